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
}
