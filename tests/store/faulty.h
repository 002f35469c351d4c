/* File systems that fail, or end the program, at a chosen call. */
#ifndef TESTS_STORE_FAULTY_H
#define TESTS_STORE_FAULTY_H

#include "home.h"

/* From now on the program ends with CRASHED before its call number `call` (1: the first); a write that is that call
 * first writes half of its bytes. */
void crash_at(int call);
/* From now on every call on a path that holds `part`, and every write and sync of what is open now, fails with errno
 * `number`; a write first takes half of its bytes, as on a disk that fills. */
void fail_on(const char *part, int number);
/* The call number `call` from now on (1: the first) fails with errno `number`, and none after it. */
void fail_at(int call, int number);
bool fail_came(void); /* whether there were so many calls */
/* Back to what the tests use. */
void fail_no_more(void);

#endif
