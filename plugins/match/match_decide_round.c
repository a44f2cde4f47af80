/* A contest of matches: the next round of a Swiss tournament, from the board before it. */
#include "match.h"

typedef struct {
  gint64 entrant;
  guint rank;  /* on the board */
  guint drawn; /* place in the draw: parts those who are level */
  guint byes;
  gint64 score; /* half points */
  int sides;
} Player;

static int
compare_players (gconstpointer a, gconstpointer b)
{
  const Player *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->drawn < y->drawn ? -1 : x->drawn > y->drawn;
}

static guint
rank_on_board (const BaheStanding *standing, gsize n, gint64 entrant)
{
  for (gsize i = 0; standing != NULL && i < n; i++)
    if (standing[i].entrant == entrant)
      return standing[i].rank;
  return G_MAXUINT;
}

/* What somebody has played until now. */
static void
add_up (const Contest *contest, Player *player)
{
  for (guint i = 0; i < contest->draw.matches->len; i++) {
    const Match *match = contest->draw.matches->pdata[i];
    int side = draw_side_of (match, player->entrant);
    if (side < 0)
      continue;
    gboolean bye = match->state == MATCH_BYE, neither = match->state == MATCH_FORFEITED && match->winner == 0;
    player->byes += bye;
    player->sides += bye ? 0 : side == 0 ? 1 : -1;
    player->score += match->winner == player->entrant ? 2 : match->winner == 0 && !neither;
  }
}

/* Best first; who has withdrawn plays no more. */
static GArray *
players_of (const BaheAsk *ask)
{
  const Contest *contest = ask->state;
  GArray *players = g_array_new (FALSE, FALSE, sizeof (Player));
  gsize n = 0;
  const BaheStanding *standing = ask->standing (ask, NULL, NULL, &n);

  for (guint i = 0; i < contest->draw.order->len; i++) {
    gint64 entrant = g_array_index (contest->draw.order, gint64, i);
    if (draw_has (contest->draw.withdrawn, entrant))
      continue;
    Player player = { .entrant = entrant, .drawn = i, .rank = rank_on_board (standing, n, entrant) };
    add_up (contest, &player);
    g_array_append_val (players, player);
  }
  g_array_sort (players, compare_players);
  return players;
}

static int
place_among (const GArray *players, gint64 entrant)
{
  for (guint i = 0; i < players->len; i++)
    if (g_array_index (players, Player, i).entrant == entrant)
      return (int) i;
  return -1;
}

static guint8 *
met_of (const Contest *contest, const GArray *players)
{
  guint n = players->len;
  guint8 *met = g_new0 (guint8, (gsize) n * n + 1);

  for (guint i = 0; i < contest->draw.matches->len; i++) {
    const Match *match = contest->draw.matches->pdata[i];
    int a = place_among (players, match->side[0]), b = place_among (players, match->side[1]);
    if (a >= 0 && b >= 0)
      met[(guint) a * n + (guint) b] = met[(guint) b * n + (guint) a] = 1;
  }
  return met;
}

/* Whoever has had the first side less often has it now; of two alike the better one, in turn. */
static gboolean
takes_first_side (const Player *better, const Player *other, guint round)
{
  if (better->sides != other->sides)
    return better->sides < other->sides;
  return (better->drawn + round) % 2 == 1;
}

static void
record_round (const GArray *players, const int *opponents, guint round, BaheOut *out)
{
  guint n = players->len, pairs = 0;
  g_autofree BaheValue (*cells)[2] = g_malloc0_n (n + 1, sizeof *cells);
  g_autofree BaheValue *rows = g_new0 (BaheValue, n + 1);

  for (guint pass = 0; pass < 2; pass++) { /* the bye comes last */
    for (guint i = 0; i < n; i++) {
      const Player *one = &g_array_index (players, Player, i), *other = NULL;
      if ((opponents[i] < 0) != (pass == 1) || (opponents[i] >= 0 && (guint) opponents[i] < i))
        continue;
      if (opponents[i] >= 0)
        other = &g_array_index (players, Player, (guint) opponents[i]);
      gboolean first = other == NULL || takes_first_side (one, other, round);
      cells[pairs][PAIR_RED] = bahe_number_value (first ? one->entrant : other->entrant);
      if (other != NULL)
        cells[pairs][PAIR_BLUE] = bahe_number_value (first ? other->entrant : one->entrant);
      rows[pairs] = bahe_list_value (cells[pairs], 2);
      pairs++;
    }
  }
  out->record (
      out, ROUND_PAIRED,
      (BaheValue[]){ [PAIRED_ROUND] = bahe_number_value (round), [PAIRED_PAIRS] = bahe_list_value (rows, pairs) });
}

/* The number of an open match; 0: the round is over. */
static guint
open_match (const Contest *contest)
{
  guint number = 0;

  for (guint i = 0; number == 0 && i < contest->draw.matches->len; i++) {
    const Match *match = contest->draw.matches->pdata[i];
    number = match->state == MATCH_OPEN ? match->number : 0;
  }
  return number;
}

gboolean
match_now_pair (const void *state)
{
  const Contest *contest = state;

  return contest->draw.format == FORMAT_SWISS && contest->draw.drawn && open_match (contest) == 0 &&
         contest->paired < match_rounds_of (contest);
}

static gboolean
may_pair (const Contest *contest, BaheOut *out)
{
  if (contest->draw.format != FORMAT_SWISS)
    return out->refuse (out, NOT_SWISS, -1, NULL);
  if (!contest->draw.drawn)
    return out->refuse (out, contest->draw.entrants->len < 2 ? TOO_FEW : NOT_DRAWN, -1, NULL);
  guint number = open_match (contest), rounds = match_rounds_of (contest);
  if (number == 0 && contest->paired < rounds)
    return TRUE;
  g_autofree char *words = g_strdup_printf ("%u", number > 0 ? number : rounds);
  BaheValue detail = bahe_text_value (words);
  return out->refuse (out, number > 0 ? ROUND_NOT_OVER : ROUNDS_OVER, -1, &detail);
}

gboolean
match_decide_pair (const BaheAsk *ask, const BaheValue *given, BaheOut *out)
{
  const Contest *contest = ask->state;

  if (!may_pair (contest, out))
    return FALSE;
  g_autoptr (GArray) players = players_of (ask);
  guint n = players->len;
  g_autofree BaheSwissPlayer *swiss = g_new0 (BaheSwissPlayer, n + 1);
  g_autofree guint8 *met = met_of (contest, players);
  g_autofree int *opponents = g_new0 (int, n + 1);
  for (guint i = 0; i < n; i++) {
    const Player *player = &g_array_index (players, Player, i);
    swiss[i] = (BaheSwissPlayer){ .score = player->score, .had_bye = player->byes > 0, .sides = player->sides };
  }
  if (n < 2 || !bahe_swiss_pair (swiss, n, met, opponents))
    return out->refuse (out, NO_PAIRING, -1, NULL);
  record_round (players, opponents, contest->paired + 1, out);
  return TRUE;
}
