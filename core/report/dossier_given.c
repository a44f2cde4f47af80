/* 领取签字表 of what is given without a board: whoever got it or still gets it, a line each, with room to sign. Made of
 * the views that who works on it sees: one with a signature, and the lists of those who still wait. */
#include "report/dossier.h"

#include <string.h>

#define SIGNED "signed" /* what a view calls the signature */

typedef struct {
  json_object *views;  /* as an officer sees them; NULL: none */
  json_object *people; /* of the roster */
  GPtrArray *rows;
} Given;

static void
given_clear (Given *given)
{
  json_object_put (given->views);
  json_object_put (given->people);
  g_clear_pointer (&given->rows, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static const BaheField *
first_person (const BaheEventType *view, guint32 flags)
{
  for (const BaheField *field = view->fields; field->name != NULL; field++)
    if (field->type == BAHE_PERSON && (field->flags & flags) == flags)
      return field;
  return NULL;
}

static gboolean
has_signature (const BaheEventType *view)
{
  for (const BaheField *field = view->fields; field->name != NULL; field++)
    if (g_str_equal (field->name, SIGNED))
      return first_person (view, 0) != NULL;
  return FALSE;
}

static const char *
name_of (const Given *given, gint64 person)
{
  for (size_t i = 0; i < json_object_array_length (given->people); i++) {
    json_object *row = json_object_array_get_idx (given->people, i);
    if (json_object_get_int64 (bahe_paper_member (row, "number")) == person)
      return bahe_paper_text (row, "shown");
  }
  return "";
}

static const char *
cell_text (json_object *row, const char *field)
{
  json_object *cell = bahe_paper_member (row, field);

  return cell != NULL ? bahe_paper_text (cell, "text") : "";
}

/* What the row says was given: money and goods, and never why. */
static char *
what_of (const BaheEventType *view, json_object *row)
{
  GString *what = g_string_new (NULL);

  for (const BaheField *field = view->fields; field->name != NULL; field++) {
    const char *text = cell_text (row, field->name);
    gboolean thing = field->type == BAHE_MONEY || field->type == BAHE_ROWS || field->type == BAHE_QUANTITY;
    if (thing && *text != '\0')
      g_string_append_printf (what, "%s%s", what->len > 0 ? " " : "", text);
  }
  return g_string_free (what, FALSE);
}

static void
add_person (Given *given, gint64 person, const char *when, const char *what, const char *signature)
{
  g_autofree char *number = g_strdup_printf ("%u", given->rows->len + 1);

  bahe_dossier_row (given->rows, 6, number, name_of (given, person), when, what, "", signature);
}

/* What several were given together is no amount of one of them. */
static char *
what_each (const BaheEventType *view, json_object *row, size_t people)
{
  g_autofree char *what = what_of (view, row);

  return people > 1 && *what != '\0' ? g_strdup_printf (_ ("%u people together: %s"), (guint) people, what)
                                     : g_steal_pointer (&what);
}

static void
add_people (Given *given, const BaheEventType *view, const BaheField *who, json_object *row)
{
  json_object *cell = bahe_paper_member (row, who->name), *value = bahe_paper_member (cell, "value");
  size_t n = json_object_is_type (value, json_type_array) ? json_object_array_length (value) : 0;
  g_autofree char *what = what_each (view, row, n);
  const char *when = has_signature (view) ? cell_text (row, "when") : "";

  if (json_object_is_type (value, json_type_int))
    add_person (given, json_object_get_int64 (value), when, what, cell_text (row, SIGNED));
  for (size_t i = 0; i < n; i++)
    add_person (given, json_object_get_int64 (json_object_array_get_idx (value, i)), when, what,
                cell_text (row, SIGNED));
}

/* `signed_for`: the views with a signature, or else the lists of those who wait. */
static void
add_views (Given *given, const BaheKindInfo *kind, gboolean signed_for)
{
  for (guint i = 0; i < kind->n_views; i++) {
    const BaheEventType *view = kind->views[i].table;
    const BaheField *who = first_person (view, signed_for ? 0 : BAHE_LIVING | BAHE_MANY);
    json_object *rows = bahe_paper_member (given->views, view->name);
    if (who == NULL || has_signature (view) != signed_for || rows == NULL)
      continue;
    for (size_t r = 0; r < json_object_array_length (rows); r++)
      add_people (given, view, who, json_object_array_get_idx (rows, r));
  }
}

static gboolean
given_read (Given *given, const BaheDossier *dossier)
{
  const BaheBoardQuery officer = { .role = BAHE_OFFICER };
  json_object *roster = bahe_unit_roster (dossier->unit, G_MAXINT64, NULL);

  given->rows = bahe_dossier_rows ();
  given->views = bahe_unit_views (dossier->unit, dossier->activity, &officer, NULL);
  given->people = json_object_get (bahe_paper_member (roster, "people"));
  json_object_put (roster);
  if (given->views == NULL || given->people == NULL)
    return FALSE;
  add_views (given, dossier->paper->kind, FALSE);
  add_views (given, dossier->paper->kind, TRUE);
  return given->rows->len > 0;
}

BahePaperState
bahe_dossier_given_state (const BaheDossier *dossier, const char **why)
{
  const BaheKindInfo *kind = dossier->paper->kind;
  gboolean is_signed = FALSE;
  g_auto (Given) given = { 0 };

  for (guint i = 0; i < kind->n_views; i++)
    is_signed = is_signed || has_signature (kind->views[i].table);
  if (!is_signed)
    return BAHE_PAPER_NONE;
  if (given_read (&given, dossier))
    return BAHE_PAPER_READY;
  *why = _ ("nothing has been given yet, and nobody is on a list");
  return BAHE_PAPER_MISSING;
}

void
bahe_dossier_given (const BaheDossier *dossier, BaheSheets *sheets)
{
  const BaheSheetColumn columns[] = { { _ ("no."), BAHE_MIDDLE, FALSE, 34, 0 },
                                      { C_ ("paper", "name"), BAHE_START, TRUE, 90, 1 },
                                      { _ ("when"), BAHE_START, FALSE, 90, 1 },
                                      { C_ ("signing sheet", "what"), BAHE_START, FALSE, 90, 1 },
                                      { C_ ("paper", "receiver signs"), BAHE_MIDDLE, FALSE, 90, 2 },
                                      { C_ ("paper", "remarks"), BAHE_MIDDLE, FALSE, 60, 0 } };
  const char *const labels[] = { _ ("handled by:"), _ ("witness:"), _ ("approved by:"), NULL };
  g_auto (Given) given = { 0 };

  bahe_dossier_title (dossier, sheets, _ ("Signing sheet"));
  if (given_read (&given, dossier))
    bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), given.rows, 25 });
  bahe_sheets_sign (sheets, labels);
}
