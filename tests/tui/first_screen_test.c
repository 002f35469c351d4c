/* The first screen: complete before most of the bank is read, and the same once it is. */
#include "front_fixture.h"

#include "base/file.h"
#include "base/memory.h"
#include "tui/screens.h"

static Buffer opened; /* files of the shipped content */

static int open_and_note(const char *path, int flags, mode_t mode) {
    static const char content[] = STARCOACH_SOURCE "/content/en/";
    if (slice_starts(slice_of(path), content))
        buffer_printf(&opened, "%s ", path + sizeof content - 1);
    return file_system_real.open(path, flags, mode);
}

static void watch(void) {
    static FileSystem watching;
    watching = file_system_real;
    watching.open = open_and_note;
    buffer_clear(&opened);
    file_system_use(&watching);
}

/* The program from its start again, with a bank that is read as it is asked for. */
static Bank *start(Front *front, App **app, Loop **loop) {
    Bank *bank = NULL;
    ErrorList errors = {0};
    watch();
    assert_true(bank_open(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &bank, &errors));
    *app = app_new(bank, front->store);
    *loop = loop_new(*app, (Theme){0}, false, home_screen_new(*app));
    loop_draw(*loop);
    return bank;
}

static void stop(Bank *bank, App *app, Loop *loop) {
    loop_free(loop);
    app_free(app);
    bank_free(bank);
    file_system_use(NULL);
    buffer_free(&opened);
}

static void read_on_changes_nothing_that_is_seen(Loop *loop) {
    char *before = memory_string(window_text());
    assert_true(loop_read_on(loop, &(Error){0}));
    loop_event(loop, &(Event){.kind = EVENT_RESIZE});
    loop_draw(loop);
    assert_string_equal(window_text(), before);
    free(before);
}

static void the_welcome_costs_one_question_file_and_one_shape(void **state) {
    Front *front = *state;
    App *app;
    Loop *loop;
    Bank *bank = start(front, &app, &loop);
    assert_seen("Please talk about your last failure");
    assert_seen("Press Enter to begin.");
    assert_string_equal(buffer_string(&opened), "questions/failure.yaml shapes/failure.yaml ");
    read_on_changes_nothing_that_is_seen(loop);
    assert_true(bank_is_whole(bank));
    stop(bank, app, loop);
}

static void a_first_page_with_a_draft_reads_the_questions_it_shows(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Some words.<Esc>");
    App *app;
    Loop *loop;
    Bank *bank = start(front, &app, &loop);
    assert_seen("▸ The campaign that went out late");
    assert_seen("Questions    Your last failure");
    assert_null(strstr(buffer_string(&opened), "questions/change.yaml"));
    assert_null(strstr(buffer_string(&opened), "language.yaml"));
    read_on_changes_nothing_that_is_seen(loop);
    stop(bank, app, loop);
}

static void a_window_that_shows_more_questions_has_them_all_at_once(void **state) {
    Front *front = *state;
    begin_walk(front);
    press(front, "Some words.<Esc>");
    resize(front, 60, 100);
    App *app;
    Loop *loop;
    Bank *bank = start(front, &app, &loop);
    assert_seen("A conflict with somebody at work");
    read_on_changes_nothing_that_is_seen(loop);
    stop(bank, app, loop);
}

static void what_was_not_read_for_the_first_screen_is_there_when_it_is_looked_for(void **state) {
    Front *front = *state;
    App *app;
    Loop *loop;
    Bank *bank = start(front, &app, &loop);
    assert_true(loop_read_on(loop, &(Error){0}));
    const char *script = "<Tab>conflict work";
    for (int key; script_next(&script, &key);)
        loop_event(loop, &(Event){.kind = EVENT_KEY, .key = key});
    loop_draw(loop);
    assert_seen("▸ A conflict with somebody at work");
    stop(bank, app, loop);
}

/* A copy of what the first screen needs, one other shape broken. */
static void copy_content(const char *root, const char *below) {
    Buffer from = {0}, to = {0}, text = {0};
    buffer_printf(&from, STARCOACH_SOURCE "/content/en/%s", below);
    buffer_printf(&to, "%s/content/en/%s", root, below);
    *strrchr(to.data, '/') = '\0';
    assert_true(folder_make(to.data, 0700, NULL));
    to.data[strlen(to.data)] = '/';
    assert_true(file_read(buffer_string(&from), 1 << 20, &text, NULL));
    assert_true(file_replace(to.data, buffer_slice(&text), 0600, NULL));
    buffer_free(&from);
    buffer_free(&to);
    buffer_free(&text);
}

static void what_is_broken_in_the_bank_is_told_once_the_first_screen_stands(void **state) {
    Front *front = *state;
    copy_content(front->root, "language.yaml");
    copy_content(front->root, "questions/failure.yaml");
    copy_content(front->root, "shapes/failure.yaml");
    copy_content(front->root, "shapes/star.yaml");
    char *place = front_path(front, "content"), *star = front_path(front, "content/en/shapes/star.yaml");
    assert_true(file_replace(star, slice_of("version: 1\nlabel: [\n"), 0600, NULL));
    Bank *bank = NULL;
    ErrorList errors = {0};
    assert_true(bank_open(&(BankPlaces){.shipped = place}, &bank, &errors));
    App *app = app_new(bank, front->store);
    Loop *loop = loop_new(app, (Theme){0}, false, home_screen_new(app));
    loop_draw(loop);
    assert_seen("Press Enter to begin.");
    assert_not_seen("star.yaml");
    assert_true(loop_read_on(loop, &(Error){0}));
    loop_draw(loop);
    assert_seen("Not all questions and shapes could be read");
    assert_seen("star.yaml");
    stop(bank, app, loop);
    free(place);
    free(star);
}

static void a_bank_that_turns_out_to_be_of_no_use_ends_the_program_with_a_reason(void **state) {
    Front *front = *state;
    copy_content(front->root, "language.yaml");
    copy_content(front->root, "questions/failure.yaml");
    copy_content(front->root, "shapes/failure.yaml");
    char *place = front_path(front, "content"), *language = front_path(front, "content/en/language.yaml");
    assert_true(file_replace(language, slice_of("version: 1\ncode: [\n"), 0600, NULL));
    Bank *bank = NULL;
    ErrorList errors = {0};
    Error error = {0};
    assert_true(bank_open(&(BankPlaces){.shipped = place}, &bank, &errors));
    App *app = app_new(bank, front->store);
    Loop *loop = loop_new(app, (Theme){0}, false, home_screen_new(app));
    loop_draw(loop);
    assert_false(loop_read_on(loop, &error));
    assert_int_equal(error.code, ERROR_INVALID);
    assert_non_null(error.remedy);
    error_clear(&error);
    stop(bank, app, loop);
    free(place);
    free(language);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FRONT_TEST(what_is_broken_in_the_bank_is_told_once_the_first_screen_stands),
        FRONT_TEST(a_bank_that_turns_out_to_be_of_no_use_ends_the_program_with_a_reason),
        FRONT_TEST(the_welcome_costs_one_question_file_and_one_shape),
        FRONT_TEST(a_first_page_with_a_draft_reads_the_questions_it_shows),
        FRONT_TEST(a_window_that_shows_more_questions_has_them_all_at_once),
        FRONT_TEST(what_was_not_read_for_the_first_screen_is_there_when_it_is_looked_for),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
