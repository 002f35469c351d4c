/* The plot: points above and below the band, in UTF-8 and in ASCII. */
#include "screen_fixture.h"
#include "tui/widgets/plot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const PlotPoint shrinking[] = {{210, false}, {100, true}, {150, false}};

static int set_up(void **state) {
    (void)state;
    fake_terminal_open(24, 80);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    fake_terminal_close();
    return 0;
}

static void draw(const PlotPoint *points, size_t count, bool ascii, Area area) {
    Canvas canvas = fake_canvas(ascii);
    werase(canvas.window);
    plot_draw(&(Plot){points, count, 120, 180}, &canvas, area);
    buffer_free(&canvas.scratch);
}

static void a_value_over_the_band_is_drawn_above_it_and_one_under_it_below(void **state) {
    (void)state;
    draw(shrinking, 3, false, (Area){0, 0, 12, 60});
    int most = window_find("3:00 ─"), least = window_find("2:00 ─");
    assert_true(most >= 0 && least > most);
    assert_true(window_find("●3:30") < most && window_find("●3:30") >= 0);
    assert_true(window_find("○1:40") > least);
    int within = window_find("●2:30");
    assert_true(within > most && within < least);
}

static void the_oldest_stands_on_the_left(void **state) {
    (void)state;
    draw((const PlotPoint[]){{150, false}, {151, false}}, 2, false, (Area){0, 0, 12, 60});
    const char *row = window_row(window_find("2:30"));
    const char *older = strstr(row, "2:30"), *newer = strstr(row, "2:31");
    assert_non_null(newer);
    assert_true(older < newer);
}

static void in_ascii_the_two_kinds_of_points_still_differ(void **state) {
    (void)state;
    draw(shrinking, 3, true, (Area){0, 0, 12, 60});
    assert_true(window_has("*3:30"));
    assert_true(window_has("o1:40"));
    assert_true(window_has("3:00 ---"));
    for (const char *at = window_text(); *at; at++)
        assert_true((unsigned char)*at < 0x80);
}

static void of_more_points_than_columns_the_newest_are_drawn(void **state) {
    (void)state;
    PlotPoint many[200];
    for (size_t i = 0; i < 200; i++)
        many[i] = (PlotPoint){i < 199 ? 150 : 170, false};
    draw(many, 200, false, (Area){0, 0, 8, 40});
    assert_true(window_has("●2:50"));
    for (int row = 8; row < 24; row++)
        assert_string_equal(window_row(row), "");
}

static void no_points_and_no_room_draw_no_point(void **state) {
    (void)state;
    draw(NULL, 0, false, (Area){0, 0, 8, 40});
    assert_true(window_has("3:00"));
    assert_false(window_has("●"));
    draw(shrinking, 3, false, (Area){0, 0, 2, 40});
    assert_false(window_has("●"));
    draw(shrinking, 3, false, (Area){0, 0, 8, 6});
    assert_false(window_has("●"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_over_the_band_is_drawn_above_it_and_one_under_it_below),
        cmocka_unit_test(the_oldest_stands_on_the_left),
        cmocka_unit_test(in_ascii_the_two_kinds_of_points_still_differ),
        cmocka_unit_test(of_more_points_than_columns_the_newest_are_drawn),
        cmocka_unit_test(no_points_and_no_room_draw_no_point),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
