/* How many syllables words have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/english_fixture.h"
#include <starcoach/text.h>

static Language *language;

static int set_up(void **state) {
    (void)state;
    language = english_fixture();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    language_free(language);
    return 0;
}

/* Words of each count, divided by blanks. */
static void check_words(size_t syllables, const char *words) {
    for (const char *at = words; *at;) {
        const char *end = at;
        while (*end && *end != ' ')
            end++;
        size_t counted = syllables_in_word(language, (Slice){at, (size_t)(end - at)});
        if (counted != syllables)
            fail_msg("\"%.*s\" has %zu syllables, not %zu", (int)(end - at), at, syllables, counted);
        at = *end ? end + 1 : end;
    }
}

static void ordinary_words_are_counted(void **state) {
    (void)state;
    check_words(
        1, "I the we time team plan missed worked asked planned changed learned launched fixed called used built hired "
           "league vague queue through caught whole while eye once since");
    check_words(
        2, "deadline project wanted needed started changes places causes being doing trying manage people table handle "
           "client quiet science framework timeline baseline pipeline software someone something sometimes "
           "therefore careful hopeful safely safety useless action mission nation question pressure failure "
           "feature issue argue value colleague technique rhythm prism playing player beyond employed enjoyed");
    check_words(3, "designer customer recover example important agreement completely entitled media audio period "
                   "idea creative carefully implement studying continue beginning various previous "
                   "serious obvious however everyone anyone everything stakeholder management requirement improvement "
                   "realize reinforce earlier happiest companies deliver organized");
    check_words(
        4,
        "responsible experience immediate priority material communicate obviously activity situated situation evaluate "
        "implemented appreciate negotiate coordinate algorithm variety society scenario actually "
        "automated");
    check_words(5, "communication organization immediately opportunity unfortunately "
                   "university appreciation");
}

static void endings_sound_where_they_must(void **state) {
    (void)state;
    check_words(1, "times notes makes codes filed walked pulled moved raised");
    check_words(2, "places changes boxes teaches pushes added ended handled tables titles centre metre mixes");
}

static void apostrophes_add_what_is_heard(void **state) {
    (void)state;
    check_words(1, "don't can't won't aren't weren't I'm we're they'll it's that's team's I'd");
    check_words(2, "didn't couldn't wasn't haven't boss's nurse's it'll could've that'd bosses'");
}

static void exceptions_come_before_the_rule(void **state) {
    (void)state;
    check_words(2, "business every dr");
    check_words(3, "area");
    check_words(1, "hmm");
}

static void other_letters_are_counted_too(void **state) {
    (void)state;
    check_words(2, "café 한국");
    check_words(3, "résumé Привет 我们们");
    check_words(1, "é x 我");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_words_are_counted),    cmocka_unit_test(endings_sound_where_they_must),
        cmocka_unit_test(apostrophes_add_what_is_heard), cmocka_unit_test(exceptions_come_before_the_rule),
        cmocka_unit_test(other_letters_are_counted_too),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
