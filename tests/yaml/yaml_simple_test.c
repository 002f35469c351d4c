/* Reading simple YAML by ourselves: whatever is read so, libyaml reads the same. */
#include "base/file.h"
#include "base/path.h"
#include "yaml/node.h"
#include "yaml/simple.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void describe(const Node *node, Buffer *out) {
    buffer_printf(out, "%u:%u %d %d %zu %zu ", (unsigned)node->mark.line, (unsigned)node->mark.column, (int)node->kind,
                  node->plain, node->nodes, node->bytes);
    if (node->kind == NODE_SCALAR)
        buffer_append(out, node->text);
    buffer_append_string(out, "\n");
    for (const Entry *entry = node->entries; entry; entry = entry->next) {
        if (entry->key)
            describe(entry->key, out);
        describe(entry->value, out);
    }
    buffer_printf(out, "(%zu)\n", node->count);
}

/* Whether the text was simple; then libyaml must say the same. */
static bool check_same(Slice text) {
    Arena *arena = arena_new();
    ErrorList errors = {0};
    const Node *simple = simple_read(text, &yaml_limits, arena);
    if (simple) {
        const Node *whole = node_read_by_libyaml("test.yaml", text, NULL, arena, &errors);
        Buffer ours = {0}, theirs = {0};
        describe(simple, &ours);
        if (whole)
            describe(whole, &theirs);
        if (!whole || strcmp(buffer_string(&ours), buffer_string(&theirs)) != 0)
            fail_msg("«%.*s»\nwas read as\n%sand by libyaml as\n%s%s", (int)text.size, text.data, buffer_string(&ours),
                     buffer_string(&theirs), errors.count ? errors.items[0].message : "");
        buffer_free(&ours);
        buffer_free(&theirs);
    }
    error_list_clear(&errors);
    arena_free(arena);
    return simple;
}

static const char *const texts[] = {
    "a: b\n",
    "# first\n\na: b c # said\nd: 'it''s'\ne: \"x # \\\"y\\\\\"\n",
    "a:\n  b: 1\n  c:\n    - d\n    - e: g\n      h: i\n    - \"j\": k\nl: m",
    "a:\n- b\n- c\nd: e\n",
    "a: one\n  two three\n  four\nb:\n  - five\n    six\n  - seven\n",
    "a: >-\n  one\n  two\n\n  three\n\n\n  four \nb: c\n",
    "a: >-\n    deep\n\n# behind\nb:\n  - >-\n    one\n    two\n",
    "a: [b, 'c, d', \"e\", [f], {g: h, 'i': [j]}]\nk: {}\nl: []\n",
    "a: [\n  b, # b\n  c,\n]\nd: {e: f,\n    g: h}\n",
    "a: (b|c)* .. <d> [e] {f} g'h \"i\" ~j /k\n'l': 1-2:3\nm.n_o-p: q#r\n",
    "- a\n- b: c\n  d: e\n",
    "a:   # to come\n  b: c\n",
};

static const char *const odd[] = {
    "",
    "# nothing",
    "a",
    "a:",
    "a: b: c",
    "a: &x b",
    "a: *x",
    "a: !t b",
    "a: |\n b",
    "a: \"\\n\"",
    "a: 'b\n c'",
    "a:\tb",
    "---\na: b",
    "a: b\n...\n",
    "? a\n: b\n",
    "a: [b",
    "a: {b}",
    "a: b\n c: d",
    "a: b\r\n",
    "a: - b",
    "- - a",
    "a: [b: c]",
    "a: >\n b\n",
    "a: >-\n\n b\n",
    "a: b\n\n  c\n",
    "a: b # c\n  d\n",
    "a: >-\n  b\n   c\n",
    "a: 'b' c",
    " a: b\nc: d",
    "a: @b",
    "a: [b,\n...,\nc]\n",
};

static void simple_text_is_read_as_libyaml_reads_it(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!check_same(slice_of(texts[i])))
            fail_msg("«%s» was not read", texts[i]);
}

static void what_is_not_clearly_simple_is_left_to_libyaml(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (check_same(slice_of(odd[i])))
            fail_msg("«%s» was read", odd[i]);
}

static void a_key_too_long_for_yaml_is_left_to_libyaml(void **state) {
    (void)state;
    Buffer text = {0};
    for (size_t i = 0; i < 1100; i++)
        buffer_append_byte(&text, 'k');
    buffer_append_string(&text, ": b\n");
    assert_false(check_same(buffer_slice(&text)));
    buffer_free(&text);
}

/* Each content file of the folder and those below, or half of it: simple, and the same. */
static void check_folder(const char *folder, size_t *files, size_t *simple) {
    Names names = {0};
    assert_true(folder_list(folder, &names, NULL));
    for (size_t i = 0; i < names.count; i++) {
        char *path = path_join(folder, names.items[i]);
        Buffer text = {0};
        if (folder_exists(path)) {
            check_folder(path, files, simple);
        } else {
            assert_true(file_read(path, 1 << 20, &text, NULL));
            (*files)++;
            *simple += check_same(buffer_slice(&text));
        }
        buffer_free(&text);
        free(path);
    }
    names_free(&names);
}

static void the_shipped_rules_are_simple_and_read_alike(void **state) {
    (void)state;
    size_t files = 0, simple = 0;
    check_folder(STARCOACH_SOURCE "/content/en", &files, &simple);
    assert_true(files > 100);
    assert_true(simple + 5 > files);
}

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Puts in, takes out or doubles something at a random place. */
static void change(Buffer *text, uint32_t *seed) {
    static const char *const pieces[] = {" ",    "  ",     "\n",    ":", ": ", "- ",  "#",  " #",  "'",   "\"",
                                         "[",    "]",      "{",     "}", ",",  ">-",  ">",  "|",   "*",   "&a",
                                         "!",    "%",      "@",     "`", "?",  "-",   "\\", "a",   "---", "\n\n",
                                         "\n  ", "x: y\n", "- z\n", "é", "\t", "...", "~",  "null"};
    size_t at = next_random(seed) % (text->size + 1), end = at + next_random(seed) % 5;
    end = end > text->size ? text->size : end;
    while (at > 0 && at < text->size && ((unsigned char)text->data[at] & 0xC0) == 0x80)
        at--;
    while (end < text->size && ((unsigned char)text->data[end] & 0xC0) == 0x80)
        end++;
    if (next_random(seed) % 3 == 0)
        buffer_replace(text, (Span){at, end}, slice_of(""));
    else
        buffer_replace(text, (Span){at, at}, slice_of(pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]));
}

static void changed_at_random_it_is_read_alike_or_left(void **state) {
    (void)state;
    uint32_t seed = 7;
    size_t simple = 0;
    Buffer text = {0};
    for (size_t i = 0; i < 20000; i++) {
        buffer_clear(&text);
        buffer_append_string(&text, texts[i % (sizeof texts / sizeof *texts)]);
        for (uint32_t left = 1 + next_random(&seed) % 4; left > 0; left--)
            change(&text, &seed);
        simple += check_same(buffer_slice(&text));
    }
    buffer_free(&text);
    assert_true(simple > 2000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(simple_text_is_read_as_libyaml_reads_it),
        cmocka_unit_test(what_is_not_clearly_simple_is_left_to_libyaml),
        cmocka_unit_test(a_key_too_long_for_yaml_is_left_to_libyaml),
        cmocka_unit_test(the_shipped_rules_are_simple_and_read_alike),
        cmocka_unit_test(changed_at_random_it_is_read_alike_or_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
