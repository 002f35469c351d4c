/* Prints mdoc: each kind of content file with all its keys, their types, limits and what they are for, from the very tables that
 * load them. `scripts/manual/update` puts it into docs/starcoach-content.5. */
#include "content/bank_parts.h"

#include <stdio.h>
#include <string.h>

enum { MOST_SCHEMAS = 32 };

typedef struct Told { /* schemas that have a list of their own, in the order in which they came up */
    const YamlSchema *items[MOST_SCHEMAS];
    size_t count;
} Told;

static const char *const type_words[] = {
    [YAML_STRING] = "text",
    [YAML_TEXT] = "text",
    [YAML_ID] = "id",
    [YAML_INTEGER] = "whole number",
    [YAML_NUMBER] = "number",
    [YAML_BOOL] = "true or false",
    [YAML_DATE] = "date",
    [YAML_STRINGS] = "list of texts",
    [YAML_WORD_COUNTS] = "mapping of words to whole numbers",
    [YAML_WORD_NUMBERS] = "mapping of words to whole numbers",
    [YAML_WORD_PAIRS] = "mapping of words to texts",
    [YAML_WORD_LISTS] = "mapping of names to lists of texts",
};

static bool is_told(const Told *told, const YamlSchema *schema) {
    for (size_t i = 0; i < told->count; i++)
        if (told->items[i] == schema)
            return true;
    return false;
}

static const char *article(const char *name) {
    return strchr("aeio", *name) ? "an" : "a";
}

static void print_type(const YamlField *field) {
    switch (field->type) {
    case YAML_CHOICE:
        printf("one of");
        for (size_t i = 0; field->choices[i]; i++)
            printf("%s %s", i > 0 ? "," : "", field->choices[i]);
        break;
    case YAML_STRUCT:
    case YAML_STRUCT_PTR:
        printf("%s, see below", field->schema->name);
        break;
    case YAML_STRUCTS:
        printf("list, each %s %s, see below", article(field->schema->name), field->schema->name);
        break;
    default:
        printf("%s", type_words[field->type]);
    }
    if (field->least < field->most)
        printf(", %g to %g", field->least, field->most);
    if (field->standard)
        printf(", else %s", field->standard);
    if (field->flags & YAML_REQUIRED)
        printf("; required");
}

/* A full stop or an apostrophe at a line's start is a request to the formatter. */
static void print_line(const char *text) {
    if (*text == '.' || *text == '\'')
        printf("\\&");
    for (; *text; text++)
        *text == '\\' ? printf("\\e") : printf("%c", *text);
    printf("\n");
}

static void print_fields(const YamlSchema *schema) {
    printf(".Bl -tag -width 4n\n");
    for (size_t i = 0; i < schema->field_count; i++) {
        const YamlField *field = &schema->fields[i];
        printf(".It Ic %s Pq ", field->key);
        print_type(field);
        printf("\n");
        print_line(field->help);
    }
    printf(".El\n");
}

/* The structs inside, each once on the whole page. */
static void print_inner(const YamlSchema *schema, Told *told) {
    for (size_t i = 0; i < schema->field_count; i++) {
        const YamlSchema *inner = schema->fields[i].schema;
        if (!inner || is_told(told, inner) || told->count == MOST_SCHEMAS)
            continue;
        told->items[told->count++] = inner;
        printf(".Pp\nKeys of %s %s:\n", article(inner->name), inner->name);
        print_fields(inner);
        print_inner(inner, told);
    }
}

int main(void) {
    Told told = {0};
    for (size_t i = 0; i < file_kind_count; i++) {
        const FileKind *kind = &file_kinds[i];
        if (kind->single)
            printf(".Ss %s\n", kind->single);
        else
            printf(".Ss %s/*.yaml\n", kind->folder);
        print_fields(kind->schema);
        print_inner(kind->schema, &told);
    }
    return 0;
}
