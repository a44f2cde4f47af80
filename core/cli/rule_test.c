/* Runs a rule over facts that a test gives, and compares its board with what the test expects. */
#include "cli/rule_test.h"
#include "cli/rule_line.h"

#include <string.h>

static json_object *
member (json_object *object, const char *name)
{
  json_object *found = NULL;
  if (object == NULL || !json_object_is_type (object, json_type_object))
    return NULL;
  return json_object_object_get_ex (object, name, &found) ? found : NULL;
}

static const char *
text_of (json_object *object, const char *name)
{
  json_object *found = member (object, name);
  return found != NULL ? json_object_get_string (found) : NULL;
}

/* The entrants of a test are numbered from 1 in the order they are written. */
static gint64
entrant_number (json_object *test, const char *name)
{
  json_object *entrants = member (test, "entrants");

  for (gsize i = 0; entrants != NULL && name != NULL && i < json_object_array_length (entrants); i++) {
    json_object *entrant = json_object_array_get_idx (entrants, i);
    const char *own =
        json_object_is_type (entrant, json_type_object) ? text_of (entrant, "name") : json_object_get_string (entrant);
    if (g_strcmp0 (own, name) == 0)
      return (gint64) i + 1;
  }
  return 0;
}

/* "9.50" and 2 alike: digits and where the point stands. */
static gboolean
read_amount (json_object *value, BaheAmount *amount, GError **error)
{
  const char *text = value != NULL ? json_object_get_string (value) : NULL;

  *amount = (BaheAmount){ 0 };
  if (text == NULL)
    return TRUE;
  const char *point = strchr (text, '.');
  gsize places = point != NULL ? strlen (point + 1) : 0;
  g_autofree char *digits =
      point != NULL ? g_strdup_printf ("%.*s%s", (int) (point - text), text, point + 1) : g_strdup (text);
  if (places <= 18 && g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, &amount->integer, NULL)) {
    amount->exponent = (gint8) - (gint) places;
    amount->set = TRUE;
    return TRUE;
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” is not a number"), text);
  return FALSE;
}

static gboolean
read_shape (const char *name, BaheShape *shape, GError **error)
{
  static const struct {
    const char *name;
    BaheShape shape;
  } shapes[] = {
    { "match", BAHE_MATCH }, { "mark", BAHE_MARK },     { "measure", BAHE_MEASURE },
    { "tally", BAHE_TALLY }, { "member", BAHE_MEMBER }, { "lot", BAHE_LOT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_strcmp0 (shapes[i].name, name) == 0) {
      *shape = shapes[i].shape;
      return TRUE;
    }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("“%s” is no shape of a fact; there are match, mark, measure, tally, member and lot"),
               name != NULL ? name : "");
  return FALSE;
}

static gboolean
read_entrant (json_object *test, const char *name, gint64 *number, GError **error)
{
  *number = entrant_number (test, name);
  if (*number != 0 || name == NULL)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the fact names “%s”, who is not among the entrants"), name);
  return FALSE;
}

/* The number of the winner, for who names one by name. */
static gboolean
name_winner (json_object *test, json_object *json, json_object *more, GError **error)
{
  const char *winner = text_of (json, "winner");
  gint64 number = 0;

  if (winner == NULL)
    return TRUE;
  if (!read_entrant (test, winner, &number, error))
    return FALSE;
  json_object_object_add (more, "winner", json_object_new_int64 (number));
  return TRUE;
}

/* {"match":["后勤组",2,"大班组",1]} is short for shape, entrant, value, other and against. */
static gboolean
read_short_match (json_object *test, json_object *match, BaheFactRow *fact, GError **error)
{
  fact->shape = BAHE_MATCH;
  if (!json_object_is_type (match, json_type_array) || json_object_array_length (match) != 4) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("a match is written as [\"A\", 2, \"B\", 1]"));
    return FALSE;
  }
  return read_entrant (test, json_object_get_string (json_object_array_get_idx (match, 0)), &fact->entrant, error) &&
         read_entrant (test, json_object_get_string (json_object_array_get_idx (match, 2)), &fact->other, error) &&
         read_amount (json_object_array_get_idx (match, 1), &fact->value, error) &&
         read_amount (json_object_array_get_idx (match, 3), &fact->against, error);
}

static gboolean
read_fact (json_object *test, json_object *json, BaheFactRow *fact, GError **error)
{
  json_object *more = member (json, "more"), *match = member (json, "match"), *round = member (json, "round");

  if (more == NULL && text_of (json, "winner") != NULL)
    json_object_object_add (json, "more", more = json_object_new_object ());
  if (!name_winner (test, json, more, error))
    return FALSE;
  fact->ended = text_of (json, "ended");
  fact->by = text_of (json, "by");
  fact->about = text_of (json, "about");
  fact->round = round != NULL ? json_object_get_int64 (round) : 0;
  fact->more = more != NULL ? json_object_to_json_string_ext (more, JSON_C_TO_STRING_PLAIN) : NULL;
  if (match != NULL)
    return read_short_match (test, match, fact, error) && read_amount (member (json, "faults"), &fact->faults, error) &&
           read_amount (member (json, "other_faults"), &fact->other_faults, error);
  return read_shape (text_of (json, "shape"), &fact->shape, error) &&
         read_entrant (test, text_of (json, "entrant"), &fact->entrant, error) &&
         read_entrant (test, text_of (json, "other"), &fact->other, error) &&
         read_amount (member (json, "value"), &fact->value, error) &&
         read_amount (member (json, "against"), &fact->against, error) &&
         read_amount (member (json, "faults"), &fact->faults, error) &&
         read_amount (member (json, "other_faults"), &fact->other_faults, error);
}

/* ---- lines
 * --------------------------------------------------------------------------------------------------------------- */

typedef json_object *(*ReadLine) (const char *line, GError **error);

/* The list under `name` with its lines read. A new array; NULL with the line's error. */
static json_object *
read_lines (BaheRule *rule, json_object *test, const char *name, ReadLine read, GError **error)
{
  json_object *list = member (test, name), *done = json_object_new_array ();

  for (gsize i = 0; list != NULL && i < json_object_array_length (list); i++) {
    json_object *one = json_object_array_get_idx (list, i);
    const char *line = json_object_get_string (one);
    json_object *read_one = json_object_is_type (one, json_type_string) ? read (line, error) : json_object_get (one);
    if (read_one == NULL) {
      int at = bahe_rule_line (rule, line);
      if (at > 0)
        g_prefix_error (error, "%s:%d: ", bahe_rule_name (rule), at);
      json_object_put (done);
      return NULL;
    }
    json_object_array_add (done, read_one);
  }
  return done;
}

static void
add_if_new (json_object *entrants, const char *name)
{
  if (name == NULL)
    return;
  for (gsize i = 0; i < json_object_array_length (entrants); i++)
    if (g_str_equal (json_object_get_string (json_object_array_get_idx (entrants, i)), name))
      return;
  json_object_array_add (entrants, json_object_new_string (name));
}

/* Who is not listed takes part when a fact names him: in the order of the facts. */
static json_object *
entrants_of_facts (json_object *facts)
{
  json_object *entrants = json_object_new_array ();

  for (gsize i = 0; i < json_object_array_length (facts); i++) {
    add_if_new (entrants, text_of (json_object_array_get_idx (facts, i), "entrant"));
    add_if_new (entrants, text_of (json_object_array_get_idx (facts, i), "other"));
  }
  return entrants;
}

/* The test with every line read. A new object; NULL with the line's error. */
static json_object *
spell_out (BaheRule *rule, json_object *test, GError **error)
{
  json_object *entrants = NULL, *expect = NULL, *whole = NULL;
  json_object *facts = read_lines (rule, test, "facts", bahe_cli_fact_of_line, error);

  if (facts != NULL)
    entrants = member (test, "entrants") != NULL ? read_lines (rule, test, "entrants", bahe_cli_entrant_of_line, error)
                                                 : entrants_of_facts (facts);
  if (entrants != NULL)
    expect = read_lines (rule, test, "expect", bahe_cli_expectation_of_line, error);
  if (expect != NULL) {
    whole = json_object_new_object ();
    json_object_object_foreach (test, name, value)
    {
      if (!g_str_equal (name, "facts") && !g_str_equal (name, "entrants") && !g_str_equal (name, "expect"))
        json_object_object_add (whole, name, json_object_get (value));
    }
    json_object_object_add (whole, "facts", json_object_get (facts));
    json_object_object_add (whole, "entrants", json_object_get (entrants));
    json_object_object_add (whole, "expect", json_object_get (expect));
  }
  json_object_put (facts);
  json_object_put (entrants);
  json_object_put (expect);
  return whole;
}

/* ---- running one
 * --------------------------------------------------------------------------------------------------------- */

static gboolean
fill (BaheScoring *scoring, json_object *test, GError **error)
{
  json_object *entrants = member (test, "entrants"), *facts = member (test, "facts");

  for (gsize i = 0; entrants != NULL && i < json_object_array_length (entrants); i++) {
    json_object *entrant = json_object_array_get_idx (entrants, i);
    gboolean rich = json_object_is_type (entrant, json_type_object);
    const char *name = rich ? text_of (entrant, "name") : json_object_get_string (entrant);
    if (!bahe_scoring_add_entrant (scoring, (gint64) i + 1, name != NULL ? name : "", rich ? entrant : NULL,
                                   rich ? text_of (entrant, "out") : NULL, error))
      return FALSE;
  }
  for (gsize i = 0; facts != NULL && i < json_object_array_length (facts); i++) {
    BaheFactRow fact = { .seq = (gint64) i + 1 };
    if (!read_fact (test, json_object_array_get_idx (facts, i), &fact, error)) {
      g_prefix_error (error, _ ("fact %u: "), (guint) i + 1);
      return FALSE;
    }
    if (!bahe_scoring_add_fact (scoring, &fact, error))
      return FALSE;
  }
  return TRUE;
}

static const BaheBoardRow *
row_named (const BaheBoard *board, const char *name)
{
  for (gsize i = 0; i < bahe_board_size (board); i++)
    if (g_strcmp0 (bahe_board_row (board, i)->name, name) == 0)
      return bahe_board_row (board, i);
  return NULL;
}

static void
compare_column (const BaheBoard *board, const BaheBoardRow *row, const char *name, json_object *value,
                GPtrArray *differences)
{
  gsize n;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);

  for (gsize c = 0; c < n; c++) {
    if (!g_str_equal (columns[c].name, name))
      continue;
    g_auto (BaheNumber) expected = { 0 };
    const char *text = value != NULL ? json_object_get_string (value) : "";
    g_autofree char *is = row->has[c] ? bahe_number_format (&row->columns[c], -1) : g_strdup (_ ("none"));
    gboolean same = row->has[c] ? bahe_number_parse (text, &expected, NULL) &&
                                      bahe_number_compare (&row->columns[c], &expected) == 0
                                : value == NULL || g_str_equal (text, "none");
    if (!same)
      g_ptr_array_add (differences, g_strdup_printf (_ ("%s: %s is %s, expected %s"), row->name, name, is, text));
    return;
  }
  g_ptr_array_add (differences, g_strdup_printf (_ ("%s: the board has no column “%s”"), row->name, name));
}

static void
compare_row (const BaheBoard *board, json_object *expected, GPtrArray *differences)
{
  const char *name = text_of (expected, "name");
  const BaheBoardRow *row = row_named (board, name);
  json_object *place = member (expected, "place"), *award = member (expected, "award"),
              *columns = member (expected, "columns");
  const char *out = text_of (expected, "out");

  if (row == NULL) {
    g_ptr_array_add (differences, g_strdup_printf (_ ("“%s” is not on the board"), name != NULL ? name : ""));
    return;
  }
  if (place != NULL && (gint64) row->place != json_object_get_int64 (place))
    g_ptr_array_add (differences,
                     g_strdup_printf (_ ("%s: place %u, expected %d"), name, row->place, json_object_get_int (place)));
  if (out != NULL && g_strcmp0 (row->out, out) != 0)
    g_ptr_array_add (differences, g_strdup_printf (_ ("%s: not ranked because of %s, expected %s"), name,
                                                   row->out != NULL ? row->out : _ ("none"), out));
  if (award != NULL && g_strcmp0 (row->award, json_object_get_string (award)) != 0)
    g_ptr_array_add (differences,
                     g_strdup_printf (_ ("%s: award %s, expected %s"), name,
                                      row->award != NULL ? row->award : _ ("none"), json_object_get_string (award)));
  if (columns != NULL) {
    json_object_object_foreach (columns, column, value) compare_column (board, row, column, value, differences);
  }
}

static void
compare (const BaheBoard *board, json_object *expect, GPtrArray *differences)
{
  for (gsize i = 0; i < json_object_array_length (expect); i++)
    compare_row (board, json_object_array_get_idx (expect, i), differences);
  if (differences->len == 0)
    return;
  g_ptr_array_add (differences, g_strdup (_ ("the board came out as:")));
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    g_autofree char *line = bahe_cli_line_of_row (board, bahe_board_row (board, i));
    g_ptr_array_add (differences, g_strconcat ("  ", line, NULL));
  }
}

static gboolean
run_whole (BaheRule *rule, json_object *test, GPtrArray *differences, GError **error)
{
  BaheScoringOptions options = { .params = member (test, "params"),
                                 .rank = member (test, "rank"),
                                 .restart = text_of (test, "restart"),
                                 .awards = member (test, "awards") };
  g_autoptr (BaheScoring) scoring = bahe_scoring_new (rule, &options, error);

  if (scoring == NULL || !fill (scoring, test, error))
    return FALSE;
  g_autoptr (BaheBoard) board = bahe_board_new (scoring, error);
  if (board == NULL)
    return FALSE;
  compare (board, member (test, "expect"), differences);
  return TRUE;
}

gboolean
bahe_cli_rule_test (BaheRule *rule, json_object *test, GPtrArray *differences, GError **error)
{
  json_object *expect = member (test, "expect");

  if (expect == NULL || !json_object_is_type (expect, json_type_array) || json_object_array_length (expect) == 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("the test expects nothing; add \"expect\": [{\"name\": …, \"place\": …}]"));
    return FALSE;
  }
  json_object *whole = spell_out (rule, test, error);
  gboolean done = whole != NULL && run_whole (rule, whole, differences, error);
  json_object_put (whole);
  return done;
}
