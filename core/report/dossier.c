/* 一事一档: which papers an activity has, which can be printed and which are missing. */
#include "report/dossier.h"

#include <string.h>

BahePaperState
bahe_dossier_programme_state (const BaheDossier *dossier, const char **why)
{
  const BaheKindInfo *kind = dossier->paper->kind;

  if (kind == NULL || kind->table->printed == NULL)
    return BAHE_PAPER_NONE;
  if (json_object_array_length (dossier->members) > 0)
    return BAHE_PAPER_READY;
  *why = _ ("nobody has signed up yet");
  return BAHE_PAPER_MISSING;
}

/* In the order of a file that is shown to an inspection. */
static const BaheDossierPaper papers[] = {
  { "call", N_ ("Call"), BAHE_RECORDER, NULL, NULL },
  { "regulation", N_ ("Regulation"), BAHE_VIEWER, bahe_dossier_regulation_state, bahe_dossier_regulation },
  { "entries", N_ ("Entry list"), BAHE_RECORDER, bahe_dossier_entries_state, bahe_dossier_entries },
  { "programme", N_ ("Programme"), BAHE_VIEWER, bahe_dossier_programme_state, NULL },
  { "sign-in", N_ ("Sign-in sheet"), BAHE_RECORDER, bahe_dossier_entries_state, bahe_dossier_sign_in },
  { "score-sheet", N_ ("Score sheet (empty)"), BAHE_RECORDER, bahe_dossier_blank_state, bahe_dossier_blank },
  { "scores", N_ ("Score sheet, as recorded"), BAHE_RECORDER, bahe_dossier_filled_state, bahe_dossier_filled },
  { "results", N_ ("Results"), BAHE_VIEWER, bahe_dossier_results_state, bahe_dossier_results },
  { "receipt", N_ ("Signing sheet"), BAHE_OFFICER, bahe_dossier_receipt_state, bahe_dossier_receipt },
  { "handed", N_ ("Hand-over sheet"), BAHE_OFFICER, bahe_dossier_handed_state, bahe_dossier_handed },
  { "certificates", N_ ("Certificates"), BAHE_OFFICER, bahe_certificates_state, NULL },
  { "correction", N_ ("Notice of correction"), BAHE_VIEWER, bahe_dossier_correction_state, bahe_dossier_correction },
  { "costs", N_ ("Costs"), BAHE_OFFICER, bahe_dossier_costs_state, bahe_dossier_costs },
  { "photos", N_ ("Photos"), BAHE_RECORDER, NULL, NULL },
  { "other", N_ ("Other papers"), BAHE_RECORDER, NULL, NULL },
  { "summary", N_ ("Summary of the activity"), BAHE_OFFICER, bahe_dossier_summary_state, bahe_dossier_summary },
};

/* ---- what they are made from ---------------------------------------------------------------------------------------
 */

static char *
last_day (json_object *events)
{
  BaheSpan last = { 0, 0 }, span;

  for (size_t i = 0; i < json_object_array_length (events); i++) {
    json_object *event = json_object_array_get_idx (events, i);
    /* When a record was corrected tells nothing of the contest. */
    if (!bahe_dossier_is (event, "type", "corrected") &&
        bahe_span_parse (bahe_paper_text (event, "when"), 0, &span, NULL) && span.last > last.last)
      last = span;
  }
  return bahe_dossier_day (&last);
}

static void
dossier_clear (BaheDossier *dossier)
{
  bahe_paper_free (dossier->paper);
  json_object_put (dossier->awards);
  json_object_put (dossier->certificates);
  json_object_put (dossier->members);
  json_object_put (dossier->events);
  json_object_put (dossier->kept);
  g_free (dossier->day);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheDossier, dossier_clear)

/* What was put into the file by the verb for it, under the name of its paper. */
static json_object *
kept_files (json_object *events)
{
  json_object *kept = json_object_new_object ();

  for (size_t i = 0; i < json_object_array_length (events); i++) {
    json_object *event = json_object_array_get_idx (events, i), *files = bahe_paper_member (event, "files");
    if (!bahe_dossier_is (event, "type", "attached") ||
        json_object_get_boolean (bahe_paper_member (event, "cancelled")))
      continue;
    const char *paper = bahe_paper_text (bahe_paper_member (event, "values"), "paper");
    json_object *list = bahe_paper_member (kept, paper);
    if (list == NULL)
      json_object_object_add (kept, paper, list = json_object_new_array ());
    for (size_t k = 0; files != NULL && k < json_object_array_length (files); k++) {
      json_object *file = json_object_new_object (), *one = json_object_array_get_idx (files, k);
      json_object_object_add (file, "seq", json_object_get (bahe_paper_member (event, "seq")));
      json_object_object_add (file, "n", json_object_get (bahe_paper_member (one, "n")));
      json_object_array_add (list, file);
    }
  }
  return kept;
}

/* Awards with codes and members, for papers that only officers print; records as those who may not look early. */
static gboolean
dossier_read (BaheDossier *dossier, BaheUnit *unit, gint64 activity, GError **error)
{
  const BaheBoardQuery officer = { .role = BAHE_OFFICER };

  dossier->unit = unit;
  dossier->activity = activity;
  dossier->paper = bahe_paper_new (unit, activity, NULL, TRUE, error);
  dossier->awards = dossier->paper != NULL ? bahe_unit_awards (unit, activity, &officer, error) : NULL;
  dossier->certificates = dossier->awards != NULL ? bahe_unit_certificates (unit, activity, error) : NULL;
  dossier->members = dossier->certificates != NULL ? bahe_unit_members (unit, activity, error) : NULL;
  dossier->events = dossier->members != NULL ? bahe_unit_events (unit, activity, BAHE_RECORDER, error) : NULL;
  if (dossier->events == NULL)
    return FALSE;
  dossier->kept = kept_files (dossier->events);
  dossier->day = last_day (dossier->events);
  return TRUE;
}

/* ---- the list ------------------------------------------------------------------------------------------------------
 */

static BahePaperState
state_of (const BaheDossierPaper *paper, const BaheDossier *dossier, const char **why)
{
  if (paper->state != NULL)
    return paper->state (dossier, why);
  if (bahe_paper_member (dossier->kept, paper->name) != NULL)
    return BAHE_PAPER_KEPT;
  if (g_str_equal (paper->name, "other"))
    return BAHE_PAPER_NONE;
  *why = _ ("made outside bahe; put it into the file with “attach”");
  return BAHE_PAPER_APART;
}

static json_object *
paper_json (const BaheDossierPaper *paper, BahePaperState state, const char *why)
{
  static const char *const states[] = { [BAHE_PAPER_READY] = "ready",
                                        [BAHE_PAPER_MISSING] = "missing",
                                        [BAHE_PAPER_APART] = "apart",
                                        [BAHE_PAPER_KEPT] = "kept" };
  json_object *json = json_object_new_object ();

  json_object_object_add (json, "name", json_object_new_string (paper->name));
  json_object_object_add (json, "label", json_object_new_string (_ (paper->label)));
  json_object_object_add (json, "state", json_object_new_string (states[state]));
  if (why != NULL)
    json_object_object_add (json, "why", json_object_new_string (why));
  json_object_object_add (json, "role", json_object_new_string (bahe_role_name (paper->role)));
  return json;
}

json_object *
bahe_dossier (BaheUnit *unit, gint64 activity, GError **error)
{
  g_auto (BaheDossier) dossier = { 0 };
  if (!dossier_read (&dossier, unit, activity, error))
    return NULL;

  json_object *list = json_object_new_array ();
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    const char *why = NULL;
    BahePaperState state = state_of (&papers[i], &dossier, &why);
    if (state == BAHE_PAPER_NONE)
      continue;
    json_object *paper = paper_json (&papers[i], state, why);
    if (state == BAHE_PAPER_KEPT)
      json_object_object_add (paper, "files", json_object_get (bahe_paper_member (dossier.kept, papers[i].name)));
    json_object_array_add (list, paper);
  }
  return list;
}

/* ---- one of them ---------------------------------------------------------------------------------------------------
 */

static const BaheDossierPaper *
find_paper (const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++) {
    if (g_str_equal (papers[i].name, name))
      return &papers[i];
    if (papers[i].state != NULL)
      g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("list", ", ") : "", papers[i].name);
  }
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("there is no paper “%s”; there are: %s"), name, names->str);
  return NULL;
}

static gboolean
may_print (const BaheDossierPaper *paper, const BaheDossier *dossier, BaheRole role, GError **error)
{
  const char *why = NULL;

  if (role < paper->role) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("%s has names of people and is printed by an officer"),
                 _ (paper->label));
    return FALSE;
  }
  BahePaperState state = state_of (paper, dossier, &why);
  if (state == BAHE_PAPER_READY)
    return TRUE;
  if (state == BAHE_PAPER_KEPT)
    why = _ ("it is a file that was put into the file of the activity; `bahe file` hands it out");
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("%s cannot be printed: %s"), _ (paper->label),
               why != NULL ? why : _ ("this type of activity has none"));
  return FALSE;
}

static char *
file_name (const BaheDossier *dossier, const BaheDossierPaper *paper, const BaheDossierAsk *ask)
{
  char *name = g_strdup_printf ("%s-%s.%s", dossier->paper->title, _ (paper->label), ask->png ? "png" : "pdf");

  for (char *at = name; *at != '\0'; at++)
    if ((guchar) *at < 0x20 || strchr ("/\\:*?\"<>|", *at) != NULL)
      *at = '_';
  return name;
}

static GBytes *
draw_sheets (const BaheDossier *dossier, const BaheDossierPaper *paper, const BaheDossierAsk *ask, GError **error)
{
  if (paper->state == bahe_certificates_state)
    return bahe_certificates (dossier, ask, error);
  g_autofree char *running = g_strdup_printf ("%s　　%s", dossier->paper->title, _ (paper->label));
  g_autoptr (BaheSheets) sheets = bahe_sheets_new (running, dossier->paper->version);

  if (paper->draw != NULL)
    paper->draw (dossier, sheets);
  else
    bahe_programme_draw (dossier->paper, sheets);
  return ask->png ? bahe_sheets_png (sheets, MAX (ask->page, 1), error)
                  : bahe_sheets_pdf (sheets, dossier->paper->title, dossier->paper->seconds, error);
}

GBytes *
bahe_dossier_paper (BaheUnit *unit, gint64 activity, const BaheDossierAsk *ask, char **file, GError **error)
{
  const BaheDossierPaper *paper = find_paper (ask->name, error);
  g_auto (BaheDossier) dossier = { 0 };

  if (paper == NULL || !dossier_read (&dossier, unit, activity, error) ||
      !may_print (paper, &dossier, ask->role, error))
    return NULL;
  if (file != NULL)
    *file = file_name (&dossier, paper, ask);
  return draw_sheets (&dossier, paper, ask, error);
}
