#include "home.h"

#include "base/file.h"
#include "base/path.h"
#include "store/draft.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char language[] = "version: 1\ncode: en\nname: English\n"
                               "rates: {per_syllable: 0.22, per_comma: 0.17, per_end: 0.55, per_word: 0.37, low: 0.85,\n"
                               "  high: 1.24, low_after_take: 0.89, high_after_take: 1.13}\n";
static const char questions[] =
    "version: 1\nquestions:\n"
    "  - {id: slip, title: A slip, ask: Tell me of a slip., competencies: [care], shape: tale}\n"
    "  - {id: .Odd.Name, title: Odd, ask: Odd?, competencies: [care], shape: tale}\n";
static const TestSection tale[] = {{"plan", "The plan", ""}, {"deed", "The deed", ""}, {"lesson", "The lesson", ""}};

char *home_path(const Home *home, const char *below) {
    return path_join(home->root, below);
}

void home_make_folder(const Home *home, const char *below) {
    char *path = home_path(home, below);
    assert_true(folder_make(path, 0700, NULL));
    free(path);
}

void home_write_slice(const Home *home, const char *below, Slice text) {
    char *path = home_path(home, below);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data, 1, text.size, file), text.size);
    assert_int_equal(fclose(file), 0);
    free(path);
}

void home_write(const Home *home, const char *below, const char *text) {
    home_write_slice(home, below, slice_of(text));
}

char *home_read(const Home *home, const char *below) {
    char *path = home_path(home, below);
    FILE *file = fopen(path, "r");
    free(path);
    if (!file)
        return NULL;
    Buffer text = {0};
    for (int byte; (byte = fgetc(file)) != EOF;)
        buffer_append_byte(&text, (char)byte);
    fclose(file);
    buffer_reserve(&text, text.size);
    return text.data;
}

unsigned home_mode(const Home *home, const char *below) {
    struct stat status;
    char *path = home_path(home, below);
    bool there = stat(path, &status) == 0;
    free(path);
    return there ? (unsigned)status.st_mode & 0777U : 0;
}

static size_t files_seen;

static int count_file(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)path, (void)status, (void)place;
    files_seen += type != FTW_D;
    return 0;
}

size_t home_count_files(const Home *home) {
    static const char *const folders[] = {"data", "state", "config"};
    files_seen = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *path = home_path(home, folders[i]);
        nftw(path, count_file, 16, FTW_PHYS);
        free(path);
    }
    return files_seen;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status, (void)type, (void)place;
    return remove(path);
}

void home_remove(const Home *home, const char *below) {
    char *path = home_path(home, below);
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(path);
}

void home_restart(Home *home) {
    while (home->store && home->store->open)
        draft_close(home->store->open);
    store_close(home->store);
    assert_true(store_open(&home->store, NULL));
}

bool home_in_child(Home *home, void (*act)(Home *home)) {
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        home_restart(home);
        act(home);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == CRASHED));
    return WEXITSTATUS(status) == 0;
}

void home_reload(Home *home) {
    char *content = home_path(home, "content");
    ErrorList errors = {0};
    bank_free(home->bank);
    bank_load(&(BankPlaces){.shipped = content}, &home->bank, &errors);
    for (size_t i = 0; i < errors.count; i++)
        print_error("%s:%zu: %s\n", errors.items[i].file, errors.items[i].line, errors.items[i].message);
    assert_int_equal(errors.count, 0);
    error_list_clear(&errors);
    free(content);
}

void home_reshape(Home *home, int revision, const TestSection *sections, size_t count) {
    Buffer text = {0};
    buffer_printf(&text,
                  "version: 1\nid: tale\nlabel: A tale\nrevision: %d\nseconds: {least: 60, most: 120}\nrubric: tale\n"
                  "groups:\n  - {id: all, label: All}\nacts:\n  - label: All\n    sections: [",
                  revision);
    for (size_t i = 0; i < count; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "", sections[i].id);
    buffer_append_string(&text, "]\nsections:\n");
    for (size_t i = 0; i < count; i++)
        buffer_printf(&text, "  - {id: %s, label: %s, role: other, share: %zu, group: all, ask: What?, was: [%s]}\n",
                      sections[i].id, sections[i].label, i ? 100 / count : 100 - 100 / count * (count - 1),
                      sections[i].was);
    home_write(home, "content/en/shapes/tale.yaml", text.data);
    buffer_free(&text);
    home_reload(home);
}

/* A real one proves nothing here and takes long. */
static int no_fsync(int fd) {
    (void)fd;
    return 0;
}

void home_use_file_system(void) {
    static FileSystem without_fsync;
    without_fsync = file_system_real;
    without_fsync.fsync = no_fsync;
    file_system_use(&without_fsync);
}

int home_set_up(void **state) {
    home_use_file_system();
    Home *home = calloc(1, sizeof *home);
    *state = home;
    home->root = strdup("/tmp/starcoach-store-XXXXXX");
    assert_non_null(mkdtemp(home->root));
    static const char *const variables[][2] = {{"HOME", ""},
                                               {"XDG_DATA_HOME", "data"},
                                               {"XDG_STATE_HOME", "state"},
                                               {"XDG_CONFIG_HOME", "config"},
                                               {"STARCOACH_CONTENT", "content"}};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        char *path = home_path(home, variables[i][1]);
        setenv(variables[i][0], path, 1);
        free(path);
    }
    home_make_folder(home, "content/en/shapes");
    home_make_folder(home, "content/en/questions");
    home_write(home, "content/en/language.yaml", language);
    home_write(home, "content/en/competencies.yaml",
               "version: 1\ncompetencies:\n  - {id: care, label: Care, meaning: Taking care.}\n");
    home_write(home, "content/en/questions/all.yaml", questions);
    home_reshape(home, 1, tale, 3);
    assert_true(store_open(&home->store, NULL));
    return 0;
}

int home_tear_down(void **state) {
    Home *home = *state;
    file_system_use(NULL); /* a test that failed may have left these */
    while (home->store && home->store->open)
        draft_close(home->store->open);
    store_close(home->store);
    bank_free(home->bank);
    nftw(home->root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    free(home->root);
    free(home);
    return 0;
}

Draft *draft_begin(Home *home) {
    Draft *draft = NULL;
    assert_true(draft_new(home->store, home->bank, bank_question(home->bank, "slip"), bank_shape(home->bank, "tale"),
                          &draft, NULL));
    return draft;
}

Draft *draft_again(Home *home, const char *id) {
    Draft *draft = NULL;
    Error error = {0};
    if (!draft_open(home->store, home->bank, id, &draft, &error))
        fail_msg("%s: %s", error.file ? error.file : "", error.message);
    return draft;
}

static void apply(Draft *draft, const Command *command) {
    Error error = {0};
    if (!draft_apply(draft, command, &error))
        fail_msg("%s", error.message);
}

void draft_put(Draft *draft, size_t section, Slice text) {
    Span whole = {0, answer_text(draft_answer(draft), section).size};
    apply(draft, &(Command){.kind = COMMAND_REPLACE, .section = section, .span = whole, .text = text});
}

void draft_put_string(Draft *draft, size_t section, const char *text) {
    draft_put(draft, section, slice_of(text));
}

void draft_type(Draft *draft, size_t section, const char *text) {
    for (; *text; text++) {
        size_t end = answer_text(draft_answer(draft), section).size;
        apply(draft, &(Command){.kind = COMMAND_REPLACE, .section = section, .span = {end, end}, .text = {text, 1}});
    }
}

void draft_put_fact(Draft *draft, const char *key, const char *value) {
    apply(draft, &(Command){.kind = COMMAND_FACT, .key = key, .value = value});
}

void draft_keep(Draft *draft) {
    Error error = {0};
    if (!draft_save(draft, &error))
        fail_msg("%s; %s", error.message, error.remedy ? error.remedy : "");
}
