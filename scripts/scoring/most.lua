-- 次数、数量、距离越多越好：跳绳、投篮。best = false 时各次相加；同数看失误少。
return {
  title   = { zh = "次数最多", en = "Most" },
  reads   = { "measure.faults" },
  params  = {
    { "best", true, zh = "取最好一次（否则各次相加）", en = "Best attempt counts (else the sum)" },
  },
  columns = {
    { "result", zh = "成绩", en = "Result" },
    { "faults", zh = "失误", en = "Faults" },
  },
  measure = function (x) return { faults = x.faults or 0 } end,
  score   = function (e, p)
    local valid = where(e.measures, function (x) return x.value ~= nil end)
    if #valid == 0 then return {} end
    return { result = p.best and largest(valid, "value") or sum(valid, "value") }
  end,
  rank    = { "result", "-faults" },
  tests   = {
    { "取最好一次，相同看失误少",
      facts  = { "measure 甲 120 faults=2", "measure 甲 131 faults=1", "measure 乙 131 faults=1", "measure 丙 99" },
      expect = { "1 乙 result=131 faults=1", "2 甲 result=131 faults=3", "3 丙 result=99" } },
    { "各次相加", params = { best = false },
      facts  = { "measure 甲 10", "measure 甲 12", "measure 乙 21" },
      expect = { "1 甲 result=22", "2 乙 result=21" } },
  },
}
