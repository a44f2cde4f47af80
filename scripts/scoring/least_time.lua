-- 用时最少：滚铁环、障碍跑。几次取最好一次，失误可折成秒；同时看失误少。
return {
  title   = { zh = "用时最少", en = "Least time" },
  reads   = { "measure.faults" },
  params  = {
    { "fault_seconds", 0, zh = "每次失误加几秒", en = "Seconds added per fault" },
  },
  columns = {
    { "time",   zh = "成绩（秒）", en = "Time (seconds)", places = 2 },
    { "faults", zh = "失误", en = "Faults" },
  },
  measure = function (x) return { faults = x.faults or 0 } end,
  score   = function (e, p)
    local valid = where(e.measures, function (x) return x.value ~= nil end)
    return { time = smallest(valid, function (x) return x.value + (x.faults or 0) * p.fault_seconds end) }
  end,
  rank    = { "-time", "-faults" },
}
