/* What is doubtful about people: a name may be a second person or the same one again, and only a person can tell. */
#include "activity/import.h"
#include "activity/private.h"
#include "activity/roster_entries.h"

static const char *
cell (const BaheImportItem *item, const char *field)
{
  const char *text = bahe_json_text (item->given, field);

  return text != NULL ? text : "";
}

static gboolean
same_text (const char *a, const char *b)
{
  g_autofree char *key = bahe_text_key (a);
  g_autofree char *other = bahe_text_key (b);

  return g_str_equal (key, other);
}

static gboolean
same_name (const BaheImportItem *a, const BaheImportItem *b)
{
  return same_text (cell (a, "name"), cell (b, "name"));
}

/* The row says itself that this is another person of the same name. */
static gboolean
says_another (const BaheImportItem *item)
{
  static const char *const no[] = { "", "否", "no", "false", "0" };

  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    if (same_text (cell (item, "namesake"), no[i]))
      return FALSE;
  return TRUE;
}

/* ---- within the table ------------------------------------------------------------------------ */

static gboolean
groups_tell_apart (const char *a, const char *b)
{
  return *a != '\0' && *b != '\0' && !same_text (a, b);
}

/* Another row of this name that nothing tells apart from `item`; NULL: there is none. */
static const BaheImportItem *
repeated_in_table (const BaheImportItem *item, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    const BaheImportItem *other = items->pdata[i];
    if (other != item && same_name (item, other) && !says_another (item) && !says_another (other) &&
        !groups_tell_apart (cell (item, "group"), cell (other, "group")))
      return other;
  }
  return NULL;
}

static gboolean
table_has (const GPtrArray *items, const BaheImportItem *item, const char *group)
{
  for (guint i = 0; i < items->len; i++)
    if (items->pdata[i] != item && same_name (item, items->pdata[i]) &&
        same_text (cell (items->pdata[i], "group"), group))
      return TRUE;
  return FALSE;
}

/* ---- against the roster ---------------------------------------------------------------------- */

/* Whether the row says nothing of the field, or the choice that the roster has. */
static gboolean
agrees (const BaheImportItem *item, const BaheField *fields, const char *field, const BaheValue *known)
{
  const char *text = cell (item, field);
  int place = bahe_field_index (fields, field);

  if (*text == '\0' || place < 0)
    return TRUE;
  for (const BaheChoice *choice = fields[place].choices; choice != NULL && choice->name != NULL; choice++)
    if (g_strcmp0 (choice->name, known->text) == 0)
      return same_text (text, choice->name) || same_text (text, choice->label.zh) || same_text (text, choice->label.en);
  return FALSE;
}

static gboolean
is_unchanged (const BaheRoster *roster, const BaheRosterEntry *entry, const BaheImportItem *item,
              const BaheField *fields)
{
  BaheValue sex, status;

  bahe_roster_field (roster, entry->number, "sex", G_MAXINT64, &sex);
  bahe_roster_field (roster, entry->number, "status", G_MAXINT64, &status);
  return agrees (item, fields, "sex", &sex) && agrees (item, fields, "status", &status);
}

static void
compare_with (const BaheRoster *roster, const BaheRosterEntry *entry, BaheImportItem *item, const BaheField *fields,
              const GPtrArray *items)
{
  g_autofree char *shown = bahe_roster_name (roster, entry->number);
  BaheValue in;
  const char *group = cell (item, "group");

  bahe_roster_field (roster, entry->number, "group", G_MAXINT64, &in);
  const char *known = in.text != NULL ? in.text : "";
  if (entry->sort == BAHE_ENTRY_NAME)
    bahe_import_say (
        item, BAHE_IMPORT_DOUBTFUL,
        g_strdup_printf (_ ("%s stands in the roster as a name only; add the person by hand, then join the name"),
                         shown));
  else if (same_text (known, group) && is_unchanged (roster, entry, item, fields))
    bahe_import_say (item, BAHE_IMPORT_KNOWN, g_strdup_printf (_ ("%s is in the roster already"), shown));
  else if (!groups_tell_apart (known, group))
    bahe_import_say (item, BAHE_IMPORT_DOUBTFUL,
                     g_strdup_printf (_ ("same name: %s is in the roster already; if this is another person, give the "
                                         "group, or a column 同名另一人 with 是"),
                                      shown));
  else if (!table_has (items, item, known))
    bahe_import_say (item, BAHE_IMPORT_DOUBTFUL,
                     g_strdup_printf (_ ("same name: the roster has %s; if that person changed groups, use 编入小组; "
                                         "if this is another person, add a column 同名另一人 with 是"),
                                      shown));
}

static void
look_at_person (const BaheRoster *roster, const BaheField *fields, BaheImportItem *item, const GPtrArray *items)
{
  g_autofree char *key = bahe_text_key (cell (item, "name"));
  const BaheImportItem *other = repeated_in_table (item, items);

  for (guint i = 0; i < roster->entries->len && !says_another (item) && item->row->state != BAHE_IMPORT_KNOWN; i++) {
    const BaheRosterEntry *entry = roster->entries->pdata[i];
    if (entry->sort != BAHE_ENTRY_GROUP && entry->joined == 0 && g_str_equal (entry->key, key))
      compare_with (roster, entry, item, fields, items);
  }
  if (other != NULL && item->row->state != BAHE_IMPORT_DOUBTFUL)
    bahe_import_say (item, BAHE_IMPORT_DOUBTFUL,
                     g_strdup_printf (_ ("same name: line %u is %s too; if these are two people, give each a group, or "
                                         "one a column 同名另一人 with 是"),
                                      other->row->line, cell (item, "name")));
}

static void
look_at_group (const BaheRoster *roster, BaheImportItem *item)
{
  const char *group = cell (item, "group");
  gint64 number;

  if (*group != '\0' && !bahe_roster_find (roster, BAHE_GROUP, group, &number, NULL))
    item->new_group = g_strdup (group);
}

/* ---- birthdays ------------------------------------------------------------------------------- */

#define BIRTHDAY "birthday"

BaheField *
bahe_import_people_fields (const BaheKindInfo *roster)
{
  BaheField *fields = bahe_verb_fields (roster, "add-person");
  g_autofree BaheField *birth = bahe_verb_fields (roster, BAHE_IMPORT_BIRTH);
  int place = birth != NULL ? bahe_field_index (birth, BIRTHDAY) : -1;
  guint n = (guint) bahe_field_count (fields);

  if (place < 0)
    return fields;
  fields = g_renew (BaheField, fields, n + 2);
  fields[n] = birth[place];
  /* In a table nobody has to know it. */
  fields[n].flags &= ~(guint32) BAHE_REQUIRED;
  fields[n + 1] = (BaheField){ 0 };
  return fields;
}

void
bahe_import_take_birthday (BaheImportItem *item)
{
  item->birthday = g_strdup (bahe_json_text (item->given, BIRTHDAY));
  json_object_object_del (item->given, BIRTHDAY);
}

json_object *
bahe_import_birthday_given (const BaheImportItem *item)
{
  json_object *given = json_object_new_object ();
  const char *group = cell (item, "group");
  g_autofree char *person =
      *group != '\0' ? g_strdup_printf ("%s（%s）", cell (item, "name"), group) : g_strdup (cell (item, "name"));

  bahe_json_add_text (given, "person", person);
  bahe_json_add_text (given, BIRTHDAY, item->birthday);
  return given;
}

void
bahe_import_look_at_people (const BaheRoster *roster, const BaheField *fields, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    BaheImportItem *item = items->pdata[i];
    if (item->row->state != BAHE_IMPORT_NEW)
      continue;
    look_at_person (roster, fields, item, items);
    if (item->row->state == BAHE_IMPORT_NEW)
      look_at_group (roster, item);
  }
}
