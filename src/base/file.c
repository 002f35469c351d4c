#include "base/file.h"

#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int real_open(const char *path, int flags, mode_t mode) {
    return open(path, flags, mode);
}

const FileSystem file_system_real = {real_open, read, write, fsync, close, rename, unlink};

static const FileSystem *in_use = &file_system_real;

void file_system_use(const FileSystem *system) {
    in_use = system ? system : &file_system_real;
}

const FileSystem *file_system(void) {
    return in_use;
}

int file_open(const char *path, int flags, mode_t mode) {
    int fd;
    do
        fd = in_use->open(path, flags | O_CLOEXEC, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* An interrupted close has closed. */
static bool close_file(int fd) {
    return in_use->close(fd) == 0 || errno == EINTR;
}

/* What cannot be synced (a pipe, some network folders) says so in one of these ways: nothing is lost by going on. */
static bool is_never_synced(int number) {
    return number == EINVAL || number == ENOTSUP || number == EOPNOTSUPP || number == ENOSYS;
}

bool file_sync(int fd) {
    int result;
    do
        result = in_use->fsync(fd);
    while (result < 0 && errno == EINTR);
    return result == 0 || is_never_synced(errno);
}

bool folder_sync(const char *path, Error *error) {
    int fd = file_open(path, O_RDONLY | O_DIRECTORY, 0);
    bool fine = (fd >= 0 && file_sync(fd)) || error_from_errno(error, errno, MSG_BASE_VERB_SYNC, path);
    if (fd >= 0)
        close_file(fd);
    return fine;
}

/* How much there is to read, and one byte, so that the end is found without more room; a guess where it is no file. */
static size_t size_to_read(int fd) {
    struct stat status;
    bool known = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    return known ? (size_t)status.st_size + 1 : 16 * 1024;
}

bool file_may_go_on(int fd, short event) {
    if (errno != EAGAIN)
        return errno == EINTR;
    struct pollfd wait = {.fd = fd, .events = event};
    return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

bool file_read_fd(int fd, const char *name, size_t limit, Buffer *out, Error *error) {
    const size_t start = out->size, expected = size_to_read(fd);
    buffer_reserve(out, start + (expected <= limit ? expected : limit + 1));
    for (;;) {
        if (out->size + 1 == out->capacity)
            buffer_reserve(out, out->capacity);
        size_t room = out->capacity - out->size - 1, left = limit - (out->size - start);
        room = room <= left ? room : left + 1; /* one byte over the limit tells */
        ssize_t got = in_use->read(fd, out->data + out->size, room);
        if (got < 0 && file_may_go_on(fd, POLLIN))
            continue;
        int number = errno;
        if (got > 0)
            out->size += (size_t)got;
        out->data[out->size] = '\0';
        if (got == 0)
            return true;
        if (got > 0 && out->size - start <= limit)
            continue;
        out->size = start;
        out->data[start] = '\0';
        if (got < 0)
            return error_from_errno(error, number, MSG_BASE_VERB_READ, name);
        error_at(error, ERROR_TOO_LARGE, name, 0, 0, MSG_BASE_TOO_LARGE, name, limit);
        return error_remedy(error, MSG_BASE_TOO_LARGE_REMEDY);
    }
}

bool file_read(const char *path, size_t limit, Buffer *out, Error *error) {
    if (strcmp(path, "-") == 0)
        return file_read_fd(STDIN_FILENO, MSG_BASE_STDIN, limit, out, error);
    int fd = file_open(path, O_RDONLY, 0);
    if (fd < 0)
        return error_from_errno(error, errno, MSG_BASE_VERB_READ, path);
    bool fine = file_read_fd(fd, path, limit, out, error);
    close_file(fd);
    return fine;
}

bool file_write_fd(int fd, Slice data, const char *name, Error *error) {
    for (size_t done = 0; done < data.size;) {
        ssize_t wrote = in_use->write(fd, data.data + done, data.size - done);
        if (wrote < 0 && file_may_go_on(fd, POLLOUT))
            continue;
        if (wrote < 0)
            return error_from_errno(error, errno, MSG_BASE_VERB_WRITE, name);
        done += (size_t)wrote;
    }
    return true;
}

/* The folder part of a path, with its slash; "" when it has none. The caller frees. */
static char *folder_of(const char *path) {
    char *folder = memory_string(path);
    folder[path_name(path) - path] = '\0';
    return folder;
}

static char *link_target(const char *path) {
    for (size_t size = 256;; size *= 2) {
        char *target = memory_alloc(size);
        ssize_t length = readlink(path, target, size);
        if (length >= 0 && (size_t)length < size)
            return target;
        free(target);
        if (length < 0)
            return NULL;
    }
}

/* Follows symbolic links, to a target that need not exist; NULL (ELOOP) when they run in a circle. The caller frees. */
static char *follow_links(const char *path) {
    enum { MOST_LINKS = 40 };
    char *at = memory_string(path);
    for (int i = 0; i < MOST_LINKS; i++) {
        char *target = link_target(at);
        if (!target)
            return at;
        char *folder = folder_of(at);
        char *next = target[0] == '/' ? memory_string(target) : path_join(folder, target);
        free(folder);
        free(target);
        free(at);
        at = next;
    }
    free(at);
    errno = ELOOP;
    return NULL;
}

/* Opens a file of its own beside `target`; *temporary is the caller's to free. */
static int open_temporary(const char *target, mode_t mode, char **temporary) {
    char *folder = folder_of(target);
    int fd = -1;
    for (unsigned attempt = 0; fd < 0 && attempt < 1000; attempt++) {
        Buffer name = {0};
        /* cut, since a name near the system's limit leaves no room for more */
        buffer_printf(&name, "%s.%.200s.%lx-%x", folder, path_name(target), (unsigned long)getpid(), attempt);
        fd = file_open(name.data, O_WRONLY | O_CREAT | O_EXCL, mode);
        if (fd >= 0) {
            *temporary = name.data;
            break;
        }
        buffer_free(&name);
        if (errno != EEXIST)
            break;
    }
    int number = errno;
    free(folder);
    errno = number;
    return fd;
}

/* Writes, syncs and closes; the descriptor is closed in any case. */
static bool fill_file(int fd, Slice data, const char *name, Error *error) {
    if (!file_write_fd(fd, data, name, error)) {
        close_file(fd);
        return false;
    }
    bool synced = file_sync(fd);
    int number = errno;
    bool closed = close_file(fd);
    if (synced && closed)
        return true;
    return error_from_errno(error, synced ? errno : number, synced ? MSG_BASE_VERB_WRITE : MSG_BASE_VERB_SYNC, name);
}

static bool replace_with_temporary(const char *target, const char *temporary, int fd, Slice data, Error *error) {
    if (!fill_file(fd, data, target, error))
        return false;
    char *folder = folder_of(target);
    int folder_fd = file_open(folder[0] ? folder : ".", O_RDONLY | O_DIRECTORY, 0);
    bool fine = folder_fd >= 0 && in_use->rename(temporary, target) == 0;
    int number = errno;
    free(folder);
    if (!fine)
        error_from_errno(error, number, MSG_BASE_VERB_WRITE, target);
    else if (!file_sync(folder_fd))
        fine = error_from_errno(error, errno, MSG_BASE_VERB_SYNC, target);
    if (folder_fd >= 0)
        close_file(folder_fd);
    return fine;
}

/* A device or a pipe (/dev/stdout) cannot be replaced: it is written to. */
static bool write_through(const char *path, Slice data, Error *error) {
    int fd = file_open(path, O_WRONLY | O_TRUNC, 0);
    if (fd < 0)
        return error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    return fill_file(fd, data, path, error);
}

bool file_replace(const char *path, Slice data, mode_t mode, Error *error) {
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode))
        return write_through(path, data, error);
    char *target = follow_links(path);
    if (!target)
        return error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    char *temporary = NULL;
    int fd = open_temporary(target, mode, &temporary);
    bool fine = false;
    if (fd < 0)
        error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    else
        fine = replace_with_temporary(target, temporary, fd, data, error);
    if (temporary && !fine)
        in_use->unlink(temporary); /* gone already where only the last sync failed */
    free(temporary);
    free(target);
    return fine;
}

bool file_is_same(const char *path, const char *other) {
    struct stat one, two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && S_ISREG(one.st_mode) && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

size_t file_size(const char *path) {
    struct stat status;
    const int failed = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) : stat(path, &status);
    return failed == 0 && S_ISREG(status.st_mode) && status.st_size > 0 ? (size_t)status.st_size : 0;
}

bool file_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && !S_ISDIR(status.st_mode);
}
