/* Which question is answered, and in which shape. */
#include <starcoach/answer.h>

#include "base/messages.h"

static const char standard_question[] = "failure";

static bool did_you_mean(Error *error, const char *nearest) {
    return nearest ? error_remedy(error, MSG_ANSWER_DID_YOU_MEAN, nearest) : false;
}

static bool find_shape(const Bank *bank, const char *id, const Shape **shape, Error *error) {
    *shape = bank_shape(bank, id);
    if (*shape)
        return true;
    error_set(error, ERROR_NOT_FOUND, MSG_ANSWER_SHAPE_UNKNOWN, id);
    Buffer all = {0};
    for (size_t i = 0; i < bank_shape_count(bank); i++)
        buffer_printf(&all, "%s%s", i ? ", " : "", bank_shape_at(bank, i)->id);
    error_remedy(error, MSG_ANSWER_CHOOSE_ONE_OF, buffer_string(&all));
    buffer_free(&all);
    return did_you_mean(error, bank_nearest_shape(bank, id));
}

bool answer_find_shape(const Bank *bank, const char *question_id, const char *shape_id, const Question **question,
                       const Shape **shape, Error *error) {
    *question = NULL;
    *shape = NULL;
    if (question_id && shape_id) {
        error_set(error, ERROR_USAGE, MSG_ANSWER_BOTH);
        return error_remedy(error, MSG_ANSWER_BOTH_REMEDY);
    }
    if (shape_id)
        return find_shape(bank, shape_id, shape, error);
    const char *id = question_id ? question_id : standard_question;
    *question = bank_question(bank, id);
    if (!*question) {
        error_set(error, ERROR_NOT_FOUND, MSG_ANSWER_QUESTION_UNKNOWN, id);
        error_remedy(error, MSG_ANSWER_QUESTION_REMEDY);
        return did_you_mean(error, bank_nearest_question(bank, id));
    }
    return find_shape(bank, (*question)->shape, shape, error);
}
