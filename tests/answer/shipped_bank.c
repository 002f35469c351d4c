#include "answer/shipped_bank.h"

Bank *shipped_bank;

int shipped_bank_load(void **state) {
    (void)state;
    ErrorList errors = {0};
    bool loaded = bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &shipped_bank, &errors);
    error_list_clear(&errors);
    return loaded ? 0 : -1;
}

int shipped_bank_free(void **state) {
    (void)state;
    bank_free(shipped_bank);
    return 0;
}
