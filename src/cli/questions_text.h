/* The list of questions, for people. */
#ifndef CLI_QUESTIONS_TEXT_H
#define CLI_QUESTIONS_TEXT_H

#include "cli/session.h"

/* A line a question, its id and its title, by shape: the one a person begins with first, and one of many questions
 * last, by what they ask for first. With `headings` these are told above. */
void questions_text(const Session *session, const Question *const *questions, size_t count, bool headings, Buffer *out);

#endif
