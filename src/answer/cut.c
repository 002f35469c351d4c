/* Cutting: which section does each sentence belong to?
 *
 *   sentence   Last spring …   I sent …   So two …   I learned …
 *   cues       situation       action     result     lesson        words of the bank's lists
 *   place      0.12            0.37       0.62       0.87          of the text; weak, for some tell the result first
 *   order      ───────────────▶──────────▶──────────▶              on is easy, over a section or back is not
 *
 * The three are factors of a chain; forward and backward sums over it give each sentence the likelihood of each section
 * given all the others. The likeliest is taken, and how sure it is is just that likelihood. Linear in the text. */
#include "answer/cut.h"

#include "answer/cues.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

/* Logarithms of the factors, set by hand on published answers with labelled parts (ours). */
static const double cue_first = 1.3, cue_more = 0.6; /* the first cue of a role in a sentence, and each one more */
static const double cue_sure = 1.6;                  /* a cue that rarely misleads */
static const double away = 3.0,
                    away_most = 0.2;         /* for each part of the text away from the section's place, up to this */
static const double stay = 0.5, leap = -0.7; /* same section; for each section passed over */
static const double back = -1.5, learning_back = -1.2; /* back; back from what was learned, told in any order */
static const double later_start = -0.9;                /* for each section that is passed over at the start */

/* Where a shape has no section of a role, its cues speak for another's. */
static const struct {
    SectionRole role, instead;
    double weight;
} stand_ins[] = {
    {ROLE_CAUSE, ROLE_LESSON, 0.3},
    {ROLE_APPLIED, ROLE_LESSON, 0.7},
    {ROLE_CLOSE, ROLE_LESSON, 0.7},
};

/* The chain of a shape. */
typedef struct Chain {
    size_t size;                  /* sections */
    double *begins, *ends;        /* of each section, parts of the whole, by its share */
    double (*weight)[ROLE_COUNT]; /* [section][role]: what a cue of the role counts for the section */
    double *steps;                /* [from * size + to] */
    double *starts;
} Chain;

static double step_factor(const Shape *shape, size_t from, size_t to) {
    if (to == from)
        return exp(stay);
    if (to > from)
        return exp(leap * (double)(to - from - 1));
    return exp(shape->sections[from].learning ? learning_back : back);
}

static void weigh_roles(Chain *chain, const Shape *shape) {
    for (size_t i = 0; i < shape->section_count; i++)
        chain->weight[i][shape->sections[i].role] = 1;
    for (size_t k = 0; k < sizeof stand_ins / sizeof stand_ins[0]; k++) {
        const Section *instead = shape_section_of_role(shape, stand_ins[k].instead);
        if (instead && !shape_section_of_role(shape, stand_ins[k].role))
            chain->weight[shape_section_index(shape, instead)][stand_ins[k].role] = stand_ins[k].weight;
    }
}

static Chain chain_new(const Shape *shape) {
    size_t size = shape->section_count;
    Chain chain = {.size = size,
                   .begins = memory_array(size, sizeof(double)),
                   .ends = memory_array(size, sizeof(double)),
                   .weight = memory_array(size, sizeof *chain.weight),
                   .steps = memory_array(size, size * sizeof(double)),
                   .starts = memory_array(size, sizeof(double))};
    double before = 0;
    for (size_t i = 0; i < size; i++) {
        chain.begins[i] = before / 100;
        before += shape->sections[i].share;
        chain.ends[i] = before / 100;
        chain.starts[i] = exp(later_start * (double)i);
        for (size_t j = 0; j < size; j++)
            chain.steps[i * size + j] = step_factor(shape, i, j);
    }
    weigh_roles(&chain, shape);
    return chain;
}

static void chain_free(Chain *chain) {
    free(chain->begins);
    free(chain->ends);
    free(chain->weight);
    free(chain->steps);
    free(chain->starts);
}

/* What cues and place of sentence `index` of `count` say for each section. */
static void weigh_sentence(const Chain *chain, const CueCount *cues, size_t index, size_t count, double *out) {
    double place = ((double)index + 0.5) / (double)count;
    for (size_t i = 0; i < chain->size; i++) {
        double distance = fmax(0, fmax(chain->begins[i] - place, place - chain->ends[i]));
        double sum = -away * fmin(distance, away_most);
        for (size_t role = 0; role < ROLE_COUNT; role++) {
            double cue = cues->plain[role] ? cue_first + cue_more * (cues->plain[role] - 1) : 0;
            sum += chain->weight[i][role] * (cue + (cues->sure[role] ? cue_sure : 0));
        }
        out[i] = exp(sum);
    }
}

static void scale_to_one(double *row, size_t size) {
    double sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += row[i];
    for (size_t i = 0; i < size; i++)
        row[i] /= sum;
}

/* Forward sums: forward[sentence * size + section], each row summing to one. */
static float *sum_forward(const Chain *chain, const CueCount *cues, size_t count) {
    size_t size = chain->size;
    float *forward = memory_array(count, size * sizeof *forward);
    double *row = memory_array(3, size * sizeof *row), *weight = row + size, *before = weight + size;
    for (size_t i = 0; i < count; i++) {
        weigh_sentence(chain, &cues[i], i, count, weight);
        for (size_t to = 0; to < size; to++) {
            double reach = i == 0 ? chain->starts[to] : 0;
            for (size_t from = 0; i > 0 && from < size; from++)
                reach += before[from] * chain->steps[from * size + to];
            row[to] = reach * weight[to];
        }
        scale_to_one(row, size);
        for (size_t k = 0; k < size; k++) {
            before[k] = row[k];
            forward[i * size + k] = (float)row[k];
        }
    }
    free(row);
    return forward;
}

typedef struct Choice {
    size_t section;
    float sure;
} Choice;

static Choice choose(const float *forward, const double *backward, size_t size) {
    double sum = 0, most = -1;
    Choice choice = {0};
    for (size_t i = 0; i < size; i++) {
        double likelihood = (double)forward[i] * backward[i];
        sum += likelihood;
        if (likelihood > most) {
            most = likelihood;
            choice.section = i;
        }
    }
    choice.sure = (float)(most / sum);
    return choice;
}

/* Backward sums, row by row from the end, joined with the forward ones. */
static Choice *choose_sections(const Chain *chain, const CueCount *cues, size_t count) {
    size_t size = chain->size;
    float *forward = sum_forward(chain, cues, count);
    Choice *choices = memory_array(count, sizeof *choices);
    double *backward = memory_array(3, size * sizeof *backward), *weight = backward + size, *next = weight + size;
    for (size_t k = 0; k < size; k++)
        backward[k] = 1;
    for (size_t i = count; i-- > 0;) {
        choices[i] = choose(&forward[i * size], backward, size);
        weigh_sentence(chain, &cues[i], i, count, weight);
        for (size_t from = 0; from < size; from++) {
            next[from] = 0;
            for (size_t to = 0; to < size; to++)
                next[from] += chain->steps[from * size + to] * weight[to] * backward[to];
        }
        scale_to_one(next, size);
        for (size_t k = 0; k < size; k++)
            backward[k] = next[k];
    }
    free(forward);
    free(backward);
    return choices;
}

/* Hands each sentence to its section. */
static void fill_sections(const Text *text, const Choice *choices, const Shape *shape, Arena *arena,
                          SectionView *sections) {
    size_t *room = memory_array(shape->section_count, sizeof *room);
    for (size_t i = 0; i < text->sentence_count; i++)
        room[choices[i].section]++;
    SureSpan **spans = memory_array(shape->section_count, sizeof *spans);
    for (size_t k = 0; k < shape->section_count; k++) {
        spans[k] = room[k] ? arena_array(arena, room[k], sizeof **spans) : NULL;
        sections[k] = (SectionView){.source = text->source, .spans = spans[k]};
    }
    for (size_t i = 0; i < text->sentence_count; i++) {
        size_t k = choices[i].section;
        spans[k][sections[k].span_count++] =
            (SureSpan){text->sentences[i].start, text->sentences[i].end, choices[i].sure};
    }
    free(room);
    free(spans);
}

void cut_spans(AnswerCutter *cutter, const Shape *shape, Slice source, const Span *stretches, size_t count,
               Arena *arena, SectionView *sections) {
    text_begin(&cutter->text, source);
    for (size_t i = 0; i < count; i++)
        text_add(&cutter->text, cutter->language, stretches[i]);
    CueCount *cues = cues_count(cutter);
    Chain chain = chain_new(shape);
    Choice *choices = choose_sections(&chain, cues, cutter->text.sentence_count);
    fill_sections(&cutter->text, choices, shape, arena, sections);
    free(choices);
    free(cues);
    chain_free(&chain);
}

void answer_cut(AnswerCutter *cutter, const Shape *shape, Slice text, Arena *arena, SectionView *sections) {
    cut_spans(cutter, shape, text, &(Span){0, text.size}, 1, arena, sections);
}
