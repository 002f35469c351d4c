/* The walk: the answer, one section at a time. */
#include "tui/walk.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"

#include <stdint.h>
#include <stdlib.h>

static const char editor_file[] = "section.md"; /* what it is called in one's own editor */

const Section *walk_section(const Walk *walk) {
    return &walk->practice->shape->sections[walk->section];
}

const SectionGuide *walk_guide(const Walk *walk) {
    return walk->practice->guide ? guide_section(walk->practice->guide, walk_section(walk)->id) : NULL;
}

/* ---- Going from section to section ---- */

static Outcome failed(Walk *walk, Error *error) {
    buffer_clear(&walk->message);
    error_format(error, &walk->message);
    error_clear(error);
    return (Outcome){.message = buffer_string(&walk->message), .bad = true};
}

static bool apply(void *host, const Edit *edit, Slice *text) {
    Walk *walk = host;
    Error error = {0};
    bool fits = practice_replace(walk->practice, walk->section, edit->removed, edit->inserted, edit->joins, &error);
    failed(walk, &error);
    *text = answer_text(walk->practice->answer, walk->section);
    return fits;
}

void walk_enter(Walk *walk, size_t section, size_t offset) {
    walk->section = section;
    editor_set_text(walk->editor, answer_text(walk->practice->answer, section), offset);
    if (walk->app->judge) /* else its rules are read at the first pause: the screen does not wait for them */
        walk_remark(walk);
    practice_go(walk->practice, section, offset);
}

static void remember_place(Walk *walk) {
    practice_go(walk->practice, walk->section, editor_cursor(walk->editor));
}

/* At the end of what is written there. */
static Outcome go(Walk *walk, size_t section) {
    walk_enter(walk, section, answer_text(walk->practice->answer, section).size);
    return (Outcome){.save = true};
}

static Outcome go_next(Walk *walk) {
    if (walk->section + 1 < walk->practice->shape->section_count) {
        Screen *asks = walk_asks(walk);
        Outcome outcome = go(walk, walk->section + 1);
        outcome.push = asks;
        return outcome;
    }
    const Report *report = practice_judge(walk->practice, JUDGE_DRAFTING);
    size_t lengthen = report && !report->foreign ? walk_part_to_lengthen(report) : SIZE_MAX;
    if (lengthen != SIZE_MAX && lengthen != walk->section)
        return go(walk, lengthen);
    remember_place(walk);
    return (Outcome){.save = true, .push = review_screen_new(walk->app)};
}

static Outcome go_previous(Walk *walk) {
    if (walk->section > 0)
        return go(walk, walk->section - 1);
    if (!walk->practice->shape->story)
        return (Outcome){.message = MSG_TUI_FIRST_STEP};
    return (Outcome){.save = true, .pop = 1, .push = story_screen_new(walk->app)};
}

/* ---- What keys do ---- */

static Outcome step_in_time(Walk *walk, bool undo) {
    size_t section, at;
    const char *none = practice_step(walk->practice, undo, &section, &at);
    if (none)
        return (Outcome){.message = none};
    if (section == SIZE_MAX)
        return (Outcome){.message = MSG_TUI_FACT_CHANGED};
    if (section != walk->section)
        walk_enter(walk, section, at);
    else
        editor_set_text(walk->editor, answer_text(walk->practice->answer, section), at);
    remember_place(walk);
    return (Outcome){0};
}

/* Where there is no finding: what the coach says all the same, and the tip. */
static Screen *calm_page(const Walk *walk) {
    const SectionGuide *guide = walk_guide(walk);
    const char *tip = guide && guide->tip ? guide->tip : walk_section(walk)->tip;
    const Remark *remark = &walk->remark;
    Reason reason = {
        .message = remark->calm ? key_words(MSG_TUI_NO_WHY) : buffer_string(&remark->next), .quote = "", .tip = tip};
    const Report *report = walk->practice->report;
    const Finding *share = report && walk_part_to_lengthen(report) != SIZE_MAX ? walk_learning_finding(report) : NULL;
    if (share) { /* the next thing is to say more: why that matters, and what */
        reason.why = share->why;
        reason.fix = share->fix;
        reason.evidence = share->rule->evidence;
    }
    return why_page_new(walk_section(walk)->label, &reason);
}

static Screen *why_page(const Walk *walk) {
    const Remark *remark = &walk->remark;
    const Practice *practice = walk->practice;
    const char *id = walk_section(walk)->id;
    Reason reason = {.message = buffer_string(&remark->message),
                     .quote = buffer_string(&remark->quote),
                     .why = buffer_string(&remark->why),
                     .fix = buffer_string(&remark->fix),
                     .example = practice->guide ? guide_example(practice->guide, id, practice_role(practice)) : NULL,
                     .evidence = buffer_string(&remark->evidence)};
    return why_page_new(walk_section(walk)->label, &reason);
}

static Outcome act(Screen *screen, ActionId action) {
    Walk *walk = (Walk *)screen;
    switch (action) {
    case ACTION_NEXT:
        return go_next(walk);
    case ACTION_PREVIOUS:
        return go_previous(walk);
    case ACTION_EXAMPLE:
        return (Outcome){
            .push = example_page_new(walk_section(walk), walk->practice->guide, practice_role(walk->practice))};
    case ACTION_WHY:
        walk_remark(walk);
        return (Outcome){.push = walk->remark.finding ? why_page(walk) : calm_page(walk)};
    case ACTION_REVIEW:
        remember_place(walk);
        return (Outcome){.save = true, .push = review_screen_new(walk->app)};
    case ACTION_HISTORY:
        remember_place(walk);
        return (Outcome){.save = true, .push = history_screen_new(walk->app)};
    case ACTION_EXPORT:
        remember_place(walk);
        return (Outcome){.save = true, .push = export_screen_new(walk->app)};
    case ACTION_ROUGH:
        remember_place(walk);
        return rough_screen_open(walk->app);
    case ACTION_SENTENCES:
        remember_place(walk);
        return (Outcome){.save = true, .push = sentences_screen_new(walk->app)};
    case ACTION_SEARCH:
        return walk_search(walk);
    case ACTION_SEARCH_NEXT:
        return walk_search_again(walk, true);
    case ACTION_SEARCH_PREVIOUS:
        return walk_search_again(walk, false);
    case ACTION_UNDO:
        return step_in_time(walk, true);
    case ACTION_REDO:
        return step_in_time(walk, false);
    case ACTION_BACK:
        if (editor_let_go(walk->editor))
            return (Outcome){0};
        remember_place(walk);
        return (Outcome){.save = true, .pop = 1};
    default:
        return (Outcome){0};
    }
}

/* The place is kept with every key, so that whatever lies over the walk comes back to it. */
static Outcome edited(Walk *walk, EditorResult result) {
    remember_place(walk);
    if (result == EDITOR_REFUSED)
        return (Outcome){.message = buffer_string(&walk->message), .bad = true};
    return (Outcome){.echo = true};
}

static Outcome key(Screen *screen, int pressed) {
    Walk *walk = (Walk *)screen;
    EditorResult result = editor_key(walk->editor, pressed);
    const char *told = result == EDITOR_CHANGED ? practice_tell_letters(pressed) : NULL;
    Outcome outcome = edited(walk, result);
    return told ? (Outcome){.message = told} : outcome;
}

static Outcome click(Screen *screen, int row, int column) {
    Walk *walk = (Walk *)screen;
    return editor_click(walk->editor, row, column) ? edited(walk, EDITOR_MOVED) : outcome_none();
}

static Outcome drag(Screen *screen, int row, int column) {
    Walk *walk = (Walk *)screen;
    return editor_drag(walk->editor, row, column) ? edited(walk, EDITOR_MOVED) : outcome_none();
}

static Outcome paste(Screen *screen, Slice text) {
    Walk *walk = (Walk *)screen;
    return edited(walk, editor_paste(walk->editor, text));
}

/* ---- One's own editor ---- */

static const char *give(Screen *screen, Buffer *out) {
    Walk *walk = (Walk *)screen;
    buffer_append(out, answer_text(walk->practice->answer, walk->section));
    return editor_file;
}

static Outcome take(Screen *screen, Slice text) {
    Walk *walk = (Walk *)screen;
    Error error = {0};
    size_t at;
    if (!practice_take_text(walk->practice, walk->section, text, &at, &error))
        return failed(walk, &error);
    walk_enter(walk, walk->section, at);
    return (Outcome){.save = true};
}

static Outcome pause_in(Screen *screen) {
    Walk *walk = (Walk *)screen;
    if (walk->remarked == answer_version(walk->practice->answer) && practice_is_judged(walk->practice, JUDGE_DRAFTING))
        return outcome_none();
    walk_remark(walk);
    return (Outcome){0};
}

/* Coming back from a page or the review, which may have chosen another place. */
static void show(Screen *screen) {
    Walk *walk = (Walk *)screen;
    size_t offset, section = practice_place(walk->practice, &offset);
    walk_enter(walk, section < walk->practice->shape->section_count ? section : 0, offset);
}

static void title(Screen *screen, Buffer *out) {
    Walk *walk = (Walk *)screen;
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR, practice_title(walk->practice));
}

static void free_walk(Screen *screen) {
    Walk *walk = (Walk *)screen;
    editor_free(walk->editor);
    remark_free(&walk->remark);
    buffer_free(&walk->message);
    free(walk);
}

static const ScreenKind walk_kind = {.name = "walk",
                                     .places = AT_WALK | AT_EDITOR,
                                     .title = title,
                                     .draw = walk_draw,
                                     .echo = walk_echo,
                                     .act = act,
                                     .key = key,
                                     .click = click,
                                     .drag = drag,
                                     .paste = paste,
                                     .give = give,
                                     .take = take,
                                     .pause = pause_in,
                                     .show = show,
                                     .free = free_walk};

Screen *walk_screen_new(App *app) {
    Walk *walk = memory_alloc(sizeof *walk);
    walk->screen = (Screen){&walk_kind, walk_kind.places};
    walk->app = app;
    walk->practice = app->practice;
    walk->editor = editor_new(apply, walk);
    editor_share_ring(walk->editor, app->ring);
    return &walk->screen;
}

Screen *practice_screen_new(App *app) {
    size_t offset;
    if (draft_conflict(app->practice->draft))
        return conflict_screen_new(app);
    return practice_place(app->practice, &offset) == SIZE_MAX ? story_screen_new(app) : walk_screen_new(app);
}
