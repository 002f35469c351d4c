/* What the parts of the history share: history.c (list and keys), history_diff.c (what changed between two texts). */
#ifndef TUI_HISTORY_H
#define TUI_HISTORY_H

#include "tui/screens.h"

/* A page that shows what turns `before` into `after`: whatever differs (answer/differences.h), word by word. What
 * was taken out stands in [- -], what was put in in {+ +}, and each in an ink of its own. */
Screen *history_diff_page(const char *title, const Answer *before, const Answer *after, const Bank *bank);

#endif
