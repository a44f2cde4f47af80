/* Inside core/report: 一事一档, what the papers of one activity are made from and drawn with. */
#ifndef BAHE_REPORT_DOSSIER_H
#define BAHE_REPORT_DOSSIER_H

#include "report/paper.h"
#include "report/sheets.h"

#define BAHE_DOSSIER_INK "#000000"

typedef struct {
  BaheUnit *unit;
  gint64 activity;
  BahePaper *paper;          /* what everybody sees of its boards */
  json_object *awards;       /* bahe_unit_awards for an officer */
  json_object *certificates; /* bahe_unit_certificates */
  json_object *members;      /* bahe_unit_members */
  json_object *events;       /* bahe_unit_events as a recorder sees them */
  json_object *kept;         /* {paper: [{seq, n}]}: the files that were put into the file of the activity */
  char *day;                 /* of the last thing that happened in it, for under a paper: 2026年11月9日 */
} BaheDossier;

/* Whether an activity of this kind has such a paper, and whether it can be printed now. */
typedef enum {
  BAHE_PAPER_NONE,
  BAHE_PAPER_READY,
  BAHE_PAPER_MISSING,
  BAHE_PAPER_APART, /* made outside bahe, and not here */
  BAHE_PAPER_KEPT   /* made outside bahe, and put into the file */
} BahePaperState;

typedef struct {
  const char *name;
  const char *label;                                                      /* N_: 领取签字表 */
  BaheRole role;                                                          /* the least that may print it */
  BahePaperState (*state) (const BaheDossier *dossier, const char **why); /* NULL: made outside bahe */
  void (*draw) (const BaheDossier *dossier, BaheSheets *sheets); /* NULL: made outside bahe, or drawn by itself */
} BaheDossierPaper;

/* ---- dossier_draw.c: what the papers have in common ----------------------------------------------------------------
 */

/* The activity, what the paper is, and below them unit and day. */
void bahe_dossier_title (const BaheDossier *dossier, BaheSheets *sheets, const char *what);
void bahe_dossier_heading (BaheSheets *sheets, const char *words);
void bahe_dossier_say (BaheSheets *sheets, const char *words);
/* Rows of a table: char ** each. Free with g_ptr_array_unref. */
GPtrArray *bahe_dossier_rows (void);
/* Adds a row; the texts are copied, NULL is empty. */
void bahe_dossier_row (GPtrArray *rows, guint n, ...);
/* "2026年11月9日" of a span's last day. Free with g_free. */
char *bahe_dossier_day (const BaheSpan *span);
/* "12.5", with two places only where there are fen. Free with g_free. */
char *bahe_dossier_yuan (gint64 fen);
/* The lists of awards. Borrowed. */
json_object *bahe_dossier_lists (const BaheDossier *dossier);
gboolean bahe_dossier_is (json_object *object, const char *name, const char *value);

/* 秩序册 (programme.c). */
void bahe_programme_draw (const BahePaper *paper, BaheSheets *sheets);

/* 荣誉证书 (certificate.c): A4 on its side. */
BahePaperState bahe_certificates_state (const BaheDossier *dossier, const char **why);
GBytes *bahe_certificates (const BaheDossier *dossier, const BaheDossierAsk *ask, GError **error);

/* ---- the papers: state and drawing ---------------------------------------------------------------------------------
 */

BahePaperState bahe_dossier_regulation_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_regulation (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_programme_state (const BaheDossier *dossier, const char **why);
BahePaperState bahe_dossier_entries_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_entries (const BaheDossier *dossier, BaheSheets *sheets);
void bahe_dossier_sign_in (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_blank_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_blank (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_filled_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_filled (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_results_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_results (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_receipt_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_receipt (const BaheDossier *dossier, BaheSheets *sheets);
/* The same where no board says who gets what (dossier_given.c). */
BahePaperState bahe_dossier_given_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_given (const BaheDossier *dossier, BaheSheets *sheets);
/* 转交清单 (dossier_handed.c). */
BahePaperState bahe_dossier_handed_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_handed (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_costs_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_costs (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_correction_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_correction (const BaheDossier *dossier, BaheSheets *sheets);
BahePaperState bahe_dossier_summary_state (const BaheDossier *dossier, const char **why);
void bahe_dossier_summary (const BaheDossier *dossier, BaheSheets *sheets);

#endif
