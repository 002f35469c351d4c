#include "answer/dates.h"

#include "base/messages.h"
#include "text/character.h"
#include "text/eight.h"

#include <string.h>

/* ---- As an answer to "when?" ---- */

/* The month whose name begins as the word does; 0 for none. The language lists months in the order of the year, the
 * long names before the short ones. */
static int month_named(const Language *language, Slice word) {
    WordList months = language_data(language)->months;
    for (size_t i = 0; i < months.count && i < 12 && word.size >= 3; i++)
        if (slice_starts_any_case(slice_of(months.items[i]), word))
            return (int)i + 1;
    return 0;
}

/* How many bytes the letter at `at` has; 0 where none stands there. */
static size_t letter_at(Slice text, size_t at) {
    size_t size;
    return character_kind(character_at(text.data, at, text.size, &size)) == CHARACTER_LETTER ? size : 0;
}

/* Where the ASCII letters from `at` on end, as far as eights of bytes tell. */
static size_t skip_letters(Slice text, size_t at) {
    for (uint32_t count = EIGHT; count == EIGHT && text.size - at >= EIGHT; at += count)
        count = eight_letters(eight_load(text.data + at)).count;
    return at;
}

/* The next word or number at or after `at`; at the text's end both ends are that. */
static Span next_word(Slice text, size_t at) {
    while (at < text.size && !letter_at(text, at) && !ascii_is_digit(text.data[at]))
        at++;
    Span word = {at, at};
    bool digits = at < text.size && ascii_is_digit(text.data[at]);
    if (!digits)
        word.end = skip_letters(text, at);
    for (size_t size = 1; word.end < text.size && size > 0; word.end += size)
        size = digits ? ascii_is_digit(text.data[word.end]) : letter_at(text, word.end);
    return word;
}

/* Of a run of digits; 0 where it is longer than any year. */
static int number_of(Slice digits) {
    int number = 0;
    for (size_t i = 0; i < digits.size && digits.size <= 4; i++)
        number = number * 10 + (digits.data[i] - '0');
    return number;
}

/* "2025-03", "3/2025", "14 March 2025": nothing but numbers and the month's name. */
static bool written_date(const Language *language, Slice typed, Date *out) {
    Date date = {0};
    for (Span word = next_word(typed, 0); word.end > word.start; word = next_word(typed, word.end)) {
        Slice run = slice_part(typed, word);
        bool named = !ascii_is_digit(run.data[0]);
        int number = named ? month_named(language, run) : number_of(run);
        if (run.size == 4 && !named && !date.year)
            date.year = number;
        else if (number >= 1 && number <= 12 && !date.month)
            date.month = number;
        else if (number >= 1 && number <= 31 && !named && !date.day)
            date.day = number;
        else
            return false;
    }
    *out = (Date){date.year, date.month, 0};
    return date.year >= 1900 && date.year <= 2200;
}

void fact_append_age(Date when, Date today, Buffer *out) {
    int months = date_months_between(when, today);
    bool ahead = when.year > today.year || (when.year == today.year && when.month > today.month);
    if (ahead)
        buffer_append_string(out, MSG_ANSWER_AGE_AHEAD);
    else if (when.month == 0 && when.year == today.year)
        buffer_append_string(out, MSG_ANSWER_AGE_THIS_YEAR);
    else if (months < 1)
        buffer_append_string(out, MSG_ANSWER_AGE_NOW);
    else if (when.month == 0 && months < 12)
        buffer_append_string(out, MSG_ANSWER_AGE_LAST_YEAR);
    else if (when.month == 0)
        buffer_printf(out, months < 24 ? MSG_ANSWER_AGE_YEAR : MSG_ANSWER_AGE_YEARS, months / 12);
    else if (months < 12)
        buffer_printf(out, months == 1 ? MSG_ANSWER_AGE_MONTH : MSG_ANSWER_AGE_MONTHS, months);
    else if (months % 12 == 0)
        buffer_printf(out, months == 12 ? MSG_ANSWER_AGE_YEAR : MSG_ANSWER_AGE_YEARS, months / 12);
    else
        buffer_printf(out, MSG_ANSWER_AGE_BOTH, months / 12, months / 12 == 1 ? "" : "s", months % 12,
                      months % 12 == 1 ? "" : "s");
}

/* ---- In a text ---- */

enum { OLDEST_YEARS = 80 };

typedef struct Mention { /* of a time in a text */
    int year, month;     /* 0: not said */
    Span span;
} Mention;

/* What a word may begin. */
enum { BEGINS_YEAR = 1, BEGINS_MONTH = 2, BEGINS_PAST = 4, BEGINS_SEASON = 8 };

typedef struct Reader {
    const Language *language;
    const DateWords *words;
    Slice text;
    Date today;
    size_t word_end; /* of the word before */
    Mention found;   /* all mentions so far, as one */
    bool any, several;
    bool in_season; /* a season was told of */
} Reader;

/* A letter, or some sign of more than ASCII ("€2019"). */
static bool is_glued(char byte) {
    return ascii_is_letter(byte) || (unsigned char)byte >= 0x80;
}

/* Mentions that go together become one: "2019" and "March 2019", "in March" and "2019". */
static void mention(Reader *reader, Mention new) {
    Mention *found = &reader->found;
    if (!reader->any) {
        *found = new;
        reader->any = true;
        return;
    }
    bool years = !found->year || !new.year || found->year == new.year;
    bool months = !found->month || !new.month || found->month == new.month;
    if (!years || !months) {
        reader->several = true;
        return;
    }
    found->year = found->year ? found->year : new.year;
    found->month = found->month ? found->month : new.month;
}

static bool is_year(const Reader *reader, Span word) {
    int year = number_of(slice_part(reader->text, word));
    char before = word.start ? reader->text.data[word.start - 1] : ' ';
    char behind = word.end < reader->text.size ? reader->text.data[word.end] : ' ';
    bool apart = !is_glued(before) && !strchr("$#/.", before) && !is_glued(behind) && behind != '%';
    bool part = before == ',' ||
                (behind == ',' && word.end + 1 < reader->text.size && ascii_is_digit(reader->text.data[word.end + 1]));
    return word.end - word.start == 4 && apart && !part && year > reader->today.year - OLDEST_YEARS &&
           year <= reader->today.year;
}

static bool is_day(const Reader *reader, Span word) {
    int day = number_of(slice_part(reader->text, word));
    return ascii_is_digit(reader->text.data[word.start]) && word.end - word.start <= 2 && day >= 1 && day <= 31;
}

/* Nothing but these bytes between the words. */
static bool are_parted_by(const Reader *reader, Span first, Span second, const char *bytes) {
    for (size_t i = first.end; i < second.start; i++)
        if (!strchr(bytes, reader->text.data[i]))
            return false;
    return second.start < second.end;
}

/* "2019", "2019-03"; the end of what was read, or the start where it is none. */
static size_t read_year(Reader *reader, Span word) {
    if (!ascii_is_digit(reader->text.data[word.start]) || !is_year(reader, word))
        return word.start;
    Mention new = {.year = number_of(slice_part(reader->text, word)), .span = word};
    Span next = next_word(reader->text, word.end);
    int month = next.end - next.start == 2 ? number_of(slice_part(reader->text, next)) : 0;
    if (next.start == word.end + 1 && reader->text.data[word.end] == '-' && month >= 1 && month <= 12) {
        new.month = month;
        new.span.end = next.end;
    }
    mention(reader, new);
    return new.span.end;
}

/* By their first letters, where these are ASCII: most words are no time, and are seen so at once. */
static bool may_be(const char *wanted, Slice word) {
    unsigned char first = (unsigned char)wanted[0], other = (unsigned char)word.data[0];
    return first >= 0x80 || other >= 0x80 || (first | 0x20) == (other | 0x20);
}

/* The word is a month's name, in full or as it is shortened. */
static int month_of(const Language *language, Slice word) {
    WordList months = language_data(language)->months;
    for (size_t i = 0; i < months.count; i++)
        if (may_be(months.items[i], word) && slice_equal_any_case(word, slice_of(months.items[i])))
            return month_named(language, word);
    return 0;
}

/* A name that stands alone counts with a capital and within its sentence: "may" and "March on" are no months. */
static bool stands_alone(const Reader *reader, Span word) {
    bool inside = reader->word_end > 0;
    for (size_t i = reader->word_end; inside && i < word.start; i++)
        inside = !strchr(".!?\n", reader->text.data[i]);
    size_t size;
    return inside && character_is_capital(character_at(reader->text.data, word.start, word.end, &size));
}

/* "March 2019", "March 14, 2019", "in March". */
static size_t read_month(Reader *reader, Span word) {
    Mention new = {.month = month_of(reader->language, slice_part(reader->text, word)), .span = word};
    if (!new.month)
        return word.start;
    Span next = next_word(reader->text, word.end), behind = next;
    if (are_parted_by(reader, word, next, " .") && is_day(reader, next))
        behind = next_word(reader->text, next.end);
    Span before = behind.start == next.start ? word : next;
    if (are_parted_by(reader, before, behind, " ,.") && is_year(reader, behind)) {
        new.year = number_of(slice_part(reader->text, behind));
        new.span.end = behind.end;
    } else if (!stands_alone(reader, word)) {
        return word.start;
    }
    mention(reader, new);
    return new.span.end;
}

/* A number in digits or as a word; 0 where it is none. */
static int read_number(const Reader *reader, Slice word) {
    const LanguageData *data = language_data(reader->language);
    if (ascii_is_digit(word.data[0]))
        return number_of(word);
    for (size_t i = 0; i < data->number_word_count; i++)
        if (may_be(data->number_words[i].word, word) &&
            slice_equal_any_case(word, slice_of(data->number_words[i].word)))
            return data->number_words[i].count;
    return 0;
}

/* The end of the phrase's words in the text from `word` on, 0 where they are others; "#" is any number. */
static size_t match_phrase(const Reader *reader, Slice phrase, Span word, int *number) {
    for (size_t at = 0, end = word.start; at < phrase.size;) {
        size_t size = 0;
        while (at + size < phrase.size && phrase.data[at + size] != ' ')
            size++;
        Slice wanted = {phrase.data + at, size}, here = slice_part(reader->text, word);
        if (!here.size || (end != word.start && !are_parted_by(reader, (Span){end, end}, word, " ")))
            return 0;
        if (slice_is(wanted, "#"))
            *number = read_number(reader, here);
        if (slice_is(wanted, "#") ? *number <= 0 : !slice_equal_any_case(wanted, here))
            return 0;
        end = word.end;
        word = next_word(reader->text, end);
        at += size + 1;
        if (at >= phrase.size)
            return end;
    }
    return 0;
}

/* Whether the phrase may begin with the first of the two words: if with any number, by what follows it, which is sooner
 * seen. `second` is empty at the text's end. */
static bool may_begin(const char *phrase, Slice first, Slice second) {
    if (phrase[0] != '#')
        return may_be(phrase, first);
    return phrase[1] != ' ' || (second.size > 0 && may_be(phrase + 2, second));
}

/* "two years ago": that year; "three months ago": that month. */
static size_t read_past(Reader *reader, Span word) {
    const LanguageData *data = language_data(reader->language);
    const Slice here = slice_part(reader->text, word);
    const Slice following = slice_part(reader->text, next_word(reader->text, word.end));
    for (size_t i = 0; i < data->past_count; i++) {
        int number = 1, months = data->past[i].count;
        if (!may_begin(data->past[i].word, here, following))
            continue;
        size_t end = match_phrase(reader, slice_of(data->past[i].word), word, &number);
        if (!end || number > OLDEST_YEARS * 12)
            continue;
        int then = reader->today.year * 12 + reader->today.month - 1 - number * months;
        bool in_years = months % 12 == 0;
        mention(reader, (Mention){then / 12, in_years ? 0 : then % 12 + 1, {word.start, end}});
        return end;
    }
    return word.start;
}

static bool is_one_of(WordList words, Slice word) {
    for (size_t i = 0; i < words.count; i++)
        if (may_be(words.items[i], word) && slice_equal_any_case(word, slice_of(words.items[i])))
            return true;
    return false;
}

static int season_of(const Language *language, Slice word) {
    const LanguageData *data = language_data(language);
    for (size_t i = 0; i < data->season_count; i++)
        if (slice_equal_any_case(word, slice_of(data->seasons[i].word)))
            return data->seasons[i].count;
    return 0;
}

/* "last spring" is a time, but no month. */
static size_t read_season(Reader *reader, Span word) {
    const Span next = next_word(reader->text, word.end);
    if (!is_one_of(language_data(reader->language)->last_words, slice_part(reader->text, word)) ||
        !are_parted_by(reader, word, next, " ") || !season_of(reader->language, slice_part(reader->text, next)))
        return word.start;
    reader->in_season = true;
    return next.end;
}

static size_t word_hash(uint64_t lower) {
    return (size_t)((lower * UINT64_C(0x9E3779B97F4A7C15)) >> 32) % DATE_WORD_HASHES;
}

/* The same for words that are equal in any case of letters. */
static size_t hash_of(Slice word) {
    return word_hash(eight_letters(eight_first(word.data, word.size)).lower);
}

static void note_past(const LanguageData *data, Slice phrase, DateWords *out) {
    const char *space = memchr(phrase.data, ' ', phrase.size);
    const Slice first = {phrase.data, space ? (size_t)(space - phrase.data) : phrase.size};
    out->begins[hash_of(first)] |= BEGINS_PAST;
    for (size_t i = 0; slice_is(first, "#") && i < data->number_word_count; i++)
        out->begins[hash_of(slice_of(data->number_words[i].word))] |= BEGINS_PAST;
}

void date_words_read(const Language *language, DateWords *out) {
    const LanguageData *data = language_data(language);
    *out = (DateWords){0};
    for (size_t i = 0; i < data->months.count; i++)
        out->begins[hash_of(slice_of(data->months.items[i]))] |= BEGINS_MONTH;
    for (size_t i = 0; i < data->past_count; i++)
        note_past(data, slice_of(data->past[i].word), out);
    for (size_t i = 0; i < data->last_words.count; i++)
        out->begins[hash_of(slice_of(data->last_words.items[i]))] |= BEGINS_SEASON;
}

/* Where the words from `at`, the end of a word, on end that are seen to begin nothing. */
static size_t pass_over(const Reader *reader, size_t at) {
    const Slice text = reader->text;
    for (size_t end = at;; end = at) {
        while (text.size - at > EIGHT && !character_is_letter(text.data[at])) {
            if ((unsigned char)text.data[at] >= 0x80 || ascii_is_digit(text.data[at]))
                return end;
            at++;
        }
        if (text.size - at <= EIGHT)
            return end;
        const EightLetters word = eight_letters(eight_load(text.data + at));
        at = word.count == EIGHT ? skip_letters(text, at + EIGHT) : at + word.count;
        const bool ends = at < text.size && (unsigned char)text.data[at] < 0x80 && !character_is_letter(text.data[at]);
        if (!ends || reader->words->begins[word_hash(word.lower)])
            return end;
    }
}

/* Reads on until two of the times told cannot be one. */
static void read_times(Reader *reader, Slice text) {
    reader->text = text;
    for (reader->word_end = pass_over(reader, 0); !reader->several;) {
        const Span word = next_word(text, reader->word_end);
        if (word.start == word.end)
            return;
        const Slice here = slice_part(text, word);
        const int begins = ascii_is_digit(here.data[0]) ? BEGINS_YEAR | BEGINS_PAST : reader->words->begins[hash_of(here)];
        size_t end = begins & BEGINS_YEAR ? read_year(reader, word) : word.start;
        end = begins & BEGINS_MONTH && end == word.start ? read_month(reader, word) : end;
        end = begins & BEGINS_PAST && end == word.start ? read_past(reader, word) : end;
        end = begins & BEGINS_SEASON && end == word.start ? read_season(reader, word) : end;
        reader->word_end = pass_over(reader, end == word.start ? word.end : end);
    }
}

/* The time told by all that was read, where it is one and not ahead. */
static bool clear_time(const Reader *reader, Date *out) {
    Mention found = reader->found;
    const Date today = reader->today;
    if (found.month && !found.year) /* the last of that name */
        found.year = today.year - (found.month > today.month);
    bool ahead = found.year > today.year || (found.year == today.year && found.month > today.month);
    if (!reader->any || reader->several || ahead)
        return false;
    *out = (Date){found.year, found.month, 0};
    return true;
}

bool text_date(const Language *language, Slice text, Date today, Date *out, Slice *words) {
    DateWords date_words;
    date_words_read(language, &date_words);
    Reader reader = {.language = language, .words = &date_words, .today = today};
    read_times(&reader, text);
    if (!clear_time(&reader, out))
        return false;
    *words = slice_part(text, reader.found.span);
    return true;
}

bool sections_tell_time(const Language *language, const DateWords *words, const SectionView *sections, size_t count,
                        Date today, Date *out) {
    Reader reader = {.language = language, .words = words, .today = today};
    for (size_t i = 0; i < count; i++)
        for (size_t span = 0; span < sections[i].span_count && !reader.several; span++) {
            const SureSpan *at = &sections[i].spans[span];
            read_times(&reader, slice_part(sections[i].source, (Span){at->start, at->end}));
        }
    if (!clear_time(&reader, out))
        *out = (Date){0};
    return reader.any || reader.in_season;
}

/* ---- In answer to "when?", as it is told ---- */

/* "last spring", "in March last year", "summer 2024", "two years ago": each of its words must say something. */
static bool told_date(const Language *language, Slice typed, Date today, Date *out) {
    Reader reader = {.language = language, .text = typed, .today = today};
    bool last = false, in_season = false;
    for (Span word = next_word(typed, 0); word.start < word.end; word = next_word(typed, reader.word_end)) {
        Slice said = slice_part(typed, word);
        int season = season_of(language, said), month = season ? season : month_of(language, said);
        reader.word_end = read_past(&reader, word);
        if (reader.word_end == word.start)
            reader.word_end = read_year(&reader, word);
        if (reader.word_end > word.start)
            continue;
        reader.word_end = word.end;
        last = last || is_one_of(language_data(language)->last_words, said);
        in_season = in_season || season;
        if (month)
            mention(&reader, (Mention){.month = month, .span = word});
        else if (!is_one_of(language_data(language)->last_words, said) &&
                 !is_one_of(language_data(language)->date_words, said))
            return false;
    }
    Mention found = reader.found;
    if (!reader.any || reader.several || (!found.year && !last))
        return false;
    if (!found.year) /* the last of them that is over */
        found.year = today.year - (found.month + in_season >= today.month);
    *out = (Date){found.year, found.month, 0};
    return true;
}

bool fact_date(const Language *language, Slice typed, Date today, Date *out) {
    return written_date(language, typed, out) || told_date(language, typed, today, out);
}
