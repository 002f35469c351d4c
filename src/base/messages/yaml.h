/* What the room `yaml` says to people. Sentences only; numbers and names come in by printf. */
#ifndef BASE_MESSAGES_YAML_H
#define BASE_MESSAGES_YAML_H

#endif
