/* The one next thing. */
#include "base/clock.h"
#include "base/messages.h"
#include "tui/home.h"
#include "tui/key_words.h"
#include "tui/takes.h"

#include <starcoach/render.h>
#include <string.h>

/* 157 words a minute, the median of people who explain something at length: good enough to tell a beginning from an
 * answer, without reading and judging every draft. */
static const double seconds_a_word = 60.0 / 157.0;
enum { DAY = 24 * 60 * 60 };

static const Shape *shape_of(const Bank *bank, const DraftCard *card) {
    return card->problem ? NULL : bank_shape(bank, card->shape);
}

static NextThing unfinished(const DraftCards *cards, const Bank *bank, double pace) {
    for (size_t i = 0; i < cards->count; i++) {
        const DraftCard *card = &cards->items[i];
        const Shape *shape = shape_of(bank, card);
        double seconds = (double)card->words * seconds_a_word * pace;
        if (shape && seconds < shape->seconds.least)
            return (NextThing){NEXT_UNFINISHED, card, seconds, shape->seconds.least, 0};
    }
    return (NextThing){0};
}

/* Takes are newest first: the first one of a draft is its last. */
static int64_t last_spoken(const Takes *takes, const char *draft) {
    for (size_t i = 0; i < takes->count; i++)
        if (strcmp(takes->items[i].draft, draft) == 0 && !take_is_reading(&takes->items[i]))
            return takes->items[i].at;
    return 0;
}

NextThing home_next(const DraftCards *cards, const Takes *takes, const Bank *bank, double pace) {
    NextThing next = unfinished(cards, bank, pace);
    for (size_t i = 0; takes && next.kind != NEXT_UNFINISHED && i < cards->count; i++) {
        const DraftCard *card = &cards->items[i];
        if (!shape_of(bank, card))
            continue;
        int64_t spoken = last_spoken(takes, card->id);
        if (spoken == 0)
            return (NextThing){.kind = NEXT_NEVER_SPOKEN, .draft = card};
        if (!next.draft || spoken < next.spoken)
            next = (NextThing){.kind = NEXT_LONGEST_UNSPOKEN, .draft = card, .spoken = spoken};
    }
    return next;
}

static void tell_when(int64_t spoken, Buffer *out) {
    long long days = (clock_seconds() - spoken) / DAY;
    if (days <= 1)
        buffer_append_string(out, days < 1 ? MSG_TUI_WHY_TODAY : MSG_TUI_WHY_YESTERDAY);
    else
        buffer_printf(out, MSG_TUI_WHY_DAYS, days);
}

void home_tell_next(const Home *home, Buffer *what, Buffer *why) {
    const NextThing *next = &home->next;
    if (!next->draft) {
        buffer_append_string(what, key_words(MSG_TUI_HOME_CHOOSE));
        buffer_append_string(why, MSG_TUI_WHY_CHOOSE);
        return;
    }
    bool begun = next->kind == NEXT_UNFINISHED;
    buffer_printf(what, begun ? MSG_TUI_NEXT_UNFINISHED : MSG_TUI_NEXT_SPEAK, home_title(home, next->draft));
    if (begun) {
        Buffer so_far = {0}, least = {0};
        render_minutes(next->seconds, &so_far);
        render_minutes(next->least, &least);
        buffer_printf(why, MSG_TUI_WHY_UNFINISHED, buffer_string(&so_far), buffer_string(&least));
        buffer_free(&so_far);
        buffer_free(&least);
    } else if (next->kind == NEXT_NEVER_SPOKEN) {
        buffer_append_string(why, MSG_TUI_WHY_NEVER_SPOKEN);
    } else {
        tell_when(next->spoken, why);
    }
}
