/* Double elimination, heaviest matchings and Swiss rounds: played out with random results, and held against every way.
 */
#include "../suite.h"
#include "format/format.h"
#include "format/matching.h"

#include <stdlib.h>
#include <string.h>

/* ---- double elimination -------------------------------------------------------------------------------------- */

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
      ck_assert_int_eq (bahe_bracket_open (bracket, matches[i].a, matches[i].b), (int) i);
      ck_assert (bahe_bracket_play (bracket, i, g_rand_boolean (random) ? matches[i].a : matches[i].b));
      played++;
      moved = TRUE;
    }
  }
  return played;
}

static void
check_losses (const BaheBracket *bracket, guint n, BaheGrandFinal grand_final, int first)
{
  g_autofree guint *losses = g_new0 (guint, n);
  gsize count;
  const BaheBracketMatch *matches = bahe_bracket_matches (bracket, &count);

  for (gsize i = 0; i < count; i++)
    if (!matches[i].bye && matches[i].winner >= 0)
      losses[matches[i].winner == matches[i].a ? matches[i].b : matches[i].a]++;
  for (guint i = 0; i < n; i++)
    ck_assert_uint_le (losses[i], 2);
  ck_assert_uint_le (losses[first], grand_final == BAHE_NO_FINAL ? 0 : 1);
}

START_TEST (given_any_number_when_played_out_twice_then_everybody_has_one_place)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  BaheGrandFinal grand_final = (BaheGrandFinal) _i;

  for (guint n = 2; n <= 130; n++) {
    BaheLowerOrder orders[8];
    for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
      orders[i] = (BaheLowerOrder) g_rand_int_range (random, BAHE_NATURAL, BAHE_PAIR_FLIP + 1);
    g_autoptr (BaheBracket) bracket = bahe_bracket_new_double (n, grand_final, orders, G_N_ELEMENTS (orders));
    g_autofree guint *times = g_new0 (guint, n);
    guint played = play_out (bracket, random), standing = 0;
    guint least = grand_final == BAHE_NO_FINAL ? 2 * n - 3 : 2 * n - 2;
    ck_assert_uint_ge (played, least);
    ck_assert_uint_le (played, least + (grand_final == BAHE_DOUBLE_FINAL));
    g_autoptr (GPtrArray) places = bahe_bracket_places (bracket);
    ck_assert_ptr_nonnull (places);
    for (guint i = 0; i < places->len; i++) {
      const GArray *place = places->pdata[i];
      ck_assert (place->len > 0 && (i >= 2 || place->len == 1));
      standing += place->len;
      for (guint k = 0; k < place->len; k++)
        ck_assert_uint_eq (times[g_array_index (place, int, k)]++, 0);
    }
    ck_assert_uint_eq (standing, n);
    check_losses (bracket, n, grand_final, g_array_index ((GArray *) places->pdata[0], int, 0));
  }
}
END_TEST

/* ---- matchings ------------------------------------------------------------------------------------------------- */

static gint64
weigh (const gint64 *weights, guint n, const int *partners)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++) {
    if (partners[i] < 0)
      continue;
    ck_assert_int_eq (partners[partners[i]], (int) i);
    gint64 weight = weights[i * n + (guint) partners[i]];
    ck_assert_int_gt (weight, 0);
    sum += (int) i < partners[i] ? weight : 0;
  }
  return sum;
}

/* The first who is still free is paired with nobody or with each other one in turn. */
static gint64
best_of_all (const gint64 *weights, guint n, guint taken)
{
  guint first = 0;

  while (first < n && (taken >> first & 1) != 0)
    first++;
  if (first == n)
    return 0;
  gint64 best = best_of_all (weights, n, taken | 1u << first);
  for (guint k = first + 1; k < n; k++)
    if ((taken >> k & 1) == 0 && weights[first * n + k] > 0)
      best = MAX (best, weights[first * n + k] + best_of_all (weights, n, taken | 1u << first | 1u << k));
  return best;
}

START_TEST (given_any_weights_when_matched_then_no_other_way_is_heavier)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < 3000; round++) {
    guint n = (guint) g_rand_int_range (random, 1, 10);
    gint32 most = round % 3 == 0 ? 4 : 1000;
    gint64 weights[100] = { 0 };
    int partners[10];
    for (guint a = 0; a < n; a++)
      for (guint b = a + 1; b < n; b++)
        weights[a * n + b] = weights[b * n + a] =
            g_rand_int_range (random, 0, 3) == 0 ? 0 : g_rand_int_range (random, 0, most);
    bahe_heaviest_matching (weights, n, partners);
    ck_assert_int_eq (weigh (weights, n, partners), best_of_all (weights, n, 0));
  }
}
END_TEST

/* ---- Swiss ------------------------------------------------------------------------------------------------------ */

typedef struct {
  guint n;
  BaheSwissPlayer *players;
  guint8 *met;
} Tournament;

static int
by_score (gconstpointer a, gconstpointer b)
{
  const BaheSwissPlayer *left = a, *right = b;

  return (left->score < right->score) - (left->score > right->score);
}

/* Plays a round; what was agreed on must hold for it. */
static void
play_round (Tournament *tournament, const int *opponents, GRand *random)
{
  guint byes = 0, n = tournament->n;

  for (guint i = 0; i < n; i++) {
    if (opponents[i] < 0) {
      ck_assert (!tournament->players[i].had_bye);
      tournament->players[i].had_bye = TRUE;
      tournament->players[i].score += 2;
      byes++;
      continue;
    }
    guint other = (guint) opponents[i];
    ck_assert_int_eq (opponents[other], (int) i);
    ck_assert_uint_ne (other, i);
    if (other < i)
      continue;
    ck_assert_uint_eq (tournament->met[i * n + other], 0);
    tournament->met[i * n + other] = tournament->met[other * n + i] = 1;
    int points = g_rand_int_range (random, 0, 3);
    tournament->players[i].score += points;
    tournament->players[other].score += 2 - points;
    gboolean first = tournament->players[i].sides <= tournament->players[other].sides;
    tournament->players[i].sides += first ? 1 : -1;
    tournament->players[other].sides += first ? -1 : 1;
  }
  ck_assert_uint_eq (byes, n % 2);
}

START_TEST (given_any_number_when_rounds_are_paired_then_nobody_meets_twice)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint n = 4; n <= 40; n++) {
    g_autofree BaheSwissPlayer *players = g_new0 (BaheSwissPlayer, n);
    g_autofree guint8 *met = g_new0 (guint8, (gsize) n * n);
    g_autofree int *opponents = g_new (int, n);
    Tournament tournament = { n, players, met };
    for (guint round = 1; round <= (n < 8 ? 2 : 6); round++) {
      ck_assert (bahe_swiss_pair (players, n, met, opponents));
      play_round (&tournament, opponents, random);
    }
  }
}
END_TEST

/* All meet once, and then there is no round left. */
START_TEST (given_four_who_have_all_met_when_paired_then_there_is_none)
{
  BaheSwissPlayer players[4] = { { 0 } };
  guint8 met[16] = { 0 };
  int opponents[4];
  g_autoptr (GRand) random = g_rand_new_with_seed (14);
  Tournament tournament = { 4, players, met };

  for (guint round = 1; round <= 3; round++) {
    ck_assert (bahe_swiss_pair (players, 4, met, opponents));
    play_round (&tournament, opponents, random);
  }
  ck_assert (!bahe_swiss_pair (players, 4, met, opponents));
}
END_TEST

/* The first round of a field without scores: the upper half meets the lower half, and the last is left out. */
START_TEST (given_nine_at_the_start_when_paired_then_halves_meet_and_the_last_is_out)
{
  BaheSwissPlayer players[9] = { { 0 } };
  guint8 met[81] = { 0 };
  int opponents[9];
  const int expected[9] = { 4, 5, 6, 7, 0, 1, 2, 3, -1 };

  ck_assert (bahe_swiss_pair (players, 9, met, opponents));
  ck_assert_mem_eq (opponents, expected, sizeof expected);
}
END_TEST

/* Two groups of two scores: each stays among its own, and who has had the first side twice meets one who has not. */
START_TEST (given_scores_and_sides_when_paired_then_scores_come_first)
{
  BaheSwissPlayer players[6] = { { 4, FALSE, 2 },  { 4, FALSE, 2 }, { 4, FALSE, -2 },
                                 { 4, FALSE, -2 }, { 2, FALSE, 0 }, { 2, FALSE, 0 } };
  guint8 met[36] = { 0 };
  int opponents[6];

  qsort (players, 6, sizeof *players, by_score);
  ck_assert (bahe_swiss_pair (players, 6, met, opponents));
  ck_assert_int_eq (opponents[4], 5);
  ck_assert_int_lt (players[0].sides * players[opponents[0]].sides, 0);
  ck_assert_int_lt (players[1].sides * players[opponents[1]].sides, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pairing");
  TCase *cup = tcase_create ("double elimination"), *matching = tcase_create ("matching"),
        *swiss = tcase_create ("swiss");

  tcase_add_loop_test (cup, given_any_number_when_played_out_twice_then_everybody_has_one_place, BAHE_NO_FINAL,
                       BAHE_DOUBLE_FINAL + 1);
  tcase_add_test (matching, given_any_weights_when_matched_then_no_other_way_is_heavier);
  tcase_add_test (swiss, given_any_number_when_rounds_are_paired_then_nobody_meets_twice);
  tcase_add_test (swiss, given_four_who_have_all_met_when_paired_then_there_is_none);
  tcase_add_test (swiss, given_nine_at_the_start_when_paired_then_halves_meet_and_the_last_is_out);
  tcase_add_test (swiss, given_scores_and_sides_when_paired_then_scores_come_first);
  suite_add_tcase (suite, cup);
  suite_add_tcase (suite, matching);
  suite_add_tcase (suite, swiss);
  return run_suite (suite);
}
