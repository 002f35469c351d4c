#include "yaml/image.h"

#include <stddef.h>
#include <string.h>

/* In the place of a pointer stands twice the distance of what it points to from where its part begins, and one more
 * where that is the second part. */
typedef struct Writing {
    Buffer pointers; /* uint32_t: where in `copied` pointers are */
    Buffer copied;   /* the struct, and arrays that hold pointers */
    Buffer kept;     /* what holds none: strings and marks */
} Writing;

typedef struct Sizes {
    uint64_t pointers;     /* how many; they fill whole words */
    uint64_t copied, kept; /* bytes, whole words */
} Sizes;

enum { WORD = sizeof(uint64_t) };

static size_t put_bytes(Buffer *part, const void *bytes, size_t size) {
    static const char idle[WORD] = {0};
    const size_t at = part->size;
    buffer_append(part, (Slice){bytes, size});
    buffer_append(part, (Slice){idle, (WORD - size % WORD) % WORD});
    return at;
}

static const void *pointer_at(const Writing *writing, size_t at) {
    const void *pointer;
    memcpy(&pointer, writing->copied.data + at, sizeof pointer);
    return pointer;
}

static void put_place(Writing *writing, size_t at, size_t place, bool kept) {
    const uintptr_t mark = place << 1 | kept;
    const uint32_t where = (uint32_t)at;
    memcpy(writing->copied.data + at, &mark, sizeof mark);
    buffer_append(&writing->pointers, (Slice){(const char *)&where, sizeof where});
}

static void put_kept(Writing *writing, size_t at, size_t size) {
    const void *bytes = pointer_at(writing, at);
    if (bytes)
        put_place(writing, at, put_bytes(&writing->kept, bytes, size), true);
}

static void put_string(Writing *writing, size_t at) {
    const char *string = pointer_at(writing, at);
    if (string)
        put_kept(writing, at, strlen(string) + 1);
}

/* What the pointer at `at` points to, copied as it is; gives where. */
static size_t put_items(Writing *writing, size_t at, size_t size) {
    const void *items = pointer_at(writing, at);
    if (!items)
        return 0;
    const size_t place = put_bytes(&writing->copied, items, size);
    put_place(writing, at, place, false);
    return place;
}

static size_t count_at(const Writing *writing, const YamlField *field, size_t base) {
    size_t count;
    memcpy(&count, writing->copied.data + base + field->count_offset, sizeof count);
    return count;
}

static void put_strings(Writing *writing, size_t at, size_t count) {
    const size_t items = put_items(writing, at, count * sizeof(char *));
    for (size_t i = 0; i < count; i++)
        put_string(writing, items + i * sizeof(char *));
}

static void put_fields(Writing *writing, const YamlSchema *schema, size_t base);

static void put_structs(Writing *writing, const YamlSchema *schema, size_t at, size_t count) {
    const size_t items = put_items(writing, at, count * schema->size);
    for (size_t i = 0; items > 0 && i < count; i++)
        put_fields(writing, schema, items + i * schema->size);
}

static void put_words(Writing *writing, const YamlField *field, size_t at, size_t count) {
    const size_t size = yaml_word_size(field->type), items = put_items(writing, at, count * size);
    for (size_t i = 0; i < count; i++) {
        const size_t item = items + i * size;
        put_string(writing, item); /* each begins with its word */
        if (field->type == YAML_WORD_PAIRS)
            put_string(writing, item + offsetof(YamlWordPair, means));
        if (field->type == YAML_WORD_LISTS) {
            size_t texts;
            memcpy(&texts, writing->copied.data + item + offsetof(YamlWordList, count), sizeof texts);
            put_strings(writing, item + offsetof(YamlWordList, items), texts);
        }
    }
}

static void put_field(Writing *writing, const YamlField *field, size_t base) {
    const size_t at = base + field->offset;
    switch (field->type) {
    case YAML_STRING:
    case YAML_TEXT:
    case YAML_ID:
        put_string(writing, at);
        break;
    case YAML_INTEGER:
    case YAML_NUMBER:
    case YAML_BOOL:
    case YAML_DATE:
    case YAML_CHOICE:
        break;
    case YAML_STRUCT:
        put_fields(writing, field->schema, at);
        break;
    case YAML_STRUCT_PTR:
        put_structs(writing, field->schema, at, 1);
        break;
    case YAML_STRINGS:
        put_strings(writing, at, count_at(writing, field, base));
        if (field->marks_offset)
            put_kept(writing, base + field->marks_offset, count_at(writing, field, base) * sizeof(YamlMark));
        break;
    case YAML_STRUCTS:
        put_structs(writing, field->schema, at, count_at(writing, field, base));
        break;
    case YAML_WORD_COUNTS:
    case YAML_WORD_NUMBERS:
    case YAML_WORD_PAIRS:
    case YAML_WORD_LISTS:
        put_words(writing, field, at, count_at(writing, field, base));
        break;
    }
}

/* Of the struct at `base` in the first part. */
static void put_fields(Writing *writing, const YamlSchema *schema, size_t base) {
    for (size_t i = 0; i < schema->field_count; i++)
        put_field(writing, &schema->fields[i], base);
}

void yaml_image_write(const YamlSchema *schema, const void *in, Buffer *out) {
    Writing writing = {0};
    put_bytes(&writing.copied, in, schema->size);
    put_fields(&writing, schema, 0);
    const Sizes sizes = {writing.pointers.size / sizeof(uint32_t), writing.copied.size, writing.kept.size};
    put_bytes(out, &sizes, sizeof sizes);
    put_bytes(out, writing.pointers.data, writing.pointers.size);
    buffer_append(out, buffer_slice(&writing.copied));
    buffer_append(out, buffer_slice(&writing.kept));
    buffer_free(&writing.pointers);
    buffer_free(&writing.copied);
    buffer_free(&writing.kept);
}

/* ---- Opening ---- */

void *yaml_image_open(const uint64_t *image, Arena *arena) {
    Sizes sizes;
    memcpy(&sizes, image, sizeof sizes);
    const uint32_t *pointers = (const uint32_t *)(const void *)(image + sizeof sizes / WORD);
    const char *from = (const char *)(pointers + (sizes.pointers + 1) / 2 * 2), *kept = from + sizes.copied;
    char *copied = arena_copy(arena, (Slice){from, (size_t)sizes.copied});
    for (uint64_t i = 0; i < sizes.pointers; i++) {
        uintptr_t mark;
        memcpy(&mark, copied + pointers[i], sizeof mark);
        const char *target = (mark & 1 ? kept : copied) + (mark >> 1);
        memcpy(copied + pointers[i], &target, sizeof target);
    }
    return copied;
}
