-- A league whose points and order of criteria are all given from outside, as the case files do.
return {
  title   = { zh = "通用循环赛积分", en = "Standings" },
  reads   = { "match", "entrant.extra_1", "entrant.extra_2", "entrant.extra_3", "entrant.extra_4", "entrant.extra_5",
              "entrant.extra_6", "entrant.extra_7", "entrant.extra_8" },
  params  = {
    { "win", 0 }, { "draw", 0 }, { "loss", 0 },
    { "by_score", {} },          -- "3-1" = 3, own score first; used when scored is set
    { "scored", false },
  },
  columns = { "played", "won", "drawn", "lost", "scored", "conceded", "diff", "points", "rally_for", "rally_against" },
  match   = function (m, p)
    local points = m.won and p.win or m.drawn and p.draw or p.loss
    if p.scored then points = p.by_score[m.ours .. "-" .. m.theirs] or 0 end
    return { points = points, rally_for = sum(m.ends or {}, "ours"), rally_against = sum(m.ends or {}, "theirs") }
  end,
  rank    = { "points" },
}
