/* Search in the answer, over the screen that shows it. */
#ifndef TUI_SEARCH_H
#define TUI_SEARCH_H

#include "tui/app.h"
#include "tui/screen.h"

typedef struct SearchHit {
    size_t section;
    Span span; /* of the section's text */
} SearchHit;

typedef struct SearchHits {
    SearchHit *items; /* in the order of the answer; the caller frees */
    size_t count, capacity;
} SearchHits;

/* All places where the pattern stands (see text_find). */
void search_all(const Answer *answer, Slice pattern, SearchHits *out);

typedef struct SearchStep {
    size_t hit;   /* SIZE_MAX: there is none */
    bool wrapped; /* it goes on from the other end */
} SearchStep;

/* The first hit at or behind the place; with `after`, behind it only. */
SearchStep search_forwards(const SearchHits *hits, size_t section, size_t offset, bool after);
SearchStep search_backwards(const SearchHits *hits, size_t section, size_t offset);
/* What a step is told as: "2 of 5", "1 of 5, from the start again", "Not found: …". */
void search_tell(const SearchHits *hits, SearchStep step, bool forwards, Buffer *out);

/* A step with the pattern searched last, without a search box; false where nothing was searched yet. On success *hit
 * is where to go, unless step->hit is SIZE_MAX; what is to be said is appended. */
bool search_again(App *app, size_t section, size_t offset, bool forwards, SearchHit *hit, Buffer *told);

/* What the screen below does while it is searched. */
typedef struct Searched {
    void *host;
    /* Goes to hits[here] and marks all; SIZE_MAX: back to where the search began, with nothing marked. */
    void (*show)(void *host, const SearchHits *hits, size_t here);
} Searched;

/* The search box. It begins at the place given; Esc leads back there. */
Screen *search_screen_new(App *app, Searched searched, size_t section, size_t offset);

#endif
