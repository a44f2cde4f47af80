/* What kind of file some bytes are: by the bytes themselves, never by a name. The declared table of what is kept. */
#ifndef BAHE_BASE_MEDIA_H
#define BAHE_BASE_MEDIA_H

#include <glib.h>

typedef struct {
  const char *type;  /* "image/jpeg" */
  gboolean picture;  /* a browser draws it */
  gboolean readable; /* may be opened in the browser; all others are only saved */
} BaheMedia;

/* NULL: nothing that is kept. Borrowed, static. */
const BaheMedia *bahe_media_of (const void *bytes, gsize length);
/* The row of a type; NULL: none of this name. */
const BaheMedia *bahe_media_named (const char *type);
/* What is kept, for people: "JPEG, PNG, …". Free with g_free. */
char *bahe_media_list (void);

#endif
