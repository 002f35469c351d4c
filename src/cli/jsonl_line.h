/* One line of check --jsonl. */
#ifndef CLI_JSONL_LINE_H
#define CLI_JSONL_LINE_H

#include "cli/session.h"

enum { JSONL_LIMIT = 8 << 20 }; /* bytes of a line */

/* Judges one line (without its newline) and appends its report, or its error, with a newline. STATUS_FOUND for an error or a score
 * under --fail-under. */
int jsonl_judge(Session *session, const JudgeOptions *judging, Slice text, size_t number, Buffer *out);
/* Appends {"id":…,"line":n,"error":"…"} and a newline; `id` is JSON text, NULL for null. */
void jsonl_error(const char *id, size_t number, const char *message, Buffer *out);

#endif
