/* Calendar dates as people give them: a year, a month or a day. Times of the machine are in base/clock.h. */
#ifndef STARCOACH_DATE_H
#define STARCOACH_DATE_H

#include <starcoach/slice.h>

typedef struct Date {
    int year;  /* 1..9999; 0 = no date */
    int month; /* 1..12; 0 = only the year is known */
    int day;   /* 1..31; 0 = only the month is known */
} Date;

/* "YYYY", "YYYY-MM" or "YYYY-MM-DD", with a real month and day; false otherwise, *out untouched. */
bool date_parse(Slice text, Date *out);
/* The form date_parse reads, with as much as is known; "" for no date. `out` holds 11 bytes. */
void date_format(Date date, char out[11]);
/* Whole months from `from` to `to`, negative when `from` lies later. An unknown month counts as December for `from` and
 * January for `to`: doubt speaks for the person. Both years must be known. */
int date_months_between(Date from, Date to);

/* Whole days from `from` to `to` in the Gregorian calendar, negative when `from` lies later. Both must be known to the
 * day. */
int date_days_between(Date from, Date to);

#endif
