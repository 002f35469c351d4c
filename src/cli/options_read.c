/* Reading options: getopt_long over the table, with our own words where something is off. */
#include "base/memory.h"
#include "base/messages.h"
#include "cli/options.h"
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

static bool take_pace(const Reading *reading, const char *value) {
    char *end;
    double pace = strtod(value, &end);
    if (*value == '\0' || *end != '\0' || !isfinite(pace) || pace < SETTINGS_PACE_LEAST || pace > SETTINGS_PACE_MOST)
        return bad_value(reading, OPTION_PACE, value, MSG_CLI_PACE_RANGE);
    reading->out->pace = pace;
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
    case OPTION_OUTPUT: out->output = value; break;
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
    case OPTION_PACE: fine = take_pace(reading, value); break;
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

/* getopt's tables, made of ours: all options, so that one of another command can be told from an unknown one. */
typedef struct GetoptTables {
    struct option longs[OPTION_COUNT + 1];
    char shorts[2 + 2 * OPTION_COUNT + 1];
} GetoptTables;

static GetoptTables getopt_tables(void) {
    GetoptTables tables = {0};
    size_t at = 0;
    tables.shorts[at++] = ':';
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        tables.longs[i] = (struct option){row->name, row->argument ? required_argument : no_argument, NULL, LONG_BASE + i};
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

/* An option that is none of ours, or has a value that it does not take. */
static bool refuse_option(const Reading *reading, char **argv) {
    const char *word = argv[optind - 1];
    if (optopt >= LONG_BASE)
        return error_set(reading->error, ERROR_USAGE, MSG_CLI_TAKES_NONE, option_rows[optopt - LONG_BASE].name);
    const char letter[] = {'-', (char)optopt, '\0'};
    error_set(reading->error, ERROR_USAGE, MSG_CLI_UNKNOWN_OPTION, optopt > 0 ? letter : word);
    return see_help(reading);
}

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
    return true;
}

bool options_read(const CommandRow *command, int argc, char **argv, Options *out, Error *error) {
    *out = (Options){.fail_under = -1};
    const Reading reading = {command, out, error};
    const GetoptTables tables = getopt_tables();
    optind = 1;
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1;) {
        if (code == '?')
            return refuse_option(&reading, argv);
        int id = option_of(code == ':' ? optopt : code);
        if (code == ':')
            return error_set(error, ERROR_USAGE, MSG_CLI_NEEDS_VALUE, option_rows[id].name);
        if (!(options_allowed(command) & OPTION_BIT(id)))
            return error_set(error, ERROR_USAGE, MSG_CLI_NOT_HERE, option_rows[id].name, command ? command->name : MSG_CLI_PROGRAM);
        if (!take_value(&reading, (OptionId)id, optarg))
            return false;
    }
    out->word_count = (size_t)(argc - optind);
    out->words = memory_array(out->word_count + 1, sizeof *out->words);
    for (size_t i = 0; i < out->word_count; i++)
        out->words[i] = argv[optind + (int)i];
    return check_words(&reading);
}
