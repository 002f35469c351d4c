# What holds for every report: {ok} of one report, and the names of what does not hold.
def sum(f): [f] | add // 0;
def spans: [.sections[].spans[]];
def at_most($limit): all(.[0] >= 0 and .[0] <= .[1] and .[1] <= $limit);

def broken($size): . as $report | [
    (select((keys_unsorted | index("question", "shape", "score", "words", "seconds", "seconds_low", "seconds_high",
        "learning_share", "pace", "today", "sections", "sentences", "criteria", "findings")) | not) | "keys"),
    (select(.score < 0 or .score > 100 or (.score | floor) != .score) | "score"),
    (select(.score != sum(.criteria[].points)) | "score = sum of points"),
    (select(.score != 100 - sum(.findings[].cost)) | "score = 100 - sum of costs"),
    (select(sum(.criteria[].of) != 100) | "the criteria make 100"),
    (select(.criteria | all(.points >= 0 and .points <= .of and (.about == "form" or .about == "substance")) | not) | "criteria"),
    (select(.criteria | any(. as $one | .of - .points != sum($report.findings[] | select(.criterion == $one.id) | .cost))) | "points of each criterion"),
    (select(.findings | all(keys_unsorted == ["rule", "criterion", "cost", "severity", "section", "start", "end", "message", "why", "fix"]) | not) | "keys of findings"),
    (select(.findings | all(.cost >= 0 and (.severity | IN("error", "warning", "suggestion"))
        and (.message | length) > 0 and (.why | length) > 0 and (.fix | length) > 0) | not) | "findings"),
    (select([.findings[] | .criterion | select(. != null)] - [.criteria[].id] != []) | "criteria of findings"),
    (select([.findings[] | .section | select(. != null)] - [.sections[].id] != []) | "sections of findings"),
    (select(.findings | any(. as $one | .severity == "error" and any($report.criteria[]; .id == $one.criterion and .about == "form"))) | "form is never an error"),
    (select([.findings[] | [.start, .end]] | at_most($size) | not) | "places of findings"),
    (select(spans | at_most($size) | not) | "spans"),
    (select([.sentences[] | [.start, .end]] | at_most($size) | not) | "places of sentences"),
    (select([.sentences[].section] - [.sections[].id] != []) | "sections of sentences"),
    (select(.sentences | all(.sure >= 0 and .sure <= 1) | not) | "sureness"),
    (select(.sections | all(keys_unsorted == ["id", "role", "words", "seconds", "share", "spans"]) | not) | "keys of sections"),
    (select(.sentences | all(keys_unsorted == ["start", "end", "section", "role", "sure"]) | not) | "keys of sentences"),
    (select(.criteria | all(keys_unsorted == ["id", "about", "points", "of"]) | not) | "keys of criteria"),
    (select(.words != sum(.sections[].words)) | "words"),
    (select((.seconds - sum(.sections[].seconds) | fabs) > 0.06 * (.sections | length)) | "seconds"),
    (select(.words > 0 and (sum(.sections[].share) - 1 | fabs) > 0.001) | "shares"),
    (select(.seconds_low > .seconds or .seconds > .seconds_high) | "range of seconds"),
    (select((.shape == "star") != (.learning_share == null)) | "learning share"),
    (select(.learning_share != null and (.learning_share < 0 or .learning_share > 1)) | "learning share's range")
] | map(select(. != null));
