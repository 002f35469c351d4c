/* Saving a draft: atomic, in place, and never over what another program wrote. */
#include "home.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- A file system that fails once, at a chosen call ---- */

static struct {
    int calls;   /* so far */
    int fail_at; /* which of them fails; 0: none */
    int number;  /* with which errno */
    size_t most; /* bytes a write takes; 0: all */
    bool fired;
} fault;

static bool fails(void) {
    if (++fault.calls != fault.fail_at)
        return false;
    fault.fired = true;
    errno = fault.number;
    return true;
}

static int faulty_open(const char *path, int flags, mode_t mode) {
    return fails() ? -1 : file_system_real.open(path, flags, mode);
}

static ssize_t faulty_read(int fd, void *data, size_t size) {
    return fails() ? -1 : file_system_real.read(fd, data, size);
}

static ssize_t faulty_write(int fd, const void *data, size_t size) {
    return fails() ? -1 : file_system_real.write(fd, data, fault.most && size > fault.most ? fault.most : size);
}

static int faulty_fsync(int fd) {
    (void)fd;
    return fails() ? -1 : 0; /* a real one proves nothing here and takes long */
}

static int faulty_close(int fd) {
    bool failed = fails();
    int number = errno, result = file_system_real.close(fd); /* a close that fails has closed */
    errno = number;
    return failed ? -1 : result;
}

static int faulty_rename(const char *from, const char *to) {
    return fails() ? -1 : file_system_real.rename(from, to);
}

static int faulty_unlink(const char *path) {
    return fails() ? -1 : file_system_real.unlink(path);
}

static const FileSystem faulty = {faulty_open,  faulty_read,   faulty_write, faulty_fsync,
                                  faulty_close, faulty_rename, faulty_unlink};

static void fail_at(int call, int number, size_t most) {
    fault.calls = 0;
    fault.fail_at = call;
    fault.number = number;
    fault.most = most;
    fault.fired = false;
    file_system_use(&faulty);
}

/* ---- What a folder holds ---- */

static size_t count_temporaries(const Home *home) {
    char *path = home_path(home, DRAFTS);
    DIR *folder = opendir(path);
    free(path);
    size_t count = 0;
    for (const struct dirent *entry; folder && (entry = readdir(folder));)
        count += entry->d_name[0] == '.' && strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    if (folder)
        closedir(folder);
    return count;
}

static char *read_draft(const Home *home, const Draft *draft) {
    Buffer below = {0};
    buffer_printf(&below, DRAFTS "%s.yaml", draft_id(draft));
    char *text = home_read(home, below.data);
    buffer_free(&below);
    return text;
}

static const int numbers[] = {ENOSPC, EIO, EACCES, EROFS, EDQUOT};

/* One save, failing at that call: the file is the old one or the new one, whole. False when no call was the one. */
static bool save_with_fault(Home *home, int call, int number, size_t most) {
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "The old text.");
    draft_keep(draft);
    char *old = read_draft(home, draft);
    draft_put_string(draft, 0, "The new text, which is a good deal longer.");

    Error error = {0};
    fail_at(call, number, most);
    bool saved = draft_save(draft, &error);
    bool fired = fault.fired;
    file_system_use(NULL);

    assert_int_equal(count_temporaries(home), 0);
    char *now = read_draft(home, draft);
    assert_non_null(now);
    if (saved) { /* a failure that nobody need know of */
        assert_holds(now, "The new text");
        assert_false(draft_is_changed(draft));
    } else {
        assert_true(draft_is_changed(draft));
        assert_text(draft, 0, slice_of("The new text, which is a good deal longer."));
        assert_non_null(error.message);
        assert_holds(error.file, DRAFTS);
        if (number != EIO)
            assert_non_null(error.remedy);
        if (!strstr(now, "The new text")) /* else only the last step failed: the new one is in place, whole */
            assert_string_equal(now, old);
        draft_keep(draft); /* and the next save works, whichever it was */
        free(now);
        now = read_draft(home, draft);
        assert_holds(now, "The new text, which is a good deal longer.");
    }
    error_clear(&error);
    free(now);
    free(old);
    draft_close(draft);
    return fired;
}

static void a_fault_at_any_call_leaves_the_old_file_or_the_new_one_whole(void **state) {
    Home *home = *state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        int call = 1;
        while (save_with_fault(home, call, numbers[i], 0))
            call++;
        assert_true(call > 8); /* read, open, write, fsync, close, open, rename, fsync at least */
    }
}

static void a_disk_that_fills_in_the_midst_of_the_text_changes_nothing(void **state) {
    Home *home = *state;
    int call = 1;
    while (save_with_fault(home, call, ENOSPC, 50))
        call++;
    assert_true(call > 12); /* the text went in several pieces */
}

static void writes_that_take_few_bytes_go_on(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "A text that goes to the disk in pieces of three bytes.");
    fail_at(0, 0, 3);
    bool saved = draft_save(draft, NULL);
    file_system_use(NULL);
    assert_true(saved);
    char *text = read_draft(home, draft);
    assert_holds(text, "in pieces of three bytes.");
    free(text);
    draft_close(draft);
}

static void a_first_save_that_fails_leaves_no_draft(void **state) {
    Home *home = *state;
    for (int call = 1;; call++) {
        Draft *draft = draft_begin(home);
        draft_put_string(draft, 0, "The first words.");
        Error error = {0};
        fail_at(call, ENOSPC, 0);
        bool saved = draft_save(draft, &error), fired = fault.fired;
        file_system_use(NULL);
        assert_int_equal(count_temporaries(home), 0);
        if (!saved) {
            assert_int_equal(error.code, ERROR_NO_SPACE);
            assert_non_null(error.remedy);
            assert_true(draft_is_changed(draft));
            char *text = read_draft(home, draft);
            if (text)
                assert_holds(text, "The first words."); /* only the folder's sync failed */
            free(text);
            draft_keep(draft);
        }
        error_clear(&error);
        char *id = strdup(draft_id(draft));
        draft_close(draft);
        draft = draft_again(home, id);
        assert_text(draft, 0, slice_of("The first words."));
        draft_close(draft);
        free(id);
        if (!fired)
            break;
    }
}

static void a_read_only_folder_is_told(void **state) {
    Home *home = *state;
    if (geteuid() == 0)
        skip(); /* nothing is read-only to root */
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "Old.");
    draft_keep(draft);
    char *folder = home_path(home, DRAFTS);
    assert_int_equal(chmod(folder, 0500), 0);
    draft_put_string(draft, 0, "New.");
    Error error = {0};
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_PERMISSION);
    assert_true(draft_is_changed(draft));
    error_clear(&error);
    assert_int_equal(chmod(folder, 0700), 0);
    draft_keep(draft);
    draft_close(draft);
    free(folder);
}

/* ---- Other programs ---- */

static void a_file_that_another_program_changed_is_not_overwritten(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "Mine.");
    draft_keep(draft);
    Buffer below = {0};
    buffer_printf(&below, DRAFTS "%s.yaml", draft_id(draft));
    char *mine = home_read(home, below.data);
    home_write(home, below.data, "theirs\n");
    draft_put_string(draft, 0, "Mine, and more.");

    Error error = {0};
    assert_false(draft_save(draft, &error));
    assert_int_equal(error.code, ERROR_LOCKED);
    assert_holds(error.file, below.data);
    assert_holds(error.remedy, "rename that file");
    assert_true(draft_is_changed(draft));
    char *theirs = home_read(home, below.data);
    assert_string_equal(theirs, "theirs\n");
    error_clear(&error);

    home_write(home, below.data, mine); /* put back as it was: nothing to fear */
    draft_keep(draft);

    home_write(home, below.data, "theirs\n"); /* what the remedy says */
    char *path = home_path(home, below.data), *aside = home_path(home, DRAFTS "aside");
    assert_int_equal(rename(path, aside), 0);
    draft_keep(draft);
    draft_close(draft);
    free(mine);
    free(theirs);
    free(path);
    free(aside);
    buffer_free(&below);
}

static void a_file_that_is_gone_is_made_anew(void **state) {
    Home *home = *state;
    Draft *draft = draft_begin(home);
    draft_put_string(draft, 0, "Mine.");
    draft_keep(draft);
    char *path = home_path(home, DRAFTS), *text = NULL;
    Buffer file = {0};
    buffer_printf(&file, "%s%s.yaml", path, draft_id(draft));
    assert_int_equal(unlink(file.data), 0);
    draft_keep(draft);
    text = read_draft(home, draft);
    assert_holds(text, "Mine.");
    draft_close(draft);
    free(text);
    free(path);
    buffer_free(&file);
}

static void a_draft_behind_a_link_is_saved_where_it_lies(void **state) {
    Home *home = *state;
    home_make_folder(home, DRAFTS "history");
    home_make_folder(home, "elsewhere");
    home_write(home, "elsewhere/real.yaml", "version: 1\nshape: tale\n");
    char *real = home_path(home, "elsewhere/real.yaml"), *link = home_path(home, DRAFTS "a.yaml");
    assert_int_equal(symlink(real, link), 0);
    Draft *draft = draft_again(home, "a");
    draft_put_string(draft, 0, "Through the link.");
    draft_keep(draft);
    draft_keep(draft);
    draft_close(draft);
    char *text = home_read(home, "elsewhere/real.yaml");
    assert_holds(text, "Through the link.");
    char target[8];
    assert_true(readlink(link, target, sizeof target) > 0);
    free(text);
    free(real);
    free(link);
}

#define HOME_TEST(test) cmocka_unit_test_setup_teardown(test, home_set_up, home_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        HOME_TEST(a_fault_at_any_call_leaves_the_old_file_or_the_new_one_whole),
        HOME_TEST(a_disk_that_fills_in_the_midst_of_the_text_changes_nothing),
        HOME_TEST(writes_that_take_few_bytes_go_on),
        HOME_TEST(a_first_save_that_fails_leaves_no_draft),
        HOME_TEST(a_read_only_folder_is_told),
        HOME_TEST(a_file_that_another_program_changed_is_not_overwritten),
        HOME_TEST(a_file_that_is_gone_is_made_anew),
        HOME_TEST(a_draft_behind_a_link_is_saved_where_it_lies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
