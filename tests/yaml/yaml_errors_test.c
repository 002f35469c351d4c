/* What is said of a bad file: each fault, on its line and column, with what to do. */
#include "rule_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static ErrorList errors_of(Slice text) {
    Arena *arena = arena_new();
    ErrorList errors = {0};
    RuleFile file;
    bool fine = yaml_load(&rule_file_schema, "rules.yaml", text, NULL, arena, &file, &errors);
    assert_int_equal(fine, errors.count == 0);
    arena_free(arena);
    return errors;
}

/* The text gives just this error, "line:column: message; remedy". */
static void expect_error(Slice text, const char *expected) {
    ErrorList errors = errors_of(text);
    Buffer all = {0};
    for (size_t i = 0; i < errors.count; i++) {
        buffer_append_string(&all, i ? "\n" : "");
        error_format(&errors.items[i], &all);
    }
    Buffer wanted = {0};
    buffer_printf(&wanted, "rules.yaml:%s", expected);
    assert_string_equal(buffer_string(&all), buffer_string(&wanted));
    assert_int_equal(errors.count, 1);
    buffer_free(&wanted);
    buffer_free(&all);
    error_list_clear(&errors);
}

static void expect(const char *text, const char *expected) {
    expect_error(slice_of(text), expected);
}

/* ---- Keys ---- */

static void an_unknown_key_is_told_with_the_nearest(void **state) {
    (void)state;
    expect("version: 1\nrules:\n  - id: a\n    kind: phrase\n    mesage: Hm\n",
           "5:5: rule has no key \"mesage\"; did you mean \"message\"?");
    expect("version: 1\nrules:\n  - {id: a, knid: phrase, kind: phrase}\n",
           "3:13: rule has no key \"knid\"; did you mean \"kind\"?");
}

static void an_unknown_key_near_none_is_told_with_all(void **state) {
    (void)state;
    expect("version: 1\nelephant: 3\n", "2:1: the file has no key \"elephant\"; its keys are version, title, rules, "
                                        "syllables, contractions, lists");
}

static void a_missing_key_is_told_at_the_start_of_its_mapping(void **state) {
    (void)state;
    expect("# no version\n\ntitle: Blame\n", "3:1: the file lacks the key \"version\"; add \"version: …\"");
    expect("version: 1\nrules:\n  - id: a\n    message: Hm\n",
           "3:5: rule lacks the key \"kind\"; add \"kind: …\" (what makes it fire)");
    expect("", "1:1: the file lacks the key \"version\"; add \"version: …\"");
}

static void a_key_that_stands_twice_is_told_with_the_first(void **state) {
    (void)state;
    expect("version: 1\ntitle: A\ntitle: B\n",
           "3:1: the key \"title\" stands twice; take one out: the first is on line 2");
    expect("version: 1\nsyllables:\n  b: 1\n  a: 2\n  b: 3\n",
           "5:3: the key \"b\" stands twice; take one out: the first is on line 3");
}

static void a_key_that_is_no_text_is_told(void **state) {
    (void)state;
    expect("version: 1\n? [a, b]\n: c\n", "2:3: a key must be plain text, not a list; write it as \"key: value\"");
    expect("version: 1\nsyllables:\n  ? {a: b}\n  : 1\n",
           "3:5: a key must be plain text, not keys with values; write it as \"key: value\"");
}

static void an_id_used_twice_in_a_list_is_told(void **state) {
    (void)state;
    expect("version: 1\nrules:\n  - {id: a, kind: phrase}\n  - {id: b, kind: phrase}\n  - {id: a, kind: phrase}\n",
           "5:10: the id \"a\" is taken; give this one another: the first is on line 3");
}

/* ---- Values ---- */

static void a_value_of_the_wrong_type_is_told(void **state) {
    (void)state;
    expect("version: one\n", "1:10: \"version\" must be a whole number, not \"one\"; write digits only, like 12");
    expect("version: 1.0\n", "1:10: \"version\" must be a whole number, not \"1.0\"; write digits only, like 12");
    expect("version: [1]\n", "1:10: \"version\" must be a whole number, not a list; write digits only, like 12");
    expect("version: 1\ntitle: {a: b}\n", "2:8: \"title\" must be text, not keys with values; write the text after "
                                          "the colon, in quotes where it holds \": \" or \" #\"");
    expect("version: 1\nrules: none\n", "2:8: \"rules\" must be a list of entries with keys, not \"none\"; write "
                                        "entries that begin with \"- key: value\"; [] for none");
    expect("version: 1\nrules: [a]\n", "2:9: \"rules\" must be a list of entries with keys, not \"a\"; write "
                                       "entries that begin with \"- key: value\"; [] for none");
    expect("version: 1\nsyllables: [a]\n", "2:12: \"syllables\" must be words with a number each, not a list; "
                                           "write lines like \"word: 3\" below it, indented");
    expect("version: 1\nsyllables: {a: b}\n",
           "2:16: \"a\" must be a whole number, not \"b\"; write digits only, like 12");
    expect("version: 1\nlists: {a: {b: c}}\n", "2:12: \"a\" must be a list of texts, not keys with values; write "
                                               "[one, two], or lines that begin with \"- \"; [] for none");
    expect("just words\n", "1:1: \"the file\" must be keys with values, not \"just words\"; write \"key: value\" "
                           "lines below it, indented");
}

static void expect_rule(const char *line, const char *expected) {
    Buffer text = {0};
    buffer_printf(&text, "version: 1\nrules:\n  - id: a\n    kind: phrase\n    %s\n", line);
    expect_error(buffer_slice(&text), expected);
    buffer_free(&text);
}

static void a_value_of_the_wrong_type_in_a_rule_is_told(void **state) {
    (void)state;
    expect_rule("gentle: perhaps", "5:13: \"gentle\" must be true or false, not \"perhaps\"; write true or false");
    expect_rule("weight: heavy", "5:13: \"weight\" must be a number, not \"heavy\"; write it like 12 or 0.5");
    expect_rule("since: 2025-02-30", "5:12: \"since\" must be a date, not \"2025-02-30\"; write it like 2025, "
                                     "2025-03 or 2025-03-14");
    expect_rule("words: 12", "5:12: \"words\" must be keys with values, not \"12\"; write \"key: value\" lines "
                             "below it, indented");
    expect_rule("phrases: [a, [b]]", "5:18: \"phrases\" must be text, not a list; write the text after the colon, "
                                     "in quotes where it holds \": \" or \" #\"");
}

static void a_bad_id_is_told(void **state) {
    (void)state;
    expect("version: 1\nrules: [{id: two words, kind: phrase}]\n",
           "2:14: \"id\" must be an id (letters, digits, full stop, _ and -), not \"two words\"; write it like "
           "\"root-cause.own\", without blanks");
}

static void a_value_that_is_not_there_is_told(void **state) {
    (void)state;
    expect("version:\ntitle: A\n", "1:9: \"version\" must be a whole number, not nothing; write digits only, like 12");
    expect("version: 1\nrules:\n", "2:7: \"rules\" must be a list of entries with keys, not nothing; write entries "
                                   "that begin with \"- key: value\"; [] for none");
    expect_rule("phrases:", "5:13: \"phrases\" must be a list of texts, not nothing; write [one, two], or lines "
                            "that begin with \"- \"; [] for none");
}

static void a_number_out_of_its_range_is_told(void **state) {
    (void)state;
    expect("version: 2\n", "1:10: \"version\" must be from 1 to 1, not \"2\"; choose a number in that range");
    expect_rule("words: {least: -1}",
                "5:20: \"least\" must be from 0 to 100, not \"-1\"; choose a number in that range");
    expect("version: 99999999999999999999\n", "1:10: \"version\" must be from 1 to 1, not "
                                              "\"99999999999999999999\"; choose a number in that range");
}

static void a_wrong_choice_is_told_with_the_nearest_or_all(void **state) {
    (void)state;
    expect_rule("severity: eror", "5:15: \"severity\" must be one of its words, not \"eror\"; did you mean \"error\"?");
    expect_rule("severity: bad", "5:15: \"severity\" must be one of its words, not \"bad\"; choose one of "
                                 "suggestion, warning, error");
    expect_rule("severity: [error]", "5:15: \"severity\" must be one of its words, not a list; choose one of "
                                     "suggestion, warning, error");
}

static void what_must_not_be_empty_is_told(void **state) {
    (void)state;
    expect_rule("message: \"  \"",
                "5:14: \"message\" is empty; write something there, or leave the key out where it may be");
    expect_rule("message:", "5:13: \"message\" is empty; write something there, or leave the key out where it may be");
    expect_rule("phrases: []",
                "5:14: \"phrases\" is empty; write something there, or leave the key out where it may be");
}

static void a_text_with_nul_is_told(void **state) {
    (void)state;
    expect("version: 1\ntitle: \"a\\0b\"\n", "2:8: \"title\" holds the character U+0000; take \"\\0\" out");
}

/* ---- The text as a whole ---- */

static void bytes_that_are_not_utf8_are_told_in_their_place(void **state) {
    (void)state;
    expect("version: 1\ntitle: \xC3\xA9t\xE9\n", "2:11: byte 0xE9 is not UTF-8; save the file in the encoding UTF-8");
    expect("\xFF\xFEv", "1:1: byte 0xFF is not UTF-8; save the file in the encoding UTF-8");
}

static void control_characters_are_told_in_their_place(void **state) {
    (void)state;
    expect("version: 1\ntitle: a\x1B[2J\n",
           "2:9: the control character U+001B may not stand in YAML; take it out, or write it as \"\\u001B\" in "
           "double quotes");
    expect_error((Slice){"a\0", 2}, "1:2: the control character U+0000 may not stand in YAML; take it out, or write "
                                    "it as \"\\u0000\" in double quotes");
}

static void what_is_not_yaml_is_told_with_its_line(void **state) {
    (void)state;
    ErrorList errors = errors_of(slice_of("version: 1\nrules:\n  - id: a\n   kind: phrase\n"));
    assert_int_equal(errors.count, 1);
    assert_int_equal(errors.items[0].line, 4);
    assert_int_equal(errors.items[0].code, ERROR_INVALID);
    assert_non_null(strstr(errors.items[0].message, "not YAML"));
    assert_non_null(errors.items[0].remedy);
    error_list_clear(&errors);
    errors = errors_of(slice_of("version: 1\ntitle: \"never closed\n"));
    assert_int_equal(errors.count, 1);
    assert_int_equal(errors.items[0].line, 3);
    assert_non_null(strstr(errors.items[0].message, "begins on line 2"));
    error_list_clear(&errors);
}

static void a_second_document_is_told(void **state) {
    (void)state;
    expect("version: 1\n---\nversion: 1\n", "2:1: a second document begins here; keep one document a file: take the "
                                            "--- out, or move what follows to a file of its own");
}

static void columns_count_bytes_after_any_character(void **state) {
    (void)state;
    expect("version: 1\nsyllables: {é: 1, 😀: x}\n",
           "2:26: \"😀\" must be a whole number, not \"x\"; write digits only, like 12");
}

static void lines_end_as_editors_have_them(void **state) {
    (void)state;
    /* U+2028 ends a line for libyaml, but in no editor */
    expect("version: 1\r\ntitle: \"a\xE2\x80\xA8"
           "b\"\r\nelephant: 1\r\n",
           "3:1: the file has no key \"elephant\"; its keys are version, title, rules, syllables, contractions, "
           "lists");
}

static void tags_and_lost_aliases_are_told(void **state) {
    (void)state;
    expect("version: !!int 1\n", "1:10: tags are not read here: \"tag:yaml.org,2002:int\"; leave it out, or put text "
                                 "that begins with ! in quotes");
    expect("version: 1\ntitle: *lost\n", "2:8: no anchor &lost stands above this alias; mark the value with &lost "
                                         "where it first stands, or put text that begins with * in quotes");
    expect("version: 1\nlists: &a {b: *a}\n",
           "2:15: the alias *a stands inside the value it names; write the value of *a out");
}

static void what_is_shown_of_a_file_is_short_and_clean(void **state) {
    (void)state;
    Buffer text = {0};
    buffer_append_string(&text, "version: \"\\e[31m");
    for (int i = 0; i < 100; i++)
        buffer_append_string(&text, "é");
    buffer_append_string(&text, "\"\n");
    ErrorList errors = errors_of(buffer_slice(&text));
    assert_int_equal(errors.count, 1);
    assert_null(strchr(errors.items[0].message, '\x1B'));
    assert_true(strlen(errors.items[0].message) < 130);
    assert_non_null(strstr(errors.items[0].message, "…\""));
    error_list_clear(&errors);
    buffer_free(&text);
}

static void all_errors_of_a_file_come_at_once_and_in_order(void **state) {
    (void)state;
    static const char text[] = "versoin: 1\n"
                               "title: [x]\n"
                               "rules:\n"
                               "  - id: a b\n"
                               "    kind: phrse\n"
                               "    weight: much\n"
                               "    gentle: 3\n"
                               "    words: {least: 101, moist: 5}\n"
                               "  - kind: share\n"
                               "    message: ''\n"
                               "  - id: c\n"
                               "    id: d\n"
                               "    kind: share\n"
                               "  - id: c\n"
                               "    kind: share\n"
                               "syllables: {a: 0, a: 1}\n";
    static const size_t lines[] = {1, 1, 2, 4, 5, 6, 7, 8, 8, 9, 10, 12, 14, 16, 16};
    static const size_t columns[] = {1, 1, 8, 9, 11, 13, 13, 20, 25, 5, 14, 5, 9, 16, 19};
    ErrorList errors = errors_of(slice_of(text));
    for (size_t i = 0; i < errors.count; i++) {
        assert_true(i < sizeof lines / sizeof *lines);
        assert_int_equal(errors.items[i].line, lines[i]);
        assert_int_equal(errors.items[i].column, columns[i]);
        assert_string_equal(errors.items[i].file, "rules.yaml");
        assert_non_null(errors.items[i].remedy);
    }
    assert_int_equal(errors.count, sizeof lines / sizeof *lines);
    error_list_clear(&errors);
}

static void errors_of_an_earlier_file_stay_first(void **state) {
    (void)state;
    Arena *arena = arena_new();
    ErrorList errors = {0};
    RuleFile file;
    yaml_load(&rule_file_schema, "z.yaml", slice_of("version: x"), NULL, arena, &file, &errors);
    yaml_load(&rule_file_schema, "a.yaml", slice_of("version: x"), NULL, arena, &file, &errors);
    assert_int_equal(errors.count, 2);
    assert_string_equal(errors.items[0].file, "z.yaml");
    assert_true(yaml_load(&rule_file_schema, "b.yaml", slice_of("version: 1"), NULL, arena, &file, &errors));
    error_list_clear(&errors);
    arena_free(arena);
}

static void what_could_be_read_is_there_beside_the_errors(void **state) {
    (void)state;
    Arena *arena = arena_new();
    ErrorList errors = {0};
    RuleFile file;
    assert_false(
        yaml_load(&rule_file_schema, "r", slice_of("version: 1\nnew: 2\ntitle: Kept\n"), NULL, arena, &file, &errors));
    assert_int_equal(file.version, 1);
    assert_string_equal(file.title, "Kept");
    error_list_clear(&errors);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_key_is_told_with_the_nearest),
        cmocka_unit_test(an_unknown_key_near_none_is_told_with_all),
        cmocka_unit_test(a_missing_key_is_told_at_the_start_of_its_mapping),
        cmocka_unit_test(a_key_that_stands_twice_is_told_with_the_first),
        cmocka_unit_test(a_key_that_is_no_text_is_told),
        cmocka_unit_test(an_id_used_twice_in_a_list_is_told),
        cmocka_unit_test(a_value_of_the_wrong_type_is_told),
        cmocka_unit_test(a_value_of_the_wrong_type_in_a_rule_is_told),
        cmocka_unit_test(a_bad_id_is_told),
        cmocka_unit_test(a_value_that_is_not_there_is_told),
        cmocka_unit_test(a_number_out_of_its_range_is_told),
        cmocka_unit_test(a_wrong_choice_is_told_with_the_nearest_or_all),
        cmocka_unit_test(what_must_not_be_empty_is_told),
        cmocka_unit_test(a_text_with_nul_is_told),
        cmocka_unit_test(bytes_that_are_not_utf8_are_told_in_their_place),
        cmocka_unit_test(control_characters_are_told_in_their_place),
        cmocka_unit_test(what_is_not_yaml_is_told_with_its_line),
        cmocka_unit_test(a_second_document_is_told),
        cmocka_unit_test(columns_count_bytes_after_any_character),
        cmocka_unit_test(lines_end_as_editors_have_them),
        cmocka_unit_test(tags_and_lost_aliases_are_told),
        cmocka_unit_test(what_is_shown_of_a_file_is_short_and_clean),
        cmocka_unit_test(all_errors_of_a_file_come_at_once_and_in_order),
        cmocka_unit_test(errors_of_an_earlier_file_stay_first),
        cmocka_unit_test(what_could_be_read_is_there_beside_the_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
