#include "text/quote.h"

#include "base/utf8.h"

#include <starcoach/text.h>
#include <string.h>

enum {
    REACH_BYTES = 5 * QUOTE_COLUMNS, /* that are looked at on each side */
    CLAUSE_LEAST = 24,               /* columns; a shorter one takes in its neighbour */
};

static size_t columns_of(Slice source, Span span) {
    return text_columns(slice_part(source, span));
}

static bool is_white_or_end(Slice source, size_t at) {
    return at >= source.size || ascii_is_white(source.data[at]);
}

static size_t mark_at(Slice source, size_t at) {
    char c = source.data[at];
    if (c == '(' || c == ')')
        return 1;
    if (c == ',' || c == ';' || c == ':')
        return is_white_or_end(source, at + 1) ? 1 : 0;
    if (c == '-')
        return at > 0 && is_white_or_end(source, at - 1) && is_white_or_end(source, at + 1) ? 1 : 0;
    bool dash = at + 3 <= source.size &&
                (memcmp(source.data + at, "\xE2\x80\x93", 3) == 0 || memcmp(source.data + at, "\xE2\x80\x94", 3) == 0);
    return dash ? 3 : 0;
}

/* The bytes of the mark that ends or begins a clause here; 0: there is none. "4,000" and "5:30" hold none. */
static inline size_t clause_mark(Slice source, size_t at) {
    return ascii_is_letter(source.data[at]) ? 0 : mark_at(source, at);
}

static Span trim(Slice source, Span span) {
    while (span.start < span.end && ascii_is_white(source.data[span.start]))
        span.start++;
    while (span.end > span.start && ascii_is_white(source.data[span.end - 1]))
        span.end--;
    return span;
}

/* What of the sentence may be quoted: a border further off is moved to between words, or characters where there is one
 * word only. */
static Span within_reach(Slice source, Span sentence, Span words) {
    if (words.start - sentence.start > REACH_BYTES) {
        size_t least = words.start - REACH_BYTES, at = least;
        while (at < words.start && !is_white_or_end(source, at))
            at++;
        while (at == words.start && !utf8_is_border(source, least))
            least++;
        sentence.start = at < words.start ? at : least;
    }
    if (sentence.end - words.end > REACH_BYTES) {
        size_t most = words.end + REACH_BYTES, at = most;
        while (at > words.end && !is_white_or_end(source, at))
            at--;
        while (at == words.end && !utf8_is_border(source, most))
            most--;
        sentence.end = at > words.end ? at : most;
    }
    return trim(source, sentence);
}

static size_t clause_start(Slice source, size_t least, size_t at) {
    for (size_t mark = at; mark > least; mark--) {
        size_t bytes = clause_mark(source, mark - 1);
        if (bytes > 0)
            return mark - 1 + bytes;
    }
    return least;
}

static size_t clause_end(Slice source, size_t at, size_t most) {
    while (at < most && clause_mark(source, at) == 0)
        at++;
    return at;
}

/* One clause more behind, else before, as long as it fits; false where there is none. */
static bool take_neighbour(Slice source, Span within, Span *clause) {
    Span longer = *clause;
    if (longer.end < within.end)
        longer.end = clause_end(source, longer.end + clause_mark(source, longer.end), within.end);
    if (longer.end == clause->end || columns_of(source, longer) > QUOTE_COLUMNS) {
        longer = *clause;
        while (longer.start > within.start && (ascii_is_white(source.data[longer.start - 1])))
            longer.start--;
        if (longer.start > within.start)
            longer.start = clause_start(source, within.start, longer.start - 1);
    }
    longer = trim(source, longer);
    bool taken = longer.end - longer.start > clause->end - clause->start && columns_of(source, longer) <= QUOTE_COLUMNS;
    if (taken)
        *clause = longer;
    return taken;
}

static bool holds_word(const WordList *list, Slice word) {
    const char first = word.size > 0 ? ascii_lower(word.data[0]) : '\0'; /* sooner seen than how long it is */
    for (size_t i = 0; word.size > 0 && i < list->count; i++)
        if (ascii_lower(list->items[i][0]) == first && slice_equal_any_case(slice_of(list->items[i]), word))
            return true;
    return false;
}

bool word_joins(const Language *language, Slice word) {
    return holds_word(&language_data(language)->joining_words, word);
}

/* From behind a word that only joins it to what stands before, where more than that is quoted. */
static Span without_joint(const Language *language, Slice source, Span quoted) {
    Span word = {quoted.start, quoted.start};
    while (word.end < quoted.end && !ascii_is_white(source.data[word.end]) && clause_mark(source, word.end) == 0)
        word.end++;
    if (!word_joins(language, slice_part(source, word)))
        return quoted;
    Span rest = {word.end, quoted.end};
    while (rest.start < rest.end && (ascii_is_white(source.data[rest.start]) || clause_mark(source, rest.start) > 0))
        rest.start++;
    return rest.start < rest.end ? rest : quoted;
}

Span quote_clause(const Language *language, Slice source, Span sentence, Span words) {
    if (words.start < sentence.start || words.end > sentence.end || words.start >= words.end)
        return words;
    Span within = within_reach(source, sentence, words);
    if (columns_of(source, within) <= QUOTE_COLUMNS)
        return without_joint(language, source, within);
    Span clause = {clause_start(source, within.start, words.start), clause_end(source, words.end, within.end)};
    clause = trim(source, clause);
    while (columns_of(source, clause) < CLAUSE_LEAST && take_neighbour(source, within, &clause))
        continue;
    return without_joint(language, source, clause);
}

static Span last_word(Slice source, Span words) {
    Span word = {words.end, words.end};
    while (word.start > words.start && !ascii_is_white(source.data[word.start - 1]))
        word.start--;
    return word;
}

bool word_opens(const Language *language, Slice word) {
    return holds_word(&language_data(language)->opening_words, word);
}

Span quote_rounded(const Language *language, Slice source, Span sentence, Span words) {
    if (words.start < sentence.start || words.end > sentence.end || words.start >= words.end)
        return words;
    Span last = last_word(source, words);
    if (last.start > words.start && word_opens(language, slice_part(source, last))) {
        Span within = within_reach(source, sentence, words);
        words = trim(source, (Span){words.start, clause_end(source, words.end, within.end)});
    }
    return without_joint(language, source, words);
}

/* ---- Showing ---- */

static bool is_end_mark(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == ' ';
}

/* Where a row of so many columns ends: between words, or in one that would leave half of the row empty. */
static size_t row_end(Slice text, size_t start, size_t columns) {
    size_t used = 0, blank = start, used_there = 0, at = start;
    while (at < text.size) {
        size_t next = cluster_next(text, at);
        if (text.data[at] == ' ') {
            blank = at;
            used_there = used;
        }
        used += (size_t)cluster_columns(slice_part(text, (Span){at, next}));
        if (used > columns)
            return 2 * used_there >= columns ? blank : at;
        at = next;
    }
    return at;
}

static void append_cut(Slice flat, size_t words_start, size_t words_end, size_t columns, Buffer *out) {
    const char *dots = "…";
    bool from_start = columns_of(flat, (Span){0, words_end}) < columns;
    size_t start = from_start ? 0 : words_start;
    size_t end = row_end(flat, start, columns - 1 - (start > 0));
    bool more = end < flat.size;
    while (end > start && is_end_mark(flat.data[end - 1]))
        end--;
    buffer_append_string(out, start > 0 ? dots : "");
    buffer_append(out, slice_part(flat, (Span){start, end}));
    buffer_append_string(out, more ? dots : "");
}

static Slice without_end_marks(Slice text) {
    while (text.size > 0 && is_end_mark(text.data[text.size - 1]))
        text.size--;
    return text;
}

/* Is it shown as it is written: ASCII in single blanks, as most is? */
static bool is_shown_plainly(Slice text) {
    char before = ' ';
    for (size_t i = 0; i < text.size; before = text.data[i++])
        if (text.data[i] < ' ' || text.data[i] > '~' || (text.data[i] == ' ' && before == ' '))
            return false;
    return true;
}

void quote_append(Slice source, Span quoted, Span words, size_t columns, Buffer *out) {
    const Slice written = without_end_marks(slice_part(source, quoted));
    if (written.size <= columns && is_shown_plainly(written)) {
        buffer_append(out, written);
        return;
    }
    words.start = words.start < quoted.start ? quoted.start : words.start; /* a joint before it is not quoted */
    words.end = words.end < words.start ? words.start : words.end;
    Buffer flat = {0};
    utf8_append_flat(&flat, slice_part(source, (Span){quoted.start, words.start}));
    size_t start = flat.size;
    utf8_append_flat(&flat, slice_part(source, words));
    size_t end = flat.size;
    utf8_append_flat(&flat, slice_part(source, (Span){words.end, quoted.end}));
    Slice whole = without_end_marks(buffer_slice(&flat));
    end = end < whole.size ? end : whole.size;
    start = start < end ? start : end;
    if (whole.size > 0 && text_columns(whole) <= columns)
        buffer_append(out, whole);
    else if (whole.size > 0 && columns > 2)
        append_cut(whole, start, end, columns, out);
    buffer_free(&flat);
}
