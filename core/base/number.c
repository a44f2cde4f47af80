/* Exact numbers. Sums and products of two 64-bit fractions always fit in 128 bits, so each operation is done there, put
 * into lowest terms and stored small if it fits; only what does not goes to libgmp. */
#include "base/number.h"

#include "base/error.h"
#include "base/language.h"

#include <gmp.h>
#include <string.h>

typedef __int128 Wide;
typedef unsigned __int128 UnsignedWide;

G_STATIC_ASSERT (sizeof (long) == sizeof (gint64)); /* libgmp speaks long */

#define LONGEST_TEXT 64
#define MOST_SMALL_DIGITS 18 /* 10^18 is the largest power of ten in 64 bits */

struct BaheBigNumber {
  gatomicrefcount references;
  mpq_t value;
};

/* ---- holding and making ------------------------------------------------------------------------------- */

void
bahe_number_clear (BaheNumber *number)
{
  BaheBigNumber *big = g_steal_pointer (&number->big);
  if (big != NULL && g_atomic_ref_count_dec (&big->references)) {
    mpq_clear (big->value);
    g_free (big);
  }
}

BaheNumber
bahe_number_copy (const BaheNumber *number)
{
  if (number->big != NULL)
    g_atomic_ref_count_inc (&number->big->references);
  return *number;
}

/* Takes the value out of `value` and ends it: small if it fits. `value` is in lowest terms. */
static BaheNumber
take_big (mpq_t value)
{
  if (mpz_fits_slong_p (mpq_numref (value)) && mpz_fits_slong_p (mpq_denref (value))) {
    BaheNumber small = { mpz_get_si (mpq_numref (value)), mpz_get_si (mpq_denref (value)), NULL };
    mpq_clear (value);
    return small;
  }
  BaheBigNumber *big = g_new (BaheBigNumber, 1);
  g_atomic_ref_count_init (&big->references);
  *big->value = *value;
  return (BaheNumber){ 0, 1, big };
}

static void
set_wide (mpz_t integer, UnsignedWide magnitude)
{
  mpz_import (integer, 1, -1, sizeof magnitude, 0, 0, &magnitude);
}

static UnsignedWide
magnitude_of (Wide value)
{
  return value < 0 ? -(UnsignedWide) value : (UnsignedWide) value;
}

static UnsignedWide
greatest_common_divisor (UnsignedWide a, UnsignedWide b)
{
  while (b > G_MAXUINT64) {
    UnsignedWide rest = a % b;
    a = b;
    b = rest;
  }
  if (b == 0)
    return a;
  guint64 low = b, lower = a % b;
  while (lower != 0) {
    guint64 rest = low % lower;
    low = lower;
    lower = rest;
  }
  return low;
}

/* Stein's, without a division. Both above 0. */
static guint64
common_divisor (guint64 a, guint64 b)
{
  int twos = __builtin_ctzll (a | b);

  a >>= __builtin_ctzll (a);
  while (b != 0) {
    b >>= __builtin_ctzll (b);
    guint64 less = MIN (a, b);
    b = MAX (a, b) - less;
    a = less;
  }
  return a << twos;
}

/* The same as from_wide where 64 bits hold both, as they nearly always do. */
static BaheNumber
from_narrow (gint64 numerator, gint64 denominator)
{
  if (numerator == 0)
    return BAHE_NUMBER_INT (0);
  if (denominator == 1)
    return BAHE_NUMBER_INT (numerator);
  gint64 divisor = (gint64) common_divisor ((guint64) ABS (numerator), (guint64) denominator);
  return divisor == 1 ? (BaheNumber){ numerator, denominator, NULL }
                      : (BaheNumber){ numerator / divisor, denominator / divisor, NULL };
}

static BaheNumber
from_wide (Wide numerator, UnsignedWide denominator)
{
  if (numerator > G_MININT64 && numerator <= G_MAXINT64 && denominator <= G_MAXINT64)
    return from_narrow ((gint64) numerator, (gint64) denominator);
  UnsignedWide divisor = greatest_common_divisor (magnitude_of (numerator), denominator);
  UnsignedWide magnitude = magnitude_of (numerator) / divisor;
  denominator /= divisor;
  gboolean negative = numerator < 0;
  if (magnitude <= (UnsignedWide) G_MAXINT64 + negative && denominator <= G_MAXINT64)
    return (BaheNumber){ negative ? (gint64) - (Wide) magnitude : (gint64) magnitude, (gint64) denominator, NULL };
  mpq_t value;
  mpq_init (value);
  set_wide (mpq_numref (value), magnitude);
  if (negative)
    mpq_neg (value, value);
  set_wide (mpq_denref (value), denominator);
  return take_big (value);
}

/* A value of its own for libgmp; the caller ends it. */
static void
load (mpq_t value, const BaheNumber *number)
{
  mpq_init (value);
  if (number->big != NULL)
    mpq_set (value, number->big->value);
  else
    mpq_set_si (value, number->numerator, (unsigned long) number->denominator);
}

/* 10^n as a number of any size. */
static BaheNumber
power_of_ten (guint n)
{
  if (n <= MOST_SMALL_DIGITS) {
    gint64 power = 1;
    for (guint i = 0; i < n; i++)
      power *= 10;
    return BAHE_NUMBER_INT (power);
  }
  mpq_t value;
  mpq_init (value);
  mpz_ui_pow_ui (mpq_numref (value), 10, n);
  return take_big (value);
}

BaheNumber
bahe_number_scaled (gint64 integer, int exponent)
{
  g_return_val_if_fail (ABS (exponent) <= MOST_SMALL_DIGITS, BAHE_NUMBER_INT (0));
  if (exponent == 0)
    return BAHE_NUMBER_INT (integer);
  gint64 power = power_of_ten ((guint) ABS (exponent)).numerator;
  return exponent >= 0 ? from_wide ((Wide) integer * power, 1) : from_wide (integer, (UnsignedWide) power);
}

/* ---- arithmetic --------------------------------------------------------------------------------------- */

typedef void (*BigOperation) (mpq_ptr result, mpq_srcptr a, mpq_srcptr b);

static BaheNumber
operate_big (BigOperation operation, const BaheNumber *a, const BaheNumber *b)
{
  mpq_t x, y;
  load (x, a);
  load (y, b);
  operation (x, x, y);
  mpq_clear (y);
  return take_big (x);
}

static gboolean
is_big (const BaheNumber *a, const BaheNumber *b)
{
  return a->big != NULL || b->big != NULL;
}

BaheNumber
bahe_number_add (const BaheNumber *a, const BaheNumber *b)
{
  if (is_big (a, b))
    return operate_big (mpq_add, a, b);
  gint64 sum;
  if (a->denominator == 1 && b->denominator == 1 && !__builtin_add_overflow (a->numerator, b->numerator, &sum))
    return BAHE_NUMBER_INT (sum);
  if (a->denominator == b->denominator && !__builtin_add_overflow (a->numerator, b->numerator, &sum) &&
      sum != G_MININT64)
    return from_narrow (sum, a->denominator);
  return from_wide ((Wide) a->numerator * b->denominator + (Wide) b->numerator * a->denominator,
                    (UnsignedWide) a->denominator * (UnsignedWide) b->denominator);
}

BaheNumber
bahe_number_subtract (const BaheNumber *a, const BaheNumber *b)
{
  if (is_big (a, b))
    return operate_big (mpq_sub, a, b);
  gint64 difference;
  if (a->denominator == 1 && b->denominator == 1 && !__builtin_sub_overflow (a->numerator, b->numerator, &difference))
    return BAHE_NUMBER_INT (difference);
  return from_wide ((Wide) a->numerator * b->denominator - (Wide) b->numerator * a->denominator,
                    (UnsignedWide) a->denominator * (UnsignedWide) b->denominator);
}

BaheNumber
bahe_number_multiply (const BaheNumber *a, const BaheNumber *b)
{
  if (is_big (a, b))
    return operate_big (mpq_mul, a, b);
  gint64 product;
  if (a->denominator == 1 && b->denominator == 1 && !__builtin_mul_overflow (a->numerator, b->numerator, &product))
    return BAHE_NUMBER_INT (product);
  return from_wide ((Wide) a->numerator * b->numerator, (UnsignedWide) a->denominator * (UnsignedWide) b->denominator);
}

BaheNumber
bahe_number_divide (const BaheNumber *a, const BaheNumber *b)
{
  g_return_val_if_fail (bahe_number_sign (b) != 0, BAHE_NUMBER_INT (0));
  if (is_big (a, b))
    return operate_big (mpq_div, a, b);
  Wide numerator = (Wide) a->numerator * b->denominator;
  UnsignedWide denominator = (UnsignedWide) a->denominator * magnitude_of (b->numerator);
  return from_wide (b->numerator < 0 ? -numerator : numerator, denominator);
}

BaheNumber
bahe_number_negate (const BaheNumber *a)
{
  BaheNumber zero = BAHE_NUMBER_INT (0);
  return bahe_number_subtract (&zero, a);
}

int
bahe_number_sign (const BaheNumber *a)
{
  if (a->big != NULL)
    return mpq_sgn (a->big->value);
  return (a->numerator > 0) - (a->numerator < 0);
}

guint
bahe_number_bits (const BaheNumber *a)
{
  if (a->big != NULL)
    return (guint) MAX (mpz_sizeinbase (mpq_numref (a->big->value), 2), mpz_sizeinbase (mpq_denref (a->big->value), 2));
  return MAX (g_bit_storage ((gulong) magnitude_of (a->numerator)), g_bit_storage ((gulong) a->denominator));
}

int
bahe_number_compare (const BaheNumber *a, const BaheNumber *b)
{
  if (is_big (a, b)) {
    mpq_t x, y;
    load (x, a);
    load (y, b);
    int order = mpq_cmp (x, y);
    mpq_clears (x, y, NULL);
    return (order > 0) - (order < 0);
  }
  Wide left = (Wide) a->numerator * b->denominator, right = (Wide) b->numerator * a->denominator;
  return (left > right) - (left < right);
}

gboolean
bahe_number_is_integer (const BaheNumber *a)
{
  return a->big != NULL ? mpz_cmp_ui (mpq_denref (a->big->value), 1) == 0 : a->denominator == 1;
}

gboolean
bahe_number_to_integer (const BaheNumber *a, gint64 *integer)
{
  if (a->big != NULL || a->denominator != 1)
    return FALSE;
  *integer = a->numerator;
  return TRUE;
}

/* ---- rounding ----------------------------------------------------------------------------------------- */

/* What was cut off by dividing towards zero, and what it was cut from. */
typedef struct {
  gboolean negative;
  gboolean rest; /* something was cut off … */
  int half;      /* … less than, exactly or more than a half: −1, 0, 1 */
  gboolean odd;  /* the last digit kept */
} Cut;

/* Whether the digit kept must go one step away from zero. */
static gboolean
steps_away (const Cut *cut, BaheRounding how)
{
  switch (how) {
  case BAHE_ROUND_HALF_UP:
    return cut->rest && cut->half >= 0;
  case BAHE_ROUND_HALF_EVEN:
    return cut->rest && (cut->half > 0 || (cut->half == 0 && cut->odd));
  case BAHE_ROUND_TRUNCATE:
    return FALSE;
  case BAHE_ROUND_UP:
    return cut->rest;
  case BAHE_ROUND_FLOOR:
    return cut->rest && cut->negative;
  case BAHE_ROUND_CEIL:
    return cut->rest && !cut->negative;
  }
  g_return_val_if_reached (FALSE);
}

static BaheNumber
round_small (const BaheNumber *a, gint64 power, BaheRounding how)
{
  UnsignedWide magnitude = magnitude_of ((Wide) a->numerator * power), denominator = (UnsignedWide) a->denominator;
  UnsignedWide whole = magnitude / denominator, rest = magnitude % denominator;
  Cut cut = { a->numerator < 0, rest != 0, (2 * rest > denominator) - (2 * rest < denominator), whole % 2 == 1 };
  whole += steps_away (&cut, how);
  return from_wide (cut.negative ? -(Wide) whole : (Wide) whole, (UnsignedWide) power);
}

static BaheNumber
round_big (const BaheNumber *a, guint places, BaheRounding how)
{
  g_auto (BaheNumber) power = power_of_ten (places);
  g_auto (BaheNumber) scaled = bahe_number_multiply (a, &power);
  mpq_t value;
  load (value, &scaled);
  mpz_t whole, rest;
  mpz_inits (whole, rest, NULL);
  mpz_tdiv_qr (whole, rest, mpq_numref (value), mpq_denref (value));
  Cut cut = { mpq_sgn (value) < 0, mpz_sgn (rest) != 0, 0, mpz_odd_p (whole) };
  mpz_mul_2exp (rest, rest, 1);
  int half = mpz_cmpabs (rest, mpq_denref (value));
  cut.half = (half > 0) - (half < 0);
  if (steps_away (&cut, how))
    (cut.negative ? mpz_sub_ui : mpz_add_ui) (whole, whole, 1);
  mpq_set_z (value, whole);
  mpz_clears (whole, rest, NULL);
  g_auto (BaheNumber) rounded = take_big (value);
  return bahe_number_divide (&rounded, &power);
}

BaheNumber
bahe_number_round (const BaheNumber *a, guint places, BaheRounding how)
{
  if (a->big != NULL || places > MOST_SMALL_DIGITS)
    return round_big (a, places, how);
  if (a->denominator == 1)
    return *a;
  return round_small (a, power_of_ten (places).numerator, how);
}

/* ---- text --------------------------------------------------------------------------------------------- */

/* The half-width character of a digit, point, stroke or minus sign in either width; 0: none of them. */
static char
narrow (gunichar c)
{
  if (c >= 0xFF10 && c <= 0xFF19)
    return (char) ('0' + (c - 0xFF10));
  if (c == 0x2212 || c == 0xFF0D)
    return '-';
  if (c == 0xFF0E)
    return '.';
  if (c == 0xFF0F)
    return '/';
  return c < 0x80 && c > 0 && strchr ("0123456789-./", (int) c) != NULL ? (char) c : 0;
}

/* -digits, with at most one point or stroke between digits. */
static gboolean
is_written_number (const char *text)
{
  text += *text == '-';
  gsize whole = strspn (text, "0123456789");
  if (whole == 0)
    return FALSE;
  text += whole;
  if (*text == '\0')
    return TRUE;
  gsize rest = strspn (text + 1, "0123456789");
  return (*text == '.' || *text == '/') && rest > 0 && text[1 + rest] == '\0';
}

/* Of text that is a written number. FALSE: over zero. */
static gboolean
parse_narrow (char *text, BaheNumber *number)
{
  mpq_t value;
  mpq_init (value);
  char *point = strchr (text, '.');
  if (point != NULL) {
    gsize places = strlen (point + 1);
    memmove (point, point + 1, places + 1);
    mpz_ui_pow_ui (mpq_denref (value), 10, places);
    mpz_set_str (mpq_numref (value), text, 10);
  } else {
    mpq_set_str (value, text, 10);
  }
  if (mpz_sgn (mpq_denref (value)) == 0) {
    mpq_clear (value);
    return FALSE;
  }
  mpq_canonicalize (value);
  *number = take_big (value);
  return TRUE;
}

gboolean
bahe_number_parse (const char *text, BaheNumber *number, GError **error)
{
  char narrowed[LONGEST_TEXT + 1];
  gsize n = 0;
  gboolean fits = g_utf8_validate (text, -1, NULL);
  for (const char *c = text; fits && *c != '\0'; c = g_utf8_next_char (c)) {
    char digit = narrow (g_utf8_get_char (c));
    fits = digit != 0 && n < LONGEST_TEXT;
    if (fits)
      narrowed[n++] = digit;
  }
  narrowed[n] = '\0';
  if (fits && is_written_number (narrowed) && parse_narrow (narrowed, number))
    return TRUE;
  g_autofree char *shown = g_utf8_make_valid (text, -1);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("“%s” is not a number: write digits such as 12, 9.50 or 1/3, at most %d characters"), shown,
               LONGEST_TEXT);
  return FALSE;
}

static char *
integer_text (const BaheNumber *a)
{
  if (a->big == NULL)
    return g_strdup_printf ("%" PRId64, a->numerator);
  g_autofree char *text = g_malloc (mpz_sizeinbase (mpq_numref (a->big->value), 10) + 2);
  mpz_get_str (text, 10, mpq_numref (a->big->value));
  return g_steal_pointer (&text);
}

static char *
format_decimal (const BaheNumber *a, guint places)
{
  g_auto (BaheNumber) rounded = bahe_number_round (a, places, BAHE_ROUND_HALF_UP);
  g_auto (BaheNumber) power = power_of_ten (places);
  g_auto (BaheNumber) scaled = bahe_number_multiply (&rounded, &power);
  g_autofree char *digits = integer_text (&scaled);
  if (places == 0)
    return g_steal_pointer (&digits);
  gboolean negative = digits[0] == '-';
  GString *text = g_string_new (digits + negative);
  while (text->len <= places)
    g_string_prepend_c (text, '0');
  g_string_insert_c (text, (gssize) (text->len - places), '.');
  if (negative)
    g_string_prepend_c (text, '-');
  return g_string_free (text, FALSE);
}

/* How many digits after the point write 1/denominator in full; −1: no number of digits does. */
static int
digits_needed (const mpz_t denominator)
{
  mpz_t rest, factor;
  mpz_init_set (rest, denominator);
  mpz_init_set_ui (factor, 2);
  mp_bitcnt_t twos = mpz_remove (rest, rest, factor);
  mpz_set_ui (factor, 5);
  mp_bitcnt_t fives = mpz_remove (rest, rest, factor);
  gboolean ends = mpz_cmp_ui (rest, 1) == 0;
  mpz_clears (rest, factor, NULL);
  return ends ? (int) MAX (twos, fives) : -1;
}

static char *
format_exact (const BaheNumber *a)
{
  mpq_t value;
  load (value, a);
  int places = digits_needed (mpq_denref (value));
  g_autofree char *fraction =
      g_malloc (mpz_sizeinbase (mpq_numref (value), 10) + mpz_sizeinbase (mpq_denref (value), 10) + 3);
  mpq_get_str (fraction, 10, value);
  mpq_clear (value);
  return places < 0 ? g_steal_pointer (&fraction) : format_decimal (a, (guint) places);
}

char *
bahe_number_format (const BaheNumber *a, int places)
{
  return places < 0 ? format_exact (a) : format_decimal (a, (guint) places);
}

char *
bahe_number_format_clock (const BaheNumber *seconds, int places)
{
  const BaheNumber sixty = BAHE_NUMBER_INT (60);
  g_auto (BaheNumber) shown =
      places < 0 ? bahe_number_copy (seconds) : bahe_number_round (seconds, (guint) places, BAHE_ROUND_HALF_UP);
  g_auto (BaheNumber) exact = bahe_number_divide (&shown, &sixty);
  g_auto (BaheNumber) minutes = bahe_number_round (&exact, 0, BAHE_ROUND_FLOOR);
  g_auto (BaheNumber) whole = bahe_number_multiply (&minutes, &sixty);
  g_auto (BaheNumber) rest = bahe_number_subtract (&shown, &whole);
  g_autofree char *before = integer_text (&minutes), *after = bahe_number_format (&rest, places);

  if (bahe_number_sign (&shown) < 0 || strchr (after, '/') != NULL)
    return bahe_number_format (seconds, places);
  return g_strdup_printf ("%s:%s%s", before, strspn (after, "0123456789") < 2 ? "0" : "", after);
}
