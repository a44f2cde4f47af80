/* Inside the files of sessions only: what they keep in memory and in their file. */
#ifndef BAHE_SERVER_SESSION_ROWS_H
#define BAHE_SERVER_SESSION_ROWS_H

#include "server/sessions.h"

typedef struct {
  guint number; /* from 1, over all activities */
  gint64 activity;
  BaheRole role;
  char *seat, *label;
  char *code;         /* hashed */
  gint64 made, since; /* minutes of the unit's wall clock: since it was made, since it has its state */
  gboolean withdrawn;
} BaheSeatRow;

typedef struct {
  char *hash; /* of the secret */
  BaheRole role;
  guint seat; /* number; 0: none */
  BaheSessionState state;
  gint64 since;
} BaheSessionRow;

typedef struct {
  char *salt;           /* goes into the hash of a code, so that nobody has a list of all of them */
  GPtrArray *seats;     /* of BaheSeatRow, in order of number */
  GHashTable *sessions; /* hash → BaheSessionRow */
} BaheSessionRows;

BaheSessionRows *bahe_session_rows_new (void);
void bahe_session_rows_free (BaheSessionRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheSessionRows, bahe_session_rows_free)
/* Takes the row. */
void bahe_session_rows_add (BaheSessionRows *rows, BaheSessionRow *row);
BaheSeatRow *bahe_session_rows_seat (const BaheSessionRows *rows, guint number); /* NULL: none */

/* As text, and back; CORRUPT naming the file. */
char *bahe_session_rows_write (const BaheSessionRows *rows);
BaheSessionRows *bahe_session_rows_read (const char *text, gsize length, const char *path, GError **error);

/* A new secret in 43 characters of URLs, and what is kept of one. Free with g_free. */
char *bahe_secret_new (void);
char *bahe_secret_hash (const char *secret, const char *purpose);

/* Puts the text in the place of the file, mode 0600, durable on return. */
gboolean bahe_secret_file_write (const char *path, const char *text, GError **error);

#endif
