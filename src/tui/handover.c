#include "tui/handover.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/path.h"
#include "base/utf8.h"
#include "tui/signals.h"
#include "tui/terminal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    FILE_MODE = 0600,
    FOLDER_MODE = 0700,
    MOST_BYTES = 8 << 20,
    NOT_EXECUTABLE = 126, /* how a shell says so … */
    NOT_FOUND = 127,
};

static const char standard_editor[] = "vi";

static void tell_error(Handover *out, Error *error) {
    error_format(error, &out->told);
    buffer_append_string(&out->told, ".");
    error_clear(error);
}

/* ---- The file ---- */

static bool make_private_folder(const char *folder, Handover *out, Error *error) {
    Buffer path = {0};
    buffer_printf(&path, "%s/edit-XXXXXX", folder);
    if (!folder_make(folder, FOLDER_MODE, error)) {
        buffer_free(&path);
        return false;
    }
    out->folder = mkdtemp(path.data); /* 0700 */
    if (!out->folder) {
        error_from_errno(error, errno, MSG_BASE_VERB_MAKE, folder);
        buffer_free(&path);
    }
    return out->folder != NULL;
}

/* Ends with a new line, as editors want it. */
static bool write_file(const char *path, Slice text, Error *error) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
    if (fd < 0)
        return error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    bool fine = file_write_fd(fd, text, path, error) && file_write_fd(fd, slice_of("\n"), path, error);
    if (close(fd) != 0 && fine)
        fine = error_from_errno(error, errno, MSG_BASE_VERB_WRITE, path);
    return fine;
}

static bool put_down(const char *folder, const char *name, Slice text, Handover *out) {
    Error error = {0};
    if (make_private_folder(folder, out, &error)) {
        out->path = path_join(out->folder, name);
        if (write_file(out->path, text, &error))
            return true;
        unlink(out->path);
        rmdir(out->folder);
        free(out->path);
        out->path = NULL;
    }
    tell_error(out, &error);
    return false;
}

/* Without what editors add: byte order mark, carriage returns, the last line's end. Tabs are blanks, as in a paste. */
static void clean(Slice raw, Buffer *out) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    Buffer plain = {0};
    if (slice_starts(raw, byte_order_mark))
        raw = slice_part(raw, (Span){sizeof byte_order_mark - 1, raw.size});
    for (size_t i = 0; i < raw.size; i++)
        if (raw.data[i] != '\r')
            buffer_append_byte(&plain, raw.data[i] == '\t' ? ' ' : raw.data[i]);
    if (plain.size && plain.data[plain.size - 1] == '\n')
        plain.size--;
    utf8_append_clean(out, buffer_slice(&plain));
    buffer_free(&plain);
}

static bool read_back(Handover *out) {
    Buffer raw = {0};
    Error error = {0};
    bool read = file_read(out->path, MOST_BYTES, &raw, &error);
    if (!read)
        tell_error(out, &error);
    else if (utf8_valid_up_to(buffer_slice(&raw)) != raw.size) {
        buffer_append_string(&out->told, MSG_TUI_EDITOR_NOT_UTF8);
        read = false;
    } else {
        clean(buffer_slice(&raw), &out->text);
    }
    buffer_free(&raw);
    return read;
}

/* ---- The editor ---- */

static const char *editor_command(void) {
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    return visual && *visual ? visual : editor && *editor ? editor : standard_editor;
}

/* Through the shell, so that what the variable says besides the program's name counts: "code --wait". */
static void become_editor(const char *command, const char *path) {
    Buffer line = {0};
    buffer_printf(&line, "%s \"$@\"", command);
    signals_for_child();
    execl("/bin/sh", "sh", "-c", buffer_string(&line), command, path, (char *)NULL);
    _exit(NOT_FOUND);
}

typedef enum Ending { ENDED_WELL, ENDED_BADLY, ENDED_BY_LEAVING, GOES_ON } Ending;

static Ending tell_ending(const char *command, int status, Handover *out) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return ENDED_WELL;
    if (signals_leave_asked()) /* a hang-up ends the editor too: what it saved before counts */
        return ENDED_BY_LEAVING;
    if (WIFSIGNALED(status))
        buffer_printf(&out->told, MSG_TUI_EDITOR_KILLED, command, WTERMSIG(status));
    else if (WEXITSTATUS(status) == NOT_FOUND || WEXITSTATUS(status) == NOT_EXECUTABLE)
        buffer_printf(&out->told, MSG_TUI_EDITOR_MISSING, command);
    else
        buffer_printf(&out->told, MSG_TUI_EDITOR_FAILED, command, WEXITSTATUS(status));
    return ENDED_BADLY;
}

static Ending run_editor(const char *path, Handover *out) {
    const char *command = editor_command();
    terminal_lend();
    pid_t editor = fork();
    if (editor == 0)
        become_editor(command, path);
    int status = 0, number = errno;
    bool ended = editor > 0 && signals_wait_child(editor, &status);
    terminal_take_back();
    if (editor > 0)
        return ended ? tell_ending(command, status, out) : GOES_ON;
    Error error = {0};
    error_from_errno(&error, number, MSG_TUI_VERB_START, command);
    tell_error(out, &error);
    return ENDED_BADLY;
}

void handover_run(const char *folder, const char *name, Slice text, Handover *out) {
    *out = (Handover){0};
    if (!put_down(folder, name, text, out))
        return;
    Ending ending = run_editor(out->path, out);
    out->well = ending == ENDED_WELL;
    out->runs = ending == GOES_ON;
    out->read = read_back(out);
    out->changed = out->read && !slice_equal(buffer_slice(&out->text), text);
    out->came_back = out->read && ending != ENDED_BADLY;
}

/* ---- Afterwards ---- */

/* Backups and the like that the editor left beside the file. */
static void remove_folder(const char *path) {
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        char *inside = path_join(path, entry->d_name);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlink(inside);
        free(inside);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

/* An editor that ended badly may have left more than the file, to recover from: that stays. So does all of it where the
 * editor still runs. */
void handover_end(Handover *handover, bool taken) {
    if (!handover->path || handover->runs)
        return;
    if (!handover->read || (handover->changed && !taken)) {
        buffer_printf(&handover->told, MSG_TUI_EDITOR_KEPT, handover->path);
        return;
    }
    if (handover->well)
        remove_folder(handover->folder);
    else if (unlink(handover->path) != 0 || rmdir(handover->folder) != 0)
        buffer_printf(&handover->told, MSG_TUI_EDITOR_KEPT, handover->folder);
}

void handover_free(Handover *handover) {
    buffer_free(&handover->text);
    buffer_free(&handover->told);
    free(handover->folder);
    free(handover->path);
}
