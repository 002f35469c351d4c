/* guides/ID.yaml. */
#include "content/schemas.h"

static const YamlField example_fields[] = {
    FIELD(Example, text, "text", YAML_TEXT, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "The example as it would be said."),
    FIELD(Example, note, "note", YAML_STRING, .help = "Why it is good or poor."),
};
static const YamlSchema example_schema = {SCHEMA("example", Example, example_fields)};

static const YamlField section_guide_fields[] = {
    FIELD(SectionGuide, section, "section", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "A section of the question's shape."),
    FIELD(SectionGuide, prompt, "prompt", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "The question put to the person."),
    FIELD(SectionGuide, tip, "tip", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "One line of advice."),
    STRINGS_FIELD(SectionGuide, tips, "tips", .help = "More advice, a sentence or two each."),
    FIELD(SectionGuide, good, "good", YAML_STRUCT, .schema = &example_schema, .help = "A good example."),
    FIELD(SectionGuide, poor, "poor", YAML_STRUCT, .schema = &example_schema, .help = "A poor example."),
    FIELD(SectionGuide, difference, "difference", YAML_STRING, .help = "What makes the difference between the two."),
};
static const YamlSchema section_guide_schema = {SCHEMA("section's guide", SectionGuide, section_guide_fields),
                                                SCHEMA_MARK(SectionGuide, mark)};

static const YamlField story_guide_fields[] = {
    FIELD(StoryGuide, prompt, "prompt", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "The question put to the person."),
    FIELD(StoryGuide, tip, "tip", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "One line of advice."),
    STRINGS_FIELD(StoryGuide, tips, "tips", .help = "More advice."),
    STRINGS_FIELD(StoryGuide, good, "good", .help = "Stories worth telling, a line each."),
    STRINGS_FIELD(StoryGuide, poor, "poor", .help = "Stories to leave: \"story - the reason\"."),
};
static const YamlSchema story_guide_schema = {SCHEMA("story's guide", StoryGuide, story_guide_fields)};

static const YamlField follow_up_fields[] = {
    FIELD(FollowUp, ask, "ask", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What an interviewer would ask next."),
    STRINGS_FIELD(FollowUp, when, "when", .help = "Rules of which one must have fired; none: a general question."),
};
static const YamlSchema follow_up_schema = {SCHEMA("follow-up", FollowUp, follow_up_fields), SCHEMA_MARK(FollowUp, mark)};

static const YamlField story_facts_fields[] = {
    FIELD(StoryFacts, title, "title", YAML_STRING, .help = "The story in one line."),
    FIELD(StoryFacts, when, "when", YAML_STRING, .help = "YYYY or YYYY-MM."),
    FIELD(StoryFacts, kind, "kind", YAML_CHOICE, .choices = story_kind_names, .help = "What kind of slip."),
    FIELD(StoryFacts, reach, "reach", YAML_CHOICE, .choices = story_reach_names, .help = "How far it reached."),
    FIELD(StoryFacts, repaired, "repaired", YAML_CHOICE, .choices = story_repaired_names, .help = "Whether it was put right."),
    FIELD(StoryFacts, doubts, "doubts", YAML_CHOICE, .choices = story_doubts_names, .help = "Doubts of honesty or safety, or a major incident."),
    STRINGS_FIELD(StoryFacts, competencies, "competencies", .help = "The competencies it shows."),
};
static const YamlSchema story_facts_schema = {SCHEMA("story", StoryFacts, story_facts_fields)};

static const YamlField model_section_fields[] = {
    FIELD(ModelSection, section, "section", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "A section of the shape."),
    FIELD(ModelSection, text, "text", YAML_TEXT, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "As it would be said."),
};
static const YamlSchema model_section_schema = {SCHEMA("section of the model", ModelSection, model_section_fields),
                                                SCHEMA_MARK(ModelSection, mark)};

static const YamlField model_fields[] = {
    STRINGS_FIELD(Model, roles, "roles", .help = "Target roles that its story is near to."),
    FIELD(Model, story, "story", YAML_STRUCT, .schema = &story_facts_schema, .help = "The facts of its story."),
    ITEMS_FIELD(Model, sections, section_count, "sections", model_section_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "Its text, section by section."),
};
static const YamlSchema model_schema = {SCHEMA("model answer", Model, model_fields)};

static const YamlField guide_fields[] = {
    VERSION_FIELD(GuideFile),
    FIELD(GuideFile, guide.id, "id", YAML_ID, .flags = YAML_REQUIRED, .help = "The question's id; the file is named after it."),
    STRINGS_FIELD(GuideFile, guide.wants, "wants", .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What the interviewer is after."),
    STRINGS_FIELD(GuideFile, guide.never, "never", .help = "What they never want to hear, and why."),
    FIELD(GuideFile, guide.neighbours, "neighbours", YAML_STRING, .help = "How it differs from the questions near it."),
    FIELD(GuideFile, guide.story, "story", YAML_STRUCT, .schema = &story_guide_schema, .help = "Advice for choosing the story."),
    STRINGS_FIELD(GuideFile, guide.roles, "roles", .help = "Target roles that the good examples are near to."),
    ITEMS_FIELD(GuideFile, guide.sections, guide.section_count, "sections", section_guide_schema,
                .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "Advice, section by section."),
    ITEMS_FIELD(GuideFile, guide.follow_ups, guide.follow_up_count, "follow_ups", follow_up_schema, .help = "What is asked next."),
    FIELD(GuideFile, guide.model, "model", YAML_STRUCT, .schema = &model_schema, .help = "A whole answer that meets every target."),
};
const YamlSchema guide_file_schema = {SCHEMA("guide", GuideFile, guide_fields), .extensible = true, SCHEMA_MARK(GuideFile, guide.source.line)};
