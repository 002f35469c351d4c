/* The review: the whole answer as it will be said, with one remark; on a key all that the judge found. */
#include "tui/review.h"

#include "base/memory.h"
#include "base/messages.h"
#include "tui/key_words.h"

#include <stdlib.h>

const Advice *review_remark(const Review *review) {
    return review->here < review->remarks.count ? &review->remarks.items[review->here] : NULL;
}

size_t review_section(const Review *review, const Advice *remark) {
    bool about_part = remark->kind == ADVICE_FINDING || remark->kind == ADVICE_NOT_BEGUN;
    return about_part ? finding_section(review->practice->shape, remark->finding) : SIZE_MAX;
}

static void show(Screen *screen) {
    Review *review = (Review *)screen;
    review->report = practice_judge(review->practice, JUDGE_FINAL);
    arena_reset(review->arena);
    review->remarks = review->report ? report_advice_by_place(review->report, review->arena) : (AdviceList){0};
    if (review->here >= review->remarks.count)
        review->here = 0;
    if (review->hits) /* a search has ended here */
        review_show_sought(review);
    else
        review_fill(review);
}

static void set_details(Review *review, bool details) {
    review->details = details;
    review->screen.places = details ? AT_FINDINGS : AT_REVIEW;
    review_fill(review);
}

static Outcome go_to(Review *review, size_t finding) {
    review->here = finding;
    review_fill(review);
    return (Outcome){0};
}

static Outcome open_finding(const Review *review) {
    const Advice *remark = review_remark(review);
    if (!remark)
        return (Outcome){.message = MSG_TUI_NO_FINDINGS};
    const Finding *finding = remark->finding;
    size_t index = review_section(review, remark);
    const Section *section = index == SIZE_MAX ? NULL : &review->practice->shape->sections[index];
    const Guide *guide = section ? review->practice->guide : NULL;
    Reason reason = {.message = remark->message,
                     .quote = finding->words,
                     .why = finding->why,
                     .fix = remark->kind == ADVICE_NOT_BEGUN ? practice_ask(review->practice, index) : finding->fix,
                     .example = guide ? guide_example(guide, section->id, practice_role(review->practice)) : NULL,
                     .evidence = finding->rule->evidence};
    Screen *page = why_page_new(section ? section->label : MSG_TUI_WHOLE, &reason);
    return (Outcome){.push = page};
}

/* The remark whose words were clicked on; of several the one with the fewest words. */
static Outcome click(Screen *screen, int row, int column) {
    Review *review = (Review *)screen;
    const AdviceList *remarks = &review->remarks;
    size_t section, offset, found = remarks->count;
    if (!review->details || review->hits || !pager_place(review->pager, row, column, &section, &offset))
        return outcome_none();
    for (size_t i = 0; i < remarks->count; i++) {
        const Finding *finding = remarks->items[i].finding, *other = remarks->items[found < i ? found : i].finding;
        if (finding->section == section && finding->start <= offset && offset < finding->end &&
            (found == remarks->count || finding->end - finding->start < other->end - other->start))
            found = i;
    }
    return found < remarks->count ? go_to(review, found) : outcome_none();
}

/* To the finding's place in the walk; a fact's finding leads to the story, one about the whole to where the person was.
 */
static Outcome edit_there(Review *review) {
    const Advice *remark = review->details ? review_remark(review) : NULL;
    const Finding *finding = remark ? remark->finding : review->report ? review->report->next : NULL;
    bool story =
        finding && finding->section == SIZE_MAX && finding->rule->kind == RULE_STORY && review->practice->shape->story;
    if (story)
        practice_go(review->practice, SIZE_MAX, 0);
    else if (finding && finding->section != SIZE_MAX)
        practice_go(review->practice, finding->section, finding->end);
    return (Outcome){.pop = 2, .push = practice_screen_new(review->app)};
}

/* Switches a rule off or on and judges anew; what is looked at stays, or the one after it. */
static Outcome silence(Review *review, const char *rule, bool off) {
    Error error = {0};
    bool saved = app_silence(review->app, rule, off, &error);
    buffer_clear(&review->message);
    if (saved && off)
        buffer_printf(&review->message, MSG_TUI_SILENCED, rule, key_words(MSG_TUI_SILENCED_BACK));
    else if (saved)
        buffer_printf(&review->message, MSG_TUI_HEARD, rule);
    else {
        buffer_append_string(&review->message, MSG_TUI_SET_NOT_SAVED);
        error_format(&error, &review->message);
    }
    error_clear(&error);
    show(&review->screen);
    return (Outcome){.message = buffer_string(&review->message), .bad = !saved};
}

static Outcome silence_finding(Review *review) {
    const Advice *remark = review_remark(review);
    if (!remark)
        return (Outcome){.message = MSG_TUI_NO_FINDINGS};
    const char *const cannot[] = {[ADVICE_NOT_BEGUN] = MSG_TUI_SILENCED_EMPTY,
                                  [ADVICE_WAITS] = MSG_TUI_SILENCED_WAITS,
                                  [ADVICE_UNJUDGED] = MSG_TUI_SILENCED_FOREIGN};
    if (remark->kind != ADVICE_FINDING)
        return (Outcome){.message = cannot[remark->kind]};
    const Finding *finding = remark->finding;
    buffer_clear(&review->silenced);
    buffer_append_string(&review->silenced, finding->rule->id);
    review->silenced_at = review->here;
    return silence(review, finding->rule->id, true);
}

static Outcome hear_again(Review *review) {
    if (review->silenced.size == 0)
        return (Outcome){.message = MSG_TUI_NOTHING_SILENCED};
    const char *rule = buffer_string(&review->silenced);
    Outcome outcome = silence(review, rule, false);
    buffer_clear(&review->silenced);
    if (!outcome.bad && review->details && review->silenced_at < review->remarks.count)
        go_to(review, review->silenced_at); /* the remark that it was */
    return outcome;
}

static Outcome step_in_time(Review *review, bool undo) {
    size_t section, at;
    const char *none = practice_step(review->practice, undo, &section, &at);
    if (!none)
        show(&review->screen);
    return (Outcome){.message = none ? none : undo ? key_words(MSG_TUI_UNDONE) : MSG_TUI_REDONE};
}

static Outcome act(Screen *screen, ActionId action) {
    Review *review = (Review *)screen;
    size_t last = review->remarks.count ? review->remarks.count - 1 : 0;
    switch (action) {
    case ACTION_DETAILS:
        if (review->report)
            set_details(review, !review->details);
        return (Outcome){0};
    case ACTION_NEXT_FINDING:
        return go_to(review, review->here < last ? review->here + 1 : 0);
    case ACTION_PREVIOUS_FINDING:
        return go_to(review, review->here > 0 ? review->here - 1 : last);
    case ACTION_OPEN_FINDING:
        return open_finding(review);
    case ACTION_EDIT_THERE:
        return edit_there(review);
    case ACTION_SILENCE:
        return silence_finding(review);
    case ACTION_HEAR:
        return hear_again(review);
    case ACTION_UNDO:
        return review->silenced.size ? hear_again(review) : step_in_time(review, true);
    case ACTION_REDO:
        return step_in_time(review, false);
    case ACTION_SENTENCES:
        return (Outcome){.push = sentences_screen_new(review->app)};
    case ACTION_SEARCH:
        return review_search(review);
    case ACTION_SEARCH_NEXT:
        return review_search_again(review, true);
    case ACTION_SEARCH_PREVIOUS:
        return review_search_again(review, false);
    case ACTION_EXPORT:
        return (Outcome){.push = export_screen_new(review->app)};
    case ACTION_REHEARSE:
        return rehearse_screen_open(review->app);
    case ACTION_MENDING:
        return (Outcome){.push = mend_screen_new(review->app)};
    case ACTION_HISTORY:
        return (Outcome){.push = history_screen_new(review->app)};
    case ACTION_BACK:
        if (review->details) {
            set_details(review, false);
            return (Outcome){0};
        }
        return (Outcome){.pop = 1};
    default:
        pager_move(review->pager, action);
        return (Outcome){0};
    }
}

static bool is_idle(const Screen *screen, ActionId action) {
    const Review *review = (const Review *)screen;
    switch (action) {
    case ACTION_NEXT_FINDING:
    case ACTION_PREVIOUS_FINDING:
        return review->remarks.count < 2;
    case ACTION_OPEN_FINDING:
        return review->remarks.count == 0;
    case ACTION_MENDING:
    case ACTION_REHEARSE:
    case ACTION_EXPORT:
        return answer_words(review->practice->answer) == 0;
    default:
        return false;
    }
}

/* ---- One's own editor: the whole answer ---- */

static const char *give(Screen *screen, Buffer *out) {
    answer_write_sheet(((Review *)screen)->practice->answer, MSG_TUI_EDITOR_NOTE, out);
    return "answer.md";
}

static Outcome take(Screen *screen, Slice text) {
    Review *review = (Review *)screen;
    Arena *arena = arena_new();
    Buffer strays = {0};
    Error error = {0};
    AnswerView view = answer_read_sheet(review->practice->answer, review->app->bank, text, arena, &strays);
    bool taken = draft_take_view(review->practice->draft, &view, &error);
    buffer_clear(&review->message);
    buffer_clear(&review->silenced); /* this is what undo is about now */
    if (!taken)
        error_format(&error, &review->message);
    else if (strays.size)
        buffer_printf(&review->message, MSG_TUI_EDITOR_STRAYS, buffer_string(&strays));
    error_clear(&error);
    buffer_free(&strays);
    arena_free(arena);
    if (taken)
        show(screen);
    return (Outcome){
        .save = taken, .message = review->message.size ? buffer_string(&review->message) : NULL, .bad = !taken};
}

static void title(Screen *screen, Buffer *out) {
    Review *review = (Review *)screen;
    buffer_printf(out, "%s%s", MSG_TUI_SEPARATOR,
                  review->details ? MSG_TUI_REVIEW_DETAILS_TITLE : MSG_TUI_REVIEW_TITLE);
}

static void free_review(Screen *screen) {
    Review *review = (Review *)screen;
    pager_free(review->pager);
    arena_free(review->arena);
    buffer_free(&review->message);
    buffer_free(&review->silenced);
    free(review);
}

static const ScreenKind review_kind = {.name = "review",
                                       .places = AT_REVIEW,
                                       .title = title,
                                       .draw = review_draw,
                                       .is_idle = is_idle,
                                       .act = act,
                                       .click = click,
                                       .give = give,
                                       .take = take,
                                       .show = show,
                                       .free = free_review};

Screen *review_screen_new(App *app) {
    Review *review = memory_alloc(sizeof *review);
    review->screen = (Screen){&review_kind, review_kind.places};
    review->app = app;
    review->practice = app->practice;
    review->arena = arena_new();
    review->pager = pager_new();
    return &review->screen;
}
