/* Days that follow from the sealed dates of birth of the roster: birthdays and retirement. They are found when an
 * officer asks what is due and are stored nowhere, so that with a person's key they are gone as well. */
#include "activity/private.h"

#include <stdio.h>
#include <string.h>

#define TYPE_BIRTH "birth.told"
#define MONTHS_A_YEAR 12

struct BaheBirths {
  GHashTable *of;      /* person → Birth */
  json_object *people; /* of the roster: {number, shown, sex} */
};

typedef struct {
  int year, month, day; /* year 0: not told */
} Birth;

/* 国务院关于渐进式延迟法定退休年龄的办法 (2024-09-13, in force 2025-01-01): 60 → 63 for men, 55 → 58 for women in posts
 * of cadres, as teachers are, a month later for every four months of birth. Women in workers' posts (50 → 55) are not
 * told apart by the roster. */
static const struct {
  const char *sex;
  int years, first_year, step, most; /* years: before; later by a month every `step` months born since `first_year` */
} retirements[] = {
  { "male", 60, 1965, 4, 36 },
  { "female", 55, 1970, 4, 36 },
};

/* ---- reading them ---------------------------------------------------------------------------------- */

static void
take_birth (gint64 person, const char *plain, gpointer data)
{
  json_object *text = json_tokener_parse (plain);
  const char *words = json_object_get_string (text);
  Birth birth = { 0 };

  if (words != NULL && (sscanf (words, "%4d-%2d-%2d", &birth.year, &birth.month, &birth.day) == 3 ||
                        ((birth.year = 0), sscanf (words, "%2d-%2d", &birth.month, &birth.day) == 2)))
    g_hash_table_replace (((BaheBirths *) data)->of, g_memdup2 (&person, sizeof person),
                          g_memdup2 (&birth, sizeof birth));
  json_object_put (text);
}

BaheBirths *
bahe_unit_births (BaheUnit *unit, GError **error)
{
  g_autoptr (BaheBirths) births = g_new0 (BaheBirths, 1);

  births->of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  json_object *roster = bahe_unit_roster (unit, G_MAXINT64, error);
  if (roster == NULL)
    return NULL;
  births->people = json_object_get (bahe_json_member (roster, "people"));
  json_object_put (roster);
  return bahe_private_each (unit, BAHE_ROSTER_STREAM, TYPE_BIRTH, take_birth, births, error) ? g_steal_pointer (&births)
                                                                                             : NULL;
}

void
bahe_births_free (BaheBirths *births)
{
  if (births == NULL)
    return;
  g_hash_table_unref (births->of);
  json_object_put (births->people);
  g_free (births);
}

/* ---- the days -------------------------------------------------------------------------------------- */

static const char *
sex_of (const BaheBirths *births, gint64 person)
{
  for (gsize i = 0; i < json_object_array_length (births->people); i++) {
    json_object *row = json_object_array_get_idx (births->people, i);
    if (bahe_json_integer (row, "number") == person)
      return bahe_json_text (row, "sex");
  }
  return NULL;
}

/* That day of a year, the last of February where it has no 29th. */
static gint64
day_in (int year, int month, int day)
{
  int last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);

  return bahe_minute_of (year, month, MIN (day, last), 0, 0);
}

/* The first birthday of the window; FALSE: none lies in it. */
static gboolean
birthday_in (const Birth *birth, const BaheSpan *window, gint64 *minute)
{
  int year, month, day, hour, left;

  bahe_minute_split (window->first, &year, &month, &day, &hour, &left);
  for (int i = 0; i < 2; i++) {
    *minute = day_in (year + i, birth->month, birth->day);
    if (*minute + 24 * 60 > window->first)
      return *minute <= window->last;
  }
  return FALSE;
}

gboolean
bahe_retirement_day (const char *sex, int year, int month, int day, gint64 *minute)
{
  for (guint i = 0; i < G_N_ELEMENTS (retirements); i++) {
    if (g_strcmp0 (sex, retirements[i].sex) != 0 || year == 0)
      continue;
    int since = (year - retirements[i].first_year) * MONTHS_A_YEAR + month - 1;
    int later = since < 0 ? 0 : MIN (since / retirements[i].step + 1, retirements[i].most);
    int months = (year + retirements[i].years) * MONTHS_A_YEAR + month - 1 + later;
    *minute = day_in (months / MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1, day);
    return TRUE;
  }
  return FALSE;
}

static gboolean
retirement_in (const BaheBirths *births, gint64 person, const Birth *birth, const BaheSpan *window, gint64 *minute)
{
  return bahe_retirement_day (sex_of (births, person), birth->year, birth->month, birth->day, minute) &&
         *minute >= window->first && *minute <= window->last;
}

gboolean
bahe_births_day (const BaheBirths *births, const char *name, gint64 person, const BaheSpan *window, gint64 *minute)
{
  const Birth *birth = g_hash_table_lookup (births->of, &person);

  if (birth == NULL)
    return FALSE;
  return g_strcmp0 (name, "birthday") == 0 ? birthday_in (birth, window, minute)
                                           : retirement_in (births, person, birth, window, minute);
}

const char *
bahe_births_name (const BaheBirths *births, gint64 person)
{
  for (gsize i = 0; i < json_object_array_length (births->people); i++) {
    json_object *row = json_object_array_get_idx (births->people, i);
    if (bahe_json_integer (row, "number") == person)
      return bahe_json_text (row, "shown");
  }
  return NULL;
}

const char *
bahe_births_day_label (const char *name)
{
  return g_strcmp0 (name, "birthday") == 0 ? _ ("on the birthday") : _ ("at the age of retirement");
}
