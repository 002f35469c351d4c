/* Texts made of hostile pieces at random, read, cut and judged with the shipped bank: what is no text is refused at its
 * place, what is one has its sums, and offsets within it on the borders of characters, in every form of output; a cache
 * changes nothing.
 *
 * STARCOACH_FUZZ_ROUNDS and STARCOACH_FUZZ_SEED make the run longer, and another; scripts/fuzz sets them. */
#include "judge/shipped.h"

#include "base/utf8.h"
#include <jansson.h>
#include <starcoach/render.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 120, MOST_PIECES = 60, MOST_BYTES = 400, LONG_WORD = 1 << 20 };

static const char *const pieces[] = {
    "I never asked the two designers. ",
    "My manager failed to plan it. ",
    "I learned that silence is no agreement; ",
    "and we lost 2 days",
    "Since then I ask each one. ",
    "XX",
    "[Company]",
    ". ",
    "...",
    "!?",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  ",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "\xE2\x80\x8D",
    "\xEF\xBB\xBF",
    "\xE2\x80\xAE"
    "my boss"
    "\xE2\x80\xAC",
    "e\xCC\x81\xCC\x88",
    "\xF0\x9F\x98\x80",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
    "\xF0\x9F\x87\xA9",
    "\xD7\x9E\xD7\x94 \xD7\xA7\xD7\xA8\xD7\x94. ",
    "\xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 ",
    "\xE7\xA7\x81\xE3\x81\xAF\xE5\xA4\xB1\xE6\x95\x97\xE3\x80\x82",
    "# Title\n",
    "## Situation\n",
    "## Root cause\n",
    "## Nowhere\n",
    "---\n",
    "when: 2025-03\n",
    "```\n",
    "<!-- ",
    " -->",
    "- ",
    "1. ",
    "> ",
    "**",
    "_",
    "\"",
    "(",
    ")",
    "{",
    "}",
    "\\",
    "%s%n",
    "$3.5m",
    "10-15%",
    "2025-03-01",
    "\x01\x02\x1B[31m",
    "\x7F",
    "a",
    "'",
    "I'd've",
    "don't",
    "--",
    "\xE2\x80\x94",
    " on the 20th of ",
    " March ",
    " week ",
    " without ",
    " told nobody ",
    " did not ask the printing firm",
};
enum { PIECES = sizeof pieces / sizeof *pieces };

static unsigned long from_environment(const char *name, unsigned long standard) {
    const char *value = getenv(name);
    return value && *value ? strtoul(value, NULL, 10) : standard;
}

static void check_json(const Report *report, Slice text) {
    Buffer out = {0};
    render_report_json(report, NULL, "fuzz", true, &out);
    json_t *json = json_loadb(out.data, out.size, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(json);
    const char *const lists[] = {"findings", "good", "sentences"};
    for (size_t i = 0; i < 3; i++) {
        size_t index;
        json_t *item;
        json_array_foreach(json_object_get(json, lists[i]), index, item) {
            size_t start = (size_t)json_integer_value(json_object_get(item, "start"));
            size_t end = (size_t)json_integer_value(json_object_get(item, "end"));
            assert_true(start <= end && end <= text.size);
            assert_true(start == text.size || ((unsigned char)text.data[start] & 0xC0) != 0x80);
            assert_true(end == text.size || ((unsigned char)text.data[end] & 0xC0) != 0x80);
        }
    }
    json_decref(json);
    buffer_free(&out);
}

static void check_forms(const Report *report, Slice text) {
    Buffer out = {0};
    render_report_text(report, "fuzz", text, &(ReportStyle){.explain = true}, &out);
    for (size_t i = 0; i < out.size; i++)
        assert_true(out.data[i] == '\n' || (unsigned char)out.data[i] >= ' ');
    buffer_clear(&out);
    render_report_lines(report, "fuzz", text, &out);
    render_report_line(report, "fuzz", &(ReportStyle){.utf8 = true}, &out);
    assert_null(memchr(out.data, '\x1B', out.size));
    buffer_free(&out);
    check_json(report, text);
}

/* As it is exported: of the person's control characters none gets through, and a card or a page is text. */
static void check_exported(const Shipped *shipped, const AnswerView *view, const Report *report) {
    Buffer out = {0};
    for (int polish = 0; polish < 2; polish++) {
        const RenderOptions options = {.polish = polish == 1, .own = polish == 0, .date = final_options.today};
        render_answer_cards(shipped->bank, view, report, &options, &out);
        render_answer_text(shipped->bank, view, report, &options, &out);
        render_answer_markdown(shipped->bank, view, &options, &out);
        render_answer_json(shipped->bank, view, &options, &out);
    }
    assert_null(memchr(out.data, '\x1B', out.size));
    assert_int_equal(utf8_valid_up_to(buffer_slice(&out)), out.size);
    buffer_free(&out);
}

static void check_equal(const Report *one, const Report *other) {
    Buffer first = {0}, second = {0};
    render_report_json(one, NULL, "fuzz", true, &first);
    render_report_json(other, NULL, "fuzz", true, &second);
    assert_string_equal(buffer_string(&first), buffer_string(&second));
    buffer_free(&first);
    buffer_free(&second);
}

/* Read, cut, judged, judged again with a cache that has seen others, and while writing; false where it was refused. */
static bool judge_bytes(const Shipped *shipped, JudgeCache *cache, Slice text) {
    AnswerView view;
    Error error = {0};
    arena_reset(shipped->arena);
    if (!answer_read(shipped->bank, shipped->cutter, "fuzz", text, &(AnswerOptions){.question = "failure"},
                     shipped->arena, &view, &error)) {
        assert_true(error.message && *error.message);
        assert_true(error.line >= 1 || error.code == ERROR_TOO_LARGE);
        error_clear(&error);
        return false;
    }
    const Report *report = judge_view(shipped, &view);
    check_forms(report, text);
    check_exported(shipped, &view, report);
    check_equal(report, judge_answer(shipped->judge, cache, &view, &final_options, shipped->arena));
    JudgeOptions drafting = final_options;
    drafting.mode = JUDGE_DRAFTING;
    report = judge_answer(shipped->judge, cache, &view, &drafting, shipped->arena);
    check_sums(report);
    check_offsets(report, &view);
    return true;
}

static void random_pieces_keep_offsets_and_sums(void **state) {
    uint32_t seed = (uint32_t)from_environment("STARCOACH_FUZZ_SEED", 1);
    unsigned long rounds = from_environment("STARCOACH_FUZZ_ROUNDS", ROUNDS), judged = 0;
    JudgeCache *cache = judge_cache_new();
    Buffer text = {0};
    for (unsigned long round = 0; round < rounds; round++) {
        buffer_clear(&text);
        for (size_t i = next_random(&seed) % MOST_PIECES; i > 0; i--)
            buffer_append_string(&text, pieces[next_random(&seed) % PIECES]);
        judged += judge_bytes(*state, cache, buffer_slice(&text));
    }
    assert_true(judged * 2 > rounds); /* most of it is text */
    buffer_free(&text);
    judge_cache_free(cache);
}

static void random_bytes_are_refused_at_their_place_or_judged(void **state) {
    uint32_t seed = (uint32_t)from_environment("STARCOACH_FUZZ_SEED", 1) + 99;
    unsigned long rounds = from_environment("STARCOACH_FUZZ_ROUNDS", ROUNDS);
    JudgeCache *cache = judge_cache_new();
    Buffer text = {0};
    for (unsigned long round = 0; round < rounds; round++) {
        buffer_clear(&text);
        size_t size = next_random(&seed) % MOST_BYTES;
        unsigned kinds = round % 3 == 0   ? 256
                         : round % 3 == 1 ? 128
                                          : 32; /* all bytes, ASCII, mostly control characters */
        for (size_t i = 0; i < size; i++)
            buffer_append_byte(&text, (char)(next_random(&seed) % kinds));
        bool judged = judge_bytes(*state, cache, buffer_slice(&text));
        bool text_at_all =
            utf8_valid_up_to(buffer_slice(&text)) == text.size && (text.size == 0 || !memchr(text.data, 0, text.size));
        assert_true(text_at_all || !judged);
    }
    buffer_free(&text);
    judge_cache_free(cache);
}

/* A good text with one byte changed, at every place in turn as the rounds go on. */
static void a_text_with_one_byte_changed_is_refused_or_judged(void **state) {
    static const char good[] =
        "I never asked the two designers — they’d said nothing. The campaign went out 2 days late.\n\n"
        "I learned to ask éach one, and since then I keep a list 😀.";
    uint32_t seed = (uint32_t)from_environment("STARCOACH_FUZZ_SEED", 1) + 7;
    unsigned long rounds = from_environment("STARCOACH_FUZZ_ROUNDS", ROUNDS);
    JudgeCache *cache = judge_cache_new();
    for (unsigned long round = 0; round < rounds; round++) {
        char text[sizeof good];
        memcpy(text, good, sizeof good);
        text[round % (sizeof good - 1)] = (char)(next_random(&seed) % 256);
        judge_bytes(*state, cache, (Slice){text, sizeof good - 1});
    }
    judge_cache_free(cache);
}

static void a_word_of_a_megabyte_and_one_character_without_end_are_judged(void **state) {
    static const char *const units[] = {"a",  "\xE7\xA7\x81", "e\xCC\x81", "\xF0\x9F\x98\x80", "\xD7\x9E", ".",
                                        "\n", "\xE2\x80\x8D", "1"};
    JudgeCache *cache = judge_cache_new();
    Buffer text = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        buffer_clear(&text);
        size_t most = i == 0 ? LONG_WORD : LONG_WORD / 32;
        while (text.size < most)
            buffer_append_string(&text, units[i]);
        assert_true(judge_bytes(*state, cache, buffer_slice(&text)));
    }
    buffer_free(&text);
    judge_cache_free(cache);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_pieces_keep_offsets_and_sums),
        cmocka_unit_test(random_bytes_are_refused_at_their_place_or_judged),
        cmocka_unit_test(a_text_with_one_byte_changed_is_refused_or_judged),
        cmocka_unit_test(a_word_of_a_megabyte_and_one_character_without_end_are_judged),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
