/* The edited answer: texts and facts, changed by commands only. */
#include <starcoach/answer.h>

#include "answer/candidates.h"
#include "answer/history.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Fact {
    char *key, *value;
} Fact;

typedef struct Unplaced {
    char *label;
    Buffer text;
} Unplaced;

struct Answer {
    const Question *question;
    const Shape *shape;
    Buffer *texts; /* one for each of the shape's sections */
    Fact *facts;   /* ordered by key; none is empty */
    size_t fact_count, fact_capacity;
    Unplaced *unplaced;
    size_t unplaced_count, unplaced_capacity;
    History history;
    unsigned long version;
};

static const char role_key[] = "role";

Answer *answer_new(const Question *question, const Shape *shape) {
    Answer *answer = memory_alloc(sizeof *answer);
    answer->question = question;
    answer->shape = shape;
    answer->texts = memory_array(shape->section_count, sizeof *answer->texts);
    return answer;
}

void answer_free(Answer *answer) {
    if (!answer)
        return;
    for (size_t i = 0; i < answer->shape->section_count; i++)
        buffer_free(&answer->texts[i]);
    for (size_t i = 0; i < answer->fact_count; i++) {
        free(answer->facts[i].key);
        free(answer->facts[i].value);
    }
    for (size_t i = 0; i < answer->unplaced_count; i++) {
        free(answer->unplaced[i].label);
        buffer_free(&answer->unplaced[i].text);
    }
    free(answer->texts);
    free(answer->facts);
    free(answer->unplaced);
    history_free(&answer->history);
    free(answer);
}

const Question *answer_question(const Answer *answer) {
    return answer->question;
}

const Shape *answer_shape(const Answer *answer) {
    return answer->shape;
}

Slice answer_text(const Answer *answer, size_t section) {
    return buffer_slice(&answer->texts[section]);
}

unsigned long answer_version(const Answer *answer) {
    return answer->version;
}

static size_t count_words(Slice text) {
    size_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.size; i++) {
        bool blank = ascii_is_white(text.data[i]);
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

size_t answer_words(const Answer *answer) {
    size_t words = 0;
    for (size_t i = 0; i < answer->shape->section_count; i++)
        words += count_words(answer_text(answer, i));
    return words;
}

/* ---- Facts ---- */

/* Where the key is, or belongs. */
static size_t fact_place(const Answer *answer, const char *key, bool *found) {
    size_t at = 0;
    int order = 1;
    while (at < answer->fact_count && (order = strcmp(answer->facts[at].key, key)) < 0)
        at++;
    *found = order == 0;
    return at;
}

const char *answer_fact(const Answer *answer, const char *key) {
    bool found;
    size_t at = fact_place(answer, key, &found);
    return found ? answer->facts[at].value : "";
}

size_t answer_fact_count(const Answer *answer) {
    return answer->fact_count;
}

const char *answer_fact_key(const Answer *answer, size_t index) {
    return answer->facts[index].key;
}

static void remove_fact(Answer *answer, size_t at) {
    free(answer->facts[at].key);
    free(answer->facts[at].value);
    answer->fact_count--;
    memmove(&answer->facts[at], &answer->facts[at + 1], (answer->fact_count - at) * sizeof *answer->facts);
}

static void insert_fact(Answer *answer, size_t at, const char *key) {
    answer->facts = memory_grow(answer->facts, &answer->fact_capacity, answer->fact_count + 1, sizeof *answer->facts);
    memmove(&answer->facts[at + 1], &answer->facts[at], (answer->fact_count - at) * sizeof *answer->facts);
    answer->facts[at] = (Fact){memory_string(key), NULL};
    answer->fact_count++;
}

static char *string_from(Slice slice) {
    char *string = memory_alloc(slice.size + 1);
    if (slice.size)
        memcpy(string, slice.data, slice.size);
    return string;
}

static void put_fact(Answer *answer, Slice key_text, Slice value) {
    char *key = string_from(key_text);
    bool found;
    size_t at = fact_place(answer, key, &found);
    if (value.size == 0) {
        if (found)
            remove_fact(answer, at);
    } else {
        if (!found)
            insert_fact(answer, at, key);
        free(answer->facts[at].value);
        answer->facts[at].value = string_from(value);
    }
    free(key);
}

/* ---- Unplaced text ---- */

size_t answer_unplaced_count(const Answer *answer) {
    return answer->unplaced_count;
}

const char *answer_unplaced_label(const Answer *answer, size_t index) {
    return answer->unplaced[index].label;
}

Slice answer_unplaced_text(const Answer *answer, size_t index) {
    return buffer_slice(&answer->unplaced[index].text);
}

void answer_add_unplaced(Answer *answer, const char *label, Slice text) {
    answer->unplaced =
        memory_grow(answer->unplaced, &answer->unplaced_capacity, answer->unplaced_count + 1, sizeof *answer->unplaced);
    Unplaced *unplaced = &answer->unplaced[answer->unplaced_count++];
    *unplaced = (Unplaced){.label = memory_string(label)};
    buffer_append(&unplaced->text, text);
    answer->version++;
}

/* ---- Commands ---- */

static bool is_text(Slice text) {
    return utf8_valid_up_to(text) == text.size && (text.size == 0 || !memchr(text.data, '\0', text.size));
}

static bool check_replace(const Answer *answer, const Command *command, Error *error) {
    size_t sections = answer->shape->section_count;
    if (command->section >= sections)
        return error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_SECTION, command->section, sections);
    Slice text = answer_text(answer, command->section);
    Span span = command->span;
    if (span.start > span.end || span.end > text.size)
        return error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_SPAN, span.start, span.end, text.size);
    if (!utf8_is_border(text, span.start) || !utf8_is_border(text, span.end))
        return error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_BORDER);
    return is_text(command->text) || error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_UTF8);
}

static bool check_fact(const Command *command, Error *error) {
    if (!command->key || !*command->key)
        return error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_KEY);
    return (is_text(slice_of(command->key)) && is_text(slice_of(command->value))) ||
           error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_UTF8);
}

static bool apply_replace(Answer *answer, const Command *command, Error *error) {
    if (!check_replace(answer, command, error))
        return false;
    Buffer *text = &answer->texts[command->section];
    Slice removed = slice_part(buffer_slice(text), command->span);
    if (slice_equal(removed, command->text))
        return true;
    buffer_replace(text, command->span, history_record(&answer->history, command, removed));
    answer->version++;
    return true;
}

static bool apply_fact(Answer *answer, const Command *command, Error *error) {
    if (!check_fact(command, error))
        return false;
    Slice removed = slice_of(answer_fact(answer, command->key));
    if (slice_is(removed, command->value ? command->value : ""))
        return true;
    put_fact(answer, slice_of(command->key), history_record(&answer->history, command, removed));
    answer->version++;
    return true;
}

bool answer_apply(Answer *answer, const Command *command, Error *error) {
    return command->kind == COMMAND_FACT ? apply_fact(answer, command, error) : apply_replace(answer, command, error);
}

/* Puts one of a change's texts in the place of the other. */
static void turn_change(Answer *answer, const Change *change, Span out, Span in, size_t *section, size_t *at) {
    Slice text = history_text(&answer->history, in);
    bool fact = change->kind == COMMAND_FACT;
    if (fact)
        put_fact(answer, history_text(&answer->history, change->key), text);
    else
        buffer_replace(&answer->texts[change->section], (Span){change->at, change->at + (out.end - out.start)}, text);
    *section = fact ? SIZE_MAX : change->section;
    *at = fact ? 0 : change->at + text.size;
    answer->version++;
}

bool answer_undo(Answer *answer, size_t *section, size_t *at) {
    const Change *change = history_undo(&answer->history, true);
    if (!change)
        return false;
    for (; change; change = history_undo(&answer->history, false))
        turn_change(answer, change, change->inserted, change->removed, section, at);
    return true;
}

bool answer_redo(Answer *answer, size_t *section, size_t *at) {
    const Change *change = history_redo(&answer->history, true);
    if (!change)
        return false;
    for (; change; change = history_redo(&answer->history, false))
        turn_change(answer, change, change->removed, change->inserted, section, at);
    return true;
}

void answer_forget_steps(Answer *answer) {
    history_free(&answer->history);
}

/* ---- Views ---- */

static const UnplacedText *view_unplaced(const Answer *answer, Arena *arena) {
    const size_t count = answer_unplaced_count(answer);
    UnplacedText *unplaced = arena_array(arena, count, sizeof *unplaced);
    for (size_t i = 0; i < count; i++)
        unplaced[i] = (UnplacedText){answer_unplaced_label(answer, i), answer_unplaced_text(answer, i)};
    return unplaced;
}

AnswerView answer_view(const Answer *answer, const Bank *bank, Arena *arena) {
    AnswerView view = {.question = answer->question, .shape = answer->shape};
    view.story = answer_story(answer, 0, arena);
    const char *role = answer_fact(answer, role_key);
    view.role = bank && *role ? bank_role(bank, role) : NULL;
    SectionView *sections = arena_array(arena, answer->shape->section_count, sizeof *sections);
    for (size_t i = 0; i < answer->shape->section_count; i++)
        sections[i] = section_view_whole(answer_text(answer, i), arena);
    view.sections = sections;
    view.unplaced = view_unplaced(answer, arena);
    view.unplaced_count = answer_unplaced_count(answer);
    return view;
}

static bool take_fact(Answer *answer, const char *key, const char *value, Error *error) {
    return answer_apply(answer, &(Command){.kind = COMMAND_FACT, .key = key, .value = value, .joins = true}, error);
}

static bool take_text(Answer *answer, size_t section, const SectionView *view, Error *error) {
    Buffer text = {0};
    section_view_text(view, &text);
    Command command = {.kind = COMMAND_REPLACE,
                       .section = section,
                       .span = {0, answer->texts[section].size},
                       .text = buffer_slice(&text),
                       .joins = true};
    bool taken = answer_apply(answer, &command, error);
    buffer_free(&text);
    return taken;
}

bool answer_take_view(Answer *answer, const AnswerView *view, Error *error) {
    if (strcmp(view->shape->id, answer->shape->id) != 0)
        return error_set(error, ERROR_INVALID, MSG_ANSWER_SHAPES_DIFFER, view->shape->id, answer->shape->id);
    Arena *arena = arena_new();
    unsigned long version = answer->version;
    answer->history.sealed = true;
    bool taken = true;
    for (size_t i = 0; taken && i < answer->shape->section_count; i++)
        taken = take_text(answer, i, &view->sections[i], error);
    for (size_t i = 0; taken && story_keys[i]; i++)
        taken = take_fact(answer, story_keys[i], story_get(&view->story, story_keys[i], arena), error);
    taken = taken && take_fact(answer, role_key, view->role ? view->role->id : "", error);
    size_t section, at;
    if (!taken && answer->version != version)
        answer_undo(answer, &section, &at); /* all of it or nothing */
    answer->history.sealed = true;
    arena_free(arena);
    return taken;
}
