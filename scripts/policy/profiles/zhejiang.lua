-- 浙江：没有找到省里的原文；下面是单位的做法，一律未确认，确认以前只提醒请核对。
local practice = { zh = "浙江单位做法，省里标准未确认", en = "Practice of units in Zhejiang; not confirmed" }

local function each (item, zh, en, most)
  return { item = item, label = { zh = zh, en = en }, most = most, confirmed = false, severity = "block", cite = practice }
end

return {
  name = "zhejiang", level = "province", region = "浙江", title = { zh = "浙江省", en = "Zhejiang" }, parent = "national",
  items = {
    each ("festival", "逢年过节慰问（一年）", "Festivals (a year)", 2000),
    each ("birthday", "生日慰问", "Birthday", 300),
    each ("wedding", "结婚慰问", "Wedding", 1000),
    each ("childbirth", "生育慰问", "Childbirth", 1000),
    each ("hospital", "住院慰问", "Hospital", 1000),
    each ("death-member", "会员去世慰问", "Death of a member", 2000),
    each ("death-kin", "直系亲属去世慰问", "Death of a near relative", 1000),
    each ("retirement", "退休离岗慰问", "Retirement", 1000),
    each ("prize", "个人奖（每人每项）", "Prize of one person", 600),
    each ("souvenir", "纪念品（每人）", "Souvenir (a person)", 100),
  },
}
