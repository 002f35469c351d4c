/* The shipped content, loaded once for a test program: cmocka's group set-up and tear-down, and where it then lies. */
#ifndef TESTS_ANSWER_SHIPPED_BANK_H
#define TESTS_ANSWER_SHIPPED_BANK_H

#include <starcoach/answer.h>

extern Bank *shipped_bank;
int shipped_bank_load(void **state);
int shipped_bank_free(void **state);

#endif
