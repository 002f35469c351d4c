/* Cues: words that tell which part of a story a sentence belongs to. They are content: the bank's lists cue_ROLE and
 * cue_ROLE_sure. */
#ifndef ANSWER_CUES_H
#define ANSWER_CUES_H

#include "answer/words.h"
#include "text/phrase_image.h"

/* The cues of the shipped content, ready-made (scripts/image). */
extern const PhraseImage cues_image;

/* The bank's cues: the image's where they are the same. NULL and the error of the first that is wrong. */
PhraseSet *cues_compile(const Bank *bank, const PhraseImage *image, Error *error);

/* How many cues of each role a sentence holds, counted up to CUES_MOST; and what its words, and the cues of all roles,
 * say for each by training (words.h), in quarters. */
enum { CUES_MOST = 3 };
typedef struct CueCount {
    unsigned char plain[ROLE_COUNT], sure[ROLE_COUNT];
    int words[ROLE_COUNT], trained[ROLE_COUNT];
} CueCount;

/* What was counted in sentences, so that those that say the same are not read again. */
typedef struct CueMemory {
    CueCount *counts; /* by saying */
    bool *met;        /* whether it was counted */
    size_t sayings, count_capacity, met_capacity;
    uint64_t trail; /* of those, see text_sayings_trail */
} CueMemory;

enum { FACTORS_MOST = 512 };

struct AnswerCutter {
    const Language *language;
    PhraseSet *cues;
    PhraseScratch *scratch;
    CutWords *words;
    Text text;             /* what is being cut */
    PhraseMatches matches; /* cues of one sentence */
    CueMemory memory;
    CueCount count;               /* of a sentence that memory does not hold */
    double factors[FACTORS_MOST]; /* of logarithms, see cut.c */
};

/* Whether the cues of a role stand in it so. */
bool cue_count_has(const CueCount *count, SectionRole role, CueSign sign);
/* What the cues of a role say for it, as set by hand: the logarithm of a likelihood. */
double cue_evidence(const CueCount *count, SectionRole role);

void cue_memory_free(CueMemory *memory);
/* To be called when the cutter's text has been scanned. */
void cues_begin(AnswerCutter *cutter);
/* Of a sentence of it; until the next call. */
const CueCount *cues_count(AnswerCutter *cutter, size_t sentence);

#endif
