#include "store/lock.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_same_file(int fd, const char *path) {
    struct stat opened, named;
    return fstat(fd, &opened) == 0 && stat(path, &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

static bool tell_holder(int fd, Error *error) {
    struct flock held = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_GETLK, &held) == 0 && held.l_type != F_UNLCK && held.l_pid > 0)
        error_set(error, ERROR_LOCKED, MSG_STORE_LOCKED_BY, (long)held.l_pid);
    else
        error_set(error, ERROR_LOCKED, MSG_STORE_LOCKED);
    return error_remedy(error, MSG_STORE_LOCKED_REMEDY);
}

/* Whoever held the lock before may have removed the file between our opening and our locking it: then the lock is on a
 * file that nobody else will find, and we begin anew. */
bool lock_take(const char *path, Lock *out, Error *error) {
    for (;;) {
        int fd = file_open(path, O_RDWR | O_CREAT, STORE_FILE_MODE);
        if (fd < 0)
            return error_from_errno(error, errno, MSG_BASE_VERB_OPEN, path);
        struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        if (fcntl(fd, F_SETLK, &whole) != 0) {
            if (errno == EACCES || errno == EAGAIN)
                tell_holder(fd, error);
            else
                error_from_errno(error, errno, MSG_BASE_VERB_OPEN, path);
            file_system()->close(fd);
            return false;
        }
        if (is_same_file(fd, path)) {
            *out = (Lock){memory_string(path), fd};
            return true;
        }
        file_system()->close(fd);
    }
}

void lock_release(Lock *lock) {
    if (!lock->path)
        return;
    if (is_same_file(lock->fd, lock->path))
        file_system()->unlink(lock->path); /* first: once let go of, it may be another's */
    file_system()->close(lock->fd);
    free(lock->path);
    *lock = (Lock){0};
}
