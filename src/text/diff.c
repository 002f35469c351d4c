/* Myers' "An O(ND) difference algorithm and its variations" (1986), with the middle snake, so that memory is linear.
 *
 *   old  a b c a b b a      The words that both share are a path of diagonals through the grid old × new; the middle of
 * the new  c b a b a c        shortest path is found from both ends at once, and what lies before and behind it in the
 * same way. */
#include <starcoach/diff.h>

#include "base/memory.h"
#include <starcoach/text.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Word {
    size_t start, end;
    uint32_t hash;
} Word;

typedef struct Words {
    Slice text;
    Word *items;
    size_t count, capacity;
} Words;

typedef struct Differ {
    Words old_words, new_words;
    ptrdiff_t *forward, *backward; /* furthest reach on each diagonal, from both ends */
    ptrdiff_t middle;              /* index of diagonal 0 in them */
    ptrdiff_t limit;               /* edits at most */
    Diff *out;
} Differ;

typedef struct Box { /* of the grid, half-open */
    ptrdiff_t left, top, right, bottom;
} Box;

typedef struct Snake {
    ptrdiff_t x1, y1, x2, y2;
} Snake;

/* Words and what is between them, in turn. */
static void words_cut(Words *words, Slice text) {
    words->text = text;
    for (size_t start = 0, end; start < text.size; start = end) {
        end = start + 1;
        while (end < text.size && ascii_is_white(text.data[end]) == ascii_is_white(text.data[start]))
            end++;
        words->items = memory_grow(words->items, &words->capacity, words->count + 1, sizeof *words->items);
        words->items[words->count++] = (Word){start, end, text_hash(slice_part(text, (Span){start, end}))};
    }
}

static bool same_word(const Differ *differ, ptrdiff_t x, ptrdiff_t y) {
    const Word *a = &differ->old_words.items[x], *b = &differ->new_words.items[y];
    return a->hash == b->hash && a->end - a->start == b->end - b->start &&
           memcmp(differ->old_words.text.data + a->start, differ->new_words.text.data + b->start, a->end - a->start) ==
               0;
}

/* ---- Runs ---- */

/* Neighbours of one kind become one run. */
static void run_push(Diff *out, DiffKind kind, Span span) {
    if (span.start == span.end)
        return;
    DiffRun *last = out->count ? &out->items[out->count - 1] : NULL;
    if (last && last->kind == kind) {
        last->span.end = span.end;
        return;
    }
    out->items = memory_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
    out->items[out->count++] = (DiffRun){kind, span};
}

static Span words_span(const Words *words, ptrdiff_t first, ptrdiff_t end) {
    if (first == end)
        return (Span){0, 0};
    return (Span){words->items[first].start, words->items[end - 1].end};
}

static void same_push(Differ *differ, ptrdiff_t first, ptrdiff_t end) {
    run_push(differ->out, DIFF_SAME, words_span(&differ->old_words, first, end));
}

static void change_push(Differ *differ, Box box) {
    run_push(differ->out, DIFF_REMOVED, words_span(&differ->old_words, box.left, box.right));
    run_push(differ->out, DIFF_ADDED, words_span(&differ->new_words, box.top, box.bottom));
}

/* ---- The middle snake ---- */

/* The lowest diagonal that lies in the box after so many edits; the highest is its mirror with the other side. */
static ptrdiff_t first_diagonal(ptrdiff_t edits, ptrdiff_t side) {
    return -edits + (edits > side ? 2 * (edits - side) : 0);
}

/* One step of `edits` from the upper left; true when it met the other front, and then `out` is the middle. */
static bool step_forward(Differ *differ, Box box, ptrdiff_t edits, bool odd, ptrdiff_t delta, Snake *out) {
    ptrdiff_t *v = differ->forward + differ->middle, *w = differ->backward + differ->middle;
    ptrdiff_t width = box.right - box.left, height = box.bottom - box.top;
    for (ptrdiff_t k = first_diagonal(edits, height); k <= -first_diagonal(edits, width); k += 2) {
        ptrdiff_t x = k == -edits || (k != edits && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
        ptrdiff_t y = x - k, x1 = x, y1 = y;
        while (x < width && y < height && same_word(differ, box.left + x, box.top + y))
            x++, y++;
        v[k] = x;
        if (odd && k >= delta - (edits - 1) && k <= delta + (edits - 1) && x + w[delta - k] >= width) {
            *out = (Snake){box.left + x1, box.top + y1, box.left + x, box.top + y};
            return true;
        }
    }
    return false;
}

/* The same from the lower right; diagonals are counted from there. */
static bool step_backward(Differ *differ, Box box, ptrdiff_t edits, bool odd, ptrdiff_t delta, Snake *out) {
    ptrdiff_t *v = differ->forward + differ->middle, *w = differ->backward + differ->middle;
    ptrdiff_t width = box.right - box.left, height = box.bottom - box.top;
    for (ptrdiff_t k = first_diagonal(edits, height); k <= -first_diagonal(edits, width); k += 2) {
        ptrdiff_t x = k == -edits || (k != edits && w[k - 1] < w[k + 1]) ? w[k + 1] : w[k - 1] + 1;
        ptrdiff_t y = x - k, x1 = x, y1 = y;
        while (x < width && y < height && same_word(differ, box.right - 1 - x, box.bottom - 1 - y))
            x++, y++;
        w[k] = x;
        if (!odd && k >= delta - edits && k <= delta + edits && x + v[delta - k] >= width) {
            *out = (Snake){box.right - x, box.bottom - y, box.right - x1, box.bottom - y1};
            return true;
        }
    }
    return false;
}

/* Finds the middle snake; gives the edits of the shortest path, or -1 when they are over the limit. */
static ptrdiff_t snake_find(Differ *differ, Box box, Snake *out) {
    ptrdiff_t width = box.right - box.left, height = box.bottom - box.top;
    ptrdiff_t delta = width - height;
    bool odd = delta % 2 != 0;
    for (ptrdiff_t edits = 0; 2 * edits - 1 <= differ->limit; edits++) {
        for (ptrdiff_t side = -1; side <= 1; side += 2) /* the diagonals not yet reached */
            differ->forward[differ->middle + side * (edits + 1)] =
                differ->backward[differ->middle + side * (edits + 1)] = 0;
        if (step_forward(differ, box, edits, odd, delta, out))
            return 2 * edits - 1;
        if (step_backward(differ, box, edits, odd, delta, out))
            return 2 * edits;
    }
    return -1;
}

/* ---- The walk ---- */

static void box_diff(Differ *differ, Box box) {
    ptrdiff_t same = 0;
    while (box.left + same < box.right && box.top + same < box.bottom &&
           same_word(differ, box.left + same, box.top + same))
        same++;
    same_push(differ, box.left, box.left + same);
    box.left += same;
    box.top += same;
    ptrdiff_t right = box.right;
    while (box.right > box.left && box.bottom > box.top && same_word(differ, box.right - 1, box.bottom - 1))
        box.right--, box.bottom--;

    if (box.left == box.right || box.top == box.bottom) {
        change_push(differ, box);
    } else {
        Snake snake;
        ptrdiff_t edits = snake_find(differ, box, &snake);
        if (edits < 0 || edits > differ->limit) { /* only ever in the first box: its parts need fewer */
            change_push(differ, box);
        } else {
            box_diff(differ, (Box){box.left, box.top, snake.x1, snake.y1});
            same_push(differ, snake.x1, snake.x2);
            box_diff(differ, (Box){snake.x2, snake.y2, box.right, box.bottom});
        }
    }
    same_push(differ, box.right, right);
}

/* ---- Tidying ---- */

static bool all_white(Slice text, Span span) {
    for (size_t i = span.start; i < span.end; i++)
        if (!ascii_is_white(text.data[i]))
            return false;
    return true;
}

/* Whether run `i` is the blank between two changes: "late fix" for "last plan" is one change, not two. */
static bool is_bridge(const Diff *diff, size_t i, Slice old_text) {
    return diff->items[i].kind == DIFF_SAME && i + 1 < diff->count && diff->items[i + 1].kind != DIFF_SAME &&
           all_white(old_text, diff->items[i].span);
}

/* One REMOVED and one ADDED run for each stretch that changed. Never writes more runs than it has read. */
static void diff_tidy(Diff *diff, Slice old_text) {
    size_t written = 0, old_at = 0, new_at = 0;
    for (size_t i = 0; i < diff->count;) {
        if (diff->items[i].kind == DIFF_SAME) {
            Span span = diff->items[i++].span;
            old_at = span.end;
            new_at += span.end - span.start;
            diff->items[written++] = (DiffRun){DIFF_SAME, span};
            continue;
        }
        Span removed = {old_at, old_at}, added = {new_at, new_at};
        for (; i < diff->count; i++) {
            DiffRun run = diff->items[i];
            bool both = removed.end > removed.start && added.end > added.start;
            if (run.kind == DIFF_SAME && !(both && is_bridge(diff, i, old_text)))
                break;
            size_t size = run.span.end - run.span.start;
            removed.end += run.kind != DIFF_ADDED ? size : 0;
            added.end += run.kind != DIFF_REMOVED ? size : 0;
        }
        if (removed.end > removed.start)
            diff->items[written++] = (DiffRun){DIFF_REMOVED, removed};
        if (added.end > added.start)
            diff->items[written++] = (DiffRun){DIFF_ADDED, added};
        old_at = removed.end;
        new_at = added.end;
    }
    diff->count = written;
}

void diff_words(Slice old_text, Slice new_text, size_t limit, Diff *out) {
    out->count = 0;
    Differ differ = {.out = out};
    words_cut(&differ.old_words, old_text);
    words_cut(&differ.new_words, new_text);
    size_t all = differ.old_words.count + differ.new_words.count;
    size_t edits = limit < all ? limit : all;
    differ.limit = (ptrdiff_t)edits;
    differ.middle = (ptrdiff_t)(edits + 2);
    differ.forward = memory_array(2 * edits + 5, sizeof *differ.forward);
    differ.backward = memory_array(2 * edits + 5, sizeof *differ.backward);
    box_diff(&differ, (Box){0, 0, (ptrdiff_t)differ.old_words.count, (ptrdiff_t)differ.new_words.count});
    diff_tidy(out, old_text);
    free(differ.forward);
    free(differ.backward);
    free(differ.old_words.items);
    free(differ.new_words.items);
}

void diff_free(Diff *diff) {
    free(diff->items);
    *diff = (Diff){0};
}
