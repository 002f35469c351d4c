/* Sentences that name keys. They are written with the name of an action in braces, and shown with the key that does it,
 * the person's own where they have chosen another:
 *
 *   "{walk.next} goes to the writing."  ─►  "Tab goes to the writing."
 */
#ifndef TUI_KEY_WORDS_H
#define TUI_KEY_WORDS_H

/* The sentence as it is shown; borrowed until key_words_forget. Names that no action has stay as they are. `sentence`
 * is one of the program's own and outlives the program: what people wrote must not come in here. */
const char *key_words(const char *sentence);
/* Keys were bound anew, or the front end ends. */
void key_words_forget(void);

#endif
