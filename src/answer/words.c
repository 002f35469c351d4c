#include "answer/words.h"

#include "base/digest.h"
#include "base/memory.h"
#include "base/messages.h"
#include "text/vocabulary.h"

#include <stdlib.h>
#include <string.h>

static const char prefix[] = "cut_", cue_prefix[] = "cue_";
static const char *const cue_sign_endings[CUE_SIGN_COUNT] = {"", "_more", "_sure"};

/* Quarters of all roles, side by side in two numbers, so that they are added up at once: each takes LANE_BITS, and what
 * is below zero borrows from the next. Sums of what WORDS_AT_ONCE words of a sentence say fit. */
enum {
    LANE_BITS = 12,
    LANES = 5,
    WORDS_AT_ONCE = 16,
    SAID_AT_MOST = 7, /* by one word: by itself, as a sentence's first, and with the word before, as its first two; by
                         its class all but the last */
};
_Static_assert(ROLE_COUNT <= 2 * LANES, "two numbers have lanes enough");
_Static_assert(1 << (LANE_BITS - 1) > WORDS_AT_ONCE * SAID_AT_MOST * CUT_MOST, "sums fit their lanes");

typedef struct Quarters {
    uint64_t first, second; /* of the first LANES roles, and of the others */
} Quarters;

/* What is met: a word, a class or a cue's sign, or a pair, anywhere or at the start of a sentence. 0 is no key. */
typedef struct CutWord {
    uint64_t key;
    Quarters quarters;
} CutWord;

/* What is known of a form of the last text's vocabulary, so that the word by itself is looked up once. */
typedef struct KnownForm {
    uint32_t hash;
    uint32_t item;  /* a free one, which says nothing, where it is none */
    uint64_t met;   /* the last sentence that held it */
    uint8_t family; /* WordClass */
} KnownForm;

enum { SIEVE = 1 << 13 };

struct CutWords {
    CutWord *items;     /* open addressing */
    size_t room, count; /* room: a power of two */
    uint8_t *sieve;     /* SIEVE bytes: a bit by hash, set for every key, since most pairs of a text are none */
    bool ready;         /* items and sieve lie in an image, and nobody writes to them */
    KnownForm *forms;
    size_t form_count, form_capacity;
    uint64_t trail;    /* of those forms */
    uint64_t sentence; /* how many were weighed */
    uint32_t class_hashes[CLASS_COUNT];
    const CutWord *cues[ROLE_COUNT][CUE_SIGN_COUNT]; /* NULL: says nothing */
};

bool is_cut_list(const PhraseList *list) {
    return strncmp(list->name, prefix, sizeof prefix - 1) == 0;
}

/* ---- Quarters ---- */

/* With as much added as lets no lane be below zero, none borrows. */
static int quarters_of(const Quarters *quarters, size_t role) {
    const uint64_t middle = 1 << (LANE_BITS - 1), mask = (1 << LANE_BITS) - 1;
    const uint64_t all = (UINT64_C(1) << LANES * LANE_BITS) / mask * middle; /* in each lane */
    const uint64_t number = (role < LANES ? quarters->first : quarters->second) + all;
    return (int)(number >> role % LANES * LANE_BITS & mask) - (int)middle;
}

static void quarters_set(Quarters *quarters, size_t role, int value) {
    const uint64_t more = (uint64_t)value - (uint64_t)quarters_of(quarters, role);
    *(role < LANES ? &quarters->first : &quarters->second) += more << role % LANES * LANE_BITS;
}

/* ---- The table ---- */

static uint64_t word_key(uint32_t hash, bool first) {
    return (uint64_t)hash << 2 | 2u | first;
}

static uint64_t pair_key(uint32_t before, uint32_t hash, bool first) {
    return ((((uint64_t)before << 32 | hash) * UINT64_C(0x9E3779B97F4A7C15)) & ~(uint64_t)1) | first;
}

static size_t key_hash(uint64_t key) {
    return (size_t)((key * UINT64_C(0xD6E8FEB86659FD93)) >> 32);
}

static CutWord *find(const CutWords *words, uint64_t key) {
    size_t at = key_hash(key) & (words->room - 1);
    while (words->items[at].key != 0 && words->items[at].key != key)
        at = (at + 1) & (words->room - 1);
    return &words->items[at];
}

static void grow(CutWords *words) {
    CutWord *old = words->items;
    size_t old_room = words->room;
    words->room = old_room ? old_room * 2 : 1024;
    words->items = memory_array(words->room, sizeof *words->items);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].key != 0)
            *find(words, old[i].key) = old[i];
    free(old);
}

static void add(CutWords *words, uint64_t key, size_t role, int quarters) {
    if (words->count * 2 >= words->room)
        grow(words);
    CutWord *word = find(words, key);
    words->count += word->key == 0;
    words->sieve[key_hash(key) / 8 % SIEVE] |= (uint8_t)(1u << key_hash(key) % 8);
    word->key = key;
    quarters_set(&word->quarters, role, quarters);
}

/* ---- Reading the lists ---- */

typedef struct ListName {
    size_t role;
    int quarters;
    bool first;
} ListName;

static bool read_name(const char *name, ListName *out) {
    name += sizeof prefix - 1;
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        size_t size = strlen(section_role_names[role]);
        if (strncmp(name, section_role_names[role], size) != 0)
            continue;
        bool less = strncmp(name + size, "_less", 5) == 0;
        if (!less && strncmp(name + size, "_more", 5) != 0)
            continue;
        char *end;
        long quarters = strtol(name + size + 5, &end, 10);
        *out = (ListName){role, (int)(less ? -quarters : quarters), strcmp(end, "_first") == 0};
        return quarters > 0 && quarters <= CUT_MOST && (!*end || out->first);
    }
    return false;
}

static bool is_word(Slice term) {
    for (size_t i = 0; i < term.size; i++)
        if (term.data[i] < 'a' || term.data[i] > 'z')
            return false;
    return term.size > 0;
}

static bool is_class(Slice term) {
    for (size_t i = CLASS_NONE + 1; i < CLASS_COUNT; i++)
        if (slice_is(term, word_class_names[i]))
            return true;
    return false;
}

void cue_sign_name(SectionRole role, CueSign sign, Buffer *out) {
    buffer_printf(out, "%s%s%s", cue_prefix, section_role_names[role], cue_sign_endings[sign]);
}

static bool is_cue_sign(Slice term) {
    bool found = false;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        for (size_t sign = 0; sign < CUE_SIGN_COUNT && !found; sign++) {
            Buffer name = {0};
            cue_sign_name((SectionRole)role, (CueSign)sign, &name);
            found = slice_is(term, buffer_string(&name));
            buffer_free(&name);
        }
    return found;
}

bool cut_phrase_is_right(Slice phrase) {
    const char *space = memchr(phrase.data, ' ', phrase.size);
    if (!space)
        return is_word(phrase) || is_class(phrase) || is_cue_sign(phrase);
    const size_t size = (size_t)(space - phrase.data);
    const Slice second = {space + 1, phrase.size - size - 1};
    return is_word((Slice){phrase.data, size}) && (is_word(second) || is_class(second));
}

static bool add_phrase(CutWords *words, const ListName *list, Slice phrase) {
    if (!cut_phrase_is_right(phrase))
        return false;
    const char *space = memchr(phrase.data, ' ', phrase.size);
    const size_t size = space ? (size_t)(space - phrase.data) : phrase.size;
    const uint32_t hash = text_hash((Slice){phrase.data, size});
    const uint64_t key = space ? pair_key(hash, text_hash((Slice){space + 1, phrase.size - size - 1}), list->first)
                               : word_key(hash, list->first);
    add(words, key, list->role, list->quarters);
    return true;
}

static bool add_phrases(CutWords *words, const ListName *list, Slice phrases) {
    if (phrases.size > 1 && phrases.data[0] == '(' && phrases.data[phrases.size - 1] == ')')
        phrases = (Slice){phrases.data + 1, phrases.size - 2};
    bool fine = true;
    while (fine && phrases.size > 0) {
        const char *bar = memchr(phrases.data, '|', phrases.size);
        size_t size = bar ? (size_t)(bar - phrases.data) : phrases.size;
        fine = add_phrase(words, list, (Slice){phrases.data, size});
        size_t past = size + (bar != NULL);
        phrases = (Slice){phrases.data + past, phrases.size - past};
    }
    return fine;
}

static bool add_list(CutWords *words, const PhraseList *list, Error *error) {
    ListName name;
    if (!read_name(list->name, &name))
        return error_at(error, ERROR_INVALID, list->source.file, list->source.line, list->source.column,
                        MSG_ANSWER_CUT_LIST, list->name);
    for (size_t i = 0; i < list->phrases.count; i++) {
        const Mark *mark = list->phrases.marks ? &list->phrases.marks[i] : NULL;
        if (!add_phrases(words, &name, slice_of(list->phrases.items[i])))
            return error_at(error, ERROR_INVALID, list->source.file, mark ? mark->line : list->source.line,
                            mark ? mark->column : list->source.column, MSG_ANSWER_CUT_PHRASE, list->phrases.items[i]);
    }
    return true;
}

/* What is looked up again and again. */
static void words_prepare(CutWords *words) {
    for (size_t i = 0; i < CLASS_COUNT; i++)
        words->class_hashes[i] = text_hash(slice_of(word_class_names[i]));
    for (size_t role = 0; role < ROLE_COUNT; role++)
        for (size_t sign = 0; sign < CUE_SIGN_COUNT; sign++) {
            Buffer name = {0};
            cue_sign_name((SectionRole)role, (CueSign)sign, &name);
            const CutWord *word = find(words, word_key(text_hash(buffer_slice(&name)), false));
            words->cues[role][sign] = word->key ? word : NULL;
            buffer_free(&name);
        }
}

static CutWords *image_open(const CutWordsImage *image) {
    CutWords *words = memory_alloc(sizeof *words);
    CutWord *items = (CutWord *)(void *)image->words;
    *words = (CutWords){.items = items, .room = image->room, .sieve = (uint8_t *)(items + image->room), .ready = true};
    words_prepare(words);
    return words;
}

CutWords *cut_words_new(const Bank *bank, const CutWordsImage *image, Error *error) {
    if (image->words && cut_words_fingerprint(bank) == image->fingerprint)
        return image_open(image);
    CutWords *words = memory_alloc(sizeof *words);
    words->sieve = memory_alloc(SIEVE);
    grow(words);
    for (size_t i = 0; i < bank_list_count(bank); i++) {
        const PhraseList *list = bank_list_at(bank, i);
        if (is_cut_list(list) && !add_list(words, list, error)) {
            cut_words_free(words);
            return NULL;
        }
    }
    words_prepare(words);
    return words;
}

void cut_words_free(CutWords *words) {
    if (!words)
        return;
    if (!words->ready) {
        free(words->items);
        free(words->sieve);
    }
    free(words->forms);
    free(words);
}

/* ---- Images ---- */

bool cut_words_are_ready(const CutWords *words) {
    return words->ready;
}

size_t cut_words_write(const CutWords *words, Buffer *out) {
    buffer_append(out, (Slice){(const char *)words->items, words->room * sizeof *words->items});
    buffer_append(out, (Slice){(const char *)words->sieve, SIEVE});
    return words->room;
}

uint64_t cut_words_fingerprint(const Bank *bank) {
    Digest digest = {0};
    for (size_t i = 0; i < bank_list_count(bank); i++) {
        const PhraseList *list = bank_list_at(bank, i);
        if (!is_cut_list(list))
            continue;
        digest_text(&digest, slice_of(list->name));
        digest_number(&digest, list->phrases.count);
        for (size_t j = 0; j < list->phrases.count; j++)
            digest_text(&digest, slice_of(list->phrases.items[j]));
    }
    return digest_end(&digest);
}

/* ---- Weighing ---- */

/* Moves what was added up to the sentence's sums. */
static void quarters_move(Quarters *sum, int out[ROLE_COUNT]) {
    for (size_t role = 0; role < ROLE_COUNT; role++)
        out[role] += quarters_of(sum, role);
    *sum = (Quarters){0};
}

static inline void weigh_word(const CutWord *word, Quarters *sum) {
    sum->first += word->quarters.first;
    sum->second += word->quarters.second;
}

static inline void weigh(const CutWords *words, uint64_t key, Quarters *sum) {
    if (!(words->sieve[key_hash(key) / 8 % SIEVE] >> key_hash(key) % 8 & 1))
        return;
    const CutWord *word = find(words, key);
    if (word->key != 0)
        weigh_word(word, sum);
}

static void forms_know(CutWords *words, const Vocabulary *vocabulary) {
    size_t count = vocabulary_form_count(vocabulary);
    if (vocabulary_trail(vocabulary, words->form_count) != words->trail)
        words->form_count = 0;
    if (words->form_count == count)
        return;
    words->forms = memory_grow(words->forms, &words->form_capacity, count, sizeof *words->forms);
    for (; words->form_count < count; words->form_count++) {
        uint32_t hash = vocabulary_record(vocabulary, (uint32_t)words->form_count)->hash;
        const CutWord *word = find(words, word_key(hash, false));
        words->forms[words->form_count] =
            (KnownForm){.hash = hash, .item = (uint32_t)(word - words->items), .family = CLASS_COUNT};
    }
    words->trail = vocabulary_trail(vocabulary, count);
}

static inline WordClass known_class(KnownForm *form, const Text *text, const Token *token, bool first) {
    if (form->family == CLASS_COUNT)
        form->family =
            (uint8_t)form_class(text_form(text, token), text_traits(text, token), token->kind == TOKEN_NUMBER);
    return token_class(token, (WordClass)form->family, first);
}

/* A sentence that is weighed. */
typedef struct Weighing {
    const CutWords *words;
    Quarters sum;
    size_t count;            /* words so far */
    const KnownForm *before; /* NULL: what is no plain word parts a pair */
    unsigned classes;        /* met so far, a bit each */
} Weighing;

static inline void weigh_pair(Weighing *weighing, uint32_t hash) {
    weigh(weighing->words, pair_key(weighing->before->hash, hash, false), &weighing->sum);
}

static void weigh_class(Weighing *weighing, WordClass family) {
    const uint32_t hash = weighing->words->class_hashes[family];
    if (!(weighing->classes >> family & 1))
        weigh(weighing->words, word_key(hash, false), &weighing->sum);
    weighing->classes |= 1u << family;
    if (weighing->count == 1)
        weigh(weighing->words, word_key(hash, true), &weighing->sum);
    if (weighing->before)
        weigh(weighing->words, pair_key(weighing->before->hash, hash, weighing->count == 2), &weighing->sum);
}

/* What only a sentence's first words say. */
static void weigh_first(Weighing *weighing, uint32_t hash) {
    if (weighing->count == 1)
        weigh(weighing->words, word_key(hash, true), &weighing->sum);
    else if (weighing->before)
        weigh(weighing->words, pair_key(weighing->before->hash, hash, true), &weighing->sum);
}

void cut_words_weigh(CutWords *words, const Text *text, const Sentence *sentence, int out[ROLE_COUNT]) {
    Weighing weighing = {.words = words};
    forms_know(words, text->vocabulary);
    words->sentence++;
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        const Token *token = &text->tokens[i];
        if (token->kind == TOKEN_MARK)
            continue;
        if (++weighing.count % WORDS_AT_ONCE == 0)
            quarters_move(&weighing.sum, out);
        KnownForm *form = &words->forms[token->form];
        const WordClass family = known_class(form, text, token, weighing.count == 1);
        if (family)
            weigh_class(&weighing, family);
        if (token->kind != TOKEN_WORD) {
            weighing.before = NULL;
            continue;
        }
        if (form->met != words->sentence)
            weigh_word(&words->items[form->item], &weighing.sum);
        form->met = words->sentence;
        if (weighing.count <= 2)
            weigh_first(&weighing, form->hash);
        if (weighing.before)
            weigh_pair(&weighing, form->hash);
        weighing.before = form;
    }
    quarters_move(&weighing.sum, out);
}

void cut_words_weigh_cue(const CutWords *words, SectionRole role, CueSign sign, int out[ROLE_COUNT]) {
    Quarters sum = {0};
    if (words->cues[role][sign])
        weigh_word(words->cues[role][sign], &sum);
    quarters_move(&sum, out);
}
