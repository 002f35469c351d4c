/* Polishing: what goes, and above all what stays. */
#include "render/polish_fixture.h"

#include <stdlib.h>
#include <string.h>

static void fillers_go_with_their_commas(void **state) {
    (void)state;
    assert_polished("Um, so, I basically, you know, asked her.", "So, I asked her.");
    assert_polished("I, um, asked her.", "I asked her.");
    assert_polished("I um asked her.", "I asked her.");
    assert_polished("I um, asked her.", "I asked her.");
    assert_polished("It was late, uh I left.", "It was late, I left.");
    assert_polished("You know, I asked her.", "I asked her.");
    assert_polished("I asked her, you know.", "I asked her.");
    assert_polished("The plan was, to be honest, mine.", "The plan was mine.");
    assert_polished("It was, I mean, you know, um, mine.", "It was mine.");
    assert_polished("I asked,um,her.", "I asked her.");
    assert_polished("I - um - asked her.", "I asked her.");
    assert_polished("I... um... asked her.", "I asked her.");
}

static void a_word_set_off_before_a_filler_keeps_both_its_commas(void **state) {
    (void)state;
    assert_polished("The the order was, like, you know, wrong.", "The order was, like, you know, wrong.");
    assert_untouched("The order was, like, um, you know, wrong.");
    assert_polished("The order was, like, wrong, you know.", "The order was, like, wrong.");
    assert_untouched("I like planning, and it was like that.");
}

static void a_filler_before_a_comma_opens_no_sentence(void **state) {
    (void)state;
    assert_polished("Basically, the order was wrong.", "The order was wrong.");
    assert_polished("It was late. Basically, I forgot.", "It was late. I forgot.");
    assert_polished("The order was, basically, wrong.", "The order was wrong.");
    assert_untouched("Basically the order was wrong.");
}

static void a_new_clause_keeps_its_comma(void **state) {
    (void)state;
    assert_polished("It was late, um, but I stayed.", "It was late, but I stayed.");
    assert_polished("I stayed, you know, because it was mine.", "I stayed, because it was mine.");
}

static void a_sentence_of_fillers_alone_goes(void **state) {
    (void)state;
    assert_polished("It was late. Um. I left.", "It was late. I left.");
    assert_polished("Um. I left.", "I left.");
    assert_polished("It was late.\n\nUm.\n\nI left.", "It was late.\n\nI left.");
    assert_polished("Um, uh.", "");
}

static void a_filler_that_is_meant_stays(void **state) {
    (void)state;
    assert_untouched("I like planning.");
    assert_untouched("It was kind of him.");
    assert_untouched("You know the client, and I mean the new one.");
    assert_untouched("I was literally asleep.");
    assert_untouched("I answered honestly, and she thanked me.");
    assert_untouched("I worked in the ER for a year.");
    assert_untouched("An album and an ultimatum, er-like at best.");
    assert_untouched("He said \"um\" twice and *um* once.");
    assert_untouched("At the end of the day we counted them.");
}

static void a_filler_at_the_start_of_a_quotation_goes(void **state) {
    (void)state;
    assert_polished("\"Um, I don't know,\" she said.", "\"I don't know,\" she said.");
}

static void doubled_words_become_one(void **state) {
    (void)state;
    assert_polished("I asked the the client.", "I asked the client.");
    assert_polished("The the the client left.", "The client left.");
    assert_polished("I I asked her.", "I asked her.");
    assert_polished("I told the, uh, the client.", "I told the client.");
}

static void words_that_may_stand_twice_do(void **state) {
    (void)state;
    assert_untouched("We had had two weeks, and that that helped was new.");
    assert_untouched("It was very very late.");
    assert_untouched("I moved to Walla Walla.");
    assert_untouched("We sold 10 10 times.");
    assert_untouched("I left. Left alone, it failed.");
    assert_untouched("It was, was it not, mine.");
}

static void blanks_are_mended(void **state) {
    (void)state;
    assert_polished("I  asked  her , then left .", "I asked her, then left.");
    assert_polished("I asked her,then left;she stayed.", "I asked her, then left; she stayed.");
    assert_polished("Why?She left.", "Why? She left.");
    assert_polished("It was late.Then I left.", "It was late. Then I left.");
}

static void blanks_of_code_figures_and_lists_stay(void **state) {
    (void)state;
    assert_untouched("I used .NET and Node.js at https://example.com/a,b?c:d for 1,200 users.");
    assert_untouched("At 10:30 we had .5 left :) and v2.1.");
    assert_untouched("I did two things:\n\n  - I asked.\n    - I called.");
    assert_untouched("Two lines  \nwith a break.");
    assert_untouched("I wrote to me@example.org,you@example.org too.");
}

static void sentences_begin_with_capitals(void **state) {
    (void)state;
    assert_polished("i asked. then she left! why? nobody knew.", "I asked. Then she left! Why? Nobody knew.");
    assert_polished("élan helped.", "Élan helped.");
    assert_untouched("iPhone sales fell. node.js was to blame.");
    assert_untouched("I waited... then I left, e.g. early.");
}

static void the_first_person_has_a_capital(void **state) {
    (void)state;
    assert_polished("When i left, i'd said that i knew.", "When I left, I'd said that I knew.");
    assert_untouched("I chose (i) and step i) of the i-th list, i.e. both.");
}

static void paragraphs_end_with_a_mark(void **state) {
    (void)state;
    assert_polished("I asked her\n\nShe said \"no\"", "I asked her.\n\nShe said \"no\".");
    assert_polished("- I asked her\n- I called him,", "- I asked her.\n- I called him.");
    assert_untouched("I asked two things:\n\nWhat? Why!");
    assert_untouched("## What I did\n\nI left...");
}

static void each_edit_says_why(void **state) {
    (void)state;
    char *whys;
    char *text = polished("um, i asked the the client ,then left", &whys);
    assert_string_equal(text, "I asked the client, then left.");
    assert_string_equal(whys, "filler, capital, doubled word, spacing, spacing, end mark");
    free(text);
    free(whys);
}

static void good_text_is_left_alone(void **state) {
    (void)state;
    assert_untouched(
        "In March 2025 I led a team of five. We'd 1,200 users, $3.5m at stake (or more), and two weeks.\n\n"
        "\"Can you ship?\" my boss asked. I said yes; that was wrong — we couldn't.");
    assert_untouched("");
}

/* Spans with another section's words, a comment or a heading between them. */
static void what_stands_between_spans_is_never_touched(void **state) {
    (void)state;
    const char *source = "um, i asked <!-- a note --> the client ## Other words\n\nthen  left";
    const Span spans[] = {{0, 11}, {28, 38}, {55, 65}};
    char *text = polished_spans(source, spans, 3);
    assert_string_equal(text, "I asked the client.\n\nThen left.");
    free(text);
}

static void sentences_cut_apart_are_polished_as_one_text(void **state) {
    (void)state;
    const char *source = "I asked her. um. then i left";
    const Span spans[] = {{0, 12}, {13, 16}, {17, 28}};
    char *text = polished_spans(source, spans, 3);
    assert_string_equal(text, "I asked her. Then I left.");
    free(text);
}

/* ---- Properties, over random texts of a fixed seed ---- */

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static char *random_text(uint32_t *seed, const char *const *pieces, size_t piece_count) {
    Buffer text = {0};
    for (size_t count = next_random(seed) % 40; count > 0; count--)
        buffer_append_string(&text, pieces[next_random(seed) % piece_count]);
    char *copy = strdup(buffer_string(&text));
    buffer_free(&text);
    return copy;
}

static const char *const pieces[] = {
    "um",
    " um",
    "Uh ",
    "you know",
    " you know, ",
    ", I mean, ",
    "kind of ",
    " basically, ",
    " honestly",
    "the",
    " the",
    " the ",
    "i ",
    "I ",
    " i'm ",
    "asked ",
    " her",
    ", ",
    ",",
    " , ",
    ".",
    ". ",
    " .",
    "! ",
    "?",
    "... ",
    "…",
    " - ",
    " — ",
    "\n",
    "\n\n",
    "\n- ",
    "  ",
    "\t",
    "\"",
    "(",
    ") ",
    "*",
    "`",
    "é",
    "12 ",
    "$1,200",
    ": ",
    ";",
    "'",
    "’s ",
    "ER ",
    "Then",
    "node.js ",
    "https://x.y/a,b ",
    "\r\n",
    "## ",
    "1. ",
    "<!-- ",
    "-->",
    "\xE6\x97\xA5",
    "\xE3\x80\x82",
    "\xF0\x9F\x99\x82",
    "e.g. ",
    "had had ",
};

static void polishing_what_is_polished_changes_nothing(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int i = 0; i < 1200; i++) {
        char *text = random_text(&seed, pieces, sizeof pieces / sizeof *pieces);
        char *once = polished(text, NULL), *whys;
        char *twice = polished(once, &whys);
        assert_string_equal(twice, once);
        assert_string_equal(whys, "");
        free(text);
        free(once);
        free(twice);
        free(whys);
    }
}

static void polishing_spans_and_then_their_text_changes_nothing_more(void **state) {
    (void)state;
    uint32_t seed = 11;
    for (int i = 0; i < 600; i++) {
        Buffer source = {0};
        Span spans[4];
        size_t count = 0;
        for (size_t j = 0; j < 4; j++) {
            char *text = random_text(&seed, pieces, sizeof pieces / sizeof *pieces);
            Slice words = slice_trim(slice_of(text));
            buffer_append_string(&source, j % 2 ? "\n<!-- -->\n" : " ");
            if (words.size) {
                spans[count].start = source.size;
                spans[count++].end = source.size + words.size;
            }
            buffer_append(&source, words);
            free(text);
        }
        char *once = polished_spans(buffer_string(&source), spans, count), *whys;
        char *twice = polished(once, &whys);
        assert_string_equal(whys, "");
        free(once);
        free(twice);
        free(whys);
        buffer_free(&source);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fillers_go_with_their_commas),
        cmocka_unit_test(a_word_set_off_before_a_filler_keeps_both_its_commas),
        cmocka_unit_test(a_filler_before_a_comma_opens_no_sentence),
        cmocka_unit_test(a_new_clause_keeps_its_comma),
        cmocka_unit_test(a_sentence_of_fillers_alone_goes),
        cmocka_unit_test(a_filler_that_is_meant_stays),
        cmocka_unit_test(a_filler_at_the_start_of_a_quotation_goes),
        cmocka_unit_test(doubled_words_become_one),
        cmocka_unit_test(words_that_may_stand_twice_do),
        cmocka_unit_test(blanks_are_mended),
        cmocka_unit_test(blanks_of_code_figures_and_lists_stay),
        cmocka_unit_test(sentences_begin_with_capitals),
        cmocka_unit_test(the_first_person_has_a_capital),
        cmocka_unit_test(paragraphs_end_with_a_mark),
        cmocka_unit_test(each_edit_says_why),
        cmocka_unit_test(good_text_is_left_alone),
        cmocka_unit_test(what_stands_between_spans_is_never_touched),
        cmocka_unit_test(sentences_cut_apart_are_polished_as_one_text),
        cmocka_unit_test(polishing_what_is_polished_changes_nothing),
        cmocka_unit_test(polishing_spans_and_then_their_text_changes_nothing_more),
    };
    return cmocka_run_group_tests(tests, polish_set_up, polish_tear_down);
}
