/* Where the words of a text without headings went. */
#ifndef RENDER_REPORT_PARTS_H
#define RENDER_REPORT_PARTS_H

#include <starcoach/judge.h>

/* A row a section: its label, how many sentences it got and whether the cut was sure of them, and the first words. */
void report_cut_parts(const Report *report, Slice text, size_t width, Buffer *out);

#endif
