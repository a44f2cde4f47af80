/* Adding up amounts that are exact, at least, nearly, about or not known. */
#include "report/private.h"

void
bahe_sum_add (BaheSum *sum, const BaheFigureEntry *entry)
{
  if (!entry->amount.set) {
    sum->unknown++;
    return;
  }
  g_auto (BaheNumber) amount = bahe_number_scaled (entry->amount.integer, entry->amount.exponent);
  g_auto (BaheNumber) before = sum->total;
  sum->total = sum->known == 0 ? bahe_number_copy (&amount) : bahe_number_add (&before, &amount);
  sum->known++;
  sum->at_least |= entry->how == BAHE_AT_LEAST;
  sum->nearly |= entry->how == BAHE_NEARLY;
  sum->about |= entry->how == BAHE_ABOUT;
}

BaheHow
bahe_sum_how (const BaheSum *sum)
{
  gboolean at_least = sum->at_least || sum->unknown > 0;

  if (sum->known == 0 && sum->unknown == 0)
    return sum->counted ? BAHE_EXACT : BAHE_UNSET;
  if (sum->known == 0)
    return BAHE_UNKNOWN;
  if (sum->about || (at_least && sum->nearly))
    return BAHE_ABOUT;
  if (sum->nearly)
    return BAHE_NEARLY;
  return at_least ? BAHE_AT_LEAST : BAHE_EXACT;
}

const char *
bahe_sum_how_name (BaheHow how)
{
  static const char *const names[] = {
    [BAHE_UNSET] = "unset",   [BAHE_EXACT] = "exact",     [BAHE_ABOUT] = "about",   [BAHE_AT_LEAST] = "at-least",
    [BAHE_NEARLY] = "nearly", [BAHE_UNKNOWN] = "unknown", [BAHE_SEALED] = "sealed",
  };

  return names[how];
}

char *
bahe_sum_value (const BaheSum *sum, const char *unit)
{
  gboolean money = g_strcmp0 (unit, "元") == 0, percent = g_strcmp0 (unit, "%") == 0;

  if (sum->known == 0)
    return sum->counted ? g_strdup ("0") : NULL;
  return bahe_number_format (&sum->total, percent || (money && !bahe_number_is_integer (&sum->total)) ? 2 : -1);
}

static char *
with_qualifier (BaheHow how, const char *amount)
{
  switch (how) {
  case BAHE_ABOUT:
    return g_strdup_printf (_ ("about %s"), amount);
  case BAHE_AT_LEAST:
    return g_strdup_printf (_ ("at least %s"), amount);
  case BAHE_NEARLY:
    return g_strdup_printf (_ ("nearly %s"), amount);
  default:
    return g_strdup (amount);
  }
}

/* How often nobody wrote it down; of money people say what was left out. Free with g_free; NULL: never. */
static char *
not_filled_in (const BaheSum *sum, const char *unit)
{
  gboolean money = g_strcmp0 (unit, "元") == 0;

  if (sum->unknown == 0)
    return NULL;
  if (sum->unknown == 1)
    return g_strdup (money ? _ ("once without the amount") : _ ("once not filled in"));
  return g_strdup_printf (money ? _ ("%u times without the amount") : _ ("%u times not filled in"), sum->unknown);
}

char *
bahe_sum_text (const BaheSum *sum, const char *unit)
{
  g_autofree char *value = bahe_sum_value (sum, unit);

  if (value == NULL && sum->unknown == 0)
    return g_strdup (_ ("not recorded"));
  if (value == NULL)
    return sum->unknown == 1 ? g_strdup (_ ("not filled in"))
                             : g_strdup_printf (_ ("not filled in, %u times"), sum->unknown);
  g_autofree char *amount = unit != NULL ? g_strdup_printf ("%s %s", value, unit) : g_strdup (value);
  g_autofree char *known = with_qualifier (bahe_sum_how (sum), amount), *left_out = not_filled_in (sum, unit);
  return left_out == NULL ? g_steal_pointer (&known) : g_strdup_printf (_ ("%s, %s"), known, left_out);
}
