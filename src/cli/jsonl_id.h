/* The id of a line of check --jsonl. */
#ifndef CLI_JSONL_ID_H
#define CLI_JSONL_ID_H

#include <starcoach/slice.h>

/* The value of the member "id" as it stands in an object that a JSON parser has accepted; empty where there is none, or
 * where the key is written with an escape. Borrowed. */
Slice jsonl_id(Slice object);

#endif
