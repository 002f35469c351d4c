#include "tui/history.h"

#include "answer/differences.h"
#include "base/memory.h"
#include "base/messages.h"

#include <starcoach/diff.h>
#include <stdlib.h>
#include <string.h>

/* Past this the texts have little in common, and are shown one after the other. */
enum { LABEL_COLUMNS = 15, SIGN_BYTES = 2 };

static void add_legend(Pager *pager) {
    static const char *const signs[] = {MSG_TUI_DIFF_OUT, MSG_TUI_DIFF_IN};
    Buffer line = {0};
    buffer_printf(&line, "%s  %s", signs[0], signs[1]);
    pager_add(pager, INK_TEXT, 0, NULL, buffer_slice(&line));
    pager_mark(pager, (Span){0, strlen(signs[0])}, INK_BAD);
    pager_mark(pager, (Span){strlen(signs[0]) + 2, line.size}, INK_GOOD);
    buffer_free(&line);
}

/* White space at a run's ends stays outside of the signs: "[-two-] weeks". */
static void append_run(Slice words, const char *opens, const char *closes, Buffer *out, Span *marked) {
    Slice inner = slice_trim(words);
    size_t before = inner.size ? (size_t)(inner.data - words.data) : 0;
    if (inner.size == 0)
        inner = words;
    buffer_append(out, slice_part(words, (Span){0, before}));
    marked->start = out->size;
    buffer_append_string(out, opens);
    buffer_append(out, inner);
    buffer_append_string(out, closes);
    marked->end = out->size;
    buffer_append(out, slice_part(words, (Span){before + inner.size, words.size}));
}

static bool is_blank(Slice text) {
    return slice_trim(text).size == 0;
}

/* All words of both texts; where those taken out and put in stand goes to `marks`, one a run. */
static void append_runs(const Diff *diff, const Difference *texts, Buffer *out, Span *marks) {
    for (size_t i = 0; i < diff->count; i++) {
        const DiffRun *run = &diff->items[i];
        Slice words = slice_part(run->kind == DIFF_ADDED ? texts->after : texts->before, run->span);
        if (run->kind == DIFF_SAME || is_blank(words)) {
            if (run->kind != DIFF_REMOVED)
                buffer_append(out, words);
        } else if (run->kind == DIFF_REMOVED) {
            append_run(words, MSG_TUI_DIFF_OUT_OPENS, MSG_TUI_DIFF_OUT_CLOSES, out, &marks[i]);
        } else {
            append_run(words, MSG_TUI_DIFF_IN_OPENS, MSG_TUI_DIFF_IN_CLOSES, out, &marks[i]);
        }
    }
}

/* One paragraph of the page. */
static void add_change(Pager *pager, const Difference *difference) {
    Diff diff = {0};
    Buffer text = {0};
    diff_words(difference->before, difference->after, DIFF_LIMIT, &diff);
    Span *marks = memory_array(diff.count + 1, sizeof *marks);
    append_runs(&diff, difference, &text, marks);
    pager_add_blank(pager);
    pager_add(pager, INK_TEXT, LABEL_COLUMNS, difference->label, buffer_slice(&text));
    for (size_t i = 0; i < diff.count; i++)
        if (marks[i].end > marks[i].start)
            pager_mark(pager, marks[i], diff.items[i].kind == DIFF_REMOVED ? INK_BAD : INK_GOOD);
    free(marks);
    buffer_free(&text);
    diff_free(&diff);
}

Screen *history_diff_page(const char *title, const Answer *before, const Answer *after, const Bank *bank) {
    Pager *pager = pager_new();
    Arena *arena = arena_new();
    Differences all = answer_differences(before, after, bank, arena);
    if (all.count == 0)
        pager_add_string(pager, INK_TEXT, MSG_TUI_DIFF_NONE);
    else
        add_legend(pager);
    for (size_t i = 0; i < all.count; i++)
        add_change(pager, &all.items[i]);
    arena_free(arena);
    return popup_screen_new(title, pager);
}
