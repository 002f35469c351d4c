#include "answer/small_shape.h"

static const Section sections[] = {
    {.id = "action", .label = "Action", .role = ROLE_ACTION, .share = 40},
    {.id = "result", .label = "Result", .role = ROLE_RESULT, .share = 30},
    {.id = "lessons", .label = "Lessons", .role = ROLE_LESSON, .share = 30, .learning = true},
};

const Shape small_shape = {.id = "small", .label = "Small", .sections = sections, .section_count = 3};
