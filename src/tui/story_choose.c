/* Choosing in the story step: a digit takes a choice at once; where there are more of them than digits, what is typed
 * looks for one by its name, and nothing is taken until it is said. */
#include "tui/story.h"

#include "base/memory.h"

#include <string.h>

enum { MOST_DIGITS = 9 };

static size_t choice_count(const StoryScreen *story) {
    return fact_choice_count(story_here(story), story->app->bank);
}

bool story_finds(const StoryScreen *story) {
    return choice_count(story) > MOST_DIGITS;
}

bool story_is_finding(const StoryScreen *story) {
    return *field_text(story->finder);
}

/* ---- Finding ---- */

void story_find(StoryScreen *story) {
    const Bank *bank = story->app->bank;
    size_t count = choice_count(story);
    story->found = memory_grow(story->found, &story->found_capacity, count + 1, sizeof *story->found);
    story->found_count = story->pointed = 0;
    for (size_t i = 0; i < count; i++) {
        FactChoice choice = fact_choice(story_here(story), bank, i);
        if (fact_choice_fits(&choice, slice_of(field_text(story->finder))))
            story->found[story->found_count++] = i;
    }
}

void story_find_none(StoryScreen *story) {
    field_set_text(story->finder, "");
    story_find(story);
}

size_t story_marked(const StoryScreen *story) {
    const char *value = story_value(story, story->row);
    if (story_is_finding(story))
        return story->pointed;
    size_t at = 0;
    while (at < story->found_count &&
           strcmp(fact_choice(story_here(story), story->app->bank, story->found[at]).value, value) != 0)
        at++;
    return at;
}

bool story_point(StoryScreen *story, int by) {
    if (!story_is_finding(story))
        return false;
    size_t to = story->pointed + (size_t)by; /* below the first it wraps beyond the last */
    story->pointed = to < story->found_count ? to : story->pointed;
    return true;
}

/* ---- Taking ---- */

Outcome story_take(StoryScreen *story, size_t place) {
    bool none = place >= story->found_count;
    const char *value = none ? "" : fact_choice(story_here(story), story->app->bank, story->found[place]).value;
    Outcome outcome = story_screen_set(story, story->keys[story->row], value);
    story_find_none(story);
    story_screen_judge(story);
    return outcome;
}

bool story_take_pointed(StoryScreen *story) {
    bool finding = story_is_finding(story);
    if (finding && story->found_count > 0)
        story_take(story, story->pointed);
    return !finding || story->found_count > 0;
}

/* ---- Keys ---- */

/* The choice that this key takes, from the one that stands; their number: none of them. SIZE_MAX: it is no such key. */
static size_t choice_by(const StoryScreen *story, int pressed) {
    size_t at = story_marked(story), count = story->found_count;
    if (pressed == NAMED(KEY_RIGHT) || pressed == ' ')
        return at == count ? 0 : at + 1 < count ? at + 1 : at;
    if (pressed == NAMED(KEY_LEFT))
        return at == 0 || at == count ? count : at - 1;
    if (pressed == PRESSED_BACKSPACE || pressed == NAMED(KEY_DC))
        return count;
    if (!story_finds(story) && pressed >= '0' && pressed <= '9' && (size_t)(pressed - '0') <= count)
        return pressed == '0' ? count : (size_t)(pressed - '1');
    return SIZE_MAX;
}

static Outcome find_by(StoryScreen *story, int pressed) {
    if ((pressed == NAMED(KEY_RIGHT) && story_point(story, 1)) ||
        (pressed == NAMED(KEY_LEFT) && story_point(story, -1)))
        return (Outcome){0};
    if (field_key(story->finder, pressed) == EDITOR_CHANGED)
        story_find(story);
    return (Outcome){0};
}

Outcome story_choose(StoryScreen *story, int pressed) {
    size_t at = story_is_finding(story) ? SIZE_MAX : choice_by(story, pressed);
    if (at != SIZE_MAX)
        return story_take(story, at);
    if (story_finds(story))
        return find_by(story, pressed);
    /* Who types on after the outcome was told means the next part. */
    bool writes = story->step == STORY_LATE && key_is_text(pressed);
    return writes ? (Outcome){.save = true, .pop = 1, .press = pressed} : (Outcome){0};
}
