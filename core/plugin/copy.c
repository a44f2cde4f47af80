/* A plugin's tables, built with the row sizes of its own time, as tables in the row sizes of this host. */
#include "plugin/tables.h"

#include <string.h>

enum { MOST_ROWS = 2000, LARGEST_STRIDE = 4096, MOST_LAYOUTS = 100 };

typedef struct {
  const BahePlugin *plugin;
  BaheArena *arena;
  BaheFaults *faults;
  GHashTable *seen, *seen_columns; /* tables that several rows share stay shared */
} Copier;

static gboolean
check_stride (BaheFaults *faults, const char *table, guint stride, gsize least)
{
  if (stride >= least && stride <= LARGEST_STRIDE && stride % sizeof (gpointer) == 0)
    return TRUE;
  bahe_fault (faults,
              _ ("rows of the table of %s are %u bytes, which no version of the interface has; build the plugin with "
                 "bahe/plugin.h and declare it with BAHE_PLUGIN"),
              table, stride);
  return FALSE;
}

/* Of a table that came after 1.0: 0 says that the plugin has none. */
static gboolean
check_later_stride (BaheFaults *faults, const char *table, guint stride, gsize least)
{
  return stride == 0 || check_stride (faults, table, stride, least);
}

gboolean
bahe_tables_check_header (const BahePlugin *plugin, BaheFaults *faults)
{
  if (plugin->magic != BAHE_PLUGIN_MAGIC) {
    bahe_fault (faults,
                _ ("%s begins with 0x%08x, not with 0x%08x: this is no table of a plugin; declare it with BAHE_PLUGIN"),
                BAHE_PLUGIN_SYMBOL, plugin->magic, BAHE_PLUGIN_MAGIC);
    return FALSE;
  }
  if (plugin->abi_major != BAHE_ABI_MAJOR) {
    bahe_fault (faults,
                _ ("made for version %u of the interface, this bahe has version %u; build it again with this bahe"),
                plugin->abi_major, BAHE_ABI_MAJOR);
    return FALSE;
  }
  if (plugin->size < G_STRUCT_OFFSET (BahePlugin, regulation)) {
    bahe_fault (
        faults,
        _ ("the table of the plugin is %u bytes, too short for the %u it must have; build it with bahe/plugin.h"),
        plugin->size, (guint) G_STRUCT_OFFSET (BahePlugin, regulation));
    return FALSE;
  }
  if (plugin->size > LARGEST_STRIDE) {
    bahe_fault (
        faults,
        _ ("the table of the plugin says that it is %u bytes, which no version of the interface has; declare it "
           "with BAHE_PLUGIN"),
        plugin->size);
    return FALSE;
  }
  gboolean fits = check_stride (faults, "BaheField", plugin->field, G_STRUCT_OFFSET (BaheField, min));
  fits &= check_stride (faults, "BaheChoice", plugin->choice, sizeof (BaheChoice));
  fits &= check_stride (faults, "BaheEventType", plugin->event, G_STRUCT_OFFSET (BaheEventType, facts));
  fits &= check_stride (faults, "BaheFact", plugin->fact, G_STRUCT_OFFSET (BaheFact, other));
  fits &= check_stride (faults, "BaheVerb", plugin->verb, G_STRUCT_OFFSET (BaheVerb, records));
  fits &= check_stride (faults, "BaheRefusal", plugin->refusal, sizeof (BaheRefusal));
  fits &= check_stride (faults, "BaheFigure", plugin->figure, G_STRUCT_OFFSET (BaheFigure, field));
  fits &= check_stride (faults, "BaheKind", plugin->kind, G_STRUCT_OFFSET (BaheKind, refusals));
  if (plugin->size < sizeof (BahePlugin))
    return fits;
  fits &= check_later_stride (faults, "BaheRegulation", plugin->regulation, sizeof (BaheRegulation));
  fits &= check_later_stride (faults, "BahePrinted", plugin->printed, sizeof (BahePrinted));
  fits &= check_later_stride (faults, "BahePreset", plugin->preset, sizeof (BahePreset));
  return fits;
}

static gboolean
is_all_zero (const guint8 *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

/* What each row begins with, so that one that has lost it is told from the row of zeros behind the last. Of a field the
 * check of its table says so, with its number there; a sentence of the regulation may begin with nothing. */
static gsize
key_size (const char *table)
{
  if (g_str_equal (table, "BaheField") || g_str_equal (table, "BaheRegulation"))
    return 0;
  return g_str_equal (table, "BaheFact") ? sizeof (BaheShape) : sizeof (gpointer);
}

/* FALSE, with a fault, for a row that is no end of its table and yet begins with nothing. */
static gboolean
check_key (const Copier *copier, const char *table, const guint8 *row, guint number)
{
  gsize size = key_size (table);

  if (size == 0 || !is_all_zero (row, size))
    return TRUE;
  if (g_str_equal (table, "BaheFact"))
    bahe_fault (
        copier->faults,
        _ ("row %u of a table of BaheFact has no .shape; take one of BaheShape, or end the table before it with "
           "{ 0 }"),
        number);
  else
    bahe_fault (copier->faults,
                _ ("row %u of a table of %s has no name; give it one, or end the table before it with { 0 }"), number,
                table);
  return FALSE;
}

/* The rows before the row of zeros, each of `size` bytes, and a row of zeros. NULL gives NULL. */
static gpointer
copy_rows (Copier *copier, const char *table, const void *rows, gsize stride, gsize size, guint *n)
{
  *n = 0;
  if (rows == NULL)
    return NULL;
  while (*n < MOST_ROWS && !is_all_zero ((const guint8 *) rows + *n * stride, stride))
    ++*n;
  if (*n == MOST_ROWS) {
    bahe_fault (copier->faults, _ ("a table of %s does not end; end each table with a row of zeros, { 0 }"), table);
    *n = 0;
  }
  for (guint i = 0; i < *n; i++)
    if (!check_key (copier, table, (const guint8 *) rows + i * stride, i + 1))
      *n = i; /* the rest is not looked at */
  guint8 *copy = bahe_arena_new (copier->arena, *n + 1, size);
  for (guint i = 0; i < *n; i++)
    memcpy (copy + i * size, (const guint8 *) rows + i * stride, MIN (stride, size));
  return copy;
}

/* Rows have no rows in them, which the check says; so columns are copied without columns of their own, and a table that
 * names itself as its columns comes to an end. */
static const BaheField *
copy_fields (Copier *copier, const BaheField *fields, GHashTable *seen)
{
  guint n, n_choices;
  BaheField *copy = fields == NULL ? NULL : g_hash_table_lookup (seen, fields);

  if (fields == NULL || copy != NULL)
    return copy;
  copy = copy_rows (copier, "BaheField", fields, copier->plugin->field, sizeof (BaheField), &n);
  g_hash_table_insert (seen, (gpointer) fields, copy);
  for (guint i = 0; i < n; i++) {
    bahe_faults_enter (copier->faults, _ ("field"), copy[i].name);
    copy[i].choices =
        copy_rows (copier, "BaheChoice", copy[i].choices, copier->plugin->choice, sizeof (BaheChoice), &n_choices);
    copy[i].columns = seen == copier->seen ? copy_fields (copier, copy[i].columns, copier->seen_columns) : NULL;
    bahe_faults_leave (copier->faults);
  }
  return copy;
}

static void
copy_event_members (Copier *copier, BaheEventType *event, guint depth)
{
  guint n_facts;

  event->fields = copy_fields (copier, event->fields, copier->seen);
  event->facts = copy_rows (copier, "BaheFact", event->facts, copier->plugin->fact, sizeof (BaheFact), &n_facts);
  if (event->before == NULL || depth == MOST_LAYOUTS)
    return;

  BaheEventType *before = bahe_arena_new (copier->arena, 1, sizeof (BaheEventType));
  memcpy (before, event->before, MIN (copier->plugin->event, sizeof (BaheEventType)));
  copy_event_members (copier, before, depth + 1);
  event->before = before;
}

static const BaheEventType *
copy_events (Copier *copier, const char *what, const BaheEventType *events)
{
  guint n;
  BaheEventType *copy = copy_rows (copier, "BaheEventType", events, copier->plugin->event, sizeof (BaheEventType), &n);

  for (guint i = 0; i < n; i++) {
    bahe_faults_enter (copier->faults, what, copy[i].name);
    copy_event_members (copier, &copy[i], 0);
    bahe_faults_leave (copier->faults);
  }
  return copy;
}

static const BaheVerb *
copy_verbs (Copier *copier, const BaheVerb *verbs)
{
  guint n;
  BaheVerb *copy = copy_rows (copier, "BaheVerb", verbs, copier->plugin->verb, sizeof (BaheVerb), &n);

  for (guint i = 0; i < n; i++) {
    bahe_faults_enter (copier->faults, _ ("verb"), copy[i].name);
    copy[i].fields = copy_fields (copier, copy[i].fields, copier->seen);
    bahe_faults_leave (copier->faults);
  }
  return copy;
}

static void
copy_kind_members (Copier *copier, BaheKind *kind)
{
  const BahePlugin *plugin = copier->plugin;
  guint n;

  kind->setup = copy_fields (copier, kind->setup, copier->seen);
  kind->entry = copy_fields (copier, kind->entry, copier->seen);
  kind->events = copy_events (copier, _ ("record"), kind->events);
  kind->verbs = copy_verbs (copier, kind->verbs);
  kind->refusals = copy_rows (copier, "BaheRefusal", kind->refusals, plugin->refusal, sizeof (BaheRefusal), &n);
  kind->figures = copy_rows (copier, "BaheFigure", kind->figures, plugin->figure, sizeof (BaheFigure), &n);
  kind->views = copy_events (copier, _ ("view"), kind->views);
  kind->regulation = plugin->regulation == 0 ? NULL
                                             : copy_rows (copier, "BaheRegulation", kind->regulation,
                                                          plugin->regulation, sizeof (BaheRegulation), &n);
  kind->printed = plugin->printed == 0
                      ? NULL
                      : copy_rows (copier, "BahePrinted", kind->printed, plugin->printed, sizeof (BahePrinted), &n);
  kind->presets = plugin->preset == 0
                      ? NULL
                      : copy_rows (copier, "BahePreset", kind->presets, plugin->preset, sizeof (BahePreset), &n);
}

const BahePlugin *
bahe_tables_copy (const BahePlugin *plugin, BaheArena *arena, BaheFaults *faults)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL), seen_columns = g_hash_table_new (NULL, NULL);
  BahePlugin *copy = bahe_arena_new (arena, 1, sizeof *copy);
  Copier copier = { .plugin = copy, .arena = arena, .faults = faults, .seen = seen, .seen_columns = seen_columns };
  guint n;

  memcpy (copy, plugin, MIN (plugin->size, sizeof *copy));
  BaheKind *kinds = copy_rows (&copier, "BaheKind", plugin->kinds, plugin->kind, sizeof (BaheKind), &n);
  for (guint i = 0; i < n; i++) {
    bahe_faults_enter (faults, _ ("kind"), kinds[i].name);
    copy_kind_members (&copier, &kinds[i]);
    bahe_faults_leave (faults);
  }
  copy->kinds = kinds;
  return copy;
}
