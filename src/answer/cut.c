/* Cutting: which section does each sentence belong to?
 *
 *   sentence   Last spring …   I sent …   So two …   I learned …
 *   cues       situation       action     result     lesson        words of the bank's lists
 *   place      0.12            0.37       0.62       0.87          of the text; weak, for some tell the result first
 *   words      -0.25           2.5        1.75       3            of all its words and cues together, found by training
 *   order      ───────────────▶──────────▶──────────▶              on is easy, over a section or back is not
 *
 * These are factors of a chain; forward and backward sums over it give each sentence the likelihood of each section
 * given all the others. The likeliest is taken, and how sure it is is just that likelihood. Places and order are those
 * of the shape or, where the whole text is likelier so, those of a result that is told before all else. Linear in the
 * text. */
#include "answer/cut.h"

#include "answer/cues.h"
#include "base/memory.h"
#include "text/sayings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Logarithms of the factors, set by hand on published answers with labelled parts and on our own (ours). */
static const double trust = 0.6;                 /* in what the words say beside the cues */
static const double away = 5.0, away_most = 0.4; /* the part of the text away from the section's place; at most */
static const double optional_before = 0.4;       /* so much earlier an optional section may as well come */
static const double prior = 0.6;                 /* a larger section is likelier: weight of its share's logarithm */
static const double least_share = 10;            /* … which counts for no less, in percent */
static const double stay = 0.1;                  /* in the same section */
static const double stay_inside = 1.0;           /* … within a paragraph, of a text with several */
static const double stay_over = -0.3;            /* … over a paragraph's end */
static const double stay_listed = 1.0;    /* … from an item of a list to the next, where the list has no marks */
static const double leap = -2.2;          /* on, for each section passed over */
static const double back = -2.2;          /* back to an earlier section */
static const double learning_back = -1.2; /* … from what was learned, which is told in any order */
static const double later_start = -3.2;   /* beginning with any but the first */
static const double result_first = 0.3;   /* the result told before all else */
static const double result_more = 0.5;    /* told first it is told at length: how much more than its share */

/* No guess is told as certain: of the published sentences that came out over 0.97, two in a hundred are wrong
 * (measured). */
static const double sure_most = 0.99;

/* Where a shape has no section of a role, its cues speak for another's. */
static const struct {
    SectionRole role, instead;
    double weight;
} stand_ins[] = {
    {ROLE_CAUSE, ROLE_LESSON, 0.3},
    {ROLE_APPLIED, ROLE_LESSON, 0.7},
    {ROLE_CLOSE, ROLE_LESSON, 0.7},
};

/* What one order of telling says of a section. */
typedef struct Place {
    size_t section;
    double begin, end;      /* parts of the whole, by its share */
    double inside, outside; /* factors of a sentence there, and of one far away */
    double back;            /* of going back from it to an earlier one */
} Place;

typedef struct Telling {
    Place *places; /* in the order of telling */
    double *rows;  /* [row * size + place]: the place's factor, see place_row */
} Telling;

enum { ROWS_MOST = 512 };

/* A text being cut. */
typedef struct Cut {
    const Text *text;
    size_t count; /* of the sentences */
    size_t rows;  /* of places: one for each sentence; in a long text, for some in a row */
    size_t size;  /* sections of the shape */
    double stay_within, stay_over, stay_listed; /* factors of staying within a paragraph, over its end, in a list */
    double leap_over;                           /* … of passing over one more section */
    double start_later;                         /* … of beginning with any but the first */
    double *said; /* [sentence * size + section]: what the sentence's cues and words say for it, in any telling */
} Cut;

/* What the cues of a role count for a section. */
typedef struct Speaker {
    size_t section;
    SectionRole role;
    double weight;
} Speaker;

enum { MOST_STAND_INS = sizeof stand_ins / sizeof stand_ins[0] };

/* The order in which the sections are told: the shape's, or that with its result first. The caller frees. */
static size_t *telling_order(const Shape *shape, bool result_comes_first) {
    size_t *order = memory_array(shape->section_count, sizeof *order), count = 0;
    for (int turn = result_comes_first ? 0 : 1; turn < 2; turn++)
        for (size_t i = 0; i < shape->section_count; i++)
            if (!result_comes_first || (shape->sections[i].role == ROLE_RESULT) == (turn == 0))
                order[count++] = i;
    return order;
}

/* What each percent of a share takes of the text, where the result takes so much more than its own. */
static double part_of_share(const Shape *shape, SectionRole role, double more) {
    double results = 0;
    for (size_t i = 0; i < shape->section_count; i++)
        if (shape->sections[i].role == ROLE_RESULT)
            results += shape->sections[i].share / 100.0;
    if (results <= 0 || results >= 1)
        return 0.01;
    double taken = fmin(results * (1 + more), (1 + results) / 2);
    return role == ROLE_RESULT ? taken / results / 100 : (1 - taken) / (1 - results) / 100;
}

static double place_factor(const Place *place, double at) {
    double distance = at < place->begin ? place->begin - at : at - place->end;
    if (distance <= 0)
        return place->inside;
    return distance < away_most ? place->inside * exp(-away * distance) : place->outside;
}

static Telling telling_new(const Cut *cut, const Shape *shape, bool result_comes_first) {
    size_t size = cut->size;
    Telling telling = {memory_array(size, sizeof *telling.places),
                       memory_array(cut->rows * size, sizeof *telling.rows)};
    size_t *order = telling_order(shape, result_comes_first);
    double before = 0;
    for (size_t i = 0; i < size; i++) {
        const Section *section = &shape->sections[order[i]];
        Place *place = &telling.places[i];
        place->section = order[i];
        place->begin = before;
        before +=
            section->share * part_of_share(shape, (SectionRole)section->role, result_comes_first ? result_more : 0);
        place->end = before;
        place->begin -= section->optional ? optional_before : 0;
        place->inside = exp(prior * log(fmax(section->share, least_share) * (double)size / 100));
        place->outside = place->inside * exp(-away * away_most);
        place->back = exp(section->learning ? learning_back : back);
        for (size_t row = 0; row < cut->rows; row++)
            telling.rows[row * size + i] = place_factor(place, ((double)row + 0.5) / (double)cut->rows);
    }
    free(order);
    return telling;
}

static void telling_free(Telling *telling) {
    free(telling->places);
    free(telling->rows);
}

/* ---- What is said ---- */

static Speaker *find_speakers(const Shape *shape, size_t *count) {
    Speaker *speakers = memory_array(shape->section_count + MOST_STAND_INS, sizeof *speakers);
    for (*count = 0; *count < shape->section_count; ++*count)
        speakers[*count] = (Speaker){*count, (SectionRole)shape->sections[*count].role, 1};
    for (size_t k = 0; k < MOST_STAND_INS; k++) {
        const Section *instead = shape_section_of_role(shape, stand_ins[k].instead);
        if (instead && !shape_section_of_role(shape, stand_ins[k].role))
            speakers[(*count)++] =
                (Speaker){shape_section_index(shape, instead), stand_ins[k].role, stand_ins[k].weight};
    }
    return speakers;
}

/* From logarithms to factors. A very long sentence says more than an exponent holds: only what it says for one section
 * against another counts, so the most is made 1. */
static void to_factors(double *said, size_t size) {
    double most = said[0];
    for (size_t k = 1; k < size; k++)
        most = fmax(most, said[k]);
    for (size_t k = 0; k < size; k++)
        said[k] = exp(said[k] - most);
}

/* What the sentence says for each section. What training found counts for a section's own role, or for the likeliest it
 * stands in for; `most`: room for that. */
static void weigh_cues(const CueCount *cues, const Speaker *speakers, size_t speaker_count, size_t size, double *said,
                       double *most) {
    for (size_t k = 0; k < size; k++) {
        said[k] = 0;
        most[k] = -INFINITY;
    }
    for (const Speaker *speaker = speakers; speaker < speakers + speaker_count; speaker++) {
        size_t k = speaker->section;
        said[k] += speaker->weight * cue_evidence(cues, speaker->role);
        most[k] = fmax(most[k], trust * cues->words[speaker->role] + cues->trained[speaker->role]);
    }
    for (size_t k = 0; k < size; k++)
        said[k] += most[k] / CUT_QUARTERS;
    to_factors(said, size);
}

static double *weigh_sentences(const Cut *cut, AnswerCutter *cutter, const Shape *shape) {
    const size_t size = cut->size;
    double *all = memory_array(cut->count, size * sizeof *all), *most = memory_array(size, sizeof *most);
    uint32_t *weighed = memory_array(SAYINGS_MOST + 1, sizeof *weighed); /* by saying: 1 + a sentence; 0: none yet */
    size_t speaker_count;
    Speaker *speakers = find_speakers(shape, &speaker_count);
    for (size_t i = 0; i < cut->count; i++) {
        const uint32_t saying = cut->text->sentences[i].saying;
        double *said = &all[i * size];
        if (saying > 0 && weighed[saying] > 0) {
            memcpy(said, &all[(weighed[saying] - 1) * size], size * sizeof *said);
            continue;
        }
        const CueCount cues = cues_count(cutter, i);
        weigh_cues(&cues, speakers, speaker_count, size, said, most);
        weighed[saying] = (uint32_t)i + 1;
    }
    free(weighed);
    free(speakers);
    free(most);
    return all;
}

static Cut cut_new(AnswerCutter *cutter, const Shape *shape) {
    const Text *text = &cutter->text;
    Cut cut = {.text = text,
               .count = text->sentence_count,
               .rows = text->sentence_count < ROWS_MOST ? text->sentence_count : ROWS_MOST,
               .size = shape->section_count,
               .leap_over = exp(leap),
               .start_later = exp(later_start)};
    bool parted = false; /* the text has several paragraphs */
    for (size_t i = 0; i + 1 < cut.count && !parted; i++)
        parted = text->sentences[i].ends_paragraph;
    cut.stay_within = exp(parted ? stay_inside : stay);
    cut.stay_over = exp(parted ? stay_over : stay);
    cut.stay_listed = exp(stay_listed);
    cut.said = weigh_sentences(&cut, cutter, shape);
    return cut;
}

/* What cues, words and place of a sentence say for each section, in the order of telling. */
static void weigh_sentence(const Cut *cut, const Telling *telling, size_t sentence, double *out) {
    const double *said = &cut->said[sentence * cut->size];
    const double *row = &telling->rows[(uint64_t)sentence * cut->rows / cut->count * cut->size];
    for (size_t i = 0; i < cut->size; i++)
        out[i] = said[telling->places[i].section] * row[i];
}

/* ---- Sums ---- */

/* The factor of a sentence in the same section as the one before it. */
static double stay_factor(const Cut *cut, size_t sentence) {
    const Sentence *before = &cut->text->sentences[sentence - 1];
    if (before->ends_paragraph)
        return cut->stay_over;
    const size_t between = before[1].start - before->end;
    const bool listed = memchr(cut->text->source.data + before->end, '\n', between) != NULL;
    return listed ? cut->stay_listed : cut->stay_within;
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

/* To each section from all others: on to the next one for nothing, farther by leaps, and back. */
static void step_on(const Cut *cut, const Telling *telling, double same, const double *before, double *row) {
    double on = 0, behind = 0;
    for (size_t i = 0; i < cut->size; i++) {
        row[i] = before[i] * same + on;
        on = on * cut->leap_over + before[i];
    }
    for (size_t i = cut->size; i-- > 0;) {
        row[i] += behind;
        behind += before[i] * telling->places[i].back;
    }
}

/* The same from its end: from each section to all others. */
static void step_back(const Cut *cut, const Telling *telling, double same, const double *after, double *row) {
    double on = 0, behind = 0;
    for (size_t i = cut->size; i-- > 0;) {
        row[i] = after[i] * same + on;
        on = on * cut->leap_over + after[i];
    }
    for (size_t i = 0; i < cut->size; i++) {
        row[i] += telling->places[i].back * behind;
        behind += after[i];
    }
}

/* Forward sums: [sentence * size + place], each row summing to one; gives the logarithm of the whole's likelihood. */
static double sum_forward(const Cut *cut, const Telling *telling, float *forward) {
    size_t size = cut->size;
    double likelihood = 0;
    double *room = memory_array(3, size * sizeof *room), *before = room, *row = room + size, *weight = row + size;
    for (size_t i = 0; i < cut->count; i++) {
        if (i)
            step_on(cut, telling, stay_factor(cut, i), before, row);
        else
            for (size_t k = 0; k < size; k++)
                row[k] = k ? cut->start_later : 1;
        weigh_sentence(cut, telling, i, weight);
        for (size_t k = 0; k < size; k++)
            row[k] *= weight[k];
        likelihood += log(scale_to_one(row, size));
        for (size_t k = 0; k < size; k++)
            forward[i * size + k] = (float)row[k];
        double *spare = before;
        before = row;
        row = spare;
    }
    free(room);
    return likelihood;
}

typedef struct Choice {
    size_t section;
    float sure;
} Choice;

static Choice choose(const Telling *telling, const float *forward, const double *backward, size_t size) {
    double sum = 0, most = -1;
    Choice choice = {0};
    for (size_t i = 0; i < size; i++) {
        double likelihood = (double)forward[i] * backward[i];
        sum += likelihood;
        if (likelihood > most) {
            most = likelihood;
            choice.section = telling->places[i].section;
        }
    }
    choice.sure = (float)fmin(most / sum, sure_most);
    return choice;
}

/* Backward sums, row by row from the end, joined with the forward ones. */
static Choice *choose_sections(const Cut *cut, const Telling *telling, const float *forward) {
    size_t size = cut->size;
    Choice *choices = memory_array(cut->count, sizeof *choices);
    double *room = memory_array(3, size * sizeof *room), *backward = room, *next = room + size, *weight = next + size;
    for (size_t k = 0; k < size; k++)
        backward[k] = 1;
    for (size_t i = cut->count; i-- > 0;) {
        choices[i] = choose(telling, &forward[i * size], backward, size);
        if (i == 0)
            break;
        weigh_sentence(cut, telling, i, weight);
        for (size_t k = 0; k < size; k++)
            weight[k] *= backward[k];
        step_back(cut, telling, stay_factor(cut, i), weight, next);
        scale_to_one(next, size);
        double *spare = backward;
        backward = next;
        next = spare;
    }
    free(room);
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
    cues_begin(cutter);
    Cut cut = cut_new(cutter, shape);
    Telling usual = telling_new(&cut, shape, false), other = telling_new(&cut, shape, true);
    float *forward[] = {memory_array(cut.count, cut.size * sizeof **forward),
                        memory_array(cut.count, cut.size * sizeof **forward)};
    const double likelihood = sum_forward(&cut, &usual, forward[0]);
    const bool result_comes_first = sum_forward(&cut, &other, forward[1]) + result_first > likelihood;
    Choice *choices = choose_sections(&cut, result_comes_first ? &other : &usual, forward[result_comes_first]);
    fill_sections(&cutter->text, choices, shape, arena, sections);
    free(choices);
    free(forward[0]);
    free(forward[1]);
    free(cut.said);
    telling_free(&usual);
    telling_free(&other);
}

void answer_cut(AnswerCutter *cutter, const Shape *shape, Slice text, Arena *arena, SectionView *sections) {
    cut_spans(cutter, shape, text, &(Span){0, text.size}, 1, arena, sections);
}
