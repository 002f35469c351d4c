/* Screens: what the loop shows. A screen draws itself and says what must happen; only the loop acts.
 *
 *   loop ── key ──► act (an action of the table) or key (anything else) ──► Outcome ──► loop
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "tui/action.h"
#include "tui/canvas.h"

typedef struct Screen Screen;

/* What must happen. Zero-initialised: drawn anew, and nothing else. */
typedef struct Outcome {
    bool unchanged; /* nothing to draw */
    bool echo;      /* only what kind->echo draws */
    bool save;      /* keep the draft on disk now */
    bool quit;
    bool restyle;        /* the settings have changed: theme, drawing, mouse */
    int pop;             /* screens to take off the top … */
    Screen *push;        /* … before this one goes on it */
    int press;           /* a key for the screen that is then on top; 0: none … */
    int press_then;      /* … and one more, for the screen that is on top after that */
    const char *message; /* for the bottom line until the next key; copied */
    bool bad;            /* the message tells of a failure */
} Outcome;

enum { BESIDE_COLUMNS = 110 };

typedef struct ScreenKind {
    const char *name;
    Places places;
    bool over;   /* drawn over the screen below … */
    bool beside; /* … or, in a window of BESIDE_COLUMNS, beside it */
    /* Appends what the top line says. */
    void (*title)(Screen *screen, Buffer *out);
    void (*draw)(Screen *screen, Canvas *canvas, Area area);
    /* Draws only what typing changes, where it last was: the answer to a key must not wait for the whole. May be NULL.
     */
    void (*echo)(Screen *screen, Canvas *canvas);
    ActionIdle *is_idle;                                   /* what the bottom line need not offer now; may be NULL */
    Outcome (*act)(Screen *screen, ActionId action);       /* an action of `places`; ACTION_BACK when Esc is pressed */
    Outcome (*key)(Screen *screen, int key);               /* what no action took; may be NULL */
    Outcome (*click)(Screen *screen, int row, int column); /* the mouse, where it was drawn; may be NULL */
    Outcome (*drag)(Screen *screen, int row, int column);  /* moved there with the button held; may be NULL */
    Outcome (*paste)(Screen *screen, Slice text);          /* may be NULL */
    /* The text that can be handed to the person's own editor is appended, and its file's name given; what came back.
     * May be NULL, both. */
    const char *(*give)(Screen *screen, Buffer *out);
    Outcome (*take)(Screen *screen, Slice text);
    Outcome (*pause)(Screen *screen);  /* no input for a while; may be NULL */
    int (*tick)(const Screen *screen); /* milliseconds after which pause is asked again; 0, or NULL: it is asked once */
    void (*whole)(Screen *screen);     /* the whole bank has been read now; may be NULL */
    void (*show)(Screen *screen);      /* it comes to the top; may be NULL */
    void (*hide)(Screen *screen);      /* another comes over it, the program stops or ends; may be NULL */
    void (*free)(Screen *screen);
} ScreenKind;

/* The first member of every screen. */
struct Screen {
    const ScreenKind *kind;
    Places places; /* where it stands now; begins as kind->places */
};

static inline Outcome outcome_none(void) {
    return (Outcome){.unchanged = true};
}

#endif
