-- 测量类比赛：秒、次、米。几次成绩取最好一次、平均或相加；队员分别测的，取最好的几名相加。成绩相同看失误少，再相同就并列。
-- members：取几名队员的成绩相加，0 是全队一个成绩；fault_cost：一次失误折成多少；digits：显示几位小数。
-- 取最好一次时，只看那一次的失误；平均和相加看各次失误的和。
local function counted (attempts, p)
  local valid = where(attempts, function (x) return x.value ~= nil end)
  if #valid == 0 then return nil end
  local function worth (x)
    local cost = (x.faults or 0) * p.fault_cost
    return p.direction == "less" and x.value + cost or x.value - cost
  end
  if p.counts ~= "best" then
    local put = p.counts == "mean" and mean or sum
    return { result = put(valid, worth), faults = sum(valid, function (x) return x.faults or 0 end) }
  end
  local best = (p.direction == "less" and smallest or largest)(valid, worth)
  local same = where(valid, function (x) return worth(x) == best end)
  return { result = best, faults = smallest(same, function (x) return x.faults or 0 end) }
end

local why_not = { ["not-started"]  = { zh = "未到", en = "did not start" },
                  ["not-finished"] = { zh = "未完成", en = "did not finish" } }

return {
  title   = { zh = "测量成绩", en = "Measured result" },
  reads   = { "measure.faults", "measure.outcome", "measure.member" },
  params  = {
    { "direction",  "less", zh = "少的在前还是多的在前", en = "Less or more is better", one_of = { "less", "more" } },
    { "counts",     "best", zh = "几次成绩怎么算", en = "Of several attempts", one_of = { "best", "mean", "sum" } },
    { "members",    0 },
    { "fault_cost", 0 },
    { "digits",     2 },
    { "unit",       "seconds" },
  },
  columns = {
    { "result",  zh = "成绩", en = "Result", places = "digits", clock = "unit" },
    { "faults",  zh = "失误", en = "Faults" },
    { "members", zh = "计入人数", en = "Members counted", show = false },
  },
  score   = function (e, p)
    if #e.measures == 0 then return { out = { zh = "还没有成绩", en = "no result yet" } } end
    local gone = where(e.measures, function (x) return x.outcome == "disqualified" end)
    if #gone > 0 then return { out = { zh = "取消成绩", en = "disqualified" } } end
    if p.members == 0 then
      local one = counted(e.measures, p)
      if one then return { result = one.result, faults = one.faults } end
      local last = e.measures[#e.measures]
      return { out = why_not[last.outcome] or { zh = "没有有效成绩", en = "no valid result" } }
    end
    local team = {}
    for _, attempts in ipairs(by(e.measures, "member")) do
      local one = counted(attempts, p)
      if one then insert(team, one) end
    end
    if #team < p.members then return { out = { zh = "成绩不足" .. p.members .. "人", en = "fewer than " .. p.members .. " results" } } end
    local first = sort(team, function (one) return p.direction == "less" and one.result or -one.result end)
    local best = {}
    for i = 1, p.members do insert(best, first[i]) end
    return { result = sum(best, function (one) return one.result end),
             faults = sum(best, function (one) return one.faults end), members = #best }
  end,
  rank    = { "{direction}result", "-faults" },
  tests   = {
    { "秒：取最好一次，相同看那一次的失误，再相同并列",
      facts  = { "measure 甲 15.2 faults=1", "measure 甲 14.8 faults=0", "measure 乙 14.8 faults=1", "measure 丙 14.8", "measure 丁 16" },
      expect = { "1 甲 result=14.8 faults=0", "1 丙 result=14.8", "3 乙 result=14.8 faults=1", "4 丁 result=16" } },
    { "次：多的在前，次数同比失误", params = { direction = "more", digits = 0 },
      facts  = { "measure 甲 131 faults=2", "measure 乙 131 faults=1", "measure 丙 140 faults=9" },
      expect = { "1 丙 result=140", "2 乙 result=131 faults=1", "3 甲 result=131 faults=2" } },
    { "平均", params = { counts = "mean" },
      facts  = { "measure 甲 10", "measure 甲 11", "measure 乙 10.4", "measure 乙 10.4" },
      expect = { "1 乙 result=10.4", "2 甲 result=10.5" } },
    { "各次相加", params = { counts = "sum", direction = "more" },
      facts  = { "measure 甲 10", "measure 甲 12", "measure 乙 21" },
      expect = { "1 甲 result=22", "2 乙 result=21" } },
    { "一次失误加两秒", params = { fault_cost = 2 },
      facts  = { "measure 甲 14 faults=1", "measure 乙 15" },
      expect = { "1 乙 result=15", "2 甲 result=16" } },
    { "集体：取三人中最好的两人", params = { direction = "more", members = 2 },
      facts  = { "measure 甲 100 member=1", "measure 甲 120 member=2", "measure 甲 90 member=3", "measure 乙 110 member=4",
                 "measure 丙 130 member=5", "measure 丙 95 member=6" },
      expect = { "1 丙 result=225", "2 甲 result=220 members=2", "- 乙 成绩不足2人" } },
    { "未到、未完成、无效的没有名次", entrants = { "甲", "乙", "丙", "丁", "戊" },
      facts  = { "measure 甲 20", "measure 乙 outcome=not-finished", "measure 丙 outcome=not-started",
                 "measure 丁 19", "measure 丁 outcome=disqualified", "measure 戊 outcome=void" },
      expect = { "1 甲 result=20", "- 乙 未完成", "- 丙 未到", "- 丁 取消成绩", "- 戊 没有有效成绩" } },
  },
}
