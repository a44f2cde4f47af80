-- 江苏：苏工发〔2018〕13号，部分条目见于扬州一家单位的执行办法；2015年的节日标准不同，按事情发生的日期取用。
local detail = { zh = "苏工发〔2018〕13号（据扬州单位执行办法）", en = "Jiangsu rules of 2018, as a unit in Yangzhou applies them" }
local before = { zh = "2015年江苏规定", en = "Jiangsu rules of 2015" }

return {
  name = "jiangsu", level = "province", region = "江苏", title = { zh = "江苏省", en = "Jiangsu" }, parent = "national",
  items = {
    { item = "festival", label = { zh = "逢年过节慰问（一年）", en = "Festivals (a year)" }, most = 1000, from = "2015-01-01",
      to = "2017-12-31", severity = "block", cite = before },
    { item = "festival", label = { zh = "逢年过节慰问（一年）", en = "Festivals (a year)" }, most = 1800, from = "2018-01-01",
      severity = "block", cite = detail },
    { item = "wedding", label = { zh = "结婚慰问", en = "Wedding" }, most = 1000, from = "2018-01-01", severity = "block",
      cite = detail },
    { item = "childbirth", label = { zh = "生育慰问", en = "Childbirth" }, most = 1000, from = "2018-01-01",
      severity = "block", cite = detail },
    { item = "birthday", label = { zh = "生日慰问", en = "Birthday" }, most = 400, from = "2018-01-01", confirmed = false,
      severity = "block", cite = detail },
    { item = "hospital", label = { zh = "住院慰问", en = "Hospital" }, confirmed = false, severity = "block" },
    { item = "death-member", label = { zh = "会员去世慰问", en = "Death of a member" }, confirmed = false, severity = "block" },
    { item = "death-kin", label = { zh = "直系亲属去世慰问", en = "Death of a near relative" }, confirmed = false,
      severity = "block" },
    { item = "retirement", label = { zh = "退休离岗慰问", en = "Retirement" }, confirmed = false, severity = "block" },
  },
}
