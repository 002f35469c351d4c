#include "screen_fixture.h"

#include "base/utf8.h"
#include "tui/keys.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static SCREEN *fake_screen;
static FILE *input, *output;
static Buffer seen;

void fake_terminal_open(int rows, int columns) {
    setlocale(LC_CTYPE, "C.UTF-8");
    input = fopen("/dev/null", "r");
    output = fopen("/dev/null", "w");
    fake_screen = newterm("xterm-256color", output, input);
    if (!fake_screen)
        abort();
    fake_terminal_resize(rows, columns);
}

void fake_terminal_resize(int rows, int columns) {
    resizeterm(rows, columns);
}

void fake_terminal_close(void) {
    endwin();
    delscreen(fake_screen);
    fclose(input);
    fclose(output);
    buffer_free(&seen);
}

Canvas fake_canvas(bool ascii) {
    return (Canvas){.window = stdscr, .ascii = ascii, .cursor_row = -1};
}

static void append_row(int row, Buffer *out) {
    int columns = getmaxx(stdscr);
    size_t written = out->size;
    for (int column = 0; column < columns;) {
        cchar_t cell;
        wchar_t characters[CCHARW_MAX + 1] = {0};
        attr_t attributes;
        short pair;
        mvwin_wch(stdscr, row, column, &cell);
        getcchar(&cell, characters, &attributes, &pair, NULL);
        for (const wchar_t *at = characters; *at; at++)
            utf8_append(out, (uint32_t)*at);
        if (characters[0] != L' ')
            written = out->size;
        int width = wcwidth(characters[0]);
        column += width > 0 ? width : 1;
    }
    out->size = written;
    if (out->data)
        out->data[written] = '\0';
}

const char *window_row(int row) {
    buffer_clear(&seen);
    append_row(row, &seen);
    return buffer_string(&seen);
}

const char *window_text(void) {
    buffer_clear(&seen);
    for (int row = 0; row < getmaxy(stdscr); row++) {
        append_row(row, &seen);
        buffer_append_byte(&seen, '\n');
    }
    return buffer_string(&seen);
}

bool window_has(const char *text) {
    return strstr(window_text(), text) != NULL;
}

int window_find(const char *text) {
    for (int row = 0; row < getmaxy(stdscr); row++)
        if (strstr(window_row(row), text))
            return row;
    return -1;
}

/* ---- Scripts ---- */
typedef struct KeyWord {
    const char *word;
    int key;
} KeyWord;

static const KeyWord key_words[] = {
    {"Enter", PRESSED_ENTER},
    {"Tab", PRESSED_TAB},
    {"Esc", PRESSED_ESCAPE},
    {"Back", PRESSED_BACKSPACE},
    {"Del", NAMED(KEY_DC)},
    {"Up", NAMED(KEY_UP)},
    {"Down", NAMED(KEY_DOWN)},
    {"Left", NAMED(KEY_LEFT)},
    {"Right", NAMED(KEY_RIGHT)},
    {"Home", NAMED(KEY_HOME)},
    {"End", NAMED(KEY_END)},
    {"PgUp", NAMED(KEY_PPAGE)},
    {"PgDn", NAMED(KEY_NPAGE)},
    {"C-Left", NAMED(KEY_CONTROL_LEFT)},
    {"C-Right", NAMED(KEY_CONTROL_RIGHT)},
    {"C-Home", NAMED(KEY_CONTROL_HOME)},
    {"C-End", NAMED(KEY_CONTROL_END)},
    {"S-Left", NAMED(KEY_SLEFT)},
    {"S-Right", NAMED(KEY_SRIGHT)},
    {"S-Up", NAMED(KEY_SR)},
    {"S-Down", NAMED(KEY_SF)},
    {"S-End", NAMED(KEY_SEND)},
    {"C-Space", NAMED(KEY_CONTROL_SPACE)},
    {"lt", '<'},
};

static int key_of_word(const char *word, size_t size) {
    for (size_t i = 0; i < sizeof key_words / sizeof *key_words; i++)
        if (strlen(key_words[i].word) == size && strncmp(key_words[i].word, word, size) == 0)
            return key_words[i].key;
    if (size == 3 && strncmp(word, "C-", 2) == 0)
        return CTRL(word[2]);
    if (size == 3 && strncmp(word, "A-", 2) == 0)
        return ALT(word[2]);
    fprintf(stderr, "no such key in a script: %.*s\n", (int)size, word);
    abort();
}

bool script_next(const char **script, int *key) {
    if (!**script)
        return false;
    if (**script == '<') {
        size_t size = strcspn(*script + 1, ">");
        *key = key_of_word(*script + 1, size);
        *script += size + 2;
        return true;
    }
    uint32_t character = 0;
    *script += utf8_decode(slice_of(*script), 0, &character);
    *key = (int)character;
    return true;
}
