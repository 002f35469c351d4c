/* From the words to a command. */
#include "cli/cli.h"
#include "base/locale.h"
#include "base/memory.h"
#include "base/messages.h"
#include "cli/commands.h"
#include "cli/pager.h"
#include "cli/plain.h"
#include "cli/session.h"
#include "yaml/yaml.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COMMAND_BYTES = 6 << 20 }; /* of memory, about: what loads the bank and judges an answer takes no more */

static FrontEndRun front_end_run; /* set once, before any command runs */

static bool is_command_word(const char *word) {
    return word && word[0] != '-';
}

static int unknown_command(const char *word) {
    const char *names[16];
    Error error = {0};
    size_t count = 0;
    for (size_t i = 0; i < command_row_count && count < sizeof names / sizeof *names; i++) {
        if (!command_rows[i].hidden)
            names[count++] = command_rows[i].name;
    }
    const char *nearest = nearest_name(word, names, count);
    error_set(&error, ERROR_USAGE, MSG_CLI_UNKNOWN_COMMAND, word);
    if (nearest)
        error_remedy(&error, MSG_CLI_DID_YOU_MEAN, nearest);
    else
        error_remedy(&error, "%s", MSG_CLI_SEE_HELP);
    return report_error(&error);
}

static int print_help(const CommandRow *command, bool version) {
    Buffer out = {0};
    if (version)
        buffer_append_string(&out, MSG_CLI_PROGRAM " " STARCOACH_VERSION "\n");
    else if (command)
        help_print(command, &out);
    else
        help_print_all(&out);
    int status = put_paged(&out, STATUS_FINE);
    buffer_free(&out);
    return status;
}

/* A standard stream that came closed must not become the number of a file that is opened later: reading it, or writing to it, is an
 * error all the same. */
static void hold_standard_streams(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0)
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

int cli_run(int argc, char **argv, FrontEndRun front_end) {
    locale_take();
    signal(SIGPIPE, SIG_DFL); /* whoever reads us may stop: that is no error to speak of */
    hold_standard_streams();
    front_end_run = front_end;
    const CommandRow *command = NULL;
    if (argc > 1 && is_command_word(argv[1])) {
        command = command_named(argv[1]);
        if (!command)
            return unknown_command(argv[1]);
        argv++;
        argc--;
    }
    void *expected = memory_expect(COMMAND_BYTES);
    Options options;
    Error error = {0};
    int status;
    if (!options_read(command, argc, argv, &options, &error))
        status = report_error(&error);
    else if (options.help || options.version)
        status = print_help(command, options.version);
    else
        status = command ? command->run(&options) : command_practise(&options);
    free(options.words);
    free(expected);
    return status;
}

/* The question asked for must be known before the screen is taken over. */
static bool question_is_known(const Bank *bank, const char *id, Error *error) {
    const Question *question;
    const Shape *shape;
    return !id || answer_find_shape(bank, id, NULL, &question, &shape, error);
}

/* What can't move its cursor is told by its name, or told by the front end when it tries. */
static bool terminal_is_dumb(void) {
    const char *term = getenv("TERM");
    return !term || !*term || strcmp(term, "dumb") == 0;
}

static int practise_plain(Session *session, const char *question, Error *error) {
    if (!session_read_on(session))
        return STATUS_COULD_NOT;
    const PlainOptions plain = {session->bank, session->store, question, session->options->width};
    return plain_run(&plain, error) ? STATUS_FINE : STATUS_COULD_NOT;
}

/* The front end, or line mode where it was asked for, or where no screen can be drawn. */
static int practise(Session *session, const char *question, Error *error) {
    const Options *options = session->options;
    if (options->plain || !front_end_run || terminal_is_dumb())
        return practise_plain(session, question, error);
    int status = front_end_run(&(FrontEnd){session->bank, session->store, question, options->ascii}, error);
    if (error->code != ERROR_USAGE)
        return status;
    report_error(error);
    fprintf(stderr, "%s: %s\n", MSG_CLI_PROGRAM, MSG_PLAIN_TERMINAL);
    return practise_plain(session, question, error);
}

int command_practise(const Options *options) {
    if (!options->plain && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
        fputs(front_end_run ? MSG_CLI_NO_TTY : MSG_CLI_NO_TUI, stderr);
        return STATUS_COULD_NOT;
    }
    Session session;
    Error error = {0};
    int status = STATUS_COULD_NOT;
    const char *question = options->word_count > 0 ? options->words[0] : NULL;
    if (session_open(options, &session)) {
        if (!session.store)
            store_open(&session.store, &error);
        if (error.code == ERROR_NONE && question_is_known(session.bank, question, &error))
            status = practise(&session, question, &error);
        if (error.code != ERROR_NONE)
            status = report_error(&error);
    }
    session_end(&session);
    return status;
}
