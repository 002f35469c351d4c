#include "answer/outline.h"

#include "answer/marked_lines.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static const char byte_order_mark[] = "\xEF\xBB\xBF";
static const char comment_open[] = "<!--";
static const char comment_close[] = "-->";

/* A walk through the file. The last places where fences and comments could close are found beforehand, so that one left
 * open, which is then plain text, costs no search. */
typedef struct Walk {
    Slice file;
    size_t at;
    size_t speech; /* where the speech not yet told began */
    size_t last_backticks, last_tildes, last_comment_close;
    Outline *out;
} Walk;

static Slice trim_end(Slice line) {
    while (line.size && strchr(" \t\r", line.data[line.size - 1]))
        line.size--;
    return line;
}

/* The bytes from `at` to the end of its line, without the line's end; *next is where the following line begins. */
static Slice line_from(Slice file, size_t at, size_t *next) {
    Slice rest = {file.data + at, file.size - at}, line = {"", 0};
    slice_next_line(&rest, &line);
    *next = file.size - rest.size;
    return line;
}

/* Offset of `what` in the text from `at` on; the size where it is not there. */
static size_t find(Slice text, size_t at, const char *what) {
    size_t size = strlen(what);
    while (at + size <= text.size) {
        const char *first = memchr(text.data + at, what[0], text.size - at - size + 1);
        if (!first)
            break;
        at = (size_t)(first - text.data);
        if (memcmp(first, what, size) == 0)
            return at;
        at++;
    }
    return text.size;
}

/* Up to three blanks, as Markdown allows before headings and fences. */
static Slice skip_indent(Slice line) {
    for (int i = 0; i < 3 && line.size && line.data[0] == ' '; i++)
        line.data++, line.size--;
    return line;
}

static size_t run_length(Slice line) {
    size_t length = 0;
    while (length < line.size && line.data[length] == line.data[0])
        length++;
    return length;
}

/* The mark of a fence line (` or ~), 0 for any other; *bare: nothing follows the marks, so that it can close. */
static char fence_mark(Slice line, bool *bare) {
    line = skip_indent(line);
    if (line.size < 3 || (line.data[0] != '`' && line.data[0] != '~'))
        return 0;
    size_t marks = run_length(line);
    Slice info = {line.data + marks, line.size - marks};
    *bare = trim_end(info).size == 0;
    bool code_span = line.data[0] == '`' && info.size && memchr(info.data, '`', info.size); /* ```like this``` */
    return marks < 3 || code_span ? 0 : line.data[0];
}

size_t outline_heading_level(Slice line) {
    line = skip_indent(line);
    if (line.size == 0 || line.data[0] != '#')
        return 0;
    size_t level = run_length(line);
    bool parted = level == line.size || line.data[level] == ' ' || line.data[level] == '\t';
    return level <= 6 && (parted || level > 1) ? level : 0;
}

/* Without emphasis around all of it, and a colon behind. */
static Slice without_dress(Slice words) {
    for (;;) {
        words = slice_trim(words);
        size_t size = words.size;
        if (size > 2 && words.data[0] == words.data[size - 1] && strchr("*_", words.data[0]))
            words = (Slice){words.data + 1, size - 2};
        else if (size > 0 && words.data[size - 1] == ':')
            words.size--;
        else
            return words;
    }
}

/* Without "1. " or "1) ". */
static Slice without_number(Slice words) {
    size_t digits = 0;
    while (digits < words.size && ascii_is_digit(words.data[digits]))
        digits++;
    bool numbered =
        digits > 0 && digits + 2 < words.size && strchr(".)", words.data[digits]) && words.data[digits + 1] == ' ';
    return numbered ? slice_trim((Slice){words.data + digits + 1, words.size - digits - 1}) : words;
}

Slice outline_heading_words(Slice line) {
    Slice words = skip_indent(line);
    size_t level = run_length(words);
    words = slice_trim((Slice){words.data + level, words.size - level});
    while (words.size && words.data[words.size - 1] == '#')
        words.size--;
    return without_dress(without_number(without_dress(words)));
}

static void add_item(Walk *walk, OutlineKind kind, Slice words) {
    Outline *out = walk->out;
    out->items = memory_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    size_t start = (size_t)(words.data - walk->file.data);
    out->items[out->count++] = (OutlineItem){kind, {start, start + words.size}};
    out->headings += kind == OUTLINE_HEADING;
}

/* Tells the speech up to `end` and goes on at `next`. */
static void end_speech(Walk *walk, size_t end, size_t next) {
    Slice words = slice_trim(slice_part(walk->file, (Span){walk->speech, end}));
    if (words.size)
        add_item(walk, OUTLINE_SPEECH, words);
    walk->at = next;
    walk->speech = next;
}

static bool skip_fence(Walk *walk, Slice line, size_t next) {
    bool bare = false;
    char mark = fence_mark(line, &bare);
    if (!mark || next > (mark == '`' ? walk->last_backticks : walk->last_tildes))
        return false;
    char closing = 0;
    bare = false;
    while (!bare || closing != mark) {
        line = line_from(walk->file, next, &next);
        closing = fence_mark(line, &bare);
    }
    end_speech(walk, walk->at, next);
    return true;
}

/* Where a comment that is closed somewhere begins, between `at` and `end`; `end` where none does. */
static size_t find_comment(const Walk *walk, size_t at, size_t end) {
    size_t start = find((Slice){walk->file.data, end}, at, comment_open);
    return start < end && start + strlen(comment_open) <= walk->last_comment_close ? start : end;
}

/* Reads on to the end of the line (`next`), or of the line in which its last comment ends. */
static void read_text(Walk *walk, size_t next) {
    size_t start;
    while ((start = find_comment(walk, walk->at, next)) < next) {
        size_t close = find(walk->file, start + strlen(comment_open), comment_close) + strlen(comment_close);
        end_speech(walk, start, close);
        if (close > next)
            line_from(walk->file, close, &next);
    }
    walk->at = next;
}

static bool read_heading(Walk *walk, Slice line, size_t next) {
    size_t level = outline_heading_level(line);
    if (level == 0)
        return false;
    size_t start = walk->at, comment = find_comment(walk, start, start + line.size);
    end_speech(walk, start, comment == start + line.size ? next : comment);
    Slice words = outline_heading_words((Slice){line.data, comment - start});
    if (level <= 2)
        add_item(walk, level == 2 ? OUTLINE_HEADING : walk->out->count == 0 ? OUTLINE_TITLE : OUTLINE_TOP, words);
    read_text(walk, next);
    return true;
}

static void note_last_closings(Walk *walk) {
    MarkedLines fences = {.text = walk->file, .end = walk->file.size, .marks = "`~"};
    for (size_t at = walk->at, next; (at = marked_line(&fences, at)) < walk->file.size; at = next) {
        bool bare = false;
        char mark = fence_mark(line_from(walk->file, at, &next), &bare);
        if (mark && bare)
            *(mark == '`' ? &walk->last_backticks : &walk->last_tildes) = at;
    }
    for (size_t at = walk->at; (at = find(walk->file, at, comment_close)) < walk->file.size; at++)
        walk->last_comment_close = at;
}

void outline_read(Slice file, size_t body, Outline *out) {
    *out = (Outline){0};
    Walk walk = {.file = file, .at = body, .speech = body, .out = out};
    MarkedLines lines = {.text = file, .end = file.size, .marks = "#`~<"}; /* all others are speech */
    note_last_closings(&walk);
    while ((walk.at = marked_line(&lines, walk.at)) < file.size) {
        size_t next;
        Slice line = line_from(file, walk.at, &next);
        if (!skip_fence(&walk, line, next) && !read_heading(&walk, line, next))
            read_text(&walk, next);
    }
    end_speech(&walk, file.size, file.size);
}

void outline_free(Outline *outline) {
    free(outline->items);
    *outline = (Outline){0};
}

bool outline_front_matter(Slice file, Span *front_matter, size_t *body) {
    const size_t start = slice_starts(file, byte_order_mark) ? strlen(byte_order_mark) : 0;
    *front_matter = (Span){0, 0};
    *body = start;
    size_t next;
    if (!slice_is(trim_end(line_from(file, start, &next)), "---"))
        return true;
    for (size_t at = next; at < file.size; at = next)
        if (slice_is(trim_end(line_from(file, at, &next)), "---")) {
            *front_matter = (Span){start, at};
            *body = next;
            return true;
        }
    return false;
}
