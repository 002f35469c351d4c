/* What is written reads back as it was, whatever people typed, and reads well. */
#include "rule_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static RuleFile load(Slice text, Arena *arena) {
    ErrorList errors = {0};
    RuleFile file;
    if (!yaml_load(&rule_file_schema, "rules.yaml", text, NULL, arena, &file, &errors)) {
        print_message("%zu:%zu: %s\n%.*s\n", errors.items[0].line, errors.items[0].column, errors.items[0].message,
                      (int)text.size, text.data);
        fail();
    }
    return file;
}

static Buffer save(const RuleFile *file) {
    Buffer text = {0};
    yaml_save(&rule_file_schema, file, &text);
    return text;
}

static void a_file_is_written_so_that_people_can_read_it(void **state) {
    (void)state;
    Arena *arena = arena_new();
    RuleFile file = load(slice_of(rule_file_whole), arena);
    Buffer text = save(&file);
    assert_string_equal(buffer_string(&text), "version: 1\n"
                                              "title: Blame\n"
                                              "rules:\n"
                                              "  - id: blame.cause\n"
                                              "    kind: missing\n"
                                              "    severity: error\n"
                                              "    message: \"Name your part: {quote}\"\n"
                                              "    why: |\n"
                                              "      Whoever names their own part\n"
                                              "      is believed.\n"
                                              "    phrases:\n"
                                              "      - my boss failed\n"
                                              "      - \"they # did\"\n"
                                              "    words:\n"
                                              "      least: 5\n"
                                              "      most: 40\n"
                                              "    seconds:\n"
                                              "      least: 3\n"
                                              "    weight: 2.5\n"
                                              "    gentle: true\n"
                                              "    since: 2025-03\n"
                                              "  - id: blame.luck\n"
                                              "    kind: phrase\n"
                                              "    phrases:\n"
                                              "      - bad luck\n"
                                              "syllables:\n"
                                              "  business: 2\n"
                                              "  being: 2\n"
                                              "contractions:\n"
                                              "  don't: do not\n"
                                              "  we'll: we will\n"
                                              "lists:\n"
                                              "  outsiders:\n"
                                              "    - the client\n"
                                              "    - my (boss|manager)\n"
                                              "  nobody: []\n");
    RuleFile again = load(buffer_slice(&text), arena);
    Buffer second = save(&again);
    assert_string_equal(buffer_string(&second), buffer_string(&text));
    buffer_free(&second);
    buffer_free(&text);
    arena_free(arena);
}

static void what_equals_its_standard_is_left_out(void **state) {
    (void)state;
    Rule rule = {.id = "a", .severity = 1, .words = {0, 90}};
    const RuleFile file = {.version = 1, .rules = &rule, .rule_count = 1};
    Buffer text = save(&file);
    assert_string_equal(buffer_string(&text), "version: 1\nrules:\n  - id: a\n    kind: phrase\n");
    buffer_free(&text);
    /* and zero is written where it is not the standard */
    rule.severity = 0;
    rule.words.most = 0;
    text = save(&file);
    assert_string_equal(buffer_string(&text), "version: 1\nrules:\n  - id: a\n    kind: phrase\n"
                                              "    severity: suggestion\n    words:\n      most: 0\n");
    buffer_free(&text);
}

static void a_word_that_others_take_for_no_text_stands_in_quotes(void **state) {
    (void)state;
    static const char *const words[] = {"no", "Yes", "TRUE", "null", "on", "y"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        Rule rule = {.id = words[i], .severity = 1, .words = {0, 90}};
        const RuleFile file = {.version = 1, .rules = &rule, .rule_count = 1};
        Buffer text = save(&file), wanted = {0};
        buffer_printf(&wanted, "  - id: \"%s\"\n", words[i]);
        assert_non_null(strstr(buffer_string(&text), buffer_string(&wanted)));
        buffer_free(&wanted);
        buffer_free(&text);
    }
}

static void an_empty_struct_that_is_there_stays_there(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Limits seconds = {0, 90};
    Rule rule = {.id = "a", .severity = 1, .words = {0, 90}, .seconds = &seconds, .why = ""};
    const RuleFile file = {.version = 1, .rules = &rule, .rule_count = 1};
    Buffer text = save(&file);
    RuleFile again = load(buffer_slice(&text), arena);
    assert_non_null(again.rules[0].seconds);
    assert_int_equal(again.rules[0].seconds->most, 90);
    assert_string_equal(again.rules[0].why, "");
    assert_null(again.rules[0].message);
    buffer_free(&text);
    arena_free(arena);
}

/* Texts that have broken one writer or another. */
static const char *const hostile[] = {
    "",
    " ",
    "\n",
    "\n\n",
    "\t",
    "a",
    "a\n",
    "a\n\n",
    "a\n\n\n",
    "\na",
    "\n\na\n",
    " a",
    "  a\nb",
    "a\n  b\n c",
    "\ta\nb",
    "a\n\tb",
    "a ",
    "a \nb",
    "a\n \nb",
    "a\n   ",
    "a\n   \n",
    "a\n\n  \n\n",
    "   \n  a\n",
    "\n   \n  a\n",
    "a\r\nb",
    "a\rb",
    "\r",
    "a: b",
    "a:",
    ": a",
    ":",
    "a #b",
    "a # b\nc # d",
    "#",
    "# a\nb",
    "- a",
    "-",
    "---",
    "---\na",
    "...\n",
    "a\n---\nb\n...\nc",
    "? a",
    "?",
    "*a",
    "&a b",
    "!a",
    "%a",
    "@a",
    "`a`",
    "|",
    ">",
    "'a'",
    "\"a\"",
    "a\"b\\c",
    "\\n",
    "[a, b]",
    "{a: b}",
    "a, b",
    "]",
    "true",
    "No",
    "~",
    "null",
    "12",
    "0x1F",
    "1e3",
    "2025-03-01",
    "<<",
    "=",
    "é",
    "日本語",
    "😀",
    "😀 one\ntwo 👩‍👩‍👧\n",
    "e\xCC\x81 combining",
    "\xC2\xA0nbsp\xC2\xA0",
    "\xC2\x85 next line",
    "a\xC2\x85\nc",
    "a\xE2\x80\xA8line\xE2\x80\xA9paragraph\n",
    "\xEF\xBB\xBF mark",
    "a\xEF\xBF\xBE\nb",
    "\xEE\x80\x80 private\nb",
    "\xF4\x8F\xBF\xBF last\nb",
    "\x01\x1B[31m\x7F",
    "a\x07\nb",
    "first line that is long enough to be in a block of its own, with a tab\there and \"quotes\"",
    " a line that begins with a blank and is long enough to stand in a block of its own anyhow",
    "a line that ends with blanks and is long enough to stand in a block of its own anyhow   ",
    "- a\n- b: c\n  # no comment\n",
    "key: |\n  block\n",
};

static void no_text_is_changed_by_saving_and_loading(void **state) {
    (void)state;
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        const char *text = hostile[i];
        const char *strings[] = {text, "z", text};
        YamlWordPair pairs[] = {{"first", text}, {text, "last"}};
        YamlWordList list = {.word = text, .items = strings, .count = 3};
        YamlWordCount count = {text, 3};
        Rule rules[] = {{.id = "a", .why = text, .phrases = strings, .phrase_count = 3},
                        {.id = "b", .why = text, .words = {1, 2}}};
        const RuleFile file = {1, text, rules, 2, &count, 1, pairs, 2, &list, 1};
        Buffer saved = save(&file);
        RuleFile again = load(buffer_slice(&saved), arena);
        assert_string_equal(again.title, text);
        assert_string_equal(again.rules[0].why, text);
        assert_string_equal(again.rules[1].why, text);
        assert_int_equal(again.rules[1].words.most, 2);
        assert_int_equal(again.rules[0].phrase_count, 3);
        assert_string_equal(again.rules[0].phrases[0], text);
        assert_string_equal(again.rules[0].phrases[2], text);
        assert_string_equal(again.contractions[0].means, text);
        assert_string_equal(again.contractions[1].word, text);
        assert_string_equal(again.contractions[1].means, "last");
        assert_string_equal(again.lists[0].word, text);
        assert_string_equal(again.lists[0].items[2], text);
        assert_string_equal(again.syllables[0].word, text);
        buffer_free(&saved);
    }
    arena_free(arena);
}

static void a_draft_stays_readable_with_blanks_tabs_and_emoji(void **state) {
    (void)state;
    Rule rule = {
        .id = "a", .severity = 1, .words = {0, 90}, .why = "I was late. \n\tTwice 😀.\n\n  Then: \"no\" # more"};
    const RuleFile file = {.version = 1, .rules = &rule, .rule_count = 1};
    Buffer text = save(&file);
    assert_string_equal(buffer_string(&text), "version: 1\nrules:\n  - id: a\n    kind: phrase\n    why: |-\n"
                                              "      I was late. \n      \tTwice 😀.\n\n"
                                              "        Then: \"no\" # more\n");
    buffer_free(&text);
}

static void words_of_any_length_are_kept(void **state) {
    (void)state;
    Arena *arena = arena_new();
    Buffer word = {0};
    for (int i = 0; i < 3000; i++)
        buffer_append_byte(&word, "ab "[i % 3]);
    buffer_append_byte(&word, 'x');
    const char *items[] = {"one"};
    YamlWordList lists[] = {{.word = buffer_string(&word), .items = items, .count = 1}, {.word = "b"}};
    YamlWordCount count = {buffer_string(&word), 3};
    const RuleFile file = {.version = 1, .lists = lists, .list_count = 2, .syllables = &count, .syllable_count = 1};
    Buffer text = save(&file);
    RuleFile again = load(buffer_slice(&text), arena);
    assert_string_equal(again.lists[0].word, buffer_string(&word));
    assert_string_equal(again.lists[0].items[0], "one");
    assert_string_equal(again.syllables[0].word, buffer_string(&word));
    assert_int_equal(again.syllables[0].count, 3);
    buffer_free(&text);
    buffer_free(&word);
    arena_free(arena);
}

static void numbers_are_written_as_short_as_they_stay_the_same(void **state) {
    (void)state;
    static const double numbers[] = {0.1, 1.0 / 3, 1e22, 123456789.125, -2.5e-7, 1.7976931348623157e308, 5e-324};
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Rule rule = {.id = "a", .weight = numbers[i]};
        const RuleFile file = {.version = 1, .rules = &rule, .rule_count = 1};
        Buffer text = save(&file);
        RuleFile again = load(buffer_slice(&text), arena);
        assert_memory_equal(&again.rules[0].weight, &numbers[i], sizeof numbers[i]);
        assert_true(i > 0 || strstr(buffer_string(&text), "weight: 0.1\n"));
        buffer_free(&text);
    }
    arena_free(arena);
}

static const YamlField list_fields[] = {
    {.key = "ways", .type = YAML_STRINGS, .offset = 0, .count_offset = sizeof(char *), .standard = "one"}};
static const YamlSchema list_schema = {
    .name = "ways", .size = sizeof(char *) + sizeof(size_t), .fields = list_fields, .field_count = 1};

static void an_empty_list_is_kept_where_the_standard_is_another(void **state) {
    (void)state;
    struct {
        const char **ways;
        size_t count;
    } value, again;
    Arena *arena = arena_new();
    ErrorList errors = {0};
    Buffer text = {0};
    assert_true(yaml_load(&list_schema, "w", slice_of("{}"), NULL, arena, &value, &errors));
    assert_int_equal(value.count, 1);
    yaml_save(&list_schema, &value, &text);
    assert_string_equal(buffer_string(&text), "{}\n");
    buffer_clear(&text);
    assert_true(yaml_load(&list_schema, "w", slice_of("ways: []"), NULL, arena, &value, &errors));
    yaml_save(&list_schema, &value, &text);
    assert_true(yaml_load(&list_schema, "w", buffer_slice(&text), NULL, arena, &again, &errors));
    assert_int_equal(again.count, 0);
    buffer_free(&text);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_written_so_that_people_can_read_it),
        cmocka_unit_test(what_equals_its_standard_is_left_out),
        cmocka_unit_test(a_word_that_others_take_for_no_text_stands_in_quotes),
        cmocka_unit_test(an_empty_struct_that_is_there_stays_there),
        cmocka_unit_test(no_text_is_changed_by_saving_and_loading),
        cmocka_unit_test(a_draft_stays_readable_with_blanks_tabs_and_emoji),
        cmocka_unit_test(words_of_any_length_are_kept),
        cmocka_unit_test(numbers_are_written_as_short_as_they_stay_the_same),
        cmocka_unit_test(an_empty_list_is_kept_where_the_standard_is_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
