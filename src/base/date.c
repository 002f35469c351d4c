#include <starcoach/date.h>

#include <stdio.h>
#include <string.h>

/* All of the slice as digits; -1 when anything else is in it. */
static int parse_digits(Slice text) {
    int value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool date_parse(Slice text, Date *out) {
    if (text.size != 4 && text.size != 7 && text.size != 10)
        return false;
    Date date = {.year = parse_digits(slice_part(text, (Span){0, 4}))};
    if (date.year < 1)
        return false;
    if (text.size >= 7) {
        date.month = parse_digits(slice_part(text, (Span){5, 7}));
        if (text.data[4] != '-' || date.month < 1 || date.month > 12)
            return false;
    }
    if (text.size == 10) {
        date.day = parse_digits(slice_part(text, (Span){8, 10}));
        if (text.data[7] != '-' || date.day < 1 || date.day > days_in_month(date.year, date.month))
            return false;
    }
    *out = date;
    return true;
}

void date_format(Date date, char out[11]) {
    char text[64] = ""; /* room for any three ints */
    if (date.year && date.month && date.day)
        snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    else if (date.year && date.month)
        snprintf(text, sizeof text, "%04d-%02d", date.year, date.month);
    else if (date.year)
        snprintf(text, sizeof text, "%04d", date.year);
    memcpy(out, text, 10);
    out[10] = '\0';
}

int date_months_between(Date from, Date to) {
    int from_month = from.month ? from.month : 12;
    int to_month = to.month ? to.month : 1;
    return (to.year - from.year) * 12 + (to_month - from_month);
}

/* Days since a day before all others. Years are taken to begin in March, so that the leap day comes last; the days
 * before month m of such a year are then (153m + 2) / 5. */
static int day_number(Date date) {
    int year = date.month > 2 ? date.year : date.year - 1;
    int month = date.month > 2 ? date.month - 3 : date.month + 9;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day;
}

int date_days_between(Date from, Date to) {
    return day_number(to) - day_number(from);
}
