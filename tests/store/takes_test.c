/* Takes: added, listed, dropped. */
#include "home.h"

#include <stdlib.h>
#include <string.h>

static const TakeSection sections[] = {{"plan", 20.5, 22.5}, {"deed", 40, 0}};

static Take take_at(int64_t at, double seconds) {
    return (Take){.at = at,
                  .sections = sections,
                  .section_count = 2,
                  .seconds = seconds,
                  .estimate = 60,
                  .felt = 3,
                  .complete = true};
}

static Draft *begin(Home *home) {
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "Spoken.");
    draft_keep(draft);
    return draft;
}

static void add(Draft *draft, int64_t at, double seconds) {
    const Take take = take_at(at, seconds);
    Error error = {0};
    if (!draft_take_add(draft, &take, &error))
        fail_msg("%s", error.message);
}

static Takes takes_of(Draft *draft, Arena *arena) {
    Takes takes;
    assert_true(draft_takes(draft, arena, &takes, NULL));
    return takes;
}

static void a_take_is_kept_as_it_was(void **state) {
    Home *home = *state;
    Draft *draft = begin(home);
    Arena *arena = arena_new();
    assert_int_equal(takes_of(draft, arena).count, 0);
    add(draft, 1767225600, 62.25);
    uint64_t spoken = draft_text_hash(draft);
    draft_put_string(draft, 0, "Changed since.");
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    draft = draft_again(home, id);
    const Take *take = takes_of(draft, arena).items;
    assert_int_equal(take->at, 1767225600);
    assert_true(take->seconds > 62.2 && take->seconds < 62.3);
    assert_true(take->estimate > 59.9 && take->estimate < 60.1);
    assert_int_equal(take->felt, 3);
    assert_true(take->complete);
    assert_int_equal(take->section_count, 2);
    assert_string_equal(take->sections[0].id, "plan");
    assert_true(take->sections[0].seconds > 20.4 && take->sections[0].seconds < 20.6);
    assert_string_equal(take->draft, id);
    assert_true(take->text == spoken);
    assert_true(take->text != draft_text_hash(draft));
    arena_free(arena);
    draft_close(draft);
    free(id);
}

static void a_take_dropped_comes_back_by_adding_it(void **state) {
    Home *home = *state;
    Draft *draft = begin(home);
    Arena *arena = arena_new();
    add(draft, 300, 60);
    add(draft, 100, 61);
    add(draft, 200, 62);
    Takes takes = takes_of(draft, arena);
    assert_int_equal(takes.count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(takes.items[i].at, 300 - 100 * (int64_t)i);
    const Take dropped = takes.items[1];
    draft_put_string(draft, 0, "Another text.");
    assert_true(draft_take_drop(draft, &dropped, NULL));
    assert_int_equal(takes_of(draft, arena).count, 2);
    Error error = {0};
    assert_false(draft_take_drop(draft, &dropped, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    error_clear(&error);
    assert_true(draft_take_add(draft, &dropped, NULL));
    takes = takes_of(draft, arena);
    assert_int_equal(takes.count, 3);
    assert_int_equal(takes.items[1].at, 200);
    assert_true(takes.items[1].text == dropped.text);
    arena_free(arena);
    draft_close(draft);
}

static void times_that_make_no_sense_are_refused(void **state) {
    Home *home = *state;
    Draft *draft = begin(home);
    const Take good = take_at(1, 60);
    Take bad[6];
    for (size_t i = 0; i < 6; i++)
        bad[i] = good;
    const TakeSection nameless = {"", 1, 0};
    bad[0].seconds = -1;
    bad[1].seconds = 1.0 / (bad[0].seconds + 1); /* infinite */
    bad[2].estimate = bad[1].seconds - bad[1].seconds;
    bad[3].felt = 5;
    bad[4].sections = &nameless, bad[4].section_count = 1;
    bad[5].felt = -1;
    for (size_t i = 0; i < 6; i++) {
        Error error = {0};
        assert_false(draft_take_add(draft, &bad[i], &error));
        assert_int_equal(error.code, ERROR_INVALID);
        error_clear(&error);
    }
    draft_close(draft);
}

static void a_file_that_cannot_be_read_is_left_alone(void **state) {
    Home *home = *state;
    static const char *const texts[] = {"version: 1\ntakes: [\n", "version: 9\ntakes: []\n"};
    static const ErrorCode codes[] = {ERROR_INVALID, ERROR_NEWER};
    Draft *draft = begin(home);
    Arena *arena = arena_new();
    Buffer below = {0};
    buffer_printf(&below, DRAFTS "takes/%s.yaml", draft_id(draft));
    home_make_folder(home, DRAFTS "takes");
    for (size_t i = 0; i < 2; i++) {
        const Take take = take_at(1, 60);
        Error error = {0};
        Takes takes;
        home_write(home, below.data, texts[i]);
        assert_false(draft_takes(draft, arena, &takes, &error));
        assert_int_equal(error.code, codes[i]);
        assert_false(draft_take_add(draft, &take, &error));
        assert_int_equal(error.code, codes[i]);
        error_clear(&error);
        char *text = home_read(home, below.data);
        assert_string_equal(text, texts[i]);
        free(text);
    }
    buffer_free(&below);
    arena_free(arena);
    draft_close(draft);
}

static void the_pace_comes_from_the_takes_of_all_drafts(void **state) {
    Home *home = *state;
    Draft *one = begin(home), *two = begin(home);
    add(one, 100, 72);
    add(two, 200, 72);
    add(two, 50, 72);
    draft_close(one);
    draft_close(two);
    home_write(home, DRAFTS "takes/broken.yaml", "version: 1\ntakes: [\n");
    Arena *arena = arena_new();
    Settings settings = {.pace = 1, .mouse = true};
    PaceLearned learned;
    Takes takes;
    assert_true(store_learn_pace(home->store, arena, &settings, &learned, &takes, NULL));
    assert_int_equal(learned.used, 3);
    assert_int_equal(settings.takes, 3);
    assert_true(settings.pace > 1.1 && settings.pace < 1.2); /* 1.2 to the power of 3/4 */
    assert_true(settings.mouse);
    assert_int_equal(takes.count, 3);
    assert_int_equal(takes.items[0].at, 200);
    assert_int_equal(takes.items[2].at, 50);
    assert_int_equal(takes.problem_count, 1);
    assert_holds(takes.problems[0], "broken.yaml");
    arena_free(arena);
}

static void without_takes_the_pace_stays_what_it_is(void **state) {
    Home *home = *state;
    Arena *arena = arena_new();
    Settings settings = {.pace = 1.3};
    PaceLearned learned;
    assert_true(store_learn_pace(home->store, arena, &settings, &learned, NULL, NULL));
    assert_int_equal(learned.used, 0);
    assert_true(settings.pace > 1.29 && settings.pace < 1.31);
    arena_free(arena);
}

static void a_take_told_late_stands_in_the_file_where_it_belongs(void **state) {
    Home *home = *state;
    Draft *draft = begin(home);
    add(draft, 1767225600, 62);
    add(draft, 1767139200, 61); /* the day before */
    Buffer below = {0};
    buffer_printf(&below, DRAFTS "takes/%s.yaml", draft_id(draft));
    char *text = home_read(home, below.data);
    assert_true(strstr(text, "seconds: 61") < strstr(text, "seconds: 62"));
    free(text);
    buffer_free(&below);
    draft_close(draft);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(a_take_is_kept_as_it_was),
        HOME_TEST(a_take_told_late_stands_in_the_file_where_it_belongs),
        HOME_TEST(a_take_dropped_comes_back_by_adding_it),
        HOME_TEST(times_that_make_no_sense_are_refused),
        HOME_TEST(a_file_that_cannot_be_read_is_left_alone),
        HOME_TEST(the_pace_comes_from_the_takes_of_all_drafts),
        HOME_TEST(without_takes_the_pace_stays_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
