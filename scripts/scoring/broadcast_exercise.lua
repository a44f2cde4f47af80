-- 广播操：每位评委各项相加，评委够多时去掉一个最高分、一个最低分，取平均，再减扣分；只在最后保留小数。
-- 同分依次比：动作质量、未取整分、扣分少、不去分的平均，仍相同就并列。
return {
  title   = { zh = "广播操评分", en = "Broadcast exercise" },
  reads   = { "mark", "tally" },
  params  = {
    { "trim_from", 5, zh = "去掉一个最高分、一个最低分所需评委数", en = "Judges needed to drop highest and lowest" },
    { "places", 2, zh = "保留小数位数", en = "Decimal places" },
    { "weights", {}, zh = "评分项权重（不填为直接相加）", en = "Weights of criteria (empty: plain sum)" },
    { "key_item", "动作质量", zh = "得分相同先比哪个评分项", en = "Criterion that decides a tie" },
  },
  columns = {
    { "panel",    zh = "评委均分", en = "Panel", places = 2 },
    { "deducted", zh = "扣分", en = "Deducted" },
    { "score",    zh = "最后得分", en = "Score", places = 2 },
    { "action",   zh = "{key_item}", en = "{key_item}", places = 2, show = false },
    { "exact",    zh = "未取整", en = "Unrounded", show = false },
    { "plain",    zh = "不去分平均", en = "Mean of all judges", show = false },
  },
  tally   = function (t) return { deducted = t.value } end,
  score   = function (e, p)
    local judges = by(e.marks, "judge")
    if #judges == 0 then return { out = { zh = "没有评分", en = "no marks" } } end
    local drop = #judges >= p.trim_from and 1 or 0
    local function total(marks) return weighted(marks, p.weights) end
    local panel = mean(trim(judges, drop, drop, total))
    return {
      panel = panel, exact = panel - e.deducted, score = round(panel - e.deducted, p.places),
      action = mean(trim(where(e.marks, "item", p.key_item), drop, drop, "value")),
      plain = mean(judges, total),
    }
  end,
  rank    = { "score", "action", "exact", "-deducted", "plain" },
  awards  = { { zh = "一等奖", en = "First prize", share = "10%" }, { zh = "二等奖", en = "Second prize", share = "20%" },
              { zh = "三等奖", en = "Third prize", share = "30%" }, cap = "2/3", first = 1 },
  tests   = {
    { "五位评委去掉一个最高一个最低，再扣分",
      facts  = { "mark 一班 9.0 judge=1", "mark 一班 9.1 judge=2", "mark 一班 9.2 judge=3", "mark 一班 9.6 judge=4", "mark 一班 8.0 judge=5",
                 "tally 一班 0.05 reason=迟到",
                 "mark 二班 9.0 judge=1", "mark 二班 9.0 judge=2", "mark 二班 9.0 judge=3", "mark 二班 9.0 judge=4", "mark 二班 9.0 judge=5" },
      expect = { "1 一班 panel=9.1 deducted=0.05 score=9.05 award=一等奖", "2 二班 panel=9 score=9" } },
    { "没有评分的不排名", params = { trim_from = 3 },
      entrants = { "一班", "二班" },
      facts    = { "mark 一班 9 judge=1", "mark 一班 7 judge=2", "mark 一班 8 judge=3" },
      expect   = { "1 一班 score=8", "- 二班" } },
    { "各项乘权重", params = { weights = { ["动作"] = 0.6, ["队形"] = 0.4 } },
      facts  = { "mark 一班 10 judge=1 item=动作", "mark 一班 5 judge=1 item=队形" },
      expect = { "1 一班 score=8" } },
  },
}
