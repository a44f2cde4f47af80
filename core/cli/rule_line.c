#include "cli/rule_line.h"

#include <string.h>

static GStrv
split (const char *line, guint least, const char *form, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) words = NULL;

  if (g_shell_parse_argv (line, NULL, &words, &local) && g_strv_length (words) >= least)
    return g_steal_pointer (&words);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is not understood; write %s"), line, form);
  return NULL;
}

static void
put (json_object *object, const char *name, const char *text)
{
  json_object_object_add (object, name, json_object_new_string (text));
}

static gboolean
is_number (const char *text)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);

  return bahe_number_parse (text, &number, NULL);
}

/* Numbers digit by digit, yes and no, else text: as a record's own fields are handed to a rule. */
static json_object *
plain_value (const char *text)
{
  if (g_str_equal (text, "yes") || g_str_equal (text, "no"))
    return json_object_new_boolean (g_str_equal (text, "yes"));
  if (is_number (text) && strchr (text, '/') == NULL)
    return json_object_new_double_s (g_ascii_strtod (text, NULL), text);
  return json_object_new_string (text);
}

/* "21:15,15:21" → [[21,15],[15,21]] */
static json_object *
pairs_of (const char *text, GError **error)
{
  json_object *pairs = json_object_new_array ();
  g_auto (GStrv) ends = g_strsplit (text, ",", -1);

  for (char **end = ends; *end != NULL; end++) {
    g_auto (GStrv) sides = g_strsplit (*end, ":", -1);
    if (g_strv_length (sides) != 2 || !is_number (sides[0]) || !is_number (sides[1])) {
      json_object_put (pairs);
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“ends=%s” is not understood; write %s"), text,
                   "ends=21:15,15:21");
      return NULL;
    }
    json_object *pair = json_object_new_array ();
    json_object_array_add (pair, plain_value (sides[0]));
    json_object_array_add (pair, plain_value (sides[1]));
    json_object_array_add (pairs, pair);
  }
  return pairs;
}

/* "2:1" under two names, "2" under the first. */
static gboolean
put_sides (json_object *fact, const char *first, const char *second, const char *text, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, ":", 2);
  gboolean two = sides[0] != NULL && sides[1] != NULL;

  if (sides[0] == NULL || !is_number (sides[0]) || (two && !is_number (sides[1]))) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is not a number"), text);
    return FALSE;
  }
  put (fact, first, sides[0]);
  if (two)
    put (fact, second, sides[1]);
  return TRUE;
}

/* What a rule calls it, and what a fact calls it. */
static const char *
slot_of (const char *name)
{
  static const char *const slots[][2] = {
    { "judge", "by" },     { "attempt", "by" },  { "by", "by" },       { "item", "about" },  { "what", "about" },
    { "reason", "about" }, { "about", "about" }, { "ended", "ended" }, { "round", "round" }, { "winner", "winner" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (g_str_equal (slots[i][0], name))
      return slots[i][1];
  return NULL;
}

static gboolean
put_named (json_object *fact, json_object *more, const char *name, const char *text, GError **error)
{
  const char *slot = slot_of (name);

  if (g_str_equal (name, "faults"))
    return put_sides (fact, "faults", "other_faults", text, error);
  if (g_str_equal (name, "ends")) {
    json_object *pairs = pairs_of (text, error);
    if (pairs != NULL)
      json_object_object_add (more, "parts", pairs);
    return pairs != NULL;
  }
  if (slot != NULL)
    put (fact, slot, text);
  else
    json_object_object_add (more, name, plain_value (text));
  return TRUE;
}

/* The words after those that have their place: NAME=VALUE, and how a match ended. */
static gboolean
put_rest (json_object *fact, char **words, const char *line, GError **error)
{
  static const char *const endings[] = { "played", "forfeit", "retired", "bye", "void", NULL };
  json_object *more = json_object_new_object ();

  json_object_object_add (fact, "more", more);
  for (char **word = words; *word != NULL; word++) {
    char *equals = strchr (*word, '=');
    if (equals == NULL && g_strv_contains (endings, *word)) {
      put (fact, "ended", *word);
      continue;
    }
    if (equals == NULL || equals == *word) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%1$s” in “%2$s” is not understood; write NAME=VALUE"),
                   *word, line);
      return FALSE;
    }
    *equals = '\0';
    if (!put_named (fact, more, *word, equals + 1, error))
      return FALSE;
  }
  if (json_object_object_length (more) == 0)
    json_object_object_del (fact, "more");
  return TRUE;
}

/* match A 2:1 B …, or match A [2] bye: how many words have their place; 0: not understood. */
static guint
put_match (json_object *fact, char **words, GError **error)
{
  guint n = g_strv_length (words);

  if (n >= 4 && strchr (words[2], ':') != NULL && strchr (words[3], '=') == NULL) {
    put (fact, "other", words[3]);
    return put_sides (fact, "value", "against", words[2], error) ? 4 : 0;
  }
  if (n >= 4 && is_number (words[2]) && g_str_equal (words[3], "bye"))
    return put_sides (fact, "value", "against", words[2], error) ? 3 : 0;
  if (n >= 3 && g_str_equal (words[2], "bye"))
    return 2;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("a match is written as: match A 2:1 B, or: match A bye"));
  return 0;
}

json_object *
bahe_cli_fact_of_line (const char *line, GError **error)
{
  g_auto (GStrv) words = split (line, 2, "match A 2:1 B, mark A 9.5 judge=1, measure A 120, tally A 3 reason=…", error);
  if (words == NULL)
    return NULL;
  static const char *const shapes[] = { "match", "mark", "measure", "tally", "lot", "member", NULL };
  if (!g_strv_contains (shapes, words[0])) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("“%1$s” in “%2$s”: a line begins with match, mark, measure, tally, lot or member"), words[0], line);
    return NULL;
  }
  json_object *fact = json_object_new_object ();
  guint placed = 2;
  put (fact, "shape", words[0]);
  put (fact, "entrant", words[1]);
  if (g_str_equal (words[0], "match"))
    placed = put_match (fact, words, error);
  else if (words[2] != NULL && strchr (words[2], '=') == NULL) {
    put (fact, "value", words[2]);
    placed = 3;
  }
  if (placed != 0 && put_rest (fact, words + placed, line, error))
    return fact;
  json_object_put (fact);
  return NULL;
}

json_object *
bahe_cli_entrant_of_line (const char *line, GError **error)
{
  g_auto (GStrv) words = split (line, 1, "NAME weight=600", error);
  if (words == NULL)
    return NULL;
  json_object *entrant = json_object_new_object ();
  put (entrant, "name", words[0]);
  for (char **word = words + 1; *word != NULL; word++) {
    g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
    if (g_strv_length (pair) != 2) {
      json_object_put (entrant);
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%1$s” in “%2$s” is not understood; write NAME=VALUE"),
                   *word, line);
      return NULL;
    }
    json_object_object_add (entrant, pair[0], plain_value (pair[1]));
  }
  return entrant;
}

json_object *
bahe_cli_expectation_of_line (const char *line, GError **error)
{
  const char *form = "1 A points=3, - A";
  g_auto (GStrv) words = split (line, 2, form, error);
  gint64 place = 0;
  if (words == NULL)
    return NULL;
  gboolean out = g_str_equal (words[0], "-");
  if (!out && !g_ascii_string_to_signed (words[0], 10, 1, G_MAXINT, &place, NULL)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is not understood; write %s"), line, form);
    return NULL;
  }
  json_object *expected = json_object_new_object (), *columns = json_object_new_object ();
  json_object_object_add (expected, "place", json_object_new_int64 (place));
  json_object_object_add (expected, "columns", columns);
  put (expected, "name", words[1]);
  for (char **word = words + 2; *word != NULL; word++) {
    g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
    if (g_strv_length (pair) == 2)
      put (g_str_equal (pair[0], "award") ? expected : columns, pair[0], pair[1]);
    else
      put (expected, "out", *word);
  }
  return expected;
}

/* In quotes where it would be read as several words. */
static char *
one_word (const char *text)
{
  return strpbrk (text, " \t'\"\\#$`") == NULL && *text != '\0' ? g_strdup (text) : g_shell_quote (text);
}

char *
bahe_cli_line_of_row (const BaheBoard *board, const BaheBoardRow *row)
{
  GString *line = g_string_new (NULL);
  g_autofree char *name = one_word (row->name), *award = row->award != NULL ? one_word (row->award) : NULL;
  gsize n;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);

  if (row->out != NULL) {
    g_autofree char *out = one_word (row->out);
    g_string_printf (line, "- %s %s", name, out);
    return g_string_free (line, FALSE);
  }
  g_string_printf (line, "%u %s", row->place, name);
  for (gsize i = 0; i < n; i++) {
    g_autofree char *number = row->has[i] ? bahe_number_format (&row->columns[i], -1) : g_strdup ("none");
    if (columns[i].show)
      g_string_append_printf (line, " %s=%s", columns[i].name, number);
  }
  if (award != NULL)
    g_string_append_printf (line, " award=%s", award);
  return g_string_free (line, FALSE);
}
