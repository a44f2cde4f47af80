-- 综合分：各部分（reason）按权重相加，如现场 70%、平时 30%；没有权重的部分是错误，不悄悄算零。记录里自带权重（weight）的照用。
return {
  title   = { zh = "综合分", en = "Weighted composite" },
  reads   = { "tally.weight" },
  params  = {
    { "weights", { ["现场"] = 0.7, ["平时"] = 0.3 }, zh = "各部分权重", en = "Weights of parts" },
    { "places", 2, zh = "保留小数位数", en = "Decimal places" },
  },
  columns = {
    { "exact", zh = "未取整", en = "Unrounded", show = false },
    { "score", zh = "综合分", en = "Score", places = 2 },
  },
  tally   = function (t, p)
    return { exact = t.value * (t.weight or p.weights[t.reason] or error("没有这一部分的权重：" .. tostring(t.reason))) }
  end,
  score   = function (e, p) return { score = round(e.exact, p.places) } end,
  rank    = { "score", "exact" },
  tests   = {
    { "现场七成，平时三成",
      facts  = { "tally 甲 90 reason=现场", "tally 甲 80 reason=平时", "tally 乙 85 reason=现场", "tally 乙 95 reason=平时" },
      expect = { "1 乙 score=88", "2 甲 score=87" } },
    { "记录里自带权重",
      facts  = { "tally 甲 90 reason=笔试 weight=0.4", "tally 甲 80 reason=演讲 weight=0.6" },
      expect = { "1 甲 score=84" } },
    { "取两位小数后相同，看未取整的分", params = { weights = { ["现场"] = 1 } },
      facts  = { "tally 甲 88.001 reason=现场", "tally 乙 88.002 reason=现场" },
      expect = { "1 乙 score=88", "2 甲 score=88" } },
  },
}
