/* The coach's word on what is written: praise first, then the one next thing. */
#include "cli/plain_coach.h"

#include "base/messages.h"
#include "render/evidence.h"

#include <string.h>

enum { EARLIER_BYTES = 240 };

/* ---- Judging ---- */

const Judge *coach_rules(Coach *coach) {
    ErrorList errors = {0};
    if (coach->judge || coach->unjudged)
        return coach->judge;
    coach->unjudged = !judge_new(coach->bank, &coach->judge, &errors);
    if (coach->unjudged && errors.count > 0)
        say_error(&coach->voice, "", &errors.items[0]);
    error_list_clear(&errors);
    return coach->judge;
}

JudgeOptions coach_judge_options(const Coach *coach, JudgeMode mode) {
    return (JudgeOptions){.mode = mode,
                          .pace = coach->settings.pace,
                          .takes = coach->settings.takes,
                          .today = coach->today,
                          .rules = &coach->settings.rules};
}

const TargetRole *coach_role(const Coach *coach) {
    const TargetRole *role = bank_role(coach->bank, answer_fact(coach->answer, "role"));
    return role || !coach->settings.role ? role : bank_role(coach->bank, coach->settings.role);
}

const Report *coach_judge(Coach *coach, JudgeMode mode) {
    unsigned long version = answer_version(coach->answer);
    if (coach->report && coach->judged == version && coach->mode == mode)
        return coach->report;
    coach->report = NULL;
    if (!coach_rules(coach))
        return NULL;
    const JudgeOptions options = coach_judge_options(coach, mode);
    arena_reset(coach->judging);
    coach->view = answer_view(coach->answer, coach->bank, coach->judging);
    coach->view.role = coach_role(coach);
    coach->report = judge_answer(coach->judge, coach->cache, &coach->view, &options, coach->judging);
    coach->judged = version;
    coach->mode = mode;
    return coach->report;
}

/* ---- Quoting ---- */

/* At most so many bytes, cut between words. */
static void append_start(Slice words, size_t most, Buffer *out) {
    words = slice_trim(words);
    size_t size = words.size;
    if (size > most)
        for (size = most; size > 0 && words.data[size] != ' ' && words.data[size] != '\n';)
            size--;
    if (size == 0) /* one word as long as that */
        for (size = most; size > 0 && size < words.size && (words.data[size] & 0xC0) == 0x80;)
            size--;
    buffer_append(out, slice_trim((Slice){words.data, size < words.size ? size : words.size}));
    if (size < words.size)
        buffer_append_string(out, " ...");
}

void coach_quote_start(const Coach *coach, size_t section, Buffer *out) {
    append_start(answer_text(coach->answer, section), EARLIER_BYTES, out);
}

/* ---- The word ---- */

static void put(Buffer *buffer, const char *text) {
    buffer_clear(buffer);
    buffer_append_string(buffer, text ? text : "");
}

void coach_note_remark(Coach *coach, const Finding *finding) {
    Remark *remark = &coach->remark;
    remark->known = true;
    remark->section = finding_section(coach->shape, finding);
    put(&remark->rule, finding->rule->id);
    put(&remark->message, finding->message);
    put(&remark->why, finding->why);
    put(&remark->fix, finding->fix);
    buffer_clear(&remark->evidence);
    evidence_write(finding->rule->evidence, &remark->evidence);
    put(&remark->words, finding->words);
}

/* The judge's own choice where it is here, else the gravest of this part, the dearest of these. */
static const Finding *next_finding(const Coach *coach, const Report *report) {
    if (report->next && finding_section(coach->shape, report->next) == coach->section)
        return report->next;
    const Finding *found = NULL;
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        if (finding_section(coach->shape, finding) != coach->section)
            continue;
        if (!found || finding->severity > found->severity ||
            (finding->severity == found->severity && finding->cost > found->cost))
            found = finding;
    }
    return found;
}

static void say_praise(Coach *coach, const Report *report) {
    for (size_t i = 0; i < report->praise_count; i++) {
        const Praise *praise = &report->praise[i];
        if (praise->section != coach->section || !praise->rule->label)
            continue;
        say(&coach->voice, *praise->words ? MSG_PLAIN_GOOD_WORDS : MSG_PLAIN_GOOD, praise->rule->label, praise->words);
        return;
    }
    if (report->sections[coach->section].ready)
        say(&coach->voice, MSG_PLAIN_READY_PART);
}

static void say_next(Coach *coach, const Report *report) {
    const Finding *finding = next_finding(coach, report);
    coach->remark.known = false;
    if (!finding && report->sections[coach->section].thin)
        say(&coach->voice, MSG_TUI_NEXT_THIN);
    if (!finding)
        return;
    coach_note_remark(coach, finding);
    const Remark *remark = &coach->remark;
    if (remark->words.size && !strstr(finding->message, finding->words))
        say(&coach->voice, MSG_PLAIN_NEXT_WORDS, finding->message, buffer_string(&remark->words), finding->fix);
    else
        say(&coach->voice, MSG_PLAIN_NEXT, finding->message, finding->fix);
}

const char *words_of(size_t count) {
    return count == 1 ? MSG_PLAIN_ONE_WORD : MSG_PLAIN_MANY_WORDS;
}

static void append_clock(double seconds, Buffer *out) {
    render_minutes(seconds, out);
}

void append_band(const Shape *shape, Buffer *out) {
    int least = shape->seconds.least, most = shape->seconds.most;
    if (least % 60 == 0 && most % 60 == 0) {
        buffer_printf(out, MSG_PLAIN_BAND_MINUTES, least / 60, most / 60);
        return;
    }
    Buffer from = {0}, to = {0};
    append_clock(least, &from);
    append_clock(most, &to);
    buffer_printf(out, MSG_PLAIN_BAND_CLOCK, buffer_string(&from), buffer_string(&to));
    buffer_free(&from);
    buffer_free(&to);
}

void word_on_progress(Coach *coach) {
    const Report *report = coach_judge(coach, JUDGE_DRAFTING);
    size_t ready = 0;
    if (!report)
        return;
    for (size_t i = 0; i < coach->shape->section_count; i++)
        ready += report->sections[i].ready;
    Buffer time = {0}, band = {0};
    append_clock(report->seconds, &time);
    append_band(coach->shape, &band);
    say(&coach->voice, MSG_PLAIN_PROGRESS, ready, coach->shape->section_count, buffer_string(&time),
        buffer_string(&band));
    buffer_free(&time);
    buffer_free(&band);
}

/* The share of learning is told once its part of the answer has begun. */
static void say_learning(Coach *coach, const Report *report) {
    const Section *section = coach_section(coach);
    const Group *group = section->group ? shape_group(coach->shape, section->group) : NULL;
    if (section->learning && group && group->least && report->learning_share >= 0)
        say(&coach->voice, MSG_PLAIN_LEARNING, report_group_percent(report, group), group->least);
}

void word_in_short(Coach *coach) {
    const Report *report = coach_judge(coach, JUDGE_DRAFTING);
    coach->written = false;
    if (!report)
        return;
    if (report->foreign) {
        say(&coach->voice, MSG_PLAIN_FOREIGN);
        return;
    }
    say_praise(coach, report);
    say_next(coach, report);
}

void word_on_part(Coach *coach) {
    word_in_short(coach);
    const Report *report = coach_judge(coach, JUDGE_DRAFTING);
    if (report) {
        word_on_progress(coach);
        say_learning(coach, report);
    }
}

/* ---- Why ---- */

static void say_if(Coach *coach, const char *format, const char *text) {
    if (text && *text)
        say(&coach->voice, format, text);
}

void word_why(Coach *coach) {
    const Remark *remark = &coach->remark;
    const Report *report = remark->known ? NULL : coach_judge(coach, JUDGE_DRAFTING);
    if (report) {
        const Finding *finding = coach->place->kind == AT_STORY ? story_off(coach) : next_finding(coach, report);
        if (finding)
            coach_note_remark(coach, finding);
    }
    if (!remark->known) {
        say(&coach->voice, MSG_PLAIN_WHY_NONE);
        return;
    }
    bool whole = remark->section >= coach->shape->section_count;
    const Section *section = whole ? NULL : &coach->shape->sections[remark->section];
    const Guide *guide = section ? coach->guide : NULL;
    say(&coach->voice, MSG_PLAIN_ABOUT_PART, section ? section->label : MSG_PLAIN_WHOLE,
        buffer_string(&remark->message));
    say_if(coach, MSG_PLAIN_WORDS, buffer_string(&remark->words));
    say_if(coach, MSG_PLAIN_WHY, buffer_string(&remark->why));
    say_if(coach, MSG_PLAIN_DO, buffer_string(&remark->fix));
    say_if(coach, MSG_PLAIN_EXAMPLE, guide ? guide_example(guide, section->id, coach_role(coach)) : NULL);
    say_if(coach, MSG_PLAIN_SOURCE, buffer_string(&remark->evidence));
}

/* ---- Examples ---- */

static void say_example(Coach *coach, const char *format, const Example *example) {
    if (!example->text)
        return;
    say(&coach->voice, format, example->text);
    say_if(coach, "%s", example->note);
}

static void say_list(Coach *coach, const char *heading, Strings strings) {
    if (strings.count == 0)
        return;
    say(&coach->voice, "%s", heading);
    for (size_t i = 0; i < strings.count; i++)
        say_item(&coach->voice, "- ", "%s", strings.items[i]);
}

static void say_story_advice(Coach *coach) {
    const Guide *guide = coach->guide;
    if (!guide) {
        say(&coach->voice, MSG_TUI_STORY_PLAIN);
        return;
    }
    say_list(coach, MSG_PLAIN_HELPS_LIST, guide->story.tips);
    say_list(coach, MSG_PLAIN_STORIES_GOOD, guide->story.good);
    say_list(coach, MSG_PLAIN_STORIES_POOR, guide->story.poor);
    say_list(coach, MSG_PLAIN_WANTS, guide->wants);
    say_list(coach, MSG_PLAIN_NEVER, guide->never);
}

void word_example(Coach *coach) {
    const Section *section = coach_section(coach);
    const SectionGuide *guide = coach->guide ? guide_section(coach->guide, section->id) : NULL;
    say_pause(&coach->voice);
    if (coach->place->kind == AT_STORY) {
        say_story_advice(coach);
        return;
    }
    if (!guide) {
        say_if(coach, MSG_PLAIN_TIP, section->tip ? section->tip : section->ask);
        return;
    }
    const char *near = guide_near_example(coach->guide, section->id, coach_role(coach));
    say_if(coach, MSG_PLAIN_NEAR_ONE, near);
    say_example(coach, near ? MSG_PLAIN_OTHER_ONE : MSG_PLAIN_GOOD_ONE, &guide->good);
    say_example(coach, MSG_PLAIN_POOR_ONE, &guide->poor);
    say_if(coach, MSG_PLAIN_DIFFERENCE, guide->difference);
    say_list(coach, MSG_PLAIN_HELPS_LIST, guide->tips);
}
