#include "front_fixture.h"

#include "base/memory.h"
#include "base/path.h"
#include "tui/screens.h"

#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static Bank *bank;

int front_load_bank(void **state) {
    (void)state;
    ErrorList errors = {0};
    if (!bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &bank, &errors))
        fail_msg("the bank can't be loaded: %s", errors.count ? errors.items[0].message : "");
    error_list_clear(&errors);
    return 0;
}

int front_free_bank(void **state) {
    (void)state;
    bank_free(bank);
    return 0;
}

Bank *front_bank(void) {
    return bank;
}

static void open_front(Front *front) {
    Error error = {0};
    if (!store_open(&front->store, &error))
        fail_msg("%s", error.message);
    front->app = app_new(bank, front->store);
    front->loop = loop_new(front->app, theme_start(THEME_MONO), false, home_screen_new(front->app));
    Screen *faults = app_faults_page(front->app);
    if (faults)
        loop_push(front->loop, faults);
    loop_draw(front->loop);
}

static void close_front(Front *front) {
    loop_free(front->loop);
    app_free(front->app);
    store_close(front->store);
}

int front_set_up(void **state) {
    Front *front = memory_alloc(sizeof *front);
    front->root = memory_string("/tmp/starcoach-tui-XXXXXX");
    assert_non_null(mkdtemp(front->root));
    setenv("HOME", front->root, 1);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("VISUAL");
    setenv("EDITOR", "true", 1); /* one that changes nothing */
    fake_terminal_open(24, 80);
    open_front(front);
    *state = front;
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status, (void)type, (void)place;
    return remove(path);
}

int front_tear_down(void **state) {
    Front *front = *state;
    close_front(front);
    fake_terminal_close();
    nftw(front->root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(front->root);
    free(front);
    return 0;
}

void press(Front *front, const char *script) {
    int key;
    while (!loop_is_done(front->loop) && script_next(&script, &key))
        loop_event(front->loop, &(Event){.kind = EVENT_KEY, .key = key});
    loop_draw(front->loop);
}

void paste(Front *front, const char *text) {
    loop_event(front->loop, &(Event){.kind = EVENT_PASTE, .text = slice_of(text)});
    loop_draw(front->loop);
}

void rest(Front *front) {
    loop_event(front->loop, &(Event){.kind = EVENT_PAUSE});
    loop_draw(front->loop);
}

void resize(Front *front, int rows, int columns) {
    fake_terminal_resize(rows, columns);
    loop_event(front->loop, &(Event){.kind = EVENT_RESIZE});
    loop_draw(front->loop);
}

void kill_and_reopen(Front *front) {
    close_front(front);
    open_front(front);
}

void begin_walk(Front *front) {
    press(front, "<Enter>The campaign that went out late<Enter>2025-03<Tab>");
    rest(front);
}

void paste_model(Front *front) {
    Error error = {0};
    const Guide *guide = bank_guide(bank, "failure", &error);
    assert_non_null(guide);
    for (size_t i = 0; i < guide->model.section_count; i++) {
        paste(front, guide->model.sections[i].text);
        rest(front);
        if (i + 1 < guide->model.section_count)
            press(front, "<Tab>");
        if (window_has("Now that it is told")) /* the facts left open */
            press(front, "<Tab>");
    }
}

char *front_path(const Front *front, const char *below) {
    return path_join(front->root, below);
}
