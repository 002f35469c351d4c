#include "render/stories.h"

#include "base/messages.h"

#include <stdlib.h>
#include <string.h>

/* ---- Findings about facts ---- */

static bool is_about(const Rule *rule, const char *fact) {
    return rule->kind == RULE_STORY && rule->fact && strcmp(rule->fact, fact) == 0;
}

const Finding *story_finding(const Report *report, const char *fact) {
    const Finding *found = NULL;
    for (size_t i = 0; report && i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (is_about(finding->rule, fact) && (!found || finding->severity > found->severity))
            found = finding;
    }
    return found;
}

bool story_is_known(const Story *story, FactId fact) {
    if (fact == FACT_TITLE)
        return story->title && *story->title;
    if (fact == FACT_WHEN)
        return story->when.year > 0;
    int value;
    memcpy(&value, (const char *)story + story_facts[fact].offset, sizeof value);
    return value > 0;
}

const Finding *story_gravest(const Report *report, const Story *story, FactId *fact) {
    const Finding *found = NULL;
    for (FactId i = 0; i < STORY_FACTS; i++) {
        const Finding *finding = story_is_known(story, i) ? story_finding(report, story_facts[i].key) : NULL;
        if (finding && (!found || finding->severity > found->severity)) {
            found = finding;
            *fact = i;
        }
    }
    return found;
}

/* ---- The verdict ---- */

/* What holds of it: the label of the first rule about each fact that is known. */
static void append_reasons(const Bank *bank, const Story *story, Buffer *out) {
    for (FactId fact = 0; fact < STORY_FACTS; fact++) {
        size_t i = 0, count = story_is_known(story, fact) ? bank_rule_count(bank) : 0;
        while (i < count && !(is_about(bank_rule_at(bank, i), story_facts[fact].key) && bank_rule_at(bank, i)->label))
            i++;
        if (i < count)
            buffer_printf(out, "%s%s", out->size ? ", " : "", bank_rule_at(bank, i)->label);
    }
}

static bool is_ahead(Date when, Date today) {
    return when.year > today.year || (when.year == today.year && when.month > today.month);
}

static StoryVerdict verdict_open(const Story *story, Date today) {
    StoryVerdict verdict = {.standing = STORY_OPEN, .sentence = MSG_RENDER_STORY_NO_LINE};
    if (story_is_known(story, FACT_TITLE))
        verdict.sentence = is_ahead(story->when, today) ? MSG_RENDER_STORY_AHEAD : MSG_RENDER_STORY_NO_DATE;
    return verdict;
}

static StoryVerdict verdict_off(const Finding *finding) {
    static const StoryStanding standings[] = {
        [SEVERITY_SUGGESTION] = STORY_DOUBT, [SEVERITY_WARNING] = STORY_WEAK, [SEVERITY_ERROR] = STORY_BAD};
    return (StoryVerdict){.standing = standings[finding->severity],
                          .sentence = finding->message,
                          .why = finding->why,
                          .fix = finding->fix};
}

static StoryVerdict verdict_good(const Bank *bank, const Story *story, size_t known, Arena *arena) {
    Buffer reasons = {0};
    append_reasons(bank, story, &reasons);
    const char *format = known < STORY_FACTS ? MSG_RENDER_STORY_SO_FAR : MSG_RENDER_STORY_GOOD;
    StoryVerdict verdict = {.standing = STORY_GOOD, .sentence = MSG_RENDER_STORY_PLAIN_GOOD};
    if (reasons.size)
        verdict.sentence = arena_printf(arena, format, buffer_string(&reasons));
    buffer_free(&reasons);
    return verdict;
}

const Report *story_judge(const Judge *judge, const Answer *answer, const Story *story, const JudgeOptions *options,
                          Arena *arena) {
    const Shape *shape = answer_shape(answer);
    SectionView *sections = arena_array(arena, shape->section_count, sizeof *sections);
    for (size_t i = 0; i < shape->section_count; i++)
        sections[i].source = slice_of("");
    AnswerView *view = arena_alloc(arena, sizeof *view);
    *view = (AnswerView){.question = answer_question(answer), .shape = shape, .story = *story, .sections = sections};
    JudgeOptions drafting = *options;
    drafting.mode = JUDGE_DRAFTING; /* what is not said costs nothing */
    return judge ? judge_answer(judge, NULL, view, &drafting, arena) : NULL;
}

static void judge_entry(const Judge *judge, const Bank *bank, const Answer *answer, const JudgeOptions *options,
                        Arena *arena, StoryEntry *entry) {
    FactId fact;
    for (FactId i = 0; i < STORY_FACTS; i++)
        entry->known += story_is_known(&entry->story, i);
    const Report *report = story_judge(judge, answer, &entry->story, options, arena);
    const Finding *finding = story_gravest(report, &entry->story, &fact);
    bool told = story_is_known(&entry->story, FACT_TITLE) && story_is_known(&entry->story, FACT_WHEN);
    if (finding)
        entry->verdict = verdict_off(finding);
    else if (!told || is_ahead(entry->story.when, options->today))
        entry->verdict = verdict_open(&entry->story, options->today);
    else
        entry->verdict = verdict_good(bank, &entry->story, entry->known, arena);
}

/* ---- Several ---- */

/* A number that grows with the date; a year alone is taken for its end, and no date is the oldest. */
static int age_key(Date when) {
    return when.year * 13 + (when.year && !when.month ? 12 : when.month);
}

static int compare_entries(const void *a, const void *b) {
    const StoryEntry *left = a, *right = b;
    if (left->verdict.standing != right->verdict.standing)
        return left->verdict.standing < right->verdict.standing ? -1 : 1;
    if (left->known != right->known)
        return left->known > right->known ? -1 : 1;
    const int newer = age_key(left->story.when) - age_key(right->story.when);
    if (newer != 0)
        return newer > 0 ? -1 : 1;
    return left->number < right->number ? -1 : 1;
}

StoryList stories_compare(const Judge *judge, const Bank *bank, const Answer *answer, const JudgeOptions *options,
                          Arena *arena) {
    Candidates candidates = answer_candidates(answer, arena);
    StoryList list = {.items = arena_array(arena, candidates.count + 1, sizeof *list.items)};
    if (story_is_begun(answer))
        list.items[list.count++] = (StoryEntry){.story = answer_story(answer, 0, arena)};
    for (size_t i = 0; i < candidates.count; i++)
        list.items[list.count++] =
            (StoryEntry){.number = candidates.items[i].number, .story = candidates.items[i].story};
    for (size_t i = 0; i < list.count; i++)
        judge_entry(judge, bank, answer, options, arena, &list.items[i]);
    if (list.count > 1)
        qsort(list.items, list.count, sizeof *list.items, compare_entries);
    return list;
}

const char *story_cell(const Story *story, FactId fact, Arena *arena) {
    if (!story_is_known(story, fact))
        return MSG_RENDER_STORY_UNKNOWN;
    return arena_string(arena, story_get(story, story_facts[fact].key, arena));
}
