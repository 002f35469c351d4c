/* What the room `cli` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_CLI_H
#define BASE_MESSAGES_CLI_H

#endif
