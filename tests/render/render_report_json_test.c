/* Reports as JSON: the keys and types that other programs read. */
#include "judge/judging.h"

#include <jansson.h>
#include <math.h>
#include <starcoach/render.h>
#include <string.h>

/* A key of an object with its type: i integer, n number, s string, b boolean, a array, 0 null; several: any of them. */
typedef struct Key {
    const char *name, *types;
} Key;

static bool has_type(const json_t *value, const char *types) {
    for (; *types; types++) {
        if ((*types == 'i' && json_is_integer(value)) || (*types == 'n' && json_is_number(value)) ||
            (*types == 's' && json_is_string(value)) || (*types == 'b' && json_is_boolean(value)) ||
            (*types == 'a' && json_is_array(value)) || (*types == '0' && json_is_null(value)))
            return true;
    }
    return false;
}

static void check_keys(const json_t *object, const Key *keys, size_t count) {
    assert_true(json_is_object(object));
    for (size_t i = 0; i < count; i++) {
        const json_t *value = json_object_get(object, keys[i].name);
        if (!value || !has_type(value, keys[i].types))
            fail_msg("key %s is missing or not one of %s", keys[i].name, keys[i].types);
    }
    assert_int_equal(json_object_size(object), count);
}
#define CHECK_KEYS(object, ...)                                                                                        \
    check_keys(object, (const Key[]){__VA_ARGS__}, sizeof((const Key[]){__VA_ARGS__}) / sizeof(Key))

static json_t *parse(const Report *report, const char *id, const char *file, bool explain) {
    Buffer out = {0};
    render_report_json(report, id, file, explain, &out);
    assert_null(strchr(buffer_string(&out), '\n'));
    json_t *json = json_loads(buffer_string(&out), 0, NULL);
    assert_non_null(json);
    buffer_free(&out);
    return json;
}

static AnswerView faulty(const Judging *judging) {
    return tale_with(judging, DEED, "We left. My boss forgot \"it\".");
}

static void a_report_has_the_keys_and_types_of_the_contract(void **state) {
    json_t *json = parse(judge_final(*state, faulty(*state)), "7", NULL, false);
    CHECK_KEYS(json, {"id", "i"}, {"question", "s"}, {"shape", "s"}, {"score", "i"}, {"readiness", "s"}, {"words", "i"},
               {"seconds", "n"}, {"seconds_low", "n"}, {"seconds_high", "n"}, {"learning_share", "n"}, {"pace", "n"},
               {"today", "s"}, {"foreign", "b"}, {"sections", "a"}, {"sentences", "a"}, {"criteria", "a"},
               {"findings", "a"}, {"good", "a"}, {"follow_ups", "a"});
    assert_string_equal(json_string_value(json_object_get(json, "question")), "slip");
    assert_string_equal(json_string_value(json_object_get(json, "shape")), "tale");
    assert_string_equal(json_string_value(json_object_get(json, "today")), "2026-01-15");
    json_decref(json);
}

static void its_parts_have_theirs(void **state) {
    json_t *json = parse(judge_final(*state, faulty(*state)), NULL, NULL, true);
    size_t i;
    json_t *part;
    assert_int_equal(json_array_size(json_object_get(json, "sections")), TALE_SECTIONS);
    json_array_foreach(json_object_get(json, "sections"), i, part)
        CHECK_KEYS(part, {"id", "s"}, {"role", "s"}, {"words", "i"}, {"seconds", "n"}, {"share", "n"}, {"spans", "a"});
    json_array_foreach(json_object_get(json, "sentences"), i, part)
        CHECK_KEYS(part, {"start", "i"}, {"end", "i"}, {"section", "s"}, {"role", "s"}, {"sure", "n"});
    json_array_foreach(json_object_get(json, "criteria"), i, part)
        CHECK_KEYS(part, {"id", "s"}, {"about", "s"}, {"points", "i"}, {"of", "i"});
    assert_true(json_array_size(json_object_get(json, "findings")) > 2);
    json_array_foreach(json_object_get(json, "findings"), i, part)
        CHECK_KEYS(part, {"rule", "s"}, {"criterion", "s0"}, {"cost", "i"}, {"severity", "s"}, {"section", "s0"},
                   {"start", "i"}, {"end", "i"}, {"message", "s"}, {"why", "s"}, {"fix", "s"});
    assert_true(json_array_size(json_object_get(json, "tried")) > 10);
    json_decref(json);
}

static void the_sums_hold_in_json_too(void **state) {
    json_t *json = parse(judge_final(*state, faulty(*state)), NULL, NULL, false);
    json_int_t points = 0, of = 0, cost = 0;
    double share = 0;
    size_t i;
    json_t *part;
    json_array_foreach(json_object_get(json, "criteria"), i, part) {
        points += json_integer_value(json_object_get(part, "points"));
        of += json_integer_value(json_object_get(part, "of"));
    }
    json_array_foreach(json_object_get(json, "findings"), i, part) cost +=
        json_integer_value(json_object_get(part, "cost"));
    json_array_foreach(json_object_get(json, "sections"), i, part) share +=
        json_number_value(json_object_get(part, "share"));
    json_int_t score = json_integer_value(json_object_get(json, "score"));
    assert_int_equal(score, points);
    assert_int_equal(score, 100 - cost);
    assert_int_equal(of, 100);
    assert_true(fabs(share - 1) < 0.001);
    json_decref(json);
}

static void offsets_are_bytes_of_the_sections_own_text(void **state) {
    const char *text = "\xC3\x89t\xC3\xA9: we left. My boss forgot it.";
    json_t *json = parse(judge_final(*state, tale_with(*state, DEED, text)), NULL, NULL, false);
    size_t i, found = 0;
    json_t *part;
    json_array_foreach(json_object_get(json, "findings"), i, part) {
        if (strcmp(json_string_value(json_object_get(part, "rule")), "blame") != 0)
            continue;
        size_t start = (size_t)json_integer_value(json_object_get(part, "start"));
        size_t end = (size_t)json_integer_value(json_object_get(part, "end"));
        assert_int_equal(end - start, strlen("My boss forgot"));
        assert_memory_equal(text + start, "My boss forgot", end - start);
        assert_string_equal(json_string_value(json_object_get(part, "section")), "deed");
        found++;
    }
    assert_true(found > 0);
    json_t *spans = json_object_get(json_array_get(json_object_get(json, "sections"), DEED), "spans");
    assert_int_equal(json_integer_value(json_array_get(json_array_get(spans, 0), 0)), 0);
    assert_int_equal(json_integer_value(json_array_get(json_array_get(spans, 0), 1)), strlen(text));
    json_decref(json);
}

static void learning_share_is_null_where_the_shape_has_no_learning(void **state) {
    Judging *judging = *state;
    SectionView sections[] = {section_view_whole(slice_of("We baked."), judging->arena),
                              section_view_whole(slice_of("I phoned 12 bakeries."), judging->arena)};
    AnswerView view = {.shape = bank_shape(judging->bank, "plain"), .sections = sections};
    json_t *json = parse(judge_final(judging, view), NULL, NULL, false);
    assert_true(json_is_null(json_object_get(json, "learning_share")));
    assert_true(json_is_null(json_object_get(json, "question")));
    json_decref(json);
}

static void an_empty_answer_has_a_learning_share_of_nought(void **state) {
    const char *texts[TALE_SECTIONS] = {0};
    json_t *json = parse(judge_final(*state, tale_of(*state, texts)), NULL, NULL, false);
    assert_true(json_number_value(json_object_get(json, "learning_share")) == 0);
    assert_true(json_number_value(json_object_get(json, "seconds")) == 0);
    assert_int_equal(json_array_size(json_object_get(json, "sentences")), 0);
    json_decref(json);
}

static void an_id_comes_back_as_it_was_given(void **state) {
    const char *const ids[] = {"7", "\"seven\"", "null", "{\"a\":[1,2.5]}", "12345678901"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        json_t *json = parse(judge_final(*state, tale_of(*state, good_tale)), ids[i], NULL, false);
        json_t *id = json_loads(ids[i], JSON_DECODE_ANY, NULL);
        assert_true(json_equal(json_object_get(json, "id"), id));
        json_decref(id);
        json_decref(json);
    }
}

static void a_file_is_named_where_it_is_given(void **state) {
    json_t *json = parse(judge_final(*state, tale_of(*state, good_tale)), NULL, "answers/one \"x\".md", false);
    assert_string_equal(json_string_value(json_object_get(json, "file")), "answers/one \"x\".md");
    assert_null(json_object_get(json, "id"));
    json_decref(json);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_has_the_keys_and_types_of_the_contract),
        cmocka_unit_test(its_parts_have_theirs),
        cmocka_unit_test(the_sums_hold_in_json_too),
        cmocka_unit_test(offsets_are_bytes_of_the_sections_own_text),
        cmocka_unit_test(learning_share_is_null_where_the_shape_has_no_learning),
        cmocka_unit_test(an_empty_answer_has_a_learning_share_of_nought),
        cmocka_unit_test(an_id_comes_back_as_it_was_given),
        cmocka_unit_test(a_file_is_named_where_it_is_given),
    };
    return cmocka_run_group_tests(tests, judging_set_up, judging_tear_down);
}
