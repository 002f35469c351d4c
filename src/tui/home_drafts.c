/* The drafts of the first page: a view that is there at once, and a look at the files behind it when there is time. */
#include "base/memory.h"
#include "tui/home.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT_ONCE = 100 }; /* drafts between two looks for input */

void home_drafts_close(Home *home) {
    list_check_free(home->check);
    home->check = NULL;
    draft_view_free(home->view);
    home->view = NULL;
    free(home->cards);
    home->cards = NULL;
    home->words = NULL;
    home->read = 0;
    home->unchecked = false;
    arena_reset(home->arena);
}

static void use(Home *home, DraftView *view) {
    home_drafts_close(home);
    home->view = view;
    home->draft_count = draft_view_count(home->view);
    home->cards = memory_array(home->draft_count + 1, sizeof *home->cards);
}

void home_drafts_open(Home *home) {
    bool unchecked;
    use(home, app_drafts(home->app, &unchecked));
    home->unchecked = unchecked;
}

const DraftCard *home_card(const Home *home, size_t draft) {
    DraftCard *card = &home->cards[draft];
    if (!card->id)
        *card = draft_view_card(home->view, draft);
    return card;
}

bool home_drafts_check(Home *home) {
    if (!home->check) {
        Error error = {0};
        home->check = list_check_new(home->app->store, &error);
        home->unchecked = home->check;
        error_clear(&error); /* what is shown is all there is to show */
        return false;
    }
    if (!list_check_step(home->check, LOOKED_AT_ONCE))
        return false;
    DraftView *view = list_check_end(home->check);
    home->check = NULL;
    home->unchecked = false;
    if (draft_view_equal(home->view, view)) {
        draft_view_free(view);
        return false;
    }
    use(home, view);
    return true;
}
