/* The examples that fund rules carry, judged with the profiles as they are and a history that the example tells. */
#include "activity/policy.h"

/* The names an example may leave out, each null or empty. */
static json_object *
record_of (const BahePack *pack, json_object *test, json_object *force, gint64 minute)
{
  json_object *record = bahe_json_copy (pack->known), *told = bahe_json_member (test, "record");
  json_object *history = json_object_new_object (), *had = bahe_json_member (test, "history");

  const char *empty[] = { "kind", "event", "verb" };
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    json_object_object_add (record, empty[i], NULL);
  json_object_object_foreach (bahe_policy_history (pack->policy), name, row)
  {
    json_object *one = json_object_new_object (), *given = bahe_json_member (had, name);
    const char *numbers[] = { "sum", "count", "unknown" };
    (void) row;
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
      json_object *number = bahe_json_member (given, numbers[i]);
      json_object_object_add (one, numbers[i], number != NULL ? json_object_get (number) : json_object_new_int64 (0));
    }
    json_object_object_add (history, name, one);
  }
  json_object_object_add (record, "history", history);
  json_object_object_add (record, "profile", json_object_get (force));
  const char *objects[] = { "activity", "setup", "views" };
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++) {
    json_object *given = bahe_json_member (test, objects[i]);
    json_object_object_add (record, objects[i], given != NULL ? json_object_get (given) : json_object_new_object ());
  }
  json_object_object_add (record, "date", bahe_policy_day (minute));
  json_object_object_foreach (told, field, value)
  {
    json_object_object_add (record, field, json_object_get (value));
  }
  return record;
}

/* Days stand in an example as texts: { day = "2026-07-11" } is read like any other day. */
static void
read_days (json_object *record)
{
  json_object_object_foreach (record, name, value)
  {
    const char *text = bahe_json_text (value, "at");
    BaheSpan span;
    if (text != NULL && bahe_span_parse (text, 0, &span, NULL))
      json_object_object_add (record, name, bahe_policy_day (span.first));
  }
}

static const char *
result_of (json_object *findings, json_object *force, json_object *test, gboolean *named)
{
  const char *item = bahe_json_text (test, "item"), *result = "pass";

  *named = item == NULL;
  for (size_t i = 0; i < json_object_array_length (findings); i++) {
    json_object *finding = json_object_array_get_idx (findings, i);
    json_object *row = bahe_json_member (force, bahe_json_text (finding, "item"));
    const char *severity = bahe_json_text (row, "severity");
    json_object *confirmed = bahe_json_member (row, "confirmed");
    gboolean sure = confirmed == NULL || json_object_get_boolean (confirmed);
    *named = *named || g_strcmp0 (item, bahe_json_text (finding, "item")) == 0;
    if (g_strcmp0 (severity, "block") == 0 && sure)
      result = "block";
    else if (g_strcmp0 (severity, "info") != 0 && !g_str_equal (result, "block"))
      result = "check";
  }
  return result;
}

const char *
bahe_verdict_words (const char *verdict)
{
  if (g_strcmp0 (verdict, "pass") == 0)
    return _ ("pass");
  if (g_strcmp0 (verdict, "check") == 0)
    return _ ("check");
  if (g_strcmp0 (verdict, "block") == 0)
    return _ ("blocked");
  return g_strcmp0 (verdict, "exception") == 0 ? _ ("exception, to be reviewed") : verdict;
}

static void
run_test (BahePolicies *policies, const BahePack *pack, json_object *test, json_object *list)
{
  const char *profile = bahe_json_text (test, "profile"), *expect = bahe_json_text (test, "expect");
  BaheUnitRules rules = { .profile = (char *) (profile != NULL ? profile : "national") };
  BaheSpan at = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean named = FALSE;

  gboolean dated = bahe_span_parse (bahe_json_text (test, "at"), 0, &at, &error);
  g_autoptr (BaheJson) force = bahe_profile_on (policies, &rules, at.first);
  g_autoptr (BaheJson) record = record_of (pack, test, force, at.first);
  read_days (record);
  g_autoptr (BaheJson) findings = dated ? bahe_policy_judge (pack->policy, record, &error) : NULL;
  const char *result = findings != NULL ? result_of (findings, force, test, &named) : "error";
  gboolean passed = findings != NULL && g_strcmp0 (result, expect) == 0 && named;

  json_object *one = json_object_new_object ();
  g_autofree char *words = error != NULL ? g_strdup (error->message)
                           : passed
                               ? g_strdup (bahe_verdict_words (result))
                               : g_strdup_printf (_ ("%s was expected and %s came: %s"), bahe_verdict_words (expect),
                                                  bahe_verdict_words (result), bahe_json_plain (findings));
  bahe_json_add_text (one, "policy", pack->name);
  bahe_json_add_text (one, "name", bahe_json_text (test, "name"));
  json_object_object_add (one, "passed", json_object_new_boolean (passed));
  bahe_json_add_text (one, "words", words);
  json_object_array_add (list, one);
}

static void
add_fault (const BahePack *pack, json_object *list)
{
  json_object *one = json_object_new_object ();

  bahe_json_add_text (one, "policy", pack->name);
  bahe_json_add_text (one, "name", pack->name);
  json_object_object_add (one, "passed", json_object_new_boolean (FALSE));
  bahe_json_add_text (one, "words", pack->fault);
  json_object_array_add (list, one);
}

json_object *
bahe_unit_policy_tests (BaheUnit *unit, const char *name, GError **error)
{
  json_object *list = json_object_new_array ();

  if (unit->policies == NULL)
    return list;
  g_mutex_lock (&unit->policies->lock);
  GPtrArray *packs = bahe_policies_all (unit->policies, unit->plugins);
  for (guint i = 0; i < packs->len; i++) {
    const BahePack *pack = packs->pdata[i];
    json_object *tests = pack->policy != NULL ? bahe_policy_tests (pack->policy) : NULL;
    if (name != NULL && !g_str_equal (pack->name, name))
      continue;
    if (pack->policy == NULL)
      add_fault (pack, list);
    for (size_t k = 0; tests != NULL && k < json_object_array_length (tests); k++)
      run_test (unit->policies, pack, json_object_array_get_idx (tests, k), list);
  }
  g_mutex_unlock (&unit->policies->lock);
  return list;
}
