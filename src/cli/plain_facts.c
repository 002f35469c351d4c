#include "cli/plain_facts.h"

#include <string.h>

static bool is_same(const char *text, Slice typed) {
    return slice_equal_any_case(slice_of(text), typed);
}

size_t number_in(Slice typed, size_t most) {
    size_t number = 0;
    for (size_t i = 0; i < typed.size; i++) {
        if (!ascii_is_digit(typed.data[i]) || i > 6)
            return 0;
        number = number * 10 + (size_t)(typed.data[i] - '0');
    }
    return number <= most ? number : 0;
}

FactRead fact_choose(const StoryFact *fact, const Bank *bank, Slice typed, const char **value) {
    size_t count = fact_choice_count(fact, bank), fitting = 0, number = number_in(typed, count);
    if (number) {
        *value = fact_choice(fact, bank, number - 1).value;
        return FACT_READ;
    }
    for (size_t i = 0; i < count; i++) {
        FactChoice choice = fact_choice(fact, bank, i);
        if (is_same(choice.value, typed) || is_same(choice.label, typed)) {
            *value = choice.value;
            return FACT_READ;
        }
        if (fact_choice_fits(&choice, typed)) {
            *value = choice.value;
            fitting++;
        }
    }
    return fitting == 1 ? FACT_READ : fitting ? FACT_SEVERAL : FACT_UNKNOWN;
}
