/* What the room `answer` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_ANSWER_H
#define BASE_MESSAGES_ANSWER_H

#define MSG_ANSWER_DID_YOU_MEAN  "did you mean \"%s\"?"
#define MSG_ANSWER_CHOOSE_ONE_OF "write one of: %s"

/* Facts of the story */
#define MSG_ANSWER_FACT_UNKNOWN     "%s is no fact of a story"
#define MSG_ANSWER_FACT_VALUE       "%s is not a value of %s"
#define MSG_ANSWER_FACT_DATE        "%s is not a date"
#define MSG_ANSWER_FACT_DATE_REMEDY "write a year, or a year and a month: 2025 or 2025-03"

/* What is asked of a story, and its values as people say them */
#define MSG_ANSWER_FACT_TITLE          "In one line"
#define MSG_ANSWER_FACT_TITLE_ASK      "What happened, in one line? It is for you; nobody hears it."
#define MSG_ANSWER_FACT_WHEN           "When"
#define MSG_ANSWER_FACT_WHEN_ASK       "When was it? Like 2025-03 or March 2025; the year alone will do."
#define MSG_ANSWER_FACT_KIND           "What kind"
#define MSG_ANSWER_FACT_KIND_ASK       "What kind of slip was it, mostly?"
#define MSG_ANSWER_FACT_REACH          "How far it reached"
#define MSG_ANSWER_FACT_REACH_ASK      "Whom did it touch? The widest circle that noticed."
#define MSG_ANSWER_FACT_REPAIRED       "Put right?"
#define MSG_ANSWER_FACT_REPAIRED_ASK   "Could it be put right afterwards?"
#define MSG_ANSWER_FACT_DOUBTS         "Any doubts?"
#define MSG_ANSWER_FACT_DOUBTS_ASK     "Would it raise doubts about honesty or safety, or was it a major incident?"
#define MSG_ANSWER_FACT_ROLE           "Applying for"
#define MSG_ANSWER_FACT_ROLE_ASK       "Which kind of job is it for? The coach then looks for what that job asks for."
#define MSG_ANSWER_FACT_COMPETENCIES   "Competencies"
#define MSG_ANSWER_STORY_NOTED         "A story noted"
#define MSG_ANSWER_KIND_COMMUNICATION  "a communication slip"
#define MSG_ANSWER_KIND_PLANNING       "a planning slip"
#define MSG_ANSWER_KIND_SKILL          "a gap in skill"
#define MSG_ANSWER_KIND_DECISION       "a wrong decision"
#define MSG_ANSWER_KIND_TEAMWORK       "friction in the team"
#define MSG_ANSWER_KIND_QUALITY        "a fault in the work"
#define MSG_ANSWER_KIND_OTHER          "something else"
#define MSG_ANSWER_REACH_ME            "only me"
#define MSG_ANSWER_REACH_TEAM          "my team"
#define MSG_ANSWER_REACH_DEPARTMENT    "one department"
#define MSG_ANSWER_REACH_CUSTOMERS     "customers"
#define MSG_ANSWER_REACH_COMPANY       "the whole company"
#define MSG_ANSWER_REPAIRED_YES        "yes"
#define MSG_ANSWER_REPAIRED_MOSTLY     "mostly"
#define MSG_ANSWER_REPAIRED_NO         "no"
#define MSG_ANSWER_DOUBTS_NONE         "no, none"
#define MSG_ANSWER_DOUBTS_HONESTY      "about honesty"
#define MSG_ANSWER_DOUBTS_SAFETY       "about safety"
#define MSG_ANSWER_DOUBTS_MAJOR        "a major incident"
#define MSG_ANSWER_AGE_AHEAD           "still to come"
#define MSG_ANSWER_AGE_NOW             "just now"
#define MSG_ANSWER_AGE_THIS_YEAR       "this year"
#define MSG_ANSWER_AGE_LAST_YEAR       "last year"
#define MSG_ANSWER_AGE_MONTH           "%d month ago"
#define MSG_ANSWER_AGE_MONTHS          "%d months ago"
#define MSG_ANSWER_AGE_YEAR            "%d year ago"
#define MSG_ANSWER_AGE_YEARS           "%d years ago"
#define MSG_ANSWER_AGE_BOTH            "%d year%s %d month%s ago"

/* Question and shape */
#define MSG_ANSWER_BOTH               "a question and a shape are both given"
#define MSG_ANSWER_BOTH_REMEDY        "give one of them: a question brings its own shape"
#define MSG_ANSWER_QUESTION_UNKNOWN   "there is no question \"%s\""
#define MSG_ANSWER_QUESTION_REMEDY    "\"starcoach questions\" lists them all"
#define MSG_ANSWER_SHAPE_UNKNOWN      "there is no shape \"%s\""
#define MSG_ANSWER_ROLE_UNKNOWN       "there is no target role %s"
#define MSG_ANSWER_COMPETENCY_UNKNOWN "there is no competency %s"

/* Answer files */
#define MSG_ANSWER_NUL                      "there is a NUL byte here: this is not a text file"
#define MSG_ANSWER_NOT_UTF8                 "this byte is not UTF-8"
#define MSG_ANSWER_NOT_UTF8_REMEDY          "save the file as UTF-8"
#define MSG_ANSWER_TOO_LARGE                "the text is larger than %zu bytes"
#define MSG_ANSWER_FRONT_MATTER_OPEN        "the front matter that begins here is never closed"
#define MSG_ANSWER_FRONT_MATTER_OPEN_REMEDY "end it with a line of three hyphens: ---"
#define MSG_ANSWER_FRONT_MATTER_ONE         "%s takes one value"
#define MSG_ANSWER_HEADING_EMPTY            "this heading names no section"
#define MSG_ANSWER_HEADING_UNKNOWN          "%s is no section of the shape %s"
#define MSG_ANSWER_HEADINGS                 "its headings are: %s"
#define MSG_ANSWER_HEADINGS_NEAREST         "did you mean \"%s\"? its headings are: %s"

/* Cutting */
#define MSG_ANSWER_CUT_LIST   "%s is no name for a list of words to cut by: they are cut_ROLE_moreN and cut_ROLE_lessN, N from 1 to 15"
#define MSG_ANSWER_CUT_PHRASE "\"%s\" is not words, pairs of words, classes and cues parted by |"

/* Commands */
#define MSG_ANSWER_COMMAND_SECTION "the command names section %zu of %zu"
#define MSG_ANSWER_COMMAND_SPAN    "the command's bytes %zu to %zu lie outside the section's %zu"
#define MSG_ANSWER_COMMAND_BORDER  "the command cuts through a character"
#define MSG_ANSWER_COMMAND_UTF8    "the command's text is not UTF-8, or holds a NUL"
#define MSG_ANSWER_COMMAND_KEY     "the command sets a fact without a name"
#define MSG_ANSWER_SHAPES_DIFFER   "the text is of the shape %s, the answer of %s"

#endif
