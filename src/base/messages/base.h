/* What the room `base` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_BASE_H
#define BASE_MESSAGES_BASE_H

#endif
