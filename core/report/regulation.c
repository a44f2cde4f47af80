/* The rules of a contest as sentences, from what its kind declares and how it is set up. */
#include "report/paper.h"

#include <string.h>

/* ---- conditions ----------------------------------------------------------------------------------------------------
 */

static json_object *
value_of (json_object *setup, const char *field)
{
  return bahe_paper_member (bahe_paper_member (setup, field), "value");
}

/* Given, and neither no nor 0. */
static gboolean
is_set (json_object *value)
{
  if (value == NULL)
    return FALSE;
  if (json_object_is_type (value, json_type_array))
    return json_object_array_length (value) > 0;
  if (json_object_is_type (value, json_type_string)) {
    const char *text = json_object_get_string (value);
    return strspn (text, "0.") != strlen (text);
  }
  return json_object_get_int64 (value) != 0;
}

static gboolean
holds_term (json_object *setup, const char *term)
{
  gboolean turned = term[0] == '!';
  g_auto (GStrv) parts = g_strsplit (term + (turned ? 1 : 0), "=", 2);
  json_object *value = parts[0] != NULL ? value_of (setup, parts[0]) : NULL;
  gboolean holds = FALSE;

  if (parts[0] == NULL || parts[1] == NULL)
    return is_set (value) != turned;
  g_auto (GStrv) wanted = g_strsplit (parts[1], "|", -1);
  for (guint i = 0; wanted[i] != NULL; i++)
    holds |= value != NULL && g_str_equal (json_object_get_string (value), wanted[i]);
  return holds != turned;
}

static gboolean
holds (json_object *setup, const char *when)
{
  g_auto (GStrv) terms = g_strsplit (when != NULL ? when : "", ",", -1);

  for (guint i = 0; terms[i] != NULL; i++)
    if (!holds_term (setup, terms[i]))
      return FALSE;
  return TRUE;
}

/* ---- sentences -----------------------------------------------------------------------------------------------------
 */

/* "{total}人" with what setup says. The loader made sure that the names are fields. */
static void
add_sentence (GString *paragraph, const char *sentence, json_object *setup)
{
  for (const char *at = sentence; *at != '\0';) {
    const char *open = strchr (at, '{'), *close = open != NULL ? strchr (open, '}') : NULL;
    if (close == NULL) {
      g_string_append (paragraph, at);
      return;
    }
    g_autofree char *name = g_strndup (open + 1, (gsize) (close - open - 1));
    g_string_append_len (paragraph, at, open - at);
    g_string_append (paragraph, bahe_paper_text (bahe_paper_member (setup, name), "text"));
    at = close + 1;
  }
}

static const char *
between_sentences (void)
{
  return bahe_language () == BAHE_EN ? " " : "";
}

typedef struct {
  GPtrArray *titles, *words; /* of char *, GString * */
} Paragraphs;

static void
string_free (gpointer data)
{
  g_string_free (data, TRUE);
}

/* The paragraph of this title, at the end if it is new. */
static GString *
paragraph_of (Paragraphs *paragraphs, const char *title)
{
  for (guint i = 0; i < paragraphs->titles->len; i++)
    if (g_str_equal (paragraphs->titles->pdata[i], title))
      return paragraphs->words->pdata[i];
  g_ptr_array_add (paragraphs->titles, g_strdup (title));
  g_ptr_array_add (paragraphs->words, g_string_new (NULL));
  return paragraphs->words->pdata[paragraphs->words->len - 1];
}

static void
say (Paragraphs *paragraphs, const char *title, const char *sentence, json_object *setup)
{
  GString *paragraph = paragraph_of (paragraphs, title);

  if (paragraph->len > 0)
    g_string_append (paragraph, between_sentences ());
  add_sentence (paragraph, sentence, setup);
}

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */

static void
say_who (Paragraphs *paragraphs, const BaheRegulationAsk *ask)
{
  guint n = ask->entrants != NULL ? g_strv_length ((char **) ask->entrants) : 0;

  if (n == 0)
    return;
  g_autofree char *names = g_strjoinv (C_ ("list", ", "), (char **) ask->entrants);
  g_autofree char *words = g_strdup_printf (_ ("%s: %u in all."), names, n);
  g_string_append (paragraph_of (paragraphs, _ ("Teams that take part")), words);
}

static void
say_kind (Paragraphs *paragraphs, const BaheKindInfo *kind, json_object *setup)
{
  const BaheRegulation *rows = kind != NULL ? kind->table->regulation : NULL;
  const char *part = "";

  for (; rows != NULL && rows->sentence.zh != NULL; rows++) {
    const char *title = bahe_label (&rows->part);
    part = *title != '\0' ? title : part;
    if (holds (setup, rows->when))
      say (paragraphs, part, bahe_label (&rows->sentence), setup);
  }
}

static void
say_places (Paragraphs *paragraphs, const GPtrArray *sentences)
{
  for (guint i = 0; sentences != NULL && i < sentences->len; i++) {
    GString *paragraph = paragraph_of (paragraphs, _ ("How places are made"));
    if (strstr (paragraph->str, sentences->pdata[i]) == NULL)
      g_string_append_printf (paragraph, _ ("%s."), (char *) sentences->pdata[i]);
  }
}

/* How many may be given something is the same for every union, by the rules of its money. */
static void
say_awards (Paragraphs *paragraphs)
{
  g_string_append (paragraph_of (paragraphs, _ ("Places and awards")),
                   _ ("Awards go by places, to at most two thirds of those who take part."));
}

char *
bahe_paper_number (guint number)
{
  static const char *const digits[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

  if (bahe_language () == BAHE_EN)
    return g_strdup_printf ("%u", number);
  return g_strdup_printf ("%s%s", number >= 10 ? "十" : "", digits[number % 10]);
}

static char *
numbered (guint number, const char *title, const char *words)
{
  g_autofree char *counted = bahe_paper_number (number);

  return g_strdup_printf (_ ("%s. %s: %s"), counted, title, words);
}

GPtrArray *
bahe_regulation_of (const BaheKindInfo *kind, json_object *setup, const BaheRegulationAsk *ask,
                    const GPtrArray *sentences)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (string_free);
  Paragraphs paragraphs = { titles, words };
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  if (ask->title != NULL && kind != NULL)
    g_string_append_printf (paragraph_of (&paragraphs, _ ("Contest")), _ ("%s (%s)."), ask->title,
                            bahe_label (&kind->table->label));
  say_who (&paragraphs, ask);
  say_kind (&paragraphs, kind, setup);
  say_places (&paragraphs, sentences);
  if (sentences != NULL && sentences->len > 0)
    say_awards (&paragraphs);
  for (guint i = 0; i < titles->len; i++)
    g_ptr_array_add (list, numbered (i + 1, titles->pdata[i], ((GString *) words->pdata[i])->str));
  return list;
}

/* ---- before there is an activity -----------------------------------------------------------------------------------
 */

static gboolean
is_host_field (const char *name)
{
  for (const BaheVerb *const *verb = bahe_host_verbs (); *verb != NULL; verb++)
    if (g_str_equal ((*verb)->name, "open"))
      return bahe_field_index ((*verb)->fields, name) >= 0;
  return FALSE;
}

static json_object *
given_setup (const BaheKindInfo *kind, json_object *given)
{
  json_object *own = json_object_new_object ();

  if (given == NULL)
    return own;
  json_object_object_foreach (given, name, value)
  {
    if (bahe_field_index (kind->setup, name) >= 0 || !is_host_field (name))
      json_object_object_add (own, name, json_object_get (value));
  }
  return own;
}

/* {name: {value, text}}, as the boards say it. */
static json_object *
shown_setup (const BaheKindInfo *kind, json_object *given, GError **error)
{
  json_object *own = given_setup (kind, given);
  bahe_presets_fill (kind, own);
  g_autoptr (BaheValues) values = bahe_values_parse (kind->setup, own, NULL, error);

  json_object_put (own);
  json_object *body =
      values != NULL ? bahe_values_to_json (kind->setup, bahe_values_get (values), NULL, "setup", error) : NULL;
  if (body == NULL)
    return NULL;
  json_object *setup = json_object_new_object ();
  for (guint i = 0; i < kind->n_setup; i++) {
    g_autofree char *text = bahe_value_show (&kind->setup[i], &bahe_values_get (values)[i]);
    json_object *cell = json_object_new_object ();
    json_object_object_add (cell, "value", json_object_get (bahe_paper_member (body, kind->setup[i].name)));
    json_object_object_add (cell, "text", json_object_new_string (text));
    json_object_object_add (setup, kind->setup[i].name, cell);
  }
  json_object_put (body);
  return setup;
}

/* How the kind's own rule makes places, from a board on which nobody stands. */
static gboolean
add_rule_sentence (BaheUnit *unit, const BaheKindInfo *kind, GPtrArray *sentences, GError **error)
{
  const char *name = kind->table->rule;
  g_autofree char *source = name != NULL ? bahe_unit_rule_source (unit, name, NULL, error) : NULL;

  if (source == NULL)
    return name == NULL;
  g_autoptr (BaheRule) rule = bahe_rule_new (name, source, strlen (source), error);
  g_autoptr (BaheScoring) scoring = rule != NULL ? bahe_scoring_new (rule, NULL, error) : NULL;
  g_autoptr (BaheBoard) board = scoring != NULL ? bahe_board_new (scoring, error) : NULL;
  if (board == NULL)
    return FALSE;
  if (bahe_board_sentence (board) != NULL)
    g_ptr_array_add (sentences, g_strdup (bahe_board_sentence (board)));
  return TRUE;
}

GPtrArray *
bahe_regulation (BaheUnit *unit, const char *kind, json_object *given, const BaheRegulationAsk *ask, GError **error)
{
  const BaheKindInfo *info = bahe_plugins_kind (bahe_unit_plugins (unit), kind);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  if (info == NULL) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no activity type “%s”"), kind);
    return NULL;
  }
  json_object *setup = shown_setup (info, given, error);
  if (setup == NULL)
    return NULL;
  GPtrArray *paragraphs =
      add_rule_sentence (unit, info, sentences, error) ? bahe_regulation_of (info, setup, ask, sentences) : NULL;
  json_object_put (setup);
  return paragraphs;
}
