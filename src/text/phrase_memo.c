#include "text/phrase_memo.h"

#include "base/memory.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024 };

static void double_slots(Memo *memo) {
    Memo larger = {.slot_count = memo->slot_count ? memo->slot_count * 2 : FIRST_SLOTS, .count = memo->count};
    larger.slots = memory_array(larger.slot_count, sizeof *larger.slots);
    for (size_t i = 0; i < memo->slot_count; i++)
        if (memo->slots[i])
            *memo_slot(&larger, memo->slots[i] >> MEMO_VALUE_BITS) = memo->slots[i];
    free(memo->slots);
    *memo = larger;
}

void memo_add(Memo *memo, uint64_t key, uint32_t value) {
    if (memo->count >= memo->slot_count / 2)
        double_slots(memo);
    *memo_slot(memo, key) = key << MEMO_VALUE_BITS | value;
    memo->count++;
}

void memo_clear(Memo *memo) {
    if (memo->count)
        memset(memo->slots, 0, memo->slot_count * sizeof *memo->slots);
    memo->count = 0;
}

void memo_free(Memo *memo) {
    free(memo->slots);
    *memo = (Memo){0};
}
