/* The tables of commands and options. */
#include "cli/options.h"
#include "cli/commands.h"
#include <stddef.h>
#include <string.h>

const OptionRow option_rows[OPTION_COUNT] = {
    {OPTION_QUESTION, "question", 'q', "ID", "the question that is answered; \"starcoach questions\" names them", VALUE_QUESTION},
    {OPTION_SHAPE, "shape", 's', "ID", "the shape of the answer, where no question of the bank was asked", VALUE_SHAPE},
    {OPTION_AS, "as", 'a', "FORM", "the form of the output", VALUE_FORM},
    {OPTION_JSONL, "jsonl", 0, NULL, "read one JSON object a line, write one a line", VALUE_FREE},
    {OPTION_FAIL_UNDER, "fail-under", 0, "N", "exit with 1 where a score is under N (0 to 100)", VALUE_FREE},
    {OPTION_EXPLAIN, "explain", 'e', NULL, "every criterion, every rule tried, what it found, the arithmetic", VALUE_FREE},
    {OPTION_PACE, "pace", 0, "K", "judge the time at this pace; 1 is how fast most people speak", VALUE_FREE},
    {OPTION_TAKES, "takes", 0, "N", "the pace comes from N timed takes: the range of likely times is as narrow as they allow", VALUE_FREE},
    {OPTION_TODAY, "today", 0, "DATE", "judge the story's age as of this day, YYYY-MM-DD", VALUE_FREE},
    {OPTION_COMPETENCY, "competency", 'c', "ID", "only questions that ask for this competency", VALUE_COMPETENCY},
    {OPTION_TEMPLATE, "template", 0, NULL, "a commented start for content of your own", VALUE_FREE},
    {OPTION_POLISH, "polish", 'p', NULL, "take out fillers and doubled words; mend spacing, capitals and end marks", VALUE_FREE},
    {OPTION_WIDTH, "width", 'w', "N", "columns of text output (20 to 1000)", VALUE_FREE},
    {OPTION_OUTPUT, "output", 'o', "FILE", "write to this file, in place of what stands there", VALUE_FILE},
    {OPTION_COLOR, "color", 0, "WHEN", "colour in the output: auto, always or never", VALUE_COLOUR},
    {OPTION_QUIET, "quiet", 0, NULL, "no report, no word of success: the exit status tells; errors are still said", VALUE_FREE},
    {OPTION_ASCII, "ascii", 0, NULL, "draw with plain characters", VALUE_FREE},
    {OPTION_PLAIN, "plain", 0, NULL, "line by line: for screen readers, dumb terminals and pipes", VALUE_FREE},
    {OPTION_HELP, "help", 'h', NULL, "say this and leave", VALUE_FREE},
    {OPTION_VERSION, "version", 'V', NULL, "say the version and leave", VALUE_FREE},
};

enum {
    JUDGED = OPTION_BIT(OPTION_PACE) | OPTION_BIT(OPTION_TAKES) | OPTION_BIT(OPTION_TODAY),
    CHOSEN = OPTION_BIT(OPTION_QUESTION) | OPTION_BIT(OPTION_SHAPE),
    AS = OPTION_BIT(OPTION_AS),
};

const char *const colour_names[] = {"auto", "always", "never", NULL};

static const char *const check_formats[] = {"text", "json", "line", NULL};
static const char *const export_formats[] = {"text", "markdown", "cards", "json", NULL};
static const char *const list_formats[] = {"text", "json", NULL};

const CommandRow command_rows[] = {
    {
        .name = "practise",
        .usage = "practise [QUESTION] [--plain]",
        .help = "go straight into the walk of a question",
        .more = "With --plain, or where the terminal can't move its cursor, the same coach goes line by line.",
        .options = OPTION_BIT(OPTION_ASCII) | OPTION_BIT(OPTION_PLAIN) | OPTION_BIT(OPTION_WIDTH),
        .most_words = 1,
        .word = VALUE_QUESTION,
        .run = command_practise,
    },
    {
        .name = "check",
        .usage = "check [FILE...|DIR|DRAFT] [--question ID | --shape ID] [--as FORM | --jsonl] ...",
        .help = "judge answers: files, folders, or standard input",
        .more = "An answer file is Markdown: \"## Situation\", \"## Task\" and so on, by section label or id; a file "
                "without such headings is cut into sections. A folder gives one line a file. Where no file has the "
                "name, the draft of that id is judged, with its story's facts.",
        .options = CHOSEN | AS | JUDGED | OPTION_BIT(OPTION_JSONL) | OPTION_BIT(OPTION_FAIL_UNDER) |
                   OPTION_BIT(OPTION_EXPLAIN) | OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_WIDTH) |
                   OPTION_BIT(OPTION_ASCII) | OPTION_BIT(OPTION_QUIET),
        .formats = check_formats,
        .most_words = (size_t)-1,
        .word = VALUE_FILE,
        .run = command_check,
    },
    {
        .name = "drafts",
        .usage = "drafts [list | [show|history|remove] DRAFT | diff DRAFT [OLD [NEW]]]",
        .help = "the drafts, from scripts",
        .options = AS | OPTION_BIT(OPTION_QUIET),
        .formats = list_formats,
        .more = "History lists the newest state first. Diff goes from OLD to NEW, each a number or name of the history: "
                "without NEW to what stands now, without OLD from the newest state marked, or from the newest of any "
                "kind where none was.",
        .most_words = 4,
        .word = VALUE_DRAFT_VERB,
        .run = command_drafts,
    },
    {
        .name = "export",
        .usage = "export DRAFT|FILE [--as text|markdown|cards|json] [--polish] [--width N] [-o FILE]",
        .help = "the answer as it will be said, as a file",
        .options = CHOSEN | AS | JUDGED | OPTION_BIT(OPTION_POLISH) | OPTION_BIT(OPTION_WIDTH) |
                   OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_QUIET),
        .formats = export_formats,
        .least_words = 1,
        .most_words = 1,
        .word = VALUE_ANSWER,
        .missing = "a draft or a file",
        .run = command_export,
    },
    {
        .name = "questions",
        .usage = "questions [--competency ID] [--as text|json] | --template [KIND]",
        .help = "what the bank holds; a start for content of your own",
        .more = "KIND is question (where it is left out), guide, shape, rubric, rule, role, competency or idea.",
        .options = AS | OPTION_BIT(OPTION_COMPETENCY) | OPTION_BIT(OPTION_TEMPLATE),
        .formats = list_formats,
        .most_words = 1,
        .word = VALUE_TEMPLATE,
        .run = command_questions,
    },
    {
        .name = "rules",
        .usage = "rules [RULE] [--as text|json]",
        .help = "what the judge looks for; one rule with its reason, its mend and examples",
        .more = "RULE is an id, as it stands in brackets behind a remark, or what ids begin with, up to a full stop.",
        .options = AS | OPTION_BIT(OPTION_WIDTH),
        .formats = list_formats,
        .most_words = 1,
        .word = VALUE_RULE,
        .run = command_rules,
    },
    {
        .name = "lint",
        .usage = "lint [FILE...]",
        .help = "check content files and run the rules' examples; no file: the whole bank",
        .options = OPTION_BIT(OPTION_QUIET),
        .most_words = (size_t)-1,
        .word = VALUE_FILE,
        .run = command_lint,
    },
    {
        .name = "pace",
        .usage = "pace [K]",
        .help = "show or set how fast you speak; 1 is how fast most people do",
        .options = OPTION_BIT(OPTION_QUIET),
        .most_words = 1,
        .run = command_pace,
    },
    {
        .name = "doctor",
        .usage = "doctor",
        .help = "terminal, locale, folders, settings, content: what is wrong and how to mend it",
        .run = command_doctor,
    },
    {
        .name = "complete",
        .usage = "complete -- WORD...",
        .help = "what may stand in the place of the last word, for a shell that completes it",
        .least_words = 1,
        .most_words = (size_t)-1,
        .hidden = true,
        .missing = "the word to complete",
        .run = command_complete,
    },
};
const size_t command_row_count = sizeof command_rows / sizeof *command_rows;

const CommandRow *command_named(const char *name) {
    for (size_t i = 0; i < command_row_count; i++) {
        if (strcmp(command_rows[i].name, name) == 0)
            return &command_rows[i];
    }
    return NULL;
}

unsigned options_allowed(const CommandRow *command) {
    unsigned always = OPTION_BIT(OPTION_HELP) | OPTION_BIT(OPTION_VERSION);
    return always | (command ? command->options : OPTION_BIT(OPTION_ASCII) | OPTION_BIT(OPTION_PLAIN));
}
