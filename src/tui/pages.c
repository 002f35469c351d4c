/* The pages that are laid over a screen: examples of a step, advice for choosing the story, and why a remark matters.
 */
#include "base/messages.h"
#include "render/evidence.h"
#include "tui/screens.h"

#include <string.h>

enum { BULLET_COLUMNS = 2 };

static void add_heading(Pager *pager, const char *heading) {
    if (pager_count(pager) > 0)
        pager_add_blank(pager);
    pager_add_string(pager, INK_TITLE, heading);
}

static void add_text(Pager *pager, const char *heading, Ink ink, const char *text) {
    if (!text || !*text)
        return;
    add_heading(pager, heading);
    pager_add_string(pager, ink, text);
}

static void add_list(Pager *pager, const char *heading, const char *bullet, Strings strings) {
    if (strings.count == 0)
        return;
    add_heading(pager, heading);
    for (size_t i = 0; i < strings.count; i++)
        pager_add(pager, INK_TEXT, BULLET_COLUMNS, bullet, slice_of(strings.items[i]));
}

static void add_example(Pager *pager, const char *heading, const Example *example) {
    if (!example->text)
        return;
    Buffer quoted = {0};
    buffer_printf(&quoted, MSG_TUI_QUOTED, example->text);
    add_text(pager, heading, INK_TEXT, buffer_string(&quoted));
    if (example->note)
        pager_add(pager, INK_QUIET, BULLET_COLUMNS, MSG_TUI_ARROW, slice_of(example->note));
    buffer_free(&quoted);
}

Screen *example_page_new(const Section *section, const Guide *whole, const TargetRole *role) {
    Pager *pager = pager_new();
    const SectionGuide *guide = whole ? guide_section(whole, section->id) : NULL;
    if (guide) {
        const char *near = guide_near_example(whole, section->id, role);
        add_example(pager, MSG_TUI_EXAMPLE_NEAR, &(Example){.text = near});
        add_example(pager, near ? MSG_TUI_EXAMPLE_OTHER : MSG_TUI_EXAMPLE_GOOD, &guide->good);
        add_example(pager, MSG_TUI_EXAMPLE_POOR, &guide->poor);
        add_text(pager, MSG_TUI_EXAMPLE_DIFFERENCE, INK_TEXT, guide->difference);
        add_list(pager, MSG_TUI_EXAMPLE_TIPS, MSG_TUI_DOT, guide->tips);
    }
    if (pager_count(pager) == 0)
        add_text(pager, MSG_TUI_EXAMPLE_TIPS, INK_TEXT, section->tip ? section->tip : section->ask);
    return popup_screen_new(section->label, pager);
}

Screen *story_page_new(const Guide *guide) {
    Pager *pager = pager_new();
    if (guide) {
        add_list(pager, MSG_TUI_EXAMPLE_TIPS, MSG_TUI_DOT, guide->story.tips);
        add_list(pager, MSG_TUI_STORIES_GOOD, MSG_TUI_TICK, guide->story.good);
        add_list(pager, MSG_TUI_STORIES_POOR, MSG_TUI_CROSS, guide->story.poor);
        add_list(pager, MSG_TUI_WANTS, MSG_TUI_DOT, guide->wants);
        add_list(pager, MSG_TUI_NEVER, MSG_TUI_DOT, guide->never);
        add_text(pager, MSG_TUI_NEIGHBOURS, INK_TEXT, guide->neighbours);
    }
    if (pager_count(pager) == 0)
        pager_add_string(pager, INK_TEXT, MSG_TUI_STORY_PLAIN);
    return popup_screen_new(MSG_TUI_STORY_TITLE, pager);
}

Screen *why_page_new(const char *title, const Reason *reason) {
    Pager *pager = pager_new();
    pager_add_string(pager, INK_TITLE, reason->message);
    if (*reason->quote && !strstr(reason->message, reason->quote)) { /* said once is enough */
        Buffer quoted = {0};
        buffer_printf(&quoted, MSG_TUI_QUOTED, reason->quote);
        add_text(pager, MSG_TUI_WHY_WORDS, INK_TEXT, buffer_string(&quoted));
        buffer_free(&quoted);
    }
    add_text(pager, MSG_TUI_WHY_MATTERS, INK_TEXT, reason->why);
    add_text(pager, MSG_TUI_WHY_MEND, INK_TEXT, reason->fix);
    add_text(pager, MSG_TUI_EXAMPLE_TIPS, INK_ACCENT, reason->tip);
    add_example(pager, MSG_TUI_EXAMPLE_GOOD, &(Example){.text = reason->example});
    Buffer evidence = {0};
    evidence_write(reason->evidence, &evidence);
    add_text(pager, MSG_TUI_WHY_EVIDENCE, INK_QUIET, buffer_string(&evidence));
    buffer_free(&evidence);
    return popup_screen_new(title, pager);
}
