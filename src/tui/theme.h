/* The theme: what each kind of ink looks like on this terminal. State is never told by ink alone. */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <curses.h>
#include <stdbool.h>

typedef enum Ink {
    INK_TEXT,
    INK_QUIET, /* what may be passed over */
    INK_TITLE,
    INK_ACCENT, /* where one is */
    INK_GOOD,
    INK_WARN,
    INK_BAD,
    INK_SELECTED,  /* the chosen row */
    INK_MARK,      /* words that a finding is about … */
    INK_MARK_HERE, /* … and those of the one looked at */
    INK_COUNT
} Ink;

typedef enum ThemeName { THEME_AUTO, THEME_LIGHT, THEME_DARK, THEME_CONTRAST, THEME_MONO, THEME_COUNT } ThemeName;

typedef struct Theme {
    attr_t attributes[INK_COUNT];
    short pairs[INK_COUNT];
    short paper; /* the pair that the whole window is painted with; 0: the terminal's own colours */
} Theme;

enum { NO_COLOUR = -1 }; /* the terminal's own */

typedef struct InkColours { /* numbers of the terminal's palette */
    short ink, paper;
} InkColours;

/* What the ink is drawn with on a terminal of so many colours (8, 16, 256); of INK_SELECTED and INK_MARK_HERE, which
 * are reversed, before that. */
InkColours theme_colours(ThemeName name, Ink ink, int colours);
/* Sets the terminal's colours up; `name` as in the settings. NO_COLOR (set and not empty) and terminals without colours
 * give THEME_MONO. Once more to change it. */
Theme theme_start(int name);

#endif
