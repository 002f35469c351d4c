#include "store/list_cache.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "store/list_image.h"
#include "store/record.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

const char image_name[16] = {'s', 't', 'a', 'r', 'c', 'o', 'a', 'c', 'h', ' ', 'l', 'i', 's', 't', ' ', '2'};

enum { TICK = 2 /* seconds: the coarsest clock of a file system */ };

static const int64_t second = 1000000000;

static int64_t nanoseconds(struct timespec time) {
    return (int64_t)time.tv_sec * second + time.tv_nsec;
}

Stamp stamp_of(const struct stat *status) {
    return (Stamp){(int64_t)status->st_size, nanoseconds(status->st_mtim), nanoseconds(status->st_ctim)};
}

/* A file written twice within a tick has the same times both times. */
bool stamp_is_known(const CachedCard *card, Stamp stamp) {
    return card->stamp.size == stamp.size && card->stamp.modified == stamp.modified &&
           card->stamp.changed == stamp.changed && stamp.changed / second < card->read - TICK;
}

FolderStamp folder_stamp(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode))
        return (FolderStamp){0};
    return (FolderStamp){(int64_t)status.st_ino, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

bool folder_stamp_equal(FolderStamp a, FolderStamp b) {
    return a.inode == b.inode && a.modified == b.modified && a.changed == b.changed;
}

int compare_cards(const DraftCard *a, const DraftCard *b) {
    if (a->saved != b->saved)
        return a->saved > b->saved ? -1 : 1;
    return strcmp(a->id, b->id);
}

/* ---- Sums ---- */

static uint64_t add_text(uint64_t hash, const char *text) {
    return hash_add(hash, (Slice){text, strlen(text) + 1});
}

uint32_t card_sum(const CachedCard *cached) {
    const DraftCard *card = &cached->card;
    const int64_t numbers[] = {cached->stamp.size, cached->stamp.modified, cached->stamp.changed, cached->read,
                               card->saved,        (int64_t)card->words};
    uint64_t hash = hash_add(HASH_START, (Slice){(const char *)numbers, sizeof numbers});
    const char *const texts[] = {card->id, card->title, card->question, card->shape,
                                 card->problem ? card->problem : ""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        hash = add_text(hash, texts[i]);
    const uint32_t sum = (uint32_t)(hash ^ hash >> 32);
    return sum ? sum : 1;
}

uint64_t image_head_hash(const ImageHead *head) {
    return hash_add(HASH_START, (Slice){(const char *)head, offsetof(ImageHead, hash)});
}

/* ---- Reading ---- */

void list_cache_read_all(const Store *store, Arena *arena, ListCache *out) {
    *out = (ListCache){.view = view_of_file(store)};
    if (!out->view)
        return;
    size_t count = draft_view_count(out->view);
    out->folder = view_folder(out->view);
    out->items = arena_array(arena, count, sizeof *out->items);
    for (; out->count < count; out->count++)
        out->items[out->count] = view_cached(out->view, out->count);
}

void list_cache_read(const Store *store, Arena *arena, ListCache *out) {
    list_cache_read_all(store, arena, out);
    size_t sound = 0;
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].sum == card_sum(&out->items[i]))
            out->items[sound++] = out->items[i];
    out->count = sound;
}

void list_cache_free(ListCache *cache) {
    draft_view_free(cache->view);
    *cache = (ListCache){0};
}

/* ---- Writing ---- */

typedef struct Writing {
    Buffer heap;
    uint32_t *slots; /* 1 + the number of the name there; open addressing */
    size_t slot_count;
    uint32_t *names;
    size_t name_count, name_capacity;
} Writing;

static uint32_t put_text(Buffer *heap, const char *text) {
    uint32_t at = (uint32_t)heap->size;
    buffer_append(heap, (Slice){text, strlen(text) + 1});
    return at;
}

static uint32_t *find_slot(const Writing *writing, const char *name) {
    size_t at = (size_t)add_text(HASH_START, name) & (writing->slot_count - 1);
    while (writing->slots[at] && strcmp(writing->heap.data + writing->names[writing->slots[at] - 1], name) != 0)
        at = (at + 1) & (writing->slot_count - 1);
    return &writing->slots[at];
}

static void make_room(Writing *writing) {
    if (writing->slot_count > 2 * (writing->name_count + 1))
        return;
    writing->slot_count = writing->slot_count ? 2 * writing->slot_count : 64;
    free(writing->slots);
    writing->slots = memory_array(writing->slot_count, sizeof *writing->slots);
    for (size_t i = 0; i < writing->name_count; i++)
        *find_slot(writing, writing->heap.data + writing->names[i]) = (uint32_t)i + 1;
}

static uint16_t put_name(Writing *writing, const char *name) {
    make_room(writing);
    uint32_t *slot = find_slot(writing, name);
    if (!*slot && writing->name_count == NAMES_AT_MOST)
        return 0; /* its row will not be believed */
    if (!*slot) {
        writing->names =
            memory_grow(writing->names, &writing->name_capacity, writing->name_count + 1, sizeof *writing->names);
        writing->names[writing->name_count++] = put_text(&writing->heap, name);
        *slot = (uint32_t)writing->name_count;
    }
    return (uint16_t)(*slot - 1);
}

static ImageRow put_row(Writing *writing, const CachedCard *cached) {
    const DraftCard *card = &cached->card;
    return (ImageRow){.size = cached->stamp.size,
                      .modified = cached->stamp.modified,
                      .changed = cached->stamp.changed,
                      .read = cached->read,
                      .saved = card->saved,
                      .id = put_text(&writing->heap, card->id),
                      .title = put_text(&writing->heap, card->title),
                      .problem = card->problem ? put_text(&writing->heap, card->problem) : 0,
                      .sum = cached->sum ? cached->sum : card_sum(cached)};
}

static void put_bytes(Buffer *out, const void *bytes, size_t size) {
    if (size)
        buffer_append(out, (Slice){bytes, size});
}

void list_cache_text(const ListCache *cache, Buffer *out) {
    Writing writing = {0};
    DraftGist *gists = memory_array(cache->count + 1, sizeof *gists);
    ImageRow *rows = memory_array(cache->count + 1, sizeof *rows);
    ImageHead head = {.order = IMAGE_ORDER, .count = (uint32_t)cache->count, .folder = cache->folder};
    memcpy(head.name, image_name, sizeof head.name);
    put_text(&writing.heap, ""); /* so that no problem lies at 0 */
    put_name(&writing, "");
    for (size_t i = 0; i < cache->count; i++) {
        const DraftCard *card = &cache->items[i].card;
        gists[i] = (DraftGist){card->words < UINT32_MAX ? (uint32_t)card->words : UINT32_MAX,
                               put_name(&writing, card->question), put_name(&writing, card->shape)};
        rows[i] = put_row(&writing, &cache->items[i]);
        head.journal_count += rows[i].size == NO_FILE;
    }
    head.name_count = (uint32_t)writing.name_count;
    head.heap = writing.heap.size;
    head.hash = image_head_hash(&head);
    put_bytes(out, &head, sizeof head);
    put_bytes(out, gists, cache->count * sizeof *gists);
    put_bytes(out, rows, cache->count * sizeof *rows);
    put_bytes(out, writing.names, writing.name_count * sizeof *writing.names);
    put_bytes(out, writing.heap.data, writing.heap.size);
    buffer_free(&writing.heap);
    free(writing.slots);
    free(writing.names);
    free(gists);
    free(rows);
}

/* Two programs may be at it at once, and what one has put in place the other may have mapped: so each writes to a file
 * of its own making, never into one that is there. Whoever is second finds the name taken from it, which is no harm. */
static bool write_file(const char *temporary, const char *path, Slice text) {
    const FileSystem *system = file_system();
    system->unlink(temporary);
    int fd = file_open(temporary, O_WRONLY | O_CREAT | O_EXCL, STORE_FILE_MODE);
    if (fd < 0)
        return false;
    bool written = file_write_fd(fd, text, path, NULL);
    bool closed = system->close(fd) == 0;
    bool fine = written && closed && system->rename(temporary, path) == 0;
    if (!fine)
        system->unlink(temporary);
    return fine;
}

void list_cache_write(const Store *store, Slice text) {
    char *path = path_join(store->state, "list"), *temporary = path_join(store->state, "list.new");
    if (folder_make(store->state, STORE_FOLDER_MODE, NULL))
        write_file(temporary, path, text);
    free(path);
    free(temporary);
}
