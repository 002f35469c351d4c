#include "tui/terminal.h"

#include "base/locale.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "tui/keys.h"
#include "tui/signals.h"

#include <errno.h>
#include <langinfo.h>
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
    Buffer ahead;  /* read with a paste, but behind its end */
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
    locale_take();
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
    buffer_free(&terminal.ahead);
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

static void give_one_key(void);

/* A byte or key code; waits as signals_wait does. */
static int read_code(int milliseconds, Wait *wait) {
    for (;;) {
        if (terminal.ahead.size)
            give_one_key();
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

/* ---- Pastes ----
 * ncurses reads byte by byte; a long paste is read in blocks past it. What was read behind its end is `ahead`, and goes
 * back to ncurses key by key. */

static const char paste_end[] = "\033[201~";
enum { PASTE_END_SIZE = sizeof paste_end - 1, BLOCK_BYTES = 1 << 16 };

/* Appends what there is to read; false at the end of input, after a long silence, or when it is time to leave. */
static bool read_block(Buffer *out) {
    if (terminal.ahead.size) {
        buffer_append(out, buffer_slice(&terminal.ahead));
        buffer_clear(&terminal.ahead);
        return true;
    }
    for (;;) {
        Wait wait = signals_wait(fileno(terminal.input), PASTE_MILLISECONDS);
        if (wait == WAIT_PAUSE || signals_leave_asked())
            return false;
        if (wait == WAIT_SIGNAL) /* another size: told when the paste is whole */
            continue;
        buffer_reserve(out, out->size + BLOCK_BYTES + 1);
        ssize_t size = read(fileno(terminal.input), out->data + out->size, BLOCK_BYTES);
        if (size > 0) {
            out->size += (size_t)size;
            out->data[out->size] = '\0';
            return true;
        }
        if (size == 0 || (errno != EAGAIN && errno != EINTR))
            return false;
    }
}

/* Where the paste ends; the size where it has not yet. Looks from `from` on. */
static size_t find_paste_end(const Buffer *read_so_far, size_t from) {
    for (size_t at = from; at + PASTE_END_SIZE <= read_so_far->size; at++) {
        const char *escape = memchr(read_so_far->data + at, '\033', read_so_far->size - PASTE_END_SIZE + 1 - at);
        if (!escape)
            break;
        at = (size_t)(escape - read_so_far->data);
        if (memcmp(escape, paste_end, PASTE_END_SIZE) == 0)
            return at;
    }
    return read_so_far->size;
}

/* Of a sequence that a terminal would obey: its length, an Esc alone 1. */
static size_t sequence_size(Slice text) {
    size_t size = 1;
    if (text.size < 2 || text.data[1] != '[')
        return 1;
    for (size = 2; size < text.size && (text.data[size] < 0x40 || text.data[size] > 0x7E);)
        size++;
    return size < text.size ? size + 1 : 1;
}

/* The text of a paste, without what is no text. */
static void append_paste(Slice raw_bytes, Buffer *out) {
    for (size_t at = 0; at < raw_bytes.size; at++) {
        int byte = (unsigned char)raw_bytes.data[at];
        bool after_return = at > 0 && raw_bytes.data[at - 1] == '\r';
        if (byte == '\033')
            at += sequence_size(slice_part(raw_bytes, (Span){at, raw_bytes.size})) - 1;
        else if (byte == '\r')
            buffer_append_byte(out, '\n');
        else if (byte == '\t')
            buffer_append_byte(out, ' ');
        else if ((byte == '\n' && !after_return) || (byte >= ' ' && byte != 127))
            append_pasted(byte, out);
    }
}

/* Text between the two marks of a bracketed paste, never commands. */
static Event read_paste(void) {
    Buffer whole = {0}, text = {0};
    size_t end = 0, looked = 0;
    while (end == whole.size && read_block(&whole)) {
        end = find_paste_end(&whole, looked);
        looked = whole.size > PASTE_END_SIZE ? whole.size - PASTE_END_SIZE : 0;
    }
    append_paste((Slice){whole.data, end}, &text);
    if (end < whole.size)
        buffer_append(&terminal.ahead, slice_part(buffer_slice(&whole), (Span){end + PASTE_END_SIZE, whole.size}));
    buffer_clear(&terminal.pasted);
    utf8_append_clean(&terminal.pasted, buffer_slice(&text));
    buffer_free(&whole);
    buffer_free(&text);
    return (Event){.kind = EVENT_PASTE, .text = buffer_slice(&terminal.pasted)};
}

/* The size of the key that the bytes read ahead begin with, and its code where it is a sequence that ncurses knows. */
static size_t key_ahead(Slice ahead, int *code) {
    *code = 0;
    if (ahead.size < 2 || ahead.data[0] != '\033')
        return 1;
    size_t size = ahead.data[1] == 'O' && ahead.size > 2 ? 3 : ahead.data[1] == '[' ? sequence_size(ahead) : 2;
    Buffer sequence = {0};
    buffer_append(&sequence, slice_part(ahead, (Span){0, size}));
    *code = key_defined(buffer_string(&sequence));
    buffer_free(&sequence);
    return ahead.data[1] == 'O' && *code <= 0 ? 2 : size;
}

/* Gives ncurses one key of those read ahead: it puts no sequences together from what it is given back. */
static void give_one_key(void) {
    Slice ahead = buffer_slice(&terminal.ahead);
    int code;
    size_t size = key_ahead(ahead, &code);
    for (size_t i = size; code <= 0 && i-- > 0;)
        ungetch((unsigned char)ahead.data[i]);
    if (code > 0)
        ungetch(code);
    buffer_replace(&terminal.ahead, (Span){0, size}, (Slice){"", 0});
    terminal.queued = true;
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
