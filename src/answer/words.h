/* Words that speak for a section's role or against it: the bank's lists cut_ROLE_moreN and cut_ROLE_lessN, which
 * scripts/train/cut_train.c writes. A list counts N quarters; one whose name ends in _first counts at the start of a sentence
 * only. Its phrases are single words and pairs, "(first|i asked|then)", met by hash rather than by the phrase language:
 * they are many. */
#ifndef ANSWER_WORDS_H
#define ANSWER_WORDS_H

#include <starcoach/answer.h>
#include <starcoach/text.h>

typedef struct CutWords CutWords;

enum { CUT_QUARTERS = 4, CUT_MOST = 15 };

bool is_cut_list(const PhraseList *list);
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
/* Adds what the sentence's words say, in quarters. What it remembers of the text's forms makes no difference. */
void cut_words_weigh(CutWords *words, const Text *text, const Sentence *sentence, int out[ROLE_COUNT]);

#endif
