/* What the judge found, as a report tells it to people: the place, the message, why it matters, what to do. Of very
 * many places of which the same is said only some are told. */
#include "base/messages.h"
#include "render/layout.h"
#include "render/page.h"
#include <stdint.h>
#include <string.h>

enum { PLACES_TOLD = 12 /* in a row, of those that cost nothing more */ };

/* "12:5 warning: ", where the words stand and how grave it is; gives its columns. */
static size_t advice_head(const Page *page, const Finding *finding) {
    static const Tone tones[] = {
        [SEVERITY_SUGGESTION] = TONE_QUIET, [SEVERITY_WARNING] = TONE_WARN, [SEVERITY_ERROR] = TONE_BAD};
    Buffer place = {0};
    if (finding->section != SIZE_MAX && finding->start < page->text.size && finding->end > finding->start) {
        size_t line, column;
        render_place(&page->lines, finding->start, &line, &column);
        buffer_printf(&place, "%zu:%zu ", line, column);
    }
    buffer_append_string(page->out, buffer_string(&place));
    page_toned(page, tones[finding->severity], severity_names[finding->severity]);
    buffer_append_string(page->out, ": ");
    size_t columns = place.size + strlen(severity_names[finding->severity]) + 2;
    buffer_free(&place);
    return columns;
}

static void advice_fix(const Page *page, const char *fix) {
    layout_blanks(4, page->out);
    buffer_append_string(page->out, page->style->utf8 ? "→ " : "> ");
    page_wrap(page, fix, 6, 6);
}

static void append_cost(int cost, Buffer *out) {
    if (cost <= 0)
        return;
    buffer_append_string(out, " (");
    buffer_printf(out, cost == 1 ? MSG_RENDER_COST_ONE : MSG_RENDER_COST, cost);
    buffer_append_string(out, ")");
}

/* The part that the points are taken from, where the remark speaks of another; NULL where it does not. */
static const Section *section_paying(const Report *report, const Advice *item) {
    const char *paying = item->cost > 0 && item->from ? item->from->section : NULL;
    const size_t told = item->finding->section;
    if (!paying || told == SIZE_MAX || strcmp(report->shape->sections[told].id, paying) == 0)
        return NULL;
    return shape_section(report->shape, paying);
}

/* "(3 points of Action; 30 more wait for it)", "(13 points, 1 of them for Completeness)". */
static void append_stake(const Report *report, const Advice *item, Buffer *out) {
    const Section *paying = section_paying(report, item);
    bool partly = item->beside > 0 && item->beside < item->cost && item->beside_from;
    if (item->cost <= 0 && item->waits <= 0)
        return;
    buffer_append_string(out, " (");
    if (item->cost > 0)
        buffer_printf(out, item->cost == 1 ? MSG_RENDER_COST_ONE : MSG_RENDER_COST, item->cost);
    if (paying)
        buffer_printf(out, MSG_RENDER_COST_OF, paying->label);
    if (partly)
        buffer_printf(out, MSG_RENDER_COST_BESIDE, item->beside, item->beside_from->label);
    if (item->waits > 0 && item->cost > 0)
        buffer_printf(out, item->waits == 1 ? MSG_RENDER_COST_MORE_ONE : MSG_RENDER_COST_MORE, item->waits);
    else if (item->waits > 0)
        buffer_printf(out, item->waits == 1 ? MSG_RENDER_COST_WAITS_ONE : MSG_RENDER_COST_WAITS, item->waits);
    buffer_append_string(out, ")");
}

static void advice_why(const Page *page, const char *why) {
    layout_blanks(4, page->out);
    page_tone(page, TONE_QUIET);
    page_wrap(page, why, 4, 4);
    page_tone(page, TONE_PLAIN);
}

static void advice(const Page *page, const Advice *item) {
    const Finding *finding = item->finding;
    layout_blanks(2, page->out);
    size_t used = 2 + (item->kind == ADVICE_FINDING ? advice_head(page, finding) : 0);
    Buffer message = {0};
    buffer_append_string(&message, item->message);
    append_stake(page->report, item, &message);
    page_wrap(page, buffer_string(&message), 4, used);
    buffer_free(&message);
}

/* Why the item matters and what to do, for all places told before it as well. */
static void advice_end(const Page *page, const Advice *item) {
    if (item->kind == ADVICE_NOT_BEGUN) {
        advice_fix(page, page->report->shape->sections[item->finding->section].ask);
        return;
    }
    advice_why(page, item->finding->why);
    if (item->kind == ADVICE_FINDING)
        advice_fix(page, item->finding->fix);
}

/* Items that are told together, beginning with this one; how many. */
static size_t advices(const Page *page, const Advice *items, size_t left) {
    size_t count = 0, told = 0;
    do {
        const Advice *item = &items[count++];
        if (told < PLACES_TOLD || item->cost > 0 || item->waits > 0 || page->style->explain) {
            advice(page, item);
            told++;
        }
    } while (count < left && advice_goes_on(&items[count - 1], &items[count]));
    if (told < count) {
        Buffer line = {0};
        buffer_printf(&line, count - told == 1 ? MSG_RENDER_MORE_PLACE : MSG_RENDER_MORE_PLACES, count - told);
        layout_blanks(2, page->out);
        page_wrap(page, buffer_string(&line), 4, 2);
        buffer_free(&line);
    }
    advice_end(page, &items[count - 1]);
    return count;
}

/* What waits for something else, once: `count` items. */
static void waiting(const Page *page, const Advice *items, size_t count) {
    Buffer line = {0};
    buffer_append_string(&line, MSG_RENDER_WAIT_TOGETHER);
    for (size_t i = 0; i < count; i++) {
        buffer_printf(&line, "%s%s", i > 0 ? MSG_RENDER_WAIT_AND : "", items[i].finding->waits_for->label);
        append_cost(items[i].cost, &line);
    }
    buffer_append_byte(&line, '.');
    layout_blanks(2, page->out);
    page_wrap(page, buffer_string(&line), 4, 2);
    advice_why(page, items[0].finding->why);
    buffer_free(&line);
}

void page_advice(const Page *page) {
    const AdviceList all = page->advice;
    const bool shortly = page_is_short(page);
    bool headed = false;
    for (size_t i = 0; i < all.count;) {
        const Advice *item = &all.items[i];
        size_t waits = 0;
        if (shortly && item->finding->severity != SEVERITY_ERROR) {
            i++;
            continue;
        }
        if (!headed)
            page_heading(page, MSG_RENDER_FINDINGS);
        headed = true;
        while (i + waits < all.count && item[waits].kind == ADVICE_WAITS)
            waits++;
        if (waits > 0)
            waiting(page, item, waits);
        i += waits > 0 ? waits : advices(page, item, all.count - i);
    }
}
