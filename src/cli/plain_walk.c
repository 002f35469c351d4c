/* The parts of the answer, one after another. */
#include "cli/plain_coach.h"

#include "base/messages.h"
#include "yaml/yaml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const Section *coach_section(const Coach *coach) {
    return &coach->shape->sections[coach->section];
}

static const SectionGuide *guide_here(const Coach *coach) {
    return coach->guide ? guide_section(coach->guide, coach_section(coach)->id) : NULL;
}

/* ---- Coming to a part ---- */

/* The stretch of the walk this part belongs to; SIZE_MAX where the shape has none. */
static size_t act_of(const Coach *coach) {
    const Section *section = coach_section(coach);
    for (size_t a = 0; a < coach->shape->act_count; a++) {
        const Act *act = &coach->shape->acts[a];
        for (size_t i = 0; i < act->sections.count; i++)
            if (shape_section(coach->shape, act->sections.items[i]) == section)
                return a;
    }
    return SIZE_MAX;
}

/* Each stretch is named once, on coming to it. */
static void say_heading(Coach *coach, const char *prompt) {
    const char *label = coach_section(coach)->label;
    size_t act = act_of(coach), count = coach->shape->section_count;
    if (act != SIZE_MAX && act != coach->act && strcmp(coach->shape->acts[act].label, label) != 0)
        say(&coach->voice, MSG_PLAIN_PART_IN_ACT, coach->shape->acts[act].label, label, coach->section + 1, count,
            prompt);
    else
        say(&coach->voice, MSG_PLAIN_PART, label, coach->section + 1, count, prompt);
    coach->act = act;
}

/* What this part must answer, so that nobody repeats themselves. */
static void say_earlier(Coach *coach) {
    const Section *section = coach_section(coach);
    for (size_t i = 0; i < section->answers.count; i++) {
        const Section *earlier = shape_section(coach->shape, section->answers.items[i]);
        if (!earlier)
            continue;
        size_t index = shape_section_index(coach->shape, earlier);
        Buffer words = {0};
        coach_quote_start(coach, index, &words);
        if (words.size)
            say(&coach->voice, MSG_PLAIN_EARLIER, earlier->label, buffer_string(&words));
        buffer_free(&words);
    }
}

static void say_part(Coach *coach) {
    const Section *section = coach_section(coach);
    const SectionGuide *guide = guide_here(coach);
    const char *tip = guide && guide->tip ? guide->tip : section->tip;
    say_pause(&coach->voice);
    say_heading(coach, guide && guide->prompt ? guide->prompt : section->ask);
    if (tip)
        say(&coach->voice, MSG_PLAIN_TIP, tip);
    if (slice_trim(answer_text(coach->answer, coach->section)).size == 0)
        say_earlier(coach);
    edit_say_so_far(coach);
}

static void take(Coach *coach, Slice line) {
    const char *command = line.size ? command_alone(line) : NULL;
    if (command) {
        say(&coach->voice, MSG_PLAIN_WORD_ALONE, command);
    } else if (line.size) {
        edit_add_line(coach, line);
    } else if (coach->written) {
        word_on_part(coach);
        coach->goes_on = story_offer_date(coach);
        if (!coach->goes_on)
            walk_on_from_part(coach);
    } else if (coach->ended && slice_trim(answer_text(coach->answer, coach->section)).size == 0) {
        coach->ended = false; /* two empty lines are one too many: the part just come to is not passed over unseen */
        say(&coach->voice, MSG_PLAIN_LEAVE_OPEN, coach_section(coach)->label);
    } else {
        walk_next(coach);
    }
}

const Place place_part = {"part", AT_PART, say_part, take};

/* ---- Going ---- */

void walk_go(Coach *coach, size_t section) {
    coach->section = section;
    coach->written = coach->ended = false;
    coach_go(coach, &place_part);
}

void walk_go_on(Coach *coach) {
    const char *place = draft_place(coach->draft);
    const Section *section = place && *place ? shape_section(coach->shape, place) : NULL;
    if (section)
        walk_go(coach, shape_section_index(coach->shape, section));
    else if (coach->shape->story)
        coach_go(coach, &place_story);
    else
        walk_go(coach, 0);
}

void walk_say_here(Coach *coach) {
    if (coach->place->kind == AT_PART)
        say(&coach->voice, MSG_PLAIN_HERE, coach_section(coach)->label, coach->section + 1,
            coach->shape->section_count);
}

/* Leaving a part with new lines in it, the coach has a word first. */
static void leave(Coach *coach) {
    if (coach->place->kind == AT_STORY)
        story_leave(coach);
    else if (coach->written)
        word_in_short(coach);
}

void walk_next(Coach *coach) {
    if (story_end_noted(coach)) {
        stories_say(coach);
        return;
    }
    if (coach->place->kind == AT_IDEAS) {
        ideas_end(coach);
        return;
    }
    bool story = coach->place == &place_story, late = coach->place == &place_late;
    leave(coach);
    if (!story && !late && story_ask_late(coach))
        return;
    if (story || coach->section + 1 < coach->shape->section_count)
        walk_go(coach, story ? 0 : coach->section + 1);
    else
        review_say(coach);
}

void walk_on_from_part(Coach *coach) {
    walk_next(coach);
    coach->ended = true;
}

void walk_back(Coach *coach) {
    if (coach->place->kind == AT_IDEAS) {
        ideas_end(coach);
        return;
    }
    if (coach->place->kind == AT_STORY) {
        story_back(coach);
        return;
    }
    if (coach->section == 0 && !coach->shape->story) {
        say(&coach->voice, MSG_PLAIN_FIRST_PART);
        return;
    }
    leave(coach);
    if (coach->section > 0)
        walk_go(coach, coach->section - 1);
    else
        coach_go(coach, &place_story);
}

/* ---- By name ---- */

static void append_names(const Coach *coach, Buffer *out) {
    for (size_t i = 0; i < coach->shape->section_count; i++)
        buffer_printf(out, "%s%s", i ? ", " : "", coach->shape->sections[i].id);
    if (coach->shape->story)
        buffer_printf(out, ", %s", MSG_PLAIN_STORY_WORD);
}

/* By number, label, id, or a beginning of the label or id that is no other's; the count where there is none. */
static size_t find_section(const Shape *shape, const char *name) {
    size_t count = shape->section_count, found = count, fitting = 0;
    char *end;
    unsigned long number = strtoul(name, &end, 10);
    if (*end == '\0')
        return number >= 1 && number <= count ? number - 1 : count;
    const Section *exact = shape_section(shape, name);
    if (exact)
        return shape_section_index(shape, exact);
    for (size_t i = 0; i < count; i++) {
        const Section *section = &shape->sections[i];
        if (slice_starts_any_case(slice_of(section->label), slice_of(name)) ||
            slice_starts_any_case(slice_of(section->id), slice_of(name))) {
            found = i;
            fitting++;
        }
    }
    return fitting == 1 ? found : count;
}

static void say_no_such(Coach *coach, const char *name) {
    const Shape *shape = coach->shape;
    const char **ids = arena_array(coach->judging, shape->section_count, sizeof *ids);
    for (size_t i = 0; i < shape->section_count; i++)
        ids[i] = shape->sections[i].id;
    const char *nearest = nearest_name(name, ids, shape->section_count);
    Buffer names = {0};
    append_names(coach, &names);
    if (!*name)
        say(&coach->voice, MSG_PLAIN_GO_WHICH, buffer_string(&names));
    else if (nearest)
        say(&coach->voice, MSG_PLAIN_GO_NEAREST, name, nearest);
    else
        say(&coach->voice, MSG_PLAIN_GO_UNKNOWN, name, buffer_string(&names));
    buffer_free(&names);
}

size_t walk_find_section(Coach *coach, Slice name) {
    Buffer text = {0};
    buffer_append(&text, name);
    size_t section = name.size ? find_section(coach->shape, buffer_string(&text)) : coach->shape->section_count;
    if (section == coach->shape->section_count) {
        say_no_such(coach, buffer_string(&text));
        section = SIZE_MAX;
    }
    buffer_free(&text);
    return section;
}

void walk_go_named(Coach *coach, Slice name) {
    Buffer text = {0};
    buffer_append(&text, name);
    const char *wanted = buffer_string(&text);
    size_t section = name.size ? find_section(coach->shape, wanted) : coach->shape->section_count;
    bool story = slice_equal_any_case(name, slice_of(MSG_PLAIN_STORY_WORD));
    if (story && !coach->shape->story) {
        say(&coach->voice, MSG_PLAIN_STORY_NONE);
    } else if (story || section < coach->shape->section_count) {
        leave(coach);
        if (story)
            coach_go(coach, &place_story);
        else
            walk_go(coach, section);
    } else {
        say_no_such(coach, wanted);
    }
    buffer_free(&text);
}

/* ---- Where one is ---- */

void walk_say_where(Coach *coach) {
    const Report *report = coach_judge(coach, JUDGE_DRAFTING);
    bool told = *answer_fact(coach->answer, "title") && *answer_fact(coach->answer, "when");
    bool in_story = coach->place->kind == AT_STORY;
    say_pause(&coach->voice);
    if (coach->shape->story) {
        Buffer line = {0};
        buffer_printf(&line, told ? MSG_PLAIN_WHERE_TOLD : MSG_PLAIN_WHERE_OPEN, MSG_PLAIN_WHERE_STORY);
        say(&coach->voice, "%s%s", buffer_string(&line), in_story ? MSG_PLAIN_WHERE_HERE : "");
        buffer_free(&line);
    }
    for (size_t i = 0; i < coach->shape->section_count; i++) {
        bool begun = slice_trim(answer_text(coach->answer, i)).size > 0;
        bool ready = report && report->sections[i].ready;
        Buffer line = {0};
        buffer_printf(&line,
                      ready   ? MSG_PLAIN_WHERE_READY
                      : begun ? MSG_PLAIN_WHERE_BEGUN
                              : MSG_PLAIN_WHERE_OPEN,
                      coach->shape->sections[i].label);
        say(&coach->voice, "%s%s", buffer_string(&line), !in_story && i == coach->section ? MSG_PLAIN_WHERE_HERE : "");
        buffer_free(&line);
    }
    word_on_progress(coach);
}
