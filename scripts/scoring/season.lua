-- 年度总积分：每项比赛记一条 tally（reason 是比赛，value 是名次），按名次给分，可去掉最差的几项。
return {
  title   = { zh = "年度总积分", en = "Season" },
  reads   = { "tally" },
  params  = {
    { "table", { 9, 7, 6, 5, 4, 3, 2, 1 }, zh = "各名次得分", en = "Points by place" },
    { "drop", 0, zh = "去掉最差几项", en = "Worst contests dropped" },
  },
  columns = {
    { "contests", zh = "参加项数", en = "Contests" },
    { "firsts",   zh = "第一名次数", en = "First places" },
    { "points",   zh = "总积分", en = "Points" },
  },
  tally   = function (t) return { contests = 1, firsts = t.value == 1 and 1 or 0 } end,
  score   = function (e, p)
    local drop = #e.tallies > p.drop and p.drop or 0
    return { points = sum(trim(e.tallies, 0, drop, function (t) return p.table[t.value] or 0 end)) }
  end,
  rank    = { "points", "firsts" },
  tests   = {
    { "第一名九分，第二名七分",
      facts  = { "tally 甲 1 reason=拔河", "tally 甲 3 reason=跳绳", "tally 乙 2 reason=拔河", "tally 乙 1 reason=跳绳" },
      expect = { "1 乙 points=16 firsts=1", "2 甲 points=15 firsts=1" } },
    { "去掉最差一项", params = { drop = 1 },
      facts  = { "tally 甲 1 reason=拔河", "tally 甲 8 reason=跳绳", "tally 乙 2 reason=拔河", "tally 乙 2 reason=跳绳" },
      expect = { "1 甲 points=9 contests=2", "2 乙 points=7" } },
  },
}
