-- 扣分制：每项有满分，同一项扣完为止，不会扣成负数。tally 的 reason 是扣分项，value 是扣的分。
return {
  title   = { zh = "扣分制（每项扣完为止）", en = "Deductions, capped per item" },
  reads   = { "tally" },
  params  = {
    { "items", { { "进场", 2 }, { "升旗", 0.5 }, { "动作", 3 }, { "队列", 1 }, { "集中", 2 }, { "绶带", 0.5 }, { "退场", 1 } },
      zh = "扣分项与满分", en = "Items and full marks" },
  },
  columns = { { "score", zh = "得分", en = "Score", places = 2 } },
  score   = function (e, p)
    return { score = sum(p.items, function (item)
      return max(0, item[2] - sum(where(e.tallies, "reason", item[1]), "value"))
    end) }
  end,
  rank    = { "score" },
  tests   = {
    { "一项扣完为止",
      facts  = { "tally 一班 1 reason=进场", "tally 一班 0.8 reason=升旗", "tally 二班 1.5 reason=动作" },
      expect = { "1 二班 score=8.5", "1 一班 score=8.5" } },
  },
}
