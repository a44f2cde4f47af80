/* A record as a policy sees it: exact numbers, names of choices, days; what is not known is null. */
#include "activity/policy.h"

json_object *
bahe_policy_day (gint64 minute)
{
  int year, month, dom, hour, minutes;
  json_object *day = json_object_new_object ();
  gint64 days = minute >= 0 ? minute / 1440 : -((-minute + 1439) / 1440);

  bahe_minute_split (minute, &year, &month, &dom, &hour, &minutes);
  g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", year, month, dom);
  json_object_object_add (day, "year", json_object_new_int (year));
  json_object_object_add (day, "month", json_object_new_int (month));
  json_object_object_add (day, "dom", json_object_new_int (dom));
  json_object_object_add (day, "day", json_object_new_int64 (days));
  json_object_object_add (day, "text", json_object_new_string (text));
  return day;
}

static json_object *
number (gint64 integer, int exponent)
{
  g_auto (BaheNumber) exact = bahe_number_scaled (integer, exponent);
  gint64 whole = 0;

  if (bahe_number_to_integer (&exact, &whole))
    return json_object_new_int64 (whole);
  g_autofree char *text = bahe_number_format (&exact, -1);
  return json_object_new_double_s (g_ascii_strtod (text, NULL), text);
}

static json_object *value_of (const BaheField *field, const BaheValue *value, gboolean open);
static json_object *values_of (const BaheField *fields, const BaheValue *values, gboolean open);

static json_object *
list_of (const BaheField *field, const BaheValue *value, gboolean open)
{
  json_object *list = json_object_new_array ();
  BaheField one = *field;

  one.flags &= ~(guint32) BAHE_MANY;
  for (gsize i = 0; i < value->n; i++)
    json_object_array_add (list, field->type == BAHE_ROWS ? values_of (field->columns, value->items[i].items, open)
                                                          : value_of (&one, &value->items[i], open));
  return list;
}

static json_object *
value_of (const BaheField *field, const BaheValue *value, gboolean open)
{
  if (open && field->private_to != NULL)
    return NULL;
  if (field->type == BAHE_ROWS || (field->flags & BAHE_MANY) != 0)
    return list_of (field, value, open);
  if (value->how == BAHE_UNSET || value->how == BAHE_UNKNOWN || value->how == BAHE_SEALED)
    return NULL;
  switch (field->type) {
  case BAHE_TEXT:
  case BAHE_FILE:
    return json_object_new_string (value->text != NULL ? value->text : "");
  case BAHE_FLAG:
    return json_object_new_boolean (value->integer != 0);
  case BAHE_CHOICE:
    return json_object_new_string (field->choices[value->integer].name);
  case BAHE_WHEN:
    return bahe_policy_day (value->integer);
  case BAHE_MONEY:
    return number (value->integer, -2);
  case BAHE_DECIMAL:
  case BAHE_QUANTITY:
    return number (value->integer, value->exponent);
  default:
    return json_object_new_int64 (value->integer);
  }
}

static json_object *
values_of (const BaheField *fields, const BaheValue *values, gboolean open)
{
  json_object *object = json_object_new_object ();

  for (guint i = 0; fields != NULL && fields[i].name != NULL; i++)
    json_object_object_add (object, fields[i].name, value_of (&fields[i], &values[i], open));
  return object;
}

json_object *
bahe_policy_values (const BaheField *fields, const BaheValue *values)
{
  return values_of (fields, values, FALSE);
}

json_object *
bahe_policy_open_values (const BaheField *fields, const BaheValue *values)
{
  return values_of (fields, values, TRUE);
}

json_object *
bahe_policy_roles (json_object *values, json_object *row)
{
  json_object *renamed = bahe_json_member (row, "fields"), *roles = json_object_new_object ();

  json_object_object_foreach (values, name, value)
  {
    json_object_object_add (roles, name, json_object_get (value));
  }
  if (!json_object_is_type (renamed, json_type_object))
    return roles;
  json_object_object_foreach (renamed, role, field)
  {
    json_object *of = bahe_json_member (values, json_object_get_string (field));
    json_object_object_add (roles, role, json_object_get (of));
  }
  return roles;
}
