/* Papers that are signed name by name: 报名表, 签到表, 领取签字表, and the 支出清单 of what was paid. */
#include "report/dossier.h"

#include <string.h>

static void
sign_who_made_it (BaheSheets *sheets)
{
  const char *const labels[] = { _ ("made by:"), _ ("checked by:"), _ ("date:"), NULL };

  bahe_sheets_sign (sheets, labels);
}

/* ---- 报名表, 签到表 ------------------------------------------------------------------------------------------------
 */

BahePaperState
bahe_dossier_entries_state (const BaheDossier *dossier, const char **why)
{
  if (dossier->paper->kind == NULL || !dossier->paper->kind->entrants)
    return BAHE_PAPER_NONE;
  if (json_object_array_length (dossier->members) > 0)
    return BAHE_PAPER_READY;
  *why = _ ("nobody has signed up yet");
  return BAHE_PAPER_MISSING;
}

static char *
names_of (json_object *member)
{
  json_object *names = bahe_paper_member (member, "names");
  size_t n = json_object_array_length (names);
  GString *text = g_string_new (NULL);

  if (n == 1 &&
      g_str_equal (json_object_get_string (json_object_array_get_idx (names, 0)), bahe_paper_text (member, "name")))
    n = 0;
  for (size_t i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_ ("list", ", ") : "",
                            json_object_get_string (json_object_array_get_idx (names, i)));
  return g_string_free (text, FALSE);
}

void
bahe_dossier_entries (const BaheDossier *dossier, BaheSheets *sheets)
{
  const BaheSheetColumn columns[] = { { _ ("no."), BAHE_MIDDLE, FALSE, 40, 0 },
                                      { bahe_paper_who (dossier->paper->json), BAHE_START, TRUE, 90, 1 },
                                      { C_ ("paper", "people"), BAHE_MIDDLE, FALSE, 44, 0 },
                                      { C_ ("paper", "names"), BAHE_START, FALSE, 180, 3 },
                                      { C_ ("paper", "team leader signs"), BAHE_START, FALSE, 90, 1 } };
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();

  bahe_dossier_title (dossier, sheets, _ ("Entry list"));
  for (size_t i = 0; i < json_object_array_length (dossier->members); i++) {
    json_object *member = json_object_array_get_idx (dossier->members, i);
    g_autofree char *names = names_of (member);
    gboolean out = json_object_get_boolean (bahe_paper_member (member, "withdrawn"));
    bahe_dossier_row (rows, 5, bahe_paper_text (member, "number"), bahe_paper_text (member, "name"),
                      bahe_paper_text (member, "people"), names, out ? _ ("withdrawn") : "");
  }
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), rows, 28 });
  sign_who_made_it (sheets);
}

static void
add_signers (GPtrArray *rows, json_object *member)
{
  json_object *names = bahe_paper_member (member, "names");
  size_t n = json_object_array_length (names);
  const char *team = bahe_paper_text (member, "name");

  for (size_t i = 0; i < MAX (n, 1); i++) {
    g_autofree char *number = g_strdup_printf ("%u", rows->len + 1);
    const char *name = n > 0 ? json_object_get_string (json_object_array_get_idx (names, i)) : team;
    bahe_dossier_row (rows, 5, number, name, g_str_equal (name, team) ? "" : team, "", "");
  }
}

void
bahe_dossier_sign_in (const BaheDossier *dossier, BaheSheets *sheets)
{
  const BaheSheetColumn columns[] = { { _ ("no."), BAHE_MIDDLE, FALSE, 40, 0 },
                                      { C_ ("paper", "name"), BAHE_START, TRUE, 100, 1 },
                                      { C_ ("paper", "team or group"), BAHE_START, FALSE, 100, 1 },
                                      { C_ ("paper", "signature"), BAHE_MIDDLE, FALSE, 130, 2 },
                                      { C_ ("paper", "remarks"), BAHE_MIDDLE, FALSE, 80, 1 } };
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();

  bahe_dossier_title (dossier, sheets, _ ("Sign-in sheet"));
  for (size_t i = 0; i < json_object_array_length (dossier->members); i++) {
    json_object *member = json_object_array_get_idx (dossier->members, i);
    if (!json_object_get_boolean (bahe_paper_member (member, "withdrawn")))
      add_signers (rows, member);
  }
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), rows, 25 });
  const char *const labels[] = { _ ("present:"), _ ("recorder:"), _ ("date:"), NULL };
  bahe_sheets_sign (sheets, labels);
}

/* ---- 领取签字表 ----------------------------------------------------------------------------------------------------
 */

static gboolean
has_goods (json_object *list)
{
  json_object *prizes = bahe_paper_member (list, "prizes");

  return (prizes != NULL && json_object_array_length (prizes) > 0) ||
         json_object_get_int64 (bahe_paper_member (list, "souvenirs")) > 0;
}

BahePaperState
bahe_dossier_receipt_state (const BaheDossier *dossier, const char **why)
{
  json_object *lists = bahe_dossier_lists (dossier);

  if (dossier->paper->kind == NULL)
    return BAHE_PAPER_NONE;
  if (dossier->paper->kind->table->rule == NULL)
    return bahe_dossier_given_state (dossier, why);
  if (json_object_array_length (lists) > 0)
    return BAHE_PAPER_READY;
  *why = _ ("no awards are recorded yet; record them from the board with award");
  return BAHE_PAPER_MISSING;
}

typedef struct {
  GPtrArray *rows;
  gint64 fen; /* of all that is signed for */
  guint things;
} Receipt;

static void
add_thing (Receipt *receipt, const char *who, json_object *row, const char *what, gint64 fen, const char *remark)
{
  g_autofree char *number = g_strdup_printf ("%u", receipt->rows->len + 1);
  g_autofree char *yuan = fen > 0 ? bahe_dossier_yuan (fen) : g_strdup ("");

  bahe_dossier_row (receipt->rows, 7, number, who, row != NULL ? bahe_paper_text (row, "award") : "", what, yuan, "",
                    remark);
  receipt->fen += fen;
  receipt->things++;
}

static const char *
remark_of (json_object *row)
{
  if (bahe_dossier_is (row, "state", "taken-back"))
    return _ ("taken back");
  if (bahe_dossier_is (row, "state", "replaced"))
    return _ ("old certificate handed in");
  return json_object_get_boolean (bahe_paper_member (row, "supplement")) ? _ ("awarded too") : "";
}

/* What each of a team gets is signed for by each; what the team gets, by its leader. A prize that is exchanged or taken
 * back is not given a second time. */
static void
add_prizes (Receipt *receipt, json_object *list, json_object *row)
{
  json_object *prizes = bahe_paper_member (list, "prizes"), *names = bahe_paper_member (row, "names");
  size_t n_names = names != NULL ? json_object_array_length (names) : 0;
  const char *remark = remark_of (row), *team = bahe_paper_text (row, "name");

  for (size_t i = 0; prizes != NULL && i < json_object_array_length (prizes); i++) {
    json_object *prize = json_object_array_get_idx (prizes, i);
    gint64 fen = json_object_get_int64 (bahe_paper_member (prize, "value"));
    if (!bahe_dossier_is (prize, "award", bahe_paper_text (row, "award_zh")) &&
        !bahe_dossier_is (prize, "award", bahe_paper_text (row, "award")))
      continue;
    gboolean each = bahe_dossier_is (prize, "for", "person") && n_names > 0;
    for (size_t k = 0; k < (each ? n_names : 1); k++)
      add_thing (receipt, each ? json_object_get_string (json_object_array_get_idx (names, k)) : team, row,
                 bahe_paper_text (prize, "what"), fen, remark);
  }
}

static void
add_souvenirs (Receipt *receipt, const BaheDossier *dossier, json_object *list)
{
  gint64 left = json_object_get_int64 (bahe_paper_member (list, "souvenirs"));
  gint64 fen = json_object_get_int64 (bahe_paper_member (list, "each"));
  const char *what = bahe_paper_text (list, "souvenir");

  for (size_t i = 0; i < json_object_array_length (dossier->members); i++) {
    json_object *names = bahe_paper_member (json_object_array_get_idx (dossier->members, i), "names");
    for (size_t k = 0; left > 0 && k < json_object_array_length (names); k++, left--)
      add_thing (receipt, json_object_get_string (json_object_array_get_idx (names, k)), NULL,
                 *what != '\0' ? what : _ ("souvenir"), fen, "");
  }
  for (; left > 0; left--)
    add_thing (receipt, "", NULL, *what != '\0' ? what : _ ("souvenir"), fen, "");
}

static void
fill_receipt (Receipt *receipt, const BaheDossier *dossier, json_object *list)
{
  json_object *rows = bahe_paper_member (list, "rows");
  gboolean given = bahe_paper_member (list, "granted") != NULL;

  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    add_prizes (receipt, list, row);
    if (!has_goods (list) || given) {
      const char *number = bahe_paper_text (row, "number");
      g_autofree char *what =
          *number != '\0' ? g_strdup_printf (_ ("certificate %s"), number) : g_strdup (_ ("certificate"));
      add_thing (receipt, bahe_paper_text (row, "name"), row, what, 0, remark_of (row));
    }
  }
  add_souvenirs (receipt, dossier, list);
}

static void
draw_receipt (const BaheDossier *dossier, BaheSheets *sheets, json_object *list)
{
  const BaheSheetColumn columns[] = { { _ ("no."), BAHE_MIDDLE, FALSE, 34, 0 },
                                      { C_ ("paper", "name"), BAHE_START, TRUE, 80, 1 },
                                      { _ ("award"), BAHE_MIDDLE, FALSE, 56, 0 },
                                      { C_ ("paper", "what"), BAHE_START, FALSE, 90, 1 },
                                      { C_ ("paper", "yuan"), BAHE_MIDDLE, FALSE, 40, 0 },
                                      { C_ ("paper", "receiver signs"), BAHE_MIDDLE, FALSE, 90, 2 },
                                      { C_ ("paper", "remarks"), BAHE_MIDDLE, FALSE, 60, 0 } };
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();
  Receipt receipt = { rows, 0, 0 };
  const char *heading = bahe_paper_text (list, "heading");

  fill_receipt (&receipt, dossier, list);
  if (*heading != '\0')
    bahe_dossier_heading (sheets, heading);
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), rows, 25 });
  g_autofree char *yuan = bahe_dossier_yuan (receipt.fen);
  g_autofree char *words = receipt.fen > 0 ? g_strdup_printf (_ ("%u things, %s yuan in all"), receipt.things, yuan)
                                           : g_strdup_printf (_ ("%u things in all"), receipt.things);
  bahe_sheets_space (sheets, 6);
  bahe_dossier_say (sheets, words);
}

void
bahe_dossier_receipt (const BaheDossier *dossier, BaheSheets *sheets)
{
  json_object *lists = bahe_dossier_lists (dossier);
  const char *const labels[] = { _ ("handled by:"), _ ("witness:"), _ ("approved by:"), NULL };

  if (dossier->paper->kind->table->rule == NULL) {
    bahe_dossier_given (dossier, sheets);
    return;
  }
  bahe_dossier_title (dossier, sheets, _ ("Signing sheet"));
  for (size_t i = 0; i < json_object_array_length (lists); i++)
    draw_receipt (dossier, sheets, json_object_array_get_idx (lists, i));
  bahe_sheets_sign (sheets, labels);
}

/* ---- 支出清单 ------------------------------------------------------------------------------------------------------
 */

typedef struct {
  GPtrArray *rows;
  gint64 fen;
  gboolean rough, unknown; /* some amount is no exact one, or not known */
} Costs;

static void
add_cost (Costs *costs, const char *day, const char *what, const char *amount, gint64 fen)
{
  g_autofree char *number = g_strdup_printf ("%u", costs->rows->len + 1);

  g_autofree char *date = g_strndup (day, MIN (strlen (day), strlen ("2026-11-06")));

  bahe_dossier_row (costs->rows, 5, number, date, what, amount, "");
  costs->fen += fen;
}

/* An amount as it is stored: fen, or {"how", "value"} of a rough one. */
static void
add_amount (Costs *costs, json_object *event, const BaheField *field, json_object *value)
{
  json_object *inner = json_object_is_type (value, json_type_object) ? bahe_paper_member (value, "value") : value;
  gboolean known = inner != NULL && json_object_is_type (inner, json_type_int);
  gint64 fen = known ? json_object_get_int64 (inner) : 0;
  g_autofree char *yuan = known ? bahe_dossier_yuan (fen) : g_strdup (_ ("not known"));
  json_object *values = bahe_paper_member (event, "values");
  const char *title = bahe_paper_text (values, "title");
  g_autofree char *what = g_strdup_printf ("%s%s%s", *title != '\0' ? title : bahe_paper_text (event, "label"), "　",
                                           bahe_label (&field->label));

  costs->rough |= value != inner;
  costs->unknown |= !known;
  add_cost (costs, bahe_paper_text (event, "when"), what, yuan, fen);
}

static void
add_event (Costs *costs, const BaheDossier *dossier, json_object *event)
{
  int type = bahe_kind_event (dossier->paper->kind, bahe_paper_text (event, "type"));
  json_object *values = bahe_paper_member (event, "values");

  if (type < 0 || json_object_get_boolean (bahe_paper_member (event, "cancelled")))
    return;
  for (const BaheField *field = dossier->paper->kind->events[type].table->fields; field->name != NULL; field++) {
    json_object *value = bahe_paper_member (values, field->name);
    if (field->type == BAHE_MONEY && field->private_to == NULL && value != NULL)
      add_amount (costs, event, field, value);
  }
}

static gint64
people_of_award (json_object *list, const char *award, gboolean each)
{
  json_object *rows = bahe_paper_member (list, "rows");
  gint64 n = 0;

  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (bahe_dossier_is (row, "award_zh", award) || bahe_dossier_is (row, "award", award))
      n += each ? MAX (json_object_get_int64 (bahe_paper_member (row, "people")), 1) : 1;
  }
  return n;
}

static void
add_goods (Costs *costs, json_object *list)
{
  json_object *prizes = bahe_paper_member (list, "prizes");
  gint64 souvenirs = json_object_get_int64 (bahe_paper_member (list, "souvenirs"));
  gint64 each = json_object_get_int64 (bahe_paper_member (list, "each"));

  for (size_t i = 0; prizes != NULL && i < json_object_array_length (prizes); i++) {
    json_object *prize = json_object_array_get_idx (prizes, i);
    gint64 one = json_object_get_int64 (bahe_paper_member (prize, "value"));
    gint64 n = people_of_award (list, bahe_paper_text (prize, "award"), bahe_dossier_is (prize, "for", "person"));
    g_autofree char *what =
        g_strdup_printf ("%s　%s × %" PRId64, bahe_paper_text (prize, "award"), bahe_paper_text (prize, "what"), n);
    g_autofree char *yuan = bahe_dossier_yuan (one * n);
    add_cost (costs, bahe_paper_text (list, "given"), what, yuan, one * n);
  }
  if (souvenirs > 0 && each > 0) {
    const char *name = bahe_paper_text (list, "souvenir");
    g_autofree char *what = g_strdup_printf ("%s × %" PRId64, *name != '\0' ? name : _ ("souvenir"), souvenirs);
    g_autofree char *yuan = bahe_dossier_yuan (each * souvenirs);
    add_cost (costs, bahe_paper_text (list, "given"), what, yuan, each * souvenirs);
  }
}

static void
fill_costs (Costs *costs, const BaheDossier *dossier)
{
  json_object *lists = bahe_dossier_lists (dossier);

  for (size_t i = 0; dossier->paper->kind != NULL && i < json_object_array_length (dossier->events); i++)
    add_event (costs, dossier, json_object_array_get_idx (dossier->events, i));
  for (size_t i = 0; i < json_object_array_length (lists); i++)
    add_goods (costs, json_object_array_get_idx (lists, i));
}

BahePaperState
bahe_dossier_costs_state (const BaheDossier *dossier, const char **why)
{
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();
  Costs costs = { rows, 0, FALSE, FALSE };

  fill_costs (&costs, dossier);
  if (rows->len > 0)
    return BAHE_PAPER_READY;
  *why = _ ("no cost is recorded; if money was spent, keep its list and vouchers in the file");
  return BAHE_PAPER_MISSING;
}

void
bahe_dossier_costs (const BaheDossier *dossier, BaheSheets *sheets)
{
  const BaheSheetColumn columns[] = { { _ ("no."), BAHE_MIDDLE, FALSE, 40, 0 },
                                      { _ ("date"), BAHE_MIDDLE, FALSE, 90, 0 },
                                      { C_ ("paper", "what for"), BAHE_START, FALSE, 160, 3 },
                                      { C_ ("paper", "yuan"), BAHE_END, TRUE, 70, 0 },
                                      { C_ ("paper", "voucher no."), BAHE_MIDDLE, FALSE, 90, 1 } };
  const char *const labels[] = { _ ("handled by:"), _ ("audit commission:"), _ ("chair:"), NULL };
  g_autoptr (GPtrArray) rows = bahe_dossier_rows ();
  Costs costs = { rows, 0, FALSE, FALSE };

  fill_costs (&costs, dossier);
  g_autofree char *yuan = bahe_dossier_yuan (costs.fen);
  g_autofree char *words = costs.unknown
                               ? g_strdup_printf (_ ("at least %s yuan in all; some amounts are not known"), yuan)
                           : costs.rough ? g_strdup_printf (_ ("about %s yuan in all"), yuan)
                                         : g_strdup_printf (_ ("%s yuan in all"), yuan);
  bahe_dossier_title (dossier, sheets, _ ("Costs"));
  bahe_sheets_table (sheets, &(BaheSheetTable){ columns, G_N_ELEMENTS (columns), rows, 25 });
  bahe_sheets_space (sheets, 6);
  bahe_dossier_say (sheets, words);
  bahe_sheets_sign (sheets, labels);
}
