#include "faulty.h"

#include "base/file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static struct {
    int calls, crash_at, fail_at; /* 0: never */
    const char *part;
    int number;
    bool bad_fds[1024];
} fault;

static bool is_crash(void) {
    return ++fault.calls == fault.crash_at;
}

static void step(void) {
    if (is_crash())
        _exit(CRASHED);
}

static bool fails(const char *path) {
    if (fault.calls != fault.fail_at && (!fault.part || !path || !strstr(path, fault.part)))
        return false;
    errno = fault.number;
    return true;
}

static bool fd_fails(int fd) {
    if (fault.calls != fault.fail_at && (!fault.part || fd < 0 || fd >= 1024 || !fault.bad_fds[fd]))
        return false;
    errno = fault.number;
    return true;
}

static int faulty_open(const char *path, int flags, mode_t mode) {
    step();
    if (fails(path))
        return -1;
    int fd = file_system_real.open(path, flags, mode);
    if (fd >= 0 && fd < 1024)
        fault.bad_fds[fd] = false;
    return fd;
}

static ssize_t faulty_read(int fd, void *data, size_t size) {
    step();
    return fails(NULL) ? -1 : file_system_real.read(fd, data, size);
}

static ssize_t faulty_write(int fd, const void *data, size_t size) {
    bool crash = is_crash(), fail = fd_fails(fd);
    if (fail && size < 2)
        return -1;
    if (crash || fail) {
        ssize_t wrote = file_system_real.write(fd, data, size / 2);
        if (crash || wrote < 0)
            _exit(wrote < 0 ? 1 : CRASHED);
        fault.bad_fds[fd] = true;
        fault.part = fault.part ? fault.part : "nowhere";
        return wrote;
    }
    return file_system_real.write(fd, data, size);
}

static int faulty_fsync(int fd) {
    step();
    return fd_fails(fd) ? -1 : 0; /* a real one proves nothing here and takes long */
}

static int faulty_close(int fd) {
    step();
    if (fd >= 0 && fd < 1024)
        fault.bad_fds[fd] = false;
    int result = file_system_real.close(fd); /* a close that fails has closed */
    return fails(NULL) ? -1 : result;
}

static int faulty_rename(const char *from, const char *to) {
    step();
    return fails(from) || fails(to) ? -1 : file_system_real.rename(from, to);
}

static int faulty_unlink(const char *path) {
    step();
    return fails(path) ? -1 : file_system_real.unlink(path);
}

static const FileSystem faulty = {faulty_open,  faulty_read,   faulty_write, faulty_fsync,
                                  faulty_close, faulty_rename, faulty_unlink};

void crash_at(int call) {
    fault.calls = 0;
    fault.crash_at = call;
    fault.fail_at = -1;
    file_system_use(&faulty);
}

void fail_on(const char *part, int number) {
    fault.part = part;
    fault.number = number;
    fault.fail_at = -1;
    for (int fd = 0; fd < 1024; fd++) /* those that are open already too */
        fault.bad_fds[fd] = part != NULL && fd > STDERR_FILENO;
    file_system_use(&faulty);
}

void fail_at(int call, int number) {
    fault.calls = 0;
    fault.part = NULL;
    fault.number = number;
    fault.fail_at = call;
    file_system_use(&faulty);
}

bool fail_came(void) {
    return fault.calls >= fault.fail_at;
}

void fail_no_more(void) {
    fault.part = NULL;
    fault.crash_at = 0;
    fault.fail_at = -1;
    home_use_file_system();
}
