-- 一般循环赛：胜2平1负0；同分依次看相互之间的积分、净胜，再看全部净胜、得分，最后抽签。
-- 退赛者已赛的成绩：keep 保留，void 全部不计，half 赛满一半才保留。
return {
  title   = { zh = "循环赛积分", en = "League points" },
  reads   = { "entrant.withdrawn", "match" },
  params  = {
    { "win",  2, zh = "胜一场积分", en = "Points for a win" },
    { "draw", 1, zh = "平一场积分", en = "Points for a draw" },
    { "loss", 0, zh = "负一场积分", en = "Points for a loss" },
    { "withdrawn", "keep", one_of = { "keep", "void", "half" }, zh = "退赛者已赛的成绩（保留、不计、赛满一半才保留）", en = "Results of the withdrawn (keep, void, half)" },
  },
  columns = {
    "played", "won", "drawn", "lost",
    { "scored",   zh = "得分", en = "Scored" },
    { "conceded", zh = "失分", en = "Conceded" },
    { "diff",     zh = "净胜", en = "Difference" },
    { "points",   zh = "积分", en = "Points" },
  },
  match   = function (m, p)
    if annulled(m, p.withdrawn) then return false end
    return { points = m.won and p.win or m.drawn and p.draw or m.forfeit and 0 or p.loss }
  end,
  rank    = { "points", "tied.points", "tied.diff", "diff", "scored", "lot" },
  tests   = {
    { "同分先看相互胜负",
      facts  = { "match 甲 1:0 乙", "match 乙 5:0 丙", "match 丙 1:0 甲", "match 丁 0:0 甲", "match 乙 1:0 丁", "match 丁 1:0 丙" },
      expect = { "1 乙 points=4", "2 甲 points=3", "2 丁 points=3", "4 丙 points=2" } },
    { "退赛者的成绩可以全部不计", params = { withdrawn = "void" }, entrants = { "甲", "乙", "丙 withdrawn=true out=退赛" },
      facts  = { "match 甲 2:0 丙", "match 乙 2:0 甲", "match 丙 2:0 乙" },
      expect = { "1 乙 won=1 lost=0 played=1", "2 甲 won=0 played=1", "- 丙 退赛" } },
    { "退赛者赛满一半才保留", params = { withdrawn = "half" }, entrants = { "甲", "乙", "丁", "丙 withdrawn=true out=退赛" },
      facts  = { "match 甲 2:0 丙", "match 乙 2:1 丙", "match 丁 2:0 丙 forfeit" },
      expect = { "1 甲 won=1", "1 丁 won=1", "3 乙 won=1", "- 丙 退赛" } },
    { "退赛者没赛满一半不计", params = { withdrawn = "half" }, entrants = { "甲", "乙", "丁", "丙 withdrawn=true out=退赛" },
      facts  = { "match 甲 2:0 丙", "match 乙 2:0 丙 forfeit", "match 丁 2:0 丙 forfeit" },
      expect = { "1 甲 played=0", "1 乙 played=0", "1 丁 played=0", "- 丙 退赛" } },
  },
}
