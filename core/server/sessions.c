#define G_LOG_DOMAIN "bahe-server"

#include "server/session_rows.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MOST_SEATS 200 /* open ones of one activity */
#define MINUTES_OF_DAY (24 * 60)
#define LONGEST_WORDS 40

struct BaheSessions {
  BaheStore *store;
  char *path;
  GMutex changing; /* held while a change is made and written; taken first, and never by who only looks */
  int turn;        /* a lock file, so that one process changes at a time */
  GMutex lock;     /* of all below */
  char *written;   /* what the file held when it was read or written last; NULL: there was none */
  GStatBuf as_of;  /* which file that was: another one stands in its place after each change */
  BaheSessionRows *rows;
};

/* ---- the file ------------------------------------------------------------------------------------------------------
 */

static char *
place_of (BaheStore *store)
{
  const char *keys = bahe_store_keys_path (store);
  gsize stem = g_str_has_suffix (keys, ".keys") ? strlen (keys) - strlen (".keys") : strlen (keys);

  return g_strdup_printf ("%.*s.sessions", (int) stem, keys);
}

static gboolean
is_same_file (const GStatBuf *a, const GStatBuf *b)
{
  return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
         a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Reads what another process has put in the place of the file since; one that is taken away signs everybody out. A file
 * that cannot be read is an error once, and who was signed in stays so. With the lock. */
static gboolean
catch_up (BaheSessions *sessions, GError **error)
{
  GStatBuf now = { 0 };
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) reason = NULL;

  g_stat (sessions->path, &now); /* zeros: there is none */
  if (is_same_file (&now, &sessions->as_of))
    return TRUE;
  sessions->as_of = now;
  if (now.st_ino != 0 && !g_file_get_contents (sessions->path, &text, &length, &reason)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("%s cannot be read: %s"), sessions->path, reason->message);
    return FALSE;
  }
  BaheSessionRows *rows =
      text != NULL ? bahe_session_rows_read (text, length, sessions->path, error) : bahe_session_rows_new ();
  if (rows == NULL)
    return FALSE;
  bahe_session_rows_free (sessions->rows);
  sessions->rows = rows;
  g_free (sessions->written);
  sessions->written = g_steal_pointer (&text);
  return TRUE;
}

/* The file that processes lock in turn. */
static gboolean
open_turn (BaheSessions *sessions, GError **error)
{
  g_autofree char *path = g_strconcat (sessions->path, ".turn", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  sessions->turn = g_mkdir_with_parents (folder, 0700) == 0 ? g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
  if (sessions->turn < 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("%s cannot be written: %s"), path, g_strerror (errno));
  return sessions->turn >= 0;
}

BaheSessions *
bahe_sessions_open (BaheStore *store, GError **error)
{
  g_autoptr (BaheSessions) sessions = g_new0 (BaheSessions, 1);

  g_mutex_init (&sessions->changing);
  g_mutex_init (&sessions->lock);
  sessions->store = store;
  sessions->path = place_of (store);
  sessions->rows = bahe_session_rows_new ();
  return open_turn (sessions, error) && catch_up (sessions, error) ? g_steal_pointer (&sessions) : NULL;
}

void
bahe_sessions_free (BaheSessions *sessions)
{
  if (sessions == NULL)
    return;
  bahe_session_rows_free (sessions->rows);
  g_mutex_clear (&sessions->changing);
  g_mutex_clear (&sessions->lock);
  if (sessions->turn >= 0)
    close (sessions->turn);
  g_free (sessions->written);
  g_free (sessions->path);
  g_free (sessions);
}

/* Back to what the file holds. With the lock. */
static void
go_back (BaheSessions *sessions)
{
  bahe_session_rows_free (sessions->rows);
  sessions->rows = sessions->written != NULL
                       ? bahe_session_rows_read (sessions->written, strlen (sessions->written), sessions->path, NULL)
                       : bahe_session_rows_new ();
}

static void
look_again (BaheSessions *sessions)
{
  g_autoptr (GError) error = NULL;

  if (!catch_up (sessions, &error))
    g_warning ("%s", error->message);
}

static void
begin_change (BaheSessions *sessions)
{
  g_mutex_lock (&sessions->changing);
  while (flock (sessions->turn, LOCK_EX) != 0 && errno == EINTR)
    ;
  g_mutex_lock (&sessions->lock);
  look_again (sessions);
}

/* Ends a change: nothing of it stays where `wanted` is FALSE or the file cannot be written. Others look on while it is
 * written. */
static gboolean
end_change (BaheSessions *sessions, gboolean wanted, GError **error)
{
  g_autofree char *text = wanted ? bahe_session_rows_write (sessions->rows) : NULL;
  gboolean done = wanted;

  if (wanted) {
    g_mutex_unlock (&sessions->lock);
    done = bahe_secret_file_write (sessions->path, text, error);
    g_mutex_lock (&sessions->lock);
  }
  if (done) {
    g_free (sessions->written);
    sessions->written = g_steal_pointer (&text);
    g_stat (sessions->path, &sessions->as_of);
  } else {
    go_back (sessions);
  }
  g_mutex_unlock (&sessions->lock);
  flock (sessions->turn, LOCK_UN);
  g_mutex_unlock (&sessions->changing);
  return done;
}

/* ---- looking -------------------------------------------------------------------------------------------------------
 */

static gint64
now_of (const BaheSessions *sessions)
{
  return bahe_now (bahe_store_zone (sessions->store));
}

static gboolean
is_over (const BaheSessions *sessions, gint64 since, gint64 days)
{
  return now_of (sessions) - since > days * MINUTES_OF_DAY;
}

/* NULL: none, or it has been there too long. */
static BaheSessionRow *
find_session (const BaheSessions *sessions, const char *secret)
{
  if (secret == NULL)
    return NULL;
  g_autofree char *hash = bahe_secret_hash (secret, "session");
  BaheSessionRow *row = g_hash_table_lookup (sessions->rows->sessions, hash);

  return row != NULL && !is_over (sessions, row->since, BAHE_SESSION_DAYS) ? row : NULL;
}

void
bahe_session_clear (BaheSession *session)
{
  g_free (session->seat);
  g_free (session->label);
  g_free (session->page_token);
  *session = (BaheSession){ 0 };
}

void
bahe_sessions_find (BaheSessions *sessions, const char *secret, BaheSession *session)
{
  *session = (BaheSession){ 0 };
  if (secret == NULL)
    return;
  g_mutex_lock (&sessions->lock);
  look_again (sessions);
  const BaheSessionRow *row = find_session (sessions, secret);
  const BaheSeatRow *seat = row != NULL ? bahe_session_rows_seat (sessions->rows, row->seat) : NULL;
  if (row != NULL)
    session->state = row->state;
  if (session->state == BAHE_SESSION_LIVE) {
    session->role = row->role;
    session->page_token = bahe_secret_hash (secret, "page token");
  }
  if (session->state == BAHE_SESSION_LIVE && seat != NULL) {
    session->activity = seat->activity;
    session->number = seat->number;
    session->seat = g_strdup (seat->seat);
    session->label = g_strdup (seat->label);
  }
  g_mutex_unlock (&sessions->lock);
}

static BaheSessionRow *
holder_of (const BaheSessions *sessions, const BaheSeatRow *seat)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, sessions->rows->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &row)) {
    BaheSessionRow *session = row;
    if (session->seat == seat->number && session->state == BAHE_SESSION_LIVE)
      return session;
  }
  return NULL;
}

/* ---- signing in and out --------------------------------------------------------------------------------------------
 */

/* A browser has one session: what it had until now is over, and its seat waits again. */
static void
leave (BaheSessions *sessions, const char *before)
{
  const BaheSessionRow *row = find_session (sessions, before);
  BaheSeatRow *seat = row != NULL ? bahe_session_rows_seat (sessions->rows, row->seat) : NULL;

  if (seat != NULL && row->state == BAHE_SESSION_LIVE)
    seat->since = now_of (sessions);
  if (row != NULL)
    g_hash_table_remove (sessions->rows->sessions, row->hash);
}

static gboolean
is_old (gpointer hash, gpointer row, gpointer data)
{
  return is_over (data, ((const BaheSessionRow *) row)->since, BAHE_SESSION_DAYS);
}

static char *
add_session (BaheSessions *sessions, BaheRole role, guint seat)
{
  BaheSessionRow *row = g_new0 (BaheSessionRow, 1);
  char *secret = bahe_secret_new ();

  g_hash_table_foreach_remove (sessions->rows->sessions, is_old, sessions);
  row->hash = bahe_secret_hash (secret, "session");
  row->role = role;
  row->seat = seat;
  row->state = BAHE_SESSION_LIVE;
  row->since = now_of (sessions);
  bahe_session_rows_add (sessions->rows, row);
  return secret;
}

char *
bahe_sessions_sign_in (BaheSessions *sessions, const char *before, GError **error)
{
  begin_change (sessions);
  leave (sessions, before);
  g_autofree char *secret = add_session (sessions, BAHE_ADMINISTRATOR, 0);
  return end_change (sessions, TRUE, error) ? g_steal_pointer (&secret) : NULL;
}

static gboolean
is_administrator (gpointer hash, gpointer row, gpointer data)
{
  return ((const BaheSessionRow *) row)->seat == 0;
}

gboolean
bahe_sessions_end_administrators (BaheSessions *sessions, GError **error)
{
  begin_change (sessions);
  g_hash_table_foreach_remove (sessions->rows->sessions, is_administrator, NULL);
  return end_change (sessions, TRUE, error);
}

static char *
hash_code (const BaheSessions *sessions, const char *code)
{
  return bahe_secret_hash (code, sessions->rows->salt);
}

/* The seat that a code opens; NULL: none. */
static BaheSeatRow *
seat_of_code (const BaheSessions *sessions, const char *code)
{
  g_autofree char *hash = hash_code (sessions, code);

  for (guint i = 0; i < sessions->rows->seats->len; i++) {
    BaheSeatRow *seat = sessions->rows->seats->pdata[i];
    if (!seat->withdrawn && strcmp (seat->code, hash) == 0 && !is_over (sessions, seat->made, BAHE_CODE_DAYS))
      return seat;
  }
  return NULL;
}

/* With the lock; NULL: refused. */
static char *
take_seat (BaheSessions *sessions, const char *code, gboolean take_over, const char *before, GError **error)
{
  BaheSeatRow *seat = seat_of_code (sessions, code);
  BaheSessionRow *holder = seat != NULL ? holder_of (sessions, seat) : NULL;

  if (seat == NULL) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_WRONG_CODE,
                 _ ("this code opens nothing: it was mistyped, withdrawn, or is older than %d days"), BAHE_CODE_DAYS);
    return NULL;
  }
  if (holder != NULL && holder == find_session (sessions, before))
    return g_strdup (before);
  if (holder != NULL && !take_over) {
    g_set_error (error, BAHE_HTTP_ERROR, BAHE_HTTP_SEAT_TAKEN,
                 _ ("another phone is “%s” already; use this one instead?"), seat->label);
    return NULL;
  }
  if (holder != NULL) {
    holder->state = BAHE_SESSION_MOVED;
    holder->since = now_of (sessions);
  }
  leave (sessions, before);
  seat->since = now_of (sessions);
  return add_session (sessions, seat->role, seat->number);
}

char *
bahe_sessions_take_seat (BaheSessions *sessions, const char *code, gboolean take_over, const char *before,
                         GError **error)
{
  begin_change (sessions);
  g_autofree char *secret = take_seat (sessions, code, take_over, before, error);
  return end_change (sessions, secret != NULL, error) ? g_steal_pointer (&secret) : NULL;
}

gboolean
bahe_sessions_sign_out (BaheSessions *sessions, const char *secret, GError **error)
{
  begin_change (sessions);
  leave (sessions, secret);
  return end_change (sessions, TRUE, error);
}

/* ---- seats ---------------------------------------------------------------------------------------------------------
 */

static json_object *
seat_json (const BaheSessions *sessions, const BaheSeatRow *seat)
{
  json_object *object = json_object_new_object ();
  const BaheSpan since = { seat->since, seat->since };
  g_autofree char *when = bahe_span_format (&since);
  const char *state = seat->withdrawn ? "withdrawn" : holder_of (sessions, seat) != NULL ? "in-use" : "waiting";

  json_object_object_add (object, "number", json_object_new_int64 (seat->number));
  bahe_answer_add_text (object, "role", bahe_role_name (seat->role));
  bahe_answer_add_text (object, "seat", seat->seat);
  bahe_answer_add_text (object, "label", seat->label);
  bahe_answer_add_text (object, "state", state);
  bahe_answer_add_text (object, "since", when);
  return object;
}

json_object *
bahe_sessions_seats (BaheSessions *sessions, gint64 activity)
{
  json_object *list = json_object_new_array ();

  g_mutex_lock (&sessions->lock);
  for (guint i = 0; i < sessions->rows->seats->len; i++) {
    const BaheSeatRow *seat = sessions->rows->seats->pdata[i];
    if (seat->activity == activity)
      json_object_array_add (list, seat_json (sessions, seat));
  }
  g_mutex_unlock (&sessions->lock);
  return list;
}

/* A text that people read, short and clean; "" and NULL are NULL. FALSE: INVALID, naming the field. */
static gboolean
take_words (const char *given, const char *field, char **words, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *clean = given != NULL ? bahe_text_clean (given, &reason) : NULL;

  *words = NULL;
  if (reason == NULL && clean != NULL && g_utf8_strlen (clean, -1) > LONGEST_WORDS)
    reason = g_error_new (BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” may have %d characters"), field, LONGEST_WORDS);
  if (reason != NULL) {
    bahe_error_set_field (reason, field);
    g_propagate_error (error, g_steal_pointer (&reason));
    return FALSE;
  }
  if (clean != NULL && *clean != '\0')
    *words = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
has_judge (const BaheSessions *sessions, gint64 activity, const char *seat)
{
  g_autofree char *key = bahe_text_key (seat);

  for (guint i = 0; i < sessions->rows->seats->len; i++) {
    const BaheSeatRow *row = sessions->rows->seats->pdata[i];
    if (row->activity != activity || row->role != BAHE_JUDGE || row->withdrawn || row->seat == NULL)
      continue;
    g_autofree char *other = bahe_text_key (row->seat);
    if (g_str_equal (key, other))
      return TRUE;
  }
  return FALSE;
}

static guint
count_open (const BaheSessions *sessions, gint64 activity, BaheRole role)
{
  guint n = 0;

  for (guint i = 0; i < sessions->rows->seats->len; i++) {
    const BaheSeatRow *row = sessions->rows->seats->pdata[i];
    n += row->activity == activity && !row->withdrawn && (role == BAHE_VIEWER || row->role == role);
  }
  return n;
}

/* What a seat is called where nobody says. */
static char *
usual_label (const BaheSessions *sessions, const BaheSeatRow *seat)
{
  if (seat->seat != NULL && seat->role == BAHE_JUDGE)
    return g_strdup_printf (_ ("judge %s"), seat->seat);
  guint n = count_open (sessions, seat->activity, seat->role);
  return seat->role == BAHE_JUDGE ? g_strdup_printf (_ ("judge %u"), n) : g_strdup_printf (_ ("recorder %u"), n);
}

static gboolean
fill_seat (const BaheSessions *sessions, const BaheSeatAsked *asked, BaheSeatRow *seat, GError **error)
{
  if (count_open (sessions, asked->activity, BAHE_VIEWER) > MOST_SEATS) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("this activity has %d codes; withdraw some first"),
                 MOST_SEATS);
    return FALSE;
  }
  if (!take_words (asked->seat, "seat", &seat->seat, error) || !take_words (asked->label, "label", &seat->label, error))
    return FALSE;
  if (asked->role == BAHE_JUDGE && seat->seat != NULL && has_judge (sessions, asked->activity, seat->seat)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("seat %s has a code already; withdraw that one first"),
                 seat->seat);
    bahe_error_set_field (error != NULL ? *error : NULL, "seat");
    return FALSE;
  }
  for (guint n = 1; asked->role == BAHE_JUDGE && seat->seat == NULL; n++) {
    g_autofree char *next = g_strdup_printf ("%u", n);
    if (!has_judge (sessions, asked->activity, next))
      seat->seat = g_steal_pointer (&next);
  }
  return TRUE;
}

/* Six digits that open nothing yet. There are never so many codes that this takes long. */
static char *
new_code (const BaheSessions *sessions)
{
  for (;;) {
    g_autofree char *code = g_strdup_printf ("%06u", randombytes_uniform (1000000));
    if (seat_of_code (sessions, code) == NULL)
      return g_steal_pointer (&code);
  }
}

static json_object *
add_seat (BaheSessions *sessions, const BaheSeatAsked *asked, GError **error)
{
  GPtrArray *seats = sessions->rows->seats;
  const BaheSeatRow *last = seats->len > 0 ? seats->pdata[seats->len - 1] : NULL;
  BaheSeatRow *seat = g_new0 (BaheSeatRow, 1);
  g_autofree char *code = new_code (sessions);

  seat->number = last != NULL ? last->number + 1 : 1;
  seat->activity = asked->activity;
  seat->role = asked->role;
  seat->made = seat->since = now_of (sessions);
  seat->code = hash_code (sessions, code);
  gboolean filled = fill_seat (sessions, asked, seat, error);
  g_ptr_array_add (seats, seat);
  if (!filled)
    return NULL;
  if (seat->label == NULL)
    seat->label = usual_label (sessions, seat);
  json_object *object = json_object_new_object ();
  g_autofree char *address = g_strconcat ("/code#", code, NULL);
  json_object_object_add (object, "number", json_object_new_int64 (seat->number));
  bahe_answer_add_text (object, "code", code);
  bahe_answer_add_text (object, "label", seat->label);
  bahe_answer_add_text (object, "address", address);
  return object;
}

json_object *
bahe_sessions_add_seat (BaheSessions *sessions, const BaheSeatAsked *asked, GError **error)
{
  begin_change (sessions);
  json_object *object = add_seat (sessions, asked, error);
  if (end_change (sessions, object != NULL, error))
    return object;
  json_object_put (object);
  return NULL;
}

json_object *
bahe_sessions_withdraw_seat (BaheSessions *sessions, gint64 activity, guint number, GError **error)
{
  json_object *object = NULL;

  begin_change (sessions);
  BaheSeatRow *seat = bahe_session_rows_seat (sessions->rows, number);
  if (seat != NULL && seat->activity == activity) {
    BaheSessionRow *holder = holder_of (sessions, seat);
    if (holder != NULL)
      holder->state = BAHE_SESSION_WITHDRAWN;
    if (!seat->withdrawn)
      seat->since = now_of (sessions);
    seat->withdrawn = TRUE;
    object = seat_json (sessions, seat);
  } else {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no code %u of this activity"), number);
  }
  if (end_change (sessions, object != NULL, error))
    return object;
  json_object_put (object);
  return NULL;
}
