#include <starcoach/error.h>

#include "base/memory.h"
#include "base/messages.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *format_text(const char *format, va_list list) {
    Buffer text = {0};
    buffer_vprintf(&text, format, list);
    return text.data;
}

/* Takes `message` over. The old strings go last: they may be among what the new ones were made of. */
static void error_fill(Error *error, ErrorCode code, const char *file, size_t line, size_t column, char *message) {
    Error filled = {code, memory_string(file), line, column, message, NULL};
    error_clear(error);
    *error = filled;
}

bool error_set(Error *error, ErrorCode code, const char *format, ...) {
    if (!error)
        return false;
    va_list list;
    va_start(list, format);
    error_fill(error, code, NULL, 0, 0, format_text(format, list));
    va_end(list);
    return false;
}

bool error_at(Error *error, ErrorCode code, const char *file, size_t line, size_t column, const char *format, ...) {
    if (!error)
        return false;
    va_list list;
    va_start(list, format);
    error_fill(error, code, file, line, column, format_text(format, list));
    va_end(list);
    return false;
}

static ErrorCode code_of(int number) {
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
    case EROFS:
        return ERROR_PERMISSION;
    case ENOSPC:
    case EDQUOT:
        return ERROR_NO_SPACE;
    case EFBIG:
        return ERROR_TOO_LARGE;
    case EAGAIN:
    case EBUSY:
    case ETXTBSY:
        return ERROR_LOCKED;
    default:
        return ERROR_IO;
    }
}

static const char *remedy_of(ErrorCode code) {
    switch (code) {
    case ERROR_NOT_FOUND:
        return MSG_BASE_REMEDY_NOT_FOUND;
    case ERROR_PERMISSION:
        return MSG_BASE_REMEDY_PERMISSION;
    case ERROR_NO_SPACE:
        return MSG_BASE_REMEDY_NO_SPACE;
    case ERROR_LOCKED:
        return MSG_BASE_REMEDY_LOCKED;
    default:
        return NULL;
    }
}

bool error_from_errno(Error *error, int number, const char *verb, const char *file) {
    ErrorCode code = code_of(number);
    if (file)
        error_at(error, code, file, 0, 0, MSG_BASE_CANNOT, verb, *file ? file : "\"\"", strerror(number));
    else
        error_set(error, code, MSG_BASE_CANNOT_NAMELESS, verb, strerror(number));
    const char *remedy = remedy_of(code);
    return remedy ? error_remedy(error, "%s", remedy) : false;
}

bool error_remedy(Error *error, const char *format, ...) {
    if (!error)
        return false;
    va_list list;
    va_start(list, format);
    char *remedy = format_text(format, list);
    va_end(list);
    free(error->remedy);
    error->remedy = remedy;
    return false;
}

void error_clear(Error *error) {
    if (!error)
        return;
    free(error->file);
    free(error->message);
    free(error->remedy);
    *error = (Error){0};
}

void error_format(const Error *error, Buffer *out) {
    const char *message = error->message ? error->message : "";
    /* "cannot read FILE: …" names it already */
    if (error->file && (error->line || !strstr(message, error->file))) {
        buffer_append_string(out, error->file);
        if (error->line)
            buffer_printf(out, ":%zu", error->line);
        if (error->line && error->column)
            buffer_printf(out, ":%zu", error->column);
        buffer_append_string(out, ": ");
    }
    buffer_append_string(out, message);
    if (error->remedy)
        buffer_printf(out, "; %s", error->remedy);
}

void error_list_take(ErrorList *list, Error *error) {
    list->items = memory_grow(list->items, &list->capacity, list->count + 1, sizeof *list->items);
    list->items[list->count++] = *error;
    *error = (Error){0};
}

Error *error_list_add(ErrorList *list, ErrorCode code, const char *file, size_t line, size_t column, const char *format,
                      ...) {
    va_list arguments;
    va_start(arguments, format);
    Error error = {code, memory_string(file), line, column, format_text(format, arguments), NULL};
    va_end(arguments);
    error_list_take(list, &error);
    return &list->items[list->count - 1];
}

static int compare_strings(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

/* By place, then by message, so that the order does not hang on the sort's. */
static int compare_errors(const void *left, const void *right) {
    const Error *a = left, *b = right;
    int files = compare_strings(a->file, b->file);
    if (files)
        return files;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return compare_strings(a->message, b->message);
}

void error_list_sort(ErrorList *list) {
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, compare_errors);
}

void error_list_clear(ErrorList *list) {
    for (size_t i = 0; i < list->count; i++)
        error_clear(&list->items[i]);
    free(list->items);
    *list = (ErrorList){0};
}
