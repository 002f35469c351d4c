/* How fast a person speaks, from their takes. */
#include <starcoach/store.h>

#include <math.h>
#include <stdlib.h>

/* Outside these, something else was timed. Eight of ten people take 0.85 to 1.24 of the estimate (see the speech rates
 * in language.yaml): three deviations below that is 0.66. Above it stumbling and pauses are at work, so the limit is
 * wider; so are those of one part, which is short. */
static const double least_ratio = 0.65, most_ratio = 2, least_part_ratio = 0.5;

/* Parts out of all sense are left out, and with less than so much of the text the rest says nothing. */
static const double least_share_timed = 0.6;

enum { ENOUGH_FOR_MEDIAN = 4 };

/* Leys, Ley, Klein, Bernard and Licata (2013), "Detecting outliers: Do not use standard deviation around the mean, use
 * absolute deviation around the median": 2.5 times the MAD, made comparable with a standard deviation by 1.4826. With
 * few takes that are nearly alike, the MAD is next to nothing: it counts as at least 5%. */
static const double most_deviations = 2.5, mad_scale = 1.4826, least_mad = 0.05;

typedef struct Candidate {
    size_t index;
    double log_ratio;
    bool outlier;
} Candidate;

static int compare_numbers(const void *left, const void *right) {
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Of at least one; sorts them. */
static double median(double *numbers, size_t count) {
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    return (numbers[(count - 1) / 2] + numbers[count / 2]) / 2;
}

static bool is_part_in_sense(const TakeSection *part) {
    return part->seconds >= least_part_ratio * part->estimate && part->seconds <= most_ratio * part->estimate;
}

/* Seconds by estimate, over the parts that were said as people speak; 0 where these are too little of the whole. */
static double ratio_of(const Take *take) {
    double seconds = take->seconds, estimate = take->estimate;
    for (size_t i = 0; i < take->section_count; i++) {
        const TakeSection *part = &take->sections[i];
        if (part->estimate > 0 && !is_part_in_sense(part)) {
            seconds -= part->seconds;
            estimate -= part->estimate;
        }
    }
    return estimate >= least_share_timed * take->estimate ? seconds / estimate : 0;
}

static bool is_timed_whole(const Take *take) {
    return take->complete && take->seconds > 0 && take->estimate > 0;
}

bool take_tells_pace(const Take *take) {
    if (!is_timed_whole(take))
        return false;
    const double ratio = ratio_of(take);
    return ratio >= least_ratio && ratio <= most_ratio;
}

static size_t find_candidates(const Take *takes, size_t count, Candidate *out) {
    size_t found = 0;
    for (size_t i = 0; i < count && found < PACE_TAKES; i++) {
        const Take *take = &takes[i];
        if (!is_timed_whole(take))
            continue;
        bool tells = take_tells_pace(take);
        out[found++] = (Candidate){i, tells ? log(ratio_of(take)) : 0, !tells};
    }
    return found;
}

static size_t kept_ratios(const Candidate *candidates, size_t count, double *out) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!candidates[i].outlier)
            out[kept++] = candidates[i].log_ratio;
    return kept;
}

static void find_outliers(Candidate *candidates, size_t count) {
    double ratios[PACE_TAKES], distances[PACE_TAKES];
    size_t kept = kept_ratios(candidates, count, ratios);
    if (kept < ENOUGH_FOR_MEDIAN)
        return;
    const double middle = median(ratios, kept);
    for (size_t i = 0; i < kept; i++)
        distances[i] = fabs(ratios[i] - middle);
    const double mad = fmax(median(distances, kept) * mad_scale, least_mad);
    for (size_t i = 0; i < count; i++)
        if (fabs(candidates[i].log_ratio - middle) > most_deviations * mad)
            candidates[i].outlier = true;
}

void pace_learn(const Take *takes, size_t count, PaceLearned *out) {
    Candidate candidates[PACE_TAKES];
    double ratios[PACE_TAKES], sum = 0;
    *out = (PaceLearned){.pace = 1};
    const size_t found = find_candidates(takes, count, candidates);
    find_outliers(candidates, found);
    for (size_t i = 0; i < found; i++)
        if (candidates[i].outlier)
            out->outliers[out->outlier_count++] = candidates[i].index;
    out->used = kept_ratios(candidates, found, ratios);
    for (size_t i = 0; i < out->used; i++)
        sum += ratios[i];
    if (out->used) /* the mean, drawn towards 0 by n/(n+1) */
        out->pace = exp(sum / (double)(out->used + 1));
}
