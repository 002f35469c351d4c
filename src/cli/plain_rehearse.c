/* Rehearsing aloud: the cue words of each part, Enter at its end, and the seconds beside the estimate and the aim. */
#include "cli/plain_coach.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT_FROM = 3, COUNT_MILLISECONDS = 1000 };

static const double least_pace_change = 0.01, near_pace = 0.03;

/* ---- The parts that have words ---- */

static bool has_words(const Coach *coach, size_t section) {
    return slice_trim(answer_text(coach->answer, section)).size > 0;
}

static size_t part_from(const Coach *coach, size_t section) {
    while (section < coach->shape->section_count && !has_words(coach, section))
        section++;
    return section;
}

void rehearse_free(Rehearsal *rehearsal) {
    free(rehearsal->seconds);
    free(rehearsal->said);
    *rehearsal = (Rehearsal){0};
}

/* ---- Cue words ---- */

/* The cards hold a block for each part, parted by blank lines, behind the title's: a heading, then the cues. A part
 * without words that may be left out has none. */
static Slice card_of(const Coach *coach, Slice cards, size_t section) {
    size_t block = 1;
    for (size_t i = 0; i < section; i++)
        block += has_words(coach, i) || !coach->shape->sections[i].optional;
    Slice line;
    while (block > 0 && slice_next_line(&cards, &line))
        block -= line.size == 0;
    slice_next_line(&cards, &line); /* the heading */
    Slice card = {cards.data, 0};
    while (slice_next_line(&cards, &line) && line.size)
        card.size = (size_t)(line.data + line.size - card.data);
    return card;
}

/* "never asked; two designers; Wednesday": cues are parted by dots there, which nobody wants to hear. */
static void append_cues(Slice card, Buffer *out) {
    static const char dot[] = " · ";
    for (Slice line; slice_next_line(&card, &line);) {
        line = slice_trim(line);
        buffer_append_string(out, out->size ? "; " : "");
        for (size_t at = 0; at < line.size;) {
            bool parts = line.size - at >= sizeof dot - 1 && memcmp(line.data + at, dot, sizeof dot - 1) == 0;
            buffer_append(out, parts ? slice_of("; ") : (Slice){line.data + at, 1});
            at += parts ? sizeof dot - 1 : 1;
        }
    }
}

static void say_cues(Coach *coach) {
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    size_t section = coach->rehearsal.section;
    Buffer cards = {0}, cues = {0};
    if (report) {
        const RenderOptions options = {.date = coach->today};
        render_answer_cards(coach->bank, &coach->view, report, &options, &cards);
        append_cues(card_of(coach, buffer_slice(&cards), section), &cues);
    }
    bool begins = cues.size == 0; /* too short for any */
    if (begins)
        coach_quote_start(coach, section, &cues);
    say(&coach->voice, begins ? MSG_PLAIN_REHEARSE_BEGINS : MSG_PLAIN_REHEARSE_PART,
        coach->shape->sections[section].label, buffer_string(&cues));
    buffer_free(&cues);
    buffer_free(&cards);
}

/* ---- The clock ---- */

static void start_clock(Coach *coach) {
    coach->rehearsal.paused = false;
    coach->rehearsal.since = clock_milliseconds();
}

static void stop_clock(Coach *coach) {
    Rehearsal *rehearsal = &coach->rehearsal;
    if (!rehearsal->paused)
        rehearsal->seconds[rehearsal->section] += (double)(clock_milliseconds() - rehearsal->since) / 1000;
    rehearsal->paused = true;
}

/* "3, 2, 1", a second each where somebody waits for it. */
static void count_in(Coach *coach) {
    for (int i = COUNT_FROM; i > 0 && !coach->done; i--) {
        say(&coach->voice, "%d", i);
        if (!coach_speak(coach) || !ear_wait(&coach->ear, COUNT_MILLISECONDS))
            coach->done = coach->left = true;
    }
    say(&coach->voice, MSG_PLAIN_REHEARSE_GO);
}

/* ---- What came of it ---- */

static double aim_of(const Shape *shape, size_t section) {
    return (shape->seconds.least + shape->seconds.most) / 2.0 * shape->sections[section].share / 100;
}

static void say_times(Coach *coach, const Report *report) {
    for (size_t i = 0; i < coach->shape->section_count; i++) {
        if (!coach->rehearsal.said[i])
            continue;
        Buffer real = {0}, estimate = {0}, aim = {0};
        render_minutes(coach->rehearsal.seconds[i], &real);
        render_minutes(report->sections[i].seconds, &estimate);
        render_minutes(aim_of(coach->shape, i), &aim);
        say(&coach->voice, MSG_PLAIN_REHEARSE_TIME, coach->shape->sections[i].label, buffer_string(&real),
            buffer_string(&estimate), buffer_string(&aim));
        buffer_free(&real);
        buffer_free(&estimate);
        buffer_free(&aim);
    }
}

static double said_seconds(const Coach *coach) {
    double seconds = 0;
    for (size_t i = 0; i < coach->shape->section_count; i++)
        seconds += coach->rehearsal.said[i] ? coach->rehearsal.seconds[i] : 0;
    return seconds;
}

static void say_whole(Coach *coach, const Report *report) {
    double seconds = said_seconds(coach);
    Buffer real = {0}, estimate = {0}, band = {0};
    render_minutes(seconds, &real);
    render_minutes(report->seconds, &estimate);
    append_band(coach->shape, &band);
    if (coach->rehearsal.complete) {
        say(&coach->voice, MSG_PLAIN_REHEARSE_DONE, buffer_string(&real), buffer_string(&estimate),
            buffer_string(&band));
        say(&coach->voice, "%s",
            seconds < coach->shape->seconds.least  ? MSG_PLAIN_REHEARSE_SHORT
            : seconds > coach->shape->seconds.most ? MSG_PLAIN_REHEARSE_LONG
                                                   : MSG_PLAIN_REHEARSE_FITS);
    } else {
        say(&coach->voice, MSG_PLAIN_REHEARSE_PARTLY, buffer_string(&real));
    }
    buffer_free(&real);
    buffer_free(&estimate);
    buffer_free(&band);
}

/* ---- Its course ---- */

static void go_back(Coach *coach) {
    coach->place = coach->rehearsal.back;
    rehearse_free(&coach->rehearsal);
    say_pause(&coach->voice);
    walk_say_here(coach);
}

static void end(Coach *coach, bool complete) {
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    coach->rehearsal.complete = complete;
    say_pause(&coach->voice);
    if (report) {
        say_whole(coach, report);
        say_times(coach, report);
    }
    coach_go(coach, &place_felt);
}

static void say_ready(Coach *coach) {
    say(&coach->voice, MSG_PLAIN_REHEARSE_HOW);
}

static void take_ready(Coach *coach, Slice line) {
    (void)line;
    count_in(coach);
    coach_go(coach, &place_speaking);
    start_clock(coach);
}

static void take_end_of_part(Coach *coach, Slice line) {
    Rehearsal *rehearsal = &coach->rehearsal;
    (void)line;
    if (rehearsal->paused) {
        say(&coach->voice, MSG_PLAIN_REHEARSE_ON);
        say_cues(coach);
        start_clock(coach);
        return;
    }
    stop_clock(coach);
    rehearsal->said[rehearsal->section] = true;
    rehearsal->section = part_from(coach, rehearsal->section + 1);
    if (rehearsal->section == coach->shape->section_count) {
        end(coach, true);
        return;
    }
    say_cues(coach);
    start_clock(coach);
}

static void say_felt(Coach *coach) {
    say(&coach->voice, MSG_PLAIN_REHEARSE_FELT);
}

/* What the pace now is, where the takes say another than before. */
static void learn_pace(Coach *coach) {
    Error error = {0};
    PaceLearned learned;
    double before = coach->settings.pace;
    bool fine = store_learn_pace(coach->store, coach->arena, &coach->settings, &learned, NULL, &error);
    fine = fine && (!coach->keeps_settings || settings_save(coach->store, &coach->settings, &error));
    error_clear(&error); /* the take is kept, and the pace is learned from it another time */
    double pace = coach->settings.pace;
    if (!fine || fabs(pace - before) < least_pace_change)
        return;
    coach->report = NULL; /* the times are others now */
    say(&coach->voice, MSG_PLAIN_PACE, pace,
        pace > 1 + near_pace   ? MSG_PLAIN_PACE_SLOWER
        : pace < 1 - near_pace ? MSG_PLAIN_PACE_FASTER
                               : MSG_PLAIN_PACE_SAME);
}

static void keep_take(Coach *coach, int felt) {
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    const Rehearsal *rehearsal = &coach->rehearsal;
    TakeSection *sections = memory_array(coach->shape->section_count, sizeof *sections);
    Take take = {.at = clock_seconds(),
                 .sections = sections,
                 .seconds = said_seconds(coach),
                 .estimate = report ? report->seconds / report->pace : 0,
                 .felt = felt,
                 .complete = rehearsal->complete};
    for (size_t i = 0; i < coach->shape->section_count; i++)
        if (rehearsal->said[i])
            sections[take.section_count++] = (TakeSection){coach->shape->sections[i].id, rehearsal->seconds[i],
                                                           report ? report->sections[i].seconds / report->pace : 0};
    Error error = {0};
    if (draft_take_add(coach->draft, &take, &error)) {
        bool is_too_fast = take.complete && take.seconds < take.estimate && !take_tells_pace(&take);
        say(&coach->voice, is_too_fast ? MSG_PLAIN_REHEARSE_TOO_FAST : MSG_PLAIN_REHEARSE_KEPT);
        learn_pace(coach);
    } else {
        say_error(&coach->voice, MSG_PLAIN_REHEARSE_NOT_KEPT, &error);
    }
    error_clear(&error);
    free(sections);
}

static void take_felt(Coach *coach, Slice line) {
    bool is_number = line.size == 1 && line.data[0] >= '1' && line.data[0] <= '0' + FELT_MOST;
    if (line.size && !is_number) {
        say(&coach->voice, MSG_PLAIN_REHEARSE_NUMBER);
        return;
    }
    keep_take(coach, is_number ? line.data[0] - '0' : FELT_UNSAID);
    go_back(coach);
}

const Place place_ready = {"ready", AT_REHEARSAL, say_ready, take_ready};
const Place place_speaking = {"speaking", AT_REHEARSAL, say_cues, take_end_of_part};
const Place place_felt = {"felt", AT_REHEARSAL, say_felt, take_felt};

void rehearse_begin(Coach *coach) {
    size_t count = coach->shape->section_count, first = part_from(coach, 0);
    if (first == count) {
        say(&coach->voice, MSG_PLAIN_REHEARSE_EMPTY);
        return;
    }
    coach->rehearsal = (Rehearsal){.back = coach->place,
                                   .section = first,
                                   .paused = true,
                                   .seconds = memory_array(count, sizeof(double)),
                                   .said = memory_array(count, sizeof(bool))};
    coach_go(coach, &place_ready);
}

void rehearse_pause(Coach *coach) {
    if (coach->place != &place_speaking) {
        say(&coach->voice, coach->place == &place_ready ? MSG_PLAIN_REHEARSE_HOW : MSG_PLAIN_REHEARSE_FELT);
        return;
    }
    stop_clock(coach);
    say(&coach->voice, MSG_PLAIN_REHEARSE_PAUSED);
}

/* The part that was being said counts as far as it came. */
void rehearse_stop(Coach *coach) {
    if (coach->place == &place_ready) {
        say(&coach->voice, MSG_PLAIN_REHEARSE_NOT);
        go_back(coach);
    } else if (coach->place == &place_felt) {
        take_felt(coach, (Slice){"", 0});
    } else {
        stop_clock(coach);
        coach->rehearsal.said[coach->rehearsal.section] = true;
        end(coach, false);
    }
}

void rehearse_leave(Coach *coach) {
    if (coach->place == &place_felt || coach->place == &place_ready)
        rehearse_stop(coach);
}
