/* A line of text that is asked for: owns its text, scrolls sideways, edits like the editor. */
#ifndef TUI_FIELD_H
#define TUI_FIELD_H

#include "tui/widgets/editor.h"

typedef struct Field Field;

Field *field_new(void);
void field_free(Field *field);
void field_share_ring(Field *field, KillRing *ring); /* see editor_share_ring */
const char *field_text(const Field *field);
/* The cursor goes to the end. */
void field_set_text(Field *field, const char *text);
EditorResult field_key(Field *field, int key);
void field_select_all(Field *field);
bool field_let_go(Field *field); /* see editor_let_go */
/* Puts the cursor where the text was drawn; false when that is outside. */
bool field_click(Field *field, int row, int column);
EditorResult field_paste(Field *field, Slice text);
/* On one row; shows `hint` while empty; puts the cursor there. */
void field_draw(Field *field, Canvas *canvas, int row, int column, int columns, const char *hint);

#endif
