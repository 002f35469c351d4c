/* The shipped files that were loaded when the program was built: all of them, as they load now, and no others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "content/image.h"
#include "yaml/image.h"

typedef struct Visit {
    const FileKind *kind;
    size_t files;
} Visit;

/* What was loaded, as text and as an image, which tells marks as well. */
static void tell(const YamlSchema *schema, const void *file, Buffer *text, Buffer *image) {
    yaml_save(schema, file, text);
    yaml_image_write(schema, file, image);
}

static bool check_file(void *host, const char *path) {
    Visit *visit = host;
    const YamlSchema *schema = visit->kind->schema;
    Arena *arena = arena_new();
    ErrorList errors = {0};
    Buffer text = {0}, texts[2] = {{0}}, images[2] = {{0}};
    void *loaded = arena_alloc(arena, schema->size);
    assert_true(file_read(path, yaml_limits.bytes, &text, NULL));
    assert_true(yaml_load(schema, path, buffer_slice(&text), NULL, arena, loaded, &errors));
    const void *opened = file_image_open(file_fingerprint(visit->kind, buffer_slice(&text)), arena);
    if (!opened)
        fail_msg("%s is not in the program", path);
    tell(schema, loaded, &texts[0], &images[0]);
    tell(schema, opened, &texts[1], &images[1]);
    assert_string_equal(buffer_string(&texts[0]), buffer_string(&texts[1]));
    assert_int_equal(images[0].size, images[1].size);
    assert_memory_equal(images[0].data, images[1].data, images[0].size);
    text.data[text.size / 2] ^= 1;
    assert_null(file_image_open(file_fingerprint(visit->kind, buffer_slice(&text)), arena));
    text.data[text.size / 2] ^= 1;
    buffer_append_byte(&text, '\n');
    assert_null(file_image_open(file_fingerprint(visit->kind, buffer_slice(&text)), arena));
    for (size_t i = 0; i < 2; i++) {
        buffer_free(&texts[i]);
        buffer_free(&images[i]);
    }
    buffer_free(&text);
    arena_free(arena);
    visit->files++;
    return true;
}

static void every_shipped_file_is_in_the_program_as_it_loads(void **state) {
    (void)state;
#ifndef STARCOACH_IMAGE
    skip();
#endif
    ErrorList errors = {0};
    Visit visit = {0};
    for (size_t i = 0; i < file_kind_count; i++) {
        visit.kind = &file_kinds[i];
        content_visit(visit.kind, STARCOACH_SOURCE "/content/en", check_file, &visit, &errors);
    }
    assert_int_equal(errors.count, 0);
    assert_int_equal(visit.files, file_image_count);
}

static void a_text_of_another_kind_of_file_is_another(void **state) {
    (void)state;
    const Slice text = slice_of("version: 1\n");
    assert_false(file_fingerprint(&file_kinds[0], text) == file_fingerprint(&file_kinds[1], text));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_file_is_in_the_program_as_it_loads),
        cmocka_unit_test(a_text_of_another_kind_of_file_is_another),
    };
    return cmocka_run_group_tests_name("content_image", tests, NULL, NULL);
}
