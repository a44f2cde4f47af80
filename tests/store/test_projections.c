#include "world.h"

#include <sqlite3.h>

typedef struct {
  gint64 number;
  gint64 seq, value; /* of the fact to add */
  gint64 until;      /* 0: nothing to close */
} Change;

static gboolean
add_fact (BaheTransaction *transaction, gpointer data, GError **error)
{
  Change *change = data;
  gint64 from = change->until != 0 ? change->until : change->seq;
  BaheFactRow fact = { .seq = change->seq,
                       .n = 3,
                       .shape = 2,
                       .entrant = 4,
                       .other = 5,
                       .value = { change->value, -2, TRUE },
                       .against = { 7, 1, TRUE },
                       .other_faults = { 0, -18, TRUE },
                       .round = 2,
                       .ended = "forfeit",
                       .by = "三号评委",
                       .about = "整齐",
                       .stage = "final",
                       .group = "A",
                       .more = "{\"parts\":[[2,0]]}" };
  BaheFigureEntry entry = { .figure = "sports.marks",
                            .activity = 1,
                            .year = 2026,
                            .key = "[\"语文组\"]",
                            .unit = "分",
                            .seq = change->seq,
                            .n = 1,
                            .amount = { change->value, -2, TRUE },
                            .how = BAHE_ABOUT,
                            .distinct = "12" };

  if (change->until != 0 &&
      (!bahe_transaction_close_facts (transaction, 1, change->seq, change->until, error) ||
       !bahe_transaction_close_figure_entries (transaction, 1, change->seq, change->until, error)))
    return FALSE;
  return bahe_transaction_add_fact (transaction, 1, from, &fact, error) &&
         bahe_transaction_add_figure_entry (transaction, from, &entry, error);
}

typedef struct {
  guint n;
  gint64 value;
} Sum;

static gboolean
check_fact (const BaheFactRow *fact, gpointer data, GError **error)
{
  Sum *sum = data;

  if (fact->n != 3)
    return TRUE;
  sum->n++;
  sum->value = fact->value.integer;
  ck_assert_int_eq (fact->shape, 2);
  ck_assert_int_eq (fact->entrant, 4);
  ck_assert_int_eq (fact->other, 5);
  ck_assert_int_eq (fact->value.exponent, -2);
  ck_assert (fact->against.set && fact->against.integer == 7 && fact->against.exponent == 1);
  ck_assert (!fact->faults.set);
  ck_assert (fact->other_faults.set && fact->other_faults.integer == 0 && fact->other_faults.exponent == -18);
  ck_assert_int_eq (fact->round, 2);
  ck_assert_str_eq (fact->ended, "forfeit");
  ck_assert_str_eq (fact->by, "三号评委");
  ck_assert_str_eq (fact->about, "整齐");
  ck_assert_str_eq (fact->stage, "final");
  ck_assert_str_eq (fact->group, "A");
  ck_assert_str_eq (fact->more, "{\"parts\":[[2,0]]}");
  return TRUE;
}

static gboolean
check_entry (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  Sum *sum = data;

  sum->n++;
  sum->value = entry->amount.integer;
  ck_assert_str_eq (entry->figure, "sports.marks");
  ck_assert_int_eq (entry->year, 2026);
  ck_assert_str_eq (entry->key, "[\"语文组\"]");
  ck_assert_str_eq (entry->unit, "分");
  ck_assert_int_eq (entry->how, BAHE_ABOUT);
  ck_assert_str_eq (entry->distinct, "12");
  return TRUE;
}

static Sum
facts_as_of (BaheStore *store, gint64 as_of)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);
  Sum sum = { 0 };

  bahe_view_each_fact (view, 1, as_of, check_fact, &sum, &error);
  assert_no_error (error);
  return sum;
}

static Sum
figures_as_of (BaheStore *store, const BaheFigureQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);
  Sum sum = { 0 };

  bahe_view_each_figure_entry (view, query, check_entry, &sum, &error);
  assert_no_error (error);
  return sum;
}

static void
change (BaheStore *store, Change *what)
{
  g_autoptr (GError) error = NULL;

  bahe_store_write (store, add_fact, what, &error);
  assert_no_error (error);
}

START_TEST (given_a_corrected_fact_when_read_as_of_then_the_old_one_stands_until_the_correction)
{
  World world;
  Sum sum;

  world_begin (&world);
  record_many (world.store, 1, 1, 9);
  change (world.store, &(Change){ .seq = 4, .value = 950 });
  change (world.store, &(Change){ .seq = 4, .value = 925, .until = 8 });
  ck_assert_uint_eq (facts_as_of (world.store, 3).n, 0);
  sum = facts_as_of (world.store, 7);
  ck_assert_uint_eq (sum.n, 1);
  ck_assert_int_eq (sum.value, 950);
  sum = facts_as_of (world.store, 8);
  ck_assert_uint_eq (sum.n, 1);
  ck_assert_int_eq (sum.value, 925);
  sum = facts_as_of (world.store, 0);
  ck_assert_uint_eq (sum.n, 1);
  ck_assert_int_eq (sum.value, 925);
  world_end (&world);
}
END_TEST

START_TEST (given_corrected_figure_entries_when_queried_then_figure_year_activity_and_as_of_filter_them)
{
  World world;
  Sum sum;

  world_begin (&world);
  record_many (world.store, 1, 1, 9);
  change (world.store, &(Change){ .seq = 4, .value = 950 });
  change (world.store, &(Change){ .seq = 4, .value = 925, .until = 8 });
  change (world.store, &(Change){ .seq = 5, .value = 1 });
  sum = figures_as_of (world.store, &(BaheFigureQuery){ .figure = "sports.marks" });
  ck_assert_uint_eq (sum.n, 2);
  sum = figures_as_of (world.store, &(BaheFigureQuery){ .figure = "sports.marks", .as_of = 4 });
  ck_assert_uint_eq (sum.n, 1);
  ck_assert_int_eq (sum.value, 950);
  ck_assert_uint_eq (figures_as_of (world.store, &(BaheFigureQuery){ .figure = "sports.marks", .year = 2025 }).n, 0);
  ck_assert_uint_eq (figures_as_of (world.store, &(BaheFigureQuery){ .figure = "sports.marks", .activity = 2 }).n, 0);
  ck_assert_uint_eq (figures_as_of (world.store, &(BaheFigureQuery){ .figure = "no.such" }).n, 0);
  world_end (&world);
}
END_TEST

START_TEST (given_events_when_projected_then_the_dump_of_the_rows_equals_one_told_from_the_events)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *told = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 50);
  kept = dump_projections (world.store, &error);
  told = dump_rebuilt (world.store, &error);
  ck_assert_str_eq (kept, told);
  world_end (&world);
}
END_TEST

/* ---- what stands beside its event yet
 * ----------------------------------------------------------------------------------------------------- */

static gint64
settled (const World *world)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *query = NULL;

  ck_assert_int_eq (sqlite3_open (world->path, &db), SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT value FROM meta WHERE key = 'settled'", -1, &query, NULL);
  ck_assert_int_eq (sqlite3_step (query), SQLITE_ROW);
  gint64 seq = sqlite3_column_int64 (query, 0);
  sqlite3_finalize (query);
  sqlite3_close (db);
  return seq;
}

/* As of each seq, told to another process of the same store. */
static char *
history (const World *world, gint64 last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheStore) other = bahe_store_open (world->path, world->keys, BAHE_STORE_READ, &error);
  GString *text = g_string_new (NULL);

  assert_no_error (error);
  for (gint64 seq = 1; seq <= last; seq++) {
    Sum fact = facts_as_of (other, seq), entry = figures_as_of (other, &(BaheFigureQuery){ .as_of = seq });
    g_string_append_printf (text, "%u %ld %u %ld\n", fact.n, (long) fact.value, entry.n, (long) entry.value);
  }
  return g_string_free (text, FALSE);
}

static gboolean
record_change (BaheTransaction *transaction, gpointer data, GError **error)
{
  Change *what = data;
  BaheEventRow event = {
    .id = bahe_id_new (), .activity = 1, .type = "test.noted", .body = "{\"n\":0}", .body_length = 7
  };

  if (!bahe_transaction_place (transaction, &event, error))
    return FALSE;
  what->seq = event.seq;
  return add_fact (transaction, what, error) && bahe_transaction_append (transaction, &event, error);
}

static void
record_changes (const World *world, gint64 n)
{
  for (gint64 i = 0; i < n; i++) {
    g_autoptr (GError) error = NULL;
    bahe_store_write (world->store, record_change, &(Change){ .value = i }, &error);
    assert_no_error (error);
  }
}

/* All columns there are, in an activity of their own between others', so that their order is seen. */
START_TEST (given_facts_beside_their_events_when_settled_then_every_reader_sees_the_same_before_and_after)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  record_changes (&world, 20);
  ck_assert_int_lt (settled (&world), 3);
  g_autofree char *before = history (&world, 21);
  g_autofree char *kept = dump_projections (world.store, &error);
  change (world.store, &(Change){ .seq = 21, .value = 1, .until = 22 }); /* a correction settles what is before it */
  change (world.store, &(Change){ .seq = 21, .value = 19, .until = 23 });
  ck_assert_int_eq (settled (&world), 21);
  g_autofree char *after = history (&world, 21);
  g_autofree char *now = dump_projections (world.store, &error);
  ck_assert_str_eq (before, after);
  ck_assert_str_eq (kept, now);
  record_changes (&world, 2);
  ck_assert_uint_eq (facts_as_of (world.store, 0).n, 22);
  ck_assert_int_eq (settled (&world), 21);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

/* By turns in two activities, in one commit. */
static gboolean
by_turns (BaheTransaction *transaction, gpointer data, GError **error)
{
  for (gint64 i = 0; i < *(gint64 *) data; i++)
    if (!verb_work (transaction, &(Verb){ .id = bahe_id_new (), .activity = 1 + i % 2, .n = 1 + i % 49 }, error))
      return FALSE;
  return TRUE;
}

static void
record_by_turns (const World *world, gint64 n)
{
  g_autoptr (GError) error = NULL;

  bahe_store_write (world->store, by_turns, &n, &error);
  assert_no_error (error);
}

/* Closes nothing, but whoever closes settles first. */
static gboolean
settle_all (BaheTransaction *transaction, gpointer data, GError **error)
{
  return bahe_transaction_close_facts (transaction, 1, 1000000, 1000001, error);
}

static gboolean
count_any (const BaheFigureEntry *entry, gpointer data, GError **error)
{
  (*(guint *) data)++;
  return TRUE;
}

/* As a fund rule counts, in the transaction of the verb that it judges. */
static gboolean
record_and_count (BaheTransaction *transaction, gpointer data, GError **error)
{
  gint64 few = 10;

  return by_turns (transaction, &few, error) &&
         bahe_view_each_figure_entry (bahe_transaction_view (transaction), &(BaheFigureQuery){ 0 }, count_any, data,
                                      error);
}

START_TEST (given_many_events_when_counted_within_a_verb_then_all_are_seen_and_settled_first)
{
  g_autoptr (GError) error = NULL;
  guint few = 0, many = 0;
  World world;

  world_begin (&world);
  world_open_activity (&world);
  ck_assert (bahe_store_write (world.store, record_and_count, &few, &error));
  ck_assert_uint_eq (few, 10);
  ck_assert_int_eq (settled (&world), 0);
  record_by_turns (&world, 300);
  ck_assert (bahe_store_write (world.store, record_and_count, &many, &error));
  ck_assert_uint_eq (many, 320);
  ck_assert_int_eq (settled (&world), 322);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

START_TEST (given_many_events_when_the_store_rests_or_closes_then_what_they_gave_is_settled)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  world_open_activity (&world);
  record_by_turns (&world, 1000);
  ck_assert_int_eq (settled (&world), 0);
  record_by_turns (&world, 100);
  for (guint i = 0; i < 200 && settled (&world) < 1102; i++)
    g_usleep (50000);
  ck_assert_int_eq (settled (&world), 1102);
  record_by_turns (&world, 1100);
  world_close (&world);
  world_open (&world, BAHE_STORE_WRITE);
  ck_assert_int_eq (settled (&world), 2202);
  record_by_turns (&world, 100); /* some in the tables, some beside their events */
  g_autofree char *before = dump_projections (world.store, &error);
  ck_assert (bahe_store_write (world.store, settle_all, NULL, &error));
  ck_assert_int_eq (settled (&world), 2302);
  g_autofree char *after = dump_projections (world.store, &error);
  ck_assert_str_eq (before, after);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

static gboolean
clear_one (BaheTransaction *transaction, gpointer hash, GError **error)
{
  return bahe_transaction_clear_projection (transaction, 1, error) &&
         bahe_transaction_set_projection_hash (transaction, 1, hash, error);
}

static gboolean
only_clear (BaheTransaction *transaction, gpointer hash, GError **error)
{
  return bahe_transaction_clear_projection (transaction, 1, error);
}

START_TEST (given_a_projection_when_cleared_then_nothing_is_left_and_its_hash_says_from_what_it_is_built)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = NULL;
  guint8 hash[BAHE_HASH_SIZE], read[BAHE_HASH_SIZE];
  World world;

  world_begin (&world);
  bahe_hash ("declaration", 11, NULL, 0, hash);
  change (world.store, &(Change){ .seq = 1, .value = 5 });
  view = bahe_view_begin (world.store, &error);
  ck_assert (!bahe_view_projection_hash (view, 1, read));
  g_clear_pointer (&view, bahe_view_end);
  bahe_store_write (world.store, clear_one, hash, &error);
  assert_no_error (error);
  ck_assert_uint_eq (facts_as_of (world.store, 0).n, 0);
  ck_assert_uint_eq (figures_as_of (world.store, &(BaheFigureQuery){ 0 }).n, 0);
  view = bahe_view_begin (world.store, &error);
  ck_assert (bahe_view_projection_hash (view, 1, read));
  ck_assert_mem_eq (read, hash, sizeof hash);
  g_clear_pointer (&view, bahe_view_end);
  bahe_store_write (world.store, only_clear, NULL, &error);
  view = bahe_view_begin (world.store, &error);
  ck_assert (!bahe_view_projection_hash (view, 1, read));
  g_clear_pointer (&view, bahe_view_end);
  world_end (&world);
}
END_TEST

/* Work that makes a name and is undone: the number it had will be another name's. */
static gboolean
name_then_fail (BaheTransaction *transaction, gpointer data, GError **error)
{
  BaheFactRow fact = { .seq = 1, .n = 3, .stage = "undone" };

  if (bahe_transaction_add_fact (transaction, 1, 1, &fact, error))
    g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_REFUSED, "no");
  return FALSE;
}

START_TEST (given_undone_work_that_made_names_when_others_make_names_then_none_is_mixed_up)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  ck_assert (!bahe_store_write (world.store, name_then_fail, NULL, &error));
  change (world.store, &(Change){ .seq = 1, .value = 5 });
  ck_assert_uint_eq (facts_as_of (world.store, 0).n, 1);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_a_corrected_fact_when_read_as_of_then_the_old_one_stands_until_the_correction,
    given_corrected_figure_entries_when_queried_then_figure_year_activity_and_as_of_filter_them,
    given_events_when_projected_then_the_dump_of_the_rows_equals_one_told_from_the_events,
    given_facts_beside_their_events_when_settled_then_every_reader_sees_the_same_before_and_after,
    given_many_events_when_counted_within_a_verb_then_all_are_seen_and_settled_first,
    given_many_events_when_the_store_rests_or_closes_then_what_they_gave_is_settled,
    given_a_projection_when_cleared_then_nothing_is_left_and_its_hash_says_from_what_it_is_built,
    given_undone_work_that_made_names_when_others_make_names_then_none_is_mixed_up,
  };

  return run_tests ("store projections", tests, G_N_ELEMENTS (tests), 60);
}
