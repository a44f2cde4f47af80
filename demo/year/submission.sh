# shellcheck shell=sh
# What is written and sent in a year: the plan of twelve news pieces, essays, suggestions, reading notes, lessons, speeches.
works() { # activity, date, rows of 题目 and 作者 on standard input
  { printf '题目\t作者\n' && cat; } >"$making/works.tsv"
  b import "$1" collect "$making/works.tsv" --when "$2"
}
everyone() { # how many of those in service hand in, and a title
  awk -F'\t' -v most="$1" -v title="$2" '$4 == "在职" && $1 != "王芳" && ++n <= most { print title "\t" $1 }' "$here/roster.tsv"
}

progress "通讯、征文、献一策"
b open submission 2026年通讯 --preset news --when 2026-02-27
b do 2026年通讯 plan 12 --when 2026-02-27
everyone 12 工会活动通讯 | works 2026年通讯 2026-11-20
b do 2026年通讯 send 1、2、3、4、5、6、7、8、9、10、11、12 --to 区教育工会 --level county --when 2026-11-25
b do 2026年通讯 accept 1、2、3、4、5、6、7、8、9、10、11、12 --when 2026-12-20

b open submission 我和我的学生征文 --preset essay --when 2026-03-01
works 我和我的学生征文 2026-03-16 <<'ROWS'
第一次家访	李老师
操场边上	方元
教室后排	毛莺
一张纸条	卢勤
雨天的伞	胡彬
最后一课	余兰
ROWS
# Three read them without knowing whose they are; the authors are told once four are chosen.
for work in 1 2 3 4 5 6; do
  for reader in "梁贵 92" "邓军 90" "万雅 91"; do
    b do 我和我的学生征文 rate "$work" "${reader% *}" $((${reader#* } - work)) --when 2026-03-17
  done
done
b do 我和我的学生征文 choose 1、2、3、4 --when 2026-03-18
b do 我和我的学生征文 unseal --when 2026-03-18
b do 我和我的学生征文 send 1、2、3、4 --to 区教育工会 --level county --when 2026-03-20
b do 我和我的学生征文 accept 1、2、3 --when 2026-05-08
b do 我和我的学生征文 record-award 1 county second --file "$here/files/获奖证书.pdf" --when 2026-05-20
b do 我和我的学生征文 record-award 2 county third --when 2026-05-20
b do 我和我的学生征文 record-award 3 county third --when 2026-05-20

b open submission 我为提高教育质量献一策 --preset suggestion --when 2026-04-01
everyone 75 提高教育质量的建议 | works 我为提高教育质量献一策 2026-04-10
b do 我为提高教育质量献一策 count --when 2026-04-17
b do 我为提高教育质量献一策 take-up 7 "下学期试行错峰放学" --when 2026-04-30

b open submission 读书心得 --preset written --deadline 2026-04-23 --when 2026-04-01
everyone 77 读书心得 | works 读书心得 2026-04-22
b do 读书心得 remind --when 2026-04-23

b open submission 演讲稿征集 --preset written --choosing yes --when 2026-05-06
everyone 12 怎样当教师 | works 演讲稿征集 2026-05-22
b do 演讲稿征集 choose 2、5、8、11 --when 2026-05-27
# Two of the four win: of four people two thirds are two.
b open judged-contest 怎样当教师演讲 --preset speech-ten --style final --scale 10 --step 0.01 --judges 7 --limit 480 --rule speech \
  --entrant 个人 --awards "$tenths" --part-of 演讲稿征集 --when 2026-05-29
marked 怎样当教师演讲 "2026-05-29 14:00" mark 参赛者 <<'EOM'
江聪珍 9.56、9.48、9.62、9.50、9.55、9.40、9.58
孙秀娜 9.70、9.65、9.60、9.72、9.68、9.55、9.66
董环云 9.50、9.45、9.52、9.48、9.47、9.60、9.40
吕广新 9.80、9.75、9.78、9.70、9.77、9.82、9.69
EOM
for time in "江聪珍 489" "孙秀娜 505" "董环云 450" "吕广新 511"; do
  b do 怎样当教师演讲 time "${time#* }" --team "${time% *}" --when "2026-05-29 15:00"
done
b do 怎样当教师演讲 lock --when "2026-05-29 15:30"
b award 怎样当教师演讲 --when "2026-05-29 15:40"
b do 怎样当教师演讲 grant-awards --when "2026-05-29 16:00"

b open submission 教学比武（秋） --preset own --no-blind --when 2026-10-08
{
  everyone 15 公开课
  printf '第二节公开课\t%s\n' 龙娜 白凡
} | works 教学比武（秋） 2026-10-21
