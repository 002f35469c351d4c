/* Texts in another language than the bank's: only what can be measured is judged. They mean about the same: a plan sent
 * round on a Monday, two designers nobody had asked, a campaign two days late, and a list that is kept since. */
#include "judge/shipped.h"

#include <string.h>

static const char german[] =
    "Im letzten Jahr war ich in einem Team von sechs Leuten für die Kampagne zuständig. Ich hatte den Plan an einem "
    "Montag gemacht und am selben Tag verschickt. Am Mittwoch sah ich, dass die zwei Designer noch an einem anderen "
    "Projekt "
    "waren, und so kam die Kampagne zwei Tage zu spät. Der Fehler war, dass ich nie gefragt hatte, was sie noch zu tun "
    "hatten. Also mache ich das nun am Start in einer Liste, und man hat mir gesagt, dass es gut ist.";
static const char french[] =
    "L'année dernière, j'étais responsable d'une campagne dans une équipe de six personnes. J'ai fait le "
    "plan un lundi et je l'ai envoyé le même jour. On a eu deux jours de retard, et me voilà. Je n'ai jamais "
    "demandé aux deux graphistes ce qu'elles avaient à faire. J'ai appris à vérifier la charge de chaque "
    "personne avant de commencer.";
static const char spanish[] =
    "El año pasado yo era responsable de la campaña en un equipo de seis personas. Hice el plan un lunes y lo "
    "envié el mismo día. No pregunté a las dos diseñadoras qué más tenían que hacer. La "
    "campaña salió con dos días de retraso. He aprendido a confirmar la carga de cada persona, y no me he vuelto a "
    "olvidar.";
static const char polish[] =
    "W zeszłym roku byłem odpowiedzialny za kampanię w zespole sześciu osób. Zrobiłem plan w "
    "poniedziałek i wysłałem go tego samego dnia. Nie zapytałem dwóch projektantek, co mają do "
    "zrobienia, a to one miały inny projekt. Kampania wyszła z opóźnieniem. I tak do dziś prowadzę "
    "listę.";
static const char japanese[] = /* without spaces: each character that is a word of its own counts */
    "昨年、私は春の宣伝を担当しました。月曜日に計画を作りました。二日遅れました。負担を確認することを学びました。";

/* Words that English rules know stand in it as names and loans. */
static const char borrowing[] =
    "Das Team Meeting mit dem Product Owner war an einem Montag, und der Sprint Review hat gezeigt, dass unser Feature "
    "nicht ready "
    "war. Mein Manager Tom Worth hat den Blocker gefunden, und ich habe das Ticket im Backlog vergessen.";

static void no_finding_of_substance_quotes_words(const Report *report) {
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        bool form = finding->criterion && finding->criterion->about == ABOUT_FORM;
        assert_true(form || finding->unjudged);
        assert_true(finding->start == finding->end);
        assert_true(finding->severity != SEVERITY_ERROR);
    }
}

static void only_time_and_balance_are_judged(const Shipped *shipped, const char *text) {
    const Report *report = judge_text(shipped, text);
    assert_true(report->foreign);
    no_finding_of_substance_quotes_words(report);
    for (size_t i = 0; i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        if (criterion->criterion->about == ABOUT_SUBSTANCE)
            assert_int_equal(criterion->points, 0);
    }
    for (size_t i = 0; i < report->praise_count; i++)
        assert_int_equal(report->praise[i].criterion->about, ABOUT_FORM);
    assert_true(report->seconds > 5);
    assert_int_equal(report->readiness, NOT_YET);
    assert_int_equal(report->follow_up_count, 0);
    assert_true(!report->next || !report->next->unjudged);
}

static void with_headings_the_balance_is_judged_without_only_the_time(void **state) {
    Buffer text = {0};
    buffer_printf(&text, "## Situation\n\n%s\n\n## Lessons\n\nIch frage nun immer.\n", german);
    const Report *headed = judge_text(*state, buffer_string(&text)), *cut = judge_text(*state, german);
    assert_true(headed->foreign && cut->foreign && cut->cut);
    assert_true(count_findings(headed, "share.setup") > 0);
    for (size_t i = 0; i < cut->finding_count; i++)
        assert_true(cut->findings[i].unjudged || cut->findings[i].rule->kind == RULE_TIME);
    buffer_free(&text);
}

static void german_french_spanish_polish_and_japanese_are_told(void **state) {
    const char *const texts[] = {german, french, spanish, polish, japanese, borrowing};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        only_time_and_balance_are_judged(*state, texts[i]);
}

static void a_foreign_text_of_the_right_length_has_its_time(void **state) {
    Buffer text = {0};
    for (int i = 0; i < 4; i++)
        buffer_printf(&text, "%s\n\n", german);
    const Report *report = judge_text(*state, buffer_string(&text));
    assert_true(report->foreign);
    for (size_t i = 0; i < report->finding_count; i++)
        assert_true(report->findings[i].rule->kind != RULE_TIME || report->findings[i].unjudged);
    for (size_t i = 0; i < report->rubric->criterion_count; i++)
        if (strcmp(report->criteria[i].criterion->id, "time") == 0)
            assert_int_equal(report->criteria[i].points, report->criteria[i].of);
    buffer_free(&text);
}

static void foreign_names_and_a_foreign_sentence_leave_english_judged(void **state) {
    const Report *report = judge_text(
        *state, "I worked with José García López, Wolfgang Müller and Agnieszka Wójcik at "
                "Café Schrödinger in Köln. The motto on the wall was \"Wer nicht fragt, bleibt dumm\". I never asked "
                "the two designers what else they had to do, so the menu came two days late.");
    assert_false(report->foreign);
    assert_true(report->finding_count > 0);
}

static void half_of_each_is_judged_as_english(void **state) {
    Buffer text = {0};
    buffer_printf(
        &text,
        "%s I never asked the two designers what else they had on their desks. The campaign went out two days "
        "late. I should have asked them before I sent the plan, and that is what I do now.",
        german);
    assert_false(judge_text(*state, buffer_string(&text))->foreign);
    buffer_free(&text);
}

static void notes_in_telegraphic_english_are_english(void **state) {
    assert_false(
        judge_text(*state,
                   "Payment processor API down for 3 hours. Orders failing, $50K revenue an hour at risk. No SLA "
                   "breach yet. Switched traffic to the backup, called vendor, wrote status page every 15 "
                   "minutes. Fixed.")
            ->foreign);
}

static void a_few_words_are_never_called_foreign(void **state) {
    assert_false(judge_text(*state, "Wir kamen zwei Tage zu spät.")->foreign);
    assert_false(judge_text(*state, "")->foreign);
}

static void while_writing_nothing_is_held_against_a_foreign_text(void **state) {
    const Shipped *shipped = *state;
    AnswerView view;
    JudgeOptions options = final_options;
    options.mode = JUDGE_DRAFTING;
    assert_true(answer_read(shipped->bank, shipped->cutter, "answer", slice_of(german),
                            &(AnswerOptions){.question = "failure"}, shipped->arena, &view, NULL));
    const Report *report = judge_answer(shipped->judge, NULL, &view, &options, shipped->arena);
    check_sums(report);
    assert_true(report->foreign);
    for (size_t i = 0; i < report->finding_count; i++)
        assert_int_equal(report->findings[i].criterion->about, ABOUT_FORM);
    for (size_t i = 0; i < report->shape->section_count; i++)
        assert_false(report->sections[i].ready);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(german_french_spanish_polish_and_japanese_are_told),
        cmocka_unit_test(with_headings_the_balance_is_judged_without_only_the_time),
        cmocka_unit_test(a_foreign_text_of_the_right_length_has_its_time),
        cmocka_unit_test(foreign_names_and_a_foreign_sentence_leave_english_judged),
        cmocka_unit_test(half_of_each_is_judged_as_english),
        cmocka_unit_test(notes_in_telegraphic_english_are_english),
        cmocka_unit_test(a_few_words_are_never_called_foreign),
        cmocka_unit_test(while_writing_nothing_is_held_against_a_foreign_text),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
