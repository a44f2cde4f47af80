/* Exact numbers, against what libgmp computes with the same figures. */
#include "../suite.h"
#include "base/base.h"

#include <gmp.h>
#include <stdlib.h>

#define SEED 20261106u
#define ROUNDS 4000

/* An odd mixture: mostly small, sometimes at the very ends of 64 bits. */
static gint64
any_integer (GRand *random)
{
  static const gint64 ends[] = { 0, 1, -1, 2, 10, G_MAXINT64, G_MININT64, G_MAXINT64 - 1, G_MININT64 + 1, 1LL << 32 };
  switch (g_rand_int_range (random, 0, 4)) {
  case 0:
    return ends[g_rand_int_range (random, 0, G_N_ELEMENTS (ends))];
  case 1:
    return (gint64) ((guint64) g_rand_int (random) << 32 | g_rand_int (random));
  default:
    return g_rand_int_range (random, -1000, 1000);
  }
}

/* A number and the same value for libgmp. */
static BaheNumber
any_number (GRand *random, mpq_t same)
{
  gint64 numerator = any_integer (random), denominator = any_integer (random);
  if (denominator == 0)
    denominator = 1;
  BaheNumber above = BAHE_NUMBER_INT (numerator), below = BAHE_NUMBER_INT (denominator);
  mpz_set_si (mpq_numref (same), numerator);
  mpz_set_si (mpq_denref (same), denominator);
  mpq_canonicalize (same);
  return bahe_number_divide (&above, &below);
}

static void
assert_same (BaheNumber number, const mpq_t expected)
{
  g_autofree char *text = bahe_number_format (&number, -1);
  char *canonical = mpq_get_str (NULL, 10, expected);
  if (strchr (text, '.') == NULL)
    ck_assert_str_eq (text, canonical);
  g_auto (BaheNumber) back = BAHE_NUMBER_INT (0);
  if (strlen (text) <= 64) {
    ck_assert (bahe_number_parse (text, &back, NULL));
    ck_assert_int_eq (bahe_number_compare (&back, &number), 0);
  }
  ck_assert_int_eq (bahe_number_sign (&number), mpq_sgn (expected));
  ck_assert_int_eq (bahe_number_is_integer (&number), mpz_cmp_ui (mpq_denref (expected), 1) == 0);
  gboolean fits = mpz_fits_slong_p (mpq_numref (expected)) && mpz_fits_slong_p (mpq_denref (expected));
  ck_assert_int_eq (number.big == NULL, fits);
  if (fits) {
    ck_assert_int_eq (number.numerator, mpz_get_si (mpq_numref (expected)));
    ck_assert_int_eq (number.denominator, mpz_get_si (mpq_denref (expected)));
  }
  free (canonical);
  bahe_number_clear (&number);
}

START_TEST (given_random_fractions_when_computed_then_they_equal_libgmp)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  mpq_t x, y, z;
  mpq_inits (x, y, z, NULL);
  for (int i = 0; i < ROUNDS; i++) {
    g_auto (BaheNumber) a = any_number (random, x);
    g_auto (BaheNumber) b = any_number (random, y);
    mpq_add (z, x, y);
    assert_same (bahe_number_add (&a, &b), z);
    mpq_sub (z, x, y);
    assert_same (bahe_number_subtract (&a, &b), z);
    mpq_mul (z, x, y);
    assert_same (bahe_number_multiply (&a, &b), z);
    mpq_neg (z, x);
    assert_same (bahe_number_negate (&a), z);
    int order = mpq_cmp (x, y);
    ck_assert_int_eq (bahe_number_compare (&a, &b), (order > 0) - (order < 0));
    if (mpq_sgn (y) != 0) {
      mpq_div (z, x, y);
      assert_same (bahe_number_divide (&a, &b), z);
    }
  }
  mpq_clears (x, y, z, NULL);
}
END_TEST

/* Long sums leave 64 bits and come back: what is added is taken away again in another order. */
START_TEST (given_long_sums_when_undone_then_zero_and_small_again)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  mpq_t same;
  mpq_init (same);
  for (int round = 0; round < 50; round++) {
    BaheNumber parts[40];
    g_auto (BaheNumber) sum = BAHE_NUMBER_INT (0);
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
      parts[i] = any_number (random, same);
      BaheNumber next = bahe_number_add (&sum, &parts[i]);
      bahe_number_clear (&sum);
      sum = next;
    }
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++) {
      BaheNumber next = bahe_number_subtract (&sum, &parts[i]);
      bahe_number_clear (&sum);
      bahe_number_clear (&parts[i]);
      sum = next;
    }
    ck_assert_ptr_null (sum.big);
    ck_assert_int_eq (sum.numerator, 0);
    ck_assert_int_eq (sum.denominator, 1);
  }
  mpq_clear (same);
}
END_TEST

typedef struct {
  const char *number;
  guint places;
  const char *rounded[6]; /* in the order of BaheRounding */
} Rounding;

static const Rounding roundings[] = {
  { "2.675", 2, { "2.68", "2.68", "2.67", "2.68", "2.67", "2.68" } },
  { "-2.675", 2, { "-2.68", "-2.68", "-2.67", "-2.68", "-2.68", "-2.67" } },
  { "9.005", 2, { "9.01", "9", "9", "9.01", "9", "9.01" } },
  { "2.5", 0, { "3", "2", "2", "3", "2", "3" } },
  { "-0.5", 0, { "-1", "0", "0", "-1", "-1", "0" } },
  { "1/3", 2, { "0.33", "0.33", "0.33", "0.34", "0.33", "0.34" } },
  { "-1/3", 2, { "-0.33", "-0.33", "-0.33", "-0.34", "-0.34", "-0.33" } },
  { "7", 3, { "7", "7", "7", "7", "7", "7" } },
  { "123456789012345678901234567890.5",
    0,
    { "123456789012345678901234567891", "123456789012345678901234567890", "123456789012345678901234567890",
      "123456789012345678901234567891", "123456789012345678901234567890", "123456789012345678901234567891" } },
  { "1/3",
    20,
    { "0.33333333333333333333", "0.33333333333333333333", "0.33333333333333333333", "0.33333333333333333334",
      "0.33333333333333333333", "0.33333333333333333334" } },
};

START_TEST (given_a_tie_when_rounded_then_each_way_does_what_it_says)
{
  const Rounding *row = &roundings[_i];
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  ck_assert (bahe_number_parse (row->number, &number, NULL));
  for (int how = BAHE_ROUND_HALF_UP; how <= BAHE_ROUND_CEIL; how++) {
    g_auto (BaheNumber) rounded = bahe_number_round (&number, row->places, (BaheRounding) how);
    g_autofree char *text = bahe_number_format (&rounded, -1);
    ck_assert_str_eq (text, row->rounded[how]);
  }
}
END_TEST

/* The small and the big way of rounding agree: the same value, once as it is and once plus a whole number of any size.
 */
START_TEST (given_random_fractions_when_rounded_small_or_big_then_the_same_digits)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);
  g_auto (BaheNumber) far = BAHE_NUMBER_INT (0);
  ck_assert (bahe_number_parse ("1000000000000000000000000", &far, NULL));
  for (int i = 0; i < ROUNDS; i++) {
    BaheNumber above = BAHE_NUMBER_INT (g_rand_int_range (random, 0, 100000));
    BaheNumber below = BAHE_NUMBER_INT (1 << g_rand_int_range (random, 0, 12));
    g_auto (BaheNumber) small = bahe_number_divide (&above, &below);
    g_auto (BaheNumber) large = bahe_number_add (&small, &far);
    guint places = (guint) g_rand_int_range (random, 0, 6);
    BaheRounding how = (BaheRounding) g_rand_int_range (random, 0, 6);
    g_auto (BaheNumber) one = bahe_number_round (&small, places, how);
    g_auto (BaheNumber) other = bahe_number_round (&large, places, how);
    g_auto (BaheNumber) difference = bahe_number_subtract (&other, &far);
    ck_assert_int_eq (bahe_number_compare (&one, &difference), 0);
  }
}
END_TEST

static const struct {
  const char *text;
  int places;
  const char *shown;
} formats[] = {
  { "9.5", 2, "9.50" },
  { "9.5", -1, "9.5" },
  { "281/3", -1, "281/3" },
  { "281/3", 2, "93.67" },
  { "-0.004", 2, "0.00" },
  { "-0.005", 2, "-0.01" },
  { "0.05", 1, "0.1" },
  { "0.004", 3, "0.004" },
  { "-12", -1, "-12" },
  { "3/8", -1, "0.375" },
  { "１２．５０", -1, "12.5" },
  { "－１／３", -1, "-1/3" },
  { "00.50", -1, "0.5" },
  { "6/4", -1, "1.5" },
  { "2.8", 0, "3" },
  { "99999999999999999999.995", 2, "100000000000000000000.00" },
};

static const struct {
  const char *seconds;
  int places;
  const char *shown;
} clocks[] = {
  { "1501", 0, "25:01" },    { "59.996", 2, "1:00.00" }, { "5.2", -1, "0:05.2" },
  { "65.32", 2, "1:05.32" }, { "60", -1, "1:00" },       { "0", 1, "0:00.0" },
  { "-3", 0, "-3" },         { "181/3", -1, "181/3" },   { "4500.5", 1, "75:00.5" },
};

START_TEST (given_seconds_when_shown_as_a_clock_then_minutes_stand_before_them)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  ck_assert (bahe_number_parse (clocks[_i].seconds, &number, NULL));
  g_autofree char *shown = bahe_number_format_clock (&number, clocks[_i].places);
  ck_assert_str_eq (shown, clocks[_i].shown);
}
END_TEST

START_TEST (given_a_number_when_formatted_then_shown_so)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  ck_assert (bahe_number_parse (formats[_i].text, &number, NULL));
  g_autofree char *shown = bahe_number_format (&number, formats[_i].places);
  ck_assert_str_eq (shown, formats[_i].shown);
}
END_TEST

static const char *const not_numbers[] = {
  "",     "-",    ".",     ".5",  "5.",
  "1/0",  "1/-3", "1.5/2", "1 2", "1e3",
  "0x10", "1..2", "--1",   "+1",  "约3",
  "\xff", " 1",   "1/",    "/2",  "11111111111111111111111111111111111111111111111111111111111111111",
};

START_TEST (given_other_text_when_parsed_then_invalid)
{
  BaheNumber number = BAHE_NUMBER_INT (0);
  g_autoptr (GError) error = NULL;
  ck_assert (!bahe_number_parse (not_numbers[_i], &number, &error));
  ck_assert (g_error_matches (error, BAHE_ERROR, BAHE_ERROR_INVALID));
}
END_TEST

START_TEST (given_an_integer_and_an_exponent_when_scaled_then_exact)
{
  static const struct {
    gint64 integer;
    int exponent;
    const char *shown;
  } rows[] = { { 950, -2, "9.5" },
               { 276, 1, "2760" },
               { 1, -18, "0.000000000000000001" },
               { G_MAXINT64, 18, "9223372036854775807000000000000000000" },
               { G_MININT64, -1, "-922337203685477580.8" },
               { 0, -5, "0" } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_auto (BaheNumber) number = bahe_number_scaled (rows[i].integer, rows[i].exponent);
    g_autofree char *shown = bahe_number_format (&number, -1);
    ck_assert_str_eq (shown, rows[i].shown);
  }
}
END_TEST

START_TEST (given_two_holds_of_a_big_number_when_one_ends_then_the_other_stays)
{
  BaheNumber first = BAHE_NUMBER_INT (0);
  ck_assert (bahe_number_parse ("170141183460469231731687303715884105728", &first, NULL));
  g_auto (BaheNumber) second = bahe_number_copy (&first);
  gint64 integer;
  ck_assert (!bahe_number_to_integer (&first, &integer));
  bahe_number_clear (&first);
  g_autofree char *shown = bahe_number_format (&second, -1);
  ck_assert_str_eq (shown, "170141183460469231731687303715884105728");
}
END_TEST

START_TEST (given_numbers_when_asked_for_an_integer_then_only_whole_ones_give_it)
{
  gint64 integer = 0;
  BaheNumber least = BAHE_NUMBER_INT (G_MININT64);
  ck_assert (bahe_number_to_integer (&least, &integer));
  ck_assert_int_eq (integer, G_MININT64);
  BaheNumber half = bahe_number_scaled (5, -1);
  ck_assert (!bahe_number_to_integer (&half, &integer));
}
END_TEST

int
main (void)
{
  TCase *tests = tcase_create ("number");
  tcase_add_test (tests, given_random_fractions_when_computed_then_they_equal_libgmp);
  tcase_add_test (tests, given_long_sums_when_undone_then_zero_and_small_again);
  tcase_add_loop_test (tests, given_a_tie_when_rounded_then_each_way_does_what_it_says, 0, G_N_ELEMENTS (roundings));
  tcase_add_test (tests, given_random_fractions_when_rounded_small_or_big_then_the_same_digits);
  tcase_add_loop_test (tests, given_seconds_when_shown_as_a_clock_then_minutes_stand_before_them, 0,
                       G_N_ELEMENTS (clocks));
  tcase_add_loop_test (tests, given_a_number_when_formatted_then_shown_so, 0, G_N_ELEMENTS (formats));
  tcase_add_loop_test (tests, given_other_text_when_parsed_then_invalid, 0, G_N_ELEMENTS (not_numbers));
  tcase_add_test (tests, given_an_integer_and_an_exponent_when_scaled_then_exact);
  tcase_add_test (tests, given_two_holds_of_a_big_number_when_one_ends_then_the_other_stays);
  tcase_add_test (tests, given_numbers_when_asked_for_an_integer_then_only_whole_ones_give_it);
  Suite *suite = suite_create ("base number");
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
