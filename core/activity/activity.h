/* core/activity — the runtime of a decider: verb → fields → role → decide → policy → append → evolve.
 *
 * One BaheUnit is one store at work with the plugins and scripts of the host. Everything a person does goes through
 * bahe_unit_do or bahe_unit_batch, whether it came from the command line, a page, an import or the demonstration year.
 * Threads: bahe_unit_do may be called from any thread; what it decides runs on one thread at a time, that which leads a commit.
 */
#ifndef BAHE_ACTIVITY_H
#define BAHE_ACTIVITY_H

#include "board/board.h"
#include "plugin/plugin.h"
#include "store/store.h"

typedef struct BaheUnit BaheUnit;

/* Where rule files are found: folders in order, the first that has NAME.lua wins. The store belongs to the unit from now on;
 * the plugins stay the caller's, and outlive it. */
BaheUnit *bahe_unit_new (BaheStore *store, BahePlugins *plugins, const char *const *script_folders, GError **error);
/* Ends use of the store; the store is closed with it. */
void bahe_unit_free (BaheUnit *unit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheUnit, bahe_unit_free)

/* Where fund rules are found: folders in order, the first that has NAME.lua wins; profiles in their folders "profiles". Read when the
 * first record could be judged. NULL: none, which is how a unit begins. Before anything else is done with the unit. */
void bahe_unit_set_policies (BaheUnit *unit, const char *const *folders);

BaheStore *bahe_unit_store (BaheUnit *unit);
BahePlugins *bahe_unit_plugins (BaheUnit *unit);

/* ---- doing ------------------------------------------------------------------------------------------------------------- */

typedef enum { BAHE_VIEWER, BAHE_JUDGE, BAHE_RECORDER, BAHE_OFFICER, BAHE_ADMINISTRATOR } BaheRole;

typedef struct {
  BaheId id;               /* made by the client, once a verb */
  gint64 activity;         /* 0 with the verb "open" */
  const char *verb;        /* of the kind, or of the host: see bahe_host_verbs */
  json_object *given;      /* names → text or JSON; borrowed; NULL: nothing */
  const char *when;        /* when it happened, in words; NULL: now */
  gint64 actor;            /* person number; 0: none */
  BaheRole role;
  const char *seat;        /* the actor's own seat, where the verb has one; NULL: none */
  gboolean dry_run;        /* everything but the append */
  const char *exception;   /* 特殊情况说明: why it is recorded though fund rules block it; NULL: it is not */
} BaheRequest;

typedef struct {
  gboolean repeated;   /* the same verb had come before: this is its answer again */
  gint64 activity;     /* the stream */
  gint64 first_seq, last_seq;
  char *words;         /* one line for people: what was recorded */
  json_object *marks;  /* of a dry run that is about one entrant: bahe_unit_marks as it would be, for the role; NULL: none */
  json_object *policy; /* what fund rules say: {"verdict": "pass"|"check"|"block"|"exception", "findings": [{"item", "severity", "zh", "en", "allowed",
                        * "given", "cite", "exception"}], "by", "profiles"}; a dry run of what is blocked ends well, so that it can be told. NULL: nothing judges it */
} BaheAnswer;
void bahe_answer_clear (BaheAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheAnswer, bahe_answer_clear)

/* The host's own verbs, as tables like any other, so that command line, forms and import are made from them:
 *   open      kind title [when part-of rule params rank restart awards demo] + the kind's setup   (no activity yet)
 *   enter     who [guest] + the kind's entry      withdraw  entrant reason
 *   correct   event values reason                 cancel    event reason      undo  [event] (the actor's last verb here, within 30 s)
 *   award     [stage group participants material prizes souvenirs] from the board: 拟定       adopt     rule params …    close, reopen
 *   publish-awards  [days until] 公示             grant-awards  已颁, with certificates     correct-awards  reason [take-back exchange] 更正
 *   hold      (封榜)                              reveal    [places all]     (揭晓, from the last place to the first)
 * NULL if there is no such verb. `kind` adds its setup or entry fields; NULL: the host's alone. Free with g_free. */
const BaheVerb *const *bahe_host_verbs (void); /* NULL-terminated */
/* The least role that may do a verb; and in the language of messages, borrowed. */
BaheRole bahe_verb_least_role (const BaheVerb *verb);
const char *bahe_verb_role (const BaheVerb *verb);
/* "recorder": as tables, files and pages name it. Borrowed. */
const char *bahe_role_name (BaheRole role);
BaheField *bahe_verb_fields (const BaheKindInfo *kind, const char *verb);
/* Whether a unit has only one activity of this kind, which is there already. */
gboolean bahe_kind_is_single (const BaheKindInfo *kind);

/* Does one verb: durable on return. REFUSED carries the refusal's words; INVALID names fields; CONFLICT: same id, other values. */
gboolean bahe_unit_do (BaheUnit *unit, const BaheRequest *request, BaheAnswer *answer, GError **error);

/* All or nothing, over any activities. A request may name an activity opened earlier in the batch by activity = −k (k-th request, from 1).
 * The error says which request failed; the answers of those before it keep their activity, that of the others is 0. */
gboolean bahe_unit_batch (BaheUnit *unit, const BaheRequest *requests, gsize n, BaheAnswer *answers, GError **error);
/* What the error of a batch says of the request at `at`, without which one it was: for who shows whose line is wrong. Borrowed. */
const char *bahe_batch_words (const BaheRequest *requests, gsize at, const GError *error);

/* ---- corrections seen before they are made ------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *conflicts; /* of char *: records that would no longer fit, in words */
  GPtrArray *moves;     /* of char *: places that would move, in words, board by board */
} BahePreview;
/* What `correct` or `cancel` (values NULL) of this event would bring about. */
gboolean bahe_unit_preview (BaheUnit *unit, gint64 seq, json_object *values, BahePreview *preview, GError **error);
void bahe_preview_clear (BahePreview *preview);

/* ---- looking -------------------------------------------------------------------------------------------------------------- */

/* An activity by number, title or a part of the title that only it has. 0 with NOT_FOUND or AMBIGUOUS (listing them). */
gint64 bahe_unit_find_activity (BaheUnit *unit, const char *words, GError **error);

typedef struct {
  gint64 number;
  char *kind, *title;
  const BaheKindInfo *info; /* NULL: the plugin is missing or refused; the records stay readable */
  gint64 part_of;
  BaheSpan when;
  gboolean demo, closed;
  gboolean held;            /* 封榜: its board shows less than there is */
  gboolean marked;          /* of a contest that judges mark: marking is closed */
  guint award_lists, award_lists_given; /* how many lists of awards are recorded, and how many of them were given */
  gint64 version, latest;   /* how many records it has, and the seq of the last */
  BaheValues *setup;        /* NULL without info */
} BaheActivity;
/* How far it is: "held", "closed", "granted" (prizes were given), "awarded" (drafted or in public notice), "marked" (marking is
 * closed) or "open". Static. */
const char *bahe_activity_state (const BaheActivity *activity);
/* As of the last committed event. NULL with NOT_FOUND. */
BaheActivity *bahe_unit_activity (BaheUnit *unit, gint64 number, GError **error);
/* Whether there is such an activity, without a look at its records; `info` (may be NULL): its kind, NULL where the plugin is missing or
 * refused. Errors: NOT_FOUND. */
gboolean bahe_unit_activity_kind (BaheUnit *unit, gint64 number, const BaheKindInfo **info, GError **error);
void bahe_activity_free (BaheActivity *activity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheActivity, bahe_activity_free)
/* All, in order of number: an array of BaheActivity that frees them. */
GPtrArray *bahe_unit_activities (BaheUnit *unit, GError **error);

/* The effective history of an activity (0: of all) for people and for JSON: an array of objects {seq, activity, version, type, label,
 * when, recorded, actor, values:{…}, shown:{label: text}, files:[{field, n, name, type, size, picture} or {field, n, sealed}], corrected_by,
 * cancelled, conflict}. Private values are "已填" / "given". */
json_object *bahe_unit_events (BaheUnit *unit, gint64 activity, BaheRole role, GError **error);

/* ---- files ----------------------------------------------------------------------------------------------------------------------- */

#define BAHE_LARGEST_FILE (8 * 1024 * 1024) /* bytes */

typedef struct {
  gint64 activity;   /* that the record must be of; 0: any */
  gint64 seq;        /* the record */
  const char *field; /* of it; of rows the field that holds them */
  guint n;           /* which of the field's files, from 1 */
  gboolean original; /* as it was recorded, without corrections */
  BaheRole role;     /* who looks: files are for those who may list records, and hidden and held ones are hidden here too */
} BaheFileAsk;
typedef struct {
  char *name;
  const BaheMedia *media; /* NULL: not of a type that is kept now */
  GBytes *bytes;
} BaheFile;
void bahe_file_clear (BaheFile *file);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BaheFile, bahe_file_clear)
/* NOT_FOUND: no such record or file, or it was destroyed; REFUSED: not for this role, or sealed (bahe_unit_read_private_file);
 * CORRUPT: its content is damaged. */
gboolean bahe_unit_file (BaheUnit *unit, const BaheFileAsk *ask, BaheFile *file, GError **error);

/* The fields whose values `correct` takes of a record of this type; `kind` NULL: only what the host itself knows. Ends with a row of
 * zeros, at once where nothing may be corrected. Free with g_free; what the rows point to stays the plugin's. */
BaheField *bahe_correctable_fields (const BaheKindInfo *kind, const char *type);

/* Whether one of the host's own verbs makes sense now: nobody enters where nobody takes part, or closes what is closed. Of a verb
 * that opens no activity of its own. */
gboolean bahe_activity_takes (const BaheActivity *activity, const BaheVerb *host_verb);
/* Of each verb of the activity's kind, in the order of its table, whether it is of use as things stand. Free with g_free; NULL with an
 * error only. One that is closed, or whose plugin is missing, has none. */
gboolean *bahe_unit_offers (BaheUnit *unit, const BaheActivity *activity, GError **error);
/* {"ends":{"value":…,"text":…},…}: what the activity was opened with, as it is after corrections. */
json_object *bahe_unit_setup (BaheUnit *unit, gint64 activity, GError **error);
/* [{number, name, who, withdrawn, fields…}] */
json_object *bahe_unit_entrants (BaheUnit *unit, gint64 activity, GError **error);
/* [{number, name, withdrawn, people, names:[…]}]: the people behind each entrant, by line-up, entry or roster of that day, for papers
 * that they sign. */
json_object *bahe_unit_members (BaheUnit *unit, gint64 activity, GError **error);

/* ---- boards ------------------------------------------------------------------------------------------------------------------ */

typedef struct {
  char *stage, *group; /* NULL: none */
  BaheScoring *scoring;
  BaheBoard *board;
  char *rule;          /* its name and the first 8 characters of its hash */
  char *sentence;      /* the rule in one sentence, for a footer; NULL: none */
  gboolean held;       /* it shows less than there is: the scoring must not be asked why */
} BaheBoardOf;

/* A board that is held (封榜) is shown so to all but an officer who sets `reveal`: as of the hold, with whoever was scored since as
 * held rows; then, while it is revealed, only the last places as they are, and all others as held rows. Views that tell results stand
 * as of the hold until all is revealed, except for recorders and above, who work from them. Nothing of it is in what is given out. */
typedef struct {
  gint64 as_of;     /* seq; 0: now */
  BaheRole role;    /* who looks: hidden facts count only for officers when `reveal` is set, as if they were opened now */
  gboolean reveal;
  gboolean unheld;  /* of an officer: through a hold, and still without what is hidden: to compare boards, not to show them */
  const char *rule_name, *rule_source; /* another rule to try; NULL: the pinned one */
  json_object *params;                 /* with it, or instead of the activity's; NULL */
} BaheBoardQuery;
/* A board for each stage and group: an array of BaheBoardOf that frees them. `query` NULL: now, for a viewer. */
GPtrArray *bahe_unit_boards (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error);

/* {"match":[{…},…],…}: the rows of the kind's views, each cell as {"value":…,"text":…}. `query` NULL: now, for a viewer. */
json_object *bahe_unit_views (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error);

/* 亮分: how the final mark of an entrant came about: {entrant, name, number, judges: [{seat, mark, dropped}], mean, equation, deductions:
 * [{reason, points}], final, place}, of the last board that has it. `number` is its place in the order of appearance, or null. No judges
 * where there are no marks yet. REFUSED where it is held, NOT_FOUND if it is on no board. `query` NULL: now, for a viewer. */
json_object *bahe_unit_marks (BaheUnit *unit, gint64 activity, gint64 entrant, const BaheBoardQuery *query, GError **error);

/* What people call the board of a stage and group: "小组赛 · A组"; NULL where it is the only one. Free with g_free. */
/* Why an entrant has its place: [{stage, group, heading, name, lines: [text]}], of each board it stands on, as who looks may see it.
 * REFUSED while the board is held, NOT_FOUND where it stands on none. */
json_object *bahe_unit_why (BaheUnit *unit, gint64 activity, gint64 entrant, const BaheBoardQuery *query, GError **error);
char *bahe_board_heading (const BaheKindInfo *kind, const char *stage, const char *group);

/* Everything a page or a terminal shows of an activity's boards: {activity, unit, title, kind, state, seq, updated, boards:[{stage, group, rule,
 * sentence, columns, rows, need; once awards are recorded: awarded (seq), awards_state, awards_moved:[{entrant, name, recorded, now}]}], views:{…}, view_labels:{…}, hidden:{given, of}}. Equal seq and query give equal text. */
json_object *bahe_unit_boards_json (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error);

/* {activity, title, lists:[{seq, stage, group, heading, state: drafted|published|granted|corrected, state_words, participants, winners,
 * material, prizes, souvenirs, souvenir, until, granted, given, rows:[{place, entrant, name, award, people, number, state: replaced|
 * taken-back, by, supplement; for officers: code, names:[…]}], corrections:[{seq, when, reason, changes}], moved:[{entrant, name, recorded,
 * now}]}]}: the recorded awards beside the board. `query` NULL: now, for a viewer. Lists of held boards are left out. */
json_object *bahe_unit_awards (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error);
/* {number, code, state: valid|replaced|taken-back, title, award, receiver, given}: what may be told to whoever has a certificate's check
 * code, however it is typed; persons are masked (王※). NOT_FOUND. */
json_object *bahe_unit_certificate (BaheUnit *unit, const char *code, GError **error);
/* [{number, code, state, title?, receiver, award, given, lead?, details?}]: the certificates of an activity with their codes, for
 * officers: of awards that were given, and those that records of the kind gave (出师); of a held board none. */
json_object *bahe_unit_certificates (BaheUnit *unit, gint64 activity, GError **error);

/* The "seq" of those boards as they are now: of the last record that anything on them was made from, be it the activity's, a
 * name in the roster or the unit's own. It costs microseconds: whoever keeps boards asks this to know whether they are still
 * right. 0 with NOT_FOUND if there is no such activity. */
gint64 bahe_unit_boards_seq (BaheUnit *unit, gint64 activity, GError **error);

/* The text of a rule by name through the folders, and the path it was found at. NOT_FOUND with the nearest name. */
char *bahe_unit_rule_source (BaheUnit *unit, const char *name, char **path, GError **error);
/* The text of the rule that the boards of a stage (NULL: of those without a rule of their own) are made with now, and its name.
 * NOT_FOUND where there is none. Both free with g_free. */
char *bahe_unit_pinned_rule (BaheUnit *unit, gint64 activity, const char *stage, char **name, GError **error);

/* ---- fund rules ------------------------------------------------------------------------------------------------------------------ */

/* {"profile":{name,title,chosen}, "packs":[{name,title,path,hash,fault}], "profiles":[{name,title,level,region,path,hash,fault}],
 * "items":[{item,most,list,severity,cite,level,region,confirmed,exception}] in force at that minute}: titles in the language of messages. */
json_object *bahe_unit_policies (BaheUnit *unit, gint64 minute, GError **error);
/* Whether any fund rule judges records of that kind. */
gboolean bahe_unit_judges (BaheUnit *unit, const char *kind);
/* What a person may still be given in the year of that minute: [{"policy","item","label","allowed","given","left","confirmed","cite"}]; `item` NULL: all. */
json_object *bahe_unit_allowed (BaheUnit *unit, gint64 person, const char *item, gint64 minute, GError **error);
/* Exceptions: [{seq, activity, title, event, item, words, reason, by, when, state: "open"|"agreed"|"refused"|"void", reviewer, remark}];
 * only those to be reviewed unless `all`. Reasons only for officers. */
json_object *bahe_unit_exceptions (BaheUnit *unit, gboolean all, BaheRole role, GError **error);
/* What a verdict of fund rules, "pass", "check", "block" or "exception", is called by people; any other as it stands. */
const char *bahe_verdict_words (const char *verdict);
/* Runs the examples that the fund rules carry: [{"policy","name","passed","words"}]; `name` NULL: of all. */
json_object *bahe_unit_policy_tests (BaheUnit *unit, const char *name, GError **error);

/* ---- projections --------------------------------------------------------------------------------------------------------------- */

/* Builds facts and figure entries of an activity (0: of all) again from its events. */
gboolean bahe_unit_rebuild (BaheUnit *unit, gint64 activity, BaheProgress progress, gpointer data, GError **error);
/* Compares every projection with a rebuild in memory; problems (char *) are appended. */
gboolean bahe_unit_verify (BaheUnit *unit, BaheProgress progress, gpointer data, GPtrArray *problems, GError **error);

/* When each record of an activity happened, as it is told now: seq → first minute (gint64 both); void ones are not in it. Free with
 * g_hash_table_unref. */
GHashTable *bahe_unit_whens (BaheUnit *unit, gint64 activity, GError **error);
/* Figure entries as bahe_view_each_figure_entry, but never those of an older declaration (a newer plugin, another first month of
 * the year): they are built again first, or in memory where nothing can be written. Of an activity whose board is held, as of the hold. */
gboolean bahe_unit_each_figure_entry (BaheUnit *unit, const BaheFigureQuery *query, BaheEachFigureEntry each, gpointer data,
                                      GError **error);

/* Whether a record of this type tells an honour from outside: by its fields, what it is called and at which level. */
gboolean bahe_event_tells_honours (const BaheEventInfo *event);

/* ---- the roster ------------------------------------------------------------------------------------------------------------------ */

/* People and groups on a day (minute; G_MAXINT64: now): {"people":[{number,name,shown,group,sex,status,…}],"groups":[…]}.
 * `shown` tells two of one name apart: 王芳（低段组）. */
json_object *bahe_unit_roster (BaheUnit *unit, gint64 day, GError **error);

/* ---- private values -------------------------------------------------------------------------------------------------------------------- */

/* [{seq, activity, title, when, record, field, person, name, cancelled, readable, due}]: where private values of a person (0: of
 * all) stand, without any of them. `readable` FALSE: they were destroyed. `due`: the day they are to be destroyed by; "": none. */
json_object *bahe_unit_private (BaheUnit *unit, gint64 person, GError **error);
/* [{kind, kind_label, field, field_label, years, until, source, own}]: how long each private field of each kind is kept. `until`:
 * what the years run from ("": the record itself); `own`: set by the unit. */
json_object *bahe_unit_retention (BaheUnit *unit, GError **error);
/* [{name, field, text, readable}]: the private values of a record as corrected, for an officer; that they were read, by whom and
 * why is recorded in the roster first. Of `who`, id, when, actor, role and given count: given is {because, by}, where the actor
 * stands for `by` if it is not given. Errors: NOT_FOUND where the record holds nothing private; INVALID without a reason; REFUSED
 * to others, and where nobody is named who reads it. */
json_object *bahe_unit_read_private (BaheUnit *unit, const BaheRequest *who, gint64 seq, GError **error);

/* The same of one file of the record: `ask` says which. */
gboolean bahe_unit_read_private_file (BaheUnit *unit, const BaheRequest *who, const BaheFileAsk *ask, BaheFile *file, GError **error);

/* [{person, because, by, due}], each {value, text}: whose private values are asked to be destroyed and wait for a second person; for
 * recorders and above. */
json_object *bahe_unit_forget_asked (BaheUnit *unit, BaheRole role, GError **error);

/* Destroys the keys of all whom the record says were forgotten: done at every opening and after keys were brought back, since an
 * older file of keys may still have had them. */
gboolean bahe_unit_forget_again (BaheUnit *unit, GError **error);

/* The dates of birth that the roster keeps sealed, opened in memory to find what is due; for officers alone. Free with
 * bahe_births_free. */
typedef struct BaheBirths BaheBirths;
BaheBirths *bahe_unit_births (BaheUnit *unit, GError **error);
void bahe_births_free (BaheBirths *births);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheBirths, bahe_births_free)
/* The first "birthday" of a person in the window, or the day of "retirement" if it lies there (minute of 00:00). FALSE: there is
 * none, or the date of birth was not told or is destroyed. */
gboolean bahe_births_day (const BaheBirths *births, const char *name, gint64 person, const BaheSpan *window, gint64 *minute);
/* How a person is shown: 王芳（低段组）. NULL: nobody of that number. Free with g_free. */
char *bahe_births_name (const BaheBirths *births, gint64 person);
/* When somebody born on that day (of the solar calendar) reaches the age of retirement by the rules of 2024: "worker" as `post` of a
 * woman is a worker's post, all else one of management or profession, as teachers hold. FALSE where the sex or the year is not told. */
gboolean bahe_retirement_day (const char *sex, const char *post, int year, int month, int day, gint64 *minute);

/* ---- import ------------------------------------------------------------------------------------------------------------------------ */

typedef struct {
  guint line;
  enum { BAHE_IMPORT_NEW, BAHE_IMPORT_KNOWN, BAHE_IMPORT_DOUBTFUL, BAHE_IMPORT_WRONG } state; /* 新增 已有 有疑问 错误 */
  char *words;
  gint64 money;        /* fen of its first field of money; 0: none */
} BaheImportRow;
/* A table of text (TSV or CSV, first row the labels or names of the verb's fields) as verbs of one activity: all or nothing. Of a verb
 * that a name and a number begin also lines of a chat, one a person: "1. 张伟 100", "2、李娜50元".
 * `text` is UTF-8 (see bahe_text_decode). Ids are made from activity, verb and the row's content, so the same file twice adds nothing.
 * Always fills `rows` (BaheImportRow); records only if no row is wrong or doubtful and `request->dry_run` is FALSE. */
gboolean bahe_unit_import (BaheUnit *unit, const BaheRequest *request, const char *text, GPtrArray **rows, GError **error);

#endif
