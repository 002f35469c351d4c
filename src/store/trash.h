/* Finishing what was begun: moving a draft to the trash, or back, takes several steps. */
#ifndef STORE_TRASH_H
#define STORE_TRASH_H

#include "store/store.h"

/* Goes on where a program was killed between two steps; drafts that another program is at are left to it. */
void trash_finish(Store *store);

#endif
