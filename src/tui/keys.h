/* Keys as numbers: a character is itself (Unicode), a named key lies above all characters, Alt is one more bit.
 *
 *   'a'  CTRL('S')  PRESSED_ENTER  NAMED(KEY_UP)  ALT('b')  NAMED(KEY_CONTROL_LEFT)
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <curses.h>
#include <starcoach/slice.h>
#include <stdint.h>

#define CTRL(letter) ((letter)&0x1f)
#define NAMED(code)  (0x200000 | (code))
#define ALT(key)     (0x400000 | (key))

#define PRESSED_ENTER     '\n' /* Return, Ctrl-J and the keypad's Enter alike */
#define PRESSED_TAB       '\t'
#define PRESSED_ESCAPE    27
#define PRESSED_BACKSPACE 127 /* and Ctrl-H, and what terminfo calls so */

/* Key codes beside those of ncurses. */
enum {
    KEY_CONTROL_LEFT = KEY_MAX + 1,
    KEY_CONTROL_RIGHT,
    KEY_CONTROL_UP,
    KEY_CONTROL_DOWN,
    KEY_CONTROL_HOME,
    KEY_CONTROL_END,
    KEY_CONTROL_DELETE,
    KEY_CONTROL_SPACE,
    KEY_CONTROL_SHIFT_LEFT,
    KEY_CONTROL_SHIFT_RIGHT,
    KEY_PASTE_BEGINS,
    KEY_PASTE_ENDS,
};

/* Teaches ncurses the sequences that terminfo leaves out: both forms of the arrows, Ctrl and Shift with arrows,
 * bracketed paste.
 */
void keys_define(void);
/* True for what is text when typed. */
bool key_is_text(int key);
/* The key that a person or the settings name so: "C-t" or "Ctrl-T", "M-x", "A-x" or "Alt-X", "Enter", "PgUp", "F5",
 * "a". Letters with Ctrl or Alt may be large or small. False: no key is called so. */
bool key_parse(Slice name, int *out);
/* Appends the key's name as people say it: "Ctrl-S", "Alt-B", "Esc", "PgUp". */
void key_append_name(int key, Buffer *out);

#endif
