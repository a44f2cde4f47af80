# shellcheck shell=sh
# shellcheck disable=SC1010 # "do" is a word of the command line here
# The other contests that judges mark: lessons in spring, recitations by the clock, calligraphy; and a
# recommendation that stands five working days.
#   marked CONTEST WHEN VERB: rows of who (or which number) and the marks on standard input
marked() {
  { printf '%s\t各评委给分（从1号起）\n' "$4" && sed 's/ /\t/'; } >"$making/marks.tsv"
  if [ "$3" = mark ]; then
    { printf '会员或工会小组\n' && sed '1d;s/\t.*//' "$making/marks.tsv"; } >"$making/who.tsv"
    b import "$1" enter "$making/who.tsv" --when "$2"
  fi
  b import "$1" "$3" "$making/marks.tsv" --when "$2"
  rm -f "$making/marks.tsv" "$making/who.tsv"
}
in_service() { # how many of the roster, from the first
  awk -F'\t' -v most="$1" '$4 == "在职" && $1 != "王芳" && $1 !~ /　/ && ++n <= most { print $1 }' "$here/roster.tsv"
}
falling() { # best mark, step: three marks for each name on standard input, each lower than the one before
  awk -v best="$1" -v step="$2" '{ m = best - (NR - 1) * step; printf "%s %.1f、%.1f、%.1f\n", $1, m, m + 0.5, m - 0.4 }'
}

progress "科研月、师德演讲"
tenths='{"list":[{"zh":"一等奖","en":"First prize","share":"10%"},{"zh":"二等奖","en":"Second prize","share":"20%"},{"zh":"三等奖","en":"Third prize","share":"30%"}],"first":1,"cap":"2/3"}'
b open judged-contest 教学竞赛（春） --preset lesson --style final --judges 3 --drop-high 0 --drop-low 0 --entrant 个人 \
  --awards "$tenths" --when 2026-04-15
in_service 23 | falling 95.5 0.6 | marked 教学竞赛（春） 2026-04-15 mark 参赛者
b do 教学竞赛（春） lock --when "2026-04-15 17:00"
b award 教学竞赛（春） --prizes '一等奖 教育书籍 100; 二等奖 教育书籍 60; 三等奖 教育书籍 30' --when "2026-04-15 17:10"
b do 教学竞赛（春） grant-awards --when "2026-04-17 16:00"

b open judged-contest 师德演讲（朗诵） --preset recitation --style final --judges 3 --drop-high 0 --drop-low 0 --limit 300 \
  --time-bands "10 0.2; 30 0.5" --entrant 个人 --when 2026-09-24
in_service 12 | falling 94 0.1 | marked 师德演讲（朗诵） "2026-09-24 14:00" mark 参赛者
for time in "龙娜 311" "江聪珍 310" "白凡 331"; do
  b do 师德演讲（朗诵） time "${time#* }" --team "${time% *}" --when "2026-09-24 15:00"
done
b do 师德演讲（朗诵） lock --when "2026-09-24 16:00"

# Ninety sent a work in, forty are shown: prizes for all forty are too many of forty, and are let through of ninety.
progress "书法绘画展评"
b open judged-contest 书法绘画展评 --preset calligraphy --style final --judges 3 --drop-high 0 --drop-low 0 --blind --entrant 个人 \
  --when 2026-10-28 \
  --awards '{"list":[{"zh":"一等奖","en":"First prize","share":"15%"},{"zh":"二等奖","en":"Second prize","share":"30%"},{"zh":"三等奖","en":"Third prize","share":"55%"}]}'
{ echo 会员或工会小组 && in_service 40; } >"$making/who.tsv"
b import 书法绘画展评 enter "$making/who.tsv" --when 2026-10-26
rm -f "$making/who.tsv"
b do 书法绘画展评 draw --by-hand --when "2026-10-28 13:00"
seq 40 | falling 96 0.5 | marked 书法绘画展评 "2026-10-28 14:00" mark-work 编号
b do 书法绘画展评 lock --when "2026-10-28 15:30"
b do 书法绘画展评 unseal --order "$(in_service 40 | paste -s -d ,)" --when "2026-10-28 15:40"
blocked "3×40=120 > 2×40=80" award 书法绘画展评 --prizes '一等奖 文房四宝 100' --when "2026-10-28 16:00"
b award 书法绘画展评 --participants 90 --prizes '一等奖 文房四宝 100; 二等奖 毛笔 50; 三等奖 宣纸 20' --when "2026-10-28 16:10"
b do 书法绘画展评 grant-awards --when "2026-10-29 16:00"

# Posted on a Monday, five working days: the 8th is still public notice, the 9th decides.
progress "优秀教师推荐"
b open selection 优秀教师推荐 --preset own --places 2 --entrant 个人 --by 委员会议定 --when 2026-05-25
for teacher in 姜兰 余兰; do
  b do 优秀教师推荐 enter "$teacher" --when 2026-05-25
  b do 优秀教师推荐 nominate "$teacher" 带出两位骨干教师 --when 2026-05-27
  b do 优秀教师推荐 choose "$teacher" --when 2026-05-29
done
b award 优秀教师推荐 --no-material --when "2026-06-01 08:00"
b do 优秀教师推荐 publish-awards --days 5 --when "2026-06-01 09:00"
blocked "6月8日" do 优秀教师推荐 grant-awards --when "2026-06-08 16:00"
b do 优秀教师推荐 grant-awards --when "2026-06-09 09:00"
