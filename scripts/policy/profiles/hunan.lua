-- 湖南：没有找到省里的原文，各条都是未确认标准。
local function each (item, zh, en)
  return { item = item, label = { zh = zh, en = en }, confirmed = false, severity = "block",
           cite = { zh = "湖南省标准未确认", en = "Hunan: not confirmed" } }
end

return {
  name = "hunan", level = "province", region = "湖南", title = { zh = "湖南省", en = "Hunan" }, parent = "national",
  items = {
    each ("festival", "逢年过节慰问（一年）", "Festivals (a year)"),
    each ("birthday", "生日慰问", "Birthday"),
    each ("wedding", "结婚慰问", "Wedding"),
    each ("childbirth", "生育慰问", "Childbirth"),
    each ("hospital", "住院慰问", "Hospital"),
    each ("death-member", "会员去世慰问", "Death of a member"),
    each ("death-kin", "直系亲属去世慰问", "Death of a near relative"),
    each ("retirement", "退休离岗慰问", "Retirement"),
  },
}
