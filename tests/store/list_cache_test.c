/* The list's cache: only makes it fast, and is never believed against the files. */
#include "home.h"

#include "base/file.h"
#include "store/list_cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CACHE "state/starcoach/list"

enum { DRAFT_COUNT = 40 };

static void write_draft(const Home *home, unsigned number, const char *title) {
    Buffer below = {0}, text = {0};
    buffer_printf(&below, DRAFTS "d%02u.yaml", number);
    buffer_printf(&text,
                  "version: 1\nquestion: slip\nshape: tale\nsaved: 2020-01-01T00:00:%02uZ\nstory: {title: %s %u}\n",
                  number, title, number);
    home_write(home, below.data, text.data);
    buffer_free(&below);
    buffer_free(&text);
}

static void write_drafts(Home *home) {
    home_make_folder(home, DRAFTS);
    for (unsigned i = 0; i < DRAFT_COUNT; i++)
        write_draft(home, i, "Title");
    home_write(home, DRAFTS "broken.yaml", "version: [\n");
}

/* That the list says what the files say. */
static void assert_list(Home *home, const char *title_of_seven) {
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    assert_int_equal(cards.count, DRAFT_COUNT + 1);
    assert_string_equal(cards.items[0].id, "broken"); /* as new as its file */
    assert_holds(cards.items[0].problem, "broken.yaml");
    for (size_t i = 1; i < cards.count; i++) {
        unsigned number = DRAFT_COUNT - (unsigned)i;
        Buffer title = {0};
        buffer_printf(&title, "%s %u", number == 7 ? title_of_seven : "Title", number);
        assert_string_equal(cards.items[i].title, title.data);
        assert_string_equal(cards.items[i].question, "slip");
        assert_string_equal(cards.items[i].shape, "tale");
        assert_null(cards.items[i].problem);
        buffer_free(&title);
    }
    arena_free(arena);
}

static void write_cache(const Home *home, const ListCache *cache) {
    Buffer text = {0};
    list_cache_text(cache, &text);
    list_cache_write(home->store, buffer_slice(&text));
    buffer_free(&text);
}

/* As if it had been made a minute later, with this title of d07: only who believes it will say so. */
static void retitle_in_cache(Home *home, const char *title) {
    Arena *arena = arena_new();
    ListCache cache;
    list_cache_read(home->store, arena, &cache);
    assert_int_equal(cache.count, DRAFT_COUNT + 1);
    for (size_t i = 0; i < cache.count; i++) {
        cache.items[i].read += 60;
        cache.items[i].sum = 0;
        if (strcmp(cache.items[i].card.id, "d07") == 0)
            cache.items[i].card.title = title;
    }
    write_cache(home, &cache);
    list_cache_free(&cache);
    arena_free(arena);
}

static void what_has_not_changed_is_not_read_again(void **state) {
    Home *home = *state;
    write_drafts(home);
    assert_list(home, "Title");
    assert_list(home, "Title");
    retitle_in_cache(home, "Cached 7");
    assert_list(home, "Cached");
    assert_int_equal(home_mode(home, CACHE), 0600);
}

static void what_has_changed_is_read_whatever_the_cache_says(void **state) {
    Home *home = *state;
    write_drafts(home);
    assert_list(home, "Title");
    retitle_in_cache(home, "Cached 7");
    write_draft(home, 7, "Other");
    assert_list(home, "Other");
    assert_list(home, "Other");
    write_draft(home, 7, "Ether"); /* the same size, at once */
    assert_list(home, "Ether");
}

static void a_cache_as_young_as_the_file_is_not_believed(void **state) {
    Home *home = *state;
    write_drafts(home);
    assert_list(home, "Title");
    Arena *arena = arena_new();
    ListCache cache;
    list_cache_read(home->store, arena, &cache);
    for (size_t i = 0; i < cache.count; i++) { /* within two ticks of the coarsest clock */
        cache.items[i].card.title = "Cached";
        cache.items[i].read = cache.items[i].stamp.changed / 1000000000 + 2;
        cache.items[i].sum = 0;
    }
    write_cache(home, &cache);
    list_cache_free(&cache);
    assert_list(home, "Title");
    arena_free(arena);
}

static void a_damaged_cache_is_made_anew(void **state) {
    Home *home = *state;
    write_drafts(home);
    assert_list(home, "Title");
    retitle_in_cache(home, "Title 7");
    char *path = home_path(home, CACHE);
    Buffer text = {0};
    FILE *file = fopen(path, "r");
    for (int byte; (byte = fgetc(file)) != EOF;)
        buffer_append_byte(&text, (char)byte);
    fclose(file);
    free(path);
    for (size_t at = 0; at < text.size; at += 97) {
        text.data[at] ^= 1;
        home_write_slice(home, CACHE, buffer_slice(&text));
        text.data[at] ^= 1;
        assert_list(home, "Title");
    }
    for (size_t size = 0; size < text.size; size += 97) {
        home_write_slice(home, CACHE, (Slice){text.data, size});
        assert_list(home, "Title");
    }
    buffer_free(&text);
}

static void removed_drafts_leave_the_list(void **state) {
    Home *home = *state;
    write_drafts(home);
    assert_list(home, "Title");
    retitle_in_cache(home, "Title 7");
    home_remove(home, DRAFTS "d03.yaml");
    home_remove(home, DRAFTS "broken.yaml");
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    assert_int_equal(cards.count, DRAFT_COUNT - 1);
    for (size_t i = 0; i < cards.count; i++)
        assert_string_not_equal(cards.items[i].id, "d03");
    arena_free(arena);
}

static void typed_text_shows_in_the_list_at_once(void **state) {
    Home *home = *state;
    write_drafts(home);
    assert_list(home, "Title");
    retitle_in_cache(home, "Title 7");
    Draft *draft = draft_again(home, "d05");
    draft_type(draft, 0, "x");
    draft_close(draft);
    Arena *arena = arena_new();
    DraftCards cards;
    assert_true(store_list(home->store, arena, &cards, NULL));
    for (size_t i = 0; i < cards.count; i++)
        assert_int_equal(cards.items[i].unsaved, strcmp(cards.items[i].id, "d05") == 0);
    arena_free(arena);
}

/* ---- Two programs at once ---- */

static Home *both;
static bool between;

/* Another program writes the list as well, just when this one has opened the file it is going to write. */
static int open_beside(const char *path, int flags, mode_t mode) {
    int fd = file_system_real.open(path, flags, mode);
    if (!between && strstr(path, "list.new")) {
        between = true;
        Buffer text = {0};
        ListCache none = {0};
        list_cache_text(&none, &text);
        list_cache_write(both->store, buffer_slice(&text));
        buffer_free(&text);
    }
    return fd;
}

static void two_that_write_the_list_at_once_do_not_write_into_one_file(void **state) {
    both = *state;
    between = false;
    write_drafts(both);
    FileSystem beside = file_system_real;
    beside.open = open_beside;
    file_system_use(&beside);
    assert_list(both, "Title");
    home_use_file_system();
    assert_true(between);
    DraftView *view = view_of_file(both->store);
    assert_non_null(view); /* one of the two, whole */
    assert_int_equal(draft_view_count(view), 0);
    draft_view_free(view);
    assert_list(both, "Title");
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(what_has_not_changed_is_not_read_again),
        HOME_TEST(what_has_changed_is_read_whatever_the_cache_says),
        HOME_TEST(a_cache_as_young_as_the_file_is_not_believed),
        HOME_TEST(a_damaged_cache_is_made_anew),
        HOME_TEST(removed_drafts_leave_the_list),
        HOME_TEST(typed_text_shows_in_the_list_at_once),
        HOME_TEST(two_that_write_the_list_at_once_do_not_write_into_one_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
