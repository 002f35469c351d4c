#include "answer/facts.h"

#include "base/messages.h"
#include "text/word_start.h"

#include <stddef.h>
#include <string.h>

/* ---- The table ---- */

static const char *const kind_labels[KIND_COUNT] = {
    [KIND_COMMUNICATION] = MSG_ANSWER_KIND_COMMUNICATION,
    [KIND_PLANNING] = MSG_ANSWER_KIND_PLANNING,
    [KIND_SKILL] = MSG_ANSWER_KIND_SKILL,
    [KIND_DECISION] = MSG_ANSWER_KIND_DECISION,
    [KIND_TEAMWORK] = MSG_ANSWER_KIND_TEAMWORK,
    [KIND_QUALITY] = MSG_ANSWER_KIND_QUALITY,
    [KIND_OTHER] = MSG_ANSWER_KIND_OTHER,
};
static const char *const reach_labels[REACH_COUNT] = {
    [REACH_ME] = MSG_ANSWER_REACH_ME,
    [REACH_TEAM] = MSG_ANSWER_REACH_TEAM,
    [REACH_DEPARTMENT] = MSG_ANSWER_REACH_DEPARTMENT,
    [REACH_CUSTOMERS] = MSG_ANSWER_REACH_CUSTOMERS,
    [REACH_COMPANY] = MSG_ANSWER_REACH_COMPANY,
};
static const char *const repaired_labels[REPAIRED_COUNT] = {
    [REPAIRED_YES] = MSG_ANSWER_REPAIRED_YES,
    [REPAIRED_MOSTLY] = MSG_ANSWER_REPAIRED_MOSTLY,
    [REPAIRED_NO] = MSG_ANSWER_REPAIRED_NO,
};
static const char *const doubts_labels[DOUBTS_COUNT] = {
    [DOUBTS_NONE] = MSG_ANSWER_DOUBTS_NONE,
    [DOUBTS_HONESTY] = MSG_ANSWER_DOUBTS_HONESTY,
    [DOUBTS_SAFETY] = MSG_ANSWER_DOUBTS_SAFETY,
    [DOUBTS_MAJOR] = MSG_ANSWER_DOUBTS_MAJOR,
};

#define CHOSEN(member) story_##member##_names, member##_labels, offsetof(Story, member)

const StoryFact story_facts[FACT_COUNT] = {
    [FACT_TITLE] = {"title", MSG_ANSWER_FACT_TITLE, MSG_ANSWER_FACT_TITLE_ASK, NULL, NULL, 0},
    [FACT_WHEN] = {"when", MSG_ANSWER_FACT_WHEN, MSG_ANSWER_FACT_WHEN_ASK, NULL, NULL, 0},
    [FACT_KIND] = {"kind", MSG_ANSWER_FACT_KIND, MSG_ANSWER_FACT_KIND_ASK, CHOSEN(kind)},
    [FACT_REACH] = {"reach", MSG_ANSWER_FACT_REACH, MSG_ANSWER_FACT_REACH_ASK, CHOSEN(reach)},
    [FACT_REPAIRED] = {"repaired", MSG_ANSWER_FACT_REPAIRED, MSG_ANSWER_FACT_REPAIRED_ASK, CHOSEN(repaired)},
    [FACT_DOUBTS] = {"doubts", MSG_ANSWER_FACT_DOUBTS, MSG_ANSWER_FACT_DOUBTS_ASK, CHOSEN(doubts)},
    [FACT_ROLE] = {"role", MSG_ANSWER_FACT_ROLE, MSG_ANSWER_FACT_ROLE_ASK, NULL, NULL, 0},
};

const StoryFact *story_fact(const char *key) {
    for (size_t i = 0; i < FACT_COUNT; i++)
        if (strcmp(story_facts[i].key, key) == 0)
            return &story_facts[i];
    return NULL;
}

/* ---- Choices ---- */

size_t fact_choice_count(const StoryFact *fact, const Bank *bank) {
    if (fact == &story_facts[FACT_ROLE])
        return bank ? bank_role_count(bank) : 0;
    size_t names = 0;
    while (fact->values && fact->values[names])
        names++;
    return names ? names - 1 : 0;
}

FactChoice fact_choice(const StoryFact *fact, const Bank *bank, size_t index) {
    if (fact != &story_facts[FACT_ROLE])
        return (FactChoice){fact->values[index + 1], fact->labels[index + 1], {0}};
    const TargetRole *role = bank_role_at(bank, index);
    return (FactChoice){role->id, role->label, role->also};
}

/* ---- Finding one by its name ---- */

static bool has_word_like(const FactChoice *choice, Slice word) {
    bool fits = word_start(choice->label, word) || word_start(choice->value, word);
    for (size_t i = 0; !fits && i < choice->also.count; i++)
        fits = word_start(choice->also.items[i], word);
    return fits;
}

bool fact_choice_fits(const FactChoice *choice, Slice typed) {
    bool fits = typed.size == 0; /* signs alone fit nothing */
    size_t at = 0;
    for (Slice word; (word = word_typed(typed, &at)).size > 0; fits = true)
        if (!has_word_like(choice, word))
            return false;
    return fits;
}

const char *fact_words(const StoryFact *fact, const Bank *bank, const char *value) {
    for (size_t i = 0; i < fact_choice_count(fact, bank); i++) {
        FactChoice choice = fact_choice(fact, bank, i);
        if (strcmp(choice.value, value) == 0)
            return choice.label;
    }
    return value;
}
