/* What the coach says: paragraphs, wrapped at its columns and free of control characters. They are gathered, so that
 * nothing is said before what was heard is kept; voice_flush lets them out. */
#ifndef CLI_PLAIN_VOICE_H
#define CLI_PLAIN_VOICE_H

#include <starcoach/error.h>

typedef struct Voice { /* zero-initialise but for fd and columns; buffer_free(&voice.out) */
    int fd;
    size_t columns;
    Buffer out;
    bool begun; /* something was said */
} Voice;

/* A paragraph. */
void say(Voice *voice, const char *format, ...) __attribute__((format(printf, 2, 3)));
void say_text(Voice *voice, Slice text);
/* The same behind a mark ("1 ", "- "), the rows under one another. */
void say_item(Voice *voice, const char *mark, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* " 3 TEXT", one of a list to choose from. */
void say_numbered(Voice *voice, size_t number, const char *text);
/* Lines as they are laid out already; those that are wider are wrapped. */
void say_lines(Voice *voice, Slice lines);
/* A blank line, unless one stands there already. */
void say_pause(Voice *voice);
void say_prompt(Voice *voice, const char *prompt);
/* Ends the prompt's line where nobody typed Enter on it. */
void say_line_end(Voice *voice);
/* "OPENING MESSAGE; REMEDY." */
void say_error(Voice *voice, const char *opening, const Error *error);

typedef enum Flushed { FLUSHED, FLUSH_LEAVE, FLUSH_GONE, FLUSH_FAILED } Flushed;
/* Nobody listens any more: FLUSH_GONE. Any other failure: FLUSH_FAILED and an error. What was not said is dropped. */
Flushed voice_flush(Voice *voice, Error *error);

#endif
