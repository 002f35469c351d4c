/* Files: read whole, replaced whole, and left whole whatever fails. */
#include "base/file.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- A folder of its own for each test ---- */

static char *folder;

static int make_folder(void **state) {
    (void)state;
    const char *base = getenv("TMPDIR");
    folder = path_join(base && base[0] ? base : "/tmp", "starcoach-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static void remove_all(const char *path) {
    Names names;
    if (folder_list(path, &names, NULL)) {
        for (size_t i = 0; i < names.count; i++) {
            char *inside = path_join(path, names.items[i]);
            if (unlink(inside) != 0)
                remove_all(inside);
            free(inside);
        }
        names_free(&names);
    }
    rmdir(path);
}

static int remove_folder(void **state) {
    (void)state;
    file_system_use(NULL);
    remove_all(folder);
    free(folder);
    return 0;
}

static void write_plainly(const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

static void expect_file(const char *path, const char *text) {
    Buffer read = {0};
    assert_true(file_read(path, 1000000, &read, NULL));
    assert_string_equal(buffer_string(&read), text);
    buffer_free(&read);
}

/* How many names the folder holds, hidden ones too: a temporary file left behind would be one. */
static size_t count_names(void) {
    DIR *names = opendir(folder);
    assert_non_null(names);
    size_t count = 0;
    for (const struct dirent *entry; (entry = readdir(names));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(names);
    return count;
}

/* ---- A system in which any call can fail ---- */

static struct {
    int calls;    /* so far */
    int fail_at;  /* the call that fails; -1 none */
    int number;   /* its errno */
    bool renamed; /* the new file is in place */
    bool slow;    /* interrupts every other call, and writes and reads three bytes at most */
} faults;

/* errno is set where it is time to fail. */
static bool is_time(void) {
    const int call = faults.calls++;
    errno = faults.number;
    return call == faults.fail_at;
}

static bool interrupts(void) {
    static bool odd;
    odd = !odd;
    errno = EINTR;
    return faults.slow && odd;
}

static int faulty_open(const char *path, int flags, mode_t mode) {
    if (interrupts() || is_time())
        return -1;
    return open(path, flags, mode);
}

static ssize_t faulty_read(int fd, void *data, size_t size) {
    if (interrupts() || is_time())
        return -1;
    return read(fd, data, faults.slow && size > 3 ? 3 : size);
}

static ssize_t faulty_write(int fd, const void *data, size_t size) {
    if (interrupts() || is_time())
        return -1;
    return write(fd, data, faults.slow && size > 3 ? 3 : size);
}

static int faulty_fsync(int fd) {
    if (interrupts() || is_time())
        return -1;
    return fsync(fd);
}

static int faulty_close(int fd) {
    close(fd);
    if (interrupts() || is_time())
        return -1;
    return 0;
}

static int faulty_rename(const char *from, const char *to) {
    if (is_time())
        return -1;
    int result = rename(from, to);
    faults.renamed = result == 0;
    return result;
}

static const FileSystem faulty = {faulty_open,  faulty_read,   faulty_write, faulty_fsync,
                                  faulty_close, faulty_rename, unlink};

static void use_faults(int fail_at, int number, bool slow) {
    faults.calls = 0;
    faults.renamed = false;
    faults.fail_at = fail_at;
    faults.number = number;
    faults.slow = slow;
    file_system_use(&faulty);
}

/* ---- Reading ---- */

static void a_file_is_read_whole_within_its_limit(void **state) {
    (void)state;
    char *path = path_join(folder, "notes");
    write_plainly(path, "0123456789");
    Buffer text = {0};
    Error error = {0};
    buffer_append_string(&text, "before ");
    assert_true(file_read(path, 10, &text, &error));
    assert_string_equal(buffer_string(&text), "before 0123456789");
    assert_false(file_read(path, 9, &text, &error));
    assert_int_equal(error.code, ERROR_TOO_LARGE);
    assert_non_null(error.remedy);
    assert_string_equal(buffer_string(&text), "before 0123456789");
    error_clear(&error);
    buffer_free(&text);
    write_plainly(path, "");
    assert_true(file_read(path, 0, &text, &error));
    assert_string_equal(buffer_string(&text), "");
    buffer_free(&text);
    free(path);
}

static void a_large_file_is_read_whole(void **state) {
    (void)state;
    char *path = path_join(folder, "large");
    Buffer text = {0}, read = {0};
    for (int i = 0; i < 300000; i++)
        buffer_append_byte(&text, (char)(i % 251));
    assert_true(file_replace(path, buffer_slice(&text), 0600, NULL));
    assert_true(file_read(path, SIZE_MAX, &read, NULL));
    assert_true(slice_equal(buffer_slice(&text), buffer_slice(&read)));
    buffer_free(&text);
    buffer_free(&read);
    free(path);
}

static void standard_input_is_called_by_a_dash(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "typed", 5), 5);
    close(ends[1]);
    int before = dup(STDIN_FILENO);
    dup2(ends[0], STDIN_FILENO);
    Buffer text = {0};
    assert_true(file_read("-", 100, &text, NULL));
    assert_string_equal(buffer_string(&text), "typed");
    dup2(before, STDIN_FILENO);
    close(before);
    close(ends[0]);
    buffer_free(&text);
}

static void what_cannot_be_read_says_why(void **state) {
    (void)state;
    char *path = path_join(folder, "nowhere");
    Buffer text = {0};
    Error error = {0};
    assert_false(file_read(path, 10, &text, &error));
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    assert_string_equal(error.file, path);
    assert_false(file_read(folder, 10, &text, &error));
    assert_int_equal(error.code, ERROR_IO);
    write_plainly(path, "text");
    use_faults(1, EIO, false); /* open, read */
    assert_false(file_read(path, 10, &text, &error));
    assert_int_equal(error.code, ERROR_IO);
    assert_string_equal(buffer_string(&text), "");
    error_clear(&error);
    buffer_free(&text);
    free(path);
}

/* ---- Replacing ---- */

static void a_file_is_made_and_replaced_with_its_mode(void **state) {
    (void)state;
    char *path = path_join(folder, "draft");
    struct stat status;
    assert_true(file_replace(path, slice_of("first"), 0600, NULL));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(file_replace(path, slice_of("second"), 0600, NULL));
    expect_file(path, "second");
    assert_true(file_replace(path, (Slice){NULL, 0}, 0600, NULL));
    expect_file(path, "");
    assert_int_equal(count_names(), 1);
    free(path);
}

static void interruptions_and_short_writes_lose_nothing(void **state) {
    (void)state;
    char *path = path_join(folder, "draft");
    use_faults(-1, 0, true);
    assert_true(file_replace(path, slice_of("a text of more than three bytes"), 0600, NULL));
    Buffer text = {0};
    assert_true(file_read(path, 1000, &text, NULL));
    assert_string_equal(buffer_string(&text), "a text of more than three bytes");
    buffer_free(&text);
    free(path);
}

/* A pipe's two ends, both made non-blocking. */
static void open_pipe(int ends[2]) {
    assert_int_equal(pipe(ends), 0);
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
}

/* What comes or goes only after the other side has moved. */
static void a_pipe_that_somebody_made_non_blocking_loses_nothing(void **state) {
    (void)state;
    enum { MUCH = 1 << 20 };
    int in[2], out[2], ended = 0;
    open_pipe(in);
    open_pipe(out);
    Buffer text = {0};
    buffer_reserve(&text, MUCH);
    while (text.size < MUCH)
        buffer_append_byte(&text, (char)('a' + text.size % 26));
    pid_t other = fork();
    if (other == 0) { /* reads all, then gives it back */
        Buffer read = {0};
        close(in[1]);
        close(out[0]);
        bool fine =
            file_read_fd(in[0], "in", MUCH, &read, NULL) && file_write_fd(out[1], buffer_slice(&read), "out", NULL);
        _exit(fine ? 0 : 1);
    }
    close(in[0]);
    close(out[1]);
    assert_true(file_write_fd(in[1], buffer_slice(&text), "in", NULL));
    close(in[1]);
    Buffer back = {0};
    assert_true(file_read_fd(out[0], "out", MUCH, &back, NULL));
    close(out[0]);
    assert_int_equal(waitpid(other, &ended, 0), other);
    assert_int_equal(ended, 0);
    assert_true(slice_equal(buffer_slice(&back), buffer_slice(&text)));
    buffer_free(&back);
    buffer_free(&text);
}

static void every_step_that_fails_leaves_the_old_file_whole(void **state) {
    (void)state;
    static const struct {
        int number;
        ErrorCode code;
    } kinds[] = {{EIO, ERROR_IO}, {ENOSPC, ERROR_NO_SPACE}, {EACCES, ERROR_PERMISSION}, {EDQUOT, ERROR_NO_SPACE}};
    char *path = path_join(folder, "draft");
    const int first_free = dup(0);
    close(first_free);
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
        int failed = 0;
        for (int step = 0; step < 100; step++) {
            write_plainly(path, "old");
            use_faults(step, kinds[kind].number, false);
            Error error = {0};
            const bool fine = file_replace(path, slice_of("new and longer"), 0600, &error);
            file_system_use(NULL);
            if (faults.calls <= step) { /* there is no such step: nothing failed */
                assert_true(fine);
                break;
            }
            failed++;
            const bool was_renamed = faults.renamed;
            assert_true(fine == (error.code == ERROR_NONE));
            if (!fine) {
                assert_int_equal(error.code, kinds[kind].code);
                assert_string_equal(error.file, path);
            }
            assert_true(was_renamed || !fine);
            expect_file(path, was_renamed ? "new and longer" : "old");
            assert_int_equal(count_names(), 1);
            const int now_free = dup(0); /* no descriptor is left open */
            close(now_free);
            assert_int_equal(now_free, first_free);
            error_clear(&error);
        }
        /* open, write, fsync, close, open the folder, rename, fsync and close it */
        assert_int_equal(failed, 8);
    }
    free(path);
}

static void a_file_system_that_cannot_sync_is_no_failure(void **state) {
    (void)state;
    char *path = path_join(folder, "draft");
    const int numbers[] = {EINVAL, ENOTSUP, ENOSYS};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        write_plainly(path, "old");
        use_faults(2, numbers[i], false); /* open, write, fsync */
        assert_true(file_replace(path, slice_of("new"), 0600, NULL));
        file_system_use(NULL);
        expect_file(path, "new");
    }
    free(path);
}

static void a_stale_temporary_file_is_no_hindrance(void **state) {
    (void)state;
    char *path = path_join(folder, "draft");
    Buffer stale = {0};
    buffer_printf(&stale, "%s/.draft.%lx-0", folder, (unsigned long)getpid());
    write_plainly(buffer_string(&stale), "somebody's");
    assert_true(file_replace(path, slice_of("new"), 0600, NULL));
    expect_file(path, "new");
    expect_file(buffer_string(&stale), "somebody's");
    unlink(buffer_string(&stale));
    buffer_free(&stale);
    free(path);
}

static void a_link_stays_and_its_target_is_replaced(void **state) {
    (void)state;
    char *inner = path_join(folder, "inner");
    char *target = path_join(inner, "target");
    char *link = path_join(folder, "link");
    char *link_to_link = path_join(folder, "second");
    assert_true(folder_make(inner, 0700, NULL));
    assert_int_equal(symlink("inner/target", link), 0); /* whose target is not there yet */
    assert_int_equal(symlink(link, link_to_link), 0);
    assert_true(file_replace(link_to_link, slice_of("one"), 0600, NULL));
    expect_file(target, "one");
    assert_true(file_replace(link, slice_of("two"), 0600, NULL));
    expect_file(target, "two");
    struct stat status;
    assert_int_equal(lstat(link, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    free(inner);
    free(target);
    free(link);
    free(link_to_link);
}

static void links_in_a_circle_are_an_error(void **state) {
    (void)state;
    char *link = path_join(folder, "circle");
    assert_int_equal(symlink("circle", link), 0);
    Error error = {0};
    assert_false(file_replace(link, slice_of("x"), 0600, &error));
    assert_int_equal(error.code, ERROR_IO);
    error_clear(&error);
    free(link);
}

static void a_device_is_written_to_and_stays(void **state) {
    (void)state;
    assert_true(file_replace("/dev/null", slice_of("x"), 0600, NULL));
    struct stat status;
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void a_folder_is_no_file_to_replace(void **state) {
    (void)state;
    Error error = {0};
    assert_false(file_replace(folder, slice_of("x"), 0600, &error));
    assert_int_equal(error.code, ERROR_IO);
    error_clear(&error);
    assert_true(folder_exists(folder));
}

static void a_name_may_be_as_long_as_the_system_lets_it(void **state) {
    (void)state;
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    char *path = path_join(folder, name);
    assert_true(file_replace(path, slice_of("x"), 0600, NULL));
    expect_file(path, "x");
    free(path);
}

static void a_files_size_is_known_before_it_is_read(void **state) {
    (void)state;
    char *file = path_join(folder, "file"), *nothing = path_join(folder, "nothing");
    write_plainly(file, "seven…");
    assert_int_equal(file_size(file), strlen("seven…"));
    assert_int_equal(file_size(folder), 0);
    assert_int_equal(file_size(nothing), 0);
    free(nothing);
    free(file);
}

/* ---- Folders ---- */

static void folders_are_made_with_their_parents(void **state) {
    (void)state;
    char *path = path_join(folder, "one/two//three/");
    assert_true(folder_make(path, 0700, NULL));
    assert_true(folder_make(path, 0700, NULL));
    assert_true(folder_exists(path));
    struct stat status;
    char *middle = path_join(folder, "one/two");
    assert_int_equal(stat(middle, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    free(middle);
    free(path);
}

static void a_file_in_the_way_of_a_folder_is_an_error(void **state) {
    (void)state;
    char *file = path_join(folder, "file");
    char *inside = path_join(file, "inside");
    write_plainly(file, "x");
    Error error = {0};
    assert_false(folder_make(inside, 0700, &error));
    assert_string_equal(error.file, file);
    error_clear(&error);
    assert_true(file_exists(file));
    assert_false(folder_exists(file));
    assert_false(file_exists(folder));
    free(inside);
    free(file);
}

static void a_link_to_nowhere_in_the_way_of_a_folder_is_told_as_what_it_is(void **state) {
    (void)state;
    char *link = path_join(folder, "link");
    assert_int_equal(symlink("nowhere", link), 0);
    Error error = {0};
    assert_false(folder_make(link, 0700, &error));
    assert_non_null(strstr(error.message, strerror(EEXIST)));
    error_clear(&error);
    free(link);
}

static void names_in_a_folder_are_sorted_and_not_hidden(void **state) {
    (void)state;
    static const char *const names[] = {"b", ".hidden", "a", "é", "B", "a.yaml"};
    for (size_t i = 0; i < 6; i++) {
        char *path = path_join(folder, names[i]);
        write_plainly(path, "x");
        free(path);
    }
    Names list;
    assert_true(folder_list(folder, &list, NULL));
    static const char *const sorted[] = {"B", "a", "a.yaml", "b", "é"};
    assert_int_equal(list.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(list.items[i], sorted[i]);
    names_free(&list);
    Error error = {0};
    char *hidden = path_join(folder, ".hidden");
    assert_false(folder_list(hidden, &list, &error));
    assert_int_equal(list.count, 0);
    assert_int_equal(error.code, ERROR_NOT_FOUND);
    error_clear(&error);
    unlink(hidden);
    free(hidden);
}

static void one_file_by_two_names_is_the_same(void **state) {
    (void)state;
    char *path = path_join(folder, "file"), *link_path = path_join(folder, "link"), *other = path_join(folder, "other");
    write_plainly(path, "x");
    write_plainly(other, "x");
    assert_int_equal(symlink(path, link_path), 0);
    assert_true(file_is_same(path, path));
    assert_true(file_is_same(path, link_path));
    assert_false(file_is_same(path, other));
    assert_false(file_is_same(path, "missing"));
    assert_false(file_is_same("/dev/null", "/dev/null"));
    unlink(path);
    unlink(link_path);
    unlink(other);
    free(path);
    free(link_path);
    free(other);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_is_read_whole_within_its_limit),
        IN_FOLDER(a_large_file_is_read_whole),
        IN_FOLDER(standard_input_is_called_by_a_dash),
        IN_FOLDER(what_cannot_be_read_says_why),
        IN_FOLDER(a_file_is_made_and_replaced_with_its_mode),
        IN_FOLDER(interruptions_and_short_writes_lose_nothing),
        IN_FOLDER(a_pipe_that_somebody_made_non_blocking_loses_nothing),
        IN_FOLDER(every_step_that_fails_leaves_the_old_file_whole),
        IN_FOLDER(a_file_system_that_cannot_sync_is_no_failure),
        IN_FOLDER(a_stale_temporary_file_is_no_hindrance),
        IN_FOLDER(a_link_stays_and_its_target_is_replaced),
        IN_FOLDER(links_in_a_circle_are_an_error),
        IN_FOLDER(a_device_is_written_to_and_stays),
        IN_FOLDER(a_folder_is_no_file_to_replace),
        IN_FOLDER(a_name_may_be_as_long_as_the_system_lets_it),
        IN_FOLDER(one_file_by_two_names_is_the_same),
        IN_FOLDER(a_files_size_is_known_before_it_is_read),
        IN_FOLDER(folders_are_made_with_their_parents),
        IN_FOLDER(a_file_in_the_way_of_a_folder_is_an_error),
        IN_FOLDER(a_link_to_nowhere_in_the_way_of_a_folder_is_told_as_what_it_is),
        IN_FOLDER(names_in_a_folder_are_sorted_and_not_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
