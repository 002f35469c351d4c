/* What the room `store` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_STORE_H
#define BASE_MESSAGES_STORE_H

#endif
