/* The outline of an answer file: which of its bytes are title, headings and speech. No bank is known here.
 *
 *   ﻿---                      front matter, from `body` on comes the rest
 *   # Title                  OUTLINE_TITLE
 *   I <!-- hm --> began      OUTLINE_SPEECH ×2: comments, fenced code and other headings are left out
 *   ## Situation             OUTLINE_HEADING
 *   # Task                   OUTLINE_TOP: another of the title's level, which may be meant as a heading
 *
 * Spans are bytes of the file, without the white space around them. */
#ifndef ANSWER_OUTLINE_H
#define ANSWER_OUTLINE_H

#include <starcoach/arena.h>

typedef enum OutlineKind { OUTLINE_TITLE, OUTLINE_HEADING, OUTLINE_SPEECH, OUTLINE_TOP } OutlineKind;

typedef struct OutlineItem {
    OutlineKind kind;
    Span span; /* the words of a heading, without its marks */
} OutlineItem;

typedef struct Outline {
    OutlineItem *items; /* in the file's order */
    size_t count, capacity;
    size_t headings; /* how many OUTLINE_HEADINGs */
} Outline;

/* Where the front matter lies, or {0, 0} where there is none, and where the body begins (after front matter, byte order
 * mark). False where it is never closed. */
bool outline_front_matter(Slice file, Span *front_matter, size_t *body);
/* Free with outline_free. */
void outline_read(Slice file, size_t body, Outline *out);
void outline_free(Outline *outline);

/* The level of a heading line, 0 for any other. "#1" is none; "##Task" is, since nobody says that. */
size_t outline_heading_level(Slice line);
/* What a heading says, without its marks, a number before it, emphasis around it and a colon behind: "## 1. **Task:**" says
 * Task. */
Slice outline_heading_words(Slice line);

#endif
