/* What the verbs of `starcoach drafts` share. */
#ifndef CLI_DRAFTS_H
#define CLI_DRAFTS_H

#include "cli/session.h"

typedef struct DraftVerb {
    const char *name; /* NULL behind the last */
    const char *help;
    size_t least, most; /* words that follow it */
    int (*run)(Session *session, const char *const *words, size_t count, Buffer *out);
} DraftVerb;

extern const DraftVerb draft_verbs[];

bool drafts_want_json(const Session *session);
/* "2026-03-01 14:05"; nothing for 0. */
void drafts_append_time(int64_t seconds, Buffer *out);

/* In drafts_history.c. */
int drafts_history(Session *session, const char *const *words, size_t count, Buffer *out);
int drafts_diff(Session *session, const char *const *words, size_t count, Buffer *out);

#endif
