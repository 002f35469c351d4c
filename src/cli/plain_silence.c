/* Remarks that one does not want to hear: their rule is switched off, in the settings, until it is asked for again. */
#include "cli/plain_coach.h"

#include "base/messages.h"

/* What is judged next goes by the new choice. */
static void keep_choice(Coach *coach) {
    Error error = {0};
    coach->report = NULL;
    coach->remark.known = false;
    if (coach->keeps_settings && !settings_save(coach->store, &coach->settings, &error))
        say_error(&coach->voice, MSG_PLAIN_NOT_SAVED, &error);
    error_clear(&error);
}

static void silence(Coach *coach, const char *rule) {
    coach->silenced = arena_string(coach->arena, rule);
    settings_rule_off(&coach->settings, rule, coach->arena);
    say(&coach->voice, MSG_PLAIN_SILENCED, rule, rule);
    keep_choice(coach);
}

/* Only what was found in the text is one rule's remark. */
static void silence_advice(Coach *coach, const Advice *advice) {
    const char *const cannot[] = {[ADVICE_NOT_BEGUN] = MSG_TUI_SILENCED_EMPTY,
                                  [ADVICE_WAITS] = MSG_TUI_SILENCED_WAITS,
                                  [ADVICE_UNJUDGED] = MSG_TUI_SILENCED_FOREIGN};
    if (advice->kind == ADVICE_FINDING)
        silence(coach, advice->finding->rule->id);
    else
        say(&coach->voice, "%s", cannot[advice->kind]);
}

static void silence_numbered(Coach *coach, Slice argument) {
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    AdviceList list = report ? report_advice_by_place(report, coach->judging) : (AdviceList){0};
    size_t number = number_in(argument, list.count);
    if (list.count == 0)
        say(&coach->voice, MSG_PLAIN_SILENCE_NONE);
    else if (number == 0)
        say(&coach->voice, MSG_PLAIN_SILENCE_WHICH, list.count);
    else
        silence_advice(coach, &list.items[number - 1]);
}

void silence_remark(Coach *coach, Slice argument) {
    if (argument.size)
        silence_numbered(coach, argument);
    else if (coach->remark.known)
        silence(coach, buffer_string(&coach->remark.rule));
    else
        say(&coach->voice, MSG_PLAIN_SILENCE_NONE);
}

/* ---- Hearing it again ---- */

static void append_silenced(const Coach *coach, Buffer *out) {
    const Strings *off = &coach->settings.rules.off;
    for (size_t i = 0; i < off->count; i++)
        buffer_printf(out, "%s%s", i ? ", " : "", off->items[i]);
}

/* The choice as it stands in the settings; NULL. */
static const char *silenced_named(const Coach *coach, Slice name) {
    const Strings *off = &coach->settings.rules.off;
    for (size_t i = 0; i < off->count; i++)
        if (slice_is(name, off->items[i]))
            return off->items[i];
    return NULL;
}

static void hear_again(Coach *coach, const char *rule) {
    settings_rule_on(&coach->settings, rule, coach->arena);
    coach->silenced = NULL;
    say(&coach->voice, MSG_PLAIN_HEARD, rule);
    keep_choice(coach);
}

void silence_end(Coach *coach, Slice argument) {
    Buffer all = {0};
    append_silenced(coach, &all);
    Slice last = coach->silenced ? slice_of(coach->silenced) : (Slice){0};
    const char *rule = silenced_named(coach, argument.size ? argument : last);
    if (rule)
        hear_again(coach, rule);
    else if (all.size == 0)
        say(&coach->voice, MSG_PLAIN_HEAR_NONE);
    else if (argument.size)
        say(&coach->voice, MSG_PLAIN_HEAR_UNKNOWN, (int)argument.size, argument.data, buffer_string(&all));
    else
        say(&coach->voice, MSG_PLAIN_HEAR_LIST, buffer_string(&all));
    buffer_free(&all);
}
