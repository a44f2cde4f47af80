-- 全国：《基层工会经费收支管理办法》（总工办发〔2017〕32号，2017-12-15 起）。只定比例和做法，不定金额；金额看各省。
local measure = { zh = "总工办发〔2017〕32号《基层工会经费收支管理办法》", en = "ACFTU rules on union funds, 2017 No. 32" }
local scenic = { zh = "中办国办2014年关于严禁党政机关到风景名胜区开会的通知", en = "Notice of 2014 on scenic areas" }
local eight = { zh = "总工办发〔2017〕32号“八不准”", en = "ACFTU rules on union funds, 2017 No. 32: eight prohibitions" }

return {
  name = "national", level = "national", region = "", title = { zh = "全国", en = "National" },
  items = {
    { item = "winners", label = { zh = "获奖人数比例", en = "Share of winners" }, most = { 2, 3 }, from = "2017-12-15",
      severity = "block", cite = measure },
    { item = "souvenirs-with-prizes", label = { zh = "有奖品又有纪念品", en = "Prizes and souvenirs together" },
      from = "2017-12-15", severity = "warn", cite = measure },
    { item = "meal", label = { zh = "伙食补助（每人每天）", en = "Meals (a person and day)" }, most = 100,
      from = "2017-12-15", severity = "block", cite = measure },
    { item = "topup", label = { zh = "会费不足部分的补贴（会费的倍数）", en = "Top-up of dues (times the dues)" }, most = 3,
      from = "2017-12-15", severity = "block", cite = measure },
    { item = "same-day", label = { zh = "春游秋游当日往返", en = "Outings return the same day" }, from = "2014-12-01",
      severity = "block", cite = measure },
    { item = "banned-places", label = { zh = "明令禁止的风景名胜区", en = "Scenic areas that are ruled out" },
      from = "2014-09-23", severity = "block", exception = false, cite = scenic,
      list = { "八达岭", "十三陵", "承德避暑山庄", "外八庙", "五台山", "太湖", "普陀山", "黄山", "九华山", "武夷山", "庐山",
               "泰山", "嵩山", "武当山", "武陵源", "张家界", "白云山", "桂林漓江", "三亚热带海滨", "峨眉山", "乐山大佛",
               "九寨沟", "黄龙", "黄果树", "西双版纳", "华山" } },
    { item = "festival-days", label = { zh = "逢年过节的法定节日", en = "Statutory festivals" }, from = "2017-12-15",
      severity = "warn", cite = measure,
      list = { "new-year", "spring-festival", "qingming", "labour-day", "dragon-boat", "mid-autumn", "national-day" } },
    { item = "in-kind", label = { zh = "只发实物", en = "In kind only" }, from = "2017-12-15", severity = "block",
      cite = measure, list = { "festival", "wedding", "childbirth", "retirement" } },
    { item = "cake", label = { zh = "生日只发蛋糕等实物或蛋糕券", en = "Birthdays: cake or a cake coupon" },
      from = "2017-12-15", severity = "block", cite = measure, list = { "cake", "cake-coupon" } },
    { item = "no-vouchers", label = { zh = "不发购物卡、代金券", en = "No cards or vouchers" }, from = "2017-12-15",
      severity = "block", exception = false, cite = measure, list = { "card", "voucher" } },
    { item = "prohibitions", label = { zh = "八不准", en = "The eight prohibitions" }, from = "2014-07-28",
      severity = "block", exception = false, cite = eight,
      list = { "treats", "bonuses", "luxury", "slush-fund", "merged-account", "diverted", "fund-raising", "unrelated" } },
    { item = "quota", label = { zh = "变相摊派", en = "Quotas in disguise" }, from = "2016-09-01", severity = "warn",
      cite = { zh = "《慈善法》不得摊派或者变相摊派", en = "Charity Law: no apportioning, open or disguised" } },
  },
}
