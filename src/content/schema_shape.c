/* Shapes, the cards of questions, competencies and target roles. */
#include "content/schemas.h"

_Static_assert(sizeof(Mark) == sizeof(YamlMark), "the bank's marks are the loader's");

static const YamlField section_fields[] = {
    FIELD(Section, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "The section's name in files and offsets."),
    FIELD(Section, label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "The heading people see."),
    FIELD(Section, role, "role", YAML_CHOICE, .flags = YAML_REQUIRED, .choices = section_role_names,
          .help = "What it does in the answer; rules speak of roles."),
    FIELD(Section, share, "share", YAML_INTEGER, .flags = YAML_REQUIRED, .least = 0, .most = 100,
          .help = "Percent of the time; all shares of a shape make 100."),
    FIELD(Section, group, "group", YAML_ID, .flags = YAML_REQUIRED, .help = "The group it is counted in."),
    FIELD(Section, learning, "learning", YAML_BOOL, .help = "True where it counts as learning."),
    FIELD(Section, optional, "optional", YAML_BOOL, .help = "True where its absence costs nothing."),
    FIELD(Section, ask, "ask", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "The question it puts to the person."),
    FIELD(Section, tip, "tip", YAML_STRING, .help = "One line of advice."),
    STRINGS_FIELD(Section, answers, "answers", .help = "Earlier sections it must answer, shown beside it."),
    STRINGS_FIELD(Section, was, "was", .help = "Earlier ids of this section."),
};
static const YamlSchema section_schema = {SCHEMA("section", Section, section_fields), SCHEMA_MARK(Section, mark)};

static const YamlField group_fields[] = {
    FIELD(Group, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "The group's name in sections and rules."),
    FIELD(Group, label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What people see."),
    FIELD(Group, most, "most", YAML_INTEGER, .least = 0, .most = 100, .help = "At most so many percent of the time."),
    FIELD(Group, least, "least", YAML_INTEGER, .least = 0, .most = 100, .help = "At least so many percent."),
    FIELD(Group, aim, "aim", YAML_INTEGER, .least = 0, .most = 100, .help = "The share to aim at."),
};
static const YamlSchema group_schema = {SCHEMA("group", Group, group_fields), SCHEMA_MARK(Group, mark)};

static const YamlField act_fields[] = {
    FIELD(Act, label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What people see."),
    STRINGS_FIELD(Act, sections, "sections", .help = "Its sections in order; none: the story step."),
};
static const YamlSchema act_schema = {SCHEMA("act", Act, act_fields), SCHEMA_MARK(Act, mark)};

static const YamlField seconds_fields[] = {
    FIELD(SecondsBand, least, "least", YAML_INTEGER, .flags = YAML_REQUIRED, .least = 1, .most = 3600, .help = "Shortest good time."),
    FIELD(SecondsBand, most, "most", YAML_INTEGER, .flags = YAML_REQUIRED, .least = 1, .most = 3600, .help = "Longest good time."),
};
static const YamlSchema seconds_schema = {SCHEMA("band of seconds", SecondsBand, seconds_fields)};

static const YamlField shape_fields[] = {
    VERSION_FIELD(ShapeFile),
    FIELD(ShapeFile, shape.id, "id", YAML_ID, .flags = YAML_REQUIRED, .help = "The shape's name."),
    FIELD(ShapeFile, shape.label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What people see."),
    FIELD(ShapeFile, shape.revision, "revision", YAML_INTEGER, .least = 1, .most = 1e6, .standard = "1",
          .help = "Grows when sections are renamed or dropped."),
    FIELD(ShapeFile, shape.seconds, "seconds", YAML_STRUCT, .flags = YAML_REQUIRED, .schema = &seconds_schema,
          .help = "The band for the whole answer, in seconds."),
    FIELD(ShapeFile, shape.thin, "thin", YAML_INTEGER, .least = 0, .most = 100,
          .help = "Percent of its share of the shortest time that makes a section ready."),
    FIELD(ShapeFile, shape.minutes, "minutes", YAML_INTEGER, .least = 1, .most = 600, .standard = "15",
          .help = "About how many minutes the walk takes."),
    FIELD(ShapeFile, shape.story, "story", YAML_BOOL, .help = "True where the walk begins with choosing a story."),
    FIELD(ShapeFile, shape.rubric, "rubric", YAML_ID, .flags = YAML_REQUIRED, .help = "The rubric's id."),
    ITEMS_FIELD(ShapeFile, shape.groups, shape.group_count, "groups", group_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "Sections that are shown and measured together."),
    ITEMS_FIELD(ShapeFile, shape.acts, shape.act_count, "acts", act_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "The stretches of the walk."),
    ITEMS_FIELD(ShapeFile, shape.sections, shape.section_count, "sections", section_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "The steps of the answer, in order."),
};
const YamlSchema shape_file_schema = {SCHEMA("shape", ShapeFile, shape_fields), .extensible = true, SCHEMA_MARK(ShapeFile, shape.source.line)};

static const YamlField question_fields[] = {
    FIELD(Question, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "The question's name on the command line."),
    FIELD(Question, title, "title", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "Its short title."),
    FIELD(Question, ask, "ask", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "As the interviewer says it."),
    STRINGS_FIELD(Question, competencies, "competencies", .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What it asks for."),
    FIELD(Question, shape, "shape", YAML_ID, .flags = YAML_REQUIRED, .help = "The shape of its answer."),
};
static const YamlSchema question_schema = {SCHEMA("question", Question, question_fields), .extensible = true, SCHEMA_MARK(Question, source.line)};

static const YamlField questions_fields[] = {
    VERSION_FIELD(QuestionsFile),
    ITEMS_FIELD(QuestionsFile, questions, question_count, "questions", question_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "The cards."),
};
const YamlSchema questions_file_schema = {SCHEMA("questions", QuestionsFile, questions_fields)};

static const YamlField competency_fields[] = {
    FIELD(Competency, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "The competency's name."),
    FIELD(Competency, label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What people see."),
    FIELD(Competency, meaning, "meaning", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What it means, one sentence."),
    STRINGS_FIELD(Competency, phrases, "phrases", .help = "Phrases that show it in an answer."),
};
static const YamlSchema competency_schema = {SCHEMA("competency", Competency, competency_fields),
                                             .extensible = true, SCHEMA_MARK(Competency, source.line)};

static const YamlField competencies_fields[] = {
    VERSION_FIELD(CompetenciesFile),
    ITEMS_FIELD(CompetenciesFile, competencies, competency_count, "competencies", competency_schema,
                .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "The competencies."),
};
const YamlSchema competencies_file_schema = {SCHEMA("competencies", CompetenciesFile, competencies_fields)};

static const YamlField role_fields[] = {
    VERSION_FIELD(RoleFile),
    FIELD(RoleFile, role.id, "id", YAML_ID, .flags = YAML_REQUIRED, .help = "The target role's name."),
    FIELD(RoleFile, role.label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What people see."),
    STRINGS_FIELD(RoleFile, role.also, "also", .help = "Other words that people call such a job by; typing one finds it."),
    STRINGS_FIELD(RoleFile, role.competencies, "competencies", .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What it asks for."),
    FIELD(RoleFile, role.advice, "advice", YAML_STRING, .help = "What to bear in mind when choosing the story."),
};
const YamlSchema role_file_schema = {SCHEMA("target role", RoleFile, role_fields), .extensible = true, SCHEMA_MARK(RoleFile, role.source.line)};
