/* The screens' makers. Each is owned by whoever holds it: the loop, once it is pushed. */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include "tui/app.h"
#include "tui/screen.h"
#include "tui/widgets/pager.h"

Screen *home_screen_new(App *app);
/* Story or walk of the open draft, where the person last was. */
Screen *session_screen_new(App *app);
Screen *story_screen_new(App *app);
Screen *walk_screen_new(App *app);
Screen *review_screen_new(App *app);
Screen *export_screen_new(App *app);
/* Help for the places given: made from the action table. */
Screen *help_screen_new(unsigned places);
/* A page laid over the screen below; takes the pager. */
Screen *popup_screen_new(const char *title, Pager *pager);
/* The same, closed by the key for help too. */
Screen *help_page_new(const char *title, Pager *pager);
/* A yes-or-no over the screen below: `yes` is asked when it is confirmed. */
Screen *confirm_screen_new(const char *question, Outcome (*yes)(void *host), void *host);

#endif
