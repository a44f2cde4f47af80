/* What a selection of a known sort is like, where the setup says nothing else. */
#include "selection.h"

enum {
  PRESET_OWN,
  PRESET_STAR,
  PRESET_CLASS,
  PRESET_OFFICE,
  PRESET_GREEN_OFFICE,
  PRESET_CLASS_TEACHER,
  PRESET_TOP_TEN,
  PRESET_LABOUR,
  PRESET_PIONEER,
  N_PRESETS
};

const BaheChoice selection_presets[] = {
  [PRESET_OWN] = { "own", { "自己设置", "Set up by hand" } },
  [PRESET_STAR] = { "star", { "月岗位之星", "Star of the month" } },
  [PRESET_CLASS] = { "class", { "月优秀班级", "Excellent class of the month" } },
  [PRESET_OFFICE] = { "office", { "和谐办公室（检查表）", "Harmonious office, by checklist" } },
  [PRESET_GREEN_OFFICE] = { "green-office", { "绿色办公室（检查表）", "Green office, by checklist" } },
  [PRESET_CLASS_TEACHER] = { "class-teacher", { "优秀班主任", "Best class teacher" } },
  [PRESET_TOP_TEN] = { "top-ten", { "十佳", "The ten best" } },
  [PRESET_LABOUR] = { "labour", { "劳动竞赛（三个阶段，三比）", "Labour contest in three stages" } },
  [PRESET_PIONEER] = { "pioneer", { "工人先锋号（创争活动）", "Workers' pioneer" } },
  { 0 },
};

#define MOST_ROWS 8

typedef struct {
  const char *name;
  gint64 number;
} Row;

static const struct {
  guint period, entrant, by;
  gint64 places, cooldown, most;
  Row items[MOST_ROWS];  /* full marks */
  Row gates[MOST_ROWS];  /* how long it is shut */
  Row stages[MOST_ROWS]; /* how many items need evidence */
} presets[N_PRESETS] = {
  [PRESET_OWN] = { PERIOD_ONCE, ENTRANT_ANY, BY_SCORE, 1, 0, 0 },
  [PRESET_STAR] = { PERIOD_MONTH, ENTRANT_PERSON, BY_SCORE, 1, 2, 2,
                    .items = { { "班级工作", 25 }, { "科研工作", 25 }, { "组织活动", 25 }, { "参加比赛", 25 } },
                    .gates = { { "师德", LASTS_YEAR },
                               { "安全责任事故", LASTS_YEAR },
                               { "事假超过一天", LASTS_MONTH } } },
  [PRESET_CLASS] = { PERIOD_MONTH, ENTRANT_ANY, BY_SCORE, 1, 1, 0,
                     .items = { { "常规", 25 }, { "环境", 25 }, { "家园联系", 25 }, { "活动", 25 } },
                     .gates = { { "安全责任事故", LASTS_YEAR } } },
  [PRESET_OFFICE] = { PERIOD_ONCE, ENTRANT_ANY, BY_SCORE, 1,
                      .items = { { "团结互助", 20 },
                                 { "整洁有序", 20 },
                                 { "准时到岗", 20 },
                                 { "文明用语", 20 },
                                 { "教研氛围", 20 } } },
  [PRESET_GREEN_OFFICE] = { PERIOD_ONCE, ENTRANT_ANY, BY_SCORE, 1,
                            .items = { { "节电", 20 },
                                       { "节水", 20 },
                                       { "节纸", 20 },
                                       { "分类投放", 20 },
                                       { "绿植", 20 } } },
  [PRESET_CLASS_TEACHER] = { PERIOD_ONCE, ENTRANT_PERSON, BY_SCORE, 1,
                             .items = { { "常规管理", 30 },
                                        { "家校沟通", 20 },
                                        { "班级活动", 20 },
                                        { "学生评价", 30 } },
                             .gates = { { "师德", LASTS_YEAR }, { "安全责任事故", LASTS_YEAR } } },
  [PRESET_TOP_TEN] = { PERIOD_ONCE, ENTRANT_ANY, BY_VOTES, 10, .gates = { { "师德", LASTS_YEAR } } },
  [PRESET_LABOUR] = { PERIOD_ONCE, ENTRANT_ANY, BY_DECISION, 10,
                      .items = { { "比技能", 0 }, { "比服务", 0 }, { "比贡献", 0 } },
                      .stages = { { "宣传发动，确定参赛单位", 0 }, { "三比推荐候选人", 3 }, { "考察，确定对象", 0 } } },
  [PRESET_PIONEER] = { PERIOD_ONCE, ENTRANT_ANY, BY_DECISION, 1, .items = { { "教师语录", 0 }, { "教学竞赛", 0 } },
                       .stages = { { "制定方案", 0 }, { "开展活动", 1 }, { "推荐", 0 } } },
};

void
selection_take_preset (Selection *selection, guint preset, const BaheValue *setup)
{
  guint row = preset < N_PRESETS ? preset : PRESET_OWN;

  selection->monthly = bahe_number_or (&setup[SETUP_PERIOD], presets[row].period) == PERIOD_MONTH;
  selection->entrant = (guint) bahe_number_or (&setup[SETUP_ENTRANT], presets[row].entrant);
  selection->by = (guint) bahe_number_or (&setup[SETUP_BY], presets[row].by);
  selection->places = bahe_number_or (&setup[SETUP_PLACES], presets[row].places);
  selection->cooldown = bahe_number_or (&setup[SETUP_COOLDOWN], presets[row].cooldown);
  selection->most = bahe_number_or (&setup[SETUP_MOST], presets[row].most);
  for (guint i = 0; setup[SETUP_ITEMS].n == 0 && i < MOST_ROWS && presets[row].items[i].name != NULL; i++)
    selection_add_item (selection, presets[row].items[i].name, presets[row].items[i].number * UNITS, UNITS);
  for (guint i = 0; setup[SETUP_GATES].n == 0 && i < MOST_ROWS && presets[row].gates[i].name != NULL; i++)
    selection_add_gate (selection, presets[row].gates[i].name, (guint) presets[row].gates[i].number);
  for (guint i = 0; setup[SETUP_STAGES].n == 0 && i < MOST_ROWS && presets[row].stages[i].name != NULL; i++)
    selection_add_stage (selection, presets[row].stages[i].name, presets[row].stages[i].number);
}
