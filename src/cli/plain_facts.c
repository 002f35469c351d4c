#include "cli/plain_facts.h"

#include "base/messages.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* ---- The facts ---- */

static const PlainChoice kinds[] = {
    {"communication", MSG_TUI_KIND_COMMUNICATION},
    {"planning", MSG_TUI_KIND_PLANNING},
    {"skill", MSG_TUI_KIND_SKILL},
    {"decision", MSG_TUI_KIND_DECISION},
    {"teamwork", MSG_TUI_KIND_TEAMWORK},
    {"quality", MSG_TUI_KIND_QUALITY},
    {"other", MSG_TUI_KIND_OTHER},
};
static const PlainChoice reaches[] = {
    {"me", MSG_TUI_REACH_ME},
    {"team", MSG_TUI_REACH_TEAM},
    {"department", MSG_TUI_REACH_DEPARTMENT},
    {"customers", MSG_TUI_REACH_CUSTOMERS},
    {"company", MSG_TUI_REACH_COMPANY},
};
static const PlainChoice repairs[] = {
    {"yes", MSG_TUI_REPAIRED_YES},
    {"mostly", MSG_TUI_REPAIRED_MOSTLY},
    {"no", MSG_TUI_REPAIRED_NO},
};
static const PlainChoice doubts[] = {
    {"none", MSG_TUI_DOUBTS_NONE},
    {"honesty", MSG_TUI_DOUBTS_HONESTY},
    {"safety", MSG_TUI_DOUBTS_SAFETY},
    {"major", MSG_TUI_DOUBTS_MAJOR},
};

#define ROLE_KEY     "role"
#define COUNT(array) (sizeof(array) / sizeof *(array))

const PlainFact plain_facts[PLAIN_FACTS] = {
    {"title", MSG_TUI_FACT_TITLE, MSG_TUI_FACT_TITLE_ASK, NULL, 0},
    {"when", MSG_TUI_FACT_WHEN, MSG_TUI_FACT_WHEN_ASK, NULL, 0},
    {"kind", MSG_TUI_FACT_KIND, MSG_TUI_FACT_KIND_ASK, kinds, COUNT(kinds)},
    {"reach", MSG_TUI_FACT_REACH, MSG_TUI_FACT_REACH_ASK, reaches, COUNT(reaches)},
    {"repaired", MSG_TUI_FACT_REPAIRED, MSG_TUI_FACT_REPAIRED_ASK, repairs, COUNT(repairs)},
    {"doubts", MSG_TUI_FACT_DOUBTS, MSG_TUI_FACT_DOUBTS_ASK, doubts, COUNT(doubts)},
    {ROLE_KEY, MSG_TUI_FACT_ROLE, MSG_TUI_FACT_ROLE_ASK, NULL, 0},
};

static bool is_role(const PlainFact *fact) {
    return strcmp(fact->key, ROLE_KEY) == 0;
}

size_t fact_choice_count(const PlainFact *fact, const Bank *bank) {
    return is_role(fact) ? bank_role_count(bank) : fact->choice_count;
}

PlainChoice fact_choice(const PlainFact *fact, const Bank *bank, size_t index) {
    if (!is_role(fact))
        return fact->choices[index];
    const TargetRole *role = bank_role_at(bank, index);
    return (PlainChoice){role->id, role->label};
}

const char *fact_words(const PlainFact *fact, const Bank *bank, const char *value) {
    for (size_t i = 0; i < fact_choice_count(fact, bank); i++) {
        PlainChoice choice = fact_choice(fact, bank, i);
        if (strcmp(choice.value, value) == 0)
            return choice.label;
    }
    return value;
}

/* ---- Choosing ---- */

static bool is_same(const char *text, Slice typed) {
    return strlen(text) == typed.size && strncasecmp(text, typed.data, typed.size) == 0;
}

static bool has_word(const char *text, Slice typed) {
    for (const char *at = text; *at; at++)
        if ((at == text || at[-1] == ' ') && strncasecmp(at, typed.data, typed.size) == 0)
            return true;
    return false;
}

size_t number_in(Slice typed, size_t most) {
    size_t number = 0;
    for (size_t i = 0; i < typed.size; i++) {
        if (!isdigit((unsigned char)typed.data[i]) || i > 6)
            return 0;
        number = number * 10 + (size_t)(typed.data[i] - '0');
    }
    return number <= most ? number : 0;
}

FactRead fact_choose(const PlainFact *fact, const Bank *bank, Slice typed, const char **value) {
    size_t count = fact_choice_count(fact, bank), fitting = 0, number = number_in(typed, count);
    if (number) {
        *value = fact_choice(fact, bank, number - 1).value;
        return FACT_READ;
    }
    for (size_t i = 0; i < count; i++) {
        PlainChoice choice = fact_choice(fact, bank, i);
        if (is_same(choice.value, typed) || is_same(choice.label, typed)) {
            *value = choice.value;
            return FACT_READ;
        }
        if (has_word(choice.label, typed) || has_word(choice.value, typed)) {
            *value = choice.value;
            fitting++;
        }
    }
    return fitting == 1 ? FACT_READ : fitting ? FACT_SEVERAL : FACT_UNKNOWN;
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

bool fact_date(const Language *language, Slice typed, Date *out) {
    Date date = {0};
    for (Slice run; typed.size; typed = (Slice){typed.data + run.size, typed.size - run.size}) {
        run = next_run(typed);
        bool named = isalpha((unsigned char)run.data[0]);
        int number = named ? month_named(language, run) : (int)number_in(run, 9999);
        if (!isalnum((unsigned char)run.data[0]))
            continue;
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
