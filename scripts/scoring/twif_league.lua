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
  tests   = {
    { "两局制：2:0 得三分，1:1 各一分",
      facts  = { "match 甲 2:0 乙", "match 乙 1:1 丙", "match 甲 1:1 丙" },
      expect = { "1 甲 points=4", "2 丙 points=2", "3 乙 points=1" } },
    { "都一样看体重轻", entrants = { "甲 weight=640", "乙 weight=612.5" },
      facts  = { "match 甲 1:1 乙" },
      expect = { "1 乙 points=1 weigh_in=612.5", "2 甲 points=1" } },
    { "警告少的在前", entrants = { "甲 weight=600", "乙 weight=640" },
      facts  = { "match 甲 1:1 乙 faults=1:0" },
      expect = { "1 乙 cautions=0", "2 甲 cautions=1" } },
  },
}
