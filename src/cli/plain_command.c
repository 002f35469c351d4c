/* The commands: one table feeds dispatch, :help and "did you mean". */
#include "cli/plain_coach.h"

#include "base/messages.h"
#include "yaml/yaml.h"

#include <string.h>

typedef struct PlainCommand {
    const char *name;
    const char *brief; /* NULL: none */
    const char *help;
    unsigned places;           /* PlaceKinds */
    void (*run)(Coach *coach); /* or, where it takes one … */
    void (*run_with)(Coach *coach, Slice argument);
} PlainCommand;

enum {
    ANYWHERE = AT_CHOICE | AT_ANSWER | AT_IDEAS | AT_REHEARSAL,
    AT_STORIES = AT_ANSWER | AT_IDEAS,
    COMMAND_MOST = 40
};

/* ---- What they do, where no other file says it in one word ---- */

static void help(Coach *coach, Slice argument);

static void show(Coach *coach) {
    if (coach->place->kind == AT_STORY)
        story_say_facts(coach);
    else
        edit_show(coach);
}

static void clear(Coach *coach) {
    if (coach->place->kind == AT_STORY)
        story_clear_fact(coach);
    else
        edit_clear(coach);
}

static void review(Coach *coach, Slice argument) {
    if (slice_is(argument, "all"))
        review_say_all(coach);
    else
        review_say(coach);
}

static void export_as_is(Coach *coach, Slice argument) {
    export_to(coach, argument, false);
}

static void export_polished(Coach *coach, Slice argument) {
    export_to(coach, argument, true);
}

static void quit(Coach *coach) {
    coach->done = true;
}

/* ---- The table ---- */

// clang-format off
static const PlainCommand commands[] = {
    {"help",     "h",  MSG_PLAIN_HELP_HELP,     ANYWHERE,     .run_with = help},
    {"next",     "n",  MSG_PLAIN_HELP_NEXT,     AT_STORIES,   .run = walk_next},
    {"back",     "b",  MSG_PLAIN_HELP_BACK,     AT_STORIES,   .run = walk_back},
    {"go",       "g",  MSG_PLAIN_HELP_GO,       AT_STORIES,   .run_with = walk_go_named},
    {"where",    "w",  MSG_PLAIN_HELP_WHERE,    AT_ANSWER,    .run = walk_say_where},
    {"show",     "s",  MSG_PLAIN_HELP_SHOW,     AT_ANSWER,    .run = show},
    {"change",   "c",  MSG_PLAIN_HELP_CHANGE,   AT_PART,      .run_with = edit_change},
    {"drop",     "d",  MSG_PLAIN_HELP_DROP,     AT_PART,      .run_with = edit_drop},
    {"move",     "m",  MSG_PLAIN_HELP_MOVE,     AT_PART,      .run_with = rough_move},
    {"clear",    NULL, MSG_PLAIN_HELP_CLEAR,    AT_ANSWER,    .run = clear},
    {"undo",     "u",  MSG_PLAIN_HELP_UNDO,     AT_STORIES,   .run = edit_undo},
    {"redo",     NULL, MSG_PLAIN_HELP_REDO,     AT_STORIES,   .run = edit_redo},
    {"example",  "x",  MSG_PLAIN_HELP_EXAMPLE,  AT_ANSWER,    .run = word_example},
    {"why",      "y",  MSG_PLAIN_HELP_WHY,      AT_ANSWER,    .run = word_why},
    {"review",   "r",  MSG_PLAIN_HELP_REVIEW,   AT_ANSWER,    .run_with = review},
    {"text",     "t",  MSG_PLAIN_HELP_TEXT,     AT_ANSWER,    .run = review_say_text},
    {"parts",    NULL, MSG_PLAIN_HELP_PARTS,    AT_ANSWER,    .run = rough_say_parts},
    {"rough",    NULL, MSG_PLAIN_HELP_ROUGH,    AT_ANSWER,    .run = rough_begin},
    {"cut",      NULL, MSG_PLAIN_HELP_CUT,      AT_PART,      .run = rough_cut},
    {"facts",    "f",  MSG_PLAIN_HELP_FACTS,    AT_ANSWER,    .run = story_say_facts},
    {"ideas",    "i",  MSG_PLAIN_HELP_IDEAS,    AT_ANSWER,    .run = ideas_begin},
    {"kind",     NULL, MSG_PLAIN_HELP_KIND,     AT_IDEAS,     .run_with = ideas_take_kind},
    {"place",    NULL, MSG_PLAIN_HELP_PLACE,    AT_IDEAS,     .run_with = ideas_take_place},
    {"note",     NULL, MSG_PLAIN_HELP_NOTE,     AT_STORIES,   .run_with = stories_note},
    {"stories",  "l",  MSG_PLAIN_HELP_STORIES,  AT_STORIES,   .run = stories_say},
    {"about",    NULL, MSG_PLAIN_HELP_ABOUT,    AT_STORIES,   .run_with = stories_about},
    {"tell",     NULL, MSG_PLAIN_HELP_TELL,     AT_STORIES,   .run_with = stories_tell},
    {"forget",   NULL, MSG_PLAIN_HELP_FORGET,   AT_STORIES,   .run_with = stories_forget},
    {"silence",  NULL, MSG_PLAIN_HELP_SILENCE,  AT_ANSWER,    .run_with = silence_remark},
    {"hear",     NULL, MSG_PLAIN_HELP_HEAR,     AT_ANSWER,    .run_with = silence_end},
    {"points",   "p",  MSG_PLAIN_HELP_POINTS,   AT_ANSWER,    .run = review_say_points},
    {"rehearse", "a",  MSG_PLAIN_HELP_REHEARSE, AT_ANSWER,    .run = rehearse_begin},
    {"pause",    NULL, MSG_PLAIN_HELP_PAUSE,    AT_REHEARSAL, .run = rehearse_pause},
    {"stop",     NULL, MSG_PLAIN_HELP_STOP,     AT_REHEARSAL, .run = rehearse_stop},
    {"export",   "e",  MSG_PLAIN_HELP_EXPORT,   AT_ANSWER,    .run_with = export_as_is},
    {"polish",   NULL, MSG_PLAIN_HELP_POLISH,   AT_ANSWER,    .run_with = export_polished},
    {"save",     NULL, MSG_PLAIN_HELP_SAVE,     AT_ANSWER,    .run = history_mark},
    {"history",  NULL, MSG_PLAIN_HELP_HISTORY,  AT_ANSWER,    .run = history_say},
    {"restore",  NULL, MSG_PLAIN_HELP_RESTORE,  AT_ANSWER,    .run_with = history_restore},
    {"open",     "o",  MSG_PLAIN_HELP_OPEN,     AT_ANSWER,    .run = start_open_list},
    {"quit",     "q",  MSG_PLAIN_HELP_QUIT,     ANYWHERE,     .run = quit},
};
// clang-format on
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

/* ---- Finding one ---- */

static bool is_named(const char *name, Slice word) {
    return name && slice_equal_any_case(slice_of(name), word);
}

/* By name or short name, else by a beginning that is no other's. */
static const PlainCommand *command_named_so(Slice word) {
    const PlainCommand *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (is_named(commands[i].name, word) || is_named(commands[i].brief, word))
            return &commands[i];
    for (size_t i = 0; i < COMMAND_COUNT && word.size > 1; i++) {
        if (slice_starts_any_case(slice_of(commands[i].name), word)) {
            found = &commands[i];
            count++;
        }
    }
    return count == 1 ? found : NULL;
}

static Slice first_word(Slice line, Slice *rest) {
    size_t size = 0;
    while (size < line.size && line.data[size] != ' ')
        size++;
    *rest = slice_trim((Slice){line.data + size, line.size - size});
    return (Slice){line.data, size};
}

bool command_in(Slice line, Slice *out) {
    if (line.size == 0 || (line.data[0] != ':' && line.data[0] != '/'))
        return false;
    if (line.size > 1 && line.data[1] == line.data[0])
        return false;
    *out = line;
    return true;
}

const char *command_alone(Slice line) {
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (is_named(commands[i].name, line))
            return commands[i].name;
    return is_named("exit", line) || is_named("bye", line) ? "quit" : NULL;
}

static void say_unknown(Coach *coach, Slice word, char mark) {
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i].name;
    Buffer name = {0};
    buffer_append(&name, (Slice){word.data, word.size < COMMAND_MOST ? word.size : COMMAND_MOST});
    const char *nearest = nearest_name(buffer_string(&name), names, COMMAND_COUNT);
    if (nearest)
        say(&coach->voice, MSG_PLAIN_DID_YOU_MEAN, buffer_string(&name), nearest);
    else
        say(&coach->voice, MSG_PLAIN_UNKNOWN, buffer_string(&name));
    say(&coach->voice, "%s", mark == ':' ? MSG_PLAIN_TWO_COLONS : MSG_PLAIN_TWO_SLASHES);
    buffer_free(&name);
}

static void say_not_here(Coach *coach, const PlainCommand *command) {
    if (command->places == AT_IDEAS)
        say(&coach->voice, MSG_PLAIN_IDEAS_ONLY, command->name);
    else if (coach->place->kind == AT_IDEAS)
        say(&coach->voice, MSG_PLAIN_IDEAS_FIRST);
    else if (command->places == AT_REHEARSAL)
        say(&coach->voice, MSG_PLAIN_REHEARSE_ONLY, command->name);
    else if (coach->place->kind == AT_REHEARSAL)
        say(&coach->voice, MSG_PLAIN_REHEARSE_FIRST);
    else if (coach->place->kind == AT_CHOICE)
        say(&coach->voice, MSG_PLAIN_CHOOSE_FIRST);
    else
        say(&coach->voice, MSG_PLAIN_NOT_A_PART);
}

void command_run(Coach *coach, Slice line) {
    Slice argument, word = first_word((Slice){line.data + 1, line.size - 1}, &argument);
    const PlainCommand *command = command_named_so(word);
    if (command && !(command->places & AT_REHEARSAL))
        rehearse_leave(coach);
    if (!command)
        say_unknown(coach, word, line.data[0]);
    else if (!(command->places & coach->place->kind))
        say_not_here(coach, command);
    else if (command->run)
        command->run(coach);
    else
        command->run_with(coach, argument);
}

/* ---- Help ---- */

enum { NAME_COLUMNS = 16, WIDE_FROM_COLUMNS = 60 };

/* In two columns where there is room for them. */
static void say_command(Coach *coach, const PlainCommand *command) {
    Buffer mark = {0};
    buffer_printf(&mark, MSG_PLAIN_HELP_NAME, command->name);
    if (command->brief)
        buffer_printf(&mark, MSG_PLAIN_HELP_SHORT, command->brief);
    bool wide = coach->voice.columns >= WIDE_FROM_COLUMNS;
    while (wide && mark.size < NAME_COLUMNS)
        buffer_append_byte(&mark, ' ');
    if (!wide)
        say(&coach->voice, MSG_PLAIN_HELP_NARROW, buffer_string(&mark), command->help);
    else
        say_item(&coach->voice, buffer_string(&mark), "%s", command->help);
    buffer_free(&mark);
}

static void help(Coach *coach, Slice argument) {
    Slice rest, word = first_word(argument, &rest);
    if (word.size && (word.data[0] == ':' || word.data[0] == '/'))
        word = (Slice){word.data + 1, word.size - 1};
    const PlainCommand *one = word.size ? command_named_so(word) : NULL;
    if (one) {
        say_command(coach, one);
        return;
    }
    if (word.size) {
        say_unknown(coach, word, ':');
        return;
    }
    say_pause(&coach->voice);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        say_command(coach, &commands[i]);
    say(&coach->voice, MSG_PLAIN_HELP_LINES);
}
