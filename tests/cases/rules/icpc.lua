-- A programming contest. what = problem, value = seconds from the start; verdict: none while it is not judged.
return {
  title   = { zh = "编程竞赛", en = "ICPC" },
  reads   = { "measure.verdict" },
  params  = { { "penalty", 20 }, { "free", {} }, { "in_seconds", false } }, -- penalty in minutes; time in whole ones, or in seconds
  columns = { "solved", "time", "last" },
  contest = function (all)
    local first = {}
    for _, problem in ipairs(by(sort(all.measures, "value"), "what")) do
      for _, x in ipairs(problem) do
        if not x.verdict then break end
        if x.verdict == "correct" then first[problem.key] = x.entrant.id break end
      end
    end
    return { first = first }
  end,
  score   = function (e, p)
    local each, per_minute = p.in_seconds and 1 or 60, p.in_seconds and 60 or 1
    local solved, time, last = 0, 0, 0
    for _, problem in ipairs(by(sort(e.measures, "value"), "what")) do
      local wrong = 0
      for _, x in ipairs(problem) do
        if x.verdict == "correct" then
          local at = floor(x.value / each)
          solved, time, last = solved + 1, time + at + wrong * p.penalty * per_minute, max(last, at)
          break
        end
        if x.verdict and not p.free[x.verdict] then wrong = wrong + 1 end
      end
    end
    return { solved = solved, time = time, last = last }
  end,
  rank    = { "solved", "-time", "-last" },
  awards  = function (rows, p, c) return { first = c.first } end,
}
