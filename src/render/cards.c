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

enum { LEAST_CUES = 5, MOST_CUES = 8, WORDS_A_CUE = 8, LEAST_LETTERS = 4, STRONG_LETTERS = 8, CARD_INDENT = 2 };

/* How well a cue brings back what was said. */
typedef enum CueWeight { CUE_NONE, CUE_WORD, CUE_STRONG, CUE_NAME, CUE_FIGURE } CueWeight;

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
    size_t *shown; /* cues of each sentence chosen so far */
    const Cue *chosen[MOST_CUES];
    size_t chosen_count;
} Card;

/* ---- What could be a cue ---- */

static bool is_content(const Card *card, const Token *token) {
    return token->kind == TOKEN_WORD && !(text_traits(&card->text, token) & (WORD_COMMON | WORD_NEGATOR | WORD_BREAKER));
}

/* "two" says nothing by itself, "two weeks" and "nineteen" do; "one" is mostly no number. */
static CueWeight weigh_number(const Card *card, const Token *token, bool counted) {
    if (token->kind == TOKEN_NUMBER)
        return CUE_FIGURE;
    double value;
    bool valued = text_number(&card->text, card->language, token, &value) && value > 1;
    return valued && (counted || value > 10) ? CUE_FIGURE : CUE_NONE;
}

static bool has_ending(Slice word, const char *ending) {
    size_t size = strlen(ending);
    return word.size > size && memcmp(word.data + word.size - size, ending, size) == 0;
}

static CueWeight weigh_word(const Card *card, const Token *token, bool first) {
    Slice form = text_form(&card->text, token);
    bool name = token->flags & TOKEN_ALL_CAPITALS || (token->flags & TOKEN_CAPITAL && !first);
    if (!is_content(card, token) || (form.size < LEAST_LETTERS && !name))
        return CUE_NONE;
    if (name && form.size > 1)
        return CUE_NAME;
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

/* What a figure counts: "12 stores", "three weeks". */
static bool is_counted(const Card *card, size_t token, size_t end) {
    const Token *next = &card->text.tokens[token];
    return token < end && clings(card, token) && next->kind == TOKEN_WORD &&
           (is_content(card, next) || text_traits(&card->text, next) & WORD_DURATION);
}

/* The end of the cue that begins at the token: names and written words are kept whole, figures with what they count. */
static size_t cue_end(const Card *card, size_t token, size_t end, CueWeight weight) {
    const Token *tokens = card->text.tokens;
    size_t at = token + 1;
    if (weight == CUE_FIGURE && is_counted(card, at, end))
        at++;
    for (bool dated = false; at < end && tokens[at].kind != TOKEN_MARK && clings(card, at); at++) {
        bool same_word = !(tokens[at].flags & TOKEN_STARTS_WORD);
        bool named = tokens[at].flags & TOKEN_CAPITAL && is_content(card, &tokens[at]);
        bool same_name = weight == CUE_NAME && !dated && (named || tokens[at].kind == TOKEN_NUMBER);
        if (!same_word && !same_name)
            break;
        dated = dated || tokens[at].kind == TOKEN_NUMBER; /* "March 2025" ends there */
    }
    return at;
}

static void find_cues(Card *card, size_t sentence) {
    const Sentence *here = &card->text.sentences[sentence];
    for (size_t at = here->first_token; at < here->end_token;) {
        const Token *token = &card->text.tokens[at];
        CueWeight weight = CUE_NONE;
        if (token->kind != TOKEN_MARK && token->flags & TOKEN_STARTS_WORD)
            weight = weigh_number(card, token, is_counted(card, at + 1, here->end_token));
        if (weight == CUE_NONE && token->kind == TOKEN_WORD && token->flags & TOKEN_STARTS_WORD)
            weight = weigh_word(card, token, at == here->first_token);
        size_t end = weight == CUE_NONE ? at + 1 : cue_end(card, at, here->end_token, weight), words = 0;
        for (size_t i = at; i < end; i++)
            words += card->text.tokens[i].flags & TOKEN_STARTS_WORD ? 1 : 0;
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

/* The weightiest of those left; a sentence that has had its say waits for the others. */
static Cue *choose_cue(Card *card) {
    Cue *best = NULL;
    int best_worth = 0;
    for (size_t i = 0; i < card->count; i++) {
        Cue *cue = &card->cues[i];
        if (cue->chosen || cue->words > card->room[cue->sentence])
            continue;
        int worth = (int)cue->weight - 2 * (int)card->shown[cue->sentence];
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
