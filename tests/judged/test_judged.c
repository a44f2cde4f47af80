/* The judged contest by script, and what must hold for every sequence of verbs. */
#include "../kit_test.h"

#define VERBS 200

static const char *const scripts[] = { "open", "read", "blind" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("judged", scripts[_i]);
}
END_TEST

/* ---- one named refusal a test -------------------------------------------------------------------------------------
 */

#define OPEN "kind judged-contest judges=2 criteria=\"动作 6;精神 4\" scale=10\nteams X Y\n"

static const char *const refusals[] = {
  OPEN "when sheet 1 X \"动作 6.1;精神 4\"\nrefused mark-over",
  OPEN "when mark X 9、9\nwhen mark X 9、9\nrefused judge-twice",
  OPEN "withdraw X\nwhen mark X 9、9\nrefused withdrawn",
  OPEN "when sheet 1 number=1 marks=\"动作 6;精神 4\"\nrefused not-drawn",
  OPEN "when mark X 9、9\nwhen lock anyway=yes\nwhen mark Y 9、9\nrefused locked",
  OPEN "when mark X 9、9\nwhen lock anyway=yes\nwhen draw\nrefused locked",
  OPEN "when sheet 1 X \"动作 6;服装 4\"\nrefused criterion-unknown",
  OPEN "when mark X 9、9、9\nrefused marks-count",
  "kind judged-contest judges=3 style=final panels=\"自评 1 20;考核组 3 80\"\nteams X\nwhen mark X 9、9、9\nrefused "
  "panels-do-not-sum",
  "kind judged-contest judges=1 blind=yes\nteams X\nwhen draw\nwhen mark-work 1 9\nwhen unseal\nrefused unseal-early",
};

START_TEST (given_a_contest_when_something_is_wrong_then_it_is_refused_by_name)
{
  say ("%s", refusals[_i]);
}
END_TEST

/* ---- any sequence of verbs ------------------------------------------------------------------------------------------
 */

static char *
random_verb (GRand *random, gboolean blind)
{
  int who = g_rand_int_range (random, 1, 6), seat = g_rand_int_range (random, 1, 4);
  g_autofree char *work = blind ? g_strdup_printf ("number=%d", who) : g_strdup_printf ("team=T%d", who);
  const char *suffix = blind ? "-work" : "", *name = blind ? "" : "T";

  switch (g_rand_int_range (random, 0, 12)) {
  case 0:
    return g_strdup ("draw");
  case 1:
    return g_strdup_printf ("appear %s", work);
  case 2:
    return g_strdup_printf ("penalty%s %s%d 0.5 x", suffix, name, who);
  case 3:
    return g_strdup_printf ("absent %s absent=%d", work, seat);
  case 4:
    return g_strdup_printf ("confirm %s anyway=yes", work);
  case 5:
    return g_strdup_printf ("time %d %s", 400 + 30 * seat, work);
  case 6:
    return g_strdup_printf ("mark%s %s%d %d seat=%d", suffix, name, who, seat, seat);
  case 7:
    return g_strdup (g_rand_int_range (random, 0, 20) == 0 ? "lock anyway=yes" : "unseal");
  case 8:
    return g_strdup_printf ("absent %s", work);
  case 9:
    return g_strdup_printf ("comment %d comment=x %s", seat, work);
  default:
    return g_strdup_printf ("sheet %d marks=\"动作 5.%d;精神 3\" %s", seat, seat, work);
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
do_something (GRand *random, guint step, gboolean blind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *verb = random_verb (random, blind);
  int chance = g_rand_int_range (random, 0, 60);

  if (chance == 0)
    say ("cancel %d", g_rand_int_range (random, 1, (gint32) bahe_kit_events (kit) + 1));
  else if (chance == 1 && step > VERBS / 2)
    say ("withdraw T%d", g_rand_int_range (random, 1, 6));
  else if (chance == 2)
    say ("enter L%u", step);
  else
    bahe_kit_try (kit, verb, &error);
  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  if (step % 20 == 0)
    check_fold ();
}

START_TEST (given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same)
{
  gboolean blind = _i == 1;

  for (guint32 seed = 0; seed < 8; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    say ("kind judged-contest judges=3 criteria=\"动作 6;精神 4\" limit=420 time-bands=\"10 0.2;60 0.5\" penalty-cap=1 "
         "absence=0.5 blind=%s\nteams T1 T2 T3 T4 T5\nseed %u",
         blind ? "yes" : "no", seed);
    for (guint step = 1; step <= VERBS; step++)
      do_something (random, step, blind);
    check_fold ();
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("judged");
  TCase *script = case_with_kit (suite, "scripts"), *property = case_with_kit (suite, "properties");

  tcase_add_loop_test (script, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (script, given_a_contest_when_something_is_wrong_then_it_is_refused_by_name, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_loop_test (
      property, given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same, 0, 2);
  return run_suite (suite);
}
