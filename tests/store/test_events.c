#include "world.h"

#include <string.h>

START_TEST (given_a_new_store_when_opened_again_then_it_knows_who_it_is)
{
  World world;
  g_autofree char *unit = NULL;

  world_begin (&world);
  unit = g_strdup (bahe_store_unit_id (world.store));
  world_open (&world, BAHE_STORE_READ);
  ck_assert_str_eq (bahe_store_unit_id (world.store), unit);
  ck_assert_str_eq (bahe_store_zone (world.store), "Asia/Shanghai");
  ck_assert_str_eq (bahe_store_path (world.store), world.path);
  ck_assert (bahe_store_read_only (world.store));
  world_end (&world);
}
END_TEST

START_TEST (given_a_store_when_made_again_then_it_is_refused_and_unharmed)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 3);
  ck_assert_ptr_null (bahe_store_create (world.path, world.keys, NULL, &error));
  assert_error (error, BAHE_ERROR_CONFLICT);
  ck_assert_int_eq (count_events (world.store), 4);
  world_end (&world);
}
END_TEST

typedef struct {
  guint n;
  gint64 last_seq, last_version;
  char *body, *words;
} Seen;

static gboolean
see (const BaheEventRow *event, gpointer data, GError **error)
{
  Seen *seen = data;

  ck_assert_int_gt (event->seq, seen->last_seq);
  seen->n++;
  seen->last_seq = event->seq;
  seen->last_version = event->version;
  g_free (seen->body);
  seen->body = g_strndup (event->body, event->body_length);
  g_free (seen->words);
  seen->words = g_strdup (event->when_words);
  return TRUE;
}

static void
look (BaheStore *store, const BaheEventQuery *query, Seen *seen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (store, &error);

  *seen = (Seen){ 0 };
  assert_no_error (error);
  bahe_view_each_event (view, query, see, seen, &error);
  assert_no_error (error);
  g_clear_pointer (&seen->body, g_free);
  g_clear_pointer (&seen->words, g_free);
}

static gboolean
add_second_activity (BaheTransaction *transaction, gpointer number, GError **error)
{
  BaheActivityRow row = { .kind = "tug-of-war", .title = "教工拔河", .part_of = 1, .when = { 5, 9 }, .demo = TRUE };

  if (!bahe_transaction_add_activity (transaction, &row, error))
    return FALSE;
  *(gint64 *) number = row.number;
  return TRUE;
}

START_TEST (given_two_streams_when_asked_by_stream_seq_version_and_type_then_only_those_come)
{
  g_autoptr (GError) error = NULL;
  gint64 second;
  World world;
  Seen seen;

  world_begin (&world); /* seq 1 */
  bahe_store_write (world.store, add_second_activity, &second, &error);
  assert_no_error (error);
  record_many (world.store, 1, 10, 3);      /* 2 3 4 */
  record_many (world.store, second, 20, 4); /* 5 6 7 8 */
  look (world.store, &(BaheEventQuery){ 0 }, &seen);
  ck_assert_uint_eq (seen.n, 8);
  look (world.store, &(BaheEventQuery){ .activity = second }, &seen);
  ck_assert_uint_eq (seen.n, 4);
  ck_assert_int_eq (seen.last_version, 4);
  look (world.store, &(BaheEventQuery){ .activity = second, .after_version = 3 }, &seen);
  ck_assert_uint_eq (seen.n, 1);
  look (world.store, &(BaheEventQuery){ .activity = second, .until_seq = 6 }, &seen);
  ck_assert_uint_eq (seen.n, 2);
  look (world.store, &(BaheEventQuery){ .after_seq = 2, .until_seq = 5 }, &seen);
  ck_assert_uint_eq (seen.n, 3);
  look (world.store, &(BaheEventQuery){ .type = "activity.opened" }, &seen);
  ck_assert_uint_eq (seen.n, 1);
  look (world.store, &(BaheEventQuery){ .activity = 1, .type = "test.noted", .after_version = 1 }, &seen);
  ck_assert_uint_eq (seen.n, 3);
  world_end (&world);
}
END_TEST

static gboolean
stop_at_second (const BaheEventRow *event, gpointer n, GError **error)
{
  return ++*(guint *) n < 2;
}

static gboolean
stop_with_error (const BaheEventRow *event, gpointer n, GError **error)
{
  ++*(guint *) n;
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_RULE, "enough");
  return FALSE;
}

START_TEST (given_events_when_the_callback_stops_then_reading_ends_with_or_without_its_error)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = NULL;
  BaheEventQuery all = { 0 };
  guint n = 0;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 5);
  view = bahe_view_begin (world.store, &error);
  ck_assert (bahe_view_each_event (view, &all, stop_at_second, &n, &error));
  ck_assert_uint_eq (n, 2);
  ck_assert (!bahe_view_each_event (view, &all, stop_with_error, &n, &error));
  ck_assert_uint_eq (n, 3);
  assert_error (error, BAHE_ERROR_RULE);
  g_clear_error (&error);
  ck_assert (!bahe_view_event (view, 77, stop_at_second, &n, &error));
  assert_error (error, BAHE_ERROR_NOT_FOUND);
  g_clear_pointer (&view, bahe_view_end);
  world_end (&world);
}
END_TEST

/* A verb of two parts, with words and an actor. */
static gboolean
append_two (BaheTransaction *transaction, gpointer id, GError **error)
{
  BaheEventRow event = { .id = *(BaheId *) id,
                         .activity = 1,
                         .type = "test.said",
                         .actor = 7,
                         .when = { 10, 20 },
                         .when_words = "9月初",
                         .body = "{\"话\":\"好\"}",
                         .body_length = strlen ("{\"话\":\"好\"}") };

  memset (event.digest, 0x5a, sizeof event.digest);
  if (!bahe_transaction_append (transaction, &event, error))
    return FALSE;
  event.part = 1;
  return bahe_transaction_append (transaction, &event, error);
}

START_TEST (given_a_verb_of_two_parts_when_asked_by_its_id_then_both_are_known_with_their_digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = NULL;
  BaheId id = bahe_id_new (), other = bahe_id_new ();
  guint8 digest[BAHE_HASH_SIZE], expected[BAHE_HASH_SIZE];
  gint64 seq;
  guint n;
  World world;
  Seen seen = { 0 };

  world_begin (&world);
  bahe_store_write (world.store, append_two, &id, &error);
  assert_no_error (error);
  view = bahe_view_begin (world.store, &error);
  ck_assert (bahe_view_known (view, &id, &seq, &n, digest, &error));
  ck_assert_int_eq (seq, 2);
  ck_assert_uint_eq (n, 2);
  memset (expected, 0x5a, sizeof expected);
  ck_assert_mem_eq (digest, expected, sizeof digest);
  ck_assert (bahe_view_known (view, &other, &seq, &n, digest, &error));
  ck_assert_uint_eq (n, 0);
  ck_assert (bahe_view_event (view, 3, see, &seen, &error));
  ck_assert_str_eq (seen.words, "9月初");
  ck_assert_str_eq (seen.body, "{\"话\":\"好\"}");
  g_free (seen.words);
  g_free (seen.body);
  g_clear_pointer (&view, bahe_view_end);
  ck_assert (!bahe_store_write (world.store, append_two, &id, &error));
  assert_error (error, BAHE_ERROR_CONFLICT);
  ck_assert_int_eq (count_events (world.store), 3);
  world_end (&world);
}
END_TEST

static gboolean
append_without_first_part (BaheTransaction *transaction, gpointer data, GError **error)
{
  BaheEventRow event = { .id = bahe_id_new (), .part = 1, .activity = 1, .type = "x", .body = "{}", .body_length = 2 };

  return bahe_transaction_append (transaction, &event, error);
}

static gboolean
append_to_no_activity (BaheTransaction *transaction, gpointer data, GError **error)
{
  BaheEventRow event = { .id = bahe_id_new (), .activity = 99, .type = "x", .body = "{}", .body_length = 2 };

  return bahe_transaction_append (transaction, &event, error);
}

START_TEST (given_an_append_that_does_not_fit_when_written_then_it_is_refused)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  ck_assert (!bahe_store_write (world.store, append_without_first_part, NULL, &error));
  assert_error (error, BAHE_ERROR_INVALID);
  g_clear_error (&error);
  ck_assert (!bahe_store_write (world.store, append_to_no_activity, NULL, &error));
  ck_assert_ptr_nonnull (error);
  ck_assert_int_eq (count_events (world.store), 1);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

static gboolean
append_then_fail (BaheTransaction *transaction, gpointer data, GError **error)
{
  Verb verb = { .id = bahe_id_new (), .activity = 1, .n = 5 };

  if (!verb_work (transaction, &verb, error))
    return FALSE;
  ck_assert_int_eq (bahe_view_last_seq (bahe_transaction_view (transaction)), verb.seq);
  g_set_error_literal (error, BAHE_ERROR, BAHE_ERROR_REFUSED, "no");
  return FALSE;
}

START_TEST (given_work_that_fails_when_written_then_it_alone_is_undone_and_the_chain_goes_on)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  record_many (world.store, 1, 1, 2);
  ck_assert (!bahe_store_write (world.store, append_then_fail, NULL, &error));
  assert_error (error, BAHE_ERROR_REFUSED);
  record_many (world.store, 1, 3, 2);
  ck_assert_int_eq (count_events (world.store), 5);
  ck_assert_uint_eq (bahe_store_failed_commits (world.store), 0);
  assert_sound (world.store);
  world_end (&world);
}
END_TEST

START_TEST (given_a_view_when_others_commit_then_it_keeps_seeing_what_it_saw)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = NULL;
  World world;

  world_begin (&world);
  view = bahe_view_begin (world.store, &error);
  record_many (world.store, 1, 1, 5);
  ck_assert_int_eq (bahe_view_last_seq (view), 1);
  ck_assert_int_eq (bahe_view_version (view, 1), 1);
  ck_assert_int_eq (bahe_view_version (view, 2), 0);
  ck_assert_int_eq (bahe_view_latest (view, 1), 1);
  ck_assert_int_eq (bahe_view_latest (view, 2), 0);
  g_clear_pointer (&view, bahe_view_end);
  view = bahe_view_begin (world.store, &error);
  ck_assert_int_eq (bahe_view_latest (view, 1), 6);
  g_clear_pointer (&view, bahe_view_end);
  ck_assert_int_eq (count_events (world.store), 6);
  world_end (&world);
}
END_TEST

static gboolean
check_activity (const BaheActivityRow *row, gpointer data, GError **error)
{
  if (row->number != 2)
    return TRUE;
  ck_assert_str_eq (row->kind, "tug-of-war");
  ck_assert_str_eq (row->title, *(const char **) data);
  ck_assert_int_eq (row->opened, 2);
  ck_assert (row->demo);
  return TRUE;
}

static gboolean
rename_activity (BaheTransaction *transaction, gpointer data, GError **error)
{
  BaheActivityRow row = { .number = *(gint64 *) data, .title = "春季拔河", .when = { 6, 7 } };

  return bahe_transaction_set_activity (transaction, &row, error);
}

START_TEST (given_an_activity_when_renamed_then_the_new_title_is_read)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = NULL;
  const char *title = "教工拔河";
  gint64 number, missing = 9;
  World world;

  world_begin (&world);
  bahe_store_write (world.store, add_second_activity, &number, &error);
  record_many (world.store, number, 1, 1);
  view = bahe_view_begin (world.store, &error);
  bahe_view_each_activity (view, check_activity, &title, &error);
  g_clear_pointer (&view, bahe_view_end);
  bahe_store_write (world.store, rename_activity, &number, &error);
  assert_no_error (error);
  title = "春季拔河";
  view = bahe_view_begin (world.store, &error);
  bahe_view_each_activity (view, check_activity, &title, &error);
  assert_no_error (error);
  g_clear_pointer (&view, bahe_view_end);
  ck_assert (!bahe_store_write (world.store, rename_activity, &missing, &error));
  assert_error (error, BAHE_ERROR_NOT_FOUND);
  world_end (&world);
}
END_TEST

static gboolean
put_script (BaheTransaction *transaction, gpointer hash, GError **error)
{
  return bahe_transaction_put_script (transaction, "return {}", hash, error);
}

START_TEST (given_a_script_when_stored_twice_then_it_is_found_once_by_its_hash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheView) view = NULL;
  g_autofree char *text = NULL;
  guint8 hash[BAHE_HASH_SIZE], again[BAHE_HASH_SIZE], none[BAHE_HASH_SIZE] = { 0 };
  World world;

  world_begin (&world);
  bahe_store_write (world.store, put_script, hash, &error);
  bahe_store_write (world.store, put_script, again, &error);
  assert_no_error (error);
  ck_assert_mem_eq (hash, again, sizeof hash);
  view = bahe_view_begin (world.store, &error);
  text = bahe_view_script (view, hash, &error);
  ck_assert_str_eq (text, "return {}");
  ck_assert_ptr_null (bahe_view_script (view, none, &error));
  assert_error (error, BAHE_ERROR_NOT_FOUND);
  g_clear_pointer (&view, bahe_view_end);
  world_end (&world);
}
END_TEST

static gboolean
write_within (BaheTransaction *transaction, gpointer store, GError **error)
{
  return bahe_store_write (store, append_two, NULL, error);
}

START_TEST (given_work_that_waits_for_other_work_when_run_then_it_fails_instead_of_hanging)
{
  g_autoptr (GError) error = NULL;
  World world;

  world_begin (&world);
  ck_assert (!bahe_store_write (world.store, write_within, world.store, &error));
  assert_error (error, BAHE_ERROR_STORE);
  world_end (&world);
}
END_TEST

int
main (void)
{
  const TTest *tests[] = {
    given_a_new_store_when_opened_again_then_it_knows_who_it_is,
    given_a_store_when_made_again_then_it_is_refused_and_unharmed,
    given_two_streams_when_asked_by_stream_seq_version_and_type_then_only_those_come,
    given_events_when_the_callback_stops_then_reading_ends_with_or_without_its_error,
    given_a_verb_of_two_parts_when_asked_by_its_id_then_both_are_known_with_their_digest,
    given_an_append_that_does_not_fit_when_written_then_it_is_refused,
    given_work_that_fails_when_written_then_it_alone_is_undone_and_the_chain_goes_on,
    given_a_view_when_others_commit_then_it_keeps_seeing_what_it_saw,
    given_an_activity_when_renamed_then_the_new_title_is_read,
    given_a_script_when_stored_twice_then_it_is_found_once_by_its_hash,
    given_work_that_waits_for_other_work_when_run_then_it_fails_instead_of_hanging,
  };

  return run_tests ("store events", tests, G_N_ELEMENTS (tests), 60);
}
