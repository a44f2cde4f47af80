/* What is due or overdue, over all activities: visits not made, checks, terms that run out. */
#include "cli/private.h"

static void
add_row (BaheTable *table, json_object *due)
{
  gint64 late = json_object_get_int64 (bahe_cli_json_get (due, "late"));

  bahe_table_add_row (table, late > 0 ? BAHE_BAD : BAHE_PLAIN);
  bahe_table_add_cell (table, bahe_cli_json_text (due, "day"));
  if (late > 0)
    bahe_table_add_cellf (table, _ ("%d days overdue"), (int) late);
  else if (late == 0)
    bahe_table_add_cell (table, _ ("today"));
  else
    bahe_table_add_cellf (table, _ ("in %d days"), (int) -late);
  bahe_table_add_cell (table, bahe_cli_json_text (due, "title"));
  bahe_table_add_cell (table, bahe_cli_json_text (due, "what"));
  bahe_table_add_cell (table, bahe_cli_json_text (due, "words"));
}

static gboolean
run_due (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheUnit *unit = bahe_cli_unit (cli, error);
  gint64 days = 0;

  if (unit == NULL || !bahe_arguments_number (arguments, "days", 0, 30, &days, error))
    return FALSE;
  const BaheDueAsk ask = { .role = cli->role,
                           .today = bahe_now (bahe_store_zone (bahe_unit_store (unit))),
                           .days = (guint) MIN (days, 36500) };
  json_object *list = bahe_due (unit, &ask, error);
  if (list == NULL)
    return FALSE;
  if (cli->format == BAHE_CLI_JSON) {
    bahe_cli_print_json (list);
  } else {
    g_autoptr (BaheTable) table = bahe_table_new ();
    bahe_table_add_column (table, "day", _ ("day"), FALSE);
    bahe_table_add_column (table, "state", _ ("state"), FALSE);
    bahe_table_add_column (table, "title", _ ("activity"), FALSE);
    bahe_table_add_column (table, "what", _ ("what"), FALSE);
    bahe_table_add_column (table, "words", _ ("content"), FALSE);
    for (gsize i = 0; i < json_object_array_length (list); i++)
      add_row (table, json_object_array_get_idx (list, i));
    bahe_cli_print_table (cli, table);
  }
  json_object_put (list);
  return TRUE;
}

static const BaheCliOption due_options[] = {
  { "days", N_ ("NUMBER"), N_ ("also what falls due in so many days; else 30") },
  { 0 },
};

const BaheCliCommand bahe_cli_due_commands[] = {
  { "due", NULL, N_ ("list what is due or overdue: visits, checks, terms that run out"), 0, 0, FALSE, due_options,
    run_due },
  { 0 },
};
