/* check --jsonl: the stream. Lines are judged as they come; what is written is flushed when no more input waits. */
#include "cli/jsonl.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "cli/jsonl_line.h"
#include "cli/progress.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, OUT_ENOUGH = 1 << 18 };

typedef struct Stream {
    Session *session;
    JudgeOptions judging;
    Buffer in;       /* what is read and not judged */
    bool skipping;   /* inside a line over the limit, already told */
    bool begins;     /* no line of this file was judged yet */
    size_t line;     /* number of the last line begun */
    Buffer out;
    Progress progress;
    size_t read, size; /* bytes of the file; size 0: a pipe, of which nobody knows the end */
    int status;
    bool stuck; /* standard output takes no more */
} Stream;

static void raise_status(Stream *stream, int status) {
    stream->status = status > stream->status ? status : stream->status;
}

static void tell(Stream *stream, Error *error) {
    progress_hide(&stream->progress);
    raise_status(stream, report_error(error));
}

static void flush_out(Stream *stream) {
    if (stream->session->options->quiet)
        buffer_clear(&stream->out);
    if (stream->out.size == 0 || stream->stuck)
        return;
    progress_hide(&stream->progress);
    stream->stuck = put_out(&stream->out, STATUS_FINE) != STATUS_FINE;
    raise_status(stream, stream->stuck ? STATUS_COULD_NOT : STATUS_FINE);
}

/* A stream may begin with a byte order mark, as some programs write it. */
static Slice without_mark(Slice line) {
    static const char mark[] = "\xEF\xBB\xBF";
    return slice_starts(line, mark) ? (Slice){line.data + strlen(mark), line.size - strlen(mark)} : line;
}

static void judge_line(Stream *stream, Slice line) {
    line = stream->begins ? without_mark(line) : line;
    stream->begins = false;
    raise_status(stream, jsonl_judge(stream->session, &stream->judging, line, ++stream->line, &stream->out));
    if (stream->out.size >= OUT_ENOUGH)
        flush_out(stream);
    progress_step(&stream->progress, stream->size > 0 ? (double)stream->read / (double)stream->size : 0);
}

static void refuse_long_line(Stream *stream) {
    jsonl_error(NULL, ++stream->line, MSG_CLI_LINE_LONG, &stream->out);
    raise_status(stream, STATUS_FOUND);
}

/* Judges all whole lines of the input and keeps the rest. */
static void take_lines(Stream *stream, size_t fresh) {
    size_t at = 0;
    for (;;) {
        size_t from = at > fresh ? at : fresh; /* before it there is no newline */
        const char *newline = stream->in.size > from ? memchr(stream->in.data + from, '\n', stream->in.size - from) : NULL;
        if (!newline)
            break;
        size_t end = (size_t)(newline - stream->in.data);
        if (!stream->skipping && end - at > JSONL_LIMIT)
            refuse_long_line(stream);
        else if (!stream->skipping)
            judge_line(stream, (Slice){stream->in.data + at, end - at});
        stream->skipping = false;
        at = end + 1;
    }
    if (!stream->skipping && stream->in.size - at > JSONL_LIMIT) {
        refuse_long_line(stream);
        stream->skipping = true;
    }
    if (stream->skipping)
        at = stream->in.size;
    buffer_replace(&stream->in, (Span){0, at}, (Slice){"", 0});
}

static bool input_waits(int fd) {
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    return poll(&wait, 1, 0) > 0;
}

static void read_stream(Stream *stream, int fd, const char *name) {
    const FileSystem *system = file_system();
    struct stat facts;
    stream->read = 0;
    stream->begins = true;
    stream->size = fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) ? (size_t)facts.st_size : 0;
    for (;;) {
        if (!input_waits(fd))
            flush_out(stream);
        buffer_reserve(&stream->in, stream->in.size + CHUNK);
        ssize_t count = system->read(fd, stream->in.data + stream->in.size, CHUNK);
        if (count < 0 && file_may_go_on(fd, POLLIN))
            continue;
        if (count < 0) {
            Error error = {0};
            error_from_errno(&error, errno, MSG_BASE_VERB_READ, name);
            tell(stream, &error);
        }
        if (count <= 0)
            break;
        size_t fresh = stream->in.size;
        stream->in.size += (size_t)count;
        stream->read += (size_t)count;
        take_lines(stream, fresh);
        if (stream->stuck)
            return;
    }
    if (stream->in.size > 0 && !stream->skipping)
        judge_line(stream, buffer_slice(&stream->in));
    buffer_clear(&stream->in);
    stream->skipping = false;
}

static void read_file(Stream *stream, const char *path) {
    Error error = {0};
    if (strcmp(path, "-") == 0) {
        read_stream(stream, STDIN_FILENO, MSG_BASE_STDIN);
        return;
    }
    int fd = file_system()->open(path, O_RDONLY | O_CLOEXEC, 0);
    if (fd < 0) {
        error_from_errno(&error, errno, MSG_BASE_VERB_READ, path);
        tell(stream, &error);
        return;
    }
    read_stream(stream, fd, path);
    file_system()->close(fd);
}

int jsonl_run(Session *session) {
    const Options *options = session->options;
    Stream stream = {
        .session = session, .judging = session_judge_options(session), .progress = progress_begin(options)};
    if (options->word_count == 0)
        read_file(&stream, "-");
    for (size_t i = 0; i < options->word_count && !stream.stuck; i++)
        read_file(&stream, options->words[i]);
    flush_out(&stream);
    progress_hide(&stream.progress);
    buffer_free(&stream.in);
    buffer_free(&stream.out);
    return stream.status;
}
