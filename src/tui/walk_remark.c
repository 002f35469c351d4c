/* What the coach says of the section: praise first, then one next thing. Asked on a pause or on coming to a section,
 * never mid-word. */
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/walk.h"

#include <starcoach/render.h>
#include <stdint.h>
#include <string.h>

static void set(Buffer *buffer, const char *text) {
    buffer_clear(buffer);
    buffer_append_string(buffer, text ? text : "");
}

/* Is this looked for in the section, and not only found there as it is missing where it belongs? */
static bool is_asked_here(const Rule *rule, const Section *section) {
    const char *role = section_role_names[section->role];
    bool asked = rule->roles.count == 0;
    for (size_t i = 0; i < rule->roles.count && !asked; i++)
        asked = strcmp(rule->roles.items[i], role) == 0;
    return asked;
}

/* The heaviest praise for what this part is about, else for what is looked for in it as well. */
static const Praise *first_praise(const Walk *walk, const Report *report) {
    const Section *section = walk_section(walk);
    const Praise *found = NULL;
    for (size_t i = 0; i < report->praise_count; i++) {
        const Praise *praise = &report->praise[i];
        if (praise->section != walk->section || !praise->rule->label || !is_asked_here(praise->rule, section))
            continue;
        if (praise->criterion->section && strcmp(praise->criterion->section, section->id) == 0)
            return praise;
        found = found ? found : praise;
    }
    return found;
}

/* The judge's own choice where it is here, else the gravest of this section, the dearest of these. */
static const Finding *next_finding(const Walk *walk, const Report *report) {
    if (report->next && finding_section(walk->practice->shape, report->next) == walk->section)
        return report->next;
    const Finding *found = NULL;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (finding_section(walk->practice->shape, finding) != walk->section)
            continue;
        if (!found || finding->severity > found->severity ||
            (finding->severity == found->severity && finding->cost > found->cost))
            found = finding;
    }
    return found;
}

static void say_praise(Walk *walk, const Report *report, bool unready) {
    Remark *remark = &walk->remark;
    const Praise *praise = first_praise(walk, report);
    buffer_clear(&remark->praise);
    buffer_clear(&remark->praised);
    if (praise) {
        buffer_printf(&remark->praise, MSG_TUI_PRAISE, praise->rule->label);
        set(&remark->praised, praise->words);
    } else if (report->sections[walk->section].ready && !unready) {
        buffer_append_string(&remark->praise, MSG_TUI_PART_READY);
    }
}

static void say_finding(Walk *walk, const Finding *finding) {
    Remark *remark = &walk->remark;
    remark->finding = true;
    remark->severity = finding->severity;
    set(&remark->message, finding->message);
    set(&remark->why, finding->why);
    set(&remark->fix, finding->fix);
    set(&remark->evidence, finding->rule->evidence);
    set(&remark->quote, finding->words);
    bool small = finding->severity == SEVERITY_SUGGESTION;
    buffer_printf(&remark->next, small ? MSG_TUI_NEXT_SUGGESTION : MSG_TUI_NEXT_FINDING, finding->message);
    if (finding->end > finding->start)
        editor_set_marks(walk->editor, &(InkMark){{finding->start, finding->end}, INK_MARK}, 1);
}

/* All parts are ready and the learning is too short: the part to lengthen. From the last step it is one key away. */
static void say_lengthen(Walk *walk, size_t section) {
    const Shape *shape = walk->practice->shape;
    bool last = walk->section + 1 == shape->section_count && section != walk->section;
    const char *label = shape->sections[section].label;
    if (last)
        buffer_printf(&walk->remark.next, MSG_TUI_NEXT_LENGTHEN_THERE, key_words("{walk.next}"), label);
    else
        buffer_printf(&walk->remark.next, section == walk->section ? MSG_TUI_NEXT_LENGTHEN_HERE : MSG_TUI_NEXT_LENGTHEN,
                      label);
}

/* Nothing stands against this part: on to the next. */
static void say_next_step(Walk *walk, const Report *report) {
    const Shape *shape = walk->practice->shape;
    Buffer *next = &walk->remark.next;
    size_t lengthen = walk_part_to_lengthen(report);
    bool begun = report->sections[walk->section].begun;
    walk->remark.calm = begun && !walk->remark.thin && lengthen == SIZE_MAX;
    if (lengthen != SIZE_MAX)
        say_lengthen(walk, lengthen);
    else if (!begun)
        buffer_append_string(next, key_words(MSG_TUI_NEXT_BEGIN));
    else if (walk->remark.thin)
        buffer_append_string(next, MSG_TUI_NEXT_THIN);
    else if (walk->section + 1 < shape->section_count && walk_ready_count(report) < shape->section_count)
        buffer_printf(next, MSG_TUI_NEXT_STEP, key_words("{walk.next}"), shape->sections[walk->section + 1].label);
    else
        buffer_append_string(next, key_words(MSG_TUI_NEXT_REVIEW));
}

void walk_remark(Walk *walk) {
    Remark *remark = &walk->remark;
    const Report *report = practice_judge(walk->practice, JUDGE_DRAFTING);
    walk->remarked = answer_version(walk->practice->answer);
    editor_set_marks(walk->editor, NULL, 0);
    buffer_clear(&remark->next);
    buffer_clear(&remark->quote);
    remark->finding = remark->thin = remark->calm = false;
    if (!report) {
        error_format(&walk->app->judge_error, &remark->next);
        return;
    }
    if (report->foreign) {
        buffer_clear(&remark->praise);
        buffer_clear(&remark->praised);
        buffer_append_string(&remark->next, MSG_TUI_REVIEW_FOREIGN);
        return;
    }
    bool begun = report->sections[walk->section].begun;
    remark->thin = report->sections[walk->section].thin;
    bool whole = walk_holds_whole_story(walk, report);
    const Finding *finding = begun && !whole ? next_finding(walk, report) : NULL;
    size_t lengthen = walk_part_to_lengthen(report);
    if (finding && finding->severity == SEVERITY_SUGGESTION && lengthen != SIZE_MAX && lengthen != walk->section)
        finding = NULL; /* first what the whole lacks */
    say_praise(walk, report, whole || (finding && finding->severity > SEVERITY_SUGGESTION));
    if (whole)
        buffer_printf(&remark->next, MSG_TUI_NEXT_CUT, walk_section(walk)->label, key_words("{walk.rough}"),
                      key_words("{rough.cut}"));
    else if (finding)
        say_finding(walk, finding);
    else
        say_next_step(walk, report);
}

void remark_free(Remark *remark) {
    Buffer *parts[] = {&remark->praise, &remark->praised, &remark->next, &remark->message,
                       &remark->quote,  &remark->why,     &remark->fix,  &remark->evidence};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buffer_free(parts[i]);
}
