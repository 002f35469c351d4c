/* What the room `content` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_CONTENT_H
#define BASE_MESSAGES_CONTENT_H

#endif
