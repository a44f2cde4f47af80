/* The roster's stream folded into people and groups. */
#include "activity/private.h"
#include "activity/roster_entries.h"

#include <string.h>

static void
entry_free (gpointer data)
{
  BaheRosterEntry *entry = data;

  g_free (entry->name);
  g_free (entry->key);
  g_ptr_array_unref (entry->former);
  g_array_unref (entry->groups);
  g_array_unref (entry->statuses);
  g_array_unref (entry->posts);
  g_array_unref (entry->roles);
  g_free (entry);
}

static void
roster_empty (BaheRoster *roster)
{
  g_clear_pointer (&roster->places, g_hash_table_unref);
  g_clear_pointer (&roster->entries, g_ptr_array_unref);
  roster->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  roster->entries = g_ptr_array_new_with_free_func (entry_free);
  roster->last = roster->seq = roster->version = 0;
}

void
bahe_roster_free (BaheRoster *roster)
{
  if (roster == NULL)
    return;
  g_clear_pointer (&roster->corrections, g_hash_table_unref);
  g_hash_table_unref (roster->places);
  g_ptr_array_unref (roster->entries);
  g_free (roster);
}

BaheRosterEntry *
bahe_roster_entry (const BaheRoster *roster, gint64 number)
{
  return g_hash_table_lookup (roster->places, &number);
}

const BaheChange *
bahe_change_at (const GArray *changes, gint64 day)
{
  for (guint i = changes->len; i > 0; i--) {
    const BaheChange *change = &g_array_index (changes, BaheChange, i - 1);
    if (change->from <= day)
      return change;
  }
  return NULL;
}

/* ---- one event ------------------------------------------------------------------------------- */

typedef struct {
  json_object *body; /* effective */
  gint64 when;       /* first minute */
} Happening;

/* The first (or last) minute of a when in the body, or `fallback`. */
static gint64
minute_in (const Happening *happening, const char *name, gboolean last, gint64 fallback)
{
  const char *words = bahe_json_text (happening->body, name);
  BaheSpan span;

  if (words == NULL || !bahe_span_parse (words, happening->when, &span, NULL))
    return fallback;
  return last ? span.last : span.first;
}

/* Puts a change behind those that hold from the same minute or earlier: the one told last counts. */
static void
add_change (GArray *changes, gint64 from, gint64 number, const char *text)
{
  BaheChange change = { from, number, g_intern_string (text) };
  guint place = changes->len;

  while (place > 0 && g_array_index (changes, BaheChange, place - 1).from > from)
    place--;
  g_array_insert_val (changes, place, change);
}

static BaheRosterEntry *
add_entry (BaheRoster *roster, gint64 number, BaheEntrySort sort, json_object *body)
{
  const char *name = bahe_json_text (body, "name");

  if (name == NULL || number < 1 || bahe_roster_entry (roster, number) != NULL)
    return NULL;
  BaheRosterEntry *entry = g_new0 (BaheRosterEntry, 1);
  entry->number = number;
  entry->sort = sort;
  entry->name = g_strdup (name);
  entry->key = bahe_text_key (name);
  entry->former = g_ptr_array_new_with_free_func (g_free);
  entry->groups = g_array_new (FALSE, FALSE, sizeof (BaheChange));
  entry->statuses = g_array_new (FALSE, FALSE, sizeof (BaheChange));
  entry->posts = g_array_new (FALSE, FALSE, sizeof (BaheChange));
  entry->roles = g_array_new (FALSE, FALSE, sizeof (BaheRoleHeld));
  g_ptr_array_add (roster->entries, entry);
  g_hash_table_insert (roster->places, &entry->number, entry);
  return entry;
}

static gboolean
is_group (BaheRoster *roster, gint64 number)
{
  const BaheRosterEntry *entry = bahe_roster_entry (roster, number);

  return entry != NULL && entry->sort == BAHE_ENTRY_GROUP;
}

/* The person of field "person"; NULL: there is none, or it is only a name. */
static BaheRosterEntry *
person_in (BaheRoster *roster, json_object *body)
{
  BaheRosterEntry *entry = bahe_roster_entry (roster, bahe_json_integer (body, "person"));

  return entry != NULL && entry->sort == BAHE_ENTRY_PERSON ? entry : NULL;
}

static void
on_group_added (BaheRoster *roster, const Happening *happening)
{
  add_entry (roster, bahe_json_integer (happening->body, "group"), BAHE_ENTRY_GROUP, happening->body);
}

static void
on_person_added (BaheRoster *roster, const Happening *happening)
{
  json_object *body = happening->body;
  gint64 group = bahe_json_integer (body, "group"), since = minute_in (happening, "since", FALSE, happening->when);
  const char *status = bahe_json_text (body, "status");

  if (group != 0 && !is_group (roster, group))
    return;
  BaheRosterEntry *entry = add_entry (roster, bahe_json_integer (body, "person"), BAHE_ENTRY_PERSON, body);
  if (entry == NULL)
    return;
  entry->sex = g_intern_string (bahe_json_text (body, "sex"));
  if (group != 0)
    add_change (entry->groups, since, group, NULL);
  add_change (entry->statuses, since, 0, status != NULL ? status : "in-service");
  if (bahe_json_text (body, "post") != NULL)
    add_change (entry->posts, since, 0, bahe_json_text (body, "post"));
  if (bahe_json_member (body, "member") == NULL || bahe_json_flag (body, "member")) {
    BaheRoleHeld held = { g_intern_static_string ("member"), since, G_MAXINT64 };
    g_array_append_val (entry->roles, held);
  }
}

static void
on_name_added (BaheRoster *roster, const Happening *happening)
{
  add_entry (roster, bahe_json_integer (happening->body, "person"), BAHE_ENTRY_NAME, happening->body);
}

static void
on_name_joined (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *name = bahe_roster_entry (roster, bahe_json_integer (happening->body, "name"));
  const BaheRosterEntry *person = person_in (roster, happening->body);

  if (name != NULL && name->sort == BAHE_ENTRY_NAME && name->joined == 0 && person != NULL)
    name->joined = person->number;
}

static void
on_person_assigned (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *person = person_in (roster, happening->body);
  gint64 group = bahe_json_integer (happening->body, "group");

  if (person != NULL && is_group (roster, group))
    add_change (person->groups, minute_in (happening, "from", FALSE, happening->when), group, NULL);
}

static void
on_status_changed (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *person = person_in (roster, happening->body);
  const char *status = bahe_json_text (happening->body, "status");

  if (person != NULL && status != NULL)
    add_change (person->statuses, minute_in (happening, "from", FALSE, happening->when), 0, status);
}

static void
on_post_told (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *person = person_in (roster, happening->body);
  const char *post = bahe_json_text (happening->body, "post");
  gint64 to = minute_in (happening, "to", TRUE, G_MAXINT64);

  if (person == NULL || post == NULL)
    return;
  add_change (person->posts, minute_in (happening, "from", FALSE, happening->when), 0, post);
  if (to != G_MAXINT64)
    add_change (person->posts, to + 1, 0, NULL);
}

static void
on_role_given (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *person = person_in (roster, happening->body);
  const char *role = bahe_json_text (happening->body, "role");

  if (person == NULL || role == NULL)
    return;
  BaheRoleHeld held = { g_intern_string (role), minute_in (happening, "from", FALSE, happening->when),
                        minute_in (happening, "to", TRUE, G_MAXINT64) };
  g_array_append_val (person->roles, held);
}

static void
on_role_ended (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *person = person_in (roster, happening->body);
  const char *role = g_intern_string (bahe_json_text (happening->body, "role"));
  gint64 to = minute_in (happening, "to", TRUE, happening->when);

  for (guint i = 0; person != NULL && i < person->roles->len; i++) {
    BaheRoleHeld *held = &g_array_index (person->roles, BaheRoleHeld, i);
    if (held->role == role && held->from <= to)
      held->to = MIN (held->to, to);
  }
}

static void
rename_to (BaheRosterEntry *entry, const char *name)
{
  g_ptr_array_add (entry->former, entry->key);
  g_free (entry->name);
  entry->name = g_strdup (name);
  entry->key = bahe_text_key (name);
}

static void
on_person_renamed (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *entry = bahe_roster_entry (roster, bahe_json_integer (happening->body, "person"));
  const char *name = bahe_json_text (happening->body, "name");

  if (entry != NULL && entry->sort != BAHE_ENTRY_GROUP && name != NULL)
    rename_to (entry, name);
}

static void
on_group_renamed (BaheRoster *roster, const Happening *happening)
{
  BaheRosterEntry *entry = bahe_roster_entry (roster, bahe_json_integer (happening->body, "group"));
  const char *name = bahe_json_text (happening->body, "name");

  if (entry != NULL && entry->sort == BAHE_ENTRY_GROUP && name != NULL)
    rename_to (entry, name);
}

static const struct {
  const char *type;
  void (*take) (BaheRoster *roster, const Happening *happening);
} takers[] = {
  { "group.added", on_group_added },
  { "person.added", on_person_added },
  { "name.added", on_name_added },
  { "name.joined", on_name_joined },
  { "person.assigned", on_person_assigned },
  { "status.changed", on_status_changed },
  { "post.told", on_post_told },
  { "role.given", on_role_given },
  { "role.ended", on_role_ended },
  { "person.renamed", on_person_renamed },
  { "group.renamed", on_group_renamed },
};

/* ---- the stream ------------------------------------------------------------------------------ */

/* The number that an event gave, so that it stays given when the event is cancelled. */
static gint64
number_given (const char *type, json_object *body)
{
  if (g_str_equal (type, "group.added"))
    return bahe_json_integer (body, "group");
  if (g_str_equal (type, "person.added") || g_str_equal (type, "name.added"))
    return bahe_json_integer (body, "person");
  return 0;
}

static gboolean
take_event (const BaheEventRow *row, gpointer data, GError **error)
{
  BaheRoster *roster = data;
  const BaheCorrection *correction = bahe_seq_table_get (roster->corrections, row->seq);
  g_autofree char *what = g_strdup_printf (_ ("record %" PRId64), row->seq);
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, what, error);
  BaheSpan when = row->when;

  if (body == NULL)
    return FALSE;
  roster->seq = row->seq;
  roster->version = row->version;
  memcpy (roster->hash, row->hash, sizeof roster->hash);
  roster->last = MAX (roster->last, number_given (row->type, body));
  if (correction != NULL && correction->cancelled)
    return TRUE;
  if (correction != NULL && correction->when != NULL)
    bahe_span_parse (correction->when, row->when.first, &when, NULL);
  g_autoptr (BaheJson) effective = bahe_effective_body (body, correction);
  const Happening happening = { effective, when.first };
  for (guint i = 0; i < G_N_ELEMENTS (takers); i++)
    if (g_str_equal (row->type, takers[i].type))
      takers[i].take (roster, &happening);
  return TRUE;
}

/* Takes in the events behind the last known one, which are laid over by `corrections`. */
static gboolean
take_events (BaheRoster *roster, BaheView *view, gint64 until_seq, GError **error)
{
  const BaheEventQuery query = { .activity = BAHE_ROSTER_STREAM,
                                 .after_version = roster->version,
                                 .until_seq = until_seq };

  roster->corrections = bahe_corrections_read (view, BAHE_ROSTER_STREAM, until_seq, NULL, error);
  if (roster->corrections == NULL)
    return FALSE;
  gboolean taken = bahe_view_each_event (view, &query, take_event, roster, error);
  g_clear_pointer (&roster->corrections, g_hash_table_unref);
  return taken;
}

BaheRoster *
bahe_roster_fold (BaheView *view, gint64 until_seq, GError **error)
{
  g_autoptr (BaheRoster) roster = g_new0 (BaheRoster, 1);

  roster_empty (roster);
  if (!take_events (roster, view, until_seq, error))
    return NULL;
  return g_steal_pointer (&roster);
}

static gboolean
same_event (const BaheEventRow *row, gpointer data, GError **error)
{
  BaheRoster *roster = data;

  if (row->activity != BAHE_ROSTER_STREAM || memcmp (row->hash, roster->hash, sizeof roster->hash) != 0)
    roster->seq = 0;
  return TRUE;
}

static gboolean
meet_correction (const BaheEventRow *row, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return FALSE;
}

gboolean
bahe_roster_catch_up (BaheRoster *roster, BaheView *view, GError **error)
{
  const BaheEventQuery query = { .activity = BAHE_ROSTER_STREAM,
                                 .after_version = roster->version,
                                 .type = BAHE_TYPE_CORRECTED };
  gboolean corrected = FALSE;

  if (roster->seq > 0 && !bahe_view_event (view, roster->seq, same_event, roster, NULL))
    roster->seq = 0;
  if (roster->seq > 0 && bahe_view_version (view, BAHE_ROSTER_STREAM) == roster->version)
    return TRUE;
  if (!bahe_view_each_event (view, &query, meet_correction, &corrected, error))
    return FALSE;
  if (corrected || roster->seq == 0)
    roster_empty (roster);
  return take_events (roster, view, 0, error);
}
