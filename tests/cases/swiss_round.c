/* swiss.json: pairing a round, and checking one that is given. */
#include "case.h"

#include "format/format.h"

typedef struct {
  Case *the_case;
  guint n;
  const char **ids;
  BaheSwissPlayer *players; /* score in half points */
  guint8 *met;
} Field;

static int
place_of (const Field *field, const char *id)
{
  for (guint i = 0; i < field->n; i++)
    if (g_str_equal (field->ids[i], id))
      return (int) i;
  case_malformed (field->the_case, "there is no player “%s”", id);
  return 0;
}

static gint64
half_points (Case *the_case, json_object *player)
{
  json_object *score = case_optional (player, "score");
  g_auto (BaheNumber) number = case_number_of (the_case, score, "score");
  BaheNumber two = BAHE_NUMBER_INT (2);
  g_auto (BaheNumber) doubled = bahe_number_multiply (&number, &two);
  gint64 whole = 0;

  if (!bahe_number_to_integer (&doubled, &whole))
    case_malformed (the_case, "“score” is neither whole nor a half");
  return whole;
}

static void
field_init (Field *field, Case *the_case)
{
  json_object *players = case_list (the_case, the_case->input, "players");

  *field = (Field){ .the_case = the_case, .n = (guint) json_object_array_length (players) };
  field->ids = g_new0 (const char *, field->n + 1);
  field->players = g_new0 (BaheSwissPlayer, field->n + 1);
  field->met = g_new0 (guint8, (gsize) field->n * field->n + 1);
  for (guint i = 0; i < field->n; i++) {
    json_object *player = json_object_array_get_idx (players, i);
    field->ids[i] = case_text (the_case, player, "id");
    field->players[i] =
        (BaheSwissPlayer){ .score = half_points (the_case, player), .had_bye = case_flag (player, "had_bye") };
  }
  for (guint i = 0; i < field->n; i++) {
    json_object *met = case_list (the_case, json_object_array_get_idx (players, i), "met");
    for (gsize k = 0; k < json_object_array_length (met); k++) {
      int other = place_of (field, case_text_of (the_case, json_object_array_get_idx (met, k), "met"));
      field->met[i * field->n + (guint) other] = field->met[(guint) other * field->n + i] = 1;
    }
  }
}

static void
field_clear (Field *field)
{
  g_free (field->ids);
  g_free (field->players);
  g_free (field->met);
}

static json_object *
points_of (gint64 half)
{
  g_auto (BaheNumber) number = bahe_number_scaled (half * 5, -1);

  return case_number (&number);
}

/* Whether the others can be paired when this one is left out. */
static gboolean
may_be_left_out (const Field *field, guint out)
{
  guint n = field->n - 1;
  g_autofree BaheSwissPlayer *players = g_new0 (BaheSwissPlayer, n + 1);
  g_autofree guint8 *met = g_new0 (guint8, (gsize) n * n + 1);
  g_autofree int *opponents = g_new (int, n + 1);

  if (field->players[out].had_bye)
    return FALSE;
  for (guint i = 0; i < n; i++) {
    guint from = i + (i >= out);
    players[i] = field->players[from];
    for (guint k = 0; k < n; k++)
      met[i * n + k] = field->met[from * field->n + k + (k >= out)];
  }
  return bahe_swiss_pair (players, n, met, opponents);
}

/* The least is what an exhaustive search found, the peer's what a known program reached: where ours lies between, all
 * is well, and the given ones stand; else ours shows. */
static void
put_gap (json_object *came, const char *key, json_object *given, gint64 ours, gboolean fits)
{
  case_put (came, key, fits ? json_object_get (given) : points_of (ours));
}

static json_object *
run_pairing_limits (Case *the_case)
{
  Field field;
  field_init (&field, the_case);
  g_autofree int *opponents = g_new (int, field.n + 1);
  json_object *came = json_object_new_object (), *allowed = json_object_new_array ();
  gint64 pairs = 0, byes = 0, rematches = 0, gap = 0;

  if (!bahe_swiss_pair (field.players, field.n, field.met, opponents))
    g_set_error (&the_case->error, BAHE_ERROR, BAHE_ERROR_REFUSED, "no round was found");
  for (guint i = 0; i < field.n && the_case->error == NULL; i++) {
    if (opponents[i] < 0) {
      byes++;
      continue;
    }
    guint other = (guint) opponents[i];
    if (other < i)
      continue;
    pairs++;
    rematches += field.met[i * field.n + other];
    gap += ABS (field.players[i].score - field.players[other].score);
  }
  for (guint i = 0; field.n % 2 == 1 && i < field.n; i++)
    if (may_be_left_out (&field, i))
      json_object_array_add (allowed, json_object_new_string (field.ids[i]));
  case_put_int (came, "pairs", pairs);
  case_put_int (came, "byes", byes);
  case_put_int (came, "rematches", rematches);
  case_put (came, "bye_allowed", allowed);
  json_object *least = case_optional (the_case->expected, "min_total_score_gap");
  json_object *peer = case_optional (the_case->expected, "peer_total_score_gap");
  put_gap (came, "min_total_score_gap", least, gap, gap >= 2 * json_object_get_double (least));
  put_gap (came, "peer_total_score_gap", peer, gap, gap <= 2 * json_object_get_double (peer));
  field_clear (&field);
  return came;
}

typedef struct {
  json_object *rematches, *second_byes, *missing;
  gint64 gap;
  guint *times; /* how often each is in the round */
} Check;

static void
check_pair (const Field *field, json_object *pair, Check *check)
{
  const char *left = case_text_of (field->the_case, json_object_array_get_idx (pair, 0), "pairs");
  json_object *right = json_object_array_get_idx (pair, 1);
  guint a = (guint) place_of (field, left);

  check->times[a]++;
  if (right == NULL) {
    if (field->players[a].had_bye)
      json_object_array_add (check->second_byes, json_object_new_string (left));
    return;
  }
  guint b = (guint) place_of (field, case_text_of (field->the_case, right, "pairs"));
  check->times[b]++;
  check->gap += ABS (field->players[a].score - field->players[b].score);
  if (field->met[a * field->n + b])
    json_object_array_add (check->rematches, json_object_get (pair));
}

static json_object *
run_round_check (Case *the_case)
{
  Field field;
  field_init (&field, the_case);
  json_object *pairs = case_list (the_case, the_case->input, "pairs"), *came = json_object_new_object ();
  g_autofree guint *times = g_new0 (guint, field.n + 1);
  Check check = { json_object_new_array (), json_object_new_array (), json_object_new_array (), 0, times };
  gboolean twice = FALSE;

  for (gsize i = 0; i < json_object_array_length (pairs); i++)
    check_pair (&field, json_object_array_get_idx (pairs, i), &check);
  for (guint i = 0; i < field.n; i++) {
    twice = twice || times[i] > 1;
    if (times[i] == 0)
      json_object_array_add (check.missing, json_object_new_string (field.ids[i]));
  }
  case_put (came, "valid",
            json_object_new_boolean (!twice && json_object_array_length (check.rematches) == 0 &&
                                     json_object_array_length (check.second_byes) == 0 &&
                                     json_object_array_length (check.missing) == 0));
  case_put (came, "rematches", check.rematches);
  case_put (came, "second_byes", check.second_byes);
  case_put (came, "missing", check.missing);
  case_put (came, "total_score_gap", points_of (check.gap));
  field_clear (&field);
  return came;
}

const CaseKind swiss_round_kinds[] = {
  { "swiss_pairing_limits", run_pairing_limits },
  { "swiss_round_check", run_round_check },
  { NULL, NULL },
};
