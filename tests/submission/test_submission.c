/* Calls for works by script, and what must hold for every sequence of verbs. */
#include "../kit_test.h"

#define VERBS 150

static const char *const scripts[] = { "essay", "blind" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("submission", scripts[_i]);
}
END_TEST

/* ---- one named refusal a test
 * ------------------------------------------------------------------------------------------ */

#define ESSAY "people female A B\nkind submission preset=essay blind=no\nwhen collect 题 authors=A\n"
#define SENT ESSAY "when choose 1\nwhen send 1 区里\n"
#define BLIND "people female A B\nkind submission blind=yes\nwhen collect 题 authors=A\n"
#define PROJECT "people female A\nkind submission preset=project\nwhen collect 题 authors=A\nwhen send 1 市里\n"

static const char *const refusals[] = {
  ESSAY "when collect 又一篇\nrefused no-author",
  ESSAY "when collect 又一篇 authors=B、A、B\nrefused author-twice",
  ESSAY "when collect 题 authors=B、A\nrefused title-taken",
  "people male A\nkind submission deadline=1969-12-31\nwhen collect 题 authors=A\nrefused after-deadline",
  "people male A B\nkind submission least-words=800 most-words=1500 blind=no\nwhen collect 题 authors=A words=1500\n"
  "then collected number=1 words=1500\nwhen collect 又一题 authors=B\nwhen collect 长文 authors=A words=1501\nrefused "
  "words-do-not-fit",
  ESSAY "when count\nwhen collect 又一篇 authors=A\nrefused call-closed",
  ESSAY "when choose 7\nrefused no-such-work",
  ESSAY "when choose 1、1\nrefused work-twice",
  ESSAY "when choose 1\nwhen choose 1\nrefused chosen-already",
  ESSAY "when send 1 区里\nrefused not-chosen",
  SENT "when send 1 区里\nrefused sent-already",
  ESSAY "when accept 1\nrefused not-sent",
  SENT "when accept 1\nwhen accept 1\nrefused accepted-already",
  SENT "when record-award 1 county first\nrefused not-accepted",
  ESSAY "when record-award 1 school first\nwhen record-award 1 school first\nrefused awarded-already",
  ESSAY "when record-award 1 school first people=B\nrefused not-an-author",
  ESSAY "when publish 1 site 首页\nwhen publish 1 site 首页\nrefused published-already",
  ESSAY "when rate 1 B 101\nrefused over-full",
  ESSAY "when rate 1 B 90\nwhen rate 1 B 91\nrefused rated-already",
  ESSAY "when rate 1 A 90\nrefused own-work",
  BLIND "when rate 1 B 90\nwhen unseal\nwhen rate 1 B 90\nrefused rating-closed",
  ESSAY "when unseal\nrefused not-blind",
  BLIND "when unseal\nrefused nothing-rated",
  BLIND "when publish 1 window\nrefused still-sealed",
  ESSAY "when take-up 1\nwhen take-up 1\nrefused adopted-already",
  PROJECT "when establish 1 city\nwhen establish 1 city\nrefused established-already",
  PROJECT "when conclude 1\nrefused not-established",
  PROJECT "when establish 1 city\nwhen conclude 1\nwhen conclude 1\nrefused concluded-already",
  ESSAY "when plan 12\nwhen plan 13\nrefused planned-already",
  ESSAY "when remind\nrefused nobody-expected",
  ESSAY "when count\nwhen count\nrefused closed-already",
};

START_TEST (given_a_call_when_something_is_wrong_then_it_is_refused_by_name)
{
  say ("%s", refusals[_i]);
}
END_TEST

START_TEST (given_a_work_after_the_deadline_when_it_is_said_to_be_late_then_it_is_taken)
{
  say ("people male A\nkind submission deadline=1969-12-31\nwhen collect 题 authors=A late=yes\nview work number=1 "
       "late=yes");
}
END_TEST

/* ---- any sequence of verbs
 * ------------------------------------------------------------------------------------------------ */

static char *
random_verb (GRand *random, guint step)
{
  static const char *const steps[] = { "choose", "accept", "take-up", "establish", "conclude" };
  int work = g_rand_int_range (random, 1, 8);

  switch (g_rand_int_range (random, 0, 9)) {
  case 0:
  case 1:
    return g_strdup_printf ("collect 题%u authors=%s", step, work % 2 == 0 ? "A" : "A、B");
  case 2:
    return g_strdup_printf ("send %d 区里%d", work, work % 3);
  case 3:
    return g_strdup_printf ("record-award %d county first", work);
  case 4:
    return g_strdup_printf ("publish %d window 第%d期", work, g_rand_int_range (random, 0, 4));
  case 5:
    return g_strdup_printf ("rate %d C %d", work, g_rand_int_range (random, 0, 101));
  case 6:
    return g_strdup (g_rand_int_range (random, 0, 30) == 0 ? "unseal" : "plan 3");
  default:
    return g_strdup_printf ("%s %d", steps[g_rand_int_range (random, 0, G_N_ELEMENTS (steps))], work);
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

START_TEST (given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same)
{
  for (guint32 seed = 0; seed < 8; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    say (seed % 2 == 0 ? "people female A B C\nkind submission preset=essay counts=sent blind=no"
                       : "people female A B C\nkind submission preset=essay blind=yes");
    for (guint step = 1; step <= VERBS; step++) {
      g_autoptr (GError) error = NULL;
      g_autofree char *verb = random_verb (random, step);
      guint events = bahe_kit_events (kit);
      if (events > 0 && g_rand_int_range (random, 0, 30) == 0)
        verb = (g_free (verb), g_strdup_printf ("cancel %d", g_rand_int_range (random, 1, (gint32) events + 1)));
      if (g_str_has_prefix (verb, "cancel"))
        say ("%s", verb);
      else
        bahe_kit_try (kit, verb, &error);
      ck_assert_msg (error == NULL, "%s: %s", verb, error != NULL ? error->message : "");
      if (step % 20 == 0)
        check_fold ();
    }
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("submission");
  TCase *script = case_with_kit (suite, "scripts");

  tcase_add_loop_test (script, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (script, given_a_call_when_something_is_wrong_then_it_is_refused_by_name, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_test (script, given_a_work_after_the_deadline_when_it_is_said_to_be_late_then_it_is_taken);
  tcase_add_test (script, given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same);
  return run_suite (suite);
}
