#include "tui/facts.h"

#include "base/messages.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const Choice kinds[] = {
    {"communication", MSG_TUI_KIND_COMMUNICATION},
    {"planning", MSG_TUI_KIND_PLANNING},
    {"skill", MSG_TUI_KIND_SKILL},
    {"decision", MSG_TUI_KIND_DECISION},
    {"teamwork", MSG_TUI_KIND_TEAMWORK},
    {"quality", MSG_TUI_KIND_QUALITY},
    {"other", MSG_TUI_KIND_OTHER},
};
static const Choice reaches[] = {
    {"me", MSG_TUI_REACH_ME},
    {"team", MSG_TUI_REACH_TEAM},
    {"department", MSG_TUI_REACH_DEPARTMENT},
    {"customers", MSG_TUI_REACH_CUSTOMERS},
    {"company", MSG_TUI_REACH_COMPANY},
};
static const Choice repairs[] = {
    {"yes", MSG_TUI_REPAIRED_YES},
    {"mostly", MSG_TUI_REPAIRED_MOSTLY},
    {"no", MSG_TUI_REPAIRED_NO},
};
static const Choice doubts[] = {
    {"none", MSG_TUI_DOUBTS_NONE},
    {"honesty", MSG_TUI_DOUBTS_HONESTY},
    {"safety", MSG_TUI_DOUBTS_SAFETY},
    {"major", MSG_TUI_DOUBTS_MAJOR},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

const Fact facts[] = {
    {"title", MSG_TUI_FACT_TITLE, MSG_TUI_FACT_TITLE_ASK, NULL, 0},
    {"when", MSG_TUI_FACT_WHEN, MSG_TUI_FACT_WHEN_ASK, NULL, 0},
    {"kind", MSG_TUI_FACT_KIND, MSG_TUI_FACT_KIND_ASK, kinds, COUNT(kinds)},
    {"reach", MSG_TUI_FACT_REACH, MSG_TUI_FACT_REACH_ASK, reaches, COUNT(reaches)},
    {"repaired", MSG_TUI_FACT_REPAIRED, MSG_TUI_FACT_REPAIRED_ASK, repairs, COUNT(repairs)},
    {"doubts", MSG_TUI_FACT_DOUBTS, MSG_TUI_FACT_DOUBTS_ASK, doubts, COUNT(doubts)},
};
const size_t fact_count = COUNT(facts);

const char *fact_label(const Fact *fact, const char *value) {
    for (size_t i = 0; i < fact->choice_count; i++)
        if (strcmp(fact->choices[i].value, value) == 0)
            return fact->choices[i].label;
    return value;
}

/* The month whose name begins with the word's first three letters; 0 for none. The language lists months in the order
 * of the year, long and short names mixed. */
static int month_named(const Language *language, const char *word, size_t size) {
    WordList months = language_data(language)->months;
    int month = 0;
    char last[4] = "";
    for (size_t i = 0; i < months.count; i++) {
        const char *name = months.items[i];
        if (strncasecmp(name, last, 3) != 0) {
            month++;
            snprintf(last, sizeof last, "%.3s", name);
        }
        if (size >= 3 && strncasecmp(name, word, 3) == 0)
            return month;
    }
    return 0;
}

bool fact_read_date(const Language *language, const char *text, char out[8]) {
    int year = 0, month = 0;
    for (const char *at = text; *at;) {
        size_t size = 0;
        int number = 0;
        if (isdigit((unsigned char)*at)) {
            for (; isdigit((unsigned char)at[size]) && size < 5; size++)
                number = number * 10 + (at[size] - '0');
            if (size == 4 && year == 0)
                year = number;
            else if (size <= 2 && number >= 1 && number <= 12 && month == 0)
                month = number;
            else
                return false;
        } else if (isalpha((unsigned char)*at)) {
            while (isalpha((unsigned char)at[size]))
                size++;
            number = month_named(language, at, size);
            if (number == 0 || month != 0)
                return false;
            month = number;
        } else {
            size = 1;
        }
        at += size;
    }
    if (year < 1900 || year > 2200)
        return false;
    if (month)
        snprintf(out, 8, "%04d-%02d", year % 10000, month % 100);
    else
        snprintf(out, 8, "%04d", year % 10000);
    return true;
}
