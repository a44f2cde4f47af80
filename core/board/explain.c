/* Why this place: what each fact gave, the steps of the helpers, the criteria that split. Scored again each time. */
#include "board/private.h"

#include <inttypes.h>

#define MOST_SHOWN 12

static gboolean
is_watched (const Ranking *ranking, const guint *group, guint n)
{
  for (guint i = 0; ranking->lines != NULL && i < n; i++)
    if (ranking->run->standings[group[i]].number == ranking->watch)
      return TRUE;
  return FALSE;
}

static char *
name_of_columns (const Ranking *ranking, const RuleCriterion *criterion)
{
  const char *above = rule_run_column_label (ranking->run, criterion->column);
  if (criterion->over == RULE_NOBODY)
    return g_strdup (above);
  return g_strdup_printf ("%s / %s", above, rule_run_column_label (ranking->run, criterion->over));
}

static const char *
name_of_library (RuleCriterionKind kind)
{
  switch (kind) {
  case RULE_CRITERION_LOT:
    return _ ("the lot");
  case RULE_CRITERION_ENCOUNTER:
    return _ ("result between the level");
  case RULE_CRITERION_BUCHHOLZ:
    return _ ("sum of the opponents' points");
  case RULE_CRITERION_BUCHHOLZ_CUT1:
    return _ ("sum of the opponents' points without the lowest");
  case RULE_CRITERION_MEDIAN_BUCHHOLZ:
    return _ ("sum of the opponents' points without highest and lowest");
  case RULE_CRITERION_MODIFIED_MEDIAN:
    return _ ("sum of the opponents' points, by the own half");
  case RULE_CRITERION_SONNEBORN_BERGER:
    return _ ("points of those beaten and half of those drawn with");
  case RULE_CRITERION_KOYA:
    return _ ("points against those with at least half");
  case RULE_CRITERION_CUMULATIVE:
    return _ ("sum of the running score");
  default:
    return _ ("wins as second side");
  }
}

static char *
name_of_criterion (const Ranking *ranking, const RuleCriterion *criterion)
{
  if (criterion->kind == RULE_CRITERION_OWN) {
    const char *label = bahe_label (&criterion->label);
    return g_strdup (*label != '\0' ? label : criterion->text);
  }
  if (criterion->kind != RULE_CRITERION_COLUMN)
    return g_strdup (name_of_library (criterion->kind));
  g_autofree char *columns = name_of_columns (ranking, criterion);
  return criterion->among != RULE_AMONG_ALL ? g_strdup_printf (_ ("among the level, %s"), columns)
                                            : g_steal_pointer (&columns);
}

/* "胜一场 2、负一场 1": the parameters that are numbers; the others would not fit into a sentence. */
static char *
numbers_of_rule (const Ranking *ranking)
{
  gsize n;
  const BaheRuleParam *params = bahe_rule_params (rule_scoring_rule (ranking->run->scoring), &n);
  json_object *values = bahe_scoring_params (ranking->run->scoring);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < n; i++) {
    json_object *value = json_object_object_get (values, params[i].name);
    const char *label = bahe_label (&params[i].label);
    gboolean number = json_object_is_type (value, json_type_int) || json_object_is_type (value, json_type_double);
    if (number && *label != '\0')
      g_ptr_array_add (words, g_strdup_printf ("%s %s", label, json_object_get_string (value)));
  }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (_ (", "), (char **) words->pdata);
}

char *
board_sentence (const Ranking *ranking)
{
  const char *title = bahe_label (bahe_rule_title (rule_scoring_rule (ranking->run->scoring)));
  g_autofree char *numbers = numbers_of_rule (ranking);
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < ranking->n_criteria; i++)
    g_ptr_array_add (criteria, name_of_criterion (ranking, &ranking->criteria[i]));
  g_ptr_array_add (criteria, NULL);
  g_autofree char *order = g_strjoinv (_ (", then "), (char **) criteria->pdata);
  g_autofree char *places = *order != '\0' ? g_strdup_printf (_ ("places by %s"), order) : g_strdup ("");
  const char *parts[] = { title, numbers, places };
  GString *sentence = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? _ ("; ") : "", parts[i]);
  return g_string_free (sentence, FALSE);
}

static char *
show_key (const RuleCriterion *criterion, const Key *key)
{
  if (key->kind == KEY_NONE)
    return g_strdup ("–");
  if (key->kind == KEY_INFINITE)
    return g_strdup ("∞");
  if (criterion->kind != RULE_CRITERION_LOT)
    return bahe_number_format (&key->number, -1);
  g_auto (BaheNumber) place = bahe_number_negate (&key->number);
  return bahe_number_format (&place, -1);
}

/* Those with the same key as the watched one, by name. */
static char *
show_level (const Ranking *ranking, const guint *group, guint n)
{
  const Key *mine = NULL;
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    if (ranking->run->standings[group[i]].number == ranking->watch)
      mine = &ranking->keys[group[i]];
  for (guint i = 0, shown = 0; i < n && shown <= MOST_SHOWN; i++) {
    const Key *key = &ranking->keys[group[i]];
    if (key == mine || board_compare_keys (key, mine, FALSE) != 0)
      continue;
    const char *name = shown++ < MOST_SHOWN ? ranking->run->standings[group[i]].name : "…";
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
  }
  return g_string_free (names, FALSE);
}

void
board_note_split (Ranking *ranking, const RuleCriterion *criterion, const guint *group, guint n)
{
  if (!is_watched (ranking, group, n))
    return;
  g_autofree char *name = name_of_criterion (ranking, criterion), *level = show_level (ranking, group, n);
  GString *line = g_string_new (NULL);
  g_string_append_printf (line, "  ▸ %s: ", name);
  for (guint i = 0; i < n && i <= MOST_SHOWN; i++) {
    g_autofree char *key = show_key (criterion, &ranking->keys[group[i]]);
    g_string_append (line, i > 0 ? " | " : "");
    if (i == MOST_SHOWN)
      g_string_append (line, "…");
    else
      g_string_append_printf (line, "%s %s", ranking->run->standings[group[i]].name, key);
  }
  if (*level != '\0')
    g_string_append_printf (line, _ ("; level with %s"), level);
  g_ptr_array_add (ranking->lines, g_string_free (line, FALSE));
}

void
board_note_lots (Ranking *ranking, const guint *group, guint n)
{
  if (!is_watched (ranking, group, n))
    return;
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ranking->run->standings[group[i]].name);
  g_ptr_array_add (ranking->lines, g_strdup_printf (_ ("  ▸ lots must be drawn among %s"), names->str));
  g_string_free (names, TRUE);
}

static char *
headline (const BaheBoardRow *row)
{
  if (row->out != NULL)
    return g_strdup_printf (_ ("%s: no place, %s"), row->name, row->out);
  if (row->shared)
    return g_strdup_printf (_ ("%s: place %u, shared"), row->name, row->place);
  return g_strdup_printf (_ ("%s: place %u"), row->name, row->place);
}

static void
move_lines (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

GPtrArray *
bahe_board_explain (BaheScoring *scoring, gint64 entrant, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) splits = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const Watch watch = { .of = { .entrant = entrant, .steps = steps }, .lines = splits };
  g_autoptr (BaheBoard) board = board_make (scoring, &watch, error);
  const BaheBoardRow *row = board != NULL ? bahe_board_row_of (board, entrant) : NULL;
  if (board != NULL && row == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("entrant %" PRId64 " is not on this board"), entrant);
  if (row == NULL) {
    g_ptr_array_unref (lines);
    return NULL;
  }
  g_ptr_array_add (lines, headline (row));
  move_lines (steps, lines);
  move_lines (splits, lines);
  if (row->award != NULL)
    g_ptr_array_add (lines, g_strdup_printf (_ ("  ▸ award: %s"), row->award));
  return lines;
}
