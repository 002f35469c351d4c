/* Compiles the phrases of the shipped content and writes them as constants in C, which become part of the library:
 *
 *   starcoach_image CONTENT FILE
 *
 * It is made of the rooms alone, with none.c in the place of what it writes. Content that has an error is told and has
 * no image: the program is built all the same, and compiles the phrases itself. */
#include "answer/cues.h"
#include "base/file.h"
#include "judge/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_A_LINE = 6 };

static void put_image(const char *name, const PhraseSet *set, Buffer *out) {
    Buffer image = {0};
    phrase_image_write(set, &image);
    buffer_printf(out, "\nstatic const uint64_t %s_words[] = {", name);
    for (size_t i = 0; i < image.size / sizeof(uint64_t); i++) {
        uint64_t word;
        memcpy(&word, image.data + i * sizeof word, sizeof word);
        buffer_printf(out, "%s0x%llx,", i % WORDS_A_LINE ? "" : "\n    ", (unsigned long long)word);
    }
    buffer_printf(out, "\n};\nconst PhraseImage %s_image = {0x%llx, %s_words};\n", name,
                  (unsigned long long)phrase_set_fingerprint(set), name);
    buffer_free(&image);
}

static bool put_images(const char *content, Buffer *out, ErrorList *errors) {
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
        put_image("judge", judge->phrases, out);
        put_image("cues", cutter->cues, out);
    }
    bool fine = cutter;
    answer_cutter_free(cutter);
    judge_free(judge);
    bank_free(bank);
    return fine;
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
    buffer_append_string(&out, "/* Written by scripts/image: the phrases of the shipped content, compiled. */\n"
                               "#include \"answer/cues.h\"\n"
                               "#include \"judge/parts.h\"\n");
    if (!put_images(argv[1], &out, &errors))
        buffer_append_string(&out, "\nconst PhraseImage judge_image = {0}, cues_image = {0};\n");
    bool written = file_replace(argv[2], buffer_slice(&out), 0644, &error);
    for (size_t i = 0; i < errors.count; i++)
        tell(&errors.items[i]);
    if (!written)
        tell(&error);
    error_list_clear(&errors);
    buffer_free(&out);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
