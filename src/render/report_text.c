/* Reports for people to read. First the verdict, what is good and the one next thing; then time and balance; then every
 * point. */
#include "base/messages.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/report_parts.h"
#include "render/report_verdict.h"
#include <math.h>
#include <starcoach/arena.h>
#include <starcoach/text.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CRITERION_COLUMNS = 32, BAR_COLUMNS = 20, POINTS_COLUMNS = 12, LEAST_COLUMNS = 20, TAIL_LIMIT = 3 };

static void verdict(const Page *page) {
    const Report *report = page->report;
    Buffer line = {0};
    const char *what = report->question ? report->question->title : report->shape->label;
    buffer_printf(&line, "%s%s%s", page->file ? page->file : "", page->file ? ": " : "", what);
    page_tone(page, TONE_BOLD);
    page_wrap(page, buffer_string(&line), 0, 0);
    page_tone(page, TONE_PLAIN);
    if (report->foreign) {
        page_wrap(page, report->cut ? MSG_RENDER_FOREIGN_CUT : MSG_RENDER_FOREIGN, 0, 0);
    } else {
        page_toned(page, report->readiness == READY ? TONE_GOOD : TONE_WARN, report_readiness(report));
        buffer_printf(page->out, ", %d of 100\n", report->score);
    }
    if (report->cut && !report->foreign && !page_is_short(page)) {
        page_wrap(page, MSG_RENDER_CUT, 0, 0);
        report_cut_parts(report, page->text, page->width, page->out);
    }
    buffer_append_byte(page->out, '\n');
    buffer_free(&line);
}

/* Have these words been shown beside praise that stands before it? */
static bool is_shown_before(const Report *report, size_t praise) {
    for (size_t i = 0; i < praise; i++)
        if (strcmp(report->praise[i].words, report->praise[praise].words) == 0)
            return *report->praise[praise].words != '\0';
    return false;
}

static void good_line(const Page *page, const Praise *praise, bool first) {
    Buffer line = {0};
    buffer_printf(&line, *praise->words ? MSG_RENDER_GOOD_WORDS : "%s", praise->rule->label, praise->words);
    page_label(page, first ? MSG_RENDER_GOOD : "");
    page_wrap(page, buffer_string(&line), PAGE_LABEL_COLUMNS, PAGE_LABEL_COLUMNS);
    buffer_free(&line);
}

/* The weightiest of what is good: first what the person's own words show, and of what the same words show the first. */
static void strong(const Page *page) {
    const Report *report = page->report;
    const Criterion *strongest = report->foreign ? NULL : report_strongest(report);
    if (strongest) {
        page_label(page, MSG_RENDER_STRONGEST);
        page_wrap(page, strongest->label, PAGE_LABEL_COLUMNS, PAGE_LABEL_COLUMNS);
    }
    size_t shown = 0;
    for (int with_words = 1; with_words >= 0; with_words--)
        for (size_t i = 0; i < report->praise_count && shown < TAIL_LIMIT; i++)
            if ((*report->praise[i].words != '\0') == with_words && !is_shown_before(report, i))
                good_line(page, &report->praise[i], shown++ == 0);
}

/* The first of what there is to mend, in the same words. */
static void next_thing(const Page *page) {
    const Report *report = page->report;
    if (!report->next && report->foreign)
        return;
    page_label(page, MSG_RENDER_NEXT);
    if (!report->next) {
        page_wrap(page, MSG_RENDER_NOTHING, PAGE_LABEL_COLUMNS, PAGE_LABEL_COLUMNS);
        return;
    }
    const Advice first = page->advice.items[0];
    const bool begins = first.kind == ADVICE_NOT_BEGUN;
    page_wrap(page, first.message, PAGE_LABEL_COLUMNS, PAGE_LABEL_COLUMNS);
    layout_blanks(PAGE_LABEL_COLUMNS, page->out);
    page_wrap(page, begins ? report->shape->sections[first.finding->section].ask : first.finding->fix,
              PAGE_LABEL_COLUMNS, PAGE_LABEL_COLUMNS);
}

static void time_line(const Page *page) {
    const Report *report = page->report;
    Buffer parts[5] = {{0}};
    const double seconds[5] = {report->seconds, report->seconds_low, report->seconds_high, report->shape->seconds.least,
                               report->shape->seconds.most};
    Buffer line = {0};
    for (size_t i = 0; i < 5; i++)
        render_minutes(seconds[i], &parts[i]);
    buffer_printf(&line, report_time_is_near(report) ? MSG_RENDER_TIME_NEAR : MSG_RENDER_TIME_LINE,
                  buffer_string(&parts[0]), buffer_string(&parts[1]), buffer_string(&parts[2]),
                  buffer_string(&parts[3]), buffer_string(&parts[4]));
    page_label(page, MSG_RENDER_TIME);
    page_wrap(page, buffer_string(&line), PAGE_LABEL_COLUMNS, PAGE_LABEL_COLUMNS);
    for (size_t i = 0; i < 5; i++)
        buffer_free(&parts[i]);
    buffer_free(&line);
}

static void balance_line(const Page *page) {
    if (page->report->foreign && page->report->cut)
        return;
    Buffer line = {0};
    render_balance(page->report, &line);
    const char *note = report_balance_note(page->report);
    buffer_append_string(&line, note ? note : "");
    page_label(page, MSG_RENDER_BALANCE);
    page_wrap(page, buffer_string(&line), PAGE_LABEL_COLUMNS, PAGE_LABEL_COLUMNS);
    buffer_free(&line);
}

static void bar(const Page *page, size_t columns, int points, int of) {
    size_t full = of > 0 ? (size_t)points * columns / (size_t)of : 0;
    for (size_t i = 0; i < columns; i++) {
        if (page->style->utf8)
            buffer_append_string(page->out, i < full ? "█" : "░");
        else
            buffer_append_byte(page->out, i < full ? '#' : '.');
    }
}

static void points(const Page *page) {
    const Report *report = page->report;
    size_t room = page->width - POINTS_COLUMNS; /* where there is little, bars give way to labels */
    size_t labels = room < CRITERION_COLUMNS ? room : CRITERION_COLUMNS;
    size_t bars = room - labels < BAR_COLUMNS ? room - labels : BAR_COLUMNS;
    page_heading(page, MSG_RENDER_POINTS);
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        if (criterion->unjudged)
            continue;
        layout_blanks(2, page->out);
        layout_cell(criterion->criterion->label, labels, page->out);
        bar(page, bars, criterion->points, criterion->of);
        buffer_printf(page->out, " %2d of %d\n", criterion->points, criterion->of);
    }
}

/* Every requirement that is met, by criterion: what is good is said as fully as what is not. */
static void good_all(const Page *page) {
    const Report *report = page->report;
    if (report->praise_count > 0)
        page_heading(page, MSG_RENDER_GOOD_ALL);
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        const Criterion *criterion = &report->rubric->criteria[i];
        Buffer line = {0};
        for (size_t j = 0; j < report->praise_count; j++) {
            if (report->praise[j].criterion != criterion)
                continue;
            buffer_printf(&line, "%s%s", line.size > 0 ? "" : criterion->label, line.size > 0 ? "; " : ": ");
            buffer_append_string(&line, report->praise[j].rule->label);
        }
        if (line.size > 0) {
            layout_blanks(2, page->out);
            page_wrap(page, buffer_string(&line), 4, 2);
        }
        buffer_free(&line);
    }
}

static void follow_ups(const Page *page) {
    const Report *report = page->report;
    if (report->follow_up_count > 0)
        page_heading(page, MSG_RENDER_FOLLOW_UPS);
    for (size_t i = 0; i < report->follow_up_count; i++) {
        buffer_append_string(page->out, "  - ");
        page_wrap(page, report->follow_ups[i], 4, 4);
    }
}

/* The competencies that the target role asks for, as advice: "asked for: planning ✓, teamwork: not yet in the answer".
 */
static void asked_line(const Page *page) {
    const Report *report = page->report;
    if (report->asked_count == 0)
        return;
    Buffer line = {0};
    buffer_printf(&line, MSG_RENDER_ASKED, report->role->label);
    for (size_t i = 0; i < report->asked_count; i++) {
        const Asked *asked = &report->asked[i];
        buffer_append_string(&line, i > 0 ? ", " : " ");
        const char *shown = page->style->utf8 ? MSG_RENDER_ASKED_TICK : MSG_RENDER_ASKED_SHOWN;
        buffer_printf(&line, asked->shown ? shown : MSG_RENDER_ASKED_MISSING, asked->competency->label);
    }
    buffer_append_byte(page->out, '\n');
    page_wrap(page, buffer_string(&line), 0, 2);
    buffer_free(&line);
}

/* Line by line by hand: a full stop within an id is no place to break. */
static void off_line(const Page *page) {
    const Report *report = page->report;
    if (report->off_count == 0)
        return;
    page_heading(page, MSG_RENDER_OFF);
    size_t used = 0;
    for (size_t i = 0; i < report->off_count; i++) {
        const char *id = report->off[i]->id;
        size_t columns = strlen(id) + 2;
        if (used > 0 && used + columns > page->width) {
            buffer_append_byte(page->out, '\n');
            used = 0;
        }
        buffer_printf(page->out, "%s%s%s", used > 0 ? " " : "  ", id, i + 1 < report->off_count ? "," : "");
        used += columns + (used > 0 ? 0 : 1);
    }
    buffer_append_byte(page->out, '\n');
}

/* Nobody is scolded for a blank page: it gets the first question. */
static void no_words(const Page *page) {
    Buffer line = {0};
    buffer_printf(&line, MSG_RENDER_NO_WORDS, page->report->shape->sections[0].ask);
    page_wrap(page, buffer_string(&line), 0, 0);
    buffer_free(&line);
}

static void told_shortly(const Page *page) {
    Buffer line = {0}, least = {0};
    render_minutes(ceil((double)page->report->shape->seconds.least / SHORT_PARTS), &least);
    buffer_printf(&line, MSG_RENDER_SHORT, buffer_string(&least));
    page_advice(page);
    buffer_append_byte(page->out, '\n');
    page_wrap(page, buffer_string(&line), 0, 0);
    buffer_free(&least);
    buffer_free(&line);
}

static void told_in_full(const Page *page) {
    balance_line(page);
    points(page);
    page_advice(page);
    good_all(page);
    follow_ups(page);
    asked_line(page);
    off_line(page);
    if (page->style->explain)
        page_tried(page);
}

static void put_page(const Page *page) {
    char today[11];
    verdict(page);
    if (page->report->words == 0 && !page->style->explain) {
        no_words(page);
        return;
    }
    strong(page);
    next_thing(page);
    time_line(page);
    (page_is_short(page) ? told_shortly : told_in_full)(page);
    date_format(page->report->today, today);
    buffer_append_byte(page->out, '\n');
    if (page->report->takes > 0)
        buffer_printf(page->out, MSG_RENDER_PACE_TAKES "\n", page->report->pace, page->report->takes, today);
    else
        buffer_printf(page->out, MSG_RENDER_PACE "\n", page->report->pace, today);
}

void render_report_text(const Report *report, const char *file, Slice text, const ReportStyle *style, Buffer *out) {
    const size_t width = style->width == 0 ? 80 : style->width < LEAST_COLUMNS ? LEAST_COLUMNS : style->width;
    Arena *arena = arena_new();
    Page page = {.report = report, .file = file, .text = text, .style = style, .width = width, .out = out};
    page.advice = report_advice_by_weight(report, arena);
    const size_t before = out->size;
    render_lines(text, &page.lines);
    put_page(&page);
    free(page.lines.starts);
    arena_free(arena);
    if (!style->utf8)
        layout_plain(out, before);
}
