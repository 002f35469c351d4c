/* The JSON of commands that list something: an array with an object a line. */
#ifndef CLI_JSON_LIST_H
#define CLI_JSON_LIST_H

#include <starcoach/slice.h>

/* What stands before the object of this index, and behind the last of so many. */
void json_list_part(size_t index, Buffer *out);
void json_list_close(size_t count, Buffer *out);

/* The object's next member: null where the value is NULL or no UTF-8. Other members by render/json_write.h. */
void json_list_member(const char *key, const char *value, Buffer *out);
void json_list_slice(const char *key, Slice value, Buffer *out);

#endif
