#include "render/page.h"

#include "render/layout.h"

void page_tone(const Page *page, Tone tone) {
    static const char *const codes[] = {"\033[0m", "\033[1m", "\033[32m", "\033[33m", "\033[31m", "\033[2m"};
    if (page->style->colour)
        buffer_append_string(page->out, codes[tone]);
}

void page_toned(const Page *page, Tone with, const char *text) {
    page_tone(page, with);
    buffer_append_string(page->out, text);
    page_tone(page, TONE_PLAIN);
}

void page_label(const Page *page, const char *text) {
    page_tone(page, TONE_BOLD);
    layout_cell(text, PAGE_LABEL_COLUMNS, page->out);
    page_tone(page, TONE_PLAIN);
}

void page_heading(const Page *page, const char *text) {
    buffer_append_byte(page->out, '\n');
    page_toned(page, TONE_BOLD, text);
    buffer_append_byte(page->out, '\n');
}

void page_wrap(const Page *page, const char *text, size_t indent, size_t used) {
    layout_wrap(slice_of(text), page->width, indent, used, page->out);
}

bool page_is_short(const Page *page) {
    const Report *report = page->report;
    return report->words > 0 && !page->style->explain && report->seconds * SHORT_PARTS < report->shape->seconds.least;
}
