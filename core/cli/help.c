/* What can be given: made from the tables of commands, options and fields, so it cannot drift from what is taken. */
#include "cli/private.h"

#include <string.h>

/* What is typed, then what it means, on a line of its own where the first is long. */
static void
print_pair (const char *typed, guint width, const char *meaning)
{
  gboolean fits = bahe_text_width (typed) <= width;
  g_autofree char *padded = bahe_cli_padded (fits ? typed : "", width);

  if (!fits)
    bahe_cli_printf ("  %s\n", typed);
  bahe_cli_printf ("  %s  %s\n", padded, meaning);
}

/* "roster *" is typed as roster and a word. */
static char *
typed_name (const BaheCliCommand *command)
{
  return g_str_has_suffix (command->name, " *") ? g_strndup (command->name, strlen (command->name) - 2)
                                                : g_strdup (command->name);
}

static void
print_options (const BaheCliOption *options)
{
  for (const BaheCliOption *option = options; option != NULL && option->name != NULL; option++) {
    g_autofree char *typed = option->value != NULL ? g_strdup_printf ("--%s %s", option->name, _ (option->value))
                                                   : g_strdup_printf ("--%s", option->name);
    print_pair (typed, 26, _ (option->help));
  }
}

static void
print_command (const BaheCliCommand *command)
{
  g_autofree char *name = typed_name (command);
  g_autofree char *typed =
      g_strconcat (name, command->words != NULL ? " " : NULL, command->words != NULL ? _ (command->words) : NULL, NULL);

  print_pair (typed, 36, _ (command->summary));
}

void
bahe_cli_print_group_help (const char *group)
{
  g_autofree char *begin = g_strconcat (group, " ", NULL);

  bahe_cli_printf (_ ("Usage: bahe %s COMMAND …\n\n"), group);
  for (const BaheCliCommand *const *command = bahe_cli_commands (); *command != NULL; command++)
    if (!(*command)->hidden && g_str_has_prefix ((*command)->name, begin))
      print_command (*command);
  bahe_cli_printf (_ ("\nbahe %s COMMAND --help says more.\n"), group);
}

void
bahe_cli_print_help (void)
{
  bahe_cli_printf (_ ("bahe: a union's year, recorded once, as it happens\n\nUsage: bahe COMMAND …\n\n"));
  for (const BaheCliCommand *const *command = bahe_cli_commands (); *command != NULL; command++)
    if (!(*command)->hidden)
      print_command (*command);
  bahe_cli_printf (_ ("\nOptions of every command:\n"));
  print_options (bahe_cli_global_options);
  bahe_cli_printf (_ ("\nExit status: 0 done, 1 refused, 2 not understood. bahe COMMAND --help says more.\n"));
}

void
bahe_cli_print_command_help (const BaheCliCommand *command)
{
  g_autofree char *name = typed_name (command);

  bahe_cli_printf (_ ("Usage: bahe %s %s\n\n%s\n"), name, command->words != NULL ? _ (command->words) : "",
                   _ (command->summary));
  if (command->options != NULL) {
    bahe_cli_printf (_ ("\nOptions:\n"));
    print_options (command->options);
  }
  bahe_cli_printf (_ ("\nOptions of every command:\n"));
  print_options (bahe_cli_global_options);
}

static char *
choices_of (const BaheField *field)
{
  GString *list = g_string_new (NULL);

  for (const BaheChoice *choice = field->choices; choice != NULL && choice->name != NULL; choice++) {
    const char *label = bahe_label (&choice->label);
    g_string_append_printf (list, "%s%s", list->len > 0 ? " | " : "", choice->name);
    if (*label != '\0' && !g_str_equal (label, choice->name))
      g_string_append_printf (list, " %s", label);
  }
  return g_string_free (list, FALSE);
}

/* "队 分数; 队 分数" */
static char *
row_shape (const BaheField *field)
{
  GString *row = g_string_new ("\"");

  for (const BaheField *column = field->columns; column != NULL && column->name != NULL; column++)
    g_string_append_printf (row, "%s%s", row->len > 1 ? " " : "", bahe_label (&column->label));
  g_string_append (row, "; …\"");
  return g_string_free (row, FALSE);
}

char *
bahe_cli_field_value (const BaheField *field)
{
  switch (field->type) {
  case BAHE_TEXT:
    return g_strdup (_ ("TEXT"));
  case BAHE_INTEGER:
    return g_strdup (_ ("NUMBER"));
  case BAHE_DECIMAL:
    return g_strdup (_ ("NUMBER"));
  case BAHE_MONEY:
    return g_strdup (_ ("YUAN"));
  case BAHE_QUANTITY:
    return field->units != NULL ? g_strdup_printf (_ ("NUMBER %s"), field->units) : g_strdup (_ ("QUANTITY"));
  case BAHE_WHEN:
    return g_strdup (_ ("DATE"));
  case BAHE_FLAG:
    return g_strdup ("");
  case BAHE_CHOICE:
    return choices_of (field);
  case BAHE_ENTRANT:
    return g_strdup (_ ("TEAM OR PLAYER"));
  case BAHE_PERSON:
    return g_strdup (_ ("PERSON"));
  case BAHE_GROUP:
    return g_strdup (_ ("GROUP"));
  case BAHE_ACTIVITY:
    return g_strdup (_ ("ACTIVITY"));
  case BAHE_EVENT:
    return g_strdup (_ ("RECORD"));
  case BAHE_FILE:
    return g_strdup (_ ("FILE"));
  case BAHE_ROWS:
    return row_shape (field);
  }
  return g_strdup ("");
}

/* "必填，0–180，可写“约30”" after the label. */
static char *
remarks_of (const BaheField *field)
{
  GString *remarks = g_string_new (NULL);
  const char *comma = _ (", ");

  if ((field->flags & BAHE_REQUIRED) != 0)
    g_string_append_printf (remarks, "%s%s", comma, _ ("required"));
  if ((field->flags & BAHE_MANY) != 0)
    g_string_append_printf (remarks, "%s%s", comma, _ ("several: a, b"));
  if ((field->flags & BAHE_ROUGH) != 0)
    g_string_append_printf (remarks, "%s%s", comma, _ ("may be rough: about 30, over 2760, unknown"));
  if (field->min != NULL || field->max != NULL)
    g_string_append_printf (remarks, "%s%s–%s", comma, field->min != NULL ? field->min : "",
                            field->max != NULL ? field->max : "");
  if (field->type == BAHE_FILE) {
    g_autofree char *list = bahe_media_list ();
    g_string_append (remarks, comma);
    g_string_append_printf (remarks, _ ("at most %d MB: %s"), BAHE_LARGEST_FILE / (1024 * 1024), list);
    if (field->private_to != NULL)
      g_string_append_printf (remarks, "%s%s", comma, _ ("kept sealed"));
  }
  if (field->fallback != NULL) {
    g_string_append (remarks, comma);
    g_string_append_printf (remarks, _ ("else %s"), field->fallback);
  }
  if (bahe_cli_field_is_private (field))
    g_string_append_printf (remarks, "%s%s", comma, _ ("private: asked for, never typed on the command line"));
  return g_string_free (remarks, FALSE);
}

void
bahe_cli_print_field (const BaheField *field)
{
  gboolean secret = bahe_cli_field_is_private (field);
  g_autofree char *value = bahe_cli_field_value (field);
  g_autofree char *typed = secret ? g_strdup_printf ("--private %s", field->name)
                                  : g_strdup_printf ("--%s%s%s", field->name, *value != '\0' ? " " : "", value);
  g_autofree char *remarks = remarks_of (field);
  g_autofree char *meaning = g_strconcat (bahe_label (&field->label), remarks, NULL);
  print_pair (typed, 34, meaning);
}

void
bahe_cli_print_field_help (const char *usage, const char *title, const BaheField *fields, json_object *given)
{
  g_autoptr (GPtrArray) positional = bahe_cli_positional_fields (fields, given);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < positional->len; i++) {
    const BaheField *field = positional->pdata[i];
    gboolean required = (field->flags & BAHE_REQUIRED) != 0;
    const char *label = bahe_label (&field->label);
    g_string_append_printf (words, required ? " %s" : " [%s]", *label != '\0' ? label : field->name);
  }
  bahe_cli_printf (_ ("Usage: %s%s [--OPTION VALUE …]\n\n%s\n"), usage, words->str, title);
  g_string_free (words, TRUE);
  if (fields->name != NULL)
    bahe_cli_printf ("\n");
  for (const BaheField *field = fields; field->name != NULL; field++)
    if (bahe_cli_json_get (given, field->name) == NULL)
      bahe_cli_print_field (field);
  bahe_cli_printf (_ ("\nOptions of every command:\n"));
  print_options (bahe_cli_global_options);
}
