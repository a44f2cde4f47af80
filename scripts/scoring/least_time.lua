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
  tests   = {
    { "两次取最好，相同看失误少",
      facts  = { "measure 甲 15.2 faults=1", "measure 甲 14.8", "measure 乙 14.8", "measure 丙 16" },
      expect = { "1 乙 time=14.8 faults=0", "2 甲 time=14.8 faults=1", "3 丙 time=16" } },
    { "一次失误加两秒", params = { fault_seconds = 2 },
      facts  = { "measure 甲 14 faults=1", "measure 乙 15" },
      expect = { "1 乙 time=15", "2 甲 time=16" } },
    { "没有成绩的排在最后", entrants = { "甲", "乙" },
      facts  = { "measure 乙 20" },
      expect = { "1 乙 time=20", "2 甲 time=none" } },
  },
}
