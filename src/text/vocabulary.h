/* The distinct lower-case forms of a text: each word is looked up, counted and opened once, however often it stands
 * there.
 *
 *   token --form--> Form { traits, syllables, … }, FormRecord { bytes, hash, what a contraction opens to, … }
 *
 * It outlives a scan, for the next text will have much the same words, and is emptied when it has grown large. So do
 * the sentences that were made of them. */
#ifndef TEXT_VOCABULARY_H
#define TEXT_VOCABULARY_H

#include "text/eight.h"
#include "text/lexicon.h"
#include "text/sayings.h"
#include <starcoach/text.h>

#define FORM_NONE   UINT32_MAX
#define NOT_SPELLED UINT32_MAX

/* What is asked of a form wherever it stands. */
typedef struct Form {
    uint64_t second; /* the eight bytes behind the first eight */
    uint64_t counts; /* see form_counts */
    uint32_t tail;   /* see FormRecord.head; FORM_NONE: it is no contraction */
    uint16_t traits; /* WordTrait, or-ed: all are less than 1 << 16 */
    uint8_t flags;   /* TokenFlag, or-ed: what each of its tokens has for its traits */
    bool shortened;  /* an abbreviation: a full stop behind it need not end the sentence */
    bool initial;    /* a letter, which is one where it is large: "J. Wu" */
} Form;

enum { COUNTS_MOST = UINT16_MAX }; /* forms whose counts may be added up */

/* What a form adds to its sentence, in one number: its syllables as said, and whether it could tell of the language and
 * does (see LanguageSigns). */
static inline uint64_t form_counts(uint32_t syllables, bool could_tell, bool telling) {
    return syllables | (uint64_t)could_tell << 32 | (uint64_t)telling << 48;
}
static inline uint32_t form_syllables(const Form *form) {
    return (uint32_t)form->counts;
}
static inline void sentence_add_signs(Sentence *sentence, uint64_t counts) {
    sentence->could_tell += counts >> 32 & UINT16_MAX;
    sentence->telling += (uint32_t)(counts >> 48);
}

/* What is asked of it seldom. */
typedef struct FormRecord {
    uint32_t hash;
    uint32_t size;
    size_t offset;
    uint64_t trail;           /* a hash of this form and all before it */
    uint32_t as_unit;         /* syllables after a number ("10 km"); as said where it is no unit */
    uint32_t spelled;         /* see vocabulary_spelled; NOT_SPELLED: not asked for yet */
    uint32_t head;            /* of a contraction: what it opens to before the tail, or FORM_NONE; may open further */
    uint32_t tail_characters; /* how many of the written characters are the tail; 0: both stand for the whole */
} FormRecord;

typedef struct Slot {
    uint64_t first; /* eight bytes of the form, which are all of most */
    uint32_t size;  /* of the form */
    uint32_t next;  /* the form's id and 1; 0 = empty */
} Slot;

typedef struct Vocabulary {
    const Language *language; /* of the last text; compared, never followed, until vocabulary_prepare agreed to it */
    uint64_t stamp;
    Buffer bytes;
    Form *forms; /* by id */
    FormRecord *records;
    size_t form_count, form_capacity;
    Slot *slots; /* open addressing, at most half full */
    size_t slot_count;
    Sayings sayings;
} Vocabulary;

Vocabulary *vocabulary_new(void);
void vocabulary_free(Vocabulary *vocabulary);
/* To be called before the first word of a text: empties it when it is large or was made by another language. True where
 * it held forms and holds them no more. */
bool vocabulary_prepare(Vocabulary *vocabulary, const Language *language);

/* The slot of a form of less than eight bytes, or the empty one where it would stand. */
static inline const Slot *vocabulary_eight(const Vocabulary *vocabulary, uint64_t first, uint32_t hash) {
    const size_t mask = vocabulary->slot_count - 1;
    const Slot *slot = &vocabulary->slots[hash & mask];
    for (size_t at = hash; slot->first != first && slot->next;)
        slot = &vocabulary->slots[++at & mask];
    return slot;
}

/* The same of eight bytes, `first`, and up to eight more, `second`. */
static inline const Slot *vocabulary_sixteen(const Vocabulary *vocabulary, uint64_t first, uint64_t second,
                                             uint32_t hash) {
    const size_t mask = vocabulary->slot_count - 1;
    const Slot *slot = &vocabulary->slots[hash & mask];
    for (size_t at = hash; slot->next; slot = &vocabulary->slots[++at & mask])
        if (slot->first == first && slot->size <= 2 * EIGHT && vocabulary->forms[slot->next - 1].second == second)
            break;
    return slot;
}

/* The id of a form, which is added when it is new. `number`: it is a number token's. */
uint32_t vocabulary_id(Vocabulary *vocabulary, Slice form, uint32_t hash, bool number);

/* Borrowed, here and below, until the next vocabulary_id. */
static inline const Form *vocabulary_form(const Vocabulary *vocabulary, uint32_t id) {
    return &vocabulary->forms[id];
}
static inline const FormRecord *vocabulary_record(const Vocabulary *vocabulary, uint32_t id) {
    return &vocabulary->records[id];
}
/* Its syllables when written in capitals: letter by letter where it is an acronym. */
uint32_t vocabulary_spelled(Vocabulary *vocabulary, uint32_t id);
size_t vocabulary_form_count(const Vocabulary *vocabulary);
/* The same for vocabularies whose first `count` forms are the same, so that what is remembered by their ids holds; 0
 * where there are fewer. */
uint64_t vocabulary_trail(const Vocabulary *vocabulary, size_t count);
Slice vocabulary_text(const Vocabulary *vocabulary, uint32_t id);

#endif
