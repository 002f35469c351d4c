/* Search from within the walk: it goes to the section in which a hit stands and marks all that stand there. */
#include "base/memory.h"
#include "tui/search.h"
#include "tui/walk.h"

#include <stdint.h>
#include <stdlib.h>

/* The one looked at comes first: of marks that overlap the first is drawn. */
static void mark_hits(Walk *walk, const SearchHits *hits, size_t here) {
    InkMark *marks = memory_array(hits->count + 1, sizeof *marks);
    size_t count = 1;
    marks[0] = (InkMark){hits->items[here].span, INK_MARK_HERE};
    for (size_t i = 0; i < hits->count; i++)
        if (i != here && hits->items[i].section == walk->section)
            marks[count++] = (InkMark){hits->items[i].span, INK_MARK};
    editor_set_marks(walk->editor, marks, count);
    free(marks);
}

static void show(void *host, const SearchHits *hits, size_t here) {
    Walk *walk = host;
    if (here == SIZE_MAX) {
        walk_enter(walk, walk->search_section, walk->search_offset);
        return;
    }
    walk_enter(walk, hits->items[here].section, hits->items[here].span.start);
    mark_hits(walk, hits, here);
}

Outcome walk_search(Walk *walk) {
    walk->search_section = walk->section;
    walk->search_offset = editor_cursor(walk->editor);
    return (Outcome){
        .push = search_screen_new(walk->app, (Searched){walk, show}, walk->search_section, walk->search_offset)};
}

Outcome walk_search_again(Walk *walk, bool forwards) {
    SearchHit hit;
    buffer_clear(&walk->message);
    if (!search_again(walk->app, walk->section, editor_cursor(walk->editor), forwards, &hit, &walk->message))
        return walk_search(walk);
    walk_enter(walk, hit.section, hit.span.start);
    editor_set_marks(walk->editor, &(InkMark){hit.span, INK_MARK_HERE}, hit.span.start < hit.span.end);
    return (Outcome){.message = buffer_string(&walk->message)};
}
