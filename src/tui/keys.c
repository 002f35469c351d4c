#include "tui/keys.h"

#include "base/utf8.h"

#include <string.h>

typedef struct Sequence {
    const char *bytes;
    int code;
} Sequence;

static const Sequence sequences[] = {
    {"\033[A", KEY_UP},
    {"\033OA", KEY_UP},
    {"\033[B", KEY_DOWN},
    {"\033OB", KEY_DOWN},
    {"\033[C", KEY_RIGHT},
    {"\033OC", KEY_RIGHT},
    {"\033[D", KEY_LEFT},
    {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},
    {"\033OH", KEY_HOME},
    {"\033[1~", KEY_HOME},
    {"\033[7~", KEY_HOME},
    {"\033[F", KEY_END},
    {"\033OF", KEY_END},
    {"\033[4~", KEY_END},
    {"\033[8~", KEY_END},
    {"\033[3~", KEY_DC},
    {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE},
    {"\033[Z", KEY_BTAB},
    {"\033[1;5A", KEY_CONTROL_UP},
    {"\033[1;5B", KEY_CONTROL_DOWN},
    {"\033[1;5C", KEY_CONTROL_RIGHT},
    {"\033[1;5D", KEY_CONTROL_LEFT},
    {"\033[1;3C", KEY_CONTROL_RIGHT}, /* Alt with an arrow means the same */
    {"\033[1;3D", KEY_CONTROL_LEFT},
    {"\033Oc", KEY_CONTROL_RIGHT}, /* rxvt */
    {"\033Od", KEY_CONTROL_LEFT},
    {"\033[1;5H", KEY_CONTROL_HOME},
    {"\033[1;5F", KEY_CONTROL_END},
    {"\033[3;5~", KEY_CONTROL_DELETE},
    {"\033[1;2A", KEY_SR},
    {"\033[1;2B", KEY_SF},
    {"\033[1;2C", KEY_SRIGHT},
    {"\033[1;2D", KEY_SLEFT},
    {"\033[1;2H", KEY_SHOME},
    {"\033[1;2F", KEY_SEND},
    {"\033[a", KEY_SR}, /* rxvt */
    {"\033[b", KEY_SF},
    {"\033[c", KEY_SRIGHT},
    {"\033[d", KEY_SLEFT},
    {"\033[1;6C", KEY_CONTROL_SHIFT_RIGHT},
    {"\033[1;6D", KEY_CONTROL_SHIFT_LEFT},
    {"\033[1;4C", KEY_CONTROL_SHIFT_RIGHT}, /* Alt for Ctrl, as above */
    {"\033[1;4D", KEY_CONTROL_SHIFT_LEFT},
    {"\033[200~", KEY_PASTE_BEGINS},
    {"\033[201~", KEY_PASTE_ENDS},
};

/* Some descriptions give a control character a name of its own: Ctrl-Z is "suspend" on the Linux console. It stays what
 * it is everywhere else. */
static void forget_control_characters(void) {
    for (char byte = 1; byte < ' '; byte++) {
        const char bytes[] = {byte, '\0'};
        int code = key_defined(bytes);
        if (code > 0 && code != KEY_BACKSPACE)
            define_key(bytes, 0);
    }
}

void keys_define(void) {
    forget_control_characters();
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        define_key(sequences[i].bytes, sequences[i].code);
}

bool key_is_text(int key) {
    return key >= ' ' && key < NAMED(0) && key != PRESSED_BACKSPACE && !(key >= 0x80 && key < 0xA0);
}

typedef struct KeyName {
    int key;
    const char *name;
} KeyName;

static const KeyName names[] = {
    {PRESSED_ENTER, "Enter"},
    {PRESSED_TAB, "Tab"},
    {PRESSED_ESCAPE, "Esc"},
    {PRESSED_BACKSPACE, "Backspace"},
    {' ', "Space"},
    {NAMED(KEY_UP), "Up"},
    {NAMED(KEY_DOWN), "Down"},
    {NAMED(KEY_LEFT), "Left"},
    {NAMED(KEY_RIGHT), "Right"},
    {NAMED(KEY_HOME), "Home"},
    {NAMED(KEY_END), "End"},
    {NAMED(KEY_PPAGE), "PgUp"},
    {NAMED(KEY_NPAGE), "PgDn"},
    {NAMED(KEY_DC), "Delete"},
    {NAMED(KEY_BTAB), "Shift-Tab"},
    {NAMED(KEY_CONTROL_LEFT), "Ctrl-Left"},
    {NAMED(KEY_CONTROL_RIGHT), "Ctrl-Right"},
    {NAMED(KEY_CONTROL_UP), "Ctrl-Up"},
    {NAMED(KEY_CONTROL_DOWN), "Ctrl-Down"},
    {NAMED(KEY_CONTROL_HOME), "Ctrl-Home"},
    {NAMED(KEY_CONTROL_END), "Ctrl-End"},
    {NAMED(KEY_CONTROL_DELETE), "Ctrl-Delete"},
    {NAMED(KEY_CONTROL_SPACE), "Ctrl-Space"},
    {NAMED(KEY_SR), "Shift-Up"},
    {NAMED(KEY_SF), "Shift-Down"},
    {NAMED(KEY_SLEFT), "Shift-Left"},
    {NAMED(KEY_SRIGHT), "Shift-Right"},
    {NAMED(KEY_SHOME), "Shift-Home"},
    {NAMED(KEY_SEND), "Shift-End"},
    {NAMED(KEY_CONTROL_SHIFT_LEFT), "Ctrl-Shift-Left"},
    {NAMED(KEY_CONTROL_SHIFT_RIGHT), "Ctrl-Shift-Right"},
};

/* Takes "C-" or "Ctrl-" off the name. */
static bool take_prefix(Slice *name, const char *small, const char *whole) {
    const char *const prefixes[] = {small, whole};
    for (size_t i = 0; i < 2; i++) {
        Slice prefix = slice_of(prefixes[i]);
        if (name->size > prefix.size && slice_starts_any_case(*name, prefix)) {
            *name = slice_part(*name, (Span){prefix.size, name->size});
            return true;
        }
    }
    return false;
}

static bool parse_named(Slice name, int *out) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equal_any_case(slice_of(names[i].name), name)) {
            *out = names[i].key;
            return true;
        }
    return false;
}

static bool parse_function_key(Slice name, int *out) {
    int number = 0;
    if (name.size < 2 || name.size > 3 || (name.data[0] != 'F' && name.data[0] != 'f'))
        return false;
    for (size_t i = 1; i < name.size; i++) {
        if (name.data[i] < '0' || name.data[i] > '9')
            return false;
        number = number * 10 + (name.data[i] - '0');
    }
    *out = NAMED(KEY_F(number));
    return number >= 1 && number <= 24;
}

static bool parse_character(Slice name, int *out) {
    uint32_t character = 0;
    if (name.size == 0 || utf8_decode(name, 0, &character) != name.size || character < ' ')
        return false;
    *out = (int)character;
    return true;
}

/* Ctrl leaves five bits of a letter; Ctrl-@ is no key, Ctrl-[ is Esc. */
static bool with_control(int key, int *out) {
    int large = key >= 'a' && key <= 'z' ? key - ('a' - 'A') : key;
    *out = CTRL(large);
    return large > '@' && large <= '_' && large != '[';
}

bool key_parse(Slice name, int *out) {
    if (parse_named(name, out) || parse_function_key(name, out))
        return true;
    int key;
    if (take_prefix(&name, "C-", "Ctrl-"))
        return parse_character(name, &key) && with_control(key, out);
    bool alt = take_prefix(&name, "M-", "Alt-") || take_prefix(&name, "A-", "Alt-");
    if (!parse_named(name, &key) && !parse_character(name, &key))
        return false;
    if (alt && key >= 'A' && key <= 'Z')
        key += 'a' - 'A';
    *out = alt ? ALT(key) : key;
    return true;
}

void key_append_name(int key, Buffer *out) {
    if (key >= ALT(0)) {
        int plain = key & ~ALT(0);
        buffer_append_string(out, "Alt-");
        if (plain >= 'a' && plain <= 'z')
            plain -= 'a' - 'A';
        key_append_name(plain, out);
        return;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].key == key) {
            buffer_append_string(out, names[i].name);
            return;
        }
    if (key >= NAMED(KEY_F(1)) && key <= NAMED(KEY_F(24)))
        buffer_printf(out, "F%d", key - NAMED(KEY_F0));
    else if (key >= 0 && key < ' ')
        buffer_printf(out, "Ctrl-%c", key + '@');
    else if (key < NAMED(0))
        utf8_append(out, (uint32_t)key);
}
