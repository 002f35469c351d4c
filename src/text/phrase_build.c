#include <starcoach/phrase.h>

#include "base/digest.h"
#include "base/memory.h"
#include "text/lexicon.h"
#include "text/phrase_class.h"
#include "text/phrase_image.h"
#include "text/phrase_set.h"
#include <assert.h>
#include <stdlib.h>

struct PhraseBuilder {
    Digest digest; /* of the language and all that was handed over */
    bool foresees; /* that alone: nothing is built */
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

/* Tells a group's phrase from a list's, whose name has a size. */
#define NO_LIST UINT64_C(0x8000000000000000)

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

/* Whether the tree is words and alternatives of them only, and no more than `left`: then nothing can be wrong with it.
 */
static bool is_plain(const Node *node, uint32_t *left) {
    if (*left == 0 || (node->kind != NODE_TERM && node->kind != NODE_SEQUENCE && node->kind != NODE_CHOICE))
        return false;
    --*left;
    for (const Node *child = node->last; child; child = child->previous)
        if (!is_plain(child, left))
            return false;
    return node->kind == NODE_TERM || node->last;
}

/* A phrase for a list is laid out and taken away again where something could be wrong with it: that shows where it
 * stands, not where it is used. */
static bool list_add(PhraseBuilder *builder, Node *list, Slice phrase, Error *error) {
    builder->reader.arena = builder->list_nodes;
    Polarity polarity;
    Node *root = phrase_parse(&builder->reader, phrase, &polarity, error);
    if (!root)
        return false;
    uint32_t most = PHRASE_MOST_TOKENS;
    if (!is_plain(root, &most)) {
        if (!network_add(&builder->network, root, polarity, error))
            return false;
        network_drop(&builder->network);
    }
    node_add(list, root);
    builder->list_items++;
    return true;
}

bool phrase_builder_list(PhraseBuilder *builder, const char *name, Slice phrase, Error *error) {
    digest_text(&builder->digest, slice_of(name));
    digest_text(&builder->digest, phrase);
    if (builder->foresees)
        return true;
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

/* The first that is no phrase is told, and stands for nothing. */
static bool add_defined_classes(PhraseBuilder *builder, const LanguageData *data, Error *error) {
    static const char *const names[] = {"number", "percent", "money", "date"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        list_find_or_add(builder, "<", names[i]);
    bool fine = true;
    builder->reader.own = true;
    for (size_t i = 0; i < data->class_count; i++) {
        Node *class = list_find_or_add(builder, "<", data->classes[i].word);
        fine = list_add(builder, class, slice_of(data->classes[i].means), fine ? error : NULL) && fine;
    }
    builder->reader.own = false;
    return fine;
}

static bool add_classes(PhraseBuilder *builder, const Language *language, Error *error) {
    const LanguageData *data = language_data(language);
    class_add_words(builder, "duration", data->durations, TERM_WORD);
    class_add_words(builder, ".month", data->months, TERM_WORD);
    class_add_words(builder, ".Month", data->months, TERM_NAME);
    Node *amounts = list_find_or_add(builder, "<", ".amount");
    for (size_t i = 0; i < data->number_word_count; i++)
        class_add_word(builder, amounts, data->number_words[i].word, TERM_WORD);
    return add_defined_classes(builder, data, error);
}

/* ---- The builder ---- */

static PhraseBuilder *builder_without_classes(const Language *language) {
    PhraseBuilder *builder = memory_alloc(sizeof *builder);
    builder->digest.state = language_stamp(language);
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
    terms_ordinals(&builder->network.terms, language_data(language)->ordinals);
    return builder;
}

PhraseBuilder *phrase_builder_new(const Language *language) {
    PhraseBuilder *builder = builder_without_classes(language);
    add_classes(builder, language, NULL);
    return builder;
}

bool phrase_check_classes(const Language *language, Error *error) {
    PhraseBuilder *builder = builder_without_classes(language);
    bool fine = add_classes(builder, language, error);
    phrase_builder_free(builder);
    return fine;
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
    digest_number(&builder->digest, NO_LIST | id);
    digest_text(&builder->digest, phrase);
    if (builder->foresees)
        return true;
    Buffer *key = &builder->buffer;
    buffer_clear(key);
    buffer_append(key, (Slice){(const char *)&builder->list_items, sizeof builder->list_items});
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

PhraseSet *phrase_builder_finish(PhraseBuilder *builder) {
    PhraseSet *set = set_link(&builder->network, &builder->uses, digest_end(&builder->digest));
    builder->network = (Network){0};
    builder->uses = (Pairs){0};
    return set;
}

uint64_t phrase_builder_foresee(const Language *language, PhraseFeed feed, void *host) {
    PhraseBuilder builder = {.digest = {language_stamp(language)}, .foresees = true};
    feed(host, &builder);
    return digest_end(&builder.digest);
}
