/* The tables of commands and options: what the program reads, and what --help says of it. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <starcoach/date.h>
#include <starcoach/error.h>

typedef enum OptionId {
    OPTION_QUESTION, OPTION_SHAPE, OPTION_AS, OPTION_JSONL, OPTION_FAIL_UNDER, OPTION_EXPLAIN, OPTION_PACE, OPTION_TAKES,
    OPTION_TODAY,
    OPTION_COMPETENCY, OPTION_TEMPLATE, OPTION_POLISH, OPTION_WIDTH, OPTION_OUTPUT, OPTION_COLOR, OPTION_QUIET, OPTION_ASCII,
    OPTION_PLAIN, OPTION_HELP, OPTION_VERSION, OPTION_COUNT
} OptionId;

#define OPTION_BIT(id) (1u << (id))

typedef enum ValueKind { /* what a value, or a command's word, names: for the shell that completes it */
    VALUE_FREE, VALUE_FORM, VALUE_COLOUR, VALUE_QUESTION, VALUE_SHAPE, VALUE_COMPETENCY, VALUE_RULE, VALUE_FILE, VALUE_ANSWER /* draft or file */,
    VALUE_DRAFT_VERB /* of the command drafts, and what follows it */, VALUE_TEMPLATE /* where --template was given */
} ValueKind;

typedef struct OptionRow {
    OptionId id;
    const char *name;     /* long */
    char letter;          /* short; 0: none */
    const char *argument; /* NULL: takes none */
    const char *help;
    ValueKind value;
} OptionRow;

typedef struct Options {
    const char *question, *shape, *as, *competency, *output;
    bool jsonl, explain, template, polish, quiet, ascii, plain, help, version;
    int colour;     /* 0 auto, 1 always, 2 never */
    int fail_under; /* -1: not asked for */
    size_t width;   /* 0: the standard one */
    double pace;    /* 0: not given */
    int takes;      /* timed takes behind it; 0: none */
    Date today;     /* year 0: not given */
    const char **words; /* what is no option, in order */
    size_t word_count;
} Options;

typedef struct CommandRow {
    const char *name;
    const char *usage; /* after "starcoach" */
    const char *help;  /* one line */
    const char *more;  /* a paragraph; NULL */
    unsigned options;  /* OPTION_BITs */
    const char *const *formats; /* values of --as, the standard one first; NULL */
    size_t least_words, most_words;
    ValueKind word;
    bool hidden; /* for programs: not in --help */
    const char *missing; /* what is missing where there are fewer words */
    int (*run)(const Options *options);
} CommandRow;

extern const OptionRow option_rows[OPTION_COUNT];
extern const CommandRow command_rows[];
extern const size_t command_row_count;
extern const char *const colour_names[]; /* values of --color, NULL behind the last */

const CommandRow *command_named(const char *name); /* NULL */
unsigned options_allowed(const CommandRow *command); /* OPTION_BITs; NULL: of the program itself */
/* Reads what follows the command (or the program's name: command NULL). The words are the caller's argv; free `words`. */
bool options_read(const CommandRow *command, int argc, char **argv, Options *out, Error *error);
/* A pace within the limits of store.h; false where the word is none. */
bool pace_read(const char *word, double *out);
void help_print_all(Buffer *out);
void help_print(const CommandRow *command, Buffer *out);

#endif
