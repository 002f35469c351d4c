/* What all screens share: the bank, the store, the settings, the judge, and the draft that is open. */
#ifndef TUI_APP_H
#define TUI_APP_H

#include "tui/practice.h"
#include "tui/widgets/ring.h"

#include <starcoach/judge.h>
#include <starcoach/store.h>

typedef struct App {
    Bank *bank;
    Store *store;
    Arena *arena; /* of the settings */
    Settings settings;
    ErrorList faults;   /* what of the settings could not be used */
    bool keep_settings; /* false where their file is broken: it is not overwritten */
    Date today;
    int64_t (*milliseconds)(void); /* a clock for lengths of time, monotonic; tests have their own */
    Judge *judge;                  /* made when first needed; app_judge */
    Error judge_error;
    KillRing *ring;     /* what was cut, wherever it is put back */
    Buffer searched;    /* what was searched last */
    Practice *practice; /* the draft that is open; NULL on the first page */
} App;

App *app_new(Bank *bank, Store *store);
void app_free(App *app);
/* Says what of the settings could not be used, and forgets it; NULL: all could. */
struct Screen *app_faults_page(App *app);
/* The same of anything. */
struct Screen *faults_page(const char *title, ErrorList *faults);
/* All drafts, as they were last known or, where that can't be, as they are; the caller frees. `unchecked` (may be
 * NULL): the former. */
DraftView *app_drafts(App *app, bool *unchecked);
/* NULL when the rules can't be used; app->judge_error then says why. */
const Judge *app_judge(App *app);
/* Switches a rule off, or on again, for good; what stands judged is judged anew. False where that can't be saved. */
bool app_silence(App *app, const char *rule, bool off, Error *error);
/* Opens a draft and makes it app->practice; the one before is closed (and must be kept already). */
bool app_open(App *app, const char *draft, Error *error);
bool app_begin(App *app, const Question *question, Error *error);
/* A new draft with the texts of another, for another question. */
bool app_duplicate(App *app, const char *draft, const Question *question, Error *error);
void app_close(App *app);
/* Remembers that the first page was seen. Failing costs nothing. */
void app_welcomed(App *app);

#endif
