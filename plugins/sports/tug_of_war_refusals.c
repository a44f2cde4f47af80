/* Tug-of-war: each no, and what to do about it, in both languages. */
#include "tug_of_war.h"

#include "draw/rows.h"

const BaheRefusal tug_refusals[] = {
  DRAW_REFUSALS,
  [WHICH_MARKER] = { "which-marker",
                     { "标志偏离{cm}厘米，偏向哪一方？正好在中线请写0",
                       "The marker is {cm} cm off: nearer to whom? Give 0 if it is in the middle" } },
  [ALREADY_STARTED] = { "already-started",
                        { "这一场已经拉过绳，不能再记迟到；请用弃权",
                          "This match has been pulled; use forfeit instead of late" } },
  [HAS_ENDS] = { "has-ends",
                 { "这一场已经记了局，请接着记局，不要再记整场比分",
                   "Ends of this match are recorded; go on with ends instead of a whole result" } },
  [LINEUP_REPEATS] = { "lineup-repeats", { "名单里有人写了两次", "Somebody stands in the line-up twice" } },
  [LINEUP_TOTAL] = { "lineup-total",
                     { "上场人数不对：{detail}；请改名单",
                       "The number of people does not fit: {detail}; change the line-up" } },
  [LINEUP_WOMEN] = { "lineup-women",
                     { "女队员不够：{detail}；请改名单", "Too few women: {detail}; change the line-up" } },
  [LINEUP_MEN] = { "lineup-men", { "男队员不够：{detail}；请改名单", "Too few men: {detail}; change the line-up" } },
  [LINEUP_ELSEWHERE] = { "lineup-elsewhere",
                         { "名单里有人已在另一队的名单上；请先改那一队",
                           "Somebody is in another team's line-up; change that one first" } },
  [LINEUP_CLOSED] = { "lineup-closed",
                      { "这一队正在比赛，名单不能重交；请用换人",
                        "This team's match has begun; use a substitution instead" } },
  [ONLY_INJURY] = { "only-injury",
                    { "本场已经拉过绳，只有受伤才能换人",
                      "This match has been pulled; only an injury allows a substitution" } },
  [NOT_IN_LINEUP] = { "not-in-lineup", { "{out}不在这一队的出场名单里", "{out} is not in this team's line-up" } },
  [IN_LINEUP_ALREADY] = { "in-lineup-already", { "{in}已经在出场名单里", "{in} is in a line-up already" } },
  { 0 },
};
