/* Writing the answer to a file of the person's own; its ending says in which form. */
#include "cli/plain_coach.h"

#include "base/file.h"
#include "base/messages.h"
#include "base/path.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_MODE = 0600 };

static bool ends_in(const char *name, const char *ending) {
    size_t size = strlen(name), tail = strlen(ending);
    return size > tail && strcmp(name + size - tail, ending) == 0;
}

static void render(Coach *coach, const Report *report, bool polish) {
    const RenderOptions options = {.polish = polish, .date = coach->today};
    Buffer *out = &coach->export_text;
    buffer_clear(out);
    if (ends_in(coach->export_path, ".md"))
        render_answer_markdown(coach->bank, &coach->view, &options, out);
    else if (ends_in(coach->export_path, ".json"))
        render_answer_json(coach->bank, &coach->view, &options, out);
    else if (ends_in(coach->export_path, "-cards.txt"))
        render_answer_cards(coach->bank, &coach->view, report, &options, out);
    else
        render_answer_text(coach->bank, &coach->view, report, &options, out);
}

/* What polish mends, each with the words before and after. */
static void say_polish(Coach *coach) {
    Arena *arena = arena_new();
    Polish polish = polish_answer(bank_language(coach->bank), &coach->view, arena);
    if (polish.count == 0)
        say(&coach->voice, MSG_PLAIN_POLISH_NONE);
    else if (polish.count == 1)
        say(&coach->voice, MSG_PLAIN_POLISH_ONE);
    else
        say(&coach->voice, MSG_PLAIN_POLISH_SOME, polish.count);
    for (size_t i = 0; i < polish.count; i++) {
        const PolishEdit *edit = &polish.items[i];
        const char *part = coach->shape->sections[edit->section].label;
        Slice old = slice_part(coach->view.sections[edit->section].source, edit->span);
        if (*edit->replacement)
            say(&coach->voice, MSG_PLAIN_POLISH_EDIT, part, edit->why, (int)old.size, old.data, edit->replacement);
        else
            say(&coach->voice, MSG_PLAIN_POLISH_OUT, part, edit->why, (int)old.size, old.data);
    }
    arena_free(arena);
}

static char *path_of(Slice name) {
    Buffer text = {0};
    buffer_append(&text, name);
    char *path = path_typed(buffer_string(&text));
    buffer_free(&text);
    return path;
}

static void write_now(Coach *coach) {
    Error error = {0};
    if (file_replace(coach->export_path, buffer_slice(&coach->export_text), FILE_MODE, &error))
        say(&coach->voice, MSG_PLAIN_EXPORT_DONE, coach->export_path);
    else
        say_error(&coach->voice, MSG_PLAIN_EXPORT_FAILED, &error);
    error_clear(&error);
}

void export_to(Coach *coach, Slice name, bool polish) {
    if (name.size == 0) {
        say(&coach->voice, MSG_PLAIN_EXPORT_WHERE, polish ? "polish" : "export",
            coach->question ? coach->question->id : coach->shape->id);
        return;
    }
    const Report *report = coach_judge(coach, JUDGE_FINAL);
    if (!report || report->words == 0) {
        say(&coach->voice, MSG_PLAIN_EXPORT_EMPTY);
        return;
    }
    free(coach->export_path);
    coach->export_path = path_of(name);
    if (folder_exists(coach->export_path)) {
        say(&coach->voice, MSG_PLAIN_EXPORT_FOLDER, coach->export_path);
        return;
    }
    render(coach, report, polish);
    if (polish)
        say_polish(coach);
    if (file_exists(coach->export_path)) {
        say(&coach->voice, MSG_PLAIN_EXPORT_ASK, coach->export_path);
        coach_ask(coach, write_now);
    } else {
        write_now(coach);
    }
}
