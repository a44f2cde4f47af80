/* Papers that are put up: 竞赛规程, 成绩公告, 更正公告, and the 小结 that ends the file of an activity. */
#include "report/dossier.h"

/* ---- 竞赛规程 ------------------------------------------------------------------------------------------------------
 */

static GPtrArray *
regulation_of (const BaheDossier *dossier)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  const BaheRegulationAsk ask = { 0 };

  for (guint i = 0; i < dossier->paper->tables->len; i++) {
    const BahePaperTable *table = dossier->paper->tables->pdata[i];
    if (table->sentence != NULL && !g_ptr_array_find_with_equal_func (sentences, table->sentence, g_str_equal, NULL))
      g_ptr_array_add (sentences, table->sentence);
  }
  return bahe_regulation_of (dossier->paper->kind, bahe_paper_member (dossier->paper->json, "setup"), &ask, sentences);
}

/* A 竞赛规程 is of a contest; how a call for works is run is told in its call. */
BahePaperState
bahe_dossier_regulation_state (const BaheDossier *dossier, const char **why)
{
  const BaheKindInfo *kind = dossier->paper->kind;

  return kind != NULL && kind->entrants && kind->table->regulation != NULL ? BAHE_PAPER_READY : BAHE_PAPER_NONE;
}

void
bahe_dossier_regulation (const BaheDossier *dossier, BaheSheets *sheets)
{
  g_autoptr (GPtrArray) paragraphs = regulation_of (dossier);

  bahe_dossier_title (dossier, sheets, _ ("Regulation"));
  for (guint i = 0; i < paragraphs->len; i++)
    bahe_dossier_say (sheets, paragraphs->pdata[i]);
  bahe_sheets_seal (sheets, dossier->paper->unit, C_ ("under a paper", "date:            "));
}

/* ---- 成绩公告 ------------------------------------------------------------------------------------------------------
 */

BahePaperState
bahe_dossier_results_state (const BaheDossier *dossier, const char **why)
{
  const BaheKindInfo *kind = dossier->paper->kind;

  if (kind == NULL || kind->table->rule == NULL)
    return BAHE_PAPER_NONE;
  if (bahe_dossier_is (dossier->paper->json, "state", "held"))
    *why = _ ("the board is held; reveal it first");
  else if (bahe_dossier_is (dossier->paper->json, "state", "marking"))
    *why = _ ("marks are still being given; close marking first");
  else if (dossier->paper->tables->len == 0)
    *why = _ ("no result is recorded yet");
  return *why == NULL ? BAHE_PAPER_READY : BAHE_PAPER_MISSING;
}

/* "一等奖：后勤组、大班组", a line for each award, of the rows that stand. */
static void
say_awards (BaheSheets *sheets, json_object *list)
{
  json_object *rows = bahe_paper_member (list, "rows");
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    const char *award = bahe_paper_text (row, "award");
    if (bahe_paper_member (row, "state") != NULL || g_ptr_array_find_with_equal_func (said, award, g_str_equal, NULL))
      continue;
    g_ptr_array_add (said, (gpointer) award);
    g_autoptr (GString) line = g_string_new (NULL);
    for (size_t k = i; k < json_object_array_length (rows); k++) {
      json_object *other = json_object_array_get_idx (rows, k);
      if (bahe_dossier_is (other, "award", award) && bahe_paper_member (other, "state") == NULL)
        g_string_append_printf (line, "%s%s", line->len > 0 ? C_ ("list", ", ") : "", bahe_paper_text (other, "name"));
    }
    g_autofree char *words = g_strdup_printf (_ ("%s: %s."), award, line->str);
    bahe_dossier_say (sheets, words);
  }
}

static void
say_list (const BaheDossier *dossier, BaheSheets *sheets, json_object *list)
{
  const char *until = bahe_paper_text (list, "until"), *heading = bahe_paper_text (list, "heading");
  BaheSpan span;

  bahe_dossier_heading (sheets, *heading != '\0' ? heading : C_ ("paper", "Awards"));
  say_awards (sheets, list);
  if (*until == '\0' || bahe_paper_member (list, "granted") != NULL || !bahe_span_parse (until, 0, &span, NULL))
    return;
  g_autofree char *day = bahe_dossier_day (&span);
  g_autofree char *words = g_strdup_printf (
      _ ("This list is in public notice until %s. Who objects may tell the union until then, in person or "
         "in writing and with a name."),
      day);
  bahe_dossier_say (sheets, words);
}

static void
draw_board (BaheSheets *sheets, const BahePaperTable *table)
{
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();
  gboolean scored = table->labels->len > 0;
  const BaheSheetColumn columns[] = {
    { _ ("place"), BAHE_MIDDLE, TRUE, 60, 0 },
    { table->who, BAHE_START, TRUE, 160, 3 },
    { scored ? table->labels->pdata[table->labels->len - 1] : "", BAHE_MIDDLE, FALSE, 90, 1 },
  };

  for (guint i = 0; i < table->rows->len; i++) {
    const BahePaperRow *row = table->rows->pdata[i];
    g_autofree char *place = bahe_paper_place (row);
    g_autofree char *name =
        row->note != NULL ? g_strdup_printf (_ ("%s (%s)"), row->name, row->note) : g_strdup (row->name);
    bahe_dossier_row (rows, 3, place, name, scored ? row->cells[table->labels->len - 1] : "");
  }
  if (table->heading != NULL)
    bahe_dossier_heading (sheets, table->heading);
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, scored ? 3 : 2, rows, rows->len > 14 ? 20 : 24 });
  bahe_sheets_space (sheets, 6);
}

static guint
who_take_part (const BaheDossier *dossier, gint64 *people)
{
  guint n = 0;

  *people = 0;
  for (size_t i = 0; i < json_object_array_length (dossier->members); i++) {
    json_object *member = json_object_array_get_idx (dossier->members, i);
    if (json_object_get_boolean (bahe_paper_member (member, "withdrawn")))
      continue;
    *people += json_object_get_int64 (bahe_paper_member (member, "people"));
    n++;
  }
  return n;
}

static void
say_what_was (const BaheDossier *dossier, BaheSheets *sheets)
{
  gint64 people = 0;
  guint n = who_take_part (dossier, &people);
  g_autofree char *words =
      (gint64) n == people
          ? g_strdup_printf (_ ("%1$s was held on %2$s by %3$s; %4$u took part. The results:"), dossier->paper->title,
                             dossier->paper->when, dossier->paper->unit, n)
          : g_strdup_printf (_ ("%1$s was held on %2$s by %3$s; %4$u teams with %5$d people took part. The results:"),
                             dossier->paper->title, dossier->paper->when, dossier->paper->unit, n, (int) people);

  bahe_dossier_say (sheets, words);
}

void
bahe_dossier_results (const BaheDossier *dossier, BaheSheets *sheets)
{
  json_object *lists = bahe_dossier_lists (dossier);

  bahe_dossier_title (dossier, sheets, _ ("Results"));
  say_what_was (dossier, sheets);
  for (guint i = 0; i < dossier->paper->tables->len; i++)
    draw_board (sheets, dossier->paper->tables->pdata[i]);
  for (size_t i = 0; i < json_object_array_length (lists); i++)
    say_list (dossier, sheets, json_object_array_get_idx (lists, i));
  bahe_sheets_seal (sheets, dossier->paper->unit, dossier->day);
}

/* ---- 更正公告 ------------------------------------------------------------------------------------------------------
 */

static size_t
n_corrections (const BaheDossier *dossier)
{
  json_object *lists = bahe_dossier_lists (dossier);
  size_t n = 0;

  for (size_t i = 0; i < json_object_array_length (lists); i++)
    n += json_object_array_length (bahe_paper_member (json_object_array_get_idx (lists, i), "corrections"));
  return n;
}

static size_t
n_moved (const BaheDossier *dossier)
{
  json_object *lists = bahe_dossier_lists (dossier);
  size_t n = 0;

  for (size_t i = 0; i < json_object_array_length (lists); i++) {
    json_object *list = json_object_array_get_idx (lists, i);
    if (bahe_paper_member (list, "granted") != NULL)
      n += json_object_array_length (bahe_paper_member (list, "moved"));
  }
  return n;
}

BahePaperState
bahe_dossier_correction_state (const BaheDossier *dossier, const char **why)
{
  if (n_moved (dossier) > 0) {
    *why = _ ("the board has moved since the awards were given; decide about each prize with correct-awards");
    return BAHE_PAPER_MISSING;
  }
  return n_corrections (dossier) > 0 ? BAHE_PAPER_READY : BAHE_PAPER_NONE;
}

static const char *
what_is_done (json_object *change)
{
  if (bahe_dossier_is (change, "choice", "award"))
    return _ ("awarded too");
  if (bahe_dossier_is (change, "choice", "take-back"))
    return _ ("taken back");
  return bahe_dossier_is (change, "choice", "exchange") ? _ ("certificate exchanged") : _ ("kept");
}

static void
draw_changes (BaheSheets *sheets, json_object *changes, const char *who)
{
  const BaheSheetColumn columns[] = {
    { who, BAHE_START, TRUE, 110, 2 },
    { _ ("award announced"), BAHE_MIDDLE, FALSE, 84, 1 },
    { _ ("award by the corrected result"), BAHE_MIDDLE, FALSE, 84, 1 },
    { _ ("what is done"), BAHE_MIDDLE, FALSE, 80, 1 },
    { _ ("new certificate"), BAHE_MIDDLE, FALSE, 90, 0 },
  };
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();

  for (size_t i = 0; i < json_object_array_length (changes); i++) {
    json_object *change = json_object_array_get_idx (changes, i);
    const char *was = bahe_paper_text (change, "was"), *now = bahe_paper_text (change, "award");
    gboolean kept = bahe_dossier_is (change, "choice", "keep");
    bahe_dossier_row (rows, 5, bahe_paper_text (change, "name"), *was != '\0' ? was : "—",
                      *now != '\0' ? now
                      : kept       ? _ ("stays as announced")
                                   : "—",
                      what_is_done (change), bahe_paper_text (change, "number"));
  }
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), rows, 26 });
  bahe_sheets_space (sheets, 8);
}

static char *
shown_day (const char *text)
{
  BaheSpan span;

  return bahe_span_parse (text, 0, &span, NULL) ? bahe_dossier_day (&span) : g_strdup (text);
}

static char *
draw_correction (const BaheDossier *dossier, BaheSheets *sheets, json_object *list, json_object *correction)
{
  g_autofree char *given = shown_day (bahe_paper_text (list, "given"));
  g_autofree char *words =
      g_strdup_printf (_ ("The awards of %s that were given on %s are corrected as follows. Reason: %s."),
                       dossier->paper->title, given, bahe_paper_text (correction, "reason"));

  bahe_dossier_say (sheets, words);
  draw_changes (sheets, bahe_paper_member (correction, "changes"), bahe_paper_who (dossier->paper->json));
  bahe_dossier_say (sheets,
                    _ ("Certificates that were exchanged or taken back are not valid any more; their check codes "
                       "say so. We apologise to everybody concerned."));
  return shown_day (bahe_paper_text (correction, "when"));
}

void
bahe_dossier_correction (const BaheDossier *dossier, BaheSheets *sheets)
{
  json_object *lists = bahe_dossier_lists (dossier);
  g_autofree char *day = NULL;

  bahe_dossier_title (dossier, sheets, _ ("Notice of correction"));
  for (size_t i = 0; i < json_object_array_length (lists); i++) {
    json_object *list = json_object_array_get_idx (lists, i), *all = bahe_paper_member (list, "corrections");
    for (size_t k = 0; k < json_object_array_length (all); k++) {
      g_free (day);
      day = draw_correction (dossier, sheets, list, json_object_array_get_idx (all, k));
    }
  }
  bahe_sheets_seal (sheets, dossier->paper->unit, day != NULL ? day : dossier->day);
}

/* ---- 小结 ----------------------------------------------------------------------------------------------------------
 */

BahePaperState
bahe_dossier_summary_state (const BaheDossier *dossier, const char **why)
{
  if (json_object_array_length (dossier->events) > 1)
    return BAHE_PAPER_READY;
  *why = _ ("nothing is recorded in it yet");
  return BAHE_PAPER_MISSING;
}

static void
say_best (BaheSheets *sheets, const BaheDossier *dossier)
{
  for (guint t = 0; t < dossier->paper->tables->len; t++) {
    const BahePaperTable *table = dossier->paper->tables->pdata[t];
    g_autoptr (GString) names = g_string_new (NULL);
    for (guint i = 0; i < MIN (table->rows->len, 3); i++) {
      const BahePaperRow *row = table->rows->pdata[i];
      if (row->note == NULL && !g_str_equal (row->place, "—"))
        g_string_append_printf (names, _ ("%splace %s %s"), i > 0 ? C_ ("list", ", ") : "", row->place, row->name);
    }
    if (names->len == 0)
      continue;
    g_autofree char *words = table->heading != NULL ? g_strdup_printf (_ ("%s: %s."), table->heading, names->str)
                                                    : g_strdup_printf (_ ("Results: %s."), names->str);
    bahe_dossier_say (sheets, words);
  }
}

static void
say_prizes (BaheSheets *sheets, json_object *list)
{
  gint64 winners = json_object_get_int64 (bahe_paper_member (list, "winners"));
  gint64 participants = json_object_get_int64 (bahe_paper_member (list, "participants"));

  if (participants <= 0)
    return;
  const BaheNumber won = BAHE_NUMBER_INT (winners * 100), all = BAHE_NUMBER_INT (participants);
  g_auto (BaheNumber) exact = bahe_number_divide (&won, &all);
  g_auto (BaheNumber) share = bahe_number_round (&exact, 2, BAHE_ROUND_HALF_UP);
  g_autofree char *percent = bahe_number_format (&share, 2);
  g_autofree char *words = g_strdup_printf (_ ("%d people were awarded, %s %% of the %d who took part."), (int) winners,
                                            percent, (int) participants);
  bahe_dossier_say (sheets, words);
}

static void
say_figures (BaheSheets *sheets, const BaheDossier *dossier)
{
  const BaheFigureAsk ask = { .activity = dossier->activity };
  json_object *figures = bahe_figures (dossier->unit, &ask, NULL);
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();
  const BaheSheetColumn columns[] = { { C_ ("paper", "what was counted"), BAHE_START, FALSE, 200, 3 },
                                      { _ ("amount"), BAHE_MIDDLE, TRUE, 120, 1 } };

  for (size_t i = 0; figures != NULL && i < json_object_array_length (figures); i++) {
    json_object *figure = json_object_array_get_idx (figures, i);
    /* Figures of other types of activity are nothing here. */
    if (!bahe_dossier_is (figure, "how", "unset") && !bahe_dossier_is (figure, "value", "0"))
      bahe_dossier_row (rows, 2, bahe_paper_text (figure, "label"), bahe_paper_text (figure, "text"));
  }
  json_object_put (figures);
  if (rows->len == 0)
    return;
  bahe_dossier_heading (sheets, C_ ("paper", "Figures"));
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, 2, rows, 24 });
}

static guint
records_corrected (const BaheDossier *dossier)
{
  guint n = 0;

  for (size_t i = 0; i < json_object_array_length (dossier->events); i++)
    n += bahe_dossier_is (json_object_array_get_idx (dossier->events, i), "type", "corrected");
  return n;
}

static void
say_beginning (const BaheDossier *dossier, BaheSheets *sheets)
{
  gint64 people = 0;
  guint n = who_take_part (dossier, &people);
  const char *kind = dossier->paper->kind != NULL ? bahe_label (&dossier->paper->kind->table->label) : "";
  g_autofree char *words = g_strdup_printf (_ ("On %1$s %2$s held %3$s (%4$s)."), dossier->paper->when,
                                            dossier->paper->unit, dossier->paper->title, kind);

  bahe_dossier_say (sheets, words);
  if (n > 0) {
    g_autofree char *who = (gint64) n == people
                               ? g_strdup_printf (_ ("%u took part."), n)
                               : g_strdup_printf (_ ("%u teams with %d people took part."), n, (int) people);
    bahe_dossier_say (sheets, who);
  }
}

void
bahe_dossier_summary (const BaheDossier *dossier, BaheSheets *sheets)
{
  json_object *lists = bahe_dossier_lists (dossier);
  guint corrected = records_corrected (dossier);

  bahe_dossier_title (dossier, sheets, _ ("Summary of the activity"));
  say_beginning (dossier, sheets);
  if (!bahe_dossier_is (dossier->paper->json, "state", "held"))
    say_best (sheets, dossier);
  for (size_t i = 0; i < json_object_array_length (lists); i++) {
    say_awards (sheets, json_object_array_get_idx (lists, i));
    say_prizes (sheets, json_object_array_get_idx (lists, i));
  }
  if (corrected > 0) {
    g_autofree char *words = g_strdup_printf (
        _ ("%u records were corrected, voided or undone; each stands in the record with its reason."), corrected);
    bahe_dossier_say (sheets, words);
  }
  say_figures (sheets, dossier);
  bahe_dossier_heading (sheets, _ ("What could be better"));
  for (guint i = 0; i < 3; i++)
    bahe_sheets_words (sheets, "__________________________________________________________________",
                       &(BaheHand){ 12.5, FALSE, "#888888", BAHE_START });
  bahe_sheets_seal (sheets, dossier->paper->unit, dossier->day);
}
