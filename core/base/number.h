/* Exact numbers: a fraction of 64-bit integers, or of any size (libgmp) where those overflow. No float anywhere.
 *
 * A BaheNumber is a value: assign it freely, but end each with bahe_number_clear, which is free of cost unless `big` is
 * set, and take a second hold with bahe_number_copy. Always in lowest terms, denominator > 0; `big` only when it does
 * not fit.
 */
#ifndef BAHE_BASE_NUMBER_H
#define BAHE_BASE_NUMBER_H

#include <glib.h>

typedef struct BaheBigNumber BaheBigNumber;

typedef struct {
  gint64 numerator, denominator;
  BaheBigNumber *big; /* reference counted; when set, the other two mean nothing */
} BaheNumber;

typedef enum {
  BAHE_ROUND_HALF_UP, /* ties away from zero: 2.675 → 2.68, −2.675 → −2.68 */
  BAHE_ROUND_HALF_EVEN,
  BAHE_ROUND_TRUNCATE, /* towards zero */
  BAHE_ROUND_UP,       /* away from zero */
  BAHE_ROUND_FLOOR,
  BAHE_ROUND_CEIL,
} BaheRounding;

#define BAHE_NUMBER_INT(n) ((BaheNumber){ .numerator = (n), .denominator = 1 })

void bahe_number_clear (BaheNumber *number);
BaheNumber bahe_number_copy (const BaheNumber *number);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheNumber, bahe_number_clear)

/* integer × 10^exponent, −18 <= exponent <= 18. */
BaheNumber bahe_number_scaled (gint64 integer, int exponent);

/* "12", "-0.50", "1/3", full-width digits too. FALSE with BAHE_ERROR_INVALID otherwise; at most 64 characters. */
gboolean bahe_number_parse (const char *text, BaheNumber *number, GError **error);

BaheNumber bahe_number_add (const BaheNumber *a, const BaheNumber *b);
BaheNumber bahe_number_subtract (const BaheNumber *a, const BaheNumber *b);
BaheNumber bahe_number_multiply (const BaheNumber *a, const BaheNumber *b);
/* b must not be 0. */
BaheNumber bahe_number_divide (const BaheNumber *a, const BaheNumber *b);
BaheNumber bahe_number_negate (const BaheNumber *a);
BaheNumber bahe_number_round (const BaheNumber *a, guint places, BaheRounding how);

/* −1, 0 or 1. */
int bahe_number_compare (const BaheNumber *a, const BaheNumber *b);
int bahe_number_sign (const BaheNumber *a);
/* How many binary digits the longer of numerator and denominator has: what a sandbox limits. */
guint bahe_number_bits (const BaheNumber *a);
gboolean bahe_number_is_integer (const BaheNumber *a);
/* The value as a 64-bit integer; FALSE if it is none. */
gboolean bahe_number_to_integer (const BaheNumber *a, gint64 *integer);

/* places >= 0: exactly so many digits, rounded half up ("9.50"). −1: exact, as a decimal if it ends ("9.5") else
 * "281/3". Free with g_free. */
char *bahe_number_format (const BaheNumber *a, int places);
/* Seconds as minutes and seconds: 1500.5 with one place is "25:00.5". Places as above. Free with g_free. */
char *bahe_number_format_clock (const BaheNumber *seconds, int places);

#endif
