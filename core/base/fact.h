/* A fact: the row that flows from an event, through the store, to a rule. */
#ifndef BAHE_BASE_FACT_H
#define BAHE_BASE_FACT_H

#include <bahe/plugin.h>

typedef struct { /* integer × 10^exponent; `set` FALSE: not given, or not known */
  gint64 integer;
  gint8 exponent;
  gboolean set;
} BaheAmount;

typedef struct {
  gint64 seq;           /* of the event that gives it */
  guint n;              /* which fact of that event, from 0 */
  BaheShape shape;
  gint64 entrant, other; /* numbers of entrants in the activity; 0: none (other 0 of a match: a bye) */
  BaheAmount value, against, faults, other_faults;
  gint64 round;         /* 0: none */
  const char *ended;    /* match: played, forfeit (see `more`.winner when both scores are level), retired, bye, void; NULL: played */
  const char *by, *about;
  const char *stage, *group; /* NULL: none */
  const char *more;     /* JSON object of every other field of the event, and "parts" of a match: [[2,0],[0,1]]; NULL: none */
} BaheFactRow;          /* strings are borrowed from whoever hands the row over, for that call */

#endif
