/* What the room `content` says to people. */
#ifndef BASE_MESSAGES_CONTENT_H
#define BASE_MESSAGES_CONTENT_H

#define MSG_CONTENT_NOT_FOUND           "the question bank was not found"
#define MSG_CONTENT_NOT_FOUND_FIX       "install Starcoach with its content, or name the folder in STARCOACH_CONTENT"
#define MSG_CONTENT_UNUSABLE            "the question bank in %s can't be used"
#define MSG_CONTENT_UNUSABLE_FIX        "run \"starcoach lint\" and mend what it names"
#define MSG_CONTENT_UNKNOWN_PLACE       "no kind of content lies in a folder of this name"
#define MSG_CONTENT_UNKNOWN_PLACE_FIX   "put it under shapes, questions, guides, rules, rubrics or roles"
#define MSG_CONTENT_UNKNOWN             "unknown %s \"%s\""
#define MSG_CONTENT_DID_YOU_MEAN        "did you mean \"%s\"?"
#define MSG_CONTENT_SHARES              "the shares of the sections make %d, not 100"
#define MSG_CONTENT_BAND                "the shortest time is longer than the longest"
#define MSG_CONTENT_ACT_TWICE           "section \"%s\" stands in %d acts"
#define MSG_CONTENT_ACT_TWICE_FIX       "put each section in exactly one act"
#define MSG_CONTENT_NOT_EARLIER         "\"%s\" is no earlier section of this shape"
#define MSG_CONTENT_NO_SECTION          "the shape \"%s\" has no section \"%s\""
#define MSG_CONTENT_GUIDE_NAME          "the guide is called \"%s\" but its file is %s"
#define MSG_CONTENT_GUIDE_NAME_FIX      "give the file the name of the question's id"
#define MSG_CONTENT_POINTS              "criterion \"%s\" has %d points but its requirements make %d"
#define MSG_CONTENT_TOTAL               "the criteria's points make %d, not 100"
#define MSG_CONTENT_READY               "\"nearly\" lies above \"ready\""
#define MSG_CONTENT_RULE_LACKS          "a rule of kind %s needs \"%s\""
#define MSG_CONTENT_RULE_FORM_ERROR     "a finding about form is never an error"
#define MSG_CONTENT_RULE_FORM_ERROR_FIX "make it a warning or a suggestion"
#define MSG_CONTENT_RULE_COST           "\"cost\" and \"criterion\" go together"
#define MSG_CONTENT_FACT_VALUES         "\"%s\" is no value of the fact \"%s\""
#define MSG_CONTENT_FACT_NAMES          "when, kind, reach, repaired or doubts"
#define MSG_CONTENT_DATE                "\"%s\" is no date"
#define MSG_CONTENT_DATE_FIX            "write YYYY or YYYY-MM"

#endif
