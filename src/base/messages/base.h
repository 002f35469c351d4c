/* What the room `base` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_BASE_H
#define BASE_MESSAGES_BASE_H

#define MSG_BASE_MEMORY "starcoach: there is no memory left; what was written is in the journal and comes back\n"

/* "cannot VERB FILE: what the system says" */
#define MSG_BASE_CANNOT            "cannot %s %s: %s"
#define MSG_BASE_CANNOT_NAMELESS   "cannot %s: %s"
#define MSG_BASE_REMEDY_NOT_FOUND  "check that the name is right"
#define MSG_BASE_REMEDY_PERMISSION "check who owns it and what you may do with it (ls -l)"
#define MSG_BASE_REMEDY_NO_SPACE   "free some space there and try again"
#define MSG_BASE_REMEDY_LOCKED     "close the other program that has it open"

#define MSG_BASE_VERB_OPEN        "open"
#define MSG_BASE_VERB_READ        "read"
#define MSG_BASE_VERB_WRITE       "write"
#define MSG_BASE_VERB_SYNC        "bring safely to disk"
#define MSG_BASE_VERB_MAKE        "make the folder"
#define MSG_BASE_VERB_LIST        "list the folder"
#define MSG_BASE_STDIN            "standard input"
#define MSG_BASE_STDOUT           "standard output"
#define MSG_BASE_TOO_LARGE        "%s is larger than %zu bytes"
#define MSG_BASE_TOO_LARGE_REMEDY "split it, or take out what does not belong"

#define MSG_BASE_NO_HOME        "there is no home folder: HOME is not set to one, nor is %s"
#define MSG_BASE_NO_HOME_REMEDY "set HOME to your home folder"

#endif
