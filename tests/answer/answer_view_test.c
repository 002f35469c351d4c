/* Sections read as text. */
#include <starcoach/answer.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The spans are the stretches between square brackets, which are taken out of the source first. */
static void check(const char *marked, const char *expected) {
    SureSpan spans[8];
    SectionView view = {.spans = spans};
    Buffer source = {0};
    for (const char *at = marked; *at; at++) {
        if (*at == '[')
            spans[view.span_count].start = source.size;
        else if (*at == ']')
            spans[view.span_count++].end = source.size;
        else
            buffer_append_byte(&source, *at);
    }
    view.source = buffer_slice(&source);
    Buffer text = {0};
    section_view_text(&view, &text);
    assert_string_equal(buffer_string(&text), expected);
    buffer_free(&text);
    buffer_free(&source);
}

static void spans_are_joined_as_the_source_parts_them(void **state) {
    (void)state;
    check("", "");
    check("[One.]", "One.");
    check("[One.] [Two.]", "One. Two.");
    check("[One.]\n\n[Two.]", "One.\n\nTwo.");
    check("[One.] Not this. [Two.]", "One. Two.");
    check("[I] <!-- hm --> [began.]", "I began.");
    check("[One.]\n## Result\nx\n## Action\n[Two.]", "One.\n\nTwo.");
}

static void a_whole_source_is_one_span_without_the_space_around_it(void **state) {
    (void)state;
    Arena *arena = arena_new();
    SectionView view = section_view_whole(slice_of(" \r\n I did.\nMore. \n"), arena);
    assert_int_equal(view.span_count, 1);
    assert_int_equal(view.spans[0].start, 4);
    assert_int_equal(view.spans[0].end, 16);
    assert_true(view.spans[0].sure == 1);
    assert_int_equal(section_view_whole(slice_of(" \n\t"), arena).span_count, 0);
    assert_int_equal(section_view_whole(slice_of(""), arena).span_count, 0);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_are_joined_as_the_source_parts_them),
        cmocka_unit_test(a_whole_source_is_one_span_without_the_space_around_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
