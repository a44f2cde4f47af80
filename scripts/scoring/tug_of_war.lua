-- 拔河单循环、双循环。默认胜2负1弃权0；平顶山等地用 win = 3；按比分计 3、2、1、0 分写 by_score = { ["2:0"] = 3, ["2:1"] = 2, ["1:2"] = 1 } 和 loss = 0。
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
  tests   = {
    { "胜两分负一分；三队同分，相互净胜局分先后",
      facts  = { "match 后勤组 2:0 中班组", "match 中班组 2:1 大班组", "match 大班组 2:1 后勤组",
                 "match 后勤组 2:0 小班组", "match 大班组 2:1 小班组", "match 中班组 2:0 小班组" },
      expect = { "1 后勤组 points=5 diff=3", "2 大班组 points=5 diff=1", "3 中班组 points=5 diff=1", "4 小班组 points=3 diff=-5" } },
    { "弃权零分", facts = { "match 后勤组 2:0 大班组 forfeit" }, expect = { "1 后勤组", "2 大班组 points=0" } },
    { "完全同分则并列", params = { draw = 1 }, facts = { "match 后勤组 1:1 大班组" }, expect = { "1 后勤组 points=1 drawn=1", "1 大班组 points=1" } },
    { "按比分计积分", params = { by_score = { ["2:0"] = 3, ["2:1"] = 2, ["1:2"] = 1 }, loss = 0 },
      facts  = { "match 后勤组 2:1 大班组", "match 后勤组 2:0 中班组", "match 大班组 2:0 中班组" },
      expect = { "1 后勤组 points=5", "2 大班组 points=4", "3 中班组 points=0" } },
    { "抽签分先后", facts = { "match 甲 1:1 乙", "lot 乙 1", "lot 甲 2" }, expect = { "1 乙", "2 甲" } },
  },
}
