/* starcoach doctor: terminal, locale, folders, settings, content: what is wrong and how to mend it. */
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "cli/commands.h"
#include "cli/session.h"
#include <langinfo.h>
#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LEAST_COLUMNS = 60, LEAST_ROWS = 20 };

typedef struct Visit {
    Session session;
    Buffer out;
    int wrong;
} Visit;

static void say(Visit *visit, bool fine, const char *line) {
    visit->wrong += !fine;
    buffer_printf(&visit->out, "%s  %s\n", fine ? MSG_DOCTOR_FINE : MSG_DOCTOR_WRONG, line);
}

__attribute__((format(printf, 3, 4))) static void tell(Visit *visit, bool fine, const char *format, ...) {
    Buffer line = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_vprintf(&line, format, arguments);
    va_end(arguments);
    say(visit, fine, buffer_string(&line));
    buffer_free(&line);
}

/* What is wrong, and what to do, as the error has it. */
static void tell_error(Visit *visit, Error *error) {
    Buffer line = {0};
    error_format(error, &line);
    say(visit, false, buffer_string(&line));
    buffer_free(&line);
    error_clear(error);
}

static void look_at_terminal(Visit *visit) {
    const char *term = getenv("TERM");
    struct winsize size = {0};
    if (!isatty(STDOUT_FILENO)) {
        say(visit, true, MSG_DOCTOR_TTY_NO);
        return;
    }
    if (!term || !*term)
        say(visit, false, MSG_DOCTOR_TERM_NONE);
    else if (strcmp(term, "dumb") == 0)
        say(visit, false, MSG_DOCTOR_TERM_DUMB);
    else
        tell(visit, true, MSG_DOCTOR_TTY_YES, term);
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return;
    if (size.ws_col < LEAST_COLUMNS || size.ws_row < LEAST_ROWS)
        tell(visit, false, MSG_DOCTOR_SIZE_SMALL, size.ws_col, size.ws_row);
    else
        tell(visit, true, MSG_DOCTOR_SIZE, size.ws_col, size.ws_row);
}

static void look_at_locale(Visit *visit) {
    const char *locale = setlocale(LC_CTYPE, NULL);
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        tell(visit, true, MSG_DOCTOR_LOCALE, locale);
    else
        tell(visit, false, MSG_DOCTOR_LOCALE_NOT, locale);
}

/* The nearest folder above that there is; the caller frees. */
static char *standing_above(const char *folder) {
    char *above = memory_string(folder);
    while (access(above, F_OK) != 0) {
        char *slash = strrchr(above, '/');
        if (!slash || slash == above)
            break;
        *slash = '\0';
    }
    return above;
}

/* A folder that is not there yet can be made where the one above it can be written. */
static void look_at_new_folder(Visit *visit, const char *folder) {
    char *above = standing_above(folder);
    if (folder_exists(above) && access(above, W_OK | X_OK) == 0)
        tell(visit, true, MSG_DOCTOR_FOLDER_NEW, folder);
    else
        tell(visit, false, MSG_DOCTOR_FOLDER_UNMAKEABLE, folder, above);
    free(above);
}

static void look_at_folder(Visit *visit, const char *folder) {
    if (!folder_exists(folder))
        look_at_new_folder(visit, folder);
    else if (access(folder, W_OK | X_OK) == 0)
        tell(visit, true, MSG_DOCTOR_FOLDER, folder);
    else
        tell(visit, false, MSG_DOCTOR_FOLDER_NOT, folder);
}

static void look_at_drafts(Visit *visit) {
    DraftCards cards;
    Error error = {0};
    Store *store = visit->session.store;
    if (!store && !store_open(&store, &error)) {
        tell_error(visit, &error);
        return;
    }
    visit->session.store = store;
    look_at_folder(visit, store_drafts_folder(store));
    look_at_folder(visit, store_state_folder(store));
    look_at_folder(visit, store_config_folder(store));
    if (!store_list(store, visit->session.arena, &cards, &error)) {
        tell_error(visit, &error);
        return;
    }
    size_t broken = 0;
    for (size_t i = 0; i < cards.count; i++)
        broken += cards.items[i].problem != NULL;
    if (broken > 0)
        tell(visit, false, MSG_DOCTOR_DRAFTS_NOT, broken, cards.count);
    else
        tell(visit, true, MSG_DOCTOR_DRAFTS, cards.count);
}

/* Without a bank nobody knows which rules there are. */
static void look_at_settings(Visit *visit, bool loaded) {
    Session *session = &visit->session;
    Settings settings;
    Error error = {0};
    ErrorList faults = {0};
    if (!session->store)
        return;
    const char *file = settings_file(session->store, session->arena);
    if (!settings_load(session->store, session->arena, &settings, &error))
        error_list_take(&faults, &error);
    else if (loaded)
        judge_check_choices(session->bank, &settings.rules, file, &faults);
    for (size_t i = 0; i < faults.count; i++)
        tell_error(visit, &faults.items[i]);
    if (faults.count == 0 && file_exists(file))
        tell(visit, true, MSG_DOCTOR_SETTINGS, file);
    error_list_clear(&faults);
}

static void look_at_content(Visit *visit, bool loaded, ErrorList *errors) {
    Session *session = &visit->session;
    Error error = {0};
    if (loaded) {
        error_list_clear(errors);
        bank_check(session->bank, errors);
    }
    if (errors->count > 0 || !loaded) {
        tell(visit, false, MSG_DOCTOR_CONTENT_NOT, errors->count);
        return;
    }
    char *folder = bank_find_shipped(&error);
    tell(visit, true, MSG_DOCTOR_CONTENT, folder ? folder : "", bank_question_count(session->bank), bank_shape_count(session->bank),
         bank_rule_count(session->bank));
    error_clear(&error);
    free(folder);
}

int command_doctor(const Options *options) {
    Visit visit = {0};
    ErrorList errors = {0};
    bool loaded = session_begin_quietly(options, &visit.session, &errors);
    look_at_terminal(&visit);
    look_at_locale(&visit);
    look_at_drafts(&visit);
    look_at_settings(&visit, loaded);
    look_at_content(&visit, loaded, &errors);
    if (visit.wrong > 1)
        buffer_printf(&visit.out, MSG_DOCTOR_DONE, visit.wrong);
    else
        buffer_append_string(&visit.out, visit.wrong == 1 ? MSG_DOCTOR_DONE_ONE : MSG_DOCTOR_DONE_FINE);
    int status = put_out_clean(&visit.out, visit.wrong > 0 ? STATUS_FOUND : STATUS_FINE);
    error_list_clear(&errors);
    buffer_free(&visit.out);
    session_end(&visit.session);
    return status;
}
