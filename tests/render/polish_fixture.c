#include "render/polish_fixture.h"

#include <stdlib.h>
#include <string.h>

static Bank *bank;

int polish_set_up(void **state) {
    (void)state;
    ErrorList errors = {0};
    bool loaded = bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &bank, &errors);
    error_list_clear(&errors);
    return loaded ? 0 : -1;
}

int polish_tear_down(void **state) {
    (void)state;
    bank_free(bank);
    return 0;
}

static void check_edits(const Polish *polish, const SectionView *view) {
    size_t end = 0;
    for (size_t i = 0; i < polish->count; i++) {
        const PolishEdit *edit = &polish->items[i];
        assert_int_equal(edit->section, 0);
        assert_true(edit->span.start >= end);
        assert_true(edit->span.end >= edit->span.start);
        assert_true(edit->span.end <= view->source.size);
        assert_true(edit->span.end > edit->span.start || *edit->replacement);
        assert_true(strlen(edit->why) > 0);
        bool within = false;
        for (size_t j = 0; j < view->span_count; j++)
            within = within || (edit->span.start >= view->spans[0].start &&
                                edit->span.end <= view->spans[view->span_count - 1].end);
        assert_true(within);
        end = edit->span.end;
    }
}

static char *polish_view(const SectionView *view, Arena *arena, char **whys) {
    static const Section section = {.id = "all", .label = "All"};
    static const Shape shape = {.id = "one", .label = "One", .sections = &section, .section_count = 1};
    AnswerView answer = {.shape = &shape, .sections = view};
    Polish polish = polish_answer(bank_language(bank), &answer, arena);
    check_edits(&polish, view);
    Buffer out = {0}, reasons = {0};
    polish_apply(&polish, &answer, 0, &out);
    for (size_t i = 0; i < polish.count; i++)
        buffer_printf(&reasons, "%s%s", i ? ", " : "", polish.items[i].why);
    if (whys)
        *whys = strdup(buffer_string(&reasons));
    char *text = strdup(buffer_string(&out));
    buffer_free(&out);
    buffer_free(&reasons);
    return text;
}

char *polished(const char *text, char **whys) {
    Arena *arena = arena_new();
    SectionView view = section_view_whole(slice_of(text), arena);
    char *result = polish_view(&view, arena, whys);
    arena_free(arena);
    return result;
}

char *polished_spans(const char *source, const Span *spans, size_t count) {
    Arena *arena = arena_new();
    SureSpan *sure = arena_array(arena, count, sizeof *sure);
    for (size_t i = 0; i < count; i++)
        sure[i] = (SureSpan){spans[i].start, spans[i].end, 1};
    SectionView view = {.source = slice_of(source), .spans = sure, .span_count = count};
    char *result = polish_view(&view, arena, NULL);
    arena_free(arena);
    return result;
}
