/* The amounts in force on a day: the nation's first, then province, city and the unit's own; a lower level may only be
 * stricter. */
#include "activity/policy.h"

#include <string.h>

#define DEEPEST 8

void
bahe_unit_rules_clear (BaheUnitRules *rules)
{
  g_free (rules->profile);
  json_object_put (rules->amounts);
}

/* ---- which profile ------------------------------------------------------------------------------ */

GPtrArray *
bahe_profile_chain (BahePolicies *policies, const char *name)
{
  GPtrArray *chain = g_ptr_array_new ();

  for (guint depth = 0; name != NULL && depth < DEEPEST; depth++) {
    const BaheProfile *profile = bahe_policies_profile (policies, name);
    if (profile == NULL || profile->table == NULL)
      break;
    g_ptr_array_insert (chain, 0, (gpointer) profile);
    name = bahe_json_text (profile->table, "parent");
  }
  return chain;
}

/* The profile whose region the unit's own words begin with or hold: 湖北省潜江市 is 湖北's. */
static const char *
profile_of_region (BahePolicies *policies, const char *words)
{
  if (words == NULL || bahe_policies_profile (policies, "national") == NULL)
    return NULL;
  for (guint i = 0; i < policies->profiles->len; i++) {
    const BaheProfile *profile = policies->profiles->pdata[i];
    const char *region = bahe_json_text (profile->table, "region");
    if (region != NULL && *region != '\0' && strstr (words, region) != NULL)
      return profile->name;
  }
  return NULL;
}

typedef struct {
  GHashTable *corrections;
  char *chosen, *region;
  json_object *amounts;
} Reading;

static void
take_amount (Reading *reading, json_object *body, const BaheEventRow *row)
{
  json_object *amount = json_object_new_object ();
  g_auto (BaheNumber) yuan = bahe_number_scaled (bahe_json_integer (body, "most"), -2);
  g_autofree char *text = bahe_number_format (&yuan, -1);

  bahe_json_add_text (amount, "item", bahe_json_text (body, "item"));
  json_object_object_add (amount, "most", json_object_new_double_s (g_ascii_strtod (text, NULL), text));
  json_object_object_add (amount, "from", json_object_new_int64 (row->when.first));
  bahe_json_add_text (amount, "cite", bahe_json_text (body, "cite"));
  json_object_array_add (reading->amounts, amount);
}

static void
keep (char **text, const char *value)
{
  if (value == NULL)
    return;
  g_free (*text);
  *text = g_strdup (value);
}

static gboolean
read_event (const BaheEventRow *row, gpointer data, GError **error)
{
  Reading *reading = data;
  const BaheCorrection *correction = bahe_seq_table_get (reading->corrections, row->seq);

  if ((correction != NULL && correction->cancelled) || g_str_equal (row->type, BAHE_TYPE_CLAIMED))
    return TRUE;
  g_autoptr (BaheJson) body = bahe_json_parse (row->body, row->body_length, row->type, error);
  if (body == NULL)
    return FALSE;
  g_autoptr (BaheJson) effective = bahe_effective_body (body, correction);
  if (g_str_equal (row->type, BAHE_TYPE_PROFILE))
    keep (&reading->chosen, bahe_json_text (effective, "profile"));
  else if (g_str_equal (row->type, BAHE_TYPE_AMOUNT))
    take_amount (reading, effective, row);
  else if (g_str_equal (row->type, BAHE_TYPE_OPENED))
    keep (&reading->region, bahe_json_text (bahe_json_member (effective, "setup"), "region"));
  else
    keep (&reading->region, bahe_json_text (effective, "region"));
  return TRUE;
}

gboolean
bahe_unit_rules_read (BahePolicies *policies, BaheView *view, BaheUnitRules *rules, GError **error)
{
  BaheEventQuery query = { .activity = BAHE_UNIT_STREAM };
  Reading reading = { .corrections = bahe_corrections_read (view, BAHE_UNIT_STREAM, 0, NULL, error) };

  if (reading.corrections == NULL)
    return FALSE;
  reading.amounts = json_object_new_array ();
  gboolean read = bahe_view_each_event (view, &query, read_event, &reading, error);
  g_hash_table_unref (reading.corrections);
  const char *regional = profile_of_region (policies, reading.region);
  rules->chosen = reading.chosen != NULL;
  rules->profile = g_strdup (reading.chosen != NULL ? reading.chosen : regional != NULL ? regional : "national");
  rules->amounts = reading.amounts;
  g_free (reading.chosen);
  g_free (reading.region);
  return read;
}

/* ---- what is in force --------------------------------------------------------------------------- */

static gboolean
in_force (json_object *row, gint64 minute)
{
  const char *from = bahe_json_text (row, "from"), *to = bahe_json_text (row, "to");
  BaheSpan span;

  if (from != NULL && (!bahe_span_parse (from, minute, &span, NULL) || minute < span.first))
    return FALSE;
  return to == NULL || (bahe_span_parse (to, minute, &span, NULL) && minute <= span.last);
}

/* A ceiling as a number; two numbers are a fraction. FALSE: the row has none. */
static gboolean
ceiling (json_object *row, BaheNumber *number)
{
  json_object *most = bahe_json_member (row, "most");

  if (json_object_is_type (most, json_type_array) && json_object_array_length (most) == 2) {
    BaheNumber n = BAHE_NUMBER_INT (json_object_get_int64 (json_object_array_get_idx (most, 0)));
    BaheNumber d = BAHE_NUMBER_INT (json_object_get_int64 (json_object_array_get_idx (most, 1)));
    if (bahe_number_sign (&d) == 0)
      return FALSE;
    *number = bahe_number_divide (&n, &d);
    return TRUE;
  }
  return most != NULL && bahe_number_parse (json_object_get_string (most), number, NULL);
}

static gboolean
is_confirmed (json_object *row)
{
  json_object *told = bahe_json_member (row, "confirmed");

  return told == NULL || json_object_get_boolean (told);
}

/* The ceiling of a lower level counts where it is lower, or where nothing confirmed stood above. */
static gboolean
counts (json_object *row, json_object *above)
{
  g_auto (BaheNumber) mine = BAHE_NUMBER_INT (0), theirs = BAHE_NUMBER_INT (0);

  if (above == NULL || !ceiling (row, &mine) || !ceiling (above, &theirs) || !is_confirmed (above))
    return TRUE;
  return is_confirmed (row) && bahe_number_compare (&mine, &theirs) <= 0;
}

static json_object *
joined_list (json_object *above, json_object *row)
{
  json_object *lists[] = { bahe_json_member (above, "list"), bahe_json_member (row, "list") };
  json_object *all = json_object_new_array ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (size_t k = 0; lists[i] != NULL && k < json_object_array_length (lists[i]); k++)
      json_object_array_add (all, json_object_get (json_object_array_get_idx (lists[i], k)));
  return all;
}

static void
add_row (json_object *force, json_object *row, json_object *table)
{
  const char *item = bahe_json_text (row, "item");
  json_object *above = item != NULL ? bahe_json_member (force, item) : NULL;

  if (item == NULL || !counts (row, above))
    return;
  json_object *mine = bahe_json_copy (row);
  json_object_object_del (mine, "item");
  bahe_json_add_text (mine, "level", bahe_json_text (table, "level"));
  bahe_json_add_text (mine, "region", bahe_json_text (table, "region"));
  json_object_object_add (mine, "confirmed", json_object_new_boolean (is_confirmed (row)));
  if (bahe_json_member (row, "list") != NULL)
    json_object_object_add (mine, "list", joined_list (above, row));
  json_object_object_add (force, item, mine);
}

/* The unit's own amount keeps what the rule above says of gravity and source, unless it names its own source. */
static void
add_own (json_object *force, json_object *amount, gint64 minute)
{
  const char *item = bahe_json_text (amount, "item"), *cite = bahe_json_text (amount, "cite");
  json_object *above = item != NULL ? bahe_json_member (force, item) : NULL;

  if (item == NULL || bahe_json_integer (amount, "from") > minute || !counts (amount, above))
    return;
  json_object *mine = above != NULL ? bahe_json_copy (above) : json_object_new_object ();
  json_object_object_add (mine, "most", json_object_get (bahe_json_member (amount, "most")));
  json_object_object_add (mine, "confirmed", json_object_new_boolean (TRUE));
  bahe_json_add_text (mine, "level", "unit");
  if (cite != NULL) {
    json_object *both = json_object_new_object ();
    bahe_json_add_text (both, "zh", cite);
    bahe_json_add_text (both, "en", cite);
    json_object_object_add (mine, "cite", both);
  }
  json_object_object_add (force, item, mine);
}

static json_object *
items_of (const BaheProfile *profile)
{
  json_object *items = profile->table != NULL ? bahe_json_member (profile->table, "items") : NULL;

  return json_object_is_type (items, json_type_array) ? items : NULL;
}

/* Every item that any profile knows, so that a policy that asks for one that is nowhere is told. */
static void
add_names (BahePolicies *policies, json_object *force)
{
  for (guint i = 0; i < policies->profiles->len; i++) {
    json_object *items = items_of (policies->profiles->pdata[i]);
    for (size_t k = 0; items != NULL && k < json_object_array_length (items); k++) {
      const char *item = bahe_json_text (json_object_array_get_idx (items, k), "item");
      if (item != NULL)
        json_object_object_add (force, item, NULL);
    }
  }
}

json_object *
bahe_profile_on (BahePolicies *policies, const BaheUnitRules *rules, gint64 minute)
{
  g_autoptr (GPtrArray) chain = bahe_profile_chain (policies, rules->profile);
  json_object *force = json_object_new_object ();

  add_names (policies, force);
  for (guint i = 0; i < chain->len; i++) {
    const BaheProfile *profile = chain->pdata[i];
    json_object *items = items_of (profile);
    for (size_t k = 0; items != NULL && k < json_object_array_length (items); k++) {
      json_object *row = json_object_array_get_idx (items, k);
      if (in_force (row, minute))
        add_row (force, row, profile->table);
    }
  }
  for (size_t i = 0; rules->amounts != NULL && i < json_object_array_length (rules->amounts); i++)
    add_own (force, json_object_array_get_idx (rules->amounts, i), minute);
  return force;
}

json_object *
bahe_profile_hashes (BahePolicies *policies, const BaheUnitRules *rules)
{
  g_autoptr (GPtrArray) chain = bahe_profile_chain (policies, rules->profile);
  json_object *hashes = json_object_new_array ();

  for (guint i = 0; i < chain->len; i++) {
    const BaheProfile *profile = chain->pdata[i];
    json_object *one = json_object_new_object ();
    bahe_json_add_text (one, "name", profile->name);
    bahe_json_add_text (one, "hash", profile->hash);
    json_object_array_add (hashes, one);
  }
  return hashes;
}
