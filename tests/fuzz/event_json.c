/* What a form, a cell or a stored body gives, over fields of every type. What is taken must come back the same. */
#include "fuzz.h"

#include "plugin/plugin.h"

#include <string.h>

static const BaheChoice choices[] = { { "red", { "红", "Red" } }, { "blue", { "蓝", "Blue" } }, { 0 } };

static const BaheField columns[] = {
  { .name = "item", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "项目", "Item" } },
  { .name = "mark", .type = BAHE_DECIMAL, .label = { "分", "Mark" }, .min = "0", .max = "100" },
  { .name = "side", .type = BAHE_CHOICE, .label = { "方", "Side" }, .choices = choices },
  { 0 },
};

static const BaheField fields[] = {
  { .name = "text", .type = BAHE_TEXT, .label = { "文字", "Text" }, .max = "40" },
  { .name = "integer", .type = BAHE_INTEGER, .flags = BAHE_ROUGH, .label = { "整数", "Integer" }, .min = "-5" },
  { .name = "decimal", .type = BAHE_DECIMAL, .flags = BAHE_ROUGH, .label = { "小数", "Decimal" }, .fallback = "1.5" },
  { .name = "money", .type = BAHE_MONEY, .flags = BAHE_ROUGH, .label = { "钱", "Money" } },
  { .name = "quantity", .type = BAHE_QUANTITY, .flags = BAHE_ROUGH, .label = { "数量", "Quantity" }, .units = "斤|件" },
  { .name = "when", .type = BAHE_WHEN, .label = { "何时", "When" } },
  { .name = "flag", .type = BAHE_FLAG, .label = { "是否", "Flag" } },
  { .name = "choice", .type = BAHE_CHOICE, .flags = BAHE_MANY, .label = { "哪方", "Choice" }, .choices = choices },
  { .name = "entrant", .type = BAHE_ENTRANT, .label = { "队", "Entrant" } },
  { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "人", "People" } },
  { .name = "rows", .type = BAHE_ROWS, .label = { "行", "Rows" }, .columns = columns },
  { 0 },
};

/* Any name is the number of its bytes. */
static gboolean
find (gpointer data, BaheType type, const char *words, gint64 *number, GError **error)
{
  *number = (gint64) strlen (words) + 1;
  return TRUE;
}

static char *
name (gpointer data, BaheType type, gint64 number)
{
  return number > 0 && number < 1000 ? g_strdup_printf ("n%" G_GINT64_FORMAT, number) : NULL;
}

static const BaheNames names = { .today = 29000000, .find = find, .name = name };

static char *
text_of (const BaheValue *values)
{
  json_object *body = bahe_values_to_json (fields, values, NULL, "body", NULL);
  char *text = body != NULL ? g_strdup (json_object_to_json_string_ext (body, JSON_C_TO_STRING_PLAIN)) : NULL;

  json_object_put (body);
  return text;
}

/* What was taken as given must be read again from the body it became, into the same body. */
static void
there_and_back (const BaheValues *values)
{
  g_autofree char *body = text_of (bahe_values_get (values));
  if (body == NULL)
    return;
  json_object *again = json_tokener_parse (body);
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheValues) read = bahe_values_from_json (fields, again, &names, &error);
  if (read == NULL)
    g_error ("a body is not read again: %s\n%s", body, error->message);
  g_autofree char *same = text_of (bahe_values_get (read));
  if (g_strcmp0 (body, same) != 0)
    g_error ("a body became another:\n%s\n%s", body, same);
  for (guint i = 0; fields[i].name != NULL; i++) {
    g_autofree char *shown = bahe_value_show (&fields[i], &bahe_values_get (read)[i]);
    if (shown != NULL && !g_utf8_validate (shown, -1, NULL))
      g_error ("%s is shown in broken characters", fields[i].name);
  }
  json_object_put (again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  json_object *given = json_tokener_parse (text);

  if (json_object_is_type (given, json_type_object)) {
    g_autoptr (BaheValues) parsed = bahe_values_parse (fields, given, &names, NULL);
    g_autoptr (BaheValues) stored = bahe_values_from_json (fields, given, &names, NULL);
    if (parsed != NULL)
      there_and_back (parsed);
    if (stored != NULL)
      g_free (text_of (bahe_values_get (stored)));
  }
  json_object_put (given);
  return 0;
}
