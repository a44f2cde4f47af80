/* Bits that turn in a store: each is named when it is opened or by verify, or every title, board and record is what it
 * was. */
#include "world.h"

#include <glib/gstdio.h>
#include <string.h>

#define FLIPS 500

static World world;
static const BahePlugin *const plugins[] = { &test_plugin, NULL };
static const char *const teams[] = { "后勤组", "大班组", "中班组", NULL };

static void
begin (void)
{
  world_begin (&world, plugins);
  gint64 race = world_open (&world, "{'kind':'race','title':'五十米'}", teams);
  gint64 wrong = world_seq (&world, race, "run", "{'runner':'后勤组','seconds':'9.50'}");
  world_do (&world, race, "run", "{'runner':'大班组','seconds':'8.20'}");
  world_do (&world, race, "run", "{'runner':'中班组','seconds':'8.90'}");
  g_autofree char *mend =
      g_strdup_printf ("{'event':%" G_GINT64_FORMAT ",'values':{'seconds':'7.90'},'reason':'看错'}", wrong);
  world_do (&world, race, "correct", mend);
}

static void
end (void)
{
  world_end (&world);
}

/* All that people see of a unit, or NULL with what was named on the way. */
static char *
seen (BaheUnit *unit, GError **error)
{
  g_autoptr (GPtrArray) activities = bahe_unit_activities (unit, error);
  GString *text = g_string_new (NULL);

  for (guint i = 0; activities != NULL && i < activities->len; i++) {
    const BaheActivity *activity = activities->pdata[i];
    json_object *boards = bahe_unit_boards_json (unit, activity->number, NULL, error);
    json_object *events = boards != NULL ? bahe_unit_events (unit, activity->number, BAHE_OFFICER, error) : NULL;
    g_string_append_printf (text, "%s|%s|%s\n", activity->title, json_object_to_json_string (boards),
                            json_object_to_json_string (events));
    gboolean read = boards != NULL && events != NULL;
    json_object_put (boards);
    json_object_put (events);
    if (!read) {
      g_string_free (text, TRUE);
      return NULL;
    }
  }
  return g_string_free (text, activities == NULL);
}

static gboolean
is_named_by_verify (BaheUnit *unit)
{
  BaheVerifyReport report = { 0 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  gboolean sound = bahe_store_verify (bahe_unit_store (unit), NULL, NULL, &report, NULL) && report.problems->len == 0;
  bahe_verify_report_clear (&report);
  if (!sound)
    return TRUE;
  return !bahe_unit_verify (unit, NULL, NULL, problems, NULL) || problems->len > 0;
}

/* Whether the damage is named; FALSE: nothing differs from `before`. */
static gboolean
look (const char *before)
{
  const char *folders[] = { g_getenv ("BAHE_SOURCE"), NULL };
  BaheStore *store = bahe_store_open (world.path, world.keys, BAHE_STORE_WRITE, NULL);
  if (store == NULL)
    return TRUE;
  g_autoptr (BaheUnit) unit = bahe_unit_new (store, world.plugins, folders, NULL);
  if (unit == NULL || is_named_by_verify (unit))
    return TRUE;
  g_autofree char *now = seen (unit, NULL);
  ck_assert_msg (g_strcmp0 (before, now) == 0, "nothing was named, but what is seen changed:\n%s\n%s", before, now);
  return FALSE;
}

START_TEST (a_bit_that_turns_is_named_or_harmless)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (2026);
  g_autofree char *before = seen (world.unit, &error);
  assert_no_error (error);
  g_clear_pointer (&world.unit, bahe_unit_free);
  g_autofree char *bytes = NULL;
  gsize size = 0;
  guint named = 0;

  ck_assert (g_file_get_contents (world.path, &bytes, &size, NULL));
  ck_assert (!look (before)); /* sound as it stands */
  for (guint i = 0; i < FLIPS; i++) {
    gsize at = (gsize) (g_rand_double (chance) * (double) size);
    char bit = (char) (1 << g_rand_int_range (chance, 0, 8));
    bytes[at] ^= bit;
    ck_assert (g_file_set_contents (world.path, bytes, (gssize) size, NULL));
    named += look (before);
    bytes[at] ^= bit;
  }
  printf ("%u flips: %u named, %u harmless\n", FLIPS, named, FLIPS - named);
  ck_assert_uint_gt (named, 0);
}
END_TEST

/* The list of activities is a projection too: a title that is not what the record says is named, and rebuild mends it.
 */
START_TEST (a_title_that_is_not_the_records_is_named_and_mended)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  guint found = 0, named = 0;

  g_clear_pointer (&world.unit, bahe_unit_free);
  ck_assert (g_file_get_contents (world.path, &bytes, &size, NULL));
  for (char *at = bytes; (at = memmem (at, size - (gsize) (at - bytes), "五十米", 9)) != NULL; at += 9) {
    at[8] ^= 1;
    ck_assert (g_file_set_contents (world.path, bytes, (gssize) size, NULL));
    found++;
    BaheStore *store = bahe_store_open (world.path, world.keys, BAHE_STORE_WRITE, NULL);
    const char *folders[] = { g_getenv ("BAHE_SOURCE"), NULL };
    BaheUnit *unit = bahe_unit_new (store, world.plugins, folders, NULL);
    named += is_named_by_verify (unit);
    bahe_unit_free (unit);
    at[8] ^= 1;
  }
  ck_assert_uint_ge (found, 2); /* the record and the list */
  ck_assert_uint_eq (named, found);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("activity damage");
  TCase *tests = tcase_create ("damage");

  tcase_set_timeout (tests, 250);
  tcase_add_checked_fixture (tests, begin, end);
  tcase_add_test (tests, a_bit_that_turns_is_named_or_harmless);
  tcase_add_test (tests, a_title_that_is_not_the_records_is_named_and_mended);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
