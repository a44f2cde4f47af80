/* What the parts of the kit share. */
#ifndef BAHE_KIT_PRIVATE_H
#define BAHE_KIT_PRIVATE_H

#include <bahe/kit.h>

typedef struct {
  guint type;
  const BaheField *fields; /* after the entrant, of an entry */
  const BaheValue *values;
  gboolean cancelled, conflict;
  BaheValue when;
} Record;

struct BaheKit {
  const BahePlugin *plugin;
  const BaheKind *kind;
  GPtrArray *memory;             /* all values, until the kit is freed */
  GPtrArray *entrants, *persons; /* of char *; persons are numbered from FIRST_PERSON */
  GHashTable *roster;            /* "number/field" → text */
  GHashTable *standings;         /* "stage/group" → GArray of BaheStanding */
  const BaheValue *setup;
  GArray *records;  /* of Record */
  GPtrArray *facts; /* of GStrv */
  GPtrArray *deeds; /* of BaheDeed: what persons did in other activities */
  GPtrArray *rows;  /* of GStrv: of the views, the view's name first */
  void *state;
  guint64 seed;
  BaheValue when;      /* on which day verbs and events happen now */
  guint then;          /* the next record a `then` is about */
  guint line;          /* of the script that is said now */
  const char *refusal; /* of the last verb; NULL: let through */
  const char *why;     /* it was refused as invalid; else NULL */
  gboolean answered;   /* whether `refused` has said so */
};

#define FIRST_PERSON 1001

enum { KIT_ERROR_SCRIPT, KIT_ERROR_CONTRACT };
#define KIT_ERROR g_quark_from_static_string ("bahe-kit")

/* kit_value.c */
guint kit_count_fields (const BaheField *fields);
int kit_field (const BaheField *fields, const char *name);
/* A copy that lives as long as the kit. */
const char *kit_text (BaheKit *kit, const char *text);
const BaheValue *kit_copy_values (BaheKit *kit, const BaheValue *values, gsize n);
/* Words as values of the fields; `before`: values to start from, or NULL for the fallbacks. */
const BaheValue *kit_parse_values (BaheKit *kit, const BaheField *fields, const BaheValue *before, char **words,
                                   GError **error);
/* A day, or a minute. */
gboolean kit_parse_when (const char *word, BaheValue *value, GError **error);
/* The values with what is private sealed, as all but decide see them. */
const BaheValue *kit_seal (BaheKit *kit, const BaheField *fields, const BaheValue *values);
char *kit_show (const BaheKit *kit, const BaheField *field, const BaheValue *value);

/* kit_fact.c */
void kit_give_facts (BaheKit *kit, const BaheEventType *event, const BaheValue *values);
GStrv kit_row_words (const BaheKit *kit, const BaheEventType *view, const BaheValue *values);
/* Whether one row, or any of them, has all these words. */
gboolean kit_row_has (char **row, char **words);
gboolean kit_has_words (const GPtrArray *rows, char **words);
char *kit_join (const GPtrArray *rows);

/* kit.c */
const BaheEventType *kit_event_type (const BaheKit *kit, guint type);
int kit_event_named (const BaheKit *kit, const char *name);
void kit_open (BaheKit *kit, const BaheKind *kind, const BaheValue *setup);
/* Appends and evolves; FALSE: in conflict. */
gboolean kit_append (BaheKit *kit, guint type, const BaheField *fields, const BaheValue *values);
void kit_look (BaheKit *kit);
gboolean kit_do (BaheKit *kit, char **words, GError **error);

#endif
