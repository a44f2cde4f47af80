/* What is known of people and groups while the roster's events are folded: enough to decide, no more. */
#include "kinds.h"
#include "roster.h"

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry);
}

static void
asked_free (gpointer data)
{
  g_free (((ForgetAsked *) data)->because);
  g_free (data);
}

void *
builtin_roster_state_new (const BaheValue *setup)
{
  Roster *roster = g_new0 (Roster, 1);

  roster->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, entry_free);
  roster->asked = g_ptr_array_new_with_free_func (asked_free);
  roster->consents = g_array_new (FALSE, FALSE, sizeof (Consent));
  return roster;
}

void
builtin_roster_state_free (void *state)
{
  Roster *roster = state;

  g_hash_table_unref (roster->entries);
  g_ptr_array_unref (roster->asked);
  g_array_unref (roster->consents);
  g_free (roster);
}

char *
builtin_name_key (const char *name)
{
  g_autofree char *wide = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = wide != NULL ? g_utf8_casefold (wide, -1) : g_strdup ("");
  GString *key = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (key, g_utf8_get_char (c));
  return g_string_free (key, FALSE);
}

Entry *
builtin_roster_entry (const Roster *roster, gint64 number)
{
  return g_hash_table_lookup (roster->entries, &number);
}

/* NULL if the number was given before, which only a correction can bring about. */
static Entry *
add_entry (Roster *roster, gint64 number, const char *name)
{
  if (number < 1 || builtin_roster_entry (roster, number) != NULL)
    return NULL;
  Entry *entry = g_new0 (Entry, 1);
  entry->key = builtin_name_key (name);
  g_hash_table_insert (roster->entries, g_memdup2 (&number, sizeof number), entry);
  roster->last = MAX (roster->last, number);
  return entry;
}

static gboolean
is_group (const Roster *roster, gint64 number)
{
  const Entry *entry = builtin_roster_entry (roster, number);

  return entry != NULL && entry->group;
}

/* The person, not a group and not only a name; NULL if there is none. */
static Entry *
person (const Roster *roster, gint64 number)
{
  Entry *entry = builtin_roster_entry (roster, number);

  return entry != NULL && !entry->group && !entry->name ? entry : NULL;
}

static gboolean
group_added (Roster *roster, const BaheValue *values)
{
  Entry *entry = add_entry (roster, values[GROUP_ADDED_GROUP].integer, values[GROUP_ADDED_NAME].text);

  if (entry == NULL)
    return FALSE;
  entry->group = TRUE;
  return TRUE;
}

static gboolean
person_added (Roster *roster, const BaheValue *values)
{
  gint64 group = values[PERSON_ADDED_GROUP].how != BAHE_UNSET ? values[PERSON_ADDED_GROUP].integer : 0;

  if (group != 0 && !is_group (roster, group))
    return FALSE;
  Entry *entry = add_entry (roster, values[PERSON_ADDED_PERSON].integer, values[PERSON_ADDED_NAME].text);
  if (entry == NULL)
    return FALSE;
  entry->in = group;
  entry->status = (guint32) values[PERSON_ADDED_STATUS].integer;
  entry->roles = values[PERSON_ADDED_MEMBER].integer != 0 ? 1 : 0;
  return TRUE;
}

static gboolean
name_added (Roster *roster, const BaheValue *values)
{
  Entry *entry = add_entry (roster, values[NAME_ADDED_PERSON].integer, values[NAME_ADDED_NAME].text);

  if (entry == NULL)
    return FALSE;
  entry->name = TRUE;
  return TRUE;
}

static gboolean
name_joined (Roster *roster, const BaheValue *values)
{
  Entry *name = builtin_roster_entry (roster, values[JOIN_NAME].integer);

  if (name == NULL || !name->name || name->joined != 0 || person (roster, values[JOIN_PERSON].integer) == NULL)
    return FALSE;
  name->joined = values[JOIN_PERSON].integer;
  return TRUE;
}

static gboolean
person_assigned (Roster *roster, const BaheValue *values)
{
  Entry *entry = person (roster, values[ASSIGN_PERSON].integer);

  if (entry == NULL || !is_group (roster, values[ASSIGN_GROUP].integer))
    return FALSE;
  entry->in = values[ASSIGN_GROUP].integer;
  return TRUE;
}

static gboolean
role_changed (Roster *roster, gint64 number, gint64 role, gboolean held)
{
  Entry *entry = person (roster, number);

  if (entry == NULL || role < 0 || role > 63 || (!held && (entry->roles & (G_GUINT64_CONSTANT (1) << role)) == 0))
    return FALSE;
  if (held)
    entry->roles |= G_GUINT64_CONSTANT (1) << role;
  else
    entry->roles &= ~(G_GUINT64_CONSTANT (1) << role);
  return TRUE;
}

static gboolean
status_changed (Roster *roster, const BaheValue *values)
{
  Entry *entry = person (roster, values[STATUS_PERSON].integer);

  if (entry == NULL)
    return FALSE;
  entry->status = (guint32) values[STATUS_STATUS].integer;
  return TRUE;
}

static gboolean
renamed (Roster *roster, const BaheValue *values, gboolean group)
{
  Entry *entry = builtin_roster_entry (roster, values[RENAME_WHO].integer);

  if (entry == NULL || entry->group != group)
    return FALSE;
  g_free (entry->key);
  entry->key = builtin_name_key (values[RENAME_NAME].text);
  return TRUE;
}

ForgetAsked *
builtin_forget_asked (const Roster *roster, const BaheValue *values)
{
  gint64 person = values[FORGET_PERSON].integer;
  gint64 record = values[FORGET_RECORD].how == BAHE_EXACT ? values[FORGET_RECORD].integer : 0;

  for (guint i = 0; i < roster->asked->len; i++) {
    ForgetAsked *asked = roster->asked->pdata[i];
    if (asked->person == person && asked->record == record)
      return asked;
  }
  return NULL;
}

static gboolean
forget_asked (Roster *roster, const BaheEvent *event)
{
  const BaheValue *values = event->values;

  if (builtin_forget_asked (roster, values) != NULL)
    return FALSE;
  ForgetAsked *asked = g_new0 (ForgetAsked, 1);
  *asked = (ForgetAsked){ .person = values[FORGET_PERSON].integer,
                          .by = values[FORGET_BY].integer,
                          .record = values[FORGET_RECORD].how == BAHE_EXACT ? values[FORGET_RECORD].integer : 0,
                          .when = event->when->integer,
                          .because = g_strdup (values[FORGET_BECAUSE].text) };
  g_ptr_array_add (roster->asked, asked);
  return TRUE;
}

static gboolean
forget_answered (Roster *roster, const BaheValue *values)
{
  g_ptr_array_remove (roster->asked, builtin_forget_asked (roster, values));
  return TRUE;
}

Consent *
builtin_consent (const Roster *roster, const BaheValue *values, gboolean withdrawn)
{
  for (guint i = roster->consents->len; i > 0; i--) {
    Consent *consent = &g_array_index (roster->consents, Consent, i - 1);
    if (consent->person == values[CONSENT_PERSON].integer && consent->scope == values[CONSENT_SCOPE].integer &&
        (consent->withdrawn.how != BAHE_UNSET) == withdrawn && !consent->settled)
      return consent;
  }
  return NULL;
}

static BaheValue
day_or_when (const BaheEvent *event, guint field)
{
  const BaheValue *day = &event->values[field], *from = day->how != BAHE_UNSET ? day : event->when;

  return (BaheValue){ .how = BAHE_EXACT, .integer = from->integer, .last = from->last };
}

static gboolean
consent_given (Roster *roster, const BaheEvent *event)
{
  const BaheValue *values = event->values;
  Consent consent = { .person = values[CONSENT_PERSON].integer,
                      .scope = values[CONSENT_SCOPE].integer,
                      .how = values[CONSENT_HOW].integer,
                      .from = day_or_when (event, CONSENT_FROM) };

  if (builtin_consent (roster, values, FALSE) != NULL)
    return FALSE;
  g_array_append_val (roster->consents, consent);
  return TRUE;
}

static gboolean
consent_withdrawn (Roster *roster, const BaheEvent *event)
{
  Consent *consent = builtin_consent (roster, event->values, FALSE);

  if (consent == NULL)
    return FALSE;
  consent->withdrawn = day_or_when (event, WITHDRAW_FROM);
  return TRUE;
}

static gboolean
consent_settled (Roster *roster, const BaheEvent *event)
{
  Consent *consent = builtin_consent (roster, event->values, TRUE);

  if (consent == NULL)
    return FALSE;
  consent->settled = TRUE;
  return TRUE;
}

gboolean
builtin_roster_evolve (void *state, const BaheEvent *event, BaheOut *out)
{
  Roster *roster = state;
  const BaheValue *values = event->values;

  switch (event->type) {
  case GROUP_ADDED:
    return group_added (roster, values);
  case PERSON_ADDED:
    return person_added (roster, values);
  case NAME_ADDED:
    return name_added (roster, values);
  case NAME_JOINED:
    return name_joined (roster, values);
  case PERSON_ASSIGNED:
    return person_assigned (roster, values);
  case STATUS_CHANGED:
    return status_changed (roster, values);
  case ROLE_GIVEN:
    return role_changed (roster, values[ROLE_PERSON].integer, values[ROLE_ROLE].integer, TRUE);
  case ROLE_ENDED:
    return role_changed (roster, values[END_PERSON].integer, values[END_ROLE].integer, FALSE);
  case PERSON_RENAMED:
    return renamed (roster, values, FALSE);
  case GROUP_RENAMED:
    return renamed (roster, values, TRUE);
  case BIRTH_TOLD:
    return person (roster, values[BIRTH_PERSON].integer) != NULL;
  case FORGET_ASKED:
    return forget_asked (roster, event);
  case PERSON_FORGOTTEN:
  case FORGET_REFUSED:
    return forget_answered (roster, values);
  case CONSENT_GIVEN:
    return consent_given (roster, event);
  case CONSENT_WITHDRAWN:
    return consent_withdrawn (roster, event);
  case CONSENT_SETTLED:
    return consent_settled (roster, event);
  default:
    return TRUE;
  }
}
