/* Rules and rubrics: the files in rules/ and rubrics/. */
#include "content/schemas.h"

static const char *const place_names[] = {"any", "first", "last", NULL};
static const char *const about_names[] = {"substance", "form", NULL};

static const YamlField rule_example_fields[] = {
    FIELD(RuleExample, text, "text", YAML_STRING, .help = "A text for the first of the rule's roles."),
    {.key = "texts",
     .type = YAML_WORD_PAIRS,
     .offset = offsetof(RuleExample, texts),
     .count_offset = offsetof(RuleExample, text_count),
     .help = "Texts by role."},
    FIELD(RuleExample, when, "when", YAML_STRING, .help = "The story's date; today is 2026-01-15."),
    FIELD(RuleExample, kind, "kind", YAML_STRING, .help = "The story's kind."),
    FIELD(RuleExample, reach, "reach", YAML_STRING, .help = "How far it reached."),
    FIELD(RuleExample, repaired, "repaired", YAML_STRING, .help = "Whether it was put right."),
    FIELD(RuleExample, doubts, "doubts", YAML_STRING, .help = "Doubts about it."),
    FIELD(RuleExample, times, "times", YAML_INTEGER, .least = 1, .most = 1000, .standard = "1", .help = "How often the text is repeated."),
};
static const YamlSchema rule_example_schema = {SCHEMA("example", RuleExample, rule_example_fields), SCHEMA_MARK(RuleExample, mark)};

static const YamlField rule_examples_fields[] = {
    ITEMS_FIELD(RuleExamples, fires, fires_count, "fires", rule_example_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "What must fire the rule."),
    ITEMS_FIELD(RuleExamples, silent, silent_count, "silent", rule_example_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "What must not."),
};
static const YamlSchema rule_examples_schema = {SCHEMA("pair of lists of examples", RuleExamples, rule_examples_fields)};

static const YamlField rule_fields[] = {
    FIELD(Rule, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "The subject, a full stop, the point: \"blame.cause\"."),
    FIELD(Rule, kind, "kind", YAML_CHOICE, .flags = YAML_REQUIRED, .choices = rule_kind_names, .help = "How it looks."),
    FIELD(Rule, severity, "severity", YAML_CHOICE, .flags = YAML_REQUIRED, .choices = severity_names, .help = "How grave it is."),
    STRINGS_FIELD(Rule, roles, "roles", .help = "The sections it looks into, by role; none: all."),
    STRINGS_FIELD(Rule, beside, "beside", .help = "Roles it looks into too: in text that was cut, or missing without signs."),
    FIELD(Rule, label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What holds where it does not fire."),
    STRINGS_FIELD(Rule, beyond, "beyond", .help = "Rules it goes beyond: one praise, or one remark, is enough for both."),
    STRINGS_FIELD(Rule, phrases, "phrases", .help = "What it looks for."),
    STRINGS_FIELD(Rule, with, "with", .help = "The second set of phrases, for the kinds that need one."),
    STRINGS_FIELD(Rule, unless, "unless", .help = "Excuses a match in its sentence; ratio: makes up for so many `words`."),
    STRINGS_FIELD(Rule, signs, "signs", .help = "In text that was cut: what a sentence of doubtful place must hold to count."),
    STRINGS_FIELD(Rule, parts, "parts", .help = "Begins another part of a sentence: parts are counted then."),
    STRINGS_FIELD(Rule, quotes, "quotes", .help = "The words that a missing thing should stand beside: quoted where it is missing."),
    FIELD(Rule, quoted, "quoted", YAML_BOOL, .help = "True: fires only where one of its quotes is found."),
    FIELD(Rule, at_least, "at_least", YAML_INTEGER, .least = 1, .most = 1000, .standard = "1", .help = "How many it takes."),
    FIELD(Rule, words, "words", YAML_INTEGER, .least = 0, .most = 10000, .help = "A number of words: empty, near, ratio, sentence."),
    FIELD(Rule, place, "place", YAML_CHOICE, .choices = place_names, .help = "Which sentence: first or last."),
    FIELD(Rule, lacks, "lacks", YAML_BOOL, .help = "True: fires where the sentence holds no match."),
    FIELD(Rule, of, "of", YAML_STRING, .help = "Of what: a group, learning or a role; examples, question or itself."),
    FIELD(Rule, below, "below", YAML_INTEGER, .least = 0, .most = 100, .help = "Fires under so many percent."),
    FIELD(Rule, not_below, "not_below", YAML_INTEGER, .least = 0, .most = 100, .help = "But not under so many."),
    FIELD(Rule, over, "over", YAML_INTEGER, .least = 0, .most = 1000, .help = "Fires over so many percent."),
    FIELD(Rule, most, "most", YAML_NUMBER, .least = 0, .most = 1, .help = "The share from which it fires, 0 to 1."),
    FIELD(Rule, fact, "fact", YAML_STRING, .help = "A fact of the story."),
    STRINGS_FIELD(Rule, is, "is", .help = "The values it fires on."),
    FIELD(Rule, age_over, "age_over", YAML_INTEGER, .least = 0, .most = 1200, .help = "Older than so many months."),
    FIELD(Rule, age_to, "age_to", YAML_INTEGER, .least = 0, .most = 1200, .help = "Up to so many months."),
    FIELD(Rule, message, "message", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What, in one sentence."),
    FIELD(Rule, why, "why", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "Why interviewers mind."),
    FIELD(Rule, fix, "fix", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What to do."),
    FIELD(Rule, evidence, "evidence", YAML_STRING, .help = "measured, read or ours, and the source."),
    FIELD(Rule, criterion, "criterion", YAML_ID, .help = "Where it takes points in shapes that do not name it."),
    FIELD(Rule, cost, "cost", YAML_INTEGER, .least = 0, .most = 100, .help = "How many."),
    FIELD(Rule, examples, "examples", YAML_STRUCT, .flags = YAML_REQUIRED, .schema = &rule_examples_schema, .help = "Texts that must fire it and texts that must not."),
};
static const YamlSchema rule_schema = {SCHEMA("rule", Rule, rule_fields), .extensible = true, SCHEMA_MARK(Rule, source.line)};

static const YamlField rules_fields[] = {
    VERSION_FIELD(RulesFile),
    {.key = "lists",
     .type = YAML_WORD_LISTS,
     .offset = offsetof(RulesFile, lists),
     .count_offset = offsetof(RulesFile, list_count),
     .help = "Named lists of phrases, {name} in others."},
    ITEMS_FIELD(RulesFile, rules, rule_count, "rules", rule_schema, .help = "The rules."),
};
const YamlSchema rules_file_schema = {SCHEMA("rules", RulesFile, rules_fields)};

static const YamlField requirement_fields[] = {
    FIELD(Requirement, rule, "rule", YAML_ID, .flags = YAML_REQUIRED, .help = "The rule's id."),
    FIELD(Requirement, weight, "weight", YAML_INTEGER, .flags = YAML_REQUIRED, .least = 0, .most = 100, .help = "Points."),
    STRINGS_FIELD(Requirement, needs, "needs", .help = "Rules that must hold too before these points count."),
};
static const YamlSchema requirement_schema = {SCHEMA("requirement", Requirement, requirement_fields), SCHEMA_MARK(Requirement, mark)};

static const YamlField criterion_fields[] = {
    FIELD(Criterion, id, "id", YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .help = "The criterion's name."),
    FIELD(Criterion, label, "label", YAML_STRING, .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "What people see."),
    FIELD(Criterion, about, "about", YAML_CHOICE, .flags = YAML_REQUIRED, .choices = about_names, .help = "form or substance."),
    FIELD(Criterion, section, "section", YAML_ID, .help = "The section it is chiefly about."),
    FIELD(Criterion, must, "must", YAML_BOOL, .help = "Whether nothing earned here means not yet ready."),
    FIELD(Criterion, points, "points", YAML_INTEGER, .flags = YAML_REQUIRED, .least = 0, .most = 100, .help = "The sum of its weights."),
    ITEMS_FIELD(Criterion, requirements, requirement_count, "requirements", requirement_schema, .flags = YAML_REQUIRED | YAML_NOT_EMPTY,
                .help = "What earns its points."),
    ITEMS_FIELD(Criterion, flags, flag_count, "flags", requirement_schema, .help = "What takes from them."),
};
static const YamlSchema criterion_schema = {SCHEMA("criterion", Criterion, criterion_fields), SCHEMA_MARK(Criterion, mark)};

static const YamlField rubric_fields[] = {
    VERSION_FIELD(RubricFile),
    FIELD(RubricFile, rubric.id, "id", YAML_ID, .flags = YAML_REQUIRED, .help = "The rubric's name."),
    FIELD(RubricFile, rubric.ready, "ready", YAML_INTEGER, .least = 1, .most = 100, .standard = "80", .help = "From this score: ready."),
    FIELD(RubricFile, rubric.nearly, "nearly", YAML_INTEGER, .least = 1, .most = 100, .standard = "60", .help = "From this: nearly."),
    ITEMS_FIELD(RubricFile, rubric.criteria, rubric.criterion_count, "criteria", criterion_schema,
                .flags = YAML_REQUIRED | YAML_NOT_EMPTY, .help = "Its lines; their points make 100."),
};
const YamlSchema rubric_file_schema = {SCHEMA("rubric", RubricFile, rubric_fields), .extensible = true, SCHEMA_MARK(RubricFile, rubric.source.line)};
