/* The front matter of an answer file: what is answered, for which role, and the facts of the story. */
#ifndef ANSWER_FRONT_MATTER_H
#define ANSWER_FRONT_MATTER_H

#include <starcoach/answer.h>

/* An id with its place in the file, or NULL. */
typedef struct PlacedId {
    const char *id;
    size_t line, column; /* 1-based */
} PlacedId;

typedef struct FrontMatter {
    PlacedId question, shape, role;
    Story story;
    const PlacedId *competencies; /* the story's, with their places */
} FrontMatter;

/* Reads file[span), whose first line is line `line` of the file `name`. Ids are not looked up. Of several errors the
 * first is told. */
bool front_matter_read(const char *name, Slice file, Span span, Arena *arena, FrontMatter *out, Error *error);

#endif
