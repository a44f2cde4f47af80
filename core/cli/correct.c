/* Correcting: a record gets other values, or none, or the last one is undone; the preview comes first. */
#include "cli/private.h"

#include <string.h>

static json_object *
find_event (BaheCli *cli, gint64 seq, json_object **events, GError **error)
{
  *events = bahe_unit_events (cli->unit, 0, cli->role, error);
  if (*events == NULL)
    return NULL;
  for (gsize i = 0; i < json_object_array_length (*events); i++) {
    json_object *event = json_object_array_get_idx (*events, i);
    if (json_object_get_int64 (bahe_cli_json_get (event, "seq")) == seq)
      return event;
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
               _ ("there is no record %" PRId64 "; bahe events lists them with their numbers"), seq);
  return NULL;
}

/* The fields that the event of this type has: of the kind, or of the host's verb that makes it. */
static const BaheField *
event_fields (const BaheKindInfo *kind, const char *type, BaheField **owned, GError **error)
{
  static const struct {
    const char *type, *verb;
  } host[] = {
    { "activity.opened", "open" }, { "entered", "enter" }, { "withdrawn", "withdraw" }, { "corrected", "correct" }
  };

  *owned = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (host); i++)
    if (g_str_equal (type, host[i].type)) {
      *owned = bahe_verb_fields (kind, host[i].verb);
      return *owned != NULL ? *owned : &bahe_nothing;
    }
  int index = kind != NULL ? bahe_kind_event (kind, type) : -1;
  if (index >= 0)
    return kind->events[index].table->fields != NULL ? kind->events[index].table->fields : &bahe_nothing;
  g_set_error (
      error, BAHE_ERROR, BAHE_ERROR_REFUSED,
      _ ("a record of the type “%s” has no values that could be corrected; cancel it instead: bahe cancel NUMBER"),
      type);
  return NULL;
}

static void
print_preview (BaheCli *cli, const BahePreview *preview)
{
  if (cli->format == BAHE_CLI_JSON)
    return;
  for (guint i = 0; i < preview->conflicts->len; i++)
    bahe_cli_printf (_ ("would no longer fit: %s\n"), (const char *) preview->conflicts->pdata[i]);
  for (guint i = 0; i < preview->moves->len; i++)
    bahe_cli_printf (_ ("would move: %s\n"), (const char *) preview->moves->pdata[i]);
  if (preview->conflicts->len == 0 && preview->moves->len == 0)
    bahe_cli_printf (_ ("no place would move, and every later record still fits\n"));
}

static gboolean
preview_and_confirm (BaheCli *cli, gint64 seq, json_object *values, GError **error)
{
  BahePreview preview = { 0 };

  if (!bahe_unit_preview (cli->unit, seq, values, &preview, error))
    return FALSE;
  print_preview (cli, &preview);
  bahe_preview_clear (&preview);
  return cli->dry_run ||
         bahe_cli_confirm (cli, values != NULL ? _ ("Record this correction?") : _ ("Cancel this record?"), error);
}

static gboolean
record_change (BaheCli *cli, json_object *event, gint64 seq, json_object *values, const char *reason, GError **error)
{
  BaheRequest request;
  gint64 activity = json_object_get_int64 (bahe_cli_json_get (event, "activity"));

  if (!preview_and_confirm (cli, seq, values, error) ||
      !bahe_cli_request (cli, activity, values != NULL ? "correct" : "cancel", &request, error))
    return FALSE;
  request.given = json_object_new_object ();
  json_object_object_add (request.given, "event", json_object_new_int64 (seq));
  if (values != NULL)
    json_object_object_add (request.given, "values", json_object_get (values));
  if (reason != NULL)
    json_object_object_add (request.given, "reason", json_object_new_string (reason));
  gboolean done = bahe_cli_do_request (cli, &request, error);
  json_object_put (request.given);
  return done;
}

static gboolean
parse_seq (const char *word, gint64 *seq, GError **error)
{
  const char *digits = *word == '#' ? word + 1 : word;
  if (g_ascii_string_to_signed (digits, 10, 1, G_MAXINT64, seq, NULL))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("“%s” is not the number of a record; bahe events lists them with their numbers"), word);
  return FALSE;
}

/* What is said before and among new values; NULL where it is not given. */
typedef struct {
  const char *reason, *made; /* of the correction: why, and when */
  const char *when;          /* when the recorded thing happened: a value like any other */
  GPtrArray *values;         /* the other words, borrowed */
} Said;

static void
said_clear (Said *said)
{
  g_ptr_array_unref (said->values);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

/* Whether the i-th word is that option, with its value in itself or in the next word, which is passed over. */
static gboolean
takes (const GPtrArray *words, guint *i, const char *name, const char **value)
{
  const char *word = words->pdata[*i];

  if (!g_str_has_prefix (word, "--") || !g_str_has_prefix (word + 2, name))
    return FALSE;
  const char *after = word + 2 + strlen (name);
  if (*after == '=')
    *value = after + 1;
  else if (*after == '\0' && *i + 1 < words->len)
    *value = words->pdata[++*i];
  else
    return FALSE;
  return TRUE;
}

/* Options of the correction may stand anywhere; --reason is one of them unless the record has such a field. */
static Said
take_said (const BaheArguments *arguments, const BaheField *fields)
{
  gboolean own = bahe_cli_field (fields, "reason") == NULL;
  Said said = { .values = g_ptr_array_new () };

  said.when = bahe_arguments_option (arguments, "when");
  said.made = bahe_arguments_option (arguments, "corrected");
  said.reason = bahe_arguments_option (arguments, "because");
  if (said.reason == NULL)
    said.reason = bahe_arguments_option (arguments, "reason");
  for (guint i = 1; i < arguments->words->len; i++)
    if (!takes (arguments->words, &i, "because", &said.reason) &&
        !takes (arguments->words, &i, "corrected", &said.made) && !takes (arguments->words, &i, "when", &said.when) &&
        !(own && takes (arguments->words, &i, "reason", &said.reason)))
      g_ptr_array_add (said.values, arguments->words->pdata[i]);
  return said;
}

/* The new values; only what is given changes, so nothing that is required is asked for again. */
static json_object *
new_values (BaheCli *cli, const BaheField *fields, const Said *said, GError **error)
{
  json_object *values = bahe_cli_given_changes (cli, fields, said->values, error);

  if (values == NULL)
    return NULL;
  const char *when = said->when != NULL ? said->when : cli->when;
  if (when != NULL)
    json_object_object_add (values, "when", json_object_new_string (when));
  if (json_object_object_length (values) > 0)
    return values;
  json_object_put (values);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
               _ ("say what changes: --OPTION VALUE; --help lists what this record has. To make it void: bahe cancel"));
  return NULL;
}

static gboolean
correct_event (BaheCli *cli, const BaheArguments *arguments, json_object *event, gint64 seq, GError **error)
{
  g_autofree BaheField *owned = NULL;
  gint64 number = json_object_get_int64 (bahe_cli_json_get (event, "activity"));
  g_autoptr (BaheActivity) activity = bahe_unit_activity (cli->unit, number, error);
  if (activity == NULL)
    return FALSE;
  const BaheField *fields = event_fields (activity->info, bahe_cli_json_text (event, "type"), &owned, error);
  if (fields == NULL)
    return FALSE;
  if (cli->help) {
    g_autofree char *usage = g_strdup_printf ("bahe correct %" PRId64 " --because …", seq);
    bahe_cli_print_field_help (usage, bahe_cli_json_text (event, "label"), fields, NULL);
    return TRUE;
  }
  g_auto (Said) said = take_said (arguments, fields);
  json_object *values = new_values (cli, fields, &said, error);
  if (values == NULL)
    return FALSE;
  g_free (cli->when);
  cli->when = g_strdup (said.made);
  gboolean done = record_change (cli, event, seq, values, said.reason, error);
  json_object_put (values);
  return done;
}

static gboolean
run_correct (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 seq;
  json_object *events = NULL;
  gboolean done = FALSE;

  if (!parse_seq (bahe_arguments_word (arguments, 0), &seq, error) || bahe_cli_unit (cli, error) == NULL)
    return FALSE;
  json_object *event = find_event (cli, seq, &events, error);
  if (event != NULL)
    done = correct_event (cli, arguments, event, seq, error);
  json_object_put (events);
  return done;
}

static gboolean
run_cancel (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  gint64 seq;
  json_object *events = NULL;
  gboolean done = FALSE;
  const char *reason = bahe_arguments_option (arguments, "because");

  if (reason == NULL)
    reason = bahe_arguments_option (arguments, "reason");
  if (!parse_seq (bahe_arguments_word (arguments, 0), &seq, error) || bahe_cli_unit (cli, error) == NULL)
    return FALSE;
  json_object *event = find_event (cli, seq, &events, error);
  if (event != NULL)
    done = record_change (cli, event, seq, NULL, reason, error);
  json_object_put (events);
  return done;
}

static gboolean
run_undo (BaheCli *cli, const BaheArguments *arguments, GError **error)
{
  BaheRequest request;
  BaheUnit *unit = bahe_cli_unit (cli, error);

  if (unit == NULL)
    return FALSE;
  gint64 activity = bahe_unit_find_activity (unit, bahe_arguments_word (arguments, 0), error);
  return activity != 0 && bahe_cli_request (cli, activity, "undo", &request, error) &&
         bahe_cli_do_request (cli, &request, error);
}

static const BaheCliOption correct_options[] = {
  { "because", N_ ("TEXT"), N_ ("why; kept with the correction") },
  { "reason", N_ ("TEXT"), N_ ("the same as --because") },
  { "when", N_ ("DATE"), N_ ("when it really happened, where that is what was wrong") },
  { "corrected", N_ ("DATE"), N_ ("when it was corrected; now if left out") },
  { 0 },
};
static const BaheCliOption cancel_options[] = {
  { "because", N_ ("TEXT"), N_ ("why; kept with the correction") },
  { "reason", N_ ("TEXT"), N_ ("the same as --because") },
  { 0 },
};

const BaheCliCommand bahe_cli_correct_commands[] = {
  { "correct", N_ ("NUMBER --because TEXT [--OPTION VALUE …]"),
    N_ ("give a record other values; what would move is shown first"), 1, 0, TRUE, correct_options, run_correct },
  { "cancel", N_ ("NUMBER --because TEXT"), N_ ("make a record void; what would move is shown first"), 1, 1, FALSE,
    cancel_options, run_cancel },
  { "undo", N_ ("ACTIVITY"), N_ ("undo what was recorded last, within 30 seconds"), 1, 1, FALSE, NULL, run_undo },
  { 0 },
};
