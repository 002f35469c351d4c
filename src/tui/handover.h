/* A text is handed to the person's own editor ($VISUAL, $EDITOR, else vi) and read back. It lies in a file of its own
 * (0600) in a folder of its own (0700) meanwhile. */
#ifndef TUI_HANDOVER_H
#define TUI_HANDOVER_H

#include <starcoach/slice.h>

typedef struct Handover {
    bool came_back; /* the editor ended well, or one was asked to leave: `text` is to be taken if it changed */
    bool changed;   /* `text` says something else than what was given */
    Buffer text;    /* valid UTF-8 without control characters but newlines */
    Buffer told;    /* what went wrong, as sentences; empty: nothing did */
    /* The rest is the module's own. */
    bool read, well, runs;
    char *folder, *path;
} Handover;

/* Gives the terminal away, runs the editor on the text and takes the terminal back. `folder` is where the private one
 * is made, `name` what the file is called. Asked to leave meanwhile, it waits for the editor a moment only, and takes
 * what that has saved. Then handover_end. */
void handover_run(const char *folder, const char *name, Slice text, Handover *out);
/* Removes file and folder where what they hold was taken or is worth nothing; else appends to `told` where it is kept.
 */
void handover_end(Handover *handover, bool taken);
void handover_free(Handover *handover);

#endif
