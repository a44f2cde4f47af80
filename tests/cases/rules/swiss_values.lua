-- 瑞士制的各种小分，供核对。
return {
  title   = { zh = "小分", en = "Tie-break values" },
  reads   = { "match.round" },
  columns = {
    { "points", zh = "积分" }, { "won", zh = "胜" },
    { "buchholz", zh = "对手分", of = "buchholz" }, { "buchholz_cut1", zh = "去最低对手分", of = "buchholz_cut1" },
    { "median_buchholz", zh = "中间对手分", of = "median_buchholz" }, { "modified_median", zh = "修正对手分", of = "modified_median" },
    { "sonneborn_berger", zh = "小分", of = "sonneborn_berger" }, { "cumulative", zh = "累进分", of = "cumulative" },
    { "koya", zh = "科亚分", of = "koya" }, { "black_wins", zh = "后手胜局", of = "black_wins" },
  },
  match   = function (m) return { points = m.bye and m.ours or m.won and 1 or m.drawn and 0.5 or 0 } end,
  rank    = { "points" },
}
