/* Images: compiled sets as numbers, laid out once when the program is built (scripts/image), part of it as constants,
 * and used where they lie.
 *
 *   build   content --feed--> builder --> set --phrase_image_write--> words and fingerprint --> a C file of constants
 *   run     content --feed--> fingerprint: the image's?   yes: the set is there          no: builder --> set
 *
 * The fingerprint is of all that a set is made of: the language, and what is handed to the builder, in its order. So an
 * image is never used for anything but what it was made of. */
#ifndef TEXT_PHRASE_IMAGE_H
#define TEXT_PHRASE_IMAGE_H

#include <starcoach/phrase.h>

typedef struct PhraseImage {
    uint64_t fingerprint;
    const uint64_t *words; /* NULL: there is no image */
    uint64_t source;       /* a fingerprint of where that all comes from, by which it is sooner known; 0: none */
} PhraseImage;

/* Hands lists and phrases to the builder, each time the same; false after an error, which it tells. */
typedef bool (*PhraseFeed)(void *host, PhraseBuilder *builder);

/* The set of what `feed` hands over: the image's where it was made of the same, else compiled. `*fine`: what `feed`
 * gave. With an image it is called once to see what there is, which goes without errors, and again to compile. */
PhraseSet *phrase_set_make(const PhraseImage *image, const Language *language, PhraseFeed feed, void *host, bool *fine);
/* The fingerprint of that set, found without compiling it. */
uint64_t phrase_builder_foresee(const Language *language, PhraseFeed feed, void *host);
bool phrase_set_is_ready(const PhraseSet *set); /* it is an image's */

/* Appends the set as whole words. The same for equal sets, wherever they were made. */
void phrase_image_write(const PhraseSet *set, Buffer *out);
uint64_t phrase_set_fingerprint(const PhraseSet *set);
/* The set that lies in the image, whose words outlive it. */
PhraseSet *phrase_image_open(const PhraseImage *image);

#endif
