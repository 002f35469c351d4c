/* Hostile texts end with one plain error, soon. */
#include "yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct Lists {
    YamlWordList *items;
    size_t count;
} Lists;

static const YamlField fields[] = {
    {.key = "lists", .type = YAML_WORD_LISTS, .offset = offsetof(Lists, items), .count_offset = offsetof(Lists, count)},
};
static const YamlSchema schema = {.name = "the file", .size = sizeof(Lists), .fields = fields, .field_count = 1};

/* "line:column: message" of the only error; "" when all is fine. The remedy must be there. */
static void expect(const char *text, const YamlLimits *limits, const char *expected) {
    Arena *arena = arena_new();
    ErrorList errors = {0};
    Lists lists;
    yaml_load(&schema, NULL, slice_of(text), limits, arena, &lists, &errors);
    Buffer got = {0};
    for (size_t i = 0; i < errors.count; i++) {
        const Error *error = &errors.items[i];
        assert_int_equal(error->code, ERROR_TOO_LARGE);
        assert_non_null(error->remedy);
        buffer_printf(&got, "%zu:%zu: %s", error->line, error->column, error->message);
    }
    assert_string_equal(buffer_string(&got), expected);
    buffer_free(&got);
    error_list_clear(&errors);
    arena_free(arena);
}

static void a_text_may_have_so_many_bytes(void **state) {
    (void)state;
    const YamlLimits limits = {.bytes = 16};
    expect("lists: {a: bcde}", &limits, "");
    expect("lists: {a: bcdef}", &limits, "1:1: the file is larger than 16 bytes");
}

static void a_text_may_nest_so_deep(void **state) {
    (void)state;
    const YamlLimits limits = {.depth = 3};
    expect("lists:\n  a:\n    - b\n", &limits, "");
    expect("lists:\n  a:\n    - [b]\n", &limits, "3:7: nested more than 3 levels deep");
}

static void a_text_may_hold_so_many_values(void **state) {
    (void)state;
    const YamlLimits limits = {.nodes = 7}; /* {lists: {a: [b, c]}} */
    expect("lists: {a: [b, c]}", &limits, "");
    expect("lists: {a: [b, c, d]}", &limits, "1:19: more than 7 values");
}

static void a_text_may_have_so_many_aliases(void **state) {
    (void)state;
    const YamlLimits limits = {.aliases = 2};
    expect("lists: {a: &a [x], b: *a, c: *a}", &limits, "");
    expect("lists: {a: &a [x], b: *a, c: *a, d: *a}", &limits, "1:37: more than 2 aliases (*name)");
}

static void aliases_written_out_count_as_values(void **state) {
    (void)state;
    /* 3 down to {a: …}, then each key and its list of two make 4 */
    const YamlLimits limits = {.nodes = 16};
    expect("lists: {a: &a [x, y], b: *a, c: *a}", &limits, "");
    expect("lists: {a: &a [x, y], b: *a, c: *a, d: *a}", &limits,
           "1:40: the aliases written out make more than 16 values");
}

static void aliases_written_out_count_as_bytes(void **state) {
    (void)state;
    const YamlLimits limits = {.bytes = 60};
    expect("lists: {a: &a [0123456789012345678901234567], b: *a}", &limits,
           "1:50: the aliases written out make more than 60 bytes");
}

/* Each line holds the one above nine times: a billion values in a few bytes. */
static void a_billion_laughs_end_soon(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_append_string(&text, "lists:\n  a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (char name = 'b'; name <= 'j'; name++) {
        buffer_printf(&text, "  %c: &%c [", name, name);
        for (int i = 0; i < 9; i++)
            buffer_printf(&text, "*%c%s", name - 1, i < 8 ? ", " : "]\n");
    }
    expect(buffer_string(&text), NULL, "7:14: the aliases written out make more than 200000 values");
    buffer_free(&text);
}

static void a_thousand_brackets_end_soon(void **state) {
    (void)state;
    Buffer text = {0};
    for (int i = 0; i < 100000; i++)
        buffer_append_byte(&text, '[');
    expect(buffer_string(&text), NULL, "1:33: nested more than 32 levels deep");
    buffer_free(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_may_have_so_many_bytes),       cmocka_unit_test(a_text_may_nest_so_deep),
        cmocka_unit_test(a_text_may_hold_so_many_values),      cmocka_unit_test(a_text_may_have_so_many_aliases),
        cmocka_unit_test(aliases_written_out_count_as_values), cmocka_unit_test(aliases_written_out_count_as_bytes),
        cmocka_unit_test(a_billion_laughs_end_soon),           cmocka_unit_test(a_thousand_brackets_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
