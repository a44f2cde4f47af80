-- 双败淘汰赛名次：负两场出局，同一败者组轮次出局的并列；决赛分出冠亚军，没有决赛时胜者组第一、败者组第二。
local function own(m) return m.won and 1 or m.lost and -1 or 0 end

return {
  title   = { zh = "双败淘汰赛名次", en = "Double elimination places" },
  reads   = { "match.round", "match.bracket" },
  columns = {
    "played", "won", "lost",
    { "out_in",  zh = "败者组第几轮出局", en = "Out in losers’ round" },
    { "alive",   zh = "未出局", en = "Still in", show = false },
    { "final",   zh = "决赛", en = "Final", show = false },
    { "unbeaten", zh = "未负", en = "Unbeaten", show = false },
  },
  score   = function (e)
    local matches = where(e.matches, function (m) return not m.bye end)
    local finals = where(matches, "bracket", "final")
    local fallen = where(matches, function (m) return m.bracket == "lower" and m.lost end)
    local last = largest(finals, "round")
    local result = { alive = #fallen == 0 and 1 or 0,
                     final = last and sum(where(finals, "round", last), own) or 0,
                     unbeaten = #where(matches, function (m) return m.lost end) == 0 and 1 or 0 }
    if #fallen > 0 then result.out_in = largest(fallen, "round") end
    return result
  end,
  rank    = { "alive", "final", "unbeaten", "out_in" },
  tests   = {
    { "败者组打回来，加赛一场分冠亚军",
      facts  = { "match 甲 2:0 丁 round=1 bracket=upper", "match 乙 2:0 丙 round=1 bracket=upper", "match 甲 2:1 乙 round=2 bracket=upper",
                 "match 丁 0:2 丙 round=1 bracket=lower", "match 乙 2:0 丙 round=2 bracket=lower",
                 "match 甲 1:2 乙 round=1 bracket=final", "match 甲 0:2 乙 round=2 bracket=final" },
      expect = { "1 乙", "2 甲", "3 丙 out_in=2", "4 丁 out_in=1" } },
    { "没有决赛：胜者组第一在先",
      facts  = { "match 甲 2:0 丁 round=1 bracket=upper", "match 乙 2:0 丙 round=1 bracket=upper", "match 甲 2:1 乙 round=2 bracket=upper",
                 "match 丁 0:2 丙 round=1 bracket=lower", "match 乙 2:0 丙 round=2 bracket=lower" },
      expect = { "1 甲 lost=0", "2 乙 lost=1", "3 丙", "4 丁" } },
    { "一轮打完：没负的在先，负一场的并列",
      facts  = { "match 甲 2:0 丁 round=1 bracket=upper", "match 乙 2:0 丙 round=1 bracket=upper" },
      expect = { "1 甲", "1 乙", "3 丁", "3 丙" } },
  },
}
