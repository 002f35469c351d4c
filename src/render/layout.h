/* Laying text out in columns: wrapped paragraphs with a hanging indent. */
#ifndef RENDER_LAYOUT_H
#define RENDER_LAYOUT_H

#include <starcoach/slice.h>

/* Appends `text` wrapped to `width` columns; each line but the first begins with `indent` blanks, and the first is taken to begin at
 * column `used`. Newlines in the text count as blanks; control characters are shown as U+FFFD. Ends with a newline. */
void layout_wrap(Slice text, size_t width, size_t indent, size_t used, Buffer *out);
/* Puts plain characters in the place of typographic ones (quotes, dashes, dots, arrows) from byte `from` on. */
void layout_plain(Buffer *out, size_t from);
/* `count` blanks. */
void layout_blanks(size_t count, Buffer *out);
/* The text cut or filled with blanks to exactly `columns`. */
void layout_cell(const char *text, size_t columns, Buffer *out);

#endif
