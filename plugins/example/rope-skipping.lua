-- 一分钟跳绳：几次里取最好一次；成绩相同看失误少。One-minute rope skipping: the best attempt counts, fewer faults break a tie.
return {
  title   = { zh = "一分钟跳绳", en = "One-minute rope skipping" },
  reads   = { "measure.faults" },
  columns = {
    { "result", zh = "成绩", en = "Result" },
    { "faults", zh = "失误", en = "Faults" },
  },
  measure = function (x) return { faults = x.faults or 0 } end,
  score   = function (e) return { result = largest(e.measures, "value") } end,
  rank    = { "result", "-faults" },
  tests   = {
    { "取最好一次，成绩相同看失误少",
      facts  = { "measure 王小明 120 faults=2", "measure 王小明 131 faults=1", "measure 李红 131 faults=1" },
      expect = { "1 李红 result=131 faults=1", "2 王小明 result=131 faults=3" } },
  },
}
