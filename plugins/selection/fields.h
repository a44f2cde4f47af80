/* Fields that several tables have, and the states that views show. */
#ifndef BAHE_SELECTION_FIELDS_H
#define BAHE_SELECTION_FIELDS_H

#define FIELD_ENTRANT                                                                                                  \
  {                                                                                                                    \
    .name = "entrant", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "参评者", "Candidate" }                \
  }
#define FIELD_MONTH                                                                                                    \
  {                                                                                                                    \
    .name = "month", .type = BAHE_INTEGER, .label = { "月份", "Month" }, .min = "1", .max = "12"                       \
  }
#define FIELD_YEAR                                                                                                     \
  {                                                                                                                    \
    .name = "year", .type = BAHE_INTEGER, .label = { "年份", "Year" }, .min = "1900", .max = "2999"                    \
  }
#define FIELD_PERIOD                                                                                                   \
  {                                                                                                                    \
    .name = "period", .type = BAHE_TEXT, .label = { "哪个月", "Month" }                                                \
  }
#define FIELD_REASON(more)                                                                                             \
  {                                                                                                                    \
    .name = "reason", .type = BAHE_TEXT, .flags = (more), .label = { "原因", "Reason" }                                \
  }
#define FIELD_DEED                                                                                                     \
  {                                                                                                                    \
    .name = "deed", .type = BAHE_TEXT, .label = { "事迹", "Deed" }                                                     \
  }
#define FIELD_POINTS                                                                                                   \
  {                                                                                                                    \
    .name = "points", .type = BAHE_DECIMAL, .label = { "得分", "Points" }                                              \
  }
#define FIELD_STAGE                                                                                                    \
  {                                                                                                                    \
    .name = "stage", .type = BAHE_TEXT, .label = { "阶段", "Stage" }                                                   \
  }
#define FIELD_LEVEL                                                                                                    \
  {                                                                                                                    \
    .name = "level", .type = BAHE_CHOICE, .label = { "级别", "Level" }, .choices = selection_levels                    \
  }

enum { MONTH_CHOSEN, MONTH_MISSING_STATE, MONTH_NOT_HELD_STATE };
enum { CANDIDATE_OPEN, CANDIDATE_CHOSEN, CANDIDATE_VETOED, CANDIDATE_COOLDOWN, CANDIDATE_MOST, CANDIDATE_WITHDRAWN };

extern const BaheChoice selection_levels[];
extern const BaheField selection_nominate_fields[], selection_score_fields[], selection_vote_fields[],
    selection_veto_fields[], selection_miss_fields[], selection_evidence_fields[], selection_report_fields[],
    selection_answer_fields[];

#endif
