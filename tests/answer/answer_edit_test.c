/* The edited answer: commands, undo and redo. */
#include "answer/small_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Command replace(size_t section, size_t start, size_t end, const char *text) {
    return (Command){.kind = COMMAND_REPLACE, .section = section, .span = {start, end}, .text = slice_of(text)};
}

static Command fact(const char *key, const char *value) {
    return (Command){.kind = COMMAND_FACT, .key = key, .value = value};
}

static void apply(Answer *answer, Command command) {
    assert_true(answer_apply(answer, &command, NULL));
}

static void type(Answer *answer, size_t section, const char *letters) {
    for (; *letters; letters++) {
        char letter[2] = {*letters, '\0'};
        size_t at = answer_text(answer, section).size;
        apply(answer, replace(section, at, at, letter));
    }
}

static void assert_text(const Answer *answer, size_t section, const char *expected) {
    assert_true(slice_is(answer_text(answer, section), expected));
}

static bool undo(Answer *answer) {
    size_t section, at;
    return answer_undo(answer, &section, &at);
}

static bool redo(Answer *answer) {
    size_t section, at;
    return answer_redo(answer, &section, &at);
}

/* ---- One by one ---- */

static void a_new_answer_is_empty(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    assert_null(answer_question(answer));
    assert_ptr_equal(answer_shape(answer), &small_shape);
    for (size_t i = 0; i < 3; i++)
        assert_text(answer, i, "");
    assert_int_equal(answer_words(answer), 0);
    assert_int_equal(answer_fact_count(answer), 0);
    assert_string_equal(answer_fact(answer, "when"), "");
    assert_false(undo(answer));
    assert_false(redo(answer));
    answer_free(answer);
}

static void typing_is_undone_word_by_word(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    type(answer, 0, "I sent it late.\nThen more");
    static const char *const steps[] = {
        "I sent it late.\nThen ", "I sent it late.\n", "I sent it ", "I sent ", "I ", ""};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        assert_true(undo(answer));
        assert_text(answer, 0, steps[i]);
    }
    assert_false(undo(answer));
    while (redo(answer))
        ;
    assert_text(answer, 0, "I sent it late.\nThen more");
    answer_free(answer);
}

static void no_character_is_parted(void **state) {
    (void)state;
    for (size_t start = 0; start <= 4; start++)
        for (size_t end = start; end <= 4; end++) {
            Answer *answer = answer_new(NULL, &small_shape);
            apply(answer, replace(0, 0, 0, "a\xC3\xA9z"));
            const Command command = replace(0, start, end, "-");
            assert_int_equal(answer_apply(answer, &command, NULL), start != 2 && end != 2);
            answer_free(answer);
        }
}

static void typing_elsewhere_or_after_an_undo_begins_a_step(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    type(answer, 0, "ab");
    type(answer, 1, "c");                 /* another section */
    apply(answer, replace(0, 0, 0, "x")); /* another place */
    assert_true(undo(answer));
    assert_text(answer, 0, "ab");
    assert_true(undo(answer));
    assert_text(answer, 1, "");
    type(answer, 0, "d");
    assert_true(undo(answer));
    assert_text(answer, 0, "ab");
    answer_free(answer);
}

static void what_is_pasted_is_a_step_of_its_own(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    type(answer, 0, "I ");
    apply(answer, replace(0, 2, 2, "rang them all."));
    type(answer, 0, "x");
    assert_true(undo(answer));
    assert_text(answer, 0, "I rang them all.");
    assert_true(undo(answer));
    assert_text(answer, 0, "I ");
    answer_free(answer);
}

static void a_command_that_joins_is_undone_with_the_one_before(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    apply(answer, replace(0, 0, 0, "One. Two."));
    apply(answer, replace(0, 4, 9, "")); /* move a sentence */
    Command second = replace(1, 0, 0, "Two.");
    second.joins = true;
    apply(answer, second);
    Command third = fact("when", "2025");
    third.joins = true;
    apply(answer, third);
    assert_true(undo(answer));
    assert_text(answer, 0, "One. Two.");
    assert_text(answer, 1, "");
    assert_string_equal(answer_fact(answer, "when"), "");
    assert_true(redo(answer));
    assert_text(answer, 0, "One.");
    assert_text(answer, 1, "Two.");
    assert_string_equal(answer_fact(answer, "when"), "2025");
    answer_free(answer);
}

static void undo_and_redo_tell_where_the_change_was(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    apply(answer, replace(1, 0, 0, "Nine days late."));
    apply(answer, replace(1, 5, 9, "weeks"));
    size_t section = 9, at = 9;
    assert_true(answer_undo(answer, &section, &at));
    assert_int_equal(section, 1);
    assert_int_equal(at, 9);
    assert_true(answer_redo(answer, &section, &at));
    assert_int_equal(section, 1);
    assert_int_equal(at, 10);
    apply(answer, fact("when", "2025"));
    assert_true(answer_undo(answer, &section, &at));
    assert_true(section == SIZE_MAX);
    answer_free(answer);
}

static void a_new_command_forgets_what_was_undone(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    type(answer, 0, "one two three");
    assert_true(undo(answer));
    assert_true(undo(answer));
    apply(answer, replace(0, 0, 0, "new "));
    assert_false(redo(answer));
    assert_text(answer, 0, "new one ");
    assert_true(undo(answer));
    assert_true(undo(answer));
    assert_text(answer, 0, "");
    answer_free(answer);
}

static void a_command_that_does_not_fit_changes_nothing(void **state) {
    (void)state;
    static const char nul[] = "a\0b";
    Answer *answer = answer_new(NULL, &small_shape);
    apply(answer, replace(0, 0, 0, "caf\xC3\xA9 noir"));
    unsigned long version = answer_version(answer);
    Command wrong[] = {
        replace(3, 0, 0, "x"),
        replace(0, 0, 11, "x"),
        replace(0, 5, 4, "x"),
        replace(0, 4, 4, "x"), /* within é */
        replace(0, 0, 4, ""),
        replace(0, 0, 0, "\xC3"),
        replace(0, 0, 0, "\xED\xA0\x80"),
        replace(0, 0, 0, ""),
        fact("", "x"),
        fact(NULL, "x"),
        fact("title", "\xFF"),
    };
    wrong[7].text = (Slice){nul, 3};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        Error error = {0};
        assert_false(answer_apply(answer, &wrong[i], &error));
        assert_int_equal(error.code, ERROR_INVALID);
        assert_non_null(error.message);
        error_clear(&error);
        assert_text(answer, 0, "caf\xC3\xA9 noir");
        assert_int_equal(answer_version(answer), version);
    }
    answer_free(answer);
}

static void a_command_that_changes_nothing_leaves_no_step(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    type(answer, 0, "one");
    assert_true(undo(answer));
    unsigned long version = answer_version(answer);
    apply(answer, replace(0, 0, 0, ""));
    apply(answer, fact("when", ""));
    apply(answer, fact("when", NULL));
    assert_int_equal(answer_version(answer), version);
    assert_true(redo(answer));
    assert_text(answer, 0, "one");
    answer_free(answer);
}

static void facts_are_kept_by_key_in_order(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    apply(answer, fact("when", "2025"));
    apply(answer, fact("plan", "my own"));
    apply(answer, fact("kind", "skill"));
    apply(answer, fact("when", "2024-02"));
    static const char *const keys[] = {"kind", "plan", "when"};
    assert_int_equal(answer_fact_count(answer), 3);
    for (size_t i = 0; i < 3; i++)
        assert_string_equal(answer_fact_key(answer, i), keys[i]);
    assert_string_equal(answer_fact(answer, "when"), "2024-02");
    apply(answer, fact("plan", ""));
    assert_int_equal(answer_fact_count(answer), 2);
    assert_string_equal(answer_fact(answer, "plan"), "");
    assert_true(undo(answer));
    assert_string_equal(answer_fact(answer, "plan"), "my own");
    answer_free(answer);
}

static void unplaced_text_is_kept(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    answer_add_unplaced(answer, "Motivation", slice_of("I liked it."));
    answer_add_unplaced(answer, "Wishes", slice_of(""));
    assert_int_equal(answer_unplaced_count(answer), 2);
    assert_string_equal(answer_unplaced_label(answer, 0), "Motivation");
    assert_true(slice_is(answer_unplaced_text(answer, 0), "I liked it."));
    assert_true(slice_is(answer_unplaced_text(answer, 1), ""));
    answer_free(answer);
}

/* ---- Views ---- */

static void the_view_shows_texts_and_facts(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Answer *answer = answer_new(NULL, &small_shape);
    apply(answer, replace(0, 0, 0, "\nI sent it late. \n"));
    apply(answer, fact("when", "2025-03"));
    apply(answer, fact("kind", "planning"));
    apply(answer, fact("reach", "the moon")); /* not a value: unknown */
    AnswerView view = answer_view(answer, NULL, arena);
    assert_ptr_equal(view.shape, &small_shape);
    assert_false(view.cut);
    assert_int_equal(view.sections[0].span_count, 1);
    assert_int_equal(view.sections[0].spans[0].start, 1);
    assert_int_equal(view.sections[0].spans[0].end, 16);
    assert_int_equal(view.sections[1].span_count, 0);
    assert_int_equal(view.story.when.month, 3);
    assert_int_equal(view.story.kind, KIND_PLANNING);
    assert_int_equal(view.story.reach, REACH_UNKNOWN);
    assert_int_equal(answer_words(answer), 4);
    answer_free(answer);
    arena_free(arena);
}

static void a_view_is_taken_in_one_step(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Answer *from = answer_new(NULL, &small_shape), *to = answer_new(NULL, &small_shape);
    apply(from, replace(0, 0, 0, "New action."));
    apply(from, replace(2, 0, 0, "New lesson."));
    apply(from, fact("when", "2025"));
    apply(from, fact("competencies", "planning, ownership"));
    type(to, 0, "Old");
    type(to, 1, "Old");
    apply(to, fact("kind", "skill"));
    apply(to, fact("plan", "kept"));
    AnswerView view = answer_view(from, NULL, arena);
    assert_true(answer_take_view(to, &view, NULL));
    assert_text(to, 0, "New action.");
    assert_text(to, 1, "");
    assert_text(to, 2, "New lesson.");
    assert_string_equal(answer_fact(to, "when"), "2025");
    assert_string_equal(answer_fact(to, "competencies"), "planning, ownership");
    assert_string_equal(answer_fact(to, "kind"), "");
    assert_string_equal(answer_fact(to, "plan"), "kept");
    assert_true(undo(to));
    assert_text(to, 0, "Old");
    assert_text(to, 1, "Old");
    assert_text(to, 2, "");
    assert_string_equal(answer_fact(to, "kind"), "skill");
    assert_string_equal(answer_fact(to, "when"), "");
    assert_true(redo(to));
    assert_text(to, 0, "New action.");
    assert_string_equal(answer_fact(to, "kind"), "");
    answer_free(from);
    answer_free(to);
    arena_free(arena);
}

static void a_view_that_does_not_fit_is_refused_whole(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    type(answer, 0, "Old");
    SureSpan bad = {0, 1, 1};
    SectionView sections[3] = {{.source = slice_of("")}, {.source = slice_of("\xFF"), .spans = &bad, .span_count = 1}};
    AnswerView view = {.shape = &small_shape, .sections = sections};
    assert_false(answer_take_view(answer, &view, NULL));
    assert_text(answer, 0, "Old");
    Shape other = small_shape;
    other.id = "other";
    view.shape = &other;
    Error error = {0};
    assert_false(answer_take_view(answer, &view, &error));
    assert_int_equal(error.code, ERROR_INVALID);
    assert_text(answer, 0, "Old");
    error_clear(&error);
    answer_free(answer);
}

/* ---- Any commands at all ---- */

/* A small generator, the same on every machine. */
static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 8) % below;
}

typedef struct States { /* the whole answer as text, after each change: what undo must bring back */
    char *items[600];
    size_t count;
} States;

static char *write_state(const Answer *answer) {
    Buffer out = {0};
    for (size_t i = 0; i < 3; i++) {
        buffer_append(&out, answer_text(answer, i));
        buffer_append_string(&out, "\n--\n");
    }
    for (size_t i = 0; i < answer_fact_count(answer); i++)
        buffer_printf(&out, "%s=%s\n", answer_fact_key(answer, i), answer_fact(answer, answer_fact_key(answer, i)));
    return out.data;
}

static void states_cut(States *states, size_t count) {
    while (states->count > count)
        free(states->items[--states->count]);
}

/* A place on a character border, most often the end, where people type. */
static size_t draw_place(uint32_t *seed, Slice text) {
    size_t at = draw(seed, 3) ? text.size : draw(seed, (uint32_t)text.size + 1);
    while (at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static Command draw_command(uint32_t *seed, const Answer *answer) {
    static const char *const texts[] = {"a", "b", " ", "\xC3\xA9", "\n", ".", "a whole sentence. ", "\xF0\x9F\x98\x80"};
    static const char *const keys[] = {"when", "title", "kind", "plan"};
    static const char *const values[] = {"", "one", "2025", "\xC3\xA9t\xC3\xA9"};
    Command command = {.joins = draw(seed, 6) == 0};
    if (draw(seed, 8) == 0) {
        command.kind = COMMAND_FACT;
        command.key = keys[draw(seed, 4)];
        command.value = values[draw(seed, 4)];
        return command;
    }
    command.section = draw(seed, 12) ? 0 : draw(seed, 3);
    Slice text = answer_text(answer, command.section);
    size_t one = draw_place(seed, text), other = draw(seed, 5) ? one : draw_place(seed, text);
    command.span = one < other ? (Span){one, other} : (Span){other, one};
    command.text = slice_of(draw(seed, 10) ? texts[draw(seed, 8)] : "");
    return command;
}

/* The state must be one of those before (or behind) `from`; gives its place. */
static size_t find_state(const States *states, const Answer *answer, size_t from, bool before) {
    char *now = write_state(answer);
    size_t at = from;
    do {
        assert_true(before ? at > 0 : at + 1 < states->count);
        at += before ? (size_t)-1 : 1;
    } while (strcmp(states->items[at], now) != 0);
    free(now);
    return at;
}

static size_t turn_all(Answer *answer, const States *states, size_t at, bool back) {
    while (back ? undo(answer) : redo(answer))
        at = find_state(states, answer, at, back);
    return at;
}

static void run_commands(uint32_t seed) {
    Answer *answer = answer_new(NULL, &small_shape);
    States states = {.items = {write_state(answer)}, .count = 1};
    size_t at = 0;
    while (states.count < 400) {
        if (draw(&seed, 15) == 0) {
            bool back = draw(&seed, 3) > 0;
            if (back ? undo(answer) : redo(answer))
                at = find_state(&states, answer, at, back);
            continue;
        }
        unsigned long version = answer_version(answer);
        Command command = draw_command(&seed, answer);
        apply(answer, command);
        if (answer_version(answer) == version)
            continue;
        states_cut(&states, at + 1);
        states.items[states.count++] = write_state(answer);
        at = states.count - 1;
    }
    assert_int_equal(turn_all(answer, &states, at, true), 0);
    assert_int_equal(turn_all(answer, &states, 0, false), states.count - 1);
    assert_int_equal(turn_all(answer, &states, states.count - 1, true), 0);
    states_cut(&states, 0);
    answer_free(answer);
}

static void any_commands_are_undone_to_the_start_and_redone_to_the_end(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 20; seed++)
        run_commands(seed);
}

static void a_fact_typed_letter_by_letter_is_undone_word_by_word(void **state) {
    (void)state;
    Answer *answer = answer_new(NULL, &small_shape);
    const char *line = "The stock count";
    char typed[32] = "";
    for (size_t i = 0; line[i]; i++) {
        typed[i] = line[i];
        apply(answer, fact("title", typed));
    }
    apply(answer, fact("when", "2025"));
    apply(answer, fact("title", "The stock"));
    static const char *const steps[] = {"The stock count", "The stock count", "The stock ", "The ", ""};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        assert_true(undo(answer));
        assert_string_equal(answer_fact(answer, "title"), steps[i]);
    }
    assert_false(undo(answer));
    while (redo(answer))
        ;
    assert_string_equal(answer_fact(answer, "title"), "The stock");
    assert_string_equal(answer_fact(answer, "when"), "2025");
    answer_free(answer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_answer_is_empty),
        cmocka_unit_test(typing_is_undone_word_by_word),
        cmocka_unit_test(a_fact_typed_letter_by_letter_is_undone_word_by_word),
        cmocka_unit_test(no_character_is_parted),
        cmocka_unit_test(typing_elsewhere_or_after_an_undo_begins_a_step),
        cmocka_unit_test(what_is_pasted_is_a_step_of_its_own),
        cmocka_unit_test(a_command_that_joins_is_undone_with_the_one_before),
        cmocka_unit_test(undo_and_redo_tell_where_the_change_was),
        cmocka_unit_test(a_new_command_forgets_what_was_undone),
        cmocka_unit_test(a_command_that_does_not_fit_changes_nothing),
        cmocka_unit_test(a_command_that_changes_nothing_leaves_no_step),
        cmocka_unit_test(facts_are_kept_by_key_in_order),
        cmocka_unit_test(unplaced_text_is_kept),
        cmocka_unit_test(the_view_shows_texts_and_facts),
        cmocka_unit_test(a_view_is_taken_in_one_step),
        cmocka_unit_test(a_view_that_does_not_fit_is_refused_whole),
        cmocka_unit_test(any_commands_are_undone_to_the_start_and_redone_to_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
