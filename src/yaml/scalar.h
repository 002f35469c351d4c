/* Scalars as text and back, in the one way that YAML files here write them, whatever the locale. */
#ifndef YAML_SCALAR_H
#define YAML_SCALAR_H

#include <starcoach/slice.h>

/* true, false, yes, no, on, off, in any case. */
bool scalar_parse_bool(Slice text, bool *out);
/* Digits with a sign; unless `whole`, with a fraction and exponent too. The value may be infinite when it is too large.
 */
bool scalar_parse_number(Slice text, bool whole, double *out);
/* The shortest text that scalar_parse_number reads as the same number, which must be finite. */
void scalar_append_number(Buffer *out, double number);
bool scalar_is_id(Slice text);

#endif
