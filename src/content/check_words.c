/* What rules say to people: a sentence each for what, why and what to do, and none that leaves the person guessing. */
#include "base/messages.h"
#include "content/bank_parts.h"
#include <string.h>

/* Advice that names no kind of detail: whoever could follow it would not need it. */
static const char *const empty_advice[] = {
    "more specific",  "be specific",     "more concrete", "be concrete", "more detail",   "more details",  "be clearer",
    "more clearly",   "be more precise", "improve this",  "improve it",  "elaborate",     "expand on",     "flesh out",
    "make it better", "work on this",    "rephrase this", "be better",   "be more clear", "add substance", NULL,
};

static bool begins_sentence(const char *at) {
    while (*at == ' ' || *at == '"')
        at++;
    return *at >= 'A' && *at <= 'Z';
}

/* Full stops and the like before a capital; those within quotation marks are somebody else's. */
static size_t sentence_count(const char *text) {
    size_t count = 1;
    bool quoted = false;
    for (const char *at = text; *at; at++) {
        quoted = *at == '"' ? !quoted : quoted;
        if (!quoted && strchr(".!?", *at) && at[1] == ' ' && begins_sentence(at + 1))
            count++;
    }
    return count;
}

static bool holds_words(const char *text, const char *words) {
    Slice whole = slice_of(text), wanted = slice_of(words);
    for (size_t at = 0; at < whole.size; at++) {
        bool begins = at == 0 || !ascii_is_letter(text[at - 1]);
        if (begins && slice_starts_any_case(slice_part(whole, (Span){at, whole.size}), wanted) &&
            !ascii_is_letter(text[at + wanted.size]))
            return true;
    }
    return false;
}

static void add_problem(const Rule *rule, const char *remedy, const char *format, const char *key, const char *words,
                        ErrorList *errors) {
    Error error = {0};
    error_at(&error, ERROR_INVALID, rule->source.file, rule->source.line, rule->source.column, format, rule->id, key,
             words);
    error_remedy(&error, "%s", remedy);
    error_list_take(errors, &error);
}

void check_rule_words(const Rule *rule, ErrorList *errors) {
    const struct {
        const char *key, *text;
    } said[] = {{"message", rule->message}, {"why", rule->why}, {"fix", rule->fix}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (sentence_count(said[i].text) > 1)
            add_problem(rule, MSG_CONTENT_SENTENCES_FIX, MSG_CONTENT_SENTENCES, said[i].key, said[i].text, errors);
        for (size_t j = 0; empty_advice[j]; j++) {
            if (holds_words(said[i].text, empty_advice[j]))
                add_problem(rule, MSG_CONTENT_EMPTY_ADVICE_FIX, MSG_CONTENT_EMPTY_ADVICE, said[i].key, empty_advice[j],
                            errors);
        }
    }
}
