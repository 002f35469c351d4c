#include "answer/facts.h"

#include "base/messages.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

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
        return bank_role_count(bank);
    size_t names = 0;
    while (fact->values && fact->values[names])
        names++;
    return names ? names - 1 : 0;
}

FactChoice fact_choice(const StoryFact *fact, const Bank *bank, size_t index) {
    if (fact != &story_facts[FACT_ROLE])
        return (FactChoice){fact->values[index + 1], fact->labels[index + 1]};
    const TargetRole *role = bank_role_at(bank, index);
    return (FactChoice){role->id, role->label};
}

const char *fact_words(const StoryFact *fact, const Bank *bank, const char *value) {
    for (size_t i = 0; i < fact_choice_count(fact, bank); i++) {
        FactChoice choice = fact_choice(fact, bank, i);
        if (strcmp(choice.value, value) == 0)
            return choice.label;
    }
    return value;
}

/* ---- Dates ---- */

/* The month whose name begins as the word does; 0 for none. The language lists months in the order of the year, long
 * and short names mixed. */
static int month_named(const Language *language, Slice word) {
    WordList months = language_data(language)->months;
    int month = 0;
    const char *last = "";
    for (size_t i = 0; i < months.count; i++) {
        if (strncasecmp(months.items[i], last, 3) != 0)
            month++;
        last = months.items[i];
        if (word.size >= 3 && strncasecmp(last, word.data, 3) == 0)
            return month;
    }
    return 0;
}

/* The run of letters, of digits or of others at the start. */
static Slice next_run(Slice text) {
    size_t size = 1;
    bool digit = isdigit((unsigned char)text.data[0]), letter = isalpha((unsigned char)text.data[0]);
    while (size < text.size && !isdigit((unsigned char)text.data[size]) == !digit &&
           !isalpha((unsigned char)text.data[size]) == !letter)
        size++;
    return (Slice){text.data, size};
}

/* Of a run of digits; 0 where it is longer than any year. */
static int number_of(Slice digits) {
    int number = 0;
    for (size_t i = 0; i < digits.size && digits.size <= 4; i++)
        number = number * 10 + (digits.data[i] - '0');
    return number;
}

bool fact_date(const Language *language, Slice typed, Date *out) {
    Date date = {0};
    for (Slice run; typed.size; typed = (Slice){typed.data + run.size, typed.size - run.size}) {
        run = next_run(typed);
        if (!isalnum((unsigned char)run.data[0]))
            continue;
        bool named = isalpha((unsigned char)run.data[0]);
        int number = named ? month_named(language, run) : number_of(run);
        if (run.size == 4 && !named && !date.year)
            date.year = number;
        else if (number >= 1 && number <= 12 && !date.month)
            date.month = number;
        else if (number >= 1 && number <= 31 && !named && !date.day)
            date.day = number;
        else
            return false;
    }
    *out = (Date){date.year, date.month, 0};
    return date.year >= 1900 && date.year <= 2200;
}

void fact_append_age(Date when, Date today, Buffer *out) {
    int months = date_months_between(when, today);
    bool ahead = when.year > today.year || (when.year == today.year && when.month > today.month);
    if (ahead)
        buffer_append_string(out, MSG_ANSWER_AGE_AHEAD);
    else if (when.month == 0 && when.year == today.year)
        buffer_append_string(out, MSG_ANSWER_AGE_THIS_YEAR);
    else if (months < 1)
        buffer_append_string(out, MSG_ANSWER_AGE_NOW);
    else if (when.month == 0 && months < 12)
        buffer_append_string(out, MSG_ANSWER_AGE_LAST_YEAR);
    else if (when.month == 0)
        buffer_printf(out, months < 24 ? MSG_ANSWER_AGE_YEAR : MSG_ANSWER_AGE_YEARS, months / 12);
    else if (months < 12)
        buffer_printf(out, months == 1 ? MSG_ANSWER_AGE_MONTH : MSG_ANSWER_AGE_MONTHS, months);
    else if (months % 12 == 0)
        buffer_printf(out, months == 12 ? MSG_ANSWER_AGE_YEAR : MSG_ANSWER_AGE_YEARS, months / 12);
    else
        buffer_printf(out, MSG_ANSWER_AGE_BOTH, months / 12, months / 12 == 1 ? "" : "s", months % 12,
                      months % 12 == 1 ? "" : "s");
}
