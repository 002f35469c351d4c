/* How fast text is scanned, in MB/s: a megabyte made of the file's own text, best of a number of rounds.
 *
 *   scan_bench FILE [ROUNDS] */
#include "base/file.h"
#include "text/english_fixture.h"
#include <starcoach/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BYTES = 1 << 20, ROUNDS = 20 };

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    Buffer file = {0}, source = {0};
    Error error = {0};
    if (argc < 2 || !file_read(argv[1], BYTES, &file, &error) || file.size == 0) {
        fprintf(stderr, "scan_bench: %s\n", argc < 2 ? "name a file of English" : error.message);
        return 2;
    }
    while (source.size < BYTES)
        buffer_append(&source, buffer_slice(&file));
    Language *language = english_fixture();
    Text text = {0};
    double best = 1e9;
    int rounds = argc > 2 ? atoi(argv[2]) : ROUNDS;
    for (int i = 0; i < rounds; i++) {
        double start = seconds_now();
        text_scan(&text, language, buffer_slice(&source));
        double seconds = seconds_now() - start;
        best = seconds < best ? seconds : best;
    }
    printf("%.0f MB/s  %zu words, %zu tokens, %zu sentences, %zu syllables\n", (double)source.size / best / 1e6,
           text.words, text.token_count, text.sentence_count, text_speech(&text).syllables);
    text_free(&text);
    language_free(language);
    buffer_free(&file);
    buffer_free(&source);
    return 0;
}
