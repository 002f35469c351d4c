/* Auto keeps the terminal's own colours, whatever they are: its inks are legible on white and on black alike. The other
 * themes paint the window in a paper of their own, so that theirs are legible everywhere. A test computes the contrast
 * of each: at least 4.5 to 1 (WCAG 2, AA). */
#include "tui/theme.h"

#include <stdlib.h>
#include <string.h>

typedef struct Colours { /* of terminals with so many; NO_COLOUR: as INK_TEXT */
    short of_256, of_16, of_8;
} Colours;

enum { BRIGHT = 8 };
#define NONE                                                                                                           \
    { NO_COLOUR, NO_COLOUR, NO_COLOUR }

static const Colours papers[THEME_COUNT] = {
    [THEME_AUTO] = NONE,
    [THEME_LIGHT] = {231, BRIGHT + COLOR_WHITE, COLOR_WHITE},
    [THEME_DARK] = {16, COLOR_BLACK, COLOR_BLACK},
    [THEME_CONTRAST] = {16, COLOR_BLACK, COLOR_BLACK},
    [THEME_MONO] = NONE,
};

static const Colours texts[THEME_COUNT] = {
    [THEME_AUTO] = NONE,
    [THEME_LIGHT] = {16, COLOR_BLACK, COLOR_BLACK},
    [THEME_DARK] = {252, COLOR_WHITE, COLOR_WHITE},
    [THEME_CONTRAST] = {231, BRIGHT + COLOR_WHITE, COLOR_WHITE},
    [THEME_MONO] = NONE,
};

static const Colours inks[THEME_COUNT][INK_COUNT] = {
    [THEME_AUTO] = {[INK_TEXT] = NONE,
                    [INK_QUIET] = {243, NO_COLOUR, NO_COLOUR},
                    [INK_TITLE] = NONE,
                    [INK_ACCENT] = {63, NO_COLOUR, NO_COLOUR},
                    [INK_GOOD] = {29, NO_COLOUR, NO_COLOUR},
                    [INK_WARN] = {163, NO_COLOUR, NO_COLOUR},
                    [INK_BAD] = {131, NO_COLOUR, NO_COLOUR},
                    [INK_SELECTED] = NONE,
                    [INK_MARK] = {163, NO_COLOUR, NO_COLOUR},
                    [INK_MARK_HERE] = NONE},
    [THEME_LIGHT] = {[INK_TEXT] = NONE,
                     [INK_QUIET] = {240, NO_COLOUR, NO_COLOUR},
                     [INK_TITLE] = NONE,
                     [INK_ACCENT] = {25, COLOR_BLUE, COLOR_BLUE},
                     [INK_GOOD] = {22, NO_COLOUR, NO_COLOUR},
                     [INK_WARN] = {94, COLOR_MAGENTA, NO_COLOUR},
                     [INK_BAD] = {124, COLOR_RED, NO_COLOUR},
                     [INK_SELECTED] = NONE,
                     [INK_MARK] = {94, COLOR_MAGENTA, NO_COLOUR},
                     [INK_MARK_HERE] = NONE},
    [THEME_DARK] = {[INK_TEXT] = NONE,
                    [INK_QUIET] = {246, NO_COLOUR, NO_COLOUR},
                    [INK_TITLE] = {231, BRIGHT + COLOR_WHITE, NO_COLOUR},
                    [INK_ACCENT] = {81, COLOR_CYAN, COLOR_CYAN},
                    [INK_GOOD] = {114, COLOR_GREEN, COLOR_GREEN},
                    [INK_WARN] = {215, BRIGHT + COLOR_YELLOW, NO_COLOUR},
                    [INK_BAD] = {210, BRIGHT + COLOR_RED, NO_COLOUR},
                    [INK_SELECTED] = NONE,
                    [INK_MARK] = {215, BRIGHT + COLOR_YELLOW, NO_COLOUR},
                    [INK_MARK_HERE] = NONE},
    [THEME_CONTRAST] = {[INK_TEXT] = NONE,
                        [INK_QUIET] = NONE,
                        [INK_TITLE] = NONE,
                        [INK_ACCENT] = {226, BRIGHT + COLOR_YELLOW, NO_COLOUR},
                        [INK_GOOD] = NONE,
                        [INK_WARN] = {226, BRIGHT + COLOR_YELLOW, NO_COLOUR},
                        [INK_BAD] = {226, BRIGHT + COLOR_YELLOW, NO_COLOUR},
                        [INK_SELECTED] = NONE,
                        [INK_MARK] = {226, BRIGHT + COLOR_YELLOW, NO_COLOUR},
                        [INK_MARK_HERE] = NONE},
    [THEME_MONO] = {[INK_TEXT] = NONE,
                    [INK_QUIET] = NONE,
                    [INK_TITLE] = NONE,
                    [INK_ACCENT] = NONE,
                    [INK_GOOD] = NONE,
                    [INK_WARN] = NONE,
                    [INK_BAD] = NONE,
                    [INK_SELECTED] = NONE,
                    [INK_MARK] = NONE,
                    [INK_MARK_HERE] = NONE},
};

/* Nothing is told by colour alone: what has a colour has a sign, a word or one of these besides. */
static const attr_t attributes[INK_COUNT] = {
    [INK_TITLE] = A_BOLD,       [INK_ACCENT] = A_BOLD,    [INK_WARN] = A_BOLD,         [INK_BAD] = A_BOLD,
    [INK_SELECTED] = A_REVERSE, [INK_MARK] = A_UNDERLINE, [INK_MARK_HERE] = A_REVERSE,
};

static short pick(const Colours *colours, int count) {
    return count >= 256 ? colours->of_256 : count >= 16 ? colours->of_16 : colours->of_8;
}

InkColours theme_colours(ThemeName name, Ink ink, int colours) {
    short own = pick(&inks[name][ink], colours);
    return (InkColours){own == NO_COLOUR ? pick(&texts[name], colours) : own, pick(&papers[name], colours)};
}

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value && *value;
}

/* Without colours what may be passed over is dim, where nothing else tells it apart. */
static Theme plain(bool dims) {
    Theme theme = {0};
    memcpy(theme.attributes, attributes, sizeof theme.attributes);
    theme.attributes[INK_QUIET] = dims ? A_DIM : A_NORMAL;
    return theme;
}

Theme theme_start(int name) {
    if (name == THEME_MONO || is_set("NO_COLOR") || !has_colors() || start_color() == ERR ||
        use_default_colors() == ERR)
        return plain(name != THEME_CONTRAST);
    Theme theme = plain(name == THEME_AUTO && COLORS < 256);
    for (short ink = 0; ink < INK_COUNT; ink++) {
        InkColours colours = theme_colours((ThemeName)name, (Ink)ink, COLORS);
        if ((colours.ink == NO_COLOUR && colours.paper == NO_COLOUR) ||
            init_pair((short)(ink + 1), colours.ink, colours.paper) == ERR)
            continue;
        theme.pairs[ink] = (short)(ink + 1);
        if (ink == INK_TEXT)
            theme.paper = theme.pairs[ink];
    }
    return theme;
}
