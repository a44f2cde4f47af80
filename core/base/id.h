/* UUIDv7: the id a client gives to a verb, so that the same verb sent twice is one. */
#ifndef BAHE_BASE_ID_H
#define BAHE_BASE_ID_H

#include <glib.h>

typedef struct {
  guint8 bytes[16];
} BaheId;

/* A new id of this moment; later ids of one process sort after earlier ones. The time inside is never read. */
BaheId bahe_id_new (void);

/* "0190…-…" in its 36 characters, any case; FALSE with BAHE_ERROR_INVALID otherwise. */
gboolean bahe_id_parse (const char *text, BaheId *id, GError **error);

/* 36 characters, lower case. Free with g_free. */
char *bahe_id_format (const BaheId *id);

#endif
