/* JSON as it is written, value after value: reports are long, and a tree of them would be built only to be written out.
 * Each puts the comma it needs before itself. Strings are valid UTF-8. */
#ifndef RENDER_JSON_WRITE_H
#define RENDER_JSON_WRITE_H

#include <starcoach/slice.h>
#include <stdint.h>

void json_open(Buffer *out, char bracket);
void json_close(Buffer *out, char bracket);
/* The name of an object's next member; the member's value follows. */
void json_key(Buffer *out, const char *key);
void json_put_string(Buffer *out, Slice string);
void json_put_literal(Buffer *out, const char *literal);
void json_put_integer(Buffer *out, int64_t value);
/* With at most so many decimals, and at least one: 0.25, 12.0. Not negative. */
void json_put_number(Buffer *out, double value, unsigned decimals);

#endif
