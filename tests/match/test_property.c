/* Random tournaments of 2 to 130 in every format through the whole house: store, evolve, rule, board. With corrections,
 * withdrawals, forfeits and people who come late, each finishes, places everyone once, and comes to the same boards,
 * byte for byte, when it is folded again from the store. BAHE_TOURNAMENTS: how many are played. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

/* Each format so often; fewer where each step is watched. */
#ifdef __SANITIZE_ADDRESS__
#define USUALLY 11
#else
#define USUALLY 44
#endif
enum { RESULT_SETS_TO_WIN = 3, PLENTY = 400 };

static World world;
static guint corrected, withdrew, came_late; /* in all tournaments: it must have happened */
static const BahePlugin *const plugins[] = { &bahe_plugin_v1, NULL };

typedef struct {
  const char *system, *more; /* setup besides the system */
  guint most;                /* entrants */
} Format;

static const Format formats[] = {
  { "league", "", 14 },
  { "league", ",'legs':'double','withdrawn':'half'", 8 },
  { "knock-out", "", 130 },
  { "knock-out", ",'third-place':true", 130 },
  { "double-elimination", ",'grand-final':'none'", 60 },
  { "double-elimination", ",'grand-final':'single'", 60 },
  { "double-elimination", ",'grand-final':'double'", 130 },
  { "swiss", "", 130 },
  { "swiss", ",'rounds':4", 40 },
  { "groups", ",'groups':2,'go-on':2", 14 },
  { "groups", ",'groups':5,'go-on':3,'third-place':true", 30 },
};
static const char *const presets[] = { "plain", "table-tennis", "chess", "football", "volleyball", "basketball" };

typedef struct {
  gint64 seq;
  gint64 score[2];
} Recorded;

typedef struct {
  GRand *random;
  const Format *format;
  const char *preset;
  gint64 contest;
  guint entered, gone;
  GArray *results; /* of Recorded */
} Tournament;

static gboolean
by_chance (Tournament *t, guint one_in)
{
  return g_rand_int_range (t->random, 0, (gint32) one_in) == 0;
}

static gint32
below (Tournament *t, gint32 n)
{
  return g_rand_int_range (t->random, 0, n);
}

/* ---- doing ---------------------------------------------------------------------------------------------- */

/* Does the verbs all at once; what was refused is done by nobody, which the caller may allow. */
static gboolean
do_all (Tournament *t, GPtrArray *verbs, GPtrArray *given, BaheAnswer *answers, gboolean may_fail)
{
  g_autoptr (GError) error = NULL;
  g_autofree BaheRequest *requests = g_new0 (BaheRequest, verbs->len + 1);

  for (guint i = 0; i < verbs->len; i++)
    requests[i] = (BaheRequest){ .id = bahe_id_new (),
                                 .activity = t->contest,
                                 .verb = verbs->pdata[i],
                                 .given = world_json (given->pdata[i]),
                                 .role = BAHE_OFFICER };
  gboolean done = bahe_unit_batch (world.unit, requests, verbs->len, answers, &error);
  for (guint i = 0; i < verbs->len; i++) {
    ck_assert_msg (done || may_fail, "%s of %u: %s %s: %s", t->format->system, t->entered, (char *) verbs->pdata[i],
                   (char *) given->pdata[i], error != NULL ? error->message : "");
    json_object_put (requests[i].given);
  }
  return done;
}

static gboolean
do_one (Tournament *t, const char *verb, const char *given, BaheAnswer *answer)
{
  g_autoptr (GPtrArray) verbs = g_ptr_array_new (), values = g_ptr_array_new ();

  g_ptr_array_add (verbs, (gpointer) verb);
  g_ptr_array_add (values, (gpointer) given);
  return do_all (t, verbs, values, answer, TRUE);
}

static gboolean
try_one (Tournament *t, const char *verb, const char *given)
{
  BaheAnswer answer = { 0 };
  gboolean done = do_one (t, verb, given, &answer);

  bahe_answer_clear (&answer);
  return done;
}

static void
enter_all (Tournament *t, guint n)
{
  g_autoptr (GPtrArray) verbs = g_ptr_array_new (), given = g_ptr_array_new_with_free_func (g_free);
  g_autofree BaheAnswer *answers = g_new0 (BaheAnswer, n);

  for (guint i = 0; i < n; i++) {
    g_ptr_array_add (verbs, (gpointer) "enter");
    g_ptr_array_add (given, g_strdup_printf ("{'guest':'选手%u'}", i + 1));
  }
  do_all (t, verbs, given, answers, FALSE);
  for (guint i = 0; i < n; i++)
    bahe_answer_clear (&answers[i]);
  t->entered = n;
}

/* ---- playing -------------------------------------------------------------------------------------------- */

static const char *
text_in (json_object *row, const char *column)
{
  json_object *cell = NULL, *value = NULL;

  return json_object_object_get_ex (row, column, &cell) && json_object_object_get_ex (cell, "value", &value)
             ? json_object_get_string (value)
             : NULL;
}

static gint64
number_in (json_object *row, const char *column)
{
  const char *text = text_in (row, column);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
random_score (Tournament *t, gboolean bracket, gint64 score[2])
{
  gboolean first = below (t, 2) == 0;

  if (strcmp (t->preset, "table-tennis") == 0 || strcmp (t->preset, "volleyball") == 0) {
    score[first] = RESULT_SETS_TO_WIN;
    score[!first] = below (t, RESULT_SETS_TO_WIN);
  } else if (strcmp (t->preset, "chess") == 0) {
    score[first] = 1 + below (t, 2);
    score[!first] = 2 - score[first];
  } else if (strcmp (t->preset, "basketball") == 0) {
    score[first] = 50 + below (t, 40);
    score[!first] = score[first] - 1 - below (t, 30);
  } else {
    score[0] = below (t, 4);
    score[1] = below (t, 4);
  }
}

/* What is recorded of one match: usually a result. */
static void
add_match (Tournament *t, json_object *row, GPtrArray *verbs, GPtrArray *given, GArray *scores)
{
  gint64 red = number_in (row, "red"), blue = number_in (row, "blue"), match = number_in (row, "number");
  gboolean bracket = text_in (row, "bracket") != NULL;
  Recorded recorded = { 0 };
  GString *text = g_string_new ("{");

  if (by_chance (t, 12)) {
    static const char *const ways[] = { "forfeit", "walkover", "retire" };
    g_ptr_array_add (verbs, (gpointer) ways[below (t, 3)]);
    g_string_append_printf (text, "'side':'%s','match':%ld}", below (t, 2) == 0 ? "red" : "blue", (long) match);
  } else {
    random_score (t, bracket, recorded.score);
    g_ptr_array_add (verbs, (gpointer) "result");
    g_string_append_printf (text, "'red':'#%ld','blue':'#%ld','red-ends':%ld,'blue-ends':%ld,'match':%ld", (long) red,
                            (long) blue, (long) recorded.score[0], (long) recorded.score[1], (long) match);
    if (bracket && recorded.score[0] == recorded.score[1])
      g_string_append_printf (text, ",'winner':'#%ld'", (long) (below (t, 2) == 0 ? red : blue));
    g_string_append_c (text, '}');
  }
  g_ptr_array_add (given, g_string_free (text, FALSE));
  g_array_append_val (scores, recorded);
}

/* Plays a part of what can be played now; how many that were. */
static guint
play_some (Tournament *t)
{
  g_autoptr (GError) error = NULL;
  json_object *views = bahe_unit_views (world.unit, t->contest, NULL, &error), *rows = NULL;
  g_autoptr (GPtrArray) verbs = g_ptr_array_new (), given = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (Recorded));

  assert_no_error (error);
  json_object_object_get_ex (views, "match", &rows);
  for (gsize i = 0; rows != NULL && i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    if (strcmp (text_in (row, "state"), "not-played") == 0 && (verbs->len == 0 || !by_chance (t, 5)))
      add_match (t, row, verbs, given, scores);
  }
  guint played = verbs->len;
  g_autofree BaheAnswer *answers = g_new0 (BaheAnswer, played + 1);
  if (played > 0)
    do_all (t, verbs, given, answers, FALSE);
  for (guint i = 0; i < played; i++) {
    Recorded *recorded = &g_array_index (scores, Recorded, i);
    recorded->seq = answers[i].first_seq;
    if (strcmp (verbs->pdata[i], "result") == 0)
      g_array_append_val (t->results, *recorded);
    bahe_answer_clear (&answers[i]);
  }
  json_object_put (views);
  return played;
}

/* ---- what goes wrong on such a day ----------------------------------------------------------------------- */

/* An earlier result was the other way round, or never was. */
static void
correct_something (Tournament *t)
{
  if (t->results->len == 0)
    return;
  Recorded *one = &g_array_index (t->results, Recorded, (guint) below (t, (gint32) t->results->len));
  gboolean cancels = by_chance (t, 4), level = one->score[0] == one->score[1];
  g_autofree char *given =
      cancels || level ? g_strdup_printf ("{'event':%ld,'reason':'记错了'}", (long) one->seq)
                       : g_strdup_printf ("{'event':%ld,'values':{'red-ends':%ld,'blue-ends':%ld},'reason':'记反了'}",
                                          (long) one->seq, (long) one->score[1], (long) one->score[0]);

  if (!try_one (t, cancels || level ? "cancel" : "correct", given))
    return; /* it was cancelled before */
  gint64 held = one->score[0];
  one->score[0] = one->score[1];
  one->score[1] = held;
  corrected++;
}

static void
something_happens (Tournament *t)
{
  if (by_chance (t, 3))
    correct_something (t);
  if (t->gone + 3 < t->entered && by_chance (t, 6)) {
    g_autofree char *who = g_strdup_printf ("{'entrant':'#%d','reason':'有事'}", 1 + below (t, (gint32) t->entered));
    gboolean went = try_one (t, "withdraw", who);
    t->gone += went;
    withdrew += went;
  }
  if (by_chance (t, 8)) {
    g_autofree char *guest = g_strdup_printf ("{'guest':'后来的%u'}", t->entered + 1);
    gboolean came = try_one (t, "enter", guest);
    t->entered += came;
    came_late += came;
  }
}

/* ---- to the next stage ------------------------------------------------------------------------------------ */

/* All of a group in the order in which they stand, so that nobody is level at the cut. */
static void
draw_lots_in_groups (Tournament *t)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, t->contest, NULL, &error);

  assert_no_error (error);
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *of = boards->pdata[i];
    g_autoptr (GString) given = g_string_new ("{'teams':[");
    guint n = 0;
    if (g_strcmp0 (of->stage, "group") != 0)
      continue;
    for (gsize k = 0; k < bahe_board_size (of->board); k++) {
      const BaheBoardRow *row = bahe_board_row (of->board, k);
      if (row->out == NULL)
        g_string_append_printf (given, "%s'#%ld'", n++ > 0 ? "," : "", (long) row->entrant);
    }
    g_string_append (given, "]}");
    if (n >= 2)
      ck_assert (try_one (t, "lots", given->str));
  }
}

static gboolean
goes_on (Tournament *t)
{
  if (strcmp (t->format->system, "swiss") == 0)
    return try_one (t, "pair", "{}");
  if (strcmp (t->format->system, "groups") != 0)
    return FALSE;
  if (try_one (t, "go-on", "{}"))
    return TRUE;
  draw_lots_in_groups (t);
  return try_one (t, "go-on", "{}");
}

static void
play_to_the_end (Tournament *t)
{
  for (guint steps = 0;; steps++) {
    ck_assert_msg (steps < PLENTY, "%s of %u does not end", t->format->system, t->entered);
    if (steps < PLENTY / 4)
      something_happens (t);
    if (play_some (t) == 0 && !goes_on (t))
      return;
  }
}

/* ---- what must hold --------------------------------------------------------------------------------------- */

static char *
boards_text (gint64 contest)
{
  g_autoptr (GError) error = NULL;
  json_object *json = bahe_unit_boards_json (world.unit, contest, NULL, &error);

  assert_no_error (error);
  char *text = g_strdup (json_object_to_json_string_ext (json, JSON_C_TO_STRING_PLAIN));
  json_object_put (json);
  return text;
}

/* Everybody of the board once, the places as in a competition: 1 2 2 4, then who is out. */
static void
check_places (const Tournament *t, const BaheBoard *board, GHashTable *seen)
{
  guint placed = 0, before = 0;

  for (gsize i = 0; i < bahe_board_size (board); i++) {
    const BaheBoardRow *row = bahe_board_row (board, i);
    ck_assert_msg (g_hash_table_add (seen, GSIZE_TO_POINTER (row->entrant)), "%s: %s stands twice", t->format->system,
                   row->name);
    if (row->out != NULL)
      continue;
    placed++;
    ck_assert_msg (row->place == placed || (row->place == before && before > 0), "%s of %u: %s has place %u after %u",
                   t->format->system, t->entered, row->name, row->place, before);
    before = row->place;
  }
}

static void
check_boards (const Tournament *t)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) boards = bahe_unit_boards (world.unit, t->contest, NULL, &error);
  g_autoptr (GHashTable) first = g_hash_table_new (NULL, NULL);
  gboolean bracket = FALSE;

  assert_no_error (error);
  for (guint i = 0; i < boards->len; i++) {
    const BaheBoardOf *of = boards->pdata[i];
    g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
    gboolean last = g_strcmp0 (of->stage, "knock-out") == 0 || g_strcmp0 (of->stage, "double-elimination") == 0;
    gboolean second_stage = last && strcmp (t->format->system, "groups") == 0;
    check_places (t, of->board, second_stage ? own : first);
    bracket = bracket || last;
    if (last && t->gone == 0 && bahe_board_size (of->board) > 1) {
      ck_assert_uint_eq (bahe_board_row (of->board, 0)->place, 1);
      ck_assert_msg (bahe_board_row (of->board, 1)->place != 1, "%s of %u: two are first", t->format->system,
                     t->entered);
    }
  }
  ck_assert_msg (g_hash_table_size (first) == t->entered, "%s: %u of %u are on a board", t->format->system,
                 g_hash_table_size (first), t->entered);
  ck_assert (bracket || strcmp (t->format->system, "league") == 0 || strcmp (t->format->system, "swiss") == 0 ||
             t->gone > 0);
}

/* Nobody met twice or was left out twice in a Swiss tournament. */
static void
check_swiss (const Tournament *t)
{
  g_autoptr (GError) error = NULL;
  json_object *views = bahe_unit_views (world.unit, t->contest, NULL, &error), *rows = NULL;
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  assert_no_error (error);
  json_object_object_get_ex (views, "match", &rows);
  for (gsize i = 0; i < json_object_array_length (rows); i++) {
    json_object *row = json_object_array_get_idx (rows, i);
    gint64 red = number_in (row, "red"), blue = number_in (row, "blue");
    char *pair = g_strdup_printf ("%ld-%ld", (long) MIN (red, blue), (long) MAX (red, blue));
    ck_assert_msg (g_hash_table_add (met, pair), "%s meet twice", pair);
  }
  json_object_put (views);
}

static void
tournament (guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (Recorded));
  Tournament t = { .random = random, .format = &formats[seed % G_N_ELEMENTS (formats)], .results = results };
  guint least = strcmp (t.format->system, "groups") != 0 ? 2 : strstr (t.format->more, ":5") != NULL ? 10 : 4;

  t.preset = presets[below (&t, G_N_ELEMENTS (presets))];
  /* The first of each format has as many as can be, the second as few; then any number, small ones more often. */
  guint round = seed / G_N_ELEMENTS (formats), span = t.format->most - least;
  guint n = round == 0 ? t.format->most : round == 1 ? least : least + (guint) below (&t, (gint32) MIN (span, 9) + 1);
  if (round > 1 && by_chance (&t, 4))
    n = least + (guint) below (&t, (gint32) span + 1);
  g_autofree char *setup = g_strdup_printf ("{'kind':'match-contest','title':'第%u场','preset':'%s','system':'%s'%s}",
                                            seed, t.preset, t.format->system, t.format->more);
  t.contest = world_do (&world, 0, "open", setup).activity;
  enter_all (&t, n);
  ck_assert (try_one (&t, "draw", "{}"));
  play_to_the_end (&t);
  check_boards (&t);
  if (strcmp (t.format->system, "swiss") == 0)
    check_swiss (&t);
}

START_TEST (given_any_tournament_when_played_then_it_ends_places_everyone_once_and_replays_the_same)
{
  const char *asked = g_getenv ("BAHE_TOURNAMENTS");
  guint n = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : USUALLY;
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  gint64 first = 0;

  world_begin (&world, plugins);
  for (guint seed = 0; seed < n; seed++)
    tournament (seed);
  ck_assert (corrected > 0 && withdrew > 0 && came_late > 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) activities = bahe_unit_activities (world.unit, &error);
  assert_no_error (error);
  for (guint i = 0; i < activities->len; i++) {
    const BaheActivity *activity = activities->pdata[i];
    if (strcmp (activity->kind, "match-contest") != 0)
      continue;
    first = first == 0 ? activity->number : first;
    g_ptr_array_add (before, boards_text (activity->number));
  }
  ck_assert_uint_eq (before->len, n);
  world_verify (&world);
  world_again (&world, plugins);
  for (guint i = 0; i < n; i++) {
    g_autofree char *after = boards_text (first + i);
    ck_assert_str_eq (before->pdata[i], after);
  }
  world_end (&world);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("random tournaments");
  TCase *tests = tcase_create ("every format");

  tcase_set_timeout (tests, 600);
  tcase_add_test (tests, given_any_tournament_when_played_then_it_ends_places_everyone_once_and_replays_the_same);
  suite_add_tcase (suite, tests);
  return run_suite (suite);
}
