#include "yaml/complain.h"

#include "base/messages.h"
#include "base/utf8.h"
#include "yaml/scalar.h"

typedef struct TypeWords {
    const char *is;  /* "must be …" */
    const char *how; /* what to do */
} TypeWords;

static const TypeWords type_words[] = {
    [YAML_STRING] = {MSG_YAML_IS_TEXT, MSG_YAML_HOW_TEXT},
    [YAML_TEXT] = {MSG_YAML_IS_TEXT, MSG_YAML_HOW_TEXT},
    [YAML_ID] = {MSG_YAML_IS_ID, MSG_YAML_HOW_ID},
    [YAML_INTEGER] = {MSG_YAML_IS_INTEGER, MSG_YAML_HOW_INTEGER},
    [YAML_NUMBER] = {MSG_YAML_IS_NUMBER, MSG_YAML_HOW_NUMBER},
    [YAML_BOOL] = {MSG_YAML_IS_BOOL, MSG_YAML_HOW_BOOL},
    [YAML_DATE] = {MSG_YAML_IS_DATE, MSG_YAML_HOW_DATE},
    [YAML_CHOICE] = {MSG_YAML_IS_CHOICE, MSG_YAML_HOW_CHOICE},
    [YAML_STRUCT] = {MSG_YAML_IS_MAPPING, MSG_YAML_HOW_MAPPING},
    [YAML_STRUCT_PTR] = {MSG_YAML_IS_MAPPING, MSG_YAML_HOW_MAPPING},
    [YAML_STRINGS] = {MSG_YAML_IS_STRINGS, MSG_YAML_HOW_STRINGS},
    [YAML_STRUCTS] = {MSG_YAML_IS_MAPPINGS, MSG_YAML_HOW_MAPPINGS},
    [YAML_WORD_COUNTS] = {MSG_YAML_IS_COUNTS, MSG_YAML_HOW_COUNTS},
    [YAML_WORD_NUMBERS] = {MSG_YAML_IS_COUNTS, MSG_YAML_HOW_COUNTS},
    [YAML_WORD_PAIRS] = {MSG_YAML_IS_PAIRS, MSG_YAML_HOW_PAIRS},
    [YAML_WORD_LISTS] = {MSG_YAML_IS_LISTS, MSG_YAML_HOW_LISTS},
};

static Error *complain(Load *load, const Node *at, const char *message) {
    return error_list_add(load->errors, ERROR_INVALID, load->name, at->mark.line, at->mark.column, "%s", message);
}

/* What stands there, fit for a sentence. */
static const char *describe(Load *load, const Node *node) {
    enum { MOST_SHOWN = 60 };
    if (node->kind != NODE_SCALAR)
        return node->kind == NODE_SEQUENCE ? MSG_YAML_GOT_LIST : MSG_YAML_GOT_MAPPING;
    if (node_is_nothing(node))
        return MSG_YAML_GOT_NOTHING;
    Buffer shown = {0};
    utf8_append_quoted(&shown, node->text, MOST_SHOWN);
    const char *text = arena_copy(load->scratch, buffer_slice(&shown));
    buffer_free(&shown);
    return text;
}

static const char *join_names(Load *load, const char *const *names, size_t count) {
    Buffer joined = {0};
    for (size_t i = 0; i < count; i++)
        buffer_printf(&joined, "%s%s", i ? MSG_YAML_LISTED : "", names[i]);
    const char *text = arena_copy(load->scratch, buffer_slice(&joined));
    buffer_free(&joined);
    return text;
}

static size_t count_choices(const YamlField *field) {
    size_t count = 0;
    while (field->choices[count])
        count++;
    return count;
}

static void advise_choices(Load *load, const YamlField *field, Error *error) {
    error_remedy(error, MSG_YAML_HOW_CHOICE, join_names(load, field->choices, count_choices(field)));
}

void complain_wrong(Load *load, const YamlField *field, const Node *value) {
    const TypeWords *words = &type_words[field->type];
    const char *got = describe(load, value);
    Error *error = complain(load, value, arena_printf(load->scratch, MSG_YAML_WRONG, field->key, words->is, got));
    if (field->type == YAML_CHOICE)
        advise_choices(load, field, error);
    else
        error_remedy(error, "%s", words->how);
}

void complain_choice(Load *load, const YamlField *field, const Node *value) {
    const char *nearest = nearest_name(value->text.data, field->choices, count_choices(field));
    const char *got = describe(load, value);
    Error *error =
        complain(load, value, arena_printf(load->scratch, MSG_YAML_WRONG, field->key, MSG_YAML_IS_CHOICE, got));
    if (nearest)
        error_remedy(error, MSG_YAML_DID_YOU_MEAN, nearest);
    else
        advise_choices(load, field, error);
}

static const char *number_text(Load *load, double number) {
    Buffer digits = {0};
    scalar_append_number(&digits, number);
    const char *text = arena_copy(load->scratch, buffer_slice(&digits));
    buffer_free(&digits);
    return text;
}

void complain_range(Load *load, const YamlField *field, const Node *value, double least, double most) {
    const char *message = arena_printf(load->scratch, MSG_YAML_RANGE, field->key, number_text(load, least),
                                       number_text(load, most), describe(load, value));
    error_remedy(complain(load, value, message), MSG_YAML_RANGE_REMEDY);
}

void complain_empty(Load *load, const YamlField *field, const Node *value) {
    error_remedy(complain(load, value, arena_printf(load->scratch, MSG_YAML_EMPTY, field->key)), MSG_YAML_EMPTY_REMEDY);
}

void complain_nul(Load *load, const YamlField *field, const Node *value) {
    error_remedy(complain(load, value, arena_printf(load->scratch, MSG_YAML_NUL, field->key)), MSG_YAML_NUL_REMEDY);
}

void complain_missing(Load *load, const YamlSchema *schema, const YamlField *field, const Node *mapping) {
    Error *error = complain(load, mapping, arena_printf(load->scratch, MSG_YAML_MISSING, schema->name, field->key));
    if (field->help)
        error_remedy(error, MSG_YAML_MISSING_REMEDY_HELP, field->key, field->help);
    else
        error_remedy(error, MSG_YAML_MISSING_REMEDY, field->key);
}

void complain_unknown(Load *load, const YamlSchema *schema, const Node *key) {
    const char *message = arena_printf(load->scratch, MSG_YAML_KEY_UNKNOWN, schema->name, describe(load, key));
    Error *error = complain(load, key, message);
    const char **names = arena_array(load->scratch, schema->field_count, sizeof *names);
    for (size_t i = 0; i < schema->field_count; i++)
        names[i] = schema->fields[i].key;
    const char *nearest = nearest_name(key->text.data, names, schema->field_count);
    if (nearest)
        error_remedy(error, MSG_YAML_DID_YOU_MEAN, nearest);
    else
        error_remedy(error, MSG_YAML_KEYS, join_names(load, names, schema->field_count));
}

void complain_no_item(Load *load, const YamlField *field, const Node *item, const char *const *names, size_t count) {
    Error *error = complain(load, item, arena_printf(load->scratch, MSG_YAML_NO_ITEM, field->key, describe(load, item)));
    const char *nearest = item->kind == NODE_SCALAR ? nearest_name(item->text.data, names, count) : NULL;
    if (nearest)
        error_remedy(error, MSG_YAML_DID_YOU_MEAN, nearest);
    else
        error_remedy(error, MSG_YAML_NO_ITEM_REMEDY);
}

void complain_no_base(Load *load, const YamlSchema *schema, const Node *id, const char *const *names, size_t count) {
    Error *error = complain(load, id, arena_printf(load->scratch, MSG_YAML_NO_BASE, schema->name, describe(load, id)));
    const char *nearest = nearest_name(id->text.data, names, count);
    if (nearest)
        error_remedy(error, MSG_YAML_DID_YOU_MEAN, nearest);
    else
        error_remedy(error, MSG_YAML_NO_BASE_REMEDY);
}

void complain_key_shape(Load *load, const Node *key) {
    error_remedy(complain(load, key, arena_printf(load->scratch, MSG_YAML_KEY_SHAPE, describe(load, key))),
                 MSG_YAML_KEY_SHAPE_REMEDY);
}

static void complain_twice(Load *load, const Node *node, const char *message, const char *remedy, const Node *first) {
    error_remedy(complain(load, node, message), remedy, (unsigned)first->mark.line);
}

void complain_key_twice(Load *load, const Node *key, const Node *first) {
    const char *message = arena_printf(load->scratch, MSG_YAML_KEY_TWICE, describe(load, key));
    complain_twice(load, key, message, MSG_YAML_KEY_TWICE_REMEDY, first);
}

void complain_id_twice(Load *load, const char *key, const Node *id, const Node *first) {
    const char *message = arena_printf(load->scratch, MSG_YAML_ID_TWICE, key, describe(load, id));
    complain_twice(load, id, message, MSG_YAML_ID_TWICE_REMEDY, first);
}
