/* Where a rule comes from, in words. */
#ifndef RENDER_EVIDENCE_H
#define RENDER_EVIDENCE_H

#include <starcoach/slice.h>

/* Appends a rule's `evidence:` as a sentence: "read: interview guides advise it" becomes "From reading: interview
 * guides advise it." Nothing for NULL. */
void evidence_write(const char *evidence, Buffer *out);

#endif
