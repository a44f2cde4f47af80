/* What the parts of the roster's kind share: places of events, fields and choices, and the state. */
#ifndef BAHE_BUILTIN_ROSTER_H
#define BAHE_BUILTIN_ROSTER_H

#include <bahe/plugin.h>

enum {
  GROUP_ADDED,
  PERSON_ADDED,
  NAME_ADDED,
  NAME_JOINED,
  PERSON_ASSIGNED,
  STATUS_CHANGED,
  ROLE_GIVEN,
  ROLE_ENDED,
  PERSON_RENAMED,
  GROUP_RENAMED,
  PRIVATE_READ,
  PERSON_FORGOTTEN,
  BIRTH_TOLD,
  FORGET_ASKED,
  FORGET_REFUSED,
  POST_TOLD,
  CONSENT_GIVEN,
  CONSENT_WITHDRAWN,
  CONSENT_SETTLED,
};

enum { GROUP_ADDED_GROUP, GROUP_ADDED_NAME };
enum {
  PERSON_ADDED_PERSON,
  PERSON_ADDED_NAME,
  PERSON_ADDED_SEX,
  PERSON_ADDED_GROUP,
  PERSON_ADDED_STATUS,
  PERSON_ADDED_MEMBER,
  PERSON_ADDED_SINCE,
  PERSON_ADDED_POST
};
enum { NAME_ADDED_PERSON, NAME_ADDED_NAME };

/* The fields of a verb, where they are not its event's. */
enum { ADD_GROUP_NAME };
enum { ADD_NAME, ADD_SEX, ADD_GROUP, ADD_STATUS, ADD_MEMBER, ADD_SINCE, ADD_NAMESAKE, ADD_POST };
enum { ADD_NAME_NAME };

/* The fields that an event and its verb share. */
enum { JOIN_NAME, JOIN_PERSON };
enum { ASSIGN_PERSON, ASSIGN_GROUP, ASSIGN_FROM };
enum { STATUS_PERSON, STATUS_STATUS, STATUS_FROM };
enum { ROLE_PERSON, ROLE_ROLE, ROLE_FROM, ROLE_TO };
enum { END_PERSON, END_ROLE, END_TO };
enum { RENAME_WHO, RENAME_NAME };
enum { POST_PERSON, POST_POST, POST_FROM, POST_TO };

enum { BIRTH_PERSON, BIRTH_BIRTHDAY };
enum { READ_RECORD, READ_BECAUSE, READ_BY };
/* Of what is asked and of its two answers. */
enum { FORGET_PERSON, FORGET_BECAUSE, FORGET_BY, FORGET_RECORD };
enum { VIEW_FORGET, VIEW_CONSENT };
enum { CONSENT_PERSON, CONSENT_SCOPE, CONSENT_HOW, CONSENT_FROM };
/* Of what withdraws it and of what was done then, beside person and scope. */
enum { WITHDRAW_FROM = 2, SETTLE_DONE = 2 };

enum { IN_SERVICE, RETIRED, TRANSFERRED, LEFT, DIED };

enum {
  SAME_NAME,
  SAME_GROUP,
  NO_NAME,
  NOT_A_NAME,
  NOT_A_PERSON,
  HAS_DIED,
  ROLE_NOT_HELD,
  ENDS_BEFORE,
  NOT_A_BIRTHDAY,
  UNDER_AGE,
  BY_NOBODY,
  NOT_YOURSELF,
  ASKED_ALREADY,
  NOT_ASKED,
  SAME_PERSON,
  CONSENTED_ALREADY,
  NO_CONSENT,
  WITHDRAWN_BEFORE,
  NOT_WITHDRAWN
};

typedef struct {
  char *key;      /* the name, folded */
  gboolean group; /* else a person */
  gboolean name;  /* a name without a person */
  gint64 joined;  /* of a name: the person it was joined to; 0: none */
  gint64 in;      /* of a person: the group; 0: none */
  guint32 status; /* of a person, as last told */
  guint64 roles;  /* of a person: a bit for each row of roles, as last told */
} Entry;

typedef struct { /* that somebody's private values be destroyed; waits for a second person */
  gint64 person, by;
  gint64 record; /* only the files of this record; 0: all that is private */
  gint64 when;   /* minute */
  char *because;
} ForgetAsked;

typedef struct { /* to what is done with personal information */
  gint64 person, scope, how;
  BaheValue from, withdrawn; /* withdrawn unset: it holds */
  gboolean settled;          /* what the withdrawal asks for was done */
} Consent;

typedef struct {
  GHashTable *entries; /* number → Entry */
  gint64 last;         /* the highest number given */
  GPtrArray *asked;    /* of ForgetAsked, those without an answer */
  GArray *consents;    /* of Consent, in the order they were given */
} Roster;

/* The name as it is compared: no spaces, full-width folded, case folded. Free with g_free. */
char *builtin_name_key (const char *name);
Entry *builtin_roster_entry (const Roster *roster, gint64 number);
/* What is asked in these values' place, about a person or the files of one record, and has no answer; NULL: nothing. */
ForgetAsked *builtin_forget_asked (const Roster *roster, const BaheValue *values);

/* The consent of this person and scope that holds, or with `withdrawn` the one that was withdrawn and is not settled;
 * NULL: there is none. */
Consent *builtin_consent (const Roster *roster, const BaheValue *values, gboolean withdrawn);

/* birthday.c: a birthday as the roster keeps it, of what a person wrote: "05-12", or "1968-05-12" where the year was
 * said; of the lunar calendar "农历05-12", "农历闰04-08", "农历1968-04-08". *year: 0 where it was not said. NULL: it is
 * no day of either. Free with g_free. */
char *builtin_birthday (const char *words, guint *year);

gboolean builtin_add_group (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_add_person (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_add_name (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_join (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_assign (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_status (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_role (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_end_role (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_birth (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_read_private (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_ask_forget (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_forget (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_refuse_forget (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_consent_give (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_consent_withdraw (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_consent_settle (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_post (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_rename (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
gboolean builtin_rename_group (const BaheAsk *ask, const BaheValue *given, BaheOut *out);

#endif
