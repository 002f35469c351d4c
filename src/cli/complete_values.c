#include "cli/complete_values.h"
#include "base/utf8.h"
#include "cli/drafts.h"
#include <string.h>

void values_begin(const Options *options, Values *out) {
    *out = (Values){.options = options};
}

/* What is wrong with the bank is for other commands to say: a shell asks while somebody types. */
static bool load(Values *values) {
    ErrorList errors = {0};
    if (!values->begun)
        values->loaded = session_begin_quietly(values->options, &values->session, &errors);
    values->begun = true;
    error_list_clear(&errors);
    return values->loaded;
}

/* On one line, without the tab that ends a candidate. */
static void append_plain(Values *values, Slice text) {
    size_t start = values->out.size;
    utf8_append_clean(&values->out, text);
    for (size_t i = start; i < values->out.size; i++) {
        if (values->out.data[i] == '\n' || values->out.data[i] == '\t')
            values->out.data[i] = ' ';
    }
}

void values_put(Values *values, const char *candidate, const char *means) {
    append_plain(values, values->before);
    append_plain(values, slice_of(candidate));
    if (means && *means) {
        buffer_append_byte(&values->out, '\t');
        append_plain(values, slice_of(means));
    }
    buffer_append_byte(&values->out, '\n');
}

static void put_names(Values *values, const char *const *names) {
    for (; names && *names; names++)
        values_put(values, *names, NULL);
}

static void put_questions(Values *values) {
    for (size_t i = 0; load(values) && i < bank_question_count(values->session.bank); i++) {
        const Question *question = bank_question_at(values->session.bank, i);
        values_put(values, question->id, question->title);
    }
}

static void put_shapes(Values *values) {
    for (size_t i = 0; load(values) && i < bank_shape_count(values->session.bank); i++) {
        const Shape *shape = bank_shape_at(values->session.bank, i);
        values_put(values, shape->id, shape->label);
    }
}

static void put_competencies(Values *values) {
    for (size_t i = 0; load(values) && i < bank_competency_count(values->session.bank); i++) {
        const Competency *competency = bank_competency_at(values->session.bank, i);
        values_put(values, competency->id, competency->label);
    }
}

static void put_rules(Values *values) {
    ErrorList errors = {0};
    bool read = load(values) && bank_load_rules(values->session.bank, &errors);
    error_list_clear(&errors);
    for (size_t i = 0; read && i < bank_rule_count(values->session.bank); i++) {
        const Rule *rule = bank_rule_at(values->session.bank, i);
        values_put(values, rule->id, rule->message);
    }
}

static void put_drafts(Values *values) {
    DraftCards cards = {0};
    Error error = {0};
    if (load(values) && values->session.store)
        store_list(values->session.store, values->session.arena, &cards, &error);
    error_clear(&error);
    for (size_t i = 0; i < cards.count; i++)
        values_put(values, cards.items[i].id, *cards.items[i].title ? cards.items[i].title : cards.items[i].question);
}

static void put_revisions(Values *values, const char *id) {
    Draft *draft;
    Revisions revisions = {0};
    Error error = {0};
    Buffer number = {0}, when = {0};
    if (load(values) && values->session.store &&
        draft_open(values->session.store, values->session.bank, id, &draft, &error)) {
        draft_revisions(draft, values->session.arena, &revisions, &error);
        draft_close(draft);
    }
    error_clear(&error);
    for (size_t i = 0; i < revisions.count; i++) {
        buffer_clear(&number);
        buffer_clear(&when);
        buffer_printf(&number, "%zu", i + 1);
        drafts_append_time(revisions.items[i].at, &when);
        values_put(values, buffer_string(&number), buffer_string(&when));
    }
    buffer_free(&number);
    buffer_free(&when);
}

static void put_verbs(Values *values) {
    for (const DraftVerb *verb = draft_verbs; verb->name; verb++)
        values_put(values, verb->name, verb->help);
}

static void put_files(Values *values) {
    buffer_append_string(&values->out, ":files\n");
}

/* "drafts", then a verb, then a draft, then (diff) states of it. */
static void put_draft_words(Values *values, const char *const *words, size_t count) {
    if (count == 0)
        put_verbs(values);
    else if (count == 1 && strcmp(words[0], "list") != 0)
        put_drafts(values);
    else if (count > 1 && strcmp(words[0], "diff") == 0)
        put_revisions(values, words[1]);
}

void values_put_kind(Values *values, ValueKind kind) {
    switch (kind) {
    case VALUE_FREE:
        break;
    case VALUE_FORM:
        put_names(values, values->command ? values->command->formats : NULL);
        break;
    case VALUE_COLOUR:
        put_names(values, colour_names);
        break;
    case VALUE_QUESTION:
        put_questions(values);
        break;
    case VALUE_SHAPE:
        put_shapes(values);
        break;
    case VALUE_COMPETENCY:
        put_competencies(values);
        break;
    case VALUE_RULE:
        put_rules(values);
        break;
    case VALUE_FILE:
        put_files(values);
        break;
    case VALUE_ANSWER:
        put_drafts(values);
        put_files(values);
        break;
    case VALUE_DRAFT_VERB:
        put_verbs(values);
        break;
    case VALUE_TEMPLATE:
        put_names(values, bank_template_names);
        break;
    }
}

void values_put_words(Values *values, ValueKind kind, const char *const *words, size_t count) {
    if (kind == VALUE_DRAFT_VERB)
        put_draft_words(values, words, count);
    else
        values_put_kind(values, kind);
}

int values_end(Values *values) {
    int status = put_out(&values->out, STATUS_FINE);
    buffer_free(&values->out);
    if (values->begun)
        session_end(&values->session);
    return status;
}
