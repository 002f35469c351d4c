/* Reading a journal: as much of it as is whole. */
#include "store/journal.h"

#include "base/file.h"
#include "base/messages.h"
#include "store/store.h"

#include <string.h>
#include <sys/stat.h>

/* ---- Pieces of a line; each takes what it reads off `rest` ---- */

static bool take_string(Slice *rest, const char *string) {
    if (!slice_starts(*rest, string))
        return false;
    size_t size = strlen(string);
    *rest = slice_part(*rest, (Span){size, rest->size});
    return true;
}

static bool take_number(Slice *rest, size_t *out) {
    size_t size = 0, number = 0;
    for (; size < rest->size && rest->data[size] >= '0' && rest->data[size] <= '9'; size++) {
        size_t digit = (size_t)(rest->data[size] - '0');
        if (number > (SIZE_MAX - digit) / 10)
            return false;
        number = number * 10 + digit;
    }
    *rest = slice_part(*rest, (Span){size, rest->size});
    *out = number;
    return size > 0;
}

static bool take_hash(Slice *rest, size_t digits, uint64_t *out) {
    if (rest->size < digits || !hash_parse((Slice){rest->data, digits}, out))
        return false;
    *rest = slice_part(*rest, (Span){digits, rest->size});
    return true;
}

/* ---- Records ---- */

static bool take_kind(Slice *rest, JournalRecord *out, size_t *numbers) {
    if (!rest->size)
        return false;
    out->kind = (JournalKind)rest->data[0];
    *numbers = journal_numbers_of(out->kind);
    *rest = slice_part(*rest, (Span){1, rest->size});
    out->joins = take_string(rest, "&");
    out->more = take_string(rest, "+");
    return *numbers != SIZE_MAX;
}

/* Whether the numbers make sense together; whether they fit the answer is the answer's to say. */
static bool is_sound(const JournalRecord *record) {
    uint64_t hash;
    switch (record->kind) {
    case JOURNAL_REPLACE:
        return record->numbers[1] <= SIZE_MAX - record->numbers[2];
    case JOURNAL_FACT:
    case JOURNAL_UNPLACED:
        return record->numbers[0] <= record->text.size;
    case JOURNAL_UNDO:
    case JOURNAL_REDO:
    case JOURNAL_SAVED:
        return record->text.size == 16 && hash_parse(record->text, &hash);
    case JOURNAL_PLACE:
        break;
    }
    return true;
}

static bool take_record(Slice *rest, size_t *number, JournalRecord *out) {
    Slice at = *rest;
    size_t numbers = 0, size;
    uint64_t sum;
    *out = (JournalRecord){0};
    bool fine = take_number(&at, number) && take_string(&at, " ") && take_kind(&at, out, &numbers);
    for (size_t i = 0; fine && i < numbers; i++)
        fine = take_string(&at, " ") && take_number(&at, &out->numbers[i]);
    fine = fine && take_string(&at, " ") && take_number(&at, &size) && take_string(&at, " ");
    const Slice head = {rest->data, rest->size - at.size};
    if (!fine || !take_hash(&at, 8, &sum) || !take_string(&at, " ") || at.size <= size || at.data[size] != '\n')
        return false;
    out->text = (Slice){at.data, size};
    *rest = slice_part(at, (Span){size + 1, at.size});
    return sum == journal_checksum(head, out->text) && is_sound(out);
}

/* Looks for a whole record with a later number at the beginning of any line: what is only cut short has none. */
static bool has_record_after(Slice rest, size_t number) {
    const char *end;
    while (rest.size && (end = memchr(rest.data, '\n', rest.size))) {
        rest = slice_part(rest, (Span){(size_t)(end - rest.data) + 1, rest.size});
        Slice at = rest;
        size_t found;
        JournalRecord record;
        if (take_record(&at, &found, &record) && found > number)
            return true;
    }
    return false;
}

static void read_records(Slice text, size_t start, Arena *arena, Journal *out) {
    Slice rest = slice_part(text, (Span){start, text.size}), whole = rest;
    size_t most = 0;
    for (size_t i = 0; i < rest.size; i++)
        most += rest.data[i] == '\n';
    out->records = arena_array(arena, most, sizeof *out->records);
    size_t count = 0, number;
    JournalRecord record;
    for (Slice at = rest; take_record(&at, &number, &record) && number == count + 1;) {
        out->records[count++] = record;
        rest = at;
        if (!record.more) {
            out->count = count;
            whole = rest;
        }
    }
    out->last = out->count;
    out->size = text.size - whole.size;
    out->torn = whole.size > 0;
    out->damaged = rest.size > 0 && has_record_after(rest, count);
}

/* ---- Head ---- */

static bool take_on(Slice *rest, JournalHead *head) {
    if (take_string(rest, "on none\n"))
        return true;
    head->on_file = true;
    return take_string(rest, "on ") && take_hash(rest, 16, &head->on.hash) && take_string(rest, " ") &&
           take_number(rest, &head->on.size) && take_string(rest, "\n");
}

static bool take_base(Slice text, Slice *rest, JournalHead *head, Slice *base) {
    size_t size;
    uint64_t hash;
    bool fine = take_on(rest, head) && take_string(rest, "ahead ") && take_number(rest, &head->ahead) &&
                take_string(rest, "\nbase ") && take_number(rest, &size) && take_string(rest, " ");
    const Slice above = {text.data, text.size - rest->size};
    if (!fine || !take_hash(rest, 16, &hash) || !take_string(rest, "\n") || rest->size < size)
        return false;
    *base = (Slice){rest->data, size};
    *rest = slice_part(*rest, (Span){size, rest->size});
    return hash == hash_add(hash_add(HASH_START, above), *base);
}

static bool tell_damaged(const char *path, Error *error) {
    error_at(error, ERROR_INVALID, path, 0, 0, MSG_STORE_JOURNAL_DAMAGED, path);
    return error_remedy(error, MSG_STORE_JOURNAL_DAMAGED_REMEDY);
}

static RecordState parse(const char *path, Slice text, Arena *arena, Journal *out, Error *error) {
    Slice rest = text, base;
    size_t version;
    if (!take_string(&rest, "starcoach journal ") || !take_number(&rest, &version) || !take_string(&rest, "\n"))
        return tell_damaged(path, error), RECORD_BROKEN;
    if (version > JOURNAL_VERSION) {
        int found = version > INT32_MAX ? INT32_MAX : (int)version;
        return record_tell_newer(path, found, JOURNAL_VERSION, error), RECORD_NEWER;
    }
    if (!take_base(text, &rest, &out->head, &base))
        return tell_damaged(path, error), RECORD_BROKEN;
    RecordState state = draft_file_parse(path, base, arena, &out->base, error);
    if (state == RECORD_NEWER)
        record_tell_newer(path, out->base.version, DRAFT_VERSION, error);
    if (state == RECORD_FINE)
        read_records(text, text.size - rest.size, arena, out);
    return state;
}

RecordState journal_read(const char *path, Arena *arena, Journal *out, Error *error) {
    *out = (Journal){0};
    Buffer text = {0};
    RecordState state = RECORD_BROKEN;
    if (file_read(path, JOURNAL_MOST_BYTES, &text, error)) {
        Slice kept = {arena_copy(arena, buffer_slice(&text)), text.size}; /* what the records borrow */
        state = parse(path, kept, arena, out, error);
    }
    buffer_free(&text);
    struct stat status;
    out->written = stat(path, &status) == 0 ? (int64_t)status.st_mtime : 0;
    return state;
}

/* ---- Where it stands ---- */

bool journal_stand_on(Journal *journal, Fingerprint file, const DraftRecord *record) {
    for (size_t i = journal->count; file.size && i-- > 0;) {
        const JournalRecord *saved = &journal->records[i];
        uint64_t hash;
        if (saved->kind != JOURNAL_SAVED || !hash_parse(saved->text, &hash) ||
            !fingerprint_equal(file, (Fingerprint){saved->numbers[0], hash}))
            continue;
        journal->records += i + 1;
        journal->count -= i + 1;
        journal->head.ahead = 0;
        journal->base = *record;
        return true;
    }
    return file.size == 0 || (journal->head.on_file && fingerprint_equal(file, journal->head.on));
}
