/* A schema like those of the content files, for the tests of this room: every type of field stands in it. */
#ifndef TESTS_YAML_RULE_FILE_H
#define TESTS_YAML_RULE_FILE_H

#include "yaml/yaml.h"

typedef struct Limits {
    int least;
    int most;
} Limits;

typedef struct Rule {
    const char *id;
    int kind; /* index in rule_kinds */
    int severity;
    const char *message;
    const char *why;
    const char **phrases;
    size_t phrase_count;
    YamlMark *phrase_marks;
    Limits words;
    Limits *seconds;
    double weight;
    bool gentle;
    Date since;
    YamlMark mark;
} Rule;

typedef struct RuleFile {
    int version;
    const char *title;
    Rule *rules;
    size_t rule_count;
    YamlWordCount *syllables;
    size_t syllable_count;
    YamlWordPair *contractions;
    size_t contraction_count;
    YamlWordList *lists;
    size_t list_count;
} RuleFile;

extern const YamlSchema rule_file_schema;

/* A file that uses every key. */
extern const char *const rule_file_whole;

#endif
