-- 厨艺：每道菜（item）的评委分去掉一个最高一个最低后平均，各菜相加，再扣超出限时的分数；超出太多不计成绩。measure 是超出的分钟数。
return {
  title   = { zh = "厨艺比赛（各菜合计）", en = "Cooking, sum of dishes" },
  reads   = { "mark", "measure", "tally" },
  params  = {
    { "trim_from", 5, zh = "去掉一个最高分、一个最低分所需评委数", en = "Judges needed to drop highest and lowest" },
    { "per_minute", 0.5, zh = "超出限时每分钟扣", en = "Points per minute over time" },
    { "out_from", 30, zh = "超出多少分钟不计成绩", en = "Out from how many minutes over time" },
    { "places", 2, zh = "保留小数位数", en = "Decimal places" },
  },
  columns = {
    { "dishes", zh = "各菜合计", en = "Dishes", places = 2 },
    { "over",   zh = "超出（分钟）", en = "Over time (minutes)" },
    { "deducted", zh = "其他扣分", en = "Other deductions", show = false },
    { "score",  zh = "总分", en = "Score", places = 2 },
  },
  tally   = function (t) return { deducted = t.value } end,
  measure = function (x) return { over = max(0, x.value) } end,
  score   = function (e, p)
    if e.over >= p.out_from then return { out = { zh = "超出限时，不计成绩", en = "over the time limit" } } end
    if #e.marks == 0 then return { out = { zh = "没有评分", en = "no marks" } } end
    local dishes = sum(by(e.marks, "item"), function (dish)
      local drop = #dish >= p.trim_from and 1 or 0
      return mean(trim(dish, drop, drop, "value"))
    end)
    return { dishes = dishes, score = round(dishes - e.over * p.per_minute - e.deducted, p.places) }
  end,
  rank    = { "score" },
  tests   = {
    { "两道菜相加，超时一分钟扣半分",
      facts  = { "mark 甲 90 judge=1 item=热菜", "mark 甲 92 judge=2 item=热菜", "mark 甲 80 judge=1 item=凉菜", "mark 甲 84 judge=2 item=凉菜",
                 "measure 甲 3",
                 "mark 乙 88 judge=1 item=热菜", "mark 乙 88 judge=2 item=热菜", "mark 乙 84 judge=1 item=凉菜", "mark 乙 84 judge=2 item=凉菜",
                 "measure 乙 -2" },
      expect = { "1 乙 dishes=172 over=0 score=172", "2 甲 dishes=173 over=3 score=171.5" } },
    { "超出三十分钟不计成绩",
      facts  = { "mark 甲 90 judge=1 item=热菜", "measure 甲 30", "mark 乙 60 judge=1 item=热菜" },
      expect = { "1 乙 score=60", "- 甲" } },
    { "其他扣分也减",
      facts  = { "mark 甲 90 judge=1 item=热菜", "tally 甲 2 reason=台面不洁" },
      expect = { "1 甲 deducted=2 score=88" } },
  },
}
