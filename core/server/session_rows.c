/* Sessions and seats as rows, and as the text of their file. */
#include "server/session_rows.h"

#include <sodium.h>
#include <string.h>

#define SECRET_SIZE 32

/* ---- secrets -------------------------------------------------------------------------------------------------------
 */

static char *
to_text (const guint8 *bytes, gsize n)
{
  const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  gsize room = sodium_base64_encoded_len (n, variant);
  char *text = g_malloc (room);

  return sodium_bin2base64 (text, room, bytes, n, variant);
}

char *
bahe_secret_new (void)
{
  guint8 bytes[SECRET_SIZE];

  randombytes_buf (bytes, sizeof bytes);
  char *text = to_text (bytes, sizeof bytes);
  sodium_memzero (bytes, sizeof bytes);
  return text;
}

char *
bahe_secret_hash (const char *secret, const char *purpose)
{
  guint8 hash[BAHE_HASH_SIZE];

  bahe_hash (secret, strlen (secret), (const guint8 *) purpose, strlen (purpose), hash);
  return to_text (hash, sizeof hash);
}

/* ---- rows ----------------------------------------------------------------------------------------------------------
 */

static void
seat_free (gpointer data)
{
  BaheSeatRow *seat = data;

  g_free (seat->seat);
  g_free (seat->label);
  g_free (seat->code);
  g_free (seat);
}

static void
session_free (gpointer data)
{
  BaheSessionRow *session = data;

  g_free (session->hash);
  g_free (session);
}

BaheSessionRows *
bahe_session_rows_new (void)
{
  BaheSessionRows *rows = g_new0 (BaheSessionRows, 1);

  rows->salt = bahe_secret_new ();
  rows->seats = g_ptr_array_new_with_free_func (seat_free);
  rows->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, session_free);
  return rows;
}

void
bahe_session_rows_free (BaheSessionRows *rows)
{
  if (rows == NULL)
    return;
  g_free (rows->salt);
  g_ptr_array_unref (rows->seats);
  g_hash_table_unref (rows->sessions);
  g_free (rows);
}

void
bahe_session_rows_add (BaheSessionRows *rows, BaheSessionRow *row)
{
  g_hash_table_replace (rows->sessions, row->hash, row);
}

BaheSeatRow *
bahe_session_rows_seat (const BaheSessionRows *rows, guint number)
{
  for (guint i = 0; i < rows->seats->len; i++) {
    BaheSeatRow *seat = rows->seats->pdata[i];
    if (seat->number == number)
      return seat;
  }
  return NULL;
}

/* ---- the file ------------------------------------------------------------------------------------------------------
 */

#define FORMAT 1

static const char *const states[] = { "none", "live", "withdrawn", "moved" };

static json_object *
seat_json (const BaheSeatRow *seat)
{
  json_object *object = json_object_new_object ();

  json_object_object_add (object, "number", json_object_new_int64 (seat->number));
  json_object_object_add (object, "activity", json_object_new_int64 (seat->activity));
  bahe_answer_add_text (object, "role", bahe_role_name (seat->role));
  bahe_answer_add_text (object, "seat", seat->seat);
  bahe_answer_add_text (object, "label", seat->label);
  bahe_answer_add_text (object, "code", seat->code);
  json_object_object_add (object, "made", json_object_new_int64 (seat->made));
  json_object_object_add (object, "since", json_object_new_int64 (seat->since));
  json_object_object_add (object, "withdrawn", json_object_new_boolean (seat->withdrawn));
  return object;
}

static json_object *
session_json (const BaheSessionRow *session)
{
  json_object *object = json_object_new_object ();

  bahe_answer_add_text (object, "hash", session->hash);
  bahe_answer_add_text (object, "role", bahe_role_name (session->role));
  json_object_object_add (object, "seat", json_object_new_int64 (session->seat));
  bahe_answer_add_text (object, "state", states[session->state]);
  json_object_object_add (object, "since", json_object_new_int64 (session->since));
  return object;
}

char *
bahe_session_rows_write (const BaheSessionRows *rows)
{
  json_object *file = json_object_new_object (), *seats = json_object_new_array (),
              *sessions = json_object_new_array ();
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < rows->seats->len; i++)
    json_object_array_add (seats, seat_json (rows->seats->pdata[i]));
  g_hash_table_iter_init (&iter, rows->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    json_object_array_add (sessions, session_json (row));
  json_object_object_add (file, "format", json_object_new_int (FORMAT));
  bahe_answer_add_text (file, "salt", rows->salt);
  json_object_object_add (file, "seats", seats);
  json_object_object_add (file, "sessions", sessions);
  char *text = g_strdup (json_object_to_json_string_ext (file, JSON_C_TO_STRING_PRETTY));
  json_object_put (file);
  return text;
}

static const char *
text_of (json_object *object, const char *name)
{
  json_object *member = NULL;

  json_object_object_get_ex (object, name, &member);
  return json_object_is_type (member, json_type_string) ? json_object_get_string (member) : NULL;
}

static gint64
integer_of (json_object *object, const char *name)
{
  json_object *member = NULL;

  json_object_object_get_ex (object, name, &member);
  return json_object_get_int64 (member);
}

static gboolean
role_of (json_object *object, BaheRole *role)
{
  const char *name = text_of (object, "role");

  for (BaheRole r = BAHE_JUDGE; r <= BAHE_ADMINISTRATOR; r++)
    if (g_strcmp0 (name, bahe_role_name (r)) == 0) {
      *role = r;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_seat (BaheSessionRows *rows, json_object *object)
{
  BaheSeatRow *seat = g_new0 (BaheSeatRow, 1);
  json_object *withdrawn = NULL;

  g_ptr_array_add (rows->seats, seat);
  json_object_object_get_ex (object, "withdrawn", &withdrawn);
  seat->number = (guint) integer_of (object, "number");
  seat->activity = integer_of (object, "activity");
  seat->seat = g_strdup (text_of (object, "seat"));
  seat->label = g_strdup (text_of (object, "label"));
  seat->code = g_strdup (text_of (object, "code"));
  seat->made = integer_of (object, "made");
  seat->since = integer_of (object, "since");
  seat->withdrawn = json_object_get_boolean (withdrawn);
  return role_of (object, &seat->role) && seat->number > 0 && seat->activity > 0 && seat->code != NULL;
}

static gboolean
read_session (BaheSessionRows *rows, json_object *object)
{
  const char *hash = text_of (object, "hash"), *state = text_of (object, "state");
  BaheSessionRow *session = g_new0 (BaheSessionRow, 1);

  session->hash = g_strdup (hash != NULL ? hash : "");
  session->seat = (guint) integer_of (object, "seat");
  session->since = integer_of (object, "since");
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (state, states[i]) == 0)
      session->state = (BaheSessionState) i;
  gboolean whole = role_of (object, &session->role) && hash != NULL && session->state != BAHE_SESSION_NONE &&
                   (session->seat == 0 || bahe_session_rows_seat (rows, session->seat) != NULL);
  bahe_session_rows_add (rows, session);
  return whole;
}

static gboolean
read_list (BaheSessionRows *rows, json_object *file, const char *name,
           gboolean (*read) (BaheSessionRows *rows, json_object *object))
{
  json_object *list = NULL;

  if (!json_object_object_get_ex (file, name, &list) || !json_object_is_type (list, json_type_array))
    return FALSE;
  for (size_t i = 0; i < json_object_array_length (list); i++)
    if (!read (rows, json_object_array_get_idx (list, i)))
      return FALSE;
  return TRUE;
}

BaheSessionRows *
bahe_session_rows_read (const char *text, gsize length, const char *path, GError **error)
{
  struct json_tokener *tokener = json_tokener_new ();
  json_object *file = json_tokener_parse_ex (tokener, text, (int) length);
  g_autoptr (BaheSessionRows) rows = bahe_session_rows_new ();
  const char *salt = text_of (file, "salt");
  gboolean whole = json_object_is_type (file, json_type_object) && integer_of (file, "format") == FORMAT &&
                   salt != NULL && read_list (rows, file, "seats", read_seat) &&
                   read_list (rows, file, "sessions", read_session);

  if (whole) {
    g_free (rows->salt);
    rows->salt = g_strdup (salt);
  } else {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT,
                 _ ("who is signed in cannot be read from %s; move that file away, and everybody signs in anew"), path);
  }
  json_object_put (file);
  json_tokener_free (tokener);
  return whole ? g_steal_pointer (&rows) : NULL;
}

gboolean
bahe_secret_file_write (const char *path, const char *text, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) reason = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0 &&
      g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &reason))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("%s cannot be written: %s"), path,
               reason != NULL ? reason->message : folder);
  return FALSE;
}
