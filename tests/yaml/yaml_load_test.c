/* What a good file becomes. */
#include "rule_file.h"
#include "yaml/scalar.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct Loaded {
    Arena *arena;
    ErrorList errors;
    RuleFile file;
    bool fine;
} Loaded;

static Loaded load(const char *text) {
    Loaded loaded = {.arena = arena_new()};
    loaded.fine =
        yaml_load(&rule_file_schema, "rules.yaml", slice_of(text), NULL, loaded.arena, &loaded.file, &loaded.errors);
    for (size_t i = 0; i < loaded.errors.count; i++)
        print_message("%zu:%zu: %s\n", loaded.errors.items[i].line, loaded.errors.items[i].column,
                      loaded.errors.items[i].message);
    return loaded;
}

static void unload(Loaded *loaded) {
    error_list_clear(&loaded->errors);
    arena_free(loaded->arena);
}

static void every_type_of_field_is_bound(void **state) {
    (void)state;
    Loaded loaded = load(rule_file_whole);
    assert_true(loaded.fine);
    const RuleFile *file = &loaded.file;
    assert_int_equal(file->version, 1);
    assert_string_equal(file->title, "Blame");
    assert_int_equal(file->rule_count, 2);
    const Rule *rule = &file->rules[0];
    assert_string_equal(rule->id, "blame.cause");
    assert_int_equal(rule->kind, 1);
    assert_int_equal(rule->severity, 2);
    assert_string_equal(rule->message, "Name your part: {quote}");
    assert_string_equal(rule->why, "Whoever names their own part\nis believed.\n");
    assert_int_equal(rule->phrase_count, 2);
    assert_string_equal(rule->phrases[0], "my boss failed");
    assert_string_equal(rule->phrases[1], "they # did");
    assert_int_equal(rule->words.least, 5);
    assert_int_equal(rule->words.most, 40);
    assert_non_null(rule->seconds);
    assert_int_equal(rule->seconds->least, 3);
    assert_true(rule->weight > 2.49 && rule->weight < 2.51);
    assert_true(rule->gentle);
    assert_int_equal(rule->since.year, 2025);
    assert_int_equal(rule->since.month, 3);
    assert_int_equal(rule->since.day, 0);
    assert_int_equal(file->syllable_count, 2);
    assert_string_equal(file->syllables[1].word, "being");
    assert_int_equal(file->syllables[1].count, 2);
    assert_int_equal(file->contraction_count, 2);
    assert_string_equal(file->contractions[0].word, "don't");
    assert_string_equal(file->contractions[0].means, "do not");
    assert_int_equal(file->list_count, 2);
    assert_string_equal(file->lists[0].items[1], "my (boss|manager)");
    assert_int_equal(file->lists[1].count, 0);
    unload(&loaded);
}

static void absent_keys_leave_their_standard_or_zero(void **state) {
    (void)state;
    Loaded loaded = load(rule_file_whole);
    const Rule *rule = &loaded.file.rules[1];
    assert_int_equal(rule->severity, 1);
    assert_int_equal(rule->words.least, 0);
    assert_int_equal(rule->words.most, 90);
    assert_null(rule->seconds);
    assert_null(rule->why);
    assert_false(rule->gentle);
    assert_int_equal(rule->since.year, 0);
    assert_int_equal(loaded.file.rules[0].seconds->most, 90);
    unload(&loaded);
}

static void one_scalar_is_a_list_of_one(void **state) {
    (void)state;
    Loaded loaded = load(rule_file_whole);
    assert_int_equal(loaded.file.rules[1].phrase_count, 1);
    assert_string_equal(loaded.file.rules[1].phrases[0], "bad luck");
    unload(&loaded);
}

static void marks_tell_where_things_stood(void **state) {
    (void)state;
    Loaded loaded = load(rule_file_whole);
    const RuleFile *file = &loaded.file;
    assert_int_equal(file->rules[0].mark.line, 4);
    assert_int_equal(file->rules[0].mark.column, 5);
    assert_int_equal(file->rules[1].mark.line, 18);
    assert_int_equal(file->rules[0].phrase_marks[1].line, 11);
    assert_int_equal(file->rules[0].phrase_marks[1].column, 31);
    assert_int_equal(file->lists[1].mark.line, 25);
    assert_int_equal(file->lists[1].mark.column, 3);
    unload(&loaded);
}

static void anchors_and_aliases_repeat_any_value(void **state) {
    (void)state;
    Loaded loaded = load("version: 1\n"
                         "rules:\n"
                         "  - {id: a, kind: &kind missing, words: &few {least: 1, most: 2}, phrases: &said [x, y]}\n"
                         "  - {id: b, kind: *kind, words: *few, phrases: *said, seconds: *few}\n");
    assert_true(loaded.fine);
    const Rule *rule = &loaded.file.rules[1];
    assert_int_equal(rule->kind, 1);
    assert_int_equal(rule->words.most, 2);
    assert_int_equal(rule->seconds->most, 2);
    assert_string_equal(rule->phrases[1], "y");
    unload(&loaded);
}

static void the_last_anchor_of_a_name_counts(void **state) {
    (void)state;
    Loaded loaded = load("version: &a 1\ntitle: &a Second\ncontractions: {x: *a}\n");
    assert_true(loaded.fine);
    assert_string_equal(loaded.file.contractions[0].means, "Second");
    unload(&loaded);
}

static void all_spellings_of_yes_and_no_are_known(void **state) {
    (void)state;
    static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "True", "FALSE", "Yes", "NO"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        bool value = i % 2;
        assert_true(scalar_parse_bool(slice_of(words[i]), &value));
        assert_int_equal(value, i % 2 == 0);
    }
    bool untouched = true;
    assert_false(scalar_parse_bool(slice_of("y"), &untouched));
    assert_false(scalar_parse_bool(slice_of(""), &untouched));
    assert_true(untouched);
}

static void an_empty_value_is_an_empty_text(void **state) {
    (void)state;
    Loaded loaded = load("version: 1\ntitle:\n");
    assert_true(loaded.fine);
    assert_string_equal(loaded.file.title, "");
    unload(&loaded);
}

static void scalars_are_text_whatever_they_look_like(void **state) {
    (void)state;
    Loaded loaded = load("version: 1\ncontractions: {a: 12, b: null, c: ~, d: 1e3, e: 'no'}\n");
    assert_true(loaded.fine);
    assert_string_equal(loaded.file.contractions[0].means, "12");
    assert_string_equal(loaded.file.contractions[1].means, "null");
    assert_string_equal(loaded.file.contractions[2].means, "~");
    assert_string_equal(loaded.file.contractions[4].means, "no");
    unload(&loaded);
}

static void a_byte_order_mark_and_windows_lines_are_fine(void **state) {
    (void)state;
    Loaded loaded = load("\xEF\xBB\xBFversion: 1\r\ntitle: Été\r\n");
    assert_true(loaded.fine);
    assert_string_equal(loaded.file.title, "Été");
    unload(&loaded);
}

static const YamlField settings_fields[] = {
    {.key = "pace", .type = YAML_NUMBER, .least = 0.5, .most = 2, .standard = "1"}};
static const YamlSchema settings_schema = {
    .name = "the settings", .size = sizeof(double), .fields = settings_fields, .field_count = 1};

static void a_file_without_a_document_is_an_empty_mapping(void **state) {
    (void)state;
    static const char *const texts[] = {"", "# nothing set\n", "---\n", "\n\n", "{}"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Arena *arena = arena_new();
        ErrorList errors = {0};
        double pace = 0;
        assert_true(yaml_load(&settings_schema, "config.yaml", slice_of(texts[i]), NULL, arena, &pace, &errors));
        assert_true(pace > 0.99 && pace < 1.01);
        arena_free(arena);
    }
    Arena *arena = arena_new();
    ErrorList errors = {0};
    double pace = 0;
    assert_true(yaml_load(&settings_schema, "config.yaml", (Slice){NULL, 0}, NULL, arena, &pace, &errors));
    arena_free(arena);
}

static void numbers_read_the_same_in_every_locale(void **state) {
    (void)state;
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "C"}; /* where the machine has them */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        setlocale(LC_NUMERIC, names[i]);
        double number = 0;
        assert_true(scalar_parse_number(slice_of("0.1"), false, &number));
        Buffer written = {0};
        scalar_append_number(&written, number);
        assert_string_equal(buffer_string(&written), "0.1");
        buffer_free(&written);
    }
    setlocale(LC_NUMERIC, "C");
}

static void only_plain_decimals_are_numbers(void **state) {
    (void)state;
    static const char *const numbers[] = {"0", "-1", "+2", "0.5", "1e3", "-2.5E-3"};
    static const char *const others[] = {"", "-", ".5", "1.", "1e", "0x10", "inf", "nan", "1 ", "1,5", "12a", "--1"};
    double number;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_true(scalar_parse_number(slice_of(numbers[i]), false, &number));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(scalar_parse_number(slice_of(others[i]), false, &number));
    assert_false(scalar_parse_number(slice_of("1.0"), true, &number));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_of_field_is_bound),
        cmocka_unit_test(absent_keys_leave_their_standard_or_zero),
        cmocka_unit_test(one_scalar_is_a_list_of_one),
        cmocka_unit_test(marks_tell_where_things_stood),
        cmocka_unit_test(anchors_and_aliases_repeat_any_value),
        cmocka_unit_test(the_last_anchor_of_a_name_counts),
        cmocka_unit_test(all_spellings_of_yes_and_no_are_known),
        cmocka_unit_test(an_empty_value_is_an_empty_text),
        cmocka_unit_test(scalars_are_text_whatever_they_look_like),
        cmocka_unit_test(a_byte_order_mark_and_windows_lines_are_fine),
        cmocka_unit_test(a_file_without_a_document_is_an_empty_mapping),
        cmocka_unit_test(numbers_read_the_same_in_every_locale),
        cmocka_unit_test(only_plain_decimals_are_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
