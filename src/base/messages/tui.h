/* What the room `tui` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_TUI_H
#define BASE_MESSAGES_TUI_H

#endif
