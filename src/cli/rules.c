/* starcoach rules: what the judge looks for, rule by rule: the answer to a remark's "why?" where only its name is at
 * hand. */
#include "base/messages.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/json_list.h"
#include "cli/pager.h"
#include "cli/session.h"
#include "render/json_write.h"
#include "render/layout.h"
#include <string.h>

enum { LABEL_COLUMNS = 10, ID_COLUMNS = 28, USUAL_WIDTH = 80 };

/* Messages hold places for figures: "{seconds}" becomes "…". */
static void append_message(const char *message, Buffer *out) {
    for (const char *end; *message; message = end) {
        end = strchr(message, '{');
        buffer_append(out, (Slice){message, end ? (size_t)(end - message) : strlen(message)});
        const char *close = end ? strchr(end, '}') : NULL;
        if (!close)
            break;
        buffer_append_string(out, MSG_CLI_RULE_GAP);
        end = close + 1;
    }
}

static void put_line(const Rule *rule, Buffer *out) {
    Buffer message = {0};
    layout_cell(rule->id, ID_COLUMNS, out);
    layout_cell(severity_names[rule->severity], LABEL_COLUMNS + 2, out);
    append_message(rule->message, &message);
    utf8_append_clean(out, buffer_slice(&message));
    buffer_append_byte(out, '\n');
    buffer_free(&message);
}

static void put_part(const char *label, Slice text, size_t width, Buffer *out) {
    layout_cell(label, LABEL_COLUMNS, out);
    layout_wrap(text, width, LABEL_COLUMNS, LABEL_COLUMNS, out);
}

static void put_examples(const char *label, const RuleExample *examples, size_t count, size_t width, Buffer *out) {
    for (size_t i = 0; i < count; i++) {
        if (!examples[i].text || examples[i].times > 1)
            continue;
        Buffer quoted = {0};
        buffer_printf(&quoted, MSG_CLI_RULE_QUOTED, examples[i].text);
        put_part(label, buffer_slice(&quoted), width, out);
        buffer_free(&quoted);
        label = "";
    }
}

static void put_roles(const Rule *rule, size_t width, Buffer *out) {
    Buffer roles = {0};
    for (size_t i = 0; i < rule->roles.count; i++)
        buffer_printf(&roles, "%s%s", i > 0 ? ", " : "", rule->roles.items[i]);
    if (rule->roles.count > 0)
        put_part(MSG_CLI_RULE_ROLES, buffer_slice(&roles), width, out);
    buffer_free(&roles);
}

static void put_whole(const Rule *rule, size_t width, Buffer *out) {
    Buffer message = {0}, place = {0};
    append_message(rule->message, &message);
    buffer_printf(&place, "%s:%u", rule->source.file, rule->source.line);
    buffer_printf(out, "%s%s (%s)\n", out->size > 0 ? "\n" : "", rule->id, severity_names[rule->severity]);
    put_part(MSG_CLI_RULE_SAYS, buffer_slice(&message), width, out);
    put_part(MSG_CLI_RULE_WHY, slice_of(rule->why), width, out);
    put_part(MSG_CLI_RULE_FIX, slice_of(rule->fix), width, out);
    put_roles(rule, width, out);
    put_examples(MSG_CLI_RULE_FIRES, rule->examples.fires, rule->examples.fires_count, width, out);
    put_examples(MSG_CLI_RULE_SILENT, rule->examples.silent, rule->examples.silent_count, width, out);
    put_part(MSG_CLI_RULE_PLACE, buffer_slice(&place), width, out);
    buffer_free(&message);
    buffer_free(&place);
}

static void put_json(const Rule *rule, Buffer *out) {
    Buffer place = {0};
    buffer_printf(&place, "%s:%u", rule->source.file, rule->source.line);
    buffer_append_byte(out, '{');
    json_list_member("id", rule->id, out);
    json_list_member("kind", rule_kind_names[rule->kind], out);
    json_list_member("severity", severity_names[rule->severity], out);
    json_list_member("message", rule->message, out);
    json_list_member("why", rule->why, out);
    json_list_member("fix", rule->fix, out);
    json_list_slice("source", buffer_slice(&place), out);
    json_close(out, '}');
    buffer_free(&place);
}

static size_t put_rules(const Session *session, Buffer *out) {
    const Options *options = session->options;
    const char *id = options->word_count > 0 ? options->words[0] : NULL;
    bool json = options->as && strcmp(options->as, "json") == 0;
    size_t count = 0, width = options->width > 0 ? options->width : USUAL_WIDTH;
    for (size_t i = 0; i < bank_rule_count(session->bank); i++) {
        const Rule *rule = bank_rule_at(session->bank, i);
        if (id && !rule_choice_covers(id, rule->id)) /* as in the settings */
            continue;
        if (json) {
            json_list_part(count, out);
            put_json(rule, out);
        } else if (id) {
            put_whole(rule, width, out);
        } else {
            put_line(rule, out);
        }
        count++;
    }
    if (json)
        json_list_close(count, out);
    else if (!session_style(session).utf8)
        layout_plain(out, 0);
    return count;
}

static int unknown_rule(const Session *session) {
    Error error = {0};
    const char *id = session->options->words[0], *nearest = bank_nearest_rule(session->bank, id);
    error_set(&error, ERROR_NOT_FOUND, MSG_CLI_UNKNOWN_RULE, id);
    if (nearest)
        error_remedy(&error, MSG_CLI_DID_YOU_MEAN, nearest);
    else
        error_remedy(&error, "%s", MSG_CLI_SEE_RULES);
    return report_error(&error);
}

int command_rules(const Options *options) {
    Session session;
    Buffer out = {0};
    ErrorList errors = {0};
    int status = STATUS_COULD_NOT;
    if (session_begin(options, &session) && bank_load_rules(session.bank, &errors)) {
        bool json = options->as && strcmp(options->as, "json") == 0;
        if (put_rules(&session, &out) == 0 && options->word_count > 0)
            status = unknown_rule(&session);
        else
            status = json ? put_out(&out, STATUS_FINE) : put_paged(&out, STATUS_FINE);
    }
    report_errors(&errors);
    buffer_free(&out);
    session_end(&session);
    return status;
}
