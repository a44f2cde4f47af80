/* Group commit. Of the threads that want something recorded one leads: it takes all that is queued, runs it in one
 * transaction, commits once, and then answers all, so that the sync is shared by everybody who waited for it. The next
 * of those who wait leads the next group. Nobody else's thread is needed: who writes alone never waits to be woken. */
#include "store/private.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP_AT_MOST 1000      /* works that share a commit */
#define LOG_PAGES_AT_LEAST 1000 /* of the log, before it is folded into the database */
#define LOG_PAGES_AT_MOST 16000
#define LOG_SHARE 16              /* of the database's pages */
#define COMMITS_BEFORE_GROWING 32 /* a process that writes so often gets a log that need not grow any more */
#define SCRUB_PATIENCE 2000       /* milliseconds that readers are waited for */
#define PAGE 4096
#define PAGE_IN_LOG (PAGE + 24)

typedef enum { WAITS, LEADS, ANSWERED } JobState;

typedef struct { /* on the stack of the thread that waits for it */
  BaheStoreWork work;
  gpointer data;
  BaheLanguage language; /* of who waits */
  GThread *thread;       /* who waits */
  gboolean done;
  GError *error;
  GList link;   /* in the queue */
  GMutex mutex; /* of the state: who is woken by it contends with nobody else */
  GCond moved;
  JobState state;
} Job;

struct BaheWriter {
  BaheStore *store;
  BaheConnection *connection;
  BaheTurn turn;
  BaheSpace *space;
  GMutex mutex;    /* queue, leader */
  GQueue queue;    /* of Job; empty where nobody leads */
  GThread *leader; /* NULL: nobody leads now */
  guint together;  /* works of the last group */
  int log_pages;   /* as of the last commit */
  guint commits;
  GByteArray *gave; /* what the event that comes next gives */
  BaheSettler *settler;
  gboolean scrub;        /* the log is to be emptied, before anybody is told */
  gboolean patient;      /* readers that hold that up are waited for: it is wanted by this very commit */
  BaheHead head;         /* that this process left */
  gint64 settled;        /* likewise */
  unsigned data_version; /* SQLite's, as this process left it; 0: not known */
};

/* ---- one group
 * --------------------------------------------------------------------------------------------------------- */

static gboolean
undo (BaheTransaction *transaction, const BaheTransaction *before)
{
  *transaction = *before;
  bahe_connection_forget (transaction->connection);
  return bahe_connection_do (transaction->connection, "ROLLBACK TO work", NULL) &&
         bahe_connection_do (transaction->connection, "RELEASE work", NULL);
}

static void
do_work (BaheTransaction *transaction, Job *job)
{
  int own = bahe_language_lend (job->language);

  g_clear_error (&job->error);
  transaction->appended = FALSE;
  transaction->placed = 0;
  job->done = job->work (transaction, job->data, &job->error);
  bahe_language_return (own);
}

/* A failure after which nothing of the group can be kept. */
static gboolean
is_fatal (BaheTransaction *transaction, Job *job, GError **error)
{
  if (job->error == NULL)
    g_set_error_literal (&job->error, BAHE_ERROR, BAHE_ERROR_STORE, _ ("The work was given up without a reason."));
  if (!g_error_matches (job->error, BAHE_ERROR, BAHE_ERROR_FULL) &&
      sqlite3_get_autocommit (transaction->connection->db) == 0)
    return FALSE;
  g_propagate_error (error, g_error_copy (job->error));
  return TRUE;
}

/* Without savepoints, which cost a copy of each page: most works succeed, and most that fail do so before they write.
 * Stops with *undo_needed at one that failed after it had written. FALSE if the whole group is lost. */
static gboolean
run_plainly (BaheTransaction *transaction, GPtrArray *jobs, gboolean *undo_needed, GError **error)
{
  sqlite3 *db = transaction->connection->db;

  *undo_needed = FALSE;
  for (guint i = 0; i < jobs->len && !*undo_needed; i++) {
    Job *job = jobs->pdata[i];
    sqlite3_int64 changes = sqlite3_total_changes64 (db);
    do_work (transaction, job);
    if (job->done)
      continue;
    if (is_fatal (transaction, job, error))
      return FALSE;
    *undo_needed = sqlite3_total_changes64 (db) != changes;
  }
  return TRUE;
}

/* Under a savepoint: a work that fails undoes only itself. FALSE if the whole group is lost. */
static gboolean
run_job (BaheTransaction *transaction, Job *job, GError **error)
{
  BaheTransaction before = *transaction;

  if (!bahe_connection_do (transaction->connection, "SAVEPOINT work", error))
    return FALSE;
  do_work (transaction, job);
  if (job->done)
    return bahe_connection_do (transaction->connection, "RELEASE work", error);
  if (is_fatal (transaction, job, error))
    return FALSE;
  if (undo (transaction, &before))
    return TRUE;
  return bahe_connection_fail (transaction->connection, sqlite3_extended_errcode (transaction->connection->db), error);
}

/* Everything is undone; then each that shared the group is done again under a savepoint of its own. */
static gboolean
run_again (BaheWriter *writer, BaheTransaction *transaction, GPtrArray *jobs, GError **error)
{
  bahe_connection_forget (writer->connection);
  if (!bahe_connection_do (writer->connection, "ROLLBACK", error) ||
      !bahe_connection_do (writer->connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (jobs->len == 1)
    return TRUE; /* it is the one that failed */
  /* What others hold of the events that they appended is no longer so. */
  atomic_fetch_add (&writer->store->failed_commits, 1);
  for (guint i = 0; i < jobs->len; i++)
    if (!run_job (transaction, jobs->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* It changes with whatever anybody writes, this connection included. 0: not known. */
static unsigned
data_version (BaheWriter *writer)
{
  unsigned version = 0;

  return sqlite3_file_control (writer->connection->db, "main", SQLITE_FCNTL_DATA_VERSION, &version) == SQLITE_OK
             ? version
             : 0;
}

/* The end of the chain, within the transaction: as this process left it, unless another has written since. */
static gboolean
find_head (BaheWriter *writer, BaheTransaction *transaction, GError **error)
{
  transaction->head = writer->head;
  transaction->settled = writer->settled;
  if (writer->data_version != 0 && writer->data_version == data_version (writer))
    return TRUE;
  if (!bahe_view_head (&transaction->view, &transaction->head, error) ||
      !bahe_view_settled (&transaction->view, &transaction->settled, error))
    return FALSE;
  if (memcmp (&transaction->head, &writer->head, sizeof writer->head) != 0) /* another process has appended */
    bahe_connection_forget_events (writer->connection);
  return TRUE;
}

static gboolean
run_jobs (BaheWriter *writer, GPtrArray *jobs, BaheHead *head, GError **error)
{
  g_auto (BaheQuery) appending = { 0 };
  BaheTransaction transaction = { .store = writer->store,
                                  .connection = writer->connection,
                                  .view = { writer->store, writer->connection, &transaction },
                                  .gave = writer->gave,
                                  .appending = &appending };
  gboolean undo_needed;

  if (!bahe_connection_do (writer->connection, "BEGIN IMMEDIATE", error) || !find_head (writer, &transaction, error))
    return FALSE;
  writer->data_version = 0; /* until the commit */
  BaheTransaction begun = transaction;
  if (!run_plainly (&transaction, jobs, &undo_needed, error))
    return FALSE;
  if (undo_needed) {
    transaction = begun;
    if (!run_again (writer, &transaction, jobs, error))
      return FALSE;
  }
  *head = transaction.head;
  if (!bahe_connection_do (writer->connection, "COMMIT", error))
    return FALSE;
  writer->head = *head;
  writer->settled = transaction.settled;
  writer->scrub = writer->scrub || transaction.scrub;
  writer->patient = transaction.scrub;
  writer->data_version = data_version (writer);
  return TRUE;
}

static void
abandon (BaheWriter *writer, const GError *error)
{
  if (sqlite3_get_autocommit (writer->connection->db) == 0)
    sqlite3_exec (writer->connection->db, "ROLLBACK", NULL, NULL, NULL);
  bahe_connection_forget (writer->connection);
  atomic_fetch_add (&writer->store->failed_commits, 1);
  if (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_FULL))
    bahe_space_lost (writer->space, writer->connection);
}

static void
move_on (Job *job, JobState state)
{
  g_mutex_lock (&job->mutex);
  job->state = state;
  g_cond_signal (&job->moved);
  g_mutex_unlock (&job->mutex);
}

static JobState
wait_on (Job *job)
{
  g_mutex_lock (&job->mutex);
  while (job->state == WAITS)
    g_cond_wait (&job->moved, &job->mutex);
  JobState state = job->state;
  g_mutex_unlock (&job->mutex);
  return state;
}

static void
tell (GPtrArray *jobs, const GError *error)
{
  for (guint i = 0; i < jobs->len; i++) {
    Job *job = jobs->pdata[i];

    if (error != NULL) {
      g_clear_error (&job->error);
      job->error = g_error_copy (error);
      job->done = FALSE;
    }
    if (job->state == WAITS) /* else it is that of who leads */
      move_on (job, ANSWERED);
  }
}

/* ---- the log
 * ------------------------------------------------------------------------------------------------------------- */

static int
note_log (void *data, sqlite3 *db, const char *name, int pages)
{
  ((BaheWriter *) data)->log_pages = pages;
  return SQLITE_OK;
}

static int
log_limit (BaheWriter *writer)
{
  gint64 pages = 0;

  if (!bahe_connection_integer (writer->connection, "PRAGMA page_count", &pages, NULL))
    return LOG_PAGES_AT_LEAST;
  return (int) CLAMP (pages / LOG_SHARE, LOG_PAGES_AT_LEAST, LOG_PAGES_AT_MOST);
}

/* A log that is still growing costs more than all projections: each sync then also writes the file's size. So it is
 * filled up once with zeros, which SQLite reads as the end of the log. Holding the write lock, nobody else writes to
 * it. */
static void
grow_log (BaheWriter *writer)
{
  struct stat info;

  if (writer->commits++ != COMMITS_BEFORE_GROWING || writer->store->options.vfs != NULL)
    return;
  g_autofree char *path = g_strconcat (writer->store->path, "-wal", NULL);
  g_autofree char *zeros = g_malloc0 (PAGE_IN_LOG * 64);
  goffset wanted = (goffset) PAGE_IN_LOG * (log_limit (writer) + 64);
  int file = open (path, O_WRONLY | O_CLOEXEC);
  if (file < 0)
    return;
  if (fstat (file, &info) == 0)
    for (goffset at = info.st_size; at < wanted; at += PAGE_IN_LOG * 64)
      if (pwrite (file, zeros, PAGE_IN_LOG * 64, at) != PAGE_IN_LOG * 64)
        break;
  fdatasync (file);
  close (file);
}

/* After everybody is told, and still in turn: so the fold meets no new commit, and the next one begins the log anew. */
static void
fold_log (BaheWriter *writer)
{
  int code;

  if (writer->log_pages < LOG_PAGES_AT_LEAST || writer->log_pages < log_limit (writer))
    return;
  code = sqlite3_wal_checkpoint_v2 (writer->connection->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  if (code == SQLITE_FULL)
    bahe_space_lost (writer->space, writer->connection);
}

/* Folds the whole log and cuts it off, so that nothing of it is left but what the pages now hold. Who reads meanwhile
 * holds it up, and is waited for; it is tried again behind each later
 * commit, without waiting. */
static void
scrub_log (BaheWriter *writer)
{
  if (!writer->scrub)
    return;
  sqlite3_busy_timeout (writer->connection->db, writer->patient ? SCRUB_PATIENCE : 0);
  writer->scrub =
      sqlite3_wal_checkpoint_v2 (writer->connection->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) != SQLITE_OK;
  sqlite3_busy_timeout (writer->connection->db, BAHE_BUSY_TIMEOUT);
  writer->patient = FALSE;
  if (!writer->scrub)
    writer->commits = 0; /* it grows again from nothing */
}

static void
run_group (BaheWriter *writer, GPtrArray *jobs)
{
  g_autoptr (GError) error = NULL;
  gboolean turn = FALSE, committed = FALSE;
  BaheHead head;

  if (bahe_space_ready (writer->space, &error)) {
    turn = bahe_turn_take (&writer->turn, &error);
    committed = turn && run_jobs (writer, jobs, &head, &error);
    if (!committed)
      abandon (writer, error);
  }
  if (committed) {
    scrub_log (writer);
    bahe_turn_note (&writer->turn, &head);
    bahe_settler_note (writer->settler, writer->head.seq, writer->settled);
  }
  tell (jobs, error);
  if (committed) {
    grow_log (writer);
    fold_log (writer);
  }
  if (turn)
    bahe_turn_leave (&writer->turn);
}

/* ---- leading
 * ------------------------------------------------------------------------------------------------------------ */

BaheWriter *
bahe_writer_new (BaheStore *store, BaheConnection *connection)
{
  BaheWriter *writer = g_new0 (BaheWriter, 1);

  writer->store = store;
  writer->connection = connection;
  writer->turn = (BaheTurn){ -1, -1 };
  writer->gave = g_byte_array_new ();
  writer->settler = bahe_settler_new (store);
  g_mutex_init (&writer->mutex);
  g_queue_init (&writer->queue);
  sqlite3_wal_hook (connection->db, note_log,
                    writer); /* instead of SQLite's own fold, which would run before the answers */
  return writer;
}

void
bahe_writer_free (BaheWriter *writer)
{
  if (writer == NULL)
    return;
  bahe_settler_free (writer->settler);
  bahe_turn_close (&writer->turn);
  bahe_space_free (writer->space);
  bahe_connection_close (writer->connection);
  g_byte_array_unref (writer->gave);
  g_mutex_clear (&writer->mutex);
  g_free (writer);
}

/* With the mutex held. */
static gboolean
start (BaheWriter *writer, GError **error)
{
  if (writer->turn.write >= 0)
    return TRUE;
  if (!bahe_turn_open (&writer->turn, writer->store->path, error)) {
    bahe_turn_close (&writer->turn);
    return FALSE;
  }
  if (writer->space == NULL) /* so much that a whole log can be folded in when nothing else is left */
    writer->space =
        bahe_space_new (writer->store->path, writer->store->options.vfs, (gsize) PAGE * (gsize) log_limit (writer));
  return TRUE;
}

/* With the mutex held. */
static gboolean
check_caller (BaheWriter *writer, GError **error)
{
  if (g_thread_self () != writer->leader)
    return TRUE;
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_STORE,
                       _ ("Work that records cannot wait for other work that records."));
  return FALSE;
}

/* With the mutex held. */
static GPtrArray *
take_group (BaheWriter *writer)
{
  GPtrArray *jobs = g_ptr_array_sized_new (writer->queue.length);

  while (!g_queue_is_empty (&writer->queue) && jobs->len < GROUP_AT_MOST)
    g_ptr_array_add (jobs, g_queue_pop_head_link (&writer->queue)->data);
  writer->together = jobs->len;
  return jobs;
}

/* One group, and then the first of those who came meanwhile leads the next. */
static void
lead (BaheWriter *writer)
{
  g_mutex_lock (&writer->mutex);
  if (writer->queue.length < writer->together) {
    /* Those who were answered together with this one are about to come again: a sync is shared with who gets here. */
    g_mutex_unlock (&writer->mutex);
    g_thread_yield ();
    g_mutex_lock (&writer->mutex);
  }
  g_autoptr (GPtrArray) jobs = take_group (writer);
  g_mutex_unlock (&writer->mutex);
  run_group (writer, jobs);
  g_mutex_lock (&writer->mutex);
  Job *next = g_queue_peek_head (&writer->queue);
  writer->leader = next != NULL ? next->thread : NULL;
  g_mutex_unlock (&writer->mutex);
  if (next != NULL)
    move_on (next, LEADS);
}

/* TRUE if the work is in the queue; its state says whether its thread is to lead. */
static gboolean
enqueue (BaheWriter *writer, Job *job, GError **error)
{
  g_mutex_lock (&writer->mutex);
  gboolean queued = check_caller (writer, error) && start (writer, error);
  if (queued && writer->leader == NULL) {
    writer->leader = job->thread;
    job->state = LEADS;
  }
  if (queued)
    g_queue_push_tail_link (&writer->queue, &job->link);
  g_mutex_unlock (&writer->mutex);
  return queued;
}

gboolean
bahe_writer_run (BaheWriter *writer, BaheStoreWork work, gpointer data, GError **error)
{
  Job job = { .work = work, .data = data, .language = bahe_language (), .thread = g_thread_self () };

  job.link.data = &job;
  g_mutex_init (&job.mutex);
  g_cond_init (&job.moved);
  gboolean queued = enqueue (writer, &job, error);
  if (queued && wait_on (&job) == LEADS)
    lead (writer);
  g_cond_clear (&job.moved);
  g_mutex_clear (&job.mutex);
  if (!queued)
    return FALSE;
  if (!job.done)
    g_propagate_error (error, job.error);
  return job.done;
}
