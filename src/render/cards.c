/* Cue cards: of each section the few words that bring the rest back. */
#include "base/memory.h"
#include "base/messages.h"
#include "render/answer_parts.h"
#include "render/cues.h"
#include "render/layout.h"

#include <starcoach/text.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FEWEST_CUES = 2, LEAST_CUES = 5, MOST_CUES = 8, WORDS_A_CUE = 8, CARD_INDENT = 2 };

typedef struct Card {
    Text text;
    Cue *cues; /* in the text's order */
    size_t count;
    size_t *room;  /* words of each sentence that may still be shown: half of it at most */
    size_t *shown; /* cues of each sentence chosen so far … */
    bool *figured; /* … a figure among them */
    const Cue *chosen[MOST_CUES];
    size_t chosen_count;
} Card;

/* ---- Which are chosen ---- */

static bool is_chosen_already(const Card *card, const Cue *cue) {
    for (size_t i = 0; i < card->chosen_count; i++)
        if (slice_equal_any_case(slice_part(card->text.source, cue->span),
                                 slice_part(card->text.source, card->chosen[i]->span)))
            return true;
    return false;
}

/* A second figure of a sentence says less than what the sentence is about; a general word says less than all else. */
static int worth_of(const Card *card, const Cue *cue) {
    static const int worths[] = {[CUE_GENERAL] = -2 * MOST_CUES,
                                 [CUE_WORD] = 2,
                                 [CUE_STRONG] = 3,
                                 [CUE_DENIED] = 4,
                                 [CUE_NAME] = 4,
                                 [CUE_FIGURE] = 5};
    bool again = cue->weight == CUE_FIGURE && card->figured[cue->sentence];
    return worths[again ? CUE_STRONG : cue->weight] - 2 * (int)card->shown[cue->sentence];
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

static void card_make(Card *card, const Language *language, const Section *section, Slice text, size_t most) {
    *card = (Card){0};
    text_scan(&card->text, language, text);
    card->cues = memory_array(card->text.token_count + 1, sizeof *card->cues);
    card->room = memory_array(card->text.sentence_count + 1, sizeof *card->room);
    card->shown = memory_array(card->text.sentence_count + 1, sizeof *card->shown);
    card->figured = memory_array(card->text.sentence_count + 1, sizeof *card->figured);
    for (size_t i = 0; i < card->text.sentence_count; i++) {
        card->room[i] = card->text.sentences[i].words / 2;
        card->count += cues_find(language, &card->text, i, slice_of(section->label), card->cues + card->count);
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

static void render_cues(const Language *language, const Section *section, Slice text, size_t width, Buffer *out) {
    Card card;
    card_make(&card, language, section, text, MOST_CUES);
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
            render_cues(bank_language(bank), section, text, width, out);
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
    card_make(&card, bank_language(bank), &answer->shape->sections[section], answer_words_of(&words, section), most);
    for (size_t i = 0; i < card.count; i++) {
        if (!card.cues[i].chosen)
            continue;
        append_cue(&card, &card.cues[i], out);
        buffer_append_byte(out, '\n');
    }
    card_free(&card);
    answer_words_free(&words);
}
