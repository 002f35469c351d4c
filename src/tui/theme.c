#include "tui/theme.h"

#include <stdlib.h>
#include <string.h>

/* Colour numbers: of 256, and of the first 8 (or 16, whose upper half is bold on most terminals); -1: the terminal's
 * own. */
typedef struct Colours {
    short many, few;
} Colours;

static const Colours palette[THEME_COUNT][INK_COUNT] = {
    /* legible on white and on black alike */
    [THEME_AUTO] = {[INK_TEXT] = {-1, -1},
                    [INK_QUIET] = {244, -1},
                    [INK_TITLE] = {-1, -1},
                    [INK_ACCENT] = {32, -1},
                    [INK_GOOD] = {35, -1},
                    [INK_WARN] = {172, -1},
                    [INK_BAD] = {167, COLOR_RED},
                    [INK_SELECTED] = {-1, -1},
                    [INK_MARK] = {172, -1},
                    [INK_MARK_HERE] = {-1, -1}},
    [THEME_LIGHT] = {[INK_TEXT] = {-1, -1},
                     [INK_QUIET] = {242, -1},
                     [INK_TITLE] = {-1, -1},
                     [INK_ACCENT] = {25, COLOR_BLUE},
                     [INK_GOOD] = {28, COLOR_GREEN},
                     [INK_WARN] = {130, COLOR_MAGENTA},
                     [INK_BAD] = {124, COLOR_RED},
                     [INK_SELECTED] = {-1, -1},
                     [INK_MARK] = {130, COLOR_MAGENTA},
                     [INK_MARK_HERE] = {-1, -1}},
    [THEME_DARK] = {[INK_TEXT] = {-1, -1},
                    [INK_QUIET] = {246, -1},
                    [INK_TITLE] = {-1, -1},
                    [INK_ACCENT] = {81, COLOR_CYAN},
                    [INK_GOOD] = {114, COLOR_GREEN},
                    [INK_WARN] = {215, COLOR_YELLOW},
                    [INK_BAD] = {210, COLOR_RED},
                    [INK_SELECTED] = {-1, -1},
                    [INK_MARK] = {215, COLOR_YELLOW},
                    [INK_MARK_HERE] = {-1, -1}},
    [THEME_CONTRAST] = {[INK_TEXT] = {-1, -1},
                        [INK_QUIET] = {-1, -1},
                        [INK_TITLE] = {-1, -1},
                        [INK_ACCENT] = {-1, -1},
                        [INK_GOOD] = {-1, -1},
                        [INK_WARN] = {-1, -1},
                        [INK_BAD] = {-1, -1},
                        [INK_SELECTED] = {-1, -1},
                        [INK_MARK] = {-1, -1},
                        [INK_MARK_HERE] = {-1, -1}},
};

static const attr_t with_colour[INK_COUNT] = {
    [INK_TITLE] = A_BOLD,     [INK_ACCENT] = A_BOLD,       [INK_SELECTED] = A_REVERSE,
    [INK_MARK] = A_UNDERLINE, [INK_MARK_HERE] = A_REVERSE,
};
static const attr_t without_colour[INK_COUNT] = {
    [INK_QUIET] = A_DIM, [INK_TITLE] = A_BOLD,       [INK_ACCENT] = A_BOLD,    [INK_WARN] = A_BOLD,
    [INK_BAD] = A_BOLD,  [INK_SELECTED] = A_REVERSE, [INK_MARK] = A_UNDERLINE, [INK_MARK_HERE] = A_REVERSE,
};

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value && *value;
}

/* Some terminals tell their colours as "foreground;background". */
static int guess(void) {
    const char *colours = getenv("COLORFGBG");
    const char *background = colours ? strrchr(colours, ';') : NULL;
    if (!background || !background[1])
        return THEME_AUTO;
    int number = atoi(background + 1);
    return number == 7 || number == 15 ? THEME_LIGHT : THEME_DARK;
}

Theme theme_start(int name) {
    Theme theme = {0};
    memcpy(theme.attributes, without_colour, sizeof theme.attributes);
    if (name == THEME_MONO || is_set("NO_COLOR") || !has_colors() || start_color() == ERR ||
        use_default_colors() == ERR)
        return theme;
    if (name == THEME_CONTRAST) {
        theme.attributes[INK_QUIET] = A_NORMAL;
        return theme;
    }
    if (name == THEME_AUTO)
        name = guess();
    for (short ink = 0; ink < INK_COUNT; ink++) {
        short colour = COLORS >= 256 ? palette[name][ink].many : palette[name][ink].few;
        if (colour < 0 || init_pair((short)(ink + 1), colour, -1) == ERR)
            continue;
        theme.pairs[ink] = (short)(ink + 1);
        theme.attributes[ink] = with_colour[ink];
    }
    return theme;
}
