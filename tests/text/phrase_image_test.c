/* Sets laid out as images: they find what the sets find, and are used for nothing but what they were made of. */
#include "english_fixture.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "text/phrase_image.h"

/* What is handed to a builder: "NAME" and its phrase, or NULL and a group's. */
typedef struct Line {
    const char *list, *phrase;
    uint32_t group;
} Line;

typedef struct Lines {
    Line items[8];
    size_t count;
    size_t fed; /* how often they were handed over */
} Lines;

static const Lines usual = {
    .items = {{"boss", "(boss|line manager)", 0},
              {"boss", "head of <any>", 0},
              {NULL, "my {boss} [never] ask*", 7},
              {NULL, "!failed .. <number> <duration>", 8},
              {NULL, "^ when", 7},
              {NULL, "~know*", 9}},
    .count = 6,
};
static const char text[] =
    "When my line manager asked, I had failed for two days, and 3 hours. My boss, never asking, did not know. "
    "Head of sales! I don't know when, and my head of it asked.";

static bool feed(void *host, PhraseBuilder *builder) {
    Lines *lines = host;
    bool fine = true;
    lines->fed++;
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        fine = (line->list ? phrase_builder_list(builder, line->list, slice_of(line->phrase), NULL)
                           : phrase_builder_add(builder, line->group, slice_of(line->phrase), NULL)) &&
               fine;
    }
    return fine;
}

static PhraseSet *compiled(const Language *language, Lines lines) {
    bool fine;
    PhraseSet *set = phrase_set_make(&(PhraseImage){0}, language, feed, &lines, &fine);
    assert_true(fine);
    assert_false(phrase_set_is_ready(set));
    return set;
}

/* The words are freed by the caller. */
static PhraseImage image_of(const PhraseSet *set) {
    Buffer out = {0};
    phrase_image_write(set, &out);
    PhraseImage image = {phrase_set_fingerprint(set), memory_copy(out.data, out.size), 0};
    buffer_free(&out);
    return image;
}

static void find_all(const PhraseSet *set, const Language *language, PhraseMatches *out) {
    PhraseScratch *scratch = phrase_scratch_new();
    Text scanned = {0};
    text_scan(&scanned, language, slice_of(text));
    phrase_scan(set, scratch, &scanned, 0, scanned.sentence_count, out);
    text_free(&scanned);
    phrase_scratch_free(scratch);
}

static void an_image_finds_what_the_set_finds(void **state) {
    const Language *language = *state;
    PhraseSet *set = compiled(language, usual);
    PhraseImage image = image_of(set);
    PhraseSet *ready = phrase_image_open(&image);
    PhraseMatches of_set = {0}, of_image = {0};
    find_all(set, language, &of_set);
    find_all(ready, language, &of_image);
    assert_true(of_set.count >= 5);
    assert_int_equal(of_image.count, of_set.count);
    assert_memory_equal(of_image.items, of_set.items, of_set.count * sizeof *of_set.items);
    phrase_matches_free(&of_set);
    phrase_matches_free(&of_image);
    phrase_set_free(ready);
    phrase_set_free(set);
    free((void *)image.words);
}

static void images_of_the_same_phrases_are_the_same_bytes(void **state) {
    const Language *language = *state;
    Buffer images[2] = {{0}};
    for (size_t i = 0; i < 2; i++) {
        PhraseSet *set = compiled(language, usual);
        PhraseImage image = image_of(set);
        PhraseSet *ready = phrase_image_open(&image);
        phrase_image_write(i == 0 ? set : ready, &images[i]);
        phrase_set_free(ready);
        phrase_set_free(set);
        free((void *)image.words);
    }
    assert_int_equal(images[0].size, images[1].size);
    assert_memory_equal(images[0].data, images[1].data, images[0].size);
    buffer_free(&images[0]);
    buffer_free(&images[1]);
}

static uint64_t foreseen(const Language *language, Lines lines) {
    return phrase_builder_foresee(language, feed, &lines);
}

static void a_fingerprint_is_foreseen(void **state) {
    PhraseSet *set = compiled(*state, usual);
    assert_true(phrase_set_fingerprint(set) == foreseen(*state, usual));
    phrase_set_free(set);
}

static void a_fingerprint_differs_where_a_phrase_a_list_a_group_or_their_order_does(void **state) {
    const Language *language = *state;
    const uint64_t fingerprint = foreseen(language, usual);
    Lines phrase = usual, item = usual, group = usual, order = usual, fewer = usual, moved = usual, empty = usual;
    phrase.items[2].phrase = "my {boss} [never] asked";
    item.items[1].phrase = "head of <word>";
    group.items[5].group = 8;
    order.items[4] = usual.items[5];
    order.items[5] = usual.items[4];
    fewer.count--;
    moved.items[1].list = "head";
    empty.items[empty.count++] = (Line){NULL, "", 0};
    const Lines *const changed[] = {&phrase, &item, &group, &order, &fewer, &moved, &empty};
    for (size_t i = 0; i < COUNT_OF(changed); i++)
        assert_false(foreseen(language, *changed[i]) == fingerprint);
}

static uint64_t foreseen_in(LanguageData data) {
    Language *language = language_new(&data);
    uint64_t fingerprint = foreseen(language, usual);
    language_free(language);
    return fingerprint;
}

static void a_fingerprint_differs_where_the_language_does(void **state) {
    const LanguageData data = *language_data(*state);
    LanguageData word = data, order = data, moved = data, means = data;
    assert_true(foreseen_in(data) == foreseen(*state, usual));
    word.negators = WORDS("not", "never", "no", "without", "nobody", "none");
    order.negators = WORDS("never", "not", "no", "without", "nobody", "nothing");
    /* the last negator becomes the first clause breaker: the words one after another are the same */
    moved.negators = WORDS("not", "never", "no", "without", "nobody");
    moved.clause_breakers = WORDS("nothing", "but", "because", "although", "while", "so");
    const WordPair contractions[] = {{"can't", "could not"}};
    means.contractions = contractions;
    means.contraction_count = 1;
    const LanguageData changed[] = {word, order, moved, means};
    for (size_t i = 0; i < COUNT_OF(changed); i++)
        assert_false(foreseen_in(changed[i]) == foreseen_in(data));
}

static void an_image_is_used_for_what_it_was_made_of_alone(void **state) {
    const Language *language = *state;
    PhraseSet *set = compiled(language, usual);
    PhraseImage image = image_of(set);
    phrase_set_free(set);
    Lines same = usual, other = usual, wrong = usual;
    other.items[0].phrase = "boss";
    wrong.items[5].phrase = "(not closed";
    bool fine;
    set = phrase_set_make(&image, language, feed, &same, &fine);
    assert_true(fine && phrase_set_is_ready(set));
    assert_int_equal(same.fed, 1);
    phrase_set_free(set);
    set = phrase_set_make(&image, language, feed, &other, &fine);
    assert_true(fine && !phrase_set_is_ready(set));
    assert_int_equal(other.fed, 2);
    phrase_set_free(set);
    set = phrase_set_make(&image, language, feed, &wrong, &fine);
    assert_false(fine || phrase_set_is_ready(set));
    phrase_set_free(set);
    free((void *)image.words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_image_finds_what_the_set_finds),
        cmocka_unit_test(images_of_the_same_phrases_are_the_same_bytes),
        cmocka_unit_test(a_fingerprint_is_foreseen),
        cmocka_unit_test(a_fingerprint_differs_where_a_phrase_a_list_a_group_or_their_order_does),
        cmocka_unit_test(a_fingerprint_differs_where_the_language_does),
        cmocka_unit_test(an_image_is_used_for_what_it_was_made_of_alone),
    };
    return cmocka_run_group_tests_name("phrase_image", tests, english_set_up, english_tear_down);
}
