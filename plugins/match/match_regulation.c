/* A contest of matches: the regulation and the programme, as printed before the contest. */
#include "match.h"

#include "draw/rows.h"

#define SCORE_LABEL                                                                                                    \
  {                                                                                                                    \
    "胜负判定", "How a match is won"                                                                                   \
  }

const BaheRegulation match_regulation[] = {
  { "preset=table-tennis|chess|football|volleyball|basketball",
    { "项目", "Sport" },
    { "本次比赛项目为{preset}。", "The sport is {preset}." } },
  DRAW_REGULATION ("各方"),
  { "system=double-elimination",
    FORMAT_LABEL,
    { "采用双败淘汰赛，对阵由抽签排定，负两场出局。", "A double elimination by lot: who has lost twice is out." } },
  { "system=double-elimination,grand-final=none",
    FORMAT_LABEL,
    { "胜者组第一名为冠军，败者组第一名为亚军。",
      "Who wins the winners’ bracket is first, who wins the losers’ bracket second." } },
  { "system=double-elimination,grand-final=single",
    FORMAT_LABEL,
    { "胜者组和败者组的第一名赛一场定冠军。", "The winners of both brackets play one match for the first place." } },
  { "system=double-elimination,grand-final=double",
    FORMAT_LABEL,
    { "胜者组和败者组的第一名打总决赛；败者组第一名先胜的，再加赛一场。",
      "The winners of both brackets play the grand final; if the one from the losers’ bracket wins, they play once "
      "more." } },
  { "system=swiss,rounds",
    FORMAT_LABEL,
    { "采用瑞士制，共{rounds}轮，每轮按积分相近编排，不重复相遇。",
      "A Swiss tournament of {rounds} rounds; each is paired by score, without rematches." } },
  { "system=swiss,!rounds",
    FORMAT_LABEL,
    { "采用瑞士制，轮数按参赛人数确定，每轮按积分相近编排，不重复相遇。",
      "A Swiss tournament, its rounds by how many there are; each is paired by score, without rematches." } },
  { "ends", SCORE_LABEL, { "每场{ends}。", "Sets a match: {ends}." } },
  { "!ends,preset=table-tennis", SCORE_LABEL, { "每场五局三胜。", "A match is the best of five." } },
  { "!ends,preset=volleyball", SCORE_LABEL, { "每场五局三胜。", "A match is the best of five." } },
  { "set-points", SCORE_LABEL, { "每局先得{set-points}分并多两分为胜。", "A set goes to {set-points}, two ahead." } },
  { "!set-points,preset=table-tennis", SCORE_LABEL, { "每局先得11分并多两分为胜。", "A set goes to 11, two ahead." } },
  { "!set-points,preset=volleyball",
    SCORE_LABEL,
    { "每局先得25分并多两分为胜，决胜局15分。", "A set goes to 25, the deciding one to 15, two ahead." } },
  { "preset=chess", SCORE_LABEL, { "每局胜得2分，和各得1分，负得0分。", "2 for a win, 1 for a draw, 0 for a loss." } },
  { "preset=football,system=knock-out|groups|double-elimination",
    SCORE_LABEL,
    { "淘汰赛打平的，以点球决胜。", "A level match of the knock-out is decided by penalties." } },
  { NULL,
    SCORE_LABEL,
    { "不到场的一方弃权，对方获胜；比赛中因伤退赛的，对方获胜。",
      "Who does not come forfeits; who retires injured loses the match." } },
  { "withdrawn=keep",
    { "退赛", "Withdrawal" },
    { "中途退赛的，已赛成绩保留，余下场次按弃权。",
      "Of who withdraws, results stand, and the other matches are forfeits." } },
  { "withdrawn=void",
    { "退赛", "Withdrawal" },
    { "中途退赛的，全部成绩不计。", "Of who withdraws, no result counts." } },
  { "withdrawn=half",
    { "退赛", "Withdrawal" },
    { "中途退赛的，赛满一半的成绩保留，不满一半的不计。",
      "Of who withdraws, results stand if half the matches were played, else none counts." } },
  { "minutes", { "时间场地", "Times" }, { "每场约{minutes}分钟。", "A match takes about {minutes} minutes." } },
  { 0 },
};

const BahePrinted match_printed[] = {
  DRAW_PRINTED,
  { "match", NULL, { "比分", "Score" } },
  { "match", "blue", { 0 } },
  { "match", NULL, { "裁判员签字", "Referee" } },
  { 0 },
};
