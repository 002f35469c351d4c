#include "tui/widgets/list.h"

void list_set_count(List *list, size_t count) {
    list->count = count;
    if (list->chosen >= count)
        list->chosen = count ? count - 1 : 0;
}

static void move_choice(List *list, size_t rows, bool down) {
    if (list->count == 0)
        return;
    size_t last = list->count - 1;
    if (down)
        list->chosen = last - list->chosen < rows ? last : list->chosen + rows;
    else
        list->chosen = list->chosen < rows ? 0 : list->chosen - rows;
}

bool list_move(List *list, ActionId action) {
    size_t page = list->page > 1 ? list->page - 1 : 1;
    switch (action) {
    case ACTION_UP:
        move_choice(list, 1, false);
        return true;
    case ACTION_DOWN:
        move_choice(list, 1, true);
        return true;
    case ACTION_PAGE_UP:
        move_choice(list, page, false);
        return true;
    case ACTION_PAGE_DOWN:
        move_choice(list, page, true);
        return true;
    default:
        return false;
    }
}

bool list_click(List *list, int row, int column) {
    Area area = list->drawn;
    size_t index = area_holds(area, row, column) ? list->top + (size_t)(row - area.top) : list->count;
    if (index >= list->count)
        return false;
    list->chosen = index;
    return true;
}

void list_draw(List *list, Canvas *canvas, Area area, ListDrawRow draw_row, void *host) {
    if (area.rows <= 0)
        return;
    list->page = (size_t)area.rows;
    list->drawn = area;
    if (list->top + list->page > list->count)
        list->top = list->count > list->page ? list->count - list->page : 0;
    if (list->chosen < list->top)
        list->top = list->chosen;
    if (list->chosen >= list->top + list->page)
        list->top = list->chosen - list->page + 1;
    Area inner = area_within(area, 0, 1);
    for (size_t i = 0; i < list->page && list->top + i < list->count; i++) {
        size_t index = list->top + i;
        Area row = {inner.top + (int)i, inner.left, 1, inner.columns};
        draw_row(host, canvas, index, row, index == list->chosen);
    }
    canvas_more(canvas, area, list->top > 0, list->top + list->page < list->count);
}
