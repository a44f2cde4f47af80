-- 年度之星：当选月数多的在前，同数看得分。每当选一个月记一条 tally，value 是那个月的得分。
return {
  title   = { zh = "年度之星", en = "Star of the year" },
  reads   = { "tally" },
  columns = {
    { "months", zh = "当选月数", en = "Months" },
    { "points", zh = "得分合计", en = "Points", places = 2 },
  },
  tally   = function (t) return { months = 1, points = t.value } end,
  rank    = { "months", "points" },
  tests   = {
    { "先比月数，同数比得分",
      facts  = { "tally 甲 90 reason=2026-01", "tally 乙 80 reason=2026-02", "tally 乙 82 reason=2026-05",
                 "tally 丙 95 reason=2026-03" },
      expect = { "1 乙 months=2 points=162", "2 丙 months=1 points=95", "3 甲 months=1 points=90" } },
  },
}
