#include "emulator.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { PARAMETERS = 8 };

typedef struct Sequence { /* ESC [ … */
    bool private;
    int count, values[PARAMETERS];
    char final;
} Sequence;

static void set_size(Emulator *emulator, int rows, int columns) {
    free(emulator->cells);
    emulator->cells = memory_alloc((size_t)rows * (size_t)columns * sizeof *emulator->cells);
    emulator->rows = rows;
    emulator->columns = columns;
    emulator->row = emulator->column = emulator->top = 0;
    emulator->bottom = rows;
    emulator->full_row = false;
    emulator->new_rows = 0;
}

void emulator_init(Emulator *emulator, int rows, int columns) {
    memset(emulator, 0, sizeof *emulator);
    set_size(emulator, rows, columns);
}

void emulator_free(Emulator *emulator) {
    free(emulator->cells);
    buffer_free(&emulator->pending);
}

void emulator_resize(Emulator *emulator, int rows, int columns) {
    emulator->new_rows = rows;
    emulator->new_columns = columns;
}

static int between(int value, int least, int most) {
    return value < least ? least : value > most ? most : value;
}

static void move_to(Emulator *emulator, int row, int column) {
    emulator->row = between(row, 0, emulator->rows - 1);
    emulator->column = between(column, 0, emulator->columns - 1);
    emulator->full_row = false;
}

static uint32_t *cell_at(Emulator *emulator, int row, int column) {
    return emulator->cells + (size_t)row * (size_t)emulator->columns + (size_t)column;
}

/* ---- Erasing and moving ---- */

static void erase(Emulator *emulator, int row, int from, int end) {
    for (int column = from; column < end && column < emulator->columns; column++)
        *cell_at(emulator, row, column) = 0;
}

static void erase_rows(Emulator *emulator, int from, int end) {
    for (int row = from; row < end; row++)
        erase(emulator, row, 0, emulator->columns);
}

/* Rows [from, end) go up so many rows; down where that is negative. */
static void scroll(Emulator *emulator, int from, int end, int by) {
    size_t width = (size_t)emulator->columns;
    int height = end - from, distance = between(by < 0 ? -by : by, 0, height);
    size_t kept = (size_t)(height - distance) * width * sizeof *emulator->cells;
    uint32_t *first = cell_at(emulator, from, 0), *moved = first + (size_t)distance * width;
    if (by > 0)
        memmove(first, moved, kept);
    else
        memmove(moved, first, kept);
    erase_rows(emulator, by > 0 ? end - distance : from, by > 0 ? end : from + distance);
}

/* Cells right of the cursor go right so many columns; left where that is negative. */
static void shift(Emulator *emulator, int by) {
    int room = emulator->columns - emulator->column, distance = between(by < 0 ? -by : by, 0, room);
    size_t kept = (size_t)(room - distance) * sizeof *emulator->cells;
    uint32_t *first = cell_at(emulator, emulator->row, emulator->column);
    if (by > 0)
        memmove(first + distance, first, kept);
    else
        memmove(first, first + distance, kept);
    int from = by > 0 ? emulator->column : emulator->columns - distance;
    erase(emulator, emulator->row, from, from + distance);
}

static void line_feed(Emulator *emulator, bool up) {
    int row = emulator->row;
    if (row == (up ? emulator->top : emulator->bottom - 1))
        scroll(emulator, emulator->top, emulator->bottom, up ? -1 : 1);
    else
        emulator->row = between(up ? row - 1 : row + 1, 0, emulator->rows - 1);
    emulator->full_row = false;
}

/* 0: from the cursor on, 1: up to it, 2: all. */
static void erase_display(Emulator *emulator, int what) {
    bool whole = what == 2 || (what == 0 && emulator->row == 0 && emulator->column == 0);
    if (whole && emulator->new_rows > 0) {
        int row = emulator->row, column = emulator->column;
        set_size(emulator, emulator->new_rows, emulator->new_columns);
        move_to(emulator, row, column);
    }
    if (what != 1)
        erase(emulator, emulator->row, what == 0 ? emulator->column : 0, emulator->columns);
    else
        erase(emulator, emulator->row, 0, emulator->column + 1);
    erase_rows(emulator, what == 0 ? emulator->row + 1 : 0, what == 1 ? emulator->row : emulator->rows);
}

/* ---- Characters ---- */

static void put(Emulator *emulator, uint32_t character) {
    int width = wcwidth((wchar_t)character);
    if (width <= 0)
        return;
    if (emulator->full_row || emulator->column + width > emulator->columns) {
        emulator->overflows++;
        line_feed(emulator, false);
        emulator->column = 0;
    }
    erase(emulator, emulator->row, emulator->column, emulator->column + width);
    *cell_at(emulator, emulator->row, emulator->column) = character;
    emulator->last = character;
    emulator->full_row = emulator->column + width >= emulator->columns;
    emulator->column = between(emulator->column + width, 0, emulator->columns - 1);
}

static void control(Emulator *emulator, char byte) {
    if (byte == '\b')
        move_to(emulator, emulator->row, emulator->column - 1);
    else if (byte == '\r')
        move_to(emulator, emulator->row, 0);
    else if (byte == '\n' || byte == '\v')
        line_feed(emulator, false);
    else if (byte == '\t')
        move_to(emulator, emulator->row, (emulator->column / 8 + 1) * 8);
}

/* ---- Sequences ---- */

static void set_mode(Emulator *emulator, const Sequence *sequence) {
    bool on = sequence->final == 'h';
    for (int i = 0; sequence->private && i < sequence->count; i++) {
        int mode = sequence->values[i];
        if (mode == 25)
            emulator->hides_cursor = !on;
        else if (mode == 1049 || mode == 47 || mode == 1047)
            emulator->alternate = on;
        else if (mode == 2004)
            emulator->pastes = on;
        else if (mode == 1000 || mode == 1002 || mode == 1003)
            emulator->mouse = on;
    }
}

static void set_margins(Emulator *emulator, int top, int bottom) {
    emulator->top = between(top - 1, 0, emulator->rows - 1);
    emulator->bottom = between(bottom > 0 ? bottom : emulator->rows, emulator->top + 1, emulator->rows);
    move_to(emulator, 0, 0);
}

static void move_by_sequence(Emulator *emulator, char final, int count) {
    int row = emulator->row, column = emulator->column;
    switch (final) {
    case 'A':
        move_to(emulator, row - count, column);
        break;
    case 'B':
    case 'e':
        move_to(emulator, row + count, column);
        break;
    case 'C':
    case 'a':
        move_to(emulator, row, column + count);
        break;
    case 'D':
        move_to(emulator, row, column - count);
        break;
    case 'E':
        move_to(emulator, row + count, 0);
        break;
    case 'F':
        move_to(emulator, row - count, 0);
        break;
    case 'G':
    case '`':
        move_to(emulator, row, count - 1);
        break;
    case 'd':
        move_to(emulator, count - 1, column);
        break;
    default:
        break;
    }
}

static void obey(Emulator *emulator, const Sequence *sequence) {
    int first = sequence->count > 0 ? sequence->values[0] : 0, second = sequence->count > 1 ? sequence->values[1] : 0;
    int count = first > 0 ? first : 1, row = emulator->row;
    switch (sequence->final) {
    case 'H':
    case 'f':
        move_to(emulator, count - 1, (second > 0 ? second : 1) - 1);
        break;
    case 'J':
        erase_display(emulator, first);
        break;
    case 'K':
        erase(emulator, row, first == 0 ? emulator->column : 0, first == 1 ? emulator->column + 1 : emulator->columns);
        break;
    case 'X':
        erase(emulator, row, emulator->column, emulator->column + count);
        break;
    case 'P':
        shift(emulator, -count);
        break;
    case '@':
        shift(emulator, count);
        break;
    case 'L':
        scroll(emulator, row, emulator->bottom, -count);
        break;
    case 'M':
        scroll(emulator, row, emulator->bottom, count);
        break;
    case 'S':
        scroll(emulator, emulator->top, emulator->bottom, count);
        break;
    case 'T':
        scroll(emulator, emulator->top, emulator->bottom, -count);
        break;
    case 'b':
        for (int i = 0; i < count; i++)
            put(emulator, emulator->last);
        break;
    case 'r':
        set_margins(emulator, count, second);
        break;
    case 'h':
    case 'l':
        set_mode(emulator, sequence);
        break;
    default:
        move_by_sequence(emulator, sequence->final, count);
    }
}

/* The bytes of ESC [ … at the start of the text; 0 where it has not come whole. */
static size_t read_sequence(Slice text, Sequence *out) {
    memset(out, 0, sizeof *out);
    size_t at = 2;
    for (; at < text.size && (text.data[at] < '@' || text.data[at] > '~'); at++) {
        char byte = text.data[at];
        if (byte == '?' || byte == '>')
            out->private = byte == '?';
        else if (byte == ';')
            out->count += out->count < PARAMETERS - 1;
        else if (byte >= '0' && byte <= '9')
            out->values[out->count] = out->values[out->count] * 10 + (byte - '0');
    }
    if (at == text.size)
        return 0;
    out->count++;
    out->final = text.data[at];
    return at + 1;
}

static void obey_escape(Emulator *emulator, char byte) {
    if (byte == '7') {
        emulator->saved_row = emulator->row;
        emulator->saved_column = emulator->column;
    } else if (byte == '8') {
        move_to(emulator, emulator->saved_row, emulator->saved_column);
    } else if (byte == 'M' || byte == 'D') {
        line_feed(emulator, byte == 'M');
    } else if (byte == 'E') {
        line_feed(emulator, false);
        emulator->column = 0;
    } else if (byte == 'c') {
        move_to(emulator, 0, 0);
        erase_display(emulator, 2);
    }
}

/* The bytes of ESC ] …: the linux console's R and Pnrrggbb, else what goes up to BEL. */
static size_t command_size(Slice text) {
    if (text.size < 3)
        return 0;
    size_t palette = text.data[2] == 'R' ? 3 : text.data[2] == 'P' ? 10 : 0;
    if (palette > 0)
        return text.size < palette ? 0 : palette;
    const char *end = memchr(text.data, '\a', text.size);
    return end ? (size_t)(end - text.data) + 1 : 0;
}

/* An escape sequence at the start of the text: its bytes, 0 where it has not come whole. */
static size_t take_escape(Emulator *emulator, Slice text) {
    if (text.size < 2)
        return 0;
    char byte = text.data[1];
    if (byte == '[') {
        Sequence sequence;
        size_t size = read_sequence(text, &sequence);
        if (size > 0)
            obey(emulator, &sequence);
        return size;
    }
    if (byte == ']')
        return command_size(text);
    if (strchr("()*+#", byte))
        return text.size < 3 ? 0 : 3;
    obey_escape(emulator, byte);
    return 2;
}

static size_t take_character(Emulator *emulator, Slice text) {
    uint32_t character = 0;
    size_t size = utf8_decode(text, 0, &character);
    if ((unsigned char)text.data[0] >= 0xC0 && text.size < 4 && utf8_valid_up_to(text) == 0)
        return 0; /* perhaps the rest comes */
    put(emulator, character);
    return size;
}

void emulator_write(Emulator *emulator, Slice output) {
    Buffer *pending = &emulator->pending;
    buffer_append(pending, output);
    Slice text = buffer_slice(pending);
    size_t at = 0;
    while (at < text.size) {
        Slice rest = slice_part(text, (Span){at, text.size});
        unsigned char byte = (unsigned char)rest.data[0];
        size_t size = 1;
        if (byte == 27)
            size = take_escape(emulator, rest);
        else if (byte < ' ' || byte == 127)
            control(emulator, (char)byte);
        else
            size = take_character(emulator, rest);
        if (size == 0)
            break;
        at += size;
    }
    buffer_replace(pending, (Span){0, at}, (Slice){"", 0});
}

/* ---- Looking at it ---- */

void emulator_print(const Emulator *emulator, Buffer *out) {
    for (int row = 0; row < emulator->rows; row++) {
        const uint32_t *cells = emulator->cells + (size_t)row * (size_t)emulator->columns;
        for (int column = 0; column < emulator->columns; column++)
            buffer_append_byte(out, cells[column] == 0 ? ' ' : cells[column] < 0x80 ? (char)cells[column] : '?');
        buffer_append_byte(out, '\n');
    }
}

bool emulator_shows(const Emulator *emulator, const char *words) {
    Buffer screen = {0};
    emulator_print(emulator, &screen);
    bool shown = strstr(buffer_string(&screen), words) != NULL;
    buffer_free(&screen);
    return shown;
}
