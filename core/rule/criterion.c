/* Criteria, restart and awards as they are written, in a rule or by an activity: checked once, before anything is
 * ranked. */
#include "rule/private.h"

#include <string.h>

static const struct {
  const char *name;
  RuleCriterionKind kind;
} library[] = {
  { "lot", RULE_CRITERION_LOT },
  { "encounter", RULE_CRITERION_ENCOUNTER },
  { "buchholz", RULE_CRITERION_BUCHHOLZ },
  { "buchholz_cut1", RULE_CRITERION_BUCHHOLZ_CUT1 },
  { "median_buchholz", RULE_CRITERION_MEDIAN_BUCHHOLZ },
  { "modified_median", RULE_CRITERION_MODIFIED_MEDIAN },
  { "sonneborn_berger", RULE_CRITERION_SONNEBORN_BERGER },
  { "koya", RULE_CRITERION_KOYA },
  { "cumulative", RULE_CRITERION_CUMULATIVE },
  { "black_wins", RULE_CRITERION_BLACK_WINS },
};

void
rule_criterion_add_names (GPtrArray *names)
{
  for (gsize i = 0; i < G_N_ELEMENTS (library); i++)
    g_ptr_array_add (names, (gpointer) library[i].name);
}

gboolean
rule_library_has (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (library); i++)
    if (g_str_equal (library[i].name, name))
      return TRUE;
  return FALSE;
}

static void
clear_criterion (gpointer data)
{
  RuleCriterion *criterion = data;
  g_free (criterion->text);
}

static char *
describe_unknown (const BaheRule *rule, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < rule->columns->len; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (rule->columns, BaheRuleColumn, i).name);
  for (gsize i = 0; i < G_N_ELEMENTS (library); i++)
    g_ptr_array_add (names, (gpointer) library[i].name);
  g_autofree char *suggestion = rule_suggest (name, (const char *const *) names->pdata, names->len);
  return g_strdup_printf (_ ("rank: there is no column or criterion “%s”%s"), name, suggestion);
}

static guint
find_column (const BaheRule *rule, const char *name, char **why)
{
  guint column = rule_column (rule, name);
  if (column == RULE_NOBODY)
    *why = describe_unknown (rule, name);
  return column;
}

/* The library ones count points and opponents: they need matches and a column of that name. */
static gboolean
set_library (const BaheRule *rule, RuleCriterion *criterion, RuleCriterionKind kind, char **why)
{
  criterion->kind = kind;
  criterion->tied = kind == RULE_CRITERION_ENCOUNTER;
  if (kind == RULE_CRITERION_LOT)
    return TRUE;
  criterion->column = rule_column (rule, kind == RULE_CRITERION_BLACK_WINS ? "won" : "points");
  if (rule->shapes[BAHE_MATCH] && criterion->column != RULE_NOBODY)
    return TRUE;
  *why = g_strdup_printf (_ ("rank: “%s” needs matches and a column \"points\""), criterion->text);
  return FALSE;
}

static gboolean
check_tied (const BaheRule *rule, guint column, const char *text, char **why)
{
  const char *name = g_array_index (rule->columns, BaheRuleColumn, column).name;
  if (!rule->shapes[BAHE_MATCH]) {
    *why = g_strdup_printf (_ ("rank: “%s” counts matches among the level, and this rule reads no matches"), text);
    return FALSE;
  }
  if (rule_automatic (name) != RULE_N_AUTOMATIC || rule->functions[BAHE_MATCH])
    return TRUE;
  *why = g_strdup_printf (_ ("rank: “%s”: no match gives “%s”, so it cannot be counted among the level"), text, name);
  return FALSE;
}

static gboolean
parse_columns (const BaheRule *rule, const char *rest, RuleCriterion *criterion, char **why)
{
  const char *slash = strchr (rest, '/');
  g_autofree char *name = slash != NULL ? g_strndup (rest, (gsize) (slash - rest)) : g_strdup (rest);
  criterion->kind = RULE_CRITERION_COLUMN;
  criterion->over = RULE_NOBODY;
  criterion->column = find_column (rule, name, why);
  if (criterion->column == RULE_NOBODY)
    return FALSE;
  if (slash != NULL) {
    criterion->over = find_column (rule, slash + 1, why);
    if (criterion->over == RULE_NOBODY)
      return FALSE;
  }
  if (criterion->among == RULE_AMONG_ALL)
    return TRUE;
  return check_tied (rule, criterion->column, criterion->text, why) &&
         (slash == NULL || check_tied (rule, criterion->over, criterion->text, why));
}

/* "{direction}result": the parameter says whether less is better. Sets *rest behind it; FALSE: there is no such
 * parameter. */
static gboolean
parse_direction (const BaheRule *rule, const char **rest, RuleCriterion *criterion, char **why)
{
  const char *close = strchr (*rest, '}');
  g_autofree char *name = close != NULL ? g_strndup (*rest + 1, (gsize) (close - *rest - 1)) : g_strdup (*rest);

  for (guint i = 0; close != NULL && i < rule->params->len; i++)
    if (g_str_equal (g_array_index (rule->params, BaheRuleParam, i).name, name)) {
      criterion->less_by = i + 1;
      *rest = close + 1;
      return TRUE;
    }
  *why = g_strdup_printf (_ ("rank: “%s”: there is no parameter “%s” that would say whether less is better"),
                          criterion->text, name);
  return FALSE;
}

static gboolean
parse_text (const BaheRule *rule, const char *text, RuleCriterion *criterion, char **why)
{
  const char *rest = text;
  criterion->text = g_strdup (text);
  criterion->column = criterion->over = RULE_NOBODY;
  if (*rest == '{' && !parse_direction (rule, &rest, criterion, why))
    return FALSE;
  if (*rest == '-') {
    criterion->less = TRUE;
    rest++;
  }
  if (g_str_has_prefix (rest, "tied.") || g_str_has_prefix (rest, "pair.")) {
    criterion->among = *rest == 't' ? RULE_AMONG_TIED : RULE_AMONG_PAIR;
    criterion->tied = TRUE;
    rest += strlen ("tied.");
  }
  guint column = rule_column (rule, rest);
  const char *of = column != RULE_NOBODY ? g_array_index (rule->columns, BaheRuleColumn, column).of : rest;
  for (gsize i = 0; i < G_N_ELEMENTS (library); i++)
    if (criterion->among == RULE_AMONG_ALL && g_strcmp0 (of, library[i].name) == 0)
      return set_library (rule, criterion, library[i].kind, why);
  return parse_columns (rule, rest, criterion, why);
}

gboolean
rule_column_criterion (const BaheRule *rule, guint column, RuleCriterion *criterion)
{
  const char *name = g_array_index (rule->columns, BaheRuleColumn, column).of;
  g_autofree char *why = NULL;

  *criterion = (RuleCriterion){ .text = (char *) name };
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (library); i++)
    if (g_str_equal (name, library[i].name))
      return set_library (rule, criterion, library[i].kind, &why);
  return FALSE;
}

static void
parse_own (json_object *own, RuleCriterion *criterion)
{
  json_object *text = NULL;
  criterion->kind = RULE_CRITERION_OWN;
  criterion->column = criterion->over = RULE_NOBODY;
  criterion->own = (guint) json_object_get_int64 (json_object_object_get (own, "own"));
  criterion->text = g_strdup (json_object_get_string (json_object_object_get (own, "name")));
  criterion->less = json_object_get_boolean (json_object_object_get (own, "less"));
  criterion->tied = json_object_get_boolean (json_object_object_get (own, "tied"));
  if (json_object_object_get_ex (own, "zh", &text))
    criterion->label.zh = json_object_get_string (text); /* lives as long as the rule */
  if (json_object_object_get_ex (own, "en", &text))
    criterion->label.en = json_object_get_string (text);
}

/* A criterion that the rule wrote itself, named by an activity. */
static json_object *
find_own (const BaheRule *rule, const char *name)
{
  gsize n = rule->rank != NULL ? json_object_array_length (rule->rank) : 0;
  for (gsize i = 0; i < n; i++) {
    json_object *one = json_object_array_get_idx (rule->rank, i);
    if (json_object_is_type (one, json_type_object) &&
        g_str_equal (json_object_get_string (json_object_object_get (one, "name")), name))
      return one;
  }
  return NULL;
}

GArray *
rule_criteria_parse (const BaheRule *rule, json_object *rank, const char **bad, char **why)
{
  g_autoptr (GArray) criteria = g_array_new (FALSE, TRUE, sizeof (RuleCriterion));
  g_array_set_clear_func (criteria, clear_criterion);
  if (!json_object_is_type (rank, json_type_array)) {
    *why = g_strdup (_ ("rank: a list of criteria is needed"));
    return NULL;
  }
  for (gsize i = 0; i < json_object_array_length (rank); i++) {
    json_object *one = json_object_array_get_idx (rank, i);
    RuleCriterion criterion = { 0 };
    gboolean text = json_object_is_type (one, json_type_string);
    json_object *own = text ? find_own (rule, json_object_get_string (one)) : one;
    gboolean ok = TRUE;
    if (own != NULL && json_object_is_type (own, json_type_object))
      parse_own (own, &criterion);
    else if (text)
      ok = parse_text (rule, json_object_get_string (one), &criterion, why);
    else {
      *why = g_strdup (_ ("rank: each criterion is a text, as \"points\" or \"-time\""));
      return NULL;
    }
    g_array_append_val (criteria, criterion);
    if (!ok) {
      *bad = json_object_get_string (one);
      return NULL;
    }
  }
  return g_steal_pointer (&criteria);
}

gboolean
rule_restart_parse (const char *text, RuleRestart *restart)
{
  static const char *const names[] = { "tied", "any", "no" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i])) {
      *restart = i;
      return TRUE;
    }
  return FALSE;
}

/* ---- awards ------------------------------------------------------------------------------------------- */

/* A share of those who took part is from nothing to all of them. */
static gboolean
is_share (json_object *json)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  const BaheNumber all = BAHE_NUMBER_INT (1), all_percent = BAHE_NUMBER_INT (100);
  const char *text = json_object_get_string (json);
  gboolean percent = FALSE, known;

  if (json_object_is_type (json, json_type_string)) {
    percent = g_str_has_suffix (text, "%");
    g_autofree char *plain = g_strndup (text, strlen (text) - (percent ? 1 : 0));
    known = bahe_number_parse (plain, &number, NULL);
  } else {
    known = rule_json_number (json, RULE_TEXT_AS_IS, &number);
  }
  return known && bahe_number_sign (&number) >= 0 && bahe_number_compare (&number, percent ? &all_percent : &all) <= 0;
}

static gboolean
is_count (json_object *json)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  gint64 count = -1;
  return rule_json_number (json, RULE_TEXT_MAY_BE_NUMBER, &number) && bahe_number_to_integer (&number, &count) &&
         count >= 0;
}

static gboolean
is_number (json_object *json)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  return rule_json_number (json, RULE_TEXT_MAY_BE_NUMBER, &number);
}

static gboolean
is_text (json_object *json)
{
  return json_object_is_type (json, json_type_string);
}

static gboolean
is_flag (json_object *json)
{
  return json_object_is_type (json, json_type_boolean);
}

static gboolean
is_rounding (json_object *json)
{
  static const char *const names[] = { "half_up", "floor", "ceil", NULL };
  return is_text (json) && g_strv_contains (names, json_object_get_string (json));
}

static gboolean
is_ties (json_object *json)
{
  static const char *const names[] = { "up", "down", NULL };
  return is_text (json) && g_strv_contains (names, json_object_get_string (json));
}

static gboolean
is_list (json_object *json)
{
  return json_object_is_type (json, json_type_array);
}

typedef struct {
  const char *key, *fits; /* fits: said in the message, not translated: it is what is written */
  gboolean (*check) (json_object *json);
} Key;

static const Key award_keys[] = {
  { "zh", "\"一等奖\"", is_text },  { "en", "\"First prize\"", is_text },
  { "name", "\"first\"", is_text }, { "share", "\"10%\", \"1/3\"", is_share },
  { "count", "3", is_count },       { "rest", "true", is_flag },
  { "least", "90", is_number },
};

static const Key option_keys[] = {
  { "list", "{ … }", is_list },
  { "round", "half_up, floor, ceil", is_rounding },
  { "running", "true", is_flag },
  { "ties", "up, down", is_ties },
  { "first", "1", is_count },
  { "cap", "\"2/3\"", is_share },
  { "people", "\"headcount\"", is_text },
};

void
rule_award_add_words (GPtrArray *names)
{
  for (gsize i = 0; i < G_N_ELEMENTS (award_keys); i++)
    g_ptr_array_add (names, (gpointer) award_keys[i].key);
  for (gsize i = 0; i < G_N_ELEMENTS (option_keys); i++)
    if (!g_str_equal (option_keys[i].key, "list")) /* written without a name */
      g_ptr_array_add (names, (gpointer) option_keys[i].key);
}

static gboolean
check_object (json_object *object, const Key *keys, gsize n, char **why)
{
  const char *names[16];
  for (gsize i = 0; i < n; i++)
    names[i] = keys[i].key;
  json_object_object_foreach (object, key, value)
  {
    const Key *found = NULL;
    for (gsize i = 0; i < n; i++)
      if (g_str_equal (keys[i].key, key))
        found = &keys[i];
    if (found == NULL) {
      g_autofree char *suggestion = rule_suggest (key, names, n);
      *why = g_strdup_printf (_ ("awards: there is no “%s”%s"), key, suggestion);
      return FALSE;
    }
    if (value != NULL && !found->check (value)) {
      *why = g_strdup_printf (_ ("awards: “%s” is written like %s"), key, found->fits);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
check_award (json_object *award, char **why)
{
  if (!json_object_is_type (award, json_type_object)) {
    *why = g_strdup (_ ("awards: each is { zh = \"…\", share = \"10%\" } or with count, rest or least"));
    return FALSE;
  }
  if (!check_object (award, award_keys, G_N_ELEMENTS (award_keys), why))
    return FALSE;
  gboolean named = json_object_object_get_ex (award, "zh", NULL) || json_object_object_get_ex (award, "en", NULL) ||
                   json_object_object_get_ex (award, "name", NULL);
  gboolean sized = json_object_object_get_ex (award, "share", NULL) ||
                   json_object_object_get_ex (award, "count", NULL) ||
                   json_object_object_get_ex (award, "rest", NULL) || json_object_object_get_ex (award, "least", NULL);
  if (!named || !sized)
    *why = g_strdup (named ? _ ("awards: each needs a share, a count, rest or least")
                           : _ ("awards: each needs a name, as zh = \"…\""));
  return named && sized;
}

json_object *
rule_awards_parse (json_object *awards, char **why)
{
  json_object *list = NULL, *options;
  if (json_object_is_type (awards, json_type_array)) {
    options = json_object_new_object ();
    json_object_object_add (options, "list", json_object_get (awards));
  } else if (json_object_is_type (awards, json_type_object)) {
    options = json_object_get (awards);
  } else {
    *why = g_strdup (_ ("awards: a list is needed"));
    return NULL;
  }
  gboolean ok = check_object (options, option_keys, G_N_ELEMENTS (option_keys), why);
  if (ok && !json_object_object_get_ex (options, "list", &list)) {
    *why = g_strdup (_ ("awards: a list is needed"));
    ok = FALSE;
  }
  for (gsize i = 0; ok && i < json_object_array_length (list); i++)
    ok = check_award (json_object_array_get_idx (list, i), why);
  if (!ok) {
    json_object_put (options);
    return NULL;
  }
  return options;
}
