/* The names of the bank's enumerations, as content and answer files write them. */
#include <starcoach/bank.h>

const char *const section_role_names[ROLE_COUNT + 1] = {"situation", "task",    "action", "result", "cause",
                                                        "lesson",    "applied", "close",  "other",  NULL};
const char *const story_kind_names[] = {"unknown",  "communication", "planning", "skill", "decision",
                                        "teamwork", "quality",       "other",    NULL};
const char *const story_reach_names[] = {"unknown", "me", "team", "department", "customers", "company", NULL};
const char *const story_repaired_names[] = {"unknown", "yes", "mostly", "no", NULL};
const char *const story_doubts_names[] = {"unknown", "none", "honesty", "safety", "major", NULL};
const char *const rule_kind_names[RULE_KIND_COUNT + 1] = {"phrase", "missing",  "empty", "share", "time",     "ratio",
                                                          "near",   "position", "story", "echo",  "sentence", NULL};
const char *const severity_names[4] = {"suggestion", "warning", "error", NULL};
