#include "yaml/node.h"

#include "base/memory.h"
#include "base/messages.h"
#include "base/utf8.h"
#include "yaml/simple.h"

#include <string.h>
#include <yaml.h>

const YamlLimits yaml_limits = {.bytes = 8 * 1024 * 1024, .depth = 32, .aliases = 64, .nodes = 200000};

typedef struct Anchor {
    const char *name;
    const Node *node;
    struct Anchor *next; /* the one before it in the text */
} Anchor;

/* libyaml counts in characters; people's editors count in bytes. */
typedef struct Place {
    size_t character, byte;
    YamlMark mark;
} Place;

typedef struct Reader {
    yaml_parser_t parser;
    const char *name;
    Slice text;
    YamlLimits limits;
    Arena *arena;
    ErrorList *errors;
    Place place; /* moves forward with the events */
    Anchor *anchors;
    size_t aliases, nodes, bytes; /* so far, with aliases written out */
} Reader;

/* ---- Places and errors ---- */

static const Place place_first = {.mark = {1, 1}};

static void place_advance(Place *place, Slice text, size_t bytes) {
    bool line_ends = text.data[place->byte] == '\n';
    place->mark.line += line_ends;
    place->mark.column = line_ends ? 1 : place->mark.column + (uint32_t)bytes;
    place->byte += bytes;
    place->character++;
}

static YamlMark mark_of(Reader *reader, yaml_mark_t mark) {
    Place *place = &reader->place;
    if (mark.index < place->character)
        *place = place_first; /* only errors look back */
    while (place->character < mark.index && place->byte < reader->text.size) {
        uint32_t character;
        bool ascii = (unsigned char)reader->text.data[place->byte] < 0x80;
        place_advance(place, reader->text, ascii ? 1 : utf8_decode(reader->text, place->byte, &character));
    }
    return place->mark;
}

static YamlMark mark_of_byte(Slice text, size_t byte) {
    Place place = place_first;
    while (place.byte < byte)
        place_advance(&place, text, 1);
    return place.mark;
}

static Error *fail_at(Reader *reader, ErrorCode code, YamlMark mark, const char *message) {
    return error_list_add(reader->errors, code, reader->name, mark.line, mark.column, "%s", message);
}

static Node *fail_limit(Reader *reader, YamlMark mark, const char *format, size_t limit, const char *remedy) {
    const char *message = arena_printf(reader->arena, format, limit);
    error_remedy(fail_at(reader, ERROR_TOO_LARGE, mark, message), "%s", remedy);
    return NULL;
}

static Node *fail_alias(Reader *reader, YamlMark mark, const char *format, const char *name, const char *remedy) {
    const char *message = arena_printf(reader->arena, format, name);
    error_remedy(fail_at(reader, ERROR_INVALID, mark, message), remedy, name);
    return NULL;
}

static Node *fail_tag(Reader *reader, YamlMark mark, const char *tag) {
    Buffer message = {0};
    buffer_append_string(&message, MSG_YAML_TAG " ");
    utf8_append_quoted(&message, slice_of(tag), 60);
    error_remedy(fail_at(reader, ERROR_INVALID, mark, message.data), MSG_YAML_TAG_REMEDY);
    buffer_free(&message);
    return NULL;
}

static bool fail_syntax(Reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        memory_exhausted();
    YamlMark begun = mark_of(reader, parser->context_mark); /* first, since it lies before the problem */
    YamlMark mark = mark_of(reader, parser->problem_mark);
    Buffer message = {0};
    buffer_printf(&message, MSG_YAML_SYNTAX, parser->problem ? parser->problem : "");
    if (parser->context)
        buffer_printf(&message, " %s", parser->context);
    if (parser->context && begun.line < mark.line)
        buffer_printf(&message, MSG_YAML_SYNTAX_BEGUN, (unsigned)begun.line);
    error_remedy(fail_at(reader, ERROR_INVALID, mark, buffer_string(&message)), MSG_YAML_SYNTAX_REMEDY);
    buffer_free(&message);
    return false;
}

/* ---- The border: bytes that libyaml would refuse without saying where ---- */

static bool may_stand_in_yaml(uint32_t character) {
    if (character < 0xA0)
        return (character >= 0x20 && character < 0x7F) || character == '\t' || character == '\n' || character == '\r' ||
               character == 0x85;
    return character != 0xFEFF && character != 0xFFFE && character != 0xFFFF;
}

static bool check_bytes(Reader *reader) {
    Slice text = reader->text;
    if (text.size > reader->limits.bytes)
        return fail_limit(reader, place_first.mark, MSG_YAML_BYTES, reader->limits.bytes, MSG_YAML_BYTES_REMEDY);
    size_t valid = utf8_valid_up_to(text);
    uint32_t character;
    for (size_t at = 0, length; at < valid; at += length) {
        length = 1;
        if (text.data[at] >= ' ' && text.data[at] < 0x7F)
            continue;
        length = utf8_decode(text, at, &character);
        if (may_stand_in_yaml(character))
            continue;
        YamlMark mark = mark_of_byte(text, at);
        error_remedy(error_list_add(reader->errors, ERROR_INVALID, reader->name, mark.line, mark.column,
                                    MSG_YAML_CONTROL, (unsigned)character),
                     MSG_YAML_CONTROL_REMEDY, (unsigned)character);
        return false;
    }
    if (valid == text.size)
        return true;
    YamlMark mark = mark_of_byte(text, valid);
    return error_remedy(error_list_add(reader->errors, ERROR_INVALID, reader->name, mark.line, mark.column,
                                       MSG_YAML_UTF8, (unsigned char)text.data[valid]),
                        MSG_YAML_UTF8_REMEDY);
}

/* ---- Nodes ---- */

static bool next_event(Reader *reader, yaml_event_t *event) {
    return yaml_parser_parse(&reader->parser, event) || fail_syntax(reader);
}

static Node *read_alias(Reader *reader, const char *name, YamlMark mark) {
    const Anchor *anchor = reader->anchors;
    while (anchor && strcmp(anchor->name, name) != 0)
        anchor = anchor->next;
    if (!anchor)
        return fail_alias(reader, mark, MSG_YAML_ALIAS_UNKNOWN, name, MSG_YAML_ALIAS_UNKNOWN_REMEDY);
    if (anchor->node->open)
        return fail_alias(reader, mark, MSG_YAML_ALIAS_LOOP, name, MSG_YAML_ALIAS_LOOP_REMEDY);
    if (++reader->aliases > reader->limits.aliases)
        return fail_limit(reader, mark, MSG_YAML_ALIASES, reader->limits.aliases, MSG_YAML_ALIASES_REMEDY);
    reader->nodes += anchor->node->nodes;
    reader->bytes += anchor->node->bytes;
    if (reader->nodes > reader->limits.nodes)
        return fail_limit(reader, mark, MSG_YAML_ALIAS_NODES, reader->limits.nodes, MSG_YAML_ALIASES_REMEDY);
    if (reader->bytes > reader->limits.bytes)
        return fail_limit(reader, mark, MSG_YAML_ALIAS_BYTES, reader->limits.bytes, MSG_YAML_ALIASES_REMEDY);
    return (Node *)anchor->node;
}

/* A node of its own for the event (no alias): counted, and known by its anchor from here on. */
static Node *node_new(Reader *reader, NodeKind kind, YamlMark mark, const char *anchor, const char *tag) {
    if (tag)
        return fail_tag(reader, mark, tag);
    if (++reader->nodes > reader->limits.nodes)
        return fail_limit(reader, mark, MSG_YAML_NODES, reader->limits.nodes, MSG_YAML_NODES_REMEDY);
    Node *node = arena_alloc(reader->arena, sizeof *node);
    *node = (Node){.kind = kind, .mark = mark, .text = slice_of(""), .nodes = 1, .open = true};
    if (anchor) {
        Anchor *named = arena_alloc(reader->arena, sizeof *named);
        *named = (Anchor){arena_string(reader->arena, anchor), node, reader->anchors};
        reader->anchors = named;
    }
    return node;
}

static const Node *read_node(Reader *reader, yaml_event_t *event, size_t depth);

/* The next child, or NULL at the end of its parent. False on errors. */
static bool read_child(Reader *reader, size_t depth, const Node **out) {
    yaml_event_t event;
    if (!next_event(reader, &event))
        return false;
    bool ends = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
    *out = ends ? NULL : read_node(reader, &event, depth);
    yaml_event_delete(&event);
    return ends || *out;
}

static const Node *read_entries(Reader *reader, Node *node, size_t depth) {
    if (depth > reader->limits.depth)
        return fail_limit(reader, node->mark, MSG_YAML_DEPTH, reader->limits.depth, MSG_YAML_DEPTH_REMEDY);
    for (Entry **end = &node->entries;; end = &(*end)->next) {
        const Node *key = NULL, *value = NULL;
        if (!read_child(reader, depth + 1, &value))
            return NULL;
        if (!value)
            break;
        if (node->kind == NODE_MAPPING) {
            key = value;
            if (!read_child(reader, depth + 1, &value))
                return NULL;
            node->nodes += key->nodes;
            node->bytes += key->bytes;
        }
        *end = arena_alloc(reader->arena, sizeof **end);
        **end = (Entry){key, value, NULL};
        node->count++;
        node->nodes += value->nodes;
        node->bytes += value->bytes;
    }
    node->open = false;
    return node;
}

static const Node *read_scalar(Reader *reader, Node *node, const yaml_event_t *event) {
    Slice value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    node->text = (Slice){arena_copy(reader->arena, value), value.size};
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->bytes = value.size;
    node->open = false;
    reader->bytes += value.size;
    return node;
}

static const Node *read_node(Reader *reader, yaml_event_t *event, size_t depth) {
    YamlMark mark = mark_of(reader, event->start_mark);
    const char *anchor = NULL, *tag = NULL;
    NodeKind kind = NODE_SCALAR;
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return read_alias(reader, (const char *)event->data.alias.anchor, mark);
    case YAML_SCALAR_EVENT:
        anchor = (const char *)event->data.scalar.anchor;
        tag = (const char *)event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = (const char *)event->data.sequence_start.anchor;
        tag = (const char *)event->data.sequence_start.tag;
        kind = NODE_SEQUENCE;
        break;
    default:
        anchor = (const char *)event->data.mapping_start.anchor;
        tag = (const char *)event->data.mapping_start.tag;
        kind = NODE_MAPPING;
        break;
    }
    Node *node = node_new(reader, kind, mark, anchor, tag);
    if (!node)
        return NULL;
    return kind == NODE_SCALAR ? read_scalar(reader, node, event) : read_entries(reader, node, depth);
}

static const Node *read_documents(Reader *reader) {
    const Node *root = NULL;
    bool fine = true, ended = false;
    size_t documents = 0;
    while (fine && !ended) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            return NULL;
        switch (event.type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
            break;
        case YAML_STREAM_END_EVENT:
            ended = true;
            break;
        case YAML_DOCUMENT_START_EVENT:
            if (++documents > 1) {
                Error *error = fail_at(reader, ERROR_INVALID, mark_of(reader, event.start_mark), MSG_YAML_DOCUMENTS);
                fine = error_remedy(error, MSG_YAML_DOCUMENTS_REMEDY);
            }
            break;
        default:
            root = read_node(reader, &event, 1);
            fine = root;
        }
        yaml_event_delete(&event);
    }
    if (fine && (!root || node_is_nothing(root))) {
        Node *empty = arena_alloc(reader->arena, sizeof *empty);
        *empty = (Node){.kind = NODE_MAPPING, .mark = place_first.mark, .text = slice_of("")};
        root = empty;
    }
    return fine ? root : NULL;
}

bool node_is_nothing(const Node *node) {
    return node->kind == NODE_SCALAR && node->plain && node->text.size == 0;
}

/* What the caller leaves out is as usual. */
static YamlLimits limits_of(const YamlLimits *limits) {
    return (YamlLimits){
        .bytes = limits && limits->bytes ? limits->bytes : yaml_limits.bytes,
        .depth = limits && limits->depth ? limits->depth : yaml_limits.depth,
        .aliases = limits && limits->aliases ? limits->aliases : yaml_limits.aliases,
        .nodes = limits && limits->nodes ? limits->nodes : yaml_limits.nodes,
    };
}

static const Node *read_events(Reader *reader) {
    if (!yaml_parser_initialize(&reader->parser))
        memory_exhausted();
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)reader->text.data, reader->text.size);
    const Node *root = read_documents(reader);
    yaml_parser_delete(&reader->parser);
    return root;
}

static const Node *read_text(const char *name, Slice text, const YamlLimits *limits, Arena *arena, ErrorList *errors,
                             bool may_be_simple) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    if (slice_starts(text, byte_order_mark))
        text = slice_part(text, (Span){3, text.size});
    if (text.size == 0)
        text = slice_of("");
    Reader reader = {.name = name,
                     .text = text,
                     .limits = limits_of(limits),
                     .arena = arena,
                     .errors = errors,
                     .place = place_first};
    if (!check_bytes(&reader))
        return NULL;
    const Node *simple = may_be_simple ? simple_read(text, &reader.limits, arena) : NULL;
    return simple ? simple : read_events(&reader);
}

const Node *node_read(const char *name, Slice text, const YamlLimits *limits, Arena *arena, ErrorList *errors) {
    return read_text(name, text, limits, arena, errors, true);
}

const Node *node_read_by_libyaml(const char *name, Slice text, const YamlLimits *limits, Arena *arena,
                                 ErrorList *errors) {
    return read_text(name, text, limits, arena, errors, false);
}
