/* Inside core/activity only: what its files share. Each file says at its head what it is for; to read them in order:
 * - a verb: unit.c, batch.c, verb.c, own.c or host.c (open.c, attach.c), ask.c and decide.c, append.c, fold.c, give.c
 * and rows.c, project.c
 * - what is changed later: history.c, amend.c, preview.c; another rule: rulebook.c
 * - what people see: boards.c, look.c, views.c, sight.c, naming.c; prizes: award.c and the files named after it
 * - files: file.c
 * - people: roster.c, people.c, deeds.c; private values: secrets.c, forget.c, retention.c, birth.c
 * - fund rules: policy.c and the files named after it; tables and chats: import.c and those named after it
 */
#ifndef BAHE_ACTIVITY_PRIVATE_H
#define BAHE_ACTIVITY_PRIVATE_H

#include "activity/activity.h"
#include "activity/json.h"
#include "activity/roster.h"

#define BAHE_TYPE_OPENED "activity.opened"
#define BAHE_TYPE_ENTERED "entered"
#define BAHE_TYPE_WITHDRAWN "withdrawn"
#define BAHE_TYPE_CORRECTED "corrected"
#define BAHE_TYPE_AWARDED "awarded"
#define BAHE_TYPE_AWARDS_PUBLISHED "awards.published"
#define BAHE_TYPE_AWARDS_GRANTED "awards.granted"
#define BAHE_TYPE_AWARDS_CORRECTED "awards.corrected"
#define BAHE_TYPE_ADOPTED "rule.adopted"
#define BAHE_TYPE_CLOSED "closed"
#define BAHE_TYPE_REOPENED "reopened"
#define BAHE_TYPE_HELD "board.held"
#define BAHE_TYPE_REVEALED "board.revealed"
#define BAHE_TYPE_ATTACHED "attached"

/* ---- history.c: the effective history ----------------------------------------------------------- */

typedef struct { /* what the corrections that stand make of one earlier event */
  gint64 by;     /* seq of the latest */
  gboolean cancelled;
  GPtrArray *values; /* of json_object, in order: each laid over the ones before */
  char *when;        /* a span as text; NULL: as it was */
} BaheCorrection;

/* Corrections of an activity up to a seq (0: all): seq → BaheCorrection. `extra` is one more `corrected` body that is
 * not recorded, or NULL. */
GHashTable *bahe_corrections_read (BaheView *view, gint64 activity, gint64 until, json_object *extra, GError **error);
/* The same in parts, where the records are read with others: every `corrected` record in order, and what then stands,
 * as often as it is asked. */
GArray *bahe_amendments_new (void);
gboolean bahe_amendments_add (GArray *amendments, const BaheEventRow *row, GError **error);
GHashTable *bahe_amendments_settled (const GArray *amendments);
/* The body with what stands laid over it; a new hold. */
json_object *bahe_effective_body (json_object *body, const BaheCorrection *correction);

/* ---- fold.c ------------------------------------------------------------------------------------- */

typedef struct {
  gint64 number, seq; /* seq: of the record that entered it */
  BaheType type;      /* BAHE_PERSON or BAHE_GROUP; BAHE_TEXT: a guest */
  gint64 who;         /* roster number; 0: a guest */
  char *guest;
  json_object *fields; /* of `entry`, as stored */
  char *out;           /* why it withdrew; NULL: it takes part */
  char *named, *key;   /* the name it was last looked for by, and that name's text key */
} BaheEntrant;

typedef struct {        /* a rule as an activity uses it: pinned at opening, changed by adoption */
  char *stage;          /* NULL: every stage without a rule of its own */
  char *name, *hash;    /* hash in hexadecimal */
  json_object *options; /* params, rank, restart, awards: as they were chosen; never NULL */
} BahePinned;

typedef struct {
  gint64 seq, entrant; /* entrant 0: of nobody */
  int event, until;    /* its event type, and the one that ends the hiding */
  char *sheet;         /* whose seat's, about whom: a sheet given again is still one sheet */
} BaheHidden;

typedef struct BaheFold BaheFold;
struct BaheFold { /* a stream folded up to a version */
  gint64 activity, version, seq;
  char *kind, *title;
  const BaheKindInfo *info; /* NULL: no such plugin now */
  gint64 part_of;
  BaheSpan when;
  gboolean demo, closed;
  int first_month;
  gint64 unit_version; /* of the unit's own stream, where the first month stands */
  BaheValues *setup;
  json_object *setup_body;
  GPtrArray *rules;    /* of BahePinned */
  GPtrArray *entrants; /* of BaheEntrant, in order of entry */
  gint64 last_entrant;
  void *state; /* the plugin's */
  GHashTable *corrections;
  GHashTable *conflicts; /* seqs that no longer fit */
  guint *happened;       /* of each event type */
  GArray *hidden;        /* BaheHidden */
  json_object *awarded;  /* lists of awards: an array of what award.h describes */
  gint64 held;           /* 封榜: the seq since which new results are kept back; 0: they are not */
  guint revealed;        /* 揭晓: so many places from the last have been shown since */
  BaheFold *then;        /* as of `held`, for those who look; NULL: not folded yet */
  guint64 failed_commits;
  gboolean projection_checked;
};

typedef struct BaheSink BaheSink;
struct BaheSink { /* where facts and figure entries go; any member may be NULL */
  gboolean (*fact) (BaheSink *sink, const BaheFactRow *fact, GError **error);
  gboolean (*figure) (BaheSink *sink, const BaheFigureEntry *entry, GError **error);
  /* each effective event: its body, its values (NULL: not of a known type), whether it fits */
  gboolean (*event) (BaheSink *sink, const BaheFold *fold, const BaheEventRow *row, json_object *body,
                     gboolean cancelled, GError **error);
};

/* Folds a stream up to a seq (0: all that the view shows). NOT_FOUND if there is no such activity. */
BaheFold *bahe_fold_load (BaheUnit *unit, BaheView *view, gint64 activity, gint64 until, json_object *extra,
                          BaheSink *sink, GError **error);
/* The same as if what opens its hidden records had happened just behind: what an officer sees who looks before. */
BaheFold *bahe_fold_load_opened (BaheUnit *unit, BaheView *view, gint64 activity, gint64 until, BaheSink *sink,
                                 GError **error);
void bahe_fold_free (BaheFold *fold);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheFold, bahe_fold_free)
/* One event more. A `corrected` one changes nothing here: who meets one loads again. */
gboolean bahe_fold_apply (BaheFold *fold, const BaheEventRow *row, BaheSink *sink, GError **error);
/* The same where the body has been read already. */
gboolean bahe_fold_apply_body (BaheFold *fold, const BaheEventRow *row, json_object *body, BaheSink *sink,
                               GError **error);
/* The same of one of the kind's own that has just been written, with the values that are read of its body. */
gboolean bahe_fold_apply_own (BaheFold *fold, const BaheEventRow *row, int event, const BaheValue *values,
                              BaheSink *sink, GError **error);
/* Whether it is what the view shows, with nothing to catch up on. */
gboolean bahe_fold_is_current (const BaheFold *fold, BaheView *view);
/* Brings a fold to what the view shows, loading it again where a correction came; *fold is replaced. */
gboolean bahe_fold_catch_up (BaheUnit *unit, BaheView *view, BaheFold **fold, GError **error);

BaheEntrant *bahe_fold_entrant (const BaheFold *fold, gint64 number);
gboolean bahe_fold_in_conflict (const BaheFold *fold, gint64 seq);
/* The fields and stored body of a host event, so that it is shown and corrected like any other. NULL: not the host's.
 */
const BaheField *bahe_host_event_fields (const char *type);
const BaheLabel *bahe_host_event_label (const char *type);
/* Values of an event of this kind from its body, brought to the present layout. */
BaheValues *bahe_event_values (const BaheKindInfo *info, int event, json_object *body, const BaheNames *names,
                               GError **error);
/* 1–12: where the reporting year of the unit begins. */
int bahe_unit_first_month (BaheView *view);

/* ---- decide.c: calling a kind ------------------------------------------------------------------- */

/* Between these, functions of this kind may be called; one at a time in the process. */
void bahe_kind_enter (const BaheKindInfo *info, const char *function);
void bahe_kind_leave (void);

typedef struct {
  int event;
  BaheValues *values;
} BaheRecorded;
typedef struct BaheOutBuffer BaheOutBuffer;
struct BaheOutBuffer {
  BaheOut out;                /* first: a BaheOut is one of these */
  const BaheEventInfo *types; /* what `record` may name */
  guint n_types;
  BaheRecorded *recorded;
  guint n_recorded;
  gboolean wrong; /* named a type that is not there */
  int refusal, field;
  BaheValue *detail;
  char *detail_text;
};
void bahe_out_init (BaheOutBuffer *buffer, const BaheEventInfo *types, guint n_types);
void bahe_out_clear (BaheOutBuffer *buffer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheOutBuffer, bahe_out_clear)

/* ---- naming.c ----------------------------------------------------------------------------------- */

typedef struct {
  BaheNames names; /* data is this */
  BaheUnit *unit;
  BaheView *view;
  BaheRoster *roster;
  const BaheFold *fold;  /* NULL: no entrants */
  gboolean past;         /* the roster of an earlier seq, not to be kept */
  GHashTable *files;     /* hash → GBytes: content that came with what is given; NULL: none */
  json_object *standing; /* of a correction: the record as it stands, whose files may stay; NULL: none */
} BaheNaming;
gboolean bahe_naming_init (BaheNaming *naming, BaheUnit *unit, BaheView *view, const BaheFold *fold, gint64 until,
                           GError **error);
void bahe_naming_clear (BaheNaming *naming);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheNaming, bahe_naming_clear)
char *bahe_entrant_name (const BaheNaming *naming, const BaheEntrant *entrant);
/* Fills in the names of entrants, persons … in values that came without. */
char *bahe_naming_show (BaheNaming *naming, const BaheField *field, const BaheValue *value);
/* The same, behind what is there. */
void bahe_naming_write (GString *words, BaheNaming *naming, const BaheField *field, const BaheValue *value);

/* ---- ask.c -------------------------------------------------------------------------------------- */

typedef struct BaheAsking BaheAsking;
/* What `decide` is handed; all must outlive it. */
BaheAsking *bahe_asking_new (BaheNaming *naming, const BaheFold *fold, gint64 actor, const BaheSpan *when,
                             const BaheField *fields, const BaheValue *given);
const BaheAsk *bahe_asking_ask (const BaheAsking *asking);
void bahe_asking_free (BaheAsking *asking);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheAsking, bahe_asking_free)

/* ---- project.c ---------------------------------------------------------------------------------- */

/* Facts and figure entries of one event or derived event; *n_fact and *n_figure count on. */
gboolean bahe_give (const BaheFold *fold, int event, const BaheValue *values, const BaheSpan *when, gint64 seq,
                    guint *n_fact, guint *n_figure, BaheSink *sink, GError **error);

/* The figure entries of a row of a view, which are never stored. */
gboolean bahe_give_row (const BaheFold *fold, int view, const BaheValue *values, guint *n_figure, BaheSink *sink,
                        GError **error);

/* The row of the list of activities: title, day and place in the year's order, as the records have them now. */
gboolean bahe_projection_row (BaheTransaction *transaction, const BaheFold *fold, GError **error);

typedef struct { /* writes what it is given into the store */
  BaheSink sink;
  BaheTransaction *transaction;
  gint64 activity, from;
} BaheStoreSink;
void bahe_store_sink_init (BaheStoreSink *sink, BaheTransaction *transaction, gint64 activity, gint64 from);

typedef struct BaheRows BaheRows; /* the facts and figure entries of an activity in memory, by event */
BaheRows *bahe_rows_new (void);
void bahe_rows_free (BaheRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheRows, bahe_rows_free)
BaheSink *bahe_rows_sink (BaheRows *rows);
gboolean bahe_rows_read (BaheRows *rows, BaheView *view, gint64 activity, gint64 as_of, GError **error);
/* In order of (seq, n). */
gboolean bahe_rows_each_fact (BaheRows *rows, BaheEachFact each, gpointer data, GError **error);
/* Closes what is no longer given and adds what is new, as of `from`. */
gboolean bahe_rows_write_changes (BaheRows *before, BaheRows *after, BaheTransaction *transaction, gint64 activity,
                                  gint64 from, GError **error);
/* Events (seq) whose rows differ, in order: an array of gint64. */
GArray *bahe_rows_differ (BaheRows *before, BaheRows *after);

/* FALSE if the facts in the store were built from another declaration, or never. */
gboolean bahe_projection_current (BaheView *view, const BaheFold *fold);
gboolean bahe_projection_stamp (BaheTransaction *transaction, const BaheFold *fold, GError **error);
gboolean bahe_projection_rebuild (BaheUnit *unit, BaheTransaction *transaction, gint64 activity, GError **error);

/* ---- unit.c ------------------------------------------------------------------------------------- */

typedef struct BahePolicies BahePolicies;

/* ---- glance.c ----------------------------------------------------------------------------------- */

typedef struct BaheGlances BaheGlances; /* locks itself */
BaheGlances *bahe_glances_new (BahePlugins *plugins);
void bahe_glances_free (BaheGlances *glances);
/* Whether each is closed, held, awarded, and its setup, from its info and the record as of the view. */
gboolean bahe_glances_tell (BaheGlances *glances, BaheView *view, const GPtrArray *activities, GError **error);
gboolean bahe_glances_tell_one (BaheGlances *glances, BaheView *view, BaheActivity *activity, GError **error);

struct BaheUnit {
  BaheStore *store;
  BahePlugins *plugins;
  char **folders;
  GHashTable *writing;    /* activity → BaheFold; touched only by who leads a commit */
  guint64 failed_commits; /* as of which `writing` holds */
  GMutex lock;            /* of `looking` and `kinds` */
  GQueue looking;         /* of BaheFold: committed, latest used first; taken out while used */
  GHashTable *kinds;      /* activity → the name of its kind, interned; of those that were asked for */
  GQueue rosters;         /* of BaheRoster, likewise */
  BahePolicies *policies; /* fund rules; NULL: none */
  BaheGlances *glances;
};

/* A committed fold for reading: taken from the cache or loaded. Give it back. */
BaheFold *bahe_unit_take_fold (BaheUnit *unit, BaheView *view, gint64 activity, GError **error);
void bahe_unit_give_fold (BaheUnit *unit, BaheFold *fold);
/* The roster as the view shows it. Give it back. */
BaheRoster *bahe_unit_take_roster (BaheUnit *unit, BaheView *view, GError **error);
void bahe_unit_give_roster (BaheUnit *unit, BaheRoster *roster);
/* After work on the roster's stream was undone: what was folded of it never was. */
void bahe_unit_forget_rosters (BaheUnit *unit);
/* The name of its kind, interned; NULL: there is no such activity. */
const char *bahe_kind_of (BaheView *view, gint64 activity);
gint64 bahe_find_activity (BaheView *view, const char *words, GError **error);

/* ---- verb.c, append.c, host.c, amend.c, rulebook.c ----------------------------------------------- */

typedef struct { /* one verb being done, by who leads the commit */
  BaheUnit *unit;
  BaheTransaction *transaction;
  BaheView *view;
  const BaheRequest *request;
  const BaheVerb *host; /* the verb, if it is one of the host's; NULL: one of the kind's, or none */
  gint64 activity;      /* resolved */
  BaheFold *fold;       /* of it; owned by unit->writing; NULL while opening */
  gint64 now;
  BaheSpan when;
  const guint8 *prepared; /* bahe_requests_digest, of request->activity */
  guint8 digest[BAHE_HASH_SIZE];
  guint part;
  gint64 first_seq, last_seq;
  GString *body;        /* room for the body of a record; of all verbs of the batch */
  GString *words;       /* of the answer; taken by it */
  GArray *touched;      /* activities appended to in this work */
  BaheNaming *naming;   /* of all verbs of the batch; through bahe_act_naming only */
  json_object *verdict; /* what fund rules say of it; NULL: none judges it */
  GHashTable *files;    /* hash → GBytes: content that came with the request; NULL: none */
} BaheAct;

/* The names as this verb sees them, its own records included. */
BaheNaming *bahe_act_naming (BaheAct *act, GError **error);

/* Appends one event and folds it, with its facts and figures. Takes no hold of `body`. */
gboolean bahe_act_append (BaheAct *act, const char *type, json_object *body, GError **error);
/* The same of one of the kind's own, by its body as it is stored and the values that are read of it. */
gboolean bahe_act_append_own (BaheAct *act, int event, const GString *body, const BaheValue *values, GError **error);
gboolean bahe_act_require_role (const BaheAct *act, const char *role, const BaheLabel *verb, GError **error);
/* "record id:part", to which a private value is bound. */
char *bahe_act_place (const BaheAct *act);
/* What bahe_values_to_json seals with. */
BaheSealing bahe_act_sealing (BaheAct *act);

/* ---- file.c -------------------------------------------------------------------------------------- */

/* Where what was given brings content of files: *taken, a copy that tells each by name, type, size and hash; the
 * content goes into *files (made if need be): hash → GBytes. Else *taken is NULL. On any thread. INVALID names the
 * field. */
gboolean bahe_files_take (json_object *given, json_object **taken, GHashTable **files, GError **error);
/* Keeps the content of those files that a body tells of. */
gboolean bahe_act_keep_files (BaheAct *act, json_object *body, GError **error);
/* Member `file` of a BaheSealing over a BaheAct. */
char *bahe_act_seal_file (gpointer act, gint64 person, const char *place, const char *hash, GError **error);
/* The content as it is stored. NOT_FOUND: it was forgotten; CORRUPT. */
gboolean bahe_file_content (BaheView *view, const char *hash, GBytes **bytes, GError **error);
/* [{field, n, name, type, size, picture} or {field, n, sealed}]: the files of a body. */
json_object *bahe_files_listed (json_object *body);
typedef struct { /* a record that somebody may see */
  gint64 activity;
  char *type;
  json_object *body;
} BaheSighted;
void bahe_sighted_clear (BaheSighted *sighted);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheSighted, bahe_sighted_clear)
gboolean bahe_sight_record (BaheUnit *unit, BaheView *view, const BaheFileAsk *ask, BaheSighted *sighted,
                            GError **error);
/* look.c: whether a record shows this role nothing: it is hidden until another one, or its board is held. */
gboolean bahe_event_is_kept_back (const BaheFold *fold, const char *type, gint64 seq, const BaheCorrection *correction,
                                  BaheRole role);

/* ---- more of verb.c ------------------------------------------------------------------------------ */

/* birth.c: "on the birthday", for the name of a day that follows from a date of birth. */
const char *bahe_births_day_label (const char *name);
/* secrets.c: each private value of the records of a type that are not void, opened, in the order they were recorded;
 * those whose key was destroyed are left out. `plain` is JSON. */
typedef void (*BaheEachPrivate) (gint64 person, const char *plain, gpointer data);
gboolean bahe_private_each (BaheUnit *unit, gint64 activity, const char *type, BaheEachPrivate each, gpointer data,
                            GError **error);
/* retention.c: what the unit has set for itself. */
typedef struct BaheRetentions BaheRetentions;
BaheRetentions *bahe_retentions_read (BaheUnit *unit, BaheView *view, GError **error);
void bahe_retentions_free (BaheRetentions *retentions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheRetentions, bahe_retentions_free)
/* Whether a record is one from which the years of a person's values run. */
gboolean bahe_retention_ends (const BaheKindInfo *info, const char *type, json_object *body, gint64 *person);
/* The day a value that was recorded then is to be destroyed by: "2029-03-26". `ended`: when the record came that the
 * years run from (NULL: not yet). NULL: there is no such day. Free with g_free. */
char *bahe_retention_due (const BaheRetentions *retentions, const char *kind, const BaheField *field, gint64 recorded,
                          const gint64 *ended);
/* secrets.c: what private values of an event are bound to, "ID:PART". Free with g_free. */
char *bahe_event_place (const BaheEventRow *row);
/* forget.c: a problem for each person whose sealed files are gone and of whom nothing was forgotten. */
gboolean bahe_unit_verify_forgotten (BaheUnit *unit, GPtrArray *problems, GError **error);
/* forget.c: whether a request has a person's private values destroyed. */
gboolean bahe_request_forgets (const BaheRequest *request);
/* JSON of values with private ones sealed by the unit's keys. */
json_object *bahe_act_body (BaheAct *act, const BaheField *fields, const BaheValue *values, GError **error);
/* The digest of what was given with each, as long as nothing of it is private. On any thread. */
void bahe_requests_digest (const BaheRequest *requests, gsize n, guint8 (*digests)[BAHE_HASH_SIZE]);
/* Puts a digest under its person's key in the place of each private value, so that nobody can guess it from there. */
gboolean bahe_given_hide_private (BaheNaming *naming, const BaheField *fields, json_object *given, GError **error);
/* Whether any of the fields, or of their columns, is private to a person. */
gboolean bahe_fields_private (const BaheField *fields);
/* Does the verb of a request: known, else role and the host's or the kind's own. */
gboolean bahe_act_do (BaheAct *act, BaheAnswer *answer, GError **error);
/* Fills act->digest. */
gboolean bahe_act_digest (BaheAct *act, GError **error);
/* Keeps a fold for the writer, or drops it. */
void bahe_act_keep_fold (BaheUnit *unit, BaheFold *fold);
void bahe_act_forget_fold (BaheUnit *unit, gint64 activity);
BaheFold *bahe_act_fold (BaheAct *act, gint64 activity, GError **error);
/* What people call this type of record; the type itself where nobody says. */
const char *bahe_event_title (const BaheKindInfo *info, const char *type);
/* One line about an event, for people; never a private value. */
char *bahe_event_words (BaheNaming *naming, const BaheFold *fold, const char *type, json_object *body);
/* The same of one of the kind's own with these values, behind what is there. */
void bahe_event_write_own (GString *words, BaheNaming *naming, const BaheFold *fold, int event,
                           const BaheValue *values);

/* A verb of the activity's kind: fields, own seat, decide, append. */
gboolean bahe_do_kind_verb (BaheAct *act, const BaheVerbInfo *verb, GError **error);

typedef gboolean (*BaheHostDo) (BaheAct *act, GError **error);
/* NULL: not a verb of the host. */
const BaheVerb *bahe_host_verb_table (const char *name);
BaheHostDo bahe_host_verb (const BaheVerb *table);
gboolean bahe_do_open (BaheAct *act, GError **error);
gboolean bahe_do_correct (BaheAct *act, GError **error);
gboolean bahe_do_cancel (BaheAct *act, GError **error);
gboolean bahe_do_undo (BaheAct *act, GError **error);
extern const BaheVerb bahe_verb_award, bahe_verb_publish_awards, bahe_verb_grant_awards, bahe_verb_correct_awards;
gboolean bahe_do_award (BaheAct *act, GError **error);
gboolean bahe_do_publish_awards (BaheAct *act, GError **error);
gboolean bahe_do_grant_awards (BaheAct *act, GError **error);
gboolean bahe_do_correct_awards (BaheAct *act, GError **error);
gboolean bahe_do_adopt (BaheAct *act, GError **error);
gboolean bahe_do_hold (BaheAct *act, GError **error);
gboolean bahe_do_reveal (BaheAct *act, GError **error);
extern const BaheField bahe_attach_fields[];
extern const BaheVerb bahe_verb_attach;
gboolean bahe_do_attach (BaheAct *act, GError **error);
/* Nothing is settled while sheets are hidden or lots must be drawn: REFUSED, in words. */
gboolean bahe_check_settled (const BaheFold *fold, const BaheBoardOf *of, GError **error);

/* Takes a member out of an object that is JSON of its own, or text of JSON, or words in a list. A new hold; NULL: not
 * given. */
gboolean bahe_take_json (json_object *given, const char *name, json_object **value, GError **error);
/* A copy of what was given; {} for NULL. */
json_object *bahe_given_copy (json_object *given);

/* The body of a `corrected` event; what is sealed goes through `sealing`. `values` NULL: cancelled. */
json_object *bahe_amend_body (BaheNaming *naming, gint64 seq, json_object *values, const char *reason,
                              const BaheSealing *sealing, const char *place, GError **error);

/* Pins the rules that a kind is opened with into the body of `activity.opened`; `chosen` has rule, params, rank,
 * restart and awards, each as it was given or left out. */
gboolean bahe_rules_pin (BaheAct *act, const BaheKindInfo *info, json_object *chosen, json_object *body,
                         GError **error);
GPtrArray *bahe_rules_new (void);
/* Takes over what a body of `activity.opened` or `rule.adopted` says. */
void bahe_rules_take (GPtrArray *rules, json_object *body);
/* NULL: the stage has no rule. */
const BahePinned *bahe_rules_for (const GPtrArray *rules, const char *stage);
/* The rule's text by its pinned hash. */
BaheRule *bahe_rules_compile (BaheView *view, const BahePinned *pinned, GError **error);
/* Whether a kind records anything of what the rule reads; else every place of its board would be empty. `info` NULL: not known. */
gboolean bahe_rules_fit (const BaheKindInfo *info, const BaheRule *rule, GError **error);
/* A scoring with the chosen options, laid over what the setup says under the rule's own names. `params`: instead of the
 * chosen ones; NULL: the chosen. */
BaheScoring *bahe_rules_scoring (const BaheFold *fold, BaheRule *rule, const BahePinned *pinned, json_object *params,
                                 GError **error);

/* ---- boards.c ----------------------------------------------------------------------------------- */

typedef struct {
  BaheView *view;
  gint64 as_of;
  BaheRows *rows; /* facts from memory; NULL: from the store */
} BaheFactSource;
GPtrArray *bahe_boards_make (BaheNaming *naming, const BaheFold *fold, const BaheFactSource *source,
                             const BaheBoardQuery *query, GError **error);
/* ---- from.c: boards made of other activities' boards --------------------------------------------- */

/* The tallies that the contests of a fold's setup give, as whoever asks may see them: into rows. */
gboolean bahe_from_facts (BaheNaming *naming, const BaheFold *fold, const BaheBoardQuery *query, gint64 as_of,
                          BaheRows *rows, GError **error);
/* What those tallies have besides: "tally.weight:number" … */
void bahe_from_declare (const BaheKindInfo *info, GPtrArray *names);
/* The activities (gint64) whose boards those of this one are made of; none for most kinds. */
gboolean bahe_from_sources (BaheUnit *unit, BaheView *view, gint64 activity, GArray *sources, GError **error);
/* Whether each of them has a board and is named once. REFUSED names the field. */
gboolean bahe_from_check (BaheUnit *unit, BaheView *view, const BaheKindInfo *info, const BaheValue *setup,
                          GError **error);

/* ---- deeds.c: what persons did in other activities ------------------------------------------------ */

typedef struct BaheDeeds BaheDeeds;
/* Of everybody, as of a seq (0: now), for whoever looks at this activity: in the order of the records that tell them.
 */
BaheDeeds *bahe_deeds_read (BaheNaming *naming, const BaheFold *fold, gint64 as_of, GError **error);
const BaheDeed *const *bahe_deeds_list (const BaheDeeds *deeds, gsize *n);
void bahe_deeds_free (BaheDeeds *deeds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheDeeds, bahe_deeds_free)

/* The recorded list of a board; NULL: none. Borrowed. */
json_object *bahe_awarded_on (const BaheFold *fold, const char *stage, const char *group);
/* An award of recorded rows in the language of messages. Borrowed. */
const char *bahe_awarded_name (json_object *row);
/* [{entrant, name, recorded, now}]: who has another award on the board than was recorded for it. */
json_object *bahe_awards_moved (const BaheFold *fold, const BaheBoardOf *of);
/* The row of a list that an entrant has now; NULL: none. Borrowed. */
json_object *bahe_award_standing (json_object *rows, gint64 entrant);
/* Takes in a record about awards; FALSE: it does not fit what came before. */
gboolean bahe_awards_take (BaheFold *fold, const char *type, json_object *body, gint64 seq, const BaheSpan *when);
/* Makes the changes of a correction's body in a list. */
void bahe_awards_change (json_object *list, json_object *body);
/* REFUSED where the record is a list of awards that were given. */
gboolean bahe_awards_may_amend (const BaheFold *fold, const char *type, gint64 seq, GError **error);
/* A fold to read from, as of a seq (0: now), and its return. */
BaheFold *bahe_fold_to_look (BaheUnit *unit, BaheView *view, gint64 activity, gint64 as_of, GError **error);
void bahe_fold_looked (BaheUnit *unit, BaheFold *fold, gint64 as_of);
/* Looks at an activity as of the query's seq: what `look` makes of it, or NULL with its error. */
typedef gpointer (*BaheLookAtBoards) (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query,
                                      GError **error);
gpointer bahe_boards_look (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, BaheLookAtBoards look,
                           GError **error);
/* A BaheLookAtBoards: the boards, an array of BaheBoardOf that frees them. */
gpointer bahe_boards_in_view (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query,
                              GError **error);

/* ---- people.c ----------------------------------------------------------------------------------- */

typedef struct BahePeople BahePeople; /* who stands behind the entrants of an activity on a day */
/* All must outlive it. */
BahePeople *bahe_people_new (const BaheNaming *naming, const BaheFold *fold, gint64 day);
void bahe_people_free (BahePeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BahePeople, bahe_people_free)
/* Persons (gint64) that a line-up or the entry names, else the person that it is: of a group alone nobody. */
GArray *bahe_people_named (const BahePeople *people, const BaheEntrant *entrant);
/* Persons (gint64): of the line-up, else the authors of the entry, else the person, else all in service in the group.
 */
GArray *bahe_people_of (const BahePeople *people, const BaheEntrant *entrant);
/* Their names as they are shown: [text]. */
json_object *bahe_people_names (const BahePeople *people, const BaheEntrant *entrant);
/* How many: what the entry says, else how many they are; a guest is one. */
gint64 bahe_headcount_of (const BahePeople *people, const BaheEntrant *entrant);

/* ---- marks.c: 亮分 -------------------------------------------------------------------------------- */

/* What bahe_unit_marks gives of what this verb is about, were it recorded; NULL: nothing that the actor may see. */
json_object *bahe_act_marks (BaheAct *act);

/* ---- hold.c: 封榜 and 揭晓 ------------------------------------------------------------------------ */

/* Whether who asks so is to see less than there is. */
gboolean bahe_hold_applies (const BaheFold *fold, const BaheBoardQuery *query);
/* Folds the stream as of the hold too, where there is one; before anything below is asked of the fold. */
gboolean bahe_hold_prepare (BaheUnit *unit, BaheView *view, BaheFold *fold, GError **error);
/* The boards as they may be seen: a BaheLookAtBoards of a prepared fold. */
gpointer bahe_hold_boards (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query,
                           GError **error);
/* Whether a view tells results, and the field that says in which order entrants appear (−1: none). */
gboolean bahe_view_has_results (const BaheEventInfo *view);
int bahe_view_in_order (const BaheEventInfo *view);
/* Entrants in order of appearance where a view of the kind tells it, then the others as they entered: gint64. */
GArray *bahe_appearance (const BaheFold *fold);
/* Whether a record, or a correction that came to it, is of those kept back. */
gboolean bahe_hold_hides (const BaheFold *fold, const char *type, gint64 seq);

/* The boards without any hold, with the names of the roster as of a seq (0: now); `also` gets the facts that they are
 * made of, NULL: nobody asks. */
gpointer bahe_boards_unheld (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query,
                             gint64 names, BaheRows *also, GError **error);
/* Facts (seqs) that do not count for who asks so: hidden ones before the event that opens them. */
GHashTable *bahe_hidden_seqs (const BaheFold *fold, const BaheBoardQuery *query);

/* sight.c: a row of a view as this role may see it, without what is restricted; NULL: it is not theirs to see, or only
 * about people who have died where the list ends with a life. Of a list the items are made shorter in place. Free with
 * g_free. */
BaheValue *bahe_row_in_sight (const BaheRoster *roster, const BaheEventInfo *view, const BaheValue *values,
                              BaheRole role);

/* What bahe_unit_boards_seq gives: the last record of the activity, of those its boards are made of, the roster or
 * the unit. Nothing else shows on a
 * board. */
gboolean bahe_boards_seq (BaheUnit *unit, BaheView *view, gint64 activity, gint64 *seq, GError **error);
/* The rows of the kind's views as it gives them, without deeds; only of a kind that has `view`. */
void bahe_views_call (const BaheFold *fold, BaheOutBuffer *rows);
/* The same with what persons did in other activities as of a seq (0: now), where the kind looks at it. `rows` is to be
 * cleared either way. */
gboolean bahe_views_gather (BaheNaming *naming, const BaheFold *fold, gint64 as_of, BaheOutBuffer *rows,
                            GError **error);
/* What bahe_unit_views gives, of this fold. */
json_object *bahe_views_json (BaheUnit *unit, BaheView *view, const BaheFold *fold, const BaheBoardQuery *query,
                              GError **error);
/* What bahe_unit_setup gives, of this fold. */
json_object *bahe_setup_json (BaheUnit *unit, BaheView *view, const BaheFold *fold, gint64 as_of, GError **error);
/* One row of fields as {name: {"value":…,"text":…}}. */
json_object *bahe_row_json (BaheNaming *naming, const BaheField *fields, const BaheValue *values);
/* How many sheets are hidden now: one given again counts once, those of who withdrew count no more. */
guint bahe_fold_hidden (const BaheFold *fold);
/* The same of one event type only: a kind may hide comments or a draw besides. −1: of all. */
guint bahe_fold_hidden_of (const BaheFold *fold, int event);
/* The verb that hands in sheets: a seat's own, hidden at first. NULL: the kind has none. */
const BaheVerbInfo *bahe_kind_sheet_verb (const BaheKindInfo *kind);

#endif
