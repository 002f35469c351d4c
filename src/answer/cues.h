/* Cues: words that tell which part of a story a sentence belongs to. They are content: the bank's lists cue_ROLE and
 * cue_ROLE_sure. */
#ifndef ANSWER_CUES_H
#define ANSWER_CUES_H

#include "answer/words.h"
#include "text/phrase_image.h"

/* The cues of the shipped content, ready-made (scripts/image). */
extern const PhraseImage cues_image;

struct AnswerCutter {
    const Language *language;
    PhraseSet *cues;
    PhraseScratch *scratch;
    CutWords *words;
    Text text;             /* what is being cut */
    PhraseMatches matches; /* cues of one sentence */
};

/* The bank's cues: the image's where they are the same. NULL and the error of the first that is wrong. */
PhraseSet *cues_compile(const Bank *bank, const PhraseImage *image, Error *error);

/* How many cues of each role a sentence holds, counted up to CUES_MOST; and what its words, and the cues of all roles,
 * say for each by training (words.h), in quarters. */
enum { CUES_MOST = 3 };
typedef struct CueCount {
    unsigned char plain[ROLE_COUNT], sure[ROLE_COUNT];
    int words[ROLE_COUNT], trained[ROLE_COUNT];
} CueCount;

/* Whether the cues of a role stand in it so. */
bool cue_count_has(const CueCount *count, SectionRole role, CueSign sign);
/* What the cues of a role say for it, as set by hand: the logarithm of a likelihood. */
double cue_evidence(const CueCount *count, SectionRole role);

/* Of a sentence of the cutter's text. */
CueCount cues_count(AnswerCutter *cutter, size_t sentence);

#endif
