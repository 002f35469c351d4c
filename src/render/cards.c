/* Cue cards: of each section the few words that bring the rest back. */
#include "base/memory.h"
#include "base/messages.h"
#include "render/answer_parts.h"
#include "render/layout.h"
#include "text/lexicon.h"

#include <starcoach/text.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    FEWEST_CUES = 2,
    LEAST_CUES = 5,
    MOST_CUES = 8,
    WORDS_A_CUE = 8,
    LEAST_LETTERS = 4,
    STRONG_LETTERS = 8,
    CARD_INDENT = 2
};

/* How well a cue brings back what was said. */
typedef enum CueWeight {
    CUE_NONE,
    CUE_GENERAL, /* only where there is hardly anything else */
    CUE_WORD,
    CUE_STRONG,
    CUE_NAME,
    CUE_FIGURE
} CueWeight;

typedef struct Cue {
    Span span; /* bytes */
    size_t sentence, words;
    CueWeight weight;
    bool chosen;
} Cue;

typedef struct Card {
    const Language *language;
    Text text;
    Cue *cues; /* in the text's order */
    size_t count;
    size_t *room;  /* words of each sentence that may still be shown: half of it at most */
    size_t *shown; /* cues of each sentence chosen so far … */
    bool *figured; /* … a figure among them */
    const Cue *chosen[MOST_CUES];
    size_t chosen_count;
} Card;

/* ---- What could be a cue ---- */

static bool is_content(const Card *card, const Token *token) {
    return token->kind == TOKEN_WORD &&
           !(text_traits(&card->text, token) & (WORD_COMMON | WORD_NEGATOR | WORD_BREAKER));
}

static bool has_ending(Slice word, const char *ending) {
    size_t size = strlen(ending);
    return word.size > size && memcmp(word.data + word.size - size, ending, size) == 0;
}

/* Rare enough to bring something back: "worktop", "measured"; not "simple", "quickly" or "happened". */
static bool is_telling(const Card *card, const Token *token) {
    Slice form = text_form(&card->text, token);
    return is_content(card, token) && !(text_traits(&card->text, token) & (WORD_GENERAL | WORD_NUMBER)) &&
           form.size >= LEAST_LETTERS && !has_ending(form, "ly");
}

/* "two" says nothing by itself, "two weeks" and "nineteen" do; "one" is mostly no number. */
static CueWeight weigh_number(const Card *card, const Token *token, bool counted) {
    if (token->kind == TOKEN_NUMBER)
        return CUE_FIGURE;
    double value;
    bool valued = text_number(&card->text, card->language, token, &value) && value > 1;
    return valued && (counted || value > 10) ? CUE_FIGURE : CUE_NONE;
}

static CueWeight weigh_word(const Card *card, const Token *token, bool first) {
    Slice form = text_form(&card->text, token);
    bool name = token->flags & TOKEN_ALL_CAPITALS || (token->flags & TOKEN_CAPITAL && !first);
    if (name && form.size > 1 && is_content(card, token))
        return CUE_NAME;
    if (!is_telling(card, token))
        return is_content(card, token) && text_traits(&card->text, token) & WORD_GENERAL && form.size >= LEAST_LETTERS
                   ? CUE_GENERAL
                   : CUE_NONE;
    return has_ending(form, "ed") || form.size >= STRONG_LETTERS ? CUE_STRONG : CUE_WORD;
}

/* Only white space or a hyphen parts the token from the one before. */
static bool clings(const Card *card, size_t token) {
    Span gap = {card->text.tokens[token - 1].end, card->text.tokens[token].start};
    if (gap.end < gap.start)
        return false;
    Slice between = slice_trim(slice_part(card->text.source, gap));
    return between.size == 0 || slice_is(between, "-");
}

/* What a figure counts: "12 stores", "three weeks", "two things"; not "nine used". */
static bool is_counted(const Card *card, size_t token, size_t end) {
    if (token >= end || !clings(card, token) || card->text.tokens[token].kind != TOKEN_WORD)
        return false;
    const Token *next = &card->text.tokens[token];
    Slice form = text_form(&card->text, next);
    bool many = form.size > LEAST_LETTERS && form.data[form.size - 1] == 's';
    return (is_telling(card, next) && !has_ending(form, "ed")) || text_traits(&card->text, next) & WORD_DURATION ||
           many;
}

static bool is_number(const Card *card, size_t token, size_t end) {
    const Token *here = &card->text.tokens[token];
    return token < end &&
           (here->kind == TOKEN_NUMBER || (here->kind == TOKEN_WORD && text_traits(&card->text, here) & WORD_NUMBER));
}

/* Where the number goes on that stands before the token: "four|thousand", "a hundred|and forty", "two|or three". */
static size_t number_goes_on(const Card *card, size_t token, size_t end) {
    enum { LINK_LETTERS = 3 };
    if (token >= end || !clings(card, token))
        return end;
    if (is_number(card, token, end))
        return token;
    const Token *link = &card->text.tokens[token];
    bool links = link->kind == TOKEN_WORD && text_traits(&card->text, link) & WORD_COMMON &&
                 text_form(&card->text, link).size <= LINK_LETTERS;
    return links && token + 1 < end && clings(card, token + 1) && is_number(card, token + 1, end) ? token + 1 : end;
}

static bool leads_on(const Card *card, size_t token, size_t end) {
    return is_counted(card, token, end) || number_goes_on(card, token, end) < end;
}

/* Past what is written as one word with the token: "sous-chef", "o'clock". */
static size_t word_end(const Card *card, size_t token, size_t end) {
    const Token *tokens = card->text.tokens;
    size_t at = token + 1;
    while (at < end && tokens[at].kind != TOKEN_MARK && clings(card, at) && !(tokens[at].flags & TOKEN_STARTS_WORD))
        at++;
    return at;
}

/* "Thirty-eight minutes", "four thousand parcels", "March 2025", "price list": numbers with what they count, names
 * whole, and the word that stands beside a telling one. */
static size_t cue_end(const Card *card, size_t token, size_t end, CueWeight weight) {
    const Token *tokens = card->text.tokens;
    size_t at = word_end(card, token, end);
    if (weight == CUE_FIGURE) {
        for (size_t next; (next = number_goes_on(card, at, end)) < end;)
            at = word_end(card, next, end);
        return is_counted(card, at, end) ? word_end(card, at, end) : at;
    }
    if (weight != CUE_NAME)
        return at < end && clings(card, at) && is_telling(card, &tokens[at]) && !(tokens[at].flags & TOKEN_CAPITAL) &&
                       weight > CUE_GENERAL
                   ? word_end(card, at, end)
                   : at;
    while (at < end && clings(card, at) && tokens[at].flags & TOKEN_CAPITAL && is_content(card, &tokens[at]))
        at = word_end(card, at, end);
    return at < end && clings(card, at) && tokens[at].kind == TOKEN_NUMBER ? word_end(card, at, end) : at;
}

static void find_cues(Card *card, size_t sentence) {
    const Sentence *here = &card->text.sentences[sentence];
    for (size_t at = here->first_token; at < here->end_token;) {
        const Token *token = &card->text.tokens[at];
        CueWeight weight = CUE_NONE;
        if (token->kind != TOKEN_MARK && token->flags & TOKEN_STARTS_WORD)
            weight = weigh_number(card, token, leads_on(card, at + 1, here->end_token));
        if (weight == CUE_NONE && token->kind == TOKEN_WORD && token->flags & TOKEN_STARTS_WORD)
            weight = weigh_word(card, token, at == here->first_token);
        size_t end = weight == CUE_NONE ? at + 1 : cue_end(card, at, here->end_token, weight), words = 0;
        for (size_t i = at; i < end; i++)
            words += card->text.tokens[i].flags & TOKEN_STARTS_WORD ? 1 : 0;
        if (words > 1 && weight == CUE_WORD)
            weight = CUE_STRONG;
        if (weight != CUE_NONE)
            card->cues[card->count++] =
                (Cue){{token->start, card->text.tokens[end - 1].end}, sentence, words, weight, false};
        at = end;
    }
}

/* ---- Which are chosen ---- */

static bool is_chosen_already(const Card *card, const Cue *cue) {
    for (size_t i = 0; i < card->chosen_count; i++)
        if (slice_equal_any_case(slice_part(card->text.source, cue->span),
                                 slice_part(card->text.source, card->chosen[i]->span)))
            return true;
    return false;
}

/* A second figure of a sentence says less than what the sentence is about. */
static int worth_of(const Card *card, const Cue *cue) {
    bool again = cue->weight == CUE_FIGURE && card->figured[cue->sentence];
    return (int)(again ? CUE_STRONG : cue->weight) - 2 * (int)card->shown[cue->sentence];
}

/* The weightiest of those left; a sentence that has had its say waits for the others. */
static Cue *choose_cue(Card *card) {
    Cue *best = NULL;
    int best_worth = 0;
    for (size_t i = 0; i < card->count; i++) {
        Cue *cue = &card->cues[i];
        if (cue->chosen || cue->words > card->room[cue->sentence] ||
            (cue->weight == CUE_GENERAL && card->chosen_count >= FEWEST_CUES))
            continue;
        int worth = worth_of(card, cue);
        if ((!best || worth > best_worth) && !is_chosen_already(card, cue)) {
            best = cue;
            best_worth = worth;
        }
    }
    return best;
}

static void choose_cues(Card *card, size_t most) {
    size_t wanted = card->text.words / WORDS_A_CUE;
    wanted = wanted < LEAST_CUES ? LEAST_CUES : wanted > MOST_CUES ? MOST_CUES : wanted;
    wanted = wanted < most ? wanted : most;
    Cue *cue;
    for (size_t i = 0; i < wanted && (cue = choose_cue(card)); i++) {
        cue->chosen = true;
        card->chosen[card->chosen_count++] = cue;
        card->room[cue->sentence] -= cue->words;
        card->shown[cue->sentence]++;
        card->figured[cue->sentence] = card->figured[cue->sentence] || cue->weight == CUE_FIGURE;
    }
}

/* ---- The card ---- */

/* On one line. */
static void append_cue(const Card *card, const Cue *cue, Buffer *out) {
    Slice text = slice_part(card->text.source, cue->span);
    for (size_t i = 0; i < text.size; i++)
        buffer_append_byte(out, text.data[i] == '\n' || text.data[i] == '\t' ? ' ' : text.data[i]);
}

/* The cues in the text's order, parted by dots, none broken at a line's end. */
static void append_cues(const Card *card, size_t width, Buffer *out) {
    size_t used = 0;
    Buffer cue = {0};
    for (size_t i = 0; i < card->count; i++) {
        if (!card->cues[i].chosen)
            continue;
        buffer_clear(&cue);
        append_cue(card, &card->cues[i], &cue);
        size_t columns = text_columns(buffer_slice(&cue));
        if (used && used + 3 + columns > width) {
            buffer_append_byte(out, '\n');
            used = 0;
        }
        if (used == 0)
            layout_blanks(CARD_INDENT, out);
        else
            buffer_append_string(out, " · ");
        used = (used ? used + 3 : CARD_INDENT) + columns;
        buffer_append(out, buffer_slice(&cue));
    }
    if (used)
        buffer_append_byte(out, '\n');
    buffer_free(&cue);
}

static void card_make(Card *card, const Language *language, Slice text, size_t most) {
    *card = (Card){.language = language};
    text_scan(&card->text, language, text);
    card->cues = memory_array(card->text.token_count + 1, sizeof *card->cues);
    card->room = memory_array(card->text.sentence_count + 1, sizeof *card->room);
    card->shown = memory_array(card->text.sentence_count + 1, sizeof *card->shown);
    card->figured = memory_array(card->text.sentence_count + 1, sizeof *card->figured);
    for (size_t i = 0; i < card->text.sentence_count; i++) {
        card->room[i] = card->text.sentences[i].words / 2;
        find_cues(card, i);
    }
    choose_cues(card, most);
}

static void card_free(Card *card) {
    free(card->cues);
    free(card->room);
    free(card->shown);
    free(card->figured);
    text_free(&card->text);
}

static void render_cues(const Language *language, Slice text, size_t width, Buffer *out) {
    Card card;
    card_make(&card, language, text, MOST_CUES);
    append_cues(&card, width, out);
    card_free(&card);
}

static void render_heading(const Section *section, double seconds, double aim, Buffer *out) {
    Buffer about = {0}, aimed = {0};
    render_minutes(seconds, &about);
    render_minutes(aim, &aimed);
    buffer_printf(out, MSG_RENDER_CARD "\n", section->label, buffer_string(&about), buffer_string(&aimed));
    buffer_free(&about);
    buffer_free(&aimed);
}

void render_answer_cards(const Bank *bank, const AnswerView *answer, const Report *report, const RenderOptions *options,
                         Buffer *out) {
    size_t width = options->width ? options->width : ANSWER_WIDTH;
    const Shape *shape = answer->shape;
    double middle = (shape->seconds.least + shape->seconds.most) / 2.0;
    AnswerWords words;
    answer_words_read(bank, answer, options, &words);
    layout_wrap(buffer_slice(&words.title), width, 0, 0, out);
    for (size_t i = 0; i < words.section_count; i++) {
        const Section *section = &shape->sections[i];
        Slice text = answer_words_of(&words, i);
        if (text.size == 0 && section->optional)
            continue;
        buffer_append_byte(out, '\n');
        render_heading(section, answer_words_seconds(bank, &words, report, options, i), middle * section->share / 100,
                       out);
        if (text.size)
            render_cues(bank_language(bank), text, width, out);
        else
            buffer_append_string(out, "  " MSG_RENDER_CARD_EMPTY "\n");
    }
    buffer_append_byte(out, '\n');
    answer_footer(bank, &words, report, options, out);
    answer_words_free(&words);
}

void render_section_cues(const Bank *bank, const AnswerView *answer, size_t section, size_t most, Buffer *out) {
    AnswerWords words;
    answer_words_read(bank, answer, &(RenderOptions){0}, &words);
    Card card;
    card_make(&card, bank_language(bank), answer_words_of(&words, section), most);
    for (size_t i = 0; i < card.count; i++) {
        if (!card.cues[i].chosen)
            continue;
        append_cue(&card, &card.cues[i], out);
        buffer_append_byte(out, '\n');
    }
    card_free(&card);
    answer_words_free(&words);
}
