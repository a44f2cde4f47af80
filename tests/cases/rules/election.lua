-- A ballot with gates: quorum, more ballots than issued, majority, a tie across the last seat, seats left over.
return {
  title   = { zh = "选举", en = "Election" },
  reads   = { "tally" },                                        -- value = votes
  params  = {
    { "seats", 1 }, { "counts", {} },
    { "quorum", {} },                                           -- who, num, den, of, strict
    { "majority", {} },                                         -- num, den, of, strict
    { "returned_at_most_issued", false }, { "shortfall", "" },
  },
  columns = { "votes" },
  tally   = function (t) return { votes = t.value } end,
  rank    = { "votes" },
  awards  = function (rows, p)
    local n = p.counts
    local function reaches(have, need)
      local over = have * need.den - n[need.of] * need.num
      return over > 0 or not need.strict and over == 0
    end
    local function ids(list)
      local found = {}
      for _, r in ipairs(list) do insert(found, r.id) end
      return found
    end
    if p.quorum.num and not reaches(n[p.quorum.who], p.quorum) then
      return { valid = false, reason = "no_quorum", unfilled = p.seats } end
    if p.returned_at_most_issued and n.ballots_returned > n.ballots_issued then
      return { valid = false, reason = "more_ballots_than_issued", unfilled = p.seats } end
    local passed = where(rows, function (r) return not p.majority.num or reaches(r.votes, p.majority) end)
    local left, elected, runoff = p.seats, {}, nil
    for _, level in ipairs(by(passed, "votes")) do
      if #level > left then
        if left > 0 then runoff = { reason = "tie", seats = left, candidates = ids(level) } end
        break
      end
      for _, r in ipairs(level) do r.award = "elected"; insert(elected, r.id) end
      left = left - #level
    end
    if left > 0 and not runoff and p.shortfall ~= "" then
      local rest = where(rows, function (r) return r.award ~= "elected" end)
      if p.shortfall == "top_two" then rest = where(rest, function (r) return r.rank <= rest[min(2, #rest)].rank end) end
      if #rest > 0 then runoff = { reason = "no_majority", seats = left, candidates = ids(rest) } end
    end
    return { valid = true, elected = elected, runoff = runoff, unfilled = left }
  end,
}
