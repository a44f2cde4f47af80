/* Bodies of plain values, written without a tree of JSON, together with the values that will be read from them: what
 * most records are. The long way stays that of value_json.c, and a test holds the two together. */
#include "plugin/values.h"

/* Whether the value is written and read as it stands: no words beside it, nothing private, no list. */
static gboolean
is_plain (const BaheField *field, const BaheValue *value)
{
  if (value->how != BAHE_EXACT || value->exponent != 0 || field->private_to != NULL || (field->flags & BAHE_MANY) != 0)
    return FALSE;
  switch (field->type) {
  case BAHE_TEXT:
    return value->text != NULL && value->text[0] != '\0';
  case BAHE_INTEGER:
  case BAHE_MONEY:
  case BAHE_FLAG:
    return TRUE;
  default:
    return bahe_is_reference (field->type) && value->integer >= 1;
  }
}

static void
store (const BaheField *field, const BaheValue *value, GString *body, BaheArena *arena, BaheValue *stored)
{
  *stored = (BaheValue){ .how = BAHE_EXACT };
  if (field->type == BAHE_TEXT) {
    gsize length = strlen (value->text);
    bahe_text_add_quoted (body, value->text, length);
    stored->text = bahe_arena_text_of (arena, value->text, length);
  } else if (field->type == BAHE_FLAG) {
    stored->integer = value->integer != 0;
    g_string_append (body, stored->integer != 0 ? "true" : "false");
  } else {
    stored->integer = value->integer;
    bahe_text_add_integer (body, value->integer);
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
    if (!is_plain (&fields[i], &values[i])) {
      g_string_truncate (body, start);
      return NULL;
    }
    if (body->str[body->len - 1] != '{')
      g_string_append_c (body, ',');
    bahe_text_add_quoted (body, fields[i].name, strlen (fields[i].name));
    g_string_append_c (body, ':');
    store (&fields[i], &values[i], body, &stored->arena, &stored->values[i]);
  }
  g_string_append_c (body, '}');
  return g_steal_pointer (&stored);
}
