/* Choosing the story: its facts one at a time, each of which can be left open. Where one is off the coach says so and
 * why; it never forbids. */
#include "cli/plain_coach.h"

#include "base/messages.h"
#include "render/stories.h"

#include <starcoach/date.h>
#include <string.h>

size_t story_fact_count(const Coach *coach) {
    return FACT_COUNT - (bank_role_count(coach->bank) == 0);
}

static const StoryFact *here(const Coach *coach) {
    return &story_facts[coach->fact];
}

static const char *value_of(const Coach *coach, const StoryFact *fact) {
    return answer_fact(coach->answer, fact->key);
}

/* ---- What the judge says of the facts ---- */

const Finding *story_off(Coach *coach) {
    FactId fact;
    const Report *report = coach_judge(coach, JUDGE_DRAFTING);
    return story_gravest(report, &coach->view.story, &fact);
}

static void say_off(Coach *coach, const Finding *finding) {
    say(&coach->voice, MSG_PLAIN_STORY_OFF, finding->message, finding->why, finding->fix);
    coach_note_remark(coach, finding);
}

static void say_verdict(Coach *coach) {
    bool titled = *value_of(coach, &story_facts[FACT_TITLE]), dated = *value_of(coach, &story_facts[FACT_WHEN]);
    if (!titled && !dated)
        say(&coach->voice, MSG_PLAIN_STORY_OPEN);
    else if (!dated)
        say(&coach->voice, MSG_PLAIN_STORY_WHEN);
    else if (!story_off(coach))
        say(&coach->voice, MSG_PLAIN_STORY_GOOD);
}

/* ---- Saying ---- */

/* "about 2 years ago", so that a slip in the year is heard. */
static void append_age(const Coach *coach, const char *when, Buffer *out) {
    Date date;
    if (!date_parse(slice_of(when), &date))
        return;
    buffer_append_string(out, ", ");
    fact_append_age(date, coach->today, out);
}

static void append_value(const Coach *coach, const StoryFact *fact, Buffer *out) {
    const char *value = value_of(coach, fact);
    buffer_append_string(out, fact_words(fact, coach->bank, value));
    if (fact == &story_facts[FACT_WHEN])
        append_age(coach, value, out);
}

static void say_fact(Coach *coach) {
    const StoryFact *fact = here(coach);
    size_t choices = fact_choice_count(fact, coach->bank);
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_STORY_FACT, coach->fact + 1, story_fact_count(coach), fact->ask);
    for (size_t i = 0; i < choices; i++)
        say_numbered(&coach->voice, i + 1, fact_choice(fact, coach->bank, i).label);
    if (!*value_of(coach, fact))
        return;
    Buffer now = {0};
    append_value(coach, fact, &now);
    say(&coach->voice, MSG_PLAIN_STORY_NOW, buffer_string(&now));
    buffer_free(&now);
}

static void say_story(Coach *coach) {
    const StoryGuide *guide = coach->guide ? &coach->guide->story : NULL;
    bool begun = false;
    for (size_t i = 0; i < FACT_COUNT; i++)
        begun = begun || *value_of(coach, &story_facts[i]);
    say_pause(&coach->voice);
    say(&coach->voice, begun ? MSG_PLAIN_STORY_AGAIN : MSG_PLAIN_STORY_FIRST,
        guide && guide->prompt ? guide->prompt : MSG_TUI_STORY_PROMPT);
    say(&coach->voice, MSG_PLAIN_TIP, guide && guide->tip ? guide->tip : MSG_TUI_STORY_TIP);
    say(&coach->voice, MSG_PLAIN_STORY_HOW);
    coach->fact = 0;
    say_fact(coach);
}

void story_say_facts(Coach *coach) {
    if (!coach->shape->story) {
        say(&coach->voice, MSG_PLAIN_STORY_NONE);
        return;
    }
    say_pause(&coach->voice);
    for (size_t i = 0; i < story_fact_count(coach); i++) {
        const StoryFact *fact = &story_facts[i];
        Buffer value = {0};
        append_value(coach, fact, &value);
        bool asks = fact->label[strlen(fact->label) - 1] == '?';
        say(&coach->voice, asks ? MSG_PLAIN_FACT_ASKED : MSG_PLAIN_FACT, fact->label,
            value.size ? buffer_string(&value) : MSG_PLAIN_FACT_IS_OPEN);
        buffer_free(&value);
    }
    if (coach->place->kind != AT_STORY)
        say(&coach->voice, MSG_PLAIN_FACTS_HOW);
}

/* ---- Taking ---- */

static void go_on(Coach *coach) {
    if (coach->fact + 1 < story_fact_count(coach)) {
        coach->fact++;
        say_fact(coach);
        return;
    }
    walk_next(coach);
}

static void ask_again(Coach *coach, FactRead read) {
    size_t count = fact_choice_count(here(coach), coach->bank);
    say(&coach->voice, read == FACT_SEVERAL ? MSG_PLAIN_STORY_WHICH : MSG_PLAIN_STORY_NUMBER, count);
}

/* From the line to the fact's value, in `out`; false where it can't be read, which is said. */
static bool read_value(Coach *coach, Slice line, Buffer *out) {
    const StoryFact *fact = here(coach);
    if (fact_choice_count(fact, coach->bank) > 0) {
        const char *value = "";
        FactRead read = fact_choose(fact, coach->bank, line, &value);
        if (read != FACT_READ)
            ask_again(coach, read);
        buffer_append_string(out, value);
        return read == FACT_READ;
    }
    if (coach->fact != FACT_WHEN) {
        buffer_append(out, line);
        return true;
    }
    Date date;
    char text[11] = "";
    bool fine = fact_date(bank_language(coach->bank), line, &date);
    if (fine)
        date_format(date, text);
    else
        say(&coach->voice, MSG_PLAIN_STORY_DATE);
    buffer_append_string(out, text);
    return fine;
}

static void take(Coach *coach, Slice line) {
    const StoryFact *fact = here(coach);
    Buffer value = {0};
    if (line.size == 0) {
        go_on(coach);
    } else if (read_value(coach, line, &value) && coach_set_fact(coach, fact->key, buffer_string(&value))) {
        Buffer words = {0};
        append_value(coach, fact, &words);
        if (coach->fact != FACT_TITLE)
            say(&coach->voice, MSG_PLAIN_STORY_TAKEN, buffer_string(&words));
        buffer_free(&words);
        const Finding *finding = story_finding(coach_judge(coach, JUDGE_DRAFTING), fact->key);
        if (finding)
            say_off(coach, finding);
        go_on(coach);
    }
    buffer_free(&value);
}

void story_clear_fact(Coach *coach) {
    if (coach_set_fact(coach, here(coach)->key, ""))
        say(&coach->voice, MSG_PLAIN_STORY_CLEARED, here(coach)->label);
}

void story_back(Coach *coach) {
    if (coach->fact == 0) {
        say(&coach->voice, MSG_PLAIN_FIRST_FACT);
        return;
    }
    coach->fact--;
    say_fact(coach);
}

void story_leave(Coach *coach) {
    say_verdict(coach);
}

const Place place_story = {"story", AT_STORY, say_story, take};
