-- 八不准：核对人在支出上标出的任何一条都不能办理，也不得作为特殊情况。
local names = {
  treats = { "用工会经费请客送礼", "treats and presents from union funds" },
  bonuses = { "违规滥发奖金、津贴、补贴", "bonuses and allowances against the rules" },
  luxury = { "从事高消费性娱乐和健身活动", "costly entertainment" },
  ["slush-fund"] = { "单位行政利用工会账户设“小金库”", "a slush fund of the administration in the union's account" },
  ["merged-account"] = { "将工会账户并入单位行政账户", "the union's account merged with the administration's" },
  diverted = { "截留、挪用工会经费", "union funds withheld or diverted" },
  ["fund-raising"] = { "参与非法集资活动或为其提供担保", "illegal fund-raising, or surety for it" },
  unrelated = { "报销与工会活动无关的费用", "costs that have nothing to do with the union" },
}

return {
  title = { zh = "八不准", en = "The eight prohibitions" },
  judges = { { kind = "plain-activity", event = "noted", fields = { "tags" } } },
  judge = function (case)
    local found = {}
    if not case.profile.prohibitions then return found end
    for _, tag in ipairs (case.tags or {}) do
      local name = names[tag]
      found[#found + 1] = { item = "prohibitions", zh = "不准" .. name[1], en = "not allowed: " .. name[2] }
    end
    return found
  end,
  tests = {
    { name = "没有标出", at = "2026-05-08", record = { tags = {} }, expect = "pass" },
    { name = "请客送礼", at = "2026-05-08", record = { tags = { "treats" } }, expect = "block", item = "prohibitions" },
    { name = "2013年还没有这条规定", at = "2013-05-08", record = { tags = { "treats" } }, expect = "pass" },
  },
}
