/* Loads the files of the shipped content, compiles its phrases, and writes both as constants in C, which become part of
 * the library:
 *
 *   starcoach_image CONTENT FILE
 *
 * It is made of the rooms alone, with none.c in the place of what it writes. Content that has an error is told and has
 * no image: the program is built all the same, and does its own loading and compiling. */
#include "content/image.h"
#include "answer/cues.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "judge/parts.h"
#include "yaml/image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_A_LINE = 6 };

static void put_words(const char *name, const Buffer *image, Buffer *out) {
    buffer_printf(out, "\nstatic const uint64_t %s[] = {", name);
    for (size_t i = 0; i < image->size / sizeof(uint64_t); i++) {
        uint64_t word;
        memcpy(&word, image->data + i * sizeof word, sizeof word);
        buffer_printf(out, "%s0x%llx,", i % WORDS_A_LINE ? "" : "\n    ", (unsigned long long)word);
    }
    buffer_append_string(out, "\n};\n");
}

/* ---- Phrases ---- */

static void put_phrases(const char *name, const PhraseSet *set, uint64_t source, Buffer *out) {
    Buffer image = {0}, words = {0};
    buffer_printf(&words, "%s_words", name);
    phrase_image_write(set, &image);
    put_words(buffer_string(&words), &image, out);
    buffer_printf(out, "const PhraseImage %s_image = {0x%llx, %s, 0x%llx};\n", name,
                  (unsigned long long)phrase_set_fingerprint(set), buffer_string(&words), (unsigned long long)source);
    buffer_free(&image);
    buffer_free(&words);
}

static void put_cut_words(const Bank *bank, const CutWords *words, Buffer *out) {
    Buffer image = {0};
    const size_t room = cut_words_write(words, &image);
    put_words("cut_words", &image, out);
    buffer_printf(out, "const CutWordsImage cut_words_image = {0x%llx, cut_words, %zu};\n",
                  (unsigned long long)cut_words_fingerprint(bank), room);
    buffer_free(&image);
}

static void put_all_phrases(const char *content, Buffer *out, ErrorList *errors) {
    Bank *bank = NULL;
    Judge *judge = NULL;
    AnswerCutter *cutter = NULL;
    Error error = {0};
    if (bank_load(&(BankPlaces){.shipped = content}, &bank, errors) && judge_new(bank, &judge, errors)) {
        cutter = answer_cutter_new(bank, &error);
        if (!cutter)
            error_list_take(errors, &error);
    }
    if (cutter) {
        put_phrases("judge", judge->phrases, content_phrases_fingerprint(bank), out);
        put_phrases("cues", cutter->cues, 0, out);
        put_cut_words(bank, cutter->words, out);
    } else {
        buffer_append_string(out, "\nconst PhraseImage judge_image = {0}, cues_image = {0};\n"
                                  "const CutWordsImage cut_words_image = {0};\n");
    }
    answer_cutter_free(cutter);
    judge_free(judge);
    bank_free(bank);
}

/* ---- Files ---- */

typedef struct Files {
    const FileKind *kind;
    struct {
        uint64_t fingerprint;
        size_t number; /* of the words: file_NUMBER */
    } * items;
    size_t count, capacity;
    Buffer *out;
    ErrorList *errors;
} Files;

/* One that has errors is left out: it is told about where it is read. */
static bool put_file(void *host, const char *path) {
    Files *files = host;
    Buffer text = {0}, image = {0}, name = {0};
    Error error = {0};
    Arena *arena = arena_new();
    void *file = arena_alloc(arena, files->kind->schema->size);
    if (!file_read(path, yaml_limits.bytes, &text, &error))
        error_list_take(files->errors, &error);
    else if (yaml_load(files->kind->schema, path, buffer_slice(&text), NULL, arena, file, files->errors)) {
        yaml_image_write(files->kind->schema, file, &image);
        buffer_printf(&name, "file_%zu", files->count);
        put_words(buffer_string(&name), &image, files->out);
        files->items = memory_grow(files->items, &files->capacity, files->count + 1, sizeof *files->items);
        files->items[files->count].fingerprint = file_fingerprint(files->kind, buffer_slice(&text));
        files->items[files->count].number = files->count;
        files->count++;
    }
    arena_free(arena);
    buffer_free(&text);
    buffer_free(&image);
    buffer_free(&name);
    return true;
}

static int by_fingerprint(const void *a, const void *b) {
    const uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void put_all_files(const char *content, Buffer *out, ErrorList *errors) {
    char *place = path_join(content, "en");
    Files files = {.out = out, .errors = errors};
    for (size_t i = 0; i < file_kind_count; i++) {
        files.kind = &file_kinds[i];
        content_visit(files.kind, place, put_file, &files, errors);
    }
    if (files.count > 0)
        qsort(files.items, files.count, sizeof *files.items, by_fingerprint);
    buffer_append_string(out, "\nconst FileImage file_images[] = {\n");
    for (size_t i = 0; i < files.count; i++)
        buffer_printf(out, "    {0x%llx, file_%zu},\n", (unsigned long long)files.items[i].fingerprint,
                      files.items[i].number);
    buffer_printf(out, "    {0, 0},\n};\nconst size_t file_image_count = %zu;\n", files.count);
    free(files.items);
    free(place);
}

static void tell(Error *error) {
    Buffer line = {0};
    error_format(error, &line);
    fprintf(stderr, "starcoach_image: %s\n", buffer_string(&line));
    buffer_free(&line);
    error_clear(error);
}

int main(int argc, char **argv) {
    Buffer out = {0};
    ErrorList errors = {0};
    Error error = {0};
    if (argc != 3) {
        fputs("usage: starcoach_image CONTENT FILE\n", stderr);
        return EXIT_FAILURE;
    }
    buffer_append_string(
        &out, "/* Written by scripts/image: the shipped content, its files loaded and its phrases compiled. */\n"
              "#include \"answer/cues.h\"\n"
              "#include \"content/image.h\"\n"
              "#include \"judge/parts.h\"\n");
    put_all_files(argv[1], &out, &errors);
    error_list_clear(&errors); /* they come again */
    put_all_phrases(argv[1], &out, &errors);
    bool written = file_replace(argv[2], buffer_slice(&out), 0644, &error);
    for (size_t i = 0; i < errors.count; i++)
        tell(&errors.items[i]);
    if (!written)
        tell(&error);
    error_list_clear(&errors);
    buffer_free(&out);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
