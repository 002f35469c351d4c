/* Characters and words that change places, and letters that change their size. */
#include "editor_fixture.h"

#define FLAG "\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA"

static void the_characters_around_the_cursor_change_places(void **state) {
    Host *host = *state;
    host_write(host, "hte", 1);
    host_press(host, "<A-i>");
    assert_text(host, "the");
    assert_int_equal(editor_cursor(host->editor), 2);
    assert_int_equal(host->edits, 1);
}

static void at_a_lines_end_the_two_before_it_change_places(void **state) {
    Host *host = *state;
    host_write(host, "teh\nnext", 3);
    host_press(host, "<A-i>");
    assert_text(host, "the\nnext");
    host_write(host, "a\nb", 2);
    host_press(host, "<A-i>"); /* not over the line's end */
    assert_text(host, "a\nb");
    host_write(host, "a", 1);
    host_press(host, "<A-i>");
    assert_text(host, "a");
    host_write(host, "", 0);
    host_press(host, "<A-i>");
    assert_text(host, "");
}

static void characters_of_several_code_points_change_places_whole(void **state) {
    Host *host = *state;
    host_write(host, "e\xCC\x81" FLAG "x", 3);
    host_press(host, "<A-i>");
    assert_text(host, FLAG "e\xCC\x81x");
}

static void the_words_around_the_cursor_change_places_their_marks_stay(void **state) {
    Host *host = *state;
    host_write(host, "late, days two.", 6);
    host_press(host, "<A-t>");
    assert_text(host, "days, late two.");
    assert_int_equal(editor_cursor(host->editor), 10);
    host_press(host, "<A-t>");
    assert_text(host, "days, two late.");
    host_press(host, "<A-t>"); /* behind the last word: the last two */
    assert_text(host, "days, late two.");
}

static void one_word_alone_stays(void **state) {
    Host *host = *state;
    const char *const texts[] = {"", "word", "... word ...", "..."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t at = 0; at <= strlen(texts[i]); at++) {
            host_write(host, texts[i], at);
            host_press(host, "<A-t>");
            assert_text(host, texts[i]);
        }
    assert_int_equal(host->edits, 0);
}

static void words_without_ascii_change_places(void **state) {
    Host *host = *state;
    host_write(host, "\xC3\xA9t\xC3\xA9 b\xC3\xA9ta", 6);
    host_press(host, "<A-t>");
    assert_text(host, "b\xC3\xA9ta \xC3\xA9t\xC3\xA9");
}

static void a_word_is_put_in_capitals_small_letters_or_begun_with_one(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 0);
    host_press(host, "<A-g>");
    assert_text(host, "ONE two three");
    host_press(host, "<A-j>"); /* on to the next word, as in a shell */
    assert_text(host, "ONE Two three");
    host_press(host, "<Home><A-l>");
    assert_text(host, "one Two three");
    assert_int_equal(host->edits, 3);
}

static void inside_a_word_all_of_it_changes_and_behind_the_last_that(void **state) {
    Host *host = *state;
    host_write(host, "one two.", 5);
    host_press(host, "<A-g>");
    assert_text(host, "one TWO.");
    host_press(host, "<End><A-l>");
    assert_text(host, "one two.");
}

static void letters_beyond_ascii_change_too_and_may_grow(void **state) {
    Host *host = *state;
    host_write(host,
               "stra\xC3\x9F"
               "e e\xCC\x81t\xC3\xA9",
               0);
    host_press(host, "<A-g><A-g>");
    assert_text(host, "STRASSE E\xCC\x81T\xC3\x89");
    assert_int_equal(editor_cursor(host->editor), host->text.size);
}

static void what_is_selected_changes_as_a_whole(void **state) {
    Host *host = *state;
    host_write(host, "one two three", 0);
    host_press(host, "<A-@><A-@><A-g>");
    assert_text(host, "ONE TWO three");
    host_press(host, "<A-a><A-j>");
    assert_text(host, "One Two Three");
}

static void what_is_so_already_is_no_change(void **state) {
    Host *host = *state;
    host_write(host, "ONE two", 0);
    host_press(host, "<A-g>");
    assert_int_equal(host->edits, 0);
    assert_int_equal(editor_cursor(host->editor), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        HOST_TEST(the_characters_around_the_cursor_change_places),
        HOST_TEST(at_a_lines_end_the_two_before_it_change_places),
        HOST_TEST(characters_of_several_code_points_change_places_whole),
        HOST_TEST(the_words_around_the_cursor_change_places_their_marks_stay),
        HOST_TEST(one_word_alone_stays),
        HOST_TEST(words_without_ascii_change_places),
        HOST_TEST(a_word_is_put_in_capitals_small_letters_or_begun_with_one),
        HOST_TEST(inside_a_word_all_of_it_changes_and_behind_the_last_that),
        HOST_TEST(letters_beyond_ascii_change_too_and_may_grow),
        HOST_TEST(what_is_selected_changes_as_a_whole),
        HOST_TEST(what_is_so_already_is_no_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
