#include "rule_file.h"

#include <stddef.h>

#define FIELDS(table) .fields = table, .field_count = sizeof(table) / sizeof *(table)

static const char *const rule_kinds[] = {"phrase", "missing", "share", NULL};
static const char *const severities[] = {"suggestion", "warning", "error", NULL};

static const YamlField limits_fields[] = {
    {.key = "least", .type = YAML_INTEGER, .offset = offsetof(Limits, least), .least = 0, .most = 100},
    {.key = "most", .type = YAML_INTEGER, .offset = offsetof(Limits, most), .least = 0, .most = 100, .standard = "90"},
};
static const YamlSchema limits_schema = {.name = "limits", .size = sizeof(Limits), FIELDS(limits_fields)};

static const YamlField rule_fields[] = {
    {.key = "id", .type = YAML_ID, .flags = YAML_REQUIRED | YAML_UNIQUE_ID, .offset = offsetof(Rule, id)},
    {.key = "kind",
     .type = YAML_CHOICE,
     .flags = YAML_REQUIRED,
     .offset = offsetof(Rule, kind),
     .choices = rule_kinds,
     .help = "what makes it fire"},
    {.key = "severity",
     .type = YAML_CHOICE,
     .offset = offsetof(Rule, severity),
     .choices = severities,
     .standard = "warning"},
    {.key = "message", .type = YAML_STRING, .flags = YAML_NOT_EMPTY, .offset = offsetof(Rule, message)},
    {.key = "why", .type = YAML_TEXT, .offset = offsetof(Rule, why)},
    {.key = "phrases",
     .type = YAML_STRINGS,
     .flags = YAML_NOT_EMPTY,
     .offset = offsetof(Rule, phrases),
     .count_offset = offsetof(Rule, phrase_count),
     .marks_offset = offsetof(Rule, phrase_marks)},
    {.key = "words", .type = YAML_STRUCT, .offset = offsetof(Rule, words), .schema = &limits_schema},
    {.key = "seconds", .type = YAML_STRUCT_PTR, .offset = offsetof(Rule, seconds), .schema = &limits_schema},
    {.key = "weight", .type = YAML_NUMBER, .offset = offsetof(Rule, weight)},
    {.key = "gentle", .type = YAML_BOOL, .offset = offsetof(Rule, gentle)},
    {.key = "since", .type = YAML_DATE, .offset = offsetof(Rule, since)},
};
static const YamlSchema rule_schema = {
    .name = "rule", .size = sizeof(Rule), FIELDS(rule_fields), .has_mark = true, .mark_offset = offsetof(Rule, mark)};

static const YamlField file_fields[] = {
    {.key = "version",
     .type = YAML_INTEGER,
     .flags = YAML_REQUIRED,
     .offset = offsetof(RuleFile, version),
     .least = 1,
     .most = 1},
    {.key = "title", .type = YAML_STRING, .offset = offsetof(RuleFile, title)},
    {.key = "rules",
     .type = YAML_STRUCTS,
     .offset = offsetof(RuleFile, rules),
     .count_offset = offsetof(RuleFile, rule_count),
     .schema = &rule_schema},
    {.key = "syllables",
     .type = YAML_WORD_COUNTS,
     .offset = offsetof(RuleFile, syllables),
     .count_offset = offsetof(RuleFile, syllable_count),
     .least = 1,
     .most = 12},
    {.key = "contractions",
     .type = YAML_WORD_PAIRS,
     .offset = offsetof(RuleFile, contractions),
     .count_offset = offsetof(RuleFile, contraction_count)},
    {.key = "lists",
     .type = YAML_WORD_LISTS,
     .offset = offsetof(RuleFile, lists),
     .count_offset = offsetof(RuleFile, list_count)},
};
const YamlSchema rule_file_schema = {.name = "the file", .size = sizeof(RuleFile), FIELDS(file_fields)};

const char *const rule_file_whole = "version: 1\n"
                                    "title: Blame\n"
                                    "rules:\n"
                                    "  - id: blame.cause\n"
                                    "    kind: missing\n"
                                    "    severity: error\n"
                                    "    message: \"Name your part: {quote}\"\n"
                                    "    why: |\n"
                                    "      Whoever names their own part\n"
                                    "      is believed.\n"
                                    "    phrases: [my boss failed, \"they # did\"]\n"
                                    "    words: {least: 5, most: 40}\n"
                                    "    seconds:\n"
                                    "      least: 3\n"
                                    "    weight: 2.5\n"
                                    "    gentle: yes\n"
                                    "    since: 2025-03\n"
                                    "  - {id: blame.luck, kind: phrase, phrases: bad luck}\n"
                                    "syllables: {business: 2, \"being\": 2}\n"
                                    "contractions:\n"
                                    "  don't: do not\n"
                                    "  \"we'll\": we will\n"
                                    "lists:\n"
                                    "  outsiders: [the client, my (boss|manager)]\n"
                                    "  nobody: []\n";
