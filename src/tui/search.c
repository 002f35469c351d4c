/* The search box: each letter goes to the nearest hit at once. All hits are found anew for each letter, in time linear
 * in the answer. */
#include "tui/search.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/widgets/field.h"

#include <starcoach/text.h>
#include <stdint.h>
#include <stdlib.h>

enum { ROWS = 3, STATUS_COLUMNS = 32 };

/* ---- Finding ---- */

static void add(SearchHits *hits, size_t section, Span span) {
    hits->items = memory_grow(hits->items, &hits->capacity, hits->count + 1, sizeof *hits->items);
    hits->items[hits->count++] = (SearchHit){section, span};
}

void search_all(const Answer *answer, Slice pattern, SearchHits *out) {
    for (size_t section = 0; section < answer_shape(answer)->section_count; section++) {
        Hits hits = {0};
        text_find(answer_text(answer, section), pattern, &hits);
        for (size_t i = 0; i < hits.count; i++)
            add(out, section, hits.items[i]);
        free(hits.items);
    }
}

static bool stands_before(const SearchHit *hit, size_t section, size_t offset) {
    return hit->section < section || (hit->section == section && hit->span.start < offset);
}

SearchStep search_forwards(const SearchHits *hits, size_t section, size_t offset, bool after) {
    size_t from = after ? offset + 1 : offset;
    for (size_t i = 0; i < hits->count; i++)
        if (!stands_before(&hits->items[i], section, from))
            return (SearchStep){i, false};
    return (SearchStep){hits->count ? 0 : SIZE_MAX, hits->count > 0};
}

SearchStep search_backwards(const SearchHits *hits, size_t section, size_t offset) {
    for (size_t i = hits->count; i-- > 0;)
        if (stands_before(&hits->items[i], section, offset))
            return (SearchStep){i, false};
    return (SearchStep){hits->count ? hits->count - 1 : SIZE_MAX, hits->count > 0};
}

void search_tell(const SearchHits *hits, SearchStep step, bool forwards, Buffer *out) {
    if (step.hit == SIZE_MAX)
        buffer_append_string(out, MSG_TUI_SEARCH_NONE);
    else
        buffer_printf(out, MSG_TUI_SEARCH_HIT, step.hit + 1, hits->count,
                      !step.wrapped ? ""
                      : forwards    ? MSG_TUI_SEARCH_FROM_START
                                    : MSG_TUI_SEARCH_FROM_END);
}

bool search_again(App *app, size_t section, size_t offset, bool forwards, SearchHit *hit, Buffer *told) {
    if (app->searched.size == 0)
        return false;
    SearchHits hits = {0};
    search_all(app->practice->answer, buffer_slice(&app->searched), &hits);
    SearchStep step =
        forwards ? search_forwards(&hits, section, offset, true) : search_backwards(&hits, section, offset);
    buffer_printf(told, MSG_TUI_SEARCH_FOR, buffer_string(&app->searched));
    search_tell(&hits, step, forwards, told);
    *hit = step.hit == SIZE_MAX ? (SearchHit){section, {offset, offset}} : hits.items[step.hit];
    free(hits.items);
    return true;
}

/* ---- The box ---- */

typedef struct Search {
    Screen screen;
    App *app;
    Searched searched;
    Field *field;
    size_t section, offset; /* where it began */
    SearchHits hits;
    SearchStep step;
    bool forwards;
} Search;

static void show_step(Search *search, SearchStep step, bool forwards) {
    search->step = step;
    search->forwards = forwards;
    search->searched.show(search->searched.host, &search->hits, step.hit);
}

/* The pattern is another: from where the search began. */
static Outcome search_anew(Search *search) {
    Slice pattern = slice_of(field_text(search->field));
    search->hits.count = 0;
    search_all(search->app->practice->answer, pattern, &search->hits);
    show_step(search, search_forwards(&search->hits, search->section, search->offset, false), true);
    return (Outcome){0};
}

static Outcome go_on(Search *search, bool forwards) {
    size_t count = search->hits.count, hit = search->step.hit;
    if (count == 0)
        return (Outcome){0};
    SearchStep step = forwards ? (SearchStep){(hit + 1) % count, hit + 1 == count}
                               : (SearchStep){(hit + count - 1) % count, hit == 0};
    show_step(search, step, forwards);
    return (Outcome){0};
}

/* Where it stays is where its host went; nothing found: where it began. */
static Outcome stay(Search *search) {
    buffer_clear(&search->app->searched);
    buffer_append_string(&search->app->searched, field_text(search->field));
    return (Outcome){.pop = 1};
}

static Outcome act(Screen *screen, ActionId action) {
    Search *search = (Search *)screen;
    switch (action) {
    case ACTION_SEARCH_NEXT:
        return go_on(search, true);
    case ACTION_SEARCH_PREVIOUS:
        return go_on(search, false);
    case ACTION_TAKE:
        return stay(search);
    case ACTION_BACK:
        search->searched.show(search->searched.host, &search->hits, SIZE_MAX);
        return (Outcome){.pop = 1};
    default:
        return (Outcome){0};
    }
}

static bool is_idle(const Screen *screen, ActionId action) {
    const size_t hits = ((const Search *)screen)->hits.count;
    return (action == ACTION_TAKE && hits == 0) ||
           ((action == ACTION_SEARCH_NEXT || action == ACTION_SEARCH_PREVIOUS) && hits < 2);
}

static Outcome key(Screen *screen, int pressed) {
    Search *search = (Search *)screen;
    return field_key(search->field, pressed) == EDITOR_CHANGED ? search_anew(search) : (Outcome){0};
}

static Outcome paste(Screen *screen, Slice text) {
    Search *search = (Search *)screen;
    return field_paste(search->field, text) == EDITOR_CHANGED ? search_anew(search) : (Outcome){0};
}

static void draw(Screen *screen, Canvas *canvas, Area body) {
    Search *search = (Search *)screen;
    Area frame = area_without_top(body, body.rows - ROWS);
    canvas_frame(canvas, frame, MSG_TUI_SEARCH_TITLE);
    Area inner = area_within(frame, 2, 2);
    bool sought = *field_text(search->field);
    Buffer told = {0};
    if (sought)
        search_tell(&search->hits, search->step, search->forwards, &told);
    canvas_right(canvas, frame.top + 1, inner.left, inner.columns, search->hits.count ? INK_TEXT : INK_BAD,
                 buffer_slice(&told));
    field_draw(search->field, canvas, frame.top + 1, inner.left, inner.columns - STATUS_COLUMNS, MSG_TUI_SEARCH_HINT);
    buffer_free(&told);
}

static void free_search(Screen *screen) {
    Search *search = (Search *)screen;
    field_free(search->field);
    free(search->hits.items);
    free(search);
}

static const ScreenKind search_kind = {.name = "search",
                                       .places = AT_SEARCH | AT_FIELD,
                                       .over = true,
                                       .draw = draw,
                                       .is_idle = is_idle,
                                       .act = act,
                                       .key = key,
                                       .paste = paste,
                                       .free = free_search};

/* With what was searched last, selected: a letter begins anew, Down goes on with it. */
Screen *search_screen_new(App *app, Searched searched, size_t section, size_t offset) {
    Search *search = memory_alloc(sizeof *search);
    search->screen = (Screen){&search_kind, search_kind.places};
    search->app = app;
    search->searched = searched;
    search->section = section;
    search->offset = offset;
    search->field = field_new();
    field_share_ring(search->field, app->ring);
    field_set_text(search->field, buffer_string(&app->searched));
    field_select_all(search->field);
    search_anew(search);
    return &search->screen;
}
