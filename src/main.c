/* starcoach: an interview coach for the terminal. Arguments become a command; the front end is one of the things a command may open. */
#include "cli/cli.h"
#ifdef STARCOACH_TUI
#include "tui/tui.h"

static int open_front_end(const FrontEnd *front, Error *error) {
    const TuiOptions options = {.bank = front->bank, .store = front->store, .practise = front->practise, .ascii = front->ascii};
    return tui_run(&options, error);
}
#else
static const FrontEndRun open_front_end = NULL;
#endif

int main(int argc, char **argv) {
    return cli_run(argc, argv, open_front_end);
}
