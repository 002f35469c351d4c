/* The cut on answers that no training has seen (scripts/train/held_out.txt): how many sentences go to the right
 * section, and whether those that it is sure of do. */
#include "answer/shipped_bank.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_LINE = 4096, SECTIONS_MOST = 16 };

typedef struct Part {
    SectionRole role;
    Span span;
} Part;

typedef struct Answer {
    Buffer text;
    Part *parts;
    size_t count, capacity;
    bool failure; /* it has roles that star has not */
} Answer;

typedef struct Counts {
    size_t all, right, sure, sure_right;
} Counts;

static void add_part(Answer *answer, SectionRole role, const char *text) {
    const bool item = answer->count > 0 && answer->parts[answer->count - 1].role == role;
    if (answer->count > 0)
        buffer_append_byte(&answer->text, item ? '\n' : ' ');
    const size_t start = answer->text.size;
    buffer_append_string(&answer->text, text);
    answer->parts = memory_grow(answer->parts, &answer->capacity, answer->count + 1, sizeof *answer->parts);
    answer->parts[answer->count++] = (Part){role, {start, answer->text.size}};
    answer->failure = answer->failure || role == ROLE_CAUSE || role == ROLE_APPLIED || role == ROLE_CLOSE;
}

static SectionRole role_at(const Answer *answer, size_t at) {
    for (size_t i = 0; i < answer->count; i++)
        if (at < answer->parts[i].span.end)
            return answer->parts[i].role;
    return ROLE_OTHER;
}

static void count_answer(AnswerCutter *cutter, const Answer *answer, Counts *counts) {
    SectionView sections[SECTIONS_MOST];
    Arena *arena = arena_new();
    const Shape *shape = bank_shape(shipped_bank, answer->failure ? "failure" : "star");
    answer_cut(cutter, shape, buffer_slice(&answer->text), arena, sections);
    for (size_t i = 0; i < shape->section_count; i++)
        for (size_t k = 0; k < sections[i].span_count; k++) {
            const SureSpan span = sections[i].spans[k];
            const bool right = role_at(answer, (span.start + span.end) / 2) == (SectionRole)shape->sections[i].role;
            const bool sure = span.sure >= 0.9F;
            counts->all++;
            counts->right += right;
            counts->sure += sure;
            counts->sure_right += sure && right;
        }
    arena_free(arena);
}

static void answer_clear(Answer *answer) {
    buffer_free(&answer->text);
    free(answer->parts);
    *answer = (Answer){0};
}

static SectionRole named_role(const char *line) {
    size_t role = 0;
    while (role < ROLE_OTHER && strncmp(line, section_role_names[role], strlen(section_role_names[role])) != 0)
        role++;
    return (SectionRole)role;
}

static Counts count_file(void) {
    Counts counts = {0};
    Answer answer = {0};
    char line[MOST_LINE];
    AnswerCutter *cutter = answer_cutter_new(shipped_bank, NULL);
    FILE *file = fopen(STARCOACH_SOURCE "/scripts/train/held_out.txt", "r");
    assert_true(cutter && file);
    for (bool more = true; more;) {
        more = fgets(line, sizeof line, file) != NULL;
        if (more)
            line[strcspn(line, "\n")] = '\0';
        const char *colon = more ? strstr(line, ": ") : NULL;
        if (more && line[0] == '#')
            continue;
        if (colon) {
            add_part(&answer, named_role(line), colon + 2);
        } else if (answer.count > 0) {
            count_answer(cutter, &answer, &counts);
            answer_clear(&answer);
        }
    }
    fclose(file);
    answer_cutter_free(cutter);
    return counts;
}

static void nine_of_ten_sentences_never_trained_with_go_to_their_section(void **state) {
    (void)state;
    const Counts counts = count_file();
    print_message("%zu of %zu right; of the surest %zu of %zu\n", counts.right, counts.all, counts.sure_right,
                  counts.sure);
    assert_true(counts.all > 250);
    assert_true(counts.right * 100 >= counts.all * 90);
}

static void what_is_nine_tenths_sure_is_right_so_often_at_least(void **state) {
    (void)state;
    const Counts counts = count_file();
    assert_true(counts.sure * 2 > counts.all);
    assert_true(counts.sure_right * 100 >= counts.sure * 95);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nine_of_ten_sentences_never_trained_with_go_to_their_section),
        cmocka_unit_test(what_is_nine_tenths_sure_is_right_so_often_at_least),
    };
    return cmocka_run_group_tests(tests, shipped_bank_load, shipped_bank_free);
}
