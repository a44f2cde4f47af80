-- Every challenge is worth less the more solve it; one tally a solve, reason = challenge.
return {
  title   = { zh = "动态分值", en = "Dynamic value" },
  reads   = { "tally" },
  params  = { { "challenges", {} } },                           -- initial, minimum, decay, function
  columns = { "score", "last" },
  contest = function (all, p)
    local value = {}
    for name, c in pairs(p.challenges) do
      local k, decay = max(0, count(where(all.tallies, "reason", name)) - 1), c.decay == 0 and 1 or c.decay
      if c["function"] == "static" then value[name] = c.initial
      elseif c["function"] == "linear" then value[name] = max(c.minimum, ceil(c.initial - decay * k))
      else value[name] = max(c.minimum, ceil((c.minimum - c.initial) / (decay * decay) * k * k + c.initial)) end
    end
    return value
  end,
  tally   = function (t, p, c) return { score = c[t.reason] } end,
  score   = function (e) return { last = largest(e.tallies, "id") or 0 } end,
  rank    = { "score", "-last" },
  awards  = function (rows, p, c) return { values = c } end,
}
