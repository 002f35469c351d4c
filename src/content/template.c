/* Commented starts for authors: templates/KIND.yaml of the language. */
#include "base/file.h"
#include "base/messages.h"
#include "base/path.h"
#include "content/bank_parts.h"

#include <stdlib.h>
#include <string.h>

const char *const bank_template_names[] = {"question", "guide", "shape", "rubric", "rule", "role", "competency", "idea", NULL};

static bool is_template(const char *kind) {
    for (size_t i = 0; bank_template_names[i]; i++)
        if (strcmp(bank_template_names[i], kind) == 0)
            return true;
    return false;
}

static bool refuse(const char *kind, Error *error) {
    size_t count = 0;
    while (bank_template_names[count])
        count++;
    Buffer known = {0};
    for (size_t i = 0; i < count; i++)
        buffer_printf(&known, "%s%s", i > 0 ? ", " : "", bank_template_names[i]);
    error_set(error, ERROR_USAGE, MSG_CONTENT_NO_TEMPLATE, kind);
    error_remedy(error, MSG_CONTENT_NO_TEMPLATE_FIX, buffer_string(&known));
    buffer_free(&known);
    return false;
}

bool bank_template(const Bank *bank, const char *kind, Buffer *out, Error *error) {
    if (!is_template(kind))
        return refuse(kind, error);
    Buffer name = {0};
    buffer_printf(&name, "templates/%s.yaml", kind);
    char *path = path_join(bank->shipped, buffer_string(&name));
    bool read = file_read(path, yaml_limits.bytes, out, error);
    free(path);
    buffer_free(&name);
    return read;
}
