/* Evidence begins with a word that says what kind it is, as content is written; people are told it as a sentence. */
#include "render/evidence.h"

#include "base/messages.h"

#include <string.h>

static const struct {
    const char *kind, *words;
} kinds[] = {
    {"ours", MSG_RENDER_EVIDENCE_OURS},
    {"read", MSG_RENDER_EVIDENCE_READ},
    {"measured", MSG_RENDER_EVIDENCE_MEASURED},
};

static bool begins_with(const char *text, const char *kind) {
    const size_t length = strlen(kind);
    return strncmp(text, kind, length) == 0 && (text[length] == ':' || text[length] == ',');
}

/* Other beginnings stand as they are, but for a small letter. */
static const char *write_beginning(const char *text, Buffer *out) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (begins_with(text, kinds[i].kind)) {
            buffer_append_string(out, kinds[i].words);
            return text + strlen(kinds[i].kind);
        }
    if (*text < 'a' || *text > 'z')
        return text;
    buffer_append_byte(out, (char)(*text - 'a' + 'A'));
    return text + 1;
}

void evidence_write(const char *evidence, Buffer *out) {
    if (!evidence || !*evidence)
        return;
    const char *rest = write_beginning(evidence, out);
    buffer_append_string(out, rest);
    const char last = evidence[strlen(evidence) - 1];
    if (!strchr(".!?", last))
        buffer_append_byte(out, '.');
}
