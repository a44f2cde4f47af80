-- 淘汰赛名次：冠军在先，同一轮出局的并列，三四名决赛分出第三和第四；轮空算晋级，还没出局的排在同轮出局的前面。
return {
  title   = { zh = "淘汰赛名次", en = "Knock-out places" },
  reads   = { "match.round", "match.bracket" },
  columns = {
    "played", "won",
    { "reached",  zh = "打到第几轮", en = "Round reached" },
    { "standing", zh = "未出局", en = "Still in", show = false },
    { "third",    zh = "三四名决赛", en = "Third-place match", show = false },
  },
  score   = function (e)
    local main = where(e.matches, function (m) return m.bracket ~= "third" end)
    local lost = where(main, function (m) return m.lost end)
    local passed = largest(where(main, function (m) return m.won or m.bye end), "round") or 0
    local third = sum(where(e.matches, "bracket", "third"), function (m) return m.won and 1 or m.lost and -1 or 0 end)
    return {
      reached = largest(lost, "round") or passed + 1,
      standing = #lost == 0 and 1 or 0,
      third = third,
    }
  end,
  rank    = { "reached", "standing", "third" },
  tests   = {
    { "半决赛出局的并列，三四名决赛分先后",
      facts  = { "match 甲 2:0 丁 round=1", "match 乙 2:1 丙 round=1", "match 丙 2:0 丁 round=2 bracket=third", "match 甲 2:1 乙 round=2 bracket=final" },
      expect = { "1 甲", "2 乙", "3 丙", "4 丁" } },
    { "没有三四名决赛就并列第三",
      facts  = { "match 甲 2:0 丁 round=1", "match 乙 2:1 丙 round=1", "match 甲 2:1 乙 round=2" },
      expect = { "1 甲", "2 乙", "3 丙", "3 丁" } },
    { "轮空算晋级",
      facts  = { "match 甲 bye round=1", "match 乙 2:0 丙 round=1" },
      expect = { "1 甲 reached=2", "1 乙 reached=2", "3 丙 reached=1" } },
  },
}
