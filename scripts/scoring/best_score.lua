-- 每题取最好一次得分，各题相加。measure 的 what 是题目。
return {
  title   = { zh = "各题最高分之和", en = "Best score per problem" },
  reads   = { "measure" },
  columns = { { "score", zh = "得分", en = "Score" } },
  score   = function (e)
    return { score = sum(by(e.measures, "what"), function (tries) return largest(tries, "value") end) }
  end,
  rank    = { "score" },
  tests   = {
    { "每题只算最好一次",
      facts  = { "measure 甲 8 what=一", "measure 甲 10 what=一", "measure 甲 5 what=二", "measure 乙 9 what=一", "measure 乙 7 what=二" },
      expect = { "1 乙 score=16", "2 甲 score=15" } },
  },
}
