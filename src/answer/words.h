/* Words that speak for a section's role or against it: the bank's lists cut_ROLE_moreN and cut_ROLE_lessN, which
 * scripts/train/cut_train.c writes. A list counts N quarters; one whose name ends in _first counts at the start of a sentence
 * only. Its phrases are words and pairs, "(first|i asked|then)", where classes of words (word_class.h) may stand for the
 * word or for the second of the pair, "(<percent>|i <ed>)", and "cue_lesson", "cue_lesson_more" or "cue_lesson_sure": a
 * sentence with a cue of that role, with several, with a sure one. They are met by hash rather than by the phrase
 * language: they are many. */
#ifndef ANSWER_WORDS_H
#define ANSWER_WORDS_H

#include "answer/word_class.h"
#include <starcoach/answer.h>

typedef struct CutWords CutWords;

enum { CUT_QUARTERS = 4, CUT_MOST = 15 };

/* How the cues of a role may stand in a sentence. */
typedef enum CueSign { CUE_ANY, CUE_MORE, CUE_SURE, CUE_SIGN_COUNT } CueSign;
/* Appends how the lists write it. */
void cue_sign_name(SectionRole role, CueSign sign, Buffer *out);

bool is_cut_list(const PhraseList *list);
bool cut_phrase_is_right(Slice phrase); /* whether such a list may hold it */
/* The words of the shipped content, read when the program was built (scripts/image). */
typedef struct CutWordsImage {
    uint64_t fingerprint; /* of the lists they came from */
    const uint64_t *words;
    size_t room; /* of the table */
} CutWordsImage;
extern const CutWordsImage cut_words_image;

/* The image's where the lists are the same. NULL and an error (its place the list's) where a list's name or a phrase is none of the above. */
CutWords *cut_words_new(const Bank *bank, const CutWordsImage *image, Error *error);
bool cut_words_are_ready(const CutWords *words); /* they are an image's */
/* Appends the table and its sieve as whole words; gives the table's room. */
size_t cut_words_write(const CutWords *words, Buffer *out);
uint64_t cut_words_fingerprint(const Bank *bank);
void cut_words_free(CutWords *words);
/* Adds what the sentence's words say, in quarters; a word that stands there twice says it once. What it remembers of the
 * text's forms makes no difference. */
void cut_words_weigh(CutWords *words, const Text *text, const Sentence *sentence, int out[ROLE_COUNT]);
/* Adds what it says that cues of the role stand in a sentence so. */
void cut_words_weigh_cue(const CutWords *words, SectionRole role, CueSign sign, int out[ROLE_COUNT]);

#endif
