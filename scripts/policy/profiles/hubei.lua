-- 湖北：2018年实施细则（潜江、京山等地按此执行）。每人，元。
local detail = { zh = "湖北省基层工会经费收支管理实施细则（2018）", en = "Hubei rules on union funds, 2018" }

local function each (item, zh, en, most)
  return { item = item, label = { zh = zh, en = en }, most = most, from = "2018-01-01", severity = "block", cite = detail }
end

return {
  name = "hubei", level = "province", region = "湖北", title = { zh = "湖北省", en = "Hubei" }, parent = "national",
  items = {
    each ("festival", "逢年过节慰问（一年）", "Festivals (a year)", 1200),
    each ("birthday", "生日慰问", "Birthday", 300),
    each ("wedding", "结婚慰问", "Wedding", 1000),
    each ("childbirth", "生育慰问", "Childbirth", 500),
    each ("hospital", "住院慰问", "Hospital", 1000),
    each ("death-member", "会员去世慰问", "Death of a member", 1000),
    each ("death-kin", "直系亲属去世慰问", "Death of a near relative", 1000),
    each ("retirement", "退休离岗慰问", "Retirement", 1000),
    { item = "kin", label = { zh = "直系亲属", en = "Near relatives" }, from = "2018-01-01", severity = "block", cite = detail,
      list = { "spouse", "parent", "child" } },
  },
}
