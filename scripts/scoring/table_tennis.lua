-- 乒乓球小组循环：胜2负1弃权0；同分只看相互之间的积分、局分比、小分比，分开以后从头再比。
return {
  title   = { zh = "乒乓球小组积分", en = "Table tennis group" },
  reads   = { "match" },
  params  = {
    { "win",     2, zh = "胜一场积分", en = "Points for a win" },
    { "loss",    1, zh = "负一场积分", en = "Points for a loss" },
    { "forfeit", 0, zh = "弃权积分", en = "Points for a forfeit" },
  },
  columns = {
    "played", "won", "lost",
    { "points",     zh = "积分", en = "Points" },
    { "scored",     zh = "胜局", en = "Games won" },
    { "conceded",   zh = "负局", en = "Games lost" },
    { "rally_won",  zh = "小分（得）", en = "Points won" },
    { "rally_lost", zh = "小分（失）", en = "Points lost" },
  },
  match   = function (m, p)
    return { points = m.won and p.win or m.forfeit and p.forfeit or p.loss,
             rally_won = sum(m.ends or {}, "ours"), rally_lost = sum(m.ends or {}, "theirs") }
  end,
  rank    = { "points", "tied.points", "tied.scored/conceded", "tied.rally_won/rally_lost", "lot" },
}
