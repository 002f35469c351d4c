#include "text/vocabulary.h"

#include "base/memory.h"
#include "text/speech.h"
#include <starcoach/text.h>
#include <stdlib.h>
#include <string.h>

enum {
    SLOTS_FIRST = 256,
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
    free(vocabulary->records);
    free(vocabulary->slots);
    sayings_free(&vocabulary->sayings);
    free(vocabulary);
}

bool vocabulary_prepare(Vocabulary *vocabulary, const Language *language) {
    sayings_prepare(&vocabulary->sayings);
    bool same = vocabulary->language == language && vocabulary->stamp == language_stamp(language);
    if (same && vocabulary->form_count <= FORMS_KEPT && vocabulary->bytes.size <= BYTES_KEPT)
        return false;
    vocabulary->language = language;
    vocabulary->stamp = language_stamp(language);
    if (vocabulary->form_count == 0)
        return false;
    free(vocabulary->slots);
    free(vocabulary->forms);
    free(vocabulary->records);
    buffer_free(&vocabulary->bytes);
    sayings_free(&vocabulary->sayings);
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

/* What a contraction opens to. */
typedef struct Opening {
    uint32_t head, tail, tail_characters;
} Opening;

static const Opening closed = {FORM_NONE, FORM_NONE, 0};

static uint32_t opened_find(Vocabulary *vocabulary, Slice part, int depth) {
    return form_find(vocabulary, part, text_hash(part), false, depth);
}

/* "will not": the head "will", the tail "not"; a single word is the tail alone, and blanks are none. */
static Opening open_whole(Vocabulary *vocabulary, const char *means, int depth) {
    const Slice all = slice_trim(slice_of(means));
    const char *blank = all.size > 0 ? memchr(all.data, ' ', all.size) : NULL;
    if (all.size == 0)
        return closed;
    if (!blank)
        return (Opening){FORM_NONE, opened_find(vocabulary, all, OPENING_DEPTH), 0};
    const size_t size = (size_t)(blank - all.data);
    const uint32_t head = opened_find(vocabulary, (Slice){all.data, size}, depth + 1);
    const Slice tail = slice_trim(slice_part(all, (Span){size, all.size}));
    return (Opening){head, opened_find(vocabulary, tail, OPENING_DEPTH), 0};
}

static Opening form_open(Vocabulary *vocabulary, Slice text, const LexiconWord *known, int depth) {
    const char *means = NULL;
    if (depth < OPENING_DEPTH && known && known->means && *known->means)
        return open_whole(vocabulary, known->means, depth);
    const size_t suffix = depth < OPENING_DEPTH ? suffix_find(vocabulary->language, text, &means) : 0;
    const Slice meant = slice_trim(slice_of(means));
    if (meant.size == 0)
        return closed;
    uint32_t head = opened_find(vocabulary, slice_part(text, (Span){0, suffix}), depth + 1);
    uint32_t tail = opened_find(vocabulary, meant, OPENING_DEPTH);
    return (Opening){head, tail, (uint32_t)(text.size - suffix)};
}

static uint64_t trail_of(const Vocabulary *vocabulary, Slice text) {
    uint64_t trail = eight_hash_add(vocabulary_trail(vocabulary, vocabulary->form_count), text.size);
    for (size_t at = 0; at < text.size; at += EIGHT)
        trail = eight_hash_add(trail, eight_first(text.data + at, text.size - at));
    return trail | 1;
}

static uint64_t second_of(Slice form) {
    return form.size > EIGHT ? eight_first(form.data + EIGHT, form.size - EIGHT) : 0;
}

static unsigned token_flags(uint32_t traits) {
    return (traits & WORD_BREAKER ? TOKEN_STARTS_CLAUSE : 0) | (traits & WORD_NEGATOR ? TOKEN_NEGATOR : 0);
}

static void forms_grow(Vocabulary *vocabulary) {
    const size_t count = vocabulary->form_count + 1;
    size_t capacity = vocabulary->form_capacity;
    vocabulary->records = memory_grow(vocabulary->records, &capacity, count, sizeof *vocabulary->records);
    vocabulary->forms = memory_grow(vocabulary->forms, &vocabulary->form_capacity, count, sizeof *vocabulary->forms);
}

static uint32_t form_add(Vocabulary *vocabulary, Slice text, uint32_t hash, bool number, const LexiconWord *known) {
    const Language *language = vocabulary->language;
    uint32_t syllables = (uint32_t)(number ? language_voice(language)->number_syllables(language, text)
                                           : speech_of_form(language, text, known));
    const uint32_t traits = known ? known->traits : 0;
    const bool could_tell = !(traits & WORD_SHARED), telling = could_tell && traits & WORD_COMMON;
    Form form = {.second = second_of(text),
                 .counts = form_counts(syllables, could_tell, telling),
                 .tail = FORM_NONE,
                 .traits = (uint16_t)traits,
                 .flags = (uint8_t)token_flags(traits),
                 .shortened = traits & WORD_ABBREVIATION || (text.size > 1 && text.data[text.size - 1] == '.'),
                 .initial = text.size == 1 && text.data[0] != 'i'};
    FormRecord record = {.hash = hash,
                         .size = (uint32_t)text.size,
                         .offset = vocabulary->bytes.size,
                         .trail = trail_of(vocabulary, text),
                         .as_unit =
                             known && known->said ? (uint32_t)speech_of_phrase(language, known->said) : syllables,
                         .spelled = number ? syllables : NOT_SPELLED,
                         .head = FORM_NONE};
    buffer_append(&vocabulary->bytes, text);
    if (vocabulary->form_count == vocabulary->form_capacity)
        forms_grow(vocabulary);
    vocabulary->forms[vocabulary->form_count] = form;
    vocabulary->records[vocabulary->form_count] = record;
    return (uint32_t)vocabulary->form_count++;
}

/* ---- The table ---- */

static bool slot_holds(const Vocabulary *vocabulary, const Slot *slot, Slice form, uint64_t first) {
    return slot->first == first && slot->size == form.size &&
           (form.size <= EIGHT || memcmp(vocabulary_text(vocabulary, slot->next - 1).data, form.data, form.size) == 0);
}

/* The slot of the form, or the empty one where it would stand. */
static Slot *slot_find(const Vocabulary *vocabulary, Slice form, uint64_t first, uint32_t hash) {
    const size_t mask = vocabulary->slot_count - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        Slot *slot = &vocabulary->slots[at];
        if (!slot->next || slot_holds(vocabulary, slot, form, first))
            return slot;
    }
}

static void slots_double(Vocabulary *vocabulary) {
    Slot *old = vocabulary->slots;
    size_t old_count = vocabulary->slot_count;
    vocabulary->slot_count *= 2;
    vocabulary->slots = memory_array(vocabulary->slot_count, sizeof *old);
    size_t mask = vocabulary->slot_count - 1;
    for (size_t i = 0; i < old_count; i++) {
        if (!old[i].next)
            continue;
        size_t at = vocabulary->records[old[i].next - 1].hash & mask;
        while (vocabulary->slots[at].next)
            at = (at + 1) & mask;
        vocabulary->slots[at] = old[i];
    }
    free(old);
}

static uint32_t form_find(Vocabulary *vocabulary, Slice text, uint32_t hash, bool number, int depth) {
    const uint64_t first = eight_first(text.data, text.size);
    Slot *slot = slot_find(vocabulary, text, first, hash);
    if (slot->next)
        return slot->next - 1;
    const LexiconWord *known = language_word(vocabulary->language, text, hash);
    uint32_t id = form_add(vocabulary, text, hash, number, known);
    *slot = (Slot){first, (uint32_t)text.size, id + 1};
    if (2 * vocabulary->form_count > vocabulary->slot_count)
        slots_double(vocabulary);
    if (!number) { /* after it is in the table, for opening adds the forms of its parts */
        Opening opening = form_open(vocabulary, text, known, depth);
        vocabulary->forms[id].tail = opening.tail;
        vocabulary->records[id].head = opening.head;
        vocabulary->records[id].tail_characters = opening.tail_characters;
    }
    return id;
}

uint32_t vocabulary_id(Vocabulary *vocabulary, Slice form, uint32_t hash, bool number) {
    return form_find(vocabulary, form, hash, number, 0);
}

uint32_t vocabulary_spelled(Vocabulary *vocabulary, uint32_t id) {
    FormRecord *record = &vocabulary->records[id];
    if (record->spelled == NOT_SPELLED)
        record->spelled = (uint32_t)speech_of_capitals(vocabulary->language, vocabulary_text(vocabulary, id));
    return record->spelled;
}

size_t vocabulary_form_count(const Vocabulary *vocabulary) {
    return vocabulary->form_count;
}

uint64_t vocabulary_trail(const Vocabulary *vocabulary, size_t count) {
    return count > 0 && count <= vocabulary->form_count ? vocabulary->records[count - 1].trail : 0;
}

Slice vocabulary_text(const Vocabulary *vocabulary, uint32_t id) {
    const FormRecord *record = &vocabulary->records[id];
    return (Slice){vocabulary->bytes.data + record->offset, record->size};
}
