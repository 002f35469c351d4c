/* In the place of images where there are none: in the program that makes them, and where STARCOACH_IMAGE is off. */
#include "answer/cues.h"
#include "content/image.h"
#include "judge/parts.h"

const PhraseImage judge_image = {0}, cues_image = {0};
const CutWordsImage cut_words_image = {0};

const FileImage file_images[] = {{0}};
const size_t file_image_count = 0;
