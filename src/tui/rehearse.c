/* The rehearsal: the answer said aloud against the clock, with cue words in sight. */
#include "tui/rehearse.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"
#include "tui/moment.h"
#include "tui/takes.h"

#include <math.h>
#include <starcoach/render.h>
#include <stdlib.h>

enum { LEAST_SPOKEN_SECONDS = 1 };

static const Places places_of[] = {
    [STAGE_READY] = AT_READY,   [STAGE_COUNTING] = AT_COUNTING, [STAGE_SPEAKING] = AT_SPEAKING,
    [STAGE_PAUSED] = AT_PAUSED, [STAGE_FELT] = AT_FELT,         [STAGE_KEPT] = AT_KEPT,
};

static void set_stage(Rehearsal *rehearsal, Stage stage) {
    rehearsal->stage = stage;
    rehearsal->screen.places = places_of[stage];
    bool scrolls = rehearsal->text && (stage == STAGE_SPEAKING || stage == STAGE_PAUSED);
    if (scrolls)
        rehearsal->screen.places |= AT_LIST;
}

static Outcome failed(Rehearsal *rehearsal, Error *error) {
    buffer_clear(&rehearsal->message);
    error_format(error, &rehearsal->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&rehearsal->message), .bad = true};
}

/* ---- The parts ---- */

static Slice cues_of(Rehearsal *rehearsal, size_t section) {
    Buffer cues = {0};
    render_section_cues(rehearsal->app->bank, &rehearsal->practice->view, section, CUES_MOST, &cues);
    Slice copied = {arena_copy(rehearsal->arena, buffer_slice(&cues)), cues.size};
    buffer_free(&cues);
    return copied;
}

/* Sections that hold words, with what the judge reckons of them; false where there is none, or no judge. */
static void find_parts(Rehearsal *rehearsal, const Report *report) {
    const Shape *shape = rehearsal->practice->shape;
    double middle = (shape->seconds.least + shape->seconds.most) / 2.0;
    rehearsal->parts = arena_array(rehearsal->arena, shape->section_count, sizeof *rehearsal->parts);
    rehearsal->part_count = 0;
    rehearsal->estimate = report->seconds;
    rehearsal->low = report->seconds_low;
    rehearsal->high = report->seconds_high;
    for (size_t i = 0; i < shape->section_count; i++) {
        Slice text = slice_trim(answer_text(rehearsal->practice->answer, i));
        if (text.size == 0)
            continue;
        rehearsal->parts[rehearsal->part_count++] = (Part){.section = &shape->sections[i],
                                                           .text = {arena_copy(rehearsal->arena, text), text.size},
                                                           .cues = cues_of(rehearsal, i),
                                                           .target = middle * shape->sections[i].share / 100,
                                                           .estimate = report->sections[i].seconds,
                                                           .thin = report->sections[i].thin};
    }
}

static void describe_last_take(Rehearsal *rehearsal) {
    Arena *arena = arena_new();
    Takes takes = {0};
    Error error = {0};
    draft_takes(rehearsal->practice->draft, arena, &takes, &error);
    error_clear(&error);
    buffer_clear(&rehearsal->last_take);
    size_t i = 0;
    while (i < takes.count && take_is_reading(&takes.items[i]))
        i++;
    if (i < takes.count) {
        Buffer time = minutes_of(takes.items[i].seconds), when = {0};
        moment_append(takes.items[i].at, clock_seconds(), &when);
        buffer_printf(&rehearsal->last_take, MSG_TUI_REHEARSE_LAST, buffer_string(&time), buffer_string(&when));
        buffer_free(&time);
        buffer_free(&when);
    } else {
        buffer_append_string(&rehearsal->last_take, MSG_TUI_REHEARSE_NEVER);
    }
    arena_free(arena);
}

static void prepare(Rehearsal *rehearsal) {
    const Report *report = practice_judge(rehearsal->practice, JUDGE_FINAL);
    arena_reset(rehearsal->arena);
    rehearsal->part_count = rehearsal->here = 0;
    rehearsal->is_kept = false;
    rehearsal->take = (Take){0};
    set_stage(rehearsal, STAGE_READY);
    if (report)
        find_parts(rehearsal, report);
    describe_last_take(rehearsal);
}

/* ---- Its course ---- */

static void show_text(Rehearsal *rehearsal) {
    pager_clear(rehearsal->pager);
    pager_add(rehearsal->pager, INK_TEXT, 0, NULL, rehearsal->parts[rehearsal->here].text);
}

static void go_to(Rehearsal *rehearsal, size_t part) {
    rehearsal->here = part;
    show_text(rehearsal);
    rehearse_run(rehearsal);
    set_stage(rehearsal, STAGE_SPEAKING);
}

/* What was said, as a take; seconds are kept in tenths, as people read them. */
static void make_take(Rehearsal *rehearsal, bool complete) {
    TakeSection *sections = arena_array(rehearsal->arena, rehearsal->part_count, sizeof *sections);
    Take take = {.at = clock_seconds(), .sections = sections, .complete = complete};
    for (size_t i = 0; i < rehearsal->part_count; i++) {
        const Part *part = &rehearsal->parts[i];
        if (part->spent == 0)
            continue;
        double seconds = round(rehearse_part_seconds(rehearsal, i) * 10) / 10;
        double estimate = part->estimate / rehearsal->app->settings.pace;
        sections[take.section_count++] = (TakeSection){part->section->id, seconds, round(estimate * 10) / 10};
        take.seconds += seconds;
        take.estimate += estimate;
    }
    take.seconds = round(take.seconds * 10) / 10;
    take.estimate = round(take.estimate * 10) / 10;
    rehearsal->take = take;
}

static void end(Rehearsal *rehearsal, bool complete) {
    rehearse_stand(rehearsal);
    make_take(rehearsal, complete);
    set_stage(rehearsal, STAGE_FELT);
}

/* Nothing is asked: what was said is kept as stopped early, and a false start is none. */
static Outcome stop(Rehearsal *rehearsal) {
    rehearse_stand(rehearsal);
    if (rehearse_seconds(rehearsal) >= LEAST_SPOKEN_SECONDS) {
        end(rehearsal, false);
        return (Outcome){0};
    }
    prepare(rehearsal);
    return (Outcome){.message = MSG_TUI_REHEARSE_NOT_BEGUN};
}

static Outcome end_part(Rehearsal *rehearsal) {
    rehearse_stand(rehearsal);
    rehearsal->parts[rehearsal->here].said = true;
    if (rehearsal->here + 1 < rehearsal->part_count)
        go_to(rehearsal, rehearsal->here + 1);
    else
        end(rehearsal, true);
    return (Outcome){0};
}

/* Space came too early: what ran since belongs to the part before, which is not over. */
static Outcome go_back(Rehearsal *rehearsal) {
    if (rehearsal->here == 0)
        return (Outcome){.message = MSG_TUI_REHEARSE_FIRST};
    rehearse_stand(rehearsal);
    Part *part = &rehearsal->parts[rehearsal->here], *before = part - 1;
    before->spent += part->spent;
    before->said = false;
    part->spent = 0;
    go_to(rehearsal, rehearsal->here - 1);
    return (Outcome){0};
}

static Outcome say_again(Rehearsal *rehearsal) {
    rehearse_stand(rehearsal);
    rehearsal->parts[rehearsal->here].spent = 0;
    go_to(rehearsal, rehearsal->here);
    return (Outcome){.message = MSG_TUI_REHEARSE_AGAIN};
}

static Outcome speak(Rehearsal *rehearsal) {
    switch (rehearsal->stage) {
    case STAGE_READY:
        rehearsal->since = rehearsal->app->milliseconds();
        set_stage(rehearsal, STAGE_COUNTING);
        return (Outcome){0};
    case STAGE_SPEAKING:
        return end_part(rehearsal);
    default:
        go_to(rehearsal, rehearsal->here);
        return (Outcome){0};
    }
}

static void pause_clock(Rehearsal *rehearsal) {
    rehearse_stand(rehearsal);
    set_stage(rehearsal, STAGE_PAUSED);
}

/* ---- What came of it ---- */

static bool keep(Rehearsal *rehearsal, int felt, Error *error) {
    rehearsal->pace = rehearsal->app->settings.pace;
    rehearsal->pace_takes = rehearsal->app->settings.takes;
    rehearsal->take.felt = felt;
    rehearsal->is_kept = takes_add(rehearsal->app, &rehearsal->take, error);
    return rehearsal->is_kept;
}

static void describe_pace(Rehearsal *rehearsal) {
    buffer_clear(&rehearsal->said_of_pace);
    bool rushed = rehearse_was_rushed(rehearsal); /* the page has said so, and that it does not count */
    if (!rehearsal->take.complete && !rushed)
        buffer_append_string(&rehearsal->said_of_pace, MSG_TUI_REHEARSE_PARTLY);
    takes_describe_pace(rehearsal->app, rushed ? &rehearsal->take : NULL, &rehearsal->said_of_pace);
}

/* A take that can't be kept is said to be so, and holds nobody here; Alt-U tries again. */
static Outcome felt(Rehearsal *rehearsal, int how) {
    Error error = {0};
    bool kept = keep(rehearsal, how, &error);
    describe_pace(rehearsal);
    set_stage(rehearsal, STAGE_KEPT);
    return kept ? (Outcome){.message = key_words(MSG_TUI_TAKE_KEPT)} : failed(rehearsal, &error);
}

static Outcome drop(Rehearsal *rehearsal) {
    Error error = {0};
    if (!rehearsal->is_kept)
        return (Outcome){.message = key_words(MSG_TUI_TAKE_GONE)};
    if (!takes_drop(rehearsal->app, &rehearsal->take, rehearsal->pace, rehearsal->pace_takes, &error))
        return failed(rehearsal, &error);
    rehearsal->is_kept = false;
    describe_pace(rehearsal);
    return (Outcome){.message = key_words(MSG_TUI_TAKE_DROPPED)};
}

static Outcome bring_back(Rehearsal *rehearsal) {
    Error error = {0};
    if (rehearsal->is_kept)
        return (Outcome){.message = MSG_TUI_NOTHING_TO_UNDO};
    if (!keep(rehearsal, rehearsal->take.felt, &error))
        return failed(rehearsal, &error);
    describe_pace(rehearsal);
    return (Outcome){.message = MSG_TUI_TAKE_BACK};
}

/* ---- Keys ---- */

static Outcome leave(Rehearsal *rehearsal) {
    switch (rehearsal->stage) {
    case STAGE_COUNTING:
        set_stage(rehearsal, STAGE_READY);
        return (Outcome){0};
    case STAGE_SPEAKING:
    case STAGE_PAUSED:
        return stop(rehearsal);
    case STAGE_FELT:
        return felt(rehearsal, FELT_UNSAID);
    default:
        return (Outcome){.pop = 1};
    }
}

static Outcome act(Screen *screen, ActionId action) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    switch (action) {
    case ACTION_SPEAK:
        return speak(rehearsal);
    case ACTION_HOLD:
        pause_clock(rehearsal);
        return (Outcome){0};
    case ACTION_SAY_AGAIN:
        return say_again(rehearsal);
    case ACTION_NOT_YET:
        return go_back(rehearsal);
    case ACTION_TEXT:
        rehearsal->text = !rehearsal->text;
        set_stage(rehearsal, rehearsal->stage);
        return (Outcome){0};
    case ACTION_STOP:
        return stop(rehearsal);
    case ACTION_SKIP:
        return felt(rehearsal, FELT_UNSAID);
    case ACTION_DROP_TAKE:
        return drop(rehearsal);
    case ACTION_UNDO:
        return bring_back(rehearsal);
    case ACTION_REHEARSE:
        prepare(rehearsal);
        return speak(rehearsal);
    case ACTION_TAKES:
        return (Outcome){.push = takes_screen_new(rehearsal->app)};
    case ACTION_READING:
        return (Outcome){.push = reading_screen_new(rehearsal->app)};
    case ACTION_BACK:
        return leave(rehearsal);
    default:
        pager_move(rehearsal->pager, action);
        return (Outcome){0};
    }
}

static Outcome key(Screen *screen, int pressed) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    if (rehearsal->stage == STAGE_FELT && pressed > '0' && pressed <= '0' + FELT_MOST)
        return felt(rehearsal, pressed - '0');
    return outcome_none();
}

/* On one of the answers to how it felt. */
static Outcome click(Screen *screen, int row, int column) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    if (rehearsal->stage != STAGE_FELT || !area_holds(rehearsal->felt, row, column))
        return outcome_none();
    int at = column - rehearsal->felt.left;
    while (at > 0 && (MSG_TUI_FELT_KEYS[at] < '1' || MSG_TUI_FELT_KEYS[at] > '9'))
        at--;
    return felt(rehearsal, MSG_TUI_FELT_KEYS[at] - '0');
}

/* ---- Time ---- */

static int tick(const Screen *screen) {
    const Rehearsal *rehearsal = (const Rehearsal *)screen;
    return rehearsal->stage == STAGE_COUNTING || rehearsal->stage == STAGE_SPEAKING ? TICK_MILLISECONDS : 0;
}

static Outcome ticked(Screen *screen) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    if (rehearsal->stage == STAGE_COUNTING && rehearse_count(rehearsal) == 0)
        go_to(rehearsal, 0);
    return tick(screen) ? (Outcome){0} : outcome_none();
}

/* Back from the takes or the reading the estimates may be others; what was begun goes on where it was. */
static void show(Screen *screen) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    if (rehearsal->stage == STAGE_READY)
        prepare(rehearsal);
}

/* Nobody speaks to a page that lies over it. */
static void hide(Screen *screen) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    if (rehearsal->stage == STAGE_SPEAKING)
        pause_clock(rehearsal);
    else if (rehearsal->stage == STAGE_COUNTING)
        set_stage(rehearsal, STAGE_READY);
}

static void title(Screen *screen, Buffer *out) {
    buffer_printf(out, MSG_TUI_SEPARATOR MSG_TUI_REHEARSE_TITLE, practice_title(((Rehearsal *)screen)->practice));
}

/* Whoever is made to leave in the middle of it finds what was said among the takes. */
static void free_rehearsal(Screen *screen) {
    Rehearsal *rehearsal = (Rehearsal *)screen;
    Error error = {0};
    if (rehearsal->stage == STAGE_SPEAKING || rehearsal->stage == STAGE_PAUSED)
        stop(rehearsal);
    if (rehearsal->stage == STAGE_FELT)
        keep(rehearsal, FELT_UNSAID, &error);
    error_clear(&error);
    pager_free(rehearsal->pager);
    arena_free(rehearsal->arena);
    buffer_free(&rehearsal->said_of_pace);
    buffer_free(&rehearsal->last_take);
    buffer_free(&rehearsal->message);
    free(rehearsal);
}

static const ScreenKind rehearse_kind = {.name = "rehearse",
                                         .places = AT_READY,
                                         .title = title,
                                         .draw = rehearse_draw,
                                         .act = act,
                                         .key = key,
                                         .click = click,
                                         .pause = ticked,
                                         .tick = tick,
                                         .show = show,
                                         .hide = hide,
                                         .free = free_rehearsal};

Outcome rehearse_screen_open(App *app) {
    if (!app_judge(app))
        return (Outcome){.message = app->judge_error.message, .bad = true};
    if (answer_words(app->practice->answer) == 0)
        return (Outcome){.message = MSG_TUI_REHEARSE_EMPTY};
    Rehearsal *rehearsal = memory_alloc(sizeof *rehearsal);
    rehearsal->screen = (Screen){&rehearse_kind, rehearse_kind.places};
    rehearsal->app = app;
    rehearsal->practice = app->practice;
    rehearsal->arena = arena_new();
    rehearsal->pager = pager_new();
    return (Outcome){.save = true, .push = &rehearsal->screen};
}
