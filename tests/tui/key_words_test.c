/* Sentences that name keys: none names one by itself, all follow the keys that a person has chosen. */
#include "base/file.h"
#include "front_fixture.h"
#include "tui/key_words.h"

#include <ctype.h>

/* All that the front end says. */
static Slice messages(Buffer *text) {
    static const char *const chapters[] = {"tui", "tui_actions", "tui_answer", "tui_rehearsal"};
    for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++) {
        Buffer path = {0}, chapter = {0};
        Error error = {0};
        buffer_printf(&path, STARCOACH_SOURCE "/src/base/messages/%s.h", chapters[i]);
        if (!file_read(buffer_string(&path), 1 << 20, &chapter, &error))
            fail_msg("%s", error.message);
        buffer_append(text, buffer_slice(&chapter));
        buffer_free(&path);
        buffer_free(&chapter);
    }
    return buffer_slice(text);
}

/* ---- In the messages ---- */

/* Messages that may name a key by itself, and why. */
static const char *const exempt[] = {
    "MSG_TUI_NO_KEY_REMEDY", /* tells how keys are written */
    "MSG_TUI_SET_NOTE",      /* the same */
    "MSG_TUI_CHOICE_", /* Backspace, like digits and letters, is of the choices themselves and can't be bound */
};

static bool is_exempt(const char *line) {
    for (size_t i = 0; i < sizeof exempt / sizeof *exempt; i++)
        if (strstr(line, exempt[i]))
            return true;
    return false;
}

/* "Ctrl-" and "Alt-" with what follows, names of keys, and single small letters other than "a": p pauses. */
static bool is_key(const char *word, size_t size) {
    static const char *const keys[] = {"Enter", "Tab", "Esc", "Space", "Backspace", "PgUp", "PgDn", "Delete"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (size == strlen(keys[i]) && strncmp(word, keys[i], size) == 0)
            return true;
    static const char *const prefixes[] = {"Ctrl-", "Alt-", "C-", "M-"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strncmp(word, prefixes[i], strlen(prefixes[i])) == 0)
            return true;
    return size == 1 && islower((unsigned char)*word) && *word != 'a';
}

/* The first word of the literal, after `from`, that names a key; NULL: none does. */
static const char *key_in(const char *from, const char *end) {
    bool inside_braces = false;
    for (const char *at = from; at < end; at++) {
        inside_braces = *at == '{' || (inside_braces && *at != '}');
        bool begins = isalpha((unsigned char)*at) && (at == from || strchr(" (\"", at[-1]));
        if (!begins || inside_braces)
            continue;
        size_t size = strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'-");
        if (is_key(at, size))
            return at;
    }
    return NULL;
}

static void no_sentence_names_a_key_by_itself(void **state) {
    (void)state;
    Buffer text = {0}, line = {0};
    Slice rest = messages(&text);
    bool spared = false, goes_on = false;
    for (size_t at = 0, end; at < rest.size; at = end + 1) {
        for (end = at; end < rest.size && rest.data[end] != '\n';)
            end++;
        buffer_clear(&line);
        buffer_append(&line, slice_part(rest, (Span){at, end}));
        const char *words = buffer_string(&line), *opens = strchr(words, '"'), *closes = strrchr(words, '"');
        spared = is_exempt(words) || (goes_on && spared);
        goes_on = line.size > 0 && words[line.size - 1] == '\\';
        const char *key = opens && !spared ? key_in(opens + 1, closes) : NULL;
        if (key)
            fail_msg("a key is named by itself: %s\nin %s\nwrite the name of its action in braces", key, words);
    }
    buffer_free(&text);
    buffer_free(&line);
}

static bool is_action(const char *name, size_t size) {
    for (size_t i = 0; i < action_count; i++)
        if (strlen(actions[i].name) == size && strncmp(actions[i].name, name, size) == 0)
            return true;
    return false;
}

static void all_that_stands_in_braces_is_an_action(void **state) {
    (void)state;
    Buffer text = {0};
    messages(&text);
    size_t count = 0;
    for (const char *at = buffer_string(&text); (at = strchr(at, '{')) != NULL; at++) {
        size_t size = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz.-");
        if (size == 0) /* {+ of the history */
            continue;
        if (at[size + 1] != '}' || !is_action(at + 1, size))
            fail_msg("not an action: %.40s", at);
        count++;
    }
    assert_true(count > 30);
    buffer_free(&text);
}

/* ---- As they are shown ---- */

static void each_action_is_named_by_the_key_that_does_it(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        Buffer sentence = {0}, expected = {0};
        buffer_printf(&sentence, "{%s} and {%s}, {no.action}", actions[i].name, actions[i].name);
        key_append_name(actions[i].keys[0], &expected);
        Buffer standard = {0};
        buffer_printf(&standard, "%s and %s, {no.action}", buffer_string(&expected), buffer_string(&expected));
        assert_string_equal(key_words(buffer_string(&sentence)), buffer_string(&standard));
        action_bind(&actions[i], (int[]){NAMED(KEY_F(9)), 0});
        key_words_forget();
        assert_string_equal(key_words(buffer_string(&sentence)), "F9 and F9, {no.action}");
        action_bind(&actions[i], NULL);
        key_words_forget();
        buffer_free(&sentence);
        buffer_free(&expected);
        buffer_free(&standard);
    }
}

static void hit(Front *front, int key) {
    loop_event(front->loop, &(Event){.kind = EVENT_KEY, .key = key});
    loop_draw(front->loop);
}

/* The action gets a function key. */
static void bind(const char *name, int number) {
    for (size_t i = 0; i < action_count; i++)
        if (strcmp(actions[i].name, name) == 0)
            action_bind(&actions[i], (int[]){NAMED(KEY_F(number)), 0});
    key_words_forget();
}

static void a_key_of_ones_own_is_told_wherever_keys_are_told(void **state) {
    Front *front = *state;
    static const char *const names[] = {"welcome.begin", "walk.example", "walk.next", "any.back", "home.undo"};
    for (int i = 0; i < 5; i++)
        bind(names[i], i + 1);
    resize(front, 24, 80);
    assert_seen("Press F1 to begin.");
    hit(front, NAMED(KEY_F(1)));
    press(front, "Late");
    assert_seen("What makes a good one: F2");
    assert_seen("F3 to the writing");
    hit(front, NAMED(KEY_F(3)));
    rest(front);
    assert_seen("F2 shows an example");
    press(front, "<C-g>");
    press(front, "<End>");
    assert_seen("F4 goes back one step");
    for (int i = 0; i < 3; i++)
        hit(front, NAMED(KEY_F(4)));
    press(front, "<C-x>");
    assert_seen("F5 brings it back.");
    press(front, "y");
    assert_seen("F5 brings it back.");
}

static int give_keys_back(void **state) {
    for (size_t i = 0; i < action_count; i++)
        action_bind(&actions[i], NULL);
    key_words_forget();
    return front_tear_down(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_sentence_names_a_key_by_itself),
        cmocka_unit_test(all_that_stands_in_braces_is_an_action),
        cmocka_unit_test(each_action_is_named_by_the_key_that_does_it),
        cmocka_unit_test_setup_teardown(a_key_of_ones_own_is_told_wherever_keys_are_told, front_set_up, give_keys_back),
    };
    return cmocka_run_group_tests(tests, front_load_bank, front_free_bank);
}
