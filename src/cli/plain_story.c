/* Choosing the story: its facts one at a time, each of which can be left open. Where one is off the coach says so and
 * why; it never forbids. */
#include "cli/plain_coach.h"

#include "answer/dates.h"
#include "base/messages.h"
#include "render/stories.h"

#include <starcoach/date.h>
#include <string.h>

/* Whose facts are asked for: as in Candidate. */
static size_t number_here(const Coach *coach) {
    return coach->place == &place_noted ? coach->noted : 0;
}

size_t story_fact_count(const Coach *coach) {
    return number_here(coach) == 0 && bank_role_count(coach->bank) > 0 ? FACT_COUNT : STORY_FACTS;
}

static const StoryFact *here(const Coach *coach) {
    return &story_facts[coach->fact];
}

static const char *value_of(const Coach *coach, const StoryFact *fact) {
    return answer_fact(coach->answer, candidate_key(number_here(coach), fact->key, coach->judging));
}

static bool set_value(Coach *coach, const char *value) {
    return coach_set_fact(coach, candidate_key(number_here(coach), here(coach)->key, coach->judging), value);
}

/* ---- What the judge says of the facts ---- */

/* Of the story whose facts are asked for, alone. */
static const Report *judge_facts(Coach *coach, Story *story) {
    const JudgeOptions options = coach_judge_options(coach, JUDGE_DRAFTING);
    arena_reset(coach->judging);
    coach->report = NULL; /* it lay there */
    *story = answer_story(coach->answer, number_here(coach), coach->judging);
    return story_judge(coach_rules(coach), coach->answer, story, &options, coach->judging);
}

const Finding *story_off(Coach *coach) {
    FactId fact;
    Story story;
    return story_gravest(judge_facts(coach, &story), &story, &fact);
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
    size_t noted = answer_candidates(coach->answer, coach->judging).count;
    if (noted)
        say(&coach->voice, MSG_PLAIN_STORY_HOW_NOTED, noted, noted == 1 ? MSG_PLAIN_ONE_STORY : MSG_PLAIN_MANY_STORIES);
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

void story_say_again(Coach *coach) {
    say_fact(coach);
}

/* ---- Taking ---- */

/* The next fact to ask for; story_fact_count where there is none. Late, what is known already is passed over. */
static size_t next_fact(const Coach *coach, size_t from) {
    size_t end = coach->place == &place_late ? FACT_DOUBTS + 1 : story_fact_count(coach);
    while (coach->place == &place_late && from < end && *value_of(coach, &story_facts[from]))
        from++;
    return from < end ? from : story_fact_count(coach);
}

static void go_on(Coach *coach) {
    if (coach->place == &place_story && coach->fact >= coach->facts_asked)
        coach->facts_asked = coach->fact + 1;
    size_t next = next_fact(coach, coach->fact + 1);
    if (next < story_fact_count(coach)) {
        coach->fact = next;
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
    bool fine = fact_date(bank_language(coach->bank), line, coach->today, &date);
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
    } else if (read_value(coach, line, &value) && set_value(coach, buffer_string(&value))) {
        Buffer words = {0};
        append_value(coach, fact, &words);
        if (coach->fact != FACT_TITLE)
            say(&coach->voice, MSG_PLAIN_STORY_TAKEN, buffer_string(&words));
        buffer_free(&words);
        Story story;
        const Finding *finding = story_finding(judge_facts(coach, &story), fact->key);
        if (finding)
            say_off(coach, finding);
        go_on(coach);
    }
    buffer_free(&value);
}

void story_clear_fact(Coach *coach) {
    if (set_value(coach, ""))
        say(&coach->voice, MSG_PLAIN_STORY_CLEARED, here(coach)->label);
}

void story_back(Coach *coach) {
    if (coach->fact == 0 || (coach->place == &place_late && coach->fact <= FACT_KIND)) {
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

/* ---- Of a story that is noted ---- */

static void say_noted(Coach *coach) {
    const char *title = value_of(coach, &story_facts[FACT_TITLE]);
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_NOTED_FACTS, *title ? title : MSG_PLAIN_NO_LINE);
    coach->fact = FACT_WHEN;
    say_fact(coach);
}

const Place place_noted = {"noted", AT_STORY, say_noted, take};

void story_ask_noted(Coach *coach, size_t number) {
    if (coach->place != &place_noted) {
        coach->before_noted = coach->place;
        coach->fact_before = coach->fact;
    }
    coach->noted = number;
    coach_go(coach, &place_noted);
}

bool story_end_noted(Coach *coach) {
    if (coach->place != &place_noted)
        return false;
    coach->place = coach->before_noted;
    coach->fact = coach->fact_before;
    return true;
}

/* ---- Late ---- */

static void say_late(Coach *coach) {
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_STORY_LATE);
    say_fact(coach);
}

const Place place_late = {"late", AT_STORY, say_late, take};

bool story_ask_late(Coach *coach) {
    const Place *here_now = coach->place;
    bool told = coach->shape->story && coach_section(coach)->role == ROLE_RESULT &&
                slice_trim(answer_text(coach->answer, coach->section)).size > 0;
    if (!told || coach->asked_late)
        return false;
    coach->asked_late = true;
    coach->place = &place_late;
    coach->fact = next_fact(coach, coach->facts_asked > FACT_KIND ? coach->facts_asked : FACT_KIND);
    bool open = coach->fact <= FACT_DOUBTS;
    if (open)
        place_late.say(coach);
    else
        coach->place = here_now;
    return open;
}

/* ---- A date in the text ---- */

static void take_date(Coach *coach) {
    char plain[11];
    date_format(coach->offered, plain);
    if (coach_set_fact(coach, story_facts[FACT_WHEN].key, plain))
        say(&coach->voice, MSG_PLAIN_STORY_TAKEN, plain);
}

bool story_offer_date(Coach *coach) {
    Date date;
    Slice words;
    const Section *situation = shape_section_of_role(coach->shape, ROLE_SITUATION);
    bool open = coach->shape->story && situation && !*answer_fact(coach->answer, story_facts[FACT_WHEN].key);
    if (!open)
        return false;
    Slice text = answer_text(coach->answer, shape_section_index(coach->shape, situation));
    if (!text_date(bank_language(coach->bank), text, coach->today, &date, &words) ||
        (date.year == coach->offered.year && date.month == coach->offered.month))
        return false;
    coach->offered = date;
    char plain[11];
    date_format(date, plain);
    say(&coach->voice, MSG_PLAIN_DATE_OFFER, (int)words.size, words.data, plain);
    coach_ask(coach, take_date);
    return true;
}
