/* ideas.yaml: questions that bring a story back. */
#include "content/schemas.h"

static const YamlField kind_fields[] = {
    FIELD(IdeaTopic, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "Its name in ideas."),
    FIELD(IdeaTopic, label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What people see."),
};
static const YamlSchema kind_schema = {SCHEMA("kind of slip", IdeaTopic, kind_fields),
                                       SCHEMA_MARK(IdeaTopic, source.line)};
static const YamlSchema place_schema = {SCHEMA("place", IdeaTopic, kind_fields), SCHEMA_MARK(IdeaTopic, source.line)};

static const YamlField idea_fields[] = {
    FIELD(Idea, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID,
          .help = "The idea's name: your own replaces one of the same id."),
    FIELD(Idea, kind, "kind", YAML_ID, .flags = YAML_REQUIRED, .help = "Id of a kind of slip."),
    STRINGS_FIELD(Idea, places, "places", .help = "Ids of the places it happens in; none: anywhere."),
    FIELD(Idea, ask, "ask", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
          .help = "The question, about one scene."),
};
static const YamlSchema idea_schema = {SCHEMA("idea", Idea, idea_fields), SCHEMA_MARK(Idea, source.line)};

static const YamlField ideas_fields[] = {
    VERSION_FIELD(IdeasFile),
    ITEMS_FIELD(IdeasFile, kinds, kind_count, "kinds", kind_schema, .help = "Kinds of slip."),
    ITEMS_FIELD(IdeasFile, places, place_count, "places", place_schema, .help = "Places of work, and others."),
    ITEMS_FIELD(IdeasFile, ideas, idea_count, "ideas", idea_schema, .help = "The ideas."),
};
const YamlSchema ideas_file_schema = {SCHEMA("set of ideas", IdeasFile, ideas_fields)};
