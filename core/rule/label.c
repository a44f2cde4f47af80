/* Labels of columns as people read them: "{key_item}" in one stands for what the activity chose for that parameter. */
#include "rule/private.h"

#include <string.h>

static const char *
with_params (const BaheScoring *scoring, const char *label)
{
  if (label == NULL || strchr (label, '{') == NULL)
    return label;

  g_autoptr (GString) text = g_string_new (label);
  json_object_object_foreach (scoring->params, name, value)
  {
    g_autofree char *place = g_strdup_printf ("{%s}", name);
    g_string_replace (text, place, json_object_get_string (value), 0);
  }
  return g_string_chunk_insert_const (scoring->texts, text->str);
}

BaheLabel
bahe_scoring_column_label (const BaheScoring *scoring, gsize column)
{
  const BaheLabel *label = &g_array_index (scoring->rule->columns, BaheRuleColumn, column).label;

  return (BaheLabel){ with_params (scoring, label->zh), with_params (scoring, label->en) };
}
