#include "contest.h"

#include <stdlib.h>
#include <string.h>

/* ---- opening ------------------------------------------------------------------------------------------ */

static Contest *
open_contest (const char *name, const char *source, const char *options_text)
{
  g_autoptr (GError) error = NULL;
  BaheScoringOptions options = { 0 };
  json_object *json = options_text != NULL ? json_tokener_parse (options_text) : NULL;
  json_object *restart = NULL;
  Contest *contest = g_new0 (Contest, 1);
  ck_assert_msg (options_text == NULL || json != NULL, "options are no JSON: %s", options_text);
  contest->names = g_ptr_array_new_with_free_func (g_free);
  contest->rule = bahe_rule_new (name, source, strlen (source), &error);
  ck_assert_msg (contest->rule != NULL, "%s", error != NULL ? error->message : "");
  if (json != NULL) {
    json_object_object_get_ex (json, "params", &options.params);
    json_object_object_get_ex (json, "rank", &options.rank);
    json_object_object_get_ex (json, "awards", &options.awards);
    if (json_object_object_get_ex (json, "restart", &restart))
      options.restart = json_object_get_string (restart);
  }
  contest->scoring = bahe_scoring_new (contest->rule, &options, &error);
  ck_assert_msg (contest->scoring != NULL, "%s", error != NULL ? error->message : "");
  json_object_put (json);
  return contest;
}

Contest *
contest_of (const char *source, const char *options)
{
  return open_contest ("my.lua", source, options);
}

Contest *
contest_open (const char *file, const char *options)
{
  g_autofree char *path = g_build_filename (g_getenv ("BAHE_SOURCE"), "tests", "rule", "data", file, NULL);
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;
  ck_assert_msg (g_file_get_contents (path, &source, NULL, &error), "%s", error != NULL ? error->message : "");
  return open_contest (file, source, options);
}

void
contest_free (Contest *contest)
{
  bahe_scoring_free (contest->scoring);
  bahe_rule_free (contest->rule);
  g_ptr_array_unref (contest->names);
  g_free (contest);
}

/* ---- entrants ----------------------------------------------------------------------------------------- */

void
contest_enter_with (Contest *contest, const char *name, const char *fields, const char *out)
{
  g_autoptr (GError) error = NULL;
  json_object *json = fields != NULL ? json_tokener_parse (fields) : NULL;
  g_ptr_array_add (contest->names, g_strdup (name));
  ck_assert (bahe_scoring_add_entrant (contest->scoring, contest->names->len, name, json, out, &error));
  json_object_put (json);
}

void
contest_enter (Contest *contest, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);
  for (char **name = list; *name != NULL; name++)
    contest_enter_with (contest, *name, NULL, NULL);
}

gint64
contest_number (const Contest *contest, const char *name)
{
  for (guint i = 0; i < contest->names->len; i++)
    if (g_str_equal (contest->names->pdata[i], name))
      return i + 1;
  ck_abort_msg ("nobody is called %s", name);
  return 0;
}

/* ---- facts -------------------------------------------------------------------------------------------- */

BaheAmount
contest_amount (const char *text)
{
  g_auto (BaheNumber) number = BAHE_NUMBER_INT (0);
  BaheAmount amount = { 0, 0, TRUE };
  ck_assert (bahe_number_parse (text, &number, NULL));
  while (!bahe_number_to_integer (&number, &amount.integer)) {
    BaheNumber ten = BAHE_NUMBER_INT (10), before = number;
    number = bahe_number_multiply (&before, &ten);
    bahe_number_clear (&before);
    amount.exponent--;
  }
  return amount;
}

void
contest_add (Contest *contest, BaheFactRow *fact)
{
  g_autoptr (GError) error = NULL;
  if (fact->seq == 0)
    fact->seq = ++contest->seq;
  ck_assert_msg (bahe_scoring_add_fact (contest->scoring, fact, &error), "%s", error != NULL ? error->message : "");
}

void
contest_match_ended (Contest *contest, const char *match, const char *ended, const char *more)
{
  g_auto (GStrv) words = g_strsplit (match, " ", -1);
  g_auto (GStrv) scores = g_strsplit (words[1], ":", -1);
  BaheFactRow fact = {
    .shape = BAHE_MATCH, .entrant = contest_number (contest, words[0]), .ended = ended, .more = more
  };
  if (words[2] != NULL)
    fact.other = contest_number (contest, words[2]);
  if (*scores[0] != '\0')
    fact.value = contest_amount (scores[0]);
  if (scores[1] != NULL && *scores[1] != '\0')
    fact.against = contest_amount (scores[1]);
  if (words[2] != NULL && words[3] != NULL)
    fact.round = g_ascii_strtoll (words[3], NULL, 10);
  contest_add (contest, &fact);
}

void
contest_match (Contest *contest, const char *match, const char *more)
{
  contest_match_ended (contest, match, "played", more);
}

static void
add_single (Contest *contest, BaheShape shape, const char *who, const char *by, const char *about, const char *value)
{
  BaheFactRow fact = { .shape = shape, .entrant = contest_number (contest, who), .by = by, .about = about };
  fact.value = contest_amount (value);
  contest_add (contest, &fact);
}

void
contest_mark (Contest *contest, const char *who, const char *judge, const char *item, const char *value)
{
  add_single (contest, BAHE_MARK, who, judge, item, value);
}

void
contest_marks (Contest *contest, const char *who, const char *item, const char *values)
{
  g_auto (GStrv) list = g_strsplit (values, " ", -1);
  for (guint i = 0; list[i] != NULL; i++) {
    g_autofree char *judge = g_strdup_printf ("judge %u", i + 1);
    contest_mark (contest, who, judge, item, list[i]);
  }
}

void
contest_measure (Contest *contest, const char *who, const char *what, const char *value)
{
  add_single (contest, BAHE_MEASURE, who, NULL, what, value);
}

void
contest_tally (Contest *contest, const char *who, const char *reason, const char *value)
{
  add_single (contest, BAHE_TALLY, who, NULL, reason, value);
}

void
contest_lot (Contest *contest, const char *who, gint64 place)
{
  BaheFactRow fact = { .shape = BAHE_LOT, .entrant = contest_number (contest, who), .value = { place, 0, TRUE } };
  contest_add (contest, &fact);
}

/* ---- what comes out ----------------------------------------------------------------------------------- */

BaheBoard *
contest_board (Contest *contest)
{
  g_autoptr (GError) error = NULL;
  BaheBoard *board = bahe_board_new (contest->scoring, &error);
  ck_assert_msg (board != NULL, "%s", error != NULL ? error->message : "");
  return board;
}

char *
contest_order_of (const BaheBoard *board)
{
  GString *text = g_string_new (NULL);
  guint before = 0;
  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    const char *join = i == 0                                    ? (row->place == 0 ? "/ " : "")
                       : row->place == 0 && before != 0          ? " / "
                       : row->place != 0 && row->place == before ? "="
                                                                 : " ";
    g_string_append_printf (text, "%s%s", join, row->name);
    before = row->place;
  }
  return g_string_free (text, FALSE);
}

char *
contest_order (Contest *contest)
{
  g_autoptr (BaheBoard) board = contest_board (contest);
  return contest_order_of (board);
}

const BaheBoardRow *
contest_row (const BaheBoard *board, const char *name)
{
  for (gsize i = 0; i < bahe_board_size (board); i++)
    if (g_str_equal (bahe_board_row (board, i)->name, name))
      return bahe_board_row (board, i);
  ck_abort_msg ("%s is not on the board", name);
  return NULL;
}

char *
contest_column (const BaheBoard *board, const char *name, const char *column)
{
  gsize n = 0;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);
  const BaheBoardRow *row = contest_row (board, name);
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (columns[i].name, column))
      return row->has[i] ? bahe_number_format (&row->columns[i], -1) : g_strdup ("none");
  ck_abort_msg ("there is no column %s", column);
  return NULL;
}

char *
contest_error (Contest *contest, int *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheBoard) board = bahe_board_new (contest->scoring, &error);
  ck_assert_msg (board == NULL, "the scoring should have failed");
  if (code != NULL)
    *code = error->code;
  return g_strdup (error->message);
}

char *
contest_compile_error (const char *source, int *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheRule) rule = bahe_rule_new ("my.lua", source, strlen (source), &error);
  ck_assert_msg (rule == NULL, "the rule should not compile");
  if (code != NULL)
    *code = error->code;
  return g_strdup (error->message);
}

void
contest_expect_order (Contest *contest, const char *expected)
{
  g_autofree char *order = contest_order (contest);
  ck_assert_str_eq (order, expected);
}

void
contest_expect_column (Contest *contest, const char *name, const char *column, const char *expected)
{
  g_autoptr (BaheBoard) board = contest_board (contest);
  g_autofree char *text = contest_column (board, name, column);
  ck_assert_str_eq (text, expected);
}

int
contest_run (Suite *suite)
{
  bahe_language_set (BAHE_EN);
  return run_suite (suite);
}
