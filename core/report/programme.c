/* 秩序册: what is contested how, by whom and in which order, with room to write the results if the screens go dark. */
#include "report/dossier.h"
#include "report/paper.h"
#include "report/sheets.h"

#define INK "#000000"
#define WRITING_ROOM 46.0

static const BaheHand heading = { 15, TRUE, INK, BAHE_START };
static const BaheHand body = { 11.5, FALSE, INK, BAHE_START };

/* The heading of a part, with so much room that what follows can begin under it. */
static void
begin_part (BaheSheets *sheets, guint number, const char *title, double room)
{
  g_autofree char *counted = bahe_paper_number (number);
  g_autofree char *words = g_strdup_printf (_ ("Part %s: %s"), counted, title);

  bahe_sheets_need (sheets, room);
  bahe_sheets_words (sheets, words, &heading);
  bahe_sheets_space (sheets, 5);
}

/* ---- who -----------------------------------------------------------------------------------------------------------
 */

typedef struct {
  gint64 number;
  const char *name, *group; /* NULL: no group */
} Team;

static int
by_group_and_number (gconstpointer a, gconstpointer b)
{
  const Team *one = a, *other = b;
  int groups = g_strcmp0 (one->group, other->group);

  return groups != 0 ? groups : one->number < other->number ? -1 : one->number > other->number;
}

/* Everyone who is on a board, once; with the group where one is drawn. In order of group and number, which tells of no
 * place. */
static GArray *
teams_of (const BahePaper *paper)
{
  GArray *teams = g_array_new (FALSE, FALSE, sizeof (Team));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint pass = 0; pass < 2; pass++) /* boards of groups first, for a team may stand on others too */
    for (guint t = 0; t < paper->tables->len; t++) {
      const BahePaperTable *table = paper->tables->pdata[t];
      for (guint i = 0; (table->group != NULL) == (pass == 0) && i < table->rows->len; i++) {
        BahePaperRow *row = table->rows->pdata[i];
        const Team team = { row->entrant, row->name, table->group };
        if (g_hash_table_add (seen, &row->entrant))
          g_array_append_val (teams, team);
      }
    }
  g_array_sort (teams, by_group_and_number);
  return teams;
}

static void
draw_teams (BaheSheets *sheets, const GArray *teams, const char *who)
{
  gboolean grouped = teams->len > 0 && g_array_index (teams, Team, teams->len - 1).group != NULL;
  const BaheSheetColumn columns[] = { { _ ("no."), BAHE_MIDDLE, FALSE, 46, 0 },
                                      { who, BAHE_START, TRUE, 150, 3 },
                                      { C_ ("paper", "people"), BAHE_MIDDLE, FALSE, 90, 1 },
                                      { C_ ("paper", "call-up"), BAHE_MIDDLE, FALSE, 90, 1 },
                                      { C_ ("paper", "group"), BAHE_MIDDLE, FALSE, 60, 0 } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < teams->len; i++) {
    const Team *team = &g_array_index (teams, Team, i);
    char **row = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
    row[0] = g_strdup_printf ("%" PRId64, team->number);
    row[1] = g_strdup (team->name);
    row[2] = g_strdup ("");
    row[3] = g_strdup ("");
    row[4] = g_strdup (team->group != NULL ? team->group : "");
    g_ptr_array_add (rows, row);
  }
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, grouped ? 5 : 4, rows, 24 });
}

/* ---- in which order ------------------------------------------------------------------------------------------------
 */

static const BaheEventType *
find_view (const BaheKindInfo *kind, const char *name)
{
  for (guint i = 0; i < kind->n_views; i++)
    if (g_str_equal (kind->views[i].table->name, name))
      return kind->views[i].table;
  return NULL;
}

static gboolean
says_something (json_object *rows, const char *column)
{
  for (size_t i = 0; i < json_object_array_length (rows); i++)
    if (*bahe_paper_text (bahe_paper_member (json_object_array_get_idx (rows, i), column), "text") != '\0')
      return TRUE;
  return FALSE;
}

/* A result that was recorded stays off the paper: it is to be written there. */
static gboolean
is_printed (const BahePrinted *printed, const BaheEventType *view, json_object *rows)
{
  if (printed->column == NULL)
    return TRUE;
  const BaheField *field = &view->fields[bahe_field_index (view->fields, printed->column)];
  return (field->flags & BAHE_RESULT) == 0 && says_something (rows, printed->column);
}

static BaheSheetColumn
column_of (const BahePrinted *printed, const BaheEventType *view)
{
  const char *label = bahe_label (&printed->label);

  if (printed->column == NULL)
    return (BaheSheetColumn){ label, BAHE_MIDDLE, FALSE, WRITING_ROOM, 2 };
  const BaheField *field = &view->fields[bahe_field_index (view->fields, printed->column)];
  gboolean entrant = field->type == BAHE_ENTRANT;
  return (BaheSheetColumn){ *label != '\0' ? label : bahe_label (&field->label), entrant ? BAHE_START : BAHE_MIDDLE,
                            entrant, entrant ? 90 : 0, entrant ? 1 : 0 };
}

static GPtrArray *
rows_of (json_object *list, const GPtrArray *chosen)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (size_t i = 0; i < json_object_array_length (list); i++) {
    json_object *json = json_object_array_get_idx (list, i);
    char **row = g_new0 (char *, chosen->len + 1);
    for (guint c = 0; c < chosen->len; c++) {
      const BahePrinted *printed = chosen->pdata[c];
      row[c] =
          g_strdup (printed->column != NULL ? bahe_paper_text (bahe_paper_member (json, printed->column), "text") : "");
    }
    g_ptr_array_add (rows, row);
  }
  return rows;
}

static json_object *
view_rows (const BahePaper *paper, const char *view)
{
  return bahe_paper_member (bahe_paper_member (paper->json, "views"), view);
}

/* The table of the view that `first` is the first column of. */
static void
draw_view (BaheSheets *sheets, const BahePaper *paper, const BahePrinted *first, guint number)
{
  const BaheEventType *view = find_view (paper->kind, first->view);
  json_object *list = view_rows (paper, first->view);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (BaheSheetColumn));

  begin_part (sheets, number, bahe_label (&view->label), 180);
  if (list == NULL || json_object_array_length (list) == 0) {
    bahe_sheets_words (sheets, _ ("Not drawn yet."), &body);
    return;
  }
  for (const BahePrinted *printed = first; printed->view != NULL; printed++) {
    if (!g_str_equal (printed->view, first->view) || !is_printed (printed, view, list))
      continue;
    const BaheSheetColumn column = column_of (printed, view);
    g_array_append_val (columns, column);
    g_ptr_array_add (chosen, (gpointer) printed);
  }
  g_autoptr (GPtrArray) rows = rows_of (list, chosen);
  bahe_sheets_table (sheets, &(BaheSheetTable){ (BaheSheetColumn *) columns->data, columns->len, rows, 30 });
}

/* A kind may tell the same under two heads, drawn ones and sealed ones: the one that says nothing is left out, unless all
 * are still to come. */
static gboolean
has_its_part (const BahePaper *paper, const BahePrinted *all, const BahePrinted *printed)
{
  gboolean any = FALSE;

  for (const BahePrinted *other = all; other->view != NULL; other++)
    any |= json_object_array_length (view_rows (paper, other->view)) > 0;
  return !any || json_object_array_length (view_rows (paper, printed->view)) > 0;
}

static gboolean
is_first_of_view (const BahePrinted *all, const BahePrinted *printed)
{
  for (const BahePrinted *before = all; before != printed; before++)
    if (g_str_equal (before->view, printed->view))
      return FALSE;
  return TRUE;
}

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */

static void
draw_title (BaheSheets *sheets, const BahePaper *paper)
{
  static const double sizes[] = { 26, 22, 18, 0 };
  double size;
  g_auto (GStrv) lines =
      bahe_ink_fit (bahe_sheets_ink (sheets), paper->title, sizes, TRUE, bahe_sheets_width (), &size);
  g_autofree char *under = g_strdup_printf ("%s　　%s", paper->unit, paper->when);

  bahe_sheets_space (sheets, 14);
  for (guint i = 0; lines[i] != NULL; i++)
    bahe_sheets_words (sheets, lines[i], &(BaheHand){ size, TRUE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 4);
  bahe_sheets_words (sheets, C_ ("paper title", "Programme"), &(BaheHand){ 20, TRUE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 6);
  bahe_sheets_words (sheets, under, &(BaheHand){ 12, FALSE, INK, BAHE_MIDDLE });
  bahe_sheets_space (sheets, 18);
}

static void
draw_regulation (BaheSheets *sheets, const BahePaper *paper, guint number)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  const BaheRegulationAsk ask = { 0 };

  for (guint i = 0; i < paper->tables->len; i++) {
    const BahePaperTable *table = paper->tables->pdata[i];
    if (table->sentence != NULL)
      g_ptr_array_add (sentences, table->sentence);
  }
  g_autoptr (GPtrArray) paragraphs =
      bahe_regulation_of (paper->kind, bahe_paper_member (paper->json, "setup"), &ask, sentences);
  begin_part (sheets, number, _ ("Regulation"), 60);
  for (guint i = 0; i < paragraphs->len; i++) {
    bahe_sheets_space (sheets, 5);
    bahe_sheets_words (sheets, paragraphs->pdata[i], &body);
  }
  bahe_sheets_space (sheets, 18);
}

void
bahe_programme_draw (const BahePaper *paper, BaheSheets *sheets)
{
  const BahePrinted *printed = paper->kind != NULL ? paper->kind->table->printed : NULL;
  g_autoptr (GArray) teams = teams_of (paper);
  g_autofree char *who = g_strdup_printf (_ ("Teams that take part (%u)"), teams->len);
  const char *const labels[] = { _ ("chief referee:"), _ ("recorder:"), _ ("date:"), NULL };
  guint number = 3;

  draw_title (sheets, paper);
  draw_regulation (sheets, paper, 1);
  begin_part (sheets, 2, who, 110);
  draw_teams (sheets, teams, bahe_paper_who (paper->json));
  for (const BahePrinted *column = printed; column != NULL && column->view != NULL; column++)
    if (is_first_of_view (printed, column) && has_its_part (paper, printed, column)) {
      bahe_sheets_space (sheets, 18);
      draw_view (sheets, paper, column, number++);
    }
  bahe_sheets_sign (sheets, labels);
}

GBytes *
bahe_paper_programme (const BahePaper *paper, GError **error)
{
  g_autofree char *running = g_strdup_printf ("%s　　%s", paper->title, C_ ("paper title", "Programme"));
  g_autoptr (BaheSheets) sheets = bahe_sheets_new (running, paper->version);

  bahe_programme_draw (paper, sheets);
  return bahe_sheets_pdf (sheets, paper->title, paper->seconds, error);
}
