/* Choosing between the file's text and the journal's. The other one becomes a revision first, so that a crash at any
 * step leaves both. */
#include "store/draft.h"

#include "base/messages.h"

static bool take_journal(Draft *draft, Error *error) {
    Arena *arena = arena_new();
    Changes changes = changes_to(draft->answer, draft->other, arena);
    bool fine = draft_journal_restart(draft, &changes, error) && changes_apply(&changes, draft->answer, error);
    if (fine) {
        draft->journal.version = answer_version(draft->answer);
        draft->journal.commands = draft->recovered = 1;
    }
    arena_free(arena);
    return fine;
}

bool draft_conflict_take(Draft *draft, bool journal, Error *error) {
    if (!draft->other)
        return true;
    Answer *other = draft->other;
    draft->other = NULL; /* while it is being decided */
    const RevisionNote note = {.why = REVISION_CONFLICT};
    bool fine = draft_check_writable(draft, MSG_STORE_VERB_CHANGE, error) &&
                draft_keep_revision(draft, journal ? draft->answer : other, &note, error);
    draft->other = other;
    fine = fine && (journal ? take_journal(draft, error) : draft_journal_drop(draft, error));
    if (!fine)
        return false;
    answer_free(other);
    draft->other = NULL;
    return true;
}
