/* Bodies of plain values, written without a tree of JSON, together with the values that will be read from them: what
 * most records are. The long way stays that of value_json.c, and a test holds the two together. */
#include "plugin/values.h"

/* Nothing private, rough, or in a list. */
static gboolean
is_alone (const BaheField *field, const BaheValue *value)
{
  return value->how == BAHE_EXACT && field->private_to == NULL && (field->flags & BAHE_MANY) == 0;
}

static void
add_text (GString *body, const char *text)
{
  bahe_text_add_quoted (body, text, strlen (text));
}

static gboolean
store_decimal (const BaheValue *value, GString *body, BaheValue *stored)
{
  g_autofree char *text = bahe_exact_text (value->integer, value->exponent);
  BaheWritten written;
  const char *rest;

  if (!bahe_read_written (text, FALSE, &written, &rest) || *rest != '\0')
    return FALSE;
  stored->integer = written.integer;
  stored->exponent = written.exponent;
  add_text (body, text);
  return TRUE;
}

static gboolean
store_choice (const BaheField *field, const BaheValue *value, GString *body, BaheValue *stored)
{
  gint64 n = 0;

  while (field->choices[n].name != NULL && n != value->integer)
    n++;
  if (field->choices[n].name == NULL)
    return FALSE;
  stored->integer = n;
  add_text (body, field->choices[n].name);
  return TRUE;
}

/* FALSE: it is not plain, and what is in `body` counts for nothing. */
static gboolean
store (const BaheField *field, const BaheValue *value, GString *body, BaheArena *arena, BaheValue *stored)
{
  *stored = (BaheValue){ .how = BAHE_EXACT };
  if (!is_alone (field, value))
    return FALSE;
  if (field->type == BAHE_DECIMAL)
    return value->exponent >= -18 && value->exponent <= 0 && store_decimal (value, body, stored);
  if (value->exponent != 0)
    return FALSE;
  switch (field->type) {
  case BAHE_TEXT:
    if (value->text == NULL || value->text[0] == '\0')
      return FALSE;
    add_text (body, value->text);
    stored->text = bahe_arena_text (arena, value->text);
    return TRUE;
  case BAHE_CHOICE:
    return store_choice (field, value, body, stored);
  case BAHE_FLAG:
    stored->integer = value->integer != 0;
    g_string_append (body, stored->integer != 0 ? "true" : "false");
    return TRUE;
  default:
    if (field->type != BAHE_INTEGER && field->type != BAHE_MONEY &&
        (!bahe_is_reference (field->type) || value->integer < 1))
      return FALSE;
    stored->integer = value->integer;
    bahe_text_add_integer (body, value->integer);
    return TRUE;
  }
}

BaheValues *
bahe_values_store_plain (const BaheField *fields, const BaheValue *values, GString *body)
{
  g_autoptr (BaheValues) stored = bahe_values_new (fields);
  gsize start = body->len;

  g_string_append_c (body, '{');
  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++) {
    if (values[i].how == BAHE_UNSET && fields[i].fallback == NULL)
      continue;
    if (body->str[body->len - 1] != '{')
      g_string_append_c (body, ',');
    add_text (body, fields[i].name);
    g_string_append_c (body, ':');
    if (!store (&fields[i], &values[i], body, &stored->arena, &stored->values[i])) {
      g_string_truncate (body, start);
      return NULL;
    }
  }
  g_string_append_c (body, '}');
  return g_steal_pointer (&stored);
}
