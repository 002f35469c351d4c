#include "base/locale.h"

#include <locale.h>
#include <starcoach/slice.h>
#include <stdlib.h>
#include <string.h>

/* The name that counts, as setlocale itself looks for it: the first that is not empty. */
static const char *locale_wanted(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *name = getenv(variables[i]);
        if (name && *name)
            return name;
    }
    return "";
}

/* "de_DE.UTF-8", "de_DE.utf8@euro" */
static bool asks_for_utf8(const char *name) {
    const char *encoding = strchr(name, '.');
    return encoding && (slice_starts_any_case(slice_of(encoding), slice_of(".utf-8")) ||
                        slice_starts_any_case(slice_of(encoding), slice_of(".utf8")));
}

void locale_take(void) {
    static const char *const next_best[] = {"C.UTF-8", "en_US.UTF-8"};
    bool taken = setlocale(LC_CTYPE, "") || !asks_for_utf8(locale_wanted());
    for (size_t i = 0; !taken && i < sizeof next_best / sizeof *next_best; i++)
        taken = setlocale(LC_CTYPE, next_best[i]);
}
