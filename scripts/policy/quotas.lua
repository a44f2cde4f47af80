-- 募捐：按职务定额、列入考核，都是变相摊派，请核对。
return {
  title = { zh = "募捐不得摊派", en = "No quotas in fund drives" },
  judges = { { kind = "fund-drive", event = "launched", fields = { "suggested", "appraised" } } },
  judge = function (case)
    local found, ranks = {}, ""
    if not case.profile.quota then return found end
    for _, row in ipairs (case.suggested or {}) do
      if row.amount then
        ranks = ranks .. (ranks ~= "" and "、" or "") .. (row.rank or "") .. tostring (row.amount) .. "元"
      end
    end
    if ranks ~= "" then
      found[#found + 1] = { item = "quota", zh = "按职务定了捐款数（" .. ranks .. "）：这是变相摊派，捐多捐少都要自愿",
        en = "amounts are set by rank (" .. ranks .. "): a quota in disguise; giving is voluntary" }
    end
    if case.appraised then
      found[#found + 1] = { item = "quota", zh = "捐款列入了考核：这是变相摊派", en = "giving counts in an appraisal: a quota in disguise" }
    end
    return found
  end,
  tests = {
    { name = "自愿捐", at = "2026-10-09", record = { suggested = {} }, expect = "pass" },
    { name = "按职务200、100、50元", at = "2026-10-09",
      record = { suggested = { { rank = "校级", amount = 200 }, { rank = "中层", amount = 100 }, { rank = "教师", amount = 50 } } },
      expect = "check", item = "quota" },
    { name = "列入考核", at = "2026-10-09", record = { suggested = {}, appraised = true }, expect = "check", item = "quota" },
  },
}
