/* judge_answer: scan, score, and what follows from both. */
#include "base/memory.h"
#include "judge/parts.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_FOLLOW_UPS = 3, MIN_FOREIGN_WORDS = 15 };

/* Under this share of telling words the text is not in the bank's language (see text_add_signs). */
static const double least_telling_share = 0.04;

/* An error or warning of substance stands against the section. */
static bool stands_against(const Report *report, size_t section) {
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        bool substance = !finding->criterion || finding->criterion->about == ABOUT_SUBSTANCE;
        if (finding->section == section && substance && finding->severity > SEVERITY_SUGGESTION)
            return true;
    }
    return false;
}

/* Under so much of its share of the shortest good time, as the shape says. */
static bool is_thin(const Trial *trial, const SectionScan *scan) {
    const Shape *shape = trial->answer->shape;
    double share = shape->seconds.least * scan->section->share / 100.0;
    return scan->words > 0 && scan->seconds < share * shape->thin / 100;
}

static void report_sections(const Trial *trial, Report *report) {
    double learning = 0;
    report->sections = arena_array(trial->arena, trial->section_count, sizeof *report->sections);
    for (size_t i = 0; i < trial->section_count; i++) {
        const SectionScan *scan = &trial->sections[i];
        learning += scan->section->learning ? scan->seconds : 0;
        report->sections[i] = (SectionReport){
            .section = scan->section,
            .words = scan->words,
            .seconds = scan->seconds,
            .share = trial->seconds > 0 ? scan->seconds / trial->seconds : 0,
            .begun = section_told(trial, report, i),
            .thin = is_thin(trial, scan),
            .ready = scan->words > 0 && !trial->foreign && !is_thin(trial, scan) && !stands_against(report, i),
            .spans = scan->view->spans,
            .span_count = scan->view->span_count,
        };
    }
    report->learning_share = !shape_has_learning(trial->answer->shape) ? -1
                             : trial->seconds > 0                      ? learning / trial->seconds
                                                                       : 0;
}

/* Do all sections stand in one text? */
static bool is_one_text(const Trial *trial) {
    for (size_t i = 1; i < trial->section_count; i++)
        if (trial->sections[i].view->source.data != trial->sections[0].view->source.data)
            return false;
    return true;
}

typedef struct Upcoming { /* of a section */
    const Passage *passage;
    uint32_t sentence;
    size_t place; /* where the sentence comes in; SIZE_MAX: there is none */
} Upcoming;

/* Section by section; but sections of one text may go back and forth in it, whose sentences are told in its order. */
static void find_place(const SectionScan *scan, size_t section, bool one_text, Upcoming *at) {
    const Text *text = scan->text;
    at->place = at->sentence == text->sentence_count ? SIZE_MAX
                : one_text                           ? text->sentences[at->sentence].start
                                                     : section;
}

static SentenceReport take_sentence(const SectionScan *scan, size_t section, Upcoming *at) {
    while (at->sentence >= at->passage->end_sentence)
        at->passage++;
    const Sentence *sentence = &scan->text->sentences[at->sentence++];
    return (SentenceReport){sentence->start, sentence->end, section, at->passage->sure};
}

static void report_sentences(const Trial *trial, Report *report) {
    const bool one_text = is_one_text(trial);
    Upcoming *upcoming = arena_array(trial->arena, trial->section_count + 1, sizeof *upcoming);
    for (size_t i = 0; i < trial->section_count; i++) {
        upcoming[i].passage = trial->sections[i].passages;
        find_place(&trial->sections[i], i, one_text, &upcoming[i]);
    }
    report->sentences = arena_array(trial->arena, trial->sentence_count + 1, sizeof *report->sentences);
    while (report->sentence_count < trial->sentence_count) {
        size_t next = 0;
        for (size_t i = 1; i < trial->section_count; i++)
            next = upcoming[i].place < upcoming[next].place ? i : next;
        report->sentences[report->sentence_count++] = take_sentence(&trial->sections[next], next, &upcoming[next]);
        find_place(&trial->sections[next], next, one_text, &upcoming[next]);
    }
}

static bool is_foreign(const Trial *trial) {
    LanguageSigns signs = {0};
    if (trial->words < MIN_FOREIGN_WORDS)
        return false;
    for (size_t i = 0; i < trial->section_count; i++)
        text_add_signs(trial->sections[i].text, &signs);
    return (double)signs.telling < least_telling_share * (double)signs.words;
}

/* Is a section still to be told? Where the sections of a text are only guessed, nobody can say: people tell two of them
 * in a breath. */
static bool is_half_told(const Trial *trial) {
    for (size_t i = 0; !trial->answer->cut && i < trial->section_count; i++) {
        if (!trial_begun(trial, i) && !trial->sections[i].section->optional)
            return true;
    }
    return false;
}

/* Is what the rubric cannot do without worth nothing yet? */
static bool lacks_a_must(const Report *report) {
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++)
        if (report->rubric->criteria[i].must && report->criteria[i].of > 0 && report->criteria[i].points == 0)
            return true;
    return false;
}

/* Ready: told, at no less than half of the shortest time, enough points, no error, and no warning that costs any. */
static Readiness readiness_of(const Trial *trial, const Report *report) {
    bool stands = false;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        stands = stands || finding->severity == SEVERITY_ERROR ||
                 (finding->severity == SEVERITY_WARNING && finding->cost > 0);
    }
    if (!report->rubric || report->score < report->rubric->nearly || is_half_told(trial) || is_far_too_short(trial) ||
        lacks_a_must(report))
        return NOT_YET;
    return stands || report->score < report->rubric->ready || is_too_short(trial) ? NEARLY : READY;
}

/* A finding whose points only wait for another rule is none to ask about. */
static bool has_fired(const Report *report, const Rule *rule) {
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].rule == rule && !report->findings[i].waits_for)
            return true;
    return false;
}

static bool any_has_fired(const Trial *trial, const Report *report, const Strings *rules) {
    for (size_t i = 0; i < rules->count; i++) {
        const size_t rule = judge_rule_index(trial->judge, rules->items[i]);
        if (rule < trial->judge->rule_count && has_fired(report, bank_rule_at(trial->judge->bank, rule)))
            return true;
    }
    return false;
}

static void report_follow_ups(const Trial *trial, Report *report) {
    const Question *question = trial->answer->question;
    const Guide *guide = question ? bank_guide(trial->judge->bank, question->id, NULL) : NULL;
    report->follow_ups = arena_array(trial->arena, MAX_FOLLOW_UPS, sizeof *report->follow_ups);
    for (size_t i = 0;
         guide && !trial->foreign && i < guide->follow_up_count && report->follow_up_count < MAX_FOLLOW_UPS; i++) {
        if (any_has_fired(trial, report, &guide->follow_ups[i].when))
            report->follow_ups[report->follow_up_count++] = guide->follow_ups[i].ask;
    }
}

/* The first words that show the competency. */
static Asked find_asked(const Trial *trial, size_t competency) {
    const uint32_t group = competency_group(trial->judge, competency);
    Asked asked = {.competency = bank_competency_at(trial->judge->bank, competency), .section = SIZE_MAX};
    for (size_t i = 0; i < trial->section_count && !asked.shown; i++) {
        const SectionScan *scan = &trial->sections[i];
        PhraseMatch match;
        if (!section_find(trial, scan, group, &match))
            continue;
        Span span = match_span(scan, &match);
        asked.shown = true;
        asked.section = i;
        asked.start = span.start;
        asked.end = span.end;
    }
    return asked;
}

static void report_asked(const Trial *trial, Report *report) {
    const TargetRole *role = trial->answer->role;
    const Bank *bank = trial->judge->bank;
    report->role = role;
    report->asked = arena_array(trial->arena, role ? role->competencies.count + 1 : 1, sizeof *report->asked);
    for (size_t i = 0; role && !trial->foreign && i < role->competencies.count; i++)
        for (size_t j = 0; j < bank_competency_count(bank); j++)
            if (strcmp(bank_competency_at(bank, j)->id, role->competencies.items[i]) == 0)
                report->asked[report->asked_count++] = find_asked(trial, j);
}

const Report *judge_answer(const Judge *judge, JudgeCache *cache, const AnswerView *answer, const JudgeOptions *options,
                           Arena *arena) {
    JudgeCache *own = cache ? NULL : judge_cache_new();
    cache = cache ? cache : own;
    cache_begin(cache, judge);
    Trial trial = {.judge = judge,
                   .answer = answer,
                   .options = options,
                   .language = bank_language(judge->bank),
                   .cache = cache,
                   .plan = cache_plan(cache, answer->shape, answer->cut),
                   .arena = arena};
    trial_scan(&trial);
    trial.foreign = is_foreign(&trial);
    trial_choose(&trial);
    Report *report = arena_alloc(arena, sizeof *report);
    *report = (Report){
        .question = answer->question,
        .shape = answer->shape,
        .rubric = bank_rubric(judge->bank, answer->shape->rubric),
        .words = trial.words,
        .seconds = trial.seconds,
        .seconds_low = trial.seconds_low,
        .seconds_high = trial.seconds_high,
        .pace = options->pace,
        .takes = options->takes,
        .today = options->today,
        .cut = answer->cut,
        .foreign = trial.foreign,
    };
    trial_score(&trial, report);
    report_sections(&trial, report);
    report_sentences(&trial, report);
    report->readiness = readiness_of(&trial, report);
    report_follow_ups(&trial, report);
    report_asked(&trial, report);
    cache_end(cache);
    judge_cache_free(own);
    return report;
}
