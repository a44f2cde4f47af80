-- 足球小组积分：先全部净胜球、进球，再相互之间，再红黄牌少，最后抽签。
return {
  title   = { zh = "足球积分", en = "Football points" },
  reads   = { "match.faults" },
  params  = {
    { "win",  3, zh = "胜一场积分", en = "Points for a win" },
    { "draw", 1, zh = "平一场积分", en = "Points for a draw" },
    { "loss", 0, zh = "负一场积分", en = "Points for a loss" },
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
  },
}
