-- 评委标准化：手松手紧的评委各按自己给过的最低到最高拉成 0 到 100（range），或按平均和离散程度换算（deviation，用平均差，不开方），再平均。
-- 一位评委全给一样的分，就都算中间。标准化以后再减扣分。
return {
  title   = { zh = "评委标准化", en = "Normalised panel" },
  reads   = { "mark", "tally" },
  params  = {
    { "weights", {}, zh = "评分项权重（不填为直接相加）", en = "Weights of criteria (empty: plain sum)" },
    { "how", "range", one_of = { "range", "deviation" }, zh = "怎么换算（最低到最高、平均差）", en = "By range or mean deviation" },
    { "places", 2, zh = "保留小数位数", en = "Decimal places" },
  },
  columns = {
    { "deducted", zh = "扣分", en = "Deducted" },
    { "plain", zh = "未换算的平均", en = "Mean before", places = 2 },
    { "score", zh = "得分", en = "Score", places = 2 },
  },
  tally   = function (t) return { deducted = t.value } end,
  contest = function (all, p)
    local judges = {}
    for _, given in ipairs(by(all.marks, "judge")) do
      local totals = {}
      for _, sheet in ipairs(by(given, "entrant")) do insert(totals, weighted(sheet, p.weights)) end
      local middle = mean(totals)
      judges[given.key] = { low = smallest(totals), high = largest(totals), middle = middle,
                            spread = mean(totals, function (total) return abs(total - middle) end) }
    end
    return judges
  end,
  score   = function (e, p, c)
    local sheets = by(e.marks, "judge")
    if #sheets == 0 then return { out = { zh = "没有评分", en = "no marks" } } end
    local function scaled (sheet)
      local judge, total = c[sheet.key], weighted(sheet, p.weights)
      if judge.high == judge.low then return 50 end
      if p.how == "range" then return (total - judge.low) * 100 / (judge.high - judge.low) end
      return 50 + 20 * (total - judge.middle) / judge.spread
    end
    return { plain = mean(sheets, function (sheet) return weighted(sheet, p.weights) end),
             score = round(mean(sheets, scaled) - e.deducted, p.places) }
  end,
  rank    = { "score" },
  tests   = {
    { "手紧的评委不吃亏：各拉成 0 到 100",
      facts  = { "mark 甲 90 judge=1", "mark 乙 80 judge=1", "mark 丙 85 judge=1", "mark 甲 60 judge=2", "mark 乙 70 judge=2", "mark 丙 62 judge=2" },
      expect = { "1 乙 score=50", "1 甲 score=50", "3 丙 score=35" } },
    { "按平均差", params = { how = "deviation" },
      facts  = { "mark 甲 92 judge=1", "mark 乙 88 judge=1" },
      expect = { "1 甲 score=70", "2 乙 score=30" } },
    { "全给一样的分不分先后，扣分照减",
      facts  = { "mark 甲 90 judge=1", "mark 乙 90 judge=1", "tally 乙 1 reason=超时" },
      expect = { "1 甲 score=50", "2 乙 score=49" } },
  },
}
