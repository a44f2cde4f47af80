/* Facts and figures against a rebuild: after random verbs and corrections, another declaration, a missing plugin,
 * another process's hand. */
#include "world.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static World world;
static const BahePlugin *const plugins[] = { &test_plugin, NULL };
static const BahePlugin *const old_notes[] = { &test_plugin, &test_old_notes, NULL };
static const BahePlugin *const new_notes[] = { &test_plugin, &test_new_notes, NULL };
static const BahePlugin *const only_builtin[] = { NULL };
static const char *const teams[] = { "后勤组", "大班组", "中班组", "小班组", "高段组", NULL };

/* ---- random histories --------------------------------------------------------------------------- */

typedef struct {
  GRand *rand;
  gint64 race, cup;
  GArray *seqs; /* of records that may be corrected: gint64 seq, gint64 activity */
} Story;

static void
try (Story *story, gint64 activity, const char *verb, char *given)
{
  BaheAnswer answer = { 0 };
  g_autofree char *text = given;
  json_object *object = world_json (text);
  BaheRequest request = {
    .id = bahe_id_new (), .activity = activity, .verb = verb, .given = object, .role = BAHE_OFFICER
  };

  if (bahe_unit_do (world.unit, &request, &answer, NULL)) {
    gint64 both[] = { answer.first_seq, activity };
    g_array_append_vals (story->seqs, both, 2);
  }
  bahe_answer_clear (&answer);
  json_object_put (object);
}

static const char *
any_team (Story *story)
{
  return teams[g_rand_int_range (story->rand, 0, 5)];
}

static void
amend (Story *story)
{
  guint pick = 2 * (guint) g_rand_int_range (story->rand, 0, (gint32) story->seqs->len / 2);
  long seq = (long) g_array_index (story->seqs, gint64, pick);
  gint64 activity = g_array_index (story->seqs, gint64, pick + 1);

  switch (g_rand_int_range (story->rand, 0, 5)) {
  case 0:
    try (story, activity, "cancel", g_strdup_printf ("{'event':%ld,'reason':'x'}", seq));
    break;
  case 1:
    try (story, activity, "undo", g_strdup ("{}"));
    break;
  case 2:
    try (story, activity, "correct",
         g_strdup_printf ("{'event':%ld,'values':{'when':'202%d-05-01'},'reason':'x'}", seq,
                          g_rand_int_range (story->rand, 0, 9)));
    break;
  default:
    if (activity == story->race)
      try (story, activity, "correct",
           g_strdup_printf ("{'event':%ld,'values':{'seconds':'%d','runner':'%s'},'reason':'x'}", seq,
                            g_rand_int_range (story->rand, 1, 99), any_team (story)));
    else
      try (story, activity, "correct",
           g_strdup_printf ("{'event':%ld,'values':{'winner':'%s','loser':'%s'},'reason':'x'}", seq, any_team (story),
                            any_team (story)));
  }
}

static void
step (Story *story)
{
  switch (g_rand_int_range (story->rand, 0, 10)) {
  case 0:
  case 1:
  case 2:
  case 3:
    try (story, story->race, "run",
         g_strdup_printf ("{'runner':'%s','seconds':'%d.%d'}", any_team (story), g_rand_int_range (story->rand, 1, 99),
                          g_rand_int_range (story->rand, 0, 99)));
    break;
  case 4:
    try (story, story->cup, "result",
         g_strdup_printf ("{'winner':'%s','loser':'%s'}", any_team (story), any_team (story)));
    break;
  case 5:
    try (story, story->cup, "two",
         g_strdup_printf ("{'winner':'%s','loser':'%s'}", any_team (story), any_team (story)));
    break;
  case 6:
    try (story, story->race, "withdraw", g_strdup_printf ("{'entrant':'%s','reason':'x'}", any_team (story)));
    break;
  default:
    if (story->seqs->len > 0)
      amend (story);
  }
}

static GPtrArray *
all_rows (Story *story, gint64 last)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (gint64 as_of = 1; as_of <= last; as_of++) {
    g_ptr_array_add (rows, world_rows (&world, story->race, as_of));
    g_ptr_array_add (rows, world_rows (&world, story->cup, as_of));
  }
  return rows;
}

/* Seeds are the loop's index, so a failure says which. */
START_TEST (a_rebuild_gives_what_was_written_as_it_came_at_every_record)
{
  Story story = { .rand = g_rand_new_with_seed ((guint32) _i), .seqs = g_array_new (FALSE, FALSE, sizeof (gint64)) };

  world_begin (&world, plugins);
  story.race = world_open (&world, "{'kind':'race'}", teams);
  story.cup = world_open (&world, "{'kind':'cup'}", teams);
  for (guint i = 0; i < 60; i++)
    step (&story);
  world_verify (&world);

  gint64 last = world_seq (&world, story.race, "close", "{}");
  g_autoptr (GPtrArray) before = all_rows (&story, last);
  g_autofree char *board = world_board (&world, story.race, NULL);
  ck_assert (bahe_unit_rebuild (world.unit, 0, NULL, NULL, NULL));
  g_autoptr (GPtrArray) after = all_rows (&story, last);
  for (guint i = 0; i < before->len; i++)
    ck_assert_msg (g_str_equal (before->pdata[i], after->pdata[i]), "seed %d, as of %u: \n%s\n%s", _i, i / 2 + 1,
                   (char *) before->pdata[i], (char *) after->pdata[i]);

  world_again (&world, plugins);
  g_autofree char *again = world_board (&world, story.race, NULL);
  ck_assert_str_eq (board, again);
  world_end (&world);
  g_rand_free (story.rand);
  g_array_unref (story.seqs);
}
END_TEST

/* ---- damage, other declarations, other hands ---------------------------------------------------- */

static gboolean
spoil (BaheTransaction *transaction, gpointer data, GError **error)
{
  gint64 *run = data; /* activity, seq */

  return bahe_transaction_close_facts (transaction, run[0], run[1], run[1] + 1, error);
}

START_TEST (verify_names_the_record_whose_facts_are_wrong)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  world_begin (&world, plugins);
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  gint64 run[] = { race, world_seq (&world, race, "run", "{'runner':'大班组','seconds':'9'}") };
  world_do (&world, race, "run", "{'runner':'中班组','seconds':'8'}");
  ck_assert (bahe_store_write (bahe_unit_store (world.unit), spoil, run, &error));
  ck_assert (bahe_unit_verify (world.unit, NULL, NULL, problems, &error));
  ck_assert_uint_eq (problems->len, 1);
  g_autofree char *named = g_strdup_printf ("record %ld", (long) run[1]);
  assert_has ((char *) problems->pdata[0], named);
  ck_assert (bahe_unit_rebuild (world.unit, race, NULL, NULL, &error));
  world_verify (&world);
  world_end (&world);
}
END_TEST

START_TEST (another_declaration_is_built_again_and_old_layouts_are_brought_up_to_date)
{
  world_begin (&world, old_notes);
  gint64 notes = world_open (&world, "{'kind':'notes'}", NULL);
  world_do (&world, notes, "write", "{'words':'五个字的话'}");
  g_autofree char *none = world_rows (&world, notes, 0);
  ck_assert_str_eq (none, "");

  world_again (&world, new_notes);
  world_do (&world, notes, "write", "{'text':'四个字了','length':4}");
  g_autofree char *rows = world_rows (&world, notes, 0);
  assert_has (rows, "5e0");
  assert_has (rows, "4e0");
  g_autofree char *events = world_events (&world, notes, BAHE_VIEWER);
  assert_has (events, "\"Length\":\"5\"");
  world_verify (&world);
  world_end (&world);
}
END_TEST

START_TEST (records_of_a_missing_plugin_stay_readable_and_correctable)
{
  g_autoptr (GError) error = NULL;

  world_begin (&world, plugins);
  gint64 race = world_open (&world, "{'kind':'race','title':'五十米'}", teams);
  gint64 run = world_seq (&world, race, "run", "{'runner':'大班组','seconds':'9'}");
  world_do (&world, race, "run", "{'runner':'中班组','seconds':'8'}");
  world_again (&world, only_builtin);

  g_autoptr (BaheActivity) activity = bahe_unit_activity (world.unit, race, &error);
  assert_no_error (error);
  ck_assert_ptr_null (activity->info);
  ck_assert_int_eq (activity->version, 8);
  g_autofree char *events = world_events (&world, race, BAHE_VIEWER);
  assert_has (events, "\"seconds\":\"9\"");
  assert_has (events, "大班组");
  json_object *entrants = bahe_unit_entrants (world.unit, race, &error);
  ck_assert_uint_eq (json_object_array_length (entrants), 5);
  json_object_put (entrants);
  g_autofree char *refused = world_no (&world, race, "run", "{'runner':'大班组','seconds':'9'}", BAHE_ERROR_PLUGIN);
  assert_has (refused, "race");
  g_autofree char *cancel = g_strdup_printf ("{'event':%ld,'reason':'x'}", (long) run);
  world_do (&world, race, "cancel", cancel);
  world_verify (&world);

  world_again (&world, plugins);
  g_autofree char *board = world_board (&world, race, NULL);
  assert_has (board, "中班组 1,后勤组 2,大班组 2");
  g_autofree char *rows = world_rows (&world, race, 0);
  assert_has_not (rows, "2 9e0");
  world_verify (&world);
  world_end (&world);
}
END_TEST

START_TEST (two_units_on_one_store_see_each_others_records_and_corrections)
{
  g_autoptr (GError) error = NULL;
  World other = { 0 };

  world_begin (&world, plugins);
  gint64 cup = world_open (&world, "{'kind':'cup'}", teams);
  other = world;
  BaheStore *store = bahe_store_open (world.path, world.keys, BAHE_STORE_WRITE, &error);
  assert_no_error (error);
  g_autofree char *rules = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "activity", "rules", NULL);
  const char *folders[] = { rules, NULL };
  other.unit = bahe_unit_new (store, world.plugins, folders, &error);

  gint64 first = world_seq (&world, cup, "result", "{'winner':'后勤组','loser':'大班组'}");
  g_autofree char *out = world_no (&other, cup, "result", "{'winner':'大班组','loser':'中班组'}", BAHE_ERROR_REFUSED);
  assert_has (out, "is out");
  world_do (&other, cup, "result", "{'winner':'中班组','loser':'小班组'}");
  g_autofree char *given = g_strdup_printf ("{'event':%ld,'reason':'x'}", (long) first);
  world_do (&other, cup, "cancel", given);
  world_do (&world, cup, "result", "{'winner':'大班组','loser':'后勤组'}");
  g_autofree char *left = world_no (&world, cup, "result", "{'winner':'大班组','loser':'小班组'}", BAHE_ERROR_REFUSED);
  assert_has (left, "is out");
  g_autofree char *here = world_board (&world, cup, NULL), *there = world_board (&other, cup, NULL);
  ck_assert_str_eq (here, there);
  world_verify (&world);
  bahe_unit_free (other.unit);
  world_end (&world);
}
END_TEST

/* Records in another process, which is killed: nothing of what it left is settled. */
static void
record_and_be_killed (gint64 race, guint runs)
{
  int told[2];
  char byte;

  g_clear_pointer (&world.unit, bahe_unit_free);
  ck_assert_int_eq (pipe (told), 0);
  pid_t child = fork ();
  if (child == 0) {
    world_again (&world, plugins);
    for (guint i = 0; i < runs; i++)
      world_do (&world, race, "run",
                i % 2 == 0 ? "{'runner':'大班组','seconds':'9'}" : "{'runner':'中班组','seconds':'8'}");
    if (write (told[1], "x", 1) == 1)
      pause ();
    _exit (1);
  }
  close (told[1]);
  ck_assert_int_eq (read (told[0], &byte, 1), 1);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  close (told[0]);
}

START_TEST (what_a_killed_process_recorded_is_on_boards_and_in_figures_of_who_only_reads)
{
  g_autoptr (GError) error = NULL;

  world_begin (&world, plugins);
  gint64 race = world_open (&world, "{'kind':'race'}", teams);
  record_and_be_killed (race, 5);
  g_autofree char *rules = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "activity", "rules", NULL);
  const char *folders[] = { rules, NULL };
  BaheStore *store = bahe_store_open (world.path, world.keys, BAHE_STORE_READ, &error);
  assert_no_error (error);
  world.unit = bahe_unit_new (store, world.plugins, folders, &error);
  assert_no_error (error);

  g_autofree char *board = world_board (&world, race, NULL), *rows = world_rows (&world, race, 0);
  assert_has (board, "中班组 1,大班组 2");
  assert_has (rows, "race.runs");
  world_verify (&world);
  world_again (&world, plugins);
  ck_assert (bahe_unit_rebuild (world.unit, race, NULL, NULL, &error));
  g_autofree char *board_after = world_board (&world, race, NULL), *rows_after = world_rows (&world, race, 0);
  ck_assert_str_eq (board, board_after);
  ck_assert_str_eq (rows, rows_after);
  world_end (&world);
}
END_TEST

START_TEST (a_demonstration_stands_outside_the_years_figures)
{
  world_begin (&world, plugins);
  gint64 race = world_open (&world, "{'kind':'race','demo':true}", teams);
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'9'}");
  g_autofree char *rows = world_rows (&world, race, 0);

  assert_has (rows, "fact");
  assert_has_not (rows, "race.runs");
  world_verify (&world);
  world_end (&world);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("activity projections");
  TCase *projections = tcase_create ("projections");

  tcase_add_loop_test (projections, a_rebuild_gives_what_was_written_as_it_came_at_every_record, 0, 6);
  tcase_add_test (projections, verify_names_the_record_whose_facts_are_wrong);
  tcase_add_test (projections, another_declaration_is_built_again_and_old_layouts_are_brought_up_to_date);
  tcase_add_test (projections, records_of_a_missing_plugin_stay_readable_and_correctable);
  tcase_add_test (projections, two_units_on_one_store_see_each_others_records_and_corrections);
  tcase_add_test (projections, what_a_killed_process_recorded_is_on_boards_and_in_figures_of_who_only_reads);
  tcase_add_test (projections, a_demonstration_stands_outside_the_years_figures);
  suite_add_tcase (suite, projections);
  return run_suite (suite);
}
