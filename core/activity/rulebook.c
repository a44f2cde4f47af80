/* Rules of an activity: found by name in the folders, pinned by hash, adopted, and put to work with what was chosen. */
#include "activity/private.h"

#include <string.h>

/* ---- files -------------------------------------------------------------------------------------- */

static void
add_rule_names (GPtrArray *names, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".lua"))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - 4));
}

static char *
say_no_rule (BaheUnit *unit, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; unit->folders != NULL && unit->folders[i] != NULL; i++)
    add_rule_names (names, unit->folders[i]);
  const char *nearest = bahe_text_nearest (name, (const char *const *) names->pdata, names->len);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no scoring rule \"%s\"; did you mean \"%s\"?"),
                 name, nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 _ ("there is no scoring rule \"%s\"; `bahe rule list` shows them all"), name);
  return NULL;
}

char *
bahe_unit_rule_source (BaheUnit *unit, const char *name, char **path, GError **error)
{
  if (strpbrk (name, "/\\") != NULL || name[0] == '.')
    return say_no_rule (unit, name, error);
  for (guint i = 0; unit->folders != NULL && unit->folders[i] != NULL; i++) {
    g_autofree char *file = g_strconcat (name, ".lua", NULL);
    g_autofree char *full = g_build_filename (unit->folders[i], file, NULL);
    char *source = NULL;
    if (!g_file_test (full, G_FILE_TEST_EXISTS))
      continue;
    if (!g_file_get_contents (full, &source, NULL, error))
      return NULL;
    if (path != NULL)
      *path = g_steal_pointer (&full);
    return source;
  }
  return say_no_rule (unit, name, error);
}

/* ---- what is pinned ----------------------------------------------------------------------------- */

static void
pinned_free (gpointer data)
{
  BahePinned *pinned = data;

  g_free (pinned->stage);
  g_free (pinned->name);
  g_free (pinned->hash);
  json_object_put (pinned->options);
  g_free (pinned);
}

GPtrArray *
bahe_rules_new (void)
{
  return g_ptr_array_new_with_free_func (pinned_free);
}

const BahePinned *
bahe_rules_for (const GPtrArray *rules, const char *stage)
{
  const BahePinned *general = NULL;

  for (guint i = 0; i < rules->len; i++) {
    const BahePinned *pinned = rules->pdata[i];
    if (pinned->stage == NULL)
      general = pinned;
    else if (g_strcmp0 (pinned->stage, stage) == 0)
      return pinned;
  }
  return general;
}

static void
pin_in_place (GPtrArray *rules, const char *stage, json_object *rule, json_object *options)
{
  BahePinned *pinned = g_new0 (BahePinned, 1);

  pinned->stage = g_strdup (stage);
  pinned->name = g_strdup (bahe_json_text (rule, "name"));
  pinned->hash = g_strdup (bahe_json_text (rule, "hash"));
  pinned->options = options;
  for (guint i = 0; i < rules->len; i++)
    if (g_strcmp0 (((BahePinned *) rules->pdata[i])->stage, stage) == 0) {
      g_ptr_array_remove_index (rules, i);
      break;
    }
  g_ptr_array_add (rules, pinned);
}

static json_object *
options_of (json_object *body, gboolean all)
{
  const char *names[] = { "params", "rank", "restart", "awards" };
  json_object *options = json_object_new_object ();

  /* The order of criteria and the awards speak of one rule's columns; other stages' rules have their own. */
  for (guint i = 0; i < (all ? G_N_ELEMENTS (names) : 1); i++) {
    json_object *value = bahe_json_member (body, names[i]);
    if (value != NULL)
      json_object_object_add (options, names[i], json_object_get (value));
  }
  return options;
}

void
bahe_rules_take (GPtrArray *rules, json_object *body)
{
  if (bahe_json_text (body, "hash") != NULL) {
    pin_in_place (rules, bahe_json_text (body, "stage"), body, options_of (body, TRUE));
    return;
  }
  json_object *rule = bahe_json_member (body, "rule"), *stages = bahe_json_member (body, "stage_rules");
  if (rule != NULL)
    pin_in_place (rules, NULL, rule, options_of (body, TRUE));
  if (stages == NULL)
    return;
  json_object_object_foreach (stages, stage, of_stage)
  {
    pin_in_place (rules, stage, of_stage, options_of (body, FALSE));
  }
}

static gboolean
read_hash (const char *text, guint8 hash[BAHE_HASH_SIZE])
{
  if (text == NULL || strlen (text) != 2 * BAHE_HASH_SIZE)
    return FALSE;
  for (guint i = 0; i < BAHE_HASH_SIZE; i++) {
    int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);
    if (high < 0 || low < 0)
      return FALSE;
    hash[i] = (guint8) (high * 16 + low);
  }
  return TRUE;
}

static char *
write_hash (const guint8 hash[BAHE_HASH_SIZE])
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < BAHE_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

BaheRule *
bahe_rules_compile (BaheView *view, const BahePinned *pinned, GError **error)
{
  guint8 hash[BAHE_HASH_SIZE];

  if (!read_hash (pinned->hash, hash)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_CORRUPT, _ ("the scoring rule \"%s\" is pinned without its hash"),
                 pinned->name);
    return NULL;
  }
  g_autofree char *source = bahe_view_script (view, hash, error);
  if (source == NULL)
    return NULL;
  g_autofree char *file = g_strconcat (pinned->name, ".lua", NULL);
  return bahe_rule_new (file, source, strlen (source), error);
}

char *
bahe_unit_pinned_rule (BaheUnit *unit, gint64 activity, const char *stage, char **name, GError **error)
{
  guint8 hash[BAHE_HASH_SIZE];
  char *source = NULL;
  g_autoptr (BaheView) view = bahe_view_begin (unit->store, error);
  BaheFold *fold = view != NULL ? bahe_unit_take_fold (unit, view, activity, error) : NULL;

  if (fold == NULL)
    return NULL;
  const BahePinned *pinned = bahe_rules_for (fold->rules, stage);
  if (pinned == NULL || !read_hash (pinned->hash, hash))
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("this activity has no scoring rule"));
  else
    source = bahe_view_script (view, hash, error);
  if (source != NULL)
    *name = g_strdup (pinned->name);
  bahe_unit_give_fold (unit, fold);
  return source;
}

/* ---- a scoring with what was chosen ------------------------------------------------------------- */

/* What the setup says under a parameter's name: a setup field "trim-from" is the parameter trim_from. Rows of two
 * columns are an object where the rule wants one: criterion → weight. */
static json_object *
from_setup (const BaheFold *fold, const BaheRuleParam *param)
{
  g_autofree char *name = g_strdelimit (g_strdup (param->name), "_", '-');
  json_object *value = bahe_json_member (fold->setup_body, name);
  if (value == NULL || !json_object_is_type (value, json_type_array) ||
      !json_object_is_type (param->fallback, json_type_object))
    return json_object_get (value);

  int place = bahe_field_index (fold->info->setup, name);
  const BaheField *columns = place >= 0 ? fold->info->setup[place].columns : NULL;
  if (bahe_field_count (columns) != 2)
    return NULL;
  json_object *object = json_object_new_object ();
  for (size_t i = 0; i < json_object_array_length (value); i++) {
    json_object *row = json_object_array_get_idx (value, i);
    const char *key = bahe_json_text (row, columns[0].name);
    if (key != NULL)
      json_object_object_add (object, key, json_object_get (bahe_json_member (row, columns[1].name)));
  }
  return object;
}

static json_object *
params_for (const BaheFold *fold, BaheRule *rule, json_object *chosen)
{
  gsize n = 0;
  const BaheRuleParam *params = bahe_rule_params (rule, &n);
  json_object *all = json_object_new_object ();

  for (gsize i = 0; i < n; i++) {
    json_object *value = json_object_get (bahe_json_member (chosen, params[i].name));
    if (value == NULL && fold != NULL && fold->info != NULL)
      value = from_setup (fold, &params[i]);
    if (value != NULL)
      json_object_object_add (all, params[i].name, value);
  }
  return all;
}

BaheScoring *
bahe_rules_scoring (const BaheFold *fold, BaheRule *rule, const BahePinned *pinned, json_object *params, GError **error)
{
  json_object *options = pinned != NULL ? pinned->options : NULL;
  g_autoptr (BaheJson) merged = params_for (fold, rule, params != NULL ? params : bahe_json_member (options, "params"));
  BaheScoringOptions chosen = {
    .params = merged,
    .rank = bahe_json_member (options, "rank"),
    .restart = bahe_json_text (options, "restart"),
    .awards = bahe_json_member (options, "awards"),
  };

  return bahe_scoring_new (rule, &chosen, error);
}

/* ---- whether it fits the kind ------------------------------------------------------------------- */

static gboolean
reads_shape (const BaheRule *rule, const char *shape)
{
  gsize length = strlen (shape);

  for (const char *const *read = bahe_rule_reads (rule); *read != NULL; read++)
    if (strncmp (*read, shape, length) == 0 && ((*read)[length] == '\0' || (*read)[length] == '.'))
      return TRUE;
  return FALSE;
}

static gboolean
offers_shape (const BaheKindInfo *info, BaheShape shape)
{
  if (info->table->from != NULL && shape == BAHE_TALLY)
    return TRUE;
  for (guint i = 0; i < info->n_events; i++)
    for (guint k = 0; k < info->events[i].n_facts; k++)
      if (info->events[i].facts[k].shape == shape)
        return TRUE;
  return FALSE;
}

gboolean
bahe_rules_fit (const BaheKindInfo *info, const BaheRule *rule, GError **error)
{
  static const char *const shapes[] = { [BAHE_MATCH] = "match", "mark", "measure", "tally" };
  const char *wanted = NULL;

  for (guint shape = BAHE_MATCH; info != NULL && shape <= BAHE_TALLY; shape++) {
    if (!reads_shape (rule, shapes[shape]))
      continue;
    if (offers_shape (info, shape))
      return TRUE;
    wanted = shapes[shape];
  }
  if (wanted == NULL)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("the scoring rule %s reads only what \"%s\" never records (%s), so nobody would have a place; choose "
                  "another"),
               bahe_rule_name (rule), bahe_label (&info->table->label), wanted);
  return FALSE;
}

/* ---- pinning ------------------------------------------------------------------------------------ */

/* Compiles, tries what was chosen, keeps the text: {"name","hash"}. */
static json_object *
pin (BaheAct *act, const char *name, const char *source, json_object *options, const BaheKindInfo *info,
     const BaheFold *fold, GPtrArray *params, GError **error)
{
  guint8 hash[BAHE_HASH_SIZE];
  g_autofree char *file = g_strconcat (name, ".lua", NULL);
  g_autoptr (BaheRule) rule = bahe_rule_new (file, source, strlen (source), error);
  if (rule == NULL || !bahe_rules_fit (info, rule, error))
    return NULL;
  BahePinned chosen = { .options = options };
  g_autoptr (BaheScoring) scoring = bahe_rules_scoring (fold, rule, &chosen, NULL, error);
  if (scoring == NULL || !bahe_transaction_put_script (act->transaction, source, hash, error))
    return NULL;

  gsize n = 0;
  const BaheRuleParam *declared = bahe_rule_params (rule, &n);
  for (gsize i = 0; params != NULL && i < n; i++)
    g_ptr_array_add (params, g_strdup (declared[i].name));
  json_object *pinned = json_object_new_object ();
  g_autofree char *text = write_hash (hash);
  bahe_json_add_text (pinned, "name", name);
  bahe_json_add_text (pinned, "hash", text);
  return pinned;
}

/* Each stage's rule takes the parameters it knows, so one that none knows must be caught here. */
static gboolean
check_params (json_object *chosen, GPtrArray *known, GError **error)
{
  if (chosen == NULL)
    return TRUE;
  if (!json_object_is_type (chosen, json_type_object)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("parameters are given as {\"name\": value, …}"));
    return FALSE;
  }
  json_object_object_foreach (chosen, name, value)
  {
    (void) value;
    if (g_ptr_array_find_with_equal_func (known, name, g_str_equal, NULL))
      continue;
    const char *nearest = bahe_text_nearest (name, (const char *const *) known->pdata, known->len);
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 nearest != NULL ? _ ("the scoring rule has no parameter \"%s\"; did you mean \"%s\"?")
                                 : _ ("the scoring rule has no parameter \"%s\""),
                 name, nearest);
    return FALSE;
  }
  return TRUE;
}

static json_object *
pin_by_name (BaheAct *act, const char *name, json_object *options, const BaheKindInfo *info, GPtrArray *params,
             GError **error)
{
  g_autofree char *source = bahe_unit_rule_source (act->unit, name, NULL, error);

  return source != NULL ? pin (act, name, source, options, info, NULL, params, error) : NULL;
}

/* "knock-out:knock_out|final:most" */
static gboolean
pin_stages (BaheAct *act, const char *stage_rules, json_object *chosen, json_object *body, GPtrArray *params,
            GError **error)
{
  if (stage_rules == NULL)
    return TRUE;
  json_object *stages = json_object_new_object ();
  json_object_object_add (body, "stage_rules", stages);
  g_auto (GStrv) pairs = g_strsplit (stage_rules, "|", 0);
  for (char **pair = pairs; *pair != NULL; pair++) {
    g_auto (GStrv) both = g_strsplit (*pair, ":", 2);
    if (both[0] == NULL || both[1] == NULL)
      continue;
    g_autoptr (BaheJson) options = options_of (chosen, FALSE);
    json_object *pinned = pin_by_name (act, both[1], options, NULL, params, error);
    if (pinned == NULL)
      return FALSE;
    json_object_object_add (stages, both[0], pinned);
  }
  return TRUE;
}

/* "preset=chess:chess|…": the rule of the first that the setup fits; NULL: none. Free with g_free. */
static char *
rule_of_setup (const BaheKind *table, json_object *setup)
{
  g_auto (GStrv) parts = g_strsplit (table->setup_rules != NULL ? table->setup_rules : "", "|", 0);

  for (char **part = parts; *part != NULL; part++) {
    char *equals = strchr (*part, '='), *colon = equals != NULL ? strchr (equals, ':') : NULL;
    if (colon == NULL)
      continue;
    *equals = *colon = '\0';
    if (g_strcmp0 (bahe_json_text (setup, *part), equals + 1) == 0)
      return g_strdup (colon + 1);
  }
  return NULL;
}

gboolean
bahe_rules_pin (BaheAct *act, const BaheKindInfo *info, json_object *chosen, json_object *body, GError **error)
{
  g_autofree char *by_setup = rule_of_setup (info->table, bahe_json_member (body, "setup"));
  const char *name = bahe_json_text (chosen, "rule");
  const char *options[] = { "params", "rank", "restart", "awards" };
  g_autoptr (GPtrArray) params = g_ptr_array_new_with_free_func (g_free);

  if (name == NULL)
    name = by_setup != NULL ? by_setup : info->table->rule;
  if (name != NULL) {
    g_autoptr (BaheJson) all = options_of (chosen, TRUE);
    json_object *pinned = pin_by_name (act, name, all, info, params, error);
    if (pinned == NULL)
      return FALSE;
    json_object_object_add (body, "rule", pinned);
  }
  if (!pin_stages (act, info->table->stage_rules, chosen, body, params, error) ||
      !check_params (bahe_json_member (chosen, "params"), params, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (options); i++) {
    json_object *value = bahe_json_member (chosen, options[i]);
    if (value != NULL)
      json_object_object_add (body, options[i], json_object_get (value));
  }
  return TRUE;
}

/* ---- adopt -------------------------------------------------------------------------------------- */

typedef struct {
  char *name, *source, *stage;
  json_object *chosen;
} Adoption;

static void
adoption_clear (Adoption *adoption)
{
  g_free (adoption->name);
  g_free (adoption->source);
  g_free (adoption->stage);
  json_object_put (adoption->chosen);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Adoption, adoption_clear)

/* The rule named, or the one in use, which then only gets other parameters. */
static gboolean
find_source (BaheAct *act, Adoption *adoption, GError **error)
{
  const BahePinned *now = bahe_rules_for (act->fold->rules, adoption->stage);

  if (adoption->source != NULL) {
    if (adoption->name == NULL)
      adoption->name = g_strdup (now != NULL ? now->name : "rule");
    return TRUE;
  }
  if (adoption->name != NULL) {
    adoption->source = bahe_unit_rule_source (act->unit, adoption->name, NULL, error);
    return adoption->source != NULL;
  }
  guint8 hash[BAHE_HASH_SIZE];
  if (now == NULL || !read_hash (now->hash, hash)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("say which scoring rule to adopt"));
    return FALSE;
  }
  adoption->name = g_strdup (now->name);
  adoption->source = bahe_view_script (act->view, hash, error);
  return adoption->source != NULL;
}

static gboolean
read_adoption (BaheAct *act, Adoption *adoption, GError **error)
{
  const char *apart[] = { "params", "rank", "awards" };
  g_autoptr (BaheJson) given = bahe_given_copy (act->request->given);

  /* Its hash is of the very bytes, so the text is not cleaned like other texts. */
  adoption->source = g_strdup (bahe_json_text (given, "source"));
  json_object_object_del (given, "source");
  adoption->chosen = json_object_new_object ();
  for (guint i = 0; i < G_N_ELEMENTS (apart); i++) {
    json_object *value = NULL;
    if (!bahe_take_json (given, apart[i], &value, error))
      return FALSE;
    if (value != NULL)
      json_object_object_add (adoption->chosen, apart[i], value);
  }
  g_autofree BaheField *fields = bahe_verb_fields (NULL, "adopt");
  g_autoptr (BaheValues) values = bahe_values_parse (fields, given, NULL, error);
  if (values == NULL)
    return FALSE;
  adoption->name = g_strdup (bahe_json_text (given, "rule"));
  adoption->stage = g_strdup (bahe_json_text (given, "stage"));
  bahe_json_add_text (adoption->chosen, "restart", bahe_json_text (given, "restart"));
  return find_source (act, adoption, error);
}

/* What is not said stays as it was, as far as the new rule knows it. */
static void
keep_params (BaheAct *act, Adoption *adoption)
{
  const BahePinned *now = bahe_rules_for (act->fold->rules, adoption->stage);
  json_object *params = now != NULL ? bahe_json_member (now->options, "params") : NULL;

  if (params != NULL && bahe_json_member (adoption->chosen, "params") == NULL)
    json_object_object_add (adoption->chosen, "params", json_object_get (params));
}

gboolean
bahe_do_adopt (BaheAct *act, GError **error)
{
  g_auto (Adoption) adoption = { 0 };
  g_autoptr (GPtrArray) params = g_ptr_array_new_with_free_func (g_free);

  if (!read_adoption (act, &adoption, error))
    return FALSE;
  json_object *given = json_object_get (bahe_json_member (adoption.chosen, "params"));
  g_autoptr (BaheJson) asked = given;
  keep_params (act, &adoption);
  const BaheKindInfo *info = adoption.stage == NULL ? act->fold->info : NULL; /* a stage's may read what only it has */
  g_autoptr (BaheJson) body =
      pin (act, adoption.name, adoption.source, adoption.chosen, info, act->fold, params, error);
  if (body == NULL || !check_params (asked, params, error))
    return FALSE;
  bahe_json_add_text (body, "stage", adoption.stage);
  json_object_object_foreach (adoption.chosen, name, value)
  {
    json_object_object_add (body, name, json_object_get (value));
  }
  return bahe_act_append (act, BAHE_TYPE_ADOPTED, body, error);
}
