-- 篮球循环赛：胜2负1弃权0；同分依次看相互之间的积分、净胜分、得分，再看全部净胜分、得分，最后抽签。
-- 退赛者已赛的成绩：keep 保留，void 全部不计，half 赛满一半才保留。
return {
  title   = { zh = "篮球积分", en = "Basketball points" },
  reads   = { "entrant.withdrawn", "match" },
  params  = {
    { "win",     2, zh = "胜一场积分", en = "Points for a win" },
    { "loss",    1, zh = "负一场积分", en = "Points for a loss" },
    { "forfeit", 0, zh = "弃权积分", en = "Points for a forfeit" },
    { "withdrawn", "keep", one_of = { "keep", "void", "half" }, zh = "退赛者已赛的成绩（保留、不计、赛满一半才保留）", en = "Results of the withdrawn (keep, void, half)" },
  },
  columns = {
    "played", "won", "lost",
    { "scored",   zh = "得分", en = "Points scored" },
    { "conceded", zh = "失分", en = "Points against" },
    { "diff",     zh = "净胜分", en = "Difference" },
    { "points",   zh = "积分", en = "Points" },
  },
  match   = function (m, p)
    if annulled(m, p.withdrawn) then return false end
    return { points = m.won and p.win or m.forfeit and p.forfeit or p.loss }
  end,
  rank    = { "points", "tied.points", "tied.diff", "tied.scored", "diff", "scored", "lot" },
  tests   = {
    { "两队同分看相互胜负",
      facts  = { "match 甲 70:60 乙", "match 乙 80:50 丙", "match 丙 66:64 丁", "match 丁 61:60 甲", "match 乙 72:70 丁", "match 甲 55:50 丙" },
      expect = { "1 甲 points=5 diff=14", "2 乙 points=5 diff=22", "3 丙 points=4 diff=-33", "4 丁 points=4 diff=-3" } },
    { "三队连环胜看相互间净胜分，弃权零分",
      facts  = { "match 甲 60:50 乙", "match 乙 60:58 丙", "match 丙 60:55 甲", "match 甲 20:0 丁 forfeit", "match 乙 20:0 丁 forfeit", "match 丙 20:0 丁 forfeit" },
      expect = { "1 甲 points=5", "2 丙 points=5", "3 乙 points=5", "4 丁 points=0" } },
    { "退赛者的成绩可以全部不计", params = { withdrawn = "void" }, entrants = { "甲", "乙", "丙 withdrawn=true out=退赛" },
      facts  = { "match 甲 60:50 丙", "match 乙 60:50 甲", "match 丙 60:50 乙" },
      expect = { "1 乙 won=1 lost=0 played=1", "2 甲 won=0 played=1", "- 丙 退赛" } },
  },
}
