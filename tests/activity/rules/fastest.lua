-- The shortest time of each.
return {
  title   = { zh = "用时最短", en = "Shortest time" },
  reads   = { "measure" },
  params  = { { "penalty", 0, zh = "每次加时" } },
  columns = { { "time", zh = "用时", places = 2 } },
  score   = function (e, p)
    if #e.measures == 0 then return {} end
    return { time = smallest(e.measures, "value") + p.penalty }
  end,
  rank    = { "-time" },
  awards  = { { zh = "一等奖", count = 1 } },
}
