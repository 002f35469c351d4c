/* Objects of the user's own that extend shipped ones: what they add, remove and change, and what is wrong with them. */
#include "content/small_bank.h"

#include <string.h>

typedef struct Lying { /* the small bank with one own file over it */
    char *root, *own;
    Bank *bank;
    ErrorList errors;
} Lying;

static Lying lie(const char *below, const char *text) {
    Lying lying = {.root = content_folder_new(), .own = content_folder_empty()};
    content_folder_write(lying.own, below, text);
    lying.bank = content_folder_load(lying.root, lying.own, &lying.errors);
    bank_load_rules(lying.bank, &lying.errors);
    for (size_t i = 0; i < bank_question_count(lying.bank); i++) /* what is read when it is asked for */
        bank_shape(lying.bank, bank_question_at(lying.bank, i)->shape);
    return lying;
}

static void end(Lying *lying) {
    bank_free(lying->bank);
    error_list_clear(&lying->errors);
    content_folder_free(lying->own);
    content_folder_free(lying->root);
}

static void assert_fine(const Lying *lying) {
    for (size_t i = 0; i < lying->errors.count; i++)
        print_error("%zu:%zu %s\n", lying->errors.items[i].line, lying->errors.items[i].column,
                    lying->errors.items[i].message);
    assert_int_equal(lying->errors.count, 0);
}

static bool strings_are(const Strings *strings, size_t count, const char *const *wanted) {
    for (size_t i = 0; i < count && i < strings->count; i++)
        if (strcmp(strings->items[i], wanted[i]) != 0)
            return false;
    return strings->count == count;
}

static void a_rule_keeps_what_is_not_said_and_takes_what_is(void **state) {
    (void)state;
    Lying lying = lie("en/rules/mine.yaml", "version: 1\n"
                                            "rules:\n"
                                            "  - extends: deed.steps\n"
                                            "    severity: warning\n"
                                            "    phrases: {add: [called, rang], remove: wrote}\n"
                                            "    with: [later]\n"
                                            "    examples: {silent: {add: [{text: Later I called. Later I rang.}]}}\n");
    assert_fine(&lying);
    const Rule *rule = bank_rule(lying.bank, "deed.steps");
    assert_true(rule->own);
    assert_int_equal(rule->severity, SEVERITY_WARNING);
    assert_string_equal(rule->label, "has two steps");
    assert_int_equal(rule->at_least, 2);
    assert_true(strings_are(&rule->phrases, 3, (const char *const[]){"phoned", "called", "rang"}));
    assert_true(strings_are(&rule->with, 1, (const char *const[]){"later"}));
    assert_int_equal(rule->examples.silent_count, 2);
    assert_int_equal(rule->examples.fires_count, 1);
    assert_int_equal(rule->source.line, 3);
    assert_non_null(strstr(rule->source.file, "mine.yaml"));
    assert_false(bank_rule(lying.bank, "deed.figure")->own);
    end(&lying);
}

static void another_id_makes_another_object_beside_the_extended_one(void **state) {
    (void)state;
    Lying lying = lie("en/questions/mine.yaml",
                      "version: 1\n"
                      "questions:\n"
                      "  - {extends: slip, id: big-slip, title: A big slip, competencies: {add: care}}\n");
    assert_fine(&lying);
    const Question *mine = bank_question(lying.bank, "big-slip");
    assert_string_equal(mine->ask, "Tell me about a slip of yours.");
    assert_int_equal(mine->competencies.count, 2);
    assert_false(bank_question(lying.bank, "slip")->own);
    assert_int_equal(bank_question_count(lying.bank), 3);
    end(&lying);
}

static void a_shapes_sections_are_changed_added_and_removed(void **state) {
    (void)state;
    Lying lying = lie("en/shapes/tale.yaml",
                      "version: 1\n"
                      "extends: tale\n"
                      "seconds: {most: 90}\n"
                      "acts: {change: [{label: Learn, sections: [lesson, thanks]}]}\n"
                      "sections:\n"
                      "  remove: [end]\n"
                      "  change: [{id: deed, share: 45, was: {add: [step]}}]\n"
                      "  add: [{id: thanks, label: Thanks, role: close, share: 5, group: told, ask: Who helped?}]\n");
    assert_fine(&lying);
    const Shape *shape = bank_shape(lying.bank, "tale");
    assert_int_equal(shape->section_count, 4);
    assert_int_equal(shape->seconds.least, 15);
    assert_int_equal(shape->seconds.most, 90);
    assert_string_equal(shape->sections[0].id, "plan");
    assert_int_equal(shape->sections[1].share, 45);
    assert_string_equal(shape->sections[1].label, "The deed");
    assert_true(strings_are(&shape->sections[1].was, 2, (const char *const[]){"act", "step"}));
    assert_string_equal(shape->sections[3].id, "thanks");
    ErrorList errors = {0};
    assert_true(bank_check(lying.bank, &errors));
    end(&lying);
}

static void a_rubrics_requirements_are_laid_over_by_their_rules(void **state) {
    (void)state;
    Lying lying =
        lie("en/rubrics/tale.yaml",
            "version: 1\n"
            "extends: tale\n"
            "ready: 90\n"
            "criteria:\n"
            "  change:\n"
            "    - id: deed\n"
            "      requirements: {change: [{rule: deed.figure, weight: 25}, {rule: deed.steps, weight: 10}]}\n"
            "      flags: {remove: blame}\n");
    assert_fine(&lying);
    const Rubric *rubric = bank_rubric(lying.bank, "tale");
    assert_int_equal(rubric->ready, 90);
    assert_int_equal(rubric->criterion_count, 3);
    const Criterion *deed = &rubric->criteria[0];
    assert_int_equal(deed->points, 45);
    assert_int_equal(deed->requirements[1].weight, 25);
    assert_int_equal(deed->requirements[2].weight, 10);
    assert_int_equal(deed->requirements[2].needs.count, 1);
    assert_int_equal(deed->flag_count, 1);
    ErrorList errors = {0};
    assert_true(bank_check(lying.bank, &errors));
    end(&lying);
}

static void competencies_and_guides_are_extended_too(void **state) {
    (void)state;
    Lying lying = lie("en/competencies.yaml",
                      "version: 1\ncompetencies:\n  - {extends: planning, phrases: {add: [\"forecast*\"]}}\n");
    assert_fine(&lying);
    assert_int_equal(bank_competency(lying.bank, "planning")->phrases.count, 2);
    assert_string_equal(bank_competency(lying.bank, "planning")->label, "Planning");
    end(&lying);
    lying = lie("en/guides/slip.yaml", "version: 1\nextends: slip\nwants: {add: [That you laugh about it.]}\n");
    assert_fine(&lying);
    Error error = {0};
    const Guide *guide = bank_guide(lying.bank, "slip", &error);
    assert_non_null(guide);
    assert_string_equal(guide->wants.items[guide->wants.count - 1], "That you laugh about it.");
    assert_true(guide->section_count > 0);
    end(&lying);
}

typedef struct Fault {
    const char *below, *text;
    const char *message, *remedy; /* parts of them */
    unsigned line, column;
} Fault;

static const Fault faults[] = {
    {"en/rules/mine.yaml", "version: 1\nrules:\n  - extends: deed.step\n", "no shipped rule is called \"deed.step\"",
     "\"deed.steps\"", 3, 14},
    {"en/rules/mine.yaml", "version: 1\nrules:\n  - extends: [blame]\n", "\"extends\" must be", NULL, 3, 14},
    {"en/rules/mine.yaml", "version: 1\nrules:\n  - extends: deed.steps\n    phrases: {remove: [wrot]}\n",
     "\"phrases\" has no item \"wrot\"", "\"wrote\"", 4, 24},
    {"en/rules/mine.yaml", "version: 1\nrules:\n  - extends: deed.steps\n    phrases: {ad: [x]}\n", "\"ad\"", "\"add\"",
     4, 15},
    {"en/rules/mine.yaml", "version: 1\nrules:\n  - extends: deed.steps\n    phrases: {change: [x]}\n", "\"change\"",
     NULL, 4, 15},
    {"en/rules/mine.yaml", "version: 1\nrules:\n  - extends: deed.steps\n    sevrity: error\n", "\"sevrity\"",
     "\"severity\"", 4, 5},
    {"en/rules/mine.yaml", "version: 1\nrules:\n  - extends: deed.steps\n    at_least: many\n", "\"at_least\" must be",
     NULL, 4, 15},
    {"en/shapes/tale.yaml", "version: 1\nextends: tale\nsections: {change: [{id: ded, share: 4}]}\n",
     "\"sections\" has no item \"ded\"", "\"deed\"", 3, 26},
    {"en/shapes/tale.yaml", "version: 1\nextends: tale\nsections: {change: [{share: 4}]}\n", "\"sections\" has no item",
     NULL, 3, 21},
};

static void each_fault_is_told_at_its_place_and_the_shipped_one_stays(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const Fault *fault = &faults[i];
        Lying lying = lie(fault->below, fault->text);
        if (lying.errors.count == 0)
            fail_msg("nothing is told of: %s", fault->text);
        const Error *error = &lying.errors.items[0];
        if (!strstr(error->message, fault->message))
            fail_msg("told: %s", error->message);
        assert_int_equal(error->line, fault->line);
        assert_int_equal(error->column, fault->column);
        if (fault->remedy)
            assert_non_null(strstr(error->remedy, fault->remedy));
        assert_false(bank_rule(lying.bank, "deed.steps")->own);
        assert_int_equal(bank_shape(lying.bank, "tale")->sections[1].share, 40);
        end(&lying);
    }
}

/* What two files make together is told in the one that its author can mend. */
static void what_no_longer_fits_is_told_in_the_own_file(void **state) {
    (void)state;
    Lying lying = lie("en/shapes/tale.yaml", "version: 1\nextends: tale\nsections: {remove: [deed]}\n");
    ErrorList errors = {0};
    assert_false(bank_check(lying.bank, &errors));
    size_t own = 0;
    for (size_t i = 0; i < errors.count; i++) {
        if (!strstr(errors.items[i].file, lying.own))
            continue;
        assert_true(errors.items[i].line >= 1 && errors.items[i].line <= 3);
        own++;
    }
    assert_true(own >= 2); /* the shares, and the act that names the section */
    error_list_clear(&errors);
    end(&lying);
}

static void shipped_files_extend_nothing(void **state) {
    (void)state;
    char *root = content_folder_new();
    content_folder_write(root, "en/rules/more.yaml", "version: 1\nrules:\n  - extends: deed.steps\n");
    ErrorList errors = {0};
    Bank *bank = content_folder_load(root, NULL, &errors);
    bank_load_rules(bank, &errors);
    assert_true(errors.count > 0);
    error_list_clear(&errors);
    bank_free(bank);
    content_folder_free(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_keeps_what_is_not_said_and_takes_what_is),
        cmocka_unit_test(another_id_makes_another_object_beside_the_extended_one),
        cmocka_unit_test(a_shapes_sections_are_changed_added_and_removed),
        cmocka_unit_test(a_rubrics_requirements_are_laid_over_by_their_rules),
        cmocka_unit_test(competencies_and_guides_are_extended_too),
        cmocka_unit_test(each_fault_is_told_at_its_place_and_the_shipped_one_stays),
        cmocka_unit_test(what_no_longer_fits_is_told_in_the_own_file),
        cmocka_unit_test(shipped_files_extend_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
