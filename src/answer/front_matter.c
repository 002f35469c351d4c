#include "answer/front_matter.h"

#include "base/messages.h"
#include "yaml/yaml.h"

#include <stddef.h>

/* One id or several, with their places. */
typedef struct Ids {
    const char **items;
    size_t count;
    YamlMark *marks;
} Ids;

/* The file's keys as the YAML engine fills them in. */
typedef struct Keys {
    Ids question, shape, role;
    const char *title;
    Date when;
    int kind, reach, repaired, doubts;
    Ids competencies;
} Keys;

#define IDS(name, member)                                                                                              \
    {                                                                                                                  \
        .key = name, .type = YAML_STRINGS, .offset = offsetof(Keys, member.items),                                     \
        .count_offset = offsetof(Keys, member.count), .marks_offset = offsetof(Keys, member.marks)                     \
    }
#define CHOICE(name, names)                                                                                            \
    { .key = #name, .type = YAML_CHOICE, .offset = offsetof(Keys, name), .choices = names }

static const YamlField fields[] = {
    IDS("question", question),
    IDS("shape", shape),
    IDS("role", role),
    {.key = "title", .type = YAML_STRING, .offset = offsetof(Keys, title)},
    {.key = "when", .type = YAML_DATE, .offset = offsetof(Keys, when)},
    CHOICE(kind, story_kind_names),
    CHOICE(reach, story_reach_names),
    CHOICE(repaired, story_repaired_names),
    CHOICE(doubts, story_doubts_names),
    IDS("competencies", competencies),
};

static const YamlSchema schema = {
    .name = "front matter", .size = sizeof(Keys), .fields = fields, .field_count = sizeof fields / sizeof fields[0]};

/* The opening line, blank ones and comments are no document: the engine need not see them. */
static bool is_blank(Slice text) {
    for (Slice line; slice_next_line(&text, &line);) {
        line = slice_trim(line);
        if (line.size && line.data[0] != '#' && !slice_is(line, "---"))
            return false;
    }
    return true;
}

static PlacedId placed(const Ids *ids, size_t index) {
    return (PlacedId){ids->items[index], ids->marks[index].line, ids->marks[index].column};
}

static bool take_one(const Ids *ids, const char *key, const char *name, PlacedId *out, Error *error) {
    if (ids->count == 0)
        return true;
    *out = placed(ids, ids->count - 1);
    return ids->count == 1 ||
           error_at(error, ERROR_INVALID, name, out->line, out->column, MSG_ANSWER_FRONT_MATTER_ONE, key);
}

static bool load(const char *name, Slice text, Arena *arena, Keys *keys, Error *error) {
    ErrorList errors = {0};
    bool loaded = yaml_load(&schema, name, text, NULL, arena, keys, &errors);
    if (!loaded && error && errors.count) {
        error_list_sort(&errors);
        error_clear(error);
        *error = errors.items[0];
        errors.items[0] = (Error){0};
    }
    error_list_clear(&errors);
    return loaded;
}

bool front_matter_read(const char *name, Slice file, Span span, Arena *arena, FrontMatter *out, Error *error) {
    *out = (FrontMatter){0};
    Slice text = slice_part(file, span);
    if (is_blank(text))
        return true;
    Keys keys = {0};
    if (!load(name, text, arena, &keys, error) || !take_one(&keys.question, "question", name, &out->question, error) ||
        !take_one(&keys.shape, "shape", name, &out->shape, error) ||
        !take_one(&keys.role, "role", name, &out->role, error))
        return false;
    PlacedId *competencies = arena_array(arena, keys.competencies.count, sizeof *competencies);
    for (size_t i = 0; i < keys.competencies.count; i++)
        competencies[i] = placed(&keys.competencies, i);
    out->competencies = competencies;
    out->story = (Story){.title = keys.title,
                         .when = keys.when,
                         .kind = keys.kind,
                         .reach = keys.reach,
                         .repaired = keys.repaired,
                         .doubts = keys.doubts,
                         .competencies = {.items = keys.competencies.items, .count = keys.competencies.count}};
    return true;
}
