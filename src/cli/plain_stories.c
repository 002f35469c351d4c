/* The stories noted for this question, one after another and best first: what is known of each, the coach's verdict and
 * its reason. One of them is told; the others stay noted. */
#include "cli/plain_coach.h"

#include "base/messages.h"
#include "render/stories.h"

/* In the memory of judging: until the next word of the judge. */
static StoryList list_of(Coach *coach) {
    const JudgeOptions options = coach_judge_options(coach, JUDGE_DRAFTING);
    const Judge *judge = coach_rules(coach);
    arena_reset(coach->judging);
    coach->report = NULL; /* it lay there */
    return stories_compare(judge, coach->bank, coach->answer, &options, coach->judging);
}

static const char *line_of(const Story *story) {
    return story->title ? story->title : MSG_PLAIN_NO_LINE;
}

/* ---- Telling ---- */

/* "When: 2025-03. Put right: yes." Nothing of what is not known. */
static void append_facts(const Coach *coach, const Story *story, Buffer *out) {
    for (FactId fact = FACT_WHEN; fact < STORY_FACTS; fact++) {
        const StoryFact *its = &story_facts[fact];
        const char *value = story_get(story, its->key, coach->judging);
        size_t label = slice_of(its->label).size;
        bool asks = its->label[label - 1] == '?';
        if (*value)
            buffer_printf(out, asks ? "%s %s. " : "%s: %s. ", its->label, fact_words(its, coach->bank, value));
    }
}

static void say_entry(Coach *coach, size_t number, const StoryEntry *entry) {
    Buffer line = {0}, facts = {0};
    buffer_printf(&line, MSG_PLAIN_STORY_ENTRY, line_of(&entry->story),
                  entry->number == 0 ? MSG_PLAIN_STORY_IS_TOLD : "");
    say_numbered(&coach->voice, number, buffer_string(&line));
    append_facts(coach, &entry->story, &facts);
    buffer_append_string(&facts, entry->verdict.sentence);
    if (entry->verdict.why)
        buffer_printf(&facts, " %s %s", entry->verdict.why, entry->verdict.fix);
    say_item(&coach->voice, "   ", "%s", buffer_string(&facts));
    buffer_free(&line);
    buffer_free(&facts);
}

/* Where one is, after something else was told. */
static void say_here(Coach *coach) {
    if (coach->place->kind == AT_STORY)
        story_say_again(coach);
    else
        walk_say_here(coach);
}

static bool has_stories(Coach *coach) {
    if (!coach->shape->story)
        say(&coach->voice, MSG_PLAIN_STORY_NONE);
    return coach->shape->story;
}

void stories_say(Coach *coach) {
    if (!has_stories(coach))
        return;
    StoryList list = list_of(coach);
    say_pause(&coach->voice);
    if (list.count == 0) {
        say(&coach->voice, MSG_PLAIN_STORIES_NONE);
        return;
    }
    say(&coach->voice, MSG_PLAIN_STORIES_HEAD);
    for (size_t i = 0; i < list.count; i++)
        say_entry(coach, i + 1, &list.items[i]);
    say(&coach->voice, MSG_PLAIN_STORIES_HOW);
    say_here(coach);
}

/* ---- Noting ---- */

bool stories_note_line(Coach *coach, Slice line) {
    Commands commands = candidate_note(coach->answer, line, coach->judging);
    if (commands.count == 0) {
        say(&coach->voice, MSG_PLAIN_NOTE_NOTHING);
        return false;
    }
    if (!coach_set_facts(coach, commands))
        return false;
    size_t count = answer_candidates(coach->answer, coach->judging).count + story_is_begun(coach->answer);
    if (count == 1)
        say(&coach->voice, MSG_PLAIN_NOTED_ONE);
    else
        say(&coach->voice, MSG_PLAIN_NOTED, count);
    return true;
}

void stories_note(Coach *coach, Slice line) {
    if (!has_stories(coach))
        return;
    if (line.size)
        stories_note_line(coach, line);
    else
        say(&coach->voice, MSG_PLAIN_NOTE_HOW);
}

/* ---- One of them ---- */

/* False, and said, where the number is none of them. */
static bool find_story(Coach *coach, Slice typed, const char *command, StoryEntry *out) {
    if (!has_stories(coach))
        return false;
    StoryList list = list_of(coach);
    size_t number = number_in(typed, list.count);
    if (number)
        *out = list.items[number - 1];
    else if (list.count == 0)
        say(&coach->voice, MSG_PLAIN_STORIES_NONE);
    else
        say(&coach->voice, MSG_PLAIN_STORIES_WHICH, list.count, command);
    return number > 0;
}

void stories_tell(Coach *coach, Slice number) {
    StoryEntry entry;
    if (!find_story(coach, number, "tell", &entry))
        return;
    if (entry.number == 0) {
        say(&coach->voice, MSG_PLAIN_STORY_STILL);
        return;
    }
    story_end_noted(coach);
    if (!coach_set_facts(coach, candidate_choose(coach->answer, entry.number, coach->judging)))
        return;
    say(&coach->voice, MSG_PLAIN_STORY_CHOSEN, line_of(&entry.story));
    if (answer_words(coach->answer))
        say(&coach->voice, MSG_PLAIN_STORY_OVER);
    say_here(coach);
}

void stories_about(Coach *coach, Slice number) {
    StoryEntry entry;
    if (!find_story(coach, number, "about", &entry))
        return;
    if (entry.number == 0)
        coach_go(coach, &place_story);
    else
        story_ask_noted(coach, entry.number);
}

void stories_forget(Coach *coach, Slice number) {
    StoryEntry entry;
    if (!find_story(coach, number, "forget", &entry))
        return;
    story_end_noted(coach);
    if (entry.number == 0)
        say(&coach->voice, MSG_PLAIN_STORY_DROP_TOLD);
    else if (coach_set_facts(coach, candidate_remove(coach->answer, entry.number, coach->judging)))
        say(&coach->voice, MSG_PLAIN_STORY_DROPPED, line_of(&entry.story));
}
