#include "yaml/simple.h"

#include <string.h>

enum { LONGEST_KEY = 200 };

typedef struct Simple {
    Slice text;
    size_t at;
    size_t line_start; /* of the line that `at` is on */
    uint32_t line;
    const YamlLimits *limits;
    Arena *arena;
    size_t nodes, bytes;
} Simple;

/* ---- Places ---- */

static char byte_at(const Simple *simple, size_t at) {
    return at < simple->text.size ? simple->text.data[at] : '\n'; /* the end ends a line */
}

static char here(const Simple *simple) {
    return byte_at(simple, simple->at);
}

static size_t column(const Simple *simple) {
    return simple->at - simple->line_start;
}

static void skip_spaces(Simple *simple) {
    while (here(simple) == ' ')
        simple->at++;
}

/* Past the newline; false at the end of the text. */
static bool next_line(Simple *simple) {
    if (simple->at >= simple->text.size)
        return false;
    simple->line_start = ++simple->at;
    simple->line++;
    return simple->at < simple->text.size;
}

static size_t line_end(const Simple *simple, size_t at) {
    const char *newline = at < simple->text.size ? memchr(simple->text.data + at, '\n', simple->text.size - at) : NULL;
    return newline ? (size_t)(newline - simple->text.data) : simple->text.size;
}

/* Over what may stand behind a value on its line: blanks and a comment. */
static bool finish_line(Simple *simple) {
    size_t end = simple->at;
    skip_spaces(simple);
    if (here(simple) == '#' && simple->at > end)
        simple->at = line_end(simple, simple->at);
    return here(simple) == '\n';
}

/* From the end of a line to the first byte of the next that says something; false when there is none. */
static bool next_content(Simple *simple) {
    while (next_line(simple)) {
        skip_spaces(simple);
        if (here(simple) == '#')
            simple->at = line_end(simple, simple->at);
        if (here(simple) != '\n')
            return true;
    }
    return false;
}

static bool item_here(const Simple *simple) {
    return here(simple) == '-' && byte_at(simple, simple->at + 1) == ' ';
}

/* ---- Nodes ---- */

static Node *new_node(Simple *simple, NodeKind kind) {
    if (++simple->nodes > simple->limits->nodes)
        return NULL;
    Node *node = arena_alloc(simple->arena, sizeof *node);
    *node =
        (Node){.kind = kind, .mark = {simple->line, (uint32_t)column(simple) + 1}, .text = slice_of(""), .nodes = 1};
    return node;
}

static Node *new_scalar(Simple *simple, bool plain) {
    Node *node = new_node(simple, NODE_SCALAR);
    if (node)
        node->plain = plain;
    return node;
}

static Node *scalar_put(Simple *simple, Node *node, Slice text) {
    if (!node)
        return NULL;
    node->text = (Slice){arena_copy(simple->arena, text), text.size};
    node->bytes = text.size;
    return node;
}

/* Hangs the entry behind `end`, and gives where the next one goes. */
static Entry **add_entry(const Simple *simple, Node *node, Entry **end, const Node *key, const Node *value) {
    *end = arena_alloc(simple->arena, sizeof **end);
    **end = (Entry){key, value, NULL};
    node->count++;
    node->nodes += value->nodes + (key ? key->nodes : 0);
    node->bytes += value->bytes + (key ? key->bytes : 0);
    return &(*end)->next;
}

/* ---- Scalars ---- */

/* What two bytes in a quoted scalar stand for: '' in single quotes, \" and \\ in double ones; 0: not one of these. */
static char escaped(char quote, char first, char second) {
    if (quote == '\'')
        return first == '\'' && second == '\'' ? '\'' : '\0';
    return first == '\\' && (second == '"' || second == '\\') ? second : '\0';
}

/* A scalar between quotes, all on one line. */
static Node *read_quoted(Simple *simple) {
    char quote = here(simple);
    Node *node = new_scalar(simple, false);
    Buffer text = {0};
    for (simple->at++; here(simple) != '\n';) {
        size_t start = simple->at;
        while (here(simple) != quote && here(simple) != '\n' && (here(simple) != '\\' || quote == '\''))
            simple->at++;
        buffer_append(&text, slice_part(simple->text, (Span){start, simple->at}));
        char escape = escaped(quote, here(simple), byte_at(simple, simple->at + 1));
        if (!escape)
            break;
        buffer_append_byte(&text, escape);
        simple->at += 2;
    }
    bool closed = here(simple) == quote;
    simple->at += closed;
    node = closed ? scalar_put(simple, node, buffer_slice(&text)) : NULL;
    buffer_free(&text);
    return node;
}

/* What no plain scalar that is simple begins with. */
static bool is_indicator(char c) {
    return c == '\n' || strchr("-?:,[]{}#&*!|>'\"%@` \t", c);
}

/* A plain scalar's part on one line. */
typedef struct Part {
    size_t end; /* behind its last byte */
    bool commented;
    bool odd; /* a colon makes it something else */
} Part;

static Part plain_part(const Simple *simple) {
    Part part = {.end = simple->at};
    size_t end = line_end(simple, simple->at);
    for (size_t at = simple->at; at < end && !part.commented; at++) {
        char c = simple->text.data[at], next = byte_at(simple, at + 1);
        part.odd = part.odd || (c == ':' && (next == ' ' || next == '\n'));
        part.commented = c == '#' && simple->text.data[at - 1] == ' ';
        if (c != ' ' && !part.commented)
            part.end = at + 1;
    }
    return part;
}

/* Whether a scalar that stands in a block of the indentation goes on behind this line; odd, where not on the very next.
 */
static bool goes_on(const Simple *simple, size_t indent, bool *odd) {
    Simple ahead = *simple;
    if (!next_content(&ahead) || column(&ahead) <= indent)
        return false;
    *odd = ahead.line != simple->line + 1;
    return true;
}

/* `indent`: of the block that it stands in. */
static Node *read_plain(Simple *simple, size_t indent) {
    Node *node = new_scalar(simple, true);
    Buffer folded = {0};
    Slice text = {0};
    bool odd = false;
    for (bool more = true; more && !odd;) {
        Part part = plain_part(simple);
        text = slice_part(simple->text, (Span){simple->at, part.end});
        simple->at = line_end(simple, simple->at);
        more = goes_on(simple, indent, &odd);
        odd = odd || part.odd || (more && part.commented);
        if (more || folded.size) {
            buffer_append(&folded, text);
            text = buffer_slice(&folded);
        }
        if (more) {
            buffer_append_byte(&folded, ' ');
            next_content(simple);
        }
    }
    node = odd ? NULL : scalar_put(simple, node, text);
    buffer_free(&folded);
    return node;
}

/* Text behind ">-": its lines joined by blanks; so many empty lines between them are so many newlines. */
static Node *read_folded(Simple *simple, size_t indent) {
    Node *node = new_scalar(simple, false);
    Buffer text = {0};
    size_t inner = 0, empty = 0;
    simple->at += 2;
    bool odd = here(simple) != '\n';
    Simple behind = *simple; /* the last line with text */
    while (!odd && next_line(simple)) {
        skip_spaces(simple);
        if (here(simple) == '\n') {
            odd = inner == 0 || column(simple) > inner;
            empty++;
            continue;
        }
        inner = inner == 0 ? column(simple) : inner;
        if (inner <= indent || column(simple) < inner)
            break;
        odd = column(simple) > inner;
        if (text.size > 0 && empty == 0)
            buffer_append_byte(&text, ' ');
        for (; empty > 0; empty--)
            buffer_append_byte(&text, '\n');
        size_t end = line_end(simple, simple->at);
        buffer_append(&text, slice_part(simple->text, (Span){simple->at, end}));
        simple->at = end;
        behind = *simple;
    }
    *simple = behind;
    node = odd || text.size == 0 ? NULL : scalar_put(simple, node, buffer_slice(&text));
    buffer_free(&text);
    return node;
}

/* ---- In brackets ---- */

static const Node *read_flow(Simple *simple, size_t depth);

/* Blanks, newlines and comments. */
static bool skip_flow(Simple *simple) {
    for (;;) {
        if (here(simple) == ' ')
            simple->at++;
        else if (here(simple) == '#' && simple->at > 0 && strchr(" \n", simple->text.data[simple->at - 1]))
            simple->at = line_end(simple, simple->at);
        else if (here(simple) != '\n')
            return true;
        else if (!next_line(simple))
            return false;
    }
}

static Node *read_flow_plain(Simple *simple) {
    if (is_indicator(here(simple)))
        return NULL;
    Node *node = new_scalar(simple, true);
    size_t start = simple->at, end = start;
    for (; !strchr(",[]{}:#\n", here(simple)); simple->at++)
        if (here(simple) != ' ')
            end = simple->at + 1;
    bool key = here(simple) == ':' && byte_at(simple, simple->at + 1) == ' ' && end == simple->at;
    Simple ahead = *simple;
    if (!key && (!skip_flow(&ahead) || !strchr(",]}", here(&ahead))))
        return NULL;
    return scalar_put(simple, node, slice_part(simple->text, (Span){start, end}));
}

static const Node *read_flow_value(Simple *simple, size_t depth) {
    char c = here(simple);
    if (c == '[' || c == '{')
        return read_flow(simple, depth);
    return c == '\'' || c == '"' ? read_quoted(simple) : read_flow_plain(simple);
}

/* A value of a sequence, or a key and a value of a mapping; NULL where it is odd. */
static Entry **read_flow_entry(Simple *simple, Node *node, Entry **end, size_t depth) {
    const Node *key = NULL;
    if (node->kind == NODE_MAPPING) {
        key = here(simple) == '[' || here(simple) == '{' ? NULL : read_flow_value(simple, depth);
        if (!key || here(simple) != ':' || byte_at(simple, simple->at + 1) != ' ')
            return NULL;
        simple->at++;
        skip_spaces(simple);
    }
    const Node *value = read_flow_value(simple, depth);
    return value ? add_entry(simple, node, end, key, value) : NULL;
}

static const Node *read_flow(Simple *simple, size_t depth) {
    bool mapping = here(simple) == '{';
    char closer = mapping ? '}' : ']';
    Node *node = depth <= simple->limits->depth ? new_node(simple, mapping ? NODE_MAPPING : NODE_SEQUENCE) : NULL;
    simple->at++;
    for (Entry **end = node ? &node->entries : NULL; end && skip_flow(simple);) {
        if (here(simple) == closer) {
            simple->at++;
            return node;
        }
        end = read_flow_entry(simple, node, end, depth + 1);
        if (!end || !skip_flow(simple))
            return NULL;
        if (here(simple) == ',')
            simple->at++;
        else if (here(simple) != closer)
            return NULL;
    }
    return NULL;
}

/* ---- By indentation ---- */

static const Node *read_block(Simple *simple, size_t depth);

/* A key and its colon, left behind the colon; NULL, and nothing read, where there is none. */
static Node *read_key(Simple *simple) {
    Simple before = *simple;
    Node *node = NULL;
    char c = here(simple);
    if (c == '\'' || c == '"') {
        node = read_quoted(simple);
    } else if (!is_indicator(c)) {
        size_t start = simple->at;
        node = new_scalar(simple, true);
        while (!strchr(" :#\n", here(simple)))
            simple->at++;
        node = scalar_put(simple, node, slice_part(simple->text, (Span){start, simple->at}));
    }
    char after = byte_at(simple, simple->at + 1);
    if (node && here(simple) == ':' && (after == ' ' || after == '\n') && simple->at - before.at < LONGEST_KEY) {
        simple->at++;
        return node;
    }
    *simple = before;
    return NULL;
}

/* A value that begins on its line, up to the end of its last line. */
static const Node *read_inline(Simple *simple, size_t indent, size_t depth) {
    char c = here(simple);
    const Node *node = NULL;
    if (c == '>' && byte_at(simple, simple->at + 1) == '-')
        return read_folded(simple, indent);
    if (c == '[' || c == '{')
        node = read_flow(simple, depth);
    else if (c == '\'' || c == '"')
        node = read_quoted(simple);
    else if (!is_indicator(c))
        return read_plain(simple, indent);
    return node && finish_line(simple) ? node : NULL;
}

/* What stands behind a key's colon, or on the lines below. */
static const Node *read_value(Simple *simple, size_t indent, size_t depth) {
    skip_spaces(simple);
    if (here(simple) != '\n' && here(simple) != '#')
        return read_inline(simple, indent, depth);
    simple->at = line_end(simple, simple->at);
    if (!next_content(simple) || column(simple) < indent || (column(simple) == indent && !item_here(simple)))
        return NULL;
    return read_block(simple, depth);
}

/* Entries of one indentation, up to the end of the last one's last line. */
static const Node *read_mapping(Simple *simple, size_t depth) {
    size_t indent = column(simple);
    Node *node = new_node(simple, NODE_MAPPING);
    Entry **end = node ? &node->entries : NULL;
    while (end) {
        const Node *key = read_key(simple), *value = key ? read_value(simple, indent, depth + 1) : NULL;
        if (!value)
            return NULL;
        end = add_entry(simple, node, end, key, value);
        Simple here_ends = *simple;
        if (!next_content(simple) || column(simple) < indent) {
            *simple = here_ends;
            return node;
        }
        if (column(simple) > indent)
            return NULL;
    }
    return NULL;
}

static const Node *read_item(Simple *simple, size_t indent, size_t depth) {
    simple->at++;
    skip_spaces(simple);
    Simple before = *simple;
    bool mapping = read_key(simple);
    *simple = before;
    if (mapping)
        return depth > simple->limits->depth ? NULL : read_mapping(simple, depth);
    return read_inline(simple, indent, depth);
}

static const Node *read_sequence(Simple *simple, size_t depth) {
    size_t indent = column(simple);
    Node *node = new_node(simple, NODE_SEQUENCE);
    Entry **end = node ? &node->entries : NULL;
    while (end) {
        const Node *item = read_item(simple, indent, depth + 1);
        if (!item)
            return NULL;
        end = add_entry(simple, node, end, NULL, item);
        Simple here_ends = *simple;
        if (!next_content(simple) || column(simple) < indent || (column(simple) == indent && !item_here(simple))) {
            *simple = here_ends;
            return node;
        }
        if (column(simple) > indent)
            return NULL;
    }
    return NULL;
}

static const Node *read_block(Simple *simple, size_t depth) {
    if (depth > simple->limits->depth)
        return NULL;
    return item_here(simple) ? read_sequence(simple, depth) : read_mapping(simple, depth);
}

/* Tabs, carriage returns and Unicode's line ends; the marks of documents and directives. */
static bool has_oddities(Slice text) {
    if (text.size == 0 || memchr(text.data, '\t', text.size) || memchr(text.data, '\r', text.size))
        return true;
    for (const char *at = text.data; (at = memchr(at, '\xC2', (size_t)(text.data + text.size - at))); at++)
        if (at + 1 < text.data + text.size && at[1] == '\x85')
            return true;
    for (const char *at = text.data; (at = memchr(at, '\xE2', (size_t)(text.data + text.size - at))); at++)
        if (at + 2 < text.data + text.size && at[1] == '\x80' && (at[2] == '\xA8' || at[2] == '\xA9'))
            return true;
    for (size_t at = 0; at < text.size;) {
        Slice line = {text.data + at, text.size - at};
        if (slice_starts(line, "---") || slice_starts(line, "...") || slice_starts(line, "%"))
            return true;
        const char *newline = memchr(line.data, '\n', line.size);
        at = newline ? (size_t)(newline - text.data) + 1 : text.size;
    }
    return false;
}

const Node *simple_read(Slice text, const YamlLimits *limits, Arena *arena) {
    if (has_oddities(text))
        return NULL;
    Simple simple = {.text = text, .line = 1, .limits = limits, .arena = arena};
    skip_spaces(&simple);
    if (here(&simple) == '#')
        simple.at = line_end(&simple, simple.at);
    if (here(&simple) == '\n' && !next_content(&simple))
        return NULL;
    const Node *root = read_block(&simple, 1);
    return root && !next_content(&simple) ? root : NULL;
}
