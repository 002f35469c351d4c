/* The other way in: the whole answer line by line in one box, then cut into its parts; which sentence stands where, and
 * one moved to another part. Until it is cut the text stands in the first part, so that it is kept like all else. */
#include "cli/plain_coach.h"

#include "base/messages.h"

#include <starcoach/text.h>
#include <stdint.h>

/* ---- The box ---- */

static void say_box(Coach *coach) {
    say_pause(&coach->voice);
    say(&coach->voice, "%s", MSG_PLAIN_ROUGH);
    edit_say_so_far(coach);
}

/* A blank line ends a paragraph here, and nothing else. */
static void end_paragraph(Coach *coach) {
    Slice text = answer_text(coach->answer, 0);
    bool ended = text.size < 2 || (text.data[text.size - 1] == '\n' && text.data[text.size - 2] == '\n');
    if (!ended)
        coach_replace(coach, 0, (Span){text.size, text.size}, slice_of("\n\n"));
}

static void take(Coach *coach, Slice line) {
    const char *command = line.size ? command_alone(line) : NULL;
    if (command)
        say(&coach->voice, MSG_PLAIN_WORD_ALONE, command);
    else if (line.size)
        edit_add_line(coach, line);
    else
        end_paragraph(coach);
}

const Place place_box = {"box", AT_PART | AT_BOX, say_box, take};

static bool is_too_late(Coach *coach) {
    for (size_t i = 1; i < coach->shape->section_count; i++)
        if (slice_trim(answer_text(coach->answer, i)).size > 0) {
            say(&coach->voice, "%s", MSG_PLAIN_ROUGH_LATE);
            return true;
        }
    return false;
}

void rough_begin(Coach *coach) {
    if (is_too_late(coach))
        return;
    coach->section = 0;
    coach->written = false;
    coach_go(coach, &place_box);
}

/* ---- What stands where ---- */

/* How sure the cut was of the sentence; 1 where nothing is known. */
static float sure_of(const SectionView *view, Slice sentence) {
    for (size_t i = 0; view && i < view->span_count; i++)
        if (slice_equal(slice_part(view->source, (Span){view->spans[i].start, view->spans[i].end}), sentence))
            return view->spans[i].sure;
    return 1;
}

/* A part's sentences, numbered as :show does; how many the cut is not sure of. */
static size_t say_sentences(Coach *coach, size_t section, const SectionView *view) {
    Text text = {0};
    size_t unsure = 0;
    text_scan(&text, bank_language(coach->bank), answer_text(coach->answer, section));
    const char *label = coach->shape->sections[section].label;
    say(&coach->voice, text.sentence_count ? MSG_PLAIN_PARTS_PART : MSG_PLAIN_SHOW_EMPTY, label);
    for (size_t i = 0; i < text.sentence_count; i++) {
        Slice words = slice_part(text.source, (Span){text.sentences[i].start, text.sentences[i].end});
        bool doubtful = sure_of(view, words) * 100 < SURE_PERCENT;
        Buffer mark = {0};
        buffer_printf(&mark, MSG_PLAIN_SHOW_SENTENCE, i + 1);
        say_item(&coach->voice, buffer_string(&mark), "%.*s%s", (int)words.size, words.data,
                 doubtful ? MSG_PLAIN_PARTS_UNSURE : "");
        buffer_free(&mark);
        unsure += doubtful;
    }
    text_free(&text);
    return unsure;
}

static void say_parts(Coach *coach, const SectionView *views) {
    size_t unsure = 0;
    say_pause(&coach->voice);
    for (size_t i = 0; i < coach->shape->section_count; i++)
        unsure += say_sentences(coach, i, views ? &views[i] : NULL);
    say_pause(&coach->voice);
    if (unsure)
        say(&coach->voice, unsure == 1 ? MSG_PLAIN_PARTS_ONE : MSG_PLAIN_PARTS_SOME, unsure);
    say(&coach->voice, "%s", MSG_PLAIN_PARTS_HOW);
}

void rough_say_parts(Coach *coach) {
    say_parts(coach, NULL);
}

/* ---- Cutting ---- */

/* All of it lies in the arena. */
static const SectionView *cut(Coach *coach, Arena *arena, Error *error) {
    AnswerView view;
    bool taken =
        answer_read_box(coach->answer, coach->bank, arena, &view, error) && draft_take_view(coach->draft, &view, error);
    return taken ? view.sections : NULL;
}

void rough_cut(Coach *coach) {
    if (is_too_late(coach))
        return;
    if (slice_trim(answer_text(coach->answer, 0)).size == 0) {
        say(&coach->voice, "%s", MSG_PLAIN_ROUGH_EMPTY);
        return;
    }
    Error error = {0};
    Arena *arena = arena_new();
    const SectionView *sections = cut(coach, arena, &error);
    if (sections)
        say_parts(coach, sections);
    else
        say_error(&coach->voice, MSG_PLAIN_NOT_CUT, &error);
    error_clear(&error);
    arena_free(arena);
    if (sections)
        walk_go(coach, 0);
}

/* ---- Moving ---- */

/* "[PART] N PART": what stands before the first digit is the part it comes from, this one where that is nothing. */
static Slice take_source(Slice argument, Slice *rest) {
    size_t size = 0;
    while (size < argument.size && (argument.data[size] < '0' || argument.data[size] > '9'))
        size++;
    *rest = (Slice){argument.data + size, argument.size - size};
    return slice_trim((Slice){argument.data, size});
}

static void move_sentence(Coach *coach, size_t from, Span span, size_t to) {
    Error error = {0};
    Arena *arena = arena_new();
    AnswerView view;
    size_t at;
    Slice words = slice_part(answer_text(coach->answer, from), span);
    words.data = arena_copy(arena, words);
    if (answer_move_view(coach->answer, coach->bank, from, span, to, arena, &view, &at, &error) &&
        draft_take_view(coach->draft, &view, &error)) {
        coach->written = true;
        say(&coach->voice, MSG_PLAIN_MOVED, coach->shape->sections[to].label, (int)words.size, words.data);
    } else {
        say_error(&coach->voice, MSG_PLAIN_NOT_MOVED, &error);
    }
    error_clear(&error);
    arena_free(arena);
}

void rough_move(Coach *coach, Slice argument) {
    Slice rest, target, source = take_source(argument, &rest);
    size_t here = coach->section, from = source.size ? walk_find_section(coach, source) : here, number;
    if (from == SIZE_MAX)
        return;
    Span span;
    coach->section = from;
    bool found = edit_find_sentence(coach, rest, "move", MSG_PLAIN_AND_PART, &span, &number, &target);
    coach->section = here;
    size_t to = found ? walk_find_section(coach, target) : SIZE_MAX;
    if (to == from)
        say(&coach->voice, MSG_PLAIN_MOVED_ALREADY, coach->shape->sections[to].label);
    else if (to != SIZE_MAX)
        move_sentence(coach, from, span, to);
}
