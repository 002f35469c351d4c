/* Which bytes of a file are title, headings and speech. A table line gives the file and its outline, each item as
 * "t"itle, "h"eading, "s"peech or "u"pper heading with its words between bars; offsets are checked by reading the words back. */
#include "answer/outline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct Case {
    const char *file, *outline;
} Case;

static void describe(Slice file, const Outline *outline, Buffer *out) {
    for (size_t i = 0; i < outline->count; i++) {
        const OutlineItem *item = &outline->items[i];
        buffer_append_byte(out, "thsu"[item->kind]);
        buffer_append_byte(out, '|');
        buffer_append(out, slice_part(file, item->span));
        buffer_append_byte(out, '|');
    }
}

static void check(const Case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Slice file = slice_of(cases[i].file);
        Span front_matter;
        size_t body;
        assert_true(outline_front_matter(file, &front_matter, &body));
        Outline outline;
        outline_read(file, body, &outline);
        Buffer described = {0};
        describe(file, &outline, &described);
        assert_string_equal(buffer_string(&described), cases[i].outline);
        size_t headings = 0;
        for (size_t k = 0; k < outline.count; k++)
            headings += outline.items[k].kind == OUTLINE_HEADING;
        assert_int_equal(headings, outline.headings);
        buffer_free(&described);
        outline_free(&outline);
    }
}
#define CHECK(cases) check(cases, sizeof(cases) / sizeof(cases)[0])

static void headings_and_what_is_said_under_them_are_told_in_order(void **state) {
    (void)state;
    static const Case cases[] = {
        {"", ""},
        {" \n\t\n", ""},
        {"Only text.", "s|Only text.|"},
        {"# A title\n\n## Action\nI did.\n\nThen more.\n## Result\nIt came.\n",
         "t|A title|h|Action|s|I did.\n\nThen more.|h|Result|s|It came.|"},
        {"Before.\n## Action\n\n\n  I did.  \n", "s|Before.|h|Action|s|I did.|"},
        {"## Action\nOne.\n## Action\nTwo.", "h|Action|s|One.|h|Action|s|Two.|"},
        {"## Action", "h|Action|"},
    };
    CHECK(cases);
}

static void headings_are_known_in_any_dress(void **state) {
    (void)state;
    static const Case cases[] = {
        {"##   Root cause  \nx", "h|Root cause|s|x|"},
        {"## Root cause ##\nx", "h|Root cause|s|x|"},
        {"## Root cause:\nx", "h|Root cause|s|x|"},
        {"## Root cause: ##\nx", "h|Root cause|s|x|"},
        {"##Action\nx", "h|Action|s|x|"},
        {"   ## Action\nx", "h|Action|s|x|"},
        {"##\tAction\nx", "h|Action|s|x|"},
        {"##\nx", "h||s|x|"},
        {"    ## Action\nx", "s|## Action\nx|"}, /* four blanks: code, as Markdown has it; not a heading */
        {"#1 was late\n", "s|#1 was late|"},
        {"a ## b\n", "s|a ## b|"},
        {"\\## b\n", "s|\\## b|"},
        {"####### b\n", "s|####### b|"},
    };
    CHECK(cases);
}

static void a_title_stands_before_all_text_and_other_headings_are_not_spoken(void **state) {
    (void)state;
    static const Case cases[] = {
        {"\n\n# T\nx\n# U\ny", "t|T|s|x|u|U|s|y|"},
        {"x\n# T\ny", "s|x|u|T|s|y|"},
        {"## Action\nx\n### First\ny\n###### Deep\nz", "h|Action|s|x|s|y|s|z|"},
        {"#\nx", "t||s|x|"},
    };
    CHECK(cases);
}

static void comments_are_not_spoken(void **state) {
    (void)state;
    static const Case cases[] = {
        {"I <!-- hm --> began.", "s|I|s|began.|"},
        {"<!-- a --><!-- b -->x", "s|x|"},
        {"x <!-- a\n## Action\n--> y\n## Result\nz", "s|x|s|y|h|Result|s|z|"},
        {"## Action <!-- soon -->\nx", "h|Action|s|x|"},
        {"## Action <!-- soon\nnot yet --> x", "h|Action|s|x|"},
        {"<!-- note -->\n# T\nx", "t|T|s|x|"},
        {"x <!-- never closed\n## Action\ny", "s|x <!-- never closed|h|Action|s|y|"},
        {"x --> y <!-- z", "s|x --> y <!-- z|"},
        {"a < b\n", "s|a < b|"},
    };
    CHECK(cases);
}

static void fenced_code_is_not_spoken(void **state) {
    (void)state;
    static const Case cases[] = {
        {"x\n```c\n## Action\n```\ny", "s|x|s|y|"},
        {"x\n~~~\n```\n~~~\ny", "s|x|s|y|"},
        {"x\n```\n~~~\n```\n", "s|x|"},
        {"x\n```\nnever closed\n## Action\ny", "s|x\n```\nnever closed|h|Action|s|y|"},
        {"```not``` a fence\n## Action\n```\n", "s|```not``` a fence|h|Action|s|```|"},
        {"```\n<!--\n```\nx -->", "s|x -->|"},
    };
    CHECK(cases);
}

static void carriage_returns_and_a_byte_order_mark_stay_outside(void **state) {
    (void)state;
    static const Case cases[] = {
        {"\xEF\xBB\xBF# T\r\n\r\n## Action:\r\nOne.\r\n\r\nTwo.\r\n## Result ##\r\nx\r\n",
         "t|T|h|Action|s|One.\r\n\r\nTwo.|h|Result|s|x|"},
        {"\xEF\xBB\xBFx", "s|x|"},
        {"x\r\n```\r\ncode\r\n```\r\ny\r\n", "s|x|s|y|"},
        {"\xEF\xBB\xBF---\r\nwhen: 2025\r\n---\r\n## Action\r\nx", "h|Action|s|x|"},
        {"---\nwhen: 2025\n---  \nx\n---\ny", "s|x\n---\ny|"},
        {"x\n---\ny\n---\n", "s|x\n---\ny\n---|"},
    };
    CHECK(cases);
}

static void front_matter_is_found_where_it_lies(void **state) {
    (void)state;
    static const struct {
        const char *file, *front_matter;
        size_t body;
    } cases[] = {
        {"---\nwhen: 2025\n---\nx", "---\nwhen: 2025\n", 19},
        {"---\n---\n", "---\n", 8},
        {"---\r\na: b\r\n---\r\n", "---\r\na: b\r\n", 16},
        {"\xEF\xBB\xBF---\na: b\n---", "---\na: b\n", 15},
        {"\xEF\xBB\xBFx", "", 3},
        {"x\n---\n", "", 0},
        {"----\n", "", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Span span;
        size_t body;
        Slice file = slice_of(cases[i].file);
        assert_true(outline_front_matter(file, &span, &body));
        assert_true(slice_is(slice_part(file, span), cases[i].front_matter));
        assert_int_equal(body, cases[i].body);
    }
    Span span;
    size_t body;
    assert_false(outline_front_matter(slice_of("---\nwhen: 2025\nx\n"), &span, &body));
    assert_false(outline_front_matter(slice_of("---"), &span, &body));
}

/* A search that begins anew at each of these would take hours. */
static void marks_that_never_close_cost_no_more_than_others(void **state) {
    (void)state;
    static const char *const lines[] = {"<!-- ", "```\n", "<!---->", "``` x\n", "~~~ x\n", "--> <!--\n"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        Buffer file = {0};
        while (file.size < 2000000)
            buffer_append_string(&file, lines[i]);
        buffer_append_string(&file, "\n## Action\nx");
        Outline outline;
        outline_read(buffer_slice(&file), 0, &outline);
        assert_true(outline.count > 0);
        const OutlineItem *last = &outline.items[outline.count - 1];
        assert_true(slice_is(slice_part(buffer_slice(&file), last->span), "x"));
        outline_free(&outline);
        buffer_free(&file);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_and_what_is_said_under_them_are_told_in_order),
        cmocka_unit_test(headings_are_known_in_any_dress),
        cmocka_unit_test(a_title_stands_before_all_text_and_other_headings_are_not_spoken),
        cmocka_unit_test(comments_are_not_spoken),
        cmocka_unit_test(fenced_code_is_not_spoken),
        cmocka_unit_test(carriage_returns_and_a_byte_order_mark_stay_outside),
        cmocka_unit_test(front_matter_is_found_where_it_lies),
        cmocka_unit_test(marks_that_never_close_cost_no_more_than_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
