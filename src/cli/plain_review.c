/* The review: how ready the answer is, its strongest part and the one thing that would help most; all remarks where
 * they are asked for; and the answer as it will be said. */
#include "cli/plain_coach.h"

#include "base/messages.h"
#include "render/report_verdict.h"

#include <string.h>

static const char *const readiness_words[] = {
    [NOT_YET] = MSG_PLAIN_NOT_YET, [NEARLY] = MSG_PLAIN_NEARLY, [READY] = MSG_PLAIN_READY};
static const char *const severity_words[] = {[SEVERITY_SUGGESTION] = MSG_PLAIN_SUGGESTION,
                                             [SEVERITY_WARNING] = MSG_PLAIN_WARNING,
                                             [SEVERITY_ERROR] = MSG_PLAIN_SERIOUS};

/* The report of the answer as if it were finished; NULL, and said, where there is nothing to judge. */
static const Report *judge_whole(Coach *coach) {
    coach->written = false;
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    if (report && report->words == 0) {
        say(&coach->voice, MSG_PLAIN_NOTHING_YET);
        return NULL;
    }
    return report;
}

/* ---- In short ---- */

static void say_readiness(Coach *coach, const Report *report) {
    Buffer points = {0};
    if (coach->settings.numbers)
        buffer_printf(&points, MSG_PLAIN_OF_100, report->score);
    say(&coach->voice, "%s%s", readiness_words[report->readiness], buffer_string(&points));
    buffer_free(&points);
    if (report->foreign)
        say(&coach->voice, MSG_PLAIN_FOREIGN);
}

static void say_time(Coach *coach, const Report *report) {
    Buffer about = {0}, low = {0}, high = {0}, band = {0};
    render_minutes(report->seconds, &about);
    render_minutes(report->seconds_low, &low);
    render_minutes(report->seconds_high, &high);
    append_band(report->shape, &band);
    say(&coach->voice, report_time_is_near(report) ? MSG_PLAIN_TIME_NEAR : MSG_PLAIN_TIME, buffer_string(&about),
        buffer_string(&low), buffer_string(&high), buffer_string(&band));
    Buffer *all[] = {&about, &low, &high, &band};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buffer_free(all[i]);
}

static void say_strongest(Coach *coach, const Report *report) {
    const Praise *praise = report_strongest_praise(report);
    if (!praise && report->foreign)
        return;
    if (!praise) {
        say(&coach->voice, MSG_PLAIN_STRONGEST_NONE);
        return;
    }
    if (praise->section == SIZE_MAX) {
        say(&coach->voice, MSG_PLAIN_STRONGEST, praise->rule->label);
        return;
    }
    const char *part = report->shape->sections[praise->section].label;
    say(&coach->voice, *praise->words ? MSG_PLAIN_STRONGEST_WORDS : MSG_PLAIN_STRONGEST_IN, part, praise->rule->label,
        praise->words);
}

/* The words, why it matters and what to do. */
static void say_reasons(Coach *coach, const Finding *finding) {
    if (*finding->words && !strstr(finding->message, finding->words))
        say(&coach->voice, MSG_PLAIN_WORDS, finding->words);
    say(&coach->voice, MSG_PLAIN_WHY, finding->why);
    say(&coach->voice, MSG_PLAIN_DO, finding->fix);
}

static const char *place_to_go(const Coach *coach, const Finding *finding) {
    size_t section = finding_section(coach->shape, finding);
    if (section != SIZE_MAX)
        return coach->shape->sections[section].id;
    return finding->rule->kind == RULE_STORY && coach->shape->story ? MSG_PLAIN_STORY_WORD : NULL;
}

static void say_next(Coach *coach, const Report *report) {
    const Finding *next = report->next;
    coach->remark.known = false;
    if (!next && report->foreign)
        return;
    if (!next) {
        say(&coach->voice, MSG_PLAIN_HELPS_NONE);
        return;
    }
    size_t section = finding_section(coach->shape, next);
    if (section == SIZE_MAX)
        say(&coach->voice, MSG_PLAIN_HELPS, next->message);
    else
        say(&coach->voice, MSG_PLAIN_HELPS_IN, report->shape->sections[section].label, next->message);
    say_reasons(coach, next);
    coach_note_remark(coach, next);
}

static void say_ways_on(Coach *coach, const Report *report) {
    const char *place = report->next ? place_to_go(coach, report->next) : NULL;
    say_pause(&coach->voice);
    if (place && (coach->place->kind != AT_PART || strcmp(place, coach_section(coach)->id) != 0))
        say(&coach->voice, MSG_PLAIN_REVIEW_GO, place);
    if (report->finding_count > 1)
        say(&coach->voice, MSG_PLAIN_REVIEW_MORE);
    say(&coach->voice, MSG_PLAIN_REVIEW_DONE);
    walk_say_here(coach);
}

void review_say(Coach *coach) {
    const Report *report = judge_whole(coach);
    if (!report)
        return;
    say_pause(&coach->voice);
    say_readiness(coach, report);
    say_time(coach, report);
    say_strongest(coach, report);
    say_next(coach, report);
    say_ways_on(coach, report);
}

/* ---- All of it ---- */

static void say_advice(Coach *coach, const Advice *advice, size_t number, size_t count) {
    const Finding *finding = advice->finding;
    size_t section = finding_section(coach->shape, finding);
    const char *severity = severity_words[finding->severity];
    Buffer message = {0};
    buffer_append_string(&message, advice->message);
    if (coach->settings.numbers && advice->cost > 0)
        buffer_printf(&message, MSG_PLAIN_COSTS, advice->cost);
    say_pause(&coach->voice);
    if (advice->kind != ADVICE_FINDING)
        say(&coach->voice, MSG_PLAIN_REMARK_PLAIN, number, count, buffer_string(&message));
    else if (section == SIZE_MAX)
        say(&coach->voice, MSG_PLAIN_REMARK_WHOLE, number, count, severity, buffer_string(&message));
    else
        say(&coach->voice, MSG_PLAIN_REMARK, number, count, coach->shape->sections[section].label, severity,
            buffer_string(&message));
    buffer_free(&message);
    if (advice->kind == ADVICE_FINDING)
        say_reasons(coach, finding);
}

static void say_all_advice(Coach *coach, const Report *report) {
    AdviceList list = report_advice_by_place(report, coach->judging);
    for (size_t i = 0; i < list.count; i++)
        say_advice(coach, &list.items[i], i + 1, list.count);
    if (list.count > 0) {
        say_pause(&coach->voice);
        say(&coach->voice, MSG_PLAIN_SILENCE_HOW);
    }
}

static void say_good(Coach *coach, const Report *report) {
    if (report->praise_count > 0)
        say(&coach->voice, MSG_PLAIN_GOOD_ALL);
    for (size_t i = 0; i < report->praise_count; i++)
        say_item(&coach->voice, "- ", "%s", report->praise[i].rule->label);
}

static void say_rubric(Coach *coach, const Report *report) {
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        say(&coach->voice, MSG_PLAIN_CRITERION, criterion->criterion->label, criterion->points, criterion->of);
    }
}

static void say_balance(Coach *coach, const Report *report) {
    Buffer groups = {0};
    render_balance(report, &groups);
    if (groups.size)
        say(&coach->voice, MSG_PLAIN_BALANCE, buffer_string(&groups));
    buffer_free(&groups);
}

static void say_follow_ups(Coach *coach, const Report *report) {
    if (report->follow_up_count == 0)
        return;
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_FOLLOW_UPS);
    for (size_t i = 0; i < report->follow_up_count; i++)
        say_item(&coach->voice, "- ", "%s", report->follow_ups[i]);
}

void review_say_all(Coach *coach) {
    const Report *report = judge_whole(coach);
    if (!report)
        return;
    say_pause(&coach->voice);
    say_readiness(coach, report);
    say_time(coach, report);
    say_strongest(coach, report);
    say_all_advice(coach, report);
    say_pause(&coach->voice);
    say_good(coach, report);
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_RUBRIC);
    say_rubric(coach, report);
    say_balance(coach, report);
    say_follow_ups(coach, report);
    say_pause(&coach->voice);
    walk_say_here(coach);
}

void review_say_points(Coach *coach) {
    const Report *report = judge_whole(coach);
    if (!report)
        return;
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_SCORE, report->score);
    say_rubric(coach, report);
}

/* ---- The answer as it will be said ---- */

void review_say_text(Coach *coach) {
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    Buffer text = {0};
    say_pause(&coach->voice);
    if (report && report->words > 0) {
        const RenderOptions options = {.width = coach->voice.columns, .date = coach->today};
        render_answer_text(coach->bank, &coach->view, report, &options, &text);
        say_lines(&coach->voice, buffer_slice(&text));
    } else {
        say(&coach->voice, MSG_PLAIN_NOTHING_YET);
    }
    buffer_free(&text);
    for (size_t i = 0; i < answer_unplaced_count(coach->answer); i++) {
        if (i == 0) {
            say_pause(&coach->voice);
            say(&coach->voice, MSG_PLAIN_UNPLACED_TEXT);
        }
        say(&coach->voice, "%s:", answer_unplaced_label(coach->answer, i));
        say_text(&coach->voice, answer_unplaced_text(coach->answer, i));
    }
}
