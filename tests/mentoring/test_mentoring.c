/* Mentoring by script, terms by the calendar, and what must hold for every sequence of verbs: no outcome is counted
 * twice for a pair, be it recorded here or done in another activity, and none outside its term. */
#include "../kit_test.h"

#include "mentoring/mentoring.h"

#define VERBS 250

static const char *const scripts[] = { "pairs", "outcomes", "chain", "domain" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("mentoring", scripts[_i]);
}
END_TEST

START_TEST (given_who_left_when_paired_then_it_is_refused)
{
  say ("kind mentoring\npeople male A B\nroster B status=transferred\nwhen pair A B 语文\nrefused not-here");
}
END_TEST

/* ---- terms --------------------------------------------------------------------------------------------------------
 */

static gint64
day (int year, int month, int of_month)
{
  g_autoptr (GDateTime) when = g_date_time_new_utc (year, month, of_month, 0, 0, 0);

  return g_date_time_to_unix (when) / 86400;
}

static const struct {
  int from[3], months, until[3];
} terms[] = {
  { { 2026, 3, 3 }, 24, { 2028, 3, 3 } },   { { 2024, 2, 29 }, 24, { 2026, 2, 28 } },
  { { 2024, 2, 29 }, 48, { 2028, 2, 29 } }, { { 2024, 8, 31 }, 6, { 2025, 2, 28 } },
  { { 2023, 8, 31 }, 6, { 2024, 2, 29 } },  { { 1969, 12, 31 }, 2, { 1970, 2, 28 } },
};

START_TEST (given_a_term_when_it_ends_then_on_the_day_of_that_number_or_the_last_of_the_month)
{
  gint64 from = day (terms[_i].from[0], terms[_i].from[1], terms[_i].from[2]);

  ck_assert_int_eq (day_after_months (from, terms[_i].months),
                    day (terms[_i].until[0], terms[_i].until[1], terms[_i].until[2]));
  ck_assert_int_eq (day_of (from * MINUTES_A_DAY), from);
  ck_assert_int_eq (day_of (from * MINUTES_A_DAY + MINUTES_A_DAY - 1), from);
}
END_TEST

/* ---- any sequence of verbs ----------------------------------------------------------------------------------------
 */

static char *
random_verb (GRand *random)
{
  int n = g_rand_int_range (random, 1, 9), other = g_rand_int_range (random, 1, 6);

  switch (g_rand_int_range (random, 0, 11)) {
  case 0:
    return g_strdup_printf ("pair P%d P%d S%d from=1970-01-01", other, n % 5 + 1, n % 3);
  case 1:
    return g_strdup_printf ("goal %d %d 目标", n, other);
  case 2:
    return g_strdup_printf ("close-goal %d evidence=%d", n, 100 + other);
  case 3:
    return g_strdup_printf ("log %d %s %d", n, n % 2 ? "hear" : "paper", other * 9);
  case 4:
    return g_strdup_printf ("assess %d %d", n, other * 20 - 10);
  case 5:
    return g_strdup_printf ("complete %d", n);
  case 6:
    return n == 1 ? g_strdup_printf ("end %d 调离", other) : g_strdup_printf ("meet %d 谈话", n);
  case 8:
    return g_strdup_printf ("count-activity %d %s%s", 7 + n % 3, n == 8 ? "none" : n % 2 ? "lesson" : "star", other % 2 ? " S1" : "");
  case 7:
    return g_strdup_printf ("%s %d %d", n % 2 ? "extend" : "renew", other, n);
  default:
    return g_strdup_printf ("outcome P%d award 奖 evidence=%d%s", other, 100 + n, n % 3 ? "" : " aspect=S1");
  }
}

/* Something in another activity, told once or twice, or taken back. */
static char *
random_deed (GRand *random)
{
  static const char *const sorts[] = { "award", "honour", "part" };
  int n = g_rand_int_range (random, 0, 9), sort = g_rand_int_range (random, 0, 3);

  if (g_rand_int_range (random, 0, 4) == 0)
    return g_strdup_printf ("undone %d", 100 + 10 * sort + n);
  return g_strdup_printf ("deed %s P%d 赛 activity=%d record=%d entrant=%d award=奖 on=197%d-0%d-01%s", sorts[sort],
                          n % 5 + 1, 7 + n % 3, 100 + 10 * sort + n, n, n % 4, sort + 1, n % 2 ? " group=S1" : "");
}

static guint looked_at;

/* What stands behind " name=" in a line, up to the next space. Free with g_free. */
static char *
said (const char *line, const char *name)
{
  g_autofree char *begin = g_strdup_printf (" %s=", name);
  const char *at = strstr (line, begin);

  at = at != NULL ? at + strlen (begin) : "";
  return g_strndup (at, strcspn (at, " "));
}

/* Notes each pair to whose credit the outcome stands, by what and for which record: none may have it twice. */
static void
check_outcome (const char *line, char **lines, GHashTable *seen, GHashTable *counts)
{
  g_autofree char *pairs = said (line, "pairs"), *when = said (line, "when"), *evidence = said (line, "evidence");
  g_autofree char *what = said (line, "what"), *apprentice = said (line, "apprentice");
  g_auto (GStrv) each = g_strsplit (pairs, "、", -1);

  for (guint i = 0; each[i] != NULL; i++, looked_at++) {
    g_autofree char *key = g_strconcat (each[i], " ", evidence, " ", what, NULL);
    g_autofree char *begin = g_strconcat ("  pair pair=", each[i], " ", NULL);
    g_hash_table_insert (counts, g_strdup (each[i]),
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, each[i])) + 1));
    ck_assert_msg (g_hash_table_add (seen, g_steal_pointer (&key)), "counted twice: %s", line);
    for (guint k = 0; lines[k] != NULL; k++) {
      if (!g_str_has_prefix (lines[k], begin))
        continue;
      g_autofree char *from = said (lines[k], "from"), *until = said (lines[k], "until");
      g_autofree char *whose = said (lines[k], "apprentice");
      ck_assert_str_eq (whose, apprentice);
      ck_assert_msg (strcmp (when, from) >= 0 && strcmp (when, until) <= 0, "outside the term: %s", line);
    }
  }
}

/* Every outcome once for each pair, in its term, and each pair shows as many as there are; folded again all is the
 * same. */
static void
check_once (void)
{
  g_autofree char *dump = bahe_kit_dump (kit);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "  outcome "))
      check_outcome (lines[i], lines, seen, counts);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *pair = said (lines[i], "pair"), *outcomes = said (lines[i], "outcomes");
    if (g_str_has_prefix (lines[i], "  pair "))
      ck_assert_uint_eq (g_ascii_strtoull (outcomes, NULL, 10), GPOINTER_TO_UINT (g_hash_table_lookup (counts, pair)));
  }
  bahe_kit_fold (kit);
  g_autofree char *again = bahe_kit_dump (kit);
  ck_assert_str_eq (dump, again);
}

START_TEST (given_any_sequence_of_verbs_and_cancellations_then_no_outcome_counts_twice)
{
  looked_at = 0;
  for (guint32 seed = 0; seed < 10; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    say ("kind mentoring hear=2 give=0 plan=0 paper=1 open=0\npeople female P1 P2 P3 P4 P5");
    for (guint step = 0; step < VERBS; step++) {
      g_autoptr (GError) error = NULL;
      g_autofree char *verb = random_verb (random), *deed = random_deed (random);
      int events = (int) bahe_kit_events (kit);
      if (g_rand_int_range (random, 0, 12) == 0 && events > 0)
        say ("cancel %d", g_rand_int_range (random, 1, events + 1));
      else
        bahe_kit_try (kit, verb, &error);
      if (step % 3 == 0)
        say ("%s", deed);
      ck_assert_msg (error == NULL, "%s: %s", verb, error != NULL ? error->message : "");
      if (step % 10 == 0)
        check_once ();
    }
    check_once ();
  }
  ck_assert_uint_gt (looked_at, 200);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mentoring");
  TCase *script = case_with_kit (suite, "scripts"), *property = case_with_kit (suite, "properties");

  tcase_add_loop_test (script, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_test (script, given_who_left_when_paired_then_it_is_refused);
  tcase_add_loop_test (script, given_a_term_when_it_ends_then_on_the_day_of_that_number_or_the_last_of_the_month, 0,
                       G_N_ELEMENTS (terms));
  tcase_add_test (property, given_any_sequence_of_verbs_and_cancellations_then_no_outcome_counts_twice);
  return run_suite (suite);
}
