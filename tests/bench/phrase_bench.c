/* How fast phrases are compiled and found, in MB/s on top of the scan: a megabyte made of the file's own text, best of
 * a number of rounds.
 *
 *   phrase_bench PHRASES FILE [ROUNDS]
 *
 * PHRASES holds a phrase a line; "NAME<tab>PHRASE" adds one to the list {NAME}. */
#include "base/file.h"
#include "text/english_fixture.h"
#include <starcoach/phrase.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BYTES = 1 << 20, ROUNDS = 20, PHRASES_PER_GROUP = 8 };

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool add_line(PhraseBuilder *builder, Slice line, uint32_t id, Error *error) {
    const char *tab = memchr(line.data, '\t', line.size);
    if (!tab)
        return phrase_builder_add(builder, id, line, error);
    size_t size = (size_t)(tab - line.data);
    Buffer name = {0};
    buffer_append(&name, (Slice){line.data, size});
    bool added = phrase_builder_list(builder, name.data, (Slice){tab + 1, line.size - size - 1}, error);
    buffer_free(&name);
    return added;
}

static PhraseSet *compile(const Language *language, Slice phrases) {
    PhraseBuilder *builder = phrase_builder_new(language);
    Slice line;
    uint32_t count = 0;
    while (slice_next_line(&phrases, &line)) {
        Error error = {0};
        if (line.size > 0 && !add_line(builder, line, count++ / PHRASES_PER_GROUP, &error))
            fprintf(stderr, "%.*s\n  %zu: %s; %s\n", (int)line.size, line.data, error.column, error.message,
                    error.remedy);
        error_clear(&error);
    }
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    return set;
}

/* The best of the rounds over the same scratch: as in a program that judges one text after another. */
static double find_best(const PhraseSet *set, const Text *text, int rounds, size_t *matches_found) {
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    double best = 1e9;
    for (int i = 0; i < rounds; i++) {
        matches.count = 0;
        double start = seconds_now();
        phrase_scan(set, scratch, text, 0, text->sentence_count, &matches);
        double seconds = seconds_now() - start;
        best = seconds < best ? seconds : best;
    }
    *matches_found = matches.count;
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    return best;
}

int main(int argc, char **argv) {
    Buffer phrases = {0}, file = {0}, source = {0};
    Error error = {0};
    if (argc < 3 || !file_read(argv[1], BYTES, &phrases, &error) || !file_read(argv[2], BYTES, &file, &error) ||
        file.size == 0) {
        fprintf(stderr, "phrase_bench: %s\n",
                error.message ? error.message : "name a file of phrases and one of English");
        return 2;
    }
    while (source.size < BYTES)
        buffer_append(&source, buffer_slice(&file));
    int rounds = argc > 3 ? atoi(argv[3]) : ROUNDS;
    Language *language = english_fixture();
    Text text = {0};
    text_scan(&text, language, buffer_slice(&source));

    double start = seconds_now();
    PhraseSet *set = compile(language, buffer_slice(&phrases));
    double compiling = seconds_now() - start;
    size_t matches;
    double first = find_best(set, &text, 1, &matches), best = find_best(set, &text, rounds, &matches);
    printf("%.0f MB/s (%.0f with a new scratch), %zu matches; compiled in %.1f ms\n", (double)source.size / best / 1e6,
           (double)source.size / first / 1e6, matches, compiling * 1e3);
    phrase_set_free(set);
    text_free(&text);
    language_free(language);
    buffer_free(&phrases);
    buffer_free(&file);
    buffer_free(&source);
    return 0;
}
