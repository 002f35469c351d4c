/* File systems that fail, or end the program, at a chosen call. */
#ifndef TESTS_STORE_FAULTY_H
#define TESTS_STORE_FAULTY_H

#include "home.h"

/* From now on the program ends with CRASHED before its call number `call` (1: the first); a write that is that call
 * first writes half of its bytes. */
void crash_at(int call);
/* From now on every call on a path that holds `part`, and every write and sync of a file opened by such a path, fails
 * with errno `number`; NULL: none does. */
void fail_on(const char *part, int number);
/* Back to what the tests use. */
void fail_no_more(void);

#endif
