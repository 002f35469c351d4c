/* Cutting: which section does each sentence belong to?
 *
 *   sentence   Last spring …   I sent …   So two …   I learned …
 *   cues       situation       action     result     lesson        words of the bank's lists
 *   place      0.12            0.37       0.62       0.87          of the text; weak, for some tell the result first
 *   words      -0.25           2.5        1.75       3            of all its words together, found by training
 *   order      ───────────────▶──────────▶──────────▶              on is easy, over a section or back is not
 *
 * These are factors of a chain; forward and backward sums over it give each sentence the likelihood of each section
 * given all the others. The likeliest is taken, and how sure it is is just that likelihood. Places and order are those
 * of the shape or, where the whole text is likelier so, those of a result that is told before all else. Linear in the
 * text. */
#include "answer/cut.h"

#include "answer/cues.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

/* Logarithms of the factors, set by hand on published answers with labelled parts and on our own (ours). */
static const double trust = 0.6;                 /* in what the words say beside the cues */
static const double away = 4.0, away_most = 0.3; /* the part of the text away from the section's place; at most */
static const double prior = 0.2;                 /* a larger section is likelier: weight of its share's logarithm */
static const double stay = 0.1;                  /* in the same section */
static const double stay_inside = 1.0;           /* … within a paragraph, of a text with several */
static const double stay_over = -0.3;            /* … over a paragraph's end */
static const double leap = -1.3;                 /* on, for each section passed over */
static const double back = -1.8;                 /* back to an earlier section */
static const double learning_back = -1.2;        /* … from what was learned, which is told in any order */
static const double later_start = -2.3;          /* beginning with any but the first */
static const double result_first = 0;            /* the result told before all else */

/* Where a shape has no section of a role, its cues speak for another's. */
static const struct {
    SectionRole role, instead;
    double weight;
} stand_ins[] = {
    {ROLE_CAUSE, ROLE_LESSON, 0.3},
    {ROLE_APPLIED, ROLE_LESSON, 0.7},
    {ROLE_CLOSE, ROLE_LESSON, 0.7},
};

/* A text being cut. */
typedef struct Cut {
    const Text *text;
    const CueCount *cues;  /* of each sentence */
    size_t count;          /* of the sentences */
    bool parted;           /* the text has several paragraphs */
    size_t size;           /* sections of the shape */
    double *begins, *ends; /* of each section, parts of the whole, by its share */
    double *priors;
    double (*weight)[ROLE_COUNT]; /* [section][role]: what a cue of the role counts for the section */
    double *steps;                /* [from * size + to], but for staying */
    double *starts;
    double *said; /* [sentence * size + section]: what the sentence says for it; filled by sum_forward */
} Cut;

/* The order in which the sections are told: the shape's, or that with its result first. The caller frees. */
static size_t *telling_order(const Shape *shape, bool result_comes_first) {
    size_t *order = memory_array(shape->section_count, sizeof *order), count = 0;
    for (int turn = result_comes_first ? 0 : 1; turn < 2; turn++)
        for (size_t i = 0; i < shape->section_count; i++)
            if (!result_comes_first || (shape->sections[i].role == ROLE_RESULT) == (turn == 0))
                order[count++] = i;
    return order;
}

/* From the section told at `from` to that told at `to`. */
static double step_factor(const Section *section, size_t from, size_t to) {
    if (to > from)
        return exp(leap * (double)(to - from - 1));
    if (to == from)
        return 0;
    return exp(section->learning ? learning_back : back);
}

static void weigh_roles(Cut *cut, const Shape *shape) {
    for (size_t i = 0; i < shape->section_count; i++)
        cut->weight[i][shape->sections[i].role] = 1;
    for (size_t k = 0; k < sizeof stand_ins / sizeof stand_ins[0]; k++) {
        const Section *instead = shape_section_of_role(shape, stand_ins[k].instead);
        if (instead && !shape_section_of_role(shape, stand_ins[k].role))
            cut->weight[shape_section_index(shape, instead)][stand_ins[k].role] = stand_ins[k].weight;
    }
}

static Cut cut_new(const Text *text, const CueCount *cues, const Shape *shape, bool result_comes_first) {
    size_t size = shape->section_count, count = text->sentence_count;
    Cut cut = {.text = text,
               .cues = cues,
               .count = count,
               .size = size,
               .begins = memory_array(size, sizeof(double)),
               .ends = memory_array(size, sizeof(double)),
               .priors = memory_array(size, sizeof(double)),
               .weight = memory_array(size, sizeof *cut.weight),
               .steps = memory_array(size, size * sizeof(double)),
               .starts = memory_array(size, sizeof(double)),
               .said = memory_array(count, size * sizeof(double))};
    for (size_t i = 0; i + 1 < count && !cut.parted; i++)
        cut.parted = text->sentences[i].ends_paragraph;
    size_t *order = telling_order(shape, result_comes_first);
    double before = 0;
    for (size_t i = 0; i < size; i++) {
        const Section *section = &shape->sections[order[i]];
        cut.begins[order[i]] = before / 100;
        before += section->share;
        cut.ends[order[i]] = before / 100;
        cut.priors[order[i]] = prior * log(fmax(section->share, 1) * (double)size / 100);
        cut.starts[order[i]] = exp(i ? later_start : 0);
        for (size_t j = 0; j < size; j++)
            cut.steps[order[i] * size + order[j]] = step_factor(section, i, j);
    }
    free(order);
    weigh_roles(&cut, shape);
    return cut;
}

static void cut_free(Cut *cut) {
    free(cut->begins);
    free(cut->ends);
    free(cut->priors);
    free(cut->weight);
    free(cut->steps);
    free(cut->starts);
    free(cut->said);
}

/* What the words say for a section: for its own role, or for the likeliest it stands in for. */
static double words_evidence(const Cut *cut, size_t section, const CueCount *cues) {
    double most = -INFINITY;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        if (cut->weight[section][role] > 0)
            most = fmax(most, (double)cues->words[role] / CUT_QUARTERS);
    return most;
}

/* What cues, words and place of a sentence say for each section. */
static void weigh_sentence(const Cut *cut, size_t sentence, double *out) {
    const CueCount *cues = &cut->cues[sentence];
    double place = ((double)sentence + 0.5) / (double)cut->count;
    for (size_t i = 0; i < cut->size; i++) {
        double distance = fmax(0, fmax(cut->begins[i] - place, place - cut->ends[i]));
        double sum = cut->priors[i] - away * fmin(distance, away_most);
        for (size_t role = 0; role < ROLE_COUNT; role++)
            if (cut->weight[i][role] > 0)
                sum += cut->weight[i][role] * cue_evidence(cues, (SectionRole)role);
        out[i] = exp(sum + trust * words_evidence(cut, i, cues));
    }
}

/* The factor of a sentence in the same section as the one before it. */
static double stay_factor(const Cut *cut, size_t sentence) {
    if (!cut->parted)
        return exp(stay);
    return exp(cut->text->sentences[sentence - 1].ends_paragraph ? stay_over : stay_inside);
}

/* What the row summed to before. */
static double scale_to_one(double *row, size_t size) {
    double sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += row[i];
    for (size_t i = 0; i < size; i++)
        row[i] /= sum;
    return sum;
}

/* Forward sums: [sentence * size + section], each row summing to one; and the logarithm of the whole's likelihood. */
static float *sum_forward(const Cut *cut, double *likelihood) {
    size_t size = cut->size;
    float *forward = memory_array(cut->count, size * sizeof *forward);
    double *row = memory_array(2, size * sizeof *row), *before = row + size;
    for (size_t i = 0; i < cut->count; i++) {
        double *weight = &cut->said[i * size];
        weigh_sentence(cut, i, weight);
        double same = i ? stay_factor(cut, i) : 0;
        for (size_t to = 0; to < size; to++) {
            double reach = i ? before[to] * same : cut->starts[to];
            for (size_t from = 0; from < size; from++)
                reach += before[from] * cut->steps[from * size + to];
            row[to] = reach * weight[to];
        }
        *likelihood += log(scale_to_one(row, size));
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
static Choice *choose_sections(const Cut *cut, const float *forward) {
    size_t size = cut->size;
    Choice *choices = memory_array(cut->count, sizeof *choices);
    double *backward = memory_array(2, size * sizeof *backward), *next = backward + size;
    for (size_t k = 0; k < size; k++)
        backward[k] = 1;
    for (size_t i = cut->count; i-- > 0;) {
        const double *weight = &cut->said[i * size];
        choices[i] = choose(&forward[i * size], backward, size);
        double same = i ? stay_factor(cut, i) : 0;
        for (size_t from = 0; from < size; from++) {
            next[from] = same * weight[from] * backward[from];
            for (size_t to = 0; to < size; to++)
                next[from] += cut->steps[from * size + to] * weight[to] * backward[to];
        }
        scale_to_one(next, size);
        for (size_t k = 0; k < size; k++)
            backward[k] = next[k];
    }
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
        sections[k] = (SectionView){.source = text->source, .spans = spans[k], .scanned = text};
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
    Cut cuts[2];
    float *forward[2];
    double likelihood[2] = {0, result_first};
    for (int i = 0; i < 2; i++) {
        cuts[i] = cut_new(&cutter->text, cues, shape, i == 1);
        forward[i] = sum_forward(&cuts[i], &likelihood[i]);
    }
    int likelier = likelihood[1] > likelihood[0];
    Choice *choices = choose_sections(&cuts[likelier], forward[likelier]);
    fill_sections(&cutter->text, choices, shape, arena, sections);
    free(choices);
    for (int i = 0; i < 2; i++) {
        free(forward[i]);
        cut_free(&cuts[i]);
    }
    free(cues);
}

void answer_cut(AnswerCutter *cutter, const Shape *shape, Slice text, Arena *arena, SectionView *sections) {
    cut_spans(cutter, shape, text, &(Span){0, text.size}, 1, arena, sections);
}
