/* Themes: legible on both backgrounds, with few colours and many, and without. */
#include "screen_fixture.h"
#include "tui/theme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Rgb {
    int red, green, blue;
} Rgb;

/* The first sixteen differ from terminal to terminal: as the PC's and as xterm shows them. */
static const Rgb of_pc[16] = {{0, 0, 0},     {170, 0, 0},    {0, 170, 0},    {170, 85, 0},
                              {0, 0, 170},   {170, 0, 170},  {0, 170, 170},  {170, 170, 170},
                              {85, 85, 85},  {255, 85, 85},  {85, 255, 85},  {255, 255, 85},
                              {85, 85, 255}, {255, 85, 255}, {85, 255, 255}, {255, 255, 255}};
static const Rgb of_xterm[16] = {{0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0},
                                 {0, 0, 238},     {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
                                 {127, 127, 127}, {255, 0, 0},   {0, 255, 0},   {255, 255, 0},
                                 {92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255}};

static Rgb rgb_of(short colour, const Rgb *first) {
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    if (colour < 16)
        return first[colour];
    if (colour >= 232) {
        int grey = 8 + 10 * (colour - 232);
        return (Rgb){grey, grey, grey};
    }
    int cube = colour - 16;
    return (Rgb){steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]};
}

/* Relative luminance and contrast as WCAG 2 defines them. */
static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(Rgb rgb) {
    return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
}

static double contrast(Rgb a, Rgb b) {
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static void assert_legible(int theme, int ink, int colours, Rgb drawn, Rgb paper) {
    double ratio = contrast(drawn, paper);
    if (ratio < 4.5)
        fail_msg("theme %d, ink %d, %d colours: contrast %.2f", theme, ink, colours, ratio);
}

static void contrast_is_that_of_the_standard(void **state) {
    (void)state;
    assert_true(fabs(contrast((Rgb){0, 0, 0}, (Rgb){255, 255, 255}) - 21) < 0.01);
    assert_true(fabs(contrast((Rgb){118, 118, 118}, (Rgb){255, 255, 255}) - 4.54) < 0.01);
}

static void every_ink_of_every_theme_is_legible_on_its_paper(void **state) {
    (void)state;
    const int depths[] = {8, 16, 256};
    const Rgb white = {255, 255, 255}, black = {0, 0, 0};
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int ink = 0; ink < INK_COUNT; ink++)
            for (int d = 0; d < 3; d++)
                for (int kind = 0; kind < 2; kind++) {
                    const Rgb *first = kind ? of_xterm : of_pc;
                    InkColours colours = theme_colours((ThemeName)theme, (Ink)ink, depths[d]);
                    if (colours.ink == NO_COLOUR) { /* attributes only, in the terminal's own colours */
                        assert_int_equal(colours.paper, NO_COLOUR);
                        continue;
                    }
                    Rgb drawn = rgb_of(colours.ink, first);
                    if (colours.paper != NO_COLOUR) {
                        assert_legible(theme, ink, depths[d], drawn, rgb_of(colours.paper, first));
                        continue;
                    }
                    assert_legible(theme, ink, depths[d], drawn, white);
                    assert_legible(theme, ink, depths[d], drawn, black);
                }
}

static void colours_are_ones_that_the_terminal_has(void **state) {
    (void)state;
    const int depths[] = {8, 16, 256};
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int ink = 0; ink < INK_COUNT; ink++)
            for (int d = 0; d < 3; d++) {
                InkColours colours = theme_colours((ThemeName)theme, (Ink)ink, depths[d]);
                assert_true(colours.ink < depths[d] && colours.paper < depths[d]);
            }
}

static void high_contrast_has_more_of_it(void **state) {
    (void)state;
    for (int ink = 0; ink < INK_COUNT; ink++) {
        InkColours colours = theme_colours(THEME_CONTRAST, (Ink)ink, 256);
        assert_true(contrast(rgb_of(colours.ink, of_pc), rgb_of(colours.paper, of_pc)) > 15);
    }
}

/* What colour tells, an attribute tells as well, so that nobody needs to see it. */
static void what_matters_differs_from_text_without_colours(void **state) {
    (void)state;
    setenv("NO_COLOR", "1", 1);
    for (int name = 0; name < THEME_COUNT; name++) {
        Theme theme = theme_start(name);
        const Ink telling[] = {INK_TITLE, INK_ACCENT, INK_WARN, INK_BAD, INK_SELECTED, INK_MARK, INK_MARK_HERE};
        for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
            assert_true(theme.attributes[telling[i]] != theme.attributes[INK_TEXT]);
        assert_true(theme.attributes[INK_MARK] != theme.attributes[INK_MARK_HERE]);
        for (int ink = 0; ink < INK_COUNT; ink++)
            assert_int_equal(theme.pairs[ink], 0);
        assert_int_equal(theme.paper, 0);
    }
    unsetenv("NO_COLOR");
}

static void an_empty_no_color_is_none(void **state) {
    (void)state;
    setenv("NO_COLOR", "", 1);
    assert_true(theme_start(THEME_DARK).paper > 0);
    unsetenv("NO_COLOR");
}

static void auto_leaves_the_terminal_its_paper(void **state) {
    (void)state;
    Theme theme = theme_start(THEME_AUTO);
    assert_int_equal(theme.paper, 0);
    assert_int_equal(theme.pairs[INK_TEXT], 0);
    assert_true(theme.pairs[INK_GOOD] > 0);
}

static int open_terminal(void **state) {
    (void)state;
    unsetenv("NO_COLOR");
    fake_terminal_open(24, 80);
    return 0;
}

static int close_terminal(void **state) {
    (void)state;
    fake_terminal_close();
    return 0;
}

#define TERMINAL_TEST(name) cmocka_unit_test_setup_teardown(name, open_terminal, close_terminal)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_the_standard),
        cmocka_unit_test(every_ink_of_every_theme_is_legible_on_its_paper),
        cmocka_unit_test(colours_are_ones_that_the_terminal_has),
        cmocka_unit_test(high_contrast_has_more_of_it),
        TERMINAL_TEST(what_matters_differs_from_text_without_colours),
        TERMINAL_TEST(an_empty_no_color_is_none),
        TERMINAL_TEST(auto_leaves_the_terminal_its_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
