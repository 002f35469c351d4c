/* Looking for a story: one question at a time, each about a scene, until one of them brings something back. */
#include "cli/plain_coach.h"

#include "base/messages.h"
#include "text/word_start.h"

static Ideas ideas_here(const Coach *coach) {
    const IdeaSearch *search = &coach->search;
    return bank_ideas(coach->bank, search->kind ? search->kind->id : NULL, search->place ? search->place->id : NULL,
                      coach->judging);
}

static const char *place_label(const Coach *coach, const Idea *idea) {
    if (idea->places.count == 0)
        return MSG_PLAIN_IDEAS_ANYWHERE;
    const IdeaTopic *place =
        coach->search.place ? coach->search.place : bank_idea_place(coach->bank, idea->places.items[0]);
    return place ? place->label : idea->places.items[0];
}

static void say_idea(Coach *coach) {
    Ideas ideas = ideas_here(coach);
    say_pause(&coach->voice);
    if (ideas.count == 0) {
        say(&coach->voice, MSG_PLAIN_IDEAS_NONE);
        return;
    }
    const Idea *idea = ideas.items[coach->search.at % ideas.count];
    const IdeaTopic *kind = bank_idea_kind(coach->bank, idea->kind);
    say(&coach->voice, MSG_PLAIN_IDEA, coach->search.at + 1, ideas.count, kind ? kind->label : idea->kind,
        place_label(coach, idea), idea->ask);
}

static void say_another(Coach *coach) {
    size_t count = ideas_here(coach).count;
    coach->search.at++;
    if (count && coach->search.at >= count) {
        coach->search.at = 0;
        say(&coach->voice, MSG_PLAIN_IDEAS_ROUND);
    }
    say_idea(coach);
}

static void say_ideas(Coach *coach) {
    say_pause(&coach->voice);
    say(&coach->voice, MSG_PLAIN_IDEAS_FIRST_TIME);
    say_idea(coach);
}

static void take(Coach *coach, Slice line) {
    const char *command = line.size ? command_alone(line) : NULL;
    if (command)
        say(&coach->voice, MSG_PLAIN_WORD_ALONE, command);
    else if (line.size)
        stories_note_line(coach, line);
    else
        say_another(coach);
}

const Place place_ideas = {"ideas", AT_IDEAS, say_ideas, take};

void ideas_begin(Coach *coach) {
    ErrorList errors = {0};
    if (!coach->shape->story) {
        say(&coach->voice, MSG_PLAIN_STORY_NONE);
        return;
    }
    bank_load_ideas(coach->bank, &errors); /* what can't be read of one's own does not keep the others away */
    error_list_clear(&errors);
    coach->search.back = coach->place;
    coach->search.at = 0;
    coach_go(coach, &place_ideas);
}

void ideas_end(Coach *coach) {
    coach->place = coach->search.back;
    if (coach->place->kind == AT_STORY)
        story_say_again(coach);
    else
        walk_say_here(coach);
}

/* ---- What about ---- */

typedef struct Topics {
    size_t (*count)(const Bank *bank);
    const IdeaTopic *(*at)(const Bank *bank, size_t index);
    const char *ask;
} Topics;

static const Topics kinds = {bank_idea_kind_count, bank_idea_kind_at, MSG_PLAIN_IDEAS_KINDS};
static const Topics places = {bank_idea_place_count, bank_idea_place_at, MSG_PLAIN_IDEAS_PLACES};

/* By number, id, or a word that only its label has; *out NULL for "any". False, and the topics told, where it is none.
 */
static bool find_topic(Coach *coach, const Topics *topics, Slice words, const IdeaTopic **out) {
    size_t count = topics->count(coach->bank), number = number_in(words, count), fitting = 0;
    *out = number ? topics->at(coach->bank, number - 1) : NULL;
    if (number || slice_equal_any_case(words, slice_of(MSG_PLAIN_IDEAS_ANY)))
        return true;
    for (size_t i = 0; i < count && words.size; i++) {
        const IdeaTopic *topic = topics->at(coach->bank, i);
        bool exact = slice_equal_any_case(words, slice_of(topic->id));
        if (exact || word_start(topic->label, words)) {
            *out = topic;
            fitting++;
        }
        if (exact)
            return true;
    }
    if (fitting == 1)
        return true;
    for (size_t i = 0; i < count; i++)
        say_numbered(&coach->voice, i + 1, topics->at(coach->bank, i)->label);
    say(&coach->voice, "%s", topics->ask);
    return false;
}

static void take_topic(Coach *coach, const Topics *topics, Slice words, const IdeaTopic **chosen) {
    const IdeaTopic *topic;
    if (!find_topic(coach, topics, words, &topic))
        return;
    *chosen = topic;
    coach->search.at = 0;
    say_idea(coach);
}

void ideas_take_kind(Coach *coach, Slice words) {
    take_topic(coach, &kinds, words, &coach->search.kind);
}

void ideas_take_place(Coach *coach, Slice words) {
    take_topic(coach, &places, words, &coach->search.place);
}
