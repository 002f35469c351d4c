#include "store/journal.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Writing ---- */

size_t journal_numbers_of(JournalKind kind) {
    switch (kind) {
    case JOURNAL_REPLACE:
        return 3;
    case JOURNAL_FACT:
    case JOURNAL_UNPLACED:
    case JOURNAL_PLACE:
    case JOURNAL_SAVED:
        return 1;
    case JOURNAL_UNDO:
    case JOURNAL_REDO:
        return 0;
    }
    return SIZE_MAX;
}

uint32_t journal_checksum(Slice line, Slice text) {
    uint64_t hash = hash_add(hash_add(HASH_START, line), text);
    return (uint32_t)(hash ^ hash >> 32);
}

void journal_put_head(Buffer *out, const JournalHead *head, Slice base) {
    const size_t start = out->size;
    buffer_printf(out, "starcoach journal %d\n", JOURNAL_VERSION);
    if (head->on_file)
        buffer_printf(out, "on %016llx %zu\n", (unsigned long long)head->on.hash, head->on.size);
    else
        buffer_append_string(out, "on none\n");
    buffer_printf(out, "ahead %zu\nbase %zu ", head->ahead, base.size);
    const Slice above = {out->data + start, out->size - start};
    buffer_printf(out, "%016llx\n", (unsigned long long)hash_add(hash_add(HASH_START, above), base));
    buffer_append(out, base);
}

void journal_put(Buffer *out, size_t number, const JournalRecord *record) {
    const size_t start = out->size;
    buffer_printf(out, "%zu %c%s%s", number, (char)record->kind, record->joins ? "&" : "", record->more ? "+" : "");
    for (size_t i = 0; i < journal_numbers_of(record->kind); i++)
        buffer_printf(out, " %zu", record->numbers[i]);
    buffer_printf(out, " %zu ", record->text.size);
    buffer_printf(out, "%08x ", journal_checksum((Slice){out->data + start, out->size - start}, record->text));
    buffer_append(out, record->text);
    buffer_append_byte(out, '\n');
}

JournalRecord journal_record_of(const Command *command, Buffer *scratch) {
    if (command->kind == COMMAND_REPLACE)
        return (JournalRecord){
            .kind = JOURNAL_REPLACE,
            .joins = command->joins,
            .numbers = {command->section, command->span.start, command->span.end - command->span.start},
            .text = command->text};
    buffer_clear(scratch);
    buffer_append_string(scratch, command->key ? command->key : "");
    size_t key_size = scratch->size;
    buffer_append_string(scratch, command->value ? command->value : "");
    return (JournalRecord){
        .kind = JOURNAL_FACT, .joins = command->joins, .numbers = {key_size}, .text = buffer_slice(scratch)};
}

JournalRecord journal_record_saved(Fingerprint file, char hash[17]) {
    hash_format(file.hash, hash);
    return (JournalRecord){.kind = JOURNAL_SAVED, .numbers = {file.size}, .text = {hash, 16}};
}

static int open_to_append(const char *path, int flags) {
    return file_open(path, flags | O_WRONLY | O_APPEND, STORE_FILE_MODE);
}

static char *beside(const char *path) {
    Buffer name = {0};
    buffer_printf(&name, "%.*s.%s.new", (int)(path_name(path) - path), path, path_name(path));
    return name.data;
}

/* An old journal may hold what nothing else does: the new one must be on the disk before it takes its place. */
int journal_start(const char *path, Slice text, Error *error) {
    const FileSystem *system = file_system();
    char *temporary = beside(path); /* ours alone: the draft is locked */
    int fd = open_to_append(temporary, O_CREAT | O_TRUNC);
    bool fine = fd >= 0 || error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    fine = fine && file_write_fd(fd, text, path, error);
    if (fine && file_exists(path) && !file_sync(fd))
        fine = error_from_errno(error, errno, MSG_BASE_VERB_SYNC, path);
    if (fine && system->rename(temporary, path) != 0)
        fine = error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    if (!fine && fd >= 0) {
        system->close(fd);
        system->unlink(temporary);
        fd = -1;
    }
    free(temporary);
    return fd;
}

int journal_reopen(const char *path, bool torn, size_t size, Error *error) {
    if (torn) {
        Buffer text = {0};
        bool fine = file_read(path, JOURNAL_MOST_BYTES, &text, error) &&
                    (text.size >= size || error_from_errno(error, ESTALE, MSG_BASE_VERB_READ, path));
        int fd = fine ? journal_start(path, slice_part(buffer_slice(&text), (Span){0, size}), error) : -1;
        buffer_free(&text);
        return fd;
    }
    int fd = open_to_append(path, 0);
    if (fd < 0)
        error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    return fd;
}
