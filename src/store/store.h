/* What the store's files share: the three folders, and which drafts this program holds open. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/file.h"

#include <starcoach/store.h>

/* The modes of all that the store makes: nobody else's business. */
enum { STORE_FILE_MODE = 0600, STORE_FOLDER_MODE = 0700 };

typedef struct FolderStamp { /* by which a state of a folder is known again */
    int64_t inode, modified, changed;
} FolderStamp;

typedef struct ListKeeping { /* list_keep.c */
    bool known;         /* nobody else has changed the drafts' folder since the cache was right */
    FolderStamp cached; /* what the cache tells of */
    FolderStamp seen;   /* what it was after our last change */
    Names changed;      /* ids of what changed in between */
} ListKeeping;

struct Store {
    char *drafts; /* $XDG_DATA_HOME/starcoach/drafts */
    char *config; /* $XDG_CONFIG_HOME/starcoach */
    char *state;  /* $XDG_STATE_HOME/starcoach */
    Buffer settings; /* as they were last read or saved here: what they are now that this program has not changed */
    ListKeeping list;
    Draft *open; /* the drafts open in this program, chained by draft.c */
};

/* Whether a draft of that id is open in this program; its lock keeps out other programs only. */
bool store_holds(const Store *store, const char *id);
/* Whether anything of that name is there, be it file or folder. */
bool path_is_taken(const char *path);
/* Hands `reason` over to `error` (which may be NULL) and leaves it empty; false, as error_set. */
bool store_fail(Error *reason, Error *error);

#endif
