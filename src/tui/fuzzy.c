/* For each letter of a word, the best score of a fit that ends at each byte of the text, after fzy's idea:
 *
 *   query  r e v          ends[i][j]  letters 0…i fitted, letter i at byte j
 *   text   review         best[i][j]  letters 0…i fitted anywhere up to byte j, less what the gap behind them costs
 *
 * Two rows at a time would do for the score; all rows are kept to walk back to where it came from. */
#include "tui/fuzzy.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { NO_FIT = -1000000, WORD_START = 16, NEXT_LETTER = 20, ANYWHERE = 2, GAP = -1, LEADING = -1, MOST_LEADING = -12 };

static char fold(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

static bool is_letter(char byte) {
    unsigned char c = (unsigned char)fold(byte);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

static int bonus(const char *text, size_t at) {
    return at == 0 || (!is_letter(text[at - 1]) && is_letter(text[at])) ? WORD_START : ANYWHERE;
}

static int leading(size_t at) {
    return at > (size_t)-MOST_LEADING ? MOST_LEADING : LEADING * (int)at;
}

typedef struct Table {
    int *ends, *best; /* rows of `size` */
    size_t size;
} Table;

static void fill_row(const Table *table, size_t row, char letter, const char *text) {
    int *ends = table->ends + row * table->size, *best = table->best + row * table->size;
    const int *ends_before = row ? ends - table->size : NULL, *best_before = row ? best - table->size : NULL;
    int sofar = NO_FIT;
    for (size_t at = 0; at < table->size; at++) {
        int score = NO_FIT;
        if (fold(text[at]) == letter) {
            if (!row) {
                score = bonus(text, at) + leading(at);
            } else if (at > 0) {
                int joined = ends_before[at - 1] + NEXT_LETTER, apart = best_before[at - 1] + bonus(text, at);
                score = joined > apart ? joined : apart;
            }
        }
        ends[at] = score;
        sofar = score > sofar + GAP ? score : sofar + GAP;
        best[at] = sofar;
    }
}

/* From the end of the last letter back to the first: a letter stands right before the next one where that made the
 * next one's score, else at the best place further back. */
static void walk_back(const Table *table, size_t letters, size_t end, size_t *places) {
    size_t at = end;
    bool joined = true;
    for (size_t row = letters; row-- > 0;) {
        const int *ends = table->ends + row * table->size, *best = table->best + row * table->size;
        at--;
        while (!joined && ends[at] != best[at])
            at--;
        places[row] = at;
        joined = row > 0 && at > 0 && ends[at] == (ends - table->size)[at - 1] + NEXT_LETTER;
    }
}

/* The best whole fit of one word: what comes behind its last letter costs nothing. */
static bool match_word(Slice word, const char *text, size_t size, Fuzzy *out) {
    size_t room = FUZZY_MOST - out->count, letters = word.size < room ? word.size : room;
    if (letters == 0 || size == 0)
        return letters == 0;
    Table table = {memory_array(letters * size, sizeof(int)), memory_array(letters * size, sizeof(int)), size};
    for (size_t row = 0; row < letters; row++)
        fill_row(&table, row, fold(word.data[row]), text);
    const int *last = table.ends + (letters - 1) * size;
    size_t end = 0;
    for (size_t at = 0; at < size; at++)
        if (last[at] > NO_FIT / 2 && (end == 0 || last[at] > last[end - 1]))
            end = at + 1;
    if (end > 0) {
        walk_back(&table, letters, end, out->at + out->count);
        out->score += last[end - 1];
        out->count += letters;
    }
    free(table.ends);
    free(table.best);
    return end > 0;
}

bool fuzzy_match(const char *query, const char *text, Fuzzy *out) {
    *out = (Fuzzy){0};
    size_t size = strlen(text);
    while (*query) {
        size_t word = strcspn(query, " ");
        if (!match_word((Slice){query, word}, text, size, out))
            return false;
        query += word + (query[word] == ' ');
    }
    return true;
}
