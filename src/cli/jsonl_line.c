/* One line of check --jsonl: what it asks for, judged. */
#include "cli/jsonl_line.h"
#include "base/memory.h"
#include "base/messages.h"
#include "cli/jsonl_id.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

typedef struct Line {
    Session *session;
    json_t *json;
    AnswerView view;
    Error error;
} Line;

void jsonl_error(const char *id, size_t number, const char *message, Buffer *out) {
    buffer_printf(out, "{\"id\":%s,\"line\":%zu,\"error\":", id ? id : "null", number);
    render_json_string(slice_of(message), out);
    buffer_append_string(out, "}\n");
}

/* A member; NULL where it is absent or null, which many a program writes for absent. */
static const json_t *given(const Line *line, const char *key) {
    const json_t *value = json_object_get(line->json, key);
    return json_is_null(value) ? NULL : value;
}

/* A string member: false where it is there and is no string; NULL where it is absent or null. */
static bool take_string(Line *line, const char *key, const char **out) {
    const json_t *value = given(line, key);
    *out = json_string_value(value);
    if (!value || *out)
        return true;
    return error_set(&line->error, ERROR_INVALID, MSG_CLI_LINE_STRING, key);
}

static Slice json_slice(const json_t *value) {
    return (Slice){json_string_value(value), json_string_length(value)};
}

static bool put_section(Line *line, SectionView *sections, const char *id, const json_t *text) {
    const Shape *shape = line->view.shape;
    const Section *section = shape_section(shape, id);
    if (!section)
        return error_set(&line->error, ERROR_INVALID, MSG_CLI_LINE_SECTION, shape->id, id);
    if (json_is_null(text))
        return true;
    if (!json_is_string(text))
        return error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_SECTIONS);
    SectionView *view = &sections[shape_section_index(shape, section)];
    if (view->source.size > 0) /* by its id and by its label */
        return error_set(&line->error, ERROR_INVALID, MSG_CLI_LINE_TWICE, section->id);
    *view = section_view_whole(json_slice(text), line->session->arena);
    return true;
}

static bool read_sections(Line *line, const json_t *object, const Question *question, const Shape *shape) {
    SectionView *sections = arena_array(line->session->arena, shape->section_count, sizeof *sections);
    for (size_t i = 0; i < shape->section_count; i++)
        sections[i].source = slice_of("");
    line->view = (AnswerView){.question = question, .shape = shape, .sections = sections};
    if (!json_is_object(object))
        return error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_SECTIONS);
    const char *id;
    json_t *text;
    json_object_foreach((json_t *)object, id, text) {
        if (!put_section(line, sections, id, text))
            return false;
    }
    return true;
}

static bool read_answer(Line *line) {
    const char *question_id = NULL, *shape_id = NULL;
    if (!take_string(line, "question", &question_id) || !take_string(line, "shape", &shape_id))
        return false;
    if (question_id && shape_id)
        return error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_BOTH);
    if (!question_id && !shape_id) { /* as the command's options say, else `failure` */
        question_id = line->session->options->question;
        shape_id = line->session->options->shape;
    }
    const Question *question;
    const Shape *shape;
    if (!answer_find_shape(line->session->bank, question_id, shape_id, &question, &shape, &line->error))
        return false;
    const json_t *text = given(line, "text"), *sections = given(line, "sections");
    if (!text == !sections)
        return error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_TEXT);
    if (sections)
        return read_sections(line, sections, question, shape);
    if (!json_is_string(text))
        return error_set(&line->error, ERROR_INVALID, MSG_CLI_LINE_STRING, "text");
    const AnswerOptions options = {question ? question->id : NULL, question ? NULL : shape->id};
    return answer_read(line->session->bank, line->session->cutter, NULL, json_slice(text), &options,
                       line->session->arena, &line->view, &line->error);
}

static bool read_facts(Line *line) {
    const char *when = NULL, *role = NULL;
    if (!take_string(line, "when", &when) || !take_string(line, "role", &role))
        return false;
    if (when && !story_set(&line->view.story, "when", when, line->session->arena, &line->error))
        return false;
    if (!role)
        return true;
    line->view.role = bank_role(line->session->bank, role);
    return line->view.role || error_set(&line->error, ERROR_INVALID, MSG_CLI_LINE_ROLE, role);
}

/* Appends the id as JSON text, null where the line has none. As it was written, but for a carriage return, which some
 * take for the end of a line. */
static void append_id(const json_t *json, Slice text, Buffer *out) {
    const json_t *id = json_object_get(json, "id");
    const Slice source = id ? jsonl_id(text) : slice_of("null");
    if (source.size > 0 && !memchr(source.data, '\r', source.size)) {
        buffer_append(out, source);
        return;
    }
    char *written = json_dumps(id, JSON_COMPACT | JSON_ENCODE_ANY);
    if (!written)
        memory_exhausted();
    buffer_append_string(out, written);
    free(written);
}

static int refuse(Line *line, const char *id, size_t number, Buffer *out) {
    Buffer message = {0};
    error_format(&line->error, &message);
    jsonl_error(id, number, buffer_string(&message), out);
    buffer_free(&message);
    error_clear(&line->error);
    return STATUS_FOUND;
}

static int judge_object(Line *line, Slice text, const JudgeOptions *judging, size_t number, Buffer *out) {
    Session *session = line->session;
    Buffer id = {0};
    int status = STATUS_FINE;
    append_id(line->json, text, &id);
    if (read_answer(line) && read_facts(line)) {
        const Report *report = judge_answer(session->judge, session->cache, &line->view, judging, session->arena);
        render_report_json(report, buffer_string(&id), NULL, session->options->explain, out);
        buffer_append_byte(out, '\n');
        status = report->score < session->options->fail_under ? STATUS_FOUND : STATUS_FINE;
    } else {
        status = refuse(line, buffer_string(&id), number, out);
    }
    buffer_free(&id);
    return status;
}

/* Why a line is no object, in our own words where they say more. */
static void say_problem(Line *line, Slice text, const json_error_t *problem) {
    if (slice_trim(text).size == 0)
        error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_BLANK);
    else if (line->json)
        error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_OBJECT);
    else if (json_error_code(problem) == json_error_null_character)
        error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_NUL);
    else if (json_error_code(problem) == json_error_numeric_overflow)
        error_set(&line->error, ERROR_INVALID, "%s", MSG_CLI_LINE_NUMBER);
    else
        error_set(&line->error, ERROR_INVALID, MSG_CLI_LINE_JSON, problem->text);
}

/* A whole number that fits no integer may be an id: as a real it is read, and its digits come back from the source. */
static json_t *load(Slice text, json_error_t *problem) {
    const size_t flags = JSON_REJECT_DUPLICATES | JSON_DECODE_ANY;
    const char *data = text.data ? text.data : "";
    json_t *json = json_loadb(data, text.size, flags, problem);
    if (!json && json_error_code(problem) == json_error_numeric_overflow)
        json = json_loadb(data, text.size, flags | JSON_DECODE_INT_AS_REAL, problem);
    return json;
}

int jsonl_judge(Session *session, const JudgeOptions *judging, Slice text, size_t number, Buffer *out) {
    json_error_t problem;
    Line line = {.session = session, .json = load(text, &problem)};
    int status;
    if (json_is_object(line.json)) {
        status = judge_object(&line, text, judging, number, out);
    } else {
        say_problem(&line, text, &problem);
        status = refuse(&line, NULL, number, out);
    }
    json_decref(line.json);
    arena_reset(session->arena);
    return status;
}
