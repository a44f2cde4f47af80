/* A verb's fields as options and words; private values from the terminal or standard input, never from argv. */
#include "cli/private.h"

#include <string.h>

gboolean
bahe_cli_field_is_private (const BaheField *field)
{
  if (field->private_to != NULL)
    return field->type != BAHE_FILE; /* a path says nothing of what is in the file */
  for (const BaheField *column = field->columns; column != NULL && column->name != NULL; column++)
    if (column->private_to != NULL)
      return TRUE;
  return FALSE;
}

static void
add_positional (GPtrArray *positional, const BaheField *fields, json_object *given, gboolean required)
{
  for (const BaheField *field = fields; field->name != NULL; field++)
    if (((field->flags & BAHE_REQUIRED) != 0) == required && field->type != BAHE_FLAG &&
        !bahe_cli_field_is_private (field) && bahe_cli_json_get (given, field->name) == NULL)
      g_ptr_array_add (positional, (gpointer) field);
}

GPtrArray *
bahe_cli_positional_fields (const BaheField *fields, json_object *given)
{
  GPtrArray *positional = g_ptr_array_new ();
  add_positional (positional, fields, given, TRUE);
  /* What opens an activity has so many settings that nobody knows their order. */
  if (bahe_cli_json_get (given, "kind") == NULL)
    add_positional (positional, fields, given, FALSE);
  return positional;
}

const BaheField *
bahe_cli_field (const BaheField *fields, const char *name)
{
  g_autofree char *dashed = g_strdelimit (g_strdup (name), "_", '-');

  for (const BaheField *field = fields; field->name != NULL; field++) {
    g_autofree char *own = g_strdelimit (g_strdup (field->name), "_", '-');
    if (g_str_equal (own, dashed) || g_strcmp0 (field->label.zh, name) == 0)
      return field;
  }
  return NULL;
}

static void
set_unknown_field (GError **error, const BaheField *fields, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) list = g_string_new (NULL);

  for (const BaheField *field = fields; field->name != NULL; field++) {
    g_ptr_array_add (names, (gpointer) field->name);
    g_string_append_printf (list, "%s--%s", list->len > 0 ? " " : "", field->name);
  }
  for (const BaheCliOption *option = bahe_cli_global_options; option->name != NULL; option++)
    g_ptr_array_add (names, (gpointer) option->name);
  const char *nearest = bahe_cli_nearest (name, names);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("there is no option --%s here; did you mean --%s?"), name,
                 nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("there is no option --%s here; what can be given: %s"), name,
                 list->len > 0 ? list->str : "--help");
}

static gboolean
say_twice (const BaheField *field, GError **error)
{
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("“%s” (--%s) was given twice; give it once"),
               bahe_label (&field->label), field->name);
  return FALSE;
}

/* The file at a path, with its content. */
static gboolean
add_file (json_object *given, const BaheField *field, const char *path, GError **error)
{
  json_object *before = bahe_cli_json_get (given, field->name);
  gboolean many = (field->flags & BAHE_MANY) != 0;

  if (before != NULL && !many)
    return say_twice (field, error);
  json_object *file = bahe_cli_file (path, error);
  if (file == NULL) {
    g_prefix_error (error, "%s (--%s): ", bahe_label (&field->label), field->name);
    return FALSE;
  }
  if (many && before == NULL)
    json_object_object_add (given, field->name, before = json_object_new_array ());
  if (many)
    json_object_array_add (before, file);
  else
    json_object_object_add (given, field->name, file);
  return TRUE;
}

/* A second value of a field that takes several joins the first; of any other it is a mistake. */
static gboolean
add_value (json_object *given, const BaheField *field, const char *value, GError **error)
{
  json_object *before = bahe_cli_json_get (given, field->name);

  if (field->type == BAHE_FILE)
    return add_file (given, field, value, error);
  if (before == NULL) {
    json_object_object_add (given, field->name, json_object_new_string (value));
    return TRUE;
  }
  const char *joint = field->type == BAHE_ROWS ? "; " : (field->flags & BAHE_MANY) != 0 ? "、" : NULL;
  if (joint == NULL || !json_object_is_type (before, json_type_string))
    return say_twice (field, error);
  g_autofree char *joined = g_strconcat (json_object_get_string (before), joint, value, NULL);
  json_object_object_add (given, field->name, json_object_new_string (joined));
  return TRUE;
}

static gboolean
refuse_private (const BaheField *field, GError **error)
{
  g_set_error (
      error, BAHE_ERROR, BAHE_ERROR_INVALID,
      _ ("“%1$s” is private, and what stands on a command line can be read by others and stays in the shell's "
         "history; give --private %2$s and it is asked for, or --private %2$s=- and write it to standard input"),
      bahe_label (&field->label), field->name);
  return FALSE;
}

/* Whether a row of `value` says more than the columns in front of the first private one: 王芳 may stand on a command
 * line where 王芳 病假 may not. */
static gboolean
rows_say_private (const BaheField *field, const char *value)
{
  guint open_columns = 0;
  const BaheField *column = field->columns;

  for (; column->name != NULL && column->private_to == NULL; column++)
    open_columns++;
  if (column->name == NULL)
    return FALSE;
  if (strpbrk (value, "[{") != NULL)
    return TRUE;
  g_auto (GStrv) rows = g_regex_split_simple ("[;；\n]", value, 0, 0);
  for (char **row = rows; *row != NULL; row++) {
    g_auto (GStrv) cells = g_regex_split_simple ("[\\s　,，、:：=]+", g_strstrip (*row), 0, 0);
    if (g_strv_length (cells) > open_columns)
      return TRUE;
  }
  return FALSE;
}

typedef struct {
  BaheCli *cli;
  const BaheField *fields;
  const GPtrArray *rest;
  guint at;
  GPtrArray *words; /* of char *, borrowed from rest */
  json_object *given;
} Reading;

/* --name VALUE, --name=VALUE, or for a flag --name and --no-name. */
static gboolean
take_field_option (Reading *reading, const char *typed, GError **error)
{
  const char *equals = strchr (typed, '=');
  g_autofree char *name = equals != NULL ? g_strndup (typed, (gsize) (equals - typed)) : g_strdup (typed);
  const char *value = equals != NULL ? equals + 1 : NULL;
  const BaheField *field = bahe_cli_field (reading->fields, name);
  gboolean no = field == NULL && g_str_has_prefix (name, "no-");

  if (no) {
    field = bahe_cli_field (reading->fields, name + 3);
    if (field != NULL && field->type != BAHE_FLAG)
      field = NULL;
  }
  const BaheCliOption *option = field == NULL ? bahe_cli_option (bahe_cli_global_options, name) : NULL;
  if (field == NULL && option == NULL) {
    set_unknown_field (error, reading->fields, name);
    return FALSE;
  }
  if (field != NULL && field->private_to != NULL && bahe_cli_field_is_private (field))
    return refuse_private (field, error);
  gboolean flag = field != NULL ? field->type == BAHE_FLAG : option->value == NULL;
  if (flag && field != NULL)
    value = value != NULL ? value : no ? "false" : "true";
  if (!flag && value == NULL) {
    if (reading->at >= reading->rest->len) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s needs a value: --%s %s"), name, name,
                   field != NULL ? bahe_label (&field->label) : _ (option->value));
      return FALSE;
    }
    value = reading->rest->pdata[reading->at++];
  }
  gboolean known;
  /* A field may have the name of a global option and takes it over; only the judge's own seat is both, unless it was
   * said in front of the command. */
  gboolean own_seat = field != NULL && g_str_equal (name, "seat") && reading->cli->seat == NULL;
  if ((field == NULL || own_seat) && !bahe_cli_set_global (reading->cli, name, value, &known, error))
    return FALSE;
  if (field == NULL)
    return TRUE;
  if (field->type == BAHE_ROWS && rows_say_private (field, value))
    return refuse_private (field, error);
  return add_value (reading->given, field, value, error);
}

static gboolean
read_options (Reading *reading, GError **error)
{
  gboolean only_words = FALSE;

  while (reading->at < reading->rest->len) {
    const char *word = reading->rest->pdata[reading->at++];
    if (!only_words && g_str_equal (word, "--"))
      only_words = TRUE;
    else if (only_words || !g_str_has_prefix (word, "--"))
      g_ptr_array_add (reading->words, (gpointer) word);
    else if (!take_field_option (reading, word + 2, error))
      return FALSE;
  }
  return TRUE;
}

/* Words fill the fields that no option filled; one that takes several takes all that is left over. */
static gboolean
place_words (Reading *reading, GError **error)
{
  g_autoptr (GPtrArray) positional = bahe_cli_positional_fields (reading->fields, reading->given);
  guint at = 0;

  for (guint i = 0; i < positional->len && at < reading->words->len; i++) {
    const BaheField *field = positional->pdata[i];
    guint take = (field->flags & BAHE_MANY) != 0 ? reading->words->len - at : 1;
    for (; take > 0; take--)
      if (!add_value (reading->given, field, reading->words->pdata[at++], error))
        return FALSE;
  }
  if (at == reading->words->len)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("“%s” has no place here: every value that can be given without --option is given; --help lists them"),
               (const char *) reading->words->pdata[at]);
  return FALSE;
}

static gboolean
take_secret (Reading *reading, const BaheField *field, gboolean from_stdin, GError **error)
{
  char *secret = from_stdin ? bahe_cli_read_line (error) : bahe_cli_ask_secret (bahe_label (&field->label), error);

  if (secret == NULL)
    return FALSE;
  gboolean done = *secret == '\0' || add_value (reading->given, field, secret, error);
  bahe_cli_forget (secret);
  return done;
}

/* The private fields that --private named. */
static gboolean
read_named_secrets (Reading *reading, GError **error)
{
  for (guint i = 0; i < reading->cli->secrets->len; i++) {
    const char *typed = reading->cli->secrets->pdata[i];
    gboolean from_stdin = g_str_has_suffix (typed, "=-");
    g_autofree char *name = g_strndup (typed, strcspn (typed, "="));
    const BaheField *field = bahe_cli_field (reading->fields, name);
    if (field == NULL) {
      set_unknown_field (error, reading->fields, name);
      return FALSE;
    }
    if (strchr (typed, '=') != NULL && !from_stdin)
      return refuse_private (field, error);
    if (!take_secret (reading, field, from_stdin, error))
      return FALSE;
  }
  return TRUE;
}

/* Those that are required and that --private did not name. */
static gboolean
ask_required_secrets (Reading *reading, GError **error)
{
  for (const BaheField *field = reading->fields; field->name != NULL; field++)
    if (bahe_cli_field_is_private (field) && (field->flags & BAHE_REQUIRED) != 0 &&
        bahe_cli_json_get (reading->given, field->name) == NULL && !take_secret (reading, field, FALSE, error))
      return FALSE;
  return TRUE;
}

static json_object *
read_given (Reading *reading, gboolean changes, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  reading->words = words;
  if (read_options (reading, error) &&
      (reading->cli->help || (place_words (reading, error) && read_named_secrets (reading, error) &&
                              (changes || ask_required_secrets (reading, error)))))
    return reading->given;
  json_object_put (reading->given);
  return NULL;
}

json_object *
bahe_cli_given (BaheCli *cli, const BaheField *fields, json_object *prefilled, const GPtrArray *rest, GError **error)
{
  Reading reading = { .cli = cli, .fields = fields, .rest = rest, .given = json_object_new_object () };

  if (prefilled != NULL) {
    json_object_object_foreach (prefilled, name, value)
        json_object_object_add (reading.given, name, json_object_get (value));
  }
  return read_given (&reading, FALSE, error);
}

json_object *
bahe_cli_given_changes (BaheCli *cli, const BaheField *fields, const GPtrArray *rest, GError **error)
{
  Reading reading = { .cli = cli, .fields = fields, .rest = rest, .given = json_object_new_object () };

  return read_given (&reading, TRUE, error);
}
