/* The lines of a script. */
#include "private.h"

#include <string.h>

typedef gboolean (*Line) (BaheKit *kit, char **words, GError **error);

static gboolean
not_so (GError **error, char *what)
{
  g_autofree char *held = what;

  g_set_error_literal (error, KIT_ERROR, KIT_ERROR_SCRIPT, held);
  return FALSE;
}

/* ---- given
 * ---------------------------------------------------------------------------------------------------------------------
 */

static gboolean
is_chosen (const BaheKind *kind, const BahePreset *preset, char **words)
{
  g_autofree char *word = g_strdup_printf ("%s=%s", preset->field, preset->choice);
  g_autofree char *field = g_strdup_printf ("%s=", preset->field);
  int at = kit_field (kind->setup, preset->field);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], field))
      return strcmp (words[i], word) == 0;
  return at >= 0 && g_strcmp0 (kind->setup[at].fallback, preset->choice) == 0;
}

/* What presets say comes first, so that what is given lies over it. Free with g_strfreev. */
static char **
with_presets (const BaheKind *kind, char **words)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (const BahePreset *preset = kind->presets; preset != NULL && preset->field != NULL; preset++)
    if (is_chosen (kind, preset, words)) {
      g_auto (GStrv) values = g_strsplit (preset->values, " ", -1);
      g_strv_builder_addv (all, (const char **) values);
    }
  g_strv_builder_addv (all, (const char **) words);
  return g_strv_builder_end (all);
}

static gboolean
say_kind (BaheKit *kit, char **words, GError **error)
{
  for (const BaheKind *kind = kit->plugin->kinds; words[0] != NULL && kind->name != NULL; kind++) {
    if (strcmp (kind->name, words[0]) != 0)
      continue;
    g_auto (GStrv) given = with_presets (kind, words + 1);
    const BaheValue *setup = kit_parse_values (kit, kind->setup, NULL, given, error);
    if (setup != NULL)
      kit_open (kit, kind, setup);
    return setup != NULL;
  }
  return not_so (error, g_strdup ("there is no such kind"));
}

static gint64
person_named (BaheKit *kit, const char *name)
{
  for (guint i = 0; i < kit->persons->len; i++)
    if (strcmp (kit->persons->pdata[i], name) == 0)
      return FIRST_PERSON + i;
  g_ptr_array_add (kit->persons, g_strdup (name));
  return FIRST_PERSON + kit->persons->len - 1;
}

static void
put_in_roster (BaheKit *kit, gint64 number, const char *field, const char *text)
{
  g_hash_table_replace (kit->roster, g_strdup_printf ("%" G_GINT64_FORMAT "/%s", number, field), g_strdup (text));
}

static gboolean
say_people (BaheKit *kit, char **words, GError **error)
{
  for (guint i = 1; i < g_strv_length (words); i++)
    put_in_roster (kit, person_named (kit, words[i]), "sex", words[0]);
  return TRUE;
}

static gboolean
say_roster (BaheKit *kit, char **words, GError **error)
{
  gint64 number = words[0] == NULL                ? 0
                  : g_ascii_isdigit (words[0][0]) ? g_ascii_strtoll (words[0], NULL, 10)
                                                  : person_named (kit, words[0]);

  for (guint i = 1; i < g_strv_length (words); i++) {
    g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
    if (g_strv_length (pair) != 2)
      return not_so (error, g_strdup ("roster WHO FIELD=VALUE …"));
    put_in_roster (kit, number, pair[0], pair[1]);
  }
  return TRUE;
}

/* An entry: the entrant itself, then the fields of the kind's entry. */
static gboolean
enter (BaheKit *kit, const char *name, char **words, GError **error)
{
  guint n = kit_count_fields (kit->kind->entry);
  const BaheValue *entry = kit_parse_values (kit, kit->kind->entry, NULL, words, error);
  g_autofree BaheValue *values = g_new0 (BaheValue, n + 1);

  if (entry == NULL)
    return FALSE;
  g_ptr_array_add (kit->entrants, g_strdup (name));
  values[0] = (BaheValue){ .how = BAHE_EXACT, .integer = kit->entrants->len };
  memcpy (values + 1, entry, n * sizeof *values);
  kit_append (kit, BAHE_ENTERED, kit->kind->entry, kit_copy_values (kit, values, n + 1));
  return TRUE;
}

static gboolean
say_enter (BaheKit *kit, char **words, GError **error)
{
  return words[0] != NULL && enter (kit, words[0], words + 1, error);
}

static gboolean
say_teams (BaheKit *kit, char **words, GError **error)
{
  char *none[] = { NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (!enter (kit, words[i], none, error))
      return FALSE;
  return TRUE;
}

static gboolean
say_withdraw (BaheKit *kit, char **words, GError **error)
{
  for (guint i = 0; words[0] != NULL && i < kit->entrants->len; i++) {
    if (strcmp (kit->entrants->pdata[i], words[0]) != 0)
      continue;
    BaheValue values[] = { { .how = BAHE_EXACT, .integer = i + 1 }, { .how = BAHE_EXACT, .text = "" } };
    kit_append (kit, BAHE_WITHDRAWN, NULL, kit_copy_values (kit, values, 2));
    return TRUE;
  }
  return not_so (error, g_strdup ("there is no such entrant"));
}

static gboolean
say_seed (BaheKit *kit, char **words, GError **error)
{
  kit->seed = g_ascii_strtoull (words[0] != NULL ? words[0] : "0", NULL, 10);
  return TRUE;
}

/* The day of what follows. */
static gboolean
say_on (BaheKit *kit, char **words, GError **error)
{
  if (words[0] == NULL)
    return not_so (error, g_strdup ("on DAY"));
  kit->when = (BaheValue){ .how = BAHE_EXACT };
  return kit_parse_when (words[0], &kit->when, error);
}

static gboolean
say_standing (BaheKit *kit, char **words, GError **error)
{
  GArray *standing = g_array_new (FALSE, FALSE, sizeof (BaheStanding));

  if (g_strv_length (words) < 2) {
    g_array_unref (standing);
    return not_so (error, g_strdup ("standing STAGE GROUP NAME=PLACE …"));
  }
  for (guint i = 2; words[i] != NULL; i++) {
    const char *equals = strchr (words[i], '=');
    for (guint k = 0; equals != NULL && k < kit->entrants->len; k++) {
      BaheStanding row = { .entrant = k + 1, .rank = (guint) g_ascii_strtoull (equals + 1, NULL, 10) };
      if (strlen (kit->entrants->pdata[k]) == (gsize) (equals - words[i]) &&
          g_str_has_prefix (words[i], kit->entrants->pdata[k]))
        g_array_append_val (standing, row);
    }
  }
  g_hash_table_replace (kit->standings, g_strdup_printf ("%s/%s", words[0], words[1]), standing);
  return TRUE;
}

typedef struct { /* a deed and its day in one piece of memory */
  BaheDeed deed;
  BaheValue when;
} Deed;

static gboolean
take_deed_word (BaheKit *kit, Deed *deed, const char *word, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (word, "=", 2);
  const struct {
    const char *name;
    gint64 *number;
    const char **text;
  } members[] = { { "record", &deed->deed.seq, NULL },        { "first", &deed->deed.first, NULL },
                  { "activity", &deed->deed.activity, NULL }, { "entrant", &deed->deed.entrant, NULL },
                  { "group", NULL, &deed->deed.group },       { "award", NULL, &deed->deed.award } };

  if (g_strv_length (pair) == 2 && strcmp (pair[0], "on") == 0)
    return kit_parse_when (pair[1], &deed->when, error);
  for (guint i = 0; g_strv_length (pair) == 2 && i < G_N_ELEMENTS (members); i++) {
    if (strcmp (members[i].name, pair[0]) != 0)
      continue;
    if (members[i].number != NULL)
      *members[i].number = g_ascii_strtoll (pair[1], NULL, 10);
    else
      *members[i].text = kit_text (kit, pair[1]);
    return TRUE;
  }
  return not_so (error, g_strdup ("of a deed can be said: record first activity entrant group award on"));
}

/* A prize, an honour or taking part in another activity; the day is that of what follows unless it is said. */
static gboolean
say_deed (BaheKit *kit, char **words, GError **error)
{
  static const char *const sorts[] = { "", "award", "honour", "part" };

  for (guint i = 1; g_strv_length (words) >= 3 && i < G_N_ELEMENTS (sorts); i++) {
    if (strcmp (sorts[i], words[0]) != 0)
      continue;
    Deed *deed = g_new0 (Deed, 1);
    *deed = (Deed){ { .size = sizeof (BaheDeed), .sort = i, .person = person_named (kit, words[1]) }, kit->when };
    deed->deed.title = kit_text (kit, words[2]);
    deed->deed.when = &deed->when;
    g_ptr_array_add (kit->deeds, deed);
    for (guint w = 3; words[w] != NULL; w++)
      if (!take_deed_word (kit, deed, words[w], error))
        return FALSE;
    if (deed->deed.first == 0)
      deed->deed.first = deed->deed.seq;
    return TRUE;
  }
  return not_so (error, g_strdup ("deed award|honour|part PERSON TITLE …"));
}

/* What a record told of stands no longer: a prize was taken back, an entry cancelled. */
static gboolean
say_undone (BaheKit *kit, char **words, GError **error)
{
  gint64 seq = words[0] != NULL ? g_ascii_strtoll (words[0], NULL, 10) : 0;

  for (guint i = kit->deeds->len; i > 0; i--)
    if (((const BaheDeed *) kit->deeds->pdata[i - 1])->seq == seq)
      g_ptr_array_remove_index (kit->deeds, i - 1);
  return TRUE;
}

static gboolean
say_given (BaheKit *kit, char **words, GError **error)
{
  int type = words[0] == NULL ? -1 : kit_event_named (kit, words[0]);

  if (type < 0)
    return not_so (error, g_strdup ("there is no such event"));
  const BaheField *fields = kit->kind->events[type].fields;
  const BaheValue *values = kit_parse_values (kit, fields, NULL, words + 1, error);
  if (values != NULL)
    kit_append (kit, (guint) type, fields, values);
  return values != NULL;
}

/* ---- when
 * ----------------------------------------------------------------------------------------------------------------------
 */

static gboolean
say_when (BaheKit *kit, char **words, GError **error)
{
  return words[0] != NULL && kit_do (kit, words, error);
}

static Record *
record_numbered (BaheKit *kit, const char *word, GError **error)
{
  guint64 number = word == NULL ? 0 : g_ascii_strtoull (word, NULL, 10);

  if (number >= 1 && number <= kit->records->len)
    return &g_array_index (kit->records, Record, number - 1);
  not_so (error, g_strdup_printf ("there are %u events", kit->records->len));
  return NULL;
}

static gboolean
say_correct (BaheKit *kit, char **words, GError **error)
{
  Record *record = record_numbered (kit, words[0], error);

  if (record == NULL)
    return FALSE;
  if (record->type >= BAHE_ENTERED)
    return not_so (error, g_strdup ("an entry can be cancelled here, not corrected"));
  const BaheValue *values = kit_parse_values (kit, record->fields, record->values, words + 1, error);
  if (values == NULL)
    return FALSE;
  record->values = values;
  bahe_kit_fold (kit);
  return TRUE;
}

static gboolean
say_cancel (BaheKit *kit, char **words, GError **error)
{
  Record *record = record_numbered (kit, words[0], error);

  if (record == NULL)
    return FALSE;
  record->cancelled = TRUE;
  bahe_kit_fold (kit);
  return TRUE;
}

/* ---- then
 * ----------------------------------------------------------------------------------------------------------------------
 */

/* What stands between a refusal and its reason, if there is one to follow. */
static const char *
why (const BaheKit *kit)
{
  return kit->why != NULL ? ": " : NULL;
}

static gboolean
say_refused (BaheKit *kit, char **words, GError **error)
{
  kit->answered = TRUE;
  if (kit->refusal == NULL)
    return not_so (error, g_strdup ("it was let through"));
  if (g_strcmp0 (kit->refusal, words[0]) != 0)
    return not_so (error, g_strconcat ("it was refused as ", kit->refusal, why (kit), kit->why, NULL));
  return TRUE;
}

static gboolean
say_then (BaheKit *kit, char **words, GError **error)
{
  if (kit->then >= kit->records->len)
    return not_so (error, g_strdup ("nothing more was recorded"));
  const Record *record = &g_array_index (kit->records, Record, kit->then++);
  const BaheEventType *type = kit_event_type (kit, record->type);
  if (type == NULL || g_strcmp0 (type->name, words[0]) != 0)
    return not_so (error, g_strdup_printf ("%s was recorded", type == NULL ? "an entry" : type->name));
  g_auto (GStrv) row = kit_row_words (kit, type, record->values);
  for (guint i = 1; words[i] != NULL; i++) {
    g_autofree char *all = g_strjoinv (" ", row);
    if (!g_strv_contains ((const char *const *) row, words[i]))
      return not_so (error, g_strdup_printf ("recorded was: %s", all));
  }
  return TRUE;
}

static gboolean
say_conflicts (BaheKit *kit, char **words, GError **error)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *wanted = g_strjoinv (" ", words);

  for (guint i = 0; i < kit->records->len; i++)
    if (g_array_index (kit->records, Record, i).conflict)
      g_string_append_printf (found, "%s%u", found->len > 0 ? " " : "", i + 1);
  if (strcmp (found->len > 0 ? found->str : "none", wanted) != 0)
    return not_so (error, g_strdup_printf ("in conflict: %s", found->len > 0 ? found->str : "none"));
  return TRUE;
}

static gboolean
say_fact (BaheKit *kit, char **words, GError **error)
{
  if (kit_has_words (kit->facts, words))
    return TRUE;
  g_autofree char *all = kit_join (kit->facts);
  return not_so (error, g_strdup_printf ("the facts are:\n%s", all));
}

static gboolean
say_facts (BaheKit *kit, char **words, GError **error)
{
  guint count = 0;

  for (guint i = 0; i < kit->facts->len; i++)
    count += words[0] == NULL || kit_row_has (kit->facts->pdata[i], words + 1);
  if (words[0] != NULL && count == g_ascii_strtoull (words[0], NULL, 10))
    return TRUE;
  g_autofree char *all = kit_join (kit->facts);
  return not_so (error, g_strdup_printf ("there are %u:\n%s", count, all));
}

static gboolean
say_view (BaheKit *kit, char **words, GError **error)
{
  kit_look (kit);
  if (kit_has_words (kit->rows, words))
    return TRUE;
  g_autofree char *all = kit_join (kit->rows);
  return not_so (error, g_strdup_printf ("the rows are:\n%s", all));
}

static gboolean
say_no (BaheKit *kit, char **words, GError **error)
{
  gboolean facts = g_strcmp0 (words[0], "fact") == 0;

  kit_look (kit);
  if (words[0] == NULL || !kit_has_words (facts ? kit->facts : kit->rows, words + 1))
    return TRUE;
  return not_so (error, g_strdup ("there is one"));
}

/* ---- a line
 * --------------------------------------------------------------------------------------------------------------------
 */

static const struct {
  const char *word;
  Line say;
} lines[] = {
  { "kind", say_kind },         { "people", say_people },   { "enter", say_enter },         { "teams", say_teams },
  { "withdraw", say_withdraw }, { "seed", say_seed },       { "given", say_given },         { "when", say_when },
  { "then", say_then },         { "refused", say_refused }, { "standing", say_standing },   { "cancel", say_cancel },
  { "correct", say_correct },   { "fact", say_fact },       { "conflicts", say_conflicts }, { "facts", say_facts },
  { "view", say_view },         { "no", say_no },           { "roster", say_roster },       { "on", say_on },
  { "deed", say_deed },         { "undone", say_undone },
};

/* A refusal that no line spoke of is not what was wanted. */
static gboolean
refusal_is_answered (BaheKit *kit, const char *next, GError **error)
{
  if (kit->refusal == NULL || kit->answered || g_strcmp0 (next, "refused") == 0)
    return TRUE;
  return not_so (error, g_strconcat ("the verb before was refused as ", kit->refusal, why (kit), kit->why, NULL));
}

static gboolean
say_line (BaheKit *kit, const char *line, GError **error)
{
  g_auto (GStrv) words = NULL;

  if (!g_shell_parse_argv (line, NULL, &words, error) || !refusal_is_answered (kit, words[0], error))
    return FALSE;
  if (kit->kind == NULL && strcmp (words[0], "kind") != 0 && strcmp (words[0], "people") != 0 &&
      strcmp (words[0], "roster") != 0)
    return not_so (error, g_strdup ("say the kind first"));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strcmp (lines[i].word, words[0]) == 0)
      return lines[i].say (kit, words + 1, error);
  return not_so (error, g_strdup_printf ("there is no line that begins with %s", words[0]));
}

gboolean
bahe_kit_say (BaheKit *kit, const char *text, GError **error)
{
  g_auto (GStrv) each = g_strsplit (text, "\n", -1);

  for (guint i = 0; each[i] != NULL; i++) {
    const char *line = g_strstrip (each[i]);
    if (line[0] == '\0' || line[0] == '#')
      continue;
    kit->line = i + 1;
    if (!say_line (kit, line, error)) {
      g_prefix_error (error, "line %u, %s: ", i + 1, line);
      return FALSE;
    }
  }
  return refusal_is_answered (kit, NULL, error);
}

const char *
bahe_kit_try (BaheKit *kit, const char *text, GError **error)
{
  g_auto (GStrv) words = NULL;

  if (!g_shell_parse_argv (text, NULL, &words, error) || !kit_do (kit, words, error)) {
    g_prefix_error (error, "%s: ", text);
    return "error";
  }
  kit->answered = TRUE;
  return kit->refusal;
}
