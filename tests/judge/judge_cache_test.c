/* A judge's memory changes no judgement, and judging twice says the same. */
#include "judge/judging.h"

#include <starcoach/render.h>
#include <string.h>

static const char *const sentences[] = {
    "First I phoned 12 bakeries. ",
    "Then I wrote. ",
    "My boss forgot it. ",
    "We left. ",
    "Communication matters. ",
    "I keep a sheet. ",
    "It failed. ",
    "Now I count. ",
    "\n\n",
    "\n",
    "- ",
    "never ",
    "\xF0\x9F\x8D\x9E ",
    "and then ",
    "\"",
};

/* Puts something in, or takes something out at a character's border. */
static void edit(Buffer *text, uint32_t *seed) {
    size_t at = text->size ? next_random(seed) % (text->size + 1) : 0;
    while (at > 0 && at < text->size && ((unsigned char)text->data[at] & 0xC0) == 0x80)
        at--;
    if (next_random(seed) % 4 == 0) {
        size_t end = text->size - at > 40 ? at + 40 : text->size;
        while (end < text->size && ((unsigned char)text->data[end] & 0xC0) == 0x80)
            end++;
        buffer_replace(text, (Span){at, end}, slice_of(""));
    } else {
        buffer_replace(text, (Span){at, at},
                       slice_of(sentences[next_random(seed) % (sizeof sentences / sizeof *sentences)]));
    }
}

static void report_of(const Judging *judging, JudgeCache *cache, const Buffer texts[], const JudgeOptions *options,
                      Buffer *out) {
    const char *strings[TALE_SECTIONS];
    for (size_t i = 0; i < TALE_SECTIONS; i++)
        strings[i] = buffer_string(&texts[i]);
    AnswerView view = tale_of(judging, strings);
    buffer_clear(out);
    render_report_json(judge_answer(judging->judge, cache, &view, options, judging->arena), NULL, NULL, true, out);
}

static void a_cached_report_equals_a_fresh_one_over_random_edits(void **state) {
    Judging *judging = *state;
    JudgeCache *cache = judge_cache_new();
    Buffer texts[TALE_SECTIONS] = {{0}}, cached = {0}, fresh = {0};
    uint32_t seed = 5;
    for (int i = 0; i < 800; i++) {
        arena_reset(judging->arena);
        edit(&texts[next_random(&seed) % TALE_SECTIONS], &seed);
        JudgeOptions options = next_random(&seed) % 2 ? final_options : drafting_options;
        options.explain = next_random(&seed) % 2; /* else rules drop out as soon as they have what they ask for */
        report_of(judging, cache, texts, &options, &cached);
        report_of(judging, NULL, texts, &options, &fresh);
        assert_string_equal(buffer_string(&cached), buffer_string(&fresh));
    }
    for (size_t i = 0; i < TALE_SECTIONS; i++)
        buffer_free(&texts[i]);
    buffer_free(&cached);
    buffer_free(&fresh);
    judge_cache_free(cache);
}

/* Where rules of kind `missing` have what they ask for, a long text is not searched for it any more: that must not show. */
static void a_long_text_is_judged_as_if_all_were_counted(void **state) {
    Judging *judging = *state;
    Buffer texts[TALE_SECTIONS] = {{0}}, counted = {0}, stopped = {0};
    uint32_t seed = 11;
    JudgeOptions stopping = final_options;
    stopping.explain = false;
    for (int i = 0; i < 12; i++) {
        arena_reset(judging->arena);
        const char *strings[TALE_SECTIONS];
        for (size_t k = 0; k < TALE_SECTIONS; k++) {
            for (uint32_t left = 1 + next_random(&seed) % 700; left > 0; left--)
                buffer_append_string(&texts[k], sentences[next_random(&seed) % (sizeof sentences / sizeof *sentences)]);
            strings[k] = buffer_string(&texts[k]);
        }
        AnswerView view = tale_of(judging, strings);
        buffer_clear(&counted);
        buffer_clear(&stopped);
        render_report_json(judge_answer(judging->judge, NULL, &view, &final_options, judging->arena), NULL, NULL, false, &counted);
        render_report_json(judge_answer(judging->judge, NULL, &view, &stopping, judging->arena), NULL, NULL, false,
                           &stopped);
        assert_string_equal(buffer_string(&stopped), buffer_string(&counted));
        for (size_t k = 0; k < TALE_SECTIONS; k++)
            buffer_clear(&texts[k]);
    }
    for (size_t k = 0; k < TALE_SECTIONS; k++)
        buffer_free(&texts[k]);
    buffer_free(&counted);
    buffer_free(&stopped);
}

static void a_paragraph_moved_or_doubled_is_found_again(void **state) {
    Judging *judging = *state;
    JudgeCache *cache = judge_cache_new();
    Buffer cached = {0}, fresh = {0};
    const char *const moves[][TALE_SECTIONS] = {
        {"We left.\n\nMy boss forgot it.", "We left.", "", ""},
        {"My boss forgot it.", "My boss forgot it.\n\nWe left.\n\nWe left.", "We left.", ""},
        {"", "", "My boss forgot it.\n\nWe left.", "We left."},
    };
    for (size_t i = 0; i < 3; i++) {
        AnswerView view = tale_of(judging, moves[i]);
        buffer_clear(&cached);
        buffer_clear(&fresh);
        render_report_json(judge_answer(judging->judge, cache, &view, &final_options, judging->arena), NULL, NULL, true,
                           &cached);
        render_report_json(judge_answer(judging->judge, NULL, &view, &final_options, judging->arena), NULL, NULL, true,
                           &fresh);
        assert_string_equal(buffer_string(&cached), buffer_string(&fresh));
    }
    buffer_free(&cached);
    buffer_free(&fresh);
    judge_cache_free(cache);
}

static void one_cache_serves_two_judges_in_turn(void **state) {
    Judging *judging = *state;
    Judging *other = judging_changed("en/rules/tale.yaml", "{boss} forgot", "{boss} left");
    JudgeCache *cache = judge_cache_new();
    const Judging *both[] = {judging, other, judging};
    const size_t expected[] = {2, 0, 2};
    for (size_t i = 0; i < 3; i++) {
        AnswerView view = tale_with(both[i], DEED, "My boss forgot it.");
        const Report *report = judge_answer(both[i]->judge, cache, &view, &final_options, both[i]->arena);
        assert_int_equal(count_findings(report, "blame"), expected[i]);
    }
    judge_cache_free(cache);
    judging_free(other);
}

static void judging_twice_says_the_same(void **state) {
    Buffer first = {0}, second = {0};
    AnswerView view = tale_with(*state, DEED, "My boss forgot it. We left. Communication failed.");
    render_report_json(judge_final(*state, view), NULL, NULL, true, &first);
    render_report_json(judge_final(*state, view), NULL, NULL, true, &second);
    assert_string_equal(buffer_string(&first), buffer_string(&second));
    buffer_free(&first);
    buffer_free(&second);
}

/* What stands around a section in its file changes offsets and nothing else. */
static void a_section_is_judged_by_its_words_alone(void **state) {
    Judging *judging = *state;
    const char *text = "My boss forgot it. First I phoned 12.";
    AnswerView alone = tale_with(judging, DEED, text), inside = tale_with(judging, DEED, text);
    Buffer file = {0};
    buffer_printf(&file, "## The deed\r\n\r\n%s\r\n\r\n<!-- note -->", text);
    SureSpan span = {15, 15 + strlen(text), 1};
    ((SectionView *)inside.sections)[DEED] = (SectionView){.source = buffer_slice(&file), .spans = &span, .span_count = 1};
    const Report *a = judge_final(judging, alone), *b = judge_final(judging, inside);
    assert_int_equal(a->finding_count, b->finding_count);
    assert_int_equal(a->score, b->score);
    for (size_t i = 0; i < a->finding_count; i++)
        if (a->findings[i].section == DEED)
            assert_int_equal(a->findings[i].start + 15, b->findings[i].start);
    check_offsets(b, &inside);
    buffer_free(&file);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cached_report_equals_a_fresh_one_over_random_edits),
        cmocka_unit_test(a_long_text_is_judged_as_if_all_were_counted),
        cmocka_unit_test(a_paragraph_moved_or_doubled_is_found_again),
        cmocka_unit_test(one_cache_serves_two_judges_in_turn),
        cmocka_unit_test(judging_twice_says_the_same),
        cmocka_unit_test(a_section_is_judged_by_its_words_alone),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
