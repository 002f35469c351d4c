#include "text/vocabulary.h"

#include "base/memory.h"
#include "text/speech.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

enum {
    SLOTS_FIRST = 1024,
    FORMS_KEPT = 1 << 15, /* more than that are forgotten before the next text: memory stays flat over a long stream */
    BYTES_KEPT = 1 << 20,
    OPENING_DEPTH = 3,
};

Vocabulary *vocabulary_new(void) {
    Vocabulary *vocabulary = memory_alloc(sizeof *vocabulary);
    vocabulary->slot_count = SLOTS_FIRST;
    vocabulary->slots = memory_array(SLOTS_FIRST, sizeof(Slot));
    return vocabulary;
}

void vocabulary_free(Vocabulary *vocabulary) {
    if (!vocabulary)
        return;
    buffer_free(&vocabulary->bytes);
    free(vocabulary->forms);
    free(vocabulary->slots);
    free(vocabulary);
}

bool vocabulary_prepare(Vocabulary *vocabulary, const Language *language) {
    bool same = vocabulary->language == language && vocabulary->stamp == language_stamp(language);
    if (same && vocabulary->form_count <= FORMS_KEPT && vocabulary->bytes.size <= BYTES_KEPT)
        return false;
    vocabulary->language = language;
    vocabulary->stamp = language_stamp(language);
    if (vocabulary->form_count == 0)
        return false;
    free(vocabulary->slots);
    free(vocabulary->forms);
    buffer_free(&vocabulary->bytes);
    *vocabulary = (Vocabulary){
        .language = language,
        .stamp = vocabulary->stamp,
        .slot_count = SLOTS_FIRST,
        .slots = memory_array(SLOTS_FIRST, sizeof(Slot)),
    };
    return true;
}

/* ---- What is known of a new form ---- */

/* Where a suffix of a contraction ("'re", "n't") begins: at its apostrophe, or one letter before; 0 = nowhere. The
 * suffix goes to `means`. */
static size_t suffix_find(const Language *language, Slice form, const char **means) {
    const char *apostrophe = NULL;
    for (const char *c = form.data; c < form.data + form.size; c++)
        if (*c == '\'')
            apostrophe = c;
    if (!apostrophe)
        return 0;
    size_t at = (size_t)(apostrophe - form.data);
    Buffer key = {0};
    size_t found = 0;
    for (size_t start = at >= 1 ? at - 1 : at; start <= at && !found; start++) {
        if (start == 0)
            continue;
        buffer_clear(&key);
        buffer_append_byte(&key, '-');
        buffer_append(&key, slice_part(form, (Span){start, form.size}));
        const LexiconWord *word = language_word(language, buffer_slice(&key), text_hash(buffer_slice(&key)));
        if (word && word->means) {
            *means = word->means;
            found = start;
        }
    }
    buffer_free(&key);
    return found;
}

static uint32_t form_find(Vocabulary *vocabulary, Slice form, uint32_t hash, bool number, int depth);

/* "will not": the head "will", the tail "not"; a single word is the tail alone. */
static void form_open_whole(Vocabulary *vocabulary, Form *form, const char *means, int depth) {
    Slice all = slice_of(means);
    const char *blank = strchr(means, ' ');
    size_t head_size = blank ? (size_t)(blank - means) : 0;
    if (head_size) {
        Slice head = {means, head_size};
        form->head = form_find(vocabulary, head, text_hash(head), false, depth + 1);
    }
    Slice tail = slice_part(all, (Span){head_size ? head_size + 1 : 0, all.size});
    form->tail = form_find(vocabulary, tail, text_hash(tail), false, OPENING_DEPTH);
}

static void form_open(Vocabulary *vocabulary, Form *form, Slice text, const LexiconWord *known, int depth) {
    const char *means = NULL;
    if (depth >= OPENING_DEPTH)
        return;
    if (known && known->means && *known->means) {
        form_open_whole(vocabulary, form, known->means, depth);
        return;
    }
    size_t suffix = suffix_find(vocabulary->language, text, &means);
    if (!suffix)
        return;
    Slice head = slice_part(text, (Span){0, suffix});
    Slice tail = slice_of(means);
    form->head = form_find(vocabulary, head, text_hash(head), false, depth + 1);
    form->tail = form_find(vocabulary, tail, text_hash(tail), false, OPENING_DEPTH);
    form->tail_characters = (uint32_t)(text.size - suffix);
}

static uint64_t trail_of(const Vocabulary *vocabulary, Slice text) {
    uint64_t trail = vocabulary_trail(vocabulary, vocabulary->form_count) ^ text.size;
    for (size_t i = 0; i < text.size; i++)
        trail = (trail ^ (unsigned char)text.data[i]) * UINT64_C(0x100000001b3);
    return (trail ^ trail >> 29) | 1;
}

static uint32_t form_add(Vocabulary *vocabulary, Slice text, uint32_t hash, bool number) {
    const Language *language = vocabulary->language;
    const LexiconWord *known = language_word(language, text, hash);
    Form form = {.id = (uint32_t)vocabulary->form_count,
                 .hash = hash,
                 .size = (uint32_t)text.size,
                 .offset = vocabulary->bytes.size,
                 .traits = known ? known->traits : 0,
                 .head = FORM_NONE,
                 .tail = FORM_NONE,
                 .trail = trail_of(vocabulary, text)};
    buffer_append(&vocabulary->bytes, text);
    form.syllables = (uint32_t)(number ? language_voice(language)->number_syllables(language, text)
                                       : speech_of_word(language, text));
    form.spelled = number ? form.syllables : NOT_SPELLED;
    form.as_unit = known && known->said ? (uint32_t)speech_of_phrase(language, known->said) : form.syllables;
    vocabulary->forms =
        memory_grow(vocabulary->forms, &vocabulary->form_capacity, vocabulary->form_count + 1, sizeof form);
    vocabulary->forms[vocabulary->form_count++] = form;
    return form.id;
}

/* ---- The table ---- */

static void slots_double(Vocabulary *vocabulary) {
    Slot *old = vocabulary->slots;
    size_t old_count = vocabulary->slot_count;
    vocabulary->slot_count *= 2;
    vocabulary->slots = memory_array(vocabulary->slot_count, sizeof *old);
    size_t mask = vocabulary->slot_count - 1;
    for (size_t i = 0; i < old_count; i++) {
        if (!old[i].id)
            continue;
        size_t at = old[i].hash & mask;
        while (vocabulary->slots[at].id)
            at = (at + 1) & mask;
        vocabulary->slots[at] = old[i];
    }
    free(old);
}

static uint32_t form_find(Vocabulary *vocabulary, Slice text, uint32_t hash, bool number, int depth) {
    Slot *slot = vocabulary_slot(vocabulary, text, hash);
    if (slot->id)
        return slot->id - 1;
    uint32_t id = form_add(vocabulary, text, hash, number);
    *slot = (Slot){hash, id + 1};
    if (2 * vocabulary->form_count > vocabulary->slot_count)
        slots_double(vocabulary);
    if (!number) { /* after it is in the table, for opening adds the forms of its parts */
        Form form = vocabulary->forms[id];
        form_open(vocabulary, &form, text, language_word(vocabulary->language, text, hash), depth);
        vocabulary->forms[id] = form;
    }
    return id;
}

const Form *vocabulary_add(Vocabulary *vocabulary, Slice form, uint32_t hash, bool number) {
    uint32_t id = form_find(vocabulary, form, hash, number, 0); /* the forms may move */
    return &vocabulary->forms[id];
}

uint32_t vocabulary_spelled(Vocabulary *vocabulary, uint32_t id) {
    Form *form = &vocabulary->forms[id];
    if (form->spelled == NOT_SPELLED)
        form->spelled = (uint32_t)speech_of_capitals(vocabulary->language, vocabulary_text(vocabulary, form));
    return form->spelled;
}

size_t vocabulary_form_count(const Vocabulary *vocabulary) {
    return vocabulary->form_count;
}

uint64_t vocabulary_trail(const Vocabulary *vocabulary, size_t count) {
    return count > 0 && count <= vocabulary->form_count ? vocabulary->forms[count - 1].trail : 0;
}

Slice vocabulary_text(const Vocabulary *vocabulary, const Form *form) {
    return (Slice){vocabulary->bytes.data + form->offset, form->size};
}
