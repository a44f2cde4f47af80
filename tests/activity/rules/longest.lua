-- The longest time of each: the opposite of fastest.
return {
  title   = { zh = "用时最长", en = "Longest time" },
  reads   = { "measure" },
  columns = { { "time", zh = "用时" } },
  score   = function (e)
    if #e.measures == 0 then return {} end
    return { time = largest(e.measures, "value") }
  end,
  rank    = { "time" },
}
