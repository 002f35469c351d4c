/* Quoting: which words to show around those that a rule found, and how they are shown.
 *
 *   found     "I never checked whether the"
 *   quoted    "I never checked whether the address had changed"      the sentence, or where that is long, the clause
 *
 * Spans are bytes of the source. However long a sentence is, only some hundred bytes around the words are looked at. */
#ifndef TEXT_QUOTE_H
#define TEXT_QUOTE_H

#include <starcoach/language.h>
#include <starcoach/slice.h>

enum { QUOTE_COLUMNS = 80 };

/* Does more have to come after this word ("is", "the")? */
bool word_opens(const Language *language, Slice word);
/* Does it only join what follows to what stands before ("and", "but")? */
bool word_joins(const Language *language, Slice word);
/* The sentence where it is short, else the clause that the words stand in, with its neighbours where it says little; both from behind
 * a word that only joins it to what stands before ("and", "but"). */
Span quote_clause(const Language *language, Slice source, Span sentence, Span words);
/* The words as they are; where they break off after a word that opens something ("is", "the"), on to the clause's end.
 */
Span quote_rounded(const Language *language, Slice source, Span sentence, Span words);
/* Appends what is quoted on one line, without what ends a sentence, in so many columns at most: what is too long is cut
 * between words, shown by "…", and so that the words' beginning stays. */
void quote_append(Slice source, Span quoted, Span words, size_t columns, Buffer *out);

#endif
