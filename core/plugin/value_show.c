/* Values for people, in the language of messages. */
#include "plugin/values.h"

static char *
show_number (const BaheField *field, const BaheValue *value)
{
  if (field->type == BAHE_MONEY) {
    g_autofree char *yuan =
        value->integer % 100 == 0 ? bahe_exact_text (value->integer / 100, 0) : bahe_exact_text (value->integer, -2);
    return g_strdup_printf (_ ("%s yuan"), yuan);
  }
  g_autofree char *text = bahe_exact_text (value->integer, value->exponent);
  if (field->type != BAHE_QUANTITY || value->text == NULL)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %s", text, value->text);
}

static char *
show_exact (const BaheField *field, const BaheValue *value)
{
  switch (field->type) {
  case BAHE_INTEGER:
  case BAHE_DECIMAL:
  case BAHE_MONEY:
  case BAHE_QUANTITY:
    return show_number (field, value);
  case BAHE_WHEN:
    return bahe_span_show (&(BaheSpan){ value->integer, value->last }, 0);
  case BAHE_FLAG:
    return g_strdup (value->integer != 0 ? _ ("yes") : _ ("no"));
  case BAHE_FILE:
    return bahe_value_show_file (value);
  case BAHE_CHOICE:
    for (gint64 i = 0; field->choices[i].name != NULL; i++)
      if (i == value->integer)
        return g_strdup (bahe_label (&field->choices[i].label));
    return g_strdup ("");
  default:
    if (value->text == NULL && bahe_is_reference (field->type)) {
      g_autofree char *number = bahe_exact_text (value->integer, 0);
      return g_strdup_printf (_ ("no. %s"), number);
    }
    return g_strdup (value->text == NULL ? "" : value->text);
  }
}

static char *
show_rows (const BaheField *field, const BaheValue *value)
{
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < value->n; i++) {
    gboolean first = TRUE;
    for (guint c = 0; field->columns[c].name != NULL; c++) {
      g_autofree char *cell = bahe_value_show (&field->columns[c], &value->items[i].items[c]);
      if (cell[0] == '\0')
        continue;
      g_string_append_printf (words, "%s%s", !first ? " " : i == 0 ? "" : _ ("; "), cell);
      first = FALSE;
    }
  }
  return g_string_free (words, FALSE);
}

static char *
show_list (const BaheField *field, const BaheValue *value)
{
  GString *words = g_string_new (NULL);
  BaheField one = *field;

  one.flags &= ~(guint32) BAHE_MANY;
  for (gsize i = 0; i < value->n; i++) {
    g_autofree char *item = bahe_value_show (&one, &value->items[i]);
    g_string_append_printf (words, "%s%s", i == 0 ? "" : _ (", "), item);
  }
  return g_string_free (words, FALSE);
}

char *
bahe_value_show (const BaheField *field, const BaheValue *value)
{
  switch (value->how) {
  case BAHE_UNSET:
    return g_strdup ("");
  case BAHE_SEALED:
    return g_strdup (_ ("given"));
  case BAHE_UNKNOWN:
    return g_strdup (field->type == BAHE_MONEY ? _ ("amount unknown") : _ ("unknown"));
  default:
    break;
  }
  if (field->type == BAHE_ROWS)
    return show_rows (field, value);
  if (field->flags & BAHE_MANY)
    return show_list (field, value);
  g_autofree char *exact = show_exact (field, value);
  switch (value->how) {
  case BAHE_ABOUT:
    return g_strdup_printf (_ ("about %s"), exact);
  case BAHE_AT_LEAST:
    return g_strdup_printf (_ ("at least %s"), exact);
  case BAHE_NEARLY:
    return g_strdup_printf (_ ("nearly %s"), exact);
  default:
    return g_steal_pointer (&exact);
  }
}
