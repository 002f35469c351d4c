/* What the room `answer` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_ANSWER_H
#define BASE_MESSAGES_ANSWER_H

#endif
