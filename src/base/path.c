#include "base/path.h"

#include "base/memory.h"
#include "base/messages.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char program_folder[] = "starcoach";

char *path_join(const char *folder, const char *name) {
    Buffer path = {0};
    buffer_append_string(&path, folder);
    if (path.size && path.data[path.size - 1] != '/')
        buffer_append_byte(&path, '/');
    buffer_append_string(&path, name);
    return path.data;
}

/* The variable `name` if it holds an absolute path, else `standard` under the home folder. */
static char *path_in_base(const char *name, const char *standard, Error *error) {
    const char *base = getenv(name);
    if (base && base[0] == '/')
        return path_join(base, program_folder);
    const char *home = getenv("HOME");
    if (!home || home[0] != '/') {
        error_set(error, ERROR_NOT_FOUND, MSG_BASE_NO_HOME, name);
        error_remedy(error, MSG_BASE_NO_HOME_REMEDY);
        return NULL;
    }
    char *folder = path_join(home, standard);
    char *path = path_join(folder, program_folder);
    free(folder);
    return path;
}

char *path_data(Error *error) {
    return path_in_base("XDG_DATA_HOME", ".local/share", error);
}

char *path_state(Error *error) {
    return path_in_base("XDG_STATE_HOME", ".local/state", error);
}

char *path_config(Error *error) {
    return path_in_base("XDG_CONFIG_HOME", ".config", error);
}

char *path_of_program(void) {
    static const char *const links[] = {"/proc/self/exe", "/proc/curproc/file", "/proc/self/path/a.out"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        char *path = realpath(links[i], NULL);
        const char *name = path ? path_name(path) : NULL;
        if (name && name > path + 1) {
            path[name - path - 1] = '\0';
            return path;
        }
        free(path);
    }
    return NULL;
}

char *path_typed(const char *name) {
    const char *home = getenv("HOME");
    bool at_home = strncmp(name, "~/", 2) == 0 && home && *home;
    return at_home ? path_join(home, name + 2) : memory_string(name);
}

const char *path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
