-- 乒乓球小组循环：胜2负1弃权0；同分只看相互之间的积分、局分比、小分比，分开以后从头再比。
-- 退赛者已赛的成绩：keep 保留，void 全部不计，half 赛满一半才保留。
return {
  title   = { zh = "乒乓球小组积分", en = "Table tennis group" },
  reads   = { "entrant.withdrawn", "match" },
  params  = {
    { "win",     2, zh = "胜一场积分", en = "Points for a win" },
    { "loss",    1, zh = "负一场积分", en = "Points for a loss" },
    { "forfeit", 0, zh = "弃权积分", en = "Points for a forfeit" },
    { "withdrawn", "keep", one_of = { "keep", "void", "half" }, zh = "退赛者已赛的成绩（保留、不计、赛满一半才保留）", en = "Results of the withdrawn (keep, void, half)" },
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
    if annulled(m, p.withdrawn) then return false end
    return { points = m.won and p.win or m.forfeit and p.forfeit or p.loss,
             rally_won = sum(m.ends or {}, "ours"), rally_lost = sum(m.ends or {}, "theirs") }
  end,
  rank    = { "points", "tied.points", "tied.scored/conceded", "tied.rally_won/rally_lost", "lot" },
  tests   = {
    { "三队同分看相互间的局分比",
      facts  = { "match 甲 3:0 乙", "match 乙 3:1 丙", "match 丙 3:2 甲", "match 甲 3:0 丁", "match 乙 3:0 丁", "match 丙 3:0 丁" },
      expect = { "1 甲 points=5", "2 丙 points=5", "3 乙 points=5", "4 丁 points=3" } },
    { "小分从各局相加，弃权零分",
      facts  = { "match 甲 2:1 乙 ends=11:9,8:11,11:5", "match 乙 2:0 丙 forfeit" },
      expect = { "1 乙 points=3 rally_won=25", "2 甲 points=2 rally_won=30 rally_lost=25", "3 丙 points=0" } },
    { "退赛者的成绩可以全部不计", params = { withdrawn = "void" }, entrants = { "甲", "乙", "丙 withdrawn=true out=退赛" },
      facts  = { "match 甲 3:0 丙", "match 乙 3:0 甲", "match 丙 3:0 乙" },
      expect = { "1 乙 won=1 lost=0 played=1", "2 甲 won=0 played=1", "- 丙 退赛" } },
  },
}
