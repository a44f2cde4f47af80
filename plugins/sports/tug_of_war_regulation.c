/* Tug-of-war: the regulation and the programme, as printed before the contest. */
#include "tug_of_war.h"

#include "draw/rows.h"

const BaheRegulation tug_regulation[] = {
  { "total", { "参赛办法", "Teams" }, { "每队上场{total}人。", "{total} people pull in each team." } },
  { "least-women",
    { "参赛办法", "Teams" },
    { "其中女队员不少于{least-women}人。", "At least {least-women} are women." } },
  { "least-men", { "参赛办法", "Teams" }, { "其中男队员不少于{least-men}人。", "At least {least-men} are men." } },
  { NULL,
    { "参赛办法", "Teams" },
    { "每场第一局开始前可自由换人，比赛开始后只有因伤才能换人。",
      "Until the first end of a match anyone may be exchanged; afterwards only the injured." } },
  DRAW_REGULATION ("各队"),
  { "ends=best-of-three", { "竞赛办法", "Format" }, { "每场三局两胜。", "A match is the best of three ends." } },
  { "ends=two,system=league", { "竞赛办法", "Format" }, { "每场拉两局。", "A match has two ends." } },
  { "ends=two,system=groups",
    { "竞赛办法", "Format" },
    { "小组赛每场拉两局，淘汰赛三局两胜。",
      "A match of the groups has two ends; one of the knock-out is the best of three." } },
  { "ends=two,system=knock-out", { "竞赛办法", "Format" }, { "每场三局两胜。", "A match is the best of three ends." } },
  { "ends=one", { "竞赛办法", "Format" }, { "每场一局定胜负。", "A match is one end." } },
  { "!keep-sides", { "竞赛办法", "Format" }, { "每局结束后双方交换场地。", "The teams change sides after each end." } },
  { "keep-sides", { "竞赛办法", "Format" }, { "各局不交换场地。", "The teams keep their sides." } },
  { NULL,
    { "胜负判定", "How an end is won" },
    { "绳上标志被拉过本方一侧的河界线，该局即为本方获胜。",
      "The team wins the end that pulls the marker over the line on its own side." } },
  { NULL,
    { "胜负判定", "How an end is won" },
    { "每局限时{time-limit}秒，到时仍未拉过河界线的，以绳上标志偏向的一方为胜；标志正在中线上的，该局重赛。",
      "After {time-limit} seconds the end goes to the side the marker is nearer to; if it stands on the middle line, "
      "the end "
      "is pulled again." } },
  { NULL,
    { "胜负判定", "How an end is won" },
    { "因断绳、滑绳或口令失误等原因不能判定的，该局重赛。",
      "An end that cannot be judged, because the rope slipped or the command failed, is pulled again." } },
  { NULL,
    { "胜负判定", "How an end is won" },
    { "迟到超过{late-limit}分钟的队，该场判负。", "A team more than {late-limit} minutes late loses the match." } },
  { NULL,
    { "犯规与警告", "Fouls" },
    { "坐地、倚靠、锁绳、倒手、绳上打结、绳绕身体、松手、口令前抢拉，均为犯规。",
      "Fouls are sitting, leaning, locking the rope, climbing hands, knots, the rope round the body, letting go, and "
      "pulling "
      "before the command." } },
  { "caution-limit",
    { "犯规与警告", "Fouls" },
    { "一局内被警告{caution-limit}次的，该局判负；情节严重的，裁判长可直接判该局为负。",
      "{caution-limit} cautions in one end lose it; for a grave foul the chief referee may give the end at once." } },
  { "!caution-limit",
    { "犯规与警告", "Fouls" },
    { "犯规由裁判员警告；情节严重的，裁判长可直接判该局为负。",
      "Fouls are cautioned; for a grave one the chief referee may give the end to the other side." } },
  { NULL,
    { "安全要求", "Safety" },
    { "队员穿平底运动鞋，不得穿钉鞋，不得赤脚；不得突然松手；身体不适合剧烈运动的不得上场，由各队领队确认。",
      "Flat sports shoes, no spikes, no bare feet; nobody lets go at once; whoever is not fit for it does not pull, "
      "which the "
      "team leader confirms." } },
  { 0 },
};

const BahePrinted tug_printed[] = {
  DRAW_PRINTED,
  { "match", NULL, { "各局胜方", "Ends" } },
  { "match", NULL, { "比分", "Score" } },
  { "match", "blue", { 0 } },
  { "match", NULL, { "裁判员签字", "Referee" } },
  { 0 },
};
