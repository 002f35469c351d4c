/* Waiting for input or for room to write, and the signals that ask to leave meanwhile: hang-up, termination and Ctrl-C
 * set a flag. They are let in only while waiting, so that nothing is torn. */
#ifndef CLI_PLAIN_WAIT_H
#define CLI_PLAIN_WAIT_H

#include <stdbool.h>

typedef enum Waited { WAITED_READY, WAITED_TIME, WAITED_LEAVE } Waited;

void wait_begin(void); /* takes the signals */
void wait_end(void);   /* and gives them back */
/* `milliseconds` under 0: as long as it takes. A signal that nobody here minds does not end the wait. */
Waited wait_to_read(int fd, int milliseconds);
Waited wait_to_write(int fd);

#endif
