/* What the room `judge` says to people; the rules' own words are content. */
#ifndef BASE_MESSAGES_JUDGE_H
#define BASE_MESSAGES_JUDGE_H

#define MSG_JUDGE_PHRASE "in the phrase \"%s\": %s"
#define MSG_JUDGE_NEEDS "These points count once %s."
#define MSG_JUDGE_NEEDS_WHY "First the story, then what it shows: without the one nobody can judge the other."
#define MSG_JUDGE_NEEDS_FIX "Mend that first; these points come with it."
#define MSG_JUDGE_FOREIGN "This text is not in English, so what it says was not judged: %s."
#define MSG_JUDGE_FOREIGN_WHY "This coach knows English words; in another language only time and balance can be measured."
#define MSG_JUDGE_FOREIGN_FIX "Write the answer in English, or use only the time and balance that are shown."
#define MSG_JUDGE_TWO_SECTIONS "%s and %s"
#define MSG_JUDGE_NO_RULE "no rule is called \"%s\""
#define MSG_JUDGE_NO_RULE_FIX "check --explain names the rules; \"cliche\" stands for all that begin with \"cliche.\""
#define MSG_JUDGE_EXAMPLE_FIRES "rule %s does not fire on its own example, as it must"
#define MSG_JUDGE_EXAMPLE_SILENT "rule %s fires on its own example of what is fine"
#define MSG_JUDGE_EXAMPLE_FIX "mend the rule's phrases, or the example"
#define MSG_JUDGE_MEASURED_MATCHES "%zu found"
#define MSG_JUDGE_MEASURED_OF "%zu found, %zu needed"
#define MSG_JUDGE_MEASURED_WORDS "%zu words, %zu needed"
#define MSG_JUDGE_MEASURED_SHARE "%.1f%%, limit %.0f%%"
#define MSG_JUDGE_MEASURED_TIME "%.0f to %.0f s, band %d to %d s"
#define MSG_JUDGE_MEASURED_AGE "%zu months ago"
#define MSG_JUDGE_MEASURED_FACT "as given"
#define MSG_JUDGE_MEASURED_OFF "off in your settings"
#define MSG_JUDGE_MEASURED_FOREIGN "not tried: the text is in another language"
#define MSG_JUDGE_MEASURED_ABSENT "this shape has no such part"

#endif
