/* Boards: a million facts through a rule in Lua, one fact more, a panel of judges. */
#include "bench.h"

#include <string.h>

#define FACTS 1000000
#define ENTRANTS 10000

/* ---- facts in a table like the store's
 * -------------------------------------------------------------------------------------- */

typedef struct {
  sqlite3 *db;
  gboolean matches;
  char *rule;
} Facts;

static void
run (sqlite3 *db, const char *sql)
{
  bench_check (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK, NULL, sqlite3_errmsg (db));
}

static const char one_side[] = "return { title = { zh = '总分', en = 'Sum' }, columns = { { 'points', zh = '分' } },"
                               " measure = function (x) return { points = x.value } end, rank = { 'points' } }";
static const char both_sides[] =
    "return { title = { zh = '积分', en = 'Points' }, columns = { 'played', { 'points', zh = '积分' } },"
    " match = function (m) return { points = m.won and 2 or m.drawn and 1 or 0 } end, rank = { 'points' } }";

static Facts *
facts_new (const BenchPlace *place, const char *name, gboolean matches)
{
  Facts *facts = g_new0 (Facts, 1);
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  facts->matches = matches;
  facts->rule = g_strdup (matches ? both_sides : one_side);
  int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX; /* as the store opens its own */
  bench_check (sqlite3_open_v2 (path, &facts->db, how, NULL) == SQLITE_OK, NULL, path);
  run (facts->db,
       "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
       "CREATE TABLE fact (activity INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, since INTEGER NOT "
       "NULL, until INTEGER,"
       " shape INTEGER NOT NULL, entrant INTEGER NOT NULL, other INTEGER NOT NULL, value INTEGER, against INTEGER,"
       " faults INTEGER, other_faults INTEGER, scale INTEGER NOT NULL, round INTEGER NOT NULL, ended INTEGER, \"by\" "
       "INTEGER,"
       " about INTEGER, stage INTEGER, \"group\" INTEGER, more TEXT, PRIMARY KEY (activity, seq, n, since)) STRICT, "
       "WITHOUT ROWID; BEGIN");
  sqlite3_stmt *insert = NULL;
  sqlite3_prepare_v2 (facts->db,
                      "INSERT INTO fact (activity, seq, n, since, shape, entrant, other, value, against, scale, round) "
                      "VALUES (1, ?1, 0, ?1, ?2, ?3, ?4, ?5, ?6, 0, 0)",
                      -1, &insert, NULL);
  for (gint64 i = 0; i < FACTS; i++) {
    gint64 entrant = (i * 2654435761) % ENTRANTS, other = (entrant + 1 + i / ENTRANTS) % ENTRANTS;
    sqlite3_bind_int64 (insert, 1, i + 1);
    sqlite3_bind_int64 (insert, 2, matches ? BAHE_MATCH : BAHE_MEASURE);
    sqlite3_bind_int64 (insert, 3, entrant + 1);
    sqlite3_bind_int64 (insert, 4, matches ? other + 1 : 0);
    sqlite3_bind_int64 (insert, 5, i % 3);
    sqlite3_bind_int64 (insert, 6, (i / 3) % 3);
    sqlite3_step (insert);
    sqlite3_reset (insert);
  }
  sqlite3_finalize (insert);
  run (facts->db, "COMMIT");
  return facts;
}

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  sqlite3_close (facts->db);
  g_free (facts->rule);
  g_free (facts);
}

static gpointer
begin_one_side (const BenchPlace *place)
{
  return facts_new (place, "one-side.db", FALSE);
}

static gpointer
begin_both_sides (const BenchPlace *place)
{
  return facts_new (place, "both-sides.db", TRUE);
}

static sqlite3_stmt *
each_fact (Facts *facts)
{
  sqlite3_stmt *rows = NULL;

  sqlite3_prepare_v2 (facts->db,
                      "SELECT seq, n, shape, entrant, other, value, against, faults, other_faults, scale, round, "
                      "ended, \"by\", about, stage, \"group\", more FROM fact"
                      " WHERE activity = 1 AND until IS NULL ORDER BY seq, n",
                      -1, &rows, NULL);
  return rows;
}

static int
compare_points (gconstpointer a, gconstpointer b, gpointer points)
{
  gint64 left = ((gint64 *) points)[*(const guint *) a], right = ((gint64 *) points)[*(const guint *) b];

  return left < right ? 1 : left > right ? -1 : 0;
}

/* What the same board costs in bare C: step, add up, sort. */
static void
board_limit (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Facts *facts = data;
  double from = bench_now ();
  gint64 n = 0;

  do {
    g_autofree gint64 *points = g_new0 (gint64, ENTRANTS);
    g_autofree guint *order = g_new (guint, ENTRANTS);
    sqlite3_stmt *rows = each_fact (facts);
    while (sqlite3_step (rows) == SQLITE_ROW) {
      gint64 a = sqlite3_column_int64 (rows, 3) - 1, value = sqlite3_column_int64 (rows, 5);
      if (facts->matches) {
        gint64 b = sqlite3_column_int64 (rows, 4) - 1, against = sqlite3_column_int64 (rows, 6);
        points[a] += value > against ? 2 : value == against;
        points[b] += value < against ? 2 : value == against;
      } else {
        points[a] += value;
      }
      n++;
    }
    sqlite3_finalize (rows);
    for (guint i = 0; i < ENTRANTS; i++)
      order[i] = i;
    g_qsort_with_data (order, ENTRANTS, sizeof *order, compare_points, points);
  } while (bench_now () < from + place->seconds);
  round->value = n / (bench_now () - from);
}

static BaheScoring *
scoring_of (BaheRule *rule, guint entrants)
{
  g_autoptr (GError) error = NULL;
  BaheScoring *scoring = bahe_scoring_new (rule, NULL, &error);
  g_autofree char *name = NULL;

  bench_check (scoring != NULL, &error, "scoring");
  for (guint i = 0; i < entrants; i++) {
    g_free (name);
    name = g_strdup_printf ("选手%u", i + 1);
    bench_check (bahe_scoring_add_entrant (scoring, i + 1, name, NULL, NULL, &error), &error, "entrant");
  }
  return scoring;
}

static BaheRule *
rule_of (const char *source)
{
  g_autoptr (GError) error = NULL;
  BaheRule *rule = bahe_rule_new ("bench.lua", source, strlen (source), &error);

  bench_check (rule != NULL, &error, "rule");
  return rule;
}

static gint64
add_facts (Facts *facts, BaheScoring *scoring)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *rows = each_fact (facts);
  gint64 n = 0;

  while (sqlite3_step (rows) == SQLITE_ROW) {
    BaheFactRow fact = { .seq = sqlite3_column_int64 (rows, 0),
                         .n = (guint) sqlite3_column_int64 (rows, 1),
                         .shape = (BaheShape) sqlite3_column_int (rows, 2),
                         .entrant = sqlite3_column_int64 (rows, 3),
                         .other = sqlite3_column_int64 (rows, 4),
                         .value = { sqlite3_column_int64 (rows, 5), 0, TRUE },
                         .against = { sqlite3_column_int64 (rows, 6), 0, facts->matches } };
    bench_check (bahe_scoring_add_fact (scoring, &fact, &error), &error, "fact");
    n++;
  }
  sqlite3_finalize (rows);
  return n;
}

static void
board (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Facts *facts = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheRule) rule = rule_of (facts->rule);
  double from = bench_now ();
  gint64 n = 0;

  do {
    g_autoptr (BaheScoring) scoring = scoring_of (rule, ENTRANTS);
    n += add_facts (facts, scoring);
    g_autoptr (BaheBoard) made = bahe_board_new (scoring, &error);
    bench_check (made != NULL, &error, "board");
  } while (bench_now () < from + place->seconds);
  round->value = n / (bench_now () - from);
}

/* The same from facts that are in memory already, as when a rule is tried that is not yet adopted. */
static void
board_from_memory (gpointer data, const BenchPlace *place, BenchRound *round)
{
  Facts *facts = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheRule) rule = rule_of (facts->rule);
  g_autoptr (BaheScoring) scoring = scoring_of (rule, ENTRANTS);
  gint64 each = add_facts (facts, scoring), n = 0;
  double from = bench_now ();

  do {
    g_autoptr (BaheBoard) made = bahe_board_new (scoring, &error);
    bench_check (made != NULL, &error, "board");
    n += each;
  } while (bench_now () < from + place->seconds);
  round->value = n / (bench_now () - from);
}

/* ---- a panel: 7 judges × 6 criteria × 60 entrants
 * ------------------------------------------------------------------------------ */

enum { JUDGES = 7, CRITERIA = 6, PERFORMERS = 60 };

typedef struct {
  BaheRule *rule;
} Panel;

static gint64
mark_of (guint performer, guint judge, guint criterion)
{
  return 80 + (performer * 31 + judge * 17 + criterion * 7) % 20;
}

static gpointer
begin_panel (const BenchPlace *place)
{
  Panel *panel = g_new0 (Panel, 1);
  g_autofree char *path = g_build_filename (place->source, "scripts", "scoring", "judged_panel.lua", NULL);
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;

  bench_check (g_file_get_contents (path, &source, NULL, &error), &error, path);
  panel->rule = rule_of (source);
  return panel;
}

static void
end_panel (gpointer data)
{
  Panel *panel = data;

  bahe_rule_free (panel->rule);
  g_free (panel);
}

static BaheScoring *
panel_scoring (Panel *panel)
{
  static const char *const judges[JUDGES] = { "1", "2", "3", "4", "5", "6", "7" };
  static const char *const criteria[CRITERIA] = { "入场", "服装", "队列", "动作", "节拍", "精神" };
  g_autoptr (GError) error = NULL;
  BaheScoring *scoring = scoring_of (panel->rule, PERFORMERS);
  gint64 seq = 0;

  for (guint e = 0; e < PERFORMERS; e++)
    for (guint j = 0; j < JUDGES; j++)
      for (guint c = 0; c < CRITERIA; c++) {
        BaheFactRow fact = { .seq = ++seq,
                             .shape = BAHE_MARK,
                             .entrant = e + 1,
                             .value = { mark_of (e, j, c), -1, TRUE },
                             .by = judges[j],
                             .about = criteria[c] };
        bench_check (bahe_scoring_add_fact (scoring, &fact, &error), &error, "mark");
      }
  return scoring;
}

static gsize
column_named (const BaheBoard *board, const char *name)
{
  gsize n, i = 0;
  const BaheRuleColumn *columns = bahe_board_columns (board, &n);

  while (i < n && !g_str_equal (columns[i].name, name))
    i++;
  bench_check (i < n, NULL, name);
  return i;
}

/* Every row against the same in integers: the five totals that are left, over five, to two places, half up. */
static void
check_panel (const BaheBoard *board)
{
  gsize score = column_named (board, "score");

  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    gint64 sum = 0, high = 0, low = G_MAXINT64;
    for (guint j = 0; j < JUDGES; j++) {
      gint64 total = 0;
      for (guint c = 0; c < CRITERIA; c++)
        total += mark_of ((guint) row->entrant - 1, j, c);
      sum += total;
      high = MAX (high, total);
      low = MIN (low, total);
    }
    gint64 hundredths = ((sum - high - low) * 10 * 2 + (JUDGES - 2)) / (2 * (JUDGES - 2));
    g_autofree char *ours = bahe_number_format (&row->columns[score], 2);
    g_autofree char *exact =
        g_strdup_printf ("%" G_GINT64_FORMAT ".%02" G_GINT64_FORMAT, hundredths / 100, hundredths % 100);
    bench_check (g_str_equal (ours, exact), NULL, "the panel differs from the exact fraction");
  }
}

static void
panel (gpointer data, const BenchPlace *place, BenchRound *round)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaheScoring) scoring = panel_scoring (data);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (double from = bench_now (); bench_now () < from + place->seconds;) {
    double before = bench_now ();
    g_autoptr (BaheBoard) made = bahe_board_new (scoring, &error);
    double took = (bench_now () - before) * 1000;
    bench_check (made != NULL, &error, "panel");
    if (times->len == 0)
      check_panel (made);
    g_array_append_val (times, took);
  }
  round->value = bench_percentile ((double *) times->data, times->len, 0.5);
}

const BenchRow bench_board_rows[] = {
  { .name = "board",
    .what = "1 M facts by a rule in Lua, 10,000 entrants",
    .unit = "facts/s",
    .ratio = 0.40,
    .begin = begin_one_side,
    .ours = board,
    .limit = board_limit,
    .end = facts_free },
  { .name = "board-match",
    .what = "the same, both sides of a match",
    .unit = "facts/s",
    .ratio = 0.30,
    .begin = begin_both_sides,
    .ours = board,
    .limit = board_limit,
    .end = facts_free },
  { .name = "board-memory",
    .what = "one side, its facts in memory already",
    .unit = "facts/s",
    .least = 5e6,
    .begin = begin_one_side,
    .ours = board_from_memory,
    .end = facts_free },
  { .name = "panel",
    .what = "7 judges x 6 criteria x 60 entrants",
    .unit = "ms",
    .less_is_better = TRUE,
    .most = 1,
    .begin = begin_panel,
    .ours = panel,
    .end = end_panel },
  { 0 },
};
