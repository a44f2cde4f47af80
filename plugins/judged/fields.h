/* Fields that several tables have. */
#ifndef BAHE_JUDGED_FIELDS_H
#define BAHE_JUDGED_FIELDS_H

#define FIELD_TEAM(more)                                                                                               \
  {                                                                                                                    \
    .name = "team", .type = BAHE_ENTRANT, .flags = (more), .label = { "参赛者", "Entrant" }                            \
  }
#define FIELD_NUMBER(more)                                                                                             \
  {                                                                                                                    \
    .name = "number", .type = BAHE_INTEGER, .flags = (more), .label = { "编号", "Number" }, .min = "1", .max = "1000"  \
  }
#define FIELD_SEAT                                                                                                     \
  {                                                                                                                    \
    .name = "seat", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "评委", "Judge" }, .min = "1",            \
    .max = "30"                                                                                                        \
  }
#define FIELD_MARK                                                                                                     \
  {                                                                                                                    \
    .name = "mark", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "分", "Mark" }, .min = "0",               \
    .max = "10000"                                                                                                     \
  }
#define FIELD_POINTS                                                                                                   \
  {                                                                                                                    \
    .name = "points", .type = BAHE_DECIMAL, .flags = BAHE_REQUIRED, .label = { "扣分", "Deduction" }, .min = "0",      \
    .max = "1000"                                                                                                      \
  }
#define FIELD_REASON                                                                                                   \
  {                                                                                                                    \
    .name = "reason", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "原因", "Reason" }                         \
  }
#define FIELD_ANYWAY(zh, en)                                                                                           \
  {                                                                                                                    \
    .name = "anyway", .type = BAHE_FLAG, .label = { zh, en }                                                           \
  }

extern const BaheField judged_criterion_columns[], judged_order_fields[], judged_work_fields[], judged_sheet_fields[],
    judged_comment_fields[], judged_penalty_fields[], judged_time_fields[], judged_absent_fields[],
    judged_seat_fields[], judged_late_fields[];

#endif
