/* Memory: it grows without losing anything, and running out ends the program in one place. */
#include "base/memory.h"

#include <starcoach/arena.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void memory_is_zeroed_and_never_null(void **state) {
    (void)state;
    static const char zeros[64];
    char *block = memory_alloc(64);
    assert_memory_equal(block, zeros, 64);
    free(block);
    block = memory_array(0, 0);
    assert_non_null(block);
    free(block);
    block = memory_resize(NULL, 0);
    assert_non_null(block);
    free(block);
}

static void copies_are_copies(void **state) {
    (void)state;
    const char *word = "word";
    char *copy = memory_string(word);
    assert_string_equal(copy, word);
    assert_ptr_not_equal(copy, word);
    free(copy);
    assert_null(memory_string(NULL));
    copy = memory_copy(word, 3);
    assert_memory_equal(copy, "wor", 3);
    free(copy);
    copy = memory_copy(NULL, 0);
    assert_non_null(copy);
    free(copy);
}

static void what_is_expected_changes_nothing(void **state) {
    (void)state;
    static const size_t hints[] = {0, 1, (size_t)4 << 20, (size_t)16 << 20, SIZE_MAX};
    size_t size = (size_t)3 << 20;
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        void *expected = memory_expect(hints[i]);
        char *zeros = memory_array(size, 1), *block = memory_copy("word", 5);
        for (size_t at = 0; at < size; at += 4096)
            assert_int_equal(zeros[at], 0);
        block = memory_resize(block, size);
        assert_string_equal(block, "word");
        memset(block, 'x', size);
        assert_int_equal(zeros[size - 1], 0);
        free(block);
        free(zeros);
        free(expected);
    }
}

static void a_growing_array_keeps_its_items_and_seldom_moves(void **state) {
    (void)state;
    int *items = NULL;
    size_t capacity = 0, growths = 0;
    for (size_t i = 0; i < 100000; i++) {
        const size_t before = capacity;
        items = memory_grow(items, &capacity, i + 1, sizeof *items);
        growths += capacity != before;
        items[i] = (int)i;
    }
    for (size_t i = 0; i < 100000; i++)
        assert_int_equal(items[i], (int)i);
    assert_true(growths < 20);
    items = memory_grow(items, &capacity, 1, sizeof *items);
    assert_true(capacity >= 100000);
    free(items);
}

static int pipe_ends[2];

static void tell_the_pipe(void) {
    if (write(pipe_ends[1], "handler ", 8) != 8)
        _exit(99);
}

/* Runs `exhaust` in a child whose standard error is a pipe; gives its status and what it wrote. */
static int status_of(void (*exhaust)(void), char *heard, size_t room) {
    assert_int_equal(pipe(pipe_ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(pipe_ends[1], STDERR_FILENO);
        memory_on_exhausted(tell_the_pipe);
        exhaust();
        _exit(98); /* it came back */
    }
    close(pipe_ends[1]);
    size_t size = 0;
    for (ssize_t got; size + 1 < room && (got = read(pipe_ends[0], heard + size, room - 1 - size)) > 0;)
        size += (size_t)got;
    heard[size] = '\0';
    close(pipe_ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void exhaust_by_growing(void) {
    size_t capacity = 0;
    free(memory_grow(NULL, &capacity, SIZE_MAX / 16 + 2, 16)); /* 16 bytes, were the product not looked at */
}

static void exhaust_an_arena(void) {
    arena_array(arena_new(), SIZE_MAX / 16 + 2, 16);
}

static void exhaust_by_a_copy(void) {
    arena_copy(arena_new(), (Slice){"", SIZE_MAX});
}

static void running_out_tells_the_handler_once_and_ends_with_status_2(void **state) {
    (void)state;
    static void (*const ways[])(void) = {memory_exhausted, exhaust_by_growing, exhaust_an_arena, exhaust_by_a_copy};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char heard[512];
        assert_int_equal(status_of(ways[i], heard, sizeof heard), 2);
        assert_memory_equal(heard, "handler starcoach: ", 19);
        const char *end = strchr(heard, '\n');
        assert_non_null(end);
        assert_string_equal(end, "\n"); /* one sentence */
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_never_null),
        cmocka_unit_test(copies_are_copies),
        cmocka_unit_test(what_is_expected_changes_nothing),
        cmocka_unit_test(a_growing_array_keeps_its_items_and_seldom_moves),
        cmocka_unit_test(running_out_tells_the_handler_once_and_ends_with_status_2),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
