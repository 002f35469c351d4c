/* The list of steps: the acts, their sections, and how far each is. */
#include "base/messages.h"
#include "tui/walk.h"

#include <starcoach/date.h>
#include <string.h>

enum { INDENT_COLUMNS = 4, LEAST_COLUMNS = 14, MOST_COLUMNS = 22, NARROW_MOST_COLUMNS = 18, WIDE_FROM_COLUMNS = 76 };

int walk_steps_columns(const Walk *walk, int columns) {
    const Shape *shape = walk->practice->shape;
    int widest = LEAST_COLUMNS;
    for (size_t i = 0; i < shape->section_count; i++) {
        int width = (int)canvas_columns(slice_of(shape->sections[i].label)) + INDENT_COLUMNS + 1;
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < shape->act_count; i++) {
        int width = (int)canvas_columns(slice_of(shape->acts[i].label)) + 2;
        widest = width > widest ? width : widest;
    }
    int most = columns >= WIDE_FROM_COLUMNS ? MOST_COLUMNS : NARROW_MOST_COLUMNS;
    return (widest < most ? widest : most) + 1;
}

typedef struct Step {
    const char *label;
    bool act;
    bool story;
    size_t section; /* SIZE_MAX: none */
} Step;

/* The step at this row of the list; false past its end. */
static bool step_at(const Shape *shape, size_t row, Step *out) {
    for (size_t a = 0; a < shape->act_count; a++) {
        const Act *act = &shape->acts[a];
        size_t inside = act->sections.count ? act->sections.count : 1;
        if (row == 0)
            *out = (Step){act->label, true, false, SIZE_MAX};
        else if (row <= inside && act->sections.count == 0)
            *out = (Step){MSG_TUI_STEP_STORY, false, true, SIZE_MAX};
        else if (row <= inside) {
            const Section *section = shape_section(shape, act->sections.items[row - 1]);
            *out = section ? (Step){section->label, false, false, shape_section_index(shape, section)}
                           : (Step){act->sections.items[row - 1], false, false, SIZE_MAX};
        } else {
            row -= inside + 1;
            continue;
        }
        return true;
    }
    if (shape->act_count > 0 || row >= shape->section_count)
        return false;
    *out = (Step){shape->sections[row].label, false, false, row};
    return true;
}

/* Ready, begun, or not yet: told by the sign, not by its colour alone. */
static const char *sign_of(const Walk *walk, const Step *step, Ink *ink) {
    const Practice *practice = walk->practice;
    *ink = INK_QUIET;
    if (step->story) {
        const char *written = answer_fact(practice->answer, "when");
        Date when;
        bool told = *answer_fact(practice->answer, "title") && *written;
        bool read = told && date_parse(slice_of(written), &when);
        *ink = read ? INK_GOOD : told ? INK_WARN : INK_QUIET;
        return read ? MSG_TUI_TICK : told ? MSG_TUI_DOUBT : MSG_TUI_DOT;
    }
    if (step->section == walk->section) {
        *ink = INK_ACCENT;
        return MSG_TUI_POINTER;
    }
    const SectionReport *section =
        practice->report && step->section != SIZE_MAX ? &practice->report->sections[step->section] : NULL;
    if (section && section->ready) {
        *ink = INK_GOOD;
        return MSG_TUI_TICK;
    }
    return section && section->begun ? MSG_TUI_BEGUN : MSG_TUI_DOT;
}

/* A long list is scrolled so that the step one is at can be seen, and the one after it. One that is too long by a row
 * does without its first heading. */
static size_t first_row(const Walk *walk, size_t rows) {
    Step step;
    size_t all = 0, seen = 0;
    for (; step_at(walk->practice->shape, all, &step); all++)
        if (!step.act && !step.story && step.section == walk->section)
            seen = all + 1;
    if (all <= rows + 1)
        return all > rows ? 1 : 0;
    seen = seen + 1 < all ? seen + 1 : all;
    return seen > rows ? seen - rows : 0;
}

void walk_draw_steps(const Walk *walk, Canvas *canvas, Area area) {
    size_t first = first_row(walk, (size_t)area.rows);
    Step step;
    for (int row = 0; row < area.rows && step_at(walk->practice->shape, first + (size_t)row, &step); row++) {
        if (step.act) {
            canvas_string(canvas, area.top + row, area.left + 1, area.columns - 1, INK_TITLE, step.label);
            continue;
        }
        Ink ink;
        const char *sign = sign_of(walk, &step, &ink);
        bool here = step.section == walk->section && !step.story;
        canvas_string(canvas, area.top + row, area.left + 2, 1, ink, sign);
        canvas_string(canvas, area.top + row, area.left + INDENT_COLUMNS, area.columns - INDENT_COLUMNS,
                      here ? INK_ACCENT : INK_TEXT, step.label);
    }
}
