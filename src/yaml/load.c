/* Binding: a tree of nodes goes into structs as their schemas say. Every fault is told and passed over, so that one
 * load finds them all. */
#include "base/messages.h"
#include "yaml/complain.h"
#include "yaml/extend.h"
#include "yaml/scalar.h"

#include <float.h>
#include <limits.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static void bind_struct(Load *load, const YamlSchema *schema, const Node *node, char *base);

/* Pointers of any type lie alike; memcpy keeps the compiler's view of the caller's types out of it. */
static void put_pointer(char *at, const void *pointer) {
    memcpy(at, &pointer, sizeof pointer);
}

/* An array of `count` in the arena, put with its count into the struct at `base`; NULL when there is none. */
static char *put_array(Load *load, const YamlField *field, char *base, size_t count, size_t size) {
    char *items = count ? arena_array(load->arena, count, size) : NULL;
    put_pointer(base + field->offset, items);
    *(size_t *)(void *)(base + field->count_offset) = count;
    return items;
}

/* ---- Scalars ---- */

/* Is the value text that a C string can hold? Nothing at all is text only where the caller says so. */
static bool is_text(Load *load, const YamlField *field, const Node *value, bool may_be_nothing) {
    bool fine = value->kind == NODE_SCALAR && (may_be_nothing || !node_is_nothing(value));
    if (!fine)
        complain_wrong(load, field, value);
    else if (memchr(value->text.data, '\0', value->text.size))
        complain_nul(load, field, value), fine = false;
    return fine;
}

static void bind_string(Load *load, const YamlField *field, const Node *value, char *at) {
    if (!is_text(load, field, value, field->type != YAML_ID))
        return;
    if ((field->flags & YAML_NOT_EMPTY) && slice_trim(value->text).size == 0)
        complain_empty(load, field, value);
    else if (field->type == YAML_ID && !scalar_is_id(value->text))
        complain_wrong(load, field, value);
    else
        put_pointer(at, arena_copy(load->arena, value->text));
}

static bool bind_number(Load *load, const YamlField *field, const Node *value, bool whole, double *out) {
    double number;
    if (!is_text(load, field, value, false))
        return false;
    if (!scalar_parse_number(value->text, whole, &number)) {
        complain_wrong(load, field, value);
        return false;
    }
    bool limited = field->least < field->most || field->most < 0 || field->most > 0;
    double least = limited ? field->least : whole ? INT_MIN : -DBL_MAX;
    double most = limited ? field->most : whole ? INT_MAX : DBL_MAX;
    if (number < least || number > most) {
        complain_range(load, field, value, least, most);
        return false;
    }
    *out = number;
    return true;
}

static void bind_choice(Load *load, const YamlField *field, const Node *value, int *out) {
    if (!is_text(load, field, value, false))
        return;
    for (int i = 0; field->choices[i]; i++) {
        if (slice_is(value->text, field->choices[i])) {
            *out = i;
            return;
        }
    }
    complain_choice(load, field, value);
}

static void bind_scalar(Load *load, const YamlField *field, const Node *value, char *at) {
    double number;
    switch (field->type) {
    case YAML_INTEGER:
        if (bind_number(load, field, value, true, &number))
            *(int *)(void *)at = (int)number;
        break;
    case YAML_NUMBER:
        bind_number(load, field, value, false, (double *)(void *)at);
        break;
    case YAML_BOOL:
        if (is_text(load, field, value, false) && !scalar_parse_bool(value->text, (bool *)at))
            complain_wrong(load, field, value);
        break;
    case YAML_DATE:
        if (is_text(load, field, value, false) && !date_parse(value->text, (Date *)(void *)at))
            complain_wrong(load, field, value);
        break;
    case YAML_CHOICE:
        bind_choice(load, field, value, (int *)(void *)at);
        break;
    default:
        bind_string(load, field, value, at);
    }
}

/* ---- Sequences ---- */

static void bind_strings(Load *load, const YamlField *field, const Node *value, char *base) {
    const Entry single = {.value = value};
    const bool is_single = value->kind == NODE_SCALAR && !node_is_nothing(value);
    if (!is_single && value->kind != NODE_SEQUENCE) {
        complain_wrong(load, field, value);
        return;
    }
    const size_t most = is_single ? 1 : value->count;
    const YamlField item = {.key = field->key, .type = YAML_STRING};
    char *strings = put_array(load, field, base, most, sizeof(char *));
    YamlMark *marks = field->marks_offset && most ? arena_array(load->arena, most, sizeof *marks) : NULL;
    if (field->marks_offset)
        put_pointer(base + field->marks_offset, marks);
    size_t count = 0;
    for (const Entry *entry = is_single ? &single : value->entries; entry; entry = entry->next) {
        if (!is_text(load, &item, entry->value, false))
            continue;
        if (marks)
            marks[count] = entry->value->mark;
        put_pointer(strings + count++ * sizeof(char *), arena_copy(load->arena, entry->value->text));
    }
    *(size_t *)(void *)(base + field->count_offset) = count;
}

/* A scalar that must stand only once, with its place in the order. */
typedef struct Word {
    const Node *node;
    size_t index;
} Word;

static int compare_words(const void *left, const void *right) {
    const Word *a = left, *b = right;
    Slice x = a->node->text, y = b->node->text;
    int order = memcmp(x.data, y.data, x.size < y.size ? x.size : y.size);
    if (order == 0 && x.size != y.size)
        order = x.size < y.size ? -1 : 1;
    return order ? order : a->index < b->index ? -1 : 1;
}

/* Complains of each word that another before it says as well; `key` is that of the id, NULL for words that are keys. */
static void check_words_differ(Load *load, Word *words, size_t count, const char *key) {
    if (count > 1)
        qsort(words, count, sizeof *words, compare_words);
    for (size_t first = 0, i = 1; i < count; i++) {
        if (!slice_equal(words[i].node->text, words[first].node->text))
            first = i;
        else if (key)
            complain_id_twice(load, key, words[i].node, words[first].node);
        else
            complain_key_twice(load, words[i].node, words[first].node);
    }
}

static const YamlField *find_unique_id(const YamlSchema *schema) {
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].flags & YAML_UNIQUE_ID)
            return &schema->fields[i];
    return NULL;
}

static void check_ids_differ(Load *load, const YamlField *id, const Node *sequence) {
    Word *words = arena_array(load->scratch, sequence->count, sizeof *words);
    size_t count = 0;
    for (const Entry *item = sequence->entries; item; item = item->next) {
        const Entry *entry = item->value->kind == NODE_MAPPING ? item->value->entries : NULL;
        while (entry && !slice_is(entry->key->text, id->key))
            entry = entry->next;
        if (entry && entry->value->kind == NODE_SCALAR && entry->value->text.size) {
            words[count] = (Word){entry->value, count};
            count++;
        }
    }
    check_words_differ(load, words, count, id->key);
}

static void bind_structs(Load *load, const YamlField *field, const Node *value, char *base) {
    if (value->kind != NODE_SEQUENCE) {
        complain_wrong(load, field, value);
        return;
    }
    char *items = put_array(load, field, base, value->count, field->schema->size);
    size_t count = 0;
    for (const Entry *entry = value->entries; entry; entry = entry->next) {
        if (entry->value->kind == NODE_MAPPING)
            bind_struct(load, field->schema, entry->value, items + count++ * field->schema->size);
        else
            complain_wrong(load, field, entry->value);
    }
    *(size_t *)(void *)(base + field->count_offset) = count;
    const YamlField *id = find_unique_id(field->schema);
    if (id)
        check_ids_differ(load, id, value);
}

/* ---- Mappings ---- */

static void bind_word(Load *load, const YamlField *field, const Entry *entry, char *item) {
    const char *word = arena_copy(load->arena, entry->key->text);
    YamlField means = {.key = word, .type = YAML_STRING, .flags = field->flags & YAML_NOT_EMPTY};
    switch (field->type) {
    case YAML_WORD_COUNTS:
        put_pointer(item + offsetof(YamlWordCount, word), word);
        means = (YamlField){.key = word, .type = YAML_INTEGER, .least = field->least, .most = field->most};
        bind_scalar(load, &means, entry->value, item + offsetof(YamlWordCount, count));
        break;
    case YAML_WORD_NUMBERS:
        put_pointer(item + offsetof(YamlWordNumber, word), word);
        *(YamlMark *)(void *)(item + offsetof(YamlWordNumber, mark)) = entry->key->mark;
        means = (YamlField){.key = word, .type = YAML_INTEGER, .least = field->least, .most = field->most};
        bind_scalar(load, &means, entry->value, item + offsetof(YamlWordNumber, number));
        break;
    case YAML_WORD_PAIRS:
        put_pointer(item + offsetof(YamlWordPair, word), word);
        bind_scalar(load, &means, entry->value, item + offsetof(YamlWordPair, means));
        break;
    default:
        put_pointer(item + offsetof(YamlWordList, word), word);
        *(YamlMark *)(void *)(item + offsetof(YamlWordList, mark)) = entry->key->mark;
        means = (YamlField){.key = word,
                            .type = YAML_STRINGS,
                            .offset = offsetof(YamlWordList, items),
                            .count_offset = offsetof(YamlWordList, count)};
        bind_strings(load, &means, entry->value, item);
    }
}

size_t yaml_word_size(YamlType type) {
    switch (type) {
    case YAML_WORD_COUNTS:
        return sizeof(YamlWordCount);
    case YAML_WORD_NUMBERS:
        return sizeof(YamlWordNumber);
    case YAML_WORD_PAIRS:
        return sizeof(YamlWordPair);
    default:
        return sizeof(YamlWordList);
    }
}

static void bind_words(Load *load, const YamlField *field, const Node *value, char *base) {
    if (value->kind != NODE_MAPPING) {
        complain_wrong(load, field, value);
        return;
    }
    const size_t size = yaml_word_size(field->type);
    char *items = put_array(load, field, base, value->count, size);
    Word *words = arena_array(load->scratch, value->count, sizeof *words);
    size_t count = 0;
    for (const Entry *entry = value->entries; entry; entry = entry->next) {
        if (entry->key->kind != NODE_SCALAR) {
            complain_key_shape(load, entry->key);
        } else if (is_text(load, field, entry->key, false)) {
            bind_word(load, field, entry, items + count * size);
            words[count] = (Word){entry->key, count};
            count++;
        }
    }
    *(size_t *)(void *)(base + field->count_offset) = count;
    check_words_differ(load, words, count, NULL);
}

static bool has_count(const YamlField *field) {
    return field->type == YAML_STRINGS || field->type == YAML_STRUCTS || field->type == YAML_WORD_COUNTS ||
           field->type == YAML_WORD_NUMBERS ||
           field->type == YAML_WORD_PAIRS || field->type == YAML_WORD_LISTS;
}

static void bind_field(Load *load, const YamlField *field, const Node *value, char *base) {
    char *at = base + field->offset;
    switch (field->type) {
    case YAML_STRUCT:
    case YAML_STRUCT_PTR:
        if (value->kind != NODE_MAPPING) {
            complain_wrong(load, field, value);
            break;
        }
        if (field->type == YAML_STRUCT_PTR) {
            char *made = arena_alloc(load->arena, field->schema->size);
            put_pointer(at, made);
            at = made;
        }
        bind_struct(load, field->schema, value, at);
        break;
    case YAML_STRINGS:
        bind_strings(load, field, value, base);
        break;
    case YAML_STRUCTS:
        bind_structs(load, field, value, base);
        break;
    case YAML_WORD_COUNTS:
    case YAML_WORD_NUMBERS:
    case YAML_WORD_PAIRS:
    case YAML_WORD_LISTS:
        bind_words(load, field, value, base);
        break;
    default:
        bind_scalar(load, field, value, at);
    }
    bool is_empty = value->kind != NODE_SCALAR && value->count == 0;
    if ((field->flags & YAML_NOT_EMPTY) && has_count(field) && is_empty)
        complain_empty(load, field, value);
}

/* What an absent key leaves: its standard, or those of what would be inside. */
static void bind_absent(Load *load, const YamlField *field, char *base) {
    if (field->standard) {
        const Node value = {.kind = NODE_SCALAR, .text = slice_of(field->standard), .mark = {1, 1}};
        bind_field(load, field, &value, base);
    } else if (field->type == YAML_STRUCT) {
        for (size_t i = 0; i < field->schema->field_count; i++)
            bind_absent(load, &field->schema->fields[i], base + field->offset);
    }
}

static size_t find_field(const YamlSchema *schema, Slice key) {
    size_t i = 0;
    while (i < schema->field_count && !slice_is(key, schema->fields[i].key))
        i++;
    return i;
}

static void bind_struct(Load *load, const YamlSchema *schema, const Node *node, char *base) {
    node = node_extended(load, schema, node);
    if (!node)
        return;
    const Node **seen = arena_array(load->scratch, schema->field_count, sizeof(Node *)); /* the keys, by field */
    for (const Entry *entry = node->entries; entry; entry = entry->next) {
        if (entry->key->kind != NODE_SCALAR) {
            complain_key_shape(load, entry->key);
            continue;
        }
        size_t i = find_field(schema, entry->key->text);
        if (i == schema->field_count) {
            complain_unknown(load, schema, entry->key);
        } else if (seen[i]) {
            complain_key_twice(load, entry->key, seen[i]);
        } else {
            seen[i] = entry->key;
            bind_field(load, &schema->fields[i], entry->value, base);
        }
    }
    for (size_t i = 0; i < schema->field_count; i++) {
        if (!seen[i] && (schema->fields[i].flags & YAML_REQUIRED))
            complain_missing(load, schema, &schema->fields[i], node);
        else if (!seen[i])
            bind_absent(load, &schema->fields[i], base);
    }
    if (schema->has_mark)
        *(YamlMark *)(void *)(base + schema->mark_offset) = node->mark;
}

static bool load_document(Load *load, const YamlSchema *schema, Slice text, const YamlLimits *limits, void *out) {
    ErrorList *errors = load->errors;
    const size_t before = errors->count;
    load->scratch = arena_new();
    memset(out, 0, schema->size);
    const Node *root = node_read(load->name, text, limits, load->scratch, errors);
    if (root && root->kind == NODE_MAPPING) {
        bind_struct(load, schema, root, out);
    } else if (root) {
        const YamlField whole = {.key = schema->name, .type = YAML_STRUCT};
        complain_wrong(load, &whole, root);
    }
    arena_free(load->scratch);
    if (errors->count == before)
        return true;
    ErrorList own = {errors->items + before, errors->count - before, 0};
    error_list_sort(&own);
    return false;
}

bool yaml_load(const YamlSchema *schema, const char *name, Slice text, const YamlLimits *limits, Arena *arena,
               void *out, ErrorList *errors) {
    Load load = {.name = name, .arena = arena, .errors = errors};
    return load_document(&load, schema, text, limits, out);
}

bool yaml_load_extending(const YamlSchema *schema, const char *name, Slice text, const YamlExtends *extends, Arena *arena,
                         void *out, ErrorList *errors) {
    Load load = {.name = name, .arena = arena, .errors = errors, .extends = extends};
    return load_document(&load, schema, text, NULL, out);
}
