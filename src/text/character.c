#include "text/character.h"

#include <unictype.h>
#include <unistr.h>

#define M CHARACTER_MARK
#define S CHARACTER_SPACE
#define N CHARACTER_NEWLINE
#define L CHARACTER_LETTER
#define D CHARACTER_DIGIT
#define E CHARACTER_EMPHASIS

const uint8_t character_kinds[256] = {
    S, S, S, S, S, S, S, S, S, S, N, S, S, S, S, S, /* control characters are blanks */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, M, M, M, M, M, M, M, M, M, E, M, M, M, M, M, /*   ! " # $ % & ' ( ) * + , - . / */
    D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M, /* 0 … 9 : ; < = > ? */
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* @ A … */
    L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, E, /* … Z [ \ ] ^ _ */
    E, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ` a … */
    L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, S, /* … z { | } ~ */
};

#undef M
#undef S
#undef N
#undef L
#undef D
#undef E

enum {
    NEXT_LINE = 0x85,
    SOFT_HYPHEN = 0xAD,
    ZERO_WIDTH_SPACE = 0x200B,
    DASHES_FIRST = 0x2010, /* and quotation marks, bullets, the ellipsis */
    DASHES_LAST = 0x2027,
    LINE_SEPARATOR = 0x2028,
    PARAGRAPH_SEPARATOR = 0x2029,
    BYTE_ORDER_MARK = 0xFEFF,
    KANA_FIRST = 0x3041,
    KANA_LAST = 0x30FF,
};

CharacterKind character_kind_beyond_ascii(uint32_t c) {
    if (c >= DASHES_FIRST && c <= DASHES_LAST) /* what most often stands in English beside ASCII */
        return CHARACTER_MARK;
    if (c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR)
        return CHARACTER_NEWLINE;
    if (c == SOFT_HYPHEN)
        return CHARACTER_EXTENDER;
    if (c == ZERO_WIDTH_SPACE || c == BYTE_ORDER_MARK || c < 0xA0)
        return CHARACTER_SPACE;
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L)) {
        bool kana = c >= KANA_FIRST && c <= KANA_LAST;
        return kana || (c >= 0x2E80 && uc_is_property_ideographic(c)) ? CHARACTER_IDEOGRAPH : CHARACTER_LETTER;
    }
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf))
        return CHARACTER_EXTENDER;
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd))
        return CHARACTER_DIGIT;
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Z))
        return CHARACTER_SPACE;
    return CHARACTER_MARK;
}

bool character_is_capital(uint32_t c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z'
                    : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool character_is_small(uint32_t c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Ll);
}

/* Plain forms; see the header. */
static uint32_t character_plain(uint32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) /* full-width ASCII */
        return c - 0xFEE0;
    switch (c) {
    case 0x2018: /* single quotes, and the letter apostrophe that some keyboards give */
    case 0x2019:
    case 0x201B:
    case 0x02BC:
        return '\'';
    case 0x2010: /* hyphen, non-breaking hyphen, minus */
    case 0x2011:
    case 0x2212:
        return '-';
    default:
        return c;
    }
}

uint32_t character_beyond_ascii(const char *data, size_t at, size_t end, size_t *size) {
    ucs4_t c;
    int length = u8_mbtouc(&c, (const uint8_t *)data + at, end - at);
    *size = c == 0xFFFD && length != 3 ? 1 : (size_t)length;
    return character_plain(c);
}
