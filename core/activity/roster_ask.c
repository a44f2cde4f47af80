/* Answers about people and groups: who is named, how they are shown, what they were on a day. */
#include "activity/private.h"
#include "activity/roster_entries.h"

#include <string.h>

/* ---- names ----------------------------------------------------------------------------------- */

static gboolean
is_of_type (const BaheRosterEntry *entry, BaheType type)
{
  if (type == BAHE_PERSON)
    return entry->sort != BAHE_ENTRY_GROUP;
  if (type == BAHE_GROUP)
    return entry->sort == BAHE_ENTRY_GROUP;
  return TRUE;
}

gint64
bahe_roster_resolve (const BaheRoster *roster, gint64 number)
{
  const BaheRosterEntry *entry = bahe_roster_entry (roster, number);

  return entry != NULL && entry->joined != 0 ? entry->joined : number;
}

/* The group an entry is in as last told; NULL: none. */
static const BaheRosterEntry *
last_group (const BaheRoster *roster, const BaheRosterEntry *entry)
{
  const BaheChange *in = bahe_change_at (entry->groups, G_MAXINT64);

  return in != NULL ? bahe_roster_entry (roster, in->number) : NULL;
}

char *
bahe_roster_name (const BaheRoster *roster, gint64 number)
{
  const BaheRosterEntry *entry = bahe_roster_entry (roster, bahe_roster_resolve (roster, number));
  gboolean namesake = FALSE, same_group = FALSE;

  if (entry == NULL)
    return NULL;
  const BaheRosterEntry *group = last_group (roster, entry);
  for (guint i = 0; i < roster->entries->len; i++) {
    const BaheRosterEntry *other = roster->entries->pdata[i];
    if (other == entry || other->joined != 0 || !g_str_equal (other->key, entry->key) ||
        (other->sort == BAHE_ENTRY_GROUP) != (entry->sort == BAHE_ENTRY_GROUP))
      continue;
    namesake = TRUE;
    same_group |= last_group (roster, other) == group;
  }
  if (!namesake)
    return g_strdup (entry->name);
  if (group == NULL)
    return g_strdup_printf ("%s（#%" PRId64 "）", entry->name, entry->number);
  if (same_group)
    return g_strdup_printf ("%s（%s #%" PRId64 "）", entry->name, group->name, entry->number);
  return g_strdup_printf ("%s（%s）", entry->name, group->name);
}

typedef struct { /* what is looked for, folded */
  const BaheRoster *roster;
  char *name, *inside; /* 王芳（低段组）: 王芳 and 低段组; inside NULL: nothing in brackets */
  gint64 number;       /* of #12 or 王芳（#12）; 0: none said */
} Wanted;

static void
wanted_clear (Wanted *wanted)
{
  g_free (wanted->name);
  g_free (wanted->inside);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

/* The number behind a "#" that nothing but digits follows, which is cut off; 0: there is none. */
static gint64
cut_number (char *text)
{
  char *mark = strrchr (text, '#'), *end = NULL;

  if (mark == NULL || !g_ascii_isdigit (mark[1]))
    return 0;
  guint64 number = g_ascii_strtoull (mark + 1, &end, 10);
  if (*end != '\0' || number > G_MAXINT64)
    return 0;
  *mark = '\0';
  return (gint64) number;
}

static gboolean
former_name (const BaheRosterEntry *entry, const Wanted *wanted)
{
  return g_ptr_array_find_with_equal_func (entry->former, wanted->name, g_str_equal, NULL);
}

static gboolean
present_name (const BaheRosterEntry *entry, const Wanted *wanted)
{
  return g_str_equal (entry->key, wanted->name);
}

static gboolean
name_in_group (const BaheRosterEntry *entry, const Wanted *wanted)
{
  if (wanted->inside == NULL || !g_str_equal (entry->key, wanted->name))
    return FALSE;
  if (wanted->number != 0 && wanted->number != entry->number)
    return FALSE;
  const BaheRosterEntry *group = last_group (wanted->roster, entry);
  return *wanted->inside == '\0' ? wanted->number != 0 : group != NULL && g_str_equal (group->key, wanted->inside);
}

/* The numbers that fit, each once. */
static GArray *
matches (const Wanted *wanted, BaheType type, gboolean (*fits) (const BaheRosterEntry *, const Wanted *))
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < wanted->roster->entries->len; i++) {
    const BaheRosterEntry *entry = wanted->roster->entries->pdata[i];
    if (!is_of_type (entry, type) || !fits (entry, wanted))
      continue;
    gint64 number = bahe_roster_resolve (wanted->roster, entry->number);
    gboolean known = FALSE;
    for (guint j = 0; j < found->len; j++)
      known |= g_array_index (found, gint64, j) == number;
    if (!known)
      g_array_append_val (found, number);
  }
  return found;
}

static gboolean
not_found (const BaheRoster *roster, BaheType type, const char *words, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < roster->entries->len; i++) {
    const BaheRosterEntry *entry = roster->entries->pdata[i];
    if (is_of_type (entry, type))
      g_ptr_array_add (names, entry->name);
  }
  const char *near = bahe_text_nearest (words, (const char *const *) names->pdata, names->len);
  const char *message = type == BAHE_GROUP ? _ ("the roster has no group “%s”") : _ ("“%s” is not in the roster");
  g_autofree char *what = g_strdup_printf (message, words);
  if (near != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("%s; did you mean %s?"), what, near);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("%s; look into the roster, or add it first"), what);
  return FALSE;
}

/* The one number, or the error that there is more than one. */
static gboolean
settle (const BaheRoster *roster, const GArray *found, const char *words, gint64 *number, GError **error)
{
  GString *all = g_string_new (NULL);

  if (found->len == 1) {
    *number = g_array_index (found, gint64, 0);
    g_string_free (all, TRUE);
    return TRUE;
  }
  for (guint i = 0; i < found->len; i++) {
    g_autofree char *shown = bahe_roster_name (roster, g_array_index (found, gint64, i));
    g_string_append_printf (all, "%s%s", i > 0 ? C_ ("list", ", ") : "", shown);
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS, _ ("“%s” could be one of %u: %s; write which"), words,
               found->len, all->str);
  g_string_free (all, TRUE);
  return FALSE;
}

static void
read_words (Wanted *wanted, const char *words)
{
  wanted->name = bahe_text_key (words);
  char *bracket = strrchr (wanted->name, '(');
  gsize length = strlen (wanted->name);

  if (bracket == NULL || bracket == wanted->name || wanted->name[length - 1] != ')')
    return;
  wanted->name[length - 1] = '\0';
  wanted->inside = g_strdup (bracket + 1);
  *bracket = '\0';
  wanted->number = cut_number (wanted->inside);
}

static gboolean
find_number (const BaheRoster *roster, BaheType type, const char *words, gint64 said, gint64 *number, GError **error)
{
  const BaheRosterEntry *entry = bahe_roster_entry (roster, said);

  if (entry == NULL || !is_of_type (entry, type))
    return not_found (roster, type, words, error);
  *number = bahe_roster_resolve (roster, said);
  return TRUE;
}

gboolean
bahe_roster_find (const BaheRoster *roster, BaheType type, const char *words, gint64 *number, GError **error)
{
  g_auto (Wanted) wanted = { .roster = roster, .name = bahe_text_key (words) };
  g_autofree char *whole = g_strdup (wanted.name);

  if (*whole == '#' && (wanted.number = cut_number (whole)) != 0 && *whole == '\0')
    return find_number (roster, type, words, wanted.number, number, error);
  g_autoptr (GArray) found = matches (&wanted, type, present_name);
  if (found->len > 0)
    return settle (roster, found, words, number, error);

  g_autoptr (GArray) former = matches (&wanted, type, former_name);
  if (former->len > 0)
    return settle (roster, former, words, number, error);

  g_auto (Wanted) split = { .roster = roster };
  read_words (&split, words);
  g_autoptr (GArray) in_group = matches (&split, type, name_in_group);
  if (in_group->len > 0)
    return settle (roster, in_group, words, number, error);
  return not_found (roster, type, words, error);
}

/* ---- on a day -------------------------------------------------------------------------------- */

static const char *const statuses[] = { "in-service", "retired", "transferred", "left", "died" };
static const char *const posts[] = { "cadre", "worker" };
static const char *const sexes[] = { "male", "female" };

static gboolean
has_status (const BaheRosterEntry *entry, const char *status, gint64 day)
{
  const BaheChange *now = bahe_change_at (entry->statuses, day);

  return entry->sort == BAHE_ENTRY_PERSON && now != NULL && g_str_equal (now->text, status);
}

/* Persons of a status on a day; `group` 0: of all groups, `sex` NULL: of both. */
static gint64
count (const BaheRoster *roster, gint64 group, const char *status, const char *sex, gint64 day)
{
  gint64 n = 0;

  for (guint i = 0; i < roster->entries->len; i++) {
    const BaheRosterEntry *entry = roster->entries->pdata[i];
    const BaheChange *in = bahe_change_at (entry->groups, day);
    if (has_status (entry, status, day) && (group == 0 || (in != NULL && in->number == group)) &&
        (sex == NULL || g_strcmp0 (entry->sex, sex) == 0))
      n++;
  }
  return n;
}

static gboolean
set_text (BaheValue *value, const char *text, const char *const *choices, gsize n)
{
  *value = (BaheValue){ .how = text != NULL ? BAHE_EXACT : BAHE_UNSET, .text = text };
  for (gsize i = 0; text != NULL && i < n; i++)
    if (g_str_equal (choices[i], text))
      value->integer = (gint64) i;
  return text != NULL;
}

static gboolean
set_integer (BaheValue *value, gint64 integer)
{
  *value = (BaheValue){ .how = BAHE_EXACT, .integer = integer };
  return TRUE;
}

static gboolean
holds_role (const BaheRosterEntry *entry, const char *role, gint64 day)
{
  for (guint i = 0; i < entry->roles->len; i++) {
    const BaheRoleHeld *held = &g_array_index (entry->roles, BaheRoleHeld, i);
    gboolean ended = day == G_MAXINT64 ? held->to != G_MAXINT64 : held->to < day;
    if (g_str_equal (held->role, role) && held->from <= day && !ended)
      return TRUE;
  }
  return FALSE;
}

/* Names of the roles held that day, each once, with commas; "" for none. Free with g_free. */
static char *
roles_text (const BaheRosterEntry *entry, gint64 day)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < entry->roles->len; i++) {
    const char *role = g_array_index (entry->roles, BaheRoleHeld, i).role;
    if (holds_role (entry, role, day) && !g_ptr_array_find (names, role, NULL))
      g_ptr_array_add (names, (gpointer) role);
  }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (",", (char **) names->pdata);
}

static gboolean
unit_field (const BaheRoster *roster, const char *field, gint64 day, BaheValue *value)
{
  if (g_str_equal (field, "last"))
    return set_integer (value, roster->last);
  if (g_str_equal (field, "size"))
    return set_integer (value, count (roster, 0, "in-service", NULL, day));
  if (g_str_equal (field, "women") || g_str_equal (field, "men"))
    return set_integer (value, count (roster, 0, "in-service", *field == 'w' ? "female" : "male", day));
  if (g_str_equal (field, "retired"))
    return set_integer (value, count (roster, 0, "retired", NULL, day));
  return FALSE;
}

static gboolean
group_field (const BaheRoster *roster, const BaheRosterEntry *group, const char *field, gint64 day, BaheValue *value)
{
  if (g_str_equal (field, "size"))
    return set_integer (value, count (roster, group->number, "in-service", NULL, day));
  if (g_str_equal (field, "women") || g_str_equal (field, "men"))
    return set_integer (value, count (roster, group->number, "in-service", *field == 'w' ? "female" : "male", day));
  return FALSE;
}

static gboolean
person_field (const BaheRoster *roster, const BaheRosterEntry *person, const char *field, gint64 day, BaheValue *value)
{
  if (g_str_equal (field, "sex"))
    return set_text (value, person->sex, sexes, G_N_ELEMENTS (sexes));
  if (g_str_equal (field, "status")) {
    const BaheChange *status = bahe_change_at (person->statuses, day);
    return set_text (value, status != NULL ? status->text : NULL, statuses, G_N_ELEMENTS (statuses));
  }
  if (g_str_equal (field, "post")) {
    const BaheChange *post = bahe_change_at (person->posts, day);
    return set_text (value, post != NULL ? post->text : NULL, posts, G_N_ELEMENTS (posts));
  }
  if (g_str_equal (field, "group")) {
    const BaheChange *in = bahe_change_at (person->groups, day);
    const BaheRosterEntry *group = in != NULL ? bahe_roster_entry (roster, in->number) : NULL;
    if (group == NULL)
      return FALSE;
    *value = (BaheValue){ .how = BAHE_EXACT, .integer = group->number, .text = group->name };
    return TRUE;
  }
  if (g_str_equal (field, "roles")) {
    g_autofree char *roles = roles_text (person, day);
    return set_text (value, *roles != '\0' ? g_intern_string (roles) : NULL, NULL, 0);
  }
  return holds_role (person, field, day) && set_integer (value, 1);
}

gboolean
bahe_roster_field (const BaheRoster *roster, gint64 number, const char *field, gint64 day, BaheValue *value)
{
  *value = (BaheValue){ .how = BAHE_UNSET };
  if (number == 0)
    return unit_field (roster, field, day, value);

  const BaheRosterEntry *entry = bahe_roster_entry (roster, bahe_roster_resolve (roster, number));
  if (entry == NULL)
    return FALSE;
  if (g_str_equal (field, "name"))
    return set_text (value, entry->name, NULL, 0);
  if (g_str_equal (field, "number"))
    return set_integer (value, entry->number);
  if (entry->sort == BAHE_ENTRY_GROUP)
    return group_field (roster, entry, field, day, value);
  return person_field (roster, entry, field, day, value);
}

/* ---- as JSON --------------------------------------------------------------------------------- */

static void
add_counts (const BaheRoster *roster, json_object *to, gint64 number, const char *const *fields, gint64 day)
{
  BaheValue value;

  for (gsize i = 0; fields[i] != NULL; i++)
    if (bahe_roster_field (roster, number, fields[i], day, &value))
      json_object_object_add (to, fields[i], json_object_new_int64 (value.integer));
}

static json_object *
entry_json (const BaheRoster *roster, const BaheRosterEntry *entry)
{
  json_object *object = json_object_new_object ();
  g_autofree char *shown = bahe_roster_name (roster, entry->number);

  json_object_object_add (object, "number", json_object_new_int64 (entry->number));
  bahe_json_add_text (object, "name", entry->name);
  bahe_json_add_text (object, "shown", shown);
  return object;
}

/* The label of a choice of the roster's kind, wherever its events have that choice; the name itself without the kind.
 */
static const char *
choice_label (const BaheKindInfo *kind, const char *field, const char *name)
{
  for (guint i = 0; kind != NULL && i < kind->n_events; i++) {
    const BaheField *fields = kind->events[i].table->fields;
    int place = bahe_field_index (fields, field);
    for (const BaheChoice *choice = place >= 0 ? fields[place].choices : NULL; choice != NULL && choice->name != NULL;
         choice++)
      if (g_str_equal (choice->name, name))
        return bahe_label (&choice->label);
  }
  return name;
}

/* "sex_shown" beside "sex": its label, or of several names with commas the labels. */
static void
add_shown (json_object *object, const BaheKindInfo *kind, const char *name, const char *field, const char *names)
{
  g_auto (GStrv) all = g_strsplit (names, ",", -1);
  static const BaheLabel comma = { "、", ", " };
  g_autofree char *member = g_strconcat (name, "_shown", NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (char **one = all; *one != NULL; one++)
    g_ptr_array_add (labels, (gpointer) choice_label (kind, field, *one));
  g_ptr_array_add (labels, NULL);
  g_autofree char *text = g_strjoinv (bahe_label (&comma), (char **) labels->pdata);
  bahe_json_add_text (object, member, text);
}

static json_object *
person_json (const BaheRoster *roster, const BaheKindInfo *kind, const BaheRosterEntry *person, gint64 day)
{
  static const char *const texts[] = { "sex", "status", "post", "roles" };
  static const char *const fields[] = { "sex", "status", "post", "role" };
  json_object *object = entry_json (roster, person);
  BaheValue value;

  if (bahe_roster_field (roster, person->number, "group", day, &value)) {
    bahe_json_add_text (object, "group", value.text);
    json_object_object_add (object, "group_number", json_object_new_int64 (value.integer));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (bahe_roster_field (roster, person->number, texts[i], day, &value)) {
      bahe_json_add_text (object, texts[i], value.text);
      add_shown (object, kind, texts[i], fields[i], value.text);
    }
  if (person->sort == BAHE_ENTRY_NAME)
    json_object_object_add (object, "only_name", json_object_new_boolean (TRUE));
  return object;
}

static json_object *
joined_json (const BaheRosterEntry *name)
{
  json_object *object = json_object_new_object ();

  json_object_object_add (object, "number", json_object_new_int64 (name->number));
  bahe_json_add_text (object, "name", name->name);
  json_object_object_add (object, "joined_to", json_object_new_int64 (name->joined));
  return object;
}

static json_object *
group_json (const BaheRoster *roster, const BaheRosterEntry *group, gint64 day)
{
  static const char *const counts[] = { "size", "women", "men", NULL };
  json_object *object = entry_json (roster, group), *leaders = json_object_new_array ();

  add_counts (roster, object, group->number, counts, day);
  for (guint i = 0; i < roster->entries->len; i++) {
    const BaheRosterEntry *person = roster->entries->pdata[i];
    const BaheChange *in = bahe_change_at (person->groups, day);
    if (in == NULL || in->number != group->number || !holds_role (person, "group-leader", day))
      continue;
    g_autofree char *shown = bahe_roster_name (roster, person->number);
    json_object_array_add (leaders, json_object_new_string (shown));
  }
  json_object_object_add (object, "leaders", leaders);
  return object;
}

json_object *
bahe_roster_json (const BaheRoster *roster, const BaheKindInfo *kind, gint64 day)
{
  static const char *const counts[] = { "size", "women", "men", "retired", NULL };
  json_object *object = json_object_new_object ();
  json_object *people = json_object_new_array (), *groups = json_object_new_array (),
              *joined = json_object_new_array ();

  for (guint i = 0; i < roster->entries->len; i++) {
    const BaheRosterEntry *entry = roster->entries->pdata[i];
    if (entry->sort == BAHE_ENTRY_GROUP)
      json_object_array_add (groups, group_json (roster, entry, day));
    else if (entry->joined != 0)
      json_object_array_add (joined, joined_json (entry));
    else if (entry->sort == BAHE_ENTRY_NAME || bahe_change_at (entry->statuses, day) != NULL)
      json_object_array_add (people, person_json (roster, kind, entry, day));
  }
  json_object_object_add (object, "people", people);
  json_object_object_add (object, "groups", groups);
  json_object_object_add (object, "joined", joined);
  add_counts (roster, object, 0, counts, day);
  return object;
}
