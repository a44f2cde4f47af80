/* Who may be added, moved, joined and renamed in the roster. */
#include "roster.h"

#include <string.h>

#define EXACT(number)                                                                                                  \
  {                                                                                                                    \
    .how = BAHE_EXACT, .integer = (number)                                                                             \
  }

/* The next number of a person or group. The host knows numbers whose events were cancelled; they are not given again.
 */
static gint64
next_number (const BaheAsk *ask)
{
  const Roster *roster = ask->state;
  const BaheValue unit = { .how = BAHE_EXACT };
  const BaheValue *last = ask->roster != NULL ? ask->roster (ask, &unit, "last") : NULL;
  gint64 known = last != NULL && last->how == BAHE_EXACT ? last->integer : 0;

  return MAX (roster->last, known) + 1;
}

/* One of this name among groups, or among persons and names; `in` 0: in any group, or none is known of one of them. */
static gboolean
name_taken (const Roster *roster, const char *name, gboolean group, gint64 in)
{
  g_autofree char *key = builtin_name_key (name);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, roster->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Entry *entry = value;
    if (entry->group == group && g_str_equal (entry->key, key) && entry->joined == 0 &&
        (in == 0 || entry->in == 0 || entry->in == in))
      return TRUE;
  }
  return FALSE;
}

static gboolean
blank (const BaheValue *name)
{
  g_autofree char *key = builtin_name_key (name->text);

  return *key == '\0';
}

gboolean
builtin_add_group (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (blank (&given[ADD_GROUP_NAME]))
    return out->refuse (out, NO_NAME, ADD_GROUP_NAME, NULL);
  if (name_taken (ask->state, given[ADD_GROUP_NAME].text, TRUE, 0))
    return out->refuse (out, SAME_GROUP, ADD_GROUP_NAME, NULL);
  const BaheValue values[] = {
    [GROUP_ADDED_GROUP] = EXACT (next_number (ask)),
    [GROUP_ADDED_NAME] = given[ADD_GROUP_NAME],
  };
  out->record (out, GROUP_ADDED, values);
  return TRUE;
}

gboolean
builtin_add_person (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  gint64 group = given[ADD_GROUP].how != BAHE_UNSET ? given[ADD_GROUP].integer : 0;
  gboolean namesake = given[ADD_NAMESAKE].how == BAHE_EXACT && given[ADD_NAMESAKE].integer != 0;

  if (blank (&given[ADD_NAME]))
    return out->refuse (out, NO_NAME, ADD_NAME, NULL);
  if (!namesake && name_taken (ask->state, given[ADD_NAME].text, FALSE, group))
    return out->refuse (out, SAME_NAME, ADD_NAME, NULL);
  const BaheValue values[] = {
    [PERSON_ADDED_PERSON] = EXACT (next_number (ask)),
    [PERSON_ADDED_NAME] = given[ADD_NAME],
    [PERSON_ADDED_SEX] = given[ADD_SEX],
    [PERSON_ADDED_GROUP] = given[ADD_GROUP],
    [PERSON_ADDED_STATUS] = given[ADD_STATUS],
    [PERSON_ADDED_MEMBER] = given[ADD_MEMBER],
    [PERSON_ADDED_SINCE] = given[ADD_SINCE],
    [PERSON_ADDED_POST] = given[ADD_POST],
  };
  out->record (out, PERSON_ADDED, values);
  return TRUE;
}

gboolean
builtin_add_name (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (blank (&given[ADD_NAME_NAME]))
    return out->refuse (out, NO_NAME, ADD_NAME_NAME, NULL);
  if (name_taken (ask->state, given[ADD_NAME_NAME].text, FALSE, 0))
    return out->refuse (out, SAME_NAME, ADD_NAME_NAME, NULL);
  const BaheValue values[] = {
    [NAME_ADDED_PERSON] = EXACT (next_number (ask)),
    [NAME_ADDED_NAME] = given[ADD_NAME_NAME],
  };
  out->record (out, NAME_ADDED, values);
  return TRUE;
}

/* Whether this number is a person, told of and alive when asked so; says no otherwise. */
static gboolean
usable (const BaheAsk *ask, const BaheValue *given, int field, gboolean alive, BaheOut *out)
{
  const Entry *entry = builtin_roster_entry (ask->state, given[field].integer);

  if (entry == NULL || entry->group || entry->name)
    return out->refuse (out, NOT_A_PERSON, field, NULL);
  if (alive && entry->status == DIED)
    return out->refuse (out, HAS_DIED, field, NULL);
  return TRUE;
}

gboolean
builtin_join (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Entry *name = builtin_roster_entry (ask->state, given[JOIN_NAME].integer);

  if (name == NULL || !name->name || name->joined != 0)
    return out->refuse (out, NOT_A_NAME, JOIN_NAME, NULL);
  return usable (ask, given, JOIN_PERSON, FALSE, out);
}

gboolean
builtin_assign (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return usable (ask, given, ASSIGN_PERSON, TRUE, out);
}

gboolean
builtin_status (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return usable (ask, given, STATUS_PERSON, TRUE, out);
}

gboolean
builtin_role (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const BaheValue *from = &given[ROLE_FROM], *to = &given[ROLE_TO];
  gint64 first = from->how != BAHE_UNSET ? from->integer : ask->when->integer;

  if (to->how != BAHE_UNSET && to->last < first)
    return out->refuse (out, ENDS_BEFORE, ROLE_TO, NULL);
  return usable (ask, given, ROLE_PERSON, TRUE, out);
}

gboolean
builtin_post (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const BaheValue *from = &given[POST_FROM], *to = &given[POST_TO];

  if (to->how != BAHE_UNSET && to->last < (from->how != BAHE_UNSET ? from->integer : ask->when->integer))
    return out->refuse (out, ENDS_BEFORE, POST_TO, NULL);
  return usable (ask, given, POST_PERSON, TRUE, out);
}

gboolean
builtin_end_role (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Entry *entry = builtin_roster_entry (ask->state, given[END_PERSON].integer);

  if (!usable (ask, given, END_PERSON, FALSE, out))
    return FALSE;
  if ((entry->roles & (G_GUINT64_CONSTANT (1) << given[END_ROLE].integer)) == 0)
    return out->refuse (out, ROLE_NOT_HELD, END_ROLE, NULL);
  return TRUE;
}

gboolean
builtin_rename (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (blank (&given[RENAME_NAME]))
    return out->refuse (out, NO_NAME, RENAME_NAME, NULL);
  return TRUE;
}

gboolean
builtin_rename_group (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (blank (&given[RENAME_NAME]))
    return out->refuse (out, NO_NAME, RENAME_NAME, NULL);
  if (name_taken (ask->state, given[RENAME_NAME].text, TRUE, 0))
    return out->refuse (out, SAME_GROUP, RENAME_NAME, NULL);
  return TRUE;
}

/* ---- private values -------------------------------------------------------------------------------- */

#define LEAST_AGE 16

static guint
year_of (gint64 minute)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (minute * 60);

  return day != NULL ? (guint) g_date_time_get_year (day) : 0;
}

gboolean
builtin_birth (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  guint year = 0;
  g_autofree char *birthday = builtin_birthday (given[BIRTH_BIRTHDAY].text, &year);

  if (!usable (ask, given, BIRTH_PERSON, TRUE, out))
    return FALSE;
  if (birthday == NULL)
    return out->refuse (out, NOT_A_BIRTHDAY, BIRTH_BIRTHDAY, NULL);
  if (year + LEAST_AGE > year_of (ask->when->integer))
    return out->refuse (out, UNDER_AGE, BIRTH_BIRTHDAY, NULL);
  const BaheValue values[] = {
    [BIRTH_PERSON] = given[BIRTH_PERSON],
    [BIRTH_BIRTHDAY] = { .how = BAHE_EXACT, .text = birthday },
  };
  out->record (out, BIRTH_TOLD, values);
  return TRUE;
}

/* Who does it: the person named, or else whoever is here. FALSE: refused. */
static gboolean
done_by (const BaheAsk *ask, const BaheValue *given, int field, BaheValue *by, BaheOut *out)
{
  *by = given[field];
  if (by->how == BAHE_UNSET && ask->actor == 0)
    return out->refuse (out, BY_NOBODY, field, NULL);
  if (by->how == BAHE_UNSET)
    *by = (BaheValue) EXACT (ask->actor);
  return ask->actor == 0 || ask->actor == by->integer || out->refuse (out, NOT_YOURSELF, field, NULL);
}

/* Nothing private is read by nobody. */
gboolean
builtin_read_private (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  BaheValue by;

  if (!done_by (ask, given, READ_BY, &by, out))
    return FALSE;
  const BaheValue values[] = {
    [READ_RECORD] = given[READ_RECORD],
    [READ_BECAUSE] = given[READ_BECAUSE],
    [READ_BY] = by,
  };
  out->record (out, PRIVATE_READ, values);
  return TRUE;
}

static gboolean
record_forget (const BaheValue *given, const BaheValue *by, guint event, BaheOut *out)
{
  const BaheValue values[] = {
    [FORGET_PERSON] = given[FORGET_PERSON],
    [FORGET_BECAUSE] = given[FORGET_BECAUSE],
    [FORGET_BY] = *by,
    [FORGET_RECORD] = given[FORGET_RECORD],
  };

  out->record (out, event, values);
  return TRUE;
}

gboolean
builtin_ask_forget (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  BaheValue by;

  if (builtin_forget_asked (ask->state, given) != NULL)
    return out->refuse (out, ASKED_ALREADY, FORGET_PERSON, NULL);
  return done_by (ask, given, FORGET_BY, &by, out) && record_forget (given, &by, FORGET_ASKED, out);
}

/* What cannot be brought back is asked for by one and agreed to by another. */
gboolean
builtin_forget (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const ForgetAsked *asked = builtin_forget_asked (ask->state, given);
  BaheValue by;

  if (asked == NULL)
    return out->refuse (out, NOT_ASKED, FORGET_PERSON, NULL);
  if (!done_by (ask, given, FORGET_BY, &by, out))
    return FALSE;
  if (by.integer == asked->by)
    return out->refuse (out, SAME_PERSON, FORGET_BY, NULL);
  return record_forget (given, &by, PERSON_FORGOTTEN, out);
}

/* Who asked may think better of it, so this needs no second person. */
gboolean
builtin_refuse_forget (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  BaheValue by;

  if (builtin_forget_asked (ask->state, given) == NULL)
    return out->refuse (out, NOT_ASKED, FORGET_PERSON, NULL);
  return done_by (ask, given, FORGET_BY, &by, out) && record_forget (given, &by, FORGET_REFUSED, out);
}

/* ---- consent --------------------------------------------------------------------------------------- */

gboolean
builtin_consent_give (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  if (!usable (ask, given, CONSENT_PERSON, TRUE, out))
    return FALSE;
  return builtin_consent (ask->state, given, FALSE) == NULL ||
         out->refuse (out, CONSENTED_ALREADY, CONSENT_PERSON, NULL);
}

gboolean
builtin_consent_withdraw (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Consent *consent = builtin_consent (ask->state, given, FALSE);
  const BaheValue *from = &given[WITHDRAW_FROM];

  if (consent == NULL)
    return out->refuse (out, NO_CONSENT, CONSENT_PERSON, NULL);
  return (from->how != BAHE_UNSET ? from->last : ask->when->last) >= consent->from.integer ||
         out->refuse (out, WITHDRAWN_BEFORE, WITHDRAW_FROM, NULL);
}

gboolean
builtin_consent_settle (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  return builtin_consent (ask->state, given, TRUE) != NULL || out->refuse (out, NOT_WITHDRAWN, CONSENT_PERSON, NULL);
}
