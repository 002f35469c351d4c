/* What the room `store` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_STORE_H
#define BASE_MESSAGES_STORE_H

/* Files with a version */
#define MSG_STORE_AND_MORE      "%s (and %zu more)"
#define MSG_STORE_BROKEN_REMEDY "mend it in an editor; it was left as it is"
#define MSG_STORE_NEWER         "this file was written by a newer Starcoach (version %d; this one knows %d)"
#define MSG_STORE_NEWER_REMEDY  "use the newer program; the file was left as it is"
#define MSG_STORE_VERB_REMOVE   "remove"
#define MSG_STORE_VERB_SAVE     "save"
#define MSG_STORE_VERB_CHANGE   "change"
#define MSG_STORE_VERB_MOVE     "move"
#define MSG_STORE_VERB_RESTORE  "bring back"
#define MSG_STORE_VERB_MARK     "keep a revision of"

/* Names of drafts */
#define MSG_STORE_BAD_ID "\"%s\" cannot be a draft's name"
#define MSG_STORE_BAD_ID_REMEDY                                                                                        \
    "a name has small letters, digits, \".\", \"-\" and \"_\", and does not begin with \".\""
#define MSG_STORE_BAD_FILE_NAME    "\"%s\" is not a name this program gives to a draft"
#define MSG_STORE_BAD_FILE_REMEDY  "rename the file: small letters, digits, \".\", \"-\" and \"_\", then .yaml"
#define MSG_STORE_NO_DRAFT         "there is no draft \"%s\""
#define MSG_STORE_NO_DRAFT_REMEDY  "\"starcoach drafts\" lists them"
#define MSG_STORE_DID_YOU_MEAN     "did you mean \"%s\"?"
#define MSG_STORE_AMBIGUOUS        "\"%s\" could be %s"
#define MSG_STORE_AMBIGUOUS_MORE   ", and %zu more"
#define MSG_STORE_AMBIGUOUS_REMEDY "give more of the name"

/* Opening */
#define MSG_STORE_UNKNOWN_QUESTION "this draft answers the question \"%s\", which the content does not hold"
#define MSG_STORE_UNKNOWN_SHAPE    "this draft has the shape \"%s\", which the content does not hold"
#define MSG_STORE_UNKNOWN_REMEDY                                                                                       \
    "bring it back into your own content, or name the bank that has it in STARCOACH_CONTENT"

/* Why a draft is read-only */
#define MSG_STORE_LOCKED_BY       "it is open in another Starcoach (process %ld)"
#define MSG_STORE_LOCKED          "it is open in another Starcoach"
#define MSG_STORE_LOCKED_HERE     "it is open here already"
#define MSG_STORE_LOCKED_REMEDY   "close it there, then open it again"
#define MSG_STORE_NEWER_READ_ONLY "it was written by a newer Starcoach (version %d; this one knows %d)"
#define MSG_STORE_NO_LOCK         "it cannot be kept from being written twice: %s"
#define MSG_STORE_NO_LOCK_REMEDY  "see to it that files can be made in %s, then open it again"

/* Saving, removing, bringing back */
#define MSG_STORE_READ_ONLY "cannot %s %s: %s"
#define MSG_STORE_CHANGED   "%s was changed by another program since it was opened"
#define MSG_STORE_CHANGED_REMEDY                                                                                       \
    "rename that file to keep what it says, then save again; until then your text is only here"
#define MSG_STORE_TOO_LARGE           "cannot save %s: it would be larger than %zu bytes, too large to be read again"
#define MSG_STORE_TOO_LARGE_REMEDY    "take out what does not belong in an answer"
#define MSG_STORE_IN_THE_WAY          "%s is in the way"
#define MSG_STORE_IN_THE_WAY_REMEDY   "rename one of the two"
#define MSG_STORE_NOT_IN_TRASH        "there is no \"%s\" among the removed drafts"
#define MSG_STORE_NOT_IN_TRASH_REMEDY "give its whole name"
#define MSG_STORE_THERE_AGAIN         "there is a draft \"%s\" again"
#define MSG_STORE_THERE_AGAIN_REMEDY  "remove or rename that one first"
#define MSG_STORE_REMOVE_BROKEN       "remove the file yourself if you are sure: %s"

/* The journal */
#define MSG_STORE_JOURNAL_DAMAGED "%s is damaged: what was typed but not saved the last time cannot be brought back"
#define MSG_STORE_JOURNAL_DAMAGED_REMEDY                                                                               \
    "a copy named \".damaged\" is kept beside it; what can be read of it, you can copy from there"
#define MSG_STORE_JOURNAL_PARTLY "this journal is damaged after its change %zu: the changes after that are left out"
#define MSG_STORE_JOURNAL_TORN                                                                                         \
    "it ended while its last change was being written: that one is left out, if there was one"
#define MSG_STORE_JOURNAL_NEWER         "a newer Starcoach was writing it: use that one"
#define MSG_STORE_JOURNAL_FAILED        "what you type is kept only when it is saved: %s"
#define MSG_STORE_JOURNAL_FAILED_REMEDY "save often; once that is mended, what you type is kept at once again"
#define MSG_STORE_UNDECIDED             "cannot %s %s: there are two texts of it, and you have not chosen yet"
#define MSG_STORE_UNDECIDED_REMEDY      "open it and choose; the other text is kept in its history"

/* History and takes */
#define MSG_STORE_NO_REVISION        "%s has no revision \"%s\""
#define MSG_STORE_NO_REVISION_REMEDY "\"starcoach drafts history\" lists them"
#define MSG_STORE_BAD_TAKE           "a take has times that are numbers from 0, and felt from 1 to 4"
#define MSG_STORE_NO_TAKE            "%s has no such take"

/* Settings */
#define MSG_STORE_BAD_SETTINGS "these settings cannot be kept: %s"

#endif
