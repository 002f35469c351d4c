/* check --jsonl: one JSON object a line in, one a line out, in order, in constant memory. */
#ifndef CLI_JSONL_H
#define CLI_JSONL_H

#include "cli/session.h"

/* Reads the named files one after another, or standard input; gives the exit status. */
int jsonl_run(Session *session);

#endif
