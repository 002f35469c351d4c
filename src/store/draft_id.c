#include "store/draft_id.h"

#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "yaml/yaml.h"

#include <stdlib.h>
#include <string.h>

static const char extension[] = ".yaml";

enum {
    LONGEST_ID = 200,   /* a file's name has 255 bytes, and temporary files add to it */
    LONGEST_STEM = 180, /* leaves room for the date and a number */
    NAMED_CANDIDATES = 5,
};

static bool is_id_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '_';
}

bool draft_id_is_valid(Slice id) {
    if (id.size == 0 || id.size > LONGEST_ID || id.data[0] == '.')
        return false;
    for (size_t i = 0; i < id.size; i++)
        if (!is_id_byte(id.data[i]))
            return false;
    return true;
}

bool draft_id_check(const char *id, Error *error) {
    if (draft_id_is_valid(slice_of(id)))
        return true;
    error_set(error, ERROR_USAGE, MSG_STORE_BAD_ID, id);
    return error_remedy(error, MSG_STORE_BAD_ID_REMEDY);
}

/* Own questions may have capitals, or begin with a full stop or a dash. */
static void append_stem(Buffer *out, const char *stem) {
    for (size_t i = 0; stem[i] && i < LONGEST_STEM; i++) {
        char byte = stem[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        if (!is_id_byte(byte) || (i == 0 && (byte == '.' || byte == '-')))
            byte = '_';
        buffer_append_byte(out, byte);
    }
}

bool draft_id_is_taken(const Store *store, const char *id) {
    char *paths[] = {draft_path(store, id), draft_journal_path(store, id), draft_history_folder(store, id),
                     draft_takes_path(store, id)};
    bool taken = false;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        taken = taken || path_is_taken(paths[i]);
        free(paths[i]);
    }
    return taken;
}

char *draft_id_new(const Store *store, const char *stem, Date today, unsigned *number) {
    char date[11];
    date_format(today, date);
    Buffer id = {0};
    append_stem(&id, stem);
    buffer_printf(&id, "-%s", date);
    const size_t base = id.size;
    for (;;) {
        if (++*number > 1)
            buffer_printf(&id, "-%u", *number);
        if (!store_holds(store, id.data) && !draft_id_is_taken(store, id.data))
            return id.data;
        buffer_replace(&id, (Span){base, id.size}, slice_of(""));
    }
}

bool draft_file_id(const char *name, Slice *out) {
    size_t size = strlen(name), tail = sizeof extension - 1;
    if (size <= tail || strcmp(name + size - tail, extension) != 0)
        return false;
    *out = (Slice){name, size - tail};
    return true;
}

bool store_names(const char *folder, Names *out, Error *error) {
    Error reason = {0};
    if (folder_list(folder, out, &reason))
        return true;
    *out = (Names){0};
    if (reason.code != ERROR_NOT_FOUND)
        return store_fail(&reason, error);
    error_clear(&reason); /* nothing was saved yet */
    return true;
}

static void keep_files(Names *names) {
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        Slice id;
        char *name = names->items[i];
        if (draft_file_id(name, &id)) {
            name[id.size] = '\0';
            names->items[kept++] = name;
        } else {
            free(name);
        }
    }
    names->count = kept;
}

static int compare_strings(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void sort_names(Names *names) {
    if (names->count > 1)
        qsort(names->items, names->count, sizeof *names->items, compare_strings);
}

static void add_journals(const Names *journals, Names *out) {
    const size_t files = out->count;
    for (size_t i = 0; i < journals->count; i++) {
        char *const *id = &journals->items[i];
        if (!draft_id_is_valid(slice_of(*id)) ||
            (files && bsearch(id, out->items, files, sizeof *out->items, compare_strings)))
            continue;
        out->items = memory_grow(out->items, &out->capacity, out->count + 1, sizeof *out->items);
        out->items[out->count++] = memory_string(*id);
    }
    if (out->count > files)
        sort_names(out);
}

bool draft_ids(const Store *store, Names *out, Error *error) {
    char *folder = draft_journal_path(store, "");
    Names journals;
    bool fine = store_names(folder, &journals, error);
    free(folder);
    if (!fine)
        return false;
    fine = store_names(store->drafts, out, error);
    if (fine) {
        keep_files(out);
        sort_names(out); /* "a.yaml" came after "a-2.yaml", "a" comes before "a-2" */
        add_journals(&journals, out);
    }
    names_free(&journals);
    return fine;
}

static bool tell_not_found(const char *given, const Names *ids, Error *error) {
    error_set(error, ERROR_NOT_FOUND, MSG_STORE_NO_DRAFT, given);
    const char *nearest = nearest_name(given, (const char *const *)ids->items, ids->count);
    if (nearest)
        return error_remedy(error, MSG_STORE_DID_YOU_MEAN, nearest);
    return error_remedy(error, MSG_STORE_NO_DRAFT_REMEDY);
}

static bool tell_ambiguous(const char *given, char *const *candidates, size_t count, Error *error) {
    Buffer named = {0};
    for (size_t i = 0; i < count && i < NAMED_CANDIDATES; i++)
        buffer_printf(&named, "%s%s", i ? ", " : "", candidates[i]);
    if (count > NAMED_CANDIDATES)
        buffer_printf(&named, MSG_STORE_AMBIGUOUS_MORE, count - NAMED_CANDIDATES);
    error_set(error, ERROR_USAGE, MSG_STORE_AMBIGUOUS, given, named.data);
    buffer_free(&named);
    return error_remedy(error, MSG_STORE_AMBIGUOUS_REMEDY);
}

/* `ids` are sorted: those that begin with `given` lie side by side, and it itself would come first. */
static char *pick_id(const char *given, const Names *ids, Error *error) {
    size_t first = 0;
    while (first < ids->count && !slice_starts(slice_of(ids->items[first]), given))
        first++;
    size_t count = 0;
    while (first + count < ids->count && slice_starts(slice_of(ids->items[first + count]), given))
        count++;
    if (count == 0)
        tell_not_found(given, ids, error);
    else if (count == 1 || strcmp(ids->items[first], given) == 0)
        return memory_string(ids->items[first]);
    else
        tell_ambiguous(given, ids->items + first, count, error);
    return NULL;
}

char *draft_id_find(const Store *store, const char *given, Error *error) {
    Names ids;
    if (!draft_ids(store, &ids, error))
        return NULL;
    char *id = NULL;
    if (draft_id_is_valid(slice_of(given)))
        id = pick_id(given, &ids, error);
    else
        tell_not_found(given, &ids, error);
    names_free(&ids);
    return id;
}

/* FOLDER/PREFIX ID SUFFIX */
static char *path_for(const char *folder, const char *prefix, const char *id, const char *suffix) {
    Buffer name = {0};
    buffer_printf(&name, "%s%s%s", prefix, id, suffix);
    char *path = path_join(folder, name.data);
    buffer_free(&name);
    return path;
}

char *draft_path(const Store *store, const char *id) {
    return path_for(store->drafts, "", id, extension);
}

char *draft_lock_path(const Store *store, const char *id) {
    return path_for(store->state, ".", id, ".lock");
}

char *draft_journal_path(const Store *store, const char *id) {
    return path_for(store->state, "journal/", id, "");
}

char *draft_takes_path(const Store *store, const char *id) {
    return path_for(store->drafts, "takes/", id, extension);
}

char *draft_history_folder(const Store *store, const char *id) {
    return path_for(store->drafts, "history/", id, "");
}
