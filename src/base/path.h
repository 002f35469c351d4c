/* Where things lie: the XDG base directories (an empty variable counts as unset), and joining of paths.
 * All results are the caller's to free(). */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <starcoach/error.h>

char *path_join(const char *folder, const char *name);
/* "DIR/starcoach": $XDG_DATA_HOME or ~/.local/share; $XDG_STATE_HOME or ~/.local/state; $XDG_CONFIG_HOME or ~/.config.
 * NULL and an error when HOME is unset too; a relative path counts as unset, as the specification says. */
char *path_data(Error *error);
char *path_state(Error *error);
char *path_config(Error *error);
/* "~/x" as the shell would take it; any other name as it is. */
char *path_typed(const char *name);
/* The folder the running program lies in, links resolved; NULL when the system does not tell. */
char *path_of_program(void);
/* The last part of the path, borrowed. */
const char *path_name(const char *path);

#endif
