/* The life of awards: 拟定 from the board, 公示, 已颁. A list that was given is never made anew from the board; what
 * is done where the board has moved since is award_correct.c, and how a list is folded awarded.c. */
#include "activity/award.h"
#include "activity/policy.h"

#include <string.h>

#define PUBLIC_DAYS 5 /* working days; officer.md speaks of 公示 N 个工作日, and five is what most rules ask */

/* ---- tables ------------------------------------------------------------------------------------- */

static const BaheChoice receivers[] = { { "person", { "每人", "each person" } },
                                        { "entrant", { "每队", "each team" } },
                                        { 0 } };
const BaheField bahe_prize_columns[] = {
  [PRIZE_AWARD] = { .name = "award", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "奖次", "Award" } },
  [PRIZE_WHAT] = { .name = "what", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "奖品", "Prize" } },
  [PRIZE_VALUE] = { .name = "value", .type = BAHE_MONEY, .label = { "单价", "Worth of one" }, .min = "0" },
  [PRIZE_FOR] = { .name = "for",
                  .type = BAHE_CHOICE,
                  .label = { "发给", "For" },
                  .choices = receivers,
                  .fallback = "person" },
  { 0 },
};

#define FIELD_STAGE                                                                                                    \
  {                                                                                                                    \
    .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" }                                                   \
  }
#define FIELD_GROUP                                                                                                    \
  {                                                                                                                    \
    .name = "group", .type = BAHE_TEXT, .label = { "组别", "Group" }                                                   \
  }

enum { STAGE, GROUP, MATERIAL, PARTICIPANTS, PRIZES, SOUVENIRS, SOUVENIR, EACH };
static const BaheField award_fields[] = {
  [STAGE] = FIELD_STAGE,
  [GROUP] = FIELD_GROUP,
  [MATERIAL] = { .name = "material",
                 .type = BAHE_FLAG,
                 .label = { "有奖金或奖品（只发证书填否）", "With money or goods (no: certificates only)" } },
  [PARTICIPANTS] = { .name = "participants",
                     .type = BAHE_INTEGER,
                     .label = { "参与人数（整个活动，含预赛；不填按报名）",
                                "People who took part, preliminaries included (else by who signed up)" },
                     .min = "1" },
  [PRIZES] = { .name = "prizes",
               .type = BAHE_ROWS,
               .label = { "各奖次的奖品", "Prizes of each award" },
               .columns = bahe_prize_columns },
  [SOUVENIRS] = { .name = "souvenirs",
                  .type = BAHE_INTEGER,
                  .label = { "纪念品份数", "Number of souvenirs" },
                  .min = "0" },
  [SOUVENIR] = { .name = "souvenir", .type = BAHE_TEXT, .label = { "纪念品", "Souvenir" } },
  [EACH] = { .name = "each", .type = BAHE_MONEY, .label = { "纪念品每份", "Worth of a souvenir" }, .min = "0" },
  { 0 },
};

enum { PUBLISH_DAYS = GROUP + 1, PUBLISH_UNTIL };
static const BaheField publish_fields[] = {
  [STAGE] = FIELD_STAGE,
  [GROUP] = FIELD_GROUP,
  [PUBLISH_DAYS] = { .name = "days",
                     .type = BAHE_INTEGER,
                     .label = { "公示几个工作日（不填为5）", "Working days (5 if left out)" },
                     .min = "1",
                     .max = "60" },
  [PUBLISH_UNTIL] = { .name = "until",
                      .type = BAHE_WHEN,
                      .label = { "公示到哪天（代替工作日数，遇放假调休时填）",
                                 "Until which day (instead of days, where holidays move them)" } },
  { 0 },
};
static const BaheField grant_fields[] = {
  [STAGE] = FIELD_STAGE,
  [GROUP] = FIELD_GROUP,
  { .name = "by", .type = BAHE_TEXT, .label = { "颁奖人", "Who gives them" } },
  { 0 },
};
const BaheField bahe_award_correct_fields[] = {
  [CORRECT_STAGE] = FIELD_STAGE,
  [CORRECT_GROUP] = FIELD_GROUP,
  [CORRECT_REASON] = { .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" } },
  [CORRECT_TAKE_BACK] = { .name = "take-back",
                          .type = BAHE_ENTRANT,
                          .flags = BAHE_MANY,
                          .label = { "收回谁的奖（不填就保留，另给应得的补发）",
                                     "Take back from (else it is kept, and the wronged are awarded too)" } },
  [CORRECT_EXCHANGE] = { .name = "exchange",
                         .type = BAHE_ENTRANT,
                         .flags = BAHE_MANY,
                         .label = { "给谁换发证书", "Exchange the certificate of" } },
  { 0 },
};

const BaheVerb bahe_verb_award = {
  .name = "award", .label = { "评奖", "Award" }, .role = "officer", .fields = award_fields
};
const BaheVerb bahe_verb_publish_awards = { .name = "publish-awards",
                                            .label = { "公示奖次", "Give public notice of the awards" },
                                            .role = "officer",
                                            .fields = publish_fields };
const BaheVerb bahe_verb_grant_awards = {
  .name = "grant-awards", .label = { "颁奖", "Give the awards" }, .role = "officer", .fields = grant_fields
};
const BaheVerb bahe_verb_correct_awards = { .name = "correct-awards",
                                            .label = { "更正奖次", "Correct the awards given" },
                                            .role = "officer",
                                            .fields = bahe_award_correct_fields };

/* ---- the board they are of ---------------------------------------------------------------------- */

const BaheBoardOf *
bahe_award_board (const GPtrArray *boards, const char *stage, const char *group, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (boards->len == 1 && stage == NULL && group == NULL)
    return boards->pdata[0];
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *of = boards->pdata[i];
    if (g_strcmp0 (of->stage, stage) == 0 && g_strcmp0 (of->group, group) == 0)
      return of;
    g_string_append_printf (names, "%s%s%s%s", i > 0 ? _ (", ") : "", of->stage != NULL ? of->stage : "",
                            of->stage != NULL && of->group != NULL ? " " : "", of->group != NULL ? of->group : "");
  }
  if (names->len == 0)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND,
                 boards->len == 0 ? _ ("there is no board yet: nothing is entered")
                                  : _ ("there is one board only: leave stage and group out"));
  else
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("say of which stage and group; there are: %s"),
                 names->str);
  return NULL;
}

GPtrArray *
bahe_award_boards (BaheAct *act, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  BaheFactSource source = { .view = act->view };
  BaheBoardQuery query = { .role = BAHE_OFFICER };

  return naming != NULL ? bahe_boards_make (naming, act->fold, &source, &query, error) : NULL;
}

gboolean
bahe_check_settled (const BaheFold *fold, const BaheBoardOf *of, GError **error)
{
  if (bahe_fold_hidden (fold) > 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("marks are still being given; close marking first"));
    return FALSE;
  }
  if (bahe_board_need_lots (of->board)->len > 0) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED, _ ("some are tied until lots are drawn; draw lots first"));
    return FALSE;
  }
  return TRUE;
}

json_object *
bahe_award_list (const BaheAct *act, const char *stage, const char *group, GError **error)
{
  json_object *list = bahe_awarded_on (act->fold, stage, group);
  size_t n = json_object_array_length (act->fold->awarded);

  if (list == NULL && stage == NULL && group == NULL && n == 1)
    list = json_object_array_get_idx (act->fold->awarded, 0);
  if (list == NULL && n > 1)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_NOT_FOUND, _ ("say of which stage and group the awards are meant"));
  else if (list == NULL)
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
                 _ ("no awards are recorded in \"%s\" yet; record them from the board with award"), act->fold->title);
  return list;
}

/* ---- 拟定 --------------------------------------------------------------------------------------- */

static gboolean
check_not_awarded (BaheAct *act, const BaheBoardOf *of, GError **error)
{
  json_object *before = bahe_awarded_on (act->fold, of->stage, of->group);

  if (before == NULL)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               bahe_awards_are_given (before)
                   ? _ ("the awards were given already (record %" PRId64 "); correct them with correct-awards")
                   : _ ("the awards are recorded already; void record %" PRId64 " to award again"),
               bahe_json_integer (before, "seq"));
  return FALSE;
}

json_object *
bahe_award_row (const BahePeople *people, const BaheFold *fold, const BaheBoardRow *row)
{
  const BaheEntrant *entrant = bahe_fold_entrant (fold, row->entrant);
  json_object *one = json_object_new_object ();

  json_object_object_add (one, "place", json_object_new_int64 (row->place));
  json_object_object_add (one, "entrant", json_object_new_int64 (row->entrant));
  bahe_json_add_text (one, "award", row->award_label.zh != NULL ? row->award_label.zh : row->award);
  bahe_json_add_text (one, "award_en", row->award_label.en);
  json_object_object_add (one, "people",
                          json_object_new_int64 (entrant != NULL ? bahe_headcount_of (people, entrant) : 1));
  return one;
}

static json_object *
award_rows (const BahePeople *people, const BaheFold *fold, const BaheBoard *board)
{
  json_object *rows = json_object_new_array ();

  for (gsize i = 0; i < bahe_board_size (board); i++)
    if (bahe_board_row (board, i)->award != NULL)
      json_object_array_add (rows, bahe_award_row (people, fold, bahe_board_row (board, i)));
  return rows;
}

/* Whoever signed up and did not withdraw, as people. */
static gint64
people_signed_up (const BahePeople *people, const BaheFold *fold)
{
  gint64 all = 0;

  for (guint i = 0; i < fold->entrants->len; i++) {
    const BaheEntrant *entrant = fold->entrants->pdata[i];
    if (entrant->out == NULL)
      all += bahe_headcount_of (people, entrant);
  }
  return all;
}

static gboolean
is_award_of (json_object *rows, const char *name)
{
  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (g_strcmp0 (bahe_json_text (row, "award"), name) == 0 || g_strcmp0 (bahe_json_text (row, "award_en"), name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A prize of an award that nobody gets is a slip of the pen; and the dearest one is what fund rules ask for. */
static gboolean
check_prizes (const BaheValue *prizes, json_object *rows, gint64 *dearest, GError **error)
{
  for (gsize i = 0; i < prizes->n; i++) {
    const BaheValue *prize = prizes->items[i].items;
    if (!is_award_of (rows, prize[PRIZE_AWARD].text)) {
      g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID,
                   _ ("nobody gets the award \"%s\" that a prize is for; write it as on the board"),
                   prize[PRIZE_AWARD].text);
      return FALSE;
    }
    if (prize[PRIZE_VALUE].how != BAHE_UNSET)
      *dearest = MAX (*dearest, prize[PRIZE_VALUE].integer);
  }
  return TRUE;
}

gint64
bahe_award_winners (json_object *rows)
{
  gint64 people = 0;

  for (size_t i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (bahe_award_stands (row))
      people += MAX (bahe_json_integer (row, "people"), 1);
  }
  return people;
}

/* What fund rules read of it stands in the record itself: winners and participants as people, material, prize. */
static gboolean
add_counts (json_object *body, json_object *rows, gint64 signed_up, const BaheValue *v, GError **error)
{
  gint64 dearest = 0;

  if (!check_prizes (&v[PRIZES], rows, &dearest, error))
    return FALSE;
  if (v[MATERIAL].how == BAHE_UNSET && v[PRIZES].n > 0)
    json_object_object_add (body, "material", json_object_new_boolean (TRUE));
  if (v[PARTICIPANTS].how == BAHE_UNSET)
    json_object_object_add (body, "participants", json_object_new_int64 (signed_up));
  if (dearest > 0)
    json_object_object_add (body, "prize", json_object_new_int64 (dearest));
  json_object_object_add (body, "winners", json_object_new_int64 (bahe_award_winners (rows)));
  if (bahe_json_integer (body, "participants") >= bahe_json_integer (body, "winners"))
    return TRUE;
  g_set_error (
      error, BAHE_ERROR, BAHE_ERROR_INVALID,
      _ ("%" PRId64 " people would win, but only %" PRId64 " took part; give the number of people who took part"),
      bahe_json_integer (body, "winners"), bahe_json_integer (body, "participants"));
  return FALSE;
}

static json_object *
award_body (BaheAct *act, const BaheBoardOf *of, const BaheValue *v, GError **error)
{
  const BahePinned *pinned = bahe_rules_for (act->fold->rules, of->stage);
  g_autoptr (BahePeople) people = bahe_people_new (act->naming, act->fold, act->when.first);
  g_autoptr (BaheJson) body = bahe_act_body (act, award_fields, v, error);
  json_object *rows = body != NULL ? award_rows (people, act->fold, of->board) : NULL;

  if (rows == NULL)
    return NULL;
  bahe_json_add_text (body, "stage", of->stage);
  bahe_json_add_text (body, "group", of->group);
  bahe_json_add_text (body, "rule", pinned != NULL ? pinned->hash : NULL);
  json_object_object_add (body, "rows", rows);
  if (json_object_array_length (rows) > 0)
    return add_counts (body, rows, people_signed_up (people, act->fold), v, error) ? g_steal_pointer (&body) : NULL;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("nobody gets an award on this board; choose awards when adopting the scoring rule"));
  return NULL;
}

gboolean
bahe_do_award (BaheAct *act, GError **error)
{
  g_autoptr (GPtrArray) boards = bahe_award_boards (act, error);
  g_autoptr (BaheValues) values =
      boards != NULL ? bahe_values_parse (award_fields, act->request->given, &act->naming->names, error) : NULL;
  if (values == NULL)
    return FALSE;

  const BaheValue *v = bahe_values_get (values);
  const BaheBoardOf *of = bahe_award_board (boards, v[STAGE].text, v[GROUP].text, error);
  if (of == NULL || !bahe_check_settled (act->fold, of, error) || !check_not_awarded (act, of, error))
    return FALSE;
  g_autoptr (BaheJson) body = award_body (act, of, v, error);
  return body != NULL && bahe_policy_append_host (act, BAHE_TYPE_AWARDED, body, error);
}

/* ---- 公示 --------------------------------------------------------------------------------------- */

/* The same stage and group, said or not, of a list. */
static json_object *
step_body (json_object *list)
{
  json_object *body = json_object_new_object ();

  bahe_json_add_text (body, "stage", bahe_json_text (list, "stage"));
  bahe_json_add_text (body, "group", bahe_json_text (list, "group"));
  return body;
}

static gboolean
check_still_draft (json_object *list, GError **error)
{
  if (!bahe_awards_are_given (list))
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("the awards were given already (record %" PRId64 "); correct them with correct-awards"),
               bahe_json_integer (list, "granted"));
  return FALSE;
}

/* A list that is not the board's any more must not be put up or signed. */
static gboolean
check_not_moved (BaheAct *act, json_object *list, GError **error)
{
  g_autoptr (GPtrArray) boards = bahe_award_boards (act, error);
  const BaheBoardOf *of =
      boards != NULL ? bahe_award_board (boards, bahe_json_text (list, "stage"), bahe_json_text (list, "group"), error)
                     : NULL;

  if (of == NULL || !bahe_check_settled (act->fold, of, error))
    return FALSE;
  g_autoptr (BaheJson) moved = bahe_awards_moved (act->fold, of);
  if (json_object_array_length (moved) == 0)
    return TRUE;
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("the board has moved since the awards were recorded (%s); void record %" PRId64 " and award again"),
               bahe_json_text (json_object_array_get_idx (moved, 0), "name"), bahe_json_integer (list, "seq"));
  return FALSE;
}

/* The day the notice ends: said as a day, or so many working days after the one it goes up. */
static gint64
last_day (const BaheAct *act, const BaheValue *v)
{
  if (v[PUBLISH_UNTIL].how != BAHE_UNSET)
    return v[PUBLISH_UNTIL].last;
  const BaheWorkCalendar weekdays = { 0 };
  guint days = v[PUBLISH_DAYS].how != BAHE_UNSET ? (guint) v[PUBLISH_DAYS].integer : PUBLIC_DAYS;
  return bahe_add_working_days (act->when.first, days, &weekdays) + 24 * 60 - 1;
}

static void
add_day (json_object *body, const char *name, gint64 minute)
{
  const gint64 midnight = minute - minute % (24 * 60);
  const BaheSpan day = { midnight, midnight + 24 * 60 - 1 };
  g_autofree char *text = bahe_span_format (&day);

  bahe_json_add_text (body, name, text);
}

gboolean
bahe_do_publish_awards (BaheAct *act, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autoptr (BaheValues) values =
      naming != NULL ? bahe_values_parse (publish_fields, act->request->given, &naming->names, error) : NULL;
  if (values == NULL)
    return FALSE;

  const BaheValue *v = bahe_values_get (values);
  json_object *list = bahe_award_list (act, v[STAGE].text, v[GROUP].text, error);
  if (list == NULL || !check_still_draft (list, error) || !check_not_moved (act, list, error))
    return FALSE;
  if (last_day (act, v) < act->when.first) {
    g_set_error (error, BAHE_ERROR, BAHE_ERROR_INVALID, _ ("the public notice would end before it begins"));
    return FALSE;
  }
  g_autoptr (BaheJson) body = step_body (list);
  if (v[PUBLISH_DAYS].how != BAHE_UNSET)
    json_object_object_add (body, "days", json_object_new_int64 (v[PUBLISH_DAYS].integer));
  add_day (body, "until", last_day (act, v));
  return bahe_act_append (act, BAHE_TYPE_AWARDS_PUBLISHED, body, error);
}

/* ---- 已颁 --------------------------------------------------------------------------------------- */

static gboolean
check_notice_over (const BaheAct *act, json_object *list, GError **error)
{
  const char *until = bahe_json_text (list, "until");
  BaheSpan span;

  if (until == NULL || !bahe_span_parse (until, act->now, &span, NULL) || act->when.first > span.last)
    return TRUE;
  g_autofree char *shown = bahe_span_show (&span, 0);
  g_set_error (error, BAHE_ERROR, BAHE_ERROR_REFUSED,
               _ ("the public notice runs until %s; the awards can be given after that day"), shown);
  return FALSE;
}

gboolean
bahe_do_grant_awards (BaheAct *act, GError **error)
{
  BaheNaming *naming = bahe_act_naming (act, error);
  g_autoptr (BaheValues) values =
      naming != NULL ? bahe_values_parse (grant_fields, act->request->given, &naming->names, error) : NULL;
  if (values == NULL)
    return FALSE;

  const BaheValue *v = bahe_values_get (values);
  json_object *list = bahe_award_list (act, v[STAGE].text, v[GROUP].text, error);
  if (list == NULL || !check_still_draft (list, error) || !check_notice_over (act, list, error) ||
      !check_not_moved (act, list, error))
    return FALSE;
  g_autoptr (BaheJson) body = step_body (list);
  bahe_json_add_text (body, "by", bahe_json_text (act->request->given, "by"));
  json_object_object_add (body, "certificates", bahe_certificates_for (act, bahe_json_member (list, "rows")));
  return bahe_act_append (act, BAHE_TYPE_AWARDS_GRANTED, body, error);
}
