/* Trains the words by which an answer without headings is cut, and writes them as content:
 *
 *   cut_train CONTENT FILE... > CONTENT/en/rules/cut.yaml
 *
 * It reads the good examples and the models of those guides under CONTENT whose shape tells every role apart (their
 * sections say the role of each sentence) and the labelled lines of the files, and fits a log-linear model: a role's
 * score of a sentence is what its cues say (rules/cues.yaml, fixed) plus the weights of its words and their classes,
 * its pairs, its beginning, and of the cues of all roles that it holds. Each sentence is seen twice, the second time
 * without its cues, so that the words learn to do without them. Where it stands in an answer is no feature: a result
 * told first is a result. All weights are drawn to nothing, those of a feature that is about as frequent in the role as
 * in the others the most. Plain gradient descent in a fixed order; the weights are rounded to quarters, and a rerun
 * gives the same bytes. */
#include "answer/cues.h"
#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_ROLES = ROLE_OTHER,
    ROUNDS = 300,
    LEAST_SEEN = 3, /* sentences that hold a feature */
};
static const double decay = 0.9, step = 0.4, shrink = 0.0025, shrink_cue = 0.002;
static const double least_ease = 0.05, most_ease = 2; /* by which the shrinking is divided */

typedef struct Feature { /* a word or its class, a pair, the beginning of a sentence, or a sign of its cues */
    char *phrase;
    bool first, cue;
    size_t seen, last;       /* sentences that hold it; the last of them, plus one */
    double ease[MOST_ROLES]; /* how easily the weight moves */
    double weight[MOST_ROLES], gradient[MOST_ROLES], speed[MOST_ROLES];
} Feature;

typedef struct Sample {
    int role;
    size_t *features;
    size_t count, capacity;
    double cues[MOST_ROLES];
} Sample;

typedef struct Training {
    AnswerCutter *cutter;
    Feature *features;
    size_t feature_count, feature_capacity;
    size_t *table; /* hash → feature + 1, open addressing */
    size_t table_size;
    Sample *samples;
    size_t sample_count, sample_capacity;
} Training;

/* ---- Features ---- */

static size_t hash_feature(Slice phrase, bool first) {
    return (size_t)text_hash(phrase) * 2654435761u + first;
}

static size_t feature_find(Training *training, Slice phrase, bool first) {
    size_t at = hash_feature(phrase, first) % training->table_size;
    for (; training->table[at]; at = (at + 1) % training->table_size) {
        const Feature *known = &training->features[training->table[at] - 1];
        if (known->first == first && slice_is(phrase, known->phrase))
            return training->table[at] - 1;
    }
    training->features = memory_grow(training->features, &training->feature_capacity, training->feature_count + 1,
                                     sizeof *training->features);
    Feature *feature = &training->features[training->feature_count++];
    *feature = (Feature){.phrase = memory_string(""), .first = first};
    feature->phrase = memory_resize(feature->phrase, phrase.size + 1);
    memcpy(feature->phrase, phrase.data, phrase.size);
    feature->phrase[phrase.size] = '\0';
    training->table[at] = training->feature_count;
    return training->feature_count - 1;
}

static void sample_add(Training *training, size_t sample, Slice phrase, bool first) {
    size_t index = feature_find(training, phrase, first);
    Feature *feature = &training->features[index];
    if (feature->last == sample + 1)
        return;
    feature->last = sample + 1;
    feature->seen++;
    Sample *into = &training->samples[sample];
    into->features = memory_grow(into->features, &into->capacity, into->count + 1, sizeof *into->features);
    into->features[into->count++] = index;
}

/* Words of plain letters only: they mean themselves in the phrase language. */
static bool is_plain(Slice form) {
    for (size_t i = 0; i < form.size; i++)
        if (form.data[i] < 'a' || form.data[i] > 'z')
            return false;
    return form.size > 0;
}

static void sample_add_pair(Training *training, size_t sample, Slice before, Slice second, bool first) {
    Buffer pair = {0};
    buffer_printf(&pair, "%.*s %.*s", (int)before.size, before.data, (int)second.size, second.data);
    sample_add(training, sample, buffer_slice(&pair), first);
    buffer_free(&pair);
}

/* As cut_words_weigh reads it. */
static void sample_read(Training *training, size_t sample, const Sentence *sentence) {
    const Text *text = &training->cutter->text;
    Slice before = {NULL, 0};
    size_t words = 0;
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        const Token *token = &text->tokens[i];
        const Slice form = text_form(text, token);
        if (token->kind == TOKEN_MARK)
            continue;
        words++;
        const WordClass family =
            token_class(token, form_class(form, text_traits(text, token), token->kind == TOKEN_NUMBER), words == 1);
        const Slice name = slice_of(word_class_names[family]);
        if (family)
            sample_add(training, sample, name, false);
        if (family && words == 1)
            sample_add(training, sample, name, true);
        if (family && before.size > 0)
            sample_add_pair(training, sample, before, name, words == 2);
        if (token->kind != TOKEN_WORD || !is_plain(form)) {
            before.size = 0;
            continue;
        }
        sample_add(training, sample, form, false);
        if (words == 1)
            sample_add(training, sample, form, true);
        if (before.size > 0)
            sample_add_pair(training, sample, before, form, false);
        if (before.size > 0 && words == 2)
            sample_add_pair(training, sample, before, form, true);
        before = form;
    }
}

static void sample_add_cues(Training *training, size_t sample, const CueCount *cues) {
    for (int role = 0; role < MOST_ROLES; role++)
        for (int sign = 0; sign < CUE_SIGN_COUNT; sign++) {
            if (!cue_count_has(cues, (SectionRole)role, (CueSign)sign))
                continue;
            Buffer name = {0};
            cue_sign_name((SectionRole)role, (CueSign)sign, &name);
            sample_add(training, sample, buffer_slice(&name), false);
            training->features[feature_find(training, buffer_slice(&name), false)].cue = true;
            buffer_free(&name);
        }
}

static void train_on(Training *training, const char *source, int role) {
    AnswerCutter *cutter = training->cutter;
    text_scan(&cutter->text, cutter->language, slice_of(source));
    for (size_t i = 0; i < cutter->text.sentence_count; i++) {
        training->samples = memory_grow(training->samples, &training->sample_capacity, training->sample_count + 1,
                                        sizeof *training->samples);
        Sample *sample = &training->samples[training->sample_count++];
        *sample = (Sample){.role = role};
        const CueCount *cues = cues_count(cutter, i);
        for (int r = 0; r < MOST_ROLES; r++)
            sample->cues[r] = cue_evidence(cues, (SectionRole)r);
        sample_read(training, training->sample_count - 1, &cutter->text.sentences[i]);
        sample_add_cues(training, training->sample_count - 1, cues);
    }
}

/* ---- What it reads ---- */

static int role_of(const Shape *shape, const char *section) {
    const Section *found = shape_section(shape, section);
    return found && found->role < MOST_ROLES ? found->role : -1;
}

static void train_on_guide(Training *training, const Guide *guide, const Shape *shape) {
    for (size_t i = 0; i < guide->section_count; i++) {
        int role = role_of(shape, guide->sections[i].section);
        if (role >= 0 && guide->sections[i].good.text)
            train_on(training, guide->sections[i].good.text, role);
    }
    for (size_t i = 0; i < guide->model.section_count; i++) {
        int role = role_of(shape, guide->model.sections[i].section);
        if (role >= 0)
            train_on(training, guide->model.sections[i].text, role);
    }
}

/* Where a shape has no place for the cause or the lesson, its long Action holds them too, and would teach them as
 * action. */
static bool has_all_roles(const Shape *shape) {
    bool has[MOST_ROLES + 1] = {false};
    for (size_t i = 0; i < shape->section_count; i++)
        has[shape->sections[i].role] = true;
    for (int r = 0; r < MOST_ROLES; r++)
        if (!has[r])
            return false;
    return true;
}

static bool train_on_guides(Training *training, Bank *bank, Error *error) {
    for (size_t i = 0; i < bank_question_count(bank); i++) {
        const Question *question = bank_question_at(bank, i);
        const Shape *shape = bank_shape(bank, question->shape);
        if (!has_all_roles(shape))
            continue;
        const Guide *guide = bank_guide(bank, question->id, error);
        if (error->code)
            return false;
        if (guide)
            train_on_guide(training, guide, shape);
    }
    return true;
}

/* The role whose name the line begins with, followed by `end`; -1. */
static int named_role(const char *line, char end) {
    for (int r = 0; r < MOST_ROLES; r++) {
        size_t size = strlen(section_role_names[r]);
        if (strncmp(line, section_role_names[r], size) == 0 && line[size] == end)
            return r;
    }
    return -1;
}

/* "[role]" is the role of the lines below it; "role: text" is a line of its own. */
static bool train_on_lines(Training *training, const char *path) {
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    char line[4096];
    int role = -1;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        int own = named_role(line, ':');
        if (line[0] == '[')
            role = named_role(line + 1, ']');
        else if (own >= 0)
            train_on(training, strchr(line, ':') + 1, own);
        else if (line[0] && line[0] != '#' && role >= 0)
            train_on(training, line, role);
    }
    fclose(file);
    return true;
}

static bool train_on_files(Training *training, char *const *paths, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!train_on_lines(training, paths[i])) {
            fprintf(stderr, "cut_train: cannot read %s\n", paths[i]);
            return false;
        }
    return true;
}

/* ---- Fitting ---- */

static bool counts(const Feature *feature) {
    return feature->cue || feature->seen >= LEAST_SEEN;
}

/* Whether it is seen at all where the sentence is shown with its cues or without. */
static bool is_shown(const Feature *feature, bool cues) {
    return cues || !feature->cue;
}

/* The likelihoods of the roles; `cues`: with what the cues say. */
static void guess(const Training *training, const Sample *sample, bool cues, double *out) {
    double most = -INFINITY, sum = 0;
    for (int r = 0; r < MOST_ROLES; r++)
        out[r] = cues ? sample->cues[r] : 0;
    for (size_t i = 0; i < sample->count; i++) {
        const Feature *feature = &training->features[sample->features[i]];
        for (int r = 0; r < MOST_ROLES && counts(feature) && is_shown(feature, cues); r++)
            out[r] += feature->weight[r];
    }
    for (int r = 0; r < MOST_ROLES; r++)
        most = fmax(most, out[r]);
    for (int r = 0; r < MOST_ROLES; r++)
        sum += out[r] = exp(out[r] - most);
    for (int r = 0; r < MOST_ROLES; r++)
        out[r] /= sum;
}

static void learn_round(Training *training, const double *worth) {
    for (size_t i = 0; i < training->sample_count; i++) {
        const Sample *sample = &training->samples[i];
        for (int cues = 0; cues < 2; cues++) {
            double likelihood[MOST_ROLES];
            guess(training, sample, cues, likelihood);
            for (size_t k = 0; k < sample->count; k++) {
                Feature *feature = &training->features[sample->features[k]];
                for (int r = 0; r < MOST_ROLES && is_shown(feature, cues); r++)
                    feature->gradient[r] += worth[sample->role] * ((r == sample->role) - likelihood[r]);
            }
        }
    }
    for (size_t i = 0; i < training->feature_count; i++) {
        Feature *feature = &training->features[i];
        for (int r = 0; r < MOST_ROLES; r++) {
            double drawn = feature->cue ? shrink_cue : shrink / feature->ease[r];
            double slope = feature->gradient[r] / (double)training->sample_count - drawn * feature->weight[r];
            feature->speed[r] = decay * feature->speed[r] + step * slope;
            feature->weight[r] += feature->speed[r];
            feature->gradient[r] = 0;
        }
    }
}

/* Every role weighs the same, however much is written of it. */
static void weigh_samples(const Training *training, double *worth) {
    size_t of[MOST_ROLES] = {0};
    for (size_t i = 0; i < training->sample_count; i++)
        of[training->samples[i].role]++;
    for (int r = 0; r < MOST_ROLES; r++)
        worth[r] = of[r] ? (double)training->sample_count / (double)(of[r] * MOST_ROLES) : 0;
}

/* A weight moves the easier, the more or less frequent the feature is in the role than in all. */
static void ease_weights(Training *training, const double *worth) {
    for (size_t i = 0; i < training->feature_count; i++)
        memset(training->features[i].ease, 0, sizeof training->features[i].ease);
    for (size_t i = 0; i < training->sample_count; i++) {
        const Sample *sample = &training->samples[i];
        for (size_t k = 0; k < sample->count; k++)
            training->features[sample->features[k]].ease[sample->role] += worth[sample->role];
    }
    for (size_t i = 0; i < training->feature_count; i++) {
        double *ease = training->features[i].ease, all = 0;
        for (int r = 0; r < MOST_ROLES; r++)
            all += ease[r] / MOST_ROLES;
        for (int r = 0; r < MOST_ROLES; r++)
            ease[r] = fmin(most_ease, fmax(least_ease, 2 * fabs(log((ease[r] + 1) / (all + 1)))));
    }
}

static void learn(Training *training) {
    double worth[MOST_ROLES];
    weigh_samples(training, worth);
    ease_weights(training, worth);
    for (int round = 0; round < ROUNDS; round++)
        learn_round(training, worth);
}

/* ---- What it writes ---- */

static int compare_features(const void *left, const void *right) {
    return strcmp(((const Feature *)left)->phrase, ((const Feature *)right)->phrase);
}

static int quarters_of(double weight) {
    return (int)fmax(-CUT_MOST, fmin(CUT_MOST, round(weight * CUT_QUARTERS)));
}

static void write_list(const Training *training, int role, int level, bool first) {
    enum { COLUMNS = 120 };
    size_t column = 0;
    for (size_t i = 0; i < training->feature_count; i++) {
        const Feature *feature = &training->features[i];
        if (!counts(feature) || feature->first != first || quarters_of(feature->weight[role]) != level)
            continue;
        size_t size = strlen(feature->phrase);
        if (column == 0)
            printf("  cut_%s_%s%d%s:\n", section_role_names[role], level < 0 ? "less" : "more", abs(level),
                   first ? "_first" : "");
        else if (column + size + 2 > COLUMNS)
            puts(")");
        else {
            printf("|%s", feature->phrase);
            column += size + 1;
            continue;
        }
        printf("    - (%s", feature->phrase);
        column = size + 7;
    }
    if (column > 0)
        puts(")");
}

static void write_lists(Training *training) {
    qsort(training->features, training->feature_count, sizeof *training->features, compare_features);
    puts(
        "# Written by scripts/train/cut_train.c: words, pairs of words, beginnings and cues that speak for a section's "
        "role or against it, in quarters.\n"
        "# Change the guides or the texts in scripts/train and train again (docs/judging.md) rather than this file.\n"
        "version: 1\n"
        "lists:");
    for (int role = 0; role < MOST_ROLES; role++)
        for (int level = -CUT_MOST; level <= CUT_MOST; level++)
            for (int first = 0; level != 0 && first < 2; first++)
                write_list(training, role, level, first);
}

static void training_free(Training *training) {
    for (size_t i = 0; i < training->feature_count; i++)
        free(training->features[i].phrase);
    for (size_t i = 0; i < training->sample_count; i++)
        free(training->samples[i].features);
    free(training->features);
    free(training->samples);
    free(training->table);
    answer_cutter_free(training->cutter);
}

int main(int count, char **arguments) {
    enum { TABLE = 1 << 18 };
    if (count < 3) {
        fputs("usage: cut_train CONTENT FILE...\n", stderr);
        return 2;
    }
    Bank *bank = NULL;
    ErrorList errors = {0};
    Error error = {0};
    Training training = {.table = memory_array(TABLE, sizeof *training.table), .table_size = TABLE};
    bool fine = bank_load(&(BankPlaces){.shipped = arguments[1]}, &bank, &errors);
    fine = fine && (training.cutter = answer_cutter_new(bank, &error)) && train_on_guides(&training, bank, &error) &&
           train_on_files(&training, arguments + 2, (size_t)count - 2);
    if (fine) {
        learn(&training);
        write_lists(&training);
    } else if (error.message || errors.count)
        fprintf(stderr, "cut_train: %s\n", error.message ? error.message : errors.items[0].message);
    training_free(&training);
    error_clear(&error);
    error_list_clear(&errors);
    bank_free(bank);
    return fine ? 0 : 1;
}
