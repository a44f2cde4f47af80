/* bahe/plugin.h — the whole contract between the host and one plugin.
 *
 * A plugin is a shared object that exports ONE const table, bahe_plugin_v1. It imports nothing from the
 * host: what it may read is handed to it, what it has to say goes through `BaheOut`.
 *
 *   verb + values ──▶ decide(ask, values) ──▶ events ──▶ evolve(state, event) ──▶ facts ──▶ rule (Lua) ──▶ board
 *
 * A kind is a table first. A verb's values become the event it `records`; an event's `facts` say what a rule
 * reads of it; so a simple contest type is data alone. Tables point at each other by name; the host resolves
 * every name when it loads the plugin and refuses the plugin, with the name, where one does not fit.
 *
 * Functions are for what a table cannot say. They are pure: no clock, file, global or random number but what
 * `BaheAsk` hands them. The host calls one at a time, on one thread, and may at any moment free a state and
 * fold the stream again: after a failed commit, another process's append, or a correction.
 *
 * A correction is not an event that evolve sees. It names an earlier event and gives other values, or none;
 * the host folds again with the new values in the old one's place. So no kind has code for corrections.
 *
 * Rules of the ABI: no function of a plugin is called before magic, major and strides are checked. Rows of
 * tables grow only at their end (the plugin carries the strides it was built with); BaheValue never changes
 * within a major. Pointers handed in are borrowed for that call. Tables end with a row of zeros.
 */
#ifndef BAHE_PLUGIN_H
#define BAHE_PLUGIN_H

#include <gmodule.h>

G_BEGIN_DECLS

#define BAHE_PLUGIN_MAGIC 0x42414845u /* "BAHE" */
#define BAHE_ABI_MAJOR 1u             /* also the suffix of the exported name */

typedef struct {
  const char *zh, *en;
} BaheLabel;

/* ---- fields and values ---------------------------------------------------------------------------- */

typedef enum {
  BAHE_TEXT = 1,
  BAHE_INTEGER,
  BAHE_DECIMAL,
  BAHE_MONEY,    /* integer fen */
  BAHE_QUANTITY, /* decimal with a unit; never summed across units */
  BAHE_WHEN,     /* first and last minute it can mean, in the unit's own time zone */
  BAHE_FLAG,
  BAHE_CHOICE,
  BAHE_ENTRANT,  /* of this activity: a person, a group or a guest */
  BAHE_PERSON,
  BAHE_GROUP,
  BAHE_ACTIVITY, /* another activity */
  BAHE_EVENT,    /* an event of any activity, as evidence */
  BAHE_FILE,     /* kept by the host under its hash: a photo of a receipt, a scan, an uploaded work */
  BAHE_ROWS,     /* a list of rows of `columns`: a draw, a sheet of marks, several gifts */
} BaheType;

typedef enum {
  BAHE_REQUIRED = 1 << 0,
  BAHE_MANY = 1 << 1,   /* a list */
  BAHE_ROUGH = 1 << 2,  /* may be given as about, at least, nearly or unknown: 2760多元 */
  BAHE_REMARK = 1 << 3, /* a text for people to read: no fact carries it, so no rule sees it */
  /* Of a view: it tells a result, so while a board is held (封榜) the view stands as it stood then; one with an order of
   * appearance goes on, and only this field of each entrant stays as it was. */
  BAHE_RESULT = 1 << 4,
  /* Of a view's entrant: the rows stand in the order of appearance. Of several such views the first counts. */
  BAHE_IN_ORDER = 1 << 5,
  /* Of a view: only recorders and officers see this field. To all others a row that says nothing else is not there. */
  BAHE_RESTRICTED = 1 << 6,
  /* Of a view's day: something waits until then, and afterwards it is overdue. Settled rows leave it unset. A sealed day
   * whose text is "birthday" or "retirement" is that day of each person in the row's BAHE_LIVING field, between the minutes
   * `integer` and `last`; the host finds it from the sealed date of birth when an officer asks what is due. Since 1.3. */
  BAHE_DUE = 1 << 7,
  /* Of a view's person: a list of what is still to be done, which ends with a life or with leaving the unit. Rows about who died or
   * left are left out, of several people only they are. */
  BAHE_LIVING = 1 << 8,
  /* Of an integer between 0 and 2^40 - 1, taken from ask->seed: the host makes the check code of a certificate from it and shows it
   * nowhere else. A record that has it gives a certificate; a view that has it lists those of the activity, a row each: `record`
   * (BAHE_EVENT), which gave it, `receiver` (BAHE_PERSON), `given` (BAHE_WHEN), `lead` and `award`, the words around the award,
   * `state` (a choice of "valid", "replaced", "taken-back"), and what else is printed. Since 1.4. */
  BAHE_CERTIFICATE = 1 << 9,
} BaheFieldFlags;

typedef struct {
  const char *name; /* stored in the event, never its number */
  BaheLabel label;
} BaheChoice;

typedef struct {     /* how long a private value is kept, before an officer is told that it is time to destroy it */
  guint32 years;     /* 0: as long as the person is in the roster, or with `until` no longer than till then */
  const char *until; /* the event of the kind about the person from which the years run; NULL: from the record itself */
  BaheLabel source;  /* which rule says so */
} BaheRetention;

typedef struct BaheField BaheField;
struct BaheField {
  const char *name; /* key in events, CLI option, form field, CSV column */
  BaheType type;
  guint32 flags;
  BaheLabel label;
  const char *min, *max;     /* exact, as a person writes it (money in yuan; of a text its length); NULL: no bound */
  const char *fallback;      /* used when not given, and for events older than the field; NULL: unset */
  const char *units;         /* of a quantity: "斤|桶|件"; NULL: any */
  const BaheChoice *choices; /* of a choice */
  const BaheField *columns;  /* of rows */
  const char *private_to;    /* the person field whose key encrypts this one; evolve, facts, figures see it sealed */
  const BaheRetention *keep; /* since 1.3: of a private one; NULL: the period that the host has for all */
};

typedef enum {
  BAHE_UNSET,
  BAHE_EXACT,
  BAHE_ABOUT,
  BAHE_AT_LEAST, /* 多, 余 */
  BAHE_NEARLY,   /* 近 */
  BAHE_UNKNOWN,  /* something, amount not recorded */
  BAHE_SEALED,   /* private: only that it was given */
} BaheHow;

typedef struct BaheValue BaheValue;
struct BaheValue {        /* in the order of the fields that declare it */
  guint32 how;            /* BaheHow */
  gint32 exponent;        /* decimal, quantity: integer × 10^exponent */
  gint64 integer;         /* number, fen, flag, index of the choice, number of entrant, person, …; first minute since 1970 */
  gint64 last;            /* of a when: last minute */
  const char *text;       /* text, unit, "9月初" as it was said, or the name to show; of a file its name */
  const BaheValue *items; /* of a list: its values; of rows: row i, column c is items[i].items[c]; since 1.4 of a file: its hash
                           * and media type as texts, `integer` being its size in bytes. Copied as a whole it stays that file */
  gsize n;                /* how many items */
};

/* ---- events, and the facts a rule reads of them ----------------------------------------------------- */

typedef enum {
  BAHE_MATCH = 1,
  BAHE_MARK,
  BAHE_MEASURE,
  BAHE_TALLY,
  BAHE_LOT,    /* a lot drawn among the level: entrant, value = its place in the draw; the latest counts */
  BAHE_MEMBER, /* the entrant takes part in this stage and group: it is on that board before it has played */
} BaheShape;

typedef struct { /* names of the event's fields, or of the columns of `rows`; NULL: none */
  BaheShape shape;
  const char *rows;                  /* one fact a row of this field */
  const char *entrant, *value;       /* who; score, mark, measure or points */
  const char *other, *against;       /* match: the other side and its score */
  const char *faults, *other_faults; /* cautions, errors; of each side */
  const char *ended;                 /* match: choice among played, forfeit, retired, bye, void */
  const char *parts;                 /* match: rows of two scores: ends, sets */
  const char *by, *about;            /* mark: judge, criterion; measure: attempt; tally: reason */
  const char *stage, *group, *round; /* a board is made for each stage and group */
} BaheFact;

typedef struct BaheOut BaheOut;
typedef struct BaheAsk BaheAsk;
typedef struct BaheEventType BaheEventType;

struct BaheEventType {
  const char *name; /* past tense: "result.recorded" */
  BaheLabel label;
  const BaheField *fields;
  const BaheFact *facts;    /* usually one */
  const char *hidden_until; /* the event of this stream before which only its actor and officers see it */
  guint32 version;          /* of the layout; 0 is the first. A new field with a fallback needs no new version */
  const BaheEventType *before; /* the layout of version − 1 … */
  void (*upgrade) (const BaheValue *old, BaheOut *out); /* … and out->record of it in this one */
};

/* ---- verbs ------------------------------------------------------------------------------------------ */

typedef struct { /* a named reason to say no; {field} is replaced by what was given, {detail} by what refuse() adds */
  const char *name;
  BaheLabel message;
} BaheRefusal;

struct BaheOut { /* what a function may say; values are copied */
  guint32 size;
  void (*record) (BaheOut *out, guint event, const BaheValue *values);
  /* Always FALSE, so: return out->refuse (…). `field` −1: none; `detail` may be NULL. */
  gboolean (*refuse) (BaheOut *out, guint refusal, int field, const BaheValue *detail);
};

typedef struct {
  gint64 entrant;
  guint rank;
} BaheStanding;

struct BaheAsk { /* what decide may look at; what it relies on later it must record */
  guint32 size;
  const void *state;
  gint64 actor;          /* person number, 0: none */
  const BaheValue *when; /* when it happened */
  guint64 seed;          /* random, made for this call, so that lots can be drawn */
  /* A field of a person or group in the roster on that day ("sex", "group", "status"); unset if there is none. */
  const BaheValue *(*roster) (const BaheAsk *ask, const BaheValue *who, const char *field);
  /* The board before this verb, best first: who goes on to the next stage, whom Swiss pairs. NULL: the whole board. */
  const BaheStanding *(*standing) (const BaheAsk *ask, const char *stage, const char *group, gsize *n);
  /* The same of the person or group that an entrant is, by the entrant's number, whatever was given; besides its own
   * "number", and "sort": "person", "group" or "guest". Of a guest the roster says nothing more. */
  const BaheValue *(*entrant) (const BaheAsk *ask, gint64 entrant, const char *field);
};

typedef struct {
  const char *name; /* imperative: "result" */
  BaheLabel label;
  const char *role;        /* the least role that may: "recorder", "judge", … */
  const char *own;         /* the field that is the actor's own seat; only officers may fill it for another */
  const BaheField *fields;
  const char *records; /* the event that the values become when decide records nothing itself: it has the same fields */
  gboolean (*decide) (const BaheAsk *ask, const BaheValue *given, BaheOut *out);
  /* Since 1.5: whether it is of use in this state, so that a page offers it; NULL: always. What is not offered decide refuses. */
  gboolean (*now) (const void *state);
} BaheVerb;

typedef enum {
  BAHE_COUNT = 1,
  BAHE_SUM,
  BAHE_DISTINCT,
  /* Of two other figures of the kind, reckoned when asked for; since 1.1: */
  BAHE_RATE,    /* of ÷ over as a percentage to two places, half up: 75 of 81 is 92.59 % */
  BAHE_EACH,    /* of ÷ over to two places: 8000 元 for 20 people is 400 元 each */
  BAHE_BALANCE, /* of − over: what came in less what went out */
  BAHE_LATEST,  /* since 1.3: the value in the latest record, never added up: a term, an age; of a time, or of the record's own
                 * where there is no field, the month */
} BaheHowMany;

typedef struct { /* a number over events, kept as a projection and traceable to them */
  const char *name;
  BaheLabel label;
  const char *event;
  BaheHowMany how;
  const char *field; /* summed or counted: a record that does not say it is not; "gifts.amount" is a column */
  const char *by;    /* "person,occasion"; activity, year and unit of measure are always there to group by */
  const char *of, *over; /* since 1.1: figures that are counted or summed, for a rate, each or a balance, which have no event; with
                          * `by`, both are told apart by it. How well it is known follows from how well those are */
  /* since 1.1: of what is counted, or of a plain number: 人, 篇. Money and quantities bring their own; of an each {unit} stands for
   * that: {unit}/人, and asked for one year it is per year besides */
  BaheLabel unit;
  /* Since 1.3, instead of `event`: of the rows of this view, which are counted when asked for and never stored. A row counts
   * in the year of its field `when` (else in that of the activity) and is traced to the record in its field `evidence`. */
  const char *view;
} BaheFigure;

/* ---- what is printed before a contest ------------------------------------------------------------------ */

typedef struct { /* a sentence of the regulation (竞赛规程) of an activity that is set up so */
  /* "system=league|groups,total,!keep-sides": each named field of setup has one of the values; without "=" it is given and
   * neither no nor 0; "!" turns it round. NULL: always. */
  const char *when;
  BaheLabel part;     /* the paragraph it stands in: 竞赛办法; empty: that of the row before */
  BaheLabel sentence; /* {field} is replaced by what setup says */
} BaheRegulation;

typedef struct { /* a column of a table of the programme (秩序册); a table for each view, in the order they are first named */
  const char *view;   /* row of .views */
  const char *column; /* field of it; NULL: an empty column to write in */
  BaheLabel label;    /* over it; of a field it may be empty: then the field's own */
} BahePrinted;

/* ---- presets --------------------------------------------------------------------------------------------- */

typedef struct { /* what an officer who names the usual need not fill in: recorded as if it had been given */
  const char *field, *choice; /* a choice of a field of setup … */
  const char *values;         /* … "unit=seconds attempts=2" of other fields of setup, where they are not given; values without spaces */
} BahePreset;

/* ---- what people did in other activities -------------------------------------------------------------------- */

typedef enum {
  BAHE_DEED_AWARD = 1, /* a prize of another activity: it was given, and stands */
  BAHE_DEED_HONOUR,    /* an honour from outside: what any record with the fields `honour` and `level` tells */
  BAHE_DEED_PART,      /* took part in an activity that a row of this one's views names: entered and not withdrawn */
} BaheDeedSort;

typedef struct {         /* of one person; of a group only of those whom its line-up or entry names. Since 1.3 */
  guint32 size, sort;
  gint64 person, activity;
  gint64 seq, first;     /* the record that tells it, and the one by which it was drafted: evidence */
  gint64 entrant;        /* of that activity; 0: none. Two works of one author are two deeds */
  const BaheValue *when; /* when it was given; of taking part, when that activity takes place */
  const char *title, *group, *award; /* of the activity or honour, of the board (NULL: none), of the prize or grade (NULL: none) */
} BaheDeed;

/* ---- kinds and the plugin ----------------------------------------------------------------------------- */

typedef struct {
  guint32 size;
  guint type; /* row of the kind's events, or BAHE_ENTERED, BAHE_WITHDRAWN */
  gint64 seq;
  const BaheValue *when, *values;
} BaheEvent;

/* The host's own events in the stream of a kind with `entry`: values[0] is the entrant, the fields of `entry` follow;
 * of BAHE_WITHDRAWN, values[1] is the reason as text. */
enum { BAHE_ENTERED = 1 << 16, BAHE_WITHDRAWN };

typedef enum { /* what an officer would look for an activity under, in the order of a page; since 1.4 */
  BAHE_CONTEST = 1, /* 比赛 */
  BAHE_SELECTION,   /* 评选: who or what is found to be good */
  BAHE_SUBMISSION,  /* 征集: works are handed in */
  BAHE_GIVING,      /* 捐助 */
  BAHE_PAIRING,     /* 结对 */
  BAHE_CARE,        /* 关爱: visits, benefits, help */
  BAHE_OTHER,       /* 其他 */
} BaheCategory;

typedef struct {
  const char *name;
  BaheLabel label;
  const char *rule;       /* scripts/scoring/RULE.lua, pinned by hash when an activity is opened */
  const BaheField *setup; /* asked when an activity is opened; rules read it too */
  const BaheField *entry; /* asked of each entrant (seed, division, weight); &bahe_nothing: only who. NULL: no entrants */
  const BaheEventType *events;
  const BaheVerb *verbs;
  const BaheRefusal *refusals;
  const BaheFigure *figures;
  void *(*state_new) (const BaheValue *setup);
  /* FALSE: the event does not fit what came before, which only a correction can bring about; leave the state as it was.
   * The host then shows the event as in conflict. out->record here gives the facts of that event type, and stores no event. */
  gboolean (*evolve) (void *state, const BaheEvent *event, BaheOut *out);
  void (*state_free) (void *state);
  /* Other rules for the boards of some stages: "knock-out:knock_out|final:most". NULL: `rule` makes every board. */
  const char *stage_rules;
  /* Rows that people look at and a page is made from, computed from the state and never stored: the matches to play, the
   * sheets handed in. `view` calls out->record with a row of `views` as the event. Each is a list in that order. */
  const BaheEventType *views;
  void (*view) (const void *state, BaheOut *out);
  const BaheRegulation *regulation; /* since 1.1 */
  const BahePrinted *printed;       /* since 1.1 */
  /* Other rules for activities that are opened so: "preset=chess:chess|preset=football:football", a choice of setup each;
   * the first that fits makes the boards of no stage's own rule. NULL, or none fits: `rule`. Since 1.1. */
  const char *setup_rules;
  const BahePreset *presets;        /* since 1.2 */
  /* Of a kind whose boards are made of other activities' boards (团体总分): the rows of setup that name them, the activity in
   * the first column. The host gives a tally for every place there, of the entrant of this activity that is the same person
   * or group, or else the person's group: value = the place, or with a choice `counts` of "mark" the number that decided;
   * reason = the title; and "contest", "shared" (how many have that place) and the other columns under their names. */
  const char *from;                 /* since 1.2 */
  /* Instead of `view`, where rows also tell what persons did in other activities (an apprentice's prizes): the same, with the
   * deeds of all persons as they stand, in the order of their records; none of demonstrations. `view` gives the rows without
   * them, which say what taking part counts. Since 1.3. */
  void (*view_deeds) (const void *state, const BaheDeed *const *deeds, gsize n, BaheOut *out);
  guint32 category;                 /* BaheCategory; 0: a contest where there is a rule, else other. Since 1.4 */
} BaheKind;

typedef struct {
  guint32 magic, size, abi_major, abi_minor;
  guint16 field, choice, event, fact, verb, refusal, figure, kind; /* strides */
  const char *name, *version;
  BaheLabel summary;
  const BaheKind *kinds;
  guint16 regulation, printed; /* strides, since 1.1 */
  guint16 preset;              /* since 1.2 */
} BahePlugin;

static const BaheField bahe_nothing G_GNUC_UNUSED = { 0 };

/* Declared here, so a plugin that exports another type does not compile. */
extern G_MODULE_EXPORT const BahePlugin bahe_plugin_v1;

#define BAHE_PLUGIN_SYMBOL "bahe_plugin_v1"
/* The table with magic, version and strides filled in, for a plugin that is linked into the host. */
#define BAHE_PLUGIN_TABLE(...)                                                                                 \
  {                                                                                                            \
    .magic = BAHE_PLUGIN_MAGIC, .size = sizeof (BahePlugin), .abi_major = BAHE_ABI_MAJOR,                      \
    .field = sizeof (BaheField), .choice = sizeof (BaheChoice), .event = sizeof (BaheEventType),               \
    .fact = sizeof (BaheFact), .verb = sizeof (BaheVerb), .refusal = sizeof (BaheRefusal),                     \
    .figure = sizeof (BaheFigure), .kind = sizeof (BaheKind),                               \
    .regulation = sizeof (BaheRegulation), .printed = sizeof (BahePrinted),                                                  \
    .preset = sizeof (BahePreset), __VA_ARGS__                                                                 \
  }
#define BAHE_PLUGIN(...) const BahePlugin bahe_plugin_v1 = BAHE_PLUGIN_TABLE (__VA_ARGS__)

/* A table written where it is used: BAHE_TABLE (BaheFact, { BAHE_MEASURE, .entrant = "skipper" }) */
#define BAHE_TABLE(type, ...) ((const type[]) { __VA_ARGS__, { 0 } })

G_END_DECLS

#endif
