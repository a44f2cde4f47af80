-- 评选：各项得分相加（几次检查取平均），否决、间隔未满、当选次数已满的不排名；当选的由委员会确定，记在榜上。
return {
  title   = { zh = "评选", en = "Selection" },
  reads   = { "tally.inspection" },
  params  = {
    { "inspections", "mean", one_of = { "mean", "sum" }, zh = "几次检查（平均、相加）", en = "Several inspections (mean, sum)" },
  },
  columns = {
    { "score",  zh = "得分", en = "Points", places = 2 },
    { "chosen", zh = "当选", en = "Chosen", show = false },
  },
  tally   = function (t) if t.reason == "chosen" then return { chosen = 1 } end end,
  score   = function (e, p)
    local bars = { veto = { zh = "一票否决", en = "gate shut" }, cooldown = { zh = "间隔未满", en = "too soon after the last time" },
                   ["most-wins"] = { zh = "当选次数已满", en = "chosen as often as allowed" } }
    local given = where(e.tallies, function (t) return t.reason ~= "chosen" and bars[t.reason] == nil end)
    for _, t in ipairs(e.tallies) do
      if bars[t.reason] and e.chosen == 0 then return { out = bars[t.reason] } end
    end
    if #given == 0 then return {} end
    local each = by(given, "inspection")
    local function total(list) return sum(list, "value") end
    return { score = p.inspections == "sum" and sum(each, total) or mean(each, total) }
  end,
  rank    = { "chosen", "score" },
  awards  = { { zh = "当选", en = "Chosen", least = 1 } },
  tests   = {
    { "各项相加，否决的不排名，当选的在前",
      facts  = { "tally 甲 20 reason=班级工作 inspection=1", "tally 甲 22 reason=科研工作 inspection=1",
                 "tally 乙 25 reason=班级工作 inspection=1", "tally 乙 24 reason=科研工作 inspection=1",
                 "tally 丙 25 reason=班级工作 inspection=1", "tally 丙 0 reason=veto inspection=1",
                 "tally 丁 25 reason=班级工作 inspection=1", "tally 丁 0 reason=cooldown inspection=1",
                 "tally 乙 49 reason=chosen inspection=1" },
      expect = { "1 乙 score=49 award=当选", "2 甲 score=42", "- 丙 一票否决", "- 丁 间隔未满" } },
    { "两次检查取平均",
      facts  = { "tally 201室 8 reason=整洁 inspection=1", "tally 201室 9 reason=整洁 inspection=2",
                 "tally 202室 8 reason=整洁 inspection=1", "tally 202室 8.5 reason=整洁 inspection=2" },
      expect = { "1 201室 score=8.5", "2 202室 score=8.25" } },
    { "两次检查相加", params = { inspections = "sum" },
      facts  = { "tally 201室 8 reason=整洁 inspection=1", "tally 201室 9 reason=整洁 inspection=2" },
      expect = { "1 201室 score=17" } },
  },
}
