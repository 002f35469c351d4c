# Draws a terminal's screen as SVG: the output of `tmux capture-pane -e -p` comes in, the picture goes out. Lines and bars are drawn as
# shapes, so that they meet whatever the font. Bytes are read, not characters: run it with LC_ALL=C.
#   -v title="…" -v paper=#rrggbb -v ink=#rrggbb -v frame=#rrggbb [-v cursor="COLUMN ROW"]
BEGIN {
    COLUMNS = 80; ROWS = 24; WIDE = 9; HIGH = 20; EDGE = 14; SIZE = 15
    LEFT["\342\226\217"] = 1; LEFT["\342\226\216"] = 2; LEFT["\342\226\215"] = 3; LEFT["\342\226\214"] = 4
    LEFT["\342\226\213"] = 5; LEFT["\342\226\212"] = 6; LEFT["\342\226\211"] = 7; LEFT["\342\226\210"] = 8
    SHADE["\342\226\221"] = 0.25; SHADE["\342\226\222"] = 0.75; SHADE["\342\226\223"] = 0.9
    width = COLUMNS * WIDE + 2 * EDGE; height = ROWS * HIGH + 2 * EDGE
    print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " width " " height "\" role=\"img\" aria-label=\"" plain(title) "\">"
    print "<style>text{font:" SIZE "px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}" \
        ".b{font-weight:700}.u{text-decoration:underline}</style>"
    print "<rect x=\"0.5\" y=\"0.5\" width=\"" width - 1 "\" height=\"" height - 1 "\" rx=\"8\" fill=\"" paper "\" stroke=\"" frame "\"/>"
    print "<g transform=\"translate(" EDGE " " EDGE ")\">"
    reset()
}

function reset() { fore = ink; back = paper; bold = under = turned = 0 }

function plain(text) { gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); gsub(/>/, "\\&gt;", text); gsub(/"/, "\\&quot;", text); return text }

# Of the 256 colours those above the first 16, which each terminal has its own of.
function colour(n, standard) {
    if (n < 16) return standard
    if (n > 231) { n = 8 + 10 * (n - 232); return sprintf("#%02x%02x%02x", n, n, n) }
    n -= 16
    return sprintf("#%02x%02x%02x", level(int(n / 36)), level(int(n / 6) % 6), level(n % 6))
}

function level(n) { return n ? 55 + 40 * n : 0 }

function style(codes,    count, i, code, part) {
    count = split(codes == "" ? "0" : codes, part, ";")
    for (i = 1; i <= count; i++) {
        code = part[i] + 0
        if (code == 0) reset()
        else if (code == 1) bold = 1
        else if (code == 4) under = 1
        else if (code == 7) turned = 1
        else if (code == 22) bold = 0
        else if (code == 24) under = 0
        else if (code == 27) turned = 0
        else if (code == 38 && part[i + 1] == 5) { fore = colour(part[i + 2], ink); i += 2 }
        else if (code == 48 && part[i + 1] == 5) { back = colour(part[i + 2], paper); i += 2 }
        else if (code == 39) fore = ink
        else if (code == 49) back = paper
    }
}

function box(x, y, w, h, fill, opacity) {
    printf "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" fill=\"%s\"%s/>\n", x, y, w, h, fill, opacity < 1 ? " opacity=\"" opacity "\"" : ""
}

function width_of(text) { gsub(/[\200-\277]/, "", text); return length(text) }

# What was gathered since the last change of style: stretches of words, each where it stands, since spaces may be drawn as one.
function flush_run(    x, y, class, lit, dark, words) {
    lit = turned ? back : fore; dark = turned ? fore : back
    x = start * WIDE; y = row * HIGH
    if (dark != paper && cells) box(x, y, cells * WIDE, HIGH, dark, 1)
    class = (bold ? "b" : "") (bold && under ? " " : "") (under ? "u" : "")
    if (class) class = " class=\"" class "\""
    while (match(run, /[^ ]+( [^ ]+)*/)) {
        words = substr(run, RSTART, RLENGTH)
        x += (RSTART - 1) * WIDE
        run = substr(run, RSTART + RLENGTH)
        printf "<text x=\"%g\" y=\"%g\" textLength=\"%g\" fill=\"%s\"%s>%s</text>\n", x, y + 15, width_of(words) * WIDE, lit, class, plain(words)
        x += width_of(words) * WIDE
    }
    run = ""; start += cells; cells = 0
}

# A line or a bar: true when drawn. A run of the same one is one shape.
function draw(glyph, count,    x, y, lit) {
    x = start * WIDE; y = row * HIGH; lit = turned ? back : fore
    if (glyph == "\342\224\200") box(x, y + HIGH / 2 - 0.5, count * WIDE, 1, lit, 1)
    else if (glyph == "\342\224\202") box(x + WIDE / 2 - 0.5, y, 1, HIGH, lit, 1)
    else if (glyph == "\342\226\225") box(x + WIDE * 7 / 8, y + 2, WIDE / 8, HIGH - 4, lit, 1)
    else if (glyph in SHADE) box(x, y + 2, count * WIDE, HIGH - 4, lit, SHADE[glyph])
    else if (LEFT[glyph] == 8) box(x, y + 2, count * WIDE, HIGH - 4, lit, 1)
    else if (glyph in LEFT) box(x, y + 2, WIDE * LEFT[glyph] / 8, HIGH - 4, lit, 1)
    start += count
}

function is_shape(glyph) { return glyph in SHADE || glyph in LEFT || glyph == "\342\224\200" || glyph == "\342\224\202" || glyph == "\342\226\225" }

function can_join(glyph) { return glyph in SHADE || LEFT[glyph] == 8 || glyph == "\342\224\200" }

{
    row = NR - 1; rest = $0; start = cells = 0; run = ""
    while (rest != "") {
        if (match(rest, /^\033\[[0-9;]*m/)) {
            size = RLENGTH
            flush_run()
            style(substr(rest, 3, size - 3))
            rest = substr(rest, size + 1)
            continue
        }
        match(rest, /^[\300-\377][\200-\277]+/) || match(rest, /^./)
        glyph = substr(rest, 1, RLENGTH)
        rest = substr(rest, RLENGTH + 1)
        if (!is_shape(glyph)) { run = run glyph; cells++; continue }
        flush_run()
        count = 1
        while (can_join(glyph) && index(rest, glyph) == 1) { count++; rest = substr(rest, length(glyph) + 1) }
        draw(glyph, count)
    }
    flush_run()
}

END {
    if (split(cursor, place, " ") == 2) box(place[1] * WIDE, place[2] * HIGH + 1, 2, HIGH - 2, ink, 1)
    print "</g>\n</svg>"
}
