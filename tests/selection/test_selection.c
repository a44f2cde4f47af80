/* Selections by script, and what must hold for every sequence of verbs. */
#include "../kit_test.h"

#define VERBS 150

static const char *const scripts[] = { "star", "stages" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("selection", scripts[_i]);
}
END_TEST

/* ---- one named refusal a test
 * ---------------------------------------------------------------------------------------- */

#define STAR "people female A B\nkind selection preset=star\nteams A B G\n"
#define POINTS "\"班级工作 20;科研工作 20;组织活动 20;参加比赛 20\""
#define NOMINATED STAR "when nominate A x 1 2026\n"
#define CHOSEN NOMINATED "when choose A 1 2026\n"
#define VOTES "kind selection preset=top-ten places=1\nteams A B\nwhen nominate A x\n"
#define STAGES "kind selection stages=\"推荐;考察\"\nteams A\n"

static const char *const refusals[] = {
  NOMINATED "when nominate A x 1 2026\nrefused nominated-already",
  STAR "when nominate G x 1 2026\nrefused wrong-entrant",
  STAR "withdraw A\nwhen nominate A x 1 2026\nrefused withdrawn",
  "kind selection no-self=yes\nteams A\nwhen nominate A x\nrefused no-self-nomination",
  "kind selection nominations=1\nteams A B\nwhen nominate A x group=7\nwhen nominate B x group=7\n"
  "refused nominations-full",
  "kind selection\nteams A\nwhen nominate A x 1 2026\nrefused month-not-needed",
  CHOSEN "when nominate A x 3 2026\nrefused in-cooldown",
  STAR "when score A " POINTS " 1 2026\nrefused not-nominated",
  STAR "when choose A 1 2026\nrefused not-nominated",
  NOMINATED "when vote A 3 1 2026\nrefused votes-by-points",
  VOTES "when score A \"x 1\"\nrefused points-by-votes",
  "kind selection by=decision\nteams A\nwhen nominate A x\nwhen vote A 3\nrefused by-committee",
  NOMINATED "when score A \"歌唱 3\" 1 2026\nrefused item-unknown",
  NOMINATED "when score A \"班级工作 20;班级工作 20\" 1 2026\nrefused item-twice",
  NOMINATED "when score A \"班级工作 20\" 1 2026\nrefused item-missing",
  NOMINATED "when score A \"班级工作 26\" 1 2026\nrefused over-full",
  NOMINATED "when score A " POINTS " 1 2026\nwhen score A " POINTS " 1 2026\nrefused scored-already",
  VOTES "when vote A 3\nwhen vote A 4\nrefused voted-already",
  STAR "when veto A 迟到 1 2026\nrefused gate-unknown",
  STAR "when veto A 病假 1 2026\nrefused gate-is-health",
  STAR "when veto A 师德 1 2026\nwhen veto A 师德 1 2026\nrefused vetoed-already",
  CHOSEN "when choose A 1 2026\nrefused chosen-already",
  STAR "when not-held x 1 2026\nwhen nominate A x 1 2026\nwhen choose A 1 2026\nrefused month-not-held",
  CHOSEN "when not-held x 1 2026\nrefused held-already",
  STAR "when year-star year=2026\nrefused no-star",
  CHOSEN "when nominate B x 2 2026\nwhen choose B 2 2026\nwhen year-star year=2026\nrefused year-tied",
  "kind selection\nteams A\nwhen pass A\nrefused no-stages",
  STAGES "when pass A 复议\nrefused stage-unknown",
  "kind selection preset=labour\nteams A\nwhen evidence A 比身高 x\nrefused item-unknown",
  STAGES "when pass A\nwhen pass A\nwhen report A 上级\nwhen answer A yes\nwhen answer A yes\nrefused answered-already",
  "kind selection places=1 stages=推荐\nteams A B\nwhen pass A\nwhen pass B\nwhen report A 上级\nwhen report B 上级\n"
  "refused quota-full",
};

START_TEST (given_a_selection_when_something_is_wrong_then_it_is_refused_by_name)
{
  say ("%s", refusals[_i]);
}
END_TEST

/* ---- any sequence of verbs
 * ---------------------------------------------------------------------------------------------- */

static char *
random_verb (GRand *random)
{
  char who = (char) ('A' + g_rand_int_range (random, 0, 4));
  int month = g_rand_int_range (random, 1, 7), points = g_rand_int_range (random, 0, 12);

  switch (g_rand_int_range (random, 0, 10)) {
  case 0:
    return g_strdup_printf ("veto %c 师德 %d 2026", who, month);
  case 1:
    return g_strdup_printf ("not-held 放假 %d 2026", month);
  case 2:
    return g_strdup ("year-star year=2026 anyway=yes");
  case 3:
    return g_strdup_printf ("evidence %c 教学 x", who);
  case 4:
    return g_strdup_printf ("report %c 上级", who);
  case 5:
    return g_strdup_printf ("score %c \"教学 %d\" %d 2026 inspection=%d", who, points, month, points % 3 + 1);
  case 6:
  case 7:
    return g_strdup_printf ("nominate %c 事迹 %d 2026 group=%d", who, month, points % 2 + 7);
  default:
    return g_strdup_printf ("choose %c %d 2026 reason=x", who, month);
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
do_something (GRand *random)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *verb = random_verb (random);

  if (g_rand_int_range (random, 0, 30) == 0) {
    g_autofree char *cancel =
        g_strdup_printf ("cancel %d", g_rand_int_range (random, 1, (gint32) bahe_kit_events (kit) + 1));
    say ("%s", cancel);
  } else {
    bahe_kit_try (kit, verb, &error);
  }
  ck_assert_msg (error == NULL, "%s: %s", verb, error != NULL ? error->message : "");
}

START_TEST (given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same)
{
  for (guint32 seed = 0; seed < 8; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    say ("kind selection period=month cooldown=1 most-wins=3 items=\"教学 10 1.5\" gates=\"师德 year\"\nteams A B C D");
    for (guint step = 1; step <= VERBS; step++) {
      do_something (random);
      if (step % 20 == 0)
        check_fold ();
    }
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("selection");
  TCase *script = case_with_kit (suite, "scripts");

  tcase_add_loop_test (script, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (script, given_a_selection_when_something_is_wrong_then_it_is_refused_by_name, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_test (script, given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same);
  return run_suite (suite);
}
