/* What of a sentence could be a cue: figures with what they count, what was not done, names whole, words that stand
 * together. */
#include "render/cues.h"

#include "text/lexicon.h"
#include "text/quote.h"

#include <string.h>

enum {
    LEAST_LETTERS = 4,
    LEAST_RUN_LETTERS = 3, /* beside another: "mobile app" */
    STRONG_LETTERS = 8,
    MOST_RUN_WORDS = 3,
    MOST_LINKS = 2,
    LINK_LETTERS = 3
};

typedef struct Search {
    const Language *language;
    const Text *text;
    Slice label;
} Search;

static bool is_content(const Search *search, const Token *token) {
    return token->kind == TOKEN_WORD &&
           !(text_traits(search->text, token) & (WORD_COMMON | WORD_NEGATOR | WORD_BREAKER));
}

static bool has_ending(Slice word, const char *ending) {
    size_t size = strlen(ending);
    return word.size > size && memcmp(word.data + word.size - size, ending, size) == 0;
}

static bool is_rare(const Search *search, const Token *token, size_t letters) {
    Slice form = text_form(search->text, token);
    return is_content(search, token) && !(text_traits(search->text, token) & (WORD_GENERAL | WORD_NUMBER)) &&
           form.size >= letters && !has_ending(form, "ly");
}

/* Rare enough to bring something back: "worktop", "measured"; not "simple", "quickly" or "happened". */
static bool is_telling(const Search *search, const Token *token) {
    return is_rare(search, token, LEAST_LETTERS);
}

/* It says when, as a name says who; how much weighs more. */
static bool is_year(const Search *search, const Token *token) {
    enum { YEAR_DIGITS = 4 };
    Slice form = text_form(search->text, token);
    bool year = form.size == YEAR_DIGITS && (slice_starts(form, "19") || slice_starts(form, "20"));
    for (size_t i = 0; year && i < form.size; i++)
        year = form.data[i] >= '0' && form.data[i] <= '9';
    return year;
}

/* "two" says nothing by itself, "two weeks" and "nineteen" do; "one" is mostly no number. */
static CueWeight weigh_number(const Search *search, const Token *token, bool counted) {
    if (token->kind == TOKEN_NUMBER)
        return is_year(search, token) ? CUE_NAME : CUE_FIGURE;
    double value;
    bool valued = text_number(search->text, search->language, token, &value) && value > 1;
    return valued && (counted || value > 10) ? CUE_FIGURE : CUE_NONE;
}

static CueWeight weigh_word(const Search *search, const Token *token, bool first) {
    Slice form = text_form(search->text, token);
    bool name = token->flags & TOKEN_ALL_CAPITALS || (token->flags & TOKEN_CAPITAL && !first);
    if (name && form.size > 1 && is_content(search, token))
        return CUE_NAME;
    if (!is_telling(search, token))
        return is_content(search, token) && text_traits(search->text, token) & WORD_GENERAL &&
                       form.size >= LEAST_LETTERS
                   ? CUE_GENERAL
                   : CUE_NONE;
    return has_ending(form, "ed") || form.size >= STRONG_LETTERS ? CUE_STRONG : CUE_WORD;
}

/* Only white space or a hyphen parts the token from the one before. */
static bool clings(const Search *search, size_t token) {
    Span gap = {search->text->tokens[token - 1].end, search->text->tokens[token].start};
    if (gap.end < gap.start)
        return false;
    Slice between = slice_trim(slice_part(search->text->source, gap));
    return between.size == 0 || slice_is(between, "-");
}

/* What a figure counts: "12 stores", "three weeks", "two things"; not "nine used". */
static bool is_counted(const Search *search, size_t token, size_t end) {
    if (token >= end || !clings(search, token) || search->text->tokens[token].kind != TOKEN_WORD)
        return false;
    const Token *next = &search->text->tokens[token];
    Slice form = text_form(search->text, next);
    bool many = form.size > LEAST_LETTERS && form.data[form.size - 1] == 's';
    return (is_telling(search, next) && !has_ending(form, "ed")) || text_traits(search->text, next) & WORD_DURATION ||
           many;
}

static bool is_number(const Search *search, size_t token, size_t end) {
    const Token *here = &search->text->tokens[token];
    return token < end &&
           (here->kind == TOKEN_NUMBER || (here->kind == TOKEN_WORD && text_traits(search->text, here) & WORD_NUMBER));
}

/* Where the number goes on that stands before the token: "four|thousand", "a hundred|and forty", "two|or three". */
static size_t number_goes_on(const Search *search, size_t token, size_t end) {
    if (token >= end || !clings(search, token))
        return end;
    if (is_number(search, token, end))
        return token;
    const Token *link = &search->text->tokens[token];
    bool links = link->kind == TOKEN_WORD && text_traits(search->text, link) & WORD_COMMON &&
                 text_form(search->text, link).size <= LINK_LETTERS;
    return links && token + 1 < end && clings(search, token + 1) && is_number(search, token + 1, end) ? token + 1 : end;
}

static bool leads_on(const Search *search, size_t token, size_t end) {
    return is_counted(search, token, end) || number_goes_on(search, token, end) < end;
}

/* Past what is written as one word with the token: "sous-chef", "o'clock". */
static size_t word_end(const Search *search, size_t token, size_t end) {
    const Token *tokens = search->text->tokens;
    size_t at = token + 1;
    while (at < end && tokens[at].kind != TOKEN_MARK && clings(search, at) && !(tokens[at].flags & TOKEN_STARTS_WORD))
        at++;
    return at;
}

/* The word goes on a run of telling ones: "price list", "mobile app"; a verb of what was done begins a new one. */
static bool goes_on_run(const Search *search, size_t token, size_t end) {
    const Token *here = &search->text->tokens[token];
    return token < end && clings(search, token) && is_rare(search, here, LEAST_RUN_LETTERS) &&
           !(here->flags & TOKEN_CAPITAL) && !has_ending(text_form(search->text, here), "ed");
}

/* Past a run of so many words more at most. */
static size_t run_end(const Search *search, size_t token, size_t end, size_t most) {
    for (; most > 0 && goes_on_run(search, token, end); most--)
        token = word_end(search, token, end);
    return token;
}

static bool is_month(const Search *search, size_t token) {
    const Token *here = &search->text->tokens[token];
    return here->kind == TOKEN_WORD && text_traits(search->text, here) & WORD_MONTH;
}

/* "the 20th|of April" */
static size_t date_end(const Search *search, size_t token, size_t end) {
    size_t month = token + 1;
    bool linked = month < end && clings(search, token) && clings(search, month) && is_month(search, month) &&
                  word_opens(search->language, text_form(search->text, &search->text->tokens[token]));
    return linked ? word_end(search, month, end) : token;
}

/* "week|6", "bed|12": a number that counts nothing and that the word before it is the name of. */
static bool names_number(const Search *search, size_t token, size_t end) {
    const Token *here = &search->text->tokens[token];
    Slice form = text_form(search->text, here);
    bool verb = form.size > LEAST_RUN_LETTERS && has_ending(form, "ed");
    bool name = text_traits(search->text, here) & WORD_DURATION || (is_rare(search, here, LEAST_RUN_LETTERS) && !verb);
    size_t number = word_end(search, token, end);
    return name && number < end && clings(search, number) && search->text->tokens[number].kind == TOKEN_NUMBER &&
           !leads_on(search, number + 1, end) && date_end(search, number + 1, end) == number + 1;
}

/* "Thirty-eight minutes", "four thousand parcels", "March 2025", "price list": numbers with what they count, names
 * whole, and the words that stand beside a telling one. */
static size_t cue_end(const Search *search, size_t token, size_t end, CueWeight weight) {
    const Token *tokens = search->text->tokens;
    size_t at = word_end(search, token, end);
    if (weight == CUE_FIGURE) {
        if (names_number(search, token, end))
            return word_end(search, at, end);
        for (size_t next; (next = number_goes_on(search, at, end)) < end;)
            at = word_end(search, next, end);
        if (!is_counted(search, at, end))
            return date_end(search, at, end);
        size_t after = word_end(search, at, end);
        bool is_noun = is_telling(search, &tokens[at]) && after < end &&
                       !has_ending(text_form(search->text, &tokens[after]), "ing");
        return run_end(search, after, end, is_noun ? 1 : 0);
    }
    if (weight != CUE_NAME)
        return weight > CUE_GENERAL ? run_end(search, at, end, MOST_RUN_WORDS - 1) : at;
    while (at < end && clings(search, at) && tokens[at].flags & TOKEN_CAPITAL && is_content(search, &tokens[at]))
        at = word_end(search, at, end);
    return at < end && clings(search, at) && tokens[at].kind == TOKEN_NUMBER ? word_end(search, at, end) : at;
}

/* ---- What was not done ---- */

/* Past the written word where it denies something: "never", "didn't"; else the token itself. */
static size_t negator_end(const Search *search, size_t token, size_t end) {
    const Token *tokens = search->text->tokens;
    bool denies = false;
    size_t at = token;
    for (; at < end && (at == token || !(tokens[at].flags & (TOKEN_STARTS_WORD | TOKEN_STARTS_CLAUSE))); at++) {
        if (tokens[at].kind == TOKEN_MARK)
            break;
        denies = denies || tokens[at].flags & TOKEN_NEGATOR;
    }
    return denies ? at : token;
}

/* Another word of the same clause. */
static bool goes_on(const Search *search, size_t token, size_t end) {
    const Token *here = &search->text->tokens[token];
    return token < end && clings(search, token) && here->kind == TOKEN_WORD && !(here->flags & TOKEN_STARTS_CLAUSE) &&
           !(text_traits(search->text, here) & WORD_BREAKER);
}

static bool opens(const Search *search, size_t token) {
    return word_opens(search->language, text_form(search->text, &search->text->tokens[token]));
}

/* "been", "adequately": what was not done comes after it. */
static bool comes_before_verb(const Search *search, size_t token) {
    return opens(search, token) || has_ending(text_form(search->text, &search->text->tokens[token]), "ly");
}

/* "up", "the", "two", "proper": what it was not done to comes after it. */
static bool comes_before_object(const Search *search, size_t token) {
    const Token *here = &search->text->tokens[token];
    const uint32_t traits = text_traits(search->text, here);
    bool particle = traits & WORD_COMMON && text_form(search->text, here).size <= LINK_LETTERS;
    return opens(search, token) || particle || traits & (WORD_NUMBER | WORD_GENERAL);
}

static size_t links_end(const Search *search, size_t token, size_t end, bool (*links)(const Search *, size_t)) {
    for (size_t i = 0; i < MOST_LINKS && goes_on(search, token, end) && links(search, token); i++)
        token = word_end(search, token, end);
    return token;
}

static size_t words_of(const Search *search, size_t token, size_t end) {
    size_t words = 0;
    for (; token < end; token++)
        words += search->text->tokens[token].flags & TOKEN_STARTS_WORD ? 1 : 0;
    return words;
}

/* Past what was not done, whose denial ends at `past`: "never|asked the printing firm". The object is left out where
 * the cue would be more than half of the sentence. `token` itself where nothing follows. */
static size_t undone_end(const Search *search, size_t token, size_t past, const Sentence *sentence, CueWeight *weight) {
    size_t end = sentence->end_token, done = links_end(search, past, end, comes_before_verb);
    if (!goes_on(search, done, end))
        return token;
    *weight = is_telling(search, &search->text->tokens[done]) ? CUE_DENIED : CUE_WORD;
    size_t at = word_end(search, done, end), object = links_end(search, at, end, comes_before_object);
    if (!goes_on_run(search, object, end))
        return at;
    *weight = CUE_DENIED;
    size_t whole = run_end(search, object, end, MOST_RUN_WORDS - 1);
    return words_of(search, token, whole) <= sentence->words / 2 ? whole : at;
}

/* "not" does not stand alone as "never" does: "did not ask", unless that is more than half of the sentence. */
static size_t helped_end(const Search *search, size_t token, size_t last, const Sentence *sentence, CueWeight *weight) {
    size_t past = undone_end(search, token, last, sentence, weight);
    return words_of(search, token, past) <= sentence->words / 2 ? past : token;
}

/* "never asked the printing firm", "without checking", "told nobody": past it; the token itself where none is. */
static size_t denial_end(const Search *search, size_t token, const Sentence *sentence, CueWeight *weight) {
    size_t end = sentence->end_token, past = negator_end(search, token, end);
    if (past > token)
        return undone_end(search, token, past, sentence, weight);
    size_t after = word_end(search, token, end), last = negator_end(search, after, end);
    if (last == after || !clings(search, after) ||
        word_joins(search->language, text_form(search->text, &search->text->tokens[token])))
        return token;
    if (opens(search, token))
        return slice_is(text_form(search->text, &search->text->tokens[after]), "not")
                   ? helped_end(search, token, last, sentence, weight)
                   : token;
    *weight = CUE_DENIED;
    return opens(search, after) || goes_on(search, last, end) ? token : last;
}

/* ---- One after the other ---- */

/* It stands above the cues already. */
static bool is_label(const Search *search, Slice cue) {
    enum { PLURAL = 1 };
    Slice label = search->label;
    return cue.size > 0 && cue.size <= label.size && label.size - cue.size <= PLURAL &&
           slice_equal_any_case(cue, (Slice){label.data, cue.size});
}

/* The cue that begins with the token; its weight is CUE_NONE where none does, and its end is where to go on. */
static size_t cue_at(const Search *search, size_t token, const Sentence *sentence, CueWeight *weight) {
    const Token *here = &search->text->tokens[token];
    size_t end = sentence->end_token;
    *weight = CUE_NONE;
    if (here->kind == TOKEN_MARK || !(here->flags & TOKEN_STARTS_WORD))
        return token + 1;
    size_t past = denial_end(search, token, sentence, weight);
    if (past > token)
        return past;
    *weight =
        names_number(search, token, end) ? CUE_FIGURE : weigh_number(search, here, leads_on(search, token + 1, end));
    if (*weight == CUE_NONE && here->kind == TOKEN_WORD)
        *weight = weigh_word(search, here, token == sentence->first_token);
    past = *weight == CUE_NONE ? token + 1 : cue_end(search, token, end, *weight);
    if (*weight == CUE_WORD && words_of(search, token, past) > 1)
        *weight = CUE_STRONG;
    return past;
}

size_t cues_find(const Language *language, const Text *text, size_t sentence, Slice label, Cue *out) {
    const Search search = {language, text, label};
    const Sentence *here = &text->sentences[sentence];
    size_t count = 0;
    for (size_t at = here->first_token, past; at < here->end_token; at = past) {
        CueWeight weight;
        past = cue_at(&search, at, here, &weight);
        Span span = {text->tokens[at].start, text->tokens[past - 1].end};
        if (weight != CUE_NONE && !is_label(&search, slice_part(text->source, span)))
            out[count++] = (Cue){span, sentence, words_of(&search, at, past), weight, false};
    }
    return count;
}
