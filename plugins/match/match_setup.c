/* A contest of matches: what is asked when it is opened, and of each entrant. A field with the name of a rule's
 * parameter is that parameter. */
#include "match.h"

#include "fields.h"

static const BaheChoice presets[] = {
  [PRESET_PLAIN] = { "plain", { "其他（一场一个比分）", "Other, one score a match" } },
  [PRESET_TABLE_TENNIS] = { "table-tennis", { "乒乓球", "Table tennis" } },
  [PRESET_CHESS] = { "chess", { "象棋", "Chess" } },
  [PRESET_FOOTBALL] = { "football", { "足球", "Football" } },
  [PRESET_VOLLEYBALL] = { "volleyball", { "排球", "Volleyball" } },
  [PRESET_BASKETBALL] = { "basketball", { "篮球", "Basketball" } },
  { 0 },
};
static const BaheChoice formats[] = {
  DRAW_FORMATS,
  [FORMAT_DOUBLE] = { "double-elimination", { "双败淘汰赛", "Double elimination" } },
  [FORMAT_SWISS] = { "swiss", { "瑞士制", "Swiss" } },
  { 0 },
};
static const BaheChoice grand_finals[] = {
  [BAHE_NO_FINAL] = { "none", { "不赛，胜者组第一为冠军", "None: who wins among the winners is first" } },
  [BAHE_SINGLE_FINAL] = { "single", { "一场定冠军", "One match" } },
  [BAHE_DOUBLE_FINAL] = { "double",
                          { "败者组来的先胜，再加赛一场",
                            "A second match if who comes from the losers wins the first" } },
  { 0 },
};
static const BaheChoice ends[] = {
  { "one", { "一局定胜负（或只记一个比分）", "One" } }, { "best-of-three", { "三局两胜", "Best of three" } },
  { "best-of-five", { "五局三胜", "Best of five" } },   { "best-of-seven", { "七局四胜", "Best of seven" } },
  { "best-of-nine", { "九局五胜", "Best of nine" } },   { 0 },
};
static const BaheChoice withdrawn[] = {
  { "keep", { "保留", "They stand" } },
  { "void", { "全部不计", "None counts" } },
  { "half", { "赛满一半才保留", "They stand if half were played" } },
  { 0 },
};

const BaheField match_setup[] = {
  [SETUP_PRESET] = { .name = "preset",
                     .type = BAHE_CHOICE,
                     .label = { "项目", "Sport" },
                     .choices = presets,
                     .fallback = "plain" },
  [SETUP_FORMAT] = FIELD_FORMAT (formats),
  [SETUP_LEGS] = FIELD_LEGS,
  [SETUP_GROUPS] = FIELD_GROUPS,
  [SETUP_GO_ON] = FIELD_GO_ON,
  [SETUP_THIRD] = FIELD_THIRD_PLACE,
  [SETUP_GRAND_FINAL] = { .name = "grand-final",
                          .type = BAHE_CHOICE,
                          .label = { "双败淘汰赛的决赛", "Grand final of a double elimination" },
                          .choices = grand_finals,
                          .fallback = "double" },
  [SETUP_ROUNDS] = { .name = "rounds",
                     .type = BAHE_INTEGER,
                     .label = { "瑞士制轮数（不填按人数定）", "Swiss rounds (left out: by how many there are)" },
                     .min = "1",
                     .max = "99" },
  [SETUP_ENDS] = { .name = "ends",
                   .type = BAHE_CHOICE,
                   .label = { "每场局数（不填按项目）", "Sets a match (left out: the sport's)" },
                   .choices = ends },
  [SETUP_SET_POINTS] = { .name = "set-points",
                         .type = BAHE_INTEGER,
                         .label = { "一局几分（0 不查，不填按项目）", "Points a set (0: any; left out: the sport's)" },
                         .min = "0",
                         .max = "999" },
  [SETUP_LAST_POINTS] = { .name = "last-set-points",
                          .type = BAHE_INTEGER,
                          .label = { "决胜局几分", "Points of the deciding set" },
                          .min = "0",
                          .max = "999" },
  [SETUP_DRAWS] = { .name = "draws",
                    .type = BAHE_FLAG,
                    .label = { "可以打平（不填按项目）", "Draws are possible (left out: the sport's)" } },
  [SETUP_MINUTES] = FIELD_MATCH_MINUTES ("30"),
  [SETUP_WITHDRAWN] = { .name = "withdrawn",
                        .type = BAHE_CHOICE,
                        .label = { "中途退赛者已赛的成绩", "Earlier results of who withdraws" },
                        .choices = withdrawn },
  { 0 },
};

const BaheField match_entry[] = {
  { .name = "union", .type = BAHE_TEXT, .label = { "来自哪个单位（本单位不填）", "Union, if not this one" } },
  { .name = "leader", .type = BAHE_PERSON, .label = { "领队", "Team leader" } },
  { .name = "people", .type = BAHE_PERSON, .flags = BAHE_MANY, .label = { "队员", "Members" } },
  { 0 },
};
