/* What commands share: the bank with the person's own content over it, the judge, and where results and messages go. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/options.h"
#include <starcoach/judge.h>
#include <starcoach/render.h>
#include <starcoach/store.h>

enum { STATUS_FINE = 0, STATUS_FOUND = 1, STATUS_COULD_NOT = 2, ANSWER_LIMIT = 32 << 20 /* bytes of an answer file: a month of talking */ };

typedef struct Session {
    const Options *options;
    Store *store; /* NULL where no home is known */
    Bank *bank;
    Judge *judge; /* NULL before session_judge */
    JudgeCache *cache;
    AnswerCutter *cutter;
    Arena *arena;
    Settings settings;     /* the standard ones before session_judge, and where they can't be read */
    Arena *settings_arena;
} Session;

/* Loads the bank; problems go to standard error. False where it can't be used. */
bool session_begin(const Options *options, Session *out);
/* The same, with the problems in `errors`. */
bool session_begin_quietly(const Options *options, Session *out, ErrorList *errors);
/* For a front end, which must show something first: the bank is opened, and read as it is asked for. */
bool session_open(const Options *options, Session *out);
/* Then reads the rest of it, as session_begin does at once. */
bool session_read_on(Session *session);
/* Compiles the rules, reads what the person has chosen of them, and readies the cutter. */
bool session_judge(Session *session);
void session_end(Session *session);
/* Pace, date and mode for judging from a command: pace 1, no takes and the real date unless told; rules as the settings say. */
JudgeOptions session_judge_options(const Session *session);
ReportStyle session_style(const Session *session);

/* Prints "starcoach: ERROR" and clears it. Returns STATUS_COULD_NOT. */
int report_error(Error *error);
void report_errors(ErrorList *errors);
/* Writes the results to standard output and empties the buffer; STATUS_COULD_NOT where that fails, else `status`. */
int put_out(Buffer *out, int status);
/* The same for a word of success: nothing where --quiet was given. */
int put_success(const Options *options, Buffer *out);
/* As put_out, with control characters that came from files taken out. */
int put_out_clean(Buffer *out, int status);

#endif
