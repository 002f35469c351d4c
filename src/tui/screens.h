/* The screens' makers. Each is owned by whoever holds it: the loop, once it is pushed. */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include "tui/app.h"
#include "tui/screen.h"
#include "tui/widgets/pager.h"

Screen *home_screen_new(App *app);
/* Story or walk of the open draft, where the person last was; first the choice where there are two texts of it. */
Screen *practice_screen_new(App *app);
Screen *conflict_screen_new(App *app);
Screen *story_screen_new(App *app);
/* The facts of a story noted beside it, by its number; over the stories side by side. */
Screen *story_noted_screen_new(App *app, size_t number);
/* Over the walk: the facts that were left open, once the story is told. */
Screen *story_late_screen_new(App *app);
/* The story that is told and those noted beside it, compared. */
/* `between`: screens that lie between it and the story step. */
Screen *stories_screen_new(App *app, int between);
/* Questions that bring a story back. */
/* `over_stories`: how many screens up to it lie over the stories side by side; 0 where those are not below. */
Outcome ideas_screen_open(App *app, int over_stories);
Screen *walk_screen_new(App *app);
/* In the place of the walk or the story: the whole answer in one box. Only a message where the parts hold text already.
 */
Outcome rough_screen_open(App *app);
/* Which sentence stands in which part; keys move them. */
Screen *sentences_screen_new(App *app);
Screen *settings_screen_new(App *app);
Screen *review_screen_new(App *app);
Screen *export_screen_new(App *app);
/* The answer's small slips, mended one by one. */
Screen *mend_screen_new(App *app);
/* The answer said aloud against the clock. Only a message where there is nothing to say. */
Outcome rehearse_screen_open(App *app);
/* A text of the program's own read aloud: tells how fast somebody speaks. */
Screen *reading_screen_new(App *app);
/* The draft's takes, plotted and one by one. */
Screen *takes_screen_new(App *app);
/* The draft's earlier states. */
Screen *history_screen_new(App *app);
/* Help for the places given: made from the action table. */
Screen *help_screen_new(Places places);

/* ---- Pages laid over the screen below ---- */
/* A good example and a poor one, and the difference; before them one that is near to the job applied for, where the guide
 * has it. Guide and role may be NULL. */
Screen *example_page_new(const Section *section, const Guide *whole, const TargetRole *role);
/* What makes a good story, and what the interviewer wants; `guide` may be NULL. */
Screen *story_page_new(const Guide *guide);

typedef struct Reason { /* a remark opened; all strings are copied; "" or NULL where there is nothing */
    const char *message, *quote, *why, *fix, *tip, *example, *evidence;
} Reason;
Screen *why_page_new(const char *title, const Reason *reason);
/* A page laid over the screen below; takes the pager. */
Screen *popup_screen_new(const char *title, Pager *pager);
/* The same, closed by the key for help too. */
Screen *help_page_new(const char *title, Pager *pager);
/* A yes-or-no over the screen below: `yes` is asked when it is confirmed. */
Screen *offer_screen_new(const char *title, const char *question, Outcome (*yes)(void *host), void *host);
/* The same for what can't be taken back. */
Screen *confirm_screen_new(const char *question, Outcome (*yes)(void *host), void *host);

#endif
