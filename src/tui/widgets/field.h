/* A line of text that is asked for: owns its text, scrolls sideways, edits like the editor. */
#ifndef TUI_FIELD_H
#define TUI_FIELD_H

#include "tui/widgets/editor.h"

typedef struct Field Field;

Field *field_new(void);
void field_free(Field *field);
const char *field_text(const Field *field);
/* The cursor goes to the end. */
void field_set_text(Field *field, const char *text);
EditorResult field_key(Field *field, int key);
EditorResult field_paste(Field *field, Slice text);
/* On one row; shows `hint` while empty; puts the cursor there. */
void field_draw(Field *field, Canvas *canvas, int row, int column, int columns, const char *hint);

#endif
