-- 拔河单循环、双循环。默认胜2负1弃权0；平顶山等地用 win = 3；按比分计分写 by_score = { ["2:0"] = 3, ["2:1"] = 2, ["1:2"] = 1 }。
-- 两队同分先看相互战绩，三队以上看相互间净胜局，再看全部净胜局，最后抽签；分开以后仍同分的从头再比。
return {
  title   = { zh = "拔河积分", en = "Tug-of-war points" },
  reads   = { "match.faults" },
  params  = {
    { "win",      2,  zh = "胜一场积分", en = "Points for a win" },
    { "draw",     1,  zh = "平一场积分", en = "Points for a draw" },
    { "loss",     1,  zh = "负一场积分", en = "Points for a loss" },
    { "forfeit",  0,  zh = "弃权积分", en = "Points for a forfeit" },
    { "by_score", {}, zh = "按比分计积分（如 2:0 计 3）", en = "Points by score (such as 2:0 = 3)" },
  },
  columns = {
    "played", "won", "drawn", "lost",
    { "diff",     zh = "净胜局", en = "Net ends" },
    { "points",   zh = "积分", en = "Points" },
    { "cautions", zh = "警告", en = "Cautions" },
  },
  match   = function (m, p)
    local points = p.by_score[m.ours .. ":" .. m.theirs]
    if m.forfeit then points = p.forfeit
    elseif not points then points = m.won and p.win or m.drawn and p.draw or p.loss end
    return { points = points, cautions = m.faults or 0 }
  end,
  rank    = { "points", "pair.points", "tied.diff", "diff", "lot" },
  restart = "any",
}
