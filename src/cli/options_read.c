/* Reading options: getopt_long over the table, with our own words where something is off. */
#include "base/memory.h"
#include "base/messages.h"
#include "cli/options.h"
#include "yaml/yaml.h"
#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <starcoach/store.h>
#include <stdlib.h>
#include <string.h>

enum { LONG_BASE = 256 };

typedef struct Reading {
    const CommandRow *command;
    Options *out;
    Error *error;
} Reading;

static bool bad_value(const Reading *reading, OptionId id, const char *value, const char *remedy) {
    error_set(reading->error, ERROR_USAGE, MSG_CLI_BAD_VALUE, value, option_rows[id].name);
    error_remedy(reading->error, "%s", remedy);
    return false;
}

static bool read_number(const char *value, long least, long most, long *out) {
    char *end;
    errno = 0;
    long number = strtol(value, &end, 10);
    if (*value == '\0' || *end != '\0' || errno != 0 || number < least || number > most)
        return false;
    *out = number;
    return true;
}

static bool take_number(const Reading *reading, OptionId id, const char *value, long least, long most, long *out) {
    if (read_number(value, least, most, out))
        return true;
    Buffer remedy = {0};
    buffer_printf(&remedy, MSG_CLI_WHOLE_NUMBER, least, most);
    bad_value(reading, id, value, buffer_string(&remedy));
    buffer_free(&remedy);
    return false;
}

static bool take_one_of(const Reading *reading, OptionId id, const char *value, const char *const *names, int *index) {
    Buffer known = {0};
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], value) == 0) {
            *index = i;
            buffer_free(&known);
            return true;
        }
        buffer_printf(&known, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    Buffer remedy = {0};
    buffer_printf(&remedy, MSG_CLI_ONE_OF, buffer_string(&known));
    bad_value(reading, id, value, buffer_string(&remedy));
    buffer_free(&remedy);
    buffer_free(&known);
    return false;
}

bool pace_read(const char *word, double *out) {
    char *end;
    double pace = strtod(word, &end);
    if (*word == '\0' || *end != '\0' || !isfinite(pace) || pace < SETTINGS_PACE_LEAST || pace > SETTINGS_PACE_MOST)
        return false;
    *out = pace;
    return true;
}

static bool take_date(const Reading *reading, const char *value) {
    Date date;
    if (!date_parse(slice_of(value), &date) || date.day == 0)
        return bad_value(reading, OPTION_TODAY, value, MSG_CLI_DATE_FORM);
    reading->out->today = date;
    return true;
}

static bool take_value(const Reading *reading, OptionId id, const char *value) {
    Options *out = reading->out;
    long number = 0;
    int index = 0;
    bool fine = true;
    switch (id) {
    case OPTION_QUESTION: out->question = value; break;
    case OPTION_SHAPE: out->shape = value; break;
    case OPTION_COMPETENCY: out->competency = value; break;
    case OPTION_OUTPUT:
        fine = *value != '\0' || bad_value(reading, id, value, MSG_CLI_NAME_FILE);
        out->output = value;
        break;
    case OPTION_JSONL: out->jsonl = true; break;
    case OPTION_EXPLAIN: out->explain = true; break;
    case OPTION_TEMPLATE: out->template = true; break;
    case OPTION_POLISH: out->polish = true; break;
    case OPTION_ASCII: out->ascii = true; break;
    case OPTION_PLAIN: out->plain = true; break;
    case OPTION_HELP: out->help = true; break;
    case OPTION_VERSION: out->version = true; break;
    case OPTION_QUIET: out->quiet = true; break;
    case OPTION_TAKES:
        fine = take_number(reading, id, value, 0, 1000000, &number);
        out->takes = (int)number;
        break;
    case OPTION_PACE: fine = pace_read(value, &out->pace) || bad_value(reading, id, value, MSG_CLI_PACE_RANGE); break;
    case OPTION_TODAY: fine = take_date(reading, value); break;
    case OPTION_AS:
        fine = take_one_of(reading, id, value, reading->command->formats, &index);
        out->as = value;
        break;
    case OPTION_COLOR:
        fine = take_one_of(reading, id, value, colour_names, &out->colour);
        break;
    case OPTION_FAIL_UNDER:
        fine = take_number(reading, id, value, 0, 100, &number);
        out->fail_under = (int)number;
        break;
    case OPTION_WIDTH:
        fine = take_number(reading, id, value, 20, 1000, &number);
        out->width = (size_t)number;
        break;
    case OPTION_COUNT: break;
    }
    return fine;
}

/* getopt's tables, made of ours: of this command alone, so that an abbreviation means one of its options. */
typedef struct GetoptTables {
    struct option longs[OPTION_COUNT + 1];
    char shorts[2 + 2 * OPTION_COUNT + 1];
} GetoptTables;

static GetoptTables getopt_tables(const CommandRow *command) {
    GetoptTables tables = {0};
    size_t at = 0, count = 0;
    tables.shorts[at++] = ':';
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        if (!(options_allowed(command) & OPTION_BIT(i)))
            continue;
        tables.longs[count++] =
            (struct option){row->name, row->argument ? required_argument : no_argument, NULL, LONG_BASE + i};
        if (!row->letter)
            continue;
        tables.shorts[at++] = row->letter;
        if (row->argument)
            tables.shorts[at++] = ':';
    }
    return tables;
}

static int option_of(int code) {
    if (code >= LONG_BASE)
        return code - LONG_BASE;
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_rows[i].letter == code)
            return i;
    }
    return -1;
}

static bool see_help(const Reading *reading) {
    if (reading->command)
        return error_remedy(reading->error, MSG_CLI_SEE_HELP_OF, reading->command->name);
    return error_remedy(reading->error, "%s", MSG_CLI_SEE_HELP);
}

/* ---- Options refused ---- */

static bool is_allowed(const Reading *reading, int id) {
    return (options_allowed(reading->command) & OPTION_BIT(id)) != 0;
}

static bool refuse_elsewhere(const Reading *reading, int id) {
    const char *place = reading->command ? reading->command->name : MSG_CLI_PROGRAM;
    return error_set(reading->error, ERROR_USAGE, MSG_CLI_NOT_HERE, option_rows[id].name, place);
}

/* The name of a long option as it was typed: without its hyphens and its value. */
static Slice typed_name(const char *word) {
    const char *name = word + strspn(word, "-");
    return (Slice){name, strcspn(name, "=")};
}

/* "--json" is no option: the forms are values of --as. NULL: the name is that of no form. */
static const char *form_named(const Reading *reading, Slice name) {
    const char *const *forms = reading->command ? reading->command->formats : NULL;
    for (; forms && *forms; forms++) {
        if (slice_equal(name, slice_of(*forms)))
            return *forms;
    }
    return NULL;
}

static bool refuse_form(const Reading *reading, const char *form) {
    error_set(reading->error, ERROR_USAGE, MSG_CLI_NO_FORM_OPTION, form);
    bool lines = is_allowed(reading, OPTION_JSONL) && strncmp(form, "json", 4) == 0;
    return error_remedy(reading->error, lines ? MSG_CLI_FORM_OR_LINES : MSG_CLI_FORM, form);
}

/* This command's options that begin like the name typed go into `near`. */
static int count_beginnings(const Reading *reading, Slice name, Buffer *near) {
    int count = 0;
    for (int i = 0; name.size > 0 && i < OPTION_COUNT; i++) {
        if (is_allowed(reading, i) && strncmp(option_rows[i].name, name.data, name.size) == 0)
            buffer_printf(near, MSG_CLI_NEAR_OPTION, count++ > 0 ? MSG_CLI_OR : "", option_rows[i].name);
    }
    return count;
}

/* The option of other commands that the name means: its own, or the beginning of no other's. -1: none. */
static int option_elsewhere(Slice name) {
    int found = -1, count = 0;
    for (int i = 0; name.size > 0 && i < OPTION_COUNT; i++) {
        if (slice_equal(name, slice_of(option_rows[i].name)))
            return i;
        if (strncmp(option_rows[i].name, name.data, name.size) == 0) {
            found = i;
            count++;
        }
    }
    return count == 1 ? found : -1;
}

static bool suggest_option(const Reading *reading, Slice name) {
    const char *names[OPTION_COUNT];
    size_t count = 0;
    Buffer typed = {0};
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (is_allowed(reading, i))
            names[count++] = option_rows[i].name;
    }
    buffer_append(&typed, name);
    const char *nearest = nearest_name(buffer_string(&typed), names, count);
    buffer_free(&typed);
    return nearest ? error_remedy(reading->error, MSG_CLI_DID_YOU_MEAN_OPTION, nearest) : see_help(reading);
}

static bool refuse_long(const Reading *reading, const char *word) {
    const Slice name = typed_name(word);
    const char *form = form_named(reading, name);
    if (form)
        return refuse_form(reading, form);
    Buffer near = {0};
    int count = count_beginnings(reading, name, &near), elsewhere = option_elsewhere(name);
    if (count > 1)
        error_set(reading->error, ERROR_USAGE, MSG_CLI_AMBIGUOUS, word, buffer_string(&near));
    buffer_free(&near);
    if (count > 1)
        return false;
    if (elsewhere >= 0)
        return refuse_elsewhere(reading, elsewhere);
    error_set(reading->error, ERROR_USAGE, MSG_CLI_UNKNOWN_OPTION, word);
    return suggest_option(reading, name);
}

/* `code`: what getopt has for the letter, negative within a character of several bytes. Then the word is told whole: it is the one that
 * getopt stands in or has just left. */
static bool refuse_letter(const Reading *reading, int code, int argc, char **argv) {
    int id = option_of(code);
    if (code > 0 && id >= 0)
        return refuse_elsewhere(reading, id);
    const char letter[] = {'-', (char)code, '\0'}, *word = letter;
    if (code < 0 || code > 127)
        word = optind < argc && argv[optind][0] == '-' ? argv[optind] : argv[optind - 1];
    error_set(reading->error, ERROR_USAGE, MSG_CLI_UNKNOWN_OPTION, word);
    return see_help(reading);
}

/* An option that this command does not have, or that has a value and takes none. */
static bool refuse_option(const Reading *reading, int argc, char **argv) {
    if (optopt >= LONG_BASE)
        return error_set(reading->error, ERROR_USAGE, MSG_CLI_TAKES_NONE, option_rows[optopt - LONG_BASE].name);
    return optopt != 0 ? refuse_letter(reading, optopt, argc, argv) : refuse_long(reading, argv[optind - 1]);
}

/* ---- All of them ---- */

static bool check_words(const Reading *reading) {
    const Options *out = reading->out;
    const CommandRow *command = reading->command;
    if (out->help || out->version)
        return true;
    size_t most = command ? command->most_words : 0;
    if (out->word_count > most) {
        error_set(reading->error, ERROR_USAGE, MSG_CLI_TOO_MANY, out->words[most]);
        return see_help(reading);
    }
    if (command && out->word_count < command->least_words) {
        error_set(reading->error, ERROR_USAGE, MSG_CLI_TOO_FEW, command->missing);
        return see_help(reading);
    }
    if (out->question && out->shape) {
        error_set(reading->error, ERROR_USAGE, "%s", MSG_CLI_BOTH);
        return error_remedy(reading->error, "%s", MSG_CLI_BOTH_FIX);
    }
    if (out->jsonl && out->as && strcmp(out->as, "json") != 0) {
        error_set(reading->error, ERROR_USAGE, MSG_CLI_LINES_AS, out->as);
        return error_remedy(reading->error, "%s", MSG_CLI_LINES_AS_FIX);
    }
    return true;
}

bool options_read(const CommandRow *command, int argc, char **argv, Options *out, Error *error) {
    *out = (Options){.fail_under = -1};
    const Reading reading = {command, out, error};
    const GetoptTables tables = getopt_tables(command);
    optind = 1;
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1;) {
        if (code == '?')
            return refuse_option(&reading, argc, argv);
        int id = option_of(code == ':' ? optopt : code);
        if (code == ':')
            return error_set(error, ERROR_USAGE, MSG_CLI_NEEDS_VALUE, option_rows[id].name);
        const char *form = !option_rows[id].argument ? form_named(&reading, typed_name(argv[optind - 1])) : NULL;
        if (form && code >= LONG_BASE) /* it begins the name of an option, and means another thing */
            return refuse_form(&reading, form);
        if (!take_value(&reading, (OptionId)id, optarg))
            return false;
    }
    out->word_count = (size_t)(argc - optind);
    out->words = memory_array(out->word_count + 1, sizeof *out->words);
    for (size_t i = 0; i < out->word_count; i++)
        out->words[i] = argv[optind + (int)i];
    return check_words(&reading);
}
