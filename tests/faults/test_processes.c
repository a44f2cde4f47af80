/* Many processes: kill -9 at any instant, and many writers at once. The same executable is the writing child:
 *   test-faults-processes record PATH KEYS            records until it is killed, telling each acknowledged id
 *   test-faults-processes share PATH KEYS THREAD…     records the verbs that all children share, telling those that it
 * was first with */
#include "world.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 60
#define PROCESSES 4
#define THREADS 4
#define SHARED_VERBS 400 /* each tried by every thread of every process */

static const char *myself;

/* ---- the children ---------------------------------------------------------------------------------------------------
 */

static BaheStore *
open_or_exit (char **argv)
{
  g_autoptr (GError) error = NULL;
  BaheStore *store = bahe_store_open (argv[2], argv[3], BAHE_STORE_WRITE, &error);

  if (store != NULL)
    return store;
  fprintf (stderr, "%s\n", error->message);
  exit (3);
}

static void
tell (const BaheId *id)
{
  if (write (STDOUT_FILENO, id->bytes, sizeof id->bytes) != sizeof id->bytes)
    exit (4);
}

static int
child_record (char **argv)
{
  BaheStore *store = open_or_exit (argv);

  for (gint64 n = 1;; n++) {
    Verb verb = { .id = bahe_id_new (), .activity = 1, .n = n };

    if (!bahe_store_write (store, verb_work, &verb, NULL))
      return 5;
    tell (&verb.id);
  }
}

static gpointer
share_thread (gpointer store)
{
  for (gint64 n = 1; n <= SHARED_VERBS; n++) {
    g_autoptr (GError) error = NULL;
    Verb verb = { .activity = 1, .n = n };

    memcpy (verb.id.bytes, &n, sizeof n);
    if (bahe_store_write (store, verb_work, &verb, &error))
      tell (&verb.id);
    else if (!g_error_matches (error, BAHE_ERROR, BAHE_ERROR_CONFLICT)) {
      fprintf (stderr, "%s\n", error->message);
      exit (6);
    }
  }
  return NULL;
}

static int
child_share (char **argv)
{
  BaheStore *store = open_or_exit (argv);
  GThread *threads[THREADS];

  for (guint i = 0; i < THREADS; i++)
    threads[i] = g_thread_new ("share", share_thread, store);
  for (guint i = 0; i < THREADS; i++)
    g_thread_join (threads[i]);
  bahe_store_close (store);
  return 0;
}

/* ---- the parent
 * -------------------------------------------------------------------------------------------------------- */

typedef struct {
  pid_t pid;
  int from; /* the child's output */
} Child;

static Child
start_child (const World *world, const char *what)
{
  int pipes[2];
  Child child;

  ck_assert_int_eq (pipe (pipes), 0);
  child.from = pipes[0];
  child.pid = fork ();
  if (child.pid == 0) {
    dup2 (pipes[1], STDOUT_FILENO);
    close (pipes[0]);
    close (pipes[1]);
    execl (myself, myself, what, world->path, world->keys, NULL);
    _exit (9);
  }
  close (pipes[1]);
  return child;
}

static void
read_first_id (const Child *child, GArray *ids)
{
  BaheId id;

  ck_assert_int_eq (read (child->from, id.bytes, sizeof id.bytes), sizeof id.bytes);
  g_array_append_val (ids, id);
}

static void
read_ids (const Child *child, GArray *ids)
{
  BaheId id;

  while (read (child->from, id.bytes, sizeof id.bytes) == sizeof id.bytes)
    g_array_append_val (ids, id);
  close (child->from);
}

static void
assert_all_known (BaheStore *store, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    ck_assert_msg (is_known (store, &g_array_index (ids, BaheId, i)), "acknowledged verb %u of %u is lost", i,
                   ids->len);
}

/* Whatever stands beside its event or in a table: together they are what the events give. */
static void
assert_facts_are_all_there (BaheStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = dump_projections (store, &error), *told = dump_rebuilt (store, &error);

  assert_no_error (error);
  ck_assert_str_eq (kept, told);
}

START_TEST (given_a_writer_when_killed_60_times_then_nothing_acknowledged_is_lost_and_all_is_sound)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BaheId));
  g_autoptr (GRand) chance = g_rand_new_with_seed (9);
  World world;

  world_begin (&world);
  world_close (&world);
  for (guint i = 0; i < KILLS; i++) {
    Child child = start_child (&world, "record");

    if (i % 2 == 0)
      read_first_id (&child, ids); /* on a slow machine too, half of the kills come amid recording */
    g_usleep ((gulong) g_rand_int_range (chance, 2000, 80000));
    kill (child.pid, SIGKILL);
    read_ids (&child, ids);
    waitpid (child.pid, NULL, 0);
    world_open (&world, i % 2 == 0 ? BAHE_STORE_READ : BAHE_STORE_WRITE);
    assert_sound (world.store);
    assert_facts_are_all_there (world.store);
    if (i % 10 == 9)
      assert_all_known (world.store, ids);
    world_close (&world);
  }
  printf ("%d kills, %u acknowledged, 0 lost\n", KILLS, ids->len);
  ck_assert_uint_ge (ids->len, KILLS / 2);
  world_end (&world);
}
END_TEST

START_TEST (given_4_processes_with_4_threads_each_when_they_record_the_same_verbs_then_each_is_there_once)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (BaheId));
  Child children[PROCESSES];
  World world;

  world_begin (&world);
  for (guint i = 0; i < PROCESSES; i++)
    children[i] = start_child (&world, "share");
  for (guint i = 0; i < PROCESSES; i++) {
    int status;

    read_ids (&children[i], ids);
    waitpid (children[i].pid, &status, 0);
    ck_assert_int_eq (status, 0);
  }
  ck_assert_uint_eq (ids->len, SHARED_VERBS);
  ck_assert_int_eq (count_events (world.store), SHARED_VERBS + 1);
  assert_all_known (world.store, ids);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

int
main (int argc, char **argv)
{
  const TTest *tests[] = {
    given_a_writer_when_killed_60_times_then_nothing_acknowledged_is_lost_and_all_is_sound,
    given_4_processes_with_4_threads_each_when_they_record_the_same_verbs_then_each_is_there_once,
  };

  myself = argv[0];
  if (argc == 4)
    return strcmp (argv[1], "share") == 0 ? child_share (argv) : child_record (argv);
  return run_tests ("faults processes", tests, G_N_ELEMENTS (tests), 280);
}
