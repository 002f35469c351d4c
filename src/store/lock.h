/* A lock on a file of its own, since a draft's file is replaced at each save and would take its lock along.
 *
 * fcntl locks belong to the process: closing any descriptor of the file lets go of them, and a second lock of the same
 * process succeeds. So a program must never take one lock twice; the store keeps a list of what it holds. */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include <starcoach/error.h>

typedef struct Lock {
    char *path; /* NULL: not held */
    int fd;
} Lock;

/* Makes the file where it is missing. Held by another program: ERROR_LOCKED, at once, naming the process. */
bool lock_take(const char *path, Lock *out, Error *error);
/* Removes the file and lets go; nothing to do where the lock is not held. */
void lock_release(Lock *lock);

#endif
