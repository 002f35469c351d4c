/* Random phrases over a tiny vocabulary, matched by the network and by a plain backtracking matcher: the same is
 * found, and what the scratch or a filter remembers, forgets or saw before makes no difference. */
#include "english_fixture.h"
#include "text/phrase_filter.h"
#include "text/phrase_symbol.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CASES = 2000, MOST_PHRASES = 4, MOST_GROUPS = 3, MOST_TOKENS = 64 };

static Language *language;

/* ---- Chance, the same in every run ---- */

static uint32_t chance_state;

static uint32_t chance(uint32_t below) {
    chance_state ^= chance_state << 13;
    chance_state ^= chance_state >> 17;
    chance_state ^= chance_state << 5;
    return chance_state % below;
}

/* ---- Phrases as trees ---- */

typedef enum ShapeKind {
    SHAPE_WORD,
    SHAPE_STEM,
    SHAPE_ANY,
    SHAPE_MARK,
    SHAPE_GAP,
    SHAPE_SEQUENCE,
    SHAPE_CHOICE,
    SHAPE_OPTION
} ShapeKind;

typedef struct Shape {
    ShapeKind kind;
    const char *word;
    uint32_t gap;
    struct Shape *child, *next; /* first child, sibling */
} Shape;

typedef struct Trial {
    Arena *arena;
    uint32_t id;
    char sign;         /* '!', '~' or 0 */
    bool starts, ends; /* ^ and $ */
    Shape *shape;
} Trial;

static const char *const WORDS_USED[] = {"a", "b", "ab", "not"};
static const char *const MARKS_USED[] = {",", ";", "("};

static Shape *shape_new(Trial *trial, ShapeKind kind) {
    Shape *shape = arena_alloc(trial->arena, sizeof *shape);
    shape->kind = kind;
    return shape;
}

static Shape *shape_atom(Trial *trial) {
    uint32_t kind = chance(10);
    Shape *shape = shape_new(trial, kind < 6 ? SHAPE_WORD : kind < 7 ? SHAPE_STEM : kind < 9 ? SHAPE_ANY : SHAPE_MARK);
    shape->word = shape->kind == SHAPE_MARK   ? MARKS_USED[chance(3)]
                  : shape->kind == SHAPE_STEM ? "a"
                                              : WORDS_USED[chance(4)];
    return shape;
}

static Shape *shape_sequence(Trial *trial, unsigned depth);

static Shape *shape_item(Trial *trial, unsigned depth) {
    uint32_t kind = depth == 0 ? 0 : chance(8);
    if (kind < 4)
        return shape_atom(trial);
    if (kind == 4) {
        Shape *gap = shape_new(trial, SHAPE_GAP);
        gap->gap = chance(4);
        return gap;
    }
    Shape *shape = shape_new(trial, kind == 5 ? SHAPE_OPTION : SHAPE_CHOICE);
    Shape **end = &shape->child;
    for (uint32_t i = 1 + chance(3); i > 0; i--, end = &(*end)->next)
        *end = shape_sequence(trial, depth - 1);
    return shape;
}

static Shape *shape_sequence(Trial *trial, unsigned depth) {
    Shape *shape = shape_new(trial, SHAPE_SEQUENCE);
    Shape **end = &shape->child;
    for (uint32_t i = 1 + chance(3); i > 0; i--, end = &(*end)->next)
        *end = shape_item(trial, depth);
    return shape;
}

static void shape_write(const Shape *shape, Buffer *out) {
    static const char *const openers[] = {[SHAPE_CHOICE] = "(", [SHAPE_OPTION] = "["};
    static const char *const closers[] = {[SHAPE_CHOICE] = ") ", [SHAPE_OPTION] = "] "};
    switch (shape->kind) {
    case SHAPE_WORD:
        buffer_printf(out, "%s ", shape->word);
        break;
    case SHAPE_STEM:
        buffer_printf(out, "%s* ", shape->word);
        break;
    case SHAPE_ANY:
        buffer_append_string(out, "<any> ");
        break;
    case SHAPE_MARK:
        buffer_printf(out, "\"%s\" ", shape->word);
        break;
    case SHAPE_GAP:
        buffer_printf(out, "..%u ", (unsigned)shape->gap);
        break;
    case SHAPE_SEQUENCE:
        for (const Shape *child = shape->child; child; child = child->next)
            shape_write(child, out);
        break;
    case SHAPE_CHOICE:
    case SHAPE_OPTION:
        buffer_append_string(out, openers[shape->kind]);
        for (const Shape *child = shape->child; child; child = child->next) {
            shape_write(child, out);
            if (child->next)
                buffer_append_string(out, "| ");
        }
        buffer_append_string(out, closers[shape->kind]);
        break;
    }
}

static void trial_write(const Trial *trial, Buffer *out) {
    buffer_clear(out);
    if (trial->sign)
        buffer_append_byte(out, trial->sign);
    if (trial->starts)
        buffer_append_string(out, "^ ");
    shape_write(trial->shape, out);
    if (trial->ends)
        buffer_append_string(out, "$");
}

/* ---- The plain matcher ---- */

/* What is left to match after the part at hand: sequences' rests, one in another. */
typedef struct Rest {
    const Shape *items; /* siblings */
    const struct Rest *outer;
} Rest;

typedef struct Plain {
    const Trial *trial;
    const Text *text;
    const Token *tokens;
    uint32_t count;
    bool seen_end[MOST_TOKENS * 4];
} Plain;

static bool is_passed(const Token *token) {
    return token->kind == TOKEN_MARK && strchr(",\"'()[]{}", (int)token->form);
}

static bool satisfies(const Plain *plain, const Shape *shape, const Token *token) {
    Slice form = text_form(plain->text, token);
    bool mark = token->kind == TOKEN_MARK;
    switch (shape->kind) {
    case SHAPE_MARK:
        return mark && token->form == (uint32_t)shape->word[0];
    case SHAPE_WORD:
        return !mark && slice_is(form, shape->word);
    case SHAPE_STEM:
        return !mark && slice_starts(form, shape->word);
    default:
        return !mark;
    }
}

static void match_rest(Plain *plain, const Rest *rest, uint32_t at, uint32_t last);

/* One token for this shape, then the rest; before it marks may be passed over, but not before a match's first token. */
static void match_token(Plain *plain, const Shape *shape, const Rest *rest, uint32_t at, uint32_t last) {
    for (; at < plain->count; at++) {
        if (satisfies(plain, shape, &plain->tokens[at]))
            match_rest(plain, rest, at + 1, at + 1);
        if (last == UINT32_MAX || !is_passed(&plain->tokens[at]))
            return;
    }
}

static void match_items(Plain *plain, const Shape *items, const Rest *outer, uint32_t at, uint32_t last) {
    Rest rest = {items, outer};
    match_rest(plain, &rest, at, last);
}

static void match_shape(Plain *plain, const Shape *shape, const Rest *rest, uint32_t at, uint32_t last) {
    static const Shape any = {.kind = SHAPE_ANY};
    switch (shape->kind) {
    case SHAPE_SEQUENCE:
        match_items(plain, shape->child, rest, at, last);
        break;
    case SHAPE_OPTION:
        match_rest(plain, rest, at, last);
        /* fall through */
    case SHAPE_CHOICE:
        for (const Shape *child = shape->child; child; child = child->next)
            match_shape(plain, child, rest, at, last);
        break;
    case SHAPE_GAP: {
        match_rest(plain, rest, at, last);
        if (shape->gap > 0) {
            Shape shorter = {.kind = SHAPE_GAP, .gap = shape->gap - 1};
            Rest then = {&shorter, rest};
            match_token(plain, &any, &then, at, last);
        }
        break;
    }
    default:
        match_token(plain, shape, rest, at, last);
    }
}

/* `last`: the end of the last token matched, UINT32_MAX before the first. */
static void match_rest(Plain *plain, const Rest *rest, uint32_t at, uint32_t last) {
    while (rest && !rest->items)
        rest = rest->outer;
    if (rest) {
        Rest then = {rest->items->next, rest->outer};
        match_shape(plain, rest->items, &then, at, last);
        return;
    }
    if (last == UINT32_MAX) /* no word was taken: that is no match */
        return;
    if (plain->trial->ends)
        for (uint32_t i = last; i < plain->count; i++)
            if (plain->tokens[i].kind != TOKEN_MARK)
                return;
    plain->seen_end[last] = true;
}

static bool is_negated(const Plain *plain, uint32_t first) {
    bool negated = false;
    for (uint32_t i = 0; i <= first; i++) {
        if (plain->tokens[i].flags & TOKEN_STARTS_CLAUSE)
            negated = false;
        if (i < first && plain->tokens[i].flags & TOKEN_NEGATOR)
            negated = true;
    }
    return negated;
}

static bool may_begin(const Plain *plain, uint32_t first) {
    const Trial *trial = plain->trial;
    if (trial->sign && is_negated(plain, first) != (trial->sign == '~'))
        return false;
    for (uint32_t i = 0; trial->starts && i < first; i++)
        if (plain->tokens[i].kind != TOKEN_MARK)
            return false;
    return true;
}

static void push_match(PhraseMatches *matches, PhraseMatch match) {
    matches->items = realloc(matches->items, (matches->count + 1) * sizeof match);
    assert_non_null(matches->items);
    matches->items[matches->count++] = match;
}

/* For each end of a match of a group where the longest begins: groups by tokens of the sentence. */
typedef uint32_t Beginnings[MOST_GROUPS][MOST_TOKENS * 4];

static void plain_match(const Trial *trial, const Text *text, uint32_t number, Beginnings beginnings) {
    const Sentence *sentence = &text->sentences[number];
    Plain plain = {.trial = trial, .text = text, .tokens = text->tokens + sentence->first_token};
    plain.count = sentence->end_token - sentence->first_token;
    for (uint32_t first = 0; first < plain.count; first++) {
        memset(plain.seen_end, 0, sizeof plain.seen_end);
        if (!may_begin(&plain, first))
            continue;
        match_items(&plain, trial->shape, NULL, first, UINT32_MAX);
        for (uint32_t end = first + 1; end <= plain.count && end - first <= MOST_TOKENS; end++) {
            if (plain.seen_end[end] && first < beginnings[trial->id][end])
                beginnings[trial->id][end] = first;
        }
    }
}

static void push_longest(const Text *text, uint32_t number, Beginnings beginnings, PhraseMatches *out) {
    uint32_t base = text->sentences[number].first_token;
    for (uint32_t id = 0; id < MOST_GROUPS; id++)
        for (uint32_t end = 0; end < MOST_TOKENS * 4; end++)
            if (beginnings[id][end] != UINT32_MAX)
                push_match(out, (PhraseMatch){id, number, base + beginnings[id][end], base + end});
}

static bool is_better(const PhraseMatch *a, const PhraseMatch *b) {
    uint32_t left = a->end - a->first, right = b->end - b->first;
    return left != right ? left > right : a->first < b->first;
}

/* Takes the best of all, drops what overlaps it in its group, and goes on. */
static void plain_choose(PhraseMatches *all, PhraseMatches *out) {
    while (all->count > 0) {
        size_t best = 0;
        for (size_t i = 1; i < all->count; i++)
            if (is_better(&all->items[i], &all->items[best]))
                best = i;
        PhraseMatch taken = all->items[best];
        push_match(out, taken);
        size_t kept = 0;
        for (size_t i = 0; i < all->count; i++) {
            const PhraseMatch *match = &all->items[i];
            if (match->id != taken.id || match->end <= taken.first || match->first >= taken.end)
                all->items[kept++] = *match;
        }
        all->count = kept;
    }
}

static int match_order(const void *a, const void *b) {
    const PhraseMatch *left = a, *right = b;
    if (left->sentence != right->sentence)
        return left->sentence < right->sentence ? -1 : 1;
    if (left->first != right->first)
        return left->first < right->first ? -1 : 1;
    return (left->id > right->id) - (left->id < right->id);
}

/* ---- Trials ---- */

/* Most texts are short; some are one long sentence. */
static void text_write(Buffer *out) {
    static const char *const pieces[] = {"a", "b", "ab", "a", "b", "not", "a", "b", ",", ";", "(", "abb", "c", "."};
    bool long_one = chance(16) == 0;
    uint32_t kinds = COUNT_OF(pieces) - long_one;
    buffer_clear(out);
    for (uint32_t i = long_one ? 80 + chance(120) : chance(24); i > 0; i--)
        buffer_printf(out, "%s ", pieces[chance(kinds)]);
}

/* Fills the trials that make valid phrases and adds them; gives how many there are. */
static size_t trials_make(Trial *trials, Arena *arena, PhraseBuilder *builder, Buffer *work) {
    size_t count = 0;
    for (uint32_t i = 1 + chance(MOST_PHRASES); i > 0; i--) {
        Trial trial = {.arena = arena, .id = chance(MOST_GROUPS)};
        trial.sign = "\0\0!~"[chance(4)];
        trial.starts = chance(6) == 0;
        trial.ends = chance(6) == 0;
        trial.shape = shape_sequence(&trial, 2);
        trial_write(&trial, work);
        if (phrase_builder_add(builder, trial.id, buffer_slice(work), NULL))
            trials[count++] = trial;
    }
    return count;
}

static void describe(const PhraseMatches *matches, const Text *text, Buffer *out) {
    for (size_t i = 0; i < matches->count; i++) {
        const PhraseMatch *match = &matches->items[i];
        Slice quote = slice_part(text->source, phrase_match_span(text, match));
        buffer_printf(out, " %u:%u-%u «%.*s»", (unsigned)match->id, (unsigned)match->first, (unsigned)match->end,
                      (int)quote.size, quote.data);
    }
}

static void check_equal(const Trial *trials, size_t count, const Text *text, const PhraseMatches *found,
                        const PhraseMatches *expected) {
    Buffer told = {0}, wanted = {0}, phrases = {0}, phrase = {0};
    describe(found, text, &told);
    describe(expected, text, &wanted);
    if (strcmp(buffer_string(&told), buffer_string(&wanted)) != 0) {
        for (size_t i = 0; i < count; i++) {
            trial_write(&trials[i], &phrase);
            buffer_printf(&phrases, " %u:«%s»", (unsigned)trials[i].id, buffer_string(&phrase));
        }
        fail_msg("%s in «%.*s»: found%s, expected%s", buffer_string(&phrases), (int)text->source.size,
                 text->source.data, buffer_string(&told), buffer_string(&wanted));
    }
    buffer_free(&told);
    buffer_free(&wanted);
    buffer_free(&phrases);
    buffer_free(&phrase);
}

/* Matches of one group lie in the order of the text. All are put in one order, to be compared. */
static void check_order(PhraseMatches *matches) {
    for (size_t i = 0; i < matches->count; i++)
        for (size_t later = i + 1; later < matches->count; later++)
            assert_true(matches->items[i].id != matches->items[later].id ||
                        matches->items[i].end <= matches->items[later].first);
    for (size_t i = 1; i < matches->count; i++)
        assert_true(matches->items[i - 1].sentence <= matches->items[i].sentence);
    if (matches->count)
        qsort(matches->items, matches->count, sizeof *matches->items, match_order);
}

static void check_found(const Trial *trials, size_t count, const PhraseSet *set, PhraseFilter *filter,
                        PhraseScratch *scratch, const Text *text, const PhraseMatches *expected) {
    PhraseMatches found = {0};
    phrase_scan_for(set, filter, scratch, text, 0, text->sentence_count, &found);
    check_order(&found);
    check_equal(trials, count, text, &found, expected);
    phrase_matches_free(&found);
}

static PhraseFilter *filter_that_remembers_all(const PhraseSet *set) {
    PhraseFilter *filter = phrase_filter_new(set, (const uint32_t[]){0, 1, 2}, MOST_GROUPS);
    phrase_filter_remember(filter);
    return filter;
}

/* A run that looks for some groups only must find of them what one for all found; so must one that pauses the others,
 * may trim what it knows of them, and remembers some of what it found; and all again when it resumes them. */
static void check_filtered(const Trial *trials, size_t count, const PhraseSet *set, PhraseScratch *scratch,
                           const Text *text, const PhraseMatches *all) {
    uint32_t ids[MOST_GROUPS];
    size_t id_count = 0;
    bool wanted[MOST_GROUPS] = {false};
    for (uint32_t id = 0; id < MOST_GROUPS; id++)
        if (chance(2)) {
            ids[id_count++] = id;
            wanted[id] = true;
        }
    PhraseFilter *filter = phrase_filter_new(set, ids, id_count), *pausing = filter_that_remembers_all(set);
    PhraseFilter *whole = filter_that_remembers_all(set);
    if (chance(2))
        phrase_filter_within(filter, whole);
    if (chance(2))
        phrase_filter_within(pausing, whole);
    PhraseMatches expected = {0};
    for (size_t i = 0; i < all->count; i++)
        if (wanted[all->items[i].id])
            push_match(&expected, all->items[i]);
    check_found(trials, count, set, filter, scratch, text, &expected);
    if (chance(2))
        check_found(trials, count, set, pausing, scratch, text, all);
    for (uint32_t id = 0; id < MOST_GROUPS; id++)
        if (!wanted[id])
            phrase_filter_pause(pausing, set, id);
    assert_int_equal(phrase_filter_rests(pausing), id_count == 0);
    check_found(trials, count, set, pausing, scratch, text, &expected);
    pausing->passed = chance(2) ? SIZE_MAX : 0;
    check_found(trials, count, set, pausing, scratch, text, &expected);
    phrase_filter_resume(pausing, set);
    assert_false(phrase_filter_rests(pausing));
    check_found(trials, count, set, pausing, scratch, text, all);
    phrase_matches_free(&expected);
    phrase_filter_free(filter);
    phrase_filter_free(pausing);
    phrase_filter_free(whole);
}

/* A run that remembers sentences must find the same, whether it met them in this text, in one before, or never. */
static void check_remembered(const Trial *trials, size_t count, const PhraseSet *set, PhraseFilter *remembering,
                             PhraseScratch *scratch, const Text *text, const PhraseMatches *all) {
    for (size_t turn = 0; turn < 2; turn++)
        check_found(trials, count, set, remembering, scratch, text, all);
}

static void scan_and_check(const Trial *trials, size_t count, const PhraseSet *set, PhraseFilter *remembering,
                           PhraseScratch *scratch, const Text *text) {
    PhraseMatches found = {0}, expected = {0}, all = {0};
    phrase_scan(set, scratch, text, 0, text->sentence_count, &found);
    check_order(&found);
    for (uint32_t sentence = 0; sentence < text->sentence_count; sentence++) {
        Beginnings beginnings;
        memset(beginnings, 0xff, sizeof beginnings);
        for (size_t i = 0; i < count; i++)
            plain_match(&trials[i], text, sentence, beginnings);
        push_longest(text, sentence, beginnings, &all);
    }
    plain_choose(&all, &expected);
    if (expected.count)
        qsort(expected.items, expected.count, sizeof *expected.items, match_order);
    check_equal(trials, count, text, &found, &expected);
    check_filtered(trials, count, set, scratch, text, &found);
    check_remembered(trials, count, set, remembering, scratch, text, &found);
    phrase_matches_free(&found);
    phrase_matches_free(&expected);
    phrase_matches_free(&all);
}

/* All trials with one scratch, which so meets sets it does not know; `forms_most` 0: the usual limit. */
static void run_trials(uint32_t seed, size_t forms_most) {
    chance_state = seed;
    PhraseScratch *scratch = phrase_scratch_new();
    if (forms_most > 0)
        phrase_scratch_limit(scratch, forms_most);
    Arena *arena = arena_new();
    Text text = {0};
    Buffer work = {0}, source = {0};
    for (size_t i = 0; i < CASES; i++) {
        Trial trials[MOST_PHRASES];
        PhraseBuilder *builder = phrase_builder_new(language);
        arena_reset(arena);
        size_t count = trials_make(trials, arena, builder, &work);
        PhraseSet *set = phrase_builder_finish(builder);
        phrase_builder_free(builder);
        PhraseFilter *remembering = filter_that_remembers_all(set);
        for (size_t again = 0; again < 3; again++) {
            text_write(&source);
            text_scan(&text, language, buffer_slice(&source));
            text_know_sentences(&text, 0);
            scan_and_check(trials, count, set, remembering, scratch, &text);
        }
        phrase_filter_free(remembering);
        phrase_set_free(set);
    }
    buffer_free(&work);
    buffer_free(&source);
    text_free(&text);
    arena_free(arena);
    phrase_scratch_free(scratch);
}

static void the_walk_finds_what_a_plain_matcher_finds(void **state) {
    (void)state;
    run_trials(20250301, 0);
}

static void forgetting_changes_nothing(void **state) {
    (void)state;
    run_trials(42, 1);
    run_trials(43, 3);
}

static void a_filter_holds_for_texts_of_other_vocabularies(void **state) {
    (void)state;
    static const char *const sources[] = {"a b c. B a!", "zero one two a b three", "c", "b a b a"};
    static const size_t expected[] = {1, 1, 0, 1};
    PhraseBuilder *builder = phrase_builder_new(language);
    assert_true(phrase_builder_add(builder, 1, slice_of("a b"), NULL));
    assert_true(phrase_builder_add(builder, 2, slice_of("b a"), NULL));
    PhraseSet *set = phrase_builder_finish(builder);
    PhraseFilter *filter = phrase_filter_new(set, (const uint32_t[]){1}, 1);
    phrase_filter_remember(filter);
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    size_t total = 0;
    for (size_t i = 0; i < 8; i++) {
        Text text = {0};
        text_scan(&text, language, slice_of(sources[i % 4]));
        text_know_sentences(&text, 0);
        phrase_scan_for(set, filter, scratch, &text, 0, text.sentence_count, &matches);
        total += expected[i % 4];
        assert_int_equal(matches.count, total);
        text_free(&text);
    }
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_filter_free(filter);
    phrase_set_free(set);
    phrase_builder_free(builder);
}

static void two_sets_may_take_turns_with_one_scratch(void **state) {
    (void)state;
    static const char *const phrases[] = {"a (b|c)", "(b|c) a"};
    static const size_t expected[] = {2, 1};
    PhraseSet *sets[2];
    for (size_t i = 0; i < 2; i++) {
        PhraseBuilder *builder = phrase_builder_new(language);
        assert_true(phrase_builder_add(builder, 1, slice_of(phrases[i]), NULL));
        sets[i] = phrase_builder_finish(builder);
        phrase_builder_free(builder);
    }
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    text_scan(&text, language, slice_of("a b a c"));
    for (size_t i = 0; i < 6; i++) {
        matches.count = 0;
        phrase_scan(sets[i % 2], scratch, &text, 0, text.sentence_count, &matches);
        assert_int_equal(matches.count, expected[i % 2]);
    }
    text_free(&text);
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_set_free(sets[0]);
    phrase_set_free(sets[1]);
}

/* A long text of one sentence, with as many places to go on from as can be: it must not take long. */
static void hostile_texts_take_linear_time(void **state) {
    (void)state;
    PhraseBuilder *builder = phrase_builder_new(language);
    assert_true(phrase_builder_add(builder, 1, slice_of("a ..12 a ..12 a ..12 b"), NULL));
    assert_true(phrase_builder_add(builder, 2, slice_of("a \",\""), NULL));
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    Buffer source = {0};
    buffer_append_string(&source, "a ");
    for (size_t i = 0; i < 20000; i++)
        buffer_append_string(&source, "(, a a b ");
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    text_scan(&text, language, buffer_slice(&source));
    phrase_scan(set, scratch, &text, 0, text.sentence_count, &matches);
    size_t second = 0;
    for (size_t i = 0; i < matches.count; i++)
        second += matches.items[i].id == 2;
    assert_int_equal(second, 1); /* "b (," is none */
    assert_true(matches.count > 1000);
    buffer_free(&source);
    text_free(&text);
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_set_free(set);
}

/* This language knows no durations, months or number words. */
static void classes_without_words_match_nothing(void **state) {
    (void)state;
    PhraseBuilder *builder = phrase_builder_new(language);
    static const char *const phrases[] = {"<duration>",        "<duration> late",   "late <duration>",
                                          "a .. <duration> b", "[<duration>] late", "(<duration>|days) late",
                                          "<number> days",     "^ <duration> $",    "<date>"};
    for (uint32_t i = 0; i < COUNT_OF(phrases); i++)
        assert_true(phrase_builder_add(builder, i, slice_of(phrases[i]), NULL));
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    text_scan(&text, language, slice_of("a two days late b in May"));
    phrase_scan(set, scratch, &text, 0, text.sentence_count, &matches);
    check_order(&matches);
    assert_int_equal(matches.count, 2);
    assert_int_equal(matches.items[0].id, 5); /* days late */
    assert_int_equal(matches.items[1].id, 4); /* late */
    text_free(&text);
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_set_free(set);
}

/* More words than a table holds at first. */
static void many_different_words_are_told_apart(void **state) {
    (void)state;
    PhraseBuilder *builder = phrase_builder_new(language);
    assert_true(phrase_builder_add(builder, 1, slice_of("w7*"), NULL));
    PhraseSet *set = phrase_builder_finish(builder);
    phrase_builder_free(builder);
    Buffer source = {0};
    for (unsigned i = 0; i < 3000; i++)
        buffer_printf(&source, "w%u w%u ", i, i);
    PhraseScratch *scratch = phrase_scratch_new();
    PhraseMatches matches = {0};
    Text text = {0};
    text_scan(&text, language, buffer_slice(&source));
    for (size_t round = 1; round <= 2; round++) {
        phrase_scan(set, scratch, &text, 0, text.sentence_count, &matches);
        assert_int_equal(matches.count, round * 2 * (1 + 10 + 100)); /* w7, w70 to w79, w700 to w799 */
    }
    buffer_free(&source);
    text_free(&text);
    phrase_matches_free(&matches);
    phrase_scratch_free(scratch);
    phrase_set_free(set);
}

static int set_up(void **state) {
    (void)state;
    language = language_new(&(LanguageData){.code = "en", .name = "Tiny", .negators = WORDS("not")});
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    language_free(language);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_walk_finds_what_a_plain_matcher_finds),
        cmocka_unit_test(forgetting_changes_nothing),
        cmocka_unit_test(a_filter_holds_for_texts_of_other_vocabularies),
        cmocka_unit_test(two_sets_may_take_turns_with_one_scratch),
        cmocka_unit_test(classes_without_words_match_nothing),
        cmocka_unit_test(many_different_words_are_told_apart),
        cmocka_unit_test(hostile_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
