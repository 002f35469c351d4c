/* Writing: structs become YAML that people can read and compare line by line.
 *
 * Written by hand rather than through libyaml's emitter, which gives up the literal block, and with it readable drafts,
 * at the first emoji, tab, or blank at a line's end:
 *
 *   text: |          what a person wrote stays as it was written
 *     First line.
 *     Second line.
 *   text: "…\n…"     where a block cannot hold it: carriage returns and control characters */
#include "base/utf8.h"
#include "yaml/scalar.h"
#include "yaml/yaml.h"

#include <stdint.h>
#include <string.h>

enum {
    INDENT = 2,
    LONG_TEXT = 72,  /* bytes from which a TEXT stands in a block of its own */
    LONG_KEY = 1000, /* YAML wants the colon within 1,024 characters, or a ? before the key */
};

static void save_mapping(Buffer *out, const YamlSchema *schema, const char *base, size_t indent, bool begun);

static const void *get_pointer(const char *at) {
    const void *pointer;
    memcpy(&pointer, at, sizeof pointer);
    return pointer;
}

static size_t get_count(const YamlField *field, const char *base) {
    return *(const size_t *)(const void *)(base + field->count_offset);
}

/* ---- Scalars ---- */

/* Characters that only an escape brings back unchanged. */
static bool needs_escape(uint32_t character) {
    return (character < 0x20 && character != '\t' && character != '\n') || (character >= 0x7F && character < 0xA0) ||
           character == 0x2028 || character == 0x2029 || character == 0xFEFF || character == 0xFFFE ||
           character == 0xFFFF;
}

static bool has_escapes(Slice text) {
    uint32_t character;
    for (size_t at = 0, length; (length = utf8_decode(text, at, &character)) > 0; at += length)
        if (needs_escape(character))
            return true;
    return false;
}

/* Words that other programs read as something else than text. */
static bool is_reserved(Slice text) {
    static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "y", "n", "null"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal_any_case(text, slice_of(words[i])))
            return true;
    return false;
}

/* Without quotes: what begins with a letter and cannot be taken for anything but text. */
static bool is_plain(Slice text) {
    if (text.size == 0 || is_reserved(text))
        return false;
    const unsigned char first = (unsigned char)text.data[0];
    const char last = text.data[text.size - 1];
    if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0xC3) || last == ' ' ||
        last == ':')
        return false;
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.data[i], next = i + 1 < text.size ? text.data[i + 1] : '\0';
        if (c == '\n' || c == '\t' || (c == ':' && next == ' ') || (c == ' ' && next == '#'))
            return false;
    }
    return !has_escapes(text);
}

void yaml_append_quoted(Slice text, Buffer *out) {
    buffer_append_byte(out, '"');
    uint32_t character;
    for (size_t at = 0, length; (length = utf8_decode(text, at, &character)) > 0; at += length) {
        if (character == '"' || character == '\\')
            buffer_printf(out, "\\%c", (char)character);
        else if (character == '\n' || character == '\t' || character == '\r')
            buffer_append_string(out, character == '\n' ? "\\n" : character == '\t' ? "\\t" : "\\r");
        else if (needs_escape(character))
            buffer_printf(out, "\\u%04X", (unsigned)character);
        else
            buffer_append(out, slice_part(text, (Span){at, at + length}));
    }
    buffer_append_byte(out, '"');
}

static void save_string(Buffer *out, const char *string) {
    const Slice text = slice_of(string);
    if (is_plain(text))
        buffer_append(out, text);
    else
        yaml_append_quoted(text, out);
}

static void save_indent(Buffer *out, size_t indent) {
    for (size_t i = 0; i < indent; i++)
        buffer_append_byte(out, ' ');
}

/* A block keeps blank lines only among and after lines with words. */
static bool fits_block(Slice text) {
    return slice_trim(text).size > 0 && !has_escapes(text);
}

/* |  one newline at the end   |-  none   |+  several. A digit tells the indentation where the text's own first blanks
 * would hide it. */
static void save_block(Buffer *out, Slice text, size_t indent) {
    const bool ends = text.data[text.size - 1] == '\n';
    const bool ends_twice = ends && text.size > 1 && text.data[text.size - 2] == '\n';
    buffer_append_byte(out, '|');
    if (strchr(" \t\n", text.data[0]))
        buffer_printf(out, "%d", INDENT);
    buffer_append_string(out, ends_twice ? "+" : ends ? "" : "-");
    for (size_t start = 0; start < text.size;) {
        const char *newline = memchr(text.data + start, '\n', text.size - start);
        const size_t end = newline ? (size_t)(newline - text.data) : text.size;
        buffer_append_byte(out, '\n');
        if (end > start)
            save_indent(out, indent + INDENT);
        buffer_append(out, slice_part(text, (Span){start, end}));
        start = end + 1;
    }
}

static void save_text(Buffer *out, const char *string, size_t indent) {
    const Slice text = slice_of(string);
    if ((text.size > LONG_TEXT || strchr(string, '\n')) && fits_block(text))
        save_block(out, text, indent);
    else
        save_string(out, string);
}

static void save_date(Buffer *out, Date date) {
    char text[11];
    date_format(date, text);
    buffer_append_string(out, text);
}

/* ---- What an absent key would leave ---- */

static bool is_standard_number(const YamlField *field, double number, bool whole) {
    double standard = 0;
    if (field->standard)
        scalar_parse_number(slice_of(field->standard), whole, &standard);
    return !(number < standard || number > standard);
}

static bool is_standard_bool(const YamlField *field, bool value) {
    bool standard = false;
    if (field->standard)
        scalar_parse_bool(slice_of(field->standard), &standard);
    return value == standard;
}

static bool is_standard_date(const YamlField *field, Date date) {
    Date standard = {0};
    if (field->standard)
        date_parse(slice_of(field->standard), &standard);
    return date.year == standard.year && date.month == standard.month && date.day == standard.day;
}

static bool is_standard_choice(const YamlField *field, int choice) {
    return field->standard ? strcmp(field->choices[choice], field->standard) == 0 : choice == 0;
}

static bool is_standard_strings(const YamlField *field, const char *base) {
    const size_t count = get_count(field, base);
    if (!field->standard)
        return count == 0;
    return count == 1 && strcmp(get_pointer(get_pointer(base + field->offset)), field->standard) == 0;
}

static bool is_absent(const YamlField *field, const char *base) {
    const char *at = base + field->offset;
    switch (field->type) {
    case YAML_INTEGER:
        return is_standard_number(field, *(const int *)(const void *)at, true);
    case YAML_NUMBER:
        return is_standard_number(field, *(const double *)(const void *)at, false);
    case YAML_BOOL:
        return is_standard_bool(field, *(const bool *)at);
    case YAML_DATE:
        return is_standard_date(field, *(const Date *)(const void *)at);
    case YAML_CHOICE:
        return is_standard_choice(field, *(const int *)(const void *)at);
    case YAML_STRUCT:
        for (size_t i = 0; i < field->schema->field_count; i++)
            if (!is_absent(&field->schema->fields[i], at))
                return false;
        return true;
    case YAML_STRUCT_PTR:
        return !get_pointer(at);
    case YAML_STRINGS:
        return is_standard_strings(field, base);
    case YAML_STRUCTS:
    case YAML_WORD_COUNTS:
    case YAML_WORD_NUMBERS:
    case YAML_WORD_PAIRS:
    case YAML_WORD_LISTS:
        return get_count(field, base) == 0;
    default: {
        const char *string = get_pointer(at);
        return !string || (field->standard && strcmp(string, field->standard) == 0);
    }
    }
}

/* ---- Fields; each ends its last line ---- */

/* The key with its colon, and a new line's indentation before it unless that stands there already ("- "). */
static void save_key(Buffer *out, const char *key, size_t indent, bool *begun) {
    if (!*begun)
        save_indent(out, indent);
    *begun = false;
    Buffer written = {0};
    save_string(&written, key);
    if (written.size > LONG_KEY) {
        buffer_append_string(out, "? ");
        buffer_append_byte(&written, '\n');
        save_indent(&written, indent);
    }
    buffer_append(out, buffer_slice(&written));
    buffer_append_byte(out, ':');
    buffer_free(&written);
}

static void save_scalar(Buffer *out, const YamlField *field, const char *at, size_t indent) {
    switch (field->type) {
    case YAML_INTEGER:
        buffer_printf(out, " %d\n", *(const int *)(const void *)at);
        return;
    case YAML_NUMBER:
        buffer_append_byte(out, ' ');
        scalar_append_number(out, *(const double *)(const void *)at);
        break;
    case YAML_BOOL:
        buffer_append_string(out, *(const bool *)at ? " true" : " false");
        break;
    case YAML_DATE:
        buffer_append_byte(out, ' ');
        save_date(out, *(const Date *)(const void *)at);
        break;
    case YAML_CHOICE:
        buffer_append_byte(out, ' ');
        save_string(out, field->choices[*(const int *)(const void *)at]);
        break;
    case YAML_TEXT:
        buffer_append_byte(out, ' ');
        save_text(out, get_pointer(at), indent);
        break;
    default:
        buffer_append_byte(out, ' ');
        save_string(out, get_pointer(at));
    }
    buffer_append_byte(out, '\n');
}

/* After "key:", the items below it. */
static void save_strings(Buffer *out, const char *items, size_t count, size_t indent) {
    buffer_append_string(out, count ? "\n" : " []\n");
    for (size_t i = 0; i < count; i++) {
        save_indent(out, indent + INDENT);
        buffer_append_string(out, "- ");
        save_string(out, get_pointer(items + i * sizeof(char *)));
        buffer_append_byte(out, '\n');
    }
}

static void save_structs(Buffer *out, const YamlSchema *schema, const char *items, size_t count, size_t indent) {
    buffer_append_string(out, count ? "\n" : " []\n");
    for (size_t i = 0; i < count; i++) {
        save_indent(out, indent + INDENT);
        buffer_append_string(out, "- ");
        save_mapping(out, schema, items + i * schema->size, indent + 2 * INDENT, true);
    }
}

static void save_word(Buffer *out, const YamlField *field, const char *items, size_t i, size_t indent) {
    bool begun = false;
    if (field->type == YAML_WORD_COUNTS) {
        const YamlWordCount *word = &((const YamlWordCount *)(const void *)items)[i];
        save_key(out, word->word, indent, &begun);
        buffer_printf(out, " %d\n", word->count);
    } else if (field->type == YAML_WORD_NUMBERS) {
        const YamlWordNumber *word = &((const YamlWordNumber *)(const void *)items)[i];
        save_key(out, word->word, indent, &begun);
        buffer_printf(out, " %d\n", word->number);
    } else if (field->type == YAML_WORD_PAIRS) {
        const YamlWordPair *word = &((const YamlWordPair *)(const void *)items)[i];
        save_key(out, word->word, indent, &begun);
        buffer_append_byte(out, ' ');
        save_text(out, word->means, indent);
        buffer_append_byte(out, '\n');
    } else {
        const YamlWordList *word = &((const YamlWordList *)(const void *)items)[i];
        save_key(out, word->word, indent, &begun);
        save_strings(out, (const char *)word->items, word->count, indent);
    }
}

static void save_field(Buffer *out, const YamlField *field, const char *base, size_t indent, bool *begun) {
    const char *at = base + field->offset;
    save_key(out, field->key, indent, begun);
    switch (field->type) {
    case YAML_STRUCT:
    case YAML_STRUCT_PTR:
        buffer_append_byte(out, '\n');
        save_mapping(out, field->schema, field->type == YAML_STRUCT ? at : get_pointer(at), indent + INDENT, false);
        break;
    case YAML_STRINGS:
        save_strings(out, get_pointer(at), get_count(field, base), indent);
        break;
    case YAML_STRUCTS:
        save_structs(out, field->schema, get_pointer(at), get_count(field, base), indent);
        break;
    case YAML_WORD_COUNTS:
    case YAML_WORD_NUMBERS:
    case YAML_WORD_PAIRS:
    case YAML_WORD_LISTS: {
        const size_t count = get_count(field, base);
        buffer_append_string(out, count ? "\n" : " {}\n");
        for (size_t i = 0; i < count; i++)
            save_word(out, field, get_pointer(at), i, indent + INDENT);
        break;
    }
    default:
        save_scalar(out, field, at, indent);
    }
}

/* `begun`: the line's indentation stands there already. */
static void save_mapping(Buffer *out, const YamlSchema *schema, const char *base, size_t indent, bool begun) {
    const bool inside = begun;
    bool any = false;
    for (size_t i = 0; i < schema->field_count; i++) {
        const YamlField *field = &schema->fields[i];
        if ((field->flags & YAML_REQUIRED) || !is_absent(field, base)) {
            save_field(out, field, base, indent, &begun);
            any = true;
        }
    }
    if (any)
        return;
    if (!inside)
        save_indent(out, indent);
    buffer_append_string(out, "{}\n");
}

void yaml_save(const YamlSchema *schema, const void *in, Buffer *out) {
    save_mapping(out, schema, in, 0, false);
}
