/* Every error that content's checks tell, each on the small bank with one thing broken: its message, at its line. */
#include "content/small_bank.h"

#include <stdlib.h>
#include <string.h>

typedef struct Break {
    const char *file;      /* of the small bank */
    const char *from, *to; /* … and what is changed */
    const char *message;   /* a part of the one problem told */
    const char *line_with; /* it stands on the line with this, in the broken text */
    const char *remedy;    /* a part of it; NULL: not asked about */
} Break;

static const Break breaks[] = {
    {"en/shapes/tale.yaml", "share: 20", "share: 30", "the shares of the sections make 110", "version: 1", NULL},
    {"en/shapes/tale.yaml", "least: 15, most: 60", "least: 70, most: 60", "shortest time is longer", "version: 1",
     NULL},
    {"en/shapes/tale.yaml", "group: told, ask", "group: tell, ask", "unknown group \"tell\"", "id: deed", NULL},
    {"en/shapes/tale.yaml", "answers: [plan]", "answers: [lesson]", "\"lesson\" is no earlier section", "id: deed",
     NULL},
    {"en/shapes/tale.yaml", "answers: [plan]", "answers: [nowhere]", "\"nowhere\" is no earlier section", "id: deed",
     NULL},
    {"en/shapes/tale.yaml", "[lesson, end]", "[lesson, end, plan]", "section \"plan\" stands in 2 acts", "id: plan",
     "exactly one act"},
    {"en/shapes/tale.yaml", "[lesson, end]", "[lesson]", "section \"end\" stands in 0 acts", "id: end", NULL},
    {"en/shapes/tale.yaml", "[lesson, end]", "[lesson, end, finish]", "unknown section \"finish\"", "finish", NULL},
    {"en/shapes/tale.yaml", "rubric: tale", "rubric: tal", "unknown rubric \"tal\"", "version: 1", "\"tale\""},
    {"en/guides/slip.yaml", "section: deed\n", "section: did\n", "has no section \"did\"", "section: did", NULL},
    {"en/guides/slip.yaml", "{section: plan,", "{section: plans,", "has no section \"plans\"", "section: plans", NULL},
    {"en/guides/slip.yaml", "when: [blame]", "when: [blamed]", "unknown rule \"blamed\"", "blamed", "\"blame\""},
    {"en/guides/slip.yaml", "roles: [baker]", "roles: [backer]", "unknown target role \"backer\"", "backer",
     "\"baker\""},
    {"en/guides/slip.yaml", "when: 2025-03", "when: 2025-13", "\"2025-13\" is no date", "version: 1", "YYYY-MM"},
    {"en/guides/slip.yaml", "competencies: [planning]", "competencies: [plannin]", "unknown competency \"plannin\"",
     "plannin]", "\"planning\""},
    {"en/rules/tale.yaml", "roles: [lesson]", "roles: [lessen]", "unknown role \"lessen\"", "lessen", "\"lesson\""},
    {"en/rules/tale.yaml", "    with: [sheet*]\n", "", "kind near needs \"with\"", "id: lesson.vague", NULL},
    {"en/rules/tale.yaml", "    phrases: [communication]\n", "", "kind near needs \"phrases\"", "id: lesson.vague",
     NULL},
    {"en/rules/tale.yaml", "    phrases: [we]\n", "", "kind ratio needs \"phrases\"", "id: deed.we", NULL},
    {"en/rules/tale.yaml", "    phrases: [\"<number>\"]\n", "", "kind missing needs \"phrases\"", "id: deed.figure",
     NULL},
    {"en/rules/tale.yaml", "    phrases: [\"{boss} forgot\"]\n", "", "kind phrase needs \"phrases\"", "id: blame",
     NULL},
    {"en/rules/tale.yaml", "    place: last\n", "", "kind position needs \"place\"", "id: end.sour", NULL},
    {"en/rules/tale.yaml", "    phrases: [failed]\n", "", "kind position needs \"phrases\"", "id: end.sour", NULL},
    {"en/rules/tale.yaml", "    words: 4\n", "", "kind empty needs \"words\"", "id: deed.empty", NULL},
    {"en/rules/tale.yaml", "of: setup", "of: set-up", "kind share needs \"of\"", "id: share.setup", NULL},
    {"en/rules/tale.yaml", "    over: 40\n", "", "kind share needs \"below\"", "id: share.setup", NULL},
    {"en/rules/tale.yaml", "of: itself", "of: nothing", "kind echo needs \"of\"", "id: echo.itself", NULL},
    {"en/rules/tale.yaml", "    most: 0.3\n", "", "kind echo needs \"most\"", "id: echo.itself", NULL},
    {"en/rules/tale.yaml", "    fact: doubts\n", "", "kind story needs \"fact\"", "id: story.honesty", NULL},
    {"en/rules/tale.yaml", "fact: doubts", "fact: doubt", "unknown fact \"doubt\"", "id: story.honesty", "doubts"},
    {"en/rules/tale.yaml", "    is: [honesty]\n", "", "kind story needs \"is\"", "id: story.honesty", NULL},
    {"en/rules/tale.yaml", "is: [honesty]", "is: [dishonesty]", "\"dishonesty\" is no value of the fact", "dishonesty",
     NULL},
    {"en/rules/tale.yaml", "kind: time\n    severity: warning", "kind: time\n    severity: error", "never an error",
     "id: time.band", "warning"},
    {"en/rules/tale.yaml", "    criterion: lesson\n", "", "go together", "id: end.sour", NULL},
    {"en/rules/tale.yaml", "when: 2010-01", "when: once", "\"once\" is no date", "once", NULL},
    {"en/rules/tale.yaml", "texts: {action: I phoned.,", "texts: {acton: I phoned.,", "unknown role \"acton\"", "acton",
     "\"action\""},
    {"en/rules/tale.yaml", "message: No figure.\n    why: They mind.",
     "message: No figure.\n    why: They mind. It is so.", "needs more than one sentence in \"why\"", "id: deed.figure",
     "one sentence"},
    {"en/rules/tale.yaml", "message: No sheet.\n    why: They mind.\n    fix: Mend it.",
     "message: No sheet.\n    why: They mind.\n    fix: Be more specific.", "its \"fix\" says \"more specific\"",
     "id: lesson.sheet", "name the kind of detail"},
    {"en/rubrics/tale.yaml", "points: 45", "points: 46",
     "criterion \"deed\" has 46 points but its requirements make 45", "id: deed", NULL},
    {"en/rubrics/tale.yaml", "nearly: 60", "nearly: 90", "lies above", "version: 1", NULL},
    {"en/rubrics/tale.yaml", "rule: lesson.sheet", "rule: lesson.sheets", "unknown rule \"lesson.sheets\"",
     "lesson.sheets", "\"lesson.sheet\""},
    {"en/rubrics/tale.yaml", "rule: lesson.vague", "rule: lesson.vag", "unknown rule \"lesson.vag\"", "lesson.vag",
     NULL},
    {"en/rubrics/tale.yaml", "needs: [deed.figure]", "needs: [deed.figures]", "unknown rule \"deed.figures\"",
     "deed.figures", NULL},
};

/* The bank's problem whose message holds `part`; fails, listing all, where there is none. */
static const Error *find_problem(const ErrorList *errors, const char *part) {
    for (size_t i = 0; i < errors->count; i++)
        if (strstr(errors->items[i].message, part))
            return &errors->items[i];
    print_error("no problem says: %s\n", part);
    for (size_t i = 0; i < errors->count; i++)
        print_error("  %s\n", errors->items[i].message);
    fail();
    return NULL;
}

static void check_break(const char *root, const Break *broken) {
    char *text = small_bank_file(broken->file), *changed = text_changed(text, broken->from, broken->to);
    content_folder_write(root, broken->file, changed);
    Bank *bank = content_folder_load(root, NULL, NULL);
    ErrorList errors = {0};
    assert_false(bank_check(bank, &errors));
    const Error *problem = find_problem(&errors, broken->message);
    assert_non_null(strstr(problem->file, broken->file));
    assert_int_equal(problem->line, line_of(changed, broken->line_with));
    assert_true(problem->column >= 1);
    if (broken->remedy && !problem->remedy)
        fail_msg("no remedy for: %s", problem->message);
    if (broken->remedy)
        assert_non_null(strstr(problem->remedy, broken->remedy));
    error_list_clear(&errors);
    bank_free(bank);
    content_folder_write(root, broken->file, text);
    free(text);
    free(changed);
}

static void each_broken_reference_and_sum_is_told_at_its_line(void **state) {
    (void)state;
    char *root = content_folder_new();
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        check_break(root, &breaks[i]);
    content_folder_free(root);
}

static void the_small_bank_as_it_is_checks_clean(void **state) {
    (void)state;
    char *root = content_folder_new();
    Bank *bank = content_folder_load(root, NULL, NULL);
    ErrorList errors = {0};
    bool clean = bank_check(bank, &errors);
    for (size_t i = 0; i < errors.count; i++)
        print_error("%s\n", errors.items[i].message);
    assert_true(clean);
    bank_free(bank);
    content_folder_free(root);
}

/* A file in place of another, and the one problem that it makes. */
static void check_file_problem(const char *below, const char *text, const char *message, size_t line) {
    char *root = content_folder_new();
    content_folder_write(root, below, text);
    Bank *bank = content_folder_load(root, NULL, NULL);
    ErrorList errors = {0};
    assert_false(bank_check(bank, &errors));
    const Error *problem = find_problem(&errors, message);
    assert_int_equal(problem->line, line);
    assert_non_null(strstr(problem->file, below));
    error_list_clear(&errors);
    bank_free(bank);
    content_folder_free(root);
}

static void references_of_questions_roles_and_rubrics_are_checked(void **state) {
    (void)state;
    check_file_problem("en/questions/more.yaml",
                       "version: 1\nquestions:\n  - {id: x, title: X, ask: Y, competencies: [care], shape: tail}\n",
                       "unknown shape \"tail\"", 3);
    check_file_problem(
        "en/questions/more.yaml",
        "version: 1\nquestions:\n  - {id: x, title: X, ask: Y,\n     competencies: [car], shape: tale}\n",
        "unknown competency \"car\"", 4);
    check_file_problem("en/roles/cook.yaml", "version: 1\nid: cook\nlabel: Cook\ncompetencies: [fire]\nadvice: Cook.\n",
                       "unknown competency \"fire\"", 4);
    check_file_problem("en/rubrics/plain.yaml",
                       "version: 1\nid: plain\ncriteria:\n  - {id: a, label: A, about: form, points: 90,\n"
                       "     requirements: [{rule: blame, weight: 90}]}\n",
                       "the criteria's points make 90", 1);
}

static void a_guide_must_bear_its_questions_id(void **state) {
    (void)state;
    check_file_problem("en/guides/win.yaml",
                       "version: 1\nid: wins\nwants: [It.]\nsections:\n  - {section: first, prompt: P, tip: T}\n",
                       "unknown question \"wins\"", 1);
    check_file_problem("en/guides/other.yaml",
                       "version: 1\nid: win\nwants: [It.]\nsections:\n  - {section: first, prompt: P, tip: T}\n",
                       "its file is other.yaml", 1);
}

static void one_file_is_checked_by_the_folder_it_lies_in(void **state) {
    (void)state;
    char *root = content_folder_new(), *other = content_folder_empty();
    char *rubric = small_bank_file("en/rubrics/tale.yaml"), *broken = text_changed(rubric, "points: 45", "points: 44");
    content_folder_write(other, "rubrics/tale.yaml", broken);
    content_folder_write(other, "rubrics/good.yaml", rubric);
    content_folder_write(other, "letters/tale.yaml", rubric);
    Bank *bank = content_folder_load(root, NULL, NULL);
    Buffer path = {0};
    ErrorList errors = {0};
    buffer_printf(&path, "%s/rubrics/good.yaml", other);
    assert_true(bank_check_file(bank, buffer_string(&path), &errors));
    assert_int_equal(errors.count, 0);
    buffer_clear(&path);
    buffer_printf(&path, "%s/rubrics/tale.yaml", other);
    assert_false(bank_check_file(bank, buffer_string(&path), &errors));
    assert_int_equal(find_problem(&errors, "has 44 points")->line, line_of(rubric, "id: deed"));
    buffer_clear(&path);
    buffer_printf(&path, "%s/letters/tale.yaml", other);
    error_list_clear(&errors);
    assert_false(bank_check_file(bank, buffer_string(&path), &errors));
    assert_non_null(errors.items[0].remedy);
    error_list_clear(&errors);
    buffer_free(&path);
    bank_free(bank);
    content_folder_free(root);
    content_folder_free(other);
    free(rubric);
    free(broken);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_small_bank_as_it_is_checks_clean),
        cmocka_unit_test(each_broken_reference_and_sum_is_told_at_its_line),
        cmocka_unit_test(references_of_questions_roles_and_rubrics_are_checked),
        cmocka_unit_test(a_guide_must_bear_its_questions_id),
        cmocka_unit_test(one_file_is_checked_by_the_folder_it_lies_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
