/* Files: read whole with a limit, replaced atomically, never half-written.
 *
 *   file_replace:  folder/NAME        old, whole
 *                  folder/.NAME.XXXX  written, fsync, closed (checked)
 *                  rename over NAME   new, whole
 *                  fsync of folder    and it stays so after a power cut
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <starcoach/error.h>
#include <sys/types.h>

/* Every call to the system goes through this table, so that tests can make any of them fail. */
typedef struct FileSystem {
    int (*open)(const char *path, int flags, mode_t mode);
    ssize_t (*read)(int fd, void *data, size_t size);
    ssize_t (*write)(int fd, const void *data, size_t size);
    int (*fsync)(int fd);
    int (*close)(int fd);
    int (*rename)(const char *from, const char *to);
    int (*unlink)(const char *path);
} FileSystem;

extern const FileSystem file_system_real;
/* The table in use; tests put their own here and restore the old one. NULL means the real one. */
void file_system_use(const FileSystem *system);
const FileSystem *file_system(void);

/* As open(2), tried again where it was interrupted, and closed where another program takes over; -1 and errno. */
int file_open(const char *path, int flags, mode_t mode);
/* Waits until the disk has what was written; fine where the system has no such thing. False and errno on failure. */
bool file_sync(int fd);
/* The same for what was made, moved or removed in a folder. */
bool folder_sync(const char *path, Error *error);
/* Appends the whole file (or standard input for "-") to `out`. More than `limit` bytes: ERROR_TOO_LARGE. */
bool file_read(const char *path, size_t limit, Buffer *out, Error *error);
/* The same from an open descriptor; `name` is for messages. */
bool file_read_fd(int fd, const char *name, size_t limit, Buffer *out, Error *error);
/* Puts `data` in the place of `path` as shown above. `mode` is the new file's (drafts: 0600). A symbolic link is
 * followed and its target replaced; a device or pipe is written to. On failure the old file is untouched and nothing
 * is left behind; only where the very last step fails (the folder's sync) is the new one in place, whole, and perhaps
 * not yet safe from a power cut. */
bool file_replace(const char *path, Slice data, mode_t mode, Error *error);
/* Whether a read (POLLIN) or a write (POLLOUT) that has just failed may be tried again: it was interrupted, or nothing
 * could be moved at once on a descriptor that somebody else made non-blocking; then this waits until something can. */
bool file_may_go_on(int fd, short event);
/* Writes all of `data`, going on after short writes and where file_may_go_on says so. */
bool file_write_fd(int fd, Slice data, const char *name, Error *error);
/* Makes the folder and its parents, each with `mode`; fine when it is there already. */
bool folder_make(const char *path, mode_t mode, Error *error);
size_t file_size(const char *path); /* bytes (of standard input for "-"); 0 where it can't be known before it is read */
bool file_exists(const char *path);
bool file_is_same(const char *path, const char *other); /* one regular file, by whatever names */
bool folder_exists(const char *path);
/* The names in a folder (not "." and "..", nor names that begin with "."), sorted by bytes; free with names_free. */
typedef struct Names {
    char **items;
    size_t count;
    size_t capacity;
} Names;
bool folder_list(const char *path, Names *out, Error *error);
void names_free(Names *names);

#endif
