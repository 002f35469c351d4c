/* Keys of one's own: what the settings say of them is bound to the action table. */
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include <starcoach/store.h>

/* All actions get their standard keys, then those that the settings give others. What can't be used — no such action or
 * key, a letter where text is written, a key that does something else in the same place — is told, on its line of
 * `file`, and leaves the standard key. */
void keymap_use(const Settings *settings, const char *file, ErrorList *errors);

#endif
