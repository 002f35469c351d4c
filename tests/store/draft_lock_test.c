/* One writer per draft; whoever comes second reads only. */
#include "home.h"

#include "base/file.h"
#include "store/lock.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A second program: a child with a store of its own. Order is kept by two pipes, a byte each way. */
typedef struct Other {
    pid_t pid;
    int from, to; /* the child's words, ours */
} Other;

static void say(int fd) {
    if (write(fd, ".", 1) != 1)
        abort();
}

static bool hear(int fd) {
    char byte;
    return read(fd, &byte, 1) == 1;
}

/* In the child: does its part, says so, waits until it is told to end (or the parent is gone). */
typedef void OtherPart(Home *home, Store *store, Draft **draft);

static Other other_start(Home *home, OtherPart *part) {
    int there[2], back[2];
    assert_int_equal(pipe(there), 0);
    assert_int_equal(pipe(back), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        close(there[1]);
        close(back[0]);
        Store *store;
        Draft *draft = NULL;
        if (!store_open(&store, NULL))
            _exit(3);
        part(home, store, &draft);
        say(back[1]);
        hear(there[0]);
        draft_close(draft);
        _exit(0);
    }
    close(there[0]);
    close(back[1]);
    Other other = {pid, back[0], there[1]};
    if (!hear(other.from))
        fail_msg("the other program failed");
    return other;
}

static void other_end(Other *other) {
    close(other->to); /* it hears the end of the pipe */
    close(other->from);
    int status;
    assert_int_equal(waitpid(other->pid, &status, 0), other->pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void other_opens(Home *home, Store *store, Draft **draft) {
    if (!draft_open(store, home->bank, "a", draft, NULL) || draft_read_only(*draft))
        _exit(4);
}

static void other_opens_to_read(Home *home, Store *store, Draft **draft) {
    if (!draft_open(store, home->bank, "a", draft, NULL) || !draft_read_only(*draft))
        _exit(4);
}

static void other_begins_and_saves(Home *home, Store *store, Draft **draft) {
    if (!draft_new(store, home->bank, bank_question(home->bank, "slip"), bank_shape(home->bank, "tale"), draft, NULL) ||
        !draft_save(*draft, NULL))
        _exit(4);
}

static void write_draft(const Home *home) {
    home_make_folder(home, DRAFTS "history");
    home_write(home, DRAFTS "a.yaml", "version: 1\nshape: tale\nsections:\n  - {id: plan, text: Text.}\n");
}

static void a_second_program_reads_only(void **state) {
    Home *home = *state;
    write_draft(home);
    Other other = other_start(home, other_opens);
    Draft *draft = draft_again(home, "a");
    assert_true(draft_read_only(draft));
    Buffer process = {0};
    buffer_printf(&process, "%ld", (long)other.pid);
    assert_holds(draft_read_only_reason(draft), process.data);
    assert_text(draft, 0, slice_of("Text."));
    Error error = {0};
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_LOCKED);
    assert_holds(error.message, process.data);
    assert_non_null(error.remedy);
    error_clear(&error);
    assert_false(draft_remove(home->store, "a", &error)); /* open here too */
    assert_int_equal(error.code, ERROR_LOCKED);
    error_clear(&error);
    draft_close(draft);
    assert_false(draft_remove(home->store, "a", &error));
    assert_int_equal(error.code, ERROR_LOCKED);
    assert_holds(error.message, process.data);
    error_clear(&error);
    other_end(&other);

    draft = draft_again(home, "a"); /* closed there: free for us */
    assert_false(draft_read_only(draft));
    draft_keep(draft);
    draft_close(draft);
    assert_true(draft_remove(home->store, "a", NULL));
    assert_int_equal(home_mode(home, DRAFTS "a.yaml"), 0);
    buffer_free(&process);
}

static void reading_and_closing_leaves_the_others_lock(void **state) {
    Home *home = *state;
    write_draft(home);
    Draft *first = draft_again(home, "a");
    draft_keep(first); /* the file is another now, the lock is not */
    Other other = other_start(home, other_opens_to_read);
    Draft *second = draft_again(home, "a");
    assert_true(draft_read_only(second));
    draft_close(second);
    other_end(&other);
    other = other_start(home, other_opens_to_read);
    other_end(&other);
    assert_false(draft_read_only(first));
    draft_keep(first);
    draft_close(first);
    other = other_start(home, other_opens);
    other_end(&other);
}

static void one_program_writes_a_draft_once_too(void **state) {
    Home *home = *state;
    write_draft(home);
    Draft *first = draft_again(home, "a"), *second = draft_again(home, "a");
    assert_false(draft_read_only(first));
    assert_true(draft_read_only(second));
    assert_non_null(draft_read_only_reason(second));
    assert_false(draft_save(second, NULL));
    draft_close(first);
    assert_true(draft_read_only(second)); /* it may have missed what the first wrote */
    draft_close(second);
    first = draft_again(home, "a");
    assert_false(draft_read_only(first));
    draft_close(first);
}

static void a_killed_program_leaves_no_lock(void **state) {
    Home *home = *state;
    write_draft(home);
    Other other = other_start(home, other_opens);
    assert_int_equal(kill(other.pid, SIGKILL), 0);
    int status;
    assert_int_equal(waitpid(other.pid, &status, 0), other.pid);
    close(other.from);
    close(other.to);
    Draft *draft = draft_again(home, "a");
    assert_false(draft_read_only(draft));
    draft_keep(draft);
    draft_close(draft);
    assert_int_equal(home_count_files(home), 1);
}

static void a_new_draft_whose_id_was_taken_goes_by_the_next(void **state) {
    Home *home = *state;
    Draft *open = draft_begin(home), *closed = draft_begin(home);
    Buffer expected = {0};
    buffer_printf(&expected, "%s-3", draft_id(open));
    Other other = other_start(home, other_begins_and_saves); /* takes the first id, and holds it */
    Other gone = other_start(home, other_begins_and_saves);  /* takes the second, and is gone */
    other_end(&gone);
    draft_put_string(open, 0, "Ours.");
    assert_string_equal(draft_id(open), expected.data);
    draft_put_string(closed, 0, "Ours too.");
    draft_keep(open);
    draft_keep(closed);
    assert_string_equal(draft_id(open), expected.data);
    buffer_free(&expected);
    other_end(&other);
    assert_string_not_equal(draft_id(open), draft_id(closed));
    draft_close(open);
    draft_close(closed);
    assert_int_equal(home_count_files(home), 4);
}

/* ---- No lock to be had ---- */

static int open_no_lock(const char *path, int flags, mode_t mode) {
    size_t size = strlen(path);
    if (size > 5 && strcmp(path + size - 5, ".lock") == 0) {
        errno = EACCES;
        return -1;
    }
    return file_system_real.open(path, flags, mode);
}

static void without_a_lock_a_draft_can_be_read(void **state) {
    Home *home = *state;
    write_draft(home);
    FileSystem no_lock = file_system_real;
    no_lock.open = open_no_lock;
    file_system_use(&no_lock);
    Draft *draft = draft_again(home, "a");
    assert_true(draft_read_only(draft));
    assert_holds(draft_read_only_reason(draft), ".a.lock");
    assert_text(draft, 0, slice_of("Text."));
    Error error = {0};
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_PERMISSION);
    assert_holds(error.remedy, store_state_folder(home->store));
    error_clear(&error);
    Draft *new = draft_begin(home);
    draft_put_string(new, 0, "Not lost.");
    assert_false(draft_save(new, &error));
    file_system_use(NULL);
    assert_int_equal(error.code, ERROR_PERMISSION);
    assert_true(draft_is_changed(new));
    error_clear(&error);
    draft_keep(new);
    draft_close(new);
    draft_close(draft);
}

/* ---- The lock's file goes while it is taken or held ---- */

#define LOCK_OF_A "state/starcoach/.a.lock"

static bool removed_once;

/* Whoever held the lock lets go just when we have opened its file. */
static int open_as_the_other_leaves(const char *path, int flags, mode_t mode) {
    int fd = file_system_real.open(path, flags, mode);
    if (strstr(path, ".lock") && !removed_once) {
        removed_once = true;
        unlink(path);
    }
    return fd;
}

static void a_lock_on_a_file_that_nobody_will_find_is_taken_anew(void **state) {
    Home *home = *state;
    home_make_folder(home, "state/starcoach");
    char *path = home_path(home, LOCK_OF_A);
    FileSystem leaving = file_system_real;
    leaving.open = open_as_the_other_leaves;
    removed_once = false;
    file_system_use(&leaving);
    Lock lock = {0};
    assert_true(lock_take(path, &lock, NULL));
    home_use_file_system();
    assert_true(removed_once);
    assert_int_equal(home_mode(home, LOCK_OF_A), 0600);
    lock_release(&lock);
    assert_int_equal(home_mode(home, LOCK_OF_A), 0);
    free(path);
}

static void a_lock_of_the_same_name_that_is_not_ours_is_left(void **state) {
    Home *home = *state;
    home_make_folder(home, "state/starcoach");
    char *path = home_path(home, LOCK_OF_A);
    Lock lock = {0};
    assert_true(lock_take(path, &lock, NULL));
    unlink(path); /* by somebody who tidies up; another program then takes the lock */
    home_write(home, LOCK_OF_A, "");
    lock_release(&lock);
    assert_true(home_mode(home, LOCK_OF_A) != 0);
    free(path);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(a_second_program_reads_only),
        HOME_TEST(reading_and_closing_leaves_the_others_lock),
        HOME_TEST(one_program_writes_a_draft_once_too),
        HOME_TEST(a_killed_program_leaves_no_lock),
        HOME_TEST(a_new_draft_whose_id_was_taken_goes_by_the_next),
        HOME_TEST(without_a_lock_a_draft_can_be_read),
        HOME_TEST(a_lock_on_a_file_that_nobody_will_find_is_taken_anew),
        HOME_TEST(a_lock_of_the_same_name_that_is_not_ours_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
