/* --help, made of the tables. */
#include "base/messages.h"
#include "cli/options.h"
#include <string.h>

enum { NAME_COLUMNS = 24 };

static void append_option(const OptionRow *row, Buffer *out) {
    Buffer name = {0};
    if (row->letter)
        buffer_printf(&name, "  -%c, --%s", row->letter, row->name);
    else
        buffer_printf(&name, "      --%s", row->name);
    if (row->argument)
        buffer_printf(&name, " %s", row->argument);
    buffer_printf(out, "%-*s  %s\n", NAME_COLUMNS, buffer_string(&name), row->help);
    buffer_free(&name);
}

static void append_options(unsigned options, Buffer *out) {
    buffer_append_string(out, "\n" MSG_CLI_OPTIONS "\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (options & OPTION_BIT(i))
            append_option(&option_rows[i], out);
    }
}

void help_print_all(Buffer *out) {
    buffer_append_string(out, MSG_CLI_ABOUT "\n\n" MSG_CLI_USAGE_ALL MSG_CLI_NO_COMMAND "\n\n" MSG_CLI_COMMANDS "\n");
    for (size_t i = 0; i < command_row_count; i++) {
        if (!command_rows[i].hidden)
            buffer_printf(out, "  %-12s%s\n", command_rows[i].name, command_rows[i].help);
    }
    append_options(options_allowed(NULL), out);
    buffer_append_string(out, "\n" MSG_CLI_EXIT "\n" MSG_CLI_MORE "\n");
}

void help_print(const CommandRow *command, Buffer *out) {
    buffer_printf(out, MSG_CLI_USAGE, command->usage);
    buffer_printf(out, "%c%s.\n", command->help[0] - 'a' + 'A', command->help + 1);
    if (command->more)
        buffer_printf(out, "\n%s\n", command->more);
    append_options(options_allowed(command), out);
    if (command->formats) {
        buffer_append_string(out, "\nFORM ");
        buffer_printf(out, MSG_CLI_ONE_OF, "");
        for (size_t i = 0; command->formats[i]; i++)
            buffer_printf(out, "%s%s", i > 0 ? ", " : "", command->formats[i]);
        buffer_append_byte(out, '\n');
    }
}
