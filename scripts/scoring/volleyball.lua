-- 排球：先看胜场，再积分（3:0、3:1 得3分，3:2 得2分，2:3 得1分）、局分比、小分比、相互战绩。
-- 退赛者已赛的成绩：keep 保留，void 全部不计，half 赛满一半才保留。
return {
  title   = { zh = "排球积分", en = "Volleyball points" },
  reads   = { "entrant.withdrawn", "match" },
  params  = {
    { "by_score", { ["3:0"] = 3, ["3:1"] = 3, ["3:2"] = 2, ["2:3"] = 1, ["2:0"] = 3, ["2:1"] = 2, ["1:2"] = 1 },
      zh = "按比分计积分", en = "Points by score" },
    { "withdrawn", "keep", one_of = { "keep", "void", "half" }, zh = "退赛者已赛的成绩（保留、不计、赛满一半才保留）", en = "Results of the withdrawn (keep, void, half)" },
  },
  columns = {
    "played", "won", "lost",
    { "points",     zh = "积分", en = "Points" },
    { "scored",     zh = "胜局", en = "Sets won" },
    { "conceded",   zh = "负局", en = "Sets lost" },
    { "rally_won",  zh = "小分（得）", en = "Rallies won" },
    { "rally_lost", zh = "小分（失）", en = "Rallies lost" },
  },
  match   = function (m, p)
    if annulled(m, p.withdrawn) then return false end
    return { points = not m.forfeit and p.by_score[m.ours .. ":" .. m.theirs] or 0,
             rally_won = sum(m.ends or {}, "ours"), rally_lost = sum(m.ends or {}, "theirs") }
  end,
  rank    = { "won", "points", "scored/conceded", "rally_won/rally_lost", "tied.points", "lot" },
  tests   = {
    { "先看胜场，再看积分",
      facts  = { "match 甲 3:2 乙", "match 甲 3:2 丙", "match 乙 3:0 丙" },
      expect = { "1 甲 won=2 points=4", "2 乙 won=1 points=4", "3 丙 won=0 points=1" } },
    { "弃权不得分，小分相加",
      facts  = { "match 甲 3:0 乙 ends=25:20,25:18,25:23", "match 甲 3:0 丙 forfeit" },
      expect = { "1 甲 won=2 rally_won=75 rally_lost=61", "2 乙 points=0", "3 丙 points=0" } },
    { "退赛者的成绩可以全部不计", params = { withdrawn = "void" }, entrants = { "甲", "乙", "丙 withdrawn=true out=退赛" },
      facts  = { "match 甲 3:0 丙", "match 乙 3:0 甲", "match 丙 3:0 乙" },
      expect = { "1 乙 won=1 lost=0 played=1", "2 甲 won=0 played=1", "- 丙 退赛" } },
  },
}
