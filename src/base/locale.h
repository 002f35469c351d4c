/* How characters are written here. Nothing else goes by the locale: see slice.h. */
#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

/* Takes the character encoding that the environment asks for. Where its locale is not installed, as often on a machine
 * that is reached from another, but is one of UTF-8, any that is there and has UTF-8 is the next best. */
void locale_take(void);

#endif
