/* A view of the list: opened without looking at each draft, right after whatever this program changes, and put right by
 * a check after whatever others do. */
#include "home.h"

#include "base/file.h"
#include "store/list_cache.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CACHE "state/starcoach/list"

enum { DRAFT_COUNT = 30 };

static int opened_drafts; /* files of drafts that were opened since */

static int open_and_count(const char *path, int flags, mode_t mode) {
    const char *end = strrchr(path, '.');
    opened_drafts += end && strcmp(end, ".yaml") == 0;
    return file_system_real.open(path, flags, mode);
}

static void count_opened(void) {
    static FileSystem counting;
    counting = file_system_real;
    counting.open = open_and_count;
    opened_drafts = 0;
    file_system_use(&counting);
}

static void write_draft(const Home *home, unsigned number, const char *title) {
    Buffer below = {0}, text = {0};
    buffer_printf(&below, DRAFTS "d%02u.yaml", number);
    buffer_printf(&text,
                  "version: 1\nquestion: %s\nshape: tale\nsaved: 2020-01-01T00:00:%02uZ\nstory: {title: %s %u}\n"
                  "sections:\n  - {id: plan, text: some words of number %u}\n",
                  number % 2 ? "slip" : "win", number, title, number, number);
    home_write(home, below.data, text.data);
    buffer_free(&below);
    buffer_free(&text);
}

/* Until the file system's clock gives another time than the folder has: a change within one tick can't be told. */
static void let_a_tick_pass(const Home *home) {
    char *folder = home_path(home, DRAFTS), *probe = home_path(home, "probe");
    struct stat of_folder, of_probe;
    assert_int_equal(stat(folder, &of_folder), 0);
    do {
        home_write(home, "probe", "x");
        assert_int_equal(stat(probe, &of_probe), 0);
    } while (of_probe.st_mtim.tv_sec == of_folder.st_mtim.tv_sec &&
             of_probe.st_mtim.tv_nsec == of_folder.st_mtim.tv_nsec);
    free(probe);
    free(folder);
}

/* As after an hour, in which nothing happened: the files are older than the clock's tick, and known. */
static void let_an_hour_pass(Home *home) {
    Arena *arena = arena_new();
    ListCache cache;
    Buffer text = {0};
    list_cache_read(home->store, arena, &cache);
    for (size_t i = 0; i < cache.count; i++) {
        cache.items[i].read += 3600;
        cache.items[i].sum = 0;
    }
    list_cache_text(&cache, &text);
    list_cache_write(home->store, buffer_slice(&text));
    buffer_free(&text);
    list_cache_free(&cache);
    arena_free(arena);
}

static DraftView *check(Home *home) {
    ListCheck *looking = list_check_new(home->store, NULL);
    assert_non_null(looking);
    while (!list_check_step(looking, 7))
        ;
    return list_check_end(looking);
}

static void check_and_forget(Home *home) {
    draft_view_free(check(home));
}

static void write_drafts(Home *home) {
    home_make_folder(home, DRAFTS);
    for (unsigned i = 0; i < DRAFT_COUNT; i++)
        write_draft(home, i, "Title");
    check_and_forget(home);
    let_an_hour_pass(home);
}

/* That a view says what store_list says, which trusts no cache. */
static void assert_view(Home *home, DraftView *view) {
    Arena *arena = arena_new();
    DraftCards cards;
    assert_non_null(view);
    assert_true(store_list(home->store, arena, &cards, NULL));
    DraftView *right = draft_view_new(&cards);
    assert_int_equal(draft_view_count(view), cards.count);
    for (size_t i = 0; i < cards.count; i++) {
        const DraftCard card = draft_view_card(view, i);
        const DraftGist gist = draft_view_gist(view, i);
        assert_string_equal(card.id, cards.items[i].id);
        assert_string_equal(card.title, cards.items[i].title);
        assert_string_equal(draft_view_name(view, gist.question), cards.items[i].question);
        assert_string_equal(draft_view_name(view, gist.shape), cards.items[i].shape);
        assert_int_equal(gist.words, cards.items[i].words);
        assert_int_equal(card.unsaved, cards.items[i].unsaved);
    }
    assert_true(draft_view_equal(view, right));
    draft_view_free(right);
    draft_view_free(view);
    arena_free(arena);
}

/* The store anew, as another run of the program has it. */
static void start_again(Home *home) {
    store_close(home->store);
    assert_true(store_open(&home->store, NULL));
}

static void before_the_first_check_there_is_no_view(void **state) {
    Home *home = *state;
    assert_null(draft_view_open(home->store));
    home_make_folder(home, DRAFTS);
    assert_null(draft_view_open(home->store));
    DraftView *none = check(home);
    assert_int_equal(draft_view_count(none), 0);
    draft_view_free(none);
}

static void a_view_opens_without_opening_a_draft(void **state) {
    Home *home = *state;
    write_drafts(home);
    start_again(home);
    count_opened();
    DraftView *view = draft_view_open(home->store);
    assert_int_equal(opened_drafts, 0);
    assert_string_equal(draft_view_card(view, 0).title, "Title 29");
    assert_string_equal(draft_view_card(view, DRAFT_COUNT - 1).title, "Title 0");
    home_use_file_system();
    assert_view(home, view);
}

static void a_check_that_finds_all_as_it_was_opens_no_draft_and_writes_nothing(void **state) {
    Home *home = *state;
    write_drafts(home);
    char *path = home_path(home, CACHE);
    struct stat before, after;
    assert_int_equal(stat(path, &before), 0);
    count_opened();
    DraftView *view = check(home);
    assert_int_equal(opened_drafts, 0);
    home_use_file_system();
    assert_view(home, view);
    assert_int_equal(stat(path, &after), 0);
    assert_true(before.st_ino == after.st_ino);
    free(path);
}

static void drafts_that_come_or_go_or_are_replaced_close_the_view_until_a_check(void **state) {
    Home *home = *state;
    write_drafts(home);
    let_a_tick_pass(home);
    write_draft(home, DRAFT_COUNT, "Added");
    assert_null(draft_view_open(home->store));
    assert_view(home, check(home));
    assert_view(home, draft_view_open(home->store));
    let_a_tick_pass(home);
    home_remove(home, DRAFTS "d03.yaml");
    assert_null(draft_view_open(home->store));
    assert_view(home, check(home));
    let_a_tick_pass(home);
    home_write(home, DRAFTS "broken.yaml", "version: [\n");
    assert_null(draft_view_open(home->store));
    assert_view(home, check(home));
    start_again(home);
    DraftView *view = draft_view_open(home->store);
    assert_holds(draft_view_card(view, 0).problem, "broken.yaml");
    assert_view(home, view);
}

static void a_draft_written_over_in_its_place_shows_after_the_check(void **state) {
    Home *home = *state;
    write_drafts(home);
    char *path = home_path(home, DRAFTS "d07.yaml");
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    fputs("version: 1\nquestion: slip\nshape: tale\nsaved: 2020-01-01T00:00:59Z\nstory: {title: By hand}\nrole: x\n#",
          file);
    fclose(file);
    DraftView *before = draft_view_open(home->store), *after = check(home);
    assert_non_null(before);
    assert_false(draft_view_equal(before, after));
    assert_string_equal(draft_view_card(after, 0).id, "d07");
    draft_view_free(before);
    assert_view(home, after);
    assert_view(home, draft_view_open(home->store));
    free(path);
}

static void what_this_program_saves_removes_and_brings_back_keeps_the_view_right(void **state) {
    Home *home = *state;
    write_drafts(home);
    start_again(home);
    draft_view_free(draft_view_open(home->store));
    Draft *draft = draft_again(home, "d05");
    draft_type(draft, 0, "x");
    assert_view(home, draft_view_open(home->store)); /* its journal holds it */
    assert_true(draft_save(draft, NULL));
    draft_close(draft);
    count_opened();
    DraftView *view = draft_view_open(home->store);
    assert_int_equal(opened_drafts, 1);
    home_use_file_system();
    assert_string_equal(draft_view_card(view, 0).id, "d05");
    assert_view(home, view);
    assert_true(draft_remove(home->store, "d09", NULL));
    assert_view(home, draft_view_open(home->store));
    assert_true(draft_restore_removed(home->store, "d09", NULL));
    assert_view(home, draft_view_open(home->store));
}

static void a_save_just_before_the_program_ends_is_in_the_next_view(void **state) {
    Home *home = *state;
    write_drafts(home);
    start_again(home);
    draft_view_free(draft_view_open(home->store));
    Draft *draft = draft_again(home, "d11");
    draft_type(draft, 0, "last words ");
    assert_true(draft_save(draft, NULL));
    draft_close(draft);
    start_again(home);
    DraftView *view = draft_view_open(home->store);
    assert_non_null(view);
    assert_string_equal(draft_view_card(view, 0).id, "d11");
    assert_view(home, view);
}

static void a_change_from_outside_between_two_of_our_own_is_not_overlooked(void **state) {
    Home *home = *state;
    write_drafts(home);
    draft_view_free(draft_view_open(home->store));
    Draft *draft = draft_again(home, "d05");
    draft_type(draft, 0, "x");
    assert_true(draft_save(draft, NULL));
    let_a_tick_pass(home);
    write_draft(home, DRAFT_COUNT, "Added");
    draft_type(draft, 0, "y");
    assert_true(draft_save(draft, NULL));
    draft_close(draft);
    assert_null(draft_view_open(home->store));
    start_again(home);
    assert_null(draft_view_open(home->store));
    assert_view(home, check(home));
}

static void a_draft_that_is_only_a_journal_is_in_the_view(void **state) {
    Home *home = *state;
    write_drafts(home);
    Draft *draft = draft_begin(home);
    draft_type(draft, 0, "only typed");
    draft_close(draft);
    assert_null(draft_view_open(home->store)); /* of a draft that nobody knew of */
    assert_view(home, check(home));
    DraftView *view = draft_view_open(home->store);
    assert_non_null(view);
    assert_true(draft_view_card(view, 0).unsaved);
    assert_view(home, view);
}

static void a_damaged_cache_is_safe_to_look_at_and_put_right(void **state) {
    Home *home = *state;
    write_drafts(home);
    char *path = home_path(home, CACHE);
    Buffer text = {0};
    assert_true(file_read(path, 1 << 20, &text, NULL));
    for (size_t at = 0; at < text.size; at += 41) {
        text.data[at] ^= (char)0xA5;
        home_write_slice(home, CACHE, buffer_slice(&text));
        text.data[at] ^= (char)0xA5;
        DraftView *view = draft_view_open(home->store);
        for (size_t i = 0; view && i < draft_view_count(view); i++) {
            const DraftCard card = draft_view_card(view, i);
            const DraftGist gist = draft_view_gist(view, i);
            assert_true(gist.question < draft_view_name_count(view) && gist.shape < draft_view_name_count(view));
            assert_true(strlen(card.id) + strlen(card.title) + strlen(card.question) < text.size);
        }
        draft_view_free(view);
        assert_view(home, check(home));
    }
    for (size_t size = 0; size < text.size; size += 41) {
        home_write_slice(home, CACHE, (Slice){text.data, size});
        assert_null(draft_view_open(home->store));
    }
    assert_view(home, check(home));
    buffer_free(&text);
    free(path);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(before_the_first_check_there_is_no_view),
        HOME_TEST(a_view_opens_without_opening_a_draft),
        HOME_TEST(a_check_that_finds_all_as_it_was_opens_no_draft_and_writes_nothing),
        HOME_TEST(drafts_that_come_or_go_or_are_replaced_close_the_view_until_a_check),
        HOME_TEST(a_draft_written_over_in_its_place_shows_after_the_check),
        HOME_TEST(what_this_program_saves_removes_and_brings_back_keeps_the_view_right),
        HOME_TEST(a_save_just_before_the_program_ends_is_in_the_next_view),
        HOME_TEST(a_change_from_outside_between_two_of_our_own_is_not_overlooked),
        HOME_TEST(a_draft_that_is_only_a_journal_is_in_the_view),
        HOME_TEST(a_damaged_cache_is_safe_to_look_at_and_put_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
