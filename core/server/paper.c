/* Boards and programmes as pictures, text and pages. */
#include "server/paper.h"

#include "report/report.h"
#include "server/private.h"

#include <stdio.h>
#include <string.h>

#define MOST_KEPT 64

typedef struct {
  gint64 seq; /* of the boards it was drawn from, or an older one */
  GBytes *bytes;
  char *tag, *file;
} Kept;

struct BahePapers {
  GMutex drawing;   /* held while one is drawn: those who ask for the same one wait for it instead of drawing it too */
  GHashTable *kept; /* what was asked for → Kept */
};

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_bytes_unref (kept->bytes);
  g_free (kept->tag);
  g_free (kept->file);
  g_free (kept);
}

BahePapers *
bahe_papers_new (void)
{
  BahePapers *papers = g_new0 (BahePapers, 1);

  g_mutex_init (&papers->drawing);
  papers->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_free);
  return papers;
}

void
bahe_papers_free (BahePapers *papers)
{
  if (papers == NULL)
    return;
  g_hash_table_unref (papers->kept);
  g_mutex_clear (&papers->drawing);
  g_free (papers);
}

/* ---- drawing -------------------------------------------------------------------------------------------------------
 */

/* NULL or the value; an empty one asks for nothing. */
static const char *
asked_for (const BaheCall *call, const char *name)
{
  const char *value = bahe_call_query (call, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

static Kept *
draw (BaheCall *call, BahePaperFormat format, const BahePaperAsk *ask, gint64 seq, GError **error)
{
  char *file = NULL;
  GBytes *bytes = bahe_paper (call->server->unit, call->activity, format, ask, &file, error);

  if (bytes == NULL) {
    g_free (file);
    return NULL;
  }
  Kept *kept = g_new0 (Kept, 1);
  *kept = (Kept){ seq, bytes, bahe_reply_tag_of (bytes), file };
  return kept;
}

/* The one that was drawn from the boards as they are now, or a new one. With the lock held. */
static Kept *
find_or_draw (BaheCall *call, BahePaperFormat format, const BahePaperAsk *ask, GError **error)
{
  BahePapers *papers = call->server->papers;
  g_autofree char *key = g_strdup_printf ("%" PRId64 "/%d/%d/%s/%s", call->activity, (int) format, (int) call->language,
                                          ask->stage != NULL ? ask->stage : "", ask->group != NULL ? ask->group : "");
  gint64 seq = bahe_unit_boards_seq (call->server->unit, call->activity, error);
  Kept *kept = seq != 0 ? g_hash_table_lookup (papers->kept, key) : NULL;

  if (seq == 0 || (kept != NULL && kept->seq == seq))
    return kept;
  kept = draw (call, format, ask, seq, error);
  if (kept == NULL)
    return NULL;
  if (g_hash_table_size (papers->kept) >= MOST_KEPT)
    g_hash_table_remove_all (papers->kept);
  g_hash_table_replace (papers->kept, g_steal_pointer (&key), kept);
  return kept;
}

static gboolean
show (BaheCall *call, BaheReply *reply, BahePaperFormat format, GError **error)
{
  const BahePaperAsk ask = { .stage = asked_for (call, "stage"), .group = asked_for (call, "group") };

  g_mutex_lock (&call->server->papers->drawing);
  const Kept *kept = find_or_draw (call, format, &ask, error);
  if (kept != NULL) {
    bahe_reply_bytes (reply, bahe_paper_type (format), g_bytes_ref (kept->bytes));
    reply->tag = g_strdup (kept->tag);
    reply->file = g_strdup (kept->file);
    reply->keep = BAHE_KEEP_AND_ASK;
  }
  g_mutex_unlock (&call->server->papers->drawing);
  return kept != NULL;
}

/* ---- routes --------------------------------------------------------------------------------------------------------
 */

static gboolean
show_png (BaheCall *call, BaheReply *reply, GError **error)
{
  return show (call, reply, BAHE_PAPER_PNG, error);
}

static gboolean
show_svg (BaheCall *call, BaheReply *reply, GError **error)
{
  return show (call, reply, BAHE_PAPER_SVG, error);
}

static gboolean
show_text (BaheCall *call, BaheReply *reply, GError **error)
{
  return show (call, reply, BAHE_PAPER_TEXT, error);
}

static gboolean
show_pdf (BaheCall *call, BaheReply *reply, GError **error)
{
  return show (call, reply, BAHE_PAPER_PDF, error);
}

static gboolean
show_xlsx (BaheCall *call, BaheReply *reply, GError **error)
{
  return show (call, reply, BAHE_PAPER_XLSX, error);
}

static gboolean
show_programme (BaheCall *call, BaheReply *reply, GError **error)
{
  return show (call, reply, BAHE_PAPER_PROGRAMME, error);
}

/* Of a list of names in the body; NULL where there is none. Free with g_strfreev. FALSE: it is no such list. */
static gboolean
read_names (const BaheCall *call, char ***names, GError **error)
{
  json_object *list = NULL;

  *names = NULL;
  json_object_object_get_ex (call->body, "entrants", &list);
  if (list == NULL)
    return TRUE;
  if (!json_object_is_type (list, json_type_array))
    return bahe_call_say_field ("entrants", _ ("those who take part must be a list of names"), error);
  *names = g_new0 (char *, json_object_array_length (list) + 1);
  for (size_t i = 0; i < json_object_array_length (list); i++) {
    json_object *name = json_object_array_get_idx (list, i);
    if (!json_object_is_type (name, json_type_string))
      return bahe_call_say_field ("entrants", _ ("those who take part must be a list of names"), error);
    (*names)[i] = g_strdup (json_object_get_string (name));
  }
  return TRUE;
}

static gboolean
write_regulation (BaheCall *call, BaheReply *reply, GError **error)
{
  g_auto (GStrv) entrants = NULL;
  json_object *given = NULL;
  BaheRegulationAsk ask = { 0 };

  json_object_object_get_ex (call->body, "given", &given);
  if (given != NULL && !json_object_is_type (given, json_type_object))
    return bahe_call_say_field ("given", _ ("the values must be one JSON object: {\"name\": …}"), error);
  if (!bahe_call_text (call, "title", FALSE, &ask.title, error) || !read_names (call, &entrants, error))
    return FALSE;
  ask.entrants = (const char *const *) entrants;
  g_autoptr (GPtrArray) paragraphs = bahe_regulation (call->server->unit, call->words[0], given, &ask, error);
  if (paragraphs == NULL)
    return FALSE;
  json_object *object = json_object_new_object (), *list = json_object_new_array ();
  for (guint i = 0; i < paragraphs->len; i++)
    json_object_array_add (list, json_object_new_string (paragraphs->pdata[i]));
  json_object_object_add (object, "paragraphs", list);
  return bahe_reply_json (reply, object);
}

/* ---- 一事一档 ------------------------------------------------------------------------------------------------------
 */

static BaheRole
role_here (const BaheCall *call)
{
  return call->bound == 0 || call->bound == call->activity ? call->role : BAHE_VIEWER;
}

static gboolean
list_papers (BaheCall *call, BaheReply *reply, GError **error)
{
  json_object *papers = bahe_dossier (call->server->unit, call->activity, error);

  return papers != NULL && bahe_reply_json (reply, papers);
}

/* "receipt.pdf", or "receipt.png?page=2". */
static gboolean
show_paper (BaheCall *call, BaheReply *reply, GError **error)
{
  const char *page = asked_for (call, "page"), *dot = strrchr (call->words[0], '.');
  g_autofree char *name = dot != NULL ? g_strndup (call->words[0], (gsize) (dot - call->words[0])) : NULL;
  gint64 number = 1;

  if (name == NULL || (strcmp (dot, ".pdf") != 0 && strcmp (dot, ".png") != 0) ||
      (page != NULL && !g_ascii_string_to_signed (page, 10, 1, 10000, &number, NULL))) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_FOUND, _ ("there is no page at this address"));
    return FALSE;
  }
  const BaheDossierAsk ask = {
    .name = name, .role = role_here (call), .png = strcmp (dot, ".png") == 0, .page = (guint) number
  };
  char *file = NULL;
  g_mutex_lock (&call->server->papers->drawing);
  GBytes *bytes = bahe_dossier_paper (call->server->unit, call->activity, &ask, &file, error);
  g_mutex_unlock (&call->server->papers->drawing);
  reply->file = file;
  return bytes != NULL && bahe_reply_bytes (reply, ask.png ? "image/png" : "application/pdf", bytes);
}

/* ---- a month -------------------------------------------------------------------------------------------------------
 */

/* "2026-11.png": which month, in which form; FALSE: neither. */
static gboolean
read_month (const char *word, int *year, int *month, BahePaperFormat *format)
{
  static const struct {
    const char *ending;
    BahePaperFormat format;
  } endings[] = { { ".png", BAHE_PAPER_PNG }, { ".txt", BAHE_PAPER_TEXT }, { ".pdf", BAHE_PAPER_PDF } };
  int used = 0;

  if (sscanf (word, "%4d-%2d%n", year, month, &used) != 2 || *year < 1900 || *month < 1 || *month > 12)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    *format = endings[i].format;
    if (strcmp (word + used, endings[i].ending) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
show_month (BaheCall *call, BaheReply *reply, GError **error)
{
  int year, month;
  BahePaperFormat format;

  if (!read_month (call->words[0], &year, &month, &format)) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_NOT_FOUND, _ ("there is no page at this address"));
    return FALSE;
  }
  g_mutex_lock (&call->server->papers->drawing);
  GBytes *bytes = bahe_monthly (call->server->unit, year, month, format, &reply->file, error);
  g_mutex_unlock (&call->server->papers->drawing);
  return bytes != NULL && bahe_reply_bytes (reply, bahe_paper_type (format), bytes);
}

const BaheRoute bahe_paper_routes[] = {
  { "GET", "/monthly/{word}", BAHE_OFFICER, BAHE_ROUTE_THREAD, 0, show_month },
  { "GET", "/api/activity/{activity}/papers", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, list_papers },
  { "GET", "/activity/{activity}/paper/{word}", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_paper },
  { "GET", "/activity/{activity}/board.png", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_png },
  { "GET", "/activity/{activity}/board.svg", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_svg },
  { "GET", "/activity/{activity}/board.txt", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_text },
  { "GET", "/activity/{activity}/board.pdf", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_pdf },
  { "GET", "/activity/{activity}/board.xlsx", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_xlsx },
  { "GET", "/activity/{activity}/programme.pdf", BAHE_VIEWER, BAHE_ROUTE_THREAD, 0, show_programme },
  { "POST", "/api/kinds/{word}/regulation", BAHE_OFFICER, BAHE_ROUTE_THREAD, BAHE_SMALL_BODY, write_regulation },
  { 0 },
};
