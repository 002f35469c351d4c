/* What the coach hears: lines of a descriptor, of any length up to a limit. */
#ifndef CLI_PLAIN_EAR_H
#define CLI_PLAIN_EAR_H

#include <starcoach/error.h>

enum { EAR_LINE_MOST = 2 << 20 /* bytes of a line; a longer one is passed over, in constant memory */ };

typedef struct Ear { /* zero-initialise but for fd; buffer_free(&ear.bytes) */
    int fd;
    Buffer bytes;
    size_t at;       /* the next line begins here … */
    size_t searched; /* … and has no end before here */
    bool ended;      /* nothing comes any more */
    bool passing;    /* over a line that is too long */
} Ear;

typedef enum Heard { HEARD_LINE, HEARD_TOO_LONG, HEARD_END, HEARD_LEAVE, HEARD_ERROR } Heard;

/* Whether a line, or the end, can be given without waiting. */
bool ear_is_ready(Ear *ear);
/* The next line without its end, borrowed until the next call; a last line may lack its end. */
Heard ear_hear(Ear *ear, Slice *line, Error *error);
/* Waits for so long, or until there is something to hear. False where a signal asks to leave. */
bool ear_wait(Ear *ear, int milliseconds);
/* What came of a line that has not ended; for when it never will. */
Slice ear_rest(const Ear *ear);

#endif
