/* What the room `judge` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_JUDGE_H
#define BASE_MESSAGES_JUDGE_H

#endif
