/* What a person has chosen of the rules: which are off, and which weigh more or less. */
#include "base/messages.h"
#include "judge/parts.h"
#include <string.h>

bool rule_choice_covers(const char *choice, const char *rule) {
    size_t length = strlen(choice);
    return strncmp(choice, rule, length) == 0 && (rule[length] == '\0' || rule[length] == '.');
}

/* The longest of the weights that name the rule; NULL when none does. */
static const RuleWeight *weight_for(const RuleChoices *choices, const char *rule) {
    const RuleWeight *found = NULL;
    for (size_t i = 0; i < choices->weight_count; i++) {
        const RuleWeight *weight = &choices->weights[i];
        if (rule_choice_covers(weight->rule, rule) && (!found || strlen(weight->rule) >= strlen(found->rule)))
            found = weight;
    }
    return found;
}

static bool is_off(const RuleChoices *choices, const char *rule) {
    for (size_t i = 0; i < choices->off.count; i++) {
        if (rule_choice_covers(choices->off.items[i], rule))
            return true;
    }
    return false;
}

void trial_choose(Trial *trial) {
    const RuleChoices *choices = trial->options->rules;
    if (!choices || (choices->off.count == 0 && choices->weight_count == 0))
        return;
    trial->choices = arena_array(trial->arena, trial->judge->rule_count + 1, sizeof *trial->choices);
    for (size_t i = 0; i < trial->judge->rule_count; i++) {
        const char *id = bank_rule_at(trial->judge->bank, i)->id;
        const RuleWeight *weight = weight_for(choices, id);
        trial->choices[i] =
            (RuleChoice){.off = is_off(choices, id), .weighed = weight, .weight = weight ? weight->weight : 0};
    }
}

int trial_weight(const Trial *trial, size_t rule, int weight) {
    return trial->choices && trial->choices[rule].weighed ? trial->choices[rule].weight : weight;
}

/* ---- Choices that choose nothing ---- */

static bool names_a_rule(const Bank *bank, const char *choice) {
    for (size_t i = 0; i < bank_rule_count(bank); i++) {
        if (rule_choice_covers(choice, bank_rule_at(bank, i)->id))
            return true;
    }
    return false;
}

static void check_choice(Bank *bank, const char *choice, Mark mark, const char *file, ErrorList *errors) {
    if (names_a_rule(bank, choice))
        return;
    Error error = {0};
    const char *nearest = bank_nearest_rule(bank, choice);
    error_at(&error, ERROR_INVALID, file, mark.line, mark.column, MSG_JUDGE_NO_RULE, choice);
    if (nearest)
        error_remedy(&error, MSG_CONTENT_DID_YOU_MEAN, nearest);
    else
        error_remedy(&error, "%s", MSG_JUDGE_NO_RULE_FIX);
    error_list_take(errors, &error);
}

bool judge_check_choices(Bank *bank, const RuleChoices *choices, const char *file, ErrorList *errors) {
    size_t before = errors->count;
    if (choices->off.count == 0 && choices->weight_count == 0)
        return true;
    bank_load_rules(bank, errors);
    for (size_t i = 0; i < choices->off.count; i++)
        check_choice(bank, choices->off.items[i], choices->off.marks ? choices->off.marks[i] : (Mark){0}, file, errors);
    for (size_t i = 0; i < choices->weight_count; i++)
        check_choice(bank, choices->weights[i].rule, choices->weights[i].mark, file, errors);
    return errors->count == before;
}
