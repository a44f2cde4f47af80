/* Adding amounts that are exact, at least, about, nearly or not known. */
#include "amount.h"

#include <string.h>

gboolean
is_set (const BaheValue *value)
{
  return value->how != BAHE_UNSET;
}

gboolean
flag_of (const BaheValue *value)
{
  return bahe_is_given (value) && value->integer != 0;
}

gboolean
refuse_with (BaheOut *out, guint refusal, int field, char *words)
{
  g_autofree char *held = words;
  BaheValue detail = bahe_text_value (held);

  return out->refuse (out, refusal, field, &detail);
}

/* ---- adding ------------------------------------------------------------------------------------------------------ */

static gboolean
add (Sum *sum, gint64 amount, guint32 how)
{
  if (how == BAHE_UNKNOWN) {
    sum->unknown++;
    sum->times++;
    return TRUE;
  }
  if (amount < 0 || amount > MOST_AMOUNT - sum->known)
    return FALSE;
  sum->known += amount;
  sum->times++;
  sum->at_least |= how == BAHE_AT_LEAST;
  sum->about |= how == BAHE_ABOUT;
  sum->nearly |= how == BAHE_NEARLY;
  return TRUE;
}

gboolean
sum_add_money (Sum *sum, const BaheValue *money)
{
  return add (sum, money->integer, money->how);
}

gboolean
quantity_thousandths (const BaheValue *quantity, gint64 *thousandths)
{
  gint64 whole = quantity->integer;
  gint32 exponent = quantity->exponent;

  for (; exponent < -3 && whole % 10 == 0; exponent++)
    whole /= 10;
  if (exponent < -3)
    return FALSE;
  for (; exponent > -3; exponent--)
    if (__builtin_mul_overflow (whole, 10, &whole) || ABS (whole) > MOST_AMOUNT)
      return FALSE;
  *thousandths = whole;
  return ABS (whole) <= MOST_AMOUNT;
}

gboolean
sum_add_quantity (Sum *sum, const BaheValue *quantity)
{
  gint64 thousandths = 0;

  if (quantity->how != BAHE_UNKNOWN && !quantity_thousandths (quantity, &thousandths))
    return FALSE;
  return add (sum, thousandths, quantity->how);
}

gboolean
sum_is_exact (const Sum *sum)
{
  return sum->unknown == 0 && !sum->at_least && !sum->about && !sum->nearly;
}

static gboolean
add_any (Sum *sum, const BaheValue *amount, gboolean pieces)
{
  return pieces ? sum_add_quantity (sum, amount) : sum_add_money (sum, amount);
}

gboolean
account_in (Account *account, const BaheValue *amount, gboolean pieces)
{
  return add_any (&account->in, amount, pieces) && add_any (&account->open_in, amount, pieces);
}

gboolean
account_out (Account *account, const BaheValue *amount, gboolean all, gboolean pieces)
{
  Sum out = account->out, open = account->open_out;
  static const Sum nothing = { 0 };

  if (!add_any (&out, amount, pieces) || !add_any (&open, amount, pieces) || out.known > account->in.known)
    return FALSE;
  gboolean settled = all && out.known == account->in.known;
  account->out = out;
  account->open_out = settled ? nothing : open;
  if (settled)
    account->open_in = nothing;
  return TRUE;
}

/* Who gave away "at least" has "at most" left, which no one word says: that is about. */
Sum
account_balance (const Account *account)
{
  const Sum *in = &account->open_in;
  Sum left = { .known = account->in.known - account->out.known, .times = account->in.times > 0 ? 1 : 0 };

  left.at_least = in->at_least || in->unknown > 0;
  left.nearly = in->nearly;
  left.about = in->about || !sum_is_exact (&account->open_out);
  if (in->unknown > 0 && left.known == 0)
    left = (Sum){ .times = 1, .unknown = 1 };
  return left;
}

/* ---- as values --------------------------------------------------------------------------------------------------- */

static guint32
how_of (const Sum *sum)
{
  gboolean at_least = sum->at_least || sum->unknown > 0;

  if (sum->times == 0)
    return BAHE_UNSET;
  if (sum->unknown == sum->times && sum->known == 0)
    return BAHE_UNKNOWN;
  if (sum->about || (at_least && sum->nearly))
    return BAHE_ABOUT;
  if (sum->nearly)
    return BAHE_NEARLY;
  return at_least ? BAHE_AT_LEAST : BAHE_EXACT;
}

BaheValue
sum_money (const Sum *sum)
{
  guint32 how = how_of (sum);

  return (BaheValue){ .how = how, .integer = how == BAHE_UNKNOWN ? 0 : sum->known };
}

BaheValue
sum_quantity (const Sum *sum, const char *unit)
{
  guint32 how = how_of (sum);
  gint64 amount = sum->known;
  gint32 exponent = -3;

  if (how == BAHE_UNSET || how == BAHE_UNKNOWN)
    return (BaheValue){ .how = how };
  for (; exponent < 0 && amount % 10 == 0; exponent++)
    amount /= 10;
  return (BaheValue){ .how = how, .integer = amount, .exponent = exponent, .text = unit };
}

/* ---- as words ---------------------------------------------------------------------------------------------------- */

char *
fen_text (gint64 fen)
{
  if (fen % 100 == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "元", fen / 100);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT "元", fen < 0 ? "-" : "", ABS (fen) / 100,
                          ABS (fen) % 100);
}

char *
pieces_text (gint64 thousandths, const char *unit)
{
  char *number = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT, thousandths < 0 ? "-" : "",
                                  ABS (thousandths) / THOUSANDTHS, ABS (thousandths) % THOUSANDTHS);
  gsize length = strlen (number);

  while (number[length - 1] == '0')
    number[--length] = '\0';
  if (number[length - 1] == '.')
    number[length - 1] = '\0';
  g_autofree char *held = number;
  return g_strconcat (held, unit, NULL);
}
