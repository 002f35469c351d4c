/* Long text on a terminal goes through the person's pager. */
#ifndef CLI_PAGER_H
#define CLI_PAGER_H

#include <starcoach/slice.h>

/* As put_out (session.h); where standard output is a terminal that the text overflows, through $PAGER (unset: less,
 * where there is one; empty: none), with LESS=FRX unless the person has set it. A pager that is left early is no
 * failure. */
int put_paged(Buffer *out, int status);

#endif
