/* core/report — figures: named numbers over events, each traceable to them; papers: what is sent to the group, hung on
 * the wall or printed before a contest. */
#ifndef BAHE_REPORT_H
#define BAHE_REPORT_H

#include "activity/activity.h"

typedef struct {
  const char *name; /* NULL: every figure that a loaded kind declares */
  int year;         /* 0: every reporting year */
  gint64 activity, as_of;
  const char *const *by; /* field names, "activity", "year"; NULL: the total */
  gboolean explain;      /* list the events */
} BaheFigureAsk;
/* [{"figure","label","group":{"activity":"捐冬衣"},"of":"捐冬衣","value":"470","how":"at-least","unknown":1,"unit":"件",
 *   "text":"至少 470 件，一次未填","events":[{"seq","activity","title","how","text"}]}]
 * a line for each group and unit of measure, in order. "value" is null where no amount is known ("how" is "unknown") or
 * none was recorded ("unset"). A name that was joined to a person counts as that person. Errors: NOT_FOUND with the
 * nearest name; INVALID where no such figure is counted by a field asked for. */
json_object *bahe_figures (BaheUnit *unit, const BaheFigureAsk *ask, GError **error);

/* ---- what is due ---- */

typedef struct {
  BaheRole role; /* who looks: what is restricted is listed for recorders and above */
  gint64 today;  /* minute */
  guint days;    /* also what falls due in so many days from today */
} BaheDueAsk;
/* What waits for a day in the views of all open activities (fields flagged BAHE_DUE), the longest overdue first:
 * [{"activity":7,"title","what":"应看望","day":"2026-06-02","late":5,"words":"张伟 · 看望"}]; "late" below 0: not yet.
 * Demonstrations are left out. */
json_object *bahe_due (BaheUnit *unit, const BaheDueAsk *ask, GError **error);

/* ---- papers --------------------------------------------------------------------------------------------------------
 */

typedef enum {
  BAHE_PAPER_PNG,       /* the boards as a picture for the chat group, 1080 wide */
  BAHE_PAPER_SVG,       /* the same as SVG */
  BAHE_PAPER_TEXT,      /* the same in at most 500 characters */
  BAHE_PAPER_PDF,       /* the boards for the wall: A4, black and white, places to sign */
  BAHE_PAPER_PROGRAMME, /* 秩序册: what is contested how, by whom and when, with room to write the results */
} BahePaperFormat;

typedef struct {
  const char *stage, *group; /* of one board; NULL: of any */
} BahePaperAsk;

/* A paper in the language of messages, with what the public page shows and nothing else: a held board stays held. *name
 * is what to call its file, of the activity's title: "校内广播操比赛-成绩.png"; free with g_free. Equal records give
 * equal bytes. Takes up to a second. Errors: NOT_FOUND where there is no such activity, or it has no board, or none of
 * that stage and group. */
GBytes *bahe_paper (BaheUnit *unit, gint64 activity, BahePaperFormat format, const BahePaperAsk *ask, char **name,
                    GError **error);
/* ---- 一事一档: the papers of one activity -------------------------------------------------------------------------- */

/* [{"name": "receipt", "label": "领取签字表", "state": "ready"|"missing"|"apart", "why": …?, "role": "officer"}]: the papers
 * that this activity should have, in the order of a file: those that can be printed, those whose records are missing
 * (缺材料, with why and what to do), and those that are kept apart from bahe. Of a held board nothing is ready that
 * tells of it. Errors: NOT_FOUND. */
json_object *bahe_dossier (BaheUnit *unit, gint64 activity, GError **error);

typedef struct {
  const char *name; /* of a paper: "receipt" */
  BaheRole role;    /* who prints it */
  gboolean png;     /* one page as a picture instead of all as PDF */
  guint page;       /* of a picture, from 1 */
} BaheDossierAsk;
/* One of them: A4, black and white, as PDF or a page as PNG. *file as bahe_paper names it. Errors: NOT_FOUND where there
 * is no such paper or page (listing them); REFUSED where the role may not print it, or why it is missing. */
GBytes *bahe_dossier_paper (BaheUnit *unit, gint64 activity, const BaheDossierAsk *ask, char **file, GError **error);

/* 荣誉台账, oldest first: [{source: "received"|"award", year ("masked" in words where it was), when, honour, level, giver, grade,
 * contest?, work?, evidence?, receivers: [name], activity, seq}] of all or of whoever has this name: a person, a group or
 * the union. Honours from outside are told by any record with the fields `honour` and `level`; awards of own contests count
 * once they were given and while they stand. */
json_object *bahe_honours (BaheUnit *unit, const char *who, GError **error);

typedef struct {
  const char *title;           /* NULL: not known yet */
  const char *const *entrants; /* names, NULL-terminated; NULL: not known yet */
} BaheRegulationAsk;
/* 竞赛规程: the rules of a contest of this kind, set up by `given` (what a form gives for the kind's setup; the host's
 * own fields of opening are passed over; NULL: {}), as paragraphs for people in the language of messages: an array of
 * char *. Errors: NOT_FOUND if there is no such kind; INVALID naming the fields; RULE. */
GPtrArray *bahe_regulation (BaheUnit *unit, const char *kind, json_object *given, const BaheRegulationAsk *ask,
                            GError **error);

/* 恢复单: the A4 page with the code of bahe_store_make_recovery, as PDF in the language of messages. */
GBytes *bahe_recovery_sheet (BaheUnit *unit, const char *code, GError **error);

/* "image/png"; static. */
const char *bahe_paper_type (BahePaperFormat format);

#endif
