/* Choosing an answer: the drafts, newest first, or a question for a new one. */
#include "cli/plain_coach.h"

#include "answer/differences.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_QUESTION "failure"

/* ---- Beginning and going on ---- */

void coach_append_day(const Coach *coach, int64_t utc, Buffer *out) {
    const LocalTime local = clock_local(utc);
    if (date_days_between(local.date, coach->today) == 0) {
        buffer_printf(out, MSG_PLAIN_TODAY, local.hour, local.minute);
        return;
    }
    char text[11];
    date_format(local.date, text);
    buffer_append_string(out, text);
}

static void say_question(Coach *coach) {
    say_pause(&coach->voice);
    say(&coach->voice, "%s.", coach->question ? coach->question->title : coach->shape->label);
    if (coach->question)
        say(&coach->voice, MSG_PLAIN_ASK, coach->question->ask);
}

/* The aim and the way of working, to who has written nothing yet. */
static void say_welcome(Coach *coach) {
    Buffer band = {0};
    if (coach->settings.welcomed)
        return;
    append_band(coach->shape, &band);
    say(&coach->voice, MSG_PLAIN_AIM, buffer_string(&band), coach->shape->minutes);
    say(&coach->voice, MSG_PLAIN_HOW);
    buffer_free(&band);
}

void start_welcomed(Coach *coach) {
    Error error = {0};
    if (coach->settings.welcomed || !coach_has_words(coach))
        return;
    coach->settings.welcomed = true;
    if (coach->keeps_settings && !settings_save(coach->store, &coach->settings, &error))
        error_clear(&error);
}

static void say_state(Coach *coach) {
    const char *title = answer_fact(coach->answer, "title");
    size_t words = answer_words(coach->answer);
    Buffer line = {0};
    if (*title)
        buffer_printf(&line, MSG_PLAIN_GO_ON_WITH, title, words, words_of(words));
    else
        buffer_printf(&line, MSG_PLAIN_GO_ON, words, words_of(words));
    if (draft_saved(coach->draft)) {
        buffer_append_string(&line, MSG_PLAIN_GO_ON_KEPT);
        coach_append_day(coach, draft_saved(coach->draft), &line);
    }
    say(&coach->voice, "%s.", buffer_string(&line));
    buffer_free(&line);
    if (draft_recovered(coach->draft))
        say(&coach->voice, MSG_PLAIN_RECOVERED);
    if (draft_read_only(coach->draft))
        say(&coach->voice, MSG_PLAIN_READ_ONLY, draft_read_only_reason(coach->draft));
    Buffer labels = {0};
    for (size_t i = 0; i < answer_unplaced_count(coach->answer); i++)
        buffer_printf(&labels, "%s%s", i ? ", " : "", answer_unplaced_label(coach->answer, i));
    if (labels.size)
        say(&coach->voice, MSG_PLAIN_UNPLACED, buffer_string(&labels));
    buffer_free(&labels);
}

static void go_on_with(Coach *coach) {
    if (draft_conflict(coach->draft)) {
        coach_go(coach, &place_conflict);
        return;
    }
    say_question(coach);
    say_state(coach);
    walk_go_on(coach);
}

static void begin_with(Coach *coach, const Question *question) {
    Error error = {0};
    if (!coach_begin(coach, question, &error)) {
        coach_end(coach, &error);
        return;
    }
    say_question(coach);
    say_welcome(coach);
    walk_go_on(coach);
}

/* The newest draft of the question that can be opened, or a new one. */
static void begin_question(Coach *coach, const Question *question) {
    Error error = {0};
    for (size_t i = 0; i < coach->cards.count; i++) {
        const DraftCard *card = &coach->cards.items[i];
        if (card->problem || strcmp(card->question, question->id) != 0)
            continue;
        if (coach_open(coach, card->id, &error)) {
            go_on_with(coach);
            return;
        }
        error_clear(&error);
    }
    begin_with(coach, question);
}

static void list_drafts(Coach *coach) {
    Error error = {0};
    coach->cards = (DraftCards){0};
    if (!store_list(coach->store, coach->arena, &coach->cards, &error))
        say_error(&coach->voice, "", &error);
    error_clear(&error);
}

/* ---- Two texts of one answer ---- */

static void say_one_text(Coach *coach, const char *heading, const char *label, Slice text) {
    say(&coach->voice, heading, label);
    say_text(&coach->voice, slice_trim(text).size ? text : slice_of(MSG_PLAIN_CONFLICT_EMPTY));
}

static void say_differences(Coach *coach, const DraftConflict *conflict) {
    Arena *arena = arena_new();
    Differences all = answer_differences(conflict->file, conflict->journal, coach->bank, arena);
    for (size_t i = 0; i < all.count; i++) {
        say_pause(&coach->voice);
        say_one_text(coach, MSG_PLAIN_CONFLICT_FIRST, all.items[i].label, all.items[i].before);
        say_one_text(coach, MSG_PLAIN_CONFLICT_SECOND, all.items[i].label, all.items[i].after);
    }
    say_pause(&coach->voice);
    arena_free(arena);
}

static void say_conflict(Coach *coach) {
    const DraftConflict *conflict = draft_conflict(coach->draft);
    Buffer file = {0}, journal = {0}, file_day = {0}, journal_day = {0};
    coach_append_day(coach, conflict->file_saved, &file_day);
    coach_append_day(coach, conflict->journal_written, &journal_day);
    size_t words = answer_words(conflict->file), other = answer_words(conflict->journal);
    buffer_printf(&file, MSG_PLAIN_CONFLICT_FILE, buffer_string(&file_day), words, words_of(words));
    buffer_printf(&journal, MSG_PLAIN_CONFLICT_JOURNAL, buffer_string(&journal_day), other, words_of(other));
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_CONFLICT);
    say_numbered(&coach->voice, 1, buffer_string(&file));
    say_numbered(&coach->voice, 2, buffer_string(&journal));
    say_differences(coach, conflict);
    Buffer *all[] = {&file, &journal, &file_day, &journal_day};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buffer_free(all[i]);
    say(&coach->voice, MSG_PLAIN_CONFLICT_ENTER);
}

static void take_conflict(Coach *coach, Slice line) {
    Error error = {0};
    size_t number = number_in(line, 2);
    if (number == 0)
        say(&coach->voice, MSG_PLAIN_CONFLICT_ENTER);
    else if (draft_conflict_take(coach->draft, number == 2, &error))
        go_on_with(coach);
    else
        say_error(&coach->voice, "", &error);
    error_clear(&error);
}

const Place place_conflict = {"conflict", AT_CHOICE, say_conflict, take_conflict};

/* ---- The drafts ---- */

static const char *card_title(const Coach *coach, const DraftCard *card) {
    if (*card->title)
        return card->title;
    const Question *question = bank_question(coach->bank, card->question);
    return question ? question->title : card->id;
}

static void say_drafts(Coach *coach) {
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_START);
    for (size_t i = 0; i < coach->cards.count; i++) {
        const DraftCard *card = &coach->cards.items[i];
        Buffer line = {0}, day = {0};
        coach_append_day(coach, card->saved, &day);
        if (card->problem)
            buffer_printf(&line, MSG_PLAIN_START_BROKEN, card->id, card->problem);
        else
            buffer_printf(&line, *card->title ? MSG_PLAIN_START_TITLED : MSG_PLAIN_START_DRAFT, card_title(coach, card),
                          card->words, words_of(card->words), buffer_string(&day));
        say_numbered(&coach->voice, i + 1, buffer_string(&line));
        buffer_free(&line);
        buffer_free(&day);
    }
    say_numbered(&coach->voice, coach->cards.count + 1, MSG_PLAIN_START_OTHER);
    say(&coach->voice, MSG_PLAIN_START_ENTER);
}

/* An empty line takes the first. */
static size_t choice_in(Slice line, size_t most) {
    return line.size ? number_in(line, most) : 1;
}

static void take_draft(Coach *coach, Slice line) {
    size_t count = coach->cards.count, number = choice_in(line, count + 1);
    Error error = {0};
    if (number == 0)
        say(&coach->voice, MSG_PLAIN_START_NUMBER, count + 1);
    else if (number == count + 1)
        coach_go(coach, &place_questions);
    else if (coach_open(coach, coach->cards.items[number - 1].id, &error))
        go_on_with(coach);
    else
        say_error(&coach->voice, "", &error);
    error_clear(&error);
}

const Place place_drafts = {"drafts", AT_CHOICE, say_drafts, take_draft};

/* ---- The questions ---- */

static const Question *first_question(const Coach *coach) {
    const Question *first = bank_question(coach->bank, FIRST_QUESTION);
    return first || bank_question_count(coach->bank) == 0 ? first : bank_question_at(coach->bank, 0);
}

/* There are too many to be told unasked. */
static void say_questions(Coach *coach) {
    coach->listed_count = 0;
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_QUESTIONS, bank_question_count(coach->bank));
    say(&coach->voice, MSG_PLAIN_QUESTIONS_ENTER, first_question(coach)->title);
}

static bool contains(const char *text, Slice words) {
    for (Slice rest = slice_of(text); rest.size; rest = slice_part(rest, (Span){1, rest.size}))
        if (slice_starts_any_case(rest, words))
            return true;
    return false;
}

/* Whether the words stand in what the question says of itself, or in a competency it asks for. */
static bool fits(const Coach *coach, const Question *question, Slice words) {
    if (contains(question->title, words) || contains(question->ask, words) || contains(question->id, words))
        return true;
    for (size_t i = 0; i < question->competencies.count; i++) {
        const Competency *competency = bank_competency(coach->bank, question->competencies.items[i]);
        if (competency && contains(competency->label, words))
            return true;
    }
    return false;
}

static void list_fitting(Coach *coach, Slice words) {
    size_t count = bank_question_count(coach->bank);
    bool all = slice_is(words, MSG_PLAIN_QUESTIONS_ALL);
    coach->listed = arena_array(coach->arena, count, sizeof *coach->listed);
    coach->listed_count = 0;
    for (size_t i = 0; i < count; i++) {
        const Question *question = bank_question_at(coach->bank, i);
        if (all || fits(coach, question, words))
            coach->listed[coach->listed_count++] = question;
    }
}

static const Question *question_named(const Coach *coach, Slice words) {
    Buffer id = {0};
    buffer_append(&id, words);
    const Question *question = bank_question(coach->bank, buffer_string(&id));
    buffer_free(&id);
    return question;
}

static void say_listed(Coach *coach) {
    say_pause(&coach->voice);
    for (size_t i = 0; i < coach->listed_count; i++)
        say_numbered(&coach->voice, i + 1, coach->listed[i]->title);
    say(&coach->voice, MSG_PLAIN_START_ENTER);
}

/* A number of those told last, a question's id, or words: where one question only has them it is that. */
static void take_question(Coach *coach, Slice line) {
    size_t number = coach->listed_count ? choice_in(line, coach->listed_count) : 0;
    if (number == 0 && coach->listed_count && number_in(line, SIZE_MAX)) {
        say(&coach->voice, MSG_PLAIN_START_NUMBER, coach->listed_count);
        return;
    }
    const Question *question = number           ? coach->listed[number - 1]
                               : line.size == 0 ? first_question(coach)
                                                : question_named(coach, line);
    if (!question) {
        list_fitting(coach, line);
        question = coach->listed_count == 1 ? coach->listed[0] : NULL;
    }
    if (question)
        begin_with(coach, question);
    else if (coach->listed_count)
        say_listed(coach);
    else
        say(&coach->voice, MSG_PLAIN_QUESTIONS_NONE);
}

const Place place_questions = {"questions", AT_CHOICE, say_questions, take_question};

/* ---- The start ---- */

void start_begin(Coach *coach, const char *id) {
    Error error = {0};
    list_drafts(coach);
    say(&coach->voice, "%s", coach->settings.welcomed ? MSG_PLAIN_NAME_BACK : MSG_PLAIN_NAME);
    if (id) {
        begin_question(coach, bank_question(coach->bank, id));
    } else if (coach->cards.count > 0) {
        coach_go(coach, &place_drafts);
    } else if (first_question(coach)) {
        begin_with(coach, first_question(coach));
    } else {
        error_set(&error, ERROR_NOT_FOUND, "%s", MSG_PLAIN_NO_QUESTIONS);
        error_remedy(&error, "%s", MSG_PLAIN_NO_QUESTIONS_FIX);
        coach_end(coach, &error);
    }
}

void start_open_list(Coach *coach) {
    Error error = {0};
    if (!coach_save(coach, &error)) {
        say_error(&coach->voice, MSG_PLAIN_NOT_KEPT, &error);
        error_clear(&error);
        return;
    }
    start_welcomed(coach);
    coach_close(coach);
    list_drafts(coach);
    coach_go(coach, coach->cards.count > 0 ? &place_drafts : &place_questions);
}
