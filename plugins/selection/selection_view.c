/* A selection: what people see of it. */
#include "selection.h"

#include "fields.h"

static void
show_month (const Selection *selection, gint64 period, BaheOut *out)
{
  g_autofree char *text = selection_period_text (period);
  const Missed *missed = selection_missed (selection, period);
  BaheValue name = period != 0 ? bahe_text_value (text) : (BaheValue){ 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < selection->choices->len; i++) {
    const Choice *choice = selection->choices->pdata[i];
    if (choice->period != period)
      continue;
    any = TRUE;
    out->record (out, VIEW_MONTH,
                 (BaheValue[]){ name, bahe_number_value (choice->entrant), bahe_number_value (MONTH_CHOSEN),
                                selection_units_value (choice->points), bahe_text_value (choice->deed),
                                bahe_text_value (choice->reason) });
  }
  if (!any && period != 0)
    out->record (out, VIEW_MONTH,
                 (BaheValue[]){ name,
                                { 0 },
                                bahe_number_value (missed != NULL ? MONTH_NOT_HELD_STATE : MONTH_MISSING_STATE),
                                { 0 },
                                { 0 },
                                bahe_text_value (missed != NULL ? missed->reason : NULL) });
}

static gint64
state_of (const Selection *selection, const Candidate *candidate)
{
  static const gint64 states[] = { CANDIDATE_OPEN, CANDIDATE_VETOED, CANDIDATE_COOLDOWN, CANDIDATE_MOST };
  gint64 other;

  if (selection_choice (selection, candidate->entrant, candidate->period) != NULL)
    return CANDIDATE_CHOSEN;
  if (selection_entrant (selection, candidate->entrant)->withdrawn)
    return CANDIDATE_WITHDRAWN;
  return states[selection_bar (selection, candidate->entrant, candidate->period, FALSE, &other)];
}

static void
show_candidate (const Selection *selection, const Candidate *candidate, BaheOut *out)
{
  g_autofree char *text = selection_period_text (candidate->period);
  g_autofree BaheValue *groups = g_new0 (BaheValue, candidate->nominations->len + 1);
  GString *deeds = g_string_new (NULL);
  gsize n = 0;

  for (guint i = 0; i < candidate->nominations->len; i++) {
    const Nomination *one = candidate->nominations->pdata[i];
    if (one->group != 0)
      groups[n++] = bahe_number_value (one->group);
    g_string_append_printf (deeds, "%s%s", i > 0 ? "；" : "", one->deed);
  }
  out->record (out, VIEW_CANDIDATE,
               (BaheValue[]){ candidate->period != 0 ? bahe_text_value (text) : (BaheValue){ 0 },
                              bahe_number_value (candidate->entrant),
                              n != 0 ? (BaheValue){ .how = BAHE_EXACT, .items = groups, .n = n } : (BaheValue){ 0 },
                              bahe_text_value (deeds->str),
                              selection_units_value (selection_points (selection, candidate)),
                              bahe_number_value (state_of (selection, candidate)) });
  g_string_free (deeds, TRUE);
}

static void
show_yearly (const Selection *selection, gint64 year, const Yearly *row, BaheOut *out)
{
  GString *which = g_string_new (NULL);
  gboolean star = FALSE;

  for (guint i = 0; i < selection->choices->len; i++) {
    const Choice *choice = selection->choices->pdata[i];
    if (choice->entrant != row->entrant || choice->period / 100 != year)
      continue;
    g_autofree char *text = selection_period_text (choice->period);
    g_string_append_printf (which, "%s%s", which->len > 0 ? "、" : "", text);
  }
  for (guint i = 0; i < selection->year_stars->len; i++) {
    const YearStar *one = &g_array_index (selection->year_stars, YearStar, i);
    star |= one->entrant == row->entrant && one->year == year;
  }
  out->record (out, VIEW_YEAR,
               (BaheValue[]){ bahe_number_value (year), bahe_number_value (row->entrant),
                              bahe_number_value (row->months), bahe_text_value (which->str),
                              selection_units_value (row->points), bahe_number_value (star) });
  g_string_free (which, TRUE);
}

static void
show_years (const Selection *selection, const GArray *periods, BaheOut *out)
{
  for (guint i = 0; i < periods->len; i++) {
    gint64 year = g_array_index (periods, gint64, i) / 100;
    if (i > 0 && g_array_index (periods, gint64, i - 1) / 100 == year)
      continue;
    g_autoptr (GArray) rows = selection_year (selection, year);
    for (guint k = 0; k < rows->len; k++)
      show_yearly (selection, year, &g_array_index (rows, Yearly, k), out);
  }
}

static BaheValue
answer_of (const Entrant *entrant)
{
  if (!entrant->answered)
    return (BaheValue){ 0 };
  if (!entrant->named)
    return bahe_text_value ("未获评");
  return bahe_text_value (entrant->title != NULL ? entrant->title : "获评");
}

static void
show_stages (const Selection *selection, const Entrant *entrant, BaheOut *out)
{
  GString *passed = g_string_new (NULL), *evidence = g_string_new (NULL);
  const char *next = NULL;

  for (guint i = 0; i < entrant->passed; i++)
    g_string_append_printf (passed, "%s%s", i > 0 ? "；" : "", ((const Stage *) selection->stages->pdata[i])->name);
  for (guint i = 0; i < entrant->evidence->len; i++)
    g_string_append_printf (evidence, "%s%s", i > 0 ? "、" : "", (const char *) entrant->evidence->pdata[i]);
  if (entrant->passed < selection->stages->len)
    next = ((const Stage *) selection->stages->pdata[entrant->passed])->name;
  out->record (out, VIEW_STAGE,
               (BaheValue[]){ bahe_number_value (entrant->number), bahe_text_value (passed->str),
                              bahe_text_value (entrant->stopped ? "不予通过" : next), bahe_text_value (evidence->str),
                              bahe_text_value (entrant->by), bahe_text_value (entrant->to), answer_of (entrant) });
  g_string_free (passed, TRUE);
  g_string_free (evidence, TRUE);
}

void
selection_view (const void *state, BaheOut *out)
{
  const Selection *selection = state;
  g_autoptr (GArray) periods = selection_periods (selection);

  if (!selection->monthly)
    show_month (selection, 0, out);
  for (guint i = 0; i < periods->len; i++)
    show_month (selection, g_array_index (periods, gint64, i), out);
  for (guint i = 0; i < selection->candidates->len; i++)
    show_candidate (selection, selection->candidates->pdata[i], out);
  show_years (selection, periods, out);
  for (guint i = 0; i < selection->entrants->len; i++) {
    const Entrant *entrant = selection->entrants->pdata[i];
    if (selection->stages->len > 0 || entrant->reported)
      show_stages (selection, entrant, out);
  }
  for (guint i = 0; i < selection->items->len; i++) {
    const Item *item = selection->items->pdata[i];
    out->record (out, VIEW_ITEM,
                 (BaheValue[]){ bahe_text_value (item->name), selection_units_value (item->full),
                                selection_units_value (item->weight) });
  }
}
