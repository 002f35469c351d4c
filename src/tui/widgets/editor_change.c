/* What keys change: typing, erasing, cutting and putting back, words and letters that change places or size. */
#include "base/utf8.h"
#include "tui/widgets/editor_parts.h"

static const Slice nothing = {"", 0};

static bool goes_on(const Editor *editor, LastKey what) {
    return editor->last == what && editor->last_end == editor->cursor;
}

static EditorResult remember(Editor *editor, LastKey what, EditorResult result) {
    editor->last = what;
    editor->last_end = editor->cursor;
    return result;
}

/* What is selected, or the place of the cursor. */
static Span selected_or_here(const Editor *editor) {
    Span span = editor_selection(editor);
    return span.start < span.end ? span : (Span){editor->cursor, editor->cursor};
}

/* Typing is undone word by word: the first letter after a blank begins a new step. */
EditorResult editor_type(Editor *editor, int character) {
    Buffer typed = {0};
    utf8_append(&typed, (uint32_t)character);
    Span place = selected_or_here(editor);
    char before = place.start > 0 ? editor->text.data[place.start - 1] : '\n';
    bool new_word = (before == ' ' || before == '\n') && character != ' ';
    bool joins = place.start == place.end && goes_on(editor, LAST_TYPED) && !new_word;
    EditorResult result = editor_replace(editor, place, buffer_slice(&typed), joins);
    buffer_free(&typed);
    return remember(editor, LAST_TYPED, result);
}

EditorResult editor_insert(Editor *editor, Slice text) {
    return remember(editor, LAST_OTHER, editor_replace(editor, selected_or_here(editor), text, false));
}

static EditorResult erase_text(Editor *editor, size_t start, size_t end) {
    bool joins = goes_on(editor, LAST_ERASED);
    return remember(editor, LAST_ERASED, editor_replace(editor, (Span){start, end}, nothing, joins));
}

static EditorResult erase_selection(Editor *editor) {
    return remember(editor, LAST_OTHER, editor_replace(editor, editor_selection(editor), nothing, false));
}

/* ---- Cutting and putting back ---- */

/* Takes out, and keeps for Ctrl-Y; what is cut in a row comes back in a row. */
static EditorResult kill_text(Editor *editor, size_t start, size_t end, bool backwards) {
    if (start == end)
        return EDITOR_MOVED;
    bool extends = goes_on(editor, LAST_KILLED);
    Buffer piece = {0};
    buffer_append(&piece, slice_part(editor->text, (Span){start, end}));
    EditorResult result = editor_replace(editor, (Span){start, end}, nothing, false);
    if (result == EDITOR_CHANGED && extends)
        ring_extend(editor->ring, buffer_slice(&piece), backwards);
    else if (result == EDITOR_CHANGED)
        ring_push(editor->ring, buffer_slice(&piece));
    buffer_free(&piece);
    return remember(editor, LAST_KILLED, result);
}

static EditorResult cut_selection(Editor *editor) {
    Span span = editor_selection(editor);
    editor->last = LAST_OTHER; /* a piece of its own */
    return remember(editor, LAST_OTHER, kill_text(editor, span.start, span.end, false));
}

static EditorResult copy_selection(Editor *editor) {
    Span span = editor_selection(editor);
    if (span.start < span.end)
        ring_push(editor->ring, slice_part(editor->text, span));
    editor_select_nothing(editor);
    return remember(editor, LAST_OTHER, EDITOR_MOVED);
}

static EditorResult put_back(Editor *editor, Span place, size_t back, bool joins) {
    Buffer piece = {0}; /* whoever applies it may cut, too */
    buffer_append(&piece, ring_piece(editor->ring, back));
    EditorResult result = editor_replace(editor, place, buffer_slice(&piece), joins);
    if (result == EDITOR_CHANGED) {
        editor->put_back = (Span){place.start, editor->cursor};
        editor->put_back_age = back;
    }
    buffer_free(&piece);
    return remember(editor, LAST_PUT_BACK, result);
}

/* What was put back gives way to what was cut before it; else it is put back. */
static EditorResult put_back_older(Editor *editor) {
    if (!goes_on(editor, LAST_PUT_BACK))
        return put_back(editor, selected_or_here(editor), 0, false);
    return put_back(editor, editor->put_back, editor->put_back_age + 1, true);
}

/* ---- Places and letters ---- */

/* Exchanges two stretches, the first before the second; the cursor ends up behind both. */
static EditorResult exchange(Editor *editor, Span first, Span second) {
    Buffer turned = {0};
    buffer_append(&turned, slice_part(editor->text, second));
    buffer_append(&turned, slice_part(editor->text, (Span){first.end, second.start}));
    buffer_append(&turned, slice_part(editor->text, first));
    EditorResult result = editor_replace(editor, (Span){first.start, second.end}, buffer_slice(&turned), false);
    buffer_free(&turned);
    return remember(editor, LAST_OTHER, result);
}

static bool is_line_end(const Editor *editor, size_t at) {
    return at == editor->text.size || editor->text.data[at] == '\n';
}

/* The character before the cursor goes over the one behind it; at a line's end the two before it change places. */
static EditorResult exchange_characters(Editor *editor) {
    size_t middle = editor->cursor;
    if (middle > 0 && is_line_end(editor, middle))
        middle = cluster_previous(editor->text, middle);
    size_t start = cluster_previous(editor->text, middle);
    if (middle == 0 || is_line_end(editor, start) || is_line_end(editor, middle))
        return EDITOR_MOVED;
    return exchange(editor, (Span){start, middle}, (Span){middle, cluster_next(editor->text, middle)});
}

/* The first word that ends behind `at`; empty where there is none. */
static Span word_behind(Slice text, size_t at) {
    size_t end = word_next(text, at), start = word_previous(text, end);
    if (word_next(text, start) != end)
        return (Span){at, at}; /* only white space and marks are left */
    return (Span){start, end};
}

static Span word_before(Slice text, size_t at) {
    size_t start = word_previous(text, at), end = word_next(text, start);
    return end <= at ? (Span){start, end} : (Span){at, at};
}

/* The word at or before the cursor goes over the one behind it; behind the last word the last two change places. */
static EditorResult exchange_words(Editor *editor) {
    Slice text = editor->text;
    Span second = word_behind(text, editor->cursor);
    if (second.start == second.end)
        second = word_before(text, editor->cursor);
    Span first = word_before(text, second.start);
    if (first.start == first.end || second.start == second.end)
        return EDITOR_MOVED;
    return exchange(editor, first, second);
}

/* The word that the cursor is in or before; behind the last one, that. */
static Span word_here(const Editor *editor) {
    Span word = word_behind(editor->text, editor->cursor);
    return word.start < word.end ? word : word_before(editor->text, editor->cursor);
}

static EditorResult change_letters(Editor *editor, LetterCase letters) {
    Span span = editor_selection(editor);
    if (span.start == span.end)
        span = word_here(editor);
    Buffer changed = {0};
    text_append_cased(slice_part(editor->text, span), letters, &changed);
    EditorResult result = EDITOR_MOVED;
    if (slice_equal(buffer_slice(&changed), slice_part(editor->text, span)))
        editor_go(editor, span.end);
    else
        result = editor_replace(editor, span, buffer_slice(&changed), false);
    buffer_free(&changed);
    return remember(editor, LAST_OTHER, result);
}

/* ---- Keys ---- */

static size_t where_moved(Editor *editor, ActionId action) {
    size_t cursor = editor->cursor;
    editor_move(editor, action);
    size_t there = editor->cursor;
    editor->cursor = cursor;
    return there;
}

static EditorResult erase_or_cut(Editor *editor, ActionId action) {
    size_t here = editor->cursor;
    switch (action) {
    case ACTION_ERASE_BACK:
        return erase_text(editor, where_moved(editor, ACTION_LEFT), here);
    case ACTION_ERASE:
        return erase_text(editor, here, where_moved(editor, ACTION_RIGHT));
    case ACTION_ERASE_WORD_BACK:
        return kill_text(editor, where_moved(editor, ACTION_WORD_LEFT), here, true);
    case ACTION_ERASE_WORD:
        return kill_text(editor, here, where_moved(editor, ACTION_WORD_RIGHT), false);
    case ACTION_KILL_LINE_START:
        return kill_text(editor, where_moved(editor, ACTION_LINE_START), here, true);
    case ACTION_KILL_LINE_END: {
        size_t end = where_moved(editor, ACTION_LINE_END);
        if (end == here) /* nothing left on the line: its end */
            end = where_moved(editor, ACTION_RIGHT);
        return kill_text(editor, here, end, false);
    }
    default:
        return EDITOR_IGNORED;
    }
}

static EditorResult change_selection(Editor *editor, ActionId action) {
    switch (action) {
    case ACTION_ERASE_BACK:
    case ACTION_ERASE:
        return erase_selection(editor);
    case ACTION_ERASE_WORD_BACK:
    case ACTION_ERASE_WORD:
    case ACTION_KILL_LINE_START:
    case ACTION_KILL_LINE_END:
        return cut_selection(editor);
    default:
        return EDITOR_IGNORED;
    }
}

EditorResult editor_change(Editor *editor, ActionId action) {
    Span selection = editor_selection(editor);
    EditorResult result =
        selection.start < selection.end ? change_selection(editor, action) : erase_or_cut(editor, action);
    if (result != EDITOR_IGNORED)
        return result;
    switch (action) {
    case ACTION_CUT_SELECTION:
        return cut_selection(editor);
    case ACTION_COPY:
        return copy_selection(editor);
    case ACTION_YANK:
        return put_back(editor, selected_or_here(editor), 0, false);
    case ACTION_YANK_OLDER:
        return put_back_older(editor);
    case ACTION_EXCHANGE:
        return exchange_characters(editor);
    case ACTION_EXCHANGE_WORDS:
        return exchange_words(editor);
    case ACTION_UPPER:
        return change_letters(editor, LETTERS_UPPER);
    case ACTION_LOWER:
        return change_letters(editor, LETTERS_LOWER);
    case ACTION_TITLE:
        return change_letters(editor, LETTERS_TITLE);
    case ACTION_NEW_LINE:
        return editor_type(editor, '\n');
    default:
        return EDITOR_IGNORED;
    }
}
