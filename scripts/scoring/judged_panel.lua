-- 评委打分：每位评委各项乘权重相加，去掉几个最高最低，合成以后减扣分，只取整一次。rank_exact：按未取整的分数排名，显示仍取整。
return {
  title   = { zh = "评委打分", en = "Judged panel" },
  reads   = { "mark", "tally" },
  params  = {
    { "weights", {}, zh = "评分项权重（不填为直接相加）", en = "Weights of criteria (empty: plain sum)" },
    { "drop_high", 1, zh = "去掉最高分个数", en = "Highest totals dropped" },
    { "drop_low", 1, zh = "去掉最低分个数", en = "Lowest totals dropped" },
    { "aggregate", "mean", one_of = { "mean", "sum", "median" }, zh = "合成（平均、相加、中位）", en = "Put together by" },
    { "places", 2, zh = "保留小数位数", en = "Decimal places" },
    { "rounding", "half_up", one_of = { "half_up", "half_even", "truncate", "up" }, zh = "取整", en = "Rounding" },
    { "rank_exact", false, zh = "按未取整的分数排名", en = "Rank by the unrounded score" },
  },
  columns = {
    { "deducted", zh = "扣分", en = "Deducted" },
    { "score", zh = "得分", en = "Score", places = 2 },
    { "order", zh = "得分", en = "Score", show = false },
  },
  tally   = function (t) return { deducted = t.value } end,
  score   = function (e, p)
    local kept = trim(by(e.marks, "judge"), p.drop_high, p.drop_low, function (marks)
      return weighted(marks, p.weights)
    end)
    if #kept == 0 then return { out = { zh = "评分人数不够", en = "too few marks" } } end
    local exact = p.aggregate == "sum" and sum(kept) or p.aggregate == "median" and median(kept) or mean(kept)
    exact = exact - e.deducted
    local shown = round(exact, p.places, p.rounding)
    return { score = shown, order = p.rank_exact and exact or shown }
  end,
  rank    = { "order" },
  tests   = {
    { "去掉一个最高一个最低取平均",
      facts  = { "mark 甲 9.5 judge=1", "mark 甲 9.0 judge=2", "mark 甲 8.0 judge=3", "mark 乙 9.0 judge=1", "mark 乙 9.1 judge=2", "mark 乙 9.2 judge=3" },
      expect = { "1 乙 score=9.1", "2 甲 score=9" } },
    { "相加而不平均", params = { aggregate = "sum", drop_high = 0, drop_low = 0 },
      facts  = { "mark 甲 8 judge=1", "mark 甲 9 judge=2" },
      expect = { "1 甲 score=17" } },
    { "评委不够不排名",
      facts  = { "mark 甲 9 judge=1", "mark 甲 9 judge=2" },
      expect = { "- 甲" } },
    { "扣分在合成以后减",
      facts  = { "mark 甲 9 judge=1", "mark 甲 9 judge=2", "mark 甲 9 judge=3", "tally 甲 0.5 reason=超时30秒" },
      expect = { "1 甲 deducted=0.5 score=8.5" } },
  },
}
