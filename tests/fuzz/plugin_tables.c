/* Tables of a plugin with names, types, flags and references in any combination. Pointers are good ones: whatever a
 * wild one does happens to the child process that looks at a file first. A table without faults must be one that can be
 * used. */
#include "fuzz.h"

#include "plugin/plugin.h"

typedef struct {
  const guint8 *at, *end;
  GPtrArray *made; /* everything that the tables point to */
} Bytes;

static guint
take (Bytes *bytes, guint below)
{
  return bytes->at < bytes->end ? *bytes->at++ % below : 0;
}

static gpointer
make (Bytes *bytes, gsize n, gsize size)
{
  gpointer made = g_malloc0_n (n, size);

  g_ptr_array_add (bytes->made, made);
  return made;
}

static const char *
word (Bytes *bytes)
{
  static const char *const words[] = { NULL,           "player",   "count",    "marks",      "stage",    "person",
                                       "done",         "do",       "again",    "",           "Has Caps", "9",
                                       "红|蓝",        "1",        "-3",       "final:most", "league",   "marks.item",
                                       "person,stage", "\xff\xfe", "recorder", "officer",    "withdraw" };

  return words[take (bytes, G_N_ELEMENTS (words))];
}

static BaheLabel
label (Bytes *bytes)
{
  static const char *const labels[] = { "甲", "A", NULL, "{player}已满", "{nobody}", "\xff" };
  BaheLabel made = { labels[take (bytes, G_N_ELEMENTS (labels))], labels[take (bytes, G_N_ELEMENTS (labels))] };

  return take (bytes, 4) != 0 ? (BaheLabel){ "甲", "A" } : made;
}

static const BaheChoice *
choices (Bytes *bytes)
{
  guint n = take (bytes, 4);
  BaheChoice *rows = make (bytes, n + 1, sizeof *rows);

  for (guint i = 0; i < n; i++)
    rows[i] = (BaheChoice){ .name = word (bytes), .label = label (bytes) };
  return n == 0 ? NULL : rows;
}

static const BaheField *
fields (Bytes *bytes, guint depth)
{
  guint n = take (bytes, 5);
  BaheField *rows = make (bytes, n + 1, sizeof *rows);

  for (guint i = 0; i < n; i++)
    rows[i] = (BaheField){ .name = word (bytes),
                           .type = take (bytes, 18),
                           .flags = take (bytes, 9),
                           .label = label (bytes),
                           .min = word (bytes),
                           .max = word (bytes),
                           .fallback = word (bytes),
                           .units = word (bytes),
                           .choices = choices (bytes),
                           .private_to = take (bytes, 3) == 0 ? word (bytes) : NULL,
                           .columns = depth < 3 && take (bytes, 3) == 0 ? fields (bytes, depth + 1) : NULL };
  return rows;
}

static const BaheFact *
facts (Bytes *bytes)
{
  guint n = take (bytes, 3);
  BaheFact *rows = make (bytes, n + 1, sizeof *rows);

  for (guint i = 0; i < n; i++)
    rows[i] = (BaheFact){ .shape = take (bytes, 8),
                          .rows = word (bytes),
                          .entrant = word (bytes),
                          .value = word (bytes),
                          .other = word (bytes),
                          .against = word (bytes),
                          .ended = word (bytes),
                          .parts = word (bytes),
                          .by = word (bytes),
                          .about = word (bytes),
                          .stage = word (bytes),
                          .round = word (bytes) };
  return rows;
}

static const BaheEventType *
events (Bytes *bytes)
{
  guint n = take (bytes, 4);
  BaheEventType *rows = make (bytes, n + 1, sizeof *rows);

  for (guint i = 0; i < n; i++)
    rows[i] = (BaheEventType){ .name = word (bytes),
                               .label = label (bytes),
                               .fields = fields (bytes, 0),
                               .facts = facts (bytes),
                               .hidden_until = word (bytes),
                               .version = take (bytes, 8) == 0 };
  return rows;
}

static const BaheVerb *
verbs (Bytes *bytes, const BaheEventType *of)
{
  guint n = take (bytes, 4);
  BaheVerb *rows = make (bytes, n + 1, sizeof *rows);

  for (guint i = 0; i < n; i++)
    rows[i] = (BaheVerb){ .name = word (bytes),
                          .label = label (bytes),
                          .role = word (bytes),
                          .own = word (bytes),
                          .fields = take (bytes, 2) == 0 ? of[0].fields : fields (bytes, 0),
                          .records = word (bytes) };
  return rows;
}

static const BaheKind *
kinds (Bytes *bytes)
{
  guint n = 1 + take (bytes, 2);
  BaheKind *rows = make (bytes, n + 1, sizeof *rows);

  for (guint i = 0; i < n; i++) {
    BaheFigure *figures = make (bytes, 2, sizeof *figures);
    BaheRefusal *refusals = make (bytes, 2, sizeof *refusals);
    figures[0] = (BaheFigure){ .name = word (bytes),
                               .label = label (bytes),
                               .event = word (bytes),
                               .how = take (bytes, 5),
                               .field = word (bytes),
                               .by = word (bytes) };
    refusals[0] = (BaheRefusal){ .name = word (bytes), .message = label (bytes) };
    const BaheEventType *of = events (bytes);
    rows[i] = (BaheKind){ .name = word (bytes),
                          .label = label (bytes),
                          .rule = word (bytes),
                          .setup = fields (bytes, 0),
                          .entry = take (bytes, 2) == 0 ? fields (bytes, 0) : NULL,
                          .events = of,
                          .verbs = verbs (bytes, of),
                          .refusals = refusals,
                          .figures = figures,
                          .stage_rules = word (bytes) };
  }
  return rows;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  Bytes bytes = { data, data + size, g_ptr_array_new_with_free_func (g_free) };
  BahePlugin plugin = BAHE_PLUGIN_TABLE (.name = word (&bytes), .version = "1", .summary = label (&bytes));

  plugin.kinds = kinds (&bytes);
  g_autoptr (GPtrArray) faults = bahe_plugin_faults (&plugin);
  for (guint i = 0; i < faults->len; i++)
    if (!g_utf8_validate (faults->pdata[i], -1, NULL))
      g_error ("a fault in broken characters: %s", (char *) faults->pdata[i]);
  g_autoptr (BahePlugins) plugins = bahe_plugins_new ();
  g_autoptr (GError) error = NULL;
  gboolean added = bahe_plugins_add (plugins, &plugin, &error);
  if (added != (faults->len == 0))
    g_error ("%u faults, and the table was %s", faults->len, added ? "taken" : "refused");
  g_ptr_array_unref (bytes.made);
  return 0;
}
