/* Reports for people to read. First the verdict, what is good and the one next thing; then time and balance; then every point. */
#include "base/messages.h"
#include "base/utf8.h"
#include "render/layout.h"
#include "render/report_parts.h"
#include <starcoach/render.h>
#include <starcoach/text.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_COLUMNS = 10, CRITERION_COLUMNS = 32, BAR_COLUMNS = 20, POINTS_COLUMNS = 12, LEAST_COLUMNS = 20, TAIL_LIMIT = 3, SHORT_PARTS = 10 };

typedef struct Page {
    const Report *report;
    const char *file;
    Slice text;
    TextLines lines; /* of text */
    const ReportStyle *style;
    size_t width;
    Buffer *out;
} Page;

typedef enum Tone { TONE_PLAIN, TONE_BOLD, TONE_GOOD, TONE_WARN, TONE_BAD, TONE_QUIET } Tone;

static void tone(const Page *page, Tone tone) {
    static const char *const codes[] = {"\033[0m", "\033[1m", "\033[32m", "\033[33m", "\033[31m", "\033[2m"};
    if (page->style->colour)
        buffer_append_string(page->out, codes[tone]);
}

static void toned(const Page *page, Tone with, const char *text) {
    tone(page, with);
    buffer_append_string(page->out, text);
    tone(page, TONE_PLAIN);
}

static void label(const Page *page, const char *text) {
    tone(page, TONE_BOLD);
    layout_cell(text, LABEL_COLUMNS, page->out);
    tone(page, TONE_PLAIN);
}

static void heading(const Page *page, const char *text) {
    buffer_append_byte(page->out, '\n');
    toned(page, TONE_BOLD, text);
    buffer_append_byte(page->out, '\n');
}

static const char *readiness_words(Readiness readiness) {
    static const char *const words[] = {
        [NOT_YET] = MSG_RENDER_NOT_YET, [NEARLY] = MSG_RENDER_NEARLY, [READY] = MSG_RENDER_READY};
    return words[readiness];
}

static void wrap(const Page *page, const char *text, size_t indent, size_t used) {
    layout_wrap(slice_of(text), page->width, indent, used, page->out);
}

/* A line or two: a long report on them would scold a beginning. */
static bool is_told_shortly(const Page *page) {
    const Report *report = page->report;
    return report->words > 0 && !page->style->explain && report->seconds * SHORT_PARTS < report->shape->seconds.least;
}

static void verdict(const Page *page) {
    const Report *report = page->report;
    Buffer line = {0};
    const char *what = report->question ? report->question->title : report->shape->label;
    buffer_printf(&line, "%s%s%s", page->file ? page->file : "", page->file ? ": " : "", what);
    tone(page, TONE_BOLD);
    wrap(page, buffer_string(&line), 0, 0);
    tone(page, TONE_PLAIN);
    if (report->foreign) {
        wrap(page, report->cut ? MSG_RENDER_FOREIGN_CUT : MSG_RENDER_FOREIGN, 0, 0);
    } else {
        toned(page, report->readiness == READY ? TONE_GOOD : TONE_WARN, readiness_words(report->readiness));
        buffer_printf(page->out, ", %d of 100\n", report->score);
    }
    if (report->cut && !report->foreign && !is_told_shortly(page)) {
        wrap(page, MSG_RENDER_CUT, 0, 0);
        report_cut_parts(report, page->text, page->width, page->out);
    }
    buffer_append_byte(page->out, '\n');
    buffer_free(&line);
}

/* The words that show something good, as a quotation; nothing where no single words do. */
static void append_words(const Page *page, size_t section, size_t start, size_t end, Buffer *line) {
    if (section == SIZE_MAX || start >= end || end > page->text.size || end - start > 80)
        return;
    buffer_append_string(line, ": \"");
    buffer_append(line, slice_part(page->text, (Span){start, end}));
    buffer_append_string(line, "\"");
}

static bool is_praised(const Report *report, const Criterion *criterion) {
    for (size_t i = 0; i < report->praise_count; i++)
        if (report->praise[i].criterion == criterion)
            return true;
    return false;
}

/* The criterion of substance with the largest, or smallest, share of its points; of several the heaviest. Nothing is strong without a
 * point, or weak with all of them. */
static const Criterion *extreme_criterion(const Report *report, bool strongest) {
    const CriterionReport *found = NULL;
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        if (criterion->of == 0 || criterion->criterion->about == ABOUT_FORM ||
            (strongest && !is_praised(report, criterion->criterion)))
            continue;
        int difference = found ? criterion->points * found->of - found->points * criterion->of : 0;
        if (!found || (strongest ? difference > 0 : difference < 0) || (difference == 0 && criterion->of > found->of))
            found = criterion;
    }
    return found && found->points != (strongest ? 0 : found->of) ? found->criterion : NULL;
}

static const char *part_name(const Report *report, bool strongest) {
    const Criterion *criterion = extreme_criterion(report, strongest);
    return criterion ? criterion->label : MSG_RENDER_NO_PART;
}

static void strong(const Page *page) {
    const Report *report = page->report;
    const Criterion *strongest = report->foreign ? NULL : extreme_criterion(report, true);
    if (strongest) {
        label(page, MSG_RENDER_STRONGEST);
        wrap(page, strongest->label, LABEL_COLUMNS, LABEL_COLUMNS);
    }
    for (size_t i = 0; i < report->praise_count && i < TAIL_LIMIT; i++) {
        const Praise *praise = &report->praise[i];
        Buffer line = {0};
        buffer_append_string(&line, praise->rule->label);
        append_words(page, praise->section, praise->start, praise->end, &line);
        label(page, i == 0 ? MSG_RENDER_GOOD : "");
        wrap(page, buffer_string(&line), LABEL_COLUMNS, LABEL_COLUMNS);
        buffer_free(&line);
    }
}

static void next_thing(const Page *page) {
    const Finding *next = page->report->next;
    if (!next && page->report->foreign)
        return;
    label(page, MSG_RENDER_NEXT);
    if (!next) {
        wrap(page, MSG_RENDER_NOTHING, LABEL_COLUMNS, LABEL_COLUMNS);
        return;
    }
    wrap(page, next->message, LABEL_COLUMNS, LABEL_COLUMNS);
    layout_blanks(LABEL_COLUMNS, page->out);
    wrap(page, next->fix, LABEL_COLUMNS, LABEL_COLUMNS);
}

static void time_line(const Page *page) {
    const Report *report = page->report;
    Buffer parts[5] = {{0}};
    const double seconds[5] = {report->seconds, report->seconds_low, report->seconds_high, report->shape->seconds.least,
                               report->shape->seconds.most};
    Buffer line = {0};
    for (size_t i = 0; i < 5; i++)
        render_minutes(seconds[i], &parts[i]);
    buffer_printf(&line, MSG_RENDER_TIME_LINE, buffer_string(&parts[0]), buffer_string(&parts[1]), buffer_string(&parts[2]),
                  buffer_string(&parts[3]), buffer_string(&parts[4]));
    label(page, MSG_RENDER_TIME);
    wrap(page, buffer_string(&line), LABEL_COLUMNS, LABEL_COLUMNS);
    for (size_t i = 0; i < 5; i++)
        buffer_free(&parts[i]);
    buffer_free(&line);
}

static void balance_line(const Page *page) {
    if (page->report->foreign && page->report->cut)
        return;
    Buffer line = {0};
    render_balance(page->report, &line);
    label(page, MSG_RENDER_BALANCE);
    wrap(page, buffer_string(&line), LABEL_COLUMNS, LABEL_COLUMNS);
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
    heading(page, MSG_RENDER_POINTS);
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

/* "12:5 warning: ", where the words stand and how grave it is; gives its columns. */
static size_t advice_head(const Page *page, const Finding *finding) {
    static const Tone tones[] = {[SEVERITY_SUGGESTION] = TONE_QUIET, [SEVERITY_WARNING] = TONE_WARN, [SEVERITY_ERROR] = TONE_BAD};
    Buffer place = {0};
    if (finding->section != SIZE_MAX && finding->start < page->text.size && finding->end > finding->start) {
        size_t line, column;
        render_place(&page->lines, finding->start, &line, &column);
        buffer_printf(&place, "%zu:%zu ", line, column);
    }
    buffer_append_string(page->out, buffer_string(&place));
    toned(page, tones[finding->severity], severity_names[finding->severity]);
    buffer_append_string(page->out, ": ");
    size_t columns = place.size + strlen(severity_names[finding->severity]) + 2;
    buffer_free(&place);
    return columns;
}

static void advice_fix(const Page *page, const char *fix) {
    layout_blanks(4, page->out);
    buffer_append_string(page->out, page->style->utf8 ? "→ " : "> ");
    wrap(page, fix, 6, 6);
}

static void append_cost(int cost, Buffer *out) {
    if (cost <= 0)
        return;
    buffer_append_string(out, " (");
    buffer_printf(out, cost == 1 ? MSG_RENDER_COST_ONE : MSG_RENDER_COST, cost);
    buffer_append_string(out, ")");
}

static void advice_why(const Page *page, const char *why) {
    layout_blanks(4, page->out);
    tone(page, TONE_QUIET);
    wrap(page, why, 4, 4);
    tone(page, TONE_PLAIN);
}

/* `next`: what follows, which may say why and what to do for both; NULL at the end. */
static void advice(const Page *page, const Advice *item, const Advice *next) {
    const Finding *finding = item->finding;
    layout_blanks(2, page->out);
    size_t used = 2 + (item->kind == ADVICE_FINDING ? advice_head(page, finding) : 0);
    Buffer message = {0};
    buffer_append_string(&message, item->message);
    append_cost(item->cost, &message);
    wrap(page, buffer_string(&message), 4, used);
    buffer_free(&message);
    if (item->kind == ADVICE_NOT_BEGUN) {
        advice_fix(page, page->report->shape->sections[finding->section].ask);
        return;
    }
    if (next && advice_goes_on(item, next))
        return;
    advice_why(page, finding->why);
    if (item->kind == ADVICE_FINDING)
        advice_fix(page, finding->fix);
}

/* What waits for something else, once: `count` items. */
static void waiting(const Page *page, const Advice *items, size_t count) {
    Buffer line = {0};
    buffer_append_string(&line, MSG_RENDER_WAIT_TOGETHER);
    for (size_t i = 0; i < count; i++) {
        buffer_printf(&line, "%s%s", i > 0 ? "; " : "", items[i].finding->waits_for->label);
        append_cost(items[i].cost, &line);
    }
    buffer_append_byte(&line, '.');
    layout_blanks(2, page->out);
    wrap(page, buffer_string(&line), 4, 2);
    advice_why(page, items[0].finding->why);
    buffer_free(&line);
}

/* Of what is told shortly only errors. */
static void advice_all(const Page *page) {
    Arena *arena = arena_new();
    const AdviceList all = report_advice_by_weight(page->report, arena);
    const bool shortly = is_told_shortly(page);
    bool headed = false;
    for (size_t i = 0; i < all.count; i++) {
        const Advice *item = &all.items[i], *next = i + 1 < all.count ? item + 1 : NULL;
        size_t waits = 0;
        if (shortly && item->finding->severity != SEVERITY_ERROR)
            continue;
        if (!headed)
            heading(page, MSG_RENDER_FINDINGS);
        headed = true;
        while (i + waits < all.count && item[waits].kind == ADVICE_WAITS)
            waits++;
        if (waits > 0)
            waiting(page, item, waits);
        else
            advice(page, item, next);
        i += waits > 0 ? waits - 1 : 0;
    }
    arena_free(arena);
}

/* Every requirement that is met, by criterion: what is good is said as fully as what is not. */
static void good_all(const Page *page) {
    const Report *report = page->report;
    if (report->praise_count > 0)
        heading(page, MSG_RENDER_GOOD_ALL);
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
            wrap(page, buffer_string(&line), 4, 2);
        }
        buffer_free(&line);
    }
}

static void follow_ups(const Page *page) {
    const Report *report = page->report;
    if (report->follow_up_count > 0)
        heading(page, MSG_RENDER_FOLLOW_UPS);
    for (size_t i = 0; i < report->follow_up_count; i++) {
        buffer_append_string(page->out, "  - ");
        wrap(page, report->follow_ups[i], 4, 4);
    }
}

/* The competencies that the target role asks for, as advice: "asked for: planning ✓, teamwork: not yet in the answer". */
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
    wrap(page, buffer_string(&line), 0, 2);
    buffer_free(&line);
}

/* Line by line by hand: a full stop within an id is no place to break. */
static void off_line(const Page *page) {
    const Report *report = page->report;
    if (report->off_count == 0)
        return;
    heading(page, MSG_RENDER_OFF);
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

static const char *tried_state(const Tried *tried) {
    if (tried->skip != SKIP_NONE)
        return tried->skip == SKIP_OFF ? MSG_RENDER_TRIED_OFF : MSG_RENDER_TRIED_FOREIGN;
    if (tried->pending)
        return MSG_RENDER_PENDING;
    if (tried->fired > 0)
        return MSG_RENDER_FIRED;
    return tried->taken > 0 ? MSG_RENDER_NEEDS : MSG_RENDER_HOLDS;
}

static void tried_rule(const Page *page, const Tried *tried) {
    Buffer line = {0};
    buffer_printf(&line, tried->flag ? MSG_RENDER_FLAG : MSG_RENDER_WEIGHT, tried->weight);
    layout_blanks(4, page->out);
    layout_cell(tried->rule->id, 26, page->out);
    layout_cell(buffer_string(&line), 10, page->out);
    layout_cell(tried_state(tried), 9, page->out);
    buffer_printf(page->out, "%4d  ", -tried->taken);
    wrap(page, tried->measured, 55, 55);
    buffer_free(&line);
}

/* Every criterion, every rule tried, what it found, the arithmetic. */
static void explain(const Page *page) {
    const Report *report = page->report;
    int taken = 0;
    heading(page, MSG_RENDER_TRIED);
    const Criterion *current = NULL;
    for (size_t i = 0; i < report->tried_count; i++) {
        const Tried *tried = &report->tried[i];
        if (tried->criterion && tried->criterion != current) {
            const CriterionReport *criterion = &report->criteria[tried->criterion - report->rubric->criteria];
            buffer_printf(page->out, "  %s: %d of %d\n", tried->criterion->label, criterion->points, criterion->of);
        }
        current = tried->criterion;
        tried_rule(page, tried);
    }
    for (size_t i = 0; i < report->finding_count; i++)
        taken += report->findings[i].cost;
    buffer_append_byte(page->out, '\n');
    buffer_printf(page->out, MSG_RENDER_SUM "\n", report->score, taken);
}

/* Nobody is scolded for a blank page: it gets the first question. */
static void no_words(const Page *page) {
    Buffer line = {0};
    buffer_printf(&line, MSG_RENDER_NO_WORDS, page->report->shape->sections[0].ask);
    wrap(page, buffer_string(&line), 0, 0);
    buffer_free(&line);
}

static void told_shortly(const Page *page) {
    Buffer line = {0}, least = {0};
    render_minutes(ceil((double)page->report->shape->seconds.least / SHORT_PARTS), &least);
    buffer_printf(&line, MSG_RENDER_SHORT, buffer_string(&least));
    advice_all(page);
    buffer_append_byte(page->out, '\n');
    wrap(page, buffer_string(&line), 0, 0);
    buffer_free(&least);
    buffer_free(&line);
}

static void told_in_full(const Page *page) {
    balance_line(page);
    points(page);
    advice_all(page);
    good_all(page);
    follow_ups(page);
    asked_line(page);
    off_line(page);
    if (page->style->explain)
        explain(page);
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
    (is_told_shortly(page) ? told_shortly : told_in_full)(page);
    date_format(page->report->today, today);
    buffer_append_byte(page->out, '\n');
    if (page->report->takes > 0)
        buffer_printf(page->out, MSG_RENDER_PACE_TAKES "\n", page->report->pace, page->report->takes, today);
    else
        buffer_printf(page->out, MSG_RENDER_PACE "\n", page->report->pace, today);
}

void render_report_text(const Report *report, const char *file, Slice text, const ReportStyle *style, Buffer *out) {
    const size_t width = style->width == 0 ? 80 : style->width < LEAST_COLUMNS ? LEAST_COLUMNS : style->width;
    Page page = {.report = report, .file = file, .text = text, .style = style, .width = width, .out = out};
    const size_t before = out->size;
    render_lines(text, &page.lines);
    put_page(&page);
    free(page.lines.starts);
    if (!style->utf8)
        layout_plain(out, before);
}

/* What to do next, in a sentence. */
static void append_step(const Report *report, Buffer *out) {
    const Finding *next = report->next;
    if (!next)
        buffer_append_string(out, MSG_RENDER_NO_STEP);
    else if (next->section != SIZE_MAX && next->start == next->end && !report->sections[next->section].begun)
        buffer_printf(out, MSG_RENDER_BEGIN_STEP, report->shape->sections[next->section].label,
                      report->shape->sections[next->section].ask);
    else
        buffer_append_string(out, next->fix);
}

void render_report_line(const Report *report, const char *file, const ReportStyle *style, Buffer *out) {
    Buffer minutes = {0}, step = {0}, name = {0};
    utf8_append_line(&name, slice_of(file));
    render_minutes(report->seconds, &minutes);
    append_step(report, &step);
    if (!style->utf8)
        layout_plain(&step, 0);
    if (report->words == 0)
        buffer_printf(out, MSG_RENDER_EMPTY_LINE "\n", buffer_string(&name), report->shape->sections[0].ask);
    else if (report->foreign)
        buffer_printf(out, MSG_RENDER_FOREIGN_LINE "\n", buffer_string(&name), buffer_string(&minutes));
    else
        buffer_printf(out, MSG_RENDER_LINE "\n", buffer_string(&name), readiness_words(report->readiness), buffer_string(&minutes),
                      part_name(report, true), part_name(report, false), buffer_string(&step));
    buffer_free(&minutes);
    buffer_free(&step);
    buffer_free(&name);
}
