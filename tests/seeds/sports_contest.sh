# shellcheck shell=sh
# Contests of matches. Their persons are invented; the documents tell no results, so none is recorded as an award.
became B1-08 "对阵比赛：篮球，机关和社区两个队"
b open match-contest 打篮球比赛 --when 2026年 --preset basketball
b do 打篮球比赛 enter --guest 机关工会队
b do 打篮球比赛 enter --guest 社区工会队
b do 打篮球比赛 draw
b do 打篮球比赛 result --red 机关工会队 --blue 社区工会队 --red-ends 58 --blue-ends 51
holds 机关工会队 board 打篮球比赛

became B2-20 "对阵比赛：教职工乒乓球，淘汰赛"
b open match-contest 教职工乒乓球比赛 --preset table-tennis --system knock-out --third-place
for player in 胡彬 何武 方元 廖涛利; do
  b do 教职工乒乓球比赛 enter "$player"
done
b do 教职工乒乓球比赛 draw-order --order 胡彬、何武、方元、廖涛利
b do 教职工乒乓球比赛 end --team 胡彬 --red-points 11 --blue-points 9 --match 1
refused "一局的比分不可能是11:10" do 教职工乒乓球比赛 end --red-points 11 --blue-points 10 --match 1
holds 胡彬 show 教职工乒乓球比赛

became B6-21 "对阵比赛：“五四”象棋，瑞士制"
b open match-contest “五四”象棋比赛 --when 2026-05-04 --preset chess --system swiss --rounds 2
for player in 余顺俊 武兴国 吕广新 石保明; do
  b do “五四”象棋比赛 enter "$player"
done
b do “五四”象棋比赛 draw-order --order 余顺俊、武兴国、吕广新、石保明
b do “五四”象棋比赛 pair
b do “五四”象棋比赛 result --red 余顺俊 --blue 吕广新 --red-ends 1 --blue-ends 1
holds 余顺俊 board “五四”象棋比赛

became B6-22 "对阵比赛：“五四”乒乓球，循环赛"
b open match-contest “五四”乒乓球比赛 --when 2026-05-04 --preset table-tennis --ends best-of-three
for player in 余顺俊 武兴国 吕广新; do
  b do “五四”乒乓球比赛 enter "$player"
done
b do “五四”乒乓球比赛 draw
b do “五四”乒乓球比赛 walkover --side red
holds 弃权 show “五四”乒乓球比赛

became B7-34 "对阵比赛：足球，来自五中工会的客队"
b open match-contest 与五中工会足球赛 --when 2026年 --preset football
b do 与五中工会足球赛 enter --guest 本校教工队
b do 与五中工会足球赛 enter --guest 五中教工队 --union 五中工会
b do 与五中工会足球赛 draw-order --order 本校教工队、五中教工队
b do 与五中工会足球赛 result --red 本校教工队 --blue 五中教工队 --red-ends 1 --blue-ends 1
holds 五中工会 show 与五中工会足球赛

became B7-35 "对阵比赛：排球，来自五中工会的客队"
b open match-contest 与五中工会排球赛 --when 2026年 --preset volleyball
b do 与五中工会排球赛 enter --guest 本校教工队
b do 与五中工会排球赛 enter --guest 五中教工队 --union 五中工会
b do 与五中工会排球赛 draw-order --order 本校教工队、五中教工队
b do 与五中工会排球赛 result --red 本校教工队 --blue 五中教工队 --sets "25 20; 25 23; 22 25; 25 18"
holds 五中教工队 board 与五中工会排球赛
