/* The loop of line mode: hear a line, do what it asks, keep, and only then say what came of it. */
#include "cli/plain_coach.h"

#include "base/clock.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "cli/plain_wait.h"

#include <stdlib.h>
#include <unistd.h>

enum { COLUMNS = 78, LOUD = 256 << 10 /* bytes gathered before they are let out */ };

/* ---- Lines ---- */

/* The length of what a key such as an arrow sends, at an escape character. */
static size_t key_size(Slice line) {
    size_t size = 1;
    if (size < line.size && line.data[size] == 'O')
        return size + 1 < line.size ? size + 2 : size + 1;
    if (size == line.size || line.data[size] != '[')
        return size;
    for (size++; size < line.size && line.data[size] >= ' ' && line.data[size] <= '?'; size++)
        ;
    return size < line.size ? size + 1 : size;
}

/* The line as text: a tab is a blank; keys and control characters are left out. False where there were any. */
static bool clean_line(Slice line, Buffer *out) {
    bool clean = true;
    for (size_t at = 0; at < line.size;) {
        uint32_t character;
        size_t size = utf8_decode(line, at, &character);
        if (character == '\t') {
            buffer_append_byte(out, ' ');
        } else if (character < ' ' || (character >= 0x7F && character < 0xA0)) {
            clean = false;
            if (character == '\033')
                size = key_size((Slice){line.data + at, line.size - at});
        } else {
            buffer_append(out, (Slice){line.data + at, size});
        }
        at += size;
    }
    return clean;
}

static bool is_alike(Slice typed, const char *word) {
    return slice_equal_any_case(typed, slice_of(word));
}

/* What was asked is answered by this line; any other than yes and no means no, and is heard as what it is. Text in answer to a
 * question between two parts belongs to the second; the question comes back later. */
static bool answers(Coach *coach, Slice line) {
    void (*yes)(Coach *) = coach->asked;
    if (!yes)
        return false;
    const bool goes_on = coach->goes_on;
    Slice command;
    coach->asked = NULL;
    coach->goes_on = false;
    bool is_yes = is_alike(line, "y") || is_alike(line, "yes");
    bool is_no = line.size == 0 || is_alike(line, "n") || is_alike(line, "no");
    if (is_yes)
        yes(coach);
    else if (is_no || !goes_on)
        say(&coach->voice, MSG_PLAIN_LEFT);
    else
        coach->offered = (Date){0};
    if (goes_on && (is_yes || is_no || !command_in(line, &command)))
        walk_on_from_part(coach);
    return is_yes || is_no;
}

static void take_text(Coach *coach, Slice line) {
    Slice command;
    if (answers(coach, line))
        return;
    if (command_in(line, &command)) {
        command_run(coach, command);
        return;
    }
    if (line.size > 1 && line.data[0] == line.data[1] && (line.data[0] == ':' || line.data[0] == '/'))
        line = (Slice){line.data + 1, line.size - 1};
    else if (slice_is(line, "."))
        line.size = 0;
    coach->place->take(coach, line);
}

static void take_line(Coach *coach, Slice line) {
    if (utf8_valid_up_to(line) < line.size) {
        say(&coach->voice, MSG_PLAIN_NOT_UTF8);
        return;
    }
    Buffer text = {0};
    if (!clean_line(line, &text))
        say(&coach->voice, MSG_PLAIN_STRAY_KEYS);
    take_text(coach, slice_trim(buffer_slice(&text)));
    buffer_free(&text);
}

/* ---- The loop ---- */

void coach_go(Coach *coach, const Place *place) {
    coach->place = place;
    place->say(coach);
}

void coach_ask(Coach *coach, void (*yes)(Coach *)) {
    coach->asked = yes;
}

void coach_end(Coach *coach, Error *error) {
    if (coach->error.code == ERROR_NONE)
        coach->error = *error;
    else
        error_clear(error);
    *error = (Error){0};
    coach->done = true;
}

bool coach_speak(Coach *coach) {
    Error error = {0};
    coach_keep(coach);
    switch (voice_flush(&coach->voice, &error)) {
    case FLUSHED:
        return true;
    case FLUSH_FAILED:
        coach_end(coach, &error);
        return false;
    case FLUSH_LEAVE:
    case FLUSH_GONE:
        break;
    }
    coach->done = coach->left = true;
    return false;
}

/* A line that has come only in part when it is time to leave: text is kept, a command is not obeyed by half. */
static void take_rest(Coach *coach) {
    Slice rest = ear_rest(&coach->ear), command;
    if ((coach->place == &place_part || coach->place == &place_box) && rest.size && !command_in(rest, &command))
        take_line(coach, rest);
}

static void hear_line(Coach *coach) {
    Slice line;
    Error error = {0};
    say_prompt(&coach->voice, MSG_PLAIN_PROMPT);
    if ((!ear_is_ready(&coach->ear) || coach->voice.out.size > LOUD) && !coach_speak(coach))
        return;
    Heard heard = ear_hear(&coach->ear, &line, &error);
    if (!coach->echoes || heard != HEARD_LINE)
        say_line_end(&coach->voice);
    switch (heard) {
    case HEARD_LINE:
        take_line(coach, line);
        break;
    case HEARD_TOO_LONG:
        say(&coach->voice, MSG_PLAIN_LINE_LONG, EAR_LINE_MOST >> 20);
        break;
    case HEARD_ERROR:
        coach_end(coach, &error);
        break;
    case HEARD_LEAVE:
        take_rest(coach);
        coach->done = coach->left = true;
        break;
    case HEARD_END:
        coach->done = true;
    }
}

static void say_goodbye(Coach *coach, bool kept) {
    say_pause(&coach->voice);
    if (!kept)
        return;
    if (!coach->draft)
        say(&coach->voice, MSG_PLAIN_BYE_SHORT);
    else
        say(&coach->voice, coach_has_words(coach) ? MSG_PLAIN_BYE : MSG_PLAIN_BYE_EMPTY);
}

/* All is kept first; whether anybody still hears the last words does not matter then. */
static bool finish(Coach *coach, Error *error) {
    Error last = {0};
    if (coach->draft)
        rehearse_leave(coach);
    bool kept = coach_save(coach, &last);
    if (!kept)
        coach_end(coach, &last);
    start_welcomed(coach);
    say_goodbye(coach, kept);
    if (voice_flush(&coach->voice, &last) == FLUSH_FAILED && !coach->left)
        coach_end(coach, &last);
    error_clear(&last);
    *error = coach->error;
    return error->code == ERROR_NONE;
}

static void release(Coach *coach) {
    Buffer *buffers[] = {&coach->ear.bytes,      &coach->voice.out,       &coach->remark.rule,
                         &coach->remark.message, &coach->remark.words,    &coach->remark.why,
                         &coach->remark.fix,     &coach->remark.evidence, &coach->export_text};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_free(buffers[i]);
    coach_close(coach);
    rehearse_free(&coach->rehearsal);
    free(coach->export_path);
    judge_free(coach->judge);
    arena_free(coach->judging);
    arena_free(coach->arena);
}

/* The standard settings do as well, and are told where the person's own can't be used. */
static void load_settings(Coach *coach) {
    Error error = {0};
    ErrorList faults = {0};
    coach->keeps_settings = settings_load(coach->store, coach->arena, &coach->settings, &error);
    if (!coach->keeps_settings)
        error_list_take(&faults, &error);
    judge_check_choices(coach->bank, &coach->settings.rules, settings_file(coach->store, coach->arena), &faults);
    for (size_t i = 0; i < faults.count; i++)
        say_error(&coach->voice, MSG_PLAIN_SETTINGS, &faults.items[i]);
    error_list_clear(&faults);
}

bool plain_run(const PlainOptions *options, Error *error) {
    Coach coach = {.bank = options->bank,
                   .store = options->store,
                   .ear = {.fd = STDIN_FILENO},
                   .voice = {.fd = STDOUT_FILENO, .columns = options->width ? options->width : COLUMNS},
                   .echoes = isatty(STDIN_FILENO) == 1,
                   .today = clock_today(),
                   .arena = arena_new(),
                   .judging = arena_new()};
    load_settings(&coach);
    wait_begin();
    start_begin(&coach, options->question);
    while (!coach.done)
        hear_line(&coach);
    bool fine = finish(&coach, error);
    release(&coach);
    wait_end();
    return fine;
}
