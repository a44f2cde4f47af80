-- 瑞士制积分：胜1和0.5；轮空按记录给分。同分依次看对手分（去最低）、对手分、小分、直接对局、胜场、执黑胜场，最后抽签。
return {
  title   = { zh = "瑞士制积分", en = "Swiss" },
  reads   = { "match.round" },
  params  = {
    { "win",  1,   zh = "胜一场积分", en = "Points for a win" },
    { "draw", 0.5, zh = "和一场积分", en = "Points for a draw" },
  },
  columns = { "played", "won", "drawn", "lost", { "points", zh = "积分", en = "Points" } },
  match   = function (m, p)
    if m.bye then return { points = m.ours or p.win } end
    return { points = m.won and p.win or m.drawn and p.draw or 0 }
  end,
  rank    = { "points", "buchholz_cut1", "buchholz", "sonneborn_berger", "encounter", "won", "black_wins", "lot" },
}
