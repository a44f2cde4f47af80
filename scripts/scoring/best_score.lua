-- 每题取最好一次得分，各题相加。measure 的 what 是题目。
return {
  title   = { zh = "各题最高分之和", en = "Best score per problem" },
  reads   = { "measure" },
  columns = { { "score", zh = "得分", en = "Score" } },
  score   = function (e)
    return { score = sum(by(e.measures, "what"), function (tries) return largest(tries, "value") end) }
  end,
  rank    = { "score" },
}
