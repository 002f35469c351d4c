/* Fillers and doubled words. What may be meant stays: "I like planning", "kind of him", "in the ER", "Walla Walla". */
#include "render/polish.h"

#include "base/memory.h"
#include "text/lexicon.h"

#include <stdlib.h>
#include <string.h>

/* A written word or a mark. */
typedef enum UnitKind { UNIT_WORD, UNIT_PAUSE, UNIT_END, UNIT_OTHER } UnitKind;

typedef struct Unit {
    size_t start, end; /* bytes */
    UnitKind kind;
    uint32_t form; /* of marks */
    bool first;    /* in its sentence */
} Unit;

typedef struct Words {
    const Language *language;
    Slice text;
    Unit *units;
    size_t count;
    Mends *mends;
} Words;

/* A filler of the language that stands at a place. */
typedef struct Filler {
    size_t first, end; /* units */
    bool sound;        /* "um": never meant, taken out wherever it stands */
    bool common;       /* may be meant more often than not */
} Filler;

enum { SOUND_LETTERS = 3, DASH = 0x2014, ELLIPSIS = 0x2026 };

/* ---- Units ---- */

static UnitKind mark_kind(uint32_t form) {
    if (form == ',' || form == DASH || form == ELLIPSIS)
        return UNIT_PAUSE;
    return form == '.' || form == '!' || form == '?' ? UNIT_END : UNIT_OTHER;
}

static void read_sentence(Words *words, const Text *text, const Sentence *sentence) {
    bool first = true;
    for (size_t i = sentence->first_token; i < sentence->end_token; i++) {
        const Token *token = &text->tokens[i];
        bool mark = token->kind == TOKEN_MARK;
        if (!mark && !(token->flags & TOKEN_STARTS_WORD) && !first &&
            words->units[words->count - 1].kind == UNIT_WORD) {
            words->units[words->count - 1].end = token->end;
            continue;
        }
        words->units[words->count++] =
            (Unit){token->start, token->end, mark ? mark_kind(token->form) : UNIT_WORD, mark ? token->form : 0, first};
        first = false;
    }
}

static Slice unit_text(const Words *words, size_t unit) {
    return slice_part(words->text, (Span){words->units[unit].start, words->units[unit].end});
}

static unsigned traits_of(const Words *words, Slice word) {
    Buffer form = {0};
    for (size_t i = 0; i < word.size; i++)
        buffer_append_byte(&form, ascii_lower(word.data[i]));
    const LexiconWord *known = language_word(words->language, buffer_slice(&form), text_hash(buffer_slice(&form)));
    unsigned traits = known ? known->traits : 0;
    buffer_free(&form);
    return traits;
}

static unsigned unit_traits(const Words *words, size_t unit) {
    return words->units[unit].kind == UNIT_WORD ? traits_of(words, unit_text(words, unit)) : 0;
}

/* Units of one sentence that follow one another with nothing but white space between. */
static bool unit_follows(const Words *words, size_t unit) {
    if (unit == 0 || unit >= words->count || words->units[unit].first)
        return false;
    Slice gap = slice_part(words->text, (Span){words->units[unit - 1].end, words->units[unit].start});
    return gap.size > 0 && slice_trim(gap).size == 0;
}

/* Nothing clings to the word but marks of the sentence: no hyphen, quote or emphasis. */
static bool stands_free(const Words *words, size_t first, size_t end) {
    size_t start = words->units[first].start, stop = words->units[end - 1].end;
    bool left = start == 0 || ascii_is_white(words->text.data[start - 1]) ||
                (!words->units[first].first && words->units[first - 1].end == start);
    bool right = stop == words->text.size || ascii_is_white(words->text.data[stop]) ||
                 (end < words->count && words->units[end].start == stop && words->units[end].kind != UNIT_OTHER &&
                  words->units[end].kind != UNIT_WORD);
    return left && right;
}

/* ---- Which fillers stand where ---- */

/* The units that the phrase covers from `unit` on; 0: it does not stand there. */
static size_t phrase_length(const Words *words, size_t unit, Slice phrase) {
    size_t length = 0;
    while (phrase.size) {
        const char *blank = memchr(phrase.data, ' ', phrase.size);
        Slice word = {phrase.data, blank ? (size_t)(blank - phrase.data) : phrase.size};
        size_t at = unit + length;
        if (at >= words->count || words->units[at].kind != UNIT_WORD || (length && !unit_follows(words, at)) ||
            !slice_equal_any_case(unit_text(words, at), word))
            return 0;
        phrase = slice_trim((Slice){phrase.data + word.size, phrase.size - word.size});
        length++;
    }
    return length;
}

static bool is_shouted(Slice word) {
    return word.size > 1 && word.data[1] >= 'A' && word.data[1] <= 'Z';
}

/* The longest filler at the unit. A short one that is no common word is a sound. */
static bool filler_at(const Words *words, size_t unit, Filler *out) {
    const WordList *fillers = &language_data(words->language)->fillers;
    size_t longest = 0;
    for (size_t i = 0; i < fillers->count; i++) {
        size_t length = phrase_length(words, unit, slice_of(fillers->items[i]));
        longest = length > longest ? length : longest;
    }
    if (longest == 0 || !stands_free(words, unit, unit + longest))
        return false;
    Slice word = unit_text(words, unit);
    bool common = longest > 1 || unit_traits(words, unit) & WORD_COMMON;
    bool sound = !common && word.size <= SOUND_LETTERS;
    *out = (Filler){unit, unit + longest, sound, common};
    return !(sound && is_shouted(word));
}

static bool is_pause(const Words *words, size_t unit) {
    return unit < words->count && !words->units[unit].first && words->units[unit].kind == UNIT_PAUSE;
}

static bool ends_sentence(const Words *words, size_t unit) {
    return unit >= words->count || words->units[unit].first || words->units[unit].kind == UNIT_END;
}

/* At the start of its sentence, or of what is quoted in it. */
static bool opens(const Words *words, size_t unit) {
    return words->units[unit].first || words->units[unit - 1].kind == UNIT_OTHER;
}

static bool pause_before(const Words *words, size_t unit) {
    return !opens(words, unit) && is_pause(words, unit - 1);
}

/* ---- Taking them out ---- */

/* A sentence of fillers alone goes with its mark and the white space that set it apart. */
static bool whole_sentence_span(const Words *words, size_t first, size_t end, Span *out) {
    *out = (Span){words->units[first].start, words->units[end - 1].end};
    for (; end < words->count && !words->units[end].first; end++) {
        if (words->units[end].kind == UNIT_WORD)
            return false; /* Um?" she asked. */
        out->end = words->units[end].end;
    }
    Slice text = words->text;
    if (out->start > 0 && text.data[out->start - 1] != '\n')
        while (out->start > 0 && ascii_is_white(text.data[out->start - 1]))
            out->start--;
    else
        while (out->end < text.size && ascii_is_white(text.data[out->end]))
            out->end++;
    return true;
}

/* ", like, you know, wrong": the word before the pause in front of the unit is itself alone between two pauses. */
static bool behind_lone_word(const Words *words, size_t unit) {
    return unit > 2 && pause_before(words, unit) && words->units[unit - 2].kind == UNIT_WORD && pause_before(words, unit - 2);
}

/* The bytes that go with the fillers in units [first, end): the pauses that set them off, and one blank. Where a new
 * clause follows it keeps its comma.
 *
 *   I[, um,] asked    [Um, ]I asked    I asked[, you know].    late, [um, ]but I asked */
static bool filler_span(const Words *words, size_t first, size_t end, Span *out) {
    const Unit *units = words->units;
    bool before = pause_before(words, first), after = is_pause(words, end);
    bool last = ends_sentence(words, after ? end + 1 : end);
    size_t stop = units[after ? end : end - 1].end;
    if (units[first].first && last)
        return whole_sentence_span(words, first, end, out);
    if (opens(words, first)) {
        *out = (Span){units[first].start, units[last ? first : after ? end + 1 : end].start};
        return !last;
    }
    if (last || !before) {
        *out = (Span){before ? units[first - 1].start : units[first - 1].end, stop};
        return true;
    }
    bool keeps = !after || unit_traits(words, end + 1) & WORD_BREAKER || units[end].form != units[first - 1].form;
    if (!keeps && behind_lone_word(words, first))
        return false; /* with both its commas gone the lone word would lose one of its own: was, like wrong */
    *out =
        keeps ? (Span){units[first].start, units[after ? end + 1 : end].start} : (Span){units[first - 1].start, stop};
    return true;
}

/* "asked,um,her": what the fillers alone kept apart. */
static bool would_join(const Words *words, size_t first, size_t end, Span span) {
    size_t next = end + is_pause(words, end);
    bool before =
        first > 0 && ((words->units[first - 1].kind == UNIT_WORD && words->units[first - 1].end == span.start) ||
                      (first > 1 && words->units[first - 2].end == span.start));
    return before && next < words->count && words->units[next].kind == UNIT_WORD &&
           words->units[next].start == span.end;
}

/* "I basically, you know, asked": an uncommon filler behind a common word goes with the one that follows it. */
static bool leans_on_next(const Words *words, const Filler *filler) {
    Filler next;
    return !filler->common && unit_follows(words, filler->first) &&
           unit_traits(words, filler->first - 1) & WORD_COMMON && is_pause(words, filler->end) &&
           filler->end + 1 < words->count && !words->units[filler->end + 1].first &&
           filler_at(words, filler->end + 1, &next);
}

/* A run of fillers, parted by pauses at most: as much of it as is set off on both sides goes at once, sounds in any
 * case. Gives the unit to go on from. */
static size_t take_run(Words *words, Filler filler) {
    size_t first = filler.first, end = first;
    bool set_off = opens(words, first) || pause_before(words, first), sounds = true;
    if (!set_off && !filler.sound && !leans_on_next(words, &filler))
        return filler.end;
    for (bool paused = false;;) {
        bool joins = end + paused == filler.first; /* all before it goes */
        paused = is_pause(words, filler.end);
        sounds = sounds && filler.sound;
        if (sounds || paused || (set_off && ends_sentence(words, filler.end)) || (filler.sound && joins))
            end = filler.end;
        size_t next = filler.end + paused;
        if (next >= words->count || words->units[next].first || !filler_at(words, next, &filler))
            break;
    }
    Span span;
    if (end > first && filler_span(words, first, end, &span))
        mends_add(words->mends, span, would_join(words, first, end, span) ? " " : "", POLISH_FILLER);
    return end > first ? end : first + 1;
}

static void find_fillers(Words *words) {
    for (size_t i = 0; i < words->count;) {
        Filler filler;
        i = filler_at(words, i, &filler) ? take_run(words, filler) : i + 1;
    }
}

/* ---- Doubled words ---- */

static bool may_stand_twice(const Words *words, Slice word) {
    bool name = word.size > 1 && word.data[0] >= 'A' && word.data[0] <= 'Z';
    if (name || traits_of(words, word) & WORD_DOUBLED)
        return true;
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

static void find_doubled(Words *words) {
    for (size_t i = 1; i < words->count; i++) {
        if (words->units[i].kind != UNIT_WORD || words->units[i - 1].kind != UNIT_WORD || !unit_follows(words, i) ||
            !slice_equal_any_case(unit_text(words, i - 1), unit_text(words, i)) || may_stand_twice(words, unit_text(words, i)))
            continue;
        mends_add(words->mends, (Span){words->units[i - 1].end, words->units[i].end}, "", POLISH_DOUBLED);
    }
}

void polish_words(const Language *language, const Text *text, Mends *mends) {
    Words words = {.language = language, .text = text->source, .mends = mends};
    words.units = memory_array(text->token_count + 1, sizeof *words.units);
    for (size_t i = 0; i < text->sentence_count; i++)
        read_sentence(&words, text, &text->sentences[i]);
    find_fillers(&words);
    if (mends->count == 0)
        find_doubled(&words);
    free(words.units);
}
