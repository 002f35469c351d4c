/* All in one box is cut into its parts. */
#include "base/memory.h"
#include "tui/app.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *left, const void *right) {
    const CutSentence *a = left, *b = right;
    if (a->text.size != b->text.size)
        return a->text.size < b->text.size ? -1 : 1;
    return memcmp(a->text.data, b->text.data, a->text.size);
}

/* The text that was cut lies in the same arena. */
static void remember(Practice *practice, const SectionView *sections) {
    size_t count = 0;
    for (size_t i = 0; i < practice->shape->section_count; i++)
        count += sections[i].span_count;
    practice->cut_sentences = arena_array(practice->cutting, count, sizeof *practice->cut_sentences);
    practice->cut_count = 0;
    for (size_t i = 0; i < practice->shape->section_count; i++)
        for (size_t s = 0; s < sections[i].span_count; s++) {
            const SureSpan *span = &sections[i].spans[s];
            Slice text = slice_part(sections[i].source, (Span){span->start, span->end});
            practice->cut_sentences[practice->cut_count++] = (CutSentence){text, span->sure};
        }
    if (count > 1)
        qsort(practice->cut_sentences, count, sizeof *practice->cut_sentences, compare);
}

bool practice_cut(Practice *practice, Error *error) {
    Arena *arena = arena_new();
    AnswerView view;
    if (!answer_read_box(practice->answer, practice->app->bank, arena, &view, error) ||
        !draft_take_view(practice->draft, &view, error)) {
        arena_free(arena);
        return false;
    }
    arena_free(practice->cutting);
    practice->cutting = arena;
    remember(practice, view.sections);
    return true;
}

static CutSentence *find(const Practice *practice, Slice sentence) {
    CutSentence wanted = {sentence, 0};
    if (practice->cut_count == 0)
        return NULL;
    return bsearch(&wanted, practice->cut_sentences, practice->cut_count, sizeof wanted, compare);
}

float practice_sure(const Practice *practice, Slice sentence) {
    const CutSentence *found = find(practice, sentence);
    return found ? found->sure : -1;
}

void practice_placed(Practice *practice, Slice sentence) {
    CutSentence *found = find(practice, sentence);
    if (found)
        found->sure = -1;
}
