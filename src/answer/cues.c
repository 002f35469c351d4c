#include "answer/cues.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static const char prefix[] = "cue_";
static const double cue_first = 1.7,
                    cue_more = 0.8; /* the first cue of a role in a sentence, each one more; set by hand */
static const double cue_sure = 1.6; /* a cue that rarely misleads */

/* What a list's name says after its role: cue_action_sure_first. */
static const struct {
    const char *suffix;
    bool sure, first;
} kinds[] = {{"", false, false}, {"_first", false, true}, {"_sure", true, false}, {"_sure_first", true, true}};

/* The group a list's phrases are counted in: two for each role, plain and sure. False for lists that only others use.
 */
static bool list_group(const char *name, uint32_t *group, bool *first) {
    const char *rest = name + strlen(prefix);
    for (uint32_t role = 0; role < ROLE_COUNT; role++) {
        size_t size = strlen(section_role_names[role]);
        if (strncmp(rest, section_role_names[role], size) != 0)
            continue;
        for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
            if (strcmp(rest + size, kinds[i].suffix) == 0) {
                *group = role * 2 + kinds[i].sure;
                *first = kinds[i].first;
                return true;
            }
    }
    return false;
}

static bool place_error(Error *error, const PhraseList *list, size_t phrase) {
    if (error) {
        const Mark *mark = list->phrases.marks ? &list->phrases.marks[phrase] : NULL;
        free(error->file);
        error->file = memory_string(list->source.file);
        error->line = mark ? mark->line : list->source.line;
        error->column = mark ? mark->column : list->source.column;
    }
    return false;
}

static bool add_list(PhraseBuilder *builder, const PhraseList *list, Error *error) {
    for (size_t i = 0; i < list->phrases.count; i++)
        if (!phrase_builder_list(builder, list->name, slice_of(list->phrases.items[i]), error))
            return place_error(error, list, i);
    uint32_t group;
    bool first;
    if (list->phrases.count == 0 || !list_group(list->name, &group, &first))
        return true;
    Buffer phrase = {0};
    buffer_printf(&phrase, "%s{%s}", first ? "^ " : "", list->name);
    bool added = phrase_builder_add(builder, group, buffer_slice(&phrase), error);
    buffer_free(&phrase);
    return added || place_error(error, list, 0);
}

typedef struct Feeding {
    const Bank *bank;
    Error *error;
} Feeding;

static bool add_lists(void *host, PhraseBuilder *builder) {
    const Feeding *feeding = host;
    for (size_t i = 0; i < bank_list_count(feeding->bank); i++) {
        const PhraseList *list = bank_list_at(feeding->bank, i);
        if (strncmp(list->name, prefix, strlen(prefix)) == 0 && !add_list(builder, list, feeding->error))
            return false;
    }
    return true;
}

PhraseSet *cues_compile(const Bank *bank, const PhraseImage *image, Error *error) {
    bool fine;
    PhraseSet *cues = phrase_set_make(image, bank_language(bank), add_lists, &(Feeding){bank, error}, &fine);
    if (fine)
        return cues;
    phrase_set_free(cues);
    return NULL;
}

/* The first of the errors becomes the caller's. */
static bool load_rules(Bank *bank, Error *error) {
    ErrorList errors = {0};
    bool loaded = bank_load_rules(bank, &errors);
    if (!loaded && error && errors.count) {
        error_clear(error);
        *error = errors.items[0];
        errors.items[0] = (Error){0};
    }
    error_list_clear(&errors);
    return loaded;
}

AnswerCutter *answer_cutter_new(Bank *bank, Error *error) {
    if (!load_rules(bank, error))
        return NULL;
    CutWords *words = cut_words_new(bank, &cut_words_image, error);
    PhraseSet *cues = words ? cues_compile(bank, &cues_image, error) : NULL;
    if (!cues) {
        cut_words_free(words);
        return NULL;
    }
    AnswerCutter *cutter = memory_alloc(sizeof *cutter);
    cutter->words = words;
    cutter->language = bank_language(bank);
    cutter->cues = cues;
    cutter->scratch = phrase_scratch_new();
    return cutter;
}

void answer_cutter_free(AnswerCutter *cutter) {
    if (!cutter)
        return;
    cut_words_free(cutter->words);
    phrase_set_free(cutter->cues);
    phrase_scratch_free(cutter->scratch);
    text_free(&cutter->text);
    phrase_matches_free(&cutter->matches);
    cue_memory_free(&cutter->memory);
    free(cutter);
}

static void read_sentence(AnswerCutter *cutter, size_t sentence, CueCount *out) {
    *out = (CueCount){0};
    cutter->matches.count = 0;
    phrase_scan(cutter->cues, cutter->scratch, &cutter->text, sentence, sentence + 1, &cutter->matches);
    for (size_t i = 0; i < cutter->matches.count; i++) {
        uint32_t group = cutter->matches.items[i].id;
        unsigned char *one = &(group % 2 ? out->sure : out->plain)[group / 2];
        *one = (unsigned char)(*one + (*one < CUES_MOST));
    }
    cut_words_weigh(cutter->words, &cutter->text, &cutter->text.sentences[sentence], out->words);
    for (size_t role = 0; role < ROLE_COUNT; role++)
        for (size_t sign = 0; sign < CUE_SIGN_COUNT; sign++)
            if (cue_count_has(out, (SectionRole)role, (CueSign)sign))
                cut_words_weigh_cue(cutter->words, (SectionRole)role, (CueSign)sign, out->trained);
}

/* ---- Sentences met before ---- */

void cue_memory_free(CueMemory *memory) {
    free(memory->counts);
    free(memory->met);
    *memory = (CueMemory){0};
}

void cues_begin(AnswerCutter *cutter) {
    CueMemory *memory = &cutter->memory;
    text_know_sentences(&cutter->text, 0);
    if (text_sayings_trail(&cutter->text, memory->sayings) != memory->trail)
        memory->sayings = 0;
    size_t most = memory->sayings;
    for (size_t i = 0; i < cutter->text.sentence_count; i++)
        most = cutter->text.sentences[i].saying > most ? cutter->text.sentences[i].saying : most;
    memory->counts = memory_grow(memory->counts, &memory->count_capacity, most + 1, sizeof *memory->counts);
    memory->met = memory_grow(memory->met, &memory->met_capacity, most + 1, sizeof *memory->met);
    memset(memory->met + memory->sayings + 1, 0, (most - memory->sayings) * sizeof *memory->met);
    memory->sayings = most;
    memory->trail = text_sayings_trail(&cutter->text, most);
}

const CueCount *cues_count(AnswerCutter *cutter, size_t sentence) {
    CueMemory *memory = &cutter->memory;
    const uint32_t saying = cutter->text.sentences[sentence].saying;
    if (saying == 0) {
        read_sentence(cutter, sentence, &cutter->count);
        return &cutter->count;
    }
    if (!memory->met[saying])
        read_sentence(cutter, sentence, &memory->counts[saying]);
    memory->met[saying] = true;
    return &memory->counts[saying];
}

bool cue_count_has(const CueCount *count, SectionRole role, CueSign sign) {
    return sign == CUE_SURE ? count->sure[role] > 0 : count->plain[role] > (sign == CUE_MORE);
}

double cue_evidence(const CueCount *count, SectionRole role) {
    double plain = count->plain[role] ? cue_first + cue_more * (count->plain[role] - 1) : 0;
    return plain + (count->sure[role] ? cue_sure : 0);
}
