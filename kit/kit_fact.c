/* Facts and rows of views as words. */
#include "private.h"

#include <string.h>

static const char *const shapes[] = { "", "match", "mark", "measure", "tally", "lot", "member" };

typedef struct {
  const BaheKit *kit;
  const BaheEventType *event;
  const BaheFact *map;
  const BaheValue *values, *row; /* row NULL: the event itself */
  GStrvBuilder *words;
} Giving;

/* What a slot names: a column of the row, else a field of the event. To be freed; NULL: none. */
static char *
slot (const Giving *giving, const char *name)
{
  if (name == NULL)
    return NULL;
  if (giving->row != NULL) {
    const BaheField *columns = giving->event->fields[kit_field (giving->event->fields, giving->map->rows)].columns;
    int column = kit_field (columns, name);
    if (column >= 0)
      return kit_show (giving->kit, &columns[column], &giving->row->items[column]);
  }
  int field = kit_field (giving->event->fields, name);
  return field < 0 ? g_strdup ("?") : kit_show (giving->kit, &giving->event->fields[field], &giving->values[field]);
}

static void
add_named (const Giving *giving, const char *word, const char *name)
{
  g_autofree char *text = slot (giving, name);
  g_autofree char *both = text == NULL ? NULL : g_strdup_printf ("%s=%s", word, text);

  if (text != NULL && text[0] != '\0')
    g_strv_builder_add (giving->words, both);
}

static void
add_pair (const Giving *giving, const char *word, const char *first, const char *second, const char *between)
{
  g_autofree char *a = slot (giving, first), *b = slot (giving, second);
  g_autofree char *both = g_strconcat (word, a == NULL ? "" : a, between, b == NULL ? "" : b, NULL);

  g_strv_builder_add (giving->words, both);
}

static gboolean
is_slot (const BaheFact *map, const char *name)
{
  const char *const slots[] = { map->rows,   map->entrant,      map->value, map->other, map->against,
                                map->faults, map->other_faults, map->ended, map->parts, map->by,
                                map->about,  map->stage,        map->group, map->round };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (g_strcmp0 (slots[i], name) == 0)
      return TRUE;
  return FALSE;
}

static void
give_fact (BaheKit *kit, const BaheEventType *event, const BaheFact *map, const BaheValue *values, const BaheValue *row)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  Giving giving = { kit, event, map, values, row, words };
  const char *const named[][2] = { { "ended", map->ended }, { "parts", map->parts }, { "by", map->by },
                                   { "about", map->about }, { "stage", map->stage }, { "group", map->group },
                                   { "round", map->round } };

  g_strv_builder_add (words, shapes[map->shape]);
  if (map->shape == BAHE_MATCH) {
    add_pair (&giving, "", map->entrant, map->other, "-");
    add_pair (&giving, "", map->value, map->against, ":");
    add_pair (&giving, "faults=", map->faults, map->other_faults, ":");
  } else {
    g_autofree char *entrant = slot (&giving, map->entrant), *value = slot (&giving, map->value);
    g_strv_builder_add (words, entrant);
    if (value != NULL)
      g_strv_builder_add (words, value);
    add_named (&giving, "faults", map->faults);
  }
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    add_named (&giving, named[i][0], named[i][1]);
  for (guint i = 0; event->fields[i].name != NULL; i++)
    if (!is_slot (map, event->fields[i].name))
      add_named (&giving, event->fields[i].name, event->fields[i].name);
  g_ptr_array_add (kit->facts, g_strv_builder_end (words));
}

void
kit_give_facts (BaheKit *kit, const BaheEventType *event, const BaheValue *values)
{
  for (const BaheFact *map = event->facts; map != NULL && map->shape != 0; map++) {
    if (map->rows == NULL) {
      give_fact (kit, event, map, values, NULL);
      continue;
    }
    const BaheValue *rows = &values[kit_field (event->fields, map->rows)];
    for (gsize i = 0; i < rows->n; i++)
      give_fact (kit, event, map, values, &rows->items[i]);
  }
}

/* The view's name, then name=text of every value that is set. */
GStrv
kit_row_words (const BaheKit *kit, const BaheEventType *view, const BaheValue *values)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_add (words, view->name);
  for (guint i = 0; view->fields[i].name != NULL; i++) {
    g_autofree char *text = kit_show (kit, &view->fields[i], &values[i]);
    g_autofree char *both = g_strdup_printf ("%s=%s", view->fields[i].name, text);
    if (values[i].how != BAHE_UNSET)
      g_strv_builder_add (words, both);
  }
  return g_strv_builder_end (words);
}

gboolean
kit_row_has (char **row, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) row, words[i]))
      return FALSE;
  return TRUE;
}

gboolean
kit_has_words (const GPtrArray *rows, char **words)
{
  for (guint i = 0; i < rows->len; i++)
    if (kit_row_has (rows->pdata[i], words))
      return TRUE;
  return FALSE;
}

char *
kit_join (const GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *line = g_strjoinv (" ", rows->pdata[i]);
    g_string_append_printf (text, "  %s\n", line);
  }
  return g_string_free (text, FALSE);
}
