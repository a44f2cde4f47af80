/* Schedules, brackets and draws: what must hold for every number of entrants. */
#include <stdlib.h>
#include <string.h>

#include "../suite.h"
#include "format/format.h"

START_TEST (given_any_number_when_scheduled_then_every_pair_meets_and_sides_are_level)
{
  for (guint n = 2; n <= 64; n++) {
    for (guint legs = 1; legs <= 2; legs++) {
      g_autoptr (GArray) matches = bahe_round_robin (n, legs);
      const BaheMatch *match = (const BaheMatch *) matches->data;
      guint difference = 99, rounds = (n % 2 == 0 ? n - 1 : n) * legs;
      ck_assert_uint_eq (matches->len, n * (n - 1) / 2 * legs);
      ck_assert_int_eq (bahe_round_robin_check (match, matches->len, n, legs, &difference), BAHE_SCHEDULE_VALID);
      ck_assert_uint_eq (difference, n % 2 == 1 || legs == 2 ? 0 : 1);
      for (guint i = 0; i < matches->len; i++)
        ck_assert_uint_eq (match[i].round, i / (n / 2) + 1);
      ck_assert_uint_eq (match[matches->len - 1].round, rounds);
    }
  }
}
END_TEST

START_TEST (given_a_spoilt_schedule_when_checked_then_the_first_fault_is_named)
{
  BaheMatch fine[] = { { 1, 0, 1 }, { 2, 2, 0 }, { 3, 1, 2 } };
  BaheMatch twice[] = { { 1, 0, 1 }, { 1, 2, 0 }, { 3, 1, 2 } };
  BaheMatch himself[] = { { 1, 0, 0 }, { 2, 2, 0 }, { 3, 1, 2 } };
  BaheMatch both[] = { { 1, 0, 1 }, { 2, 2, 0 }, { 3, 1, 0 } };
  BaheMatch repeated[] = { { 1, 0, 1 }, { 2, 2, 0 }, { 3, 1, 2 }, { 4, 1, 0 } };
  BaheMatch stranger[] = { { 1, 0, 1 }, { 2, 2, 0 }, { 3, 1, 2 }, { 4, 1, 3 } };
  BaheMatch negative[] = { { 1, 0, 1 }, { 2, 2, 0 }, { 3, 1, 2 }, { 4, 1, -1 } };

  ck_assert_int_eq (bahe_round_robin_check (fine, 3, 3, 1, NULL), BAHE_SCHEDULE_VALID);
  ck_assert_int_eq (bahe_round_robin_check (twice, 3, 3, 1, NULL), BAHE_SCHEDULE_PLAYS_TWICE);
  ck_assert_int_eq (bahe_round_robin_check (himself, 3, 3, 1, NULL), BAHE_SCHEDULE_PLAYS_TWICE);
  ck_assert_int_eq (bahe_round_robin_check (fine, 2, 3, 1, NULL), BAHE_SCHEDULE_PAIR_MISSING);
  ck_assert_int_eq (bahe_round_robin_check (fine, 3, 3, 2, NULL), BAHE_SCHEDULE_PAIR_MISSING);
  ck_assert_int_eq (bahe_round_robin_check (both, 3, 3, 1, NULL), BAHE_SCHEDULE_PAIR_MISSING);
  ck_assert_int_eq (bahe_round_robin_check (repeated, 4, 3, 1, NULL), BAHE_SCHEDULE_PAIR_REPEATED);
  ck_assert_int_eq (bahe_round_robin_check (stranger, 4, 3, 1, NULL), BAHE_SCHEDULE_PAIR_REPEATED);
  ck_assert_int_eq (bahe_round_robin_check (negative, 4, 3, 1, NULL), BAHE_SCHEDULE_PAIR_REPEATED);
}
END_TEST

START_TEST (given_a_size_when_seeded_then_neighbours_sum_up_and_the_best_are_far_apart)
{
  guint eight[8];

  bahe_bracket_seeds (8, eight);
  ck_assert_mem_eq (eight, ((guint[]){ 1, 8, 4, 5, 2, 7, 3, 6 }), sizeof eight);
  for (guint size = 2; size <= 1024; size *= 2) {
    g_autofree guint *places = g_new (guint, size);
    guint first = 0, second = 0;
    bahe_bracket_seeds (size, places);
    for (guint i = 0; i < size; i += 2)
      ck_assert_uint_eq (places[i] + places[i + 1], size + 1);
    for (guint i = 0; i < size; i++) {
      first = places[i] == 1 ? i : first;
      second = places[i] == 2 ? i : second;
    }
    ck_assert (first < size / 2 && second >= size / 2);
  }
  ck_assert_uint_eq (bahe_bracket_size (2), 2);
  ck_assert_uint_eq (bahe_bracket_size (5), 8);
  ck_assert_uint_eq (bahe_bracket_size (64), 64);
}
END_TEST

START_TEST (given_entrants_when_grouped_then_groups_differ_by_one_at_most)
{
  for (guint n = 2; n <= 40; n++) {
    for (guint groups = 1; groups <= n; groups++) {
      for (BaheGroupMethod method = BAHE_SNAKE; method <= BAHE_STRIDE; method++) {
        g_autofree guint *sizes = g_new0 (guint, groups);
        for (guint seed = 0; seed < n; seed++)
          sizes[bahe_group_of (seed, groups, method)]++;
        for (guint g = 0; g < groups; g++)
          ck_assert (sizes[g] == n / groups || sizes[g] == n / groups + 1);
      }
    }
  }
  for (guint seed = 0; seed < 9; seed++) {
    ck_assert_uint_eq (bahe_group_of (seed, 3, BAHE_SNAKE), ((guint[]){ 0, 1, 2, 2, 1, 0, 0, 1, 2 })[seed]);
    ck_assert_uint_eq (bahe_group_of (seed, 3, BAHE_STRIDE), seed % 3);
  }
}
END_TEST

START_TEST (given_a_seed_when_shuffled_then_the_order_is_a_fair_permutation_and_repeatable)
{
  guint counts[4][4] = { 0 }, once[50], again[50];

  bahe_shuffle (20260602, 50, once);
  bahe_shuffle (20260602, 50, again);
  ck_assert_mem_eq (once, again, sizeof once);
  for (guint i = 0, seen; i < 50; i++) {
    seen = 0;
    for (guint j = 0; j < 50; j++)
      seen += once[j] == i;
    ck_assert_uint_eq (seen, 1);
  }
  for (guint seed = 0; seed < 8000; seed++) {
    guint order[4];
    bahe_shuffle (seed, 4, order);
    for (guint i = 0; i < 4; i++)
      counts[i][order[i]]++;
  }
  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < 4; j++)
      ck_assert (counts[i][j] > 1800 && counts[i][j] < 2200);
}
END_TEST

START_TEST (given_groups_when_scheduled_then_each_group_is_a_round_robin_side_by_side)
{
  for (guint n = 4; n <= 40; n++) {
    for (guint groups = 2; groups <= n / 2; groups++) {
      g_autoptr (GArray) matches = bahe_group_schedule (n, groups, 1);
      guint expected = 0, before = 1;
      for (guint group = 0; group < groups; group++) {
        guint size = 0;
        for (guint seed = 0; seed < n; seed++)
          size += bahe_group_of (seed, groups, BAHE_SNAKE) == group;
        expected += size * (size - 1) / 2;
      }
      ck_assert_uint_eq (matches->len, expected);
      for (guint i = 0; i < matches->len; i++) {
        const BaheGroupMatch *match = &g_array_index (matches, BaheGroupMatch, i);
        ck_assert_uint_eq (bahe_group_of ((guint) match->home, groups, BAHE_SNAKE), match->group);
        ck_assert_uint_eq (bahe_group_of ((guint) match->away, groups, BAHE_SNAKE), match->group);
        ck_assert_uint_ge (match->round, before);
        before = match->round;
      }
    }
  }
}
END_TEST

START_TEST (given_who_comes_late_when_scheduled_then_he_meets_each_of_the_others_after_all_else)
{
  g_autoptr (GArray) matches = bahe_late_matches (5, 2, 7);
  guint met[5] = { 0 }, at_home = 0;

  ck_assert_uint_eq (matches->len, 10);
  for (guint i = 0; i < matches->len; i++) {
    const BaheMatch *match = &g_array_index (matches, BaheMatch, i);
    ck_assert_uint_eq (match->round, 8 + i);
    ck_assert (match->home == 5 || match->away == 5);
    at_home += match->home == 5;
    met[match->home == 5 ? match->away : match->home]++;
  }
  ck_assert_uint_eq (at_home, 5);
  for (guint i = 0; i < 5; i++)
    ck_assert_uint_eq (met[i], 2);
}
END_TEST

START_TEST (given_the_best_of_groups_when_seeded_then_no_two_of_a_group_meet_at_once)
{
  for (guint groups = 2; groups <= 16; groups++) {
    guint n = 2 * groups, size = bahe_bracket_size (n);
    g_autofree guint *tier = g_new (guint, n), *group = g_new (guint, n), *order = g_new (guint, n);
    g_autofree guint *places = g_new (guint, size), *seen = g_new0 (guint, n);
    for (guint i = 0; i < n; i++) {
      tier[i] = i / groups;
      group[i] = i % groups;
    }
    bahe_part_groups (n, tier, group, order);
    bahe_bracket_seeds (size, places);
    for (guint i = 0; i < n; i++) {
      ck_assert_uint_eq (seen[order[i]]++, 0);
      ck_assert_uint_eq (tier[order[i]], i / groups); /* who was better in his group stays the better seed */
    }
    for (guint i = 0; i < size; i += 2)
      ck_assert (places[i + 1] > n || group[order[places[i] - 1]] != group[order[places[i + 1] - 1]]);
  }
}
END_TEST

START_TEST (given_a_bracket_when_asked_then_each_match_tells_whom_its_sides_come_from)
{
  g_autoptr (BaheBracket) bracket = bahe_bracket_new_double (4, BAHE_SINGLE_FINAL, NULL, 0);
  g_autoptr (GArray) sources = bahe_bracket_sources (bracket);
  /* 0, 1: upper round 1; 2: its final; 3, 4: lower; 5: the grand final */
  static const BaheBracketSource wanted[] = {
    { { -1, -1 }, { FALSE, FALSE } }, { { -1, -1 }, { FALSE, FALSE } }, { { 0, 1 }, { FALSE, FALSE } },
    { { 0, 1 }, { TRUE, TRUE } },     { { 2, 3 }, { TRUE, FALSE } },    { { 2, 4 }, { FALSE, FALSE } },
  };

  ck_assert_uint_eq (sources->len, G_N_ELEMENTS (wanted));
  ck_assert_mem_eq (sources->data, wanted, sizeof wanted);
}
END_TEST

/* Plays all that is open, a winner by `random`, and counts the matches. */
static guint
play_out (BaheBracket *bracket, GRand *random)
{
  guint played = 0;
  gsize n;
  const BaheBracketMatch *matches = bahe_bracket_matches (bracket, &n);

  for (gboolean moved = TRUE; moved;) {
    moved = FALSE;
    for (guint i = 0; i < n; i++) {
      if (matches[i].winner >= 0 || matches[i].a < 0 || matches[i].b < 0)
        continue;
      int winner = g_rand_boolean (random) ? matches[i].a : matches[i].b;
      ck_assert_int_eq (bahe_bracket_open (bracket, matches[i].b, matches[i].a), (int) i);
      ck_assert (bahe_bracket_play (bracket, i, winner));
      ck_assert (!bahe_bracket_play (bracket, i, winner));
      played++;
      moved = TRUE;
    }
  }
  return played;
}

START_TEST (given_any_number_when_played_out_then_everybody_has_one_place)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint n = 2; n <= 70; n++) {
    for (int third = 0; third <= 1; third++) {
      g_autoptr (BaheBracket) bracket = bahe_bracket_new (n, third == 1);
      g_autofree guint *places = g_new0 (guint, n);
      guint matches, standing = 0;
      ck_assert_ptr_null (bahe_bracket_places (bracket));
      matches = play_out (bracket, random);
      ck_assert_uint_eq (matches, n - 1 + (third == 1 && n > 3 ? 1 : 0));
      g_autoptr (GPtrArray) groups = bahe_bracket_places (bracket);
      for (guint g = 0; g < groups->len; g++) {
        const GArray *group = g_ptr_array_index (groups, g);
        ck_assert (group->len > 0 && (g >= 2 || group->len == 1));
        ck_assert (third == 0 || g >= 4 || group->len == 1);
        standing += group->len;
        for (guint i = 0; i < group->len; i++)
          places[g_array_index (group, int, i)]++;
      }
      ck_assert_uint_eq (standing, n);
      for (guint i = 0; i < n; i++)
        ck_assert_uint_eq (places[i], 1);
    }
  }
}
END_TEST

START_TEST (given_byes_when_drawn_then_the_best_seeds_have_them)
{
  for (guint n = 2; n <= 64; n++) {
    g_autoptr (BaheBracket) bracket = bahe_bracket_new (n, TRUE);
    guint byes = bahe_bracket_size (n) - n;
    gsize count;
    const BaheBracketMatch *matches = bahe_bracket_matches (bracket, &count);
    for (gsize i = 0; i < count; i++) {
      if (matches[i].round != 1 || matches[i].third)
        continue;
      ck_assert_int_eq (matches[i].bye, matches[i].a < (int) byes);
      ck_assert_int_eq (matches[i].winner, matches[i].bye ? matches[i].a : -1);
    }
  }
}
END_TEST

START_TEST (given_eight_when_the_better_seed_always_wins_then_the_places_are_the_seeds)
{
  g_autoptr (BaheBracket) bracket = bahe_bracket_new (8, TRUE);
  int pairs[][2] = { { 0, 7 }, { 3, 4 }, { 1, 6 }, { 2, 5 }, { 0, 3 }, { 1, 2 }, { 2, 3 }, { 0, 1 } };

  ck_assert_int_eq (bahe_bracket_open (bracket, 0, 1), -1);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    int match = bahe_bracket_open (bracket, pairs[i][0], pairs[i][1]);
    ck_assert_int_ge (match, 0);
    ck_assert (!bahe_bracket_play (bracket, (guint) match, 8));
    ck_assert (bahe_bracket_play (bracket, (guint) match, pairs[i][0]));
  }
  ck_assert (!bahe_bracket_play (bracket, 99, 0));
  g_autoptr (GPtrArray) places = bahe_bracket_places (bracket);
  ck_assert_uint_eq (places->len, 5);
  for (guint i = 0; i < 4; i++)
    ck_assert_int_eq (g_array_index ((GArray *) g_ptr_array_index (places, i), int, 0), (int) i);
  for (guint i = 0; i < 4; i++)
    ck_assert_int_eq (g_array_index ((GArray *) g_ptr_array_index (places, 4), int, i), (int) i + 4);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("format");
  TCase *robin = tcase_create ("round robin"), *draw = tcase_create ("draw"), *cup = tcase_create ("bracket");

  tcase_add_test (draw, given_groups_when_scheduled_then_each_group_is_a_round_robin_side_by_side);
  tcase_add_test (draw, given_who_comes_late_when_scheduled_then_he_meets_each_of_the_others_after_all_else);
  tcase_add_test (draw, given_the_best_of_groups_when_seeded_then_no_two_of_a_group_meet_at_once);
  tcase_add_test (cup, given_a_bracket_when_asked_then_each_match_tells_whom_its_sides_come_from);
  tcase_add_test (robin, given_any_number_when_scheduled_then_every_pair_meets_and_sides_are_level);
  tcase_add_test (robin, given_a_spoilt_schedule_when_checked_then_the_first_fault_is_named);
  tcase_add_test (draw, given_a_size_when_seeded_then_neighbours_sum_up_and_the_best_are_far_apart);
  tcase_add_test (draw, given_entrants_when_grouped_then_groups_differ_by_one_at_most);
  tcase_add_test (draw, given_a_seed_when_shuffled_then_the_order_is_a_fair_permutation_and_repeatable);
  tcase_add_test (cup, given_any_number_when_played_out_then_everybody_has_one_place);
  tcase_add_test (cup, given_byes_when_drawn_then_the_best_seeds_have_them);
  tcase_add_test (cup, given_eight_when_the_better_seed_always_wins_then_the_places_are_the_seeds);
  suite_add_tcase (suite, robin);
  suite_add_tcase (suite, draw);
  suite_add_tcase (suite, cup);
  return run_suite (suite);
}
