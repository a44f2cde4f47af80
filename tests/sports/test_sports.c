/* The kinds of plugins/sports by script, and what must hold for every draw and every sequence of verbs. */
#include "../kit_test.h"

#define VERBS 300

/* ---- scripts
 * -------------------------------------------------------------------------------------------------------------- */

static const char *const scripts[] = { "league", "knock_out", "groups", "lineup", "exercise" };

START_TEST (given_a_script_when_run_then_all_comes_as_it_says)
{
  say_script ("sports", scripts[_i]);
}
END_TEST

/* ---- the kit itself notices what is wrong
 * ------------------------------------------------------------------------------------ */

static const char *const wrong_scripts[] = {
  "kind tug-of-war\nteams A B\nwhen draw-order A、B\nthen order.drawn order=B、A",
  "kind tug-of-war\nteams A B\nwhen end red\nrefused match-over",
  "kind tug-of-war\nteams A B\nwhen end red match=7",
  "kind tug-of-war\nteams A B\nwhen end red match=7\nrefused match-over",
  "kind tug-of-war\nteams A B\nfact match A-B",
  "kind tug-of-war\nteams A B\nwhen result A B 2 0\nno fact match A-B 2:0",
  "kind tug-of-war\nteams A B\nview match number=2",
  "kind tug-of-war\nteams A B\ngiven end.recorded 1 A A red\nconflicts none",
  "kind tug-of-war\nteams A B\nfacts 1",
  "kind chess",
  "kind tug-of-war\nwhen fly",
  "kind tug-of-war\nnonsense",
};

START_TEST (given_a_wrong_script_when_run_then_the_kit_says_so)
{
  g_autoptr (GError) error = NULL;

  ck_assert_msg (!bahe_kit_say (kit, wrong_scripts[_i], &error), "%s", wrong_scripts[_i]);
  ck_assert_ptr_nonnull (error);
}
END_TEST

/* ---- every size of a knock-out
 * ------------------------------------------------------------------------------------------------- */

static void
enter_teams (guint n)
{
  for (guint i = 0; i < n; i++)
    say ("enter T%u", i + 1);
}

/* Plays on until nothing is left; counts the verbs that were let through. */
static void
play_out (GRand *random, guint most)
{
  g_autoptr (GError) error = NULL;
  const char *refusal = NULL;
  guint ends = 0;

  for (; refusal == NULL && ends < most; ends++) {
    refusal = bahe_kit_try (kit, g_rand_boolean (random) ? "end red" : "end blue", &error);
    ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  }
  ck_assert_str_eq (refusal, "nothing-to-play");
}

START_TEST (given_any_number_of_teams_when_a_knock_out_is_pulled_then_matches_and_byes_add_up)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (52);

  for (guint n = 2; n <= 9; n++) {
    for (int third = 0; third <= 1; third++) {
      guint size = 1, matches = n - 1 + (third == 1 && n >= 4 ? 1 : 0);
      while (size < n)
        size *= 2;
      say ("kind tug-of-war system=knock-out third-place=%s", third == 1 ? "yes" : "no");
      enter_teams (n);
      say ("seed %u\nwhen draw", n);
      say ("facts %u ended=bye\nfacts %u member", size - n, n);
      play_out (random, 3 * matches + 1);
      say ("facts %u ended=played\nfacts %d bracket=third", matches, third == 1 && n >= 4 ? 1 : 0);
    }
  }
}
END_TEST

START_TEST (given_any_number_of_teams_when_a_league_is_pulled_then_every_pair_has_met)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint n = 2; n <= 8; n++) {
    for (guint legs = 1; legs <= 2; legs++) {
      say ("kind tug-of-war ends=%s legs=%s", n % 2 == 0 ? "two" : "best-of-three", legs == 2 ? "double" : "single");
      enter_teams (n);
      play_out (random, 3 * n * n);
      say ("facts %u match\nfacts %u ended=played", n * (n - 1) / 2 * legs, n * (n - 1) / 2 * legs);
    }
  }
}
END_TEST

/* ---- any sequence of verbs
 * -------------------------------------------------------------------------------------------------------- */

static const char *
one_of (GRand *random, const char *const *words, guint n)
{
  return words[g_rand_int_range (random, 0, (gint32) n)];
}
#define ONE_OF(...)                                                                                                    \
  one_of (random, (const char *const[]){ __VA_ARGS__ }, G_N_ELEMENTS (((const char *const[]){ __VA_ARGS__ })))

static char *
random_tug_verb (GRand *random)
{
  const char *side = ONE_OF ("red", "blue"), *team = ONE_OF ("T1", "T2", "T3", "T4", "T5", "T6"),
             *other = ONE_OF ("T1", "T2", "T3", "T4");
  const char *person = ONE_OF ("p1", "p2", "p3", "p4");
  int number = g_rand_int_range (random, 1, 20);

  switch (g_rand_int_range (random, 0, 20)) {
  case 0:
    return g_strdup_printf ("draw seeds=%s", team);
  case 1:
    return g_strdup_printf ("replay %s", ONE_OF ("rope-slipped", "level"));
  case 2:
    return g_strdup_printf ("time-out %s cm=%d", side, number % 3);
  case 3:
    return g_strdup_printf ("foul %s match=%d", side, number);
  case 4:
    return g_strdup_printf ("caution team=%s", team);
  case 5:
    return g_strdup_printf ("forfeit team=%s match=%d", team, number);
  case 6:
    return g_strdup_printf ("late %s minutes=%d match=%d", side, number, number);
  case 7:
    return g_strdup_printf ("start match=%d red=%s", number, team);
  case 8:
    return g_strdup_printf ("sides red=%s", team);
  case 9:
    return g_strdup_printf ("result %s %s 2 %d", team, other, number % 3);
  case 10:
    return g_strdup_printf ("lots %s、%s", team, other);
  case 11:
    return g_strdup_printf ("lineup %s %s、%s", team, person, ONE_OF ("p1", "p2", "p3", "p4"));
  case 12:
    return g_strdup_printf ("substitute %s out=%s in=%s", side, person, ONE_OF ("p1", "p2", "p3", "p4"));
  case 13:
    return g_strdup (ONE_OF ("go-on", "go-on order=T1、T2、T3"));
  default:
    return g_strdup_printf ("end %s", side);
  }
}

static char *
random_exercise_verb (GRand *random)
{
  const char *team = ONE_OF ("T1", "T2", "T3", "T4", "T5", "T6");
  int seat = g_rand_int_range (random, 1, 5);

  switch (g_rand_int_range (random, 0, 14)) {
  case 0:
    return g_strdup_printf ("draw");
  case 1:
    return g_strdup_printf ("appear %s", team);
  case 2:
    return g_strdup_printf ("deduct %s 0.5 x", team);
  case 3:
    return g_strdup_printf ("absent %s %d", team, seat);
  case 4:
    return g_strdup_printf ("confirm %s anyway=%s", team, ONE_OF ("yes", "no"));
  case 5:
    return g_strdup (g_rand_int_range (random, 0, 40) == 0 ? "lock anyway=yes" : "lock");
  case 6:
  case 7:
    return g_strdup_printf ("mark %s %d.5 seat=%d", team, 90 + seat, seat);
  case 8:
    return g_strdup_printf ("mark %s 90、91.5、92", team);
  default:
    return g_strdup_printf ("sheet %d %s \"动作 5.%d;精神 %s\"", seat, team, seat, ONE_OF ("4", "3.5", "4.1"));
  }
}

/* What was done one by one equals what is folded from the start: nothing depends on how the state came about. */
static void
check_fold (void)
{
  g_autofree char *before = bahe_kit_dump (kit);
  bahe_kit_fold (kit);
  g_autofree char *after = bahe_kit_dump (kit);

  ck_assert_str_eq (before, after);
}

/* Entries, withdrawals, corrections by cancelling, verbs: none may crash, leak or break the contract. */
static void
do_something (GRand *random, guint step, char *(*random_verb) (GRand *) )
{
  g_autoptr (GError) error = NULL;
  g_autofree char *verb = random_verb (random);

  switch (g_rand_int_range (random, 0, 60)) {
  case 0:
    say ("cancel %d", g_rand_int_range (random, 1, (gint32) bahe_kit_events (kit) + 1));
    break;
  case 1:
    if (step > VERBS / 2)
      say ("withdraw %s", ONE_OF ("T1", "T2", "T3", "T4", "T5", "T6"));
    break;
  case 2:
    say ("enter L%u", step);
    break;
  default:
    bahe_kit_try (kit, verb, &error);
    ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  }
  if (step % 20 == 0)
    check_fold ();
}

static const char *const random_kinds[] = {
  "tug-of-war system=league",
  "tug-of-war system=league ends=two legs=double keep-sides=yes",
  "tug-of-war system=knock-out third-place=yes total=2 least-women=1",
  "tug-of-war system=groups groups=2 go-on=2 third-place=yes",
  "tug-of-war system=groups groups=3 go-on=1 ends=one caution-limit=1",
  "broadcast-exercise judges=3 criteria=\"动作 6;精神 4\" scale=10",
  "broadcast-exercise judges=3 criteria=\"动作 6;精神 94\"",
};

START_TEST (given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same)
{
  gboolean exercise = g_str_has_prefix (random_kinds[_i], "broadcast");

  say ("people male p1 p2\npeople female p3 p4");
  for (guint32 seed = 0; seed < 8; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    say ("kind %s\nteams T1 T2 T3 T4 T5 T6\nseed %u", random_kinds[_i], seed);
    say ("standing group A T1=1 T4=2 T5=3\nstanding group B T2=1 T3=2 T6=2\nstanding group C T3=1 T4=2");
    if (!exercise && seed % 3 != 0)
      say ("when draw-order T1、T2、T3、T4、T5、T6");
    for (guint step = 1; step <= VERBS; step++)
      do_something (random, step, exercise ? random_exercise_verb : random_tug_verb);
    check_fold ();
  }
}
END_TEST

/* ---- the tables
 * ----------------------------------------------------------------------------------------------------------------------
 */

START_TEST (given_the_tables_then_everything_has_both_languages_and_every_name_stands_once)
{
  for (const BaheKind *kind = bahe_plugin_v1.kinds; kind->name != NULL; kind++) {
    g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
    for (const BaheRefusal *row = kind->refusals; row->name != NULL; row++) {
      ck_assert (g_hash_table_add (names, (char *) row->name));
      ck_assert (row->message.zh != NULL && row->message.en != NULL);
    }
    g_hash_table_remove_all (names);
    for (const BaheEventType *row = kind->events; row->name != NULL; row++) {
      ck_assert (g_hash_table_add (names, (char *) row->name));
      ck_assert (row->label.zh != NULL && row->label.en != NULL);
    }
    g_hash_table_remove_all (names);
    for (const BaheVerb *row = kind->verbs; row->name != NULL; row++) {
      ck_assert (g_hash_table_add (names, (char *) row->name));
      ck_assert (row->label.zh != NULL && row->label.en != NULL && row->role != NULL && row->fields != NULL);
      for (const BaheField *field = row->fields; field->name != NULL; field++)
        ck_assert (field->label.zh != NULL && field->label.en != NULL && field->type != 0);
    }
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sports");
  TCase *script = case_with_kit (suite, "scripts"), *property = case_with_kit (suite, "properties");

  tcase_add_loop_test (script, given_a_script_when_run_then_all_comes_as_it_says, 0, G_N_ELEMENTS (scripts));
  tcase_add_loop_test (script, given_a_wrong_script_when_run_then_the_kit_says_so, 0, G_N_ELEMENTS (wrong_scripts));
  tcase_add_test (property, given_any_number_of_teams_when_a_knock_out_is_pulled_then_matches_and_byes_add_up);
  tcase_add_test (property, given_any_number_of_teams_when_a_league_is_pulled_then_every_pair_has_met);
  tcase_add_loop_test (property,
                       given_any_sequence_of_verbs_and_corrections_then_the_contract_holds_and_folding_is_the_same, 0,
                       G_N_ELEMENTS (random_kinds));
  tcase_add_test (property, given_the_tables_then_everything_has_both_languages_and_every_name_stands_once);
  return run_suite (suite);
}
