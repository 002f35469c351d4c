/* Part of the list at a time: the cache as it lies on disk, mapped, and turned into cards one by one. */
#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/utf8.h"
#include "store/list_image.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct DraftView {
    char *bytes;
    size_t size;
    bool mapped; /* else allocated */
    ImageHead head;
    const DraftGist *gists;
    const ImageRow *rows;
    const uint32_t *names;
    const char *heap;
    size_t *unsaved; /* indexes; few */
    size_t unsaved_count, unsaved_capacity;
};

/* ---- Opening ---- */

static bool head_is_sane(const ImageHead *head, size_t size) {
    if (memcmp(head->name, image_name, sizeof head->name) != 0 || head->order != IMAGE_ORDER ||
        head->hash != image_head_hash(head) || head->heap == 0 || head->heap > size || head->name_count > NAMES_AT_MOST)
        return false;
    const uint64_t row = sizeof(DraftGist) + sizeof(ImageRow);
    return sizeof *head + head->count * row + head->name_count * sizeof(uint32_t) + head->heap == size;
}

static bool lay_out(DraftView *view) {
    if (view->size < sizeof view->head)
        return false;
    memcpy(&view->head, view->bytes, sizeof view->head);
    if (!head_is_sane(&view->head, view->size) || view->bytes[view->size - 1] != '\0')
        return false;
    const char *at = view->bytes + sizeof view->head;
    view->gists = (const void *)at;
    at += view->head.count * sizeof *view->gists;
    view->rows = (const void *)at;
    at += view->head.count * sizeof *view->rows;
    view->names = (const void *)at;
    view->heap = at + view->head.name_count * sizeof *view->names;
    return true;
}

static DraftView *view_new(char *bytes, size_t size, bool mapped) {
    DraftView *view = memory_alloc(sizeof *view);
    *view = (DraftView){.bytes = bytes, .size = size, .mapped = mapped};
    if (lay_out(view))
        return view;
    draft_view_free(view);
    return NULL;
}

DraftView *view_of_text(Buffer *text) {
    DraftView *view = view_new(text->data, text->size, false);
    *text = (Buffer){0};
    return view;
}

/* The file is only ever replaced, never written to: what is mapped stays what it is. */
DraftView *view_of_file(const Store *store) {
    char *path = path_join(store->state, "list");
    int fd = file_open(path, O_RDONLY, 0);
    struct stat status;
    void *bytes = MAP_FAILED;
    if (fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (fd >= 0)
        file_system()->close(fd);
    free(path);
    return bytes == MAP_FAILED ? NULL : view_new(bytes, (size_t)status.st_size, true);
}

void draft_view_free(DraftView *view) {
    if (!view)
        return;
    if (view->mapped)
        munmap(view->bytes, view->size);
    else
        free(view->bytes);
    free(view->unsaved);
    free(view);
}

/* ---- What it says ---- */

/* Any place is safe: the heap ends in a NUL. What is no text, in a damaged file, is not shown. */
static const char *text_at(const DraftView *view, uint32_t at) {
    const char *text = at < view->head.heap ? view->heap + at : "";
    Slice slice = slice_of(text);
    return utf8_valid_up_to(slice) == slice.size ? text : "";
}

size_t draft_view_count(const DraftView *view) {
    return view->head.count;
}

/* Its numbers are of names that there are, whatever a damaged file says: callers keep tables by them. */
DraftGist draft_view_gist(const DraftView *view, size_t index) {
    DraftGist gist = view->gists[index];
    gist.question = gist.question < view->head.name_count ? gist.question : 0;
    gist.shape = gist.shape < view->head.name_count ? gist.shape : 0;
    return gist;
}

size_t draft_view_name_count(const DraftView *view) {
    return view->head.name_count;
}

const char *draft_view_name(const DraftView *view, size_t name) {
    return name < view->head.name_count ? text_at(view, view->names[name]) : "";
}

static bool is_unsaved(const DraftView *view, size_t index) {
    for (size_t i = 0; i < view->unsaved_count; i++)
        if (view->unsaved[i] == index)
            return true;
    return false;
}

DraftCard draft_view_card(const DraftView *view, size_t index) {
    const ImageRow *row = &view->rows[index];
    const DraftGist gist = draft_view_gist(view, index);
    const char *problem = row->problem ? text_at(view, row->problem) : "";
    return (DraftCard){.id = text_at(view, row->id),
                       .title = text_at(view, row->title),
                       .question = draft_view_name(view, gist.question),
                       .shape = draft_view_name(view, gist.shape),
                       .saved = row->saved,
                       .words = gist.words,
                       .problem = *problem ? problem : NULL,
                       .unsaved = is_unsaved(view, index)};
}

CachedCard view_cached(const DraftView *view, size_t index) {
    const ImageRow *row = &view->rows[index];
    CachedCard cached = {{row->size, row->modified, row->changed}, row->read, row->sum, draft_view_card(view, index)};
    cached.card.unsaved = false;
    return cached;
}

FolderStamp view_folder(const DraftView *view) {
    return view->head.folder;
}

size_t view_find(const DraftView *view, const char *id) {
    for (size_t i = 0; i < view->head.count; i++)
        if (strcmp(text_at(view, view->rows[i].id), id) == 0)
            return i;
    return SIZE_MAX;
}

void view_set_unsaved(DraftView *view, size_t index) {
    view->unsaved = memory_grow(view->unsaved, &view->unsaved_capacity, view->unsaved_count + 1, sizeof *view->unsaved);
    view->unsaved[view->unsaved_count++] = index;
}

size_t view_journal_count(const DraftView *view) {
    return view->head.journal_count;
}

bool view_is_journal(const DraftView *view, size_t index) {
    return view->rows[index].size == NO_FILE;
}

static bool cards_equal(const DraftCard *a, const DraftCard *b) {
    return a->saved == b->saved && a->words == b->words && a->unsaved == b->unsaved && !a->problem == !b->problem &&
           strcmp(a->id, b->id) == 0 && strcmp(a->title, b->title) == 0 && strcmp(a->question, b->question) == 0 &&
           strcmp(a->shape, b->shape) == 0 && (!a->problem || strcmp(a->problem, b->problem) == 0);
}

bool draft_view_equal(const DraftView *a, const DraftView *b) {
    bool equal = a->head.count == b->head.count;
    for (size_t i = 0; equal && i < a->head.count; i++) {
        const DraftCard left = draft_view_card(a, i), right = draft_view_card(b, i);
        equal = cards_equal(&left, &right);
    }
    return equal;
}
