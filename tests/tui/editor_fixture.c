#include "editor_fixture.h"

#include "base/memory.h"

bool host_apply(void *host_pointer, const Edit *edit, Slice *text) {
    Host *host = host_pointer;
    if (host->refuses)
        return false;
    buffer_replace(&host->text, edit->removed, edit->inserted);
    host->edits++;
    host->joined += edit->joins;
    *text = buffer_slice(&host->text);
    return true;
}

int host_set_up(void **state) {
    fake_terminal_open(24, 80);
    Host *host = memory_alloc(sizeof *host);
    host->editor = editor_new(host_apply, host);
    *state = host;
    return 0;
}

int host_tear_down(void **state) {
    Host *host = *state;
    editor_free(host->editor);
    buffer_free(&host->text);
    free(host);
    fake_terminal_close();
    return 0;
}

void host_write(Host *host, const char *text, size_t cursor) {
    buffer_clear(&host->text);
    buffer_append_string(&host->text, text);
    editor_set_text(host->editor, buffer_slice(&host->text), cursor);
}

void host_press(Host *host, const char *script) {
    int key;
    while (script_next(&script, &key))
        editor_key(host->editor, key);
}

int host_draw(Host *host, int rows, int columns) {
    Canvas canvas = fake_canvas(false);
    werase(stdscr);
    editor_draw(host->editor, &canvas, (Area){0, 0, rows, columns + 1});
    buffer_free(&canvas.scratch);
    return canvas.cursor_row * 100 + canvas.cursor_column;
}
