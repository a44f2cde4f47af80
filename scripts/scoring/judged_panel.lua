-- 评委打分：每位评委各项乘权重相加，去掉几个最高最低，合成以后减扣分，只取整一次。评委分组的（自评、考核组……）各组先合成再按占比相加，人太少的组不去分。
-- rank_exact：按未取整的分数排名，显示仍取整。
return {
  title   = { zh = "评委打分", en = "Judged panel" },
  reads   = { "mark.panel", "mark.share", "tally" },
  params  = {
    { "weights", {}, zh = "评分项权重（不填为直接相加）", en = "Weights of criteria (empty: plain sum)" },
    { "drop_high", 1, zh = "去掉最高分个数", en = "Highest totals dropped" },
    { "drop_low", 1, zh = "去掉最低分个数", en = "Lowest totals dropped" },
    { "aggregate", "mean", one_of = { "mean", "sum", "median", "closest-two" }, zh = "合成（平均、相加、中位、最接近的两个分平均）", en = "Put together by" },
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
    local function closest_two (kept) -- equally apart: the higher two
      local marks = sort(kept, function (mark) return mark end)
      local upper = #marks
      for k = #marks - 1, 2, -1 do
        if marks[k] - marks[k - 1] < marks[upper] - marks[upper - 1] then upper = k end
      end
      return { marks[upper - 1] or marks[upper], marks[upper] }
    end
    local function together (marks, few)
      local judges = by(marks, "judge")
      local keep = few and #judges <= p.drop_high + p.drop_low
      local kept = trim(judges, keep and 0 or p.drop_high, keep and 0 or p.drop_low, function (given) return weighted(given, p.weights) end)
      if #kept == 0 then return nil end
      if p.aggregate == "sum" then return sum(kept) end
      if p.aggregate == "median" then return median(kept) end
      return mean(p.aggregate == "closest-two" and closest_two(kept) or kept)
    end
    local first = e.marks[1] -- all judges are in panels, or none is
    local panels = first and first.panel and by(e.marks, "panel") or {}
    local exact, shares = 0, 0
    for _, panel in ipairs(panels) do
      exact = exact + together(panel, true) * panel[1].share / 100
      shares = shares + panel[1].share
    end
    if #panels == 0 then exact = together(e.marks, false) end
    if exact == nil then return { out = { zh = "评分人数不够", en = "too few marks" } } end
    if #panels > 0 and shares < 100 then return { out = { zh = "有一组评委还没有打分", en = "a panel has not marked yet" } } end
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
    { "最接近的两个分平均，一样近取高的两个", params = { aggregate = "closest-two", drop_high = 0, drop_low = 0 },
      facts  = { "mark 甲 8 judge=1", "mark 甲 9.5 judge=2", "mark 甲 8.4 judge=3", "mark 乙 8.5 judge=1", "mark 乙 8 judge=2", "mark 乙 9 judge=3",
                 "mark 丙 8.7 judge=1", "mark 丁 8 judge=1", "mark 丁 9 judge=2" },
      expect = { "1 乙 score=8.75", "2 丙 score=8.7", "3 丁 score=8.5", "4 甲 score=8.2" } },
    { "评委不够不排名",
      facts  = { "mark 甲 9 judge=1", "mark 甲 9 judge=2" },
      expect = { "- 甲" } },
    { "分组：自评占两成，考核组占八成",
      facts  = { "mark 甲 95 judge=1 panel=自评 share=20", "mark 甲 90 judge=2 panel=考核组 share=80", "mark 甲 92 judge=3 panel=考核组 share=80",
                 "mark 甲 94 judge=4 panel=考核组 share=80", "mark 甲 88 judge=5 panel=考核组 share=80", "mark 甲 91 judge=6 panel=考核组 share=80",
                 "mark 乙 99 judge=1 panel=自评 share=20" },
      expect = { "1 甲 score=91.8", "- 乙 有一组评委还没有打分" } },
    { "扣分在合成以后减",
      facts  = { "mark 甲 9 judge=1", "mark 甲 9 judge=2", "mark 甲 9 judge=3", "tally 甲 0.5 reason=超时30秒" },
      expect = { "1 甲 deducted=0.5 score=8.5" } },
  },
}
