/* What the first page offers: drafts and questions, found by the words of the filter, drafts in the order wanted. */
#include "base/memory.h"
#include "tui/home.h"

#include <stdlib.h>
#include <string.h>

enum { READ_AT_ONCE = 100 }; /* drafts between two looks for input */

static bool contains(const char *text, const char *word, size_t size) {
    for (Slice rest = slice_of(text); rest.size >= size && rest.size; rest = slice_part(rest, (Span){1, rest.size}))
        if (slice_starts_any_case(rest, (Slice){word, size}))
            return true;
    return false;
}

static bool question_contains(const Home *home, const Question *question, const char *word, size_t size) {
    if (contains(question->title, word, size) || contains(question->ask, word, size) ||
        contains(question->id, word, size))
        return true;
    for (size_t i = 0; i < question->competencies.count; i++) {
        const Competency *competency = bank_competency(home->app->bank, question->competencies.items[i]);
        if (competency && contains(competency->label, word, size))
            return true;
    }
    return false;
}

static bool draft_contains(const Home *home, const DraftCard *draft, const char *word, size_t size) {
    size_t index = (size_t)(draft - home->cards);
    return contains(draft->title, word, size) || contains(draft->id, word, size) ||
           (index < home->read && contains(home->words[index], word, size));
}

/* Whether each word of the filter stands somewhere in what the entry says. */
static bool is_wanted(const Home *home, const Entry *entry) {
    const Question *question = entry->draft ? bank_question(home->app->bank, entry->draft->question) : entry->question;
    for (const char *word = field_text(home->filter); *word;) {
        size_t size = strcspn(word, " ");
        bool found = size == 0 || (question && question_contains(home, question, word, size)) ||
                     (entry->draft && draft_contains(home, entry->draft, word, size));
        if (!found)
            return false;
        word += size + (word[size] == ' ');
    }
    return true;
}

static void offer_draft(Home *home, size_t draft) {
    if (!is_wanted(home, &(Entry){.draft = home_card(home, draft)}))
        return;
    home->drafts = memory_grow(home->drafts, &home->draft_capacity, home->offered + 1, sizeof *home->drafts);
    home->drafts[home->offered++] = draft;
}

static void offer_question(Home *home, const Question *question) {
    if (!is_wanted(home, &(Entry){.question = question}))
        return;
    home->questions =
        memory_grow(home->questions, &home->question_capacity, home->question_count + 1, sizeof(const Question *));
    home->questions[home->question_count++] = question;
}

/* ---- Order ---- */

typedef struct Keyed { /* a draft with what it is ordered by */
    size_t draft, words;
    const char *title;
} Keyed;

static int by_time(const Keyed *a, const Keyed *b) {
    return a->draft < b->draft ? -1 : a->draft > b->draft; /* the view has the newest first */
}

/* By ASCII letters of either case alike, the rest by bytes. */
static int compare_any_case(const char *a, const char *b) {
    while (*a && ascii_lower(*a) == ascii_lower(*b))
        a++, b++;
    return (unsigned char)ascii_lower(*a) - (unsigned char)ascii_lower(*b);
}

static int compare_names(const void *left, const void *right) {
    const Keyed *a = left, *b = right;
    int order = compare_any_case(a->title, b->title);
    return order ? order : by_time(a, b);
}

static int compare_words(const void *left, const void *right) {
    const Keyed *a = left, *b = right;
    if (a->words != b->words)
        return a->words > b->words ? -1 : 1;
    return by_time(a, b);
}

static void order_drafts(Home *home) {
    size_t count = home->offered;
    if (home->order == ORDER_NEWEST || count < 2)
        return;
    Keyed *keyed = memory_array(count, sizeof *keyed);
    for (size_t i = 0; i < count; i++) {
        const DraftCard *card = home_card(home, home->drafts[i]);
        keyed[i] = (Keyed){home->drafts[i], card->words, home_title(home, card)};
    }
    qsort(keyed, count, sizeof *keyed, home->order == ORDER_NAME ? compare_names : compare_words);
    for (size_t i = 0; i < count; i++)
        home->drafts[i] = keyed[i].draft;
    free(keyed);
}

/* Of the same shape, and from the same file or the person's own. */
static bool is_near(const Question *first, const Question *other) {
    return strcmp(other->shape, first->shape) == 0 &&
           (other->own || strcmp(other->source.file, first->source.file) == 0);
}

static void offer_near(Home *home, const Question *first, bool own) {
    const Bank *bank = home->app->bank;
    for (size_t i = 0; i < bank_known_question_count(bank); i++) {
        const Question *question = bank_known_question_at(bank, i);
        if (question != first && question->own == own && is_near(first, question))
            offer_question(home, question);
    }
}

/* The one that most begin with, then those near it, then the others as the bank has them. */
static void offer_questions(Home *home) {
    const Bank *bank = home->app->bank;
    const Question *first = home_first_question(home);
    if (!first)
        return;
    offer_question(home, first);
    offer_near(home, first, false);
    offer_near(home, first, true);
    for (size_t i = 0; home->whole && i < bank_question_count(bank); i++) {
        const Question *question = bank_question_at(bank, i);
        if (question != first && !is_near(first, question))
            offer_question(home, question);
    }
}

void home_filter(Home *home) {
    bool filtered = *field_text(home->filter);
    home->whole = home->whole || bank_is_whole(home->app->bank) || filtered;
    home->drafts_in_order = !filtered && home->order == ORDER_NEWEST;
    home->offered = home->drafts_in_order ? home->draft_count : 0;
    home->question_count = 0;
    if (!home->drafts_in_order) {
        for (size_t i = 0; i < home->draft_count; i++)
            offer_draft(home, i);
        order_drafts(home);
    }
    offer_questions(home);
    list_set_count(&home->list, home->offered + home->question_count);
}

Entry home_entry(const Home *home, size_t index) {
    if (index < home->offered)
        return (Entry){.draft = home_card(home, home->drafts_in_order ? index : home->drafts[index])};
    index -= home->offered;
    return (Entry){.question = index < home->question_count ? home->questions[index] : NULL};
}

Entry home_chosen(const Home *home) {
    return home_entry(home, home->list.chosen);
}

void home_offer_all(Home *home) {
    home->whole = true;
    home_filter(home);
}

void home_choose(Home *home, const char *draft) {
    for (size_t i = 0; i < home->offered; i++)
        if (strcmp(home_entry(home, i).draft->id, draft) == 0) {
            home->list.chosen = i;
            return;
        }
}

/* ---- What drafts say ---- */

void home_read_words(Home *home) {
    Buffer words = {0};
    Error error = {0};
    if (!home->words)
        home->words = arena_array(home->arena, home->draft_count, sizeof *home->words);
    size_t stop = home->read + READ_AT_ONCE < home->draft_count ? home->read + READ_AT_ONCE : home->draft_count;
    for (; home->read < stop; home->read++) {
        buffer_clear(&words);
        const DraftCard *card = home_card(home, home->read);
        if (!card->problem && store_draft_words(home->app->store, card->id, &words, &error))
            home->words[home->read] = arena_copy(home->arena, buffer_slice(&words));
        error_clear(&error); /* it is found by its name all the same */
    }
    buffer_free(&words);
}
