/* starcoach pace: shows or sets how fast the person speaks. */
#include "base/messages.h"
#include "cli/commands.h"
#include "cli/session.h"

static bool take_pace(const char *word, double *out, Error *error) {
    if (pace_read(word, out))
        return true;
    error_set(error, ERROR_USAGE, MSG_CLI_BAD_PACE, word);
    return error_remedy(error, "%s", MSG_CLI_PACE_RANGE);
}

/* What is set by hand comes from no take. */
static bool change(Session *session, const char *word, Settings *settings, Error *error) {
    if (!word)
        return true;
    settings->takes = 0;
    return take_pace(word, &settings->pace, error) && settings_save(session->store, settings, error);
}

static void show(const Settings *settings, Buffer *out) {
    if (settings->takes > 1)
        buffer_printf(out, MSG_CLI_PACE_SHOWN, settings->pace, settings->takes);
    else
        buffer_printf(out, settings->takes == 1 ? MSG_CLI_PACE_SHOWN_ONE : MSG_CLI_PACE_SHOWN_NONE, settings->pace);
}

int command_pace(const Options *options) {
    Session session;
    Settings settings;
    Error error = {0};
    Buffer out = {0};
    int status = STATUS_COULD_NOT;
    const char *word = options->word_count > 0 ? options->words[0] : NULL;
    bool begun = session_begin(options, &session);
    if (begun && !session.store)
        store_open(&session.store, &error);
    if (begun && session.store && settings_load(session.store, session.arena, &settings, &error) &&
        change(&session, word, &settings, &error)) {
        if (word)
            buffer_printf(&out, MSG_CLI_PACE_SET, settings.pace);
        else
            show(&settings, &out);
        status = word ? put_success(options, &out) : put_out(&out, STATUS_FINE);
    }
    if (error.code != ERROR_NONE)
        status = report_error(&error);
    buffer_free(&out);
    session_end(&session);
    return status;
}
