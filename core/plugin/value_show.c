/* Values for people, in the language of messages. */
#include "plugin/values.h"

static void
write_text (GString *words, const char *text)
{
  bahe_text_add (words, text, strlen (text));
}

static void
write_exact_number (GString *words, gint64 integer, int exponent)
{
  if (exponent == 0) {
    bahe_text_add_integer (words, integer);
    return;
  }
  g_autofree char *text = bahe_exact_text (integer, exponent);
  write_text (words, text);
}

static void
write_number (GString *words, const BaheField *field, const BaheValue *value)
{
  if (field->type == BAHE_MONEY) {
    g_autofree char *yuan =
        value->integer % 100 == 0 ? bahe_exact_text (value->integer / 100, 0) : bahe_exact_text (value->integer, -2);
    g_string_append_printf (words, _ ("%s yuan"), yuan);
    return;
  }
  write_exact_number (words, value->integer, value->exponent);
  if (field->type == BAHE_QUANTITY && value->text != NULL) {
    write_text (words, " ");
    write_text (words, value->text);
  }
}

static void
write_when (GString *words, const BaheValue *value)
{
  g_autofree char *text = bahe_span_show (&(BaheSpan){ value->integer, value->last }, 0);

  write_text (words, text);
}

static void
write_file (GString *words, const BaheValue *value)
{
  g_autofree char *text = bahe_value_show_file (value);

  write_text (words, text);
}

static void
write_choice (GString *words, const BaheField *field, const BaheValue *value)
{
  for (gint64 i = 0; field->choices[i].name != NULL; i++)
    if (i == value->integer)
      write_text (words, bahe_label (&field->choices[i].label));
}

static void
write_exact (GString *words, const BaheField *field, const BaheValue *value)
{
  switch (field->type) {
  case BAHE_INTEGER:
  case BAHE_DECIMAL:
  case BAHE_MONEY:
  case BAHE_QUANTITY:
    write_number (words, field, value);
    break;
  case BAHE_WHEN:
    write_when (words, value);
    break;
  case BAHE_FLAG:
    write_text (words, value->integer != 0 ? _ ("yes") : _ ("no"));
    break;
  case BAHE_FILE:
    write_file (words, value);
    break;
  case BAHE_CHOICE:
    write_choice (words, field, value);
    break;
  default:
    if (value->text != NULL) {
      write_text (words, value->text);
    } else if (bahe_is_reference (field->type)) {
      g_autofree char *number = bahe_exact_text (value->integer, 0);
      g_string_append_printf (words, _ ("no. %s"), number);
    }
  }
}

static void
write_rows (GString *words, const BaheField *field, const BaheValue *value)
{
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
}

static void
write_list (GString *words, const BaheField *field, const BaheValue *value)
{
  BaheField one = *field;

  one.flags &= ~(guint32) BAHE_MANY;
  for (gsize i = 0; i < value->n; i++) {
    if (i > 0)
      write_text (words, _ (", "));
    bahe_value_write (words, &one, &value->items[i]);
  }
}

/* What stands around the number of a rough value; NULL: it is exact. */
static const char *
rough_words (guint32 how)
{
  switch (how) {
  case BAHE_ABOUT:
    return _ ("about %s");
  case BAHE_AT_LEAST:
    return _ ("at least %s");
  case BAHE_NEARLY:
    return _ ("nearly %s");
  default:
    return NULL;
  }
}

void
bahe_value_write (GString *words, const BaheField *field, const BaheValue *value)
{
  const char *rough = rough_words (value->how);

  if (value->how == BAHE_UNSET)
    return;
  if (value->how == BAHE_SEALED) {
    write_text (words, _ ("given"));
  } else if (value->how == BAHE_UNKNOWN) {
    write_text (words, field->type == BAHE_MONEY ? _ ("amount unknown") : _ ("unknown"));
  } else if (field->type == BAHE_ROWS) {
    write_rows (words, field, value);
  } else if (field->flags & BAHE_MANY) {
    write_list (words, field, value);
  } else if (rough == NULL) {
    write_exact (words, field, value);
  } else {
    g_autoptr (GString) exact = g_string_new (NULL);
    write_exact (exact, field, value);
    g_string_append_printf (words, rough, exact->str);
  }
}

char *
bahe_value_show (const BaheField *field, const BaheValue *value)
{
  GString *words = g_string_new (NULL);

  bahe_value_write (words, field, value);
  return g_string_free (words, FALSE);
}
