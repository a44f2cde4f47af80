/* core/report — figures: named numbers over events, each traceable to them; papers: what is sent to the group, hung on
 * the wall or printed before a contest. */
#ifndef BAHE_REPORT_H
#define BAHE_REPORT_H

#include "activity/activity.h"

typedef struct {
  const char *name; /* NULL: every figure that a loaded kind declares */
  int year;         /* 0: every reporting year */
  gint64 activity, as_of;
  BaheSpan period; /* only what happened between these minutes; {0, 0}: at any time. Not of rows of views */
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

/* ---- tables --------------------------------------------------------------------------------------------------------
 * Of text, whose columns say what their cells are: one table is shown on a terminal, written as CSV and put in a
 * workbook.
 */

typedef struct BaheTable BaheTable;

typedef enum { BAHE_PLAIN, BAHE_FIRST, BAHE_FAINT, BAHE_BAD } BaheRowStyle;

typedef enum {
  BAHE_CELL_TEXT,
  BAHE_CELL_NUMBER,
  BAHE_CELL_MONEY, /* in yuan */
  BAHE_CELL_DAY,   /* "2026-03-03", or with a minute "2026-03-03 16:00"; anything else is text */
} BaheCellType;

BaheTable *bahe_table_new (void);
BaheTable *bahe_table_ref (BaheTable *table);
/* Gives up one reference. */
void bahe_table_free (BaheTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaheTable, bahe_table_free)
/* The name of its sheet. */
void bahe_table_set_title (BaheTable *table, const char *title);
const char *bahe_table_title (const BaheTable *table);
/* `key` names the column in JSON; a number stands right. Copied. */
void bahe_table_add_column (BaheTable *table, const char *key, const char *label, gboolean number);
/* What the cells of the column added last are; without this numbers or text. */
void bahe_table_set_type (BaheTable *table, BaheCellType type);
/* The next row; then a cell for each column: NULL is empty. */
void bahe_table_add_row (BaheTable *table, BaheRowStyle style);
void bahe_table_add_cell (BaheTable *table, const char *text);
G_GNUC_PRINTF (2, 3) void bahe_table_add_cellf (BaheTable *table, const char *format, ...);
/* A cell that people read as `text` (至少 2760 元) and an office program as `plain` (2760); NULL: as the text. */
void bahe_table_add_plain (BaheTable *table, const char *text, const char *plain);

guint bahe_table_columns (const BaheTable *table);
guint bahe_table_rows (const BaheTable *table);
/* All borrowed; a cell that was not added is "". */
const char *bahe_table_key (const BaheTable *table, guint column);
const char *bahe_table_label (const BaheTable *table, guint column);
gboolean bahe_table_is_number (const BaheTable *table, guint column);
BaheCellType bahe_table_type (const BaheTable *table, guint column);
BaheRowStyle bahe_table_style (const BaheTable *table, guint row);
const char *bahe_table_text_at (const BaheTable *table, guint row, guint column);
const char *bahe_table_plain_at (const BaheTable *table, guint row, guint column);

/* RFC 4180 with LF; a cell that a spreadsheet would take for a formula gets a ' in front. Free with g_free. */
char *bahe_table_csv (const BaheTable *table, gboolean bom);
/* An XLSX workbook with a sheet for each BaheTable, its head frozen; `seconds` since 1970: when what it tells was
 * recorded. Equal tables give equal bytes. */
GBytes *bahe_workbook (const GPtrArray *tables, const char *title, gint64 seconds, GError **error);

/* Rows of a view as bahe_unit_views gives them. `whole`: for a program: every column, amounts and days bare, units and
 * 约, 至少 beside them; else as people read it, without the columns in which nothing stands. */
BaheTable *bahe_view_table (const BaheEventType *view, json_object *rows, gboolean whole);
/* `heading` NULL: the only board. */
BaheTable *bahe_board_table (const BaheBoard *board, const char *heading);
/* What bahe_figures gives. */
BaheTable *bahe_figure_table (json_object *figures, gboolean whole);
/* The boards and views of an activity, each as a table: an array that frees them. */
GPtrArray *bahe_activity_tables (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error);

/* ---- papers --------------------------------------------------------------------------------------------------------
 */

typedef enum {
  BAHE_PAPER_PNG,       /* the boards as a picture for the chat group, 1080 wide */
  BAHE_PAPER_SVG,       /* the same as SVG */
  BAHE_PAPER_TEXT,      /* the same in at most 500 characters */
  BAHE_PAPER_PDF,       /* the boards for the wall: A4, black and white, places to sign */
  BAHE_PAPER_XLSX,      /* the boards and views as a workbook, a sheet each */
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
/* What a month brought in giving, pairs and care, for the wall and the group: figures alone, nobody's name. PNG, SVG, TEXT or PDF;
 * *name as bahe_paper. Errors: INVALID for another format; NOT_FOUND where nothing of these was recorded in that month. */
GBytes *bahe_monthly (BaheUnit *unit, int year, int month, BahePaperFormat format, char **name, GError **error);

/* ---- 一事一档: the papers of one activity --------------------------------------------------------------------------
 */

/* [{"name": "receipt", "label": "领取签字表", "state": "ready"|"missing"|"apart", "why": …?, "role": "officer"}]: the
 * papers that this activity should have, in the order of a file: those that can be printed, those whose records are
 * missing (缺材料, with why and what to do), and those that are kept apart from bahe. Of a held board nothing is ready
 * that tells of it. Errors: NOT_FOUND. */
json_object *bahe_dossier (BaheUnit *unit, gint64 activity, GError **error);

typedef struct {
  const char *name; /* of a paper: "receipt" */
  BaheRole role;    /* who prints it */
  gboolean png;     /* one page as a picture instead of all as PDF */
  guint page;       /* of a picture, from 1 */
} BaheDossierAsk;
/* One of them: A4, black and white, as PDF or a page as PNG. *file as bahe_paper names it. Errors: NOT_FOUND where
 * there is no such paper or page (listing them); REFUSED where the role may not print it, or why it is missing. */
GBytes *bahe_dossier_paper (BaheUnit *unit, gint64 activity, const BaheDossierAsk *ask, char **file, GError **error);

/* 荣誉台账, oldest first: [{source: "received"|"award", year ("masked" in words where it was), when, honour, level,
 * giver, grade, contest?, work?, evidence?, receivers: [name], activity, seq}] of all or of whoever has this name: a
 * person, a group or the union. Honours from outside are told by any record with the fields `honour` and `level`;
 * awards of own contests count once they were given and while they stand. */
json_object *bahe_honours (BaheUnit *unit, const char *who, GError **error);

/* How judges marked: {judges: [{seat, marked, mean, low, high, lean, dropped}], apart: [{entrant, name, seat, mark, median}]}. `lean` is by
 * how much a judge's marks are above those of the others on the same works, on average (none where nobody else marked); `apart` are
 * marks that differ by a tenth or more from the median of the work, of three judges or more. As who looks may see them. */
json_object *bahe_judges (BaheUnit *unit, gint64 activity, const BaheBoardQuery *query, GError **error);

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
