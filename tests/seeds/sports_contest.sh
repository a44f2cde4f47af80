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

# Contests that a referee, a watch, a counter or a tape decides. Places of the documents are kept, results are invented.

signs_up() { # contest, who …
  contest=$1
  shift
  printf '会员或工会小组\n' >"$folder/who.tsv"
  printf '%s\n' "$@" >>"$folder/who.tsv"
  b import "$contest" enter "$folder/who.tsv" --when "$day"
}

results() { # contest; rows of who, result, faults, reason on standard input
  {
    printf '参赛者\t成绩\t失误\t原因\n'
    sed 's/ /\t/g'
  } >"$folder/results.tsv"
  b import "$1" attempt "$folder/results.tsv" --when "$day"
}

matches() { # contest; rows of red, blue, ends of each on standard input
  {
    printf '红方\t蓝方\t红方胜局\t蓝方胜局\n'
    sed 's/ /\t/g'
  } >"$folder/results.tsv"
  b import "$1" result "$folder/results.tsv" --when "$day"
}

# The rows of the only board: "1 后勤组,2 大班组".
order() { # places and names, contest
  b board "$2" --format json
  python3 -c '
import json, sys
rows = json.load(open(sys.argv[1]))["boards"][-1]["rows"]
print(",".join("%s %s" % (row["place"] or "-", row["name"]) for row in rows))' "$folder/said" >"$folder/order"
  [ "$(cat "$folder/order")" = "$1" ] || {
    echo "$current: the board of $2 is $(cat "$folder/order"), not $1" >&2
    exit 1
  }
}

# ---- tug-of-war and broadcast exercise

day=2026-11-06
became A-30 "tug-of-war, a league of groups"
b open tug-of-war 小组拔河赛 --when "$day"
signs_up 小组拔河赛 后勤组 大班组 中班组
b do 小组拔河赛 draw-order --order 后勤组、大班组、中班组 --when "$day"
matches 小组拔河赛 <<'EOF'
后勤组 大班组 2 1
后勤组 中班组 2 0
大班组 中班组 2 0
EOF
order "1 后勤组,2 大班组,3 中班组" 小组拔河赛
figure_shown F-020 11 月 exact 2026-11-06 events 小组拔河赛 --format json
figure_shown F-021 1 名 exact 后勤组 board 小组拔河赛
figure_shown F-022 2 名 exact 大班组 board 小组拔河赛

day=2026-05-16
became B1-09 "tug-of-war of guest teams, with prizes"
b open tug-of-war 街道拔河赛 --when "$day" --awards '{"list":[{"zh":"一等奖","en":"First","count":1}]}'
b do 街道拔河赛 enter --guest 机关队 --when "$day"
b do 街道拔河赛 enter --guest 社区队 --when "$day"
b do 街道拔河赛 draw-order --order 机关队、社区队 --when "$day"
matches 街道拔河赛 <<'EOF'
社区队 机关队 2 1
EOF
b do 街道拔河赛 award --when "$day"
holds 一等奖 board 街道拔河赛
order "1 社区队,2 机关队" 街道拔河赛

became B3-08 "a contest of the superior union, and the training for it; its place is not known"
b open plain-activity 上级比赛 --when 2026-06-02
b do 上级比赛 note --title 区广播操比赛 --organiser 区教育工会 --place 本校操场 --headcount 约40 --sentence "名次未列；统一服装" --when "2026-06-02 16:00"
b open session 广播操集训 --expected 40 --when 2026-05-12..2026-06-01
b do 广播操集训 attendance --when "2026-05-12 16:00..2026-05-12 17:00"
figure_none F-064 "a day of the year, kept as the day of the contest" 2026-06-02 events 上级比赛 --format json
figure_shown F-065 16 时 exact 16:00 events 上级比赛 --format json
figure_shown F-066 3 周 exact 2026-05-12..2026-06-01 events 广播操集训 --format json
figure_shown F-067 1 小时/天 exact "2026-05-12 16:00..2026-05-12 17:00" events 广播操集训 --format json

# ---- measured

measured() { # contest, preset, and more of the setup
  contest=$1
  preset=$2
  shift 2
  b open measured-contest "$contest" --preset "$preset" --when "$day" "$@"
}

day=2026-04-28
became B4-12 "measured contest: long rope, groups, faults break a tie"
measured 集体跳绳比赛 long-rope
signs_up 集体跳绳比赛 低段组 中段组 高段组 综合组
results 集体跳绳比赛 <<'EOF'
低段组 212 3
中段组 212 1
高段组 198 0
综合组 无效 0 绳断
EOF
order "1 中段组,2 低段组,3 高段组,- 综合组" 集体跳绳比赛
refused "记满了" do 集体跳绳比赛 attempt --team 低段组 --result 240

became B5-12 "measured contest: one minute of short rope, men and women apart"
measured 跳绳比赛 short-rope --divisions "男子组 男;女子组 女"
signs_up 跳绳比赛 吕广新 武兴国 白凡 龙娜
results 跳绳比赛 <<'EOF'
吕广新 141 1
武兴国 150 2
白凡 160 0
龙娜 未到
EOF
order "1 武兴国,2 吕广新" 跳绳比赛

day=2026-05-15
became B5-33 "measured contest: hoop, two attempts in heats drawn by lot"
measured 滚铁环比赛 hoop
signs_up 滚铁环比赛 低段组 中段组 高段组
refused "还没有分组分道" do 滚铁环比赛 attempt --team 低段组 --result 15
b do 滚铁环比赛 draw --when "$day"
results 滚铁环比赛 <<'EOF'
低段组 15.2、14.8 0、1
中段组 14.8、16 0、0
高段组 未完成、15 0、0 出道
EOF
order "1 中段组,2 低段组,3 高段组" 滚铁环比赛

became B5-34 "measured contest: football obstacle run, a fault costs two seconds"
measured 踢足球障碍跑 football-obstacle --attempts 1
signs_up 踢足球障碍跑 低段组 中段组
results 踢足球障碍跑 <<'EOF'
低段组 30.5 1
中段组 32 0
EOF
order "1 中段组,2 低段组" 踢足球障碍跑

became B5-35 "measured contest: short rope"
measured 跳短绳比赛 short-rope
signs_up 跳短绳比赛 低段组 高段组
results 跳短绳比赛 <<'EOF'
低段组 133 2
高段组 140 4
EOF
order "1 高段组,2 低段组" 跳短绳比赛

became B5-36 "measured contest: long rope"
measured 跳长绳比赛 long-rope
signs_up 跳长绳比赛 低段组 中段组
results 跳长绳比赛 <<'EOF'
低段组 120 0
中段组 118 0
EOF
order "1 低段组,2 中段组" 跳长绳比赛

became B5-37 "measured contest: dribbling, and the overall trophy of the five"
measured 运球比赛 dribble
signs_up 运球比赛 低段组 中段组 高段组
results 运球比赛 <<'EOF'
低段组 21.4、20.9 1、0
中段组 20.9、22 0、0
高段组 23、23.5 0、0
EOF
order "1 低段组,1 中段组,3 高段组" 运球比赛
b open trophy 趣味运动会团体总分 --contests "滚铁环比赛;踢足球障碍跑;跳短绳比赛;跳长绳比赛;运球比赛" --when "$day"
signs_up 趣味运动会团体总分 低段组 中段组 高段组
order "1 低段组,2 中段组,3 高段组" 趣味运动会团体总分

day=2026-04-11
became B6-23 "measured contest: a long run that the county held, times in minutes"
measured 县移动杯环城长跑 long-run
signs_up 县移动杯环城长跑 汤凡 胡彬 何武
results 县移动杯环城长跑 <<'EOF'
汤凡 25:31
胡彬 24分59秒
何武 未完成  抽筋
EOF
order "1 胡彬,2 汤凡,- 何武" 县移动杯环城长跑
holds 24:59 board 县移动杯环城长跑
holds 25:31 show 县移动杯环城长跑

day=2026-01-01
became B8-12 "measured contest: dribbling at New Year"
measured 新年运球比赛 dribble --attempts 1
signs_up 新年运球比赛 汤凡 胡彬
results 新年运球比赛 <<'EOF'
汤凡 18.25 0
胡彬 17.9 1
EOF
order "1 胡彬,2 汤凡" 新年运球比赛

became B8-13 "measured contest: ball passing, a withdrawal and a correction"
measured 新年捯球比赛 ball-passing
signs_up 新年捯球比赛 汤凡 胡彬 何武
results 新年捯球比赛 <<'EOF'
汤凡 61 0
胡彬 58 2
EOF
b do 新年捯球比赛 withdraw --entrant 何武 --reason 请假 --when "$day"
refused "已经退赛" do 新年捯球比赛 attempt --team 何武 --result 60
order "1 汤凡,2 胡彬,- 何武" 新年捯球比赛
