/* What the tests of kinds through the whole house share: a unit with the plugin they are linked with, verbs by their
 * values, and boards as lines. Included once by the test of one plugin. */
#ifndef BAHE_TESTS_HOUSE_TEST_H
#define BAHE_TESTS_HOUSE_TEST_H

#include "world.h"

#include <stdlib.h>
#include <string.h>

static World world;
static const BahePlugin *const plugins[] = { &bahe_plugin_v1, NULL };

static void
begin (void)
{
  world_begin (&world, plugins);
}

static void
end (void)
{
  world_verify (&world);
  world_end (&world);
}

/* The number of the record. */
static gint64 G_GNUC_PRINTF (3, 4) record (gint64 activity, const char *verb, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *given = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return world_seq (&world, activity, verb, given);
}

/* "1 甲 6, 2 乙 3, - 丙 退赛": place, name and this column of each row of the board of that stage and group, as this
 * query shows it; who is out has no place and says why. */
static void G_GNUC_UNUSED
check_rows (gint64 activity, const BaheBoardQuery *query, const char *stage, const char *group, const char *column,
            const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, activity, query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  assert_no_error (error);
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *board = boards->pdata[i];
    gsize n_columns, at = 0;
    const BaheRuleColumn *columns = bahe_board_columns (board->board, &n_columns);
    if (g_strcmp0 (board->stage, stage) != 0 || g_strcmp0 (board->group, group) != 0)
      continue;
    while (at < n_columns && strcmp (columns[at].name, column) != 0)
      at++;
    ck_assert_uint_lt (at, n_columns);
    for (gsize k = 0; k < bahe_board_size (board->board); k++) {
      const BaheBoardRow *row = bahe_board_row (board->board, k);
      g_autofree char *value = bahe_number_format (&row->columns[at], columns[at].places);
      if (row->out != NULL)
        g_string_append_printf (text, "%s- %s %s", k > 0 ? ", " : "", row->name, row->out);
      else
        g_string_append_printf (text, "%s%u %s %s", k > 0 ? ", " : "", row->place, row->name, value);
    }
  }
  ck_assert_str_eq (text->str, wanted);
}

#endif
