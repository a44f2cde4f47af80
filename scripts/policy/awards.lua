-- 文体活动的奖品和纪念品：获奖的人不超过参加的人的三分之二（按人，不按队）；不设奖的才发少量纪念品。
local function yuan (n) return tostring (n) .. "元" end

local function winners (case)
  local item = case.profile.winners
  if not item or case.material == false or not case.winners then return {} end
  local n, d = item.most[1], item.most[2]
  if d * case.winners <= n * case.participants then return {} end
  local most = floor (n * case.participants / d)
  return { { item = "winners", allowed = most, given = case.winners,
    zh = "获奖" .. case.winners .. "人，参加" .. case.participants .. "人：获奖人数不得超过参加人数的" .. d .. "分之" .. n
         .. "，最多" .. most .. "人（" .. d .. "×" .. case.winners .. "=" .. d * case.winners .. " > " .. n .. "×"
         .. case.participants .. "=" .. n * case.participants .. "）",
    en = case.winners .. " winners of " .. case.participants .. " people: at most " .. n .. "/" .. d .. " may win, which is "
         .. most .. " (" .. d .. "×" .. case.winners .. " = " .. d * case.winners .. " > " .. n * case.participants .. ")" } }
end

local function over (case, item, amount, zh, en)
  local row = case.profile[item]
  if not row or not amount then return nil end
  if row.most and amount <= row.most then return nil end
  local most = row.most and "，标准" .. yuan (row.most) or "，还没有确认的标准"
  local most_en = row.most and ", the ceiling is " .. tostring (row.most) or ", no ceiling is confirmed"
  return { item = item, allowed = row.most, given = amount, zh = zh .. yuan (amount) .. most,
           en = en .. " " .. tostring (amount) .. " yuan" .. most_en }
end

return {
  title = { zh = "奖品和纪念品", en = "Prizes and souvenirs" },
  judges = {
    { kind = "*", event = "awarded",
      fields = { "winners", "participants", "material", "souvenirs", "prize", "each" } },
    -- 发奖以后更正：保留的和补发的加在一起再看一次
    { kind = "*", event = "awards.corrected", fields = { "winners", "participants", "material", "prize" } },
  },
  judge = function (case)
    local found = winners (case)
    local material = case.material ~= false
    local prizes = (material and case.winners or 0) + case.activity.prizes
    if case.profile["souvenirs-with-prizes"] and (case.souvenirs or 0) > 0 and prizes > 0 then
      found[#found + 1] = { item = "souvenirs-with-prizes", allowed = 0, given = case.souvenirs,
        zh = "这项活动已设奖品，又发纪念品" .. case.souvenirs .. "份：不设奖的才可以发少量纪念品",
        en = "there are prizes, and " .. case.souvenirs .. " souvenirs besides: souvenirs are for activities without prizes" }
    end
    found[#found + 1] = material and over (case, "prize", case.prize, "每人奖品", "a prize of") or nil
    found[#found + 1] = over (case, "souvenir", case.each, "每份纪念品", "a souvenir of")
    return found
  end,
  tests = {
    { name = "12人参赛8人获奖", at = "2026-03-07", record = { event = "awarded", winners = 8, participants = 12 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "12人参赛9人获奖", at = "2026-03-07", record = { event = "awarded", winners = 9, participants = 12 },
      activity = { prizes = 0 }, expect = "block", item = "winners" },
    { name = "不设奖，纪念品12份每份80元", at = "2026-03-07",
      record = { event = "awarded", material = false, winners = 3, participants = 12, souvenirs = 12, each = 80 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "3个奖又发12份纪念品", at = "2026-03-07",
      record = { event = "awarded", winners = 3, participants = 12, souvenirs = 12 }, activity = { prizes = 0 },
      expect = "check", item = "souvenirs-with-prizes" },
    { name = "先评了奖，后发纪念品", at = "2026-03-07", record = { event = "given", souvenirs = 12 },
      activity = { prizes = 3 }, expect = "check", item = "souvenirs-with-prizes" },
    { name = "4名选手2个奖", at = "2026-05-29", record = { event = "awarded", winners = 2, participants = 4 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "4名选手都有奖（各取上整）", at = "2026-05-29", record = { event = "awarded", winners = 4, participants = 4 },
      activity = { prizes = 0 }, expect = "block", item = "winners" },
    { name = "7-3 按队三分之二，按人不行", at = "2026-05-26",
      record = { event = "awarded", winners = 90, participants = 120 }, activity = { prizes = 0 }, expect = "block",
      item = "winners" },
    { name = "7-3 三个25人的队", at = "2026-05-26", record = { event = "awarded", winners = 75, participants = 120 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "7-3 十个队6个奖", at = "2026-05-26", record = { event = "awarded", winners = 6, participants = 10 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "7-3 十个队7个奖", at = "2026-05-26", record = { event = "awarded", winners = 7, participants = 10 },
      activity = { prizes = 0 }, expect = "block", item = "winners" },
    { name = "8-2 23人取舍入14个奖", at = "2026-04-15", record = { event = "awarded", winners = 14, participants = 23 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "8-2 23人取上整15个奖", at = "2026-04-15", record = { event = "awarded", winners = 15, participants = 23 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "8-3 并列都升一等，7个奖", at = "2026-04-15", record = { event = "awarded", winners = 7, participants = 10 },
      activity = { prizes = 0 }, expect = "block", item = "winners" },
    { name = "8-3 并列都降一等，5个奖", at = "2026-04-15", record = { event = "awarded", winners = 5, participants = 10 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "8-4 书法决赛40人都有奖", at = "2026-10-28", record = { event = "awarded", winners = 40, participants = 40 },
      activity = { prizes = 0 }, expect = "block", item = "winners" },
    { name = "8-4 连预赛共90人", at = "2026-10-28", record = { event = "awarded", winners = 40, participants = 90 },
      activity = { prizes = 0 }, expect = "pass" },
    { name = "8-6 3:4:3 人人有奖", at = "2026-04-15", record = { event = "awarded", winners = 23, participants = 23 },
      activity = { prizes = 0 }, expect = "block", item = "winners" },
    { name = "8-6 只发证书", at = "2026-04-15",
      record = { event = "awarded", winners = 23, participants = 23, material = false }, activity = { prizes = 0 },
      expect = "pass" },
    { name = "浙江个人奖700元：未确认标准", at = "2026-04-15", profile = "zhejiang",
      record = { event = "awarded", winners = 1, participants = 4, prize = 700 }, activity = { prizes = 0 },
      expect = "check", item = "prize" },
    { name = "更正补发以后24人有奖", at = "2026-11-09", record = { event = "awards.corrected", winners = 24, participants = 36 },
      activity = { prizes = 16 }, expect = "pass" },
    { name = "更正补发以后25人有奖", at = "2026-11-09", record = { event = "awards.corrected", winners = 25, participants = 36 },
      activity = { prizes = 16 }, expect = "block", item = "winners" },
  },
}
