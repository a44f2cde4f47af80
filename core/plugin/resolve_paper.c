/* The tables of what is printed before a contest: conditions and places in sentences name fields of setup, columns
 * those of views. */
#include "plugin/tables.h"

#include <string.h>

static gboolean
has_choice (const BaheField *field, const char *value)
{
  for (const BaheChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++)
    if (g_str_equal (choice->name, value))
      return TRUE;
  return field->type != BAHE_CHOICE;
}

/* "system=league|groups", "!keep-sides". */
static void
check_term (BaheFaults *faults, const BaheKindInfo *kind, char *term)
{
  char *name = term + (term[0] == '!' ? 1 : 0), *equals = strchr (name, '=');

  if (equals != NULL)
    *equals = '\0';
  int field = bahe_field_index (kind->setup, name);
  if (field < 0) {
    g_autofree char *nearest = bahe_nearest_field (kind->setup, name);
    bahe_fault (faults, _ (".when names “%s”: setup has no such field%s"), name, nearest);
    return;
  }
  g_auto (GStrv) values = g_strsplit (equals != NULL ? equals + 1 : "", "|", -1);
  for (guint i = 0; values[i] != NULL; i++)
    if (!has_choice (&kind->setup[field], values[i]))
      bahe_fault (faults, _ (".when says %s=%s: the field has no such choice"), name, values[i]);
}

static void
check_sentence (BaheFaults *faults, const BaheKindInfo *kind, const char *words)
{
  for (const char *open = words; open != NULL && (open = strchr (open, '{')) != NULL; open++) {
    const char *close = strchr (open, '}');
    g_autofree char *name = close == NULL ? g_strdup (open) : g_strndup (open + 1, (gsize) (close - open - 1));
    if (close == NULL || bahe_field_index (kind->setup, name) < 0)
      bahe_fault (faults, _ ("{%s} in its sentence is no field of setup; name one"), name);
  }
}

void
bahe_check_regulation (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind)
{
  const BaheRegulation *rows = table->regulation;

  for (guint i = 0;
       rows != NULL && (rows[i].sentence.zh != NULL || rows[i].sentence.en != NULL || rows[i].when != NULL); i++) {
    g_auto (GStrv) terms = g_strsplit (rows[i].when != NULL ? rows[i].when : "", ",", -1);
    bahe_faults_enter_row (faults, "regulation", i + 1);
    for (guint k = 0; terms[k] != NULL; k++)
      check_term (faults, kind, terms[k]);
    bahe_check_label (faults, &rows[i].sentence);
    check_sentence (faults, kind, rows[i].sentence.zh);
    check_sentence (faults, kind, rows[i].sentence.en);
    if (rows[i].part.zh != NULL || rows[i].part.en != NULL)
      bahe_check_label (faults, &rows[i].part);
    else if (i == 0)
      bahe_fault (faults, _ ("the first sentence says in no .part which paragraph it stands in"));
    bahe_faults_leave (faults);
  }
}

static const BaheField *
find_view (const BaheKindInfo *kind, const char *name)
{
  for (guint i = 0; name != NULL && i < kind->n_views; i++)
    if (g_strcmp0 (kind->views[i].table->name, name) == 0)
      return kind->views[i].table->fields;
  return NULL;
}

void
bahe_check_printed (BaheFaults *faults, const BaheKind *table, const BaheKindInfo *kind)
{
  const BahePrinted *rows = table->printed;

  for (guint i = 0; rows != NULL && (rows[i].view != NULL || rows[i].column != NULL || rows[i].label.zh != NULL); i++) {
    const BaheField *fields = find_view (kind, rows[i].view);
    bahe_faults_enter_row (faults, "printed", i + 1);
    if (fields == NULL)
      bahe_fault (faults, _ (".view = “%s”: the activity type has no such view; name one of its .views"),
                  rows[i].view != NULL ? rows[i].view : "");
    else if (rows[i].column != NULL && bahe_field_index (fields, rows[i].column) < 0)
      bahe_fault (faults, _ (".column = “%s”: the view has no such field"), rows[i].column);
    if (rows[i].column == NULL || rows[i].label.zh != NULL || rows[i].label.en != NULL)
      bahe_check_label (faults, &rows[i].label);
    bahe_faults_leave (faults);
  }
}
