/* For who writes a scoring rule: a copy to begin with, and the lines in which two rules differ. */
#include "cli/authors.h"
#include "cli/private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* ---- new
 * ----------------------------------------------------------------------------------------------------------------- */

/* The text of `from`, or of the small rule that is there to begin with. */
static char *
text_to_copy (BaheCli *cli, const char *from, GError **error)
{
  if (from != NULL)
    return bahe_cli_rule_text (cli, from, NULL, error);
  bahe_authors_register_resource ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/bahe/plugin/rule.lua", 0, error);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static gboolean
run_new (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *word = bahe_arguments_word (arguments, 0), *from = bahe_arguments_word (arguments, 1);
  g_autofree char *path = g_str_has_suffix (word, ".lua") ? g_strdup (word) : g_strconcat (word, ".lua", NULL);
  g_autofree char *base = g_path_get_basename (path), *name = g_strndup (base, strlen (base) - strlen (".lua"));
  g_autoptr (GError) local = NULL;

  if (!bahe_is_name (name, "")) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                 _ ("“%s” is no name for a scoring rule: small letters, digits, “-” and “_”, beginning with a letter"),
                 name);
    return FALSE;
  }
  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s is there already; take another name"), path);
    return FALSE;
  }
  g_autofree char *text = text_to_copy (cli, from, error);
  if (text == NULL)
    return FALSE;
  if (!g_file_set_contents (path, text, -1, &local)) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("%s cannot be written: %s"), path, local->message);
    return FALSE;
  }
  bahe_cli_printf (_ ("%1$s: change it, then\n  bahe rule check %1$s\n  bahe rule try %1$s ACTIVITY\n"
                      "  bahe rule adopt %1$s ACTIVITY\n"),
                   path);
  return TRUE;
}

/* ---- diff
 * ---------------------------------------------------------------------------------------------------------------- */

/* The rule that an activity is scored with now. */
static char *
text_in_use (BaheCli *cli, const char *words, const char *stage, char **name, GError **error)
{
  g_autofree char *rule = NULL;

  if (bahe_cli_unit (cli, error) == NULL)
    return NULL;
  gint64 activity = bahe_unit_find_activity (cli->unit, words, error);
  char *text = activity != 0 ? bahe_unit_pinned_rule (cli->unit, activity, stage, &rule, error) : NULL;
  if (text != NULL)
    *name = g_strdup_printf (_ ("%s, as %s uses it"), rule, words);
  return text;
}

/* Runs diff -u over the two texts and prints what it says. */
static gboolean
print_diff (BaheCli *cli, const char *const labels[2], const char *const paths[2], GError **error)
{
  g_autofree char *out = NULL;
  g_autoptr (GSubprocess) diff = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE, error, "diff", "-u", bahe_cli_colour (cli) ? "--color=always" : "--color=never",
      "--label", labels[0], "--label", labels[1], "--", paths[0], paths[1], NULL);

  if (diff == NULL || !g_subprocess_communicate_utf8 (diff, NULL, NULL, &out, NULL, error))
    return FALSE;
  bahe_cli_print (*out != '\0' ? out : _ ("they do not differ\n"));
  return TRUE;
}

static gboolean
diff_texts (BaheCli *cli, const char *const labels[2], char *const texts[2], GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("bahe-diff-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  g_autofree char *first = g_build_filename (folder, "1", NULL), *second = g_build_filename (folder, "2", NULL);
  const char *const paths[] = { first, second };
  gboolean done = g_file_set_contents (first, texts[0], -1, error) &&
                  g_file_set_contents (second, texts[1], -1, error) && print_diff (cli, labels, paths, error);

  g_unlink (first);
  g_unlink (second);
  g_rmdir (folder);
  return done;
}

/* From the second to the first: what the first has changed. */
static gboolean
run_diff (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  const char *mine = bahe_arguments_word (arguments, 0), *other = bahe_arguments_word (arguments, 1);
  g_autofree char *my_text = NULL, *other_text = NULL, *my_name = NULL, *other_name = NULL;

  my_text = bahe_cli_rule_text (cli, mine, &my_name, error);
  if (my_text == NULL)
    return FALSE;
  other_text = bahe_cli_rule_text (cli, other, &other_name, NULL);
  if (other_text == NULL)
    other_text = text_in_use (cli, other, bahe_arguments_option (arguments, "stage"), &other_name, error);
  if (other_text == NULL)
    return FALSE;
  const char *const labels[] = { other_name, my_name };
  char *const texts[] = { other_text, my_text };
  return diff_texts (cli, labels, texts, error);
}

static gboolean
run_reference (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  g_autofree char *page = bahe_rule_reference ();

  bahe_cli_print (page);
  return TRUE;
}

static const BaheCliOption diff_options[] = {
  { "stage", N_ ("STAGE"), N_ ("with the rule that the boards of this stage have") },
  { 0 },
};

const BaheCliCommand bahe_cli_rule_author_commands[] = {
  { "rule new", N_ ("NAME [RULE]"), N_ ("make a file with a scoring rule to begin with, or a copy of one"), 1, 2, FALSE,
    NULL, run_new },
  { "rule diff", N_ ("RULE RULE|ACTIVITY"),
    N_ ("the lines in which a scoring rule differs from another, or from the one in use"), 2, 2, FALSE, diff_options,
    run_diff },
  { "rule reference", NULL, N_ ("the reference page of what a scoring rule may say"), 0, 0, FALSE, NULL,
    run_reference },
  { 0 },
};
