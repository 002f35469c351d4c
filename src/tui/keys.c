#include "tui/keys.h"

#include "base/utf8.h"

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
    {"\033[200~", KEY_PASTE_BEGINS},
    {"\033[201~", KEY_PASTE_ENDS},
};

void keys_define(void) {
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
};

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
    if (key >= 0 && key < ' ')
        buffer_printf(out, "Ctrl-%c", key + '@');
    else if (key < NAMED(0))
        utf8_append(out, (uint32_t)key);
}
