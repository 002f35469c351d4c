/* The machine's time. Only cli, tui and store ask for it; the judge is told the date. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <starcoach/date.h>
#include <stdint.h>

typedef struct LocalTime { /* by the person's own clock */
    Date date;
    int hour, minute;
} LocalTime;

LocalTime clock_local(int64_t seconds); /* since 1970, UTC; all zero where the system can't say */
Date clock_today(void);
int64_t clock_seconds(void);      /* since 1970, UTC */
int64_t clock_milliseconds(void); /* monotonic, for intervals */
/* "2026-03-01T14:05:09Z"; `out` holds 21 bytes. */
void clock_format_utc(int64_t seconds, char out[21]);
bool clock_parse_utc(Slice text, int64_t *out);

#endif
