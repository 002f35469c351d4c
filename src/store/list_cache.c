#include "store/list_cache.h"

#include "base/file.h"
#include "base/path.h"
#include "store/record.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

static const char first_line[] = "starcoach list 1 ";

enum {
    MOST_BYTES = 256 * 1024 * 1024,
    HASH_DIGITS = 16,
    LEAST_CARD = 15, /* bytes: ten NULs and five numbers */
    TICK = 2,        /* seconds: the coarsest clock of a file system */
};

Stamp stamp_of(const struct stat *status) {
    const int64_t second = 1000000000;
    return (Stamp){(int64_t)status->st_size, (int64_t)status->st_mtim.tv_sec * second + status->st_mtim.tv_nsec,
                   (int64_t)status->st_ctim.tv_sec * second + status->st_ctim.tv_nsec};
}

/* A file written twice within a tick has the same times both times. */
bool stamp_is_known(const ListCache *cache, const CachedCard *card, Stamp stamp) {
    return card->stamp.size == stamp.size && card->stamp.modified == stamp.modified &&
           card->stamp.changed == stamp.changed && stamp.changed / 1000000000 < cache->made - TICK;
}

static char *cache_path(const Store *store, const char *ending) {
    Buffer name = {0};
    buffer_printf(&name, "list%s", ending);
    char *path = path_join(store->state, name.data);
    buffer_free(&name);
    return path;
}

/* ---- Reading ---- */

/* Takes one field off `rest`; it ends in a NUL. */
static bool take_field(Slice *rest, const char **out) {
    const char *end = rest->size ? memchr(rest->data, '\0', rest->size) : NULL;
    if (!end)
        return false;
    *out = rest->data;
    *rest = slice_part(*rest, (Span){(size_t)(end - rest->data) + 1, rest->size});
    return true;
}

static bool take_number(Slice *rest, int64_t *out) {
    const char *field;
    char *end;
    if (!take_field(rest, &field))
        return false;
    *out = strtoll(field, &end, 10);
    return *end == '\0';
}

static bool take_card(Slice *rest, CachedCard *out) {
    DraftCard *card = &out->card;
    int64_t words;
    if (!take_field(rest, &card->id) || !take_number(rest, &out->stamp.size) ||
        !take_number(rest, &out->stamp.modified) || !take_number(rest, &out->stamp.changed) ||
        !take_number(rest, &card->saved) || !take_number(rest, &words) || !take_field(rest, &card->question) ||
        !take_field(rest, &card->shape) || !take_field(rest, &card->title) || !take_field(rest, &card->problem))
        return false;
    card->words = (size_t)words;
    if (!card->problem[0])
        card->problem = NULL;
    return true;
}

static bool take_head(Slice *rest) {
    const size_t name = sizeof first_line - 1, size = name + HASH_DIGITS + 1;
    uint64_t hash;
    if (!slice_starts(*rest, first_line) || rest->size < size ||
        !hash_parse(slice_part(*rest, (Span){name, name + HASH_DIGITS}), &hash))
        return false;
    *rest = slice_part(*rest, (Span){size, rest->size});
    return hash_add(HASH_START, *rest) == hash;
}

void list_cache_read(const Store *store, Arena *arena, ListCache *out) {
    *out = (ListCache){0};
    Buffer text = {0};
    char *path = cache_path(store, "");
    if (file_read(path, MOST_BYTES, &text, NULL)) {
        Slice rest = {arena_copy(arena, buffer_slice(&text)), text.size};
        int64_t count;
        if (take_head(&rest) && take_number(&rest, &out->made) && take_number(&rest, &count) && count >= 0 &&
            (uint64_t)count <= rest.size / LEAST_CARD) {
            out->items = arena_array(arena, (size_t)count, sizeof *out->items);
            while (out->count < (size_t)count && take_card(&rest, &out->items[out->count]))
                out->count++;
        }
    }
    free(path);
    buffer_free(&text);
}

/* ---- Writing ---- */

static void put_string(Buffer *out, const char *string) {
    buffer_append(out, (Slice){string, strlen(string) + 1});
}

static void put_number(Buffer *out, int64_t number) {
    buffer_printf(out, "%lld", (long long)number);
    buffer_append_byte(out, '\0');
}

static void put_card(Buffer *out, const CachedCard *cached) {
    const DraftCard *card = &cached->card;
    put_string(out, card->id);
    put_number(out, cached->stamp.size);
    put_number(out, cached->stamp.modified);
    put_number(out, cached->stamp.changed);
    put_number(out, card->saved);
    put_number(out, (int64_t)card->words);
    put_string(out, card->question);
    put_string(out, card->shape);
    put_string(out, card->title);
    put_string(out, card->problem ? card->problem : "");
}

static void put_cache(const ListCache *cache, Buffer *out) {
    Buffer cards = {0};
    put_number(&cards, cache->made);
    put_number(&cards, (int64_t)cache->count);
    for (size_t i = 0; i < cache->count; i++)
        put_card(&cards, &cache->items[i]);
    char hash[HASH_DIGITS + 1];
    hash_format(hash_add(HASH_START, buffer_slice(&cards)), hash);
    buffer_printf(out, "%s%s\n", first_line, hash);
    buffer_append(out, buffer_slice(&cards));
    buffer_free(&cards);
}

static bool write_file(const char *temporary, const char *path, Slice text) {
    const FileSystem *system = file_system();
    int fd = system->open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, STORE_FILE_MODE);
    if (fd < 0)
        return false;
    bool written = file_write_fd(fd, text, path, NULL);
    bool closed = system->close(fd) == 0;
    bool fine = written && closed && system->rename(temporary, path) == 0;
    if (!fine)
        system->unlink(temporary);
    return fine;
}

void list_cache_write(const Store *store, const ListCache *cache) {
    Buffer text = {0};
    char *path = cache_path(store, ""), *temporary = cache_path(store, ".new");
    put_cache(cache, &text);
    if (folder_make(store->state, STORE_FOLDER_MODE, NULL))
        write_file(temporary, path, buffer_slice(&text));
    free(path);
    free(temporary);
    buffer_free(&text);
}
