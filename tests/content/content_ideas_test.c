/* Ideas: questions that bring a story back, by kind of slip and by place. */
#include "content/small_bank.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_IDEAS = 60, LONGEST = 200 };

typedef struct Loaded {
    Bank *bank;
    Arena *arena;
} Loaded;

static Loaded load(const char *own) {
    ErrorList errors = {0};
    Loaded loaded = {.arena = arena_new()};
    assert_true(bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content", .own = own}, &loaded.bank, &errors));
    assert_true(bank_load_ideas(loaded.bank, &errors));
    assert_int_equal(errors.count, 0);
    return loaded;
}

static void unload(Loaded loaded) {
    arena_free(loaded.arena);
    bank_free(loaded.bank);
}

static void they_are_read_only_when_they_are_asked_for(void **state) {
    (void)state;
    ErrorList errors = {0};
    Bank *bank = NULL;
    assert_true(bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content"}, &bank, &errors));
    assert_int_equal(bank_idea_kind_count(bank), 0);
    assert_true(bank_load_ideas(bank, &errors));
    assert_true(bank_idea_kind_count(bank) > 0);
    bank_free(bank);
}

static void each_asks_something_of_its_own(void **state) {
    (void)state;
    Loaded loaded = load(NULL);
    Ideas ideas = bank_ideas(loaded.bank, NULL, NULL, loaded.arena);
    assert_true(ideas.count >= LEAST_IDEAS);
    for (size_t i = 0; i < ideas.count; i++) {
        const char *ask = ideas.items[i]->ask;
        assert_true(strlen(ask) < LONGEST);
        assert_int_equal(ask[strlen(ask) - 1], '?');
        assert_null(strstr(ask, "fail"));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(ask, ideas.items[k]->ask);
    }
    unload(loaded);
}

static void every_kind_and_every_place_has_some(void **state) {
    (void)state;
    Loaded loaded = load(NULL);
    for (size_t k = 0; k < bank_idea_kind_count(loaded.bank); k++)
        for (size_t p = 0; p < bank_idea_place_count(loaded.bank); p++)
            assert_true(bank_ideas(loaded.bank, bank_idea_kind_at(loaded.bank, k)->id,
                                   bank_idea_place_at(loaded.bank, p)->id, loaded.arena)
                            .count > 0);
    for (size_t p = 0; p < bank_idea_place_count(loaded.bank); p++) {
        const char *place = bank_idea_place_at(loaded.bank, p)->id;
        Ideas ideas = bank_ideas(loaded.bank, NULL, place, loaded.arena);
        size_t own = 0;
        while (own < ideas.count && ideas.items[own]->places.count > 0)
            own++;
        assert_true(own >= 5);
        for (size_t i = own; i < ideas.count; i++) /* the place's own come first */
            assert_int_equal(ideas.items[i]->places.count, 0);
    }
    unload(loaded);
}

static void one_of_each_kind_comes_before_the_second_of_any(void **state) {
    (void)state;
    Loaded loaded = load(NULL);
    Ideas ideas = bank_ideas(loaded.bank, NULL, NULL, loaded.arena);
    size_t kinds = bank_idea_kind_count(loaded.bank);
    for (size_t i = 0; i < kinds; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(ideas.items[i]->kind, ideas.items[k]->kind);
    unload(loaded);
}

static void only_what_fits_is_given(void **state) {
    (void)state;
    Loaded loaded = load(NULL);
    Ideas ideas = bank_ideas(loaded.bank, "check", "shop", loaded.arena);
    for (size_t i = 0; i < ideas.count; i++) {
        assert_string_equal(ideas.items[i]->kind, "check");
        assert_true(ideas.items[i]->places.count == 0 || strcmp(ideas.items[i]->places.items[0], "shop") == 0);
    }
    assert_int_equal(bank_ideas(loaded.bank, "no such kind", NULL, loaded.arena).count, 0);
    unload(loaded);
}

static void own_ideas_lie_over_the_shipped_ones_by_id(void **state) {
    (void)state;
    char *root = content_folder_empty();
    content_folder_write(root, "en/ideas.yaml",
                         "version: 1\nplaces:\n  - {id: boat, label: On a boat}\nideas:\n"
                         "  - {id: shop.plan, kind: plan, places: [shop], ask: \"Which morning?\"}\n"
                         "  - {id: boat.plan, kind: plan, places: [boat], ask: \"Which tide?\"}\n");
    Loaded loaded = load(root);
    assert_string_equal(bank_ideas(loaded.bank, "plan", "shop", loaded.arena).items[0]->ask, "Which morning?");
    assert_string_equal(bank_ideas(loaded.bank, "plan", "boat", loaded.arena).items[0]->ask, "Which tide?");
    assert_string_equal(bank_idea_place(loaded.bank, "boat")->label, "On a boat");
    unload(loaded);
    content_folder_free(root);
}

/* Lines 3 to 5 of the file, each with one fault. */
static void a_broken_reference_and_an_idea_that_asks_nothing_are_told_with_their_lines(void **state) {
    (void)state;
    char *root = content_folder_empty();
    content_folder_write(root, "en/ideas.yaml",
                         "version: 1\nideas:\n"
                         "  - {id: a, kind: plans, ask: \"Which?\"}\n"
                         "  - {id: b, kind: plan, places: [shops], ask: \"Which?\"}\n"
                         "  - {id: c, kind: plan, ask: \"Think of one.\"}\n");
    Bank *bank = NULL;
    ErrorList errors = {0};
    assert_true(bank_load(&(BankPlaces){.shipped = STARCOACH_SOURCE "/content", .own = root}, &bank, &errors));
    assert_false(bank_check(bank, &errors));
    assert_int_equal(errors.count, 3);
    for (size_t i = 0; i < errors.count; i++)
        assert_int_equal(errors.items[i].line, 3 + i);
    assert_non_null(strstr(errors.items[0].remedy, "plan"));
    assert_non_null(strstr(errors.items[2].message, "asks nothing"));
    error_list_clear(&errors);
    bank_free(bank);
    content_folder_free(root);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_read_only_when_they_are_asked_for),
        cmocka_unit_test(each_asks_something_of_its_own),
        cmocka_unit_test(every_kind_and_every_place_has_some),
        cmocka_unit_test(one_of_each_kind_comes_before_the_second_of_any),
        cmocka_unit_test(only_what_fits_is_given),
        cmocka_unit_test(own_ideas_lie_over_the_shipped_ones_by_id),
        cmocka_unit_test(a_broken_reference_and_an_idea_that_asks_nothing_are_told_with_their_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
