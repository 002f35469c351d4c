/* What the room `text` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_TEXT_H
#define BASE_MESSAGES_TEXT_H

#endif
