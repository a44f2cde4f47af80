-- Matches won, and a tally for the champion.
return {
  title   = { zh = "胜场", en = "Matches won" },
  reads   = { "match", "tally" },
  columns = { { "wins", zh = "胜场" }, { "crown", zh = "冠军" } },
  match   = function (m) return { wins = m.won and 1 or 0 } end,
  tally   = function (t) return { crown = t.value } end,
  rank    = { "crown", "wins" },
}
