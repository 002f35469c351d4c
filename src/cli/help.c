/* --help, made of the tables; it fits a terminal of 80 columns. */
#include "base/messages.h"
#include "cli/drafts.h"
#include "cli/options.h"
#include "render/layout.h"
#include <string.h>

enum { HELP_COLUMNS = 80, NAME_COLUMNS = 26, COMMAND_COLUMNS = 14 };

/* Lines are broken at blanks alone: an option is not cut at its hyphens. The first line begins at the column `used`. */
static void append_wrapped(const char *text, size_t indent, size_t used, Buffer *out) {
    for (size_t size; *text; text += size + (text[size] == ' ')) {
        size = strcspn(text, " ");
        bool begins = used == indent;
        if (!begins && used + 1 + size > HELP_COLUMNS) {
            buffer_append_byte(out, '\n');
            layout_blanks(indent, out);
            used = indent;
            begins = true;
        }
        buffer_append_string(out, begins ? "" : " ");
        buffer_append(out, (Slice){text, size});
        used += size + (begins ? 0 : 1);
    }
    buffer_append_byte(out, '\n');
}

static void append_paragraph(const char *text, Buffer *out) {
    append_wrapped(text, 0, 0, out);
}

/* A name, and beside it what it does. */
static void append_row(const char *name, size_t columns, const char *help, Buffer *out) {
    layout_cell(name, columns, out);
    append_wrapped(help, columns, columns, out);
}

static void append_option(const OptionRow *row, Buffer *out) {
    Buffer name = {0};
    if (row->letter)
        buffer_printf(&name, "  -%c, --%s", row->letter, row->name);
    else
        buffer_printf(&name, "      --%s", row->name);
    if (row->argument)
        buffer_printf(&name, " %s", row->argument);
    append_row(buffer_string(&name), NAME_COLUMNS, row->help, out);
    buffer_free(&name);
}

static void append_options(unsigned options, Buffer *out) {
    buffer_append_string(out, "\n" MSG_CLI_OPTIONS "\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (options & OPTION_BIT(i))
            append_option(&option_rows[i], out);
    }
}

static void append_command(const char *name, const char *help, Buffer *out) {
    Buffer indented = {0};
    buffer_printf(&indented, "  %s", name);
    append_row(buffer_string(&indented), COMMAND_COLUMNS, help, out);
    buffer_free(&indented);
}

static void append_verbs(Buffer *out) {
    buffer_append_string(out, "\n" MSG_CLI_COMMANDS "\n");
    for (size_t i = 0; draft_verbs[i].name; i++)
        append_command(draft_verbs[i].name, draft_verbs[i].help, out);
}

static void append_usage(const char *usage, Buffer *out) {
    buffer_append_string(out, MSG_CLI_USAGE);
    append_wrapped(usage, strlen(MSG_CLI_USAGE), strlen(MSG_CLI_USAGE), out);
}

void help_print_all(Buffer *out) {
    append_paragraph(MSG_CLI_ABOUT, out);
    buffer_append_byte(out, '\n');
    append_usage(MSG_CLI_USAGE_ALL, out);
    append_paragraph(MSG_CLI_NO_COMMAND, out);
    buffer_append_string(out, "\n" MSG_CLI_COMMANDS "\n");
    for (size_t i = 0; i < command_row_count; i++) {
        if (!command_rows[i].hidden)
            append_command(command_rows[i].name, command_rows[i].help, out);
    }
    append_options(options_allowed(NULL), out);
    buffer_append_byte(out, '\n');
    append_paragraph(MSG_CLI_EXIT, out);
    append_paragraph(MSG_CLI_MORE, out);
}

void help_print(const CommandRow *command, Buffer *out) {
    append_usage(command->usage, out);
    Buffer first = {0};
    buffer_printf(&first, "%c%s.", command->help[0] - 'a' + 'A', command->help + 1);
    append_paragraph(buffer_string(&first), out);
    buffer_free(&first);
    if (command->word == VALUE_DRAFT_VERB)
        append_verbs(out);
    if (command->more) {
        buffer_append_byte(out, '\n');
        append_paragraph(command->more, out);
    }
    append_options(options_allowed(command), out);
    if (command->formats) {
        buffer_append_string(out, "\nFORM ");
        buffer_printf(out, MSG_CLI_ONE_OF, "");
        for (size_t i = 0; command->formats[i]; i++)
            buffer_printf(out, "%s%s", i > 0 ? ", " : "", command->formats[i]);
        buffer_append_byte(out, '\n');
    }
}
