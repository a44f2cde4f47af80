-- 演讲：评委够多时去掉一个最高一个最低，取平均，再按超出限时的秒数分档扣分；bands 里的"不超过"含本数：超出 10 秒不扣，11 秒起扣。
return {
  title   = { zh = "演讲评分（超出限时扣分）", en = "Speech, with time penalty" },
  reads   = { "mark", "measure", "tally" },
  params  = {
    { "weights", {}, zh = "评分项权重（不填为直接相加）", en = "Weights of criteria (empty: plain sum)" },
    { "trim_from", 5, zh = "去掉一个最高分、一个最低分所需评委数", en = "Judges needed to drop highest and lowest" },
    { "limit", 480, zh = "限时（秒）", en = "Time limit (seconds)" },
    { "bands", { { 10, 0 }, { 30, 0.2 } }, zh = "超出不超过几秒扣几分", en = "Over time up to: seconds, points" },
    { "most", 0.5, zh = "再多扣", en = "Points beyond that" },
    { "least", 0, zh = "至少讲几秒", en = "Least time (seconds)" },
    { "short", 0.1, zh = "不足时间扣", en = "Points when too short" },
    { "places", 3, zh = "保留小数位数", en = "Decimal places" },
  },
  columns = {
    { "panel",   zh = "评委均分", en = "Panel", places = 3 },
    { "over",    zh = "超出（秒）", en = "Over time (seconds)" },
    { "penalty", zh = "时间扣分", en = "Time penalty" },
    { "deducted", zh = "其他扣分", en = "Other deductions", show = false },
    { "score",   zh = "最后得分", en = "Score", places = 3 },
  },
  tally   = function (t) return { deducted = t.value } end,
  measure = function (x, p) return { over = max(0, x.value - p.limit) } end,
  score   = function (e, p)
    local judges = by(e.marks, "judge")
    if #judges == 0 then return { out = { zh = "没有评分", en = "no marks" } } end
    local drop = #judges >= p.trim_from and 1 or 0
    local panel = mean(trim(judges, drop, drop, function (marks)
      return weighted(marks, p.weights)
    end))
    local penalty = band(e.over, p.bands, p.most)
    if count(e.measures, function (x) return x.value < p.least end) > 0 then penalty = penalty + p.short end
    return { panel = panel, penalty = penalty, score = round(panel - penalty - e.deducted, p.places) }
  end,
  rank    = { "score" },
  tests   = {
    { "超出 10 秒不扣，25 秒扣 0.2，31 秒扣 0.5",
      facts  = { "mark 甲 9.5 judge=1", "measure 甲 490", "mark 乙 9.6 judge=1", "measure 乙 505", "mark 丙 9.9 judge=1", "measure 丙 511" },
      expect = { "1 甲 over=10 penalty=0 score=9.5", "2 乙 over=25 penalty=0.2 score=9.4", "2 丙 over=31 penalty=0.5 score=9.4" } },
    { "讲得太短也扣", params = { least = 300 },
      facts  = { "mark 甲 9 judge=1", "measure 甲 299" },
      expect = { "1 甲 penalty=0.1 score=8.9" } },
    { "其他扣分也减",
      facts  = { "mark 甲 9 judge=1", "tally 甲 0.3 reason=看稿" },
      expect = { "1 甲 deducted=0.3 score=8.7" } },
  },
}
