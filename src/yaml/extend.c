/* Extending happens to the trees, before anything is bound, so that no table needs to know of it:
 *
 *   shipped                    own                                read as
 *   - id: blame                - extends: blame                   - id: blame
 *     phrases: [he, she]         phrases: {add: they, remove: he}   phrases: [she, they]
 *     cost: 5                    cost: 3                            cost: 3
 *
 * What comes from the extended object gets the place of the one that extends it: whatever is wrong with the two
 * together is told in the file that its author can mend. */
#include "yaml/extend.h"

#include <string.h>

static const Node *merge_mapping(Load *load, const YamlSchema *schema, const Node *base, const Node *own);

/* ---- Trees ---- */

static const Node *value_of(const Node *mapping, const char *key) {
    for (const Entry *entry = mapping->kind == NODE_MAPPING ? mapping->entries : NULL; entry; entry = entry->next)
        if (entry->key && entry->key->kind == NODE_SCALAR && slice_is(entry->key->text, key))
            return entry->value;
    return NULL;
}

static bool is_named(const Node *mapping, const char *key, const Node *name) {
    const Node *value = value_of(mapping, key);
    return value && value->kind == NODE_SCALAR && slice_equal(value->text, name->text);
}

static Node *node_like(Load *load, NodeKind kind, YamlMark mark) {
    Node *node = arena_alloc(load->scratch, sizeof *node);
    *node = (Node){.kind = kind, .mark = mark};
    return node;
}

/* Appends in order; `last` is where the next entry hangs. */
static void append(Load *load, Node *to, Entry ***last, const Node *key, const Node *value) {
    Entry *entry = arena_alloc(load->scratch, sizeof *entry);
    *entry = (Entry){.key = key, .value = value};
    **last = entry;
    *last = &entry->next;
    to->count++;
}

/* A copy that stands at another place. */
static const Node *node_moved(Load *load, const Node *node, YamlMark mark) {
    Node *copy = node_like(load, node->kind, mark);
    copy->text = node->text;
    copy->plain = node->plain;
    Entry **last = &copy->entries;
    for (const Entry *entry = node->entries; entry; entry = entry->next)
        append(load, copy, &last, entry->key ? node_moved(load, entry->key, mark) : NULL,
               node_moved(load, entry->value, mark));
    return copy;
}

/* ---- Lists ---- */

static const char *const edit_keys[] = {"add", "remove", "change"};
static const YamlField edit_fields[] = {{.key = "add"}, {.key = "remove"}, {.key = "change"}};
static const YamlSchema edit_schema = {.name = "change of a list", .fields = edit_fields, .field_count = 3};

/* What items of the list are called: the text itself, or a mapping's id, else its first key. */
static const char *item_key(const YamlField *field) {
    if (field->type == YAML_STRINGS)
        return NULL;
    const YamlSchema *schema = field->schema;
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].flags & YAML_UNIQUE_ID)
            return schema->fields[i].key;
    return schema->fields[0].key;
}

static const Node *item_name(const Node *item, const char *key) {
    const Node *name = key ? value_of(item, key) : item;
    return name && name->kind == NODE_SCALAR ? name : NULL;
}

/* One value may stand for a list of one. */
static const Entry *items_of(const Node *list, Entry *single) {
    if (!list)
        return NULL;
    *single = (Entry){.value = list};
    return list->kind == NODE_SEQUENCE ? list->entries : single;
}

/* The item of a list that has the name; NULL. */
static const Node *find_item(const Node *list, const char *key, const Node *name) {
    Entry single;
    for (const Entry *entry = items_of(list, &single); entry; entry = entry->next) {
        const Node *other = item_name(entry->value, key);
        if (other && slice_equal(other->text, name->text))
            return entry->value;
    }
    return NULL;
}

/* Each name in `list` must be one of the base's items. */
static void check_names(Load *load, const YamlField *field, const Node *base, const Node *list, const char *key) {
    Entry single, base_single;
    for (const Entry *entry = items_of(list, &single); entry; entry = entry->next) {
        const Node *name = item_name(entry->value, key);
        if (name && find_item(base, item_key(field), name))
            continue;
        size_t count = 0;
        const char **names = arena_array(load->scratch, (base ? base->count : 0) + 2, sizeof *names);
        for (const Entry *item = items_of(base, &base_single); item; item = item->next) {
            const Node *other = item_name(item->value, item_key(field));
            if (other)
                names[count++] = arena_copy(load->scratch, other->text);
        }
        complain_no_item(load, field, name ? name : entry->value, names, count);
    }
}

static const Node *edit_list(Load *load, const YamlField *field, const Node *base, const Node *own) {
    const char *key = item_key(field);
    const Node *removed = value_of(own, "remove"), *changed = key ? value_of(own, "change") : NULL;
    const size_t known_count = key ? 3 : 2;
    for (const Entry *entry = own->entries; entry; entry = entry->next) {
        size_t known = 0;
        while (known < known_count && !slice_is(entry->key->text, edit_keys[known]))
            known++;
        if (known == known_count)
            complain_unknown(load, &edit_schema, entry->key);
    }
    check_names(load, field, base, removed, NULL);
    check_names(load, field, base, changed, key);
    Node *list = node_like(load, NODE_SEQUENCE, own->mark);
    Entry **last = &list->entries, single;
    for (const Entry *entry = items_of(base, &single); entry; entry = entry->next) {
        const Node *name = item_name(entry->value, key);
        if (name && removed && find_item(removed, NULL, name))
            continue;
        const Node *change = name && changed ? find_item(changed, key, name) : NULL;
        append(load, list, &last, NULL,
               change ? merge_mapping(load, field->schema, entry->value, change)
                      : node_moved(load, entry->value, own->mark));
    }
    for (const Entry *entry = items_of(value_of(own, "add"), &single); entry; entry = entry->next)
        append(load, list, &last, NULL, entry->value);
    return list;
}

/* ---- Mappings ---- */

static const YamlField *field_of(const YamlSchema *schema, const Node *key) {
    for (size_t i = 0; schema && i < schema->field_count; i++)
        if (slice_is(key->text, schema->fields[i].key))
            return &schema->fields[i];
    return NULL;
}

/* Scalars and lists take the place of what was there; lists with `add` or `remove`, and mappings, are laid over it. */
static const Node *merge_value(Load *load, const YamlField *field, const Node *base, const Node *own) {
    if (!field || own->kind != NODE_MAPPING)
        return own;
    switch (field->type) {
    case YAML_STRINGS:
    case YAML_STRUCTS:
        return edit_list(load, field, base, own);
    case YAML_STRUCT:
    case YAML_STRUCT_PTR:
        return base ? merge_mapping(load, field->schema, base, own) : own;
    case YAML_WORD_COUNTS:
    case YAML_WORD_NUMBERS:
    case YAML_WORD_PAIRS:
    case YAML_WORD_LISTS:
        return base ? merge_mapping(load, NULL, base, own) : own;
    default:
        return own;
    }
}

static const Node *merge_mapping(Load *load, const YamlSchema *schema, const Node *base, const Node *own) {
    if (base->kind != NODE_MAPPING || own->kind != NODE_MAPPING)
        return own;
    Node *merged = node_like(load, NODE_MAPPING, own->mark);
    Entry **last = &merged->entries;
    for (const Entry *entry = base->entries; entry; entry = entry->next) {
        const char *key = arena_copy(load->scratch, entry->key->text);
        if (!value_of(own, key))
            append(load, merged, &last, node_moved(load, entry->key, own->mark),
                   node_moved(load, entry->value, own->mark));
    }
    for (const Entry *entry = own->entries; entry; entry = entry->next) {
        bool scalar = entry->key->kind == NODE_SCALAR;
        if (scalar && slice_is(entry->key->text, YAML_EXTENDS_KEY))
            continue;
        const Node *before = scalar ? value_of(base, arena_copy(load->scratch, entry->key->text)) : NULL;
        const YamlField *field = scalar ? field_of(schema, entry->key) : NULL;
        append(load, merged, &last, entry->key, merge_value(load, field, before, entry->value));
    }
    return merged;
}

/* ---- The extended object ---- */

typedef struct Search {
    Load *load;
    const Node *id;
    const Node *found;
    bool naming; /* gathers all ids, for a complaint */
    const char **names;
    size_t count;
} Search;

static bool mentions(Slice text, Slice word) {
    for (size_t at = 0; word.size > 0 && at + word.size <= text.size; at++) {
        const char *next = memchr(text.data + at, word.data[0], text.size - word.size - at + 1);
        if (!next)
            return false;
        at = (size_t)(next - text.data);
        if (memcmp(next, word.data, word.size) == 0)
            return true;
    }
    return false;
}

static void look_at(Search *search, const Node *mapping) {
    const Node *id = value_of(mapping, "id");
    if (!id || id->kind != NODE_SCALAR)
        return;
    if (is_named(mapping, "id", search->id))
        search->found = mapping;
    if (!search->naming)
        return;
    const char **names = arena_array(search->load->scratch, search->count + 1, sizeof *names);
    if (search->count > 0)
        memcpy(names, search->names, search->count * sizeof *names);
    names[search->count++] = arena_copy(search->load->scratch, id->text);
    search->names = names;
}

/* One file: it is an object of that id, or holds lists of them. */
static void look_into(void *host, Slice text) {
    Search *search = host;
    ErrorList others = {0};
    if (search->found || (!search->naming && !mentions(text, search->id->text)))
        return;
    Slice kept = slice_of(arena_copy(search->load->scratch, text));
    const Node *root = node_read("", kept, NULL, search->load->scratch, &others);
    error_list_clear(&others);
    if (!root || root->kind != NODE_MAPPING)
        return;
    look_at(search, root);
    for (const Entry *entry = root->entries; entry && !value_of(root, "id"); entry = entry->next)
        for (const Entry *item = entry->value->kind == NODE_SEQUENCE ? entry->value->entries : NULL; item;
             item = item->next)
            look_at(search, item->value);
}

const Node *node_extended(Load *load, const YamlSchema *schema, const Node *node) {
    const Node *id = load->extends && schema->extensible ? value_of(node, YAML_EXTENDS_KEY) : NULL;
    if (!id)
        return node;
    if (id->kind != NODE_SCALAR) {
        const YamlField field = {.key = YAML_EXTENDS_KEY, .type = YAML_ID};
        complain_wrong(load, &field, id);
        return NULL;
    }
    Search search = {.load = load, .id = id};
    load->extends->each(load->extends->context, look_into, &search);
    if (search.found)
        return merge_mapping(load, schema, search.found, node);
    search.naming = true;
    load->extends->each(load->extends->context, look_into, &search);
    complain_no_base(load, schema, id, search.names, search.count);
    return NULL;
}
