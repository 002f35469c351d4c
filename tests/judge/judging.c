#include "judge/judging.h"

#include <stdlib.h>
#include <string.h>

const char *const good_tale[TALE_SECTIONS] = {
    "We baked forty loaves a day.",
    "First I phoned 12 bakeries before seven. Then I wrote to every customer on our list.",
    "I learned to count the flour before I promise a cake. I keep a sheet of every sack in the store.",
    "Now I count twice.",
};

const JudgeOptions final_options = {.mode = JUDGE_FINAL, .pace = 1, .today = {2026, 1, 15}, .explain = true};
const JudgeOptions drafting_options = {.mode = JUDGE_DRAFTING, .pace = 1, .today = {2026, 1, 15}, .explain = true};

static Judging *judging_of(char *root) {
    Judging *judging = calloc(1, sizeof *judging);
    judging->root = root;
    judging->bank = content_folder_load(root, NULL, NULL);
    judging->arena = arena_new();
    ErrorList errors = {0};
    bool made = judge_new(judging->bank, &judging->judge, &errors);
    for (size_t i = 0; i < errors.count; i++)
        print_error("%s\n", errors.items[i].message);
    assert_true(made);
    error_list_clear(&errors);
    return judging;
}

int judging_set_up(void **state) {
    *state = judging_of(content_folder_new());
    return 0;
}

int judging_tear_down(void **state) {
    judging_free(*state);
    return 0;
}

Judging *judging_changed(const char *below, const char *from, const char *to) {
    char *root = content_folder_new();
    content_folder_change(root, below, from, to);
    return judging_of(root);
}

void judging_free(Judging *judging) {
    judge_free(judging->judge);
    bank_free(judging->bank);
    arena_free(judging->arena);
    content_folder_free(judging->root);
    free(judging);
}

AnswerView tale_of(const Judging *judging, const char *const texts[TALE_SECTIONS]) {
    SectionView *sections = arena_array(judging->arena, TALE_SECTIONS, sizeof *sections);
    for (size_t i = 0; i < TALE_SECTIONS; i++)
        sections[i] = section_view_whole(slice_of(texts[i] ? texts[i] : ""), judging->arena);
    return (AnswerView){.question = bank_question(judging->bank, "slip"),
                        .shape = bank_shape(judging->bank, "tale"),
                        .sections = sections};
}

AnswerView tale_with(const Judging *judging, size_t section, const char *text) {
    const char *texts[TALE_SECTIONS];
    memcpy(texts, good_tale, sizeof texts);
    texts[section] = text;
    return tale_of(judging, texts);
}

const Report *judge_final(const Judging *judging, AnswerView view) {
    return judge_answer(judging->judge, NULL, &view, &final_options, judging->arena);
}

const Report *judge_drafting(const Judging *judging, AnswerView view) {
    return judge_answer(judging->judge, NULL, &view, &drafting_options, judging->arena);
}

size_t count_findings(const Report *report, const char *rule) {
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        count += strcmp(report->findings[i].rule->id, rule) == 0;
    return count;
}

const Finding *find_finding(const Report *report, const char *rule) {
    for (size_t i = 0; i < report->finding_count; i++)
        if (strcmp(report->findings[i].rule->id, rule) == 0)
            return &report->findings[i];
    return NULL;
}

int cost_of(const Report *report, const char *rule) {
    int cost = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        cost += strcmp(report->findings[i].rule->id, rule) == 0 ? report->findings[i].cost : 0;
    return cost;
}

const CriterionReport *find_criterion(const Report *report, const char *id) {
    for (size_t i = 0; i < report->rubric->criterion_count; i++)
        if (strcmp(report->criteria[i].criterion->id, id) == 0)
            return &report->criteria[i];
    fail_msg("no criterion %s", id);
    return NULL;
}

void check_sums(const Report *report) {
    int points = 0, of = 0, pending = 0, cost = 0;
    for (size_t i = 0; i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        int taken = 0;
        for (size_t j = 0; j < report->finding_count; j++)
            taken += report->findings[j].criterion == criterion->criterion ? report->findings[j].cost : 0;
        assert_true(criterion->points >= 0);
        assert_true(criterion->points <= criterion->of);
        assert_int_equal(criterion->of + criterion->pending, criterion->criterion->points);
        assert_int_equal(criterion->points, criterion->of - taken);
        points += criterion->points;
        of += criterion->of;
        pending += criterion->pending;
    }
    for (size_t i = 0; i < report->finding_count; i++) {
        assert_true(report->findings[i].cost >= 0);
        assert_true(report->findings[i].criterion || report->findings[i].cost == 0);
        cost += report->findings[i].cost;
    }
    assert_int_equal(of + pending, 100);
    assert_int_equal(report->score, points);
    assert_int_equal(report->score, 100 - cost - pending);
}

static bool on_border(Slice text, size_t offset) {
    return offset == text.size || (offset < text.size && ((unsigned char)text.data[offset] & 0xC0) != 0x80);
}

static void check_span(Slice source, size_t start, size_t end) {
    assert_true(start <= end);
    assert_true(end <= source.size);
    assert_true(on_border(source, start));
    assert_true(on_border(source, end));
}

void check_offsets(const Report *report, const AnswerView *view) {
    size_t last = report->shape->section_count - 1;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        check_span(view->sections[finding->section == SIZE_MAX ? last : finding->section].source, finding->start,
                   finding->end);
    }
    for (size_t i = 0; i < report->praise_count; i++)
        if (report->praise[i].section != SIZE_MAX)
            check_span(view->sections[report->praise[i].section].source, report->praise[i].start,
                       report->praise[i].end);
    for (size_t i = 0; i < report->sentence_count; i++) {
        const SentenceReport *sentence = &report->sentences[i];
        check_span(view->sections[sentence->section].source, sentence->start, sentence->end);
        assert_true(sentence->start < sentence->end);
    }
}

uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}
