/* core/board — ranked rows, each with the reason for its place; awards; the difference between two boards.
 *
 * Made from a BaheScoring (core/rule) and from nothing else; kept in memory only.
 */
#ifndef BAHE_BOARD_H
#define BAHE_BOARD_H

#include "rule/rule.h"

typedef struct {
  gint64 entrant;
  const char *name;
  guint place;        /* competition rank 1 2 2 4; 0: not ranked */
  gboolean shared;
  const char *out;    /* why it is not ranked; NULL: it is, or it is held */
  gboolean held;      /* scored, and kept back until the reveal: no place, no numbers, no award */
  const char *award;  /* NULL: none */
  BaheLabel award_label; /* the same in both languages, where the list of awards says so */
  const BaheNumber *columns; /* as many as the board has columns */
  const gboolean *has;       /* FALSE: none */
} BaheBoardRow;

typedef struct BaheBoard BaheBoard;

/* Scores, ranks, awards. Errors: RULE (file, line, fact, entrant, suggestion), LIMIT. */
BaheBoard *bahe_board_new (BaheScoring *scoring, GError **error);
void bahe_board_free (BaheBoard *board);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheBoard, bahe_board_free)

gsize bahe_board_size (const BaheBoard *board);
/* In order of place; those level are in order of entrant number; those out come last. Borrowed. */
const BaheBoardRow *bahe_board_row (const BaheBoard *board, gsize i);
/* The row of an entrant; NULL: none, or no board. Borrowed. */
const BaheBoardRow *bahe_board_row_of (const BaheBoard *board, gint64 entrant);
const BaheRuleColumn *bahe_board_columns (const BaheBoard *board, gsize *n);

/* The column that decides first; −1: none, or a ratio or what is counted among the level. */
int bahe_board_main_column (const BaheBoard *board);

/* Entrants who must draw lots before the order is settled (the criterion "lot" was reached without one): groups of numbers.
 * An array of GArray of gint64; borrowed; empty: none. */
const GPtrArray *bahe_board_need_lots (const BaheBoard *board);

/* "over_cap": more winners than the cap because of ties: TRUE with both numbers. */
gboolean bahe_board_over_cap (const BaheBoard *board, guint *won, guint *cap);

/* 封榜. Rows of these entrants (a set of gint64 *) keep their names and nothing else; they stand in the order of `order` (gint64),
 * before the ranked where `first`, else behind them, and in either case before those out. Lots, caps and outcomes, which tell
 * of them, go too, and awards unless `first`: the last places keep theirs. Nothing about a held row can be read from the board afterwards. */
void bahe_board_hold (BaheBoard *board, GHashTable *held, const GArray *order, gboolean first);
/* One more row without numbers: held, or out where `out` says why; as nothing of either where both are not given. */
void bahe_board_add_row (BaheBoard *board, gint64 entrant, const char *name, const char *out, gboolean held);
/* How many places there are, a shared one once: so many steps a reveal from the last to the first has. */
guint bahe_board_steps (const BaheBoard *board);
/* The best of the last `steps` places; 0: `steps` is 0 or nobody is ranked. */
guint bahe_board_last_places (const BaheBoard *board, guint steps);

/* The rule in one sentence, in the language of messages: its title, its numbers, what the places go by. Borrowed. */
const char *bahe_board_sentence (const BaheBoard *board);

/* What a rule's awards function returned (an election's run-off …); NULL: nothing. Borrowed. */
json_object *bahe_board_outcome (const BaheBoard *board);

/* {"rows":[{"place":1,"entrant":3,"name":"…","columns":{"points":"5"},"award":"一等奖"}],"columns":[…],"need":[[2,3]]}; place null with
 * "out" where a row is not ranked, with "held" where it is kept back; "shared", "more" (what an awards function set besides), "over_cap", "outcome" where there are any.
 * Numbers as exact text, and under "shown" with the digits that people see. Two boards are equal when these texts are. A new object. */
json_object *bahe_board_to_json (const BaheBoard *board);

/* Why this place: each fact with what it gave, the steps the helpers took, each criterion that split, in the language of
 * messages. Scores again, on demand. An array of char *, one line each; NULL with NOT_FOUND. */
GPtrArray *bahe_board_explain (BaheScoring *scoring, gint64 entrant, GError **error);

/* 亮分: how a final mark came about, from what the rule's own helpers did: {judges: [{seat, mark, dropped}], mean, equation, deductions:
 * [{reason, points}], final, place}, numbers with the digits that people see. No judges and null where there are none yet. Scores
 * again, on demand. A new object; NULL with NOT_FOUND where the entrant is not on the board. */
json_object *bahe_board_marks (BaheScoring *scoring, gint64 entrant, GError **error);

typedef struct {
  gint64 entrant;
  const char *name;
  guint before, after; /* places; 0: not ranked */
  const char *award_before, *award_after; /* NULL: none */
} BaheBoardMove;
/* Every entrant whose place or award differs, in order of the new place. An array of BaheBoardMove; strings are of the boards. */
GArray *bahe_board_diff (const BaheBoard *before, const BaheBoard *after);

/* ---- the same ranking and cutting without a rule, as the case files and other rooms ask ------------------------------- */

typedef enum { BAHE_RANK_STANDARD, BAHE_RANK_MODIFIED, BAHE_RANK_DENSE, BAHE_RANK_ORDINAL, BAHE_RANK_FRACTIONAL } BaheRankMethod;
/* ranks[i] of scores[i]; fractional ranks may be halves. The board itself ranks through this with STANDARD. */
void bahe_rank (const BaheNumber *scores, gsize n, gboolean less_is_better, BaheRankMethod method, BaheNumber *ranks);

typedef struct {
  const char *name;
  BaheLabel label;  /* the name in both languages; may be empty */
  BaheNumber share; /* of the entries; used unless count is set */
  gint64 count;     /* −1: by share */
  gboolean rest;    /* everybody left */
  BaheNumber least; /* needs at least this mark */
  gboolean has_least;
} BaheAward;
typedef struct {
  BaheRounding rounding;
  gboolean running;    /* round the running sum of the shares, not each */
  gboolean ties_down;  /* who ties across a cut gets the lower award */
  guint first;         /* the first award goes to at least so many */
  BaheNumber cap;      /* of the entries; denominator 0: none */
} BaheAwardOptions;
/* last_place[k]: the last place that gets award k, after the cap took what is too many. given[i]: index of the award of the i-th best,
 * −1: none. `ranks` are standard ranks of the entries, best first. `least` is not looked at here: it needs marks. */
void bahe_award_cut (const BaheAward *awards, gsize n_awards, const BaheAwardOptions *options, const guint *ranks, gsize n,
                     guint *last_place, int *given);

#endif
