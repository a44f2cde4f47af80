/* Inside core/report: what a board shows to everybody, in words that can be drawn, printed or sent. Made from the JSON
 * that the public page gets and from nothing else, so a paper cannot tell more than the page does. */
#ifndef BAHE_REPORT_PAPER_H
#define BAHE_REPORT_PAPER_H

#include "report/report.h"

typedef struct {
  gint64 entrant;
  char *place;    /* "2"; "—": none */
  gboolean first; /* has the gold bar */
  gboolean shared;
  char *name;
  char *note;   /* why it is out, or that it is held; NULL: neither */
  char *award;  /* "": none */
  char **cells; /* of each column */
} BahePaperRow;

typedef struct {
  char *heading;     /* stage and group; NULL: the only board */
  char *group;       /* NULL: none */
  GPtrArray *labels; /* char *: of the columns that say something; what the places are made by stands last */
  GPtrArray *rows;   /* of BahePaperRow */
  gboolean awards;   /* some row has one */
  const char *who;   /* what the column of names is called: team, name … */
  char *sentence;    /* NULL: none */
  char *lots;        /* who must draw lots; NULL: nobody */
} BahePaperTable;

typedef struct {
  gint64 activity, seq;
  gint64 seconds;           /* since 1970: when the last record of it was made */
  const BaheKindInfo *kind; /* NULL: its plugin is missing */
  char *title, *unit;
  char *when;        /* when it takes place, in words */
  char *state;       /* 进行中 */
  char *updated;     /* 14:02 更新 */
  char *version;     /* 2026-11-29 14:02 · 第225条记录 */
  char *hidden;      /* how many mark sheets are handed in; NULL: none is hidden */
  GPtrArray *tables; /* of BahePaperTable */
  json_object *json; /* the boards it was made from */
} BahePaper;

/* `ask` NULL: all boards. `any`: also where there is no board yet. NOT_FOUND where there is no such activity, it has no
 * board, or none is of that stage and group. */
BahePaper *bahe_paper_new (BaheUnit *unit, gint64 activity, const BahePaperAsk *ask, gboolean any, GError **error);
void bahe_paper_free (BahePaper *paper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BahePaper, bahe_paper_free)

/* "png"; static. */
const char *bahe_paper_ending (BahePaperFormat format);
/* What a column of those who take part is called, by the `who` of the boards as JSON. Static. */
const char *bahe_paper_who (json_object *boards);
/* "2 并列", or the place alone. Free with g_free. */
char *bahe_paper_place (const BahePaperRow *row);
/* "…另有 12 队". Free with g_free. */
char *bahe_paper_more (guint teams);
/* As paragraphs are counted: 一 to 十九, or digits in English. Free with g_free. */
char *bahe_paper_number (guint number);
/* Member of an object, NULL if it is not there. Text: "" then. Borrowed. */
json_object *bahe_paper_member (json_object *object, const char *name);
const char *bahe_paper_text (json_object *object, const char *name);

/* For the chat group: 1080 wide, as SVG. Free with g_free. */
char *bahe_paper_picture (const BahePaper *paper);
/* At most 500 characters, whole lines. Free with g_free. */
char *bahe_paper_message (const BahePaper *paper);
/* The paragraphs of a regulation for a setup as the boards give it ({name: {value, text}}); `sentences` (char *): how
 * places are made. An array of char *. */
GPtrArray *bahe_regulation_of (const BaheKindInfo *kind, json_object *setup, const BaheRegulationAsk *ask,
                               const GPtrArray *sentences);
/* notice.c: whether the kind has no board and shows rows of views instead: a ledger, a list of pairs. */
gboolean bahe_paper_is_notice (const BahePaper *paper);
/* The same as of boards, of a notice. */
char *bahe_notice_message (const BahePaper *paper);
char *bahe_notice_picture (const BahePaper *paper);
GBytes *bahe_notice_wall (const BahePaper *paper, GError **error);
/* 秩序册. */
GBytes *bahe_paper_programme (const BahePaper *paper, GError **error);
/* A4 for the wall. */
GBytes *bahe_paper_wall (const BahePaper *paper, GError **error);

#endif
