/* Reports as the JSON of the contract. */
#include "base/utf8.h"
#include <jansson.h>
#include <math.h>
#include <starcoach/render.h>
#include <stdint.h>
#include <string.h>

static json_t *json_text(Slice text) {
    return json_stringn(text.data ? text.data : "", text.size);
}

static json_t *json_rounded(double value, double scale) {
    return json_real(round(value * scale) / scale);
}

static json_t *json_seconds(double seconds) {
    return json_rounded(seconds, 10);
}

static json_t *json_share(double share) {
    return json_rounded(share, 10000);
}

static json_t *json_string_or_null(const char *string) {
    return string ? json_string(string) : json_null();
}

static json_t *section_id(const Report *report, size_t section) {
    return section == SIZE_MAX ? json_null() : json_string(report->shape->sections[section].id);
}

static json_t *sections_json(const Report *report) {
    json_t *sections = json_array();
    for (size_t i = 0; i < report->shape->section_count; i++) {
        const SectionReport *section = &report->sections[i];
        json_t *spans = json_array();
        for (size_t j = 0; j < section->span_count; j++) {
            json_t *span = json_array();
            json_array_append_new(span, json_integer((json_int_t)section->spans[j].start));
            json_array_append_new(span, json_integer((json_int_t)section->spans[j].end));
            json_array_append_new(spans, span);
        }
        json_t *object = json_object();
        json_object_set_new_nocheck(object, "id", json_string(section->section->id));
        json_object_set_new_nocheck(object, "role", json_string(section_role_names[section->section->role]));
        json_object_set_new_nocheck(object, "words", json_integer((json_int_t)section->words));
        json_object_set_new_nocheck(object, "seconds", json_seconds(section->seconds));
        json_object_set_new_nocheck(object, "share", json_share(section->share));
        json_object_set_new_nocheck(object, "spans", spans);
        json_array_append_new(sections, object);
    }
    return sections;
}

static json_t *sentences_json(const Report *report) {
    json_t *sentences = json_array();
    for (size_t i = 0; i < report->sentence_count; i++) {
        const SentenceReport *sentence = &report->sentences[i];
        const Section *section = &report->shape->sections[sentence->section];
        json_t *object = json_object();
        json_object_set_new_nocheck(object, "start", json_integer((json_int_t)sentence->start));
        json_object_set_new_nocheck(object, "end", json_integer((json_int_t)sentence->end));
        json_object_set_new_nocheck(object, "section", json_string(section->id));
        json_object_set_new_nocheck(object, "role", json_string(section_role_names[section->role]));
        json_object_set_new_nocheck(object, "sure", json_share((double)sentence->sure));
        json_array_append_new(sentences, object);
    }
    return sentences;
}

static json_t *criteria_json(const Report *report) {
    json_t *criteria = json_array();
    for (size_t i = 0; report->rubric && i < report->rubric->criterion_count; i++) {
        const CriterionReport *criterion = &report->criteria[i];
        json_t *object = json_object();
        json_object_set_new_nocheck(object, "id", json_string(criterion->criterion->id));
        json_object_set_new_nocheck(object, "about", json_string(criterion->criterion->about == ABOUT_FORM ? "form" : "substance"));
        json_object_set_new_nocheck(object, "points", json_integer(criterion->points));
        json_object_set_new_nocheck(object, "of", json_integer(criterion->of));
        json_array_append_new(criteria, object);
    }
    return criteria;
}

static json_t *findings_json(const Report *report) {
    json_t *findings = json_array();
    for (size_t i = 0; i < report->finding_count; i++) {
        const Finding *finding = &report->findings[i];
        json_t *object = json_object();
        json_object_set_new_nocheck(object, "rule", json_string(finding->rule->id));
        json_object_set_new_nocheck(object, "criterion", json_string_or_null(finding->criterion ? finding->criterion->id : NULL));
        json_object_set_new_nocheck(object, "cost", json_integer(finding->cost));
        json_object_set_new_nocheck(object, "severity", json_string(severity_names[finding->severity]));
        json_object_set_new_nocheck(object, "section", section_id(report, finding->section));
        json_object_set_new_nocheck(object, "start", json_integer((json_int_t)finding->start));
        json_object_set_new_nocheck(object, "end", json_integer((json_int_t)finding->end));
        json_object_set_new_nocheck(object, "message", json_string(finding->message));
        json_object_set_new_nocheck(object, "why", json_string(finding->why));
        json_object_set_new_nocheck(object, "fix", json_string(finding->fix));
        json_array_append_new(findings, object);
    }
    return findings;
}

static json_t *good_json(const Report *report) {
    json_t *good = json_array();
    for (size_t i = 0; i < report->praise_count; i++) {
        const Praise *praise = &report->praise[i];
        json_t *object = json_object();
        json_object_set_new_nocheck(object, "rule", json_string(praise->rule->id));
        json_object_set_new_nocheck(object, "criterion", json_string(praise->criterion->id));
        json_object_set_new_nocheck(object, "points", json_integer(praise->weight));
        json_object_set_new_nocheck(object, "section", section_id(report, praise->section));
        json_object_set_new_nocheck(object, "start", json_integer((json_int_t)praise->start));
        json_object_set_new_nocheck(object, "end", json_integer((json_int_t)praise->end));
        json_object_set_new_nocheck(object, "message", json_string(praise->rule->label));
        json_array_append_new(good, object);
    }
    return good;
}

static json_t *tried_json(const Report *report) {
    json_t *tried = json_array();
    for (size_t i = 0; i < report->tried_count; i++) {
        const Tried *rule = &report->tried[i];
        json_t *object = json_object();
        json_object_set_new_nocheck(object, "rule", json_string(rule->rule->id));
        json_object_set_new_nocheck(object, "criterion", json_string_or_null(rule->criterion ? rule->criterion->id : NULL));
        json_object_set_new_nocheck(object, "kind", json_string(rule->flag ? "flag" : "requirement"));
        json_object_set_new_nocheck(object, "weight", json_integer(rule->weight));
        json_object_set_new_nocheck(object, "fired", json_integer((json_int_t)rule->fired));
        json_object_set_new_nocheck(object, "taken", json_integer(rule->taken));
        json_object_set_new_nocheck(object, "measured", json_string(rule->measured));
        json_array_append_new(tried, object);
    }
    return tried;
}

static const char *readiness_id(Readiness readiness) {
    static const char *const names[] = {[NOT_YET] = "not yet", [NEARLY] = "nearly", [READY] = "ready"};
    return names[readiness];
}

static json_t *follow_ups_json(const Report *report) {
    json_t *asks = json_array();
    for (size_t i = 0; i < report->follow_up_count; i++)
        json_array_append_new(asks, json_string(report->follow_ups[i]));
    return asks;
}

static void append_json(json_t *json, Buffer *out) {
    /* Ten digits hold every rounded figure exactly and print no tail. */
    const size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(10);
    size_t size = json_dumpb(json, NULL, 0, flags);
    buffer_reserve(out, out->size + size);
    json_dumpb(json, out->data + out->size, size, flags);
    out->size += size;
    out->data[out->size] = '\0';
}

void render_json_string(Slice text, Buffer *out) {
    json_t *json = json_text(text);
    append_json(json ? json : json_null(), out);
    json_decref(json);
}

/* A file's name may hold bytes that JSON can't. */
static json_t *file_json(const char *file) {
    Buffer clean = {0};
    utf8_append_clean(&clean, slice_of(file));
    json_t *json = json_string(buffer_string(&clean));
    buffer_free(&clean);
    return json;
}

void render_report_json(const Report *report, const char *id, const char *file, bool explain, Buffer *out) {
    char today[11];
    date_format(report->today, today);
    json_t *object = json_object();
    if (file)
        json_object_set_new_nocheck(object, "file", file_json(file));
    json_object_set_new_nocheck(object, "question", json_string_or_null(report->question ? report->question->id : NULL));
    json_object_set_new_nocheck(object, "shape", json_string(report->shape->id));
    json_object_set_new_nocheck(object, "score", json_integer(report->score));
    json_object_set_new_nocheck(object, "readiness", json_string(readiness_id(report->readiness)));
    json_object_set_new_nocheck(object, "words", json_integer((json_int_t)report->words));
    json_object_set_new_nocheck(object, "seconds", json_seconds(report->seconds));
    json_object_set_new_nocheck(object, "seconds_low", json_seconds(report->seconds_low));
    json_object_set_new_nocheck(object, "seconds_high", json_seconds(report->seconds_high));
    json_object_set_new_nocheck(object, "learning_share", report->learning_share < 0 ? json_null() : json_share(report->learning_share));
    json_object_set_new_nocheck(object, "pace", json_rounded(report->pace, 10000));
    json_object_set_new_nocheck(object, "today", json_string(today));
    json_object_set_new_nocheck(object, "foreign", json_boolean(report->foreign));
    json_object_set_new_nocheck(object, "sections", sections_json(report));
    json_object_set_new_nocheck(object, "sentences", sentences_json(report));
    json_object_set_new_nocheck(object, "criteria", criteria_json(report));
    json_object_set_new_nocheck(object, "findings", findings_json(report));
    json_object_set_new_nocheck(object, "good", good_json(report));
    json_object_set_new_nocheck(object, "follow_ups", follow_ups_json(report));
    if (explain)
        json_object_set_new_nocheck(object, "tried", tried_json(report));
    size_t start = out->size;
    append_json(object, out);
    if (id) { /* as it is given: read and written again, a long number would not stay what it was */
        Buffer member = {0};
        buffer_printf(&member, "\"id\":%s,", id);
        buffer_replace(out, (Span){start + 1, start + 1}, buffer_slice(&member));
        buffer_free(&member);
    }
    json_decref(object);
}
