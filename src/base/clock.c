#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const Date first_day = {1970, 1, 1};

LocalTime clock_local(int64_t seconds) {
    time_t moment = (time_t)seconds;
    struct tm parts;
    if (!localtime_r(&moment, &parts))
        return (LocalTime){0};
    return (LocalTime){{parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday}, parts.tm_hour, parts.tm_min};
}

Date clock_today(void) {
    return clock_local(clock_seconds()).date;
}

int64_t clock_seconds(void) {
    return (int64_t)time(NULL);
}

int64_t clock_milliseconds(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void clock_format_utc(int64_t seconds, char out[21]) {
    const int64_t first = INT64_C(-62135596800), last = INT64_C(253402300799); /* years 1 to 9999 */
    time_t moment = (time_t)(seconds < first ? first : seconds > last ? last : seconds);
    struct tm parts = {0};
    gmtime_r(&moment, &parts);
    char text[96];
    snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
             parts.tm_hour, parts.tm_min, parts.tm_sec);
    memcpy(out, text, 20);
    out[20] = '\0';
}

/* Two digits below `limit`; -1 otherwise. */
static int parse_pair(const char *text, int limit) {
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
        return -1;
    int value = (text[0] - '0') * 10 + (text[1] - '0');
    return value < limit ? value : -1;
}

bool clock_parse_utc(Slice text, int64_t *out) {
    Date date;
    if (text.size != 20 || !date_parse(slice_part(text, (Span){0, 10}), &date))
        return false;
    const char *at = text.data + 10; /* "T14:05:09Z" */
    if (at[0] != 'T' || at[3] != ':' || at[6] != ':' || at[9] != 'Z')
        return false;
    int hours = parse_pair(at + 1, 24), minutes = parse_pair(at + 4, 60), seconds = parse_pair(at + 7, 60);
    if (hours < 0 || minutes < 0 || seconds < 0)
        return false;
    *out = (int64_t)date_days_between(first_day, date) * 86400 + hours * 3600 + minutes * 60 + seconds;
    return true;
}
