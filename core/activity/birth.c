/* Days that follow from the sealed dates of birth of the roster: birthdays and retirement. They are found when an
 * officer asks what is due and are stored nowhere, so that with a person's key they are gone as well. */
#include "activity/private.h"

#include <stdio.h>
#include <string.h>

#define TYPE_BIRTH "birth.told"
#define MONTHS_A_YEAR 12

struct BaheBirths {
  GHashTable *of; /* person → Birth */
  BaheRoster *roster;
};

typedef struct {
  gboolean lunar, leap;
  int year, month, day; /* year 0: not told */
} Birth;

/* 国务院关于渐进式延迟法定退休年龄的办法 (2024-09-13, in force 2025-01-01) 1 and its tables: 60 → 63 for men and 55 →
 * 58 for women in posts of cadres, as teachers are, a month later for every four months of birth; 50 → 55 for women in
 * workers' posts, a month later for every two. Which post it was counts on the day itself (国发〔1978〕104号). */
static const struct {
  const char *sex, *post;            /* post NULL: whatever it is */
  int years, first_year, step, most; /* years: before; later by a month every `step` months born since `first_year` */
} retirements[] = {
  { "male", NULL, 60, 1965, 4, 36 },
  { "female", "worker", 50, 1975, 2, 60 },
  { "female", NULL, 55, 1970, 4, 36 },
};

/* ---- reading them ---------------------------------------------------------------------------------- */

/* As the roster keeps them: "05-12", "1968-05-12", "农历闰04-08", "农历1968-04-08". FALSE: it is none of these. */
static gboolean
read_birth (const char *words, Birth *birth)
{
  static const char lunar[] = "农历", leap[] = "闰";
  int used = 0;

  *birth = (Birth){ .lunar = g_str_has_prefix (words, lunar) };
  words += birth->lunar ? strlen (lunar) : 0;
  if (sscanf (words, "%4d-%n", &birth->year, &used) == 1 && used == strlen ("1968-"))
    words += used;
  else
    birth->year = 0;
  birth->leap = g_str_has_prefix (words, leap);
  words += birth->leap ? strlen (leap) : 0;
  return sscanf (words, "%2d-%2d", &birth->month, &birth->day) == 2;
}

static void
take_birth (gint64 person, const char *plain, gpointer data)
{
  json_object *text = json_tokener_parse (plain);
  const char *words = json_object_get_string (text);
  Birth birth;

  if (words != NULL && read_birth (words, &birth))
    g_hash_table_replace (((BaheBirths *) data)->of, g_memdup2 (&person, sizeof person),
                          g_memdup2 (&birth, sizeof birth));
  json_object_put (text);
}

static BaheRoster *
read_roster (BaheUnit *unit, GError **error)
{
  g_autoptr (BaheView) view = bahe_view_begin (bahe_unit_store (unit), error);

  return view != NULL ? bahe_roster_fold (view, 0, error) : NULL;
}

BaheBirths *
bahe_unit_births (BaheUnit *unit, GError **error)
{
  g_autoptr (BaheBirths) births = g_new0 (BaheBirths, 1);

  births->of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  births->roster = read_roster (unit, error);
  if (births->roster == NULL)
    return NULL;
  return bahe_private_each (unit, BAHE_ROSTER_STREAM, TYPE_BIRTH, take_birth, births, error) ? g_steal_pointer (&births)
                                                                                             : NULL;
}

void
bahe_births_free (BaheBirths *births)
{
  if (births == NULL)
    return;
  g_hash_table_unref (births->of);
  bahe_roster_free (births->roster);
  g_free (births);
}

/* ---- the days -------------------------------------------------------------------------------------- */

/* That day of a year, the last of February where it has no 29th. */
static gint64
day_in (int year, int month, int day)
{
  int last = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);

  return bahe_minute_of (year, month, MIN (day, last), 0, 0);
}

/* The birthday of that year; of a lunar one the year of either calendar that begins then. */
static gboolean
birthday_of (const Birth *birth, int year, gint64 *minute)
{
  if (birth->lunar)
    return bahe_lunar_day (year, birth->month, birth->leap, birth->day, minute);
  *minute = day_in (year, birth->month, birth->day);
  return TRUE;
}

/* The first birthday of the window; FALSE: none lies in it. A lunar year ends in the solar one that follows. */
static gboolean
birthday_in (const Birth *birth, const BaheSpan *window, gint64 *minute)
{
  int year, month, day, hour, left;

  bahe_minute_split (window->first, &year, &month, &day, &hour, &left);
  for (int i = -1; i < 2; i++)
    if (birthday_of (birth, year + i, minute) && *minute + 24 * 60 > window->first)
      return *minute <= window->last;
  return FALSE;
}

gboolean
bahe_retirement_day (const char *sex, const char *post, int year, int month, int day, gint64 *minute)
{
  for (guint i = 0; i < G_N_ELEMENTS (retirements); i++) {
    if (g_strcmp0 (sex, retirements[i].sex) != 0 || year == 0 ||
        (retirements[i].post != NULL && g_strcmp0 (post, retirements[i].post) != 0))
      continue;
    int since = (year - retirements[i].first_year) * MONTHS_A_YEAR + month - 1;
    int later = since < 0 ? 0 : MIN (since / retirements[i].step + 1, retirements[i].most);
    int months = (year + retirements[i].years) * MONTHS_A_YEAR + month - 1 + later;
    *minute = day_in (months / MONTHS_A_YEAR, months % MONTHS_A_YEAR + 1, day);
    return TRUE;
  }
  return FALSE;
}

/* The year, month and day of birth by the solar calendar, by which an age is reckoned. FALSE: the year was not told. */
static gboolean
solar_birth (const Birth *birth, int *year, int *month, int *day)
{
  int hour, left;
  gint64 minute;

  if (birth->year == 0 || !birthday_of (birth, birth->year, &minute))
    return FALSE;
  bahe_minute_split (minute, year, month, day, &hour, &left);
  return TRUE;
}

/* Whoever leaves a worker's post before that age retires as those in other posts do, and the other way round. */
static gboolean
retirement_in (const BaheBirths *births, gint64 person, const Birth *birth, const BaheSpan *window, gint64 *minute)
{
  static const char *const posts[] = { "worker", "cadre" };
  BaheValue sex, post;
  int year, month, day;

  if (!solar_birth (birth, &year, &month, &day) || !bahe_roster_field (births->roster, person, "sex", G_MAXINT64, &sex))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++) {
    gboolean known = bahe_retirement_day (sex.text, posts[i], year, month, day, minute);
    gboolean held = known && bahe_roster_field (births->roster, person, "post", *minute, &post);
    if (known && g_strcmp0 (held ? post.text : "cadre", posts[i]) == 0)
      return *minute >= window->first && *minute <= window->last;
  }
  return FALSE;
}

/* Who has left or moved by that day is neither greeted nor seen off here, as little as who has died. */
static gboolean
is_here (const BaheBirths *births, gint64 person, gint64 minute)
{
  BaheValue status;

  return bahe_roster_field (births->roster, person, "status", minute, &status) &&
         (g_str_equal (status.text, "in-service") || g_str_equal (status.text, "retired"));
}

gboolean
bahe_births_day (const BaheBirths *births, const char *name, gint64 person, const BaheSpan *window, gint64 *minute)
{
  const Birth *birth = g_hash_table_lookup (births->of, &person);

  if (birth == NULL)
    return FALSE;
  gboolean found = g_strcmp0 (name, "birthday") == 0 ? birthday_in (birth, window, minute)
                                                     : retirement_in (births, person, birth, window, minute);
  return found && is_here (births, person, *minute);
}

char *
bahe_births_name (const BaheBirths *births, gint64 person)
{
  return bahe_roster_name (births->roster, person);
}

const char *
bahe_births_day_label (const char *name)
{
  return g_strcmp0 (name, "birthday") == 0 ? _ ("on the birthday") : _ ("at the age of retirement");
}
