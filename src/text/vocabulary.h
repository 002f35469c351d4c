/* The distinct lower-case forms of a text: each word is looked up, counted and opened once, however often it stands
 * there.
 *
 *   token --form--> Form { hash, bytes, traits, syllables, what a contraction opens to }
 *
 * It outlives a scan, for the next text will have much the same words, and is emptied when it has grown large. */
#ifndef TEXT_VOCABULARY_H
#define TEXT_VOCABULARY_H

#include "text/lexicon.h"
#include <string.h>

#define FORM_NONE   UINT32_MAX
#define NOT_SPELLED UINT32_MAX

typedef struct Form {
    uint32_t id;
    uint32_t hash;
    uint32_t size;
    size_t offset;
    uint32_t traits;          /* WordTrait, or-ed */
    uint32_t syllables;       /* as said */
    uint32_t spelled;         /* see vocabulary_spelled; NOT_SPELLED: not asked for yet */
    uint32_t as_unit;         /* after a number ("10 km"); = syllables where it is no unit */
    uint32_t head, tail;      /* of a contraction: the forms it opens to; else FORM_NONE. The head may open further */
    uint32_t tail_characters; /* how many of the written characters are the tail; 0: both stand for the whole */
    uint64_t trail;           /* a hash of this form and all before it */
} Form;

typedef struct Slot {
    uint32_t hash;
    uint32_t id; /* 1 + the form's id; 0 = empty */
} Slot;

typedef struct Vocabulary {
    const Language *language; /* of the last text; compared, never followed, until vocabulary_prepare agreed to it */
    uint64_t stamp;
    Buffer bytes;
    Form *forms;
    size_t form_count, form_capacity;
    Slot *slots; /* open addressing, at most half full */
    size_t slot_count;
} Vocabulary;

Vocabulary *vocabulary_new(void);
void vocabulary_free(Vocabulary *vocabulary);
/* To be called before the first word of a text: empties it when it is large or was made by another language. True where
 * it held forms and holds them no more. */
bool vocabulary_prepare(Vocabulary *vocabulary, const Language *language);
/* The slot of the form, or the empty one where it would stand. */
static inline Slot *vocabulary_slot(const Vocabulary *vocabulary, Slice form, uint32_t hash) {
    size_t mask = vocabulary->slot_count - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot *slot = &vocabulary->slots[at];
        if (!slot->id)
            return slot;
        if (slot->hash != hash)
            continue;
        const Form *known = &vocabulary->forms[slot->id - 1];
        if (known->size == form.size && memcmp(vocabulary->bytes.data + known->offset, form.data, form.size) == 0)
            return slot;
    }
}

/* A form, which is added when it is new. `number`: it is a number token's. Borrowed, here and below, until the next
 * vocabulary_find. */
const Form *vocabulary_add(Vocabulary *vocabulary, Slice form, uint32_t hash, bool number);
static inline const Form *vocabulary_find(Vocabulary *vocabulary, Slice form, uint32_t hash, bool number) {
    const Slot *slot = vocabulary_slot(vocabulary, form, hash);
    return slot->id ? &vocabulary->forms[slot->id - 1] : vocabulary_add(vocabulary, form, hash, number);
}

static inline const Form *vocabulary_form(const Vocabulary *vocabulary, uint32_t id) {
    return &vocabulary->forms[id];
}
/* Its syllables when written in capitals: letter by letter where it is an acronym. */
uint32_t vocabulary_spelled(Vocabulary *vocabulary, uint32_t id);
size_t vocabulary_form_count(const Vocabulary *vocabulary);
/* The same for vocabularies whose first `count` forms are the same, so that what is remembered by their ids holds; 0
 * where there are fewer. */
uint64_t vocabulary_trail(const Vocabulary *vocabulary, size_t count);
Slice vocabulary_text(const Vocabulary *vocabulary, const Form *form);

#endif
