/* Errors as values: what happened, where, and what to do about it.
 *
 * A fallible function returns bool and fills an Error; expected failures are errors, bugs are asserts. Nobody prints or
 * exits below the rooms `cli` and `tui`. */
#ifndef STARCOACH_ERROR_H
#define STARCOACH_ERROR_H

#include <starcoach/slice.h>

typedef enum ErrorCode {
    ERROR_NONE = 0,
    ERROR_USAGE,      /* the call's words are off */
    ERROR_INVALID,    /* the data is wrong */
    ERROR_NOT_FOUND,  /* no such file, id, … */
    ERROR_PERMISSION, /* may not read or write it */
    ERROR_NO_SPACE,   /* the disk or quota is full */
    ERROR_TOO_LARGE,  /* over a limit */
    ERROR_LOCKED,     /* another program holds it */
    ERROR_NEWER,      /* written by a newer version */
    ERROR_IO,         /* any other failure of the system */
} ErrorCode;

/* Zero-initialise before use; error_clear frees. */
typedef struct Error {
    ErrorCode code;
    char *file;    /* NULL when no file is concerned */
    size_t line;   /* 1-based; 0 when unknown */
    size_t column; /* 1-based, in bytes; 0 when unknown */
    char *message; /* one sentence, no full stop */
    char *remedy;  /* what to do, one sentence, no full stop; NULL when nothing helps */
} Error;

typedef struct ErrorList {
    Error *items;
    size_t count;
    size_t capacity;
} ErrorList;

/* Each clears what the error held before. `error` may be NULL: then nothing is recorded. All return false, so that
 * `return error_set(…)` reads well. */
bool error_set(Error *error, ErrorCode code, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool error_at(Error *error, ErrorCode code, const char *file, size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* From errno: picks the code, and the message "cannot VERB FILE: …". */
bool error_from_errno(Error *error, int number, const char *verb, const char *file);
/* Adds what to do. */
bool error_remedy(Error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));
void error_clear(Error *error);
/* Appends "file:line:column: message; remedy" (the parts that are known), without a newline. */
void error_format(const Error *error, Buffer *out);

/* Moves `error` to the end of the list and leaves it empty. */
void error_list_take(ErrorList *list, Error *error);
/* Appends an error made as by error_at and gives it back for error_remedy; borrowed until the next is appended. */
Error *error_list_add(ErrorList *list, ErrorCode code, const char *file, size_t line, size_t column, const char *format,
                      ...) __attribute__((format(printf, 6, 7)));
/* Orders by file, line and column. */
void error_list_sort(ErrorList *list);
void error_list_clear(ErrorList *list);

#endif
