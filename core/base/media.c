#include "base/media.h"

#include "base/language.h"

#include <string.h>

typedef struct {
  BaheMedia media;
  const char *label; /* several rows of one label are told once */
  gsize at;          /* where `begins` stands */
  const char *begins;
  gsize n_begins;
  const char *holds; /* also somewhere within; NULL: nothing */
  gsize n_holds;
} Row;

#define BYTES(text) (text), sizeof (text) - 1
#define ZIP "PK\x03\x04"
#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

static const Row rows[] = {
  { { "image/jpeg", TRUE, TRUE }, "JPEG", 0, BYTES ("\xff\xd8\xff"), NULL, 0 },
  { { "image/png", TRUE, TRUE }, "PNG", 0, BYTES ("\x89PNG\r\n\x1a\n"), NULL, 0 },
  { { "image/webp", TRUE, TRUE }, "WebP", 8, BYTES ("WEBPVP8"), NULL, 0 },
  { { "application/pdf", FALSE, TRUE }, "PDF", 0, BYTES ("%PDF-"), NULL, 0 },
  /* Office files are ZIP or OLE files with a part of a fixed name. */
  { { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", FALSE, FALSE },
    "Word",
    0,
    BYTES (ZIP),
    BYTES ("word/document.xml") },
  { { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FALSE, FALSE },
    "Excel",
    0,
    BYTES (ZIP),
    BYTES ("xl/workbook.xml") },
  { { "application/vnd.openxmlformats-officedocument.presentationml.presentation", FALSE, FALSE },
    "PowerPoint",
    0,
    BYTES (ZIP),
    BYTES ("ppt/presentation.xml") },
  { { "application/msword", FALSE, FALSE }, "Word", 0, BYTES (OLE), BYTES ("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0") },
  { { "application/vnd.ms-powerpoint", FALSE, FALSE },
    "PowerPoint",
    0,
    BYTES (OLE),
    BYTES ("P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0") },
  { { "application/vnd.ms-excel", FALSE, FALSE }, "Excel", 0, BYTES (OLE), BYTES ("W\0o\0r\0k\0b\0o\0o\0k\0") },
  { { "audio/mpeg", FALSE, FALSE }, "MP3", 0, BYTES ("ID3"), NULL, 0 },
  { { "audio/mpeg", FALSE, FALSE }, "MP3", 0, BYTES ("\xff\xfb"), NULL, 0 },
  { { "audio/mp4", FALSE, FALSE }, "MP4", 4, BYTES ("ftypM4A"), NULL, 0 },
  { { "video/mp4", FALSE, FALSE }, "MP4", 4, BYTES ("ftypisom"), NULL, 0 },
  { { "video/mp4", FALSE, FALSE }, "MP4", 4, BYTES ("ftypiso2"), NULL, 0 },
  { { "video/mp4", FALSE, FALSE }, "MP4", 4, BYTES ("ftypmp4"), NULL, 0 },
};
static const Row text_row = { { "text/plain", FALSE, FALSE }, N_ ("text (UTF-8)"), 0, NULL, 0, NULL, 0 };

static gboolean
fits (const Row *row, const char *bytes, gsize length)
{
  return length >= row->at + row->n_begins && memcmp (bytes + row->at, row->begins, row->n_begins) == 0 &&
         (row->holds == NULL || memmem (bytes, length, row->holds, row->n_holds) != NULL);
}

static gboolean
is_text (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (bytes[i]) && strchr ("\t\n\r\f", bytes[i]) == NULL)
      return FALSE;
  return length > 0 && memchr (bytes, 0, length) == NULL && g_utf8_validate (bytes, (gssize) length, NULL);
}

const BaheMedia *
bahe_media_of (const void *bytes, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (fits (&rows[i], bytes, length))
      return &rows[i].media;
  return is_text (bytes, length) ? &text_row.media : NULL;
}

const BaheMedia *
bahe_media_named (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].media.type, type) == 0)
      return &rows[i].media;
  return g_strcmp0 (text_row.media.type, type) == 0 ? &text_row.media : NULL;
}

char *
bahe_media_list (void)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_hash_table_add (told, (gpointer) rows[i].label))
      g_string_append_printf (list, "%s%s", rows[i].label, C_ ("list", ", "));
  return g_string_append (list, _ (text_row.label)), g_string_free (list, FALSE);
}
