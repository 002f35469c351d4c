/* Polishing: what is left of a section once its fillers, doubled words, blanks, capitals and end marks are mended. */
#include "render/polish.h"

#include "base/memory.h"
#include "base/messages.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What one mend uncovers is mended in the next round; text whose mends are nested deeper than this is left as it is
 * then. */
enum { MOST_ROUNDS = 32 };

typedef struct Origin {
    size_t at;     /* byte of the section's text; SIZE_MAX: put in */
    PolishWhy why; /* of what was put in */
} Origin;

typedef struct Working {
    Buffer text;
    Origin *origins; /* one a byte */
    size_t capacity;
    bool *fixed; /* bytes that stand for what parts two spans of the source */
} Working;

void mends_add(Mends *mends, Span span, const char *put, PolishWhy why) {
    if (mends->count && span.start < mends->items[mends->count - 1].end)
        return;
    mends->items = memory_grow(mends->items, &mends->capacity, mends->count + 1, sizeof *mends->items);
    Mend *mend = &mends->items[mends->count++];
    *mend = (Mend){.start = span.start, .end = span.end, .why = why};
    assert(strlen(put) < sizeof mend->put);
    memcpy(mend->put, put, strlen(put) + 1);
}

/* ---- The section's text and the source ---- */

/* Where the section's text comes from: stretches of the source, each byte for byte. Between two of them stands
 * something else than white space in the source, and a blank or blank line in the text. */
typedef struct Stretch {
    size_t text;   /* offset in the section's text */
    size_t source; /* the same byte in the source */
    size_t size;
} Stretch;

typedef struct Stretches {
    Stretch *items;
    size_t count;
} Stretches;

static bool gap_is_white(const SectionView *section, size_t from, size_t to) {
    return slice_trim(slice_part(section->source, (Span){from, to})).size == 0;
}

static const char *joint_of(const SectionView *section, size_t from, size_t to) {
    return memchr(section->source.data + from, '\n', to - from) ? "\n\n" : " ";
}

static Stretches stretches_of(const SectionView *section) {
    Stretches out = {memory_array(section->span_count + 1, sizeof(Stretch)), 0};
    for (size_t i = 0; i < section->span_count; i++) {
        const SureSpan *span = &section->spans[i];
        Stretch *last = out.count ? &out.items[out.count - 1] : NULL;
        size_t end = last ? last->source + last->size : 0;
        if (last && gap_is_white(section, end, span->start)) {
            last->size = span->end - last->source;
            continue;
        }
        size_t text = last ? last->text + last->size + strlen(joint_of(section, end, span->start)) : 0;
        out.items[out.count++] = (Stretch){text, span->start, span->end - span->start};
    }
    return out;
}

/* ---- Rounds ---- */

static Working working_new(const SectionView *section, const Stretches *stretches) {
    Working working = {0};
    section_view_text(section, &working.text);
    size_t size = working.text.size;
    working.origins = memory_grow(NULL, &working.capacity, size + 1, sizeof *working.origins);
    working.fixed = memory_array(size + 1, sizeof *working.fixed);
    for (size_t i = 0; i < size; i++) {
        working.origins[i] = (Origin){i, POLISH_NOTHING};
        working.fixed[i] = true;
    }
    for (size_t i = 0; i < stretches->count; i++)
        memset(working.fixed + stretches->items[i].text, false, stretches->items[i].size);
    return working;
}

static void working_free(Working *working) {
    buffer_free(&working->text);
    free(working->origins);
    free(working->fixed);
}

/* Carries the mends out; notes in `taken` (by byte of the section's text) why a byte went. */
static void working_mend(Working *working, const Mends *mends, PolishWhy *taken) {
    Working next = {0};
    size_t at = 0, most = working->text.size + mends->count * MEND_BYTES;
    next.origins = memory_grow(NULL, &next.capacity, most + 1, sizeof *next.origins);
    next.fixed = memory_array(most + 1, sizeof *next.fixed);
    for (size_t i = 0; i <= mends->count; i++) {
        const Mend *mend = i < mends->count ? &mends->items[i] : NULL;
        size_t kept_to = mend ? mend->start : working->text.size, end = mend ? mend->end : kept_to;
        for (; at < end; at++) {
            if (at < kept_to || working->fixed[at]) {
                next.origins[next.text.size] = working->origins[at];
                next.fixed[next.text.size] = working->fixed[at];
                buffer_append_byte(&next.text, working->text.data[at]);
            } else if (working->origins[at].at != SIZE_MAX) {
                taken[working->origins[at].at] = mend->why;
            }
        }
        for (const char *c = mend ? mend->put : ""; *c; c++) {
            next.origins[next.text.size] = (Origin){SIZE_MAX, mend->why};
            buffer_append_byte(&next.text, *c);
        }
    }
    working_free(working);
    *working = next;
}

static void find_mends(const Language *language, const Working *working, Text *text, Mends *mends) {
    Slice slice = {working->text.data ? working->text.data : "", working->text.size};
    mends->count = 0;
    text_scan(text, language, slice);
    polish_words(language, text, mends);
    if (mends->count == 0)
        polish_spacing(language, slice, working->fixed, mends);
    if (mends->count == 0)
        polish_sentences(text, mends);
}

/* ---- Edits of the source ---- */

typedef struct Edits {
    PolishEdit *items;
    size_t count, capacity;
} Edits;

static const char *const why_words[] = {
    [POLISH_NOTHING] = "",
    [POLISH_FILLER] = MSG_RENDER_POLISH_FILLER,
    [POLISH_DOUBLED] = MSG_RENDER_POLISH_DOUBLED,
    [POLISH_SPACING] = MSG_RENDER_POLISH_SPACING,
    [POLISH_CAPITAL] = MSG_RENDER_POLISH_CAPITAL,
    [POLISH_END] = MSG_RENDER_POLISH_END,
};

/* The source's offset of a byte of the section's text; *stretch goes forward only. */
static size_t source_of(const Stretches *stretches, size_t *stretch, size_t at) {
    while (*stretch + 1 < stretches->count && at >= stretches->items[*stretch + 1].text)
        ++*stretch;
    const Stretch *here = &stretches->items[*stretch];
    size_t inside = at - here->text;
    return here->source + (inside < here->size ? inside : here->size);
}

static void edits_add(Edits *edits, size_t section, Span span, Slice put, PolishWhy why, Arena *arena) {
    edits->items = memory_grow(edits->items, &edits->capacity, edits->count + 1, sizeof *edits->items);
    edits->items[edits->count++] = (PolishEdit){section, span, arena_copy(arena, put), why_words[why]};
}

/* Two texts side by side: the section's and what became of it. */
typedef struct Sides {
    const Stretches *stretches;
    const PolishWhy *taken; /* why a byte of the section's text went */
    size_t size;            /* of the section's text */
    const Working *outcome;
    size_t stretch; /* where source_of has come to */
} Sides;

static bool is_put_in(const Sides *sides, size_t at) {
    return at < sides->outcome->text.size && sides->outcome->origins[at].at == SIZE_MAX;
}

/* Whether bytes went for this reason before the next byte that stayed. */
static bool goes_too(const Sides *sides, size_t at, PolishWhy why) {
    while (at < sides->size && sides->taken[at] != POLISH_NOTHING && sides->taken[at] != why)
        at++;
    return at < sides->size && sides->taken[at] == why;
}

/* The source's span of section text [start, end). A place between two bytes belongs to the one before it, so that an
 * end mark stands by its sentence. */
static Span source_span(Sides *sides, size_t start, size_t end) {
    const Stretches *stretches = sides->stretches;
    if (start == end) {
        size_t at =
            start ? source_of(stretches, &sides->stretch, start - 1) + 1 : source_of(stretches, &sides->stretch, 0);
        return (Span){at, at};
    }
    size_t first = source_of(stretches, &sides->stretch, start);
    return (Span){first, source_of(stretches, &sides->stretch, end - 1) + 1};
}

/* What went or came for one reason at one place is an edit. */
static void edits_read(Edits *edits, size_t section, Sides *sides, Arena *arena) {
    const Buffer *text = &sides->outcome->text;
    size_t at = 0, i = 0;
    while (at < sides->size || i < text->size) {
        PolishWhy came = is_put_in(sides, i) ? sides->outcome->origins[i].why : POLISH_NOTHING;
        PolishWhy went = at < sides->size ? sides->taken[at] : POLISH_NOTHING;
        if (!came && !went) {
            at++;
            i++;
            continue;
        }
        bool alone = came && went != came && !goes_too(sides, at, came);
        PolishWhy why = alone || !went ? came : went;
        size_t end = at, first = i;
        while (!alone && end < sides->size && sides->taken[end] == why)
            end++;
        while (is_put_in(sides, i) && sides->outcome->origins[i].why == why)
            i++;
        Slice put = slice_part(buffer_slice(text), (Span){first, i});
        edits_add(edits, section, source_span(sides, at, end), put, why, arena);
        at = end;
    }
}

static void polish_section(const Language *language, const SectionView *view, size_t section, Arena *arena,
                           Edits *edits) {
    if (view->span_count == 0)
        return;
    Stretches stretches = stretches_of(view);
    Working working = working_new(view, &stretches);
    size_t size = working.text.size;
    PolishWhy *taken = memory_array(size + 1, sizeof *taken);
    Text text = {0};
    Mends mends = {0};
    for (int round = 0; round < MOST_ROUNDS; round++) {
        find_mends(language, &working, &text, &mends);
        if (mends.count == 0)
            break;
        working_mend(&working, &mends, taken);
    }
    Sides sides = {&stretches, taken, size, &working, 0};
    edits_read(edits, section, &sides, arena);
    text_free(&text);
    free(mends.items);
    free(taken);
    free(stretches.items);
    working_free(&working);
}

Polish polish_answer(const Language *language, const AnswerView *answer, Arena *arena) {
    Edits edits = {0};
    for (size_t i = 0; i < answer->shape->section_count; i++)
        polish_section(language, &answer->sections[i], i, arena, &edits);
    Polish polish = {arena_array(arena, edits.count, sizeof *polish.items), edits.count};
    if (edits.count)
        memcpy(polish.items, edits.items, edits.count * sizeof *edits.items);
    free(edits.items);
    return polish;
}

void polish_apply(const Polish *polish, const AnswerView *answer, size_t section, Buffer *out) {
    const SectionView *view = &answer->sections[section];
    Stretches stretches = stretches_of(view);
    size_t edit = 0, begin = out->size, end = 0;
    while (edit < polish->count && polish->items[edit].section < section)
        edit++;
    for (size_t i = 0; i < stretches.count; i++) {
        Span left = {stretches.items[i].source, stretches.items[i].source + stretches.items[i].size};
        size_t before = out->size, stop = left.end;
        if (before > begin)
            buffer_append_string(out, joint_of(view, end, left.start));
        size_t joined = out->size;
        for (; edit < polish->count && polish->items[edit].section == section && polish->items[edit].span.start <= stop;
             edit++) {
            const PolishEdit *one = &polish->items[edit];
            buffer_append(out, slice_part(view->source, (Span){left.start, one->span.start}));
            buffer_append_string(out, one->replacement);
            left.start = one->span.end;
        }
        buffer_append(out, slice_part(view->source, left));
        if (out->size > joined)
            end = stop;
        else if (joined > before) /* nothing is left of the stretch, nor of what parts it from the one before */
            buffer_replace(out, (Span){before, joined}, slice_of(""));
    }
    free(stretches.items);
}
