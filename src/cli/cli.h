/* The command line: reads the words, runs the command. The front end is handed in by main, so that this room needs no terminal. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <starcoach/judge.h>
#include <starcoach/store.h>

typedef struct FrontEnd { /* what the front end needs to open */
    Bank *bank;
    Store *store;
    const char *practise; /* a question's id, or NULL */
    bool ascii;
} FrontEnd;

/* Opens the front end and returns the exit status; NULL where the program was built without one. */
typedef int (*FrontEndRun)(const FrontEnd *front, Error *error);

int cli_run(int argc, char **argv, FrontEndRun front_end);

#endif
