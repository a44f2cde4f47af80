/* What the parts of an import share: import_table.c reads text into cells, import_chat.c lines of a chat,
 * import_roster.c knows what is doubtful about people, import.c turns rows into verbs. */
#ifndef BAHE_ACTIVITY_IMPORT_H
#define BAHE_ACTIVITY_IMPORT_H

#include "activity/activity.h"
#include "activity/roster.h"

typedef struct {
  guint line;       /* in the text, from 1 */
  GPtrArray *cells; /* of char *; "" for an empty one */
  int state;        /* with `words`: what it is already before its cells are looked at */
  char *words;      /* NULL: nothing is said of it yet */
} BaheImportLine;
void bahe_import_line_free (gpointer line);

typedef struct {
  GPtrArray *lines;  /* of BaheImportLine, without blank ones and without the header */
  GPtrArray *header; /* of char *, as written */
} BaheImportTable;

/* TSV if the first line has a tab, else CSV. INVALID where a quote is never closed or there is no header. */
BaheImportTable *bahe_import_table_read (const char *text, GError **error);
void bahe_import_table_free (BaheImportTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheImportTable, bahe_import_table_free)

/* Whether any heading names a field, or when it happened. */
gboolean bahe_import_has_headings (const BaheImportTable *table, const BaheField *fields);

/* 接龙: whether the text is no table, and of a verb that somebody's name and a number begin. */
gboolean bahe_import_is_chat (const char *text, const BaheField *fields);
/* Its lines as a table whose headings are names of fields. Lines that cannot be read, and those that a later line of
 * the same person replaces, say so. */
BaheImportTable *bahe_import_chat_read (const char *text, const BaheField *fields, const BaheNames *names);

#define BAHE_IMPORT_BIRTH "birth" /* the verb of the roster that tells a birthday */
#define BAHE_IMPORT_NO_COLUMN (-1)   /* a column without a heading, in which nothing stands */
#define BAHE_IMPORT_WHEN_COLUMN (-2) /* when it happened, of each row */
/* For each column of the table the field it fills: an array of int. INVALID names every heading that fits none, with
 * the nearest. */
GArray *bahe_import_columns (const BaheImportTable *table, const BaheField *fields, GError **error);

typedef struct {      /* a row on its way to a verb */
  BaheImportRow *row; /* what is said about it; owned by the caller's array */
  json_object *given; /* field name → text; owned */
  char *when;         /* NULL: that of the request */
  BaheId id;
  char *new_group; /* a group that has to be added before it; NULL: none */
  char *birthday;  /* of a person, to be told once the person is there; NULL: not given */
} BaheImportItem;

/* Says of a row what it is and why; `words` is taken over. */
void bahe_import_say (BaheImportItem *item, int state, char *words);

/* Of a roster's add-person: people known already, doubtful namesakes, groups to be added. Items that are not new are
 * passed over. */
/* The roster's columns: what is asked of a person, and the birthday, which is told apart, sealed with the person's key. Free with
 * g_free. */
BaheField *bahe_import_people_fields (const BaheKindInfo *roster);
/* Takes the birthday out of a person's row. */
void bahe_import_take_birthday (BaheImportItem *item);
/* What the verb that tells it is given, of the person of this row. */
json_object *bahe_import_birthday_given (const BaheImportItem *item);
void bahe_import_look_at_people (const BaheRoster *roster, const BaheField *fields, GPtrArray *items);

#endif
