/* A measured contest: heats and lanes with who is on now and who is called up next. */
#include "measured.h"

#include <stdlib.h>

typedef struct {
  const Entrant *entrant;
  Place place;
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *left = a, *right = b;

  if (left->place.heat != right->place.heat)
    return left->place.heat < right->place.heat ? -1 : 1;
  return left->place.lane < right->place.lane ? -1 : left->place.lane > right->place.lane;
}

/* In the order in which they come: by heat and lane, or of a contest without a draw by entry. */
static GArray *
rows_of (const Contest *contest, int stage)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  for (guint i = 0; i < contest->entrants->len; i++) {
    const Entrant *entrant = contest->entrants->pdata[i];
    Row row = { entrant, entrant->places[stage] };
    if (stage == STAGE_HEATS && !contest->drawn[STAGE_HEATS])
      row.place = (Place){ measured_needs_draw (contest) ? 0 : (gint64) i + 1, 0 };
    if (row.place.heat != 0 || (stage == STAGE_HEATS && (!contest->drawn[STAGE_HEATS])))
      g_array_append_val (rows, row);
  }
  if (rows->len > 0)
    qsort (rows->data, rows->len, sizeof (Row), compare_rows);
  return rows;
}

typedef struct {
  gint64 now, next; /* heats; −1: none */
  guint round;      /* attempts that those of the heat that is on have behind them */
} Turn;

/* The first heat behind `after` in which somebody has had so many attempts and is to have another. −1: none. */
static gint64
heat_after (const Contest *contest, int stage, const GArray *rows, gint64 after, guint round)
{
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index (rows, Row, i);
    if (row->place.heat > after && measured_is_waiting (contest, row->entrant, stage) &&
        measured_done (row->entrant, stage) == round)
      return row->place.heat;
  }
  return -1;
}

/* Everybody has the first attempt, then everybody the second. */
static Turn
turn_of (const Contest *contest, int stage, const GArray *rows)
{
  Turn turn = { -1, -1, G_MAXUINT };

  if (stage != measured_stage (contest) || (measured_needs_draw (contest) && !contest->drawn[stage]))
    return turn;
  for (guint i = 0; i < rows->len; i++) {
    const Entrant *entrant = g_array_index (rows, Row, i).entrant;
    if (measured_is_waiting (contest, entrant, stage))
      turn.round = MIN (turn.round, measured_done (entrant, stage));
  }
  turn.now = heat_after (contest, stage, rows, 0, turn.round);
  if (turn.now >= 0)
    turn.next = heat_after (contest, stage, rows, turn.now, turn.round);
  if (turn.now >= 0 && turn.next < 0)
    turn.next = heat_after (contest, stage, rows, 0, turn.round + 1);
  if (turn.next == turn.now)
    turn.next = -1;
  return turn;
}

static gint64
state_of (const Contest *contest, int stage, const Row *row, const Turn *turn)
{
  enum { WAITING, NOW, NEXT, DONE, NOT_STARTED, DISQUALIFIED, WITHDRAWN_STATE };
  int gone = measured_gone (row->entrant, stage);

  if (row->entrant->withdrawn)
    return WITHDRAWN_STATE;
  if (gone >= 0)
    return gone == ENDED_DISQUALIFIED ? DISQUALIFIED : NOT_STARTED;
  if (!measured_is_waiting (contest, row->entrant, stage))
    return DONE;
  if (row->place.heat == turn->now && measured_done (row->entrant, stage) == turn->round)
    return NOW;
  return row->place.heat == turn->next && row->place.heat != 0 ? NEXT : WAITING;
}

/* "14.80、无效": in order of recording. To be freed. */
static char *
results_of (const Contest *contest, const Entrant *entrant, int stage)
{
  static const char *const words[] = { "无效", "未到", "未完成", "取消成绩" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entrant->attempts->len; i++) {
    const Attempt *attempt = &g_array_index (entrant->attempts, Attempt, i);
    if (attempt->stage != stage)
      continue;
    g_autofree char *value = attempt->ended < 0 ? measured_text (contest, &attempt->value, contest->digits)
                                                : g_strdup (words[attempt->ended]);
    g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", value);
    if (attempt->faults > 0)
      g_string_append_printf (text, "（%" G_GINT64_FORMAT "）", attempt->faults);
  }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
show_stage (const Contest *contest, int stage, BaheOut *out)
{
  g_autoptr (GArray) rows = rows_of (contest, stage);
  Turn turn = turn_of (contest, stage, rows);

  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index (rows, Row, i);
    g_autofree char *results = results_of (contest, row->entrant, stage);
    const char *division = row->entrant->settled ? row->entrant->division : row->entrant->said;
    out->record (out, VIEW_LANE,
                 (BaheValue[]){ measured_stage_value (contest, stage), bahe_known_value (row->place.heat),
                                bahe_known_value (row->place.lane), bahe_number_value (row->entrant->number),
                                bahe_text_value (division), bahe_number_value (state_of (contest, stage, row, &turn)),
                                bahe_number_value (measured_done (row->entrant, stage)),
                                bahe_number_value (measured_attempts_of (contest)), bahe_text_value (results) });
  }
}

/* The stage that goes on comes first: who looks wants to know who is on. */
void
measured_view (const void *state, BaheOut *out)
{
  const Contest *contest = state;

  if (measured_stage (contest) == STAGE_FINAL)
    show_stage (contest, STAGE_FINAL, out);
  show_stage (contest, STAGE_HEATS, out);
}
