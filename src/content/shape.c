/* Looking into shapes, guides and rules. */
#include <starcoach/bank.h>
#include <string.h>

/* Most differ in their first letter. */
static bool is_alike(const char *a, const char *b) {
    for (; *a && ascii_lower(*a) == ascii_lower(*b); a++)
        b++;
    return *a == *b;
}

static bool strings_hold(const Strings *strings, const char *string) {
    for (size_t i = 0; i < strings->count; i++) {
        if (is_alike(strings->items[i], string))
            return true;
    }
    return false;
}

const Section *shape_section(const Shape *shape, const char *id) {
    for (size_t i = 0; i < shape->section_count; i++) {
        const Section *section = &shape->sections[i];
        if (is_alike(section->id, id) || is_alike(section->label, id))
            return section;
    }
    for (size_t i = 0; i < shape->section_count; i++) {
        if (strings_hold(&shape->sections[i].was, id))
            return &shape->sections[i];
    }
    return NULL;
}

const Section *shape_section_of_role(const Shape *shape, SectionRole role) {
    for (size_t i = 0; i < shape->section_count; i++) {
        if (shape->sections[i].role == (int)role)
            return &shape->sections[i];
    }
    return NULL;
}

size_t shape_section_index(const Shape *shape, const Section *section) {
    return (size_t)(section - shape->sections);
}

const Group *shape_group(const Shape *shape, const char *id) {
    for (size_t i = 0; i < shape->group_count; i++) {
        if (strcmp(shape->groups[i].id, id) == 0)
            return &shape->groups[i];
    }
    return NULL;
}

bool shape_has_learning(const Shape *shape) {
    for (size_t i = 0; i < shape->section_count; i++) {
        if (shape->sections[i].learning)
            return true;
    }
    return false;
}

static bool names_role(const Strings *roles, const TargetRole *role) {
    for (size_t i = 0; i < roles->count; i++)
        if (strcmp(roles->items[i], role->id) == 0)
            return true;
    return false;
}

const char *guide_near_example(const Guide *guide, const char *section_id, const TargetRole *role) {
    if (!role || names_role(&guide->roles, role) || !names_role(&guide->model.roles, role))
        return NULL;
    for (size_t i = 0; i < guide->model.section_count; i++)
        if (strcmp(guide->model.sections[i].section, section_id) == 0)
            return guide->model.sections[i].text;
    return NULL;
}

const SectionGuide *guide_section(const Guide *guide, const char *section_id) {
    for (size_t i = 0; i < guide->section_count; i++) {
        if (strcmp(guide->sections[i].section, section_id) == 0)
            return &guide->sections[i];
    }
    return NULL;
}

const char *guide_example(const Guide *guide, const char *section_id, const TargetRole *role) {
    const char *near = guide_near_example(guide, section_id, role);
    const SectionGuide *section = guide_section(guide, section_id);
    return near || !section ? near : section->good.text;
}

bool rule_goes_beyond(const Rule *rule, const Rule *other) {
    for (size_t i = 0; i < rule->beyond.count; i++)
        if (strcmp(rule->beyond.items[i], other->id) == 0)
            return true;
    return false;
}
