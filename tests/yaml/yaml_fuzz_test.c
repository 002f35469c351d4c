/* Mutated files: whatever comes in, loading ends, with a place for each error, and what loads saves without loss. */
#include "base/utf8.h"
#include "rule_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* xorshift: the same on every machine */
static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void mutate(Buffer *text, uint32_t *seed) {
    static const char *const pieces[] = {":",    "- ", "\n", "\n  ", "\t",       "{",    "}",       "[",
                                         "]",    "\"", "'",  "#",    "|\n",      ">",    "&a ",     "*a",
                                         "!!x ", "? ", ", ", "\xC3", "\xF0\x9F", "\x01", "%",       "---\n",
                                         "0",    "é",  "id", "kind", "rules:",   "~",    "\\u2028", "😀"};
    const size_t start = next_random(seed) % (text->size + 1);
    const size_t room = text->size - start;
    const size_t size = room ? next_random(seed) % (room < 12 ? room : 12) : 0;
    switch (next_random(seed) % 3) {
    case 0:
        buffer_replace(text, (Span){start, start + size}, slice_of(""));
        break;
    case 1:
        buffer_replace(text, (Span){start, start},
                       slice_of(pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]));
        break;
    default:
        if (room)
            text->data[start] = (char)next_random(seed);
    }
}

static size_t count_lines(const Buffer *text) {
    size_t lines = 1;
    for (size_t i = 0; i < text->size; i++)
        lines += text->data[i] == '\n';
    return lines;
}

static void check_saves_without_loss(const RuleFile *file, Arena *arena) {
    ErrorList errors = {0};
    RuleFile again;
    Buffer first = {0}, second = {0};
    yaml_save(&rule_file_schema, file, &first);
    assert_true(yaml_load(&rule_file_schema, "saved", buffer_slice(&first), NULL, arena, &again, &errors));
    yaml_save(&rule_file_schema, &again, &second);
    assert_string_equal(buffer_string(&first), buffer_string(&second));
    buffer_free(&first);
    buffer_free(&second);
}

static void mutated_files_are_refused_in_order_or_kept_whole(void **state) {
    (void)state;
    uint32_t seed = 20260101;
    Arena *arena = arena_new();
    size_t fine = 0;
    for (int round = 0; round < 2000; round++) {
        Buffer text = {0};
        buffer_append_string(&text, rule_file_whole);
        for (uint32_t edits = 1 + next_random(&seed) % 4; edits > 0; edits--)
            mutate(&text, &seed);
        ErrorList errors = {0};
        RuleFile file;
        if (yaml_load(&rule_file_schema, "fuzz", buffer_slice(&text), NULL, arena, &file, &errors)) {
            check_saves_without_loss(&file, arena);
            fine++;
        }
        const size_t lines = count_lines(&text);
        for (size_t i = 0; i < errors.count; i++) {
            const Error *error = &errors.items[i];
            assert_in_range(error->line, 1, lines);
            assert_true(error->column > 0);
            assert_true(error->message[0]);
            assert_non_null(error->remedy);
            assert_int_equal(utf8_valid_up_to(slice_of(error->message)), strlen(error->message));
            assert_true(i == 0 || errors.items[i - 1].line <= error->line);
        }
        error_list_clear(&errors);
        buffer_free(&text);
        arena_reset(arena);
    }
    assert_true(fine > 100); /* else nothing was tried of saving */
    arena_free(arena);
}

/* Texts put together from what is special to YAML. */
static void any_text_comes_back_from_a_file(void **state) {
    (void)state;
    static const char *const pieces[] = {
        " ", "\n", "\n\n", "\t", "a", "word", ":",   ": ", " #", "#", "- ", "'",    "\"",       "\\",           "|",
        ">", "[",  "}",    "\r", "é", "😀",    "---", "  ", "?",  "&", "%",  "\x1B", "\xC2\x85", "\xE2\x80\xA8", "."};
    uint32_t seed = 7;
    Arena *arena = arena_new();
    for (int round = 0; round < 2000; round++) {
        Buffer text = {0};
        for (uint32_t count = 1 + next_random(&seed) % 12; count > 0; count--)
            buffer_append_string(&text, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
        Rule rules[] = {{.id = "a", .why = buffer_string(&text), .gentle = true},
                        {.id = "b", .why = buffer_string(&text)}};
        const RuleFile file = {.version = 1, .title = buffer_string(&text), .rules = rules, .rule_count = 2};
        Buffer saved = {0};
        yaml_save(&rule_file_schema, &file, &saved);
        ErrorList errors = {0};
        RuleFile again;
        assert_true(yaml_load(&rule_file_schema, "saved", buffer_slice(&saved), NULL, arena, &again, &errors));
        assert_string_equal(again.title, buffer_string(&text));
        assert_string_equal(again.rules[0].why, buffer_string(&text));
        assert_string_equal(again.rules[1].why, buffer_string(&text));
        buffer_free(&saved);
        buffer_free(&text);
        arena_reset(arena);
    }
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mutated_files_are_refused_in_order_or_kept_whole),
        cmocka_unit_test(any_text_comes_back_from_a_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
