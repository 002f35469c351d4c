/* Rows to choose from: knows how many there are, which is chosen and what is in sight; its host draws them. */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "tui/action.h"
#include "tui/canvas.h"

typedef struct List {
    size_t count, chosen, top;
    size_t page; /* rows of the last drawing … */
    Area drawn;  /* … and where it was */
} List;

typedef void (*ListDrawRow)(void *host, Canvas *canvas, size_t index, Area row, bool chosen);

void list_set_count(List *list, size_t count); /* keeps the choice where it can */
/* Moves the choice; false when the action is no move. */
bool list_move(List *list, ActionId action);
/* Chooses the row drawn there; false when there is none. */
bool list_click(List *list, int row, int column);
void list_draw(List *list, Canvas *canvas, Area area, ListDrawRow draw_row, void *host);

#endif
