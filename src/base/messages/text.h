/* What the room `text` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_TEXT_H
#define BASE_MESSAGES_TEXT_H

/* ---- Errors in phrases: what is wrong, and what to write instead ---- */

#define MSG_TEXT_PHRASE_GLUED "a bracket, class, list or quote touches a word here"
#define MSG_TEXT_PHRASE_GLUED_REMEDY                                                                                   \
    "put a blank between them; words are matched whole, so write (worked|working), not work(ed|ing)"
#define MSG_TEXT_PHRASE_STAR_ALONE        "a star stands only at the end of a word"
#define MSG_TEXT_PHRASE_STAR_ALONE_REMEDY "write the start of a word before it, as in delay*, or <any> for any word"
#define MSG_TEXT_PHRASE_STAR_INSIDE       "this star is in the middle of a word"
#define MSG_TEXT_PHRASE_STAR_INSIDE_REMEDY                                                                             \
    "put a star at the end of a word only; for another ending write (apologise|apologize)"
#define MSG_TEXT_PHRASE_NO_WORD "there is nothing here that a text could match"
#define MSG_TEXT_PHRASE_NO_WORD_REMEDY                                                                                 \
    "take it out: quotation marks, apostrophes and the marks * _ ` are passed over in texts"
#define MSG_TEXT_PHRASE_OPEN_QUOTE         "this quotation mark is not closed"
#define MSG_TEXT_PHRASE_OPEN_QUOTE_REMEDY  "write a second one, or take it out: quotation marks in texts are passed over"
#define MSG_TEXT_PHRASE_EMPTY_QUOTE        "nothing is quoted here"
#define MSG_TEXT_PHRASE_EMPTY_QUOTE_REMEDY "write the mark between the quotation marks, or take them out"
#define MSG_TEXT_PHRASE_DOTS               "three dots are neither a gap nor a mark here"
#define MSG_TEXT_PHRASE_DOTS_REMEDY        "write .. for a gap; for the mark put it in quotation marks"
#define MSG_TEXT_PHRASE_LONG_GAP           "a gap has at most %d words"
#define MSG_TEXT_PHRASE_LONG_GAP_REMEDY    "write a smaller number; words further apart seldom belong together"
#define MSG_TEXT_PHRASE_GAP_AT_START       "the phrase may begin with this gap"
#define MSG_TEXT_PHRASE_GAP_AT_END         "the phrase may end with this gap"
#define MSG_TEXT_PHRASE_GAP_REMEDY         "take it out, or put a word on its other side that must be there"
#define MSG_TEXT_PHRASE_OPEN_CLASS         "this < is not closed"
#define MSG_TEXT_PHRASE_OPEN_CLASS_REMEDY                                                                              \
    "write the class and a >, as in <number>; the mark itself goes in quotation marks"
#define MSG_TEXT_PHRASE_OPEN_LIST        "this { is not closed"
#define MSG_TEXT_PHRASE_OPEN_LIST_REMEDY "write the name of a list and a }, as in {harsh}"
#define MSG_TEXT_PHRASE_CLASS            "there is no class <%.*s>"
#define MSG_TEXT_PHRASE_CLASS_REMEDY                                                                                   \
    "write one of <number> <digits> <year> <percent> <money> <duration> <date> <capital> <acronym> <any> <word>"
#define MSG_TEXT_PHRASE_LIST               "there is no list {%.*s} above this phrase"
#define MSG_TEXT_PHRASE_LIST_REMEDY        "define it before it is used, or mend the name"
#define MSG_TEXT_PHRASE_LIST_ITSELF        "the list names itself"
#define MSG_TEXT_PHRASE_LIST_ITSELF_REMEDY "name only lists that are defined above it"
#define MSG_TEXT_PHRASE_OPEN               "this %c is not closed"
#define MSG_TEXT_PHRASE_OPEN_REMEDY        "write the %c that belongs to it"
#define MSG_TEXT_PHRASE_UNOPENED           "this bracket closes none that is open"
#define MSG_TEXT_PHRASE_UNOPENED_REMEDY    "take it out, or open one before it; the mark itself goes in quotation marks"
#define MSG_TEXT_PHRASE_EMPTY              "a word is missing here"
#define MSG_TEXT_PHRASE_EMPTY_REMEDY                                                                                   \
    "write a word, or take the | or the brackets out; what may be absent goes in [brackets]"
#define MSG_TEXT_PHRASE_DEEP         "brackets and lists are nested too deeply"
#define MSG_TEXT_PHRASE_DEEP_REMEDY  "break the phrase up into lists or several phrases"
#define MSG_TEXT_PHRASE_EDGE_IN_LIST "^ $ ! ~ cannot stand in a list"
#define MSG_TEXT_PHRASE_EDGE_IN_LIST_REMEDY                                                                            \
    "write the sign in the phrases that use the list; the mark itself goes in quotation marks"
#define MSG_TEXT_PHRASE_TWO_SIGNS        "one sign before the phrase is enough"
#define MSG_TEXT_PHRASE_TWO_SIGNS_REMEDY "keep ! or ~; the mark itself goes in quotation marks"
#define MSG_TEXT_PHRASE_START_INSIDE     "a word may come before this ^, so that it can never match"
#define MSG_TEXT_PHRASE_START_REMEDY                                                                                   \
    "move it to the start of the phrase or alternative; the mark itself goes in quotation marks"
#define MSG_TEXT_PHRASE_END_INSIDE "something may come after this $, so that it can never match"
#define MSG_TEXT_PHRASE_END_REMEDY                                                                                     \
    "move it to the end of the phrase or alternative; the mark itself goes in quotation marks"
#define MSG_TEXT_PHRASE_NOTHING        "the phrase can match without any word"
#define MSG_TEXT_PHRASE_NOTHING_REMEDY "take the [brackets] off the part that must be there"
#define MSG_TEXT_PHRASE_PLACES         "the phrase stands for more than %d words, its lists written out"
#define MSG_TEXT_PHRASE_TOKENS         "the phrase can match more than %d words at once"
#define MSG_TEXT_PHRASE_LARGE_REMEDY   "break it up into several phrases"

#endif
