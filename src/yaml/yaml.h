/* YAML bound to structs by const tables: one engine to load, validate, save and free.
 *
 * A YamlSchema says which keys a mapping may have, of which type each is, and where it goes in the struct. Loading
 * tells *all* errors of a file at once, each on its line; strings and arrays lie in the caller's arena. Absent optional
 * keys leave zero (or `standard`). Arrays bind to two neighbours in the struct: a pointer at `offset`, a size_t count
 * at `count_offset`. */
#ifndef YAML_YAML_H
#define YAML_YAML_H

#include <starcoach/arena.h>
#include <starcoach/date.h>
#include <starcoach/error.h>
#include <stdint.h>

typedef enum YamlType {
    YAML_STRING,  /* const char *            any scalar; never NULL when present */
    YAML_TEXT,    /* const char *            as STRING, saved as a literal block | where it has a newline or is long */
    YAML_ID,      /* const char *            letters, digits, . _ -; not empty */
    YAML_INTEGER, /* int                     within [least, most] */
    YAML_NUMBER,  /* double                  within [least, most] */
    YAML_BOOL,    /* bool                    true, false, yes, no */
    YAML_DATE,    /* Date                    YYYY, YYYY-MM, YYYY-MM-DD */
    YAML_CHOICE,  /* int                     index in choices */
    YAML_STRUCT,  /* the struct itself, inside */
    YAML_STRUCT_PTR,  /* T *, in the arena; NULL when absent */
    YAML_STRINGS,     /* const char **, size_t   a sequence of scalars, or one scalar */
    YAML_STRUCTS,     /* T *, size_t             a sequence of mappings */
    YAML_WORD_COUNTS, /* YamlWordCount *, size_t   a mapping word: whole number */
    YAML_WORD_NUMBERS, /* YamlWordNumber *, size_t  the same, each with its place */
    YAML_WORD_PAIRS,  /* YamlWordPair *, size_t    a mapping word: text */
    YAML_WORD_LISTS,  /* YamlWordList *, size_t    a mapping name: [texts] */
} YamlType;

enum {
    YAML_REQUIRED = 1,
    YAML_UNIQUE_ID = 2 /* on the id key of a struct in YAML_STRUCTS: no two alike in the sequence */,
    YAML_NOT_EMPTY = 4 /* a string with more than blanks, a sequence with at least one item */
};

/* Where an object stood in its file; bind with YAML_MARK. */
typedef struct YamlMark {
    uint32_t line, column; /* 1-based */
} YamlMark;

/* What the items of YAML_WORD_… look like; the struct bound to has arrays of these, or of structs that begin alike. */
typedef struct YamlWordCount {
    const char *word;
    int count;
} YamlWordCount;

typedef struct YamlWordNumber {
    const char *word;
    int number;
    YamlMark mark; /* of the word */
} YamlWordNumber;

typedef struct YamlWordPair {
    const char *word;
    const char *means;
} YamlWordPair;

typedef struct YamlWordList {
    const char *word;
    const char **items;
    size_t count;
    YamlMark mark; /* of the word */
} YamlWordList;

/* Of one item. */
size_t yaml_word_size(YamlType type);

typedef struct YamlSchema YamlSchema;

typedef struct YamlField {
    const char *key;
    YamlType type;
    int flags;
    size_t offset;
    size_t count_offset; /* sequences and maps */
    size_t
        marks_offset; /* YAML_STRINGS: a YamlMark * with one mark an item; 0 = not wanted (offset 0 never holds one) */
    double least, most;         /* numbers; both 0: no limit */
    const char *const *choices; /* NULL-terminated */
    const YamlSchema *schema;   /* structs */
    const char *standard;       /* scalar taken when the key is absent; NULL: zero */
    const char *help;           /* one sentence for the authors' manual */
} YamlField;

struct YamlSchema {
    const char *name; /* "rule": for messages */
    size_t size;      /* of the struct */
    const YamlField *fields;
    size_t field_count;
    bool extensible; /* one of these may say `extends: ID` of another */
    bool has_mark; /* the struct has a YamlMark at mark_offset */
    size_t mark_offset;
};

#define YAML_EXTENDS_KEY "extends"

/* Where the objects lie that a file's own may extend: hands the text of each file of that kind to `take`. */
typedef struct YamlExtends {
    void (*each)(void *context, void (*take)(void *host, Slice text), void *host);
    void *context;
} YamlExtends;

typedef struct YamlLimits {
    size_t bytes, depth, aliases, nodes; /* 0: the standard ones (yaml_limits) */
} YamlLimits;

extern const YamlLimits yaml_limits; /* 8 MiB, 32 levels, 64 aliases, 200,000 nodes */

/* Loads one document into `out` (of schema->size bytes, zeroed by the call). False and one or more errors when anything
 * is wrong; `out` then holds what could be read. `name` is for messages. `text` may be any bytes. */
bool yaml_load(const YamlSchema *schema, const char *name, Slice text, const YamlLimits *limits, Arena *arena,
               void *out, ErrorList *errors);
/* The same for a file whose objects may extend others: a mapping with `extends: ID` is laid over the one with that `id`. Its scalars
 * and lists replace those there; in the place of a list `{add: …, remove: …, change: …}` adds items at the end, removes them by
 * their text or id, and lays mappings over those of the same id; other mappings are laid over each other key by key. */
bool yaml_load_extending(const YamlSchema *schema, const char *name, Slice text, const YamlExtends *extends, Arena *arena,
                         void *out, ErrorList *errors);
/* Appends the document; keys in the schema's order, those left out whose absence would load as the same. Load, save,
 * load is equal. Strings must be UTF-8; those of required fields must not be NULL; numbers must be finite. */
void yaml_save(const YamlSchema *schema, const void *in, Buffer *out);
/* Appends the text, which must be UTF-8, in double quotes: a scalar that is read as the same text, whatever it holds. */
void yaml_append_quoted(Slice text, Buffer *out);
/* "did you mean": the nearest of the names within an edit distance of a third of its length; NULL when none is near. */
const char *nearest_name(const char *word, const char *const *names, size_t count);

#endif
