/* Fields that more than one table of this kind has. */
#ifndef BAHE_MATCH_FIELDS_H
#define BAHE_MATCH_FIELDS_H

#include <bahe/plugin.h>
#include <bahe/value.h>

extern const BaheChoice match_sides[], match_sides_or_both[], match_result_endings[];
extern const BaheField match_order_fields[], match_score_columns[];

#define FIELD_TEAM                                                                                                     \
  {                                                                                                                    \
    .name = "team", .type = BAHE_ENTRANT, .flags = BAHE_REQUIRED, .label = { "参赛者", "Entrant" }                     \
  }
#define FIELD_ROUND                                                                                                    \
  {                                                                                                                    \
    .name = "round", .type = BAHE_INTEGER, .label = { "轮次", "Round" }                                                \
  }
#define FIELD_MATCH                                                                                                    \
  {                                                                                                                    \
    .name = "match", .type = BAHE_INTEGER, .flags = BAHE_REQUIRED, .label = { "场次", "Match" }, .min = "1"            \
  }
#define FIELD_VENUE                                                                                                    \
  {                                                                                                                    \
    .name = "venue", .type = BAHE_TEXT, .label = { "场地", "Venue" }, .max = "40"                                      \
  }
#define FIELD_START                                                                                                    \
  {                                                                                                                    \
    .name = "start", .type = BAHE_WHEN, .label = { "时间", "Time" }                                                    \
  }
#define FIELD_MINUTES                                                                                                  \
  {                                                                                                                    \
    .name = "minutes", .type = BAHE_INTEGER, .label = { "几分钟（不填按活动）", "Minutes (left out: as set up)" },     \
    .min = "1", .max = "1440"                                                                                          \
  }
#define FIELD_WORDS                                                                                                    \
  {                                                                                                                    \
    .name = "reason", .type = BAHE_TEXT, .label = { "原因", "Reason" }                                                 \
  }
#define FIELD_SCORE(which, zh, en)                                                                                     \
  {                                                                                                                    \
    .name = which, .type = BAHE_INTEGER, .label = { zh, en }, .min = "0", .max = "999"                                 \
  }
#define FIELD_CAUTIONS(which, zh, en)                                                                                  \
  {                                                                                                                    \
    .name = which, .type = BAHE_INTEGER, .label = { zh, en }, .min = "0", .max = "99"                                  \
  }
#define FIELD_ENDED                                                                                                    \
  {                                                                                                                    \
    .name = "ended", .type = BAHE_CHOICE, .label = { "结束方式", "Ended" }, .choices = match_result_endings,           \
    .fallback = "played"                                                                                               \
  }
#define FIELD_SETS                                                                                                     \
  {                                                                                                                    \
    .name = "sets", .type = BAHE_ROWS, .label = { "各局比分", "Score of each set" }, .columns = match_score_columns    \
  }
#define FIELD_WINNER                                                                                                   \
  {                                                                                                                    \
    .name = "winner", .type = BAHE_ENTRANT, .label = {                                                                 \
      "胜方（打平后点球、加赛，或对方因伤退赛才填）",                                                                  \
      "Winner (only after penalties or a play-off, or if the other retired)"                                           \
    }                                                                                                                  \
  }

#endif
