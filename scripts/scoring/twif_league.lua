-- 国际拔河联合会的办法：每场两局，2:0 得3分，1:1 各1分。同分看相互战绩、胜场、警告少、体重轻，最后抽签。
return {
  title   = { zh = "拔河单循环（每场两局）", en = "Tug-of-war league, two ends" },
  reads   = { "match.faults", "entrant.weight" },
  params  = {
    { "both", 3, zh = "2:0 积分", en = "Points for 2:0" },
    { "one",  1, zh = "1:1 各得积分", en = "Points each for 1:1" },
  },
  columns = {
    "played", "won", "drawn", "lost",
    { "points",   zh = "积分", en = "Points" },
    { "cautions", zh = "警告", en = "Cautions" },
    { "weigh_in", zh = "过磅体重", en = "Weigh-in" },
  },
  match   = function (m, p)
    return { points = m.forfeit and 0 or m.won and p.both or m.drawn and p.one or 0, cautions = m.faults or 0 }
  end,
  score   = function (e) return { weigh_in = e.weight } end,
  rank    = { "points", "tied.points", "won", "-cautions", "-weigh_in", "lot" },
}
