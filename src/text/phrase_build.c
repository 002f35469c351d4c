#include <starcoach/phrase.h>

#include "base/memory.h"
#include "text/phrase_class.h"
#include "text/phrase_set.h"
#include <assert.h>
#include <stdlib.h>

typedef struct Pair {
    uint32_t row, item;
} Pair;

typedef struct Pairs {
    Pair *items;
    size_t count, capacity;
} Pairs;

static void pairs_push(Pairs *pairs, uint32_t row, uint32_t item) {
    pairs->items = memory_grow(pairs->items, &pairs->capacity, pairs->count + 1, sizeof *pairs->items);
    pairs->items[pairs->count++] = (Pair){row, item};
}

struct PhraseBuilder {
    Network network;
    NamedLists lists;
    Arena *list_nodes;   /* as long as the builder */
    Arena *phrase_nodes; /* of the phrase at hand */
    Pairs uses;          /* a phrase and the id of a group it is in */
    Pool known;          /* phrases as written, behind how much the lists held then */
    Numbers known_phrases;
    uint32_t list_items;
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
    if (!root || !network_add(&builder->network, root, polarity, error))
        return false;
    network_drop(&builder->network);
    node_add(list, root);
    builder->list_items++;
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
    terms_common(&builder->network.terms, language_data(language)->common_words);
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
    free(builder->uses.items);
    pool_free(&builder->known);
    free(builder->known_phrases.items);
    text_free(&builder->text);
    buffer_free(&builder->buffer);
    free(builder);
}

static bool phrase_add(PhraseBuilder *builder, Slice phrase, Error *error) {
    arena_reset(builder->phrase_nodes);
    builder->reader.arena = builder->phrase_nodes;
    Polarity polarity;
    Node *root = phrase_parse(&builder->reader, phrase, &polarity, error);
    return root && network_add(&builder->network, root, polarity, error);
}

/* Rules share many phrases: each is laid out and looked for once. One that is written alike means the same as long as
 * the lists have not grown. */
bool phrase_builder_add(PhraseBuilder *builder, uint32_t id, Slice phrase, Error *error) {
    assert(id < PHRASE_MOST_GROUPS);
    Buffer *key = &builder->buffer;
    buffer_clear(key);
    buffer_printf(key, "%u ", (unsigned)builder->list_items);
    buffer_append(key, slice_trim(phrase));
    uint32_t hash = text_hash(buffer_slice(key));
    uint32_t known = pool_find(&builder->known, hash, buffer_slice(key));
    if (known == POOL_NONE) {
        Buffer kept = {0};
        buffer_append(&kept, buffer_slice(key));
        bool added = phrase_add(builder, phrase, error);
        if (added) {
            known = pool_add(&builder->known, hash, buffer_slice(&kept));
            numbers_push(&builder->known_phrases, (uint32_t)builder->network.phrase_count - 1);
        }
        buffer_free(&kept);
        if (!added)
            return false;
    }
    pairs_push(&builder->uses, builder->known_phrases.items[known], id);
    return true;
}

/* ---- The set ---- */

/* Takes the pairs over: each row's items, in the order of the pairs. */
static NumberRows rows_of(Pairs *pairs, size_t row_count) {
    NumberRows rows = {memory_array(row_count + 1, sizeof(uint32_t)), memory_array(pairs->count, sizeof(uint32_t))};
    for (size_t i = 0; i < pairs->count; i++)
        rows.from[pairs->items[i].row + 1]++;
    for (size_t row = 0; row < row_count; row++)
        rows.from[row + 1] += rows.from[row];
    uint32_t *at = memory_copy(rows.from, (row_count + 1) * sizeof *at);
    for (size_t i = 0; i < pairs->count; i++)
        rows.items[at[pairs->items[i].row]++] = pairs->items[i].item;
    free(at);
    free(pairs->items);
    *pairs = (Pairs){0};
    return rows;
}

static void rows_free(NumberRows *rows) {
    free(rows->from);
    free(rows->items);
}

static bool set_has(const Terms *terms, uint32_t set, Term term) {
    size_t count;
    const uint32_t *items = pool_numbers(&terms->sets, set, &count);
    return bsearch(&term, items, count, sizeof *items, number_order) != NULL;
}

/* Finds the places that any word satisfies, and those next to them. */
static void mark_any_places(PhraseSet *set) {
    Network *network = &set->network;
    set->any_places = memory_array(network->place_count / 64 + 1, sizeof *set->any_places);
    for (uint32_t any = 0; any < network->place_count; any++) {
        if (!set_has(&network->terms, network->places[any].set, term_of(TERM_CLASS, CLASS_ANY)))
            continue;
        set->any_places[any / 64] |= UINT64_C(1) << any % 64;
        Follow follow = network->follows[network->places[any].follow];
        for (uint32_t i = 0; i < follow.count; i++)
            network->places[network->successors.items[follow.first + i]].flags |= PLACE_AFTER_ANY;
        for (uint32_t i = set->leads.from[any]; i < set->leads.from[any + 1]; i++) {
            uint32_t lead = set->leads.items[i];
            for (uint32_t at = set->holders.from[lead]; at < set->holders.from[lead + 1]; at++)
                network->places[set->holders.items[at]].flags |= PLACE_BEFORE_ANY;
        }
    }
}

static void link_places(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs by_set = {0}, leads = {0}, holders = {0};
    for (uint32_t i = 0; i < network->place_count; i++) {
        pairs_push(&by_set, network->places[i].set, i);
        if (network->places[i].follow != FOLLOW_NOTHING)
            pairs_push(&holders, network->places[i].follow, i);
    }
    for (uint32_t number = 0; number < network->follow_count; number++) {
        Follow follow = network->follows[number];
        for (uint32_t i = 0; i < follow.count; i++)
            pairs_push(&leads, network->successors.items[follow.first + i], number);
    }
    set->set_places = rows_of(&by_set, network->terms.sets.count);
    set->leads = rows_of(&leads, network->place_count);
    set->holders = rows_of(&holders, network->follow_count);
}

static void link_cuts(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs cuts = {0};
    for (uint32_t cut = 0; cut < network->cuts.count; cut++) {
        size_t count;
        const uint32_t *sets = pool_numbers(&network->cuts, cut, &count);
        for (size_t i = 0; i < count; i++)
            pairs_push(&cuts, sets[i], CUT_FIRST + cut);
    }
    set->set_cuts = rows_of(&cuts, network->terms.sets.count);
}

static void link_requirements(PhraseSet *set) {
    const Network *network = &set->network;
    Pairs pairs = {0};
    for (uint32_t i = 0; i < network->requirement_count; i++)
        if (network->places[network->requirements[i].place].flags & PLACE_ANCHORS)
            pairs_push(&pairs, network->requirements[i].place, i);
    NumberRows rows = rows_of(&pairs, network->place_count);
    uint32_t count = rows.from[network->place_count];
    set->requirements = memory_array(count, sizeof *set->requirements);
    for (uint32_t i = 0; i < count; i++)
        set->requirements[i] = network->requirements[rows.items[i]];
    set->required = rows.from;
    free(rows.items);
}

/* Rules often look for the same list and nothing else: what their groups share is found and chosen once. */
static void bundle_groups(PhraseSet *set, const Pairs *uses) {
    Numbers ids = {0}, phrases = {0};
    for (size_t i = 0; i < uses->count; i++)
        numbers_push(&ids, uses->items[i].item);
    numbers_sort(&ids, 0);
    Pairs by_group = {0}, by_phrase = {0}, by_bundle = {0};
    for (size_t i = 0; i < uses->count; i++) {
        const uint32_t *id = bsearch(&uses->items[i].item, ids.items, ids.count, sizeof *ids.items, number_order);
        pairs_push(&by_group, (uint32_t)(id - ids.items), uses->items[i].row);
    }
    NumberRows groups = rows_of(&by_group, ids.count);
    Pool bundles = {0};
    for (uint32_t group = 0; group < ids.count; group++) {
        phrases.count = 0;
        for (uint32_t i = groups.from[group]; i < groups.from[group + 1]; i++)
            numbers_push(&phrases, groups.items[i]);
        numbers_sort(&phrases, 0);
        uint32_t bundle = pool_add_numbers(&bundles, phrases.items, phrases.count);
        for (size_t i = 0; bundle == set->bundle_count && i < phrases.count; i++)
            pairs_push(&by_phrase, phrases.items[i], bundle);
        set->bundle_count = bundles.count;
        pairs_push(&by_bundle, bundle, ids.items[group]);
    }
    set->bundles_of = rows_of(&by_phrase, set->network.phrase_count);
    set->bundles = rows_of(&by_bundle, set->bundle_count);
    rows_free(&groups);
    pool_free(&bundles);
    free(ids.items);
    free(phrases.items);
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

static void mix_rows(uint64_t *hash, const NumberRows *rows, size_t count) {
    for (size_t i = 0; i <= count; i++)
        mix(hash, rows->from[i]);
    for (size_t i = 0; i < rows->from[count]; i++)
        mix(hash, rows->items[i]);
}

static uint64_t fingerprint_of(const PhraseSet *set) {
    const Network *network = &set->network;
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
    for (size_t i = 0; i < network->phrase_count; i++)
        mix(&hash, network->phrases[i].polarity);
    mix_rows(&hash, &set->bundles_of, network->phrase_count);
    mix_rows(&hash, &set->bundles, set->bundle_count);
    return hash | 1;
}

PhraseSet *phrase_builder_finish(PhraseBuilder *builder) {
    PhraseSet *set = memory_alloc(sizeof *set);
    set->network = builder->network;
    builder->network = (Network){0};
    terms_finish(&set->network.terms);
    link_places(set);
    mark_any_places(set);
    link_cuts(set);
    link_requirements(set);
    bundle_groups(set, &builder->uses);
    set->fingerprint = fingerprint_of(set);
    return set;
}

void phrase_set_free(PhraseSet *set) {
    if (!set)
        return;
    network_free(&set->network);
    free(set->any_places);
    rows_free(&set->set_places);
    rows_free(&set->leads);
    rows_free(&set->holders);
    rows_free(&set->set_cuts);
    free(set->required);
    free(set->requirements);
    rows_free(&set->bundles_of);
    rows_free(&set->bundles);
    free(set);
}
