/* bahe-cases — runs example cases, each with figures that others published, through the code that activities use.
 *
 * A case is {"id", "kind", "input", "expected"}. Its kind has one function, which reads the input, lets the rooms
 * compute and returns an object of the same shape as "expected". Readers never fail: what is missing or wrong is noted
 * in the case once, an empty value is handed out, and the runner refuses the file after the call. So no kind has code
 * for bad files.
 */
#ifndef BAHE_TESTS_CASE_H
#define BAHE_TESTS_CASE_H

#include "board/board.h"

typedef struct {
  const char *id, *kind;
  json_object *input, *expected;
  char *malformed; /* what is wrong with the file; NULL: nothing */
  GError *error;   /* what went wrong while it ran; NULL: nothing */
} Case;

/* What came, a new object; of no meaning if the case is malformed or has an error. */
typedef json_object *(*CaseRun) (Case *the_case);

typedef struct {
  const char *kind;
  CaseRun run;
} CaseKind;

/* One list a subject, each ending with an empty row. */
extern const CaseKind round_robin_kinds[], elimination_kinds[], swiss_kinds[], swiss_round_kinds[], judged_kinds[],
    ranking_kinds[], election_kinds[], scoreboard_kinds[], scoreboard_honour_kinds[], worked_kinds[];

/* ---- reading; `key` is of `object`, and borrowed values are handed out
 * ---------------------------------------------------- */

void case_malformed (Case *the_case, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* An array; the empty array if it is not there. */
json_object *case_list (Case *the_case, json_object *object, const char *key);
/* The text of a string or a number (as it stands in the file); "" if it is not there. */
const char *case_text (Case *the_case, json_object *object, const char *key);
/* The same of a value at hand. */
const char *case_text_of (Case *the_case, json_object *value, const char *what);
/* A whole number within bounds; `least` if it is not there. */
int case_count (Case *the_case, json_object *object, const char *key, int least, int most);
int case_count_of (Case *the_case, json_object *value, const char *what, int least, int most);
gboolean case_flag (json_object *object, const char *key);
/* NULL if there is none, or it is null. */
json_object *case_optional (json_object *object, const char *key);

/* An exact number from a JSON number or a string. */
BaheNumber case_number_of (Case *the_case, json_object *value, const char *what);
BaheAmount case_amount_of (Case *the_case, json_object *value, const char *what);

/* ---- what came
 * --------------------------------------------------------------------------------------------------------------- */

/* A JSON number that keeps every digit. */
json_object *case_number (const BaheNumber *number);
json_object *case_fixed (const BaheNumber *number, int places);
void case_put (json_object *object, const char *key, json_object *value);
void case_put_int (json_object *object, const char *key, gint64 value);
void case_put_text (json_object *object, const char *key, const char *value);

/* A line a difference, "table[2].points: expected 4, came 3"; none: the same. Free with g_ptr_array_unref. */
GPtrArray *case_differences (const Case *the_case, json_object *came);

/* ---- a contest: a rule at work on the entrants and facts of a case
 * ---------------------------------------------------------- */

typedef struct Contest Contest;

typedef struct { /* how the rule is set; each may be NULL. Taken over by contest_new */
  json_object *params, *rank;
  const char *restart;
  json_object *awards;
} ContestSetup;

/* A shipped rule, or one that stands beside the cases ("rules/NAME.lua"). */
Contest *contest_new (Case *the_case, const char *rule, ContestSetup setup);
void contest_free (Contest *contest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contest, contest_free)

/* Numbers follow the order of adding, which is the order within a shared place. `fields` may be NULL. */
void contest_add_entrant (Contest *contest, const char *id, json_object *fields);
/* Adds a list of ids, in the order of the ids. */
void contest_add_sorted (Contest *contest, json_object *ids);
/* 0, and the case is malformed, if there is no such entrant. */
gint64 contest_entrant (Contest *contest, const char *id);
/* The next fact in the order of recording. */
void contest_add_fact (Contest *contest, BaheFactRow fact);
/* NULL if anything went wrong. Owned by the contest. */
const BaheBoard *contest_board (Contest *contest);

/* At the end of the run. */
void contest_forget_rules (void);

/* NULL: none. Borrowed from the board. */
const BaheNumber *board_value (const BaheBoard *board, const BaheBoardRow *row, const char *column);
/* The id of an entrant by number; "" if there is none. */
const char *board_name (const BaheBoard *board, gint64 entrant);
/* The row of an id; NULL if there is none. */
const BaheBoardRow *board_row_named (const BaheBoard *board, const char *id);
/* The ids of each place, best first: a list of lists. */
json_object *board_groups (const BaheBoard *board);
/* [{"rank", "id"}], best first. */
json_object *board_order (const BaheBoard *board);

#endif
