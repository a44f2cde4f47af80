-- Medals and honours of a programming contest whose teams are scored already.
return {
  title   = { zh = "编程竞赛奖项", en = "ICPC honours" },
  reads   = { "entrant.solved", "entrant.time", "entrant.last", "entrant.category" },
  params  = {
    { "gold", 0 }, { "silver", 0 }, { "bronze", 0 },
    { "categories", {} },          -- whose teams get medals: name = true
    { "all_categories", false },
    { "individual_ranks", true },
  },
  columns = { "solved", "time", "last" },
  rank    = { "solved", "-time", "-last" },
  awards  = function (rows, p)
    local function medal(place)
      if place <= p.gold then return "Gold Medal" end
      if place <= p.gold + p.silver then return "Silver Medal" end
      return place <= p.gold + p.silver + p.bronze and "Bronze Medal" or nil
    end
    local outside, least, winners = 0, nil, {}
    for _, r in ipairs(rows) do
      if r.solved > 0 and r.rank == 1 then insert(winners, r.id) end
      if not p.all_categories and not p.categories[r.category or ""] then
        outside = outside + 1
      elseif r.solved > 0 then
        r.award = medal(r.rank - outside)
        if r.award then least = r.solved end
      end
    end
    local median, ranks, best = nil, {}, {}
    for i, r in ipairs(rows) do
      if not median and 2 * i > #rows then median = r.solved end
    end
    for _, r in ipairs(rows) do
      if r.award then
        insert(ranks, r.rank)
      elseif r.solved < median then
        insert(ranks, false)
        r.award = "Honorable"
      else
        best[r.solved] = best[r.solved] or r.rank
        insert(ranks, p.individual_ranks and r.rank or best[r.solved])
        r.award = r.solved == least and "Highest Honors" or least and r.solved == least - 1 and "High Honors" or "Honors"
      end
    end
    return { winners = winners, ranks = ranks } -- ranks in the order of the rows, false where there is none
  end,
}
