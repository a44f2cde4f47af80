-- 跳台滑雪距离分：基本分 +（米数 − K 点）× 每米分。
return {
  title   = { zh = "跳台距离分", en = "Ski distance points" },
  reads   = { "measure" },
  params  = {
    { "k_point", 125, zh = "K 点（米）", en = "K-point (metres)" },
    { "per_metre", 1.8, zh = "每米分", en = "Points per metre" },
    { "base", 60, zh = "基本分", en = "Base points" },
  },
  columns = { { "points", zh = "距离分", en = "Distance points", places = 1 } },
  measure = function (x, p) return { points = p.base + (x.value - p.k_point) * p.per_metre } end,
  rank    = { "points" },
  tests   = {
    { "过 K 点一米加一分八",
      facts  = { "measure 甲 130", "measure 乙 120" },
      expect = { "1 甲 points=69", "2 乙 points=51" } },
  },
}
