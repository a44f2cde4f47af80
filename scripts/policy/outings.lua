-- 会费活动：电影、演出、比赛、春游秋游。当日往返，不去明令禁止的地方；会费不足的，工会经费补贴不超过当年会费的三倍。
local function yuan (n) return tostring (n) .. "元" end
local from_dues = { outing = true, film = true, show = true, match = true, park = true }

local function same_day (case)
  local back = case.returned
  if case.sort ~= "outing" or not back or back.day <= case.date.day or not case.profile["same-day"] then return nil end
  return { item = "same-day", allowed = 0, given = back.day - case.date.day,
    zh = "春游秋游须当日往返：" .. case.date.text .. " 出发，" .. back.text .. " 返回",
    en = "an outing returns the same day: it left on " .. case.date.text .. " and came back on " .. back.text }
end

local function banned (case)
  local item = case.profile["banned-places"]
  if case.sort ~= "outing" or not item or not case.place then return nil end
  for _, name in ipairs (item.list) do
    if contains (case.place, name) then
      return { item = "banned-places", zh = "“" .. name .. "”是明令禁止的风景名胜区",
               en = "“" .. name .. "” is among the scenic areas that are ruled out" }
    end
  end
end

local function topup (case)
  local item = case.profile.topup
  if not item or not from_dues[case.sort or ""] or not case.cost then return nil end
  local dues, all = case.history.dues.sum, case.history.cost.sum + case.cost
  local topped, most = max (0, all - dues), item.most * dues
  if topped <= most then return nil end
  return { item = "topup", allowed = most, given = topped,
    zh = "今年会费活动共" .. yuan (all) .. "，会费" .. yuan (dues) .. "，要补贴" .. yuan (topped) .. "，不得超过会费的"
         .. item.most .. "倍即" .. yuan (most),
    en = "activities from dues cost " .. tostring (all) .. " yuan this year, dues are " .. tostring (dues) .. ": a top-up of "
         .. tostring (topped) .. " is over " .. item.most .. " times the dues, " .. tostring (most) }
end

local function meal (case)
  local item = case.profile.meal
  if not item or not case.meal or case.meal <= item.most then return nil end
  return { item = "meal", allowed = item.most, given = case.meal,
    zh = "伙食补助每人每天" .. yuan (case.meal) .. "，不得超过当地差旅伙食补助" .. yuan (item.most),
    en = "meals of " .. tostring (case.meal) .. " yuan a person and day are over the local travel allowance of "
         .. tostring (item.most) }
end

return {
  title = { zh = "会费活动", en = "Activities from dues" },
  judges = {
    { kind = "plain-activity", event = "noted",
      fields = { "sort", "cost", "place", "returned", "meal" } },
  },
  history = {
    dues = { figure = "dues", by = {} },
    cost = { figure = "outing-cost", by = { sort = { "outing", "film", "show", "match", "park" } } },
  },
  judge = function (case)
    local found = {}
    found[#found + 1] = same_day (case)
    found[#found + 1] = banned (case)
    found[#found + 1] = topup (case)
    found[#found + 1] = meal (case)
    return found
  end,
  tests = {
    { name = "会费8640元，春游30000元", at = "2026-05-08", record = { sort = "outing", cost = 30000 },
      history = { dues = { sum = 8640 } }, expect = "pass" },
    { name = "会费8640元，春游35000元", at = "2026-05-08", record = { sort = "outing", cost = 35000 },
      history = { dues = { sum = 8640 } }, expect = "block", item = "topup" },
    { name = "今年已用30000元，再看演出5000元", at = "2026-12-18", record = { sort = "show", cost = 5000 },
      history = { dues = { sum = 8640 }, cost = { sum = 30000 } }, expect = "block", item = "topup" },
    { name = "正好三倍", at = "2026-12-18", record = { sort = "film", cost = 34560 }, history = { dues = { sum = 8640 } },
      expect = "pass" },
    { name = "当日往返", at = "2026-03-05", record = { sort = "outing", place = "博物馆、公园", returned = { at = "2026-03-05" } },
      expect = "pass" },
    { name = "第二天才回", at = "2026-07-10", record = { sort = "outing", returned = { at = "2026-07-11" } }, expect = "block",
      item = "same-day" },
    { name = "上海一日、南岳登山、明显陵都可以去", at = "2026-04-10", record = { sort = "outing", place = "南岳" }, expect = "pass" },
    { name = "去武当山", at = "2026-04-10", record = { sort = "outing", place = "武当山一日" }, expect = "block",
      item = "banned-places" },
    { name = "伙食补助100元", at = "2026-05-08", record = { sort = "outing", meal = 100 }, expect = "pass" },
    { name = "伙食补助120元", at = "2026-05-08", record = { sort = "outing", meal = 120 }, expect = "block", item = "meal" },
    { name = "别的活动不看", at = "2026-05-08", record = { cost = 90000, returned = { at = "2026-05-10" } }, expect = "pass" },
  },
}
