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
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Logarithms of the factors, set by hand on published answers with labelled parts and on our own (ours). */
enum { TRUST = 3, TRUST_WHOLE = 5 };             /* in what the words say beside the cues: so many of so many parts */
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

/* The orders of telling. What is summed up for one is summed up for the other in the same step: so it costs little more
 * than for one. */
typedef enum Order { ORDER_USUAL, ORDER_RESULT_FIRST, ORDER_COUNT } Order;
typedef struct Both {
    double of[ORDER_COUNT];
} Both;

/* What one order of telling says of a section. */
typedef struct Place {
    double begin, end;      /* parts of the whole, by its share */
    double inside, outside; /* factors of a sentence there, and of one far away */
} Place;

typedef struct Tellings {
    size_t *sections[ORDER_COUNT]; /* in the order of telling: places */
    Both *back;                    /* by place: the factor of going back from it to an earlier one */
    Both *rows;                    /* [row * size + place]: the place's factor, see place_factor */
} Tellings;

enum { ROWS_MOST = 512 };

/* What tells of a sentence beside its section. */
typedef struct Link {
    double same;   /* the factor of staying in the section of the sentence before */
    uint32_t said; /* the row of what it says: of sentences that say the same, one */
    uint32_t row;  /* of its place */
} Link;

/* A text being cut. */
typedef struct Cut {
    const Text *text;
    size_t count;       /* of the sentences */
    size_t rows;        /* of places: one for each sentence; in a long text, for some in a row */
    size_t size;        /* sections of the shape */
    double leap_over;   /* the factor of passing over one more section */
    double start_later; /* … of beginning with any but the first */
    Link *links;        /* by sentence, and one more behind them */
    double *said;       /* [row * size + section]: what a sentence's cues and words say for it, in any telling */
} Cut;

/* What the cues of a role count for a section. */
typedef struct Speaker {
    size_t section;
    SectionRole role;
    double evidence[CUES_MOST + 1][2]; /* the factor, by plain cues and whether there are sure ones */
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

static void tell_place(const Cut *cut, const Section *section, size_t at, Order order, Place *place, Tellings *out) {
    place->begin -= section->optional ? optional_before : 0;
    place->inside = exp(prior * log(fmax(section->share, least_share) * (double)cut->size / 100));
    place->outside = place->inside * exp(-away * away_most);
    out->back[at].of[order] = exp(section->learning ? learning_back : back);
    for (size_t row = 0; row < cut->rows; row++)
        out->rows[row * cut->size + at].of[order] = place_factor(place, ((double)row + 0.5) / (double)cut->rows);
}

static Tellings tellings_new(const Cut *cut, const Shape *shape) {
    Tellings tellings = {.back = memory_array(cut->size, sizeof *tellings.back),
                         .rows = memory_array(cut->rows * cut->size, sizeof *tellings.rows)};
    for (Order order = ORDER_USUAL; order < ORDER_COUNT; order++) {
        const bool result_comes_first = order == ORDER_RESULT_FIRST;
        double before = 0;
        tellings.sections[order] = telling_order(shape, result_comes_first);
        for (size_t i = 0; i < cut->size; i++) {
            const Section *section = &shape->sections[tellings.sections[order][i]];
            Place place = {.begin = before};
            before +=
                section->share * part_of_share(shape, (SectionRole)section->role, result_comes_first ? result_more : 0);
            place.end = before;
            tell_place(cut, section, i, order, &place, &tellings);
        }
    }
    return tellings;
}

static void tellings_free(Tellings *tellings) {
    for (Order order = ORDER_USUAL; order < ORDER_COUNT; order++)
        free(tellings->sections[order]);
    free(tellings->back);
    free(tellings->rows);
}

/* ---- What is said ---- */

static Speaker speaker_new(size_t section, SectionRole role, double weight) {
    Speaker speaker = {.section = section, .role = role};
    for (unsigned char plain = 0; plain <= CUES_MOST; plain++)
        for (unsigned char sure = 0; sure < 2; sure++) {
            CueCount cues = {0};
            cues.plain[role] = plain;
            cues.sure[role] = sure;
            speaker.evidence[plain][sure] = exp(weight * cue_evidence(&cues, role));
        }
    return speaker;
}

static Speaker *find_speakers(const Shape *shape, size_t *count) {
    Speaker *speakers = memory_array(shape->section_count + MOST_STAND_INS, sizeof *speakers);
    for (*count = 0; *count < shape->section_count; ++*count)
        speakers[*count] = speaker_new(*count, (SectionRole)shape->sections[*count].role, 1);
    for (size_t k = 0; k < MOST_STAND_INS; k++) {
        const Section *instead = shape_section_of_role(shape, stand_ins[k].instead);
        if (instead && !shape_section_of_role(shape, stand_ins[k].role))
            speakers[(*count)++] =
                speaker_new(shape_section_index(shape, instead), stand_ins[k].role, stand_ins[k].weight);
    }
    return speakers;
}

enum { PARTS = TRUST_WHOLE * CUT_QUARTERS };

/* The factor of so many parts less, of which PARTS make one of a logarithm; the cutter remembers most. */
static double factor_less(AnswerCutter *cutter, int64_t parts) {
    if (parts >= FACTORS_MOST)
        return exp(-(double)parts / PARTS);
    if (cutter->factors[parts] <= 0)
        cutter->factors[parts] = exp(-(double)parts / PARTS);
    return cutter->factors[parts];
}

/* What the sentence says for each section. What training found counts for a section's own role, or for the likeliest it
 * stands in for; `parts`: room for that. A very long sentence says more than an exponent holds: only what it says for
 * one section against another counts, so the most is made 1. */
static void weigh_cues(AnswerCutter *cutter, const CueCount *cues, const Speaker *speakers, size_t speaker_count,
                       size_t size, double *said, int64_t *parts) {
    int64_t most = INT64_MIN;
    for (size_t k = 0; k < size; k++) {
        said[k] = 1;
        parts[k] = INT64_MIN;
    }
    for (const Speaker *speaker = speakers; speaker < speakers + speaker_count; speaker++) {
        const SectionRole role = speaker->role;
        const size_t k = speaker->section;
        const int64_t trained = (int64_t)TRUST * cues->words[role] + (int64_t)TRUST_WHOLE * cues->trained[role];
        said[k] *= speaker->evidence[cues->plain[role]][cues->sure[role] > 0];
        parts[k] = trained > parts[k] ? trained : parts[k];
        most = trained > most ? trained : most;
    }
    for (size_t k = 0; k < size; k++)
        said[k] *= factor_less(cutter, most - parts[k]);
}

static void weigh_sentences(Cut *cut, AnswerCutter *cutter, const Shape *shape) {
    const size_t size = cut->size;
    int64_t *parts = memory_array(size, sizeof *parts);
    /* By saying: 1 + its row; 0: none yet. */
    uint32_t *weighed = memory_resize(NULL, (SAYINGS_MOST + 1) * sizeof *weighed);
    size_t speaker_count, capacity = 0;
    uint32_t rows = 0;
    Speaker *speakers = find_speakers(shape, &speaker_count);
    for (size_t i = 0; i < cut->count; i++) /* those of a short text are few of all */
        weighed[cut->text->sentences[i].saying] = 0;
    for (size_t i = 0; i < cut->count; i++) {
        const uint32_t saying = cut->text->sentences[i].saying;
        if (saying > 0 && weighed[saying] > 0) {
            cut->links[i].said = weighed[saying] - 1;
            continue;
        }
        cut->said = memory_grow(cut->said, &capacity, (rows + 1) * size, sizeof *cut->said);
        weigh_cues(cutter, cues_count(cutter, i), speakers, speaker_count, size, &cut->said[rows * size], parts);
        cut->links[i].said = rows;
        weighed[saying] = ++rows;
    }
    free(weighed);
    free(speakers);
    free(parts);
}

/* A list without marks: its items are lines. */
static bool is_listed(const Text *text, const Sentence *sentence, const Sentence *next) {
    return memchr(text->source.data + sentence->end, '\n', next->start - sentence->end) != NULL;
}

static Link *link_sentences(const Text *text, size_t rows) {
    const size_t count = text->sentence_count;
    Link *links = memory_array(count + 1, sizeof *links);
    bool parted = false; /* the text has several paragraphs */
    for (size_t i = 0; i + 1 < count && !parted; i++)
        parted = text->sentences[i].ends_paragraph;
    const double within = exp(parted ? stay_inside : stay), over = exp(parted ? stay_over : stay),
                 listed = exp(stay_listed);
    for (size_t i = 0; i < count; i++) {
        const Sentence *sentence = &text->sentences[i], *before = sentence - 1;
        links[i].row = (uint32_t)((uint64_t)i * rows / count);
        if (i > 0)
            links[i].same = before->ends_paragraph ? over : is_listed(text, before, sentence) ? listed : within;
    }
    return links;
}

static Cut cut_new(AnswerCutter *cutter, const Shape *shape) {
    const Text *text = &cutter->text;
    Cut cut = {.text = text,
               .count = text->sentence_count,
               .rows = text->sentence_count < ROWS_MOST ? text->sentence_count : ROWS_MOST,
               .size = shape->section_count,
               .leap_over = exp(leap),
               .start_later = exp(later_start)};
    cut.links = link_sentences(text, cut.rows);
    weigh_sentences(&cut, cutter, shape);
    return cut;
}

static void cut_free(Cut *cut) {
    free(cut->links);
    free(cut->said);
}

/* ---- Sums ---- */

/* Weighs a sentence's row by what cues, words and place say for each section, and makes the next one's of it: to each
 * section from all others, on to the next one for nothing, farther by leaps, and back. Gives what the row sums to. */
static Both step_on(const Cut *cut, const Tellings *tellings, const Link *link, Both *restrict row,
                    Both *restrict next) {
    const size_t *usual = tellings->sections[ORDER_USUAL], *other = tellings->sections[ORDER_RESULT_FIRST];
    const double *said = &cut->said[link->said * cut->size];
    const Both *places = &tellings->rows[link->row * cut->size];
    const double leap_over = cut->leap_over, same = link[1].same;
    Both sum = {0}, on = {0}, behind = {0};
    for (size_t i = 0; i < cut->size; i++) {
        const Both says = {{said[usual[i]], said[other[i]]}};
        for (size_t k = 0; k < ORDER_COUNT; k++) {
            row[i].of[k] *= says.of[k] * places[i].of[k];
            sum.of[k] += row[i].of[k];
            next[i].of[k] = row[i].of[k] * same + on.of[k];
            on.of[k] = on.of[k] * leap_over + row[i].of[k];
        }
    }
    for (size_t i = cut->size; i-- > 0;)
        for (size_t k = 0; k < ORDER_COUNT; k++) {
            next[i].of[k] += behind.of[k];
            behind.of[k] += row[i].of[k] * tellings->back[i].of[k];
        }
    return sum;
}

/* Products of factors leave the range of numbers in a long text, unless they are divided by their sum from time to
 * time. */
static bool is_far(double sum) {
    return sum < 1e-100 || sum > 1e100;
}

/* Forward sums: [(sentence * size + place) * ORDER_COUNT + order], each row of an order made to sum to one; gives the
 * logarithms of the whole's likelihoods. */
static Both sum_forward(const Cut *cut, const Tellings *tellings, float *forward) {
    const size_t size = cut->size;
    Both *room = memory_array(2, size * sizeof *room), *row = room, *next = room + size, likelihood = {0};
    for (size_t i = 0; i < size; i++)
        row[i] = i ? (Both){{cut->start_later, cut->start_later}} : (Both){{1, 1}};
    for (size_t sentence = 0; sentence < cut->count; sentence++) {
        const Both sum = step_on(cut, tellings, &cut->links[sentence], row, next);
        const Both share = {{1 / sum.of[0], 1 / sum.of[1]}};
        for (size_t i = 0; i < size; i++)
            for (size_t k = 0; k < ORDER_COUNT; k++)
                *forward++ = (float)(row[i].of[k] * share.of[k]);
        const bool last = sentence + 1 == cut->count;
        for (size_t k = 0; k < ORDER_COUNT && (last || is_far(sum.of[0]) || is_far(sum.of[1])); k++) {
            likelihood.of[k] += log(sum.of[k]);
            for (size_t i = 0; i < size; i++)
                next[i].of[k] *= share.of[k];
        }
        Both *spare = row;
        row = next;
        next = spare;
    }
    free(room);
    return likelihood;
}

typedef struct Choice {
    uint32_t section;
    float sure;
} Choice;

/* Chooses the section at which what was told before and behind the sentence joins best; and makes the row of the
 * sentence before it: from each section to all others, as step_on does. `forward` and `row` are of this one. */
static Choice step_back(const Cut *cut, const Tellings *tellings, Order order, const Link *link, const float *forward,
                        double *restrict row, double *restrict next) {
    const size_t *sections = tellings->sections[order];
    const double *said = &cut->said[link->said * cut->size];
    const Both *places = &tellings->rows[link->row * cut->size];
    const double leap_over = cut->leap_over, same = link->same;
    double sum = 0, most = -1, on = 0, behind = 0;
    size_t best = 0;
    for (size_t i = cut->size; i-- > 0;) {
        const double likelihood = (double)forward[i * ORDER_COUNT + order] * row[i];
        sum += likelihood;
        best = likelihood >= most ? i : best;
        most = likelihood >= most ? likelihood : most;
        row[i] *= said[sections[i]] * places[i].of[order];
        next[i] = row[i] * same + on;
        on = on * leap_over + row[i];
    }
    for (size_t i = 0; i < cut->size; i++) {
        next[i] += tellings->back[i].of[order] * behind;
        behind += row[i];
    }
    for (size_t i = 0; i < cut->size && is_far(behind); i++)
        next[i] /= behind;
    const double sure = most / sum;
    return (Choice){(uint32_t)sections[best], (float)(sure < sure_most ? sure : sure_most)};
}

/* Backward sums, row by row from the end, joined with the forward ones. */
static Choice *choose_sections(const Cut *cut, const Tellings *tellings, Order order, const float *forward) {
    const size_t size = cut->size;
    Choice *choices = memory_array(cut->count, sizeof *choices);
    double *room = memory_array(2, size * sizeof *room), *row = room, *next = room + size;
    for (size_t i = 0; i < size; i++)
        row[i] = 1;
    for (size_t sentence = cut->count; sentence-- > 0;) {
        choices[sentence] =
            step_back(cut, tellings, order, &cut->links[sentence], &forward[sentence * size * ORDER_COUNT], row, next);
        double *spare = row;
        row = next;
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
    Tellings tellings = tellings_new(&cut, shape);
    float *forward = memory_resize(NULL, cut.count * cut.size * ORDER_COUNT * sizeof *forward);
    const Both likelihood = sum_forward(&cut, &tellings, forward);
    const bool turned = likelihood.of[ORDER_RESULT_FIRST] + result_first > likelihood.of[ORDER_USUAL];
    Choice *choices = choose_sections(&cut, &tellings, turned ? ORDER_RESULT_FIRST : ORDER_USUAL, forward);
    fill_sections(&cutter->text, choices, shape, arena, sections);
    free(choices);
    free(forward);
    tellings_free(&tellings);
    cut_free(&cut);
}

void answer_cut(AnswerCutter *cutter, const Shape *shape, Slice text, Arena *arena, SectionView *sections) {
    cut_spans(cutter, shape, text, &(Span){0, text.size}, 1, arena, sections);
}
