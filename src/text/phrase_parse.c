#include "text/phrase_class.h"
#include "text/phrase_node.h"

#include "base/messages.h"
#include "text/lexicon.h"
#include <string.h>

enum { DEEPEST_BRACKETS = 32 };

typedef struct Parser {
    PhraseReader *reader;
    Slice phrase;
    size_t at;
    unsigned brackets; /* open now */
    Error *error;
} Parser;

/* ---- Nodes ---- */

Node *node_new(Arena *arena, NodeKind kind, size_t column) {
    Node *node = arena_alloc(arena, sizeof *node);
    node->kind = kind;
    node->column = (uint32_t)column;
    node->depth = 1;
    return node;
}

void node_add(Node *parent, Node *child) {
    child->previous = parent->last;
    parent->last = child;
    if (parent->depth <= child->depth)
        parent->depth = child->depth + 1;
}

Node *named_list(const NamedLists *lists, Slice name, bool class) {
    for (size_t i = 0; i < lists->count; i++) {
        Slice known = slice_of(lists->items[i].name);
        if ((known.data[0] == '<') != class)
            continue;
        if (slice_equal(class ? (Slice){known.data + 1, known.size - 1} : known, name))
            return lists->items[i].choice;
    }
    return NULL;
}

/* ---- What stands at a place ---- */

static bool fail(Parser *parser, size_t at, const char *message, const char *remedy) {
    error_at(parser->error, ERROR_INVALID, NULL, 0, at + 1, "%s", message);
    return error_remedy(parser->error, "%s", remedy);
}

static char byte_at(const Parser *parser, size_t at) {
    return at < parser->phrase.size ? parser->phrase.data[at] : '\0';
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* What may be part of a word, so that a bracket next to it would be taken for a part too. */
static bool is_wordlike(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '\'' || c == '-' ||
           (unsigned char)c >= 0x80;
}

static bool ends_phrase(const Parser *parser) {
    return parser->at >= parser->phrase.size;
}

static bool gap_at(const Parser *parser, size_t at) {
    return byte_at(parser, at) == '.' && byte_at(parser, at + 1) == '.';
}

/* "$" is the end of the sentence, but "$5" is money. */
static bool end_at(const Parser *parser, size_t at) {
    return byte_at(parser, at) == '$' && !is_digit(byte_at(parser, at + 1));
}

static bool word_ends_at(const Parser *parser, size_t at) {
    return at >= parser->phrase.size || is_blank(parser->phrase.data[at]) ||
           strchr("()[]{}<>|*\"^", parser->phrase.data[at]) || gap_at(parser, at) || end_at(parser, at);
}

static void skip_blanks(Parser *parser) {
    while (!ends_phrase(parser) && is_blank(parser->phrase.data[parser->at]))
        parser->at++;
}

/* Brackets stand apart from words: "work(ed|ing)" would not do what it seems to. */
static bool stands_apart(Parser *parser, size_t start, size_t end) {
    if (start > 0 && is_wordlike(parser->phrase.data[start - 1]))
        return fail(parser, start, MSG_TEXT_PHRASE_GLUED, MSG_TEXT_PHRASE_GLUED_REMEDY);
    if (byte_at(parser, end) == '*')
        return fail(parser, end, MSG_TEXT_PHRASE_STAR_ALONE, MSG_TEXT_PHRASE_STAR_ALONE_REMEDY);
    if (is_wordlike(byte_at(parser, end)))
        return fail(parser, end, MSG_TEXT_PHRASE_GLUED, MSG_TEXT_PHRASE_GLUED_REMEDY);
    return true;
}

/* ---- Words and marks ---- */

/* The scanner reads the literal behind a word, since at the start of a line "- " or "#" would be Markdown. */
static size_t scan_literal(PhraseReader *reader, Slice literal) {
    buffer_clear(reader->buffer);
    buffer_append_string(reader->buffer, "x ");
    buffer_append(reader->buffer, literal);
    text_scan(reader->text, reader->language, buffer_slice(reader->buffer));
    return reader->text->token_count;
}

/* Whether the scanner would make one word of it, as it stands: most literals. */
static bool is_plain_word(const PhraseReader *reader, Slice literal) {
    for (size_t i = 0; i < literal.size; i++)
        if (literal.data[i] < 'a' || literal.data[i] > 'z')
            return false;
    const LexiconWord *known = language_word(reader->language, literal, text_hash(literal));
    return literal.size > 0 && !(known && known->means);
}

static void add_term(const PhraseReader *reader, Term term, size_t column, Node *sequence) {
    Node *node = node_new(reader->arena, NODE_TERM, column);
    node->value = term;
    node_add(sequence, node);
}

/* `kind` TERM_MARK: all of it was quoted, and apostrophes count too. */
size_t phrase_read_literal(PhraseReader *reader, Slice literal, size_t column, TermKind kind, Node *sequence) {
    if (is_plain_word(reader, literal)) {
        TermKind as = kind == TERM_MARK ? TERM_WORD : kind;
        add_term(reader, terms_word(reader->terms, literal, as), column, sequence);
        return 1;
    }
    size_t tokens = scan_literal(reader, literal), added = 0;
    for (size_t i = 1; i < tokens; i++) {
        const Token *token = &reader->text->tokens[i];
        bool mark = token->kind == TOKEN_MARK;
        if (mark && kind != TERM_MARK && (token->form == '\'' || token->form == '"'))
            continue;
        bool whole = i + 1 < tokens || kind == TERM_MARK || (kind == TERM_STEM && token->kind != TOKEN_WORD);
        TermKind as = whole ? TERM_WORD : kind;
        add_term(reader,
                 mark ? term_of(TERM_MARK, token->form) : terms_word(reader->terms, text_form(reader->text, token), as),
                 column, sequence);
        added++;
    }
    return added;
}

static bool parse_words(Parser *parser, Node *sequence) {
    size_t start = parser->at;
    while (!word_ends_at(parser, parser->at))
        parser->at++;
    Slice literal = slice_part(parser->phrase, (Span){start, parser->at});
    bool star = byte_at(parser, parser->at) == '*';
    size_t added = phrase_read_literal(parser->reader, literal, start + 1, star ? TERM_STEM : TERM_WORD, sequence);
    if (added == 0)
        return fail(parser, start, MSG_TEXT_PHRASE_NO_WORD, MSG_TEXT_PHRASE_NO_WORD_REMEDY);
    if (!star)
        return true;
    if (sequence->last->value % 8 != TERM_STEM) /* a number or mark stands before it */
        return fail(parser, parser->at, MSG_TEXT_PHRASE_STAR_ALONE, MSG_TEXT_PHRASE_STAR_ALONE_REMEDY);
    parser->at++;
    char next = byte_at(parser, parser->at);
    if (is_wordlike(next) || next == '*' || next == '(' || next == '[' || next == '<' || next == '{')
        return fail(parser, parser->at - 1, MSG_TEXT_PHRASE_STAR_INSIDE, MSG_TEXT_PHRASE_STAR_INSIDE_REMEDY);
    return true;
}

static bool parse_quoted(Parser *parser, Node *sequence) {
    size_t start = parser->at;
    const char *from = parser->phrase.data + start + 1;
    const char *quote = memchr(from, '"', parser->phrase.size - start - 1);
    if (!quote)
        return fail(parser, start, MSG_TEXT_PHRASE_OPEN_QUOTE, MSG_TEXT_PHRASE_OPEN_QUOTE_REMEDY);
    Slice literal = {from, (size_t)(quote - from)};
    parser->at = start + literal.size + 2;
    if (!stands_apart(parser, start, parser->at))
        return false;
    if (phrase_read_literal(parser->reader, literal, start + 1, TERM_MARK, sequence) == 0)
        return fail(parser, start, MSG_TEXT_PHRASE_EMPTY_QUOTE, MSG_TEXT_PHRASE_EMPTY_QUOTE_REMEDY);
    return true;
}

/* ---- Gaps ---- */

static bool parse_gap(Parser *parser, Node *sequence) {
    size_t start = parser->at;
    parser->at += 2;
    if (byte_at(parser, parser->at) == '.')
        return fail(parser, start, MSG_TEXT_PHRASE_DOTS, MSG_TEXT_PHRASE_DOTS_REMEDY);
    uint32_t words = PHRASE_USUAL_GAP;
    if (is_digit(byte_at(parser, parser->at))) {
        words = 0;
        for (; is_digit(byte_at(parser, parser->at)); parser->at++)
            if (words <= PHRASE_LONGEST_GAP)
                words = words * 10 + (uint32_t)(parser->phrase.data[parser->at] - '0');
    }
    if (words > PHRASE_LONGEST_GAP) {
        error_at(parser->error, ERROR_INVALID, NULL, 0, start + 1, MSG_TEXT_PHRASE_LONG_GAP, PHRASE_LONGEST_GAP);
        return error_remedy(parser->error, MSG_TEXT_PHRASE_LONG_GAP_REMEDY);
    }
    if (!stands_apart(parser, 0, parser->at))
        return false;
    Node *node = node_new(parser->reader->arena, NODE_GAP, start + 1);
    node->value = words;
    node_add(sequence, node);
    return true;
}

/* ---- Names ---- */

/* Takes "<name>" or "{name}". */
static bool parse_name(Parser *parser, char closer, Slice *out) {
    size_t start = parser->at;
    const char *from = parser->phrase.data + start + 1;
    const char *end = memchr(from, closer, parser->phrase.size - start - 1);
    if (!end)
        return fail(parser, start, closer == '>' ? MSG_TEXT_PHRASE_OPEN_CLASS : MSG_TEXT_PHRASE_OPEN_LIST,
                    closer == '>' ? MSG_TEXT_PHRASE_OPEN_CLASS_REMEDY : MSG_TEXT_PHRASE_OPEN_LIST_REMEDY);
    *out = slice_trim((Slice){from, (size_t)(end - from)});
    parser->at = (size_t)(end - parser->phrase.data) + 1;
    return stands_apart(parser, start, parser->at);
}

/* What a list or a class made of others holds now, as a choice of its own. */
static Node *list_use(Parser *parser, const Node *list, size_t column) {
    Node *node = node_new(parser->reader->arena, NODE_CHOICE, column);
    node->value = true;
    node->last = list->last;
    node->depth = list->depth;
    return node;
}

static bool parse_class(Parser *parser, Node *sequence) {
    size_t start = parser->at;
    Slice name;
    if (!parse_name(parser, '>', &name))
        return false;
    const Node *made = named_list(parser->reader->lists, name, true);
    PhraseClass class = class_named(name);
    bool hidden = name.size > 0 && name.data[0] == '.';
    if ((!made && class == CLASS_COUNT) || (hidden && !parser->reader->own)) {
        error_at(parser->error, ERROR_INVALID, NULL, 0, start + 1, MSG_TEXT_PHRASE_CLASS, (int)name.size, name.data);
        return error_remedy(parser->error, MSG_TEXT_PHRASE_CLASS_REMEDY);
    }
    Node *node = made ? list_use(parser, made, start + 1) : node_new(parser->reader->arena, NODE_TERM, start + 1);
    if (!made)
        node->value = term_of(TERM_CLASS, class);
    node_add(sequence, node);
    return true;
}

static bool parse_list(Parser *parser, Node *sequence) {
    size_t start = parser->at;
    Slice name;
    if (!parse_name(parser, '}', &name))
        return false;
    const char *defines = parser->reader->defines;
    if (defines && slice_is(name, defines))
        return fail(parser, start, MSG_TEXT_PHRASE_LIST_ITSELF, MSG_TEXT_PHRASE_LIST_ITSELF_REMEDY);
    const Node *list = named_list(parser->reader->lists, name, false);
    if (!list) {
        error_at(parser->error, ERROR_NOT_FOUND, NULL, 0, start + 1, MSG_TEXT_PHRASE_LIST, (int)name.size, name.data);
        return error_remedy(parser->error, MSG_TEXT_PHRASE_LIST_REMEDY);
    }
    node_add(sequence, list_use(parser, list, start + 1));
    return true;
}

/* ---- Brackets, alternatives, sequences ---- */

static Node *parse_choice(Parser *parser, char closer);

static bool parse_bracket(Parser *parser, char closer, Node *sequence) {
    size_t start = parser->at++;
    if (parser->brackets == DEEPEST_BRACKETS)
        return fail(parser, start, MSG_TEXT_PHRASE_DEEP, MSG_TEXT_PHRASE_DEEP_REMEDY);
    parser->brackets++;
    Node *inner = parse_choice(parser, closer);
    if (!inner)
        return false;
    parser->brackets--;
    if (byte_at(parser, parser->at) != closer) {
        error_at(parser->error, ERROR_INVALID, NULL, 0, start + 1, MSG_TEXT_PHRASE_OPEN, parser->phrase.data[start]);
        return error_remedy(parser->error, MSG_TEXT_PHRASE_OPEN_REMEDY, closer);
    }
    parser->at++;
    if (!stands_apart(parser, start, parser->at))
        return false;
    if (closer == ']') {
        Node *option = node_new(parser->reader->arena, NODE_OPTION, start + 1);
        node_add(option, inner);
        inner = option;
    }
    node_add(sequence, inner);
    return true;
}

static bool parse_edge(Parser *parser, NodeKind kind, Node *sequence) {
    if (parser->reader->defines)
        return fail(parser, parser->at, MSG_TEXT_PHRASE_EDGE_IN_LIST, MSG_TEXT_PHRASE_EDGE_IN_LIST_REMEDY);
    node_add(sequence, node_new(parser->reader->arena, kind, ++parser->at));
    return true;
}

static bool parse_item(Parser *parser, Node *sequence) {
    switch (parser->phrase.data[parser->at]) {
    case '(':
        return parse_bracket(parser, ')', sequence);
    case '[':
        return parse_bracket(parser, ']', sequence);
    case '<':
        return parse_class(parser, sequence);
    case '{':
        return parse_list(parser, sequence);
    case '"':
        return parse_quoted(parser, sequence);
    case '^':
        return parse_edge(parser, NODE_START, sequence);
    case '*':
        return fail(parser, parser->at, MSG_TEXT_PHRASE_STAR_ALONE, MSG_TEXT_PHRASE_STAR_ALONE_REMEDY);
    case '>':
    case '}':
        return fail(parser, parser->at, MSG_TEXT_PHRASE_UNOPENED, MSG_TEXT_PHRASE_UNOPENED_REMEDY);
    default:
        if (end_at(parser, parser->at))
            return parse_edge(parser, NODE_END, sequence);
        return gap_at(parser, parser->at) ? parse_gap(parser, sequence) : parse_words(parser, sequence);
    }
}

static bool sequence_ends(const Parser *parser) {
    char c = byte_at(parser, parser->at);
    return ends_phrase(parser) || c == '|' || c == ')' || c == ']';
}

static Node *parse_sequence(Parser *parser) {
    Node *sequence = node_new(parser->reader->arena, NODE_SEQUENCE, parser->at + 1);
    for (skip_blanks(parser); !sequence_ends(parser); skip_blanks(parser))
        if (!parse_item(parser, sequence))
            return NULL;
    if (sequence->last)
        return sequence;
    fail(parser, parser->at, MSG_TEXT_PHRASE_EMPTY, MSG_TEXT_PHRASE_EMPTY_REMEDY);
    return NULL;
}

/* Alternatives up to `closer`, which is left standing. */
static Node *parse_choice(Parser *parser, char closer) {
    Node *choice = node_new(parser->reader->arena, NODE_CHOICE, parser->at + 1);
    for (;;) {
        Node *sequence = parse_sequence(parser);
        if (!sequence)
            return NULL;
        node_add(choice, sequence);
        if (byte_at(parser, parser->at) != '|')
            break;
        parser->at++;
    }
    if (ends_phrase(parser) || parser->phrase.data[parser->at] == closer)
        return choice;
    fail(parser, parser->at, MSG_TEXT_PHRASE_UNOPENED, MSG_TEXT_PHRASE_UNOPENED_REMEDY);
    return NULL;
}

static bool parse_polarity(Parser *parser, Polarity *out) {
    *out = POLARITY_ANY;
    skip_blanks(parser);
    char c = byte_at(parser, parser->at);
    if (c != '!' && c != '~')
        return true;
    if (parser->reader->defines)
        return fail(parser, parser->at, MSG_TEXT_PHRASE_EDGE_IN_LIST, MSG_TEXT_PHRASE_EDGE_IN_LIST_REMEDY);
    *out = c == '!' ? POLARITY_PLAIN : POLARITY_NEGATED;
    parser->at++;
    skip_blanks(parser);
    c = byte_at(parser, parser->at);
    if (c == '!' || c == '~')
        return fail(parser, parser->at, MSG_TEXT_PHRASE_TWO_SIGNS, MSG_TEXT_PHRASE_TWO_SIGNS_REMEDY);
    return true;
}

Node *phrase_parse(PhraseReader *reader, Slice phrase, Polarity *polarity, Error *error) {
    Parser parser = {.reader = reader, .phrase = phrase, .error = error};
    if (!parse_polarity(&parser, polarity))
        return NULL;
    Node *root = parse_choice(&parser, '\0');
    if (!root || root->depth <= PHRASE_DEEPEST)
        return root;
    fail(&parser, 0, MSG_TEXT_PHRASE_DEEP, MSG_TEXT_PHRASE_DEEP_REMEDY);
    return NULL;
}
