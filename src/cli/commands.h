/* The commands, a file each. Each returns the exit status: 0 fine, 1 found something, 2 could not. The words of the options stay the caller's. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/options.h"

int command_practise(const Options *options);
int command_check(const Options *options);
int command_drafts(const Options *options);
int command_export(const Options *options);
int command_questions(const Options *options);
int command_rules(const Options *options);
int command_lint(const Options *options);
int command_pace(const Options *options);
int command_doctor(const Options *options);
int command_complete(const Options *options);

#endif
