/* The shipped phrases that were compiled when the program was built: they are in use, and judge as those compiled now.
 */
#include "judge/shipped.h"

#include "answer/cues.h"
#include "base/file.h"
#include "content/image.h"
#include "judge/parts.h"
#include <starcoach/render.h>
#include <stdlib.h>
#include <string.h>

static const PhraseImage no_image = {0};

static void the_shipped_phrases_and_words_are_ready_made(void **state) {
    const Shipped *shipped = *state;
#ifndef STARCOACH_IMAGE
    skip();
#endif
    assert_true(phrase_set_is_ready(shipped->judge->phrases));
    assert_true(content_phrases_fingerprint(shipped->bank) == judge_image.source);
    assert_true(phrase_set_is_ready(shipped->cutter->cues));
    assert_true(cut_words_are_ready(shipped->cutter->words));
}

/* The same bank judged with phrases that are compiled now. */
typedef struct Compiled {
    Judge judge;
    AnswerCutter cutter;
} Compiled;

static Compiled compiled_of(const Shipped *shipped) {
    ErrorList errors = {0};
    bool fine;
    Compiled made = {*shipped->judge, *shipped->cutter};
    made.judge.questions = NULL;
    made.judge.phrases = judge_compile(shipped->judge, &no_image, &errors, &fine);
    assert_true(fine);
    made.cutter.scratch = phrase_scratch_new();
    made.cutter.text = (Text){0};
    made.cutter.matches = (PhraseMatches){0};
    made.cutter.memory = (CueMemory){0};
    made.cutter.words = cut_words_new(shipped->bank, &(CutWordsImage){0}, NULL);
    assert_false(cut_words_are_ready(made.cutter.words));
    made.cutter.cues = cues_compile(shipped->bank, &no_image, NULL);
    assert_non_null(made.cutter.cues);
    assert_false(phrase_set_is_ready(made.judge.phrases) || phrase_set_is_ready(made.cutter.cues));
    return made;
}

static void compiled_free(Compiled *made) {
    phrase_set_free(made->judge.phrases);
    phrase_set_free(made->cutter.cues);
    cut_words_free(made->cutter.words);
    phrase_scratch_free(made->cutter.scratch);
    text_free(&made->cutter.text);
    phrase_matches_free(&made->cutter.matches);
    cue_memory_free(&made->cutter.memory);
}

static void report_of(const Judge *judge, JudgeCache *cache, AnswerCutter *cutter, const char *question, Slice text,
                      Arena *arena, Buffer *out) {
    AnswerView view;
    Error error = {0};
    assert_true(
        answer_read(judge->bank, cutter, "answer", text, &(AnswerOptions){.question = question}, arena, &view, &error));
    buffer_clear(out);
    render_report_json(judge_answer(judge, cache, &view, &final_options, arena), NULL, "answer", true, out);
}

static void check_same(const Shipped *shipped, Compiled *made, JudgeCache *caches[2], const char *question,
                       Slice text) {
    Buffer ready = {0}, compiled = {0};
    report_of(shipped->judge, caches[0], shipped->cutter, question, text, shipped->arena, &ready);
    report_of(&made->judge, caches[1], &made->cutter, question, text, shipped->arena, &compiled);
    assert_string_equal(buffer_string(&ready), buffer_string(&compiled));
    buffer_free(&ready);
    buffer_free(&compiled);
    arena_reset(shipped->arena);
}

/* What a guide says well and poorly, one after another, to be cut. */
static void guide_text(const Guide *guide, Buffer *out) {
    buffer_clear(out);
    for (size_t i = 0; i < guide->model.section_count; i++)
        buffer_printf(out, "%s\n\n", guide->model.sections[i].text);
    for (size_t i = 0; i < guide->section_count; i++)
        buffer_printf(out, "%s\n%s\n", guide->sections[i].poor.text ? guide->sections[i].poor.text : "",
                      guide->sections[i].good.text ? guide->sections[i].good.text : "");
}

static void reports_on_all_guides_and_samples_are_the_same_as_of_phrases_compiled_now(void **state) {
    static const char *const samples[] = {"blank.md", "good.md", "plain.txt", "star.md"};
    const Shipped *shipped = *state;
    Compiled made = compiled_of(shipped);
    JudgeCache *caches[2] = {judge_cache_new(), judge_cache_new()};
    Buffer text = {0};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        buffer_clear(&text);
        const char *path = arena_printf(shipped->arena, STARCOACH_SOURCE "/tests/cli/answers/%s", samples[i]);
        assert_true(file_read(path, 1 << 20, &text, NULL));
        check_same(shipped, &made, caches, NULL, buffer_slice(&text));
    }
    for (size_t i = 0; i < bank_question_count(shipped->bank); i++) {
        const char *question = bank_question_at(shipped->bank, i)->id;
        const Guide *guide = bank_guide(shipped->bank, question, NULL);
        if (!guide)
            continue;
        guide_text(guide, &text);
        check_same(shipped, &made, caches, question, buffer_slice(&text));
    }
    buffer_free(&text);
    judge_cache_free(caches[0]);
    judge_cache_free(caches[1]);
    compiled_free(&made);
}

static void an_own_rule_laid_over_is_compiled_with_the_shipped_ones(void **state) {
    (void)state;
    char *root = content_folder_empty();
    content_folder_write(root, "en/rules/own.yaml",
                         "version: 1\n"
                         "rules:\n"
                         "  - id: own.zork\n"
                         "    kind: phrase\n"
                         "    severity: warning\n"
                         "    label: nothing zorked\n"
                         "    phrases: [zorked]\n"
                         "    message: Something zorked.\n"
                         "    why: Nobody knows what it is to zork.\n"
                         "    fix: Say what it did.\n"
                         "    examples: {fires: [{text: It zorked.}], silent: [{text: It broke.}]}\n");
    Shipped own = {.arena = arena_new()};
    ErrorList errors = {0};
    assert_true(bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content", .own = root}, &own.bank, &errors));
    assert_true(judge_new(own.bank, &own.judge, &errors));
    own.cutter = answer_cutter_new(own.bank, NULL);
    assert_int_equal(content_phrases_fingerprint(own.bank), 0);
    assert_false(phrase_set_is_ready(own.judge->phrases));
    assert_int_equal(
        count_findings(judge_text(&own, "The printer zorked, and I had not asked for a second one."), "own.zork"), 1);
    answer_cutter_free(own.cutter);
    judge_free(own.judge);
    bank_free(own.bank);
    arena_free(own.arena);
    content_folder_free(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_phrases_and_words_are_ready_made),
        cmocka_unit_test(an_own_rule_laid_over_is_compiled_with_the_shipped_ones),
        cmocka_unit_test(reports_on_all_guides_and_samples_are_the_same_as_of_phrases_compiled_now),
    };
    return cmocka_run_group_tests_name("judge_image", tests, shipped_set_up, shipped_tear_down);
}
