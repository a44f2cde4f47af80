/* A contest in a few words, for the tests of rules and boards. Entrants are one letter or name; numbers go from 1 in
 * the order they were named. */
#ifndef TEST_RULE_CONTEST_H
#define TEST_RULE_CONTEST_H

#include "../suite.h"
#include "board/board.h"

typedef struct {
  BaheRule *rule;
  BaheScoring *scoring;
  GPtrArray *names;
  gint64 seq;
} Contest;

/* The rule from its text … */
Contest *contest_of (const char *source, const char *options);
/* … or from a file of tests/rule/data. `options`: JSON {params, rank, restart, awards}, NULL: none. Fails the test on
 * an error. */
Contest *contest_open (const char *file, const char *options);
void contest_free (Contest *contest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contest, contest_free)

/* "A B C" */
void contest_enter (Contest *contest, const char *names);
void contest_enter_with (Contest *contest, const char *name, const char *fields, const char *out);
gint64 contest_number (const Contest *contest, const char *name);

/* "A 2:1 B"; `more`: JSON or NULL. */
void contest_match (Contest *contest, const char *match, const char *more);
void contest_match_ended (Contest *contest, const char *match, const char *ended, const char *more);
void contest_mark (Contest *contest, const char *who, const char *judge, const char *item, const char *value);
/* Marks of judges 1, 2 … : "9.5 9.4". */
void contest_marks (Contest *contest, const char *who, const char *item, const char *values);
void contest_measure (Contest *contest, const char *who, const char *what, const char *value);
void contest_tally (Contest *contest, const char *who, const char *reason, const char *value);
void contest_lot (Contest *contest, const char *who, gint64 place);
void contest_add (Contest *contest, BaheFactRow *fact);
BaheAmount contest_amount (const char *text);

/* "A B=C D / E": in order of place, = for a shared place, after / those out. Fails the test on an error. */
char *contest_order (Contest *contest);
/* The same of a board. */
char *contest_order_of (const BaheBoard *board);
BaheBoard *contest_board (Contest *contest);
/* A column of one entrant as exact text; "none". */
char *contest_column (const BaheBoard *board, const char *name, const char *column);
const BaheBoardRow *contest_row (const BaheBoard *board, const char *name);
/* The message of the error that scoring ends in; fails the test if there is none. */
char *contest_error (Contest *contest, int *code);
/* The message of compiling the text; fails the test if it compiles. */
char *contest_compile_error (const char *source, int *code);

void contest_expect_order (Contest *contest, const char *expected);
void contest_expect_column (Contest *contest, const char *name, const char *column, const char *expected);

/* Runs the suite with English messages; what main returns. */
int contest_run (Suite *suite);

#endif
