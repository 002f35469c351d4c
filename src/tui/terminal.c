#include "tui/terminal.h"

#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "tui/keys.h"
#include "tui/signals.h"

#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <term.h> /* last: its macros are short words */

enum {
    ESCAPE_MILLISECONDS = 25,  /* an Esc followed by nothing for so long is the key itself */
    PASTE_MILLISECONDS = 2000, /* a paste that has not ended after so long a silence will not */
    SILENT_READS = 3,          /* readable, yet nothing to read, so often: the terminal is gone */
};

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* The mouse's moves while a button is held: ncurses asks for presses only. */
#define DRAG_ON  "\033[?1002h"
#define DRAG_OFF "\033[?1002l"

/* There is one terminal, as there is one `stdscr`. */
static struct {
    SCREEN *screen;
    FILE *input, *output;
    Buffer pasted;
    char bytes[4]; /* of a character that has not come whole yet */
    size_t byte_count;
    bool utf8; /* the locale's encoding, or one without letters above ASCII, where UTF-8 is the best guess */
    mbstate_t shift;
    bool queued; /* ncurses may hold input that it has read already: what followed an Esc */
    int silent;
    bool mouse;
} terminal;

static void tell(const char *sequence) {
    fputs(sequence, terminal.output);
    fflush(terminal.output);
}

static void give_back(void) {
    tell(terminal.mouse ? PASTE_OFF DRAG_OFF : PASTE_OFF);
    endwin();
}

/* Memory has run out: nothing here allocates. */
static void on_exhausted(void) {
    static const char all_off[] = PASTE_OFF DRAG_OFF;
    endwin();
    ssize_t written = write(fileno(terminal.output), all_off, sizeof all_off - 1);
    (void)written;
}

/* Where the locale that is asked for is not installed, one that can show the same characters is the next best. */
static void use_locale(void) {
    if (setlocale(LC_CTYPE, ""))
        return;
    const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value && (strstr(value, "UTF-8") || strstr(value, "utf8"))) {
            setlocale(LC_CTYPE, "C.UTF-8");
            return;
        }
    }
}

/* Asked first, since ncurses does not give its memory back where newterm fails. */
static bool is_known(const char *name, FILE *output) {
    int found;
    if (setupterm(name, fileno(output), &found) == ERR)
        return false;
    del_curterm(cur_term);
    return true;
}

static bool is_utf8_or_ascii(void) {
    const char *encoding = nl_langinfo(CODESET);
    return strcmp(encoding, "UTF-8") == 0 || strcmp(encoding, "ANSI_X3.4-1968") == 0 ||
           strcmp(encoding, "US-ASCII") == 0 || !*encoding;
}

bool terminal_open(FILE *input, FILE *output, Error *error) {
    use_locale();
    const char *name = getenv("TERM");
    if (!name || !*name || strcmp(name, "dumb") == 0) {
        error_set(error, ERROR_USAGE, MSG_TUI_DUMB_TERMINAL, name && *name ? name : MSG_TUI_NO_TERM);
        return error_remedy(error, MSG_TUI_DUMB_REMEDY);
    }
    signals_take(); /* before ncurses: what is taken it leaves alone, else it drops SIGTSTP that come while it draws */
    SCREEN *screen = is_known(name, output) ? newterm(name, output, input) : NULL;
    if (!screen) {
        signals_give_back();
        error_set(error, ERROR_USAGE, MSG_TUI_UNKNOWN_TERMINAL, name);
        return error_remedy(error, MSG_TUI_UNKNOWN_REMEDY);
    }
    set_escdelay(ESCAPE_MILLISECONDS);
    terminal.screen = screen;
    terminal.input = input;
    terminal.output = output;
    terminal.byte_count = 0;
    terminal.silent = 0;
    terminal.utf8 = is_utf8_or_ascii();
    memset(&terminal.shift, 0, sizeof terminal.shift);
    terminal.queued = true;
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    meta(stdscr, TRUE);
    timeout(0);
    typeahead(-1); /* the loop looks for input itself, before it draws */
    keys_define();
    tell(PASTE_ON);
    memory_on_exhausted(on_exhausted);
    return true;
}

void terminal_close(void) {
    if (!terminal.screen)
        return;
    memory_on_exhausted(NULL);
    give_back();
    signals_give_back();
    delscreen(terminal.screen);
    terminal.screen = NULL;
    buffer_free(&terminal.pasted);
}

void terminal_mouse(bool on) {
    mmask_t wanted =
        on ? BUTTON1_PRESSED | BUTTON1_RELEASED | REPORT_MOUSE_POSITION | BUTTON4_PRESSED | BUTTON5_PRESSED : 0;
    mmask_t had = 0;
    mmask_t has = mousemask(wanted, &had);
    mouseinterval(0); /* a press is told at once: no click waits for a second one */
    if (terminal.screen && (has || had))
        tell(has ? DRAG_ON : DRAG_OFF);
    terminal.mouse = has != 0;
}

static void take_again(void) {
    tell(terminal.mouse ? PASTE_ON DRAG_ON : PASTE_ON);
    clearok(stdscr, TRUE);
    refresh();
}

void terminal_suspend(void) {
    give_back();
    signals_suspend();
    take_again();
}

void terminal_lend(void) {
    if (terminal.screen)
        give_back();
    signals_lend();
}

void terminal_take_back(void) {
    signals_take_back();
    if (terminal.screen)
        take_again();
}

/* ---- Reading ---- */

/* A byte or key code; waits as signals_wait does. */
static int read_code(int milliseconds, Wait *wait) {
    for (;;) {
        int code = terminal.queued ? wgetch(stdscr) : ERR;
        if (code == ERR) {
            terminal.queued = false;
            *wait = signals_wait(fileno(terminal.input), milliseconds);
            if (*wait == WAIT_PAUSE)
                return ERR;
            code = wgetch(stdscr); /* which tells of ncurses' own signal too, by a key */
        }
        if (code == PRESSED_ESCAPE)
            terminal.queued = true;
        if (code != ERR) {
            terminal.silent = 0;
            *wait = WAIT_INPUT;
            return code;
        }
        if (*wait == WAIT_SIGNAL || ++terminal.silent >= SILENT_READS)
            return ERR;
    }
}

/* In a locale of another encoding its own reading of the bytes counts. (wchar_t is Unicode wherever this is built for:
 * see __STDC_ISO_10646__.) */
static bool take_byte_of_locale(int byte, int *out) {
    char one = (char)byte;
    wchar_t character = 0;
    size_t size = mbrtowc(&character, &one, 1, &terminal.shift);
    if (size == (size_t)-1)
        memset(&terminal.shift, 0, sizeof terminal.shift);
    *out = (int)character;
    return size == 1;
}

/* Puts the bytes of one character together; false while it is not whole. What is no character is passed over. */
static bool take_byte(int byte, int *out) {
    if (byte < 0x80 && (terminal.utf8 || mbsinit(&terminal.shift))) {
        terminal.byte_count = 0;
        *out = byte;
        return true;
    }
    if (!terminal.utf8)
        return take_byte_of_locale(byte, out);
    if (byte >= 0xC0 || terminal.byte_count == sizeof terminal.bytes)
        terminal.byte_count = 0;
    terminal.bytes[terminal.byte_count++] = (char)byte;
    Slice so_far = {terminal.bytes, terminal.byte_count};
    if (utf8_valid_up_to(so_far) < so_far.size)
        return false;
    uint32_t character = 0;
    utf8_decode(so_far, 0, &character);
    terminal.byte_count = 0;
    *out = (int)character;
    return true;
}

/* UTF-8 is looked at as a whole, later. */
static void append_pasted(int byte, Buffer *out) {
    int character;
    if (terminal.utf8)
        buffer_append_byte(out, (char)byte);
    else if (take_byte(byte, &character))
        utf8_append(out, (uint32_t)character);
}

/* Text between the two marks of a bracketed paste, never commands: keys in it are passed over. */
static Event read_paste(void) {
    Buffer raw_text = {0};
    Wait wait;
    int code;
    bool after_return = false;
    while ((code = read_code(PASTE_MILLISECONDS, &wait)) != ERR && code != KEY_PASTE_ENDS) {
        if (code == '\r')
            buffer_append_byte(&raw_text, '\n');
        else if (code == '\t')
            buffer_append_byte(&raw_text, ' ');
        else if ((code == '\n' && !after_return) || (code >= ' ' && code <= 0xFF && code != 127))
            append_pasted(code, &raw_text);
        after_return = code == '\r';
    }
    buffer_clear(&terminal.pasted);
    utf8_append_clean(&terminal.pasted, buffer_slice(&raw_text));
    buffer_free(&raw_text);
    return (Event){.kind = EVENT_PASTE, .text = buffer_slice(&terminal.pasted)};
}

/* What follows an Esc at once: a key with Alt, or a sequence of a key that nobody knows (passed over: key 0). */
static int read_after_escape(void) {
    int code = wgetch(stdscr);
    if (code == ERR)
        return PRESSED_ESCAPE;
    if (code == '[' || code == 'O') {
        int last = wgetch(stdscr);
        if (last == ERR)
            return ALT(code);
        while (last != ERR && (last < 0x40 || last > 0x7E))
            last = wgetch(stdscr);
        return 0;
    }
    int character;
    if (code > 0xFF)
        return code == KEY_BACKSPACE ? ALT(PRESSED_BACKSPACE) : NAMED(code);
    if (code < ' ') { /* no key with Alt: two keys, pressed fast */
        ungetch(code);
        return PRESSED_ESCAPE;
    }
    while (!take_byte(code, &character))
        if ((code = wgetch(stdscr)) == ERR || code > 0xFF)
            return 0;
    return ALT(character);
}

static bool read_mouse(Event *out) {
    MEVENT mouse;
    if (getmouse(&mouse) == ERR)
        return false;
    if (mouse.bstate & BUTTON1_PRESSED)
        *out = (Event){.kind = EVENT_CLICK, .row = mouse.y, .column = mouse.x};
    else if (mouse.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED))
        *out = (Event){.kind = EVENT_WHEEL, .key = mouse.bstate & BUTTON4_PRESSED ? -1 : 1};
    else if (mouse.bstate & REPORT_MOUSE_POSITION)
        *out = (Event){.kind = EVENT_DRAG, .row = mouse.y, .column = mouse.x};
    else
        return false;
    return true;
}

static int normal_key(int key) {
    switch (key) {
    case '\r':
    case NAMED(KEY_ENTER):
        return PRESSED_ENTER;
    case '\b':
    case NAMED(KEY_BACKSPACE):
        return PRESSED_BACKSPACE;
    default:
        return key;
    }
}

Event terminal_read(int milliseconds) {
    for (;;) {
        Wait wait;
        int code = read_code(milliseconds, &wait), key;
        if (signals_leave() || (code == ERR && wait == WAIT_INPUT))
            return (Event){.kind = EVENT_LEAVE};
        if (signals_stop())
            return (Event){.kind = EVENT_STOP};
        if (code == ERR) {
            if (wait == WAIT_PAUSE)
                return (Event){.kind = EVENT_PAUSE};
            continue;
        }
        if (code == KEY_RESIZE)
            return (Event){.kind = EVENT_RESIZE};
        Event mouse;
        if (code == KEY_MOUSE) {
            if (read_mouse(&mouse))
                return mouse;
            continue;
        }
        if (code == KEY_PASTE_BEGINS)
            return read_paste();
        if (code == KEY_PASTE_ENDS)
            continue;
        if (code > 0xFF)
            key = NAMED(code);
        else if (code == 0)
            key = NAMED(KEY_CONTROL_SPACE); /* 0 is no key in the tables */
        else if (code == PRESSED_ESCAPE)
            key = read_after_escape();
        else if (!take_byte(code, &key))
            continue;
        if (key)
            return (Event){.kind = EVENT_KEY, .key = normal_key(key)};
    }
}

bool terminal_has_input(int milliseconds) {
    struct pollfd input = {.fd = fileno(terminal.input), .events = POLLIN};
    return poll(&input, 1, milliseconds) > 0;
}
