/* The phrase language: what rules look for, compiled into one network over tokens.
 * docs/phrases.md is its manual; in short:
 *
 *   missed the deadline        words, in any letter case; contractions are opened ("didn't" is "did not")
 *   delay*                     a stem: delay, delayed, delays
 *   (boss|line manager)        one of these
 *   [really] failed            may be there
 *   never .. failed            a gap of up to 3 words; ..5 up to five, ..0 none; never across a sentence's end
 *   <number> <duration>        classes: number digits year percent money duration date capital acronym any word
 *   {harsh}                    a named list of phrases
 *   ^ and $                    the start and the end of the sentence (marks do not count)
 *   ! in front                 only where not negated: no negator before it in its clause
 *   ~ in front                 only where negated
 *   "," ";" "?" …              quoted or bare marks match that mark; commas, quotes and brackets that a phrase does not
 *                              name are passed over between its words, other marks are not
 *
 * One run over a text finds all phrases of all rules, in time linear in the text, without backtracking. */
#ifndef STARCOACH_PHRASE_H
#define STARCOACH_PHRASE_H

#include <starcoach/error.h>
#include <starcoach/text.h>

typedef struct PhraseBuilder PhraseBuilder;
typedef struct PhraseSet PhraseSet;         /* compiled, immutable: may be shared */
typedef struct PhraseScratch PhraseScratch; /* a run's memory, of one caller: states found so far, bounded */
typedef struct PhraseFilter PhraseFilter;   /* which groups a run looks for, of one caller */

/* Groups are numbers under this. */
#define PHRASE_MOST_GROUPS (UINT32_C(1) << 24)

/* Borrows the language until it is freed. */
PhraseBuilder *phrase_builder_new(const Language *language);
void phrase_builder_free(PhraseBuilder *builder);
/* Whether the language's definitions of classes are phrases; the first that is not is told. */
bool phrase_check_classes(const Language *language, Error *error);
/* Adds one phrase to the list {name}. Lists may name lists defined before; a phrase means what its lists hold when it
 * is added. Errors, here and below, name the column (1-based byte in the phrase) and leave the builder as it was, but
 * that the list exists: ERROR_NOT_FOUND for an unknown list, whose name then stands at the column in {}; else
 * ERROR_INVALID. */
bool phrase_builder_list(PhraseBuilder *builder, const char *name, Slice phrase, Error *error);
/* Adds a phrase to the group `id`: matches are told by group. ! and ~ belong to the phrase, not to the group. */
bool phrase_builder_add(PhraseBuilder *builder, uint32_t id, Slice phrase, Error *error);
/* Compiles; after it the builder can only be freed. */
PhraseSet *phrase_builder_finish(PhraseBuilder *builder);
void phrase_set_free(PhraseSet *set);

PhraseScratch *phrase_scratch_new(void);
void phrase_scratch_free(PhraseScratch *scratch);

typedef struct PhraseMatch {
    uint32_t id;         /* the group */
    uint32_t sentence;   /* index in Text.sentences */
    uint32_t first, end; /* tokens, half-open */
} PhraseMatch;

typedef struct PhraseMatches { /* reusable; zero-initialise, phrase_matches_free */
    PhraseMatch *items;
    size_t count, capacity;
} PhraseMatches;

/* Appends all matches in sentences [first, end) of the text, sentence by sentence, those of one group in the order of the
 * text. Of matches of one group that end with the same token the longest counts; of those that overlap only the longest is told (the
 * earliest of equals). A match has at most 64 tokens. What a scratch saw before makes no difference. */
void phrase_scan(const PhraseSet *set, PhraseScratch *scratch, const Text *text, size_t first_sentence,
                 size_t end_sentence, PhraseMatches *out);
/* Looks for the groups of these ids only, and takes no more time than they alone are worth. A filter is for one set,
 * and for runs with one scratch. */
PhraseFilter *phrase_filter_new(const PhraseSet *set, const uint32_t *ids, size_t count);
/* All groups of the filter are also among those of `whole`, which is borrowed and never paused: what a word may matter to
 * is found among what it matters to there, and so in less time. */
void phrase_filter_within(PhraseFilter *filter, PhraseFilter *whole);
/* Leaves a group out until all are looked for again. Both cost little: what is known of words is kept. */
void phrase_filter_pause(PhraseFilter *filter, const PhraseSet *set, uint32_t id);
void phrase_filter_resume(PhraseFilter *filter, const PhraseSet *set);
/* Whether all of its groups are left out. */
bool phrase_filter_rests(const PhraseFilter *filter);
void phrase_filter_free(PhraseFilter *filter);
/* From now on it remembers what it found in sentences that have a saying (text_know_sentences): those that say the same are
 * not searched again. It makes no difference but in time. */
void phrase_filter_remember(PhraseFilter *filter);
/* As phrase_scan, for the groups of the filter: what is told of them is the same. */
void phrase_scan_for(const PhraseSet *set, PhraseFilter *filter, PhraseScratch *scratch, const Text *text,
                     size_t first_sentence, size_t end_sentence, PhraseMatches *out);
void phrase_matches_free(PhraseMatches *matches);
/* The bytes of a match in the source. */
Span phrase_match_span(const Text *text, const PhraseMatch *match);

#endif
