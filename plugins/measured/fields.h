/* Fields that several tables have. */
#ifndef BAHE_MEASURED_FIELDS_H
#define BAHE_MEASURED_FIELDS_H

#define FIELD_TEAM(more)                                                                                               \
  {                                                                                                                    \
    .name = "team", .type = BAHE_ENTRANT, .flags = (more), .label = { "参赛者", "Entrant" }                            \
  }
#define FIELD_HEAT(more)                                                                                               \
  {                                                                                                                    \
    .name = "heat", .type = BAHE_INTEGER, .flags = (more), .label = { "第几组", "Heat" }, .min = "1", .max = "999"     \
  }
#define FIELD_LANE(more)                                                                                               \
  {                                                                                                                    \
    .name = "lane", .type = BAHE_INTEGER, .flags = (more), .label = { "第几道", "Lane" }, .min = "1", .max = "12"      \
  }
#define FIELD_DIVISION                                                                                                 \
  {                                                                                                                    \
    .name = "division", .type = BAHE_TEXT, .label = { "组别", "Division" }                                             \
  }
#define FIELD_STAGE                                                                                                    \
  {                                                                                                                    \
    .name = "stage", .type = BAHE_CHOICE, .label = { "阶段", "Stage" }, .choices = measured_stages                     \
  }
#define FIELD_ENDED                                                                                                    \
  {                                                                                                                    \
    .name = "outcome", .type = BAHE_CHOICE, .label = { "没有成绩", "No result" }, .choices = measured_ends             \
  }
#define FIELD_SEX                                                                                                      \
  {                                                                                                                    \
    .name = "sex", .type = BAHE_CHOICE, .label = { "性别", "Sex" }, .choices = measured_sexes                          \
  }
#define FIELD_MEMBER                                                                                                   \
  {                                                                                                                    \
    .name = "member", .type = BAHE_PERSON, .label = { "队员（按队员测的才填）", "Member, where members are measured" } \
  }

extern const BaheChoice measured_stages[], measured_ends[], measured_sexes[];

#endif
