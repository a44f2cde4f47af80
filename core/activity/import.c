/* A table of text as verbs of one activity, all or nothing: read, look at each row, rehearse, record. */
#include "activity/import.h"
#include "activity/private.h"

#include <inttypes.h>
#include <string.h>

typedef struct {
  BaheUnit *unit;
  const BaheRequest *request;
  BaheField *fields;
  GPtrArray *rows;  /* BaheImportRow, for the caller */
  GPtrArray *items; /* BaheImportItem, one a row */
  gboolean people;  /* the roster's add-person */
  gboolean chat;    /* lines of a chat: what is not understood is asked, not wrong */
} Import;

static void
row_free (gpointer data)
{
  BaheImportRow *row = data;

  g_free (row->words);
  g_free (row);
}

static void
item_free (gpointer data)
{
  BaheImportItem *item = data;

  json_object_put (item->given);
  g_free (item->when);
  g_free (item->new_group);
  g_free (item->birthday);
  g_free (item);
}

static void
import_clear (Import *import)
{
  g_free (import->fields);
  g_ptr_array_unref (import->items);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

void
bahe_import_say (BaheImportItem *item, int state, char *words)
{
  item->row->state = state;
  g_free (item->row->words);
  item->row->words = words;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void
add_part (GByteArray *bytes, const char *part)
{
  guint32 length = GUINT32_TO_BE ((guint32) strlen (part));

  g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
  g_byte_array_append (bytes, (const guint8 *) part, (guint) strlen (part));
}

/* An id that the same row of the same table always gets: the `nth` time that it stands in the table. */
static BaheId
row_id (const BaheRequest *request, const char *verb, const char *content, guint nth)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *place = g_strdup_printf ("%" PRId64 ":%u", request->activity, nth);
  guint8 hash[BAHE_HASH_SIZE];
  BaheId id;

  add_part (bytes, place);
  add_part (bytes, verb);
  add_part (bytes, content);
  bahe_hash (bytes->data, bytes->len, NULL, 0, hash);
  memcpy (id.bytes, hash, sizeof id.bytes);
  id.bytes[6] = (guint8) ((id.bytes[6] & 0x0f) | 0x80); /* version 8: made by a rule of one's own */
  id.bytes[8] = (guint8) ((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

static void
take_cells (BaheImportItem *item, const BaheImportLine *line, const GArray *columns, const BaheField *fields)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (line->words != NULL) {
    bahe_import_say (item, line->state, g_strdup (line->words));
    return;
  }
  for (guint i = 0; i < line->cells->len; i++) {
    const char *cell = line->cells->pdata[i];
    if (*cell == '\0')
      continue;
    if (i >= columns->len) {
      bahe_import_say (
          item, BAHE_IMPORT_WRONG,
          g_strdup_printf (_ ("“%s” stands beyond the last heading; put it under one, or take it away"), cell));
      return;
    }
    int field = g_array_index (columns, int, i);
    if (field >= 0)
      bahe_json_add_text (item->given, fields[field].name, cell);
    else
      item->when = g_strdup (cell);
    /* What is private is not repeated to whoever looks over a shoulder. */
    gboolean private = field >= 0 && fields[field].private_to != NULL;
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", private ? _ ("given") : cell);
  }
  bahe_import_say (item, BAHE_IMPORT_NEW, g_strdup (words->str));
}

/* What tells this row from others, without anything private that could be guessed from its id. NULL: it is wrong, and
 * says why. */
static char *
content_of (const Import *import, BaheNaming *naming, BaheImportItem *item)
{
  g_autoptr (BaheJson) given = bahe_given_copy (item->given);
  g_autoptr (GError) wrong = NULL;

  if (bahe_fields_private (import->fields) && !bahe_given_hide_private (naming, import->fields, given, &wrong)) {
    bahe_import_say (item, BAHE_IMPORT_WRONG, g_strdup (wrong->message));
    return NULL;
  }
  g_autofree char *values = bahe_json_canonical (given);
  return g_strconcat (values, item->when, NULL);
}

static void
make_items (Import *import, BaheNaming *naming, const BaheImportTable *table, const GArray *columns)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < table->lines->len; i++) {
    const BaheImportLine *line = table->lines->pdata[i];
    BaheImportItem *item = g_new0 (BaheImportItem, 1);
    item->row = g_new0 (BaheImportRow, 1);
    item->row->line = line->line;
    item->given = json_object_new_object ();
    g_ptr_array_add (import->rows, item->row);
    g_ptr_array_add (import->items, item);
    take_cells (item, line, columns, import->fields);
    if (import->people)
      bahe_import_take_birthday (item);
    g_autofree char *content = content_of (import, naming, item);
    if (content == NULL)
      continue;
    guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (times, content)) + 1;
    item->id = row_id (import->request, import->request->verb, content, nth);
    g_hash_table_replace (times, g_steal_pointer (&content), GUINT_TO_POINTER (nth));
  }
}

/* ---- looking at each row --------------------------------------------------------------------- */

static gboolean
mark_known (Import *import, BaheView *view, GError **error)
{
  for (guint i = 0; i < import->items->len; i++) {
    BaheImportItem *item = import->items->pdata[i];
    guint8 digest[BAHE_HASH_SIZE];
    gint64 seq = 0;
    guint n = 0;
    if (item->row->state != BAHE_IMPORT_NEW)
      continue;
    if (!bahe_view_known (view, &item->id, &seq, &n, digest, error))
      return FALSE;
    if (n > 0)
      bahe_import_say (item, BAHE_IMPORT_KNOWN, g_strdup_printf (_ ("recorded already, as record %" PRId64), seq));
  }
  return TRUE;
}

/* In a chat a name that nobody or two have, and what was recorded otherwise, is for a person to settle. */
static int
state_of_fault (const Import *import, const GError *error)
{
  return import->chat && error->domain == BAHE_ERROR && error->code != BAHE_ERROR_INVALID ? BAHE_IMPORT_DOUBTFUL
                                                                                          : BAHE_IMPORT_WRONG;
}

/* The fen of the first field of money. */
static void
note_money (BaheImportItem *item, const BaheField *fields, const BaheValue *values)
{
  for (guint i = 0; fields[i].name != NULL; i++)
    if (fields[i].type == BAHE_MONEY && (fields[i].flags & BAHE_MANY) == 0 && values[i].how != BAHE_UNSET) {
      item->row->money = values[i].integer;
      return;
    }
}

/* Names, numbers and days that cannot be read; a row whose group is still to be added is left to the rehearsal. */
static void
mark_unreadable (Import *import, const BaheNames *names)
{
  for (guint i = 0; i < import->items->len; i++) {
    BaheImportItem *item = import->items->pdata[i];
    g_autoptr (GError) wrong = NULL;
    BaheSpan when;
    if (item->row->state != BAHE_IMPORT_NEW)
      continue;
    if (item->when != NULL && !bahe_span_parse (item->when, names->today, &when, &wrong)) {
      bahe_import_say (item, BAHE_IMPORT_WRONG, g_strdup (wrong->message));
      continue;
    }
    if (item->new_group != NULL)
      continue;
    g_autoptr (BaheValues) values = bahe_values_parse (import->fields, item->given, names, &wrong);
    if (values == NULL)
      bahe_import_say (item, state_of_fault (import, wrong), g_strdup (wrong->message));
    else
      note_money (item, import->fields, bahe_values_get (values));
  }
}

/* ---- rehearsing and recording ---------------------------------------------------------------- */

typedef struct {    /* the verbs of the new rows, in order */
  GArray *requests; /* BaheRequest */
  GPtrArray *of;    /* the BaheImportItem that each is for */
  GPtrArray *owned; /* what the requests borrow */
} Verbs;

static void
verbs_clear (Verbs *verbs)
{
  g_array_unref (verbs->requests);
  g_ptr_array_unref (verbs->of);
  g_ptr_array_unref (verbs->owned);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verbs, verbs_clear)

static void
add_verb (Verbs *verbs, const BaheRequest *request, BaheImportItem *item)
{
  g_array_append_val (verbs->requests, *request);
  g_ptr_array_add (verbs->of, item);
}

/* The verb that adds a row's group, once. */
static void
add_group_verb (const Import *import, Verbs *verbs, GHashTable *groups, BaheImportItem *item, gboolean dry_run)
{
  char *key = bahe_text_key (item->new_group);

  if (!g_hash_table_add (groups, key))
    return;
  BaheRequest request = *import->request;
  request.verb = "add-group";
  request.given = json_object_new_object ();
  bahe_json_add_text (request.given, "name", item->new_group);
  request.id = row_id (import->request, request.verb, key, 1);
  request.dry_run = dry_run;
  g_ptr_array_add (verbs->owned, request.given);
  add_verb (verbs, &request, item);
}

/* The birthday is told behind its person, whose key seals it. */
static void
add_birth_verb (const Import *import, Verbs *verbs, const BaheRequest *of, BaheImportItem *item)
{
  g_autofree char *content = bahe_json_canonical (item->given);
  BaheRequest request = *of;

  request.verb = BAHE_IMPORT_BIRTH;
  request.given = bahe_import_birthday_given (item);
  request.id = row_id (import->request, request.verb, content, 1);
  g_ptr_array_add (verbs->owned, request.given);
  add_verb (verbs, &request, item);
}

static void
make_verbs (const Import *import, Verbs *verbs, gboolean dry_run)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  verbs->requests = g_array_new (FALSE, FALSE, sizeof (BaheRequest));
  verbs->of = g_ptr_array_new ();
  verbs->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) bahe_json_put);
  for (guint i = 0; i < import->items->len; i++) {
    BaheImportItem *item = import->items->pdata[i];
    if (item->row->state != BAHE_IMPORT_NEW)
      continue;
    if (item->new_group != NULL)
      add_group_verb (import, verbs, groups, item, dry_run);
    BaheRequest request = *import->request;
    request.id = item->id;
    request.given = item->given;
    request.when = item->when != NULL ? item->when : import->request->when;
    request.dry_run = dry_run;
    add_verb (verbs, &request, item);
    if (item->birthday != NULL)
      add_birth_verb (import, verbs, &request, item);
  }
}

/* What failed is the row's fault, not the store's. */
static gboolean
is_of_the_row (const GError *error)
{
  return g_error_matches (error, BAHE_ERROR, BAHE_ERROR_INVALID) ||
         g_error_matches (error, BAHE_ERROR, BAHE_ERROR_REFUSED) ||
         g_error_matches (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND) ||
         g_error_matches (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS) ||
         g_error_matches (error, BAHE_ERROR, BAHE_ERROR_CONFLICT);
}

/* Does the verbs. Where it fails, *failed is the item that could not be done; NULL: no one item is to blame. */
static gboolean
do_verbs (const Import *import, gboolean dry_run, BaheImportItem **failed, GError **error)
{
  g_auto (Verbs) verbs = { 0 };

  *failed = NULL;
  make_verbs (import, &verbs, dry_run);
  const BaheRequest *requests = (const BaheRequest *) verbs.requests->data;
  guint n = verbs.requests->len, at = 0;
  g_autofree BaheAnswer *answers = g_new0 (BaheAnswer, n);
  g_autoptr (GError) wrong = NULL;
  gboolean done = bahe_unit_batch (import->unit, requests, n, answers, &wrong);
  for (guint i = 0; i < n; i++) {
    if (!done && *failed == NULL && answers[i].activity == 0) {
      *failed = verbs.of->pdata[i];
      at = i;
    }
    bahe_answer_clear (&answers[i]);
  }
  if (*failed != NULL && is_of_the_row (wrong)) /* the row is named where it is shown, by its line */
    g_set_error_literal (error, wrong->domain, wrong->code, bahe_batch_words (requests, at, wrong));
  else if (!done)
    g_propagate_error (error, g_steal_pointer (&wrong));
  return done;
}

#define MOST_REHEARSALS 200 /* of a table that is wrong all over, the first so many wrong rows are told */

/* Does everything but record, and again without each row that is refused. */
static gboolean
rehearse (Import *import, GError **error)
{
  for (guint i = 0; i < MOST_REHEARSALS; i++) {
    g_autoptr (GError) wrong = NULL;
    BaheImportItem *failed;
    if (do_verbs (import, TRUE, &failed, &wrong))
      return TRUE;
    if (failed == NULL || !is_of_the_row (wrong)) {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
    bahe_import_say (failed, state_of_fault (import, wrong), g_strdup (wrong->message));
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("more than %u rows are refused; correct those named and try again"), MOST_REHEARSALS);
  return FALSE;
}

static guint
count_rows (const Import *import, int state)
{
  guint n = 0;

  for (guint i = 0; i < import->items->len; i++)
    n += (int) ((const BaheImportItem *) import->items->pdata[i])->row->state == state;
  return n;
}

static gboolean
record_all (Import *import, GError **error)
{
  guint wrong = count_rows (import, BAHE_IMPORT_WRONG), doubtful = count_rows (import, BAHE_IMPORT_DOUBTFUL);
  BaheImportItem *failed;

  if (wrong + doubtful > 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("nothing was recorded: rows with errors %u, doubtful rows %u; correct them and import again"),
                 wrong, doubtful);
    return FALSE;
  }
  return count_rows (import, BAHE_IMPORT_NEW) == 0 || do_verbs (import, FALSE, &failed, error);
}

/* What is added along with a row is told with it. */
static void
tell_new_groups (Import *import)
{
  for (guint i = 0; i < import->items->len; i++) {
    BaheImportItem *item = import->items->pdata[i];
    if (item->row->state == BAHE_IMPORT_NEW && item->new_group != NULL)
      bahe_import_say (item, BAHE_IMPORT_NEW,
                       g_strdup_printf (_ ("%s (also adds the group “%s”)"), item->row->words, item->new_group));
  }
}

/* ---- the whole ------------------------------------------------------------------------------- */

static gboolean
look_at_rows (Import *import, BaheView *view, const BaheFold *fold, const char *text, GError **error)
{
  g_auto (BaheNaming) naming = { 0 };

  if (!bahe_naming_init (&naming, import->unit, view, fold, 0, error))
    return FALSE;
  import->chat = bahe_import_is_chat (text, import->fields);
  g_autoptr (BaheImportTable) table =
      import->chat ? bahe_import_chat_read (text, import->fields, &naming.names) : bahe_import_table_read (text, error);
  if (table == NULL)
    return FALSE;
  g_autoptr (GArray) columns = bahe_import_columns (table, import->fields, error);
  if (columns == NULL)
    return FALSE;
  make_items (import, &naming, table, columns);
  if (!mark_known (import, view, error))
    return FALSE;
  if (import->people)
    bahe_import_look_at_people (naming.roster, import->fields, import->items);
  mark_unreadable (import, &naming.names);
  return TRUE;
}

static gboolean
look_at_table (Import *import, const char *text, GError **error)
{
  const BaheRequest *request = import->request;
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (import->unit), error);
  BaheFold *fold = view != NULL ? bahe_unit_take_fold (import->unit, view, request->activity, error) : NULL;

  if (fold == NULL)
    return FALSE;
  import->people =
      fold->info != NULL && g_str_equal (fold->kind, "roster") && g_str_equal (request->verb, "add-person");
  import->fields =
      import->people ? bahe_import_people_fields (fold->info) : bahe_verb_fields (fold->info, request->verb);
  gboolean looked = FALSE;
  if (import->fields == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” has no verb “%s” to import"), fold->title,
                 request->verb);
  else
    looked = look_at_rows (import, view, fold, text, error);
  bahe_unit_give_fold (import->unit, fold);
  return looked;
}

gboolean
bahe_unit_import (BaheUnit *unit, const BaheRequest *request, const char *text, GPtrArray **rows, GError **error)
{
  g_auto (Import) import = { .unit = unit, .request = request };

  *rows = import.rows = g_ptr_array_new_with_free_func (row_free);
  import.items = g_ptr_array_new_with_free_func (item_free);
  if (!look_at_table (&import, text, error) || !rehearse (&import, error))
    return FALSE;
  tell_new_groups (&import);
  return request->dry_run || record_all (&import, error);
}
