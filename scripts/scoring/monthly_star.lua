-- 月度之星：本月各项得分乘权重相加。reason "star" 记哪个月当选过，"veto" 是一票否决。病假不在这里扣分。
return {
  title   = { zh = "月度之星", en = "Star of the month" },
  reads   = { "tally.month" },
  params  = {
    { "month",   1,  zh = "评选哪个月", en = "Month" },
    { "weights", {}, zh = "评分项权重（不填为直接相加）", en = "Weights of items (empty: plain sum)" },
    { "cooldown",  2, zh = "当选后几个月内不再评", en = "Months after winning without another" },
    { "most_wins", 2, zh = "一年最多当选几次", en = "Most times a year" },
  },
  columns = { { "score", zh = "得分", en = "Score", places = 2 } },
  tally   = function (t, p)
    if t.month == p.month and t.reason ~= "star" and t.reason ~= "veto" then
      return { score = t.value * (p.weights[t.reason] or 1) }
    end
  end,
  score   = function (e, p)
    local before = where(where(e.tallies, "reason", "star"), function (t) return t.month < p.month end)
    if count(where(e.tallies, "reason", "veto")) > 0 then return { out = { zh = "一票否决", en = "vetoed" } } end
    if count(before, function (t) return p.month - t.month <= p.cooldown end) > 0 then return { out = { zh = "间隔未满", en = "too soon after the last time" } } end
    if count(before) >= p.most_wins then return { out = { zh = "当选次数已满", en = "chosen as often as allowed" } } end
  end,
  rank    = { "score" },
  awards  = { { zh = "月度之星", en = "Star of the month", count = 1 } },
  tests   = {
    { "只算本月，当选后两个月内不再评：二月的四月还不行，一月的可以",
      params = { month = 4 },
      facts  = { "tally 甲 5 reason=教学 month=4", "tally 甲 9 reason=教学 month=2", "tally 乙 4 reason=教学 month=4",
                 "tally 乙 0 reason=star month=1", "tally 丙 8 reason=教学 month=4", "tally 丙 0 reason=star month=2" },
      expect = { "1 甲 score=5 award=月度之星", "2 乙 score=4", "- 丙" } },
    { "一票否决",
      facts  = { "tally 甲 5 reason=教学 month=1", "tally 甲 0 reason=veto month=1", "tally 乙 1 reason=教学 month=1" },
      expect = { "1 乙 award=月度之星", "- 甲" } },
  },
}
