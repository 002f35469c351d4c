/* A small shape made by hand, for tests that need no bank. */
#ifndef TESTS_ANSWER_SMALL_SHAPE_H
#define TESTS_ANSWER_SMALL_SHAPE_H

#include <starcoach/answer.h>

extern const Shape small_shape; /* action, result, lessons */

#endif
