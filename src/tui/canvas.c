#include "tui/canvas.h"

#include "base/messages.h"
#include "base/utf8.h"

#include <limits.h>
#include <starcoach/text.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { SCRAP_COLUMNS = 16 }; /* a narrower strip of a screen can only hold scraps of words */

/* What stands for a line or a sign on a terminal without UTF-8. Each is one column wide, as the original is. */
typedef struct Substitute {
    uint32_t character;
    wchar_t ascii;
} Substitute;

static const Substitute substitutes[] = {
    {0x2500, L'-'}, {0x2502, L'|'},  {0x253C, L'+'},  {0x2713, L'*'}, {0x25B8, L'>'}, {0x00B7, L'.'}, {0x2192, L'>'},
    {0x2588, L'#'}, {0x25A0, L'='},  {0x258C, L'='},  {0x2591, L'.'}, {0x2592, L'%'}, {0x2595, L'['}, {0x258F, L']'},
    {0x2026, L'~'}, {0x2018, L'\''}, {0x2019, L'\''}, {0x201C, L'"'}, {0x201D, L'"'}, {0x2013, L'-'}, {0x2014, L'-'},
    {0x00A0, L' '}, {0x2022, L'*'},  {0x25CF, L'*'},  {0x25CB, L'o'}, {0x2191, L'^'}, {0x2193, L'v'}, {0x256D, L'+'},
    {0x256E, L'+'}, {0x256F, L'+'},  {0x2570, L'+'},  {0x2212, L'-'}, {0x00D7, L'x'}, {0x2248, L'~'}, {0x2717, L'x'},
};

/* A letter that the locale's encoding has is drawn as it is: é in Latin-1. */
static bool locale_has(uint32_t character) {
    char bytes[MB_LEN_MAX];
    return wcwidth((wchar_t)character) == 1 && wctomb(bytes, (wchar_t)character) > 0;
}

static wchar_t in_ascii(uint32_t character) {
    if (character < 0x80)
        return (wchar_t)character;
    for (size_t i = 0; i < sizeof substitutes / sizeof *substitutes; i++)
        if (substitutes[i].character == character)
            return substitutes[i].ascii;
    return locale_has(character) ? (wchar_t)character : L'?';
}

Area area_without_top(Area area, int rows) {
    int off = rows < area.rows ? rows : area.rows;
    return (Area){area.top + off, area.left, area.rows - off, area.columns};
}

Area area_without_bottom(Area area, int rows) {
    area.rows = rows < area.rows ? area.rows - rows : 0;
    return area;
}

Area area_within(Area area, int left, int right) {
    int columns = area.columns - left - right;
    return (Area){area.top, area.left + left, area.rows, columns > 0 ? columns : 0};
}

Area area_at_most(Area area, int columns) {
    area.columns = area.columns < columns ? area.columns : columns;
    return area;
}

Area area_in_the_middle(Area area, int columns) {
    int left = area.columns > columns ? (area.columns - columns) / 2 : 0;
    return area_at_most(area_within(area, left, 0), columns);
}

bool area_holds(Area area, int row, int column) {
    return row >= area.top && row < area.top + area.rows && column >= area.left && column < area.left + area.columns;
}

/* ---- Clusters into cells ---- */

/* One cluster as ncurses wants it: a character that takes columns, then those that lie on it. Place a cluster holds
 * several that take columns (an emoji put together from others) only the first is drawn, so that ncurses and the
 * terminal agree on where the next one stands. */
typedef struct Cell {
    wchar_t characters[CCHARW_MAX + 1];
    int columns;
} Cell;

static Cell cell_of(Slice cluster, bool ascii) {
    Cell cell = {{0}, 0};
    size_t count = 0;
    uint32_t character;
    for (size_t at = 0, length; (length = utf8_decode(cluster, at, &character)) > 0; at += length) {
        wchar_t wide = character == '\n' || character == '\t' || character == '\r' ? L' ' : (wchar_t)character;
        int width = wcwidth(wide);
        if (ascii) {
            width = character < 0x80 ? 1 : (int)cluster_columns((Slice){cluster.data + at, length});
            wide = in_ascii(character < ' ' ? ' ' : character);
        }
        if (width < 0) {
            wide = ascii ? L'?' : (wchar_t)0xFFFD;
            width = 1;
        }
        bool first = count == 0;
        if (first && width == 0) { /* a mark with nothing to lie on */
            cell.characters[count++] = L' ';
            cell.columns = 1;
            first = false;
        }
        if (first)
            cell.columns = width;
        if ((first || width == 0) && count < CCHARW_MAX && !(ascii && !first))
            cell.characters[count++] = wide;
    }
    return cell;
}

size_t canvas_columns(Slice text) {
    size_t columns = 0;
    for (size_t at = 0, next; at < text.size; at = next) {
        if ((unsigned char)text.data[at] < 0x80 && (at + 1 == text.size || (unsigned char)text.data[at + 1] < 0x80)) {
            next = at + 1; /* ASCII before ASCII: a cluster of its own */
            columns++;
            continue;
        }
        next = cluster_next(text, at);
        columns += (size_t)cell_of(slice_part(text, (Span){at, next}), false).columns;
    }
    return columns;
}

static void put_cell(Canvas *canvas, int row, int column, Ink ink, Cell *cell) {
    const Theme *theme = &canvas->theme;
    cchar_t drawn;
    if (setcchar(&drawn, cell->characters, theme->attributes[ink], theme->pairs[ink], NULL) == ERR)
        return;
    mvwadd_wch(canvas->window, row, column, &drawn);
    for (int i = 1; canvas->ascii && i < cell->columns; i++)
        mvwaddch(canvas->window, row, column + i, ' ');
}

/* The end of the run of plain ASCII that begins at `at`: most text, drawn in one go. A character before something else
 * is left out, for a mark may follow that lies on it. */
static size_t plain_run(Slice text, size_t at) {
    size_t end = at;
    while (end < text.size && text.data[end] >= ' ' && text.data[end] < 0x7F)
        end++;
    return end < text.size && end > at ? end - 1 : end;
}

static int put_run(Canvas *canvas, int row, int column, int columns, Ink ink, Slice run) {
    int size = run.size < (size_t)columns ? (int)run.size : columns;
    wattr_set(canvas->window, canvas->theme.attributes[ink], canvas->theme.pairs[ink], NULL);
    mvwaddnstr(canvas->window, row, column, run.data, size);
    wattr_set(canvas->window, A_NORMAL, 0, NULL);
    return size;
}

/* Draws what fits into `columns`; *at is where it stopped. */
static int put_text(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text, size_t *at) {
    int used = 0;
    *at = 0;
    while (*at < text.size && used < columns) {
        size_t run = plain_run(text, *at);
        if (run > *at) {
            int drawn = put_run(canvas, row, column + used, columns - used, ink, slice_part(text, (Span){*at, run}));
            used += drawn;
            *at += (size_t)drawn;
            continue;
        }
        size_t next = cluster_next(text, *at);
        Cell cell = cell_of(slice_part(text, (Span){*at, next}), canvas->ascii);
        if (used + cell.columns > columns)
            break;
        put_cell(canvas, row, column + used, ink, &cell);
        used += cell.columns;
        *at = next;
    }
    return used;
}

static Slice clean(Canvas *canvas, Slice text) {
    buffer_clear(&canvas->scratch);
    utf8_append_clean(&canvas->scratch, text);
    return buffer_slice(&canvas->scratch);
}

int canvas_row(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text) {
    size_t at;
    return put_text(canvas, row, column, columns, ink, clean(canvas, text), &at);
}

/* The ink at `at`, and where the next stretch of another ink may begin. */
static Ink ink_at(const InkMark *marks, size_t count, Ink ink, size_t at, size_t *until) {
    for (size_t i = count; i-- > 0;) {
        Span span = marks[i].span;
        size_t border = at < span.start ? span.start : at < span.end ? span.end : *until;
        if (border < *until)
            *until = border;
        if (at >= span.start && at < span.end)
            ink = marks[i].ink;
    }
    return ink;
}

int canvas_marked_row(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text, Span span,
                      const InkMark *marks, size_t count) {
    int used = 0;
    for (size_t at = span.start, until; at < span.end; at = until) {
        until = span.end;
        Ink here = ink_at(marks, count, ink, at, &until);
        used += canvas_row(canvas, row, column + used, columns - used, here, slice_part(text, (Span){at, until}));
    }
    return used;
}

int canvas_text(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text) {
    if (columns <= 0)
        return 0;
    Slice shown = clean(canvas, text);
    if (canvas_columns(shown) <= (size_t)columns)
        return canvas_row(canvas, row, column, columns, ink, text);
    size_t at;
    int used = put_text(canvas, row, column, columns - 1, ink, shown, &at);
    return used + canvas_row(canvas, row, column + used, 1, ink, slice_of(MSG_TUI_MORE));
}

int canvas_string(Canvas *canvas, int row, int column, int columns, Ink ink, const char *text) {
    return canvas_text(canvas, row, column, columns, ink, slice_of(text));
}

int canvas_printf(Canvas *canvas, int row, int column, int columns, Ink ink, const char *format, ...) {
    Buffer line = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_vprintf(&line, format, arguments);
    va_end(arguments);
    int used = canvas_text(canvas, row, column, columns, ink, buffer_slice(&line));
    buffer_free(&line);
    return used;
}

int canvas_right(Canvas *canvas, int row, int column, int columns, Ink ink, Slice text) {
    int width = (int)canvas_columns(clean(canvas, text));
    if (width > columns)
        width = columns;
    return canvas_text(canvas, row, column + columns - width, width, ink, text);
}

/* ---- Paragraphs ---- */

/* Wraps the text, line by line, into `rows`. */
static void wrap(Slice text, int columns, Rows *rows) {
    for (size_t start = 0; start <= text.size;) {
        size_t end = start;
        while (end < text.size && text.data[end] != '\n')
            end++;
        text_wrap(text, (Span){start, end}, (size_t)columns, rows);
        start = end + 1;
    }
}

int canvas_rows_needed(int columns, Slice text) {
    if (columns <= 0)
        return 0;
    Rows rows = {0};
    wrap(text, columns, &rows);
    int count = (int)rows.count;
    free(rows.items);
    return count;
}

/* A row of which more follows: cut behind a word where one ends in it, and marked. */
static void put_cut_row(Canvas *canvas, int row, Area area, Ink ink, Slice words) {
    words = slice_trim(words);
    while (canvas_columns(words) + 1 > (size_t)area.columns && memchr(words.data, ' ', words.size)) {
        while (words.data[words.size - 1] != ' ')
            words.size--;
        words = slice_trim(words);
    }
    Buffer cut = {0};
    buffer_append(&cut, words);
    buffer_append_string(&cut, MSG_TUI_MORE);
    canvas_text(canvas, row, area.left, area.columns, ink, buffer_slice(&cut));
    buffer_free(&cut);
}

int canvas_paragraph(Canvas *canvas, Area area, Ink ink, Slice text) {
    if (area.columns <= 0 || area.rows <= 0)
        return 0;
    Buffer shown = {0};
    utf8_append_clean(&shown, text);
    Slice whole = buffer_slice(&shown);
    Rows rows = {0};
    wrap(whole, area.columns, &rows);
    int used = 0;
    for (size_t i = 0; i < rows.count && used < area.rows; i++, used++) {
        Span span = rows.items[i];
        if (used == area.rows - 1 && i + 1 < rows.count)
            put_cut_row(canvas, area.top + used, area, ink, slice_part(whole, span));
        else
            canvas_row(canvas, area.top + used, area.left, area.columns, ink, slice_part(whole, span));
    }
    free(rows.items);
    buffer_free(&shown);
    return used;
}

/* ---- Lines and areas ---- */

static cchar_t glyph_of(const Canvas *canvas, Ink ink, const char *glyph) {
    Cell cell = cell_of(slice_of(glyph), canvas->ascii);
    cchar_t drawn;
    setcchar(&drawn, cell.characters, canvas->theme.attributes[ink], canvas->theme.pairs[ink], NULL);
    return drawn;
}

void canvas_rule(Canvas *canvas, int row, int column, int columns) {
    cchar_t glyph = glyph_of(canvas, INK_QUIET, MSG_TUI_RULE);
    mvwhline_set(canvas->window, row, column, &glyph, columns);
}

void canvas_column(Canvas *canvas, int row, int column, int rows) {
    cchar_t glyph = glyph_of(canvas, INK_QUIET, MSG_TUI_COLUMN);
    mvwvline_set(canvas->window, row, column, &glyph, rows);
}

void canvas_more(Canvas *canvas, Area area, bool above, bool below) {
    int edge = area.left + area.columns - 1;
    if (above)
        canvas_string(canvas, area.top, edge, 1, INK_QUIET, MSG_TUI_ABOVE);
    if (below)
        canvas_string(canvas, area.top + area.rows - 1, edge, 1, INK_QUIET, MSG_TUI_BELOW);
}

void canvas_fill(Canvas *canvas, Area area, Ink ink) {
    cchar_t blank = glyph_of(canvas, ink, " ");
    for (int row = 0; row < area.rows; row++)
        mvwhline_set(canvas->window, area.top + row, area.left, &blank, area.columns);
}

/* A margin too narrow for words to be read in it belongs to the frame. */
static Area with_scraps(const Canvas *canvas, Area frame) {
    int margin = getmaxx(canvas->window) - frame.left - frame.columns;
    if (margin > 0 && margin < SCRAP_COLUMNS)
        frame.columns += margin;
    if (frame.left < SCRAP_COLUMNS)
        frame = (Area){frame.top, 0, frame.rows, frame.columns + frame.left};
    return frame;
}

void canvas_frame(Canvas *canvas, Area frame, const char *title) {
    int right = frame.left + frame.columns - 1, bottom = frame.top + frame.rows - 1;
    canvas_fill(canvas, with_scraps(canvas, frame), INK_TEXT);
    canvas_rule(canvas, frame.top, frame.left + 1, frame.columns - 2);
    canvas_rule(canvas, bottom, frame.left + 1, frame.columns - 2);
    canvas_column(canvas, frame.top + 1, frame.left, frame.rows - 2);
    canvas_column(canvas, frame.top + 1, right, frame.rows - 2);
    canvas_string(canvas, frame.top, frame.left, 1, INK_QUIET, MSG_TUI_CORNER_TOP_LEFT);
    canvas_string(canvas, frame.top, right, 1, INK_QUIET, MSG_TUI_CORNER_TOP_RIGHT);
    canvas_string(canvas, bottom, frame.left, 1, INK_QUIET, MSG_TUI_CORNER_BOTTOM_LEFT);
    canvas_string(canvas, bottom, right, 1, INK_QUIET, MSG_TUI_CORNER_BOTTOM_RIGHT);
    canvas_printf(canvas, frame.top, frame.left + 2, frame.columns - 4, INK_TITLE, " %s ", title);
}

void canvas_cursor(Canvas *canvas, int row, int column) {
    canvas->cursor_row = row;
    canvas->cursor_column = column;
}
