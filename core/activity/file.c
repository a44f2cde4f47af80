/* Files: content that comes with what is given, becomes part of the same commit, and is handed out again. */
#include "activity/private.h"

#include <string.h>

#define LONGEST_NAME 100 /* characters */

/* ---- what comes with a request -------------------------------------------------------------------- */

static gboolean
brings (json_object *value)
{
  if (json_object_is_type (value, json_type_object)) {
    json_object_object_foreach (value, name, member)
    {
      if (g_str_equal (name, "base64") || brings (member))
        return TRUE;
    }
  } else if (json_object_is_type (value, json_type_array)) {
    for (size_t i = 0; i < json_object_array_length (value); i++)
      if (brings (json_object_array_get_idx (value, i)))
        return TRUE;
  }
  return FALSE;
}

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError **error, const char *field, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *words = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  GError *reason = g_error_new_literal (BAHE_ERROR, BAHE_ERROR_INVALID, words);
  bahe_error_set_field (reason, field);
  g_propagate_error (error, reason);
  return FALSE;
}

/* A name that is safe to give back as that of a file: no folder, nothing that cannot be seen. NULL with an error. */
static char *
clean_name (const char *given, const char *field, GError **error)
{
  g_autofree char *name = given != NULL ? bahe_text_clean (given, NULL) : NULL;

  if (name == NULL || *name == '\0' || strpbrk (name, "/\\\t\n") != NULL || g_str_equal (name, ".") ||
      g_str_equal (name, "..")) {
    refuse (error, field, _ ("the name of the file does not fit; give it without folders, like receipt.jpg"));
    return NULL;
  }
  if (g_utf8_strlen (name, -1) > LONGEST_NAME) {
    refuse (error, field, _ ("the name of the file is longer than %d characters; shorten it"), LONGEST_NAME);
    return NULL;
  }
  return g_steal_pointer (&name);
}

static gboolean
check_content (const char *name, const void *bytes, gsize length, const char *field, const BaheMedia **media,
               GError **error)
{
  if (length == 0)
    return refuse (error, field, _ ("the file “%s” is empty; choose another one"), name);
  if (length > BAHE_LARGEST_FILE)
    return refuse (error, field, _ ("the file “%s” is larger than %d MB; make it smaller"), name,
                   BAHE_LARGEST_FILE / (1024 * 1024));
  *media = bahe_media_of (bytes, length);
  if (*media != NULL)
    return TRUE;
  g_autofree char *list = bahe_media_list ();
  return refuse (error, field, _ ("a file like “%s” is not kept here; what fits: %s"), name, list);
}

/* Strict: what is no base64 would otherwise become other bytes. */
static gboolean
decode (json_object *content, guint8 **bytes, gsize *length)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  if (!json_object_is_type (content, json_type_string))
    return FALSE;
  gsize n = (gsize) json_object_get_string_len (content);
  const char *text = json_object_get_string (content);
  gsize plain = strspn (text, digits);
  if (n % 4 != 0 || plain + 2 < n || strspn (text + plain, "=") != n - plain)
    return FALSE;
  *bytes = g_base64_decode (text, length);
  return TRUE;
}

/* {"name", "base64"} becomes {"name", "type", "size", "blake2b"}; the content goes into `files`. */
static json_object *
take_file (json_object *given, const char *field, GHashTable *files, GError **error)
{
  g_autofree char *name = clean_name (bahe_json_text (given, "name"), field, error);
  const BaheMedia *media;
  guint8 hash[BAHE_HASH_SIZE];
  gsize length = 0;

  if (name == NULL)
    return NULL;
  g_autofree guint8 *bytes = NULL;
  if (!decode (bahe_json_member (given, "base64"), &bytes, &length)) {
    refuse (error, field, _ ("the content of “%s” is not base64"), name);
    return NULL;
  }
  if (!check_content (name, bytes, length, field, &media, error))
    return NULL;
  bahe_hash (bytes, length, NULL, 0, hash);
  g_autofree char *text = bahe_hash_text (hash);
  json_object *file = json_object_new_object ();
  bahe_json_add_text (file, "name", name);
  bahe_json_add_text (file, "type", media->type);
  json_object_object_add (file, "size", json_object_new_int64 ((gint64) length));
  bahe_json_add_text (file, "blake2b", text);
  g_hash_table_replace (files, g_steal_pointer (&text), g_bytes_new_take (g_steal_pointer (&bytes), length));
  return file;
}

static json_object *take_value (json_object *value, const char *field, GHashTable *files, GError **error);

static json_object *
take_list (json_object *list, const char *field, GHashTable *files, GError **error)
{
  g_autoptr (BaheJson) taken = json_object_new_array ();

  for (size_t i = 0; i < json_object_array_length (list); i++) {
    json_object *item = json_object_array_get_idx (list, i), *own = NULL;
    if (item != NULL && (own = take_value (item, field, files, error)) == NULL)
      return NULL;
    json_object_array_add (taken, own);
  }
  return g_steal_pointer (&taken);
}

static json_object *
take_members (json_object *object, const char *field, GHashTable *files, GError **error)
{
  g_autoptr (BaheJson) taken = json_object_new_object ();

  json_object_object_foreach (object, name, member)
  {
    json_object *own = NULL;
    /* "values" holds the fields of a correction. */
    const char *of = field != NULL && !g_str_equal (field, "values") ? field : name;
    if (member != NULL && (own = take_value (member, of, files, error)) == NULL)
      return NULL;
    json_object_object_add (taken, name, own);
  }
  return g_steal_pointer (&taken);
}

static json_object *
take_value (json_object *value, const char *field, GHashTable *files, GError **error)
{
  if (json_object_is_type (value, json_type_array))
    return take_list (value, field, files, error);
  if (!json_object_is_type (value, json_type_object))
    return json_object_get (value);
  if (json_object_object_get_ex (value, "base64", NULL))
    return take_file (value, field, files, error);
  return take_members (value, field, files, error);
}

gboolean
bahe_files_take (json_object *given, json_object **taken, GHashTable **files, GError **error)
{
  *taken = NULL;
  if (given == NULL || !brings (given))
    return TRUE;
  if (*files == NULL)
    *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  *taken = take_value (given, NULL, *files, error);
  return *taken != NULL;
}

/* ---- with the record ------------------------------------------------------------------------------ */

typedef struct {
  BaheAct *act;
  GError *error;
} Keeping;

static void
keep_one (json_object *file, const char *path, guint n, const char *hash, gpointer data)
{
  Keeping *keeping = data;
  GBytes *bytes = g_hash_table_lookup (keeping->act->files, hash);
  guint8 raw[BAHE_HASH_SIZE];

  if (bytes != NULL && keeping->error == NULL && bahe_hash_parse (hash, raw))
    bahe_transaction_put_file (keeping->act->transaction, raw, bytes, 0, &keeping->error);
}

gboolean
bahe_act_keep_files (BaheAct *act, json_object *body, GError **error)
{
  Keeping keeping = { act, NULL };

  if (act->files == NULL || act->request->dry_run)
    return TRUE;
  bahe_each_file (body, keep_one, &keeping);
  if (keeping.error == NULL)
    return TRUE;
  g_propagate_error (error, keeping.error);
  return FALSE;
}

char *
bahe_act_seal_file (gpointer data, gint64 person, const char *place, const char *hash, GError **error)
{
  BaheAct *act = data;
  GBytes *plain = act->files != NULL ? g_hash_table_lookup (act->files, hash) : NULL;
  guint8 stored[BAHE_HASH_SIZE];

  if (plain == NULL) {
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                         _ ("the content of the file did not come with it; give the file itself"));
    return NULL;
  }
  if (act->request->dry_run) {
    g_autofree char *tried = bahe_store_seal (act->unit->store, person, place, "", error);
    return tried != NULL ? g_strdup (hash) : NULL;
  }
  g_autoptr (GBytes) sealed = bahe_store_seal_bytes (act->unit->store, person, place, plain, error);
  if (sealed == NULL)
    return NULL;
  bahe_hash (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed), NULL, 0, stored);
  if (!bahe_transaction_put_file (act->transaction, stored, sealed, person, error))
    return NULL;
  return bahe_hash_text (stored);
}

/* ---- looking --------------------------------------------------------------------------------------- */

void
bahe_file_clear (BaheFile *file)
{
  g_clear_pointer (&file->name, g_free);
  g_clear_pointer (&file->bytes, g_bytes_unref);
}

typedef struct {
  const char *field;
  guint wanted, met; /* which of the field's files, from 1 */
  json_object *file;
  char *hash;
} Finding;

static gboolean
is_of_field (const char *path, const char *field)
{
  gsize length = strlen (field);

  return g_str_has_prefix (path, field) && (path[length] == '\0' || path[length] == '/');
}

static void
find_one (json_object *file, const char *path, guint n, const char *hash, gpointer data)
{
  Finding *finding = data;

  if (!is_of_field (path, finding->field) || ++finding->met != finding->wanted)
    return;
  finding->file = json_object_get (file);
  finding->hash = g_strdup (hash);
}

gboolean
bahe_file_content (BaheView *view, const char *hash, GBytes **bytes, GError **error)
{
  guint8 raw[BAHE_HASH_SIZE];
  BaheFileState state = BAHE_FILE_MISSING;

  *bytes = NULL;
  if (bahe_hash_parse (hash, raw) && !bahe_view_file (view, raw, &state, bytes, error))
    return FALSE;
  if (state == BAHE_FILE_HERE)
    return TRUE;
  g_clear_pointer (bytes, g_bytes_unref);
  if (state == BAHE_FILE_FORGOTTEN)
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                         _ ("the file was destroyed with the private values of the person it was about"));
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
                 _ ("the content of the file is damaged or missing; bring it back from the last backup, or correct the "
                    "record with the original file"));
  return FALSE;
}

static gboolean
read_row (const BaheEventRow *row, gpointer data, GError **error)
{
  BaheSighted *sighted = data;

  sighted->activity = row->activity;
  sighted->type = g_strdup (row->type);
  sighted->body = bahe_json_parse (row->body, row->body_length, row->type, error);
  return sighted->body != NULL;
}

/* The record as this role may see it: of what is hidden or held nothing. */
static gboolean
may_see (const BaheFold *fold, const BaheSighted *sighted, gint64 seq, BaheRole role, GError **error)
{
  const BaheCorrection *correction = bahe_seq_table_get (fold->corrections, seq);

  if (role >= BAHE_RECORDER && !bahe_event_is_kept_back (fold, sighted->type, seq, correction, role))
    return TRUE;
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("this record is not yours to see; ask an officer"));
  return FALSE;
}

void
bahe_sighted_clear (BaheSighted *sighted)
{
  g_clear_pointer (&sighted->type, g_free);
  g_clear_pointer (&sighted->body, json_object_put);
}

gboolean
bahe_sight_record (BaheUnit *unit, BaheView *view, const BaheFileAsk *ask, BaheSighted *sighted, GError **error)
{
  if (!bahe_view_event (view, ask->seq, read_row, sighted, error) || sighted->body == NULL)
    return FALSE;
  BaheFold *fold = bahe_unit_take_fold (unit, view, sighted->activity, error);
  if (fold == NULL)
    return FALSE;
  gboolean seen = may_see (fold, sighted, ask->seq, ask->role, error);
  json_object *body = ask->original
                          ? json_object_get (sighted->body)
                          : bahe_effective_body (sighted->body, bahe_seq_table_get (fold->corrections, ask->seq));
  json_object_put (sighted->body);
  sighted->body = body;
  bahe_unit_give_fold (unit, fold);
  return seen;
}

static gboolean
say_none (const BaheFileAsk *ask, guint met, GError **error)
{
  if (met == 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("record %" PRId64 " has no file in “%s”"), ask->seq,
                 ask->field);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("record %" PRId64 " has %u files in “%s”, no more"),
                 ask->seq, met, ask->field);
  return FALSE;
}

static gboolean
hand_out (BaheView *view, const BaheFileAsk *ask, const Finding *finding, BaheFile *file, GError **error)
{
  if (finding->file == NULL)
    return say_none (ask, finding->met, error);
  if (bahe_json_text (finding->file, "sealed") != NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("the file in “%s” is private; say why you read it: that is recorded"), ask->field);
    return FALSE;
  }
  if (!bahe_file_content (view, finding->hash, &file->bytes, error))
    return FALSE;
  file->name = g_strdup (bahe_json_text (finding->file, "name"));
  file->media = bahe_media_named (bahe_json_text (finding->file, "type"));
  return TRUE;
}

gboolean
bahe_unit_file (BaheUnit *unit, const BaheFileAsk *ask, BaheFile *file, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  g_auto (BaheSighted) sighted = { 0 };
  Finding finding = { .field = ask->field, .wanted = ask->n };

  *file = (BaheFile){ 0 };
  if (view == NULL || !bahe_sight_record (unit, view, ask, &sighted, error))
    return FALSE;
  if (ask->activity != 0 && ask->activity != sighted.activity) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("record %" PRId64 " belongs to activity %" PRId64 ", not to this one"), ask->seq, sighted.activity);
    return FALSE;
  }
  bahe_each_file (sighted.body, find_one, &finding);
  gboolean done = hand_out (view, ask, &finding, file, error);
  json_object_put (finding.file);
  g_free (finding.hash);
  return done;
}

/* ---- in lists of records ----------------------------------------------------------------------------- */

typedef struct {
  json_object *list;
  char *field; /* of the one before */
  guint met;
} Listing;

static void
list_one (json_object *file, const char *path, guint n, const char *hash, gpointer data)
{
  Listing *listing = data;
  json_object *row = json_object_new_object ();
  char *field = g_strndup (path, strcspn (path, "/"));

  listing->met = g_strcmp0 (field, listing->field) == 0 ? listing->met + 1 : 1;
  g_free (listing->field);
  listing->field = field;
  bahe_json_add_text (row, "field", field);
  json_object_object_add (row, "n", json_object_new_int ((int) listing->met));
  if (bahe_json_text (file, "sealed") != NULL) {
    json_object_object_add (row, "sealed", json_object_new_boolean (TRUE));
  } else {
    const char *type = bahe_json_text (file, "type");
    const BaheMedia *media = bahe_media_named (type);
    bahe_json_add_text (row, "name", bahe_json_text (file, "name"));
    bahe_json_add_text (row, "type", type);
    json_object_object_add (row, "size", json_object_get (bahe_json_member (file, "size")));
    json_object_object_add (row, "picture", json_object_new_boolean (media != NULL && media->picture));
  }
  json_object_array_add (listing->list, row);
}

json_object *
bahe_files_listed (json_object *body)
{
  Listing listing = { .list = json_object_new_array () };

  bahe_each_file (body, list_one, &listing);
  g_free (listing.field);
  return listing.list;
}
