/* The page that a report for people is written on: its width, its tones, its labels and headings. */
#ifndef RENDER_PAGE_H
#define RENDER_PAGE_H

#include <starcoach/render.h>

enum { PAGE_LABEL_COLUMNS = 10, SHORT_PARTS = 10 };

typedef struct Page {
    const Report *report;
    const char *file;
    Slice text;
    TextLines lines;   /* of text */
    AdviceList advice; /* what weighs most first */
    const ReportStyle *style;
    size_t width;
    Buffer *out;
} Page;

typedef enum Tone { TONE_PLAIN, TONE_BOLD, TONE_GOOD, TONE_WARN, TONE_BAD, TONE_QUIET } Tone;

/* From here on; TONE_PLAIN ends it. Nothing without colour. */
void page_tone(const Page *page, Tone tone);
void page_toned(const Page *page, Tone with, const char *text);
/* What stands at the left of a row, in PAGE_LABEL_COLUMNS. */
void page_label(const Page *page, const char *text);
void page_heading(const Page *page, const char *text);
/* A paragraph: rows after the first stand in by `indent` columns; `used` are taken of the first. */
void page_wrap(const Page *page, const char *text, size_t indent, size_t used);
/* Under one of SHORT_PARTS of the shortest time: a long report on a line or two would scold a beginning. */
bool page_is_short(const Page *page);

/* ---- Chapters with files of their own ---- */

/* All that helps, what weighs most first; of an answer that is told shortly only errors. */
void page_advice(const Page *page);
/* Every criterion, every rule tried, what it found, the arithmetic. */
void page_tried(const Page *page);

#endif
