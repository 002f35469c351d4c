#include <starcoach/phrase.h>

#include "base/memory.h"
#include "text/phrase_class.h"
#include "text/phrase_set.h"
#include <assert.h>
#include <stdlib.h>

struct PhraseBuilder {
    Network network;
    NamedLists lists;
    Arena *list_nodes;   /* as long as the builder */
    Arena *phrase_nodes; /* of the phrase at hand */
    Text text;
    Buffer buffer;
    PhraseReader reader;
};

/* ---- Lists ---- */

static Node *list_find_or_add(PhraseBuilder *builder, const char *prefix, const char *name) {
    NamedLists *lists = &builder->lists;
    Node *choice = named_list(lists, slice_of(name), prefix[0] == '<');
    if (choice)
        return choice;
    Buffer whole = {0};
    buffer_printf(&whole, "%s%s", prefix, name);
    lists->items = memory_grow(lists->items, &lists->capacity, lists->count + 1, sizeof *lists->items);
    choice = node_new(builder->list_nodes, NODE_CHOICE, 1);
    lists->items[lists->count++] = (NamedList){whole.data, choice};
    return choice;
}

/* A phrase for a list is laid out and taken away again: what is wrong with it shows where it stands, not where it is
 * used. */
static bool list_add(PhraseBuilder *builder, Node *list, Slice phrase, Error *error) {
    builder->reader.arena = builder->list_nodes;
    Polarity polarity;
    Node *root = phrase_parse(&builder->reader, phrase, &polarity, error);
    if (!root || !network_add(&builder->network, root, 0, polarity, error))
        return false;
    network_drop(&builder->network);
    node_add(list, root);
    return true;
}

bool phrase_builder_list(PhraseBuilder *builder, const char *name, Slice phrase, Error *error) {
    Node *list = list_find_or_add(builder, "", name);
    builder->reader.defines = name;
    bool added = list_add(builder, list, phrase, error);
    builder->reader.defines = NULL;
    return added;
}

/* ---- Classes made of others ---- */

static void class_add_word(PhraseBuilder *builder, Node *class, const char *word, TermKind kind) {
    builder->reader.arena = builder->list_nodes;
    Node *sequence = node_new(builder->list_nodes, NODE_SEQUENCE, 1);
    if (phrase_read_literal(&builder->reader, slice_of(word), 1, kind, sequence) > 0)
        node_add(class, sequence);
}

static void class_add_words(PhraseBuilder *builder, const char *name, WordList words, TermKind kind) {
    Node *class = list_find_or_add(builder, "<", name);
    for (size_t i = 0; i < words.count; i++)
        class_add_word(builder, class, words.items[i], kind);
}

static void add_classes(PhraseBuilder *builder, const Language *language) {
    const LanguageData *data = language_data(language);
    class_add_words(builder, "duration", data->durations, TERM_WORD);
    class_add_words(builder, ".month", data->months, TERM_WORD);
    class_add_words(builder, ".Month", data->months, TERM_NAME);
    Node *amounts = list_find_or_add(builder, "<", ".amount");
    for (size_t i = 0; i < data->number_word_count; i++)
        class_add_word(builder, amounts, data->number_words[i].word, TERM_WORD);

    builder->reader.own = true;
    for (const ClassDefinition *definition = class_definitions(language); definition->name; definition++) {
        Node *class = list_find_or_add(builder, "<", definition->name);
        bool added = list_add(builder, class, slice_of(definition->phrase), NULL);
        assert(added);
        (void)added;
    }
    builder->reader.own = false;
}

/* ---- The builder ---- */

PhraseBuilder *phrase_builder_new(const Language *language) {
    PhraseBuilder *builder = memory_alloc(sizeof *builder);
    network_init(&builder->network);
    builder->list_nodes = arena_new();
    builder->phrase_nodes = arena_new();
    builder->reader = (PhraseReader){
        .language = language,
        .terms = &builder->network.terms,
        .lists = &builder->lists,
        .text = &builder->text,
        .buffer = &builder->buffer,
    };
    add_classes(builder, language);
    return builder;
}

void phrase_builder_free(PhraseBuilder *builder) {
    if (!builder)
        return;
    network_free(&builder->network);
    for (size_t i = 0; i < builder->lists.count; i++)
        free(builder->lists.items[i].name);
    free(builder->lists.items);
    arena_free(builder->list_nodes);
    arena_free(builder->phrase_nodes);
    text_free(&builder->text);
    buffer_free(&builder->buffer);
    free(builder);
}

bool phrase_builder_add(PhraseBuilder *builder, uint32_t id, Slice phrase, Error *error) {
    assert(id < PHRASE_MOST_GROUPS);
    arena_reset(builder->phrase_nodes);
    builder->reader.arena = builder->phrase_nodes;
    Polarity polarity;
    Node *root = phrase_parse(&builder->reader, phrase, &polarity, error);
    return root && network_add(&builder->network, root, id, polarity, error);
}

/* ---- The set ---- */

static Openers openers_of(const Network *network, uint32_t flag) {
    size_t sets = network->terms.sets.count;
    Openers openers = {memory_array(sets + 1, sizeof(uint32_t)), memory_array(network->place_count, sizeof(uint32_t))};
    for (size_t i = 0; i < network->place_count; i++)
        if (network->places[i].flags & flag)
            openers.from[network->places[i].set + 1]++;
    for (size_t set = 0; set < sets; set++)
        openers.from[set + 1] += openers.from[set];
    uint32_t *at = memory_copy(openers.from, (sets + 1) * sizeof *at);
    for (size_t i = 0; i < network->place_count; i++)
        if (network->places[i].flags & flag)
            openers.items[at[network->places[i].set]++] = (uint32_t)i;
    free(at);
    return openers;
}

static void mix(uint64_t *hash, uint32_t number) {
    *hash = (*hash ^ number) * UINT64_C(0x100000001b3);
    *hash ^= *hash >> 29;
}

static void mix_pool(uint64_t *hash, const Pool *pool) {
    mix(hash, (uint32_t)pool->count);
    for (size_t i = 0; i < pool->count; i++) {
        Slice string = pool_string(pool, (uint32_t)i);
        mix(hash, (uint32_t)string.size);
        for (size_t at = 0; at < string.size; at++)
            mix(hash, (unsigned char)string.data[at]);
    }
}

static uint64_t fingerprint_of(const Network *network) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    mix_pool(&hash, &network->terms.words);
    mix_pool(&hash, &network->terms.stems);
    mix_pool(&hash, &network->terms.sets);
    for (size_t i = 0; i < network->place_count; i++) {
        const Place *place = &network->places[i];
        mix(&hash, place->set);
        mix(&hash, place->follow);
        mix(&hash, place->phrase);
        mix(&hash, place->flags);
    }
    for (size_t i = 0; i < network->follow_count; i++) {
        mix(&hash, network->follows[i].first);
        mix(&hash, network->follows[i].count);
    }
    for (size_t i = 0; i < network->successors.count; i++)
        mix(&hash, network->successors.items[i]);
    for (size_t i = 0; i < network->phrase_count; i++) {
        mix(&hash, network->phrases[i].id);
        mix(&hash, network->phrases[i].polarity);
    }
    return hash | 1;
}

PhraseSet *phrase_builder_finish(PhraseBuilder *builder) {
    PhraseSet *set = memory_alloc(sizeof *set);
    set->network = builder->network;
    builder->network = (Network){0};
    terms_finish(&set->network.terms);
    set->openers = openers_of(&set->network, PLACE_OPENS);
    set->sentence_openers = openers_of(&set->network, PLACE_OPENS_SENTENCE);
    set->fingerprint = fingerprint_of(&set->network);
    return set;
}

void phrase_set_free(PhraseSet *set) {
    if (!set)
        return;
    network_free(&set->network);
    free(set->openers.from);
    free(set->openers.items);
    free(set->sentence_openers.from);
    free(set->sentence_openers.items);
    free(set);
}
