-- Where a value stands among measured ones, 0 to 100.
return {
  title   = { zh = "百分位", en = "Percentage rank" },
  reads   = { "measure" },
  params  = { { "value", 0 }, { "method", "mean", one_of = { "strict", "weak", "mean", "rank" } } },
  columns = { "percent" },
  score   = function (e, p)
    local n = #e.measures
    local below = count(e.measures, function (x) return x.value < p.value end)
    local upto = count(e.measures, function (x) return x.value <= p.value end)
    if p.method == "strict" then return { percent = 100 * below / n } end
    if p.method == "weak" then return { percent = 100 * upto / n } end
    local half = p.method == "rank" and upto > below and 1 or 0
    return { percent = 50 * (below + upto + half) / n }
  end,
  rank    = { "percent" },
}
