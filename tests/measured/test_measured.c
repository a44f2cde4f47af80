/* The measured contest by script, and what must hold for every sequence of verbs. */
#include "../kit_test.h"

#define VERBS 200

static const char *const scripts[] = { "heats", "turns", "teams" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("measured", scripts[_i]);
}
END_TEST

/* ---- one named refusal a test ------------------------------------------------------------------------------------ */

#define OPEN "kind measured-contest unit=seconds digits=1 attempts=2 least=5 most=60 faults=yes\nteams X Y\n"
#define HEATS "kind measured-contest lanes=2 finalists=1\nteams X Y\n"

static const char *const refusals[] = {
  OPEN "withdraw X\nwhen attempt X 9\nrefused withdrawn",
  "kind measured-contest entrant=person\nroster X sort=group\nteams X\nwhen attempt X 9\nrefused wrong-entrant",
  HEATS "when draw\nwhen draw-heats \"X 1 1;Y 1 2\"\nrefused drawn-already",
  HEATS "when attempt X 9\nrefused not-drawn",
  HEATS "when draw\nenter Z\nwhen attempt Z 9\nrefused not-placed",
  HEATS "when draw\nwhen lane X\nrefused placed-already",
  "kind measured-contest lanes=2\nwhen draw\nrefused too-few",
  HEATS "when draw-heats \"X 1 1;X 1 2\"\nrefused entrant-twice",
  HEATS "when draw\nenter Z\nwhen lane Z heat=1 lane=1\nrefused lane-taken",
  HEATS "when draw-heats \"X 1 3;Y 1 2\"\nrefused no-such-lane",
  HEATS "when draw-heats \"X 1 1\"\nrefused list-incomplete",
  HEATS "withdraw Y\nwhen draw-heats \"X 1 1;Y 1 2\"\nrefused list-wrong",
  HEATS "when draw\nenter Z\nwhen final order=X、Z anyway=yes\nrefused list-wrong",
  "kind measured-contest divisions=\"男子组 male\"\nteams X\nwhen attempt X 9\nrefused no-division",
  "kind measured-contest divisions=\"男子组 male\"\nenter X division=老年组\nwhen attempt X 9\nrefused "
  "division-unknown",
  OPEN "when final\nrefused no-final",
  HEATS "when draw\nwhen final\nrefused heats-open",
  HEATS "when draw\nwhen attempt X 9\nwhen attempt Y 8\nstanding heats - Y=1 X=2\nwhen final\nwhen attempt X 9\n"
        "refused not-in-final",
  OPEN "when attempt X 九秒\nrefused not-a-measure",
  OPEN "when attempt X 1:61\nrefused not-a-measure",
  OPEN "when attempt X 9.85\nrefused too-fine",
  OPEN "when attempt X 4.9\nrefused out-of-bounds",
  OPEN "when attempt X 1:00.1\nrefused out-of-bounds",
  "kind measured-contest\nteams X\nwhen attempt X 0\nrefused out-of-bounds",
  OPEN "when attempt X 9\nwhen attempt X 9 attempt=1\nrefused attempt-twice",
  OPEN "when attempt X 9、8\nwhen attempt X 9\nrefused attempts-used",
  OPEN "when attempt X 未到\nwhen attempt X 9\nrefused gone",
  OPEN "when attempt X 取消成绩、9 reason=冒名\nrefused gone",
  OPEN "when attempt X 无效\nrefused reason-needed",
  "kind measured-contest\nteams X\nwhen attempt X 9 faults=1\nrefused no-faults",
  OPEN "when attempt X 9、8 faults=1\nrefused faults-count",
  "kind measured-contest members=2\nteams X\nwhen attempt X 9\nrefused member-needed",
  "kind measured-contest members=1\npeople male 甲 乙\nenter X members=甲\nwhen attempt X 9 member=乙\nrefused "
  "member-elsewhere",
  OPEN "people male 甲\nwhen attempt X 9 member=甲\nrefused team-result",
};

START_TEST (given_a_contest_when_something_is_wrong_then_it_is_refused_by_name)
{
  say ("%s", refusals[_i]);
}
END_TEST

/* ---- any sequence of verbs --------------------------------------------------------------------------------------- */

static const char *const contests[] = {
  "attempts=3 faults=yes",
  "lanes=3 attempts=2 divisions=\"甲组 male;乙组\"",
  "lanes=2 finalists=2 unit=count digits=0",
  "members=2 attempts=2 unit=metres direction=more",
};

static char *
random_verb (GRand *random, gboolean members)
{
  static const char *const ends[] = { "未到", "未完成", "无效", "取消成绩" };
  int who = g_rand_int_range (random, 1, 7), value = g_rand_int_range (random, 5, 40);
  g_autofree char *member = members ? g_strdup_printf (" member=P%d", g_rand_int_range (random, 1, 4)) : g_strdup ("");

  switch (g_rand_int_range (random, 0, 14)) {
  case 0:
    return g_strdup ("draw");
  case 1:
    return g_strdup_printf ("lane T%d", who);
  case 2:
    return g_strdup_printf ("final order=T%d anyway=yes", who);
  case 3:
    return g_strdup_printf ("attempt T%d %s reason=x%s", who, ends[value % 4], member);
  case 4:
    return g_strdup_printf ("attempt T%d %d、%d%s", who, value, value + 1, member);
  case 5:
    return g_strdup_printf ("attempt T%d %d attempt=%d%s", who, value, value % 3 + 1, member);
  case 6:
    return g_strdup_printf ("attempt T%d %d.%d faults=%d%s", who, value, who, value % 3, member);
  default:
    return g_strdup_printf ("attempt T%d %d%s", who, value, member);
  }
}

static void
check_fold (void)
{
  g_autofree char *before = bahe_kit_dump (kit);
  bahe_kit_fold (kit);
  g_autofree char *after = bahe_kit_dump (kit);

  ck_assert_str_eq (before, after);
}

static void
do_something (GRand *random, guint step, gboolean members)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *verb = random_verb (random, members);
  int chance = g_rand_int_range (random, 0, 50);

  if (chance == 0)
    say ("cancel %d", g_rand_int_range (random, 1, (gint32) bahe_kit_events (kit) + 1));
  else if (chance == 1 && step > VERBS / 2)
    say ("withdraw T%d", g_rand_int_range (random, 1, 7));
  else if (chance == 2)
    say ("enter L%u", step);
  else
    bahe_kit_try (kit, verb, &error);
  ck_assert_msg (error == NULL, "%s: %s", verb, error != NULL ? error->message : "");
  if (step % 20 == 0)
    check_fold ();
}

START_TEST (given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same)
{
  for (guint32 seed = 0; seed < 8; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    say ("kind measured-contest %s\npeople male P1 P2 P3 T1 T2\nteams T1 T2 T3 T4 T5 T6\nseed %u", contests[_i], seed);
    for (guint step = 1; step <= VERBS; step++)
      do_something (random, step, strstr (contests[_i], "members") != NULL);
    check_fold ();
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("measured");
  TCase *script = case_with_kit (suite, "scripts"), *property = case_with_kit (suite, "properties");

  tcase_add_loop_test (script, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (script, given_a_contest_when_something_is_wrong_then_it_is_refused_by_name, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_loop_test (property,
                       given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same, 0,
                       G_N_ELEMENTS (contests));
  return run_suite (suite);
}
