-- One performance before a panel, as in diving, gymnastics or ski jumping: drop, put together, then the factors, one rounding.
return {
  title   = { zh = "评委组", en = "Panel" },
  reads   = { "mark" },
  params  = {
    { "drop_high", 0 }, { "drop_low", 0 },
    { "aggregate", "mean", one_of = { "mean", "sum", "median", "closest_two_mean" } },
    { "multiplier", 1 }, { "factor", 1 }, { "divisor", 1 }, { "add", 0 },
    { "places", 2 }, { "rounding", "half_up" },
  },
  columns = { "score" },
  score   = function (e, p)
    local kept = sort(trim(e.marks, p.drop_high, p.drop_low, "value"), function (v) return v end)
    if #kept == 0 then return { out = "too_few_marks" } end
    local x
    if p.aggregate == "sum" then x = sum(kept)
    elseif p.aggregate == "median" then x = median(kept)
    elseif p.aggregate == "closest_two_mean" and #kept == 3 then
      x = kept[3] - kept[2] <= kept[2] - kept[1] and mean { kept[2], kept[3] } or mean { kept[1], kept[2] }
    else x = mean(kept) end
    return { score = round(x * p.multiplier * p.factor / p.divisor + p.add, p.places, p.rounding) }
  end,
  rank    = { "score" },
}
