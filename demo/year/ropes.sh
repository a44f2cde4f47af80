# shellcheck shell=sh
# Contests by counter and watch: the long rope of the eight groups, and three events for one from each group with 团体总分.
measured_results() { # contest, day; rows of who, results, faults, reason on standard input
  {
    printf '参赛者\t成绩\t失误\t原因\n'
    sed 's/ /\t/g'
  } >"$making/results.tsv"
  { printf '会员或工会小组\n' && sed '1d;s/\t.*//' "$making/results.tsv"; } >"$making/who.tsv"
  b import "$1" enter "$making/who.tsv" --when "$2"
  [ "${3:-}" != draw ] || b do "$1" draw --when "$2 13:30"
  b import "$1" attempt "$making/results.tsv" --when "$2 14:00"
  rm -f "$making/results.tsv" "$making/who.tsv"
}

progress "集体跳绳比赛"
b open measured-contest 集体跳绳比赛 --preset long-rope --when 2026-04-28
measured_results 集体跳绳比赛 2026-04-28 <<'EOF'
低段组 236 4
中段组 241 2
高段组 241 1
综合组 228 3
大班组 219 0
中班组 228 3
小班组 无效 0 摇绳人未站在线外
后勤组 252 5
EOF

progress "滚铁环、运球、障碍跑"
b open measured-contest 滚铁环比赛 --preset hoop --entrant 个人 --when 2026-05-15
measured_results 滚铁环比赛 2026-05-15 draw <<'EOF'
汤凡 17.35、16.90 1、0
胡彬 15.82、16.10 0、0
周𬭚 15.82、15.99 1、0
马伟国 18.20、17.75 2、0
宋嘉 19.04、18.66 0、0
宋贞荣 20.51、未完成 1、0 铁环出道
萧嘉 18.20、17.75 0、1
雷文 14.97、15.40 0、1
EOF
b open measured-contest 运球比赛 --preset dribble --entrant 个人 --when 2026-05-15
measured_results 运球比赛 2026-05-15 <<'EOF'
武兴国 22.10、21.48 0、0
石保明 20.36、20.95 1、0
杨广涛 23.07、22.60 0、1
孙发 21.48、21.90 0、0
尹英瑞 25.12、24.77 2、1
龙云 24.05、24.30 0、0
赵爱 26.40、25.98 1、1
毛杰军 19.88、20.15 0、0
EOF
b open measured-contest 障碍跑比赛 --preset obstacle --entrant 个人 --when 2026-05-15
measured_results 障碍跑比赛 2026-05-15 draw <<'EOF'
吕广新 33.40 1
何武 31.25 0
廖涛利 30.18 1
邓军 34.90 0
秦英 36.75 0
杨香 未到
陈英 35.52 2
范新国 30.66 0
EOF
b open trophy 趣味运动会团体总分 --contests "滚铁环比赛;运球比赛;障碍跑比赛" --when 2026-05-15
printf '会员或工会小组\n低段组\n中段组\n高段组\n综合组\n大班组\n中班组\n小班组\n后勤组\n' >"$making/who.tsv"
b import 趣味运动会团体总分 enter "$making/who.tsv" --when 2026-05-15
rm -f "$making/who.tsv"
