/* Reports as the JSON of the contract. */
#include "base/utf8.h"
#include "render/json_write.h"
#include <starcoach/render.h>

enum { SECONDS_DECIMALS = 1, SHARE_DECIMALS = 4 };

static inline void put_string(Buffer *out, const char *key, const char *string) {
    json_key(out, key);
    if (string)
        json_put_string(out, slice_of(string));
    else
        json_put_literal(out, "null");
}

static inline void put_integer(Buffer *out, const char *key, size_t value) {
    json_key(out, key);
    json_put_integer(out, (int64_t)value);
}

static inline void put_points(Buffer *out, const char *key, int points) {
    json_key(out, key);
    json_put_integer(out, points);
}

static inline void put_seconds(Buffer *out, const char *key, double seconds) {
    json_key(out, key);
    json_put_number(out, seconds, SECONDS_DECIMALS);
}

static inline void put_share(Buffer *out, const char *key, double share) {
    json_key(out, key);
    json_put_number(out, share, SHARE_DECIMALS);
}

/* Where in which section; the whole has none. */
static void put_place(Buffer *out, const Report *report, size_t section, size_t start, size_t end) {
    put_string(out, "section", section == SIZE_MAX ? NULL : report->shape->sections[section].id);
    put_integer(out, "start", start);
    put_integer(out, "end", end);
}

static void put_spans(Buffer *out, const SectionReport *section) {
    json_key(out, "spans");
    json_open(out, '[');
    for (size_t i = 0; i < section->span_count; i++) {
        json_open(out, '[');
        json_put_integer(out, (int64_t)section->spans[i].start);
        json_put_integer(out, (int64_t)section->spans[i].end);
        json_close(out, ']');
    }
    json_close(out, ']');
}

static void put_sections(Buffer *out, const Report *report) {
    json_key(out, "sections");
    json_open(out, '[');
    for (size_t i = 0; i < report->shape->section_count; i++) {
        const SectionReport *section = &report->sections[i];
        json_open(out, '{');
        put_string(out, "id", section->section->id);
        put_string(out, "role", section_role_names[section->section->role]);
        put_integer(out, "words", section->words);
        put_seconds(out, "seconds", section->seconds);
        put_share(out, "share", section->share);
        put_spans(out, section);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void put_sentences(Buffer *out, const Report *report) {
    json_key(out, "sentences");
    json_open(out, '[');
    for (size_t i = 0; i < report->sentence_count; i++) {
        const SentenceReport *sentence = &report->sentences[i];
        const Section *section = &report->shape->sections[sentence->section];
        json_open(out, '{');
        put_integer(out, "start", sentence->start);
        put_integer(out, "end", sentence->end);
        put_string(out, "section", section->id);
        put_string(out, "role", section_role_names[section->role]);
        put_share(out, "sure", (double)sentence->sure);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void put_criteria(Buffer *out, const Report *report) {
    json_key(out, "criteria");
    json_open(out, '[');
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        json_open(out, '{');
        put_string(out, "id", criterion->criterion->id);
        put_string(out, "about", criterion->criterion->about == ABOUT_FORM ? "form" : "substance");
        put_points(out, "points", criterion->points);
        put_points(out, "of", criterion->of);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void put_findings(Buffer *out, const Report *report) {
    json_key(out, "findings");
    json_open(out, '[');
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        json_open(out, '{');
        put_string(out, "rule", finding->rule->id);
        put_string(out, "criterion", finding->criterion ? finding->criterion->id : NULL);
        put_points(out, "cost", finding->cost);
        put_string(out, "severity", severity_names[finding->severity]);
        put_place(out, report, finding->section, finding->start, finding->end);
        put_string(out, "message", finding->message);
        put_string(out, "why", finding->why);
        put_string(out, "fix", finding->fix);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void put_good(Buffer *out, const Report *report) {
    json_key(out, "good");
    json_open(out, '[');
    for (size_t i = 0; i < report->praise_count; i++) {
        const Praise *praise = &report->praise[i];
        json_open(out, '{');
        put_string(out, "rule", praise->rule->id);
        put_string(out, "criterion", praise->criterion->id);
        put_points(out, "points", praise->weight);
        put_place(out, report, praise->section, praise->start, praise->end);
        put_string(out, "message", praise->rule->label);
        json_close(out, '}');
    }
    json_close(out, ']');
}

/* What the person has switched off; where nothing is, there is no such key. */
static void put_off(Buffer *out, const Report *report) {
    json_key(out, "off");
    json_open(out, '[');
    for (size_t i = 0; i < report->off_count; i++)
        json_put_string(out, slice_of(report->off[i]->id));
    json_close(out, ']');
}

static void put_tried(Buffer *out, const Report *report) {
    json_key(out, "tried");
    json_open(out, '[');
    for (size_t i = 0; i < report->tried_count; i++) {
        const Tried *rule = &report->tried[i];
        json_open(out, '{');
        put_string(out, "rule", rule->rule->id);
        put_string(out, "criterion", rule->criterion ? rule->criterion->id : NULL);
        put_string(out, "kind", rule->flag ? "flag" : "requirement");
        put_points(out, "weight", rule->weight);
        put_integer(out, "fired", rule->fired);
        put_points(out, "taken", rule->taken);
        if (rule->skip == SKIP_OFF) {
            json_key(out, "off");
            json_put_literal(out, "true");
        }
        put_string(out, "measured", rule->measured);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static void put_follow_ups(Buffer *out, const Report *report) {
    json_key(out, "follow_ups");
    json_open(out, '[');
    for (size_t i = 0; i < report->follow_up_count; i++)
        json_put_string(out, slice_of(report->follow_ups[i]));
    json_close(out, ']');
}

/* What the target role asks for; an answer without one has no such key. */
static void put_asked(Buffer *out, const Report *report) {
    json_key(out, "asked");
    json_open(out, '[');
    for (size_t i = 0; i < report->asked_count; i++) {
        const Asked *asked = &report->asked[i];
        json_open(out, '{');
        put_string(out, "competency", asked->competency->id);
        json_key(out, "shown");
        json_put_literal(out, asked->shown ? "true" : "false");
        if (asked->shown)
            put_place(out, report, asked->section, asked->start, asked->end);
        json_close(out, '}');
    }
    json_close(out, ']');
}

static const char *readiness_id(Readiness readiness) {
    static const char *const names[] = {[NOT_YET] = "not yet", [NEARLY] = "nearly", [READY] = "ready"};
    return names[readiness];
}

/* Under its very name; only bytes that JSON can't hold are replaced. */
static void put_file(Buffer *out, const char *file) {
    const Slice name = slice_of(file);
    Buffer clean = {0};
    if (utf8_valid_up_to(name) < name.size)
        utf8_append_clean(&clean, name);
    put_string(out, "file", clean.size > 0 ? buffer_string(&clean) : file);
    buffer_free(&clean);
}

static void put_figures(Buffer *out, const Report *report) {
    char today[11];
    date_format(report->today, today);
    put_points(out, "score", report->score);
    put_string(out, "readiness", readiness_id(report->readiness));
    put_integer(out, "words", report->words);
    put_seconds(out, "seconds", report->seconds);
    put_seconds(out, "seconds_low", report->seconds_low);
    put_seconds(out, "seconds_high", report->seconds_high);
    if (report->learning_share < 0)
        put_string(out, "learning_share", NULL);
    else
        put_share(out, "learning_share", report->learning_share);
    put_share(out, "pace", report->pace);
    if (report->takes > 0)
        put_points(out, "takes", report->takes);
    put_string(out, "today", today);
}

void render_report_json(const Report *report, const char *id, const char *file, bool explain, Buffer *out) {
    buffer_append_byte(out, '{');
    if (id) { /* as it is given: read and written again, a long number would not stay what it was */
        json_key(out, "id");
        json_put_literal(out, id);
    }
    if (file)
        put_file(out, file);
    put_string(out, "question", report->question ? report->question->id : NULL);
    put_string(out, "shape", report->shape->id);
    put_figures(out, report);
    json_key(out, "foreign");
    json_put_literal(out, report->foreign ? "true" : "false");
    put_sections(out, report);
    put_sentences(out, report);
    put_criteria(out, report);
    put_findings(out, report);
    put_good(out, report);
    put_follow_ups(out, report);
    if (report->role) {
        put_string(out, "role", report->role->id);
        put_asked(out, report);
    }
    if (report->off_count > 0)
        put_off(out, report);
    if (explain)
        put_tried(out, report);
    json_close(out, '}');
}
