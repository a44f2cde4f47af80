-- 综合分：各部分（reason）按权重相加，如现场 70%、平时 30%；没有权重的部分是错误，不悄悄算零。
return {
  title   = { zh = "综合分", en = "Weighted composite" },
  reads   = { "tally" },
  params  = {
    { "weights", { ["现场"] = 0.7, ["平时"] = 0.3 }, zh = "各部分权重", en = "Weights of parts" },
    { "places", 2, zh = "保留小数位数", en = "Decimal places" },
  },
  columns = {
    { "exact", zh = "未取整", en = "Unrounded", show = false },
    { "score", zh = "综合分", en = "Score", places = 2 },
  },
  tally   = function (t, p)
    return { exact = t.value * (p.weights[t.reason] or error("没有这一部分的权重：" .. tostring(t.reason))) }
  end,
  score   = function (e, p) return { score = round(e.exact, p.places) } end,
  rank    = { "score", "exact" },
}
