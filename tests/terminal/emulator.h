/* A terminal as a grid of cells: what a program sends goes in, what a person would see can be asked. It knows what
 * terminfo's common descriptions use (xterm, linux, vt100, screen, tmux), and counts what no program should do: write
 * behind the last column. */
#ifndef TESTS_TERMINAL_EMULATOR_H
#define TESTS_TERMINAL_EMULATOR_H

#include <starcoach/slice.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Emulator {
    int rows, columns;
    int row, column;
    bool full_row;   /* the last column was written; the next character would wrap */
    uint32_t *cells; /* rows * columns; 0: empty, or the right half of a wide one */
    uint32_t last;   /* the character written last, for those that ask to repeat it */
    int top, bottom; /* of the scrolled region, half-open */
    int saved_row, saved_column;
    int new_rows, new_columns; /* the size from the next clearing on; 0: as it is */
    Buffer pending;            /* bytes of a sequence or character that has not come whole */
    bool hides_cursor, alternate, pastes, mouse;
    unsigned long overflows;
} Emulator;

void emulator_init(Emulator *emulator, int rows, int columns);
void emulator_free(Emulator *emulator);
void emulator_write(Emulator *emulator, Slice output);
/* The window has another size. What comes until the program clears the screen is of the old size. */
void emulator_resize(Emulator *emulator, int rows, int columns);
/* Whether a row shows these words (ASCII). */
bool emulator_shows(const Emulator *emulator, const char *words);
/* The whole screen, row by row, other characters than ASCII as '?'. */
void emulator_print(const Emulator *emulator, Buffer *out);

#endif
