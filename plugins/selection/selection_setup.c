/* A selection: what is asked when it is opened, and of each entrant. */
#include "selection.h"

static const BaheChoice periods[] = {
  [PERIOD_ONCE] = { "once", { "只评一次", "Once" } },
  [PERIOD_MONTH] = { "month", { "每月评", "Every month" } },
  { 0 },
};
static const BaheChoice entrants[] = {
  [ENTRANT_ANY] = { "any", { "都可以", "Anyone" } },
  [ENTRANT_PERSON] = { "person", { "个人", "Persons" } },
  [ENTRANT_GROUP] = { "group", { "小组", "Groups" } },
  [ENTRANT_GUEST] = { "guest", { "班级、办公室、单位（写名称）", "Classes, offices, units (by name)" } },
  { 0 },
};
static const BaheChoice ways[] = {
  [BY_SCORE] = { "score", { "按评分项打分", "By points" } },
  [BY_VOTES] = { "votes", { "按票数", "By votes" } },
  [BY_DECISION] = { "decision", { "委员会议定", "By the committee" } },
  { 0 },
};
static const BaheChoice lasting[] = {
  [LASTS_MONTH] = { "month", { "当月", "That month" } },
  [LASTS_YEAR] = { "year", { "当年", "That year" } },
  { 0 },
};

static const BaheField item_columns[] = {
  [ITEM_NAME] = { .name = "item", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "评分项", "Item" } },
  [ITEM_FULL] = { .name = "full",
                  .type = BAHE_DECIMAL,
                  .label = { "满分（不填不限）", "Full mark (left out: no bound)" },
                  .min = "0",
                  .max = "1000" },
  [ITEM_WEIGHT] = { .name = "weight",
                    .type = BAHE_DECIMAL,
                    .label = { "权重（不填为1）", "Weight (1 if left out)" },
                    .min = "0",
                    .max = "100" },
  { 0 },
};
static const BaheField gate_columns[] = {
  [GATE_NAME] = { .name = "gate", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "否决项", "Gate" } },
  [GATE_LASTS] = { .name = "lasts",
                   .type = BAHE_CHOICE,
                   .label = { "管多久", "How long" },
                   .choices = lasting,
                   .fallback = "year" },
  { 0 },
};
static const BaheField stage_columns[] = {
  [STAGE_NAME] = { .name = "stage", .type = BAHE_TEXT, .flags = BAHE_REQUIRED, .label = { "阶段", "Stage" } },
  [STAGE_EVIDENCE] = { .name = "evidence",
                       .type = BAHE_INTEGER,
                       .label = { "要有几项材料", "Items that need evidence" },
                       .min = "0",
                       .max = "20",
                       .fallback = "0" },
  { 0 },
};

const BaheField selection_setup[] = {
  [SETUP_PRESET] = { .name = "preset",
                     .type = BAHE_CHOICE,
                     .label = { "常用评选（下面不填的按它）", "Usual selection, for what is left out below" },
                     .choices = selection_presets,
                     .fallback = "own" },
  [SETUP_PERIOD] = { .name = "period",
                     .type = BAHE_CHOICE,
                     .label = { "多久评一次", "How often" },
                     .choices = periods },
  [SETUP_ENTRANT] = { .name = "entrant",
                      .type = BAHE_CHOICE,
                      .label = { "谁参评", "Who enters" },
                      .choices = entrants },
  [SETUP_PLACES] = { .name = "places",
                     .type = BAHE_INTEGER,
                     .label = { "每次评出几名", "How many each time" },
                     .min = "1",
                     .max = "1000" },
  [SETUP_BY] = { .name = "by", .type = BAHE_CHOICE, .label = { "怎么评", "How" }, .choices = ways },
  [SETUP_ITEMS] = { .name = "items",
                    .type = BAHE_ROWS,
                    .label = { "评分项（检查项、比什么）、满分、权重", "Items, full marks, weights" },
                    .columns = item_columns },
  [SETUP_GATES] = { .name = "gates",
                    .type = BAHE_ROWS,
                    .label = { "一票否决项（病假不能列）", "Gates (never sick leave)" },
                    .columns = gate_columns },
  [SETUP_STAGES] = { .name = "stages",
                     .type = BAHE_ROWS,
                     .label = { "阶段（依次通过）", "Stages, passed in order" },
                     .columns = stage_columns },
  [SETUP_NOMINATIONS] = { .name = "nominations",
                          .type = BAHE_INTEGER,
                          .label = { "每组每次最多推荐几名", "Most nominations of a group each time" },
                          .min = "1",
                          .max = "100",
                          .fallback = "2" },
  [SETUP_NO_SELF] = { .name = "no-self", .type = BAHE_FLAG, .label = { "不接受自荐", "Nobody nominates themselves" } },
  [SETUP_COOLDOWN] = { .name = "cooldown",
                       .type = BAHE_INTEGER,
                       .label = { "当选后几个月内不再评", "Months after winning without another" },
                       .min = "0",
                       .max = "24" },
  [SETUP_MOST] = { .name = "most-wins",
                   .type = BAHE_INTEGER,
                   .label = { "一年最多当选几次（0不限）", "Most times a year (0: any)" },
                   .min = "0",
                   .max = "12" },
  { 0 },
};

const BaheField selection_entry[] = {
  { .name = "unit", .type = BAHE_TEXT, .label = { "所在单位、班级", "Unit or class" } },
  { 0 },
};

const BaheRegulation selection_regulation[] = {
  { NULL,
    { "评选办法", "How it is chosen" },
    { "由各小组推荐，也可以自荐，要写明事迹。", "Groups nominate, with the deed." } },
  { "no-self", { NULL, NULL }, { "不接受自荐。", "Nobody nominates themselves." } },
  { "nominations",
    { NULL, NULL },
    { "每组每次最多推荐{nominations}名。", "At most {nominations} nominations of a group." } },
  { "places", { NULL, NULL }, { "每次评出{places}名。", "{places} are chosen each time." } },
  { "cooldown", { NULL, NULL }, { "当选后{cooldown}个月内不再评。", "No other win within {cooldown} months." } },
  { "most-wins", { NULL, NULL }, { "一年最多当选{most-wins}次。", "At most {most-wins} times a year." } },
  { NULL, { NULL, NULL }, { "病假不影响参评。", "Sick leave counts against nobody." } },
  { 0 },
};

const BahePrinted selection_printed[] = {
  { "month", "period", { NULL, NULL } },
  { "month", "entrant", { NULL, NULL } },
  { "month", "deed", { NULL, NULL } },
  { "candidate", "entrant", { NULL, NULL } },
  { "candidate", "deed", { NULL, NULL } },
  { "candidate", NULL, { "票数或得分", "Votes or points" } },
  { 0 },
};
