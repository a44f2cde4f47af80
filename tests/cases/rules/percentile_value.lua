-- Values at given percentages: each entrant but the one with the data asks for one of them.
return {
  title   = { zh = "百分位数", en = "Values at percentages" },
  reads   = { "measure", "entrant.percent" },
  params  = { { "method", "nearest_rank", one_of = { "nearest_rank", "linear" } } },
  columns = { "value" },
  contest = function (all) return { data = sort(trim(all.measures, 0, 0, "value"), function (v) return v end) } end,
  score   = function (e, p, c)
    local n = #c.data
    if e.percent == nil then return {} end
    if p.method == "nearest_rank" then return { value = c.data[max(1, ceil(e.percent * n / 100))] } end
    local at = (n - 1) * e.percent / 100
    local below = floor(at)
    local low, high = c.data[below + 1], c.data[min(below + 2, n)]
    return { value = low + (high - low) * (at - below) }
  end,
  rank    = { "value" },
}
