/* Where the shipped content lies: named by the person, beside the installed program, or in the source tree it was built from. */
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include <starcoach/bank.h>
#include <stdlib.h>
#include <string.h>

/* PREFIX/BINDIR → PREFIX/DATADIR/starcoach/content: goes up one folder for each part of BINDIR. */
static char *installed_content(void) {
    char *folder = path_of_program();
    if (!folder)
        return NULL;
    size_t parts = 1;
    for (const char *c = STARCOACH_BINDIR; *c; c++)
        parts += *c == '/' && c[1] != '\0';
    for (; parts > 0; parts--) {
        char *slash = strrchr(folder, '/');
        if (slash)
            *slash = '\0';
    }
    char *data = path_join(folder, STARCOACH_DATADIR);
    char *content = path_join(data, "starcoach/content");
    free(data);
    free(folder);
    return content;
}

char *bank_find_shipped(Error *error) {
    const char *named = getenv("STARCOACH_CONTENT");
    if (named && *named)
        return memory_string(named);
    char *installed = installed_content();
    if (installed && folder_exists(installed))
        return installed;
    free(installed);
    if (folder_exists(STARCOACH_BUILD_CONTENT))
        return memory_string(STARCOACH_BUILD_CONTENT);
    error_set(error, ERROR_NOT_FOUND, MSG_CONTENT_NOT_FOUND);
    error_remedy(error, MSG_CONTENT_NOT_FOUND_FIX);
    return NULL;
}
