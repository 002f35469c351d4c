/* Arenas. */
#include <starcoach/arena.h>

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void what_is_handed_out_is_zeroed_aligned_and_apart(void **state) {
    (void)state;
    enum { COUNT = 2000 };
    static unsigned char *blocks[COUNT];
    Arena *arena = arena_new();
    for (size_t i = 0; i < COUNT; i++) {
        const size_t size = i * 7 % 300;
        blocks[i] = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
        for (size_t at = 0; at < size; at++)
            assert_int_equal(blocks[i][at], 0);
        memset(blocks[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t at = 0; at < i * 7 % 300; at++)
            assert_int_equal(blocks[i][at], i % 251);
    arena_free(arena);
}

static void a_block_may_be_larger_than_any_chunk(void **state) {
    (void)state;
    Arena *arena = arena_new();
    char *small = arena_string(arena, "small");
    char *large = arena_alloc(arena, 5 * 1024 * 1024);
    large[0] = large[5 * 1024 * 1024 - 1] = 'x';
    char *after = arena_string(arena, "after");
    assert_string_equal(small, "small");
    assert_string_equal(after, "after");
    arena_free(arena);
}

static void a_reset_arena_hands_the_same_memory_out_again_zeroed(void **state) {
    (void)state;
    Arena *arena = arena_new();
    char *first = arena_alloc(arena, 100);
    memset(first, 'x', 100);
    for (int i = 0; i < 100; i++)
        memset(arena_alloc(arena, 1000), 'y', 1000);
    arena_reset(arena);
    char *again = arena_alloc(arena, 100);
    assert_ptr_equal(again, first);
    assert_int_equal(again[0], 0);
    assert_int_equal(again[99], 0);
    for (int i = 0; i < 100; i++)
        assert_int_equal(((char *)arena_alloc(arena, 1000))[999], 0);
    arena_free(arena);
}

static void a_large_block_after_a_reset_fits_too(void **state) {
    (void)state;
    Arena *arena = arena_new();
    for (int i = 0; i < 10; i++)
        arena_alloc(arena, 3000);
    arena_reset(arena);
    arena_alloc(arena, 4000);
    char *large = arena_alloc(arena, 2 * 1024 * 1024);
    large[2 * 1024 * 1024 - 1] = 'x';
    for (int i = 0; i < 10; i++)
        arena_alloc(arena, 3000);
    arena_free(arena);
}

static void strings_are_copied_with_their_end(void **state) {
    (void)state;
    Arena *arena = arena_new();
    assert_string_equal(arena_copy(arena, (Slice){"words", 4}), "word");
    assert_string_equal(arena_copy(arena, (Slice){NULL, 0}), "");
    assert_string_equal(arena_string(arena, "one"), "one");
    assert_null(arena_string(arena, NULL));
    assert_string_equal(arena_printf(arena, "%s %d", "number", 7), "number 7");
    int *numbers = arena_array(arena, 10, sizeof *numbers);
    assert_int_equal(numbers[9], 0);
    assert_non_null(arena_array(arena, 0, sizeof *numbers));
    int *room = arena_room(arena, 1000, sizeof *room);
    memset(room, 1, 1000 * sizeof *room);
    assert_int_equal(numbers[9], 0);
    assert_non_null(arena_room(arena, 0, sizeof *room));
    arena_free(arena);
    arena_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_handed_out_is_zeroed_aligned_and_apart),
        cmocka_unit_test(a_block_may_be_larger_than_any_chunk),
        cmocka_unit_test(a_reset_arena_hands_the_same_memory_out_again_zeroed),
        cmocka_unit_test(a_large_block_after_a_reset_fits_too),
        cmocka_unit_test(strings_are_copied_with_their_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
