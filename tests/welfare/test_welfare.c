/* The kinds of welfare by script, one test for each thing that is refused, the formula of domain.md §9, and what must
 * hold for every sequence of verbs. */
#include "../kit_test.h"

#include "welfare/dossier.h"

#define VERBS 150

static const char *const scripts[] = { "visit",   "plan",    "short",        "quiet",
                                       "benefit", "dossier", "reemployment", "mediation" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("welfare", scripts[_i]);
}
END_TEST

/* ---- one named refusal a test ------------------------------------------------------------------ */

#define PEOPLE                                                                                                         \
  "people male A B C D\nroster D status=died\nroster 0 last=1004\nroster A status=in-service\n"                        \
  "roster B status=in-service\nroster C status=retired\n"
#define VISITS PEOPLE "kind welfare-visit\non 2026-06-01\n"

static const char *const refusals[] = {
  VISITS "when visit A wedding \"cash 慰问金 -100\" B、C\nrefused negative-amount",
  VISITS "when visit A wedding \"goods 米 0 5斤;goods 米 0 1袋\" B、C\nrefused mixed-units",
  VISITS "when visit A wedding goods B、C\nrefused empty-item",
  VISITS "when visit occasion=wedding visitors=B、C\nrefused nobody-visited",
  VISITS "when visit A wedding people=B visitors=C others=校长\nrefused one-or-many",
  VISITS "when visit occasion=warm people=A、B headcount=1 visitors=C others=校长\nrefused fewer-than-named",
  VISITS "when visit occasion=warm people=A、A visitors=C others=校长\nrefused named-twice",
  VISITS "when visit A wedding \"cash 慰问金 100\" B\nrefused second-visitor",
  VISITS "when visit A wedding \"cash 慰问金 100\" B、B\nrefused named-twice",
  VISITS "when visit A wedding \"cash 慰问金 100\" A、B\nrefused visits-himself",
  VISITS "when visit D wedding \"cash 慰问金 100\" A、B\nrefused after-death",
  VISITS "when visit D birthday \"cake 蛋糕\" A、B\nrefused cake-after-death",
  VISITS "when visit D death-kin \"cash 慰问金 100\" A、B receiver=self\nrefused family-receives",
  VISITS "when visit D death-member \"cash 慰问金 100\" A、B signed=signed\nrefused family-signs",
  VISITS "when visit A death-member \"cash 慰问金 100\" B、C\nrefused not-died",
  VISITS "when visit A festival \"goods 粽子\" B、C\nrefused no-festival",
  VISITS "when visit A wedding \"goods 粽子\" B、C festival=dragon-boat\nrefused not-a-festival",
  VISITS "when plan old-age for=women\nrefused nobody-listed",
  VISITS "when plan old-age for=retired\nwhen plan old-age for=retired\nrefused listed-already",
  VISITS "when report A wedding\nwhen report A wedding\nrefused reported-already",
  VISITS "when pass-over A wedding\nrefused nothing-expected",
};

START_TEST (given_a_visit_when_something_is_wrong_then_it_is_refused_by_name)
{
  say ("%s", refusals[_i]);
}
END_TEST

/* ---- domain.md §9 ------------------------------------------------------------------------------ */

static const struct {
  gint64 income, per_head, category;
} households[] = { { 360000, 70000, DEEP }, { 500000, 116667, RELATIVE }, { 650000, 166667, NO_CATEGORY } };

START_TEST (given_the_worked_examples_when_reckoned_then_they_come_out)
{
  const BaheValue twice = { .how = BAHE_EXACT, .integer = 2 };

  ck_assert_int_eq (dossier_per_head (households[_i].income, 150000, 3), households[_i].per_head);
  ck_assert_int_eq (dossier_category (households[_i].income, 150000, 3, 80000, &twice), households[_i].category);
}
END_TEST

START_TEST (given_the_limit_itself_when_reckoned_then_it_is_not_below)
{
  const BaheValue twice = { .how = BAHE_EXACT, .integer = 2 };
  const BaheValue half_more = { .how = BAHE_EXACT, .integer = 15, .exponent = -1 };

  ck_assert_int_eq (dossier_category (240000, 0, 3, 80000, &twice), RELATIVE);
  ck_assert_int_eq (dossier_category (239999, 0, 3, 80000, &twice), DEEP);
  ck_assert_int_eq (dossier_category (480000, 0, 3, 80000, &twice), NO_CATEGORY);
  ck_assert_int_eq (dossier_category (479999, 0, 3, 80000, &twice), RELATIVE);
  ck_assert_int_eq (dossier_category (360000, 0, 3, 80000, &half_more), NO_CATEGORY);
  ck_assert_int_eq (dossier_category (359999, 0, 3, 80000, &half_more), RELATIVE);
  ck_assert_int_eq (dossier_per_head (100, 301, 3), -67);
  ck_assert_int_eq (dossier_per_head (5, 0, 2), 3);
}
END_TEST

/* ---- any sequence of verbs --------------------------------------------------------------------- */

static char *
random_verb (GRand *random)
{
  static const char *const occasions[] = { "hospital", "wedding", "birthday", "warm", "death-kin" };
  const char *occasion = occasions[g_rand_int_range (random, 0, G_N_ELEMENTS (occasions))];
  char who = (char) ('A' + g_rand_int_range (random, 0, 4)), other = (char) ('A' + g_rand_int_range (random, 0, 4));
  int amount = g_rand_int_range (random, -1, 5) * 10000;

  switch (g_rand_int_range (random, 0, 4)) {
  case 0:
    return g_strdup_printf ("report %c %s", who, occasion);
  case 1:
    return g_strdup_printf ("pass-over %c %s", who, occasion);
  default:
    return g_strdup_printf ("visit %c %s \"cash 慰问金 %d\" %c others=校长", who, occasion, amount, other);
  }
}

START_TEST (given_any_verbs_when_folded_again_then_the_state_is_the_same)
{
  g_autoptr (GError) error = NULL;
  GRand *random = g_rand_new_with_seed ((guint32) _i);

  say ("%s", VISITS);
  for (guint i = 0; i < VERBS; i++) {
    g_autofree char *words = random_verb (random);
    bahe_kit_try (kit, words, &error);
    ck_assert_msg (error == NULL, "%s: %s", words, error != NULL ? error->message : "");
  }
  g_autofree char *before = bahe_kit_dump (kit);
  ck_assert_uint_gt (bahe_kit_events (kit), 10);
  bahe_kit_fold (kit);
  g_autofree char *after = bahe_kit_dump (kit);
  ck_assert_str_eq (before, after);
  ck_assert_ptr_null (strstr (before, "-1000"));
  g_rand_free (random);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("welfare");
  TCase *test_case = case_with_kit (suite, "welfare");

  tcase_add_loop_test (test_case, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (test_case, given_a_visit_when_something_is_wrong_then_it_is_refused_by_name, 0,
                       G_N_ELEMENTS (refusals));
  tcase_add_loop_test (test_case, given_the_worked_examples_when_reckoned_then_they_come_out, 0,
                       G_N_ELEMENTS (households));
  tcase_add_test (test_case, given_the_limit_itself_when_reckoned_then_it_is_not_below);
  tcase_add_loop_test (test_case, given_any_verbs_when_folded_again_then_the_state_is_the_same, 0, 5);
  return run_suite (suite);
}
