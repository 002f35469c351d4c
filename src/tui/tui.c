#include "tui/tui.h"

#include "base/messages.h"
#include "tui/loop.h"
#include "tui/screens.h"

#include <langinfo.h>
#include <string.h>
#include <unistd.h>

static bool is_utf8(void) {
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool find_question(const Bank *bank, const char *id, const Question **out, Error *error) {
    *out = bank_question(bank, id);
    if (*out)
        return true;
    const char *nearest = bank_nearest_question(bank, id);
    error_set(error, ERROR_NOT_FOUND, MSG_TUI_NO_QUESTION, id);
    return nearest ? error_remedy(error, MSG_TUI_DID_YOU_MEAN, nearest)
                   : error_remedy(error, "%s", MSG_TUI_LIST_QUESTIONS);
}

/* Opens the newest draft of the question that can be opened, or begins one. */
static bool begin_practice(App *app, const Question *question, Error *error) {
    DraftView *view = app_drafts(app, NULL);
    bool opened = false;
    for (size_t i = 0; i < draft_view_count(view) && !opened; i++) {
        if (strcmp(draft_view_name(view, draft_view_gist(view, i).question), question->id) != 0)
            continue;
        const DraftCard card = draft_view_card(view, i);
        opened = !card.problem && app_open(app, card.id, error);
    }
    draft_view_free(view);
    error_clear(error);
    return opened || app_begin(app, question, error);
}

static bool run_loop(App *app, const Question *question, bool ascii, Error *error) {
    Loop *loop = loop_new(app, theme_start(app->settings.theme), ascii, home_screen_new(app));
    bool fine = !question || begin_practice(app, question, error);
    if (fine && question)
        loop_push(loop, practice_screen_new(app));
    Screen *faults = app_faults_page(app);
    if (faults)
        loop_push(loop, faults);
    fine = fine && loop_run(loop, error);
    loop_free(loop);
    return fine;
}

static bool run(App *app, const TuiOptions *options, Error *error) {
    const Question *question = NULL;
    if (options->practise && !find_question(app->bank, options->practise, &question, error))
        return false;
    if (!terminal_open(stdin, stdout, error))
        return false;
    bool fine = run_loop(app, question, options->ascii || !is_utf8(), error);
    terminal_close();
    return fine;
}

int tui_run(const TuiOptions *options, Error *error) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        error_set(error, ERROR_USAGE, "%s", MSG_TUI_NO_TERMINAL);
        error_remedy(error, "%s", MSG_TUI_DUMB_REMEDY);
        return 2;
    }
    App *app = app_new(options->bank, options->store);
    bool fine = run(app, options, error);
    app_free(app);
    return fine ? 0 : 2;
}
