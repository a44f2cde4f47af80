-- 足球小组积分：先全部净胜球、进球，再相互之间，再红黄牌少，最后抽签。
-- 退赛者已赛的成绩：keep 保留，void 全部不计，half 赛满一半才保留。
return {
  title   = { zh = "足球积分", en = "Football points" },
  reads   = { "entrant.withdrawn", "match.faults" },
  params  = {
    { "win",  3, zh = "胜一场积分", en = "Points for a win" },
    { "draw", 1, zh = "平一场积分", en = "Points for a draw" },
    { "loss", 0, zh = "负一场积分", en = "Points for a loss" },
    { "withdrawn", "keep", one_of = { "keep", "void", "half" }, zh = "退赛者已赛的成绩（保留、不计、赛满一半才保留）", en = "Results of the withdrawn (keep, void, half)" },
  },
  columns = {
    "played", "won", "drawn", "lost",
    { "scored",   zh = "进球", en = "Goals for" },
    { "conceded", zh = "失球", en = "Goals against" },
    { "diff",     zh = "净胜球", en = "Goal difference" },
    { "points",   zh = "积分", en = "Points" },
    { "cards",    zh = "红黄牌分", en = "Card points" },
  },
  match   = function (m, p)
    if annulled(m, p.withdrawn) then return false end
    return { points = m.won and p.win or m.drawn and p.draw or p.loss, cards = m.faults or 0 }
  end,
  rank    = { "points", "diff", "scored", "tied.points", "tied.diff", "tied.scored", "-cards", "lot" },
  tests   = {
    { "同分先看净胜球，再看进球",
      facts  = { "match 甲 3:1 乙", "match 乙 2:0 丙", "match 丙 4:3 甲" },
      expect = { "1 甲 points=3 diff=1 scored=6", "2 乙 points=3 diff=0", "3 丙 points=3 diff=-1" } },
    { "都一样看红黄牌",
      facts  = { "match 甲 1:1 乙 faults=3:1" },
      expect = { "1 乙 points=1 cards=1", "2 甲 points=1 cards=3" } },
    { "退赛者的成绩可以全部不计", params = { withdrawn = "void" }, entrants = { "甲", "乙", "丙 withdrawn=true out=退赛" },
      facts  = { "match 甲 2:0 丙", "match 乙 2:0 甲", "match 丙 2:0 乙" },
      expect = { "1 乙 won=1 lost=0 played=1", "2 甲 won=0 played=1", "- 丙 退赛" } },
  },
}
