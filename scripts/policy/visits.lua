-- 慰问：每人每年每种事由不超过标准；逢年过节只有七个法定节日，发实物；生日只发蛋糕或蛋糕券；卡和券一律不发。
local function yuan (n) return tostring (n) .. "元" end

-- 每个人得到的：各项之和，集中慰问的按人数平均；或直接写明的每人的数。
local function amount_of (case)
  if case.each then return case.each end
  local total = case.withheld or 0
  for _, item in ipairs (case.items or {}) do total = total + (item.amount or 0) end
  local people = case.headcount or case.people and #case.people or 1
  return case.recipient and total or total / max (1, people)
end

local function forms_of (case)
  local forms = {}
  if case.form then forms[1] = case.form end
  for _, item in ipairs (case.items or {}) do
    if item.form then forms[#forms + 1] = item.form end
  end
  return forms
end

local function has (list, wanted)
  for _, one in ipairs (list) do
    if one == wanted then return true end
  end
  return false
end

local words = { cash = { "现金", "cash" }, card = { "购物卡", "a card" }, voucher = { "代金券", "a voucher" },
                goods = { "实物", "goods" }, cake = { "蛋糕", "a cake" }, ["cake-coupon"] = { "蛋糕券", "a cake coupon" },
                flowers = { "鲜花", "flowers" } }
local function word (form, i) return words[form] and words[form][i] or form end

local function form_findings (case, found)
  local in_kind, cake, cards = case.profile["in-kind"], case.profile.cake, case.profile["no-vouchers"]
  for _, form in ipairs (forms_of (case)) do
    if cards and has (cards.list, form) then
      found[#found + 1] = { item = "no-vouchers", zh = "不得发放" .. word (form, 1), en = word (form, 2) .. " may not be given" }
    elseif cake and case.occasion == "birthday" and form ~= "service" and not has (cake.list, form) then
      found[#found + 1] = { item = "cake", zh = "生日慰问只发蛋糕或蛋糕券，不发" .. word (form, 1),
                            en = "a birthday is for a cake or a cake coupon, not " .. word (form, 2) }
    elseif in_kind and form == "cash" and has (in_kind.list, case.occasion or "") then
      found[#found + 1] = { item = "in-kind", zh = "这种慰问只发实物，不发现金", en = "this is given in kind, not in cash" }
    end
  end
end

local festivals = { ["teachers-day"] = { "教师节", "Teachers' Day" }, ["women-day"] = { "三八妇女节", "Women's Day" },
                    ["double-ninth"] = { "重阳节", "Double Ninth" }, ["children-day"] = { "儿童节", "Children's Day" } }

local function festival_findings (case, found)
  local item = case.profile["festival-days"]
  if case.occasion ~= "festival" or not item or not case.festival or has (item.list, case.festival) then return end
  local name = festivals[case.festival] or { "这个节日", "this day" }
  found[#found + 1] = { item = "festival-days",
    zh = name[1] .. "不在七个法定节日之内（元旦、春节、清明、劳动节、端午、中秋、国庆），不能作为节日慰问品",
    en = name[2] .. " is not among the seven statutory festivals, so this is no festival gift" }
end

-- 各省有金额的事由。
local ceilings = { "festival", "birthday", "wedding", "childbirth", "hospital", "death-member", "death-kin", "retirement" }

local function ceiling_findings (case, found)
  local item = has (ceilings, case.occasion or "") and case.profile[case.occasion] or nil
  local amount = amount_of (case)
  if not item then return end
  local had = case.recipient and case.history.given.sum or 0
  if not item.most then
    found[#found + 1] = { item = case.occasion, given = had + amount, zh = item.label.zh .. "还没有确认的标准",
                          en = item.label.en .. ": no amount is confirmed" }
  elseif had + amount > item.most then
    local before = had > 0 and "今年已有" .. yuan (had) .. "，加这次" .. yuan (amount) .. "共" or ""
    local before_en = had > 0 and "after " .. tostring (had) .. " this year, " .. tostring (amount) .. " more make " or ""
    found[#found + 1] = { item = case.occasion, allowed = item.most, given = had + amount,
      zh = item.label.zh .. before .. yuan (had + amount) .. "，标准" .. yuan (item.most),
      en = item.label.en .. ": " .. before_en .. tostring (had + amount) .. " yuan, the ceiling is " .. tostring (item.most) }
  end
end

local function kin_findings (case, found)
  local kin = case.profile.kin
  if kin and case.occasion == "death-kin" and case.relation and not has (kin.list, case.relation) then
    found[#found + 1] = { item = "kin", zh = "直系亲属是配偶、父母、子女", en = "near relatives are spouse, parents and children" }
  end
end

return {
  title = { zh = "慰问标准", en = "Amounts for visits" },
  judges = {
    { kind = "welfare-visit", event = "visited",
      fields = { "recipient", "occasion", "festival", "relation", "items", "form", "each", "people", "headcount", "withheld" } },
    { kind = "benefit", event = "given" },
  },
  history = {
    given = { figure = "welfare-amount", by = { "recipient", "occasion" } },
  },
  judge = function (case)
    local found = {}
    form_findings (case, found)
    festival_findings (case, found)
    kin_findings (case, found)
    ceiling_findings (case, found)
    return found
  end,
  -- 今年还可以慰问多少。
  allowed = function (case)
    if not has (ceilings, case.occasion) then return {} end
    local item, had = case.profile[case.occasion], case.history.given.sum
    if not item or not item.most then return {} end
    return { { item = case.occasion, allowed = item.most, given = had, left = max (0, item.most - had) } }
  end,
  tests = {
    { name = "湖北住院慰问1000元", at = "2026-03-26", profile = "hubei",
      record = { occasion = "hospital", items = { { form = "cash", amount = 500 }, { form = "goods", amount = 500 } } },
      expect = "pass" },
    { name = "湖北住院慰问1200元", at = "2026-03-26", profile = "hubei",
      record = { occasion = "hospital", items = { { form = "cash", amount = 1200 } } }, expect = "block", item = "hospital" },
    { name = "今年已有400元，再600元", at = "2026-09-26", profile = "hubei",
      record = { recipient = 7, occasion = "hospital", items = { { form = "cash", amount = 600 } } }, history = { given = { sum = 400, count = 1 } },
      expect = "pass" },
    { name = "今年已有400元，再700元", at = "2026-09-26", profile = "hubei",
      record = { recipient = 7, occasion = "hospital", items = { { form = "cash", amount = 700 } } }, history = { given = { sum = 400, count = 1 } },
      expect = "block", item = "hospital" },
    { name = "同样的生育慰问800元，江苏可以", at = "2026-05-22", profile = "jiangsu",
      record = { occasion = "childbirth", items = { { form = "goods", amount = 800 } } }, expect = "pass" },
    { name = "同样的生育慰问800元，湖北不行", at = "2026-05-22", profile = "hubei",
      record = { occasion = "childbirth", items = { { form = "goods", amount = 800 } } }, expect = "block", item = "childbirth" },
    { name = "湖南没有确认的标准", at = "2026-05-22", profile = "hunan",
      record = { occasion = "childbirth", items = { { form = "goods", amount = 100 } } }, expect = "check", item = "childbirth" },
    { name = "浙江未确认的标准只提醒", at = "2026-05-22", profile = "zhejiang",
      record = { occasion = "childbirth", items = { { form = "goods", amount = 1500 } } }, expect = "check", item = "childbirth" },
    { name = "江苏2016年的节日标准1000元", at = "2016-02-01", profile = "jiangsu",
      record = { occasion = "festival", festival = "spring-festival", items = { { form = "goods", amount = 1200 } } },
      expect = "block", item = "festival" },
    { name = "江苏2018年起1800元", at = "2018-09-20", profile = "jiangsu",
      record = { recipient = 7, occasion = "festival", festival = "mid-autumn", items = { { form = "goods", amount = 500 } } },
      history = { given = { sum = 1300 } }, expect = "pass" },
    { name = "20名困难职工8000元，按人400元", at = "2026-01-16", profile = "hubei",
      record = { occasion = "festival", festival = "spring-festival", headcount = 20, items = { { form = "goods", amount = 8000 } } },
      expect = "pass" },
    { name = "20人30000元，按人1500元", at = "2026-01-16", profile = "hubei",
      record = { occasion = "festival", festival = "spring-festival", headcount = 20, items = { { form = "goods", amount = 30000 } } },
      expect = "block", item = "festival" },
    { name = "不公开的金额也算", at = "2026-03-26", profile = "hubei",
      record = { recipient = 7, occasion = "hospital", withheld = 1200, items = {} }, expect = "block", item = "hospital" },
    { name = "教师节不是七个节日", at = "2026-09-10", profile = "hubei",
      record = { occasion = "festival", festival = "teachers-day", items = { { form = "goods", amount = 100 } } },
      expect = "check", item = "festival-days" },
    { name = "国庆发实物", at = "2026-09-29", profile = "hubei",
      record = { occasion = "festival", festival = "national-day", form = "goods", each = 37 }, expect = "pass" },
    { name = "节日发现金", at = "2026-09-29", profile = "hubei",
      record = { occasion = "festival", festival = "national-day", form = "cash", each = 37 }, expect = "block", item = "in-kind" },
    { name = "购物卡", at = "2026-09-29", profile = "hubei",
      record = { occasion = "festival", festival = "national-day", form = "card", each = 37 }, expect = "block",
      item = "no-vouchers" },
    { name = "生日发蛋糕券", at = "2026-05-20", profile = "hubei",
      record = { occasion = "birthday", items = { { form = "cake-coupon", amount = 300 } } }, expect = "pass" },
    { name = "生日发现金", at = "2026-05-20", profile = "hubei",
      record = { occasion = "birthday", items = { { form = "cash", amount = 300 } } }, expect = "block", item = "cake" },
    { name = "生日蛋糕350元", at = "2026-05-20", profile = "hubei",
      record = { occasion = "birthday", items = { { form = "cake", amount = 350 } } }, expect = "block", item = "birthday" },
    { name = "退休会员去世慰问家属1000元", at = "2026-11-17", profile = "hubei",
      record = { occasion = "death-member", items = { { form = "cash", amount = 1000 } } }, expect = "pass" },
    { name = "岳母不在直系亲属之内", at = "2026-11-17", profile = "hubei",
      record = { occasion = "death-kin", relation = "other", items = { { form = "cash", amount = 500 } } }, expect = "block",
      item = "kin" },
    { name = "全国没有定金额", at = "2026-05-22", record = { occasion = "wedding", items = { { form = "goods", amount = 5000 } } },
      expect = "pass" },
  },
}
