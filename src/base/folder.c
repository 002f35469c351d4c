#include "base/file.h"

#include "base/memory.h"
#include "base/messages.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool folder_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* 0, or why there is no such folder now; another program may have made it in between. */
static int make_one(const char *path, mode_t mode) {
    if (folder_exists(path) || mkdir(path, mode) == 0)
        return 0;
    int number = errno;
    return folder_exists(path) ? 0 : number;
}

bool folder_make(const char *path, mode_t mode, Error *error) {
    char *part = memory_string(path);
    bool fine = true;
    for (char *end = part; fine && *end;) {
        end += strspn(end, "/");
        end += strcspn(end, "/");
        char cut = *end;
        *end = '\0';
        int number = make_one(part, mode);
        if (number)
            fine = error_from_errno(error, number, MSG_BASE_VERB_MAKE, part);
        *end = cut;
    }
    free(part);
    return fine;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

bool folder_list(const char *path, Names *out, Error *error) {
    *out = (Names){0};
    DIR *folder = opendir(path);
    if (!folder)
        return error_from_errno(error, errno, MSG_BASE_VERB_LIST, path);
    const struct dirent *entry;
    while ((errno = 0, entry = readdir(folder))) {
        if (entry->d_name[0] == '.')
            continue;
        out->items = memory_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
        out->items[out->count++] = memory_string(entry->d_name);
    }
    int number = errno;
    closedir(folder);
    if (number) {
        names_free(out);
        return error_from_errno(error, number, MSG_BASE_VERB_LIST, path);
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_names);
    return true;
}

void names_free(Names *names) {
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
    *names = (Names){0};
}
