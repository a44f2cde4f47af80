/* Words to numbers and back: people and groups of the roster, entrants of an activity, activities, records. */
#include "activity/private.h"

#include <string.h>

/* The name that it entered by; NULL: the roster's. */
static const char *
name_entered_by (const BaheEntrant *entrant)
{
  const char *own = bahe_json_text (entrant->fields, "name");

  if (own != NULL || entrant->type != BAHE_TEXT)
    return own;
  return entrant->guest != NULL ? entrant->guest : "?";
}

char *
bahe_entrant_name (const BaheNaming *naming, const BaheEntrant *entrant)
{
  const char *entered = name_entered_by (entrant);

  if (entered != NULL)
    return g_strdup (entered);
  char *name = bahe_roster_name (naming->roster, entrant->who);
  return name != NULL ? name : g_strdup_printf ("#%" PRId64, entrant->who);
}

static gboolean
find_number (const char *words, gint64 *number)
{
  const char *digits = words[0] == '#' ? words + 1 : words;

  return (bahe_text_digits (digits, number) && *number > 0) ||
         g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, number, NULL);
}

static gboolean
say_no_entrant (BaheNaming *naming, const char *words, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < naming->fold->entrants->len; i++)
    g_ptr_array_add (names, bahe_entrant_name (naming, naming->fold->entrants->pdata[i]));
  if (names->len == 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("\"%s\" does not take part: nobody has signed up yet"),
                 words);
    return FALSE;
  }
  const char *nearest = bahe_text_nearest (words, (const char *const *) names->pdata, names->len);
  g_ptr_array_add (names, NULL);
  g_autofree char *list = g_strjoinv (_ (", "), (char **) names->pdata);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("\"%s\" does not take part; did you mean \"%s\"?"), words,
                 nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("\"%s\" does not take part; those who do: %s"), words,
                 list);
  return FALSE;
}

/* The text key of an entrant's name, made again only when the roster calls it otherwise. */
static const char *
key_of (const BaheNaming *naming, BaheEntrant *entrant)
{
  g_autofree char *name = bahe_entrant_name (naming, entrant);

  if (g_strcmp0 (entrant->named, name) != 0) {
    g_free (entrant->key);
    g_free (entrant->named);
    entrant->key = bahe_text_key (name);
    entrant->named = g_steal_pointer (&name);
  }
  return entrant->key;
}

/* A number is an entrant's own number in this activity; with # before it, before any name. */
static gboolean
find_entrant (BaheNaming *naming, const char *words, gint64 *number, GError **error)
{
  gint64 given;
  gboolean numbered = find_number (words, &given) && bahe_fold_entrant (naming->fold, given) != NULL;

  if (numbered && words[0] == '#') {
    *number = given;
    return TRUE;
  }
  g_autofree char *key = bahe_text_key (words);
  g_autoptr (GString) several = g_string_new (NULL);
  guint found = 0;

  for (guint i = 0; i < naming->fold->entrants->len; i++) {
    BaheEntrant *entrant = naming->fold->entrants->pdata[i];
    if (!g_str_equal (key, key_of (naming, entrant)))
      continue;
    *number = entrant->number;
    g_string_append_printf (several, "%s#%" PRId64 " %s", found++ > 0 ? _ (", ") : "", entrant->number, entrant->named);
  }
  if (found == 1)
    return TRUE;
  if (found > 1) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_AMBIGUOUS, _ ("\"%s\" could be several: %s; give the number"), words,
                 several->str);
    return FALSE;
  }
  if (numbered) {
    *number = given;
    return TRUE;
  }
  /* 王芳 may have signed up as 王芳（低段组）. */
  gint64 who;
  if (bahe_roster_find (naming->roster, BAHE_ENTRANT, words, &who, NULL))
    for (guint i = 0; i < naming->fold->entrants->len; i++) {
      const BaheEntrant *entrant = naming->fold->entrants->pdata[i];
      if (entrant->type != BAHE_TEXT && entrant->who == who) {
        *number = entrant->number;
        return TRUE;
      }
    }
  return say_no_entrant (naming, words, error);
}

static gboolean
see_event (const BaheEventRow *event, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
find_event (BaheNaming *naming, const char *words, gint64 *number, GError **error)
{
  if (!find_number (words, number)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("\"%s\" is not the number of a record, such as #12"), words);
    return FALSE;
  }
  return bahe_view_event (naming->view, *number, see_event, NULL, error);
}

static gboolean
find (gpointer data, BaheType type, const char *words, gint64 *number, GError **error)
{
  BaheNaming *naming = data;

  switch (type) {
  case BAHE_ENTRANT:
    if (naming->fold != NULL)
      return find_entrant (naming, words, number, error);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("\"%s\": nobody takes part here"), words);
    return FALSE;
  case BAHE_ACTIVITY:
    *number = bahe_find_activity (naming->view, words, error);
    return *number != 0;
  case BAHE_EVENT:
    return find_event (naming, words, number, error);
  default:
    return bahe_roster_find (naming->roster, type, words, number, error);
  }
}

typedef struct {
  gint64 number;
  char *title;
} Titled;

static gboolean
take_title (const BaheActivityRow *row, gpointer data, GError **error)
{
  Titled *titled = data;

  if (row->number != titled->number)
    return TRUE;
  titled->title = g_strdup (row->title);
  return FALSE;
}

static char *
name (gpointer data, BaheType type, gint64 number)
{
  BaheNaming *naming = data;

  switch (type) {
  case BAHE_ENTRANT: {
    const BaheEntrant *entrant = naming->fold != NULL ? bahe_fold_entrant (naming->fold, number) : NULL;
    return entrant != NULL ? bahe_entrant_name (naming, entrant) : NULL;
  }
  case BAHE_ACTIVITY: {
    Titled titled = { .number = number };
    bahe_view_each_activity (naming->view, take_title, &titled, NULL);
    return titled.title;
  }
  case BAHE_EVENT:
    return g_strdup_printf ("#%" PRId64, number);
  default:
    return bahe_roster_name (naming->roster, number);
  }
}

typedef struct {
  const char *hash;
  gboolean told;
} Told;

static void
compare_hash (json_object *file, const char *path, guint n, const char *hash, gpointer data)
{
  Told *told = data;

  told->told = told->told || g_str_equal (hash, told->hash);
}

/* With what is given, or in the record that is corrected: from anywhere else it could be what only others may see. */
static gboolean
brought (gpointer data, const char *hash)
{
  const BaheNaming *naming = data;
  Told told = { hash, naming->files != NULL && g_hash_table_contains (naming->files, hash) };

  if (!told.told)
    bahe_each_file (naming->standing, compare_hash, &told);
  return told.told;
}

gboolean
bahe_naming_init (BaheNaming *naming, BaheUnit *unit, BaheView *view, const BaheFold *fold, gint64 until,
                  GError **error)
{
  *naming = (BaheNaming){
    .names = { .today = bahe_now (bahe_store_zone (unit->store)), .find = find, .name = name, .brought = brought },
    .unit = unit,
    .view = view,
    .fold = fold,
    .past = until != 0,
  };
  naming->names.data = naming;
  naming->roster = until != 0 ? bahe_roster_fold (view, until, error) : bahe_unit_take_roster (unit, view, error);
  return naming->roster != NULL;
}

void
bahe_naming_clear (BaheNaming *naming)
{
  if (naming->roster == NULL)
    return;
  if (naming->past)
    bahe_roster_free (naming->roster);
  else
    bahe_unit_give_roster (naming->unit, naming->roster);
  naming->roster = NULL;
}

/* ---- showing values that came without names ----------------------------------------------------- */

static gboolean
is_name (BaheType type)
{
  return type == BAHE_ENTRANT || type == BAHE_PERSON || type == BAHE_GROUP || type == BAHE_ACTIVITY ||
         type == BAHE_EVENT;
}

/* A copy of a value with the names of what it points at; all that it holds goes into `kept`. */
static BaheValue
named (BaheNaming *naming, const BaheField *field, const BaheValue *value, gboolean item, GPtrArray *kept)
{
  BaheValue copy = *value;

  if (value->how == BAHE_UNSET || value->how == BAHE_SEALED)
    return copy;
  gboolean list = field->type == BAHE_ROWS || (field->flags & BAHE_MANY) != 0;
  if (list && !item) {
    BaheValue *items = g_new0 (BaheValue, value->n + 1);
    g_ptr_array_add (kept, items);
    for (gsize i = 0; i < value->n; i++)
      items[i] = named (naming, field, &value->items[i], TRUE, kept);
    copy.items = items;
  } else if (field->type == BAHE_ROWS) {
    guint n = bahe_field_count (field->columns);
    BaheValue *cells = g_new0 (BaheValue, n + 1);
    g_ptr_array_add (kept, cells);
    for (guint c = 0; c < n; c++)
      cells[c] = named (naming, &field->columns[c], &value->items[c], FALSE, kept);
    copy.items = cells;
  } else if (is_name (field->type)) {
    char *text = name (naming, field->type, value->integer);
    if (text == NULL)
      text = g_strdup_printf ("#%" PRId64, value->integer);
    g_ptr_array_add (kept, text);
    copy.text = text;
  }
  return copy;
}

static void
write_name (GString *words, BaheNaming *naming, BaheType type, gint64 number)
{
  const BaheEntrant *entrant =
      type == BAHE_ENTRANT && naming->fold != NULL ? bahe_fold_entrant (naming->fold, number) : NULL;
  const char *entered = entrant != NULL ? name_entered_by (entrant) : NULL;
  g_autofree char *other = entered == NULL ? name (naming, type, number) : NULL;
  const char *known = entered != NULL ? entered : other;

  if (known != NULL)
    bahe_text_add (words, known, strlen (known));
  else
    g_string_append_printf (words, "#%" PRId64, number);
}

void
bahe_naming_write (GString *words, BaheNaming *naming, const BaheField *field, const BaheValue *value)
{
  if (value->how == BAHE_UNSET || (!is_name (field->type) && field->type != BAHE_ROWS)) {
    bahe_value_write (words, field, value);
  } else if (value->how == BAHE_EXACT && is_name (field->type) && (field->flags & BAHE_MANY) == 0) {
    write_name (words, naming, field->type, value->integer);
  } else {
    g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
    BaheValue copy = named (naming, field, value, FALSE, kept);
    bahe_value_write (words, field, &copy);
  }
}

char *
bahe_naming_show (BaheNaming *naming, const BaheField *field, const BaheValue *value)
{
  GString *words = g_string_new (NULL);

  bahe_naming_write (words, naming, field, value);
  return g_string_free (words, FALSE);
}
