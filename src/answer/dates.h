/* Dates as people write them: in answer to "when?", and on the way in a text. */
#ifndef ANSWER_DATES_H
#define ANSWER_DATES_H

#include <starcoach/answer.h>
#include <starcoach/date.h>
#include <starcoach/language.h>
#include <stdint.h>

/* The year and month of a date as people write it ("2025-03", "3/2025", "14 March 2025", "2025",
 * "last spring", "March last year"); false when it is none. A season is its middle month. */
bool fact_date(const Language *language, Slice typed, Date today, Date *out);
/* Appends how long ago that was: "1 year 8 months ago", "still to come". */
void fact_append_age(Date when, Date today, Buffer *out);

enum { DATE_WORD_HASHES = 1 << 10 };

/* What the times of a language begin with, by their first words' hashes: most words begin none, and are seen so at
 * once. Who reads many texts keeps it. */
typedef struct DateWords {
    uint8_t begins[DATE_WORD_HASHES];
} DateWords;

void date_words_read(const Language *language, DateWords *out);

/* The one year or month that the text tells of ("in 2019", "in March 2019", "last year", "two years ago"), with the
 * words that say so; false where it tells of none, of several, or of one still to come. A guess, to be asked about:
 * "2019" may be a number of something. */
bool text_date(const Language *language, Slice text, Date today, Date *out, Slice *words);
/* Do the sections tell of any time at all, be it of several, or of a season ("last spring")? `*out` is the one that they
 * tell of, as above, else its year is 0. Each of their spans is read by itself. */
bool sections_tell_time(const Language *language, const DateWords *words, const SectionView *sections, size_t count,
                        Date today, Date *out);

#endif
