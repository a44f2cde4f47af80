/* Internal to core/board: a board while it is made. */
#ifndef BAHE_BOARD_PRIVATE_H
#define BAHE_BOARD_PRIVATE_H

#include "board/board.h"
#include "rule/scoring.h"

struct BaheBoard {
  GArray *rows;    /* of BaheBoardRow */
  GArray *columns; /* of BaheRuleColumn, with texts of its own: a board may outlive its rule */
  BaheNumber *numbers;
  gboolean *has;
  gsize n_numbers;
  GPtrArray *need; /* of GArray of gint64 */
  gboolean over_cap;
  guint won, cap;
  json_object *outcome;
  const char *sentence;
  int main;          /* the column that decides first; −1: none */
  BaheNumber *blank; /* the numbers of a row that has none; made when first needed */
  gboolean *blank_has;
  GPtrArray *more; /* of json_object or NULL, a row each: what an awards function set besides */
  GStringChunk *texts;
};

typedef enum { KEY_NONE, KEY_NUMBER, KEY_INFINITE } KeyKind; /* infinite: a ratio with 0 below the line */

typedef struct { /* what a criterion makes of one entrant */
  KeyKind kind;
  BaheNumber number;
} Key;

typedef struct { /* everything that hangs on while a rule may raise */
  RuleRun *run;
  BaheBoard *board;
  const RuleCriterion *criteria;
  gsize n_criteria;
  RuleRestart restart;
  guint *order;   /* entrants, best first */
  guint *leading; /* by position in order: where its group begins */
  guint n_entrants, n_ranked;
  Key *keys;    /* by entrant */
  guint *level; /* by entrant: the stamp of the set it was level with last */
  guint stamp;
  BaheNumber win;   /* most points that one match gave */
  gint64 watch;     /* number of the entrant whose place is asked for; 0: nobody's */
  GPtrArray *lines; /* of char *, or NULL */
  GArray *tallies;  /* of Tally, of the watched entrant; or NULL */
  RuleRow *award_rows;
} Ranking;

/* The rule in one sentence; to be freed. */
char *board_sentence (const Ranking *ranking);

/* Fills order, leading and n_ranked. May raise. */
void board_rank (Ranking *ranking);

/* What the criterion makes of each of the `n` entrants at `group`, into keys. May raise. */
void board_weigh (Ranking *ranking, const RuleCriterion *criterion, const guint *group, guint n);
void board_clear_key (Key *key);
/* Best first: below 0 if a is better; none is last in either direction. */
int board_compare_keys (const Key *a, const Key *b, gboolean less);

/* Criteria of the library (Buchholz and its kin); the caller clears the number. `n` are level at `group`. */
BaheNumber board_library_criterion (const Ranking *ranking, const RuleCriterion *criterion, guint entrant,
                                    const guint *group, guint n);
/* Sum of what matches against those level now gave to the column. */
BaheNumber board_sum_among (const Ranking *ranking, guint entrant, guint column);

/* Gives awards to the rows by the list of the scoring, or by the function of the rule. May raise. */
void board_award (Ranking *ranking);

/* Notes a criterion that split a group with the watched entrant: "▸ 积分: 甲 5 | 乙 3". */
void board_note_split (Ranking *ranking, const RuleCriterion *criterion, const guint *group, guint n);
void board_note_lots (Ranking *ranking, const guint *group, guint n);

typedef struct { /* points that somebody recorded for or against an entrant */
  char *reason;  /* NULL: none, or private */
  BaheNumber points;
} Tally;

typedef struct { /* what is noted about one entrant while a board is made; members may be NULL */
  RuleWatch of;
  GPtrArray *lines; /* of char *: criteria that split */
  GArray *tallies;  /* of Tally */
} Watch;

/* Scores and ranks; `watch` NULL: nobody is. */
BaheBoard *board_make (BaheScoring *scoring, const Watch *watch, GError **error);
/* Notes the tallies of the watched entrant, if somebody asks. */
void board_note_tallies (Ranking *ranking);

const char *board_keep (BaheBoard *board, const char *text);

#endif
