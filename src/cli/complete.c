/* starcoach complete: what may stand in the place of the last word given, for the shells' completions (scripts/completions/).
 * They ask the program, so that they know what it knows: its tables, the bank, the drafts. A candidate is a line, with
 * what it means behind a tab; a line ":files" asks the shell for its file names too. */
#include "base/memory.h"
#include "cli/commands.h"
#include "cli/complete_values.h"
#include <stdlib.h>
#include <string.h>

typedef struct Place {         /* where the last word stands */
    const CommandRow *command; /* NULL: the program's own options */
    unsigned given;            /* OPTION_BITs */
    const OptionRow *awaits;   /* the option whose value the last word is; NULL */
    bool ended;                /* behind "--" */
    const char **words;        /* what is no option */
    size_t word_count;
} Place;

/* By its name or, as getopt_long has it, by the beginning of one. */
static const OptionRow *option_long(const char *name, size_t size) {
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (strncmp(option_rows[i].name, name, size) == 0)
            return &option_rows[i];
    }
    return NULL;
}

static const OptionRow *option_short(char letter) {
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_rows[i].letter == letter)
            return &option_rows[i];
    }
    return NULL;
}

/* An option with a value of its own in the same word waits for none. */
static void pass_long(Place *place, const char *name) {
    size_t size = strcspn(name, "=");
    const OptionRow *row = option_long(name, size);
    if (!row)
        return;
    place->given |= OPTION_BIT(row->id);
    place->awaits = row->argument && name[size] != '=' ? row : NULL;
}

/* "-e", "-eqfailure", "-eq": the first letter that takes a value takes what follows it. */
static void pass_short(Place *place, const char *letters) {
    for (const char *at = letters; *at; at++) {
        const OptionRow *row = option_short(*at);
        if (!row)
            return;
        place->given |= OPTION_BIT(row->id);
        if (row->argument) {
            place->awaits = at[1] ? NULL : row;
            return;
        }
    }
}

static void pass_word(Place *place, const char *word) {
    if (place->awaits)
        place->awaits = NULL;
    else if (place->ended || word[0] != '-' || word[1] == '\0')
        place->words[place->word_count++] = word;
    else if (strcmp(word, "--") == 0)
        place->ended = true;
    else if (word[1] == '-')
        pass_long(place, word + 2);
    else
        pass_short(place, word + 1);
}

static void put_commands(Values *values) {
    for (size_t i = 0; i < command_row_count; i++) {
        if (!command_rows[i].hidden)
            values_put(values, command_rows[i].name, command_rows[i].help);
    }
}

/* Those that go here and were not given yet; question and shape do not go together. */
static void put_options(const Place *place, Values *values) {
    unsigned choice = OPTION_BIT(OPTION_QUESTION) | OPTION_BIT(OPTION_SHAPE);
    unsigned open = options_allowed(place->command) & ~place->given;
    if (place->given & choice)
        open &= ~choice;
    Buffer name = {0};
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!(open & OPTION_BIT(i)))
            continue;
        buffer_clear(&name);
        buffer_printf(&name, "--%s", option_rows[i].name);
        values_put(values, buffer_string(&name), option_rows[i].help);
    }
    buffer_free(&name);
}

static void put_words(const Place *place, Values *values) {
    const CommandRow *command = place->command;
    if (command && command->word == VALUE_TEMPLATE && !(place->given & OPTION_BIT(OPTION_TEMPLATE)))
        return;
    if (command && place->word_count < command->most_words)
        values_put_words(values, command->word, place->words, place->word_count);
}

static void put_candidates(const Place *place, const char *word, Values *values) {
    const char *equals = strchr(word, '=');
    bool is_option = !place->ended && word[0] == '-';
    if (place->awaits) {
        values_put_kind(values, place->awaits->value);
    } else if (is_option && word[1] == '-' && equals) {
        const OptionRow *row = option_long(word + 2, (size_t)(equals - word - 2));
        values->before = (Slice){word, (size_t)(equals + 1 - word)};
        if (row && row->argument)
            values_put_kind(values, row->value);
    } else if (is_option) {
        put_options(place, values);
    } else {
        put_words(place, values);
    }
}

/* The words before the last one: a command, then its options and words. Without a command there are only options. */
static bool read_place(const Options *options, Place *place) {
    size_t before = options->word_count - 1, at = 0;
    if (before > 0 && options->words[0][0] != '-') {
        place->command = command_named(options->words[at++]);
        if (!place->command)
            return false;
    }
    place->words = memory_array(before + 1, sizeof *place->words);
    for (; at < before; at++)
        pass_word(place, options->words[at]);
    return true;
}

int command_complete(const Options *options) {
    Place place = {0};
    const char *word = options->words[options->word_count - 1];
    Values values;
    values_begin(options, &values);
    if (options->word_count == 1 && word[0] != '-') {
        put_commands(&values);
    } else if (read_place(options, &place)) {
        values.command = place.command;
        put_candidates(&place, word, &values);
    }
    free(place.words);
    return values_end(&values);
}
