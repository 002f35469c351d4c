#include "tui/widgets/pager.h"

#include "base/memory.h"

#include <starcoach/text.h>
#include <stdlib.h>

enum { SIGN_COLUMNS = 2 }; /* on the right, for the signs that there is more, and a blank before them */

typedef struct PagerItem {
    Ink ink;
    int indent;
    Buffer label, text;
    InkMark *marks;
    size_t mark_count, mark_capacity;
} PagerItem;

typedef struct PagerRow {
    size_t item;
    Span span;
    bool first;
} PagerRow;

struct Pager {
    PagerItem *items;
    size_t count, capacity;
    PagerRow *rows; /* for `columns` */
    size_t row_count, row_capacity;
    int columns;
    size_t top, page;
    Area drawn;
    bool show;
    size_t show_item, show_offset;
};

Pager *pager_new(void) {
    return memory_alloc(sizeof(Pager));
}

void pager_clear(Pager *pager) {
    for (size_t i = 0; i < pager->count; i++) {
        buffer_free(&pager->items[i].label);
        buffer_free(&pager->items[i].text);
        free(pager->items[i].marks);
    }
    pager->count = 0;
    pager->columns = 0;
}

void pager_free(Pager *pager) {
    if (!pager)
        return;
    pager_clear(pager);
    free(pager->items);
    free(pager->rows);
    free(pager);
}

void pager_add(Pager *pager, Ink ink, int indent, const char *label, Slice text) {
    pager->items = memory_grow(pager->items, &pager->capacity, pager->count + 1, sizeof *pager->items);
    PagerItem *item = &pager->items[pager->count++];
    *item = (PagerItem){.ink = ink, .indent = indent};
    if (label)
        buffer_append_string(&item->label, label);
    buffer_append(&item->text, text);
    pager->columns = 0; /* to be wrapped */
}

void pager_add_string(Pager *pager, Ink ink, const char *text) {
    pager_add(pager, ink, 0, NULL, slice_of(text));
}

void pager_add_blank(Pager *pager) {
    pager_add_string(pager, INK_TEXT, "");
}

void pager_mark(Pager *pager, Span span, Ink ink) {
    PagerItem *item = &pager->items[pager->count - 1];
    item->marks = memory_grow(item->marks, &item->mark_capacity, item->mark_count + 1, sizeof *item->marks);
    item->marks[item->mark_count++] = (InkMark){span, ink};
}

size_t pager_count(const Pager *pager) {
    return pager->count;
}

void pager_show(Pager *pager, size_t paragraph, size_t offset) {
    pager->show = true;
    pager->show_item = paragraph;
    pager->show_offset = offset;
}

size_t pager_top(const Pager *pager) {
    return pager->top;
}

void pager_scroll_to(Pager *pager, size_t row) {
    pager->show = false;
    pager->top = row;
}

bool pager_place(const Pager *pager, int row, int column, size_t *paragraph, size_t *offset) {
    size_t index = pager->top + (size_t)(row - pager->drawn.top);
    if (!area_holds(pager->drawn, row, column) || index >= pager->row_count)
        return false;
    const PagerRow *shown = &pager->rows[index];
    const PagerItem *item = &pager->items[shown->item];
    Slice text = buffer_slice(&item->text);
    size_t at = shown->span.start;
    for (int columns = pager->drawn.left + item->indent; at < shown->span.end;) {
        size_t next = cluster_next(text, at);
        columns += (int)canvas_columns(slice_part(text, (Span){at, next}));
        if (columns > column)
            break;
        at = next;
    }
    *paragraph = shown->item;
    *offset = at;
    return true;
}

bool pager_move(Pager *pager, ActionId action) {
    size_t page = pager->page > 1 ? pager->page - 1 : 1;
    switch (action) {
    case ACTION_UP:
        pager->top -= pager->top > 0;
        return true;
    case ACTION_DOWN:
        pager->top++;
        return true;
    case ACTION_PAGE_UP:
        pager->top = pager->top > page ? pager->top - page : 0;
        return true;
    case ACTION_PAGE_DOWN:
        pager->top += page;
        return true;
    case ACTION_TOP:
        pager->top = 0;
        return true;
    case ACTION_BOTTOM:
        pager->top = pager->row_count;
        return true;
    default:
        return false;
    }
}

static void add_row(Pager *pager, size_t item, Span span, bool first) {
    pager->rows = memory_grow(pager->rows, &pager->row_capacity, pager->row_count + 1, sizeof *pager->rows);
    pager->rows[pager->row_count++] = (PagerRow){item, span, first};
}

static void wrap(Pager *pager, int columns) {
    pager->row_count = 0;
    pager->columns = columns;
    Rows rows = {0};
    for (size_t i = 0; i < pager->count; i++) {
        Slice text = buffer_slice(&pager->items[i].text);
        int width = columns - pager->items[i].indent;
        bool first = true;
        for (size_t start = 0, end; start <= text.size; start = end + 1) {
            for (end = start; end < text.size && text.data[end] != '\n';)
                end++;
            rows.count = 0;
            text_wrap(text, (Span){start, end}, width > 1 ? (size_t)width : 1, &rows);
            for (size_t r = 0; r < rows.count; r++, first = false)
                add_row(pager, i, rows.items[r], first);
        }
    }
    free(rows.items);
}

static void settle_top(Pager *pager, int rows) {
    pager->page = (size_t)rows;
    if (pager->show) {
        pager->show = false;
        size_t row = 0;
        while (row + 1 < pager->row_count &&
               (pager->rows[row].item < pager->show_item ||
                (pager->rows[row].item == pager->show_item && pager->rows[row].span.end <= pager->show_offset)))
            row++;
        if (row < pager->top || row >= pager->top + pager->page)
            pager->top = row > pager->page / 3 ? row - pager->page / 3 : 0;
    }
    size_t last = pager->row_count > pager->page ? pager->row_count - pager->page : 0;
    if (pager->top > last)
        pager->top = last;
}

static void draw_row(const Pager *pager, Canvas *canvas, int y, Area area, const PagerRow *row) {
    const PagerItem *item = &pager->items[row->item];
    if (row->first && item->label.size)
        canvas_text(canvas, y, area.left, item->indent - 1, INK_ACCENT, buffer_slice(&item->label));
    canvas_marked_row(canvas, y, area.left + item->indent, area.columns - item->indent, item->ink,
                      buffer_slice(&item->text), row->span, item->marks, item->mark_count);
}

int pager_rows(Pager *pager, int columns) {
    if (pager->columns != columns - SIGN_COLUMNS)
        wrap(pager, columns - SIGN_COLUMNS);
    return (int)pager->row_count;
}

void pager_draw(Pager *pager, Canvas *canvas, Area area) {
    Area inner = area_within(area, 0, SIGN_COLUMNS);
    if (inner.rows <= 0 || inner.columns <= 0)
        return;
    if (pager->columns != inner.columns)
        wrap(pager, inner.columns);
    settle_top(pager, inner.rows);
    pager->drawn = inner;
    for (int i = 0; i < inner.rows && pager->top + (size_t)i < pager->row_count; i++)
        draw_row(pager, canvas, inner.top + i, inner, &pager->rows[pager->top + (size_t)i]);
    canvas_more(canvas, area, pager->top > 0, pager->top + pager->page < pager->row_count);
}
