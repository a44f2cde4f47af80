-- 团体总分、年度总积分：每项比赛一条 tally（reason 是比赛，value 是名次），按名次给分，集体项目可加倍（weight），可去掉最差的几项。
-- 名次并列时各得该名次的分（ties = "each"），或把所占名次的分平分（"share"）。总分相同看第一名多，再看第二名多。
local function worth (t, p)
  local n = p.ties == "share" and t.shared or 1
  local total = 0
  for place = t.value, t.value + n - 1 do total = total + (p.table[place] or 0) end
  return total / n * (t.weight or 1)
end

return {
  title   = { zh = "总积分", en = "Points by place" },
  reads   = { "tally.weight", "tally.shared" },
  params  = {
    { "table", { 9, 7, 6, 5, 4, 3, 2, 1 }, zh = "各名次得分", en = "Points by place" },
    { "ties",  "each", zh = "并列名次", en = "Shared places", one_of = { "each", "share" } },
    { "drop",  0, zh = "去掉最差几项", en = "Worst contests dropped" },
  },
  columns = {
    { "contests", zh = "计分项次", en = "Results counted" },
    { "firsts",   zh = "第一名次数", en = "First places" },
    { "seconds",  zh = "第二名次数", en = "Second places" },
    { "points",   zh = "总积分", en = "Points" },
  },
  tally   = function (t) return { contests = 1, firsts = t.value == 1 and 1 or 0, seconds = t.value == 2 and 1 or 0 } end,
  score   = function (e, p)
    local drop = #e.tallies > p.drop and p.drop or 0
    return { points = sum(trim(e.tallies, 0, drop, function (t) return worth(t, p) end)) }
  end,
  rank    = { "points", "firsts", "seconds" },
  tests   = {
    { "第一名九分，第二名七分",
      facts  = { "tally 甲 1 reason=拔河", "tally 甲 3 reason=跳绳", "tally 乙 2 reason=拔河", "tally 乙 1 reason=跳绳" },
      expect = { "1 乙 points=16 firsts=1", "2 甲 points=15 firsts=1" } },
    { "去掉最差一项", params = { drop = 1 },
      facts  = { "tally 甲 1 reason=拔河", "tally 甲 8 reason=跳绳", "tally 乙 2 reason=拔河", "tally 乙 2 reason=跳绳" },
      expect = { "1 甲 points=9 contests=2", "2 乙 points=7" } },
    { "集体项目加倍",
      facts  = { "tally 甲 1 reason=踢毽 weight=1", "tally 乙 1 reason=拔河 weight=2" },
      expect = { "1 乙 points=18", "2 甲 points=9" } },
    { "两队并列第一，平分第一和第二名的分", params = { ties = "share" },
      facts  = { "tally 甲 1 reason=拔河 shared=2", "tally 乙 1 reason=拔河 shared=2", "tally 丙 3 reason=拔河 shared=1" },
      expect = { "1 甲 points=8", "1 乙 points=8", "3 丙 points=6" } },
    { "总分相同，第一名多的在前", params = { table = { 9, 7, 5 } },
      facts  = { "tally 甲 1 reason=拔河", "tally 甲 3 reason=跳绳", "tally 乙 2 reason=拔河", "tally 乙 2 reason=跳绳" },
      expect = { "1 甲 points=14 firsts=1", "2 乙 points=14 seconds=2" } },
  },
}
