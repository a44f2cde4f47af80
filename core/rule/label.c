/* Labels of columns as people read them: "{key_item}" in one stands for what the activity chose for that parameter. */
#include "rule/private.h"

#include <string.h>

#define MOST_PLACES 12

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

gboolean
bahe_scoring_column_clock (const BaheScoring *scoring, gsize column)
{
  const BaheRuleColumn *declared = &g_array_index (scoring->rule->columns, BaheRuleColumn, column);
  json_object *value = NULL;

  if (declared->clock_of == NULL || !json_object_object_get_ex (scoring->params, declared->clock_of, &value))
    return declared->clock;
  return g_strcmp0 (json_object_get_string (value), "clock") == 0;
}

char *
bahe_rule_column_text (const BaheRuleColumn *column, const BaheNumber *number)
{
  return column->clock ? bahe_number_format_clock (number, column->places)
                       : bahe_number_format (number, column->places);
}

int
bahe_scoring_column_places (const BaheScoring *scoring, gsize column)
{
  const BaheRuleColumn *declared = &g_array_index (scoring->rule->columns, BaheRuleColumn, column);
  json_object *value = NULL;

  if (declared->places_of == NULL || !json_object_object_get_ex (scoring->params, declared->places_of, &value))
    return declared->places;
  return CLAMP (json_object_get_int (value), 0, MOST_PLACES);
}
