/* What the room `render` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_RENDER_H
#define BASE_MESSAGES_RENDER_H

#endif
