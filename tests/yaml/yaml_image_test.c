/* What is opened from an image is what was loaded, wherever the image lies. */
#include "rule_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "yaml/image.h"

/* The image of a text, after all that it was loaded from is gone; the caller frees. */
static uint64_t *image_of(const char *text, size_t *size) {
    Arena *arena = arena_new();
    ErrorList errors = {0};
    RuleFile file;
    Buffer image = {0};
    assert_true(yaml_load(&rule_file_schema, "rules.yaml", slice_of(text), NULL, arena, &file, &errors));
    yaml_image_write(&rule_file_schema, &file, &image);
    arena_free(arena);
    uint64_t *words = memory_copy(image.data, image.size);
    *size = image.size;
    buffer_free(&image);
    return words;
}

static void check_equal(const RuleFile *one, const RuleFile *other) {
    Buffer texts[2] = {{0}};
    yaml_save(&rule_file_schema, one, &texts[0]);
    yaml_save(&rule_file_schema, other, &texts[1]);
    assert_string_equal(buffer_string(&texts[0]), buffer_string(&texts[1]));
    assert_int_equal(one->rule_count, other->rule_count);
    for (size_t i = 0; i < one->rule_count; i++) {
        const Rule *rule = &one->rules[i], *same = &other->rules[i];
        assert_memory_equal(&rule->mark, &same->mark, sizeof rule->mark);
        assert_memory_equal(rule->phrase_marks, same->phrase_marks, rule->phrase_count * sizeof *rule->phrase_marks);
    }
    for (size_t i = 0; i < one->list_count; i++)
        assert_memory_equal(&one->lists[i].mark, &other->lists[i].mark, sizeof one->lists[i].mark);
    buffer_free(&texts[0]);
    buffer_free(&texts[1]);
}

static void an_image_opens_to_what_was_loaded(void **state) {
    (void)state;
    static const char *const texts[] = {NULL, "version: 1\n", "version: 1\nrules: []\nlists: {a: [], b: x}\n",
                                        "version: 1\nrules:\n  - {id: a, kind: share, why: '', seconds: {}}\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = texts[i] ? texts[i] : rule_file_whole;
        size_t size;
        uint64_t *image = image_of(text, &size);
        Arena *arena = arena_new();
        ErrorList errors = {0};
        RuleFile loaded;
        assert_true(yaml_load(&rule_file_schema, "rules.yaml", slice_of(text), NULL, arena, &loaded, &errors));
        check_equal(&loaded, yaml_image_open(image, arena));
        arena_free(arena);
        free(image);
    }
}

static void images_of_the_same_text_are_the_same_bytes(void **state) {
    (void)state;
    size_t sizes[2];
    uint64_t *images[2] = {image_of(rule_file_whole, &sizes[0]), image_of(rule_file_whole, &sizes[1])};
    Arena *arena = arena_new();
    Buffer again = {0};
    assert_int_equal(sizes[0], sizes[1]);
    assert_memory_equal(images[0], images[1], sizes[0]);
    yaml_image_write(&rule_file_schema, yaml_image_open(images[0], arena), &again);
    assert_int_equal(again.size, sizes[0]);
    assert_memory_equal(again.data, images[0], sizes[0]);
    buffer_free(&again);
    arena_free(arena);
    free(images[0]);
    free(images[1]);
}

static void what_is_opened_twice_is_changed_apart(void **state) {
    (void)state;
    size_t size;
    uint64_t *image = image_of(rule_file_whole, &size);
    Arena *arena = arena_new();
    RuleFile *one = yaml_image_open(image, arena), *other = yaml_image_open(image, arena);
    one->rules[0].id = "changed";
    one->rules[0].phrases[0] = "changed";
    assert_string_equal(other->rules[0].id, "blame.cause");
    assert_string_equal(other->rules[0].phrases[0], "my boss failed");
    arena_free(arena);
    free(image);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_image_opens_to_what_was_loaded),
        cmocka_unit_test(images_of_the_same_text_are_the_same_bytes),
        cmocka_unit_test(what_is_opened_twice_is_changed_apart),
    };
    return cmocka_run_group_tests_name("yaml_image", tests, NULL, NULL);
}
