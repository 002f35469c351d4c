#include "content/small_bank.h"

#include <starcoach/slice.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SMALL_BANK STARCOACH_SOURCE "/tests/content/small_bank/"

static const char *const files[] = {
    "en/competencies.yaml", "en/questions/all.yaml", "en/roles/baker.yaml",
    "en/shapes/tale.yaml",  "en/shapes/plain.yaml",  "en/guides/slip.yaml",
    "en/rules/tale.yaml",   "en/rubrics/tale.yaml",  "en/rubrics/plain.yaml",
};

static void write_file(const char *path, const char *data, size_t size) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

void content_folder_write(const char *root, const char *below, const char *text) {
    Buffer path = {0};
    buffer_printf(&path, "%s/%s", root, below);
    for (char *slash = path.data + strlen(root) + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path.data, 0700);
        *slash = '/';
    }
    write_file(path.data, text, strlen(text));
    buffer_free(&path);
}

char *text_changed(const char *text, const char *from, const char *to) {
    const char *place = strstr(text, from);
    assert_non_null(place);
    Buffer changed = {0};
    buffer_append(&changed, (Slice){text, (size_t)(place - text)});
    buffer_append_string(&changed, to);
    buffer_append_string(&changed, place + strlen(from));
    return changed.data;
}

void content_folder_change(const char *root, const char *below, const char *from, const char *to) {
    char *text = small_bank_file(below), *changed = text_changed(text, from, to);
    content_folder_write(root, below, changed);
    free(text);
    free(changed);
}

unsigned line_of(const char *text, const char *part) {
    const char *place = strstr(text, part);
    assert_non_null(place);
    unsigned line = 1;
    for (const char *c = text; c < place; c++)
        line += *c == '\n';
    return line;
}

char *content_folder_empty(void) {
    const char *parent = getenv("TMPDIR");
    Buffer path = {0};
    buffer_printf(&path, "%s/starcoach-content-XXXXXX", parent && *parent ? parent : "/tmp");
    assert_non_null(mkdtemp(path.data));
    return path.data;
}

static char *read_file(const char *path) {
    Buffer text = {0};
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (int c; (c = fgetc(file)) != EOF;)
        buffer_append_byte(&text, (char)c);
    fclose(file);
    return text.data;
}

char *small_bank_file(const char *below) {
    Buffer path = {0};
    buffer_printf(&path, SMALL_BANK "%s", below);
    char *text = read_file(buffer_string(&path));
    buffer_free(&path);
    return text;
}

char *content_folder_new(void) {
    char *root = content_folder_empty();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char *text = small_bank_file(files[i]);
        content_folder_write(root, files[i], text);
        free(text);
    }
    /* The language as it is shipped: rules are nothing without one. */
    char *language = read_file(STARCOACH_SOURCE "/content/en/language.yaml");
    content_folder_write(root, "en/language.yaml", language);
    free(language);
    return root;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void content_folder_free(char *root) {
    nftw(root, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(root);
}

static void fail_on_errors(const ErrorList *errors) {
    for (size_t i = 0; i < errors->count; i++) {
        Buffer message = {0};
        error_format(&errors->items[i], &message);
        print_error("%s\n", buffer_string(&message));
        buffer_free(&message);
    }
    assert_int_equal(errors->count, 0);
}

Bank *content_folder_load(const char *root, const char *own, ErrorList *errors) {
    Bank *bank = NULL;
    ErrorList found = {0};
    assert_true(bank_load(&(BankPlaces){.shipped = root, .own = own}, &bank, errors ? errors : &found));
    fail_on_errors(&found);
    return bank;
}
