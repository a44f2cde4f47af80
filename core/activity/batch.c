/* Requests in one commit, all or nothing: what they bring is made ready beside it, then each verb is done in it. */
#include "activity/private.h"

#include <string.h>

#define MOST_WORDS 500  /* bytes that hold most answers */
#define MOST_BODIES 512 /* bytes that hold nearly every body */

/* After a failed commit a fold may hold events that never were. */
static void
drop_after_failure (BaheUnit *unit)
{
  guint64 failed = bahe_store_failed_commits (unit->store);

  if (failed == unit->failed_commits)
    return;
  g_hash_table_remove_all (unit->writing);
  unit->failed_commits = failed;
}

typedef struct {
  BaheUnit *unit;
  const BaheRequest *requests;
  gsize n;
  GHashTable *files; /* content that came with them; NULL: none */
  BaheAnswer *answers;
  guint8 (*digests)[BAHE_HASH_SIZE]; /* of each request */
  gboolean rehearsed;                /* all would have gone well */
  GArray *touched;                   /* activities that were appended to */
  GString *body;                     /* room for one */
  BaheNaming naming;                 /* of the work that is under way */
  gint64 now;                        /* likewise */
} Batch;

/* What was folded since the work began is undone with it. */
static void
forget_touched (Batch *batch)
{
  for (guint i = 0; i < batch->touched->len; i++) {
    gint64 activity = g_array_index (batch->touched, gint64, i);
    bahe_act_forget_fold (batch->unit, activity);
    if (activity == BAHE_ROSTER_STREAM)
      bahe_unit_forget_rosters (batch->unit);
  }
}

static char *
which (const BaheRequest *request, gsize at)
{
  return g_strdup_printf (_ ("request %u (%s): "), (guint) at + 1, request->verb);
}

static void
say_which (const BaheRequest *request, gsize at, GError **error)
{
  g_autofree char *prefix = which (request, at);

  g_prefix_error (error, "%s", prefix);
}

const char *
bahe_batch_words (const BaheRequest *requests, gsize at, const GError *error)
{
  g_autofree char *prefix = which (&requests[at], at);

  return g_str_has_prefix (error->message, prefix) ? error->message + strlen (prefix) : error->message;
}

static gboolean
do_request (Batch *batch, gsize i, BaheTransaction *transaction, GError **error)
{
  const BaheRequest *request = &batch->requests[i];
  BaheAct act = { .unit = batch->unit,
                  .transaction = transaction,
                  .view = bahe_transaction_view (transaction),
                  .request = request,
                  .activity = request->activity,
                  .now = batch->now,
                  .prepared = batch->digests[i],
                  .body = batch->body,
                  .files = batch->files,
                  .touched = batch->touched,
                  .naming = &batch->naming };

  if (request->activity < 0) {
    if ((gsize) -request->activity > i) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                   _ ("it names the activity of request %" PRId64 ", which does not come before it"),
                   -request->activity);
      return FALSE;
    }
    act.activity = batch->answers[-request->activity - 1].activity;
  }
  bahe_answer_clear (&batch->answers[i]);
  batch->answers[i] = (BaheAnswer){ 0 };
  act.words = g_string_sized_new (MOST_WORDS);
  gboolean done = bahe_act_do (&act, &batch->answers[i], error);
  if (act.words != NULL)
    g_string_free (act.words, TRUE);
  json_object_put (act.verdict);
  if (done) {
    if (act.activity == BAHE_UNIT_STREAM && !batch->answers[i].repeated)
      g_hash_table_remove_all (batch->unit->writing);
    return TRUE;
  }
  if (batch->n > 1)
    say_which (request, i, error);
  return FALSE;
}

/* They come at one time, and one look at the roster is enough for all that do not change it. */
static gboolean
do_all (Batch *batch, BaheTransaction *transaction, GError **error)
{
  gboolean done = TRUE;

  batch->now = bahe_now (bahe_store_zone (batch->unit->store));
  for (gsize i = 0; done && i < batch->n; i++)
    done = do_request (batch, i, transaction, error);
  bahe_naming_clear (&batch->naming);
  return done;
}

static gboolean
is_rehearsal (const Batch *batch)
{
  for (gsize i = 0; i < batch->n; i++)
    if (batch->requests[i].dry_run)
      return TRUE;
  return FALSE;
}

static gboolean
batch_work (BaheTransaction *transaction, gpointer data, GError **error)
{
  Batch *batch = data;

  drop_after_failure (batch->unit);
  g_array_set_size (batch->touched, 0);
  if (!do_all (batch, transaction, error)) {
    forget_touched (batch);
    return FALSE;
  }
  if (!is_rehearsal (batch))
    return TRUE;
  batch->rehearsed = TRUE;
  forget_touched (batch);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, "rehearsal");
  return FALSE;
}

/* The record of it is durable before a key is gone: after a crash between the two the next opening destroys it. */
static gboolean
destroy_forgotten (BaheUnit *unit, const BaheRequest *requests, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (bahe_request_forgets (&requests[i]))
      return bahe_unit_forget_again (unit, error);
  return TRUE;
}

/* The requests with what they bring of files taken out of them: *own, to be freed by free_taken; NULL: they bring none.
 */
static gboolean
take_files (const BaheRequest *requests, gsize n, BaheRequest **own, GHashTable **files, GError **error)
{
  for (gsize i = 0; i < n; i++) {
    json_object *taken = NULL;
    if (!bahe_files_take (requests[i].given, &taken, files, error)) {
      if (n > 1)
        say_which (&requests[i], i, error);
      return FALSE;
    }
    if (*files != NULL && *own == NULL) {
      *own = g_memdup2 (requests, n * sizeof *requests);
      for (gsize k = 0; k < n; k++)
        json_object_get ((*own)[k].given);
    }
    if (taken != NULL) {
      json_object_put ((*own)[i].given);
      (*own)[i].given = taken;
    }
  }
  return TRUE;
}

static void
free_taken (BaheRequest *own, gsize n)
{
  for (gsize i = 0; own != NULL && i < n; i++)
    json_object_put (own[i].given);
  g_free (own);
}

static gboolean
run_batch (Batch *batch, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  /* Here, beside whoever leads the commit, and not there while all others wait. */
  bahe_requests_digest (batch->requests, batch->n, batch->digests);
  if (bahe_store_write (batch->unit->store, batch_work, batch, &wrong))
    return destroy_forgotten (batch->unit, batch->requests, batch->n, error);
  if (batch->rehearsed && g_error_matches (wrong, BAHE_ERROR, BAHE_ERROR_REFUSED))
    return TRUE;
  for (gsize i = 0; i < batch->n; i++)
    bahe_answer_clear (&batch->answers[i]);
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

gboolean
bahe_unit_batch (BaheUnit *unit, const BaheRequest *requests, gsize n, BaheAnswer *answers, GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 (*digests)[BAHE_HASH_SIZE] = g_malloc (n * BAHE_HASH_SIZE);
  g_autoptr (GString) body = g_string_sized_new (MOST_BODIES);
  g_autoptr (GHashTable) files = NULL;
  BaheRequest *own = NULL;

  for (gsize i = 0; i < n; i++)
    answers[i] = (BaheAnswer){ 0 };
  gboolean done = take_files (requests, n, &own, &files, error);
  Batch batch = { .unit = unit,
                  .requests = own != NULL ? own : requests,
                  .n = n,
                  .files = files,
                  .answers = answers,
                  .digests = digests,
                  .touched = touched,
                  .body = body };
  done = done && (n == 0 || run_batch (&batch, error));
  free_taken (own, n);
  return done;
}

gboolean
bahe_unit_do (BaheUnit *unit, const BaheRequest *request, BaheAnswer *answer, GError **error)
{
  BaheAnswer own = { 0 };
  BaheAnswer *to = answer != NULL ? answer : &own;
  gboolean done = bahe_unit_batch (unit, request, 1, to, error);

  bahe_answer_clear (&own);
  return done;
}
