/* What the walk asks on leaving a section: whether a date in the Situation is the story's, and, once the outcome is
 * told, the facts that were left open. Each once, and never needed to go on. */
#include "answer/dates.h"
#include "base/messages.h"
#include "render/stories.h"
#include "tui/walk.h"

#include <string.h>

static bool is_told_in(const Walk *walk, SectionRole role) {
    return walk->practice->shape->story && walk_section(walk)->role == (int)role &&
           slice_trim(answer_text(walk->practice->answer, walk->section)).size > 0;
}

/* ---- The date ---- */

static bool find_date(const Walk *walk, Date *date, Slice *words) {
    return text_date(bank_language(walk->app->bank), answer_text(walk->practice->answer, walk->section),
                     walk->app->today, date, words);
}

static Outcome take_date(void *host) {
    Walk *walk = host;
    Error error = {0};
    char plain[11];
    date_format(walk->practice->offered, plain);
    if (practice_set_fact(walk->practice, "when", plain, &error))
        return (Outcome){.save = true, .message = MSG_TUI_DATE_TAKEN};
    error_format(&error, &walk->message);
    error_clear(&error);
    return (Outcome){.message = buffer_string(&walk->message), .bad = true};
}

static Screen *ask_date(Walk *walk) {
    Practice *practice = walk->practice;
    Date date;
    Slice words;
    if (!is_told_in(walk, ROLE_SITUATION) || *answer_fact(practice->answer, "when") || !find_date(walk, &date, &words))
        return NULL;
    const Date offered = practice->offered;
    if (date.year == offered.year && date.month == offered.month)
        return NULL;
    practice->offered = date;
    char plain[11];
    date_format(date, plain);
    buffer_clear(&walk->message);
    buffer_printf(&walk->message, MSG_TUI_DATE_OFFER, (int)words.size, words.data, plain);
    return offer_screen_new(MSG_TUI_DATE_OFFER_TITLE, buffer_string(&walk->message), take_date, walk);
}

/* ---- Facts ---- */

static bool has_open_facts(const Walk *walk) {
    const Practice *practice = walk->practice;
    size_t first = practice->facts_asked > FACT_KIND ? practice->facts_asked : FACT_KIND;
    for (size_t i = first; i < STORY_FACTS; i++)
        if (!*answer_fact(practice->answer, story_facts[i].key))
            return true;
    return false;
}

static Screen *ask_facts(Walk *walk) {
    if (walk->practice->asked_late || !is_told_in(walk, ROLE_RESULT) || !has_open_facts(walk))
        return NULL;
    walk->practice->asked_late = true;
    return story_late_screen_new(walk->app);
}

Screen *walk_asks(Walk *walk) {
    if (draft_read_only(walk->practice->draft))
        return NULL;
    Screen *date = ask_date(walk);
    return date ? date : ask_facts(walk);
}
