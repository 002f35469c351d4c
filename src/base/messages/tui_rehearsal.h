/* What the front end says where an answer is said aloud: the rehearsal, its takes, the one-minute reading. Keys as in
 * the chapter tui. */
#ifndef BASE_MESSAGES_TUI_REHEARSAL_H
#define BASE_MESSAGES_TUI_REHEARSAL_H

/* ---- Moments ---- */
#define MSG_TUI_HOUR        "%02d:%02d"
#define MSG_TUI_YESTERDAY   "yesterday %02d:%02d"
#define MSG_TUI_DAY         "%d %s %02d:%02d"
#define MSG_TUI_DAY_OF_MONTH "%d %s"
#define MSG_TUI_DAY_OF_YEAR "%d %s %d"
#define MSG_TUI_MONTHS      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"

/* ---- The rehearsal ---- */
#define MSG_TUI_REHEARSE_TITLE "Aloud · %s"
#define MSG_TUI_REHEARSE_EMPTY "There is nothing to say aloud yet. Write a part first, however roughly."
#define MSG_TUI_REHEARSE_READY "Say it aloud, as you would in the room."
#define MSG_TUI_REHEARSE_HOW \
    "You will see a few cue words of each part, not the text: what is learned by heart sounds recited. " \
    "Stumbling is fine. Press {rehearse.next} at the end of each part; {rehearse.pause} pauses, {rehearse.text} shows the text."
#define MSG_TUI_REHEARSE_PLAN  "%zu parts, about %s for you (%s to %s); aim for %s."
#define MSG_TUI_REHEARSE_PLAN_ONE "%zu part, about %s for you (%s to %s); aim for %s."
#define MSG_TUI_REHEARSE_LAST  "Last time you took %s (%s)."
#define MSG_TUI_REHEARSE_NEVER "Not said aloud yet. The first time is the hardest, and nobody listens."
#define MSG_TUI_REHEARSE_READ  "Press {rehearse.reading} to read one minute aloud first: then the times fit you from the start."
#define MSG_TUI_REHEARSE_START "{rehearse.start} starts, after a count of three."
#define MSG_TUI_REHEARSE_COUNT "%d · breathe; %s comes first"
#define MSG_TUI_REHEARSE_NOT_BEGUN "Nothing was said yet, so nothing is kept."
#define MSG_TUI_REHEARSE_FIRST     "This is the first part."
#define MSG_TUI_REHEARSE_AGAIN     "This part from its beginning; the clock runs."
#define MSG_TUI_REHEARSE_PART      "%s · %zu of %zu"
#define MSG_TUI_REHEARSE_BAND      "%s to %s"
#define MSG_TUI_REHEARSE_LEFT      "%s left of %s · your text takes about %s"
#define MSG_TUI_REHEARSE_OVER      "%s over the %s · your text takes about %s"
#define MSG_TUI_REHEARSE_TIMES     "said/target"
#define MSG_TUI_REHEARSE_PAUSED    "Paused. {rehearse.go-on} goes on."
#define MSG_TUI_REHEARSE_ON_TIME   "on time"
#define MSG_TUI_REHEARSE_AHEAD     "ahead by %s"
#define MSG_TUI_REHEARSE_BEHIND    "behind by %s"
#define MSG_TUI_REHEARSE_WHOLE     "%s in all"
#define MSG_TUI_REHEARSE_PARTLY    "A take stopped early does not count towards your pace. "
#define MSG_TUI_RESULT_FITS        "Said in %s: within the time."
#define MSG_TUI_RESULT_SHORT       "Said in %s: %s under the time. There is room for one more true detail."
#define MSG_TUI_RESULT_FAR_SHORT   "Said in %s: that is %s short of the least, %s."
#define MSG_TUI_RESULT_CUT_SHORT   "Said in %s, and the text takes about %s: too fast to have been said aloud, so it does not count."
#define MSG_TUI_RESULT_TEXT_SHORT  "Said in %s. It is the text that is too short: write about %s more."
#define MSG_TUI_RESULT_TEXT_THIN   "text too short"
#define MSG_TUI_RESULT_TEXT_ROOM   "room for more"
#define MSG_TUI_RESULT_LONG        "Said in %s: over the time. Shorten the beginning first."
#define MSG_TUI_RESULT_STOPPED     "Stopped after %s. That counts as practice too."
#define MSG_TUI_RESULT_STOPPED_FAST "Stopped after %s: too fast to have been said aloud, so it does not count."
#define MSG_TUI_RESULT_SAID        "said"
#define MSG_TUI_RESULT_ESTIMATE    "estimate"
#define MSG_TUI_RESULT_TARGET      "target"
#define MSG_TUI_RESULT_WHOLE       "In all"
#define MSG_TUI_RESULT_UNSAID      "not said this time"
#define MSG_TUI_RESULT_TOO_FAST    "too fast to be aloud"
#define MSG_TUI_RESULT_OVER        "%s over"
#define MSG_TUI_RESULT_UNDER       "%s under"
#define MSG_TUI_FELT_ASK           "How did it feel?"
#define MSG_TUI_FELT_KEYS          "1 hard   2 shaky   3 all right   4 easy"
#define MSG_TUI_FELT_UNSAID        ""
#define MSG_TUI_FELT_1             "felt hard"
#define MSG_TUI_FELT_2             "felt shaky"
#define MSG_TUI_FELT_3             "felt all right"
#define MSG_TUI_FELT_4             "felt easy"

/* ---- Takes, and what is learned from them ---- */
#define MSG_TUI_TAKES_TITLE   "Takes · %s"
#define MSG_TUI_TAKES_NONE    "There is no take here."
#define MSG_TUI_TAKE_KEPT     "This take is kept. {takes.drop} drops it again."
#define MSG_TUI_TAKE_DROPPED  "This take is dropped, and nothing is learned from it. {history.undo} brings it back."
#define MSG_TUI_TAKE_GONE     "This take is dropped already. {history.undo} brings it back."
#define MSG_TUI_TAKE_BACK     "This take is there again."
#define MSG_TUI_TAKE_READING  "one-minute reading"
#define MSG_TUI_TAKE_STOPPED  "stopped early"
#define MSG_TUI_TAKE_UNCOUNTED "not counted"
#define MSG_TUI_PACE_NONE     "How fast you speak is not known yet; the times are those of most people."
#define MSG_TUI_PACE_SAME     "You speak about as fast as most people."
#define MSG_TUI_PACE_SLOWER   "You take about %d%% longer than most people; every estimate reckons with that now."
#define MSG_TUI_PACE_FASTER   "You take about %d%% less time than most people; every estimate reckons with that now."
#define MSG_TUI_PACE_ONE      " One take says little, so they move only half of the way."
#define MSG_TUI_PACE_FEW      " That is from %zu takes; more will make it surer."
#define MSG_TUI_PACE_TOO_SHORT " The take of %s, %s, was too fast to have been said aloud: it stays in the list, but does not count."
#define MSG_TUI_PACE_TOO_LONG " The take of %s, %s, was too slow to tell how fast you speak: it stays in the list, but does not count."
#define MSG_TUI_PACE_OUTLIER  " Left out as unlike the others: the take of %s, %s."
#define MSG_TUI_TREND_NONE    "No whole take said aloud yet. Each one you keep stands here."
#define MSG_TUI_TREND_FIRST   "One whole take: %s"
#define MSG_TUI_TREND_SHORTER "Your last %zu takes are getting shorter: from %s to %s"
#define MSG_TUI_TREND_LONGER  "Your last %zu takes are getting longer: from %s to %s"
#define MSG_TUI_TREND_STEADY  "Your last %zu takes are steady: from %s to %s"
#define MSG_TUI_TREND_WITHIN  ", within the time."
#define MSG_TUI_TREND_OVER    ", %s over the time."
#define MSG_TUI_TREND_UNDER   ", %s under the time."

/* ---- The one-minute reading ---- */
#define MSG_TUI_READING_TITLE   "One minute aloud"
#define MSG_TUI_READING_HOW     "{reading.start}, then read this aloud as you would tell it; {reading.start} again at its end."
#define MSG_TUI_READING_RUNS    "The clock runs. Press {reading.start} when you have said the last word."
#define MSG_TUI_READING_SHORT   "That was too short for the whole text, so it counts for nothing. {reading.start} starts again."
#define MSG_TUI_READING_STOPPED "Stopped; it counts for nothing. {reading.start} starts again, {any.back} goes back."
#define MSG_TUI_READING_KEPT    "Kept. {takes.drop} drops it again."
#define MSG_TUI_READING_RESULT  "You read it in %s; most people take about %s. "
#define MSG_TUI_READING_TEXT \
    "On the first warm Saturday in April, Ruth opened the shutters of the old boathouse and counted what the winter " \
    "had left her. Two of the nine boats needed paint, one had lost a plank, and the rest were sound. She made a " \
    "list, as her father used to, and began with the work that nobody sees: ropes, locks, and the little brass " \
    "lamps. By noon a neighbour came with bread and soup, and they ate on the pier with their feet above the water. " \
    "He asked whether she was not tired of it, every spring the same. She laughed and said that it was never the " \
    "same. The river rises, the wood dries, people come who were not here before. In the evening the first boat lay " \
    "on the lake, and it did not let in a drop."

#endif
