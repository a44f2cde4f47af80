/* What the two halves of the roster share: roster.c fills it from events, roster_ask.c answers from it. */
#ifndef BAHE_ACTIVITY_ROSTER_ENTRIES_H
#define BAHE_ACTIVITY_ROSTER_ENTRIES_H

#include "activity/roster.h"

typedef enum { BAHE_ENTRY_PERSON, BAHE_ENTRY_NAME, BAHE_ENTRY_GROUP } BaheEntrySort;

typedef struct { /* something that holds from a minute on, until the next */
  gint64 from, number;
  const char *text; /* interned */
} BaheChange;

typedef struct {
  const char *role; /* interned */
  gint64 from, to;  /* minutes; G_MAXINT64: no end told */
} BaheRoleHeld;

typedef struct {
  gint64 number;
  BaheEntrySort sort;
  char *name, *key;
  GPtrArray *former; /* keys of earlier names */
  gint64 joined;     /* of a name: its person; 0: none */
  const char *sex;   /* interned; NULL: not told */
  GArray *groups;    /* BaheChange, in order of from; number: the group */
  GArray *statuses;  /* BaheChange; text: the status */
  GArray *posts;     /* BaheChange; text: the class of the post, NULL: not told any more */
  GArray *roles;     /* BaheRoleHeld, in order of record */
} BaheRosterEntry;

struct BaheRoster {
  GPtrArray *entries;  /* BaheRosterEntry, in order of being added, which is that of numbers */
  GHashTable *places;  /* number → entry */
  gint64 last;         /* the highest number ever given, cancelled ones included */
  gint64 seq, version; /* of the last event known */
  guint8 hash[BAHE_HASH_SIZE];
  guint64 failed_commits;  /* of the store, as of which it holds; the unit's */
  GHashTable *corrections; /* while folding */
};

BaheRosterEntry *bahe_roster_entry (const BaheRoster *roster, gint64 number);
/* What held at that minute; NULL: nothing yet. */
const BaheChange *bahe_change_at (const GArray *changes, gint64 day);

#endif
