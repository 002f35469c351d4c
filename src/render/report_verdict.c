#include "render/report_verdict.h"

#include "base/messages.h"

#include <math.h>

const char *report_readiness(const Report *report) {
    static const char *const words[] = {
        [NOT_YET] = MSG_RENDER_NOT_YET, [NEARLY] = MSG_RENDER_NEARLY, [READY] = MSG_RENDER_READY};
    return words[report->readiness];
}

bool report_time_is_near(const Report *report) {
    const SecondsBand *band = &report->shape->seconds;
    const long shown = lround(report->seconds); /* as it is told */
    return (shown < band->least && report->seconds_high >= band->least) ||
           (shown > band->most && report->seconds_low <= band->most);
}

static bool is_praised(const Report *report, const Criterion *criterion) {
    for (size_t i = 0; i < report->praise_count; i++)
        if (report->praise[i].criterion == criterion)
            return true;
    return false;
}

/* The criterion of substance with the largest, or smallest, share of its points; of several the heaviest. Nothing is
 * strong without a point, or weak with all of them. */
static const Criterion *extreme(const Report *report, bool strongest) {
    const CriterionReport *found = NULL;
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        if (criterion->of == 0 || criterion->criterion->about == ABOUT_FORM ||
            (strongest && !is_praised(report, criterion->criterion)))
            continue;
        int difference = found ? criterion->points * found->of - found->points * criterion->of : 0;
        if (!found || (strongest ? difference > 0 : difference < 0) || (difference == 0 && criterion->of > found->of))
            found = criterion;
    }
    return found && found->points != (strongest ? 0 : found->of) ? found->criterion : NULL;
}

const Criterion *report_strongest(const Report *report) {
    return extreme(report, true);
}

const Criterion *report_weakest(const Report *report) {
    return extreme(report, false);
}

const Praise *report_strongest_praise(const Report *report) {
    const Criterion *strongest = report_strongest(report);
    const Praise *first = NULL;
    for (size_t i = 0; i < report->praise_count; i++) {
        const Praise *praise = &report->praise[i];
        if (!praise->rule->label)
            continue;
        if (praise->criterion == strongest)
            return praise;
        first = first ? first : praise;
    }
    return first;
}
