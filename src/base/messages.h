/* The one table of what the program says to people, in chapters by room. A translation replaces this folder; nothing
 * else in the program holds a sentence (content has its own, in YAML). */
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

#include "base/messages/answer.h"
#include "base/messages/base.h"
#include "base/messages/cli.h"
#include "base/messages/content.h"
#include "base/messages/judge.h"
#include "base/messages/plain.h"
#include "base/messages/render.h"
#include "base/messages/store.h"
#include "base/messages/text.h"
#include "base/messages/tui.h"
#include "base/messages/tui_actions.h"
#include "base/messages/tui_answer.h"
#include "base/messages/tui_rehearsal.h"
#include "base/messages/yaml.h"

#endif
