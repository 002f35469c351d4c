/* Bars: a quantity against its target, and the parts of a whole. */
#ifndef TUI_METER_H
#define TUI_METER_H

#include "tui/canvas.h"

typedef struct Meter {
    double value, most; /* what fills it, and what a full bar stands for */
    double low, high;   /* where the value may in truth lie; equal: not shown */
    double from, to;    /* the target on the same scale; from = to: one mark, both negative: none */
    Ink ink;
} Meter;

/* Draws ▕██▌░░│░░░│▏ in so many columns: filled to the value, the target's borders as marks. */
void meter_draw(const Meter *meter, Canvas *canvas, int row, int column, int columns);

typedef struct MeterPart {
    double value;
    Ink ink;
    const char *glyph; /* so that parts differ without colour */
} MeterPart;

/* Parts beside each other, together `columns` wide, with a mark at `target` (0..1 of the whole; negative: none). */
void meter_draw_parts(const MeterPart *parts, size_t count, double target, Canvas *canvas, int row, int column,
                      int columns);

#endif
