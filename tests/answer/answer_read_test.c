/* Answer files, good and broken. */
#include "answer/shipped_bank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct Read {
    Arena *arena;
    AnswerView view;
    Error error;
    bool fine;
} Read;

static Read read_with(Slice file, const AnswerOptions *options) {
    Read read = {.arena = arena_new()};
    read.fine = answer_read(shipped_bank, NULL, "mine.md", file, options, read.arena, &read.view, &read.error);
    return read;
}

static Read read_file(const char *file) {
    return read_with(slice_of(file), NULL);
}

static void read_free(Read *read) {
    error_clear(&read->error);
    arena_free(read->arena);
}

static const SectionView *section(const Read *read, const char *id) {
    return &read->view.sections[shape_section_index(read->view.shape, shape_section(read->view.shape, id))];
}

/* The section's spans, each between bars. */
static void assert_section(const Read *read, const char *id, const char *expected) {
    const SectionView *view = section(read, id);
    Buffer spans = {0};
    for (size_t i = 0; i < view->span_count; i++) {
        buffer_append_byte(&spans, '|');
        buffer_append(&spans, slice_part(view->source, (Span){view->spans[i].start, view->spans[i].end}));
        buffer_append_byte(&spans, '|');
    }
    assert_string_equal(buffer_string(&spans), expected);
    buffer_free(&spans);
}

static const char whole[] = "---\n"
                            "question: failure\n"
                            "role: nurse\n"
                            "title: Nineteen people at a locked door\n"
                            "when: 2025-03\n"
                            "kind: planning\n"
                            "reach: customers\n"
                            "repaired: yes\n"
                            "doubts: none\n"
                            "competencies: [planning, ownership]\n"
                            "---\n"
                            "# The locked door\n"
                            "\n"
                            "## Situation\n"
                            "I kept the list.\n"
                            "\n"
                            "It was March.\n"
                            "## LESSONS:\n"
                            "I learned to ask. <!-- more? -->\n"
                            "## Root Cause ##\n"
                            "I had not asked.\n"
                            "## lessons\n"
                            "And to ask twice.\n";

static void a_whole_file_is_read(void **state) {
    (void)state;
    Read read = read_file(whole);
    assert_true(read.fine);
    const AnswerView *view = &read.view;
    assert_string_equal(view->question->id, "failure");
    assert_string_equal(view->shape->id, "failure");
    assert_string_equal(view->role->id, "nurse");
    assert_string_equal(view->title, "The locked door");
    assert_false(view->cut);
    assert_string_equal(view->story.title, "Nineteen people at a locked door");
    assert_int_equal(view->story.when.year, 2025);
    assert_int_equal(view->story.when.month, 3);
    assert_int_equal(view->story.kind, KIND_PLANNING);
    assert_int_equal(view->story.reach, REACH_CUSTOMERS);
    assert_int_equal(view->story.repaired, REPAIRED_YES);
    assert_int_equal(view->story.doubts, DOUBTS_NONE);
    assert_int_equal(view->story.competencies.count, 2);
    assert_string_equal(view->story.competencies.items[1], "ownership");
    assert_section(&read, "situation", "|I kept the list.\n\nIt was March.|");
    assert_section(&read, "cause", "|I had not asked.|");
    assert_section(&read, "lessons", "|I learned to ask.||And to ask twice.|");
    assert_section(&read, "task", "");
    assert_true(section(&read, "cause")->spans[0].sure == 1);
    read_free(&read);
}

static void offsets_are_bytes_of_the_file_as_given(void **state) {
    (void)state;
    Read read = read_file("\xEF\xBB\xBF---\r\nwhen: 2024\r\n---\r\n## Action\r\nOne.\r\n\r\nTwo.\r\n");
    assert_true(read.fine);
    const SectionView *action = section(&read, "action");
    assert_int_equal(action->span_count, 1);
    assert_int_equal(action->spans[0].start, 36);
    assert_int_equal(action->spans[0].end, 48);
    assert_section(&read, "action", "|One.\r\n\r\nTwo.|");
    assert_int_equal(read.view.story.when.year, 2024);
    read_free(&read);
}

static void an_empty_file_is_an_answer_not_begun(void **state) {
    (void)state;
    static const char *const files[] = {"", "\n\n", "---\n---\n", "---\n# only a remark\n---\n\n", "# A title\n"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        Read read = read_file(files[i]);
        assert_true(read.fine);
        assert_string_equal(read.view.shape->id, "failure");
        for (size_t k = 0; k < read.view.shape->section_count; k++)
            assert_int_equal(read.view.sections[k].span_count, 0);
        read_free(&read);
    }
}

static void text_before_the_first_heading_is_cut_and_joined(void **state) {
    (void)state;
    Read read = read_file("I learned to ask first. \n## Lessons\nI now ask.\n## Action\nI sent it.\n");
    assert_true(read.fine);
    assert_false(read.view.cut);
    assert_section(&read, "lessons", "|I learned to ask first.||I now ask.|");
    const SectionView *lessons = section(&read, "lessons");
    assert_true(lessons->spans[0].sure < 1);
    assert_true(lessons->spans[1].sure == 1);
    read_free(&read);
}

static void a_file_without_headings_is_cut(void **state) {
    (void)state;
    Read read = read_file(
        "# My story\nLast year I was working in a shop. <!-- check -->I ordered too much. I learned to count.");
    assert_true(read.fine);
    assert_true(read.view.cut);
    assert_section(&read, "situation", "|Last year I was working in a shop.|");
    assert_section(&read, "lessons", "|I learned to count.|");
    read_free(&read);
}

static void headings_of_one_mark_are_read_where_two_name_sections(void **state) {
    (void)state;
    Read read = read_file("# Situation\nI kept a shop.\n\n# Root cause\nI had not asked.\n# lessons:\nI ask.\n");
    assert_true(read.fine);
    assert_false(read.view.cut);
    assert_null(read.view.title);
    assert_section(&read, "situation", "|I kept a shop.|");
    assert_section(&read, "cause", "|I had not asked.|");
    assert_section(&read, "lessons", "|I ask.|");
    read_free(&read);
    read = read_file("# The shop\n# Situation\nI kept a shop.\n# Task\nTo count.\n");
    assert_true(read.fine);
    assert_false(read.view.cut);
    assert_string_equal(read.view.title, "The shop");
    assert_section(&read, "task", "|To count.|");
    read_free(&read);
}

static void headings_of_which_none_means_a_section_leave_the_text_to_be_cut(void **state) {
    (void)state;
    static const char *const file = "# My week\n\n## What happened there\nI lost the list in May.\n## Afterwards\nI learned to keep a copy.\n";
    Read read = read_file(file);
    assert_true(read.fine);
    assert_true(read.view.cut);
    size_t spoken = 0;
    for (size_t i = 0; i < read.view.shape->section_count; i++)
        for (size_t j = 0; j < read.view.sections[i].span_count; j++)
            spoken += read.view.sections[i].spans[j].end - read.view.sections[i].spans[j].start;
    assert_int_equal(spoken, strlen("I lost the list in May.") + strlen("I learned to keep a copy."));
    read_free(&read);
}

static void headings_are_known_by_their_words_however_they_are_dressed(void **state) {
    (void)state;
    Read read = read_file("## 1. **Situation:**\nI kept a shop.\n## 2) _Root cause_ ##\nI had not asked.\n## __Lessons__:\nI ask.\n");
    assert_true(read.fine);
    assert_false(read.view.cut);
    assert_section(&read, "situation", "|I kept a shop.|");
    assert_section(&read, "cause", "|I had not asked.|");
    assert_section(&read, "lessons", "|I ask.|");
    read_free(&read);
}

static void labels_at_the_beginnings_of_lines_are_headings_where_two_name_sections(void **state) {
    (void)state;
    static const char *const files[] = {
        "# The shop\n**Situation:** I kept a shop.\nIt was small.\n\n**Root cause:** I had not asked.\n\n__Lessons__:\nI ask.\n",
        "Situation: I kept a shop.\r\nIt was small.\r\nroot cause: I had not asked.\r\nLESSONS:\r\nI ask.\r\n",
        "- *Situation*\nI kept a shop.\nIt was small.\n2. **Root cause**\nI had not asked.\n* Lessons: I ask.",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Read read = read_file(files[i]);
        assert_true(read.fine);
        assert_false(read.view.cut);
        assert_section(&read, "cause", "|I had not asked.|");
        assert_section(&read, "lessons", "|I ask.|");
        assert_int_equal(read.view.sections[0].span_count, 1);
        const SureSpan *span = &read.view.sections[0].spans[0];
        assert_true(slice_starts(slice_part(slice_of(files[i]), (Span){span->start, span->end}), "I kept a shop."));
        read_free(&read);
    }
}

static void what_only_looks_like_labels_is_spoken(void **state) {
    (void)state;
    static const char *const files[] = {
        "Task: count the shop. I ordered too much. I learned to count.",
        "Result: we lost two days.\nResult: and one more.\nI learned to count.",
        "My situation: I kept a shop.\nThe task: count it.\n**Situation** was hard.\n",
        "I kept a shop. Situation: bad. Task: none.\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Read read = read_file(files[i]);
        assert_true(read.fine);
        assert_true(read.view.cut);
        read_free(&read);
    }
    Read read = read_file("## Task\nSituation: I kept a shop.\nAction: I counted.\n");
    assert_true(read.fine);
    assert_section(&read, "task", "|Situation: I kept a shop.\nAction: I counted.|");
    read_free(&read);
}

static void one_heading_of_one_mark_is_a_title_even_where_it_names_a_section(void **state) {
    (void)state;
    Read read = read_file("# Situation\nLast year I was working in a shop. I learned to count.\n# Notes\nI ask.\n");
    assert_true(read.fine);
    assert_true(read.view.cut);
    assert_string_equal(read.view.title, "Situation");
    read_free(&read);
}

static void question_and_shape_come_from_option_then_front_matter_then_title(void **state) {
    (void)state;
    const Question *titled = NULL; /* any question but the standard one */
    for (size_t i = 0; i < bank_question_count(shipped_bank); i++)
        if (strcmp(bank_question_at(shipped_bank, i)->shape, "star") == 0)
            titled = bank_question_at(shipped_bank, i);
    assert_non_null(titled);
    Buffer named = {0}, asked = {0}, both = {0};
    buffer_printf(&named, "# %s\n", titled->title);
    buffer_printf(&asked, "# %s\n", titled->ask);
    buffer_printf(&both, "---\nquestion: failure\n---\n# %s\n", titled->title);
    const struct {
        const char *file;
        AnswerOptions options;
        const char *question, *shape;
    } cases[] = {
        {"x", {0}, "failure", "failure"},
        {buffer_string(&named), {0}, titled->id, "star"},
        {buffer_string(&asked), {0}, titled->id, "star"},
        {buffer_string(&both), {0}, "failure", "failure"},
        {"---\nshape: star\n---\n", {0}, NULL, "star"},
        {"---\nshape: star\n---\n", {.question = "failure"}, "failure", "failure"},
        {"---\nquestion: failure\n---\n", {.shape = "star"}, NULL, "star"},
        {"---\nquestion: no-such\n---\n", {.shape = "star"}, NULL, "star"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Read read = read_with(slice_of(cases[i].file), &cases[i].options);
        assert_true(read.fine);
        assert_string_equal(read.view.question ? read.view.question->id : "-",
                            cases[i].question ? cases[i].question : "-");
        assert_string_equal(read.view.shape->id, cases[i].shape);
        read_free(&read);
    }
    buffer_free(&named);
    buffer_free(&asked);
    buffer_free(&both);
}

static void title_and_footer_of_an_exported_text_are_not_spoken(void **state) {
    (void)state;
    static const char told[] = "Last year I was working in a shop. I ordered too much.\n\nI learned to count.";
    static const char footer[] = "about 1:53 aloud (1:36 to 2:21) · 2026-11-23";
    const Question *question = bank_question(shipped_bank, "missed-deadline");
    assert_non_null(question);
    const struct {
        const char *before, *after, *title, *question;
        bool spoken;
    } cases[] = {
        {question->title, footer, question->title, question->id, false},
        {question->title, "And to ask.", question->title, question->id, false},
        {question->ask, footer, question->ask, question->id, false},
        {"The shop and\nits shelves", footer, "The shop and its shelves", "failure", false},
        {"The shop and its shelves", "And to ask.", NULL, "failure", true},
        {"I kept a shop.", footer, NULL, "failure", true},
        {"I kept a shop.", "about 1:53 aloud, I was told.", NULL, "failure", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Buffer file = {0};
        buffer_printf(&file, "%s\n\n%s\n\n%s\n", cases[i].before, told, cases[i].after);
        Read read = read_file(buffer_string(&file));
        assert_true(read.fine && read.view.cut);
        assert_string_equal(read.view.title ? read.view.title : "-", cases[i].title ? cases[i].title : "-");
        assert_string_equal(read.view.question->id, cases[i].question);
        bool before = false, after = false;
        for (size_t k = 0; k < read.view.shape->section_count; k++)
            for (size_t n = 0; n < read.view.sections[k].span_count; n++) {
                SureSpan span = read.view.sections[k].spans[n];
                before = before || span.start < strlen(cases[i].before);
                after = after || span.end > strlen(cases[i].before) + 4 + strlen(told);
            }
        assert_int_equal(before, cases[i].spoken);
        assert_int_equal(after, cases[i].after != footer);
        read_free(&read);
        buffer_free(&file);
    }
}

static void a_broken_file_is_refused_at_its_place(void **state) {
    (void)state;
    static const struct {
        const char *file;
        size_t line, column;
        const char *says; /* part of message or remedy */
    } cases[] = {
        {"## Situation\nx\n## Sitation\ny", 3, 4, "did you mean \"Situation\"?"},
        {"## Situation\nx\n\n##   Weather ##\ny", 4, 6,
         "its headings are: Situation, Task, Action, Result, Root cause"},
        {"text\r\n\r\n## Weather\r\n## Situation\r\n", 3, 4, "Weather"},
        {"## Sitation\ny", 1, 4, "did you mean \"Situation\"?"},
        {"---\nshape: star\n---\n## Root cause\nx\n## Weather\ny", 4, 4, "shape star"},
        {"# Situation\nx\n# Task\ny\n# Actoin\nz", 5, 3, "did you mean \"Action\"?"},
        {"## Situation\nx\n##\ny", 3, 3, "names no section"},
        {"---\nquestion: failure\n## Situation\nx", 1, 1, "never closed"},
        {"---\nquestion: failur\n---\n", 2, 11, "did you mean \"failure\"?"},
        {"---\nwhen: 2025\nshape: stra\n---\n", 3, 8, "did you mean \"star\"?"},
        {"---\nshape: star\nquestion: failure\n---\n", 3, 11, "both"},
        {"---\nquestion: failure\nshape: star\n---\n", 3, 8, "both"},
        {"---\nquestion: [failure, failure]\n---\n", 2, 21, "one value"},
        {"---\nrole: nurs\n---\n", 2, 7, "did you mean \"nurse\"?"},
        {"---\ncompetencies: [planning, ownershp]\n---\n", 2, 26, "did you mean \"ownership\"?"},
        {"---\nquestion: failure\nwhne: 2025\n---\n", 3, 1, "when"},
        {"---\r\nquestion: failure\r\nwhne: 2025\r\n---\r\n", 3, 1, "when"},
        {"---\nwhen: soon\n---\n", 2, 7, "soon"},
        {"---\nkind: planing\n---\n", 2, 7, "planning"},
        {"---\n\nreach: [team\n---\n", 4, 1, "begins on line 3"},
        {"## Action\nI sent \xFFit.", 2, 8, "UTF-8"},
        {"## Action\n\xED\xA0\x80", 2, 1, "UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Read read = read_file(cases[i].file);
        assert_false(read.fine);
        Buffer told = {0};
        error_format(&read.error, &told);
        Buffer place = {0};
        buffer_printf(&place, "mine.md:%zu:%zu: ", cases[i].line, cases[i].column);
        if (!slice_starts(buffer_slice(&told), buffer_string(&place)) || !strstr(buffer_string(&told), cases[i].says))
            fail_msg("case %zu: %s", i, buffer_string(&told));
        buffer_free(&place);
        buffer_free(&told);
        read_free(&read);
    }
}

static void a_nul_byte_is_refused_at_its_place(void **state) {
    (void)state;
    static const char file[] = "## Action\nI\0 sent it.";
    Read read = read_with((Slice){file, sizeof file - 1}, NULL);
    assert_false(read.fine);
    assert_int_equal(read.error.code, ERROR_INVALID);
    assert_int_equal(read.error.line, 2);
    assert_int_equal(read.error.column, 2);
    read_free(&read);
}

static void options_that_name_nothing_are_refused(void **state) {
    (void)state;
    Read both = read_with(slice_of("x"), &(AnswerOptions){.question = "failure", .shape = "star"});
    assert_false(both.fine);
    assert_int_equal(both.error.code, ERROR_USAGE);
    read_free(&both);
    Read question = read_with(slice_of("x"), &(AnswerOptions){.question = "failur"});
    assert_false(question.fine);
    assert_int_equal(question.error.code, ERROR_NOT_FOUND);
    assert_string_equal(question.error.remedy, "did you mean \"failure\"?");
    read_free(&question);
    Read shape = read_with(slice_of("x"), &(AnswerOptions){.shape = "zzz"});
    assert_false(shape.fine);
    assert_int_equal(shape.error.code, ERROR_NOT_FOUND);
    read_free(&shape);
}

static void hyphens_later_are_text(void **state) {
    (void)state;
    Read read = read_file("## Action\nOne.\n\n---\nwhen: never\n---\n");
    assert_true(read.fine);
    assert_section(&read, "action", "|One.\n\n---\nwhen: never\n---|");
    read_free(&read);
}

static void what_is_read_can_be_edited_and_read_again(void **state) {
    (void)state;
    Read read = read_file(whole);
    Answer *answer = answer_new(read.view.question, read.view.shape);
    assert_true(answer_take_view(answer, &read.view, NULL));
    assert_string_equal(answer_fact(answer, "role"), "nurse");
    assert_string_equal(answer_fact(answer, "repaired"), "yes");
    AnswerView view = answer_view(answer, shipped_bank, read.arena);
    assert_ptr_equal(view.role, read.view.role);
    assert_int_equal(view.story.reach, REACH_CUSTOMERS);
    for (size_t i = 0; i < view.shape->section_count; i++) {
        Buffer before = {0}, after = {0};
        section_view_text(&read.view.sections[i], &before);
        section_view_text(&view.sections[i], &after);
        assert_string_equal(buffer_string(&after), buffer_string(&before));
        buffer_free(&before);
        buffer_free(&after);
    }
    answer_free(answer);
    read_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_file_is_read),
        cmocka_unit_test(offsets_are_bytes_of_the_file_as_given),
        cmocka_unit_test(an_empty_file_is_an_answer_not_begun),
        cmocka_unit_test(text_before_the_first_heading_is_cut_and_joined),
        cmocka_unit_test(a_file_without_headings_is_cut),
        cmocka_unit_test(headings_of_one_mark_are_read_where_two_name_sections),
        cmocka_unit_test(headings_of_which_none_means_a_section_leave_the_text_to_be_cut),
        cmocka_unit_test(headings_are_known_by_their_words_however_they_are_dressed),
        cmocka_unit_test(labels_at_the_beginnings_of_lines_are_headings_where_two_name_sections),
        cmocka_unit_test(what_only_looks_like_labels_is_spoken),
        cmocka_unit_test(one_heading_of_one_mark_is_a_title_even_where_it_names_a_section),
        cmocka_unit_test(question_and_shape_come_from_option_then_front_matter_then_title),
        cmocka_unit_test(title_and_footer_of_an_exported_text_are_not_spoken),
        cmocka_unit_test(a_broken_file_is_refused_at_its_place),
        cmocka_unit_test(a_nul_byte_is_refused_at_its_place),
        cmocka_unit_test(options_that_name_nothing_are_refused),
        cmocka_unit_test(hyphens_later_are_text),
        cmocka_unit_test(what_is_read_can_be_edited_and_read_again),
    };
    return cmocka_run_group_tests(tests, shipped_bank_load, shipped_bank_free);
}
