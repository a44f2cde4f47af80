/* 团体总分、年度总积分: one board over several contests, whatever their kinds. It records nothing of its own; the host
 * makes its tallies of their boards, so it is right whenever one of them changes. */
#include "kinds.h"

static const BaheChoice counts[] = { { "place", { "名次（按名次给分）", "Places (points by place)" } },
                                     { "mark", { "成绩（按权重相加）", "Marks (added up by weight)" } },
                                     { 0 } };

static const BaheField contest_columns[] = {
  { .name = "contest", .type = BAHE_ACTIVITY, .flags = BAHE_REQUIRED, .label = { "比赛", "Contest" } },
  { .name = "weight",
    .type = BAHE_DECIMAL,
    .label = { "权重（如集体项目加倍填2）", "Weight (2 counts double)" },
    .min = "0",
    .max = "100" },
  { 0 },
};

const BaheField builtin_trophy_setup[] = {
  { .name = "contests",
    .type = BAHE_ROWS,
    .flags = BAHE_REQUIRED,
    .label = { "计入哪些比赛", "Contests that count" },
    .columns = contest_columns },
  { .name = "counts",
    .type = BAHE_CHOICE,
    .label = { "按什么计", "What counts" },
    .choices = counts,
    .fallback = "place" },
  { 0 },
};

const BaheRegulation builtin_trophy_regulation[] = {
  { NULL, { "计分办法", "Scoring" }, { "总分由下列比赛合成：{contests}。", "The total is made of: {contests}." } },
  { NULL,
    { "计分办法", "Scoring" },
    { "个人的名次记给所在的小组；小组没有报名的不计。",
      "A person's place counts for the group, if that group has signed up." } },
  { 0 },
};
