-- 一行说明：这个评分办法怎么算。行首两个减号是说明，程序不读。
return {
  title   = { zh = "我的评分办法", en = "My scoring rule" },
  -- 可以改的数：名字、不改时是几、设置页上怎么写。
  params  = {
    { "win",  2, zh = "胜一场积分", en = "Points for a win" },
    { "draw", 1, zh = "平一场积分", en = "Points for a draw" },
    { "loss", 0, zh = "负一场积分", en = "Points for a loss" },
  },
  -- 榜上的栏。played、won、drawn、lost、diff 等由程序自己数。
  columns = { "played", "won", "drawn", "lost", { "diff", zh = "净胜局", en = "Net ends" }, { "points", zh = "积分", en = "Points" } },
  -- 一场比赛给这一方加多少；另一方会再问一次。
  match   = function (m, p)
    return { points = m.won and p.win or m.drawn and p.draw or p.loss }
  end,
  -- 先比积分，再比净胜局，最后抽签。
  rank    = { "points", "diff", "lot" },
  -- 试例：这样的比赛，应得出这样的榜。bahe rule check 会逐个算一遍。
  tests   = {
    { "胜两分，平一分",
      facts  = { "match 甲队 2:0 乙队", "match 乙队 1:1 丙队" },
      expect = { "1 甲队 points=2", "2 丙队 points=1", "3 乙队 points=1 diff=-2" } },
  },
}
