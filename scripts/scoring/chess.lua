-- 象棋：胜2和1负0，轮空按胜。同分依次看对手分、累进分、胜局、直接对局、后手胜局，最后抽签。瑞士制和循环赛都可用。
return {
  title   = { zh = "象棋积分", en = "Chess points" },
  reads   = { "match.round" },
  params  = {
    { "win",  2, zh = "胜一局积分", en = "Points for a win" },
    { "draw", 1, zh = "和一局积分", en = "Points for a draw" },
    { "bye",  2, zh = "轮空积分", en = "Points for a bye" },
  },
  columns = {
    "played", "won", "drawn", "lost", { "points", zh = "积分", en = "Points" },
    { "opponents", zh = "对手分", en = "Opponents' score", of = "buchholz" },
    { "running",   zh = "累进分", en = "Running score", of = "cumulative" },
  },
  match   = function (m, p)
    if m.bye then return { points = p.bye } end
    return { points = m.won and p.win or m.drawn and p.draw or 0 }
  end,
  rank    = { "points", "buchholz", "cumulative", "won", "encounter", "black_wins", "lot" },
  tests   = {
    { "同分看对手分",
      facts  = { "match 甲 2:0 乙 round=1", "match 丙 2:0 丁 round=1", "match 甲 2:0 丙 round=2", "match 丁 2:0 乙 round=2" },
      expect = { "1 甲 points=4 opponents=2", "2 丙 points=2 opponents=6", "3 丁 points=2 opponents=2", "4 乙 points=0" } },
    { "轮空按胜，和棋各一分，弃权零分",
      facts  = { "match 甲 bye round=1", "match 乙 1:1 丙 round=1", "match 甲 2:0 乙 forfeit round=2", "match 丙 bye round=2" },
      expect = { "1 甲 points=4", "2 丙 points=3", "3 乙 points=1" } },
  },
}
