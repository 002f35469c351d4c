/* A page of paragraphs, each in its ink and indented, with or without a label before it; scrolls. Owns its text. */
#ifndef TUI_PAGER_H
#define TUI_PAGER_H

#include "tui/action.h"
#include "tui/widgets/editor.h"

typedef struct Pager Pager;

Pager *pager_new(void);
void pager_free(Pager *pager);
void pager_clear(Pager *pager);
/* Copies. `label` (NULL: none) stands in the columns left of the text, which begins at column `indent`. */
void pager_add(Pager *pager, Ink ink, int indent, const char *label, Slice text);
void pager_add_string(Pager *pager, Ink ink, const char *text);
void pager_add_blank(Pager *pager);
/* Marks words of the paragraph added last; spans in its text. */
void pager_mark(Pager *pager, Span span, Ink ink);
size_t pager_count(const Pager *pager); /* paragraphs so far */
/* Scrolls, at the next drawing, so that this place can be seen. */
void pager_show(Pager *pager, size_t paragraph, size_t offset);
/* The first row shown, to be gone back to. */
size_t pager_top(const Pager *pager);
void pager_scroll_to(Pager *pager, size_t row);
/* The place of the text drawn there; false when there is none. */
bool pager_place(const Pager *pager, int row, int column, size_t *paragraph, size_t *offset);
bool pager_move(Pager *pager, ActionId action);
int pager_rows(Pager *pager, int columns); /* that it needs to be drawn whole, so wide */
void pager_draw(Pager *pager, Canvas *canvas, Area area);

#endif
