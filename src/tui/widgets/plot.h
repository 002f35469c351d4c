/* A plot: values in a row, the oldest left, against a band that they should lie in.
 *
 *        ●3:21
 *   3:00 ─────────────────────
 *              ●2:52   ●2:44
 *   2:00 ─────────────────────
 */
#ifndef TUI_PLOT_H
#define TUI_PLOT_H

#include "tui/canvas.h"

typedef struct PlotPoint {
    double value; /* seconds */
    bool hollow;  /* a sign of its own: it does not count as the others do */
} PlotPoint;

typedef struct Plot {
    const PlotPoint *points; /* oldest first */
    size_t count;
    double from, to; /* the band */
} Plot;

/* Where there are more points than columns, the newest are drawn. Values are written beside their points where they
 * fit, that of the newest always. */
void plot_draw(const Plot *plot, Canvas *canvas, Area area);

#endif
