/* The answer as JSON. */
#include "render/answer_parts.h"

#include <jansson.h>
#include <string.h>

static json_t *text_or_null(const char *string) {
    return string && *string ? json_string(string) : json_null();
}

static json_t *competencies_json(const Strings *ids) {
    json_t *array = json_array();
    for (size_t i = 0; i < ids->count; i++)
        json_array_append_new(array, json_string(ids->items[i]));
    return array;
}

static json_t *story_json(const Story *story) {
    Arena *arena = arena_new();
    json_t *object = json_object();
    for (size_t i = 0; story_keys[i]; i++) {
        bool list = strcmp(story_keys[i], "competencies") == 0;
        json_object_set_new(object, story_keys[i],
                            list ? competencies_json(&story->competencies)
                                 : text_or_null(story_get(story, story_keys[i], arena)));
    }
    arena_free(arena);
    return object;
}

static json_t *sections_json(const AnswerView *answer, const AnswerWords *words) {
    json_t *sections = json_array();
    for (size_t i = 0; i < words->section_count; i++) {
        const Section *section = &answer->shape->sections[i];
        Slice text = answer_words_of(words, i);
        json_t *object = json_object();
        json_object_set_new(object, "id", json_string(section->id));
        json_object_set_new(object, "label", json_string(section->label));
        json_object_set_new(object, "role", json_string(section_role_names[section->role]));
        json_object_set_new(object, "text", json_stringn(text.data ? text.data : "", text.size));
        json_array_append_new(sections, object);
    }
    return sections;
}

static json_t *unplaced_json(const AnswerView *answer) {
    json_t *array = json_array();
    Buffer text = {0};
    for (size_t i = 0; i < answer->unplaced_count; i++) {
        buffer_clear(&text);
        answer_append_clean(slice_trim(answer->unplaced[i].text), &text);
        json_t *object = json_object();
        json_object_set_new(object, "label", json_string(answer->unplaced[i].label));
        json_object_set_new(object, "text", json_string(buffer_string(&text)));
        json_array_append_new(array, object);
    }
    buffer_free(&text);
    return array;
}

static int append_dump(const char *data, size_t size, void *out) {
    buffer_append(out, (Slice){data, size});
    return 0;
}

void render_answer_json(const Bank *bank, const AnswerView *answer, const RenderOptions *options, Buffer *out) {
    AnswerWords words;
    char date[11];
    answer_words_read(bank, answer, options, &words);
    date_format(options->date, date);
    json_t *object = json_object();
    json_object_set_new(object, "question", text_or_null(answer->question ? answer->question->id : NULL));
    json_object_set_new(object, "shape", json_string(answer->shape->id));
    json_object_set_new(object, "title", json_string(buffer_string(&words.title)));
    json_object_set_new(object, "role", text_or_null(answer->role ? answer->role->id : NULL));
    json_object_set_new(object, "date", text_or_null(date));
    json_object_set_new(object, "story", story_json(&answer->story));
    json_object_set_new(object, "sections", sections_json(answer, &words));
    if (options->own)
        json_object_set_new(object, "unplaced", unplaced_json(answer));
    json_dump_callback(object, append_dump, out, JSON_INDENT(2));
    buffer_append_byte(out, '\n');
    json_decref(object);
    answer_words_free(&words);
}
