/* A journal that can't be written stops nothing and loses nothing that was kept. */
#include "faulty.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void write_saved(const Home *home) {
    home_make_folder(home, DRAFTS "history");
    home_write(home, DRAFTS "a.yaml", "version: 1\nshape: tale\nsections:\n  - {id: plan, text: Saved.}\n");
}

/* How many notices there are; the last one in `out`. */
static size_t hear_notices(Draft *draft, Error *out) {
    size_t count = 0;
    Error notice = {0};
    while (draft_next_notice(draft, &notice)) {
        error_clear(out);
        *out = notice;
        notice = (Error){0};
        count++;
    }
    return count;
}

static void a_journal_that_cannot_be_written_stops_nothing(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    Error error = {0};
    fail_on("/journal/", ENOSPC);
    draft_type(draft, 0, "One ");
    assert_int_equal(hear_notices(draft, &error), 1);
    assert_int_equal(error.code, ERROR_NO_SPACE);
    assert_holds(error.message, "kept only when it is saved");
    assert_non_null(error.remedy);
    draft_type(draft, 0, "two ");
    assert_false(draft_sync(draft, &error));
    assert_int_equal(error.code, ERROR_NO_SPACE);
    size_t section, at;
    assert_true(draft_undo(draft, &section, &at));
    assert_true(draft_redo(draft, &section, &at));
    assert_int_equal(hear_notices(draft, &error), 0); /* told once */
    assert_true(draft_is_changed(draft));
    draft_keep(draft);
    assert_false(draft_is_changed(draft));
    fail_no_more();
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved.One two "));
    draft_close(draft);
    error_clear(&error);
}

static void a_new_draft_without_a_journal_can_be_saved(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    fail_on("/journal/", EACCES);
    draft_type(draft, 0, "Typed.");
    draft_keep(draft);
    fail_no_more();
    char *id = strdup(draft_id(draft));
    draft_close(draft);
    draft = draft_again(home, id);
    assert_text(draft, 0, slice_of("Typed."));
    draft_close(draft);
    free(id);
}

static void fill_the_disk(Home *home) {
    Draft *draft = draft_again(home, "a");
    Error error = {0};
    draft_type(draft, 0, "One ");
    fail_on("/journal/", ENOSPC);
    draft_type(draft, 0, "two "); /* half of its first record is written */
    fail_no_more();
    draft_type(draft, 0, "three");
    assert_int_equal(hear_notices(draft, &error), 1);
    assert_true(draft_sync(draft, NULL)); /* there is room again */
    draft_type(draft, 0, " four");
    assert_int_equal(hear_notices(draft, &error), 0);
    error_clear(&error);
}

static void once_there_is_room_again_all_of_it_is_in_the_journal(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, fill_the_disk));
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved.One two three four"));
    Error error = {0};
    assert_int_equal(hear_notices(draft, &error), 0);
    draft_close(draft);
}

static void fill_the_disk_and_die(Home *home) {
    Draft *draft = draft_again(home, "a");
    draft_type(draft, 0, "One ");
    fail_on("/journal/", ENOSPC);
    draft_type(draft, 0, "two ");
    assert_false(draft_sync(draft, NULL));
}

static void what_was_written_before_the_disk_was_full_is_there(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, fill_the_disk_and_die));
    Draft *draft = draft_again(home, "a");
    assert_text(draft, 0, slice_of("Saved.One "));
    Error error = {0};
    assert_int_equal(hear_notices(draft, &error), 1); /* the half record */
    error_clear(&error);
    draft_close(draft);
}

/* ---- A save that fails somewhere, and what is typed after it ---- */

static int call;
static bool past_the_journal;

static void fail_to_save(Home *home) {
    Draft *draft = draft_again(home, "a");
    draft_type(draft, 0, "Typed");
    fail_at(call, EIO);
    draft_save(draft, NULL);
    bool came = fail_came();
    fail_no_more();
    const Command past = {.kind = COMMAND_FACT, .key = "title", .value = "Past"};
    if (past_the_journal) /* so that the journal must begin anew, on a file it may know nothing of */
        answer_apply(draft_answer(draft), &past, NULL);
    draft_sync(draft, NULL);
    draft_type(draft, 0, "On");
    if (!came)
        _exit(CRASHED); /* no call was the one: enough */
}

static void after_a_save_that_failed_anywhere_nothing_is_lost_nor_in_doubt(void **state) {
    Home *home = *state;
    bool more = true;
    for (call = 1; more; call++) {
        home_remove(home, "data");
        home_remove(home, "state");
        write_saved(home);
        more = home_in_child(home, fail_to_save);
        Draft *draft = draft_again(home, "a");
        assert_null(draft_conflict(draft));
        assert_text(draft, 0, slice_of("Saved.TypedOn"));
        draft_close(draft);
    }
    assert_true(call > 10);
}

static void and_when_the_journal_begins_anew_after_it(void **state) {
    past_the_journal = true;
    after_a_save_that_failed_anywhere_nothing_is_lost_nor_in_doubt(state);
}

static void fail_to_save_the_end(Home *home) {
    Draft *draft = draft_again(home, "a");
    draft_type(draft, 0, "Typed");
    fail_on("/journal/", EIO); /* the journal learns nothing of the save, and does not go */
    draft_save(draft, NULL);
}

static void a_journal_that_was_not_told_of_the_save_is_no_conflict(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, fail_to_save_the_end));
    assert_true(home_mode(home, JOURNAL "a") != 0);
    Draft *draft = draft_again(home, "a");
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of("Saved.Typed"));
    assert_false(draft_is_changed(draft));
    draft_type(draft, 0, "On");
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of("Saved.TypedOn"));
    draft_close(draft);
}

static void a_place_that_could_not_be_kept_is_kept_once_it_can_be(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    draft_set_place(draft, "deed", 0);
    assert_true(draft_sync(draft, NULL));
    draft_set_place(draft, "lesson", 0);
    fail_on("/journal/", ENOSPC);
    assert_false(draft_sync(draft, NULL));
    fail_no_more();
    assert_true(draft_sync(draft, NULL));
    draft_close(draft);
    draft = draft_again(home, "a");
    assert_string_equal(draft_place(draft), "lesson");
    draft_close(draft);
}

static int no_unlink(const char *path) {
    (void)path;
    errno = EIO;
    return -1;
}

/* Its journal begins with changes that the file lacks, and is still there when the file has them. */
static void save_beside_a_journal_that_stays(Home *home) {
    Draft *draft = draft_again(home, "a");
    const Command past = {.kind = COMMAND_FACT, .key = "title", .value = "Past"};
    answer_apply(draft_answer(draft), &past, NULL);
    draft_sync(draft, NULL);
    draft_type(draft, 0, "On");
    FileSystem stuck = *file_system();
    stuck.unlink = no_unlink;
    file_system_use(&stuck);
    draft_keep(draft);
}

static void a_journal_left_behind_by_a_save_has_nothing_to_bring_back(void **state) {
    Home *home = *state;
    write_saved(home);
    assert_true(home_in_child(home, save_beside_a_journal_that_stays));
    assert_true(home_mode(home, JOURNAL "a") != 0);
    Draft *draft = draft_again(home, "a");
    assert_null(draft_conflict(draft));
    assert_text(draft, 0, slice_of("Saved.On"));
    assert_int_equal(draft_recovered(draft), 0);
    assert_false(draft_is_changed(draft));
    draft_close(draft);
}

static bool in_place; /* the draft's new file */

static int rename_noting(const char *from, const char *to) {
    in_place = in_place || strstr(to, "/drafts/a.yaml");
    return file_system_real.rename(from, to);
}

static int fsync_until_in_place(int fd) {
    (void)fd;
    errno = EIO;
    return in_place ? -1 : 0;
}

static ssize_t read_until_in_place(int fd, void *data, size_t size) {
    errno = EIO;
    return in_place ? -1 : file_system_real.read(fd, data, size);
}

static void a_save_that_is_in_place_though_nobody_could_tell_is_our_own(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    Error error = {0};
    FileSystem blind = file_system_real;
    in_place = false;
    blind.rename = rename_noting;
    blind.fsync = fsync_until_in_place;
    blind.read = read_until_in_place;
    file_system_use(&blind);
    draft_type(draft, 0, "Typed");
    assert_false(draft_save(draft, &error));
    home_use_file_system();
    assert_true(in_place);
    assert_true(draft_save(draft, NULL)); /* not taken for another program's */
    draft_close(draft);
    error_clear(&error);
}

/* ---- What a power cut would leave ---- */

static struct {
    bool unsynced[1024]; /* by descriptor */
    bool replaced;       /* the draft's file was */
    bool begun_anew;     /* its journal was put in the place of another */
} disk;

static ssize_t noting_write(int fd, const void *data, size_t size) {
    disk.unsynced[fd] = true;
    return file_system_real.write(fd, data, size);
}

static int noting_fsync(int fd) {
    disk.unsynced[fd] = false;
    return 0;
}

/* Whoever puts the new file in place must not leave anything that speaks of it behind. */
static int noting_rename(const char *from, const char *to) {
    const bool file = strstr(to, "/drafts/a.yaml"), journal = strstr(to, "/journal/a") && access(to, F_OK) == 0;
    disk.replaced = disk.replaced || file;
    disk.begun_anew = disk.begun_anew || journal;
    if (file || journal) {
        for (int fd = 0; fd < 1024; fd++)
            assert_false(disk.unsynced[fd]);
    }
    return file_system_real.rename(from, to);
}

static void note_the_disk(void) {
    static FileSystem noting;
    noting = file_system_real;
    noting.write = noting_write;
    noting.fsync = noting_fsync;
    noting.rename = noting_rename;
    memset(&disk, 0, sizeof disk);
    file_system_use(&noting);
}

static void before_a_save_is_in_place_the_disk_has_what_the_journal_says_of_it(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    note_the_disk();
    draft_type(draft, 0, "Typed");
    draft_keep(draft);
    home_use_file_system();
    assert_true(disk.replaced);
    draft_close(draft);
}

/* The old one may hold what nothing else does. */
static void before_a_journal_takes_the_place_of_another_the_disk_has_it(void **state) {
    Home *home = *state;
    write_saved(home);
    Draft *draft = draft_again(home, "a");
    const Command past = {.kind = COMMAND_FACT, .key = "title", .value = "Past"};
    draft_type(draft, 0, "Typed");
    assert_true(draft_sync(draft, NULL));
    note_the_disk();
    assert_true(answer_apply(draft_answer(draft), &past, NULL));
    draft_type(draft, 0, "On");
    home_use_file_system();
    assert_true(disk.begun_anew);
    draft_close(draft);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(a_journal_that_cannot_be_written_stops_nothing),
        HOME_TEST(a_new_draft_without_a_journal_can_be_saved),
        HOME_TEST(once_there_is_room_again_all_of_it_is_in_the_journal),
        HOME_TEST(what_was_written_before_the_disk_was_full_is_there),
        HOME_TEST(after_a_save_that_failed_anywhere_nothing_is_lost_nor_in_doubt),
        HOME_TEST(and_when_the_journal_begins_anew_after_it),
        HOME_TEST(a_journal_that_was_not_told_of_the_save_is_no_conflict),
        HOME_TEST(a_place_that_could_not_be_kept_is_kept_once_it_can_be),
        HOME_TEST(a_journal_left_behind_by_a_save_has_nothing_to_bring_back),
        HOME_TEST(a_save_that_is_in_place_though_nobody_could_tell_is_our_own),
        HOME_TEST(before_a_journal_takes_the_place_of_another_the_disk_has_it),
        HOME_TEST(before_a_save_is_in_place_the_disk_has_what_the_journal_says_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
