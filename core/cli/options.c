/* argv as words and options: a command's own first, then those that every command has. */
#include "cli/private.h"

#include <string.h>

const BaheCliOption bahe_cli_global_options[] = {
  { "store", N_ ("FILE"), N_ ("the unit's store; else $BAHE_STORE, else bahe/unit.db among the user's data") },
  { "format", "table|json|csv|xlsx", N_ ("how to print; xlsx is a workbook for an office program") },
  { "output", N_ ("FILE"), N_ ("where to keep a workbook; else standard output") },
  { "lang", "zh|en", N_ ("language of messages") },
  { "dry-run", NULL, N_ ("do everything but record") },
  { "id", "UUID", N_ ("id of what is recorded: the same one twice records once") },
  { "when", N_ ("DATE"), N_ ("when it happened: 2026-06-02, 2026-06-02 16:00, 2026-09; else now") },
  { "as", N_ ("NAME"), N_ ("who does it: a person of the roster, or #number") },
  { "role", "viewer|judge|recorder|officer|administrator", N_ ("with which rights; else administrator") },
  { "seat", N_ ("SEAT"), N_ ("the judge's own number, as 3") },
  { "exception", N_ ("REASON"), N_ ("record it though fund rules block it; somebody else reviews it later") },
  { "private", N_ ("FIELD[=-]"), N_ ("ask for a private value without echo; =- reads it from standard input") },
  { "yes", NULL, N_ ("do not ask") },
  { "safe-mode", NULL, N_ ("without any activity type but the built-in ones") },
  { "no-colour", NULL, N_ ("no colours, as with NO_COLOR") },
  { "bom", NULL, N_ ("begin CSV with a mark that old spreadsheets need") },
  { "help", NULL, N_ ("say what can be given here") },
  { 0 },
};

const char *
bahe_cli_nearest (const char *word, const GPtrArray *names)
{
  const char *begun = NULL;
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    if (strlen (word) >= 2 && g_str_has_prefix (names->pdata[i], word)) {
      begun = names->pdata[i];
      n++;
    }
  return n == 1 ? begun : bahe_text_nearest (word, (const char *const *) names->pdata, names->len);
}

static const char *const role_names[] = { "viewer", "judge", "recorder", "officer", "administrator" };
static const char *const format_names[] = { "table", "json", "csv", "xlsx" };

const BaheCliOption *
bahe_cli_option (const BaheCliOption *options, const char *name)
{
  for (const BaheCliOption *option = options; option != NULL && option->name != NULL; option++)
    if (g_str_equal (option->name, name))
      return option;
  return NULL;
}

/* The place of `value` among `names`; INVALID naming them. */
static gboolean
one_of (const char *option, const char *value, const char *const *names, gsize n, guint *index, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], value)) {
      *index = i;
      return TRUE;
    }
  g_autoptr (GString) list = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", names[i]);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s cannot be “%s”; it is one of: %s"), option, value,
               list->str);
  return FALSE;
}

static char **
text_option (BaheCli *cli, const char *name)
{
  if (g_str_equal (name, "store"))
    return &cli->store;
  if (g_str_equal (name, "id"))
    return &cli->id;
  if (g_str_equal (name, "when"))
    return &cli->when;
  if (g_str_equal (name, "as"))
    return &cli->actor;
  if (g_str_equal (name, "output"))
    return &cli->output;
  if (g_str_equal (name, "exception"))
    return &cli->exception;
  return g_str_equal (name, "seat") ? &cli->seat : NULL;
}

static gboolean *
flag_option (BaheCli *cli, const char *name)
{
  if (g_str_equal (name, "dry-run"))
    return &cli->dry_run;
  if (g_str_equal (name, "yes"))
    return &cli->yes;
  if (g_str_equal (name, "safe-mode"))
    return &cli->safe_mode;
  if (g_str_equal (name, "no-colour"))
    return &cli->no_colour;
  if (g_str_equal (name, "bom"))
    return &cli->bom;
  return g_str_equal (name, "help") ? &cli->help : NULL;
}

gboolean
bahe_cli_set_global (BaheCli *cli, const char *name, const char *value, gboolean *known, GError **error)
{
  guint index = 0;
  char **text = text_option (cli, name);
  gboolean *flag = flag_option (cli, name);

  *known = bahe_cli_option (bahe_cli_global_options, name) != NULL;
  if (!*known)
    return TRUE;
  if (flag != NULL) {
    *flag = TRUE;
    return TRUE;
  }
  if (text != NULL) {
    g_free (*text);
    *text = g_strdup (value);
    return TRUE;
  }
  if (g_str_equal (name, "private")) {
    g_ptr_array_add (cli->secrets, g_strdup (value));
    return TRUE;
  }
  if (g_str_equal (name, "role")) {
    if (!one_of (name, value, role_names, G_N_ELEMENTS (role_names), &index, error))
      return FALSE;
    cli->role = (BaheRole) index;
    return TRUE;
  }
  if (g_str_equal (name, "format")) {
    if (!one_of (name, value, format_names, G_N_ELEMENTS (format_names), &index, error))
      return FALSE;
    cli->format = (BaheCliFormat) index;
    return TRUE;
  }
  static const char *const languages[] = { "zh", "en" };
  if (!one_of (name, value, languages, G_N_ELEMENTS (languages), &index, error))
    return FALSE;
  bahe_language_set (index == 0 ? BAHE_ZH : BAHE_EN);
  return TRUE;
}

void
bahe_arguments_free (BaheArguments *arguments)
{
  if (arguments == NULL)
    return;
  g_ptr_array_unref (arguments->words);
  g_hash_table_unref (arguments->options);
  g_free (arguments);
}

static BaheArguments *
arguments_new (void)
{
  BaheArguments *arguments = g_new0 (BaheArguments, 1);
  arguments->words = g_ptr_array_new_with_free_func (g_free);
  arguments->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return arguments;
}

const char *
bahe_arguments_word (const BaheArguments *arguments, guint i)
{
  return i < arguments->words->len ? g_ptr_array_index (arguments->words, i) : NULL;
}

const GPtrArray *
bahe_arguments_all (const BaheArguments *arguments, const char *name)
{
  return g_hash_table_lookup (arguments->options, name);
}

const char *
bahe_arguments_option (const BaheArguments *arguments, const char *name)
{
  const GPtrArray *values = bahe_arguments_all (arguments, name);
  return values != NULL ? g_ptr_array_index (values, values->len - 1) : NULL;
}

gboolean
bahe_arguments_number (const BaheArguments *arguments, const char *name, gint64 least, gint64 fallback, gint64 *number,
                       GError **error)
{
  const char *text = bahe_arguments_option (arguments, name);

  *number = fallback;
  if (text == NULL || g_ascii_string_to_signed (text, 10, least, G_MAXINT64, number, NULL))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s takes a whole number from %" PRId64 " on, not “%s”"),
               name, least, text);
  return FALSE;
}

static void
arguments_add (BaheArguments *arguments, const char *name, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (arguments->options, name);
  if (values == NULL) {
    values = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (arguments->options, g_strdup (name), values);
  }
  g_ptr_array_add (values, g_strdup (value));
}

static void
set_unknown_option (GError **error, const BaheCliOption *options, const char *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (const BaheCliOption *option = options; option != NULL && option->name != NULL; option++)
    g_ptr_array_add (names, (gpointer) option->name);
  for (const BaheCliOption *option = bahe_cli_global_options; option->name != NULL; option++)
    g_ptr_array_add (names, (gpointer) option->name);
  const char *nearest = bahe_cli_nearest (name, names);
  if (nearest != NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("there is no option --%s here; did you mean --%s?"), name,
                 nearest);
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("there is no option --%s here; --help lists what can be given"), name);
}

static gboolean
take_option (BaheCli *cli, const BaheCliOption *options, BaheArguments *arguments, char **argv, guint argc, guint *at,
             GError **error)
{
  const char *equals = strchr (argv[*at], '=');
  g_autofree char *name =
      equals != NULL ? g_strndup (argv[*at] + 2, (gsize) (equals - argv[*at] - 2)) : g_strdup (argv[*at] + 2);
  const BaheCliOption *own = bahe_cli_option (options, name);
  const BaheCliOption *option = own != NULL ? own : bahe_cli_option (bahe_cli_global_options, name);
  const char *value = equals != NULL ? equals + 1 : "";
  gboolean known;

  if (option == NULL) {
    set_unknown_option (error, options, name);
    return FALSE;
  }
  if (option->value != NULL && equals == NULL) {
    if (*at + 1 >= argc) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s needs a value: --%s %s"), name, name,
                   _ (option->value));
      return FALSE;
    }
    value = argv[++*at];
  } else if (option->value == NULL && equals != NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("--%s takes no value"), name);
    return FALSE;
  }
  ++*at;
  if (own == NULL)
    return bahe_cli_set_global (cli, name, value, &known, error);
  arguments_add (arguments, name, value);
  return TRUE;
}

BaheArguments *
bahe_cli_parse (BaheCli *cli, const BaheCliOption *options, char **argv, guint argc, guint *at, guint stop_after,
                GError **error)
{
  g_autoptr (BaheArguments) arguments = arguments_new ();
  gboolean only_words = FALSE;

  while (*at < argc && (stop_after == 0 || arguments->words->len < stop_after)) {
    if (!only_words && g_str_equal (argv[*at], "--")) {
      only_words = TRUE;
      ++*at;
    } else if (!only_words && g_str_has_prefix (argv[*at], "--")) {
      if (!take_option (cli, options, arguments, argv, argc, at, error))
        return NULL;
    } else {
      g_ptr_array_add (arguments->words, g_strdup (argv[(*at)++]));
    }
  }
  return g_steal_pointer (&arguments);
}
