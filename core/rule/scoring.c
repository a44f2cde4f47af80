/* What an activity hands to a rule: choices, entrants, facts. */
#include "rule/private.h"

#include <inttypes.h>
#include <string.h>

/* ---- parameters --------------------------------------------------------------------------------------- */

static const BaheRuleParam *
find_param (const BaheRule *rule, const char *name)
{
  for (guint i = 0; i < rule->params->len; i++) {
    const BaheRuleParam *param = &g_array_index (rule->params, BaheRuleParam, i);
    if (g_str_equal (param->name, name))
      return param;
  }
  return NULL;
}

static gboolean
refuse_unknown_param (const BaheRule *rule, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < rule->params->len; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (rule->params, BaheRuleParam, i).name);
  g_autofree char *suggestion = rule_suggest (name, (const char *const *) names->pdata, names->len);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s has no parameter “%s”%s"), rule->name, name, suggestion);
  return FALSE;
}

static gboolean
refuse_param (const BaheRule *rule, const char *name, json_object *value, const char *fits, GError **error)
{
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s: the parameter “%s” cannot be %s; it is %s"), rule->name,
               name, json_object_to_json_string_ext (value, JSON_C_TO_STRING_PLAIN), fits);
  return FALSE;
}

gboolean
rule_is_one_of (const BaheRuleParam *param, json_object *value)
{
  if (param->one_of == NULL)
    return TRUE;
  for (gsize i = 0; i < json_object_array_length (param->one_of); i++)
    if (g_str_equal (json_object_get_string (json_object_array_get_idx (param->one_of, i)),
                     json_object_get_string (value)))
      return TRUE;
  return FALSE;
}

/* The value as the rule gets it: true from "true", a number from its text. NULL: it does not fit the default's type. */
static json_object *
fit_param (const BaheRuleParam *param, json_object *value, const char **fits)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  const char *text = json_object_get_string (value);
  switch (json_object_get_type (param->fallback)) {
  case json_type_int:
  case json_type_double:
    *fits = _ ("a number");
    if (!rule_json_number (value, RULE_TEXT_MAY_BE_NUMBER, &number))
      return NULL;
    return json_object_get (value);
  case json_type_boolean:
    *fits = _ ("true or false");
    if (json_object_is_type (value, json_type_boolean))
      return json_object_get (value);
    if (g_strcmp0 (text, "true") != 0 && g_strcmp0 (text, "false") != 0)
      return NULL;
    return json_object_new_boolean (g_str_equal (text, "true"));
  case json_type_string:
    *fits = _ ("text");
    return json_object_is_type (value, json_type_string) ? json_object_get (value) : NULL;
  default:
    *fits = _ ("a table: {…} or […]");
    if (!json_object_is_type (value, json_type_object) && !json_object_is_type (value, json_type_array))
      return NULL;
    return json_object_get (value);
  }
}

static gboolean
set_param (BaheScoring *scoring, const char *name, json_object *value, GError **error)
{
  const BaheRuleParam *param = find_param (scoring->rule, name);
  const char *fits = "";
  if (param == NULL)
    return refuse_unknown_param (scoring->rule, name, error);
  /* an own falsehood: a rule writes { "quorum", false } for a table that may be left out */
  gboolean off = json_object_is_type (param->fallback, json_type_boolean) && !json_object_get_boolean (param->fallback);
  gboolean table = json_object_is_type (value, json_type_object) || json_object_is_type (value, json_type_array);
  json_object *fitted = off && table ? json_object_get (value) : fit_param (param, value, &fits);
  if (fitted == NULL)
    return refuse_param (scoring->rule, name, value, fits, error);
  json_object_object_add (scoring->params, name, fitted);
  if (!rule_is_one_of (param, value))
    return refuse_param (scoring->rule, name, value,
                         json_object_to_json_string_ext (param->one_of, JSON_C_TO_STRING_PLAIN), error);
  return TRUE;
}

static gboolean
set_params (BaheScoring *scoring, json_object *given, GError **error)
{
  const BaheRule *rule = scoring->rule;
  scoring->params = json_object_new_object ();
  for (guint i = 0; i < rule->params->len; i++) {
    const BaheRuleParam *param = &g_array_index (rule->params, BaheRuleParam, i);
    json_object_object_add (scoring->params, param->name, json_object_get (param->fallback));
  }
  if (given == NULL)
    return TRUE;
  if (!json_object_is_type (given, json_type_object)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s: parameters are given by their names"), rule->name);
    return FALSE;
  }
  json_object_object_foreach (given, name, value)
  {
    if (value != NULL && !set_param (scoring, name, value, error))
      return FALSE;
  }
  return TRUE;
}

/* ---- rank, restart, awards ---------------------------------------------------------------------------- */

static gboolean
refuse (const BaheScoring *scoring, char *why, GError **error)
{
  g_autofree char *text = why;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, "%s: %s", scoring->rule->name, text);
  return FALSE;
}

/* "less" and true say that less is better. */
static gboolean
says_less (const BaheScoring *scoring, guint param)
{
  const char *name = g_array_index (scoring->rule->params, BaheRuleParam, param).name;
  json_object *value = json_object_object_get (scoring->params, name);

  return json_object_is_type (value, json_type_boolean) ? json_object_get_boolean (value)
                                                        : g_strcmp0 (json_object_get_string (value), "less") == 0;
}

/* Criteria whose direction a parameter chooses are this scoring's own. */
static gboolean
set_directions (BaheScoring *scoring, GError **error)
{
  const char *bad = NULL;
  char *why = NULL;
  gboolean chosen = FALSE;

  for (guint i = 0; i < scoring->criteria->len; i++)
    chosen |= g_array_index (scoring->criteria, RuleCriterion, i).less_by != 0;
  if (chosen && !scoring->own_criteria) {
    scoring->criteria = rule_criteria_parse (scoring->rule, scoring->rule->rank, &bad, &why);
    scoring->own_criteria = scoring->criteria != NULL;
    if (!scoring->own_criteria)
      return refuse (scoring, why, error);
  }
  for (guint i = 0; chosen && i < scoring->criteria->len; i++) {
    RuleCriterion *criterion = &g_array_index (scoring->criteria, RuleCriterion, i);
    if (criterion->less_by != 0)
      criterion->less = says_less (scoring, criterion->less_by - 1);
  }
  return TRUE;
}

static gboolean
set_rank (BaheScoring *scoring, json_object *rank, GError **error)
{
  const char *bad = NULL;
  char *why = NULL;
  scoring->criteria = scoring->rule->criteria;
  if (rank == NULL)
    return set_directions (scoring, error);
  for (gsize i = 0; json_object_is_type (rank, json_type_array) && i < json_object_array_length (rank); i++)
    if (!json_object_is_type (json_object_array_get_idx (rank, i), json_type_string))
      return refuse (scoring, g_strdup (_ ("rank: each criterion is a text, as \"points\" or \"-time\"")), error);
  scoring->criteria = rule_criteria_parse (scoring->rule, rank, &bad, &why);
  scoring->own_criteria = scoring->criteria != NULL;
  return scoring->own_criteria ? set_directions (scoring, error) : refuse (scoring, why, error);
}

static gboolean
set_restart (BaheScoring *scoring, const char *restart, GError **error)
{
  scoring->restart = scoring->rule->restart;
  if (restart == NULL || rule_restart_parse (restart, &scoring->restart))
    return TRUE;
  return refuse (scoring, g_strdup_printf (_ ("restart is \"tied\", \"any\" or \"no\", not “%s”"), restart), error);
}

static gboolean
set_awards (BaheScoring *scoring, json_object *awards, GError **error)
{
  char *why = NULL;
  scoring->awards = awards == NULL ? json_object_get (scoring->rule->awards) : rule_awards_parse (awards, &why);
  if (awards != NULL && scoring->awards == NULL)
    return refuse (scoring, why, error);
  json_object *people = NULL;
  if (scoring->awards == NULL || !json_object_object_get_ex (scoring->awards, "people", &people) ||
      rule_column (scoring->rule, json_object_get_string (people)) != RULE_NOBODY)
    return TRUE;
  g_autofree char *suggestion = rule_suggest_column (scoring->rule, json_object_get_string (people));
  why = g_strdup_printf (_ ("awards: there is no column “%s” to count people by%s"), json_object_get_string (people),
                         suggestion);
  return refuse (scoring, why, error);
}

/* ---- life --------------------------------------------------------------------------------------------- */

static void
clear_entrant (gpointer data)
{
  RuleEntrant *entrant = data;
  g_free (entrant->name);
  g_free (entrant->out);
  json_object_put (entrant->fields);
}

static void
free_rest (gpointer data)
{
  RuleFactRest *rest = data;
  json_object_put (rest->parsed);
  g_free (rest);
}

BaheScoring *
bahe_scoring_new (BaheRule *rule, const BaheScoringOptions *options, GError **error)
{
  static const BaheScoringOptions none = { NULL, NULL, NULL, NULL };
  g_autoptr (BaheScoring) scoring = g_new0 (BaheScoring, 1);
  options = options != NULL ? options : &none;
  scoring->rule = rule;
  scoring->entrants = g_array_new (FALSE, TRUE, sizeof (RuleEntrant));
  g_array_set_clear_func (scoring->entrants, clear_entrant);
  scoring->facts = g_array_new (FALSE, FALSE, sizeof (RuleFact));
  scoring->rests = g_ptr_array_new_with_free_func (free_rest);
  scoring->places = g_array_new (FALSE, TRUE, sizeof (guint));
  scoring->distant = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  scoring->texts = g_string_chunk_new (1024);
  if (!set_params (scoring, options->params, error) || !set_rank (scoring, options->rank, error) ||
      !set_restart (scoring, options->restart, error) || !set_awards (scoring, options->awards, error))
    return NULL;
  return g_steal_pointer (&scoring);
}

json_object *
bahe_scoring_params (const BaheScoring *scoring)
{
  return scoring->params;
}

void
bahe_scoring_free (BaheScoring *scoring)
{
  if (scoring == NULL)
    return;
  json_object_put (scoring->params);
  json_object_put (scoring->awards);
  if (scoring->own_criteria)
    g_array_unref (scoring->criteria);
  g_array_unref (scoring->entrants);
  g_array_unref (scoring->facts);
  g_ptr_array_unref (scoring->rests);
  g_array_unref (scoring->places);
  g_hash_table_unref (scoring->distant);
  g_clear_pointer (&scoring->declared, g_hash_table_unref);
  g_clear_pointer (&scoring->seen, g_hash_table_unref);
  g_string_chunk_free (scoring->texts);
  g_free (scoring);
}

/* ---- entrants and facts ------------------------------------------------------------------------------- */

gboolean
bahe_scoring_add_entrant (BaheScoring *scoring, gint64 number, const char *name, json_object *fields, const char *out,
                          GError **error)
{
  if (number <= 0 || rule_scoring_place (scoring, number) != RULE_NOBODY) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("entrant %" PRId64 " is there twice, or has no number"),
                 number);
    return FALSE;
  }
  RuleEntrant entrant = { number, g_strdup (name), g_strdup (out), json_object_get (fields) };
  g_array_append_val (scoring->entrants, entrant);
  rule_scoring_set_place (scoring, number, scoring->entrants->len - 1);
  return TRUE;
}

static const char *
keep (BaheScoring *scoring, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (scoring->texts, text) : NULL;
}

static gboolean
check_known (const BaheScoring *scoring, const BaheFactRow *fact, gint64 number, GError **error)
{
  if (rule_scoring_place (scoring, number) != RULE_NOBODY)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
               _ ("record %" PRId64 " names entrant %" PRId64 ", who is not in this contest"), fact->seq, number);
  return FALSE;
}

static gboolean
is_wanted (const BaheScoring *scoring, const BaheFactRow *fact)
{
  if (fact->shape == BAHE_LOT)
    return TRUE;
  if (fact->shape < BAHE_MATCH || fact->shape > BAHE_TALLY || !scoring->rule->shapes[fact->shape])
    return FALSE;
  return fact->shape != BAHE_MATCH || g_strcmp0 (fact->ended, "void") != 0;
}

static gboolean
is_plain (const BaheFactRow *fact)
{
  return fact->ended == NULL && fact->by == NULL && fact->about == NULL && fact->more == NULL && !fact->faults.set &&
         !fact->other_faults.set;
}

static RuleFactRest *
rest_of (BaheScoring *scoring, const BaheFactRow *fact)
{
  if (is_plain (fact))
    return &scoring->nothing;
  RuleFactRest *rest = g_new (RuleFactRest, 1);
  *rest = (RuleFactRest){ .faults = fact->faults,
                          .other_faults = fact->other_faults,
                          .ended = keep (scoring, fact->ended),
                          .by = keep (scoring, fact->by),
                          .about = keep (scoring, fact->about),
                          .more = keep (scoring, fact->more) };
  g_ptr_array_add (scoring->rests, rest);
  return rest;
}

static void
append_fact (BaheScoring *scoring, const RuleFact *fact)
{
  guint n = scoring->facts->len;
  if (n > 0 && rule_compare_recording (&g_array_index (scoring->facts, RuleFact, n - 1), fact) > 0)
    scoring->disordered = TRUE;
  if (n == scoring->reserved) {
    scoring->reserved = MAX (2 * n, 64);
    rule_reserve (scoring->facts, scoring->reserved);
  }
  g_array_append_vals (scoring->facts, fact, 1);
}

gboolean
bahe_scoring_add_fact (BaheScoring *scoring, const BaheFactRow *fact, GError **error)
{
  if (!is_wanted (scoring, fact))
    return TRUE;
  if (!check_known (scoring, fact, fact->entrant, error) ||
      (fact->other != 0 && !check_known (scoring, fact, fact->other, error)))
    return FALSE;
  RuleFact copy = {
    .seq = fact->seq,
    .n = fact->n,
    .shape = fact->shape,
    .round = fact->round,
    .entrant = fact->entrant,
    .other = fact->other,
    .value = fact->value,
    .against = fact->against,
    .rest = rest_of (scoring, fact),
  };
  append_fact (scoring, &copy);
  g_clear_pointer (&scoring->seen, g_hash_table_unref);
  return TRUE;
}

/* ---- which fields there are --------------------------------------------------------------------------- */

void
bahe_scoring_declare (BaheScoring *scoring, const char *const *names)
{
  g_clear_pointer (&scoring->declared, g_hash_table_unref);
  scoring->declared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (; *names != NULL; names++) {
    const char *colon = strchr (*names, ':');
    gsize length = colon != NULL ? (gsize) (colon - *names) : strlen (*names);
    g_hash_table_insert (scoring->declared, g_strndup (*names, length), g_strdup (colon != NULL ? colon + 1 : ""));
  }
}

/* Without a declaration a name is known when any fact has it. */
static void
look_at_facts (BaheScoring *scoring)
{
  scoring->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < scoring->facts->len; i++) {
    RuleFact *fact = &g_array_index (scoring->facts, RuleFact, i);
    json_object *more = rule_fact_more (fact);
    if (!json_object_is_type (more, json_type_object))
      continue;
    json_object_object_foreach (more, key, value)
    {
      (void) value;
      g_hash_table_add (scoring->seen, g_strdup_printf ("%s.%s", rule_shape_name (fact->shape), key));
    }
  }
}

gboolean
rule_scoring_knows (BaheScoring *scoring, const char *shape, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", shape, name);
  if (scoring->declared != NULL)
    return g_hash_table_contains (scoring->declared, key);
  if (scoring->seen == NULL)
    look_at_facts (scoring);
  return g_hash_table_contains (scoring->seen, key);
}

/* ---- for the board ------------------------------------------------------------------------------------ */

const RuleCriterion *
rule_scoring_criteria (const BaheScoring *scoring, gsize *n)
{
  *n = scoring->criteria->len;
  return (const RuleCriterion *) (gpointer) scoring->criteria->data;
}

RuleRestart
rule_scoring_restart (const BaheScoring *scoring)
{
  return scoring->restart;
}

json_object *
rule_scoring_awards (const BaheScoring *scoring)
{
  return scoring->awards;
}

BaheRule *
rule_scoring_rule (const BaheScoring *scoring)
{
  return scoring->rule;
}
