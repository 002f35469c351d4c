/* A sentence goes from one section to another.
 *
 *   Situation   We ran a campaign. My goal was Friday.        We ran a campaign.
 *   Task        I wrote the plan.                       ──▶   My goal was Friday. I wrote the plan.
 */
#include "base/messages.h"

#include <starcoach/answer.h>

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\n';
}

/* With the white space behind it; at the text's end, before it. */
static Span with_gap(Slice text, Span span) {
    size_t end = span.end;
    while (end < text.size && is_blank(text.data[end]))
        end++;
    if (end < text.size)
        return (Span){span.start, end};
    while (span.start > 0 && is_blank(text.data[span.start - 1]))
        span.start--;
    return (Span){span.start, end};
}

static Slice without(Slice text, Span span, Arena *arena) {
    Buffer rest = {0};
    span = with_gap(text, span);
    buffer_append(&rest, slice_part(text, (Span){0, span.start}));
    buffer_append(&rest, slice_part(text, (Span){span.end, text.size}));
    Slice copy = {arena_copy(arena, buffer_slice(&rest)), rest.size};
    buffer_free(&rest);
    return copy;
}

static Slice joined(Slice first, Slice second, Arena *arena, size_t *second_at) {
    Buffer both = {0};
    buffer_append(&both, first);
    if (first.size && second.size && !is_blank(first.data[first.size - 1]))
        buffer_append_byte(&both, ' ');
    *second_at = both.size;
    buffer_append(&both, second);
    Slice copy = {arena_copy(arena, buffer_slice(&both)), both.size};
    buffer_free(&both);
    return copy;
}

bool answer_move_view(const Answer *answer, const Bank *bank, size_t from, Span span, size_t to, Arena *arena,
                      AnswerView *out, size_t *at, Error *error) {
    size_t count = answer_shape(answer)->section_count;
    if (from >= count || to >= count || from == to)
        return error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_SECTION, from < count ? to : from, count);
    Slice text = answer_text(answer, from), target = answer_text(answer, to);
    if (span.start >= span.end || span.end > text.size)
        return error_set(error, ERROR_INVALID, MSG_ANSWER_COMMAND_SPAN, span.start, span.end, text.size);
    *out = answer_view(answer, bank, arena);
    SectionView *sections = arena_array(arena, count, sizeof *sections);
    for (size_t i = 0; i < count; i++)
        sections[i] = section_view_exact(answer_text(answer, i), arena);
    Slice moved = slice_part(text, span);
    size_t behind;
    Slice filled = to < from ? joined(target, moved, arena, &behind) : joined(moved, target, arena, &behind);
    *at = to < from ? behind : 0;
    sections[from] = section_view_exact(without(text, span, arena), arena);
    sections[to] = section_view_exact(filled, arena);
    out->sections = sections;
    return true;
}
