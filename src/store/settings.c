#include "base/file.h"
#include "base/messages.h"
#include "base/path.h"
#include "store/lock.h"
#include "store/merge.h"
#include "store/record.h"
#include "store/store.h"

#include <stdlib.h>
#include <time.h>

enum { SETTINGS_VERSION = 1, TURN_TRIES = 50, TURN_MILLISECONDS = 10 };

const char *const settings_theme_names[] = {"auto", "light", "dark", "contrast", "mono", NULL};

typedef struct SettingsRecord {
    int version;
    Settings settings;
} SettingsRecord;

_Static_assert(sizeof(RuleWeight) == sizeof(YamlWordNumber) &&
                   offsetof(RuleWeight, weight) == offsetof(YamlWordNumber, number) &&
                   offsetof(RuleWeight, mark) == offsetof(YamlWordNumber, mark),
               "weights are bound as the loader's numbers by word");

static const YamlField rules_fields[] = {
    {.key = "off",
     .type = YAML_STRINGS,
     .offset = offsetof(RuleChoices, off.items),
     .count_offset = offsetof(RuleChoices, off.count),
     .marks_offset = offsetof(RuleChoices, off.marks),
     .help = "Rules that you don't want to hear of: an id, or what ids begin with, such as cliche."},
    {.key = "weight",
     .type = YAML_WORD_NUMBERS,
     .offset = offsetof(RuleChoices, weights),
     .count_offset = offsetof(RuleChoices, weight_count),
     .least = 0,
     .most = 100,
     .help = "What a rule is worth to you in points, such as result.size: 1."},
};
static const YamlSchema rules_schema = {
    .name = "choice of rules",
    .size = sizeof(RuleChoices),
    .fields = rules_fields,
    .field_count = sizeof rules_fields / sizeof *rules_fields,
};

/* Every standard but the pace is zero, so that a file holds only what the person has chosen. */
#define AT(member) offsetof(SettingsRecord, settings.member)
static const YamlField settings_fields[] = {
    {.key = "version",
     .type = YAML_INTEGER,
     .flags = YAML_REQUIRED,
     .offset = offsetof(SettingsRecord, version),
     .least = 1,
     .most = 1000000,
     .help = "The version of this file: 1."},
    {.key = "pace",
     .type = YAML_NUMBER,
     .offset = AT(pace),
     .least = SETTINGS_PACE_LEAST,
     .most = SETTINGS_PACE_MOST,
     .standard = "1",
     .help = "How slowly you speak: 1 is usual, 1.2 takes a fifth longer."},
    {.key = "takes",
     .type = YAML_INTEGER,
     .offset = AT(takes),
     .least = 0,
     .most = 1000000,
     .help = "How many timed takes the pace comes from."},
    {.key = "role", .type = YAML_ID, .offset = AT(role), .help = "The id of the role you apply for."},
    {.key = "language",
     .type = YAML_ID,
     .offset = AT(language),
     .help = "The folder of the content's language, such as en."},
    {.key = "theme",
     .type = YAML_CHOICE,
     .offset = AT(theme),
     .choices = settings_theme_names,
     .help = "The colours of the screen."},
    {.key = "mouse", .type = YAML_BOOL, .offset = AT(mouse), .help = "Whether the mouse is listened to."},
    {.key = "numbers", .type = YAML_BOOL, .offset = AT(numbers), .help = "Whether points are shown."},
    {.key = "ascii", .type = YAML_BOOL, .offset = AT(ascii), .help = "Whether lines are drawn with plain ASCII."},
    {.key = "welcomed", .type = YAML_BOOL, .offset = AT(welcomed), .help = "Whether the first-start screen was seen."},
    {.key = "keys",
     .type = YAML_WORD_LISTS,
     .offset = AT(keys),
     .count_offset = AT(key_count),
     .help = "Keys of your own: an action's name, and the key or keys that do it, such as walk.review: C-e."},
    {.key = "rules",
     .type = YAML_STRUCT,
     .offset = AT(rules),
     .schema = &rules_schema,
     .help = "Rules that you have switched off or given another weight."},
};
#undef AT

static const YamlSchema settings_schema = {
    .name = "settings",
    .size = sizeof(SettingsRecord),
    .fields = settings_fields,
    .field_count = sizeof settings_fields / sizeof *settings_fields,
};

static char *settings_path(const Store *store) {
    return path_join(store->config, "config.yaml");
}

const char *settings_file(const Store *store, Arena *arena) {
    char *path = settings_path(store);
    const char *file = arena_string(arena, path);
    free(path);
    return file;
}

/* The list without what stands for the rule, with room for one more. */
static const char **rules_without(const Strings *off, const char *rule, Arena *arena, size_t *count) {
    const char **items = arena_array(arena, off->count + 1, sizeof *items);
    *count = 0;
    for (size_t i = 0; i < off->count; i++) {
        if (!rule_choice_covers(off->items[i], rule))
            items[(*count)++] = off->items[i];
    }
    return items;
}

void settings_rule_off(Settings *settings, const char *rule, Arena *arena) {
    size_t count;
    const char **items = rules_without(&settings->rules.off, rule, arena, &count);
    items[count++] = arena_string(arena, rule);
    settings->rules.off = (Strings){.items = items, .count = count};
}

void settings_rule_on(Settings *settings, const char *rule, Arena *arena) {
    size_t count;
    const char **items = rules_without(&settings->rules.off, rule, arena, &count);
    settings->rules.off = (Strings){.items = items, .count = count};
}

static bool read_settings(const Store *store, Arena *arena, Settings *out, Error *error) {
    *out = (Settings){.pace = 1};
    char *path = settings_path(store);
    SettingsRecord record = {0};
    Error reason = {0};
    RecordState state = record_load(&settings_schema, SETTINGS_VERSION, path, arena, &record, NULL, &reason);
    if (state == RECORD_FINE)
        *out = record.settings;
    else if (state == RECORD_NEWER)
        record_tell_newer(path, record.version, SETTINGS_VERSION, &reason);
    free(path);
    if (state == RECORD_FINE)
        return true;
    if (reason.code != ERROR_NOT_FOUND)
        return store_fail(&reason, error);
    error_clear(&reason); /* no file: nothing was chosen yet */
    return true;
}

static void write_settings(const Settings *settings, Buffer *out) {
    const SettingsRecord record = {SETTINGS_VERSION, *settings};
    yaml_save(&settings_schema, &record, out);
}

/* What another program changes from now on is told from what this one does. */
static void remember(Store *store, const Settings *settings) {
    buffer_clear(&store->settings);
    write_settings(settings, &store->settings);
}

bool settings_load(Store *store, Arena *arena, Settings *out, Error *error) {
    bool fine = read_settings(store, arena, out, error);
    remember(store, out);
    return fine;
}

/* Another program holds it for some milliseconds only, unless it was stopped in the middle: nobody waits for that. */
static void take_turn(const Store *store, Lock *out) {
    char *path = path_join(store->state, "settings.lock");
    Error error = {0};
    for (int tries = 0; folder_make(store->state, STORE_FOLDER_MODE, &error) && !lock_take(path, out, &error) &&
                        error.code == ERROR_LOCKED && tries < TURN_TRIES;
         tries++) {
        error_clear(&error);
        nanosleep(&(struct timespec){0, TURN_MILLISECONDS * 1000000L}, NULL);
    }
    error_clear(&error);
    free(path);
}

/* The settings as this program wants them, with what another has changed in the file since they were read here. What
 * would not be read again is not written. */
static bool settings_text(const Store *store, const Settings *settings, const Settings *in_file, const char *path,
                          Arena *arena, Buffer *out, Error *error) {
    Buffer ours = {0}, theirs = {0}, merged = {0};
    write_settings(settings, &ours);
    write_settings(in_file, &theirs);
    merge_keys(buffer_slice(&store->settings), buffer_slice(&ours), buffer_slice(&theirs), &merged);
    SettingsRecord again = {0};
    Error reason = {0};
    bool fine = record_parse(&settings_schema, SETTINGS_VERSION, path, buffer_slice(&merged), arena, &again, &reason) ==
                RECORD_FINE;
    if (fine)
        write_settings(&again.settings, out); /* keys in their order */
    else
        error_set(error, ERROR_INVALID, MSG_STORE_BAD_SETTINGS, reason.message);
    error_clear(&reason);
    buffer_free(&ours);
    buffer_free(&theirs);
    buffer_free(&merged);
    return fine;
}

bool settings_save(Store *store, const Settings *settings, Error *error) {
    Arena *arena = arena_new();
    Buffer text = {0};
    Settings in_file;
    Lock turn = {0};
    char *path = settings_path(store);
    take_turn(store, &turn);
    bool fine = read_settings(store, arena, &in_file, error) &&
                settings_text(store, settings, &in_file, path, arena, &text, error) &&
                folder_make(store->config, STORE_FOLDER_MODE, error) &&
                file_replace(path, buffer_slice(&text), STORE_FILE_MODE, error);
    lock_release(&turn);
    if (fine)
        remember(store, settings);
    free(path);
    buffer_free(&text);
    arena_free(arena);
    return fine;
}
