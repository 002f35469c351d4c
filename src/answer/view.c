/* Views: spans of a source, read as text. */
#include <starcoach/answer.h>

#include <string.h>

/* What stands for the source's bytes between two spans that follow one another. */
static Slice joint(Slice gap) {
    if (slice_trim(gap).size == 0)
        return gap;
    return slice_of(memchr(gap.data, '\n', gap.size) ? "\n\n" : " ");
}

void section_view_text(const SectionView *section, Buffer *out) {
    for (size_t i = 0; i < section->span_count; i++) {
        const SureSpan *span = &section->spans[i];
        if (i)
            buffer_append(out, joint(slice_part(section->source, (Span){section->spans[i - 1].end, span->start})));
        buffer_append(out, slice_part(section->source, (Span){span->start, span->end}));
    }
}

static SectionView view_of(Slice source, Span part, Arena *arena) {
    SectionView view = {.source = source};
    if (part.end > part.start) {
        SureSpan *span = arena_alloc(arena, sizeof *span);
        *span = (SureSpan){part.start, part.end, 1};
        view.spans = span;
        view.span_count = 1;
    }
    return view;
}

SectionView section_view_whole(Slice source, Arena *arena) {
    Slice text = slice_trim(source);
    size_t start = text.size ? (size_t)(text.data - source.data) : 0;
    return view_of(source, (Span){start, start + text.size}, arena);
}

SectionView section_view_exact(Slice source, Arena *arena) {
    return view_of(source, (Span){0, source.size}, arena);
}
