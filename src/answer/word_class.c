#include "answer/word_class.h"

#include <string.h>

const char *const word_class_names[CLASS_COUNT] = {
    "", "<number>", "<percent>", "<money>", "<time>", "<duration>", "<ed>", "<ing>", "<ly>", "<s>", "<other>", "<name>",
};
static bool holds(Slice form, const char *mark) {
    const size_t size = strlen(mark);
    for (size_t i = 0; i + size <= form.size; i++)
        if (memcmp(form.data + i, mark, size) == 0)
            return true;
    return false;
}

/* With two letters before it at least. */
static bool ends_in(Slice form, const char *ending) {
    const size_t size = strlen(ending);
    return form.size >= size + 2 && memcmp(form.data + form.size - size, ending, size) == 0;
}

static WordClass number_class(Slice form) {
    if (holds(form, "%"))
        return CLASS_PERCENT;
    if (holds(form, "$") || holds(form, "€") || holds(form, "£"))
        return CLASS_MONEY;
    return holds(form, ":") ? CLASS_TIME : CLASS_NUMBER;
}

WordClass form_class(Slice form, uint32_t traits, bool number) {
    if (number)
        return number_class(form);
    if (traits & WORD_NUMBER)
        return CLASS_NUMBER;
    if (traits & WORD_DURATION)
        return CLASS_DURATION;
    if (traits & WORD_COMMON)
        return CLASS_NONE;
    if (ends_in(form, "ing"))
        return CLASS_ING;
    if (ends_in(form, "ed"))
        return CLASS_ED;
    if (ends_in(form, "ly"))
        return CLASS_LY;
    return ends_in(form, "s") && !ends_in(form, "ss") ? CLASS_S : CLASS_OTHER;
}
