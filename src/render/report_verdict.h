/* What a report comes to in a word or two. */
#ifndef RENDER_REPORT_VERDICT_H
#define RENDER_REPORT_VERDICT_H

#include <starcoach/judge.h>

const char *report_readiness(const Report *report);
/* Does the estimate miss the shape's time by no more than it may be off itself? No remark is made of that. */
bool report_time_is_near(const Report *report);
/* The criterion of substance that has the largest, or the smallest, share of its points; NULL where none has a point
 * that something good earned, or all have all of theirs. */
const Criterion *report_strongest(const Report *report);
const Criterion *report_weakest(const Report *report);
/* What is good in the strongest, heaviest first; where nothing is strong, what is good at all. NULL: nothing is. */
const Praise *report_strongest_praise(const Report *report);

#endif
