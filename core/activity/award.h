/* Inside core/activity: what the files about awards share. A list of awards is folded as one object:
 *   {seq, stage, group, rule, state: drafted|published|granted|corrected, participants, winners, material, prizes,
 *    souvenirs, until, granted (seq), given (when), corrections: [{seq, reason, changes}],
 *    rows: [{place, entrant, award, award_en, people, number, code, state: replaced|taken-back (else it stands), by,
 *            settled: what the board said when it was kept, supplement}]}
 */
#ifndef BAHE_ACTIVITY_AWARD_H
#define BAHE_ACTIVITY_AWARD_H

#include "activity/private.h"

enum { PRIZE_AWARD, PRIZE_WHAT, PRIZE_VALUE, PRIZE_FOR };
extern const BaheField bahe_prize_columns[];

enum { CORRECT_STAGE, CORRECT_GROUP, CORRECT_REASON, CORRECT_TAKE_BACK, CORRECT_EXCHANGE };
extern const BaheField bahe_award_correct_fields[];

/* The boards as the record has them, whatever is held. */
GPtrArray *bahe_award_boards (BaheAct *act, GError **error);
/* The one of a stage and group, or the only one. NULL with NOT_FOUND listing them. */
const BaheBoardOf *bahe_award_board (const GPtrArray *boards, const char *stage, const char *group, GError **error);
/* The recorded list meant; NULL: REFUSED, or NOT_FOUND where it must be said which. Borrowed. */
json_object *bahe_award_list (const BaheAct *act, const char *stage, const char *group, GError **error);
/* A row of a list from one of the board. A new object. */
json_object *bahe_award_row (const BahePeople *people, const BaheFold *fold, const BaheBoardRow *row);
/* Whether a row stands: neither replaced nor taken back. */
gboolean bahe_award_stands (json_object *row);
/* People behind the rows that stand. */
gint64 bahe_award_winners (json_object *rows);
/* Whether a list was given: 已颁, or corrected since. */
gboolean bahe_awards_are_given (json_object *list);

/* [{entrant, number, code}] for rows that have none yet. */
json_object *bahe_certificates_for (BaheAct *act, json_object *rows);

/* "52-K7M29QXR": the activity, and letters made of 40 random bits. Free with g_free. */
char *bahe_certificate_code (gint64 activity, guint64 random);
/* certified.c: the certificates that records of the kind gave (出师), as they stand, an array of
 *   {number, code, state: valid|replaced|taken-back, receiver, lead, award, given, details: "语文 · 师傅 江聪珍"} */
json_object *bahe_certified_list (BaheNaming *naming, const BaheFold *fold);
/* The same of one that a void record gave, so that it is taken back. NULL: no such one, without error; or with. */
json_object *bahe_certified_void (BaheNaming *naming, const BaheFold *fold, const char *code, GError **error);

#endif
