-- 瑞士制积分：胜1和0.5；轮空按记录给分。同分依次看对手分（去最低）、对手分、小分、直接对局、胜场、执黑胜场，最后抽签。
return {
  title   = { zh = "瑞士制积分", en = "Swiss" },
  reads   = { "match.round" },
  params  = {
    { "win",  1,   zh = "胜一场积分", en = "Points for a win" },
    { "draw", 0.5, zh = "和一场积分", en = "Points for a draw" },
  },
  columns = {
    "played", "won", "drawn", "lost", { "points", zh = "积分", en = "Points" },
    { "opponents", zh = "对手分", en = "Opponents' score", of = "buchholz" },
    { "beaten", zh = "小分", en = "Sonneborn-Berger", of = "sonneborn_berger" },
  },
  match   = function (m, p)
    if m.bye then return { points = m.ours or p.win } end
    return { points = m.won and p.win or m.drawn and p.draw or 0 }
  end,
  rank    = { "points", "buchholz_cut1", "buchholz", "sonneborn_berger", "encounter", "won", "black_wins", "lot" },
  tests   = {
    { "同分看对手分",
      facts  = { "match 甲 1:0 乙 round=1", "match 丙 1:0 丁 round=1", "match 甲 1:0 丙 round=2", "match 丁 1:0 乙 round=2" },
      expect = { "1 甲 points=2", "2 丙 points=1", "3 丁 points=1", "4 乙 points=0" } },
    { "轮空按记录给分",
      facts  = { "match 甲 0.5 bye round=1", "match 乙 1:0 丙 round=1" },
      expect = { "1 乙 points=1", "2 甲 points=0.5", "3 丙 points=0" } },
  },
}
