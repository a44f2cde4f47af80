# shellcheck shell=sh
# Essays, papers, suggestions, projects, written work: works and people counted apart, each step after what it needs.
works() { # activity, date, rows of 题目 and 作者 on standard input
  { printf '题目\t作者\n' && cat; } >"$folder/works.tsv"
  b import "$1" collect "$folder/works.tsv" --when "$2"
}
everyone() { # how many of those in service, and a title
  awk -F'\t' -v most="$1" -v title="$2" '$4 == "在职" && $1 != "王芳" && ++n <= most { print title "\t" $1 }' "$source/demo/roster.tsv"
}
list() { # 1、2、…、n
  seq -s 、 "$1"
}

became A-12 "人人一篇，师德作业题，列出谁没有交"
b open submission 师德作业题 --preset written --when 2026-03-01
everyone 79 我对幼儿教育的理解 | works 师德作业题 2026-03-20
holds "王芳（低段组）" do 师德作业题 remind --when 2026-03-21

became A-17 "课题，上报市里，立项"
b open submission 工会课题 --preset project --when 2026-02-01
b do 工会课题 collect 基层工会凝聚力研究 --authors 梁贵、万雅 --when 2026-02-20
refused 没有报送过 do 工会课题 establish 1 city --when 2026-03-01
b do 工会课题 send 1 --to 市教育工会 --level city --when 2026-03-10
b do 工会课题 establish 1 city 2026-08 --when 2026-05-10
figure F-007 1 - exact submission.established --of 工会课题

became A-18 "征文，上报四篇、录取三篇，一位二等、两位合作者三等，第三篇等次不详"
b open submission 我和我的学生征文 --preset essay --when 2026-03-01
works 我和我的学生征文 2026-03-15 <<'ROWS'
第一次家访	李老师
两个人的讲台	马伟国、孙发
教室后排	毛莺
一张纸条	卢勤
操场边上	方元
ROWS
refused 还没有选出 do 我和我的学生征文 send 1、2、3、4 --to 区教育工会 --when 2026-03-20
b do 我和我的学生征文 choose "$(list 4)" --when 2026-03-18
refused 请先公开作者 do 我和我的学生征文 record-award 1 school first --when 2026-03-18
b do 我和我的学生征文 unseal --when 2026-03-18
b do 我和我的学生征文 send "$(list 4)" --to 区教育工会 --level county --when 2026-03-20
b do 我和我的学生征文 accept "$(list 3)" --when 2026-05-10
refused 还没有录取 do 我和我的学生征文 record-award 4 county third --when 2026-05-20
b do 我和我的学生征文 record-award 1 county second --when 2026-05-20
b do 我和我的学生征文 record-award 2 county third --when 2026-05-20
b do 我和我的学生征文 record-award 3 county --when 2026-05-20
figure F-008 4 - exact submission.sent --of 我和我的学生征文
figure F-009 3 - exact submission.accepted --of 我和我的学生征文
figure_shown F-010 2 等 exact 二等奖 show 我和我的学生征文
figure_shown F-011 3 等 exact 三等奖 show 我和我的学生征文
holds 等次不详 show 我和我的学生征文

became A-19 "献一策，本单位的和外来的放在一起盲评"
b open submission 我为教育创新献一计 --preset suggestion --blind --when 2026-04-01
works 我为教育创新献一计 2026-04-08 <<'ROWS'
错峰放学	姜兰
家长课堂	毛莺
ROWS
b do 我为教育创新献一计 collect 图书漂流 --outside 城北小学 --when 2026-04-09
for work in 1 2 3; do
  b do 我为教育创新献一计 rate "$work" 梁贵 $((80 + work)) --when 2026-04-15
  b do 我为教育创新献一计 rate "$work" 万雅 $((90 - work)) --when 2026-04-15
done
refused 不能给自己的作品评分 do 我为教育创新献一计 rate 1 姜兰 99 --when 2026-04-15
b do 我为教育创新献一计 unseal --when 2026-04-16
b do 我为教育创新献一计 take-up 3 下学期每班一个书架 --when 2026-04-20
holds 城北小学 show 我为教育创新献一计

became B3-06 "献一策，八十一人中七十五人投稿，参与率由当日花名册算出"
b open submission 我为提高教育质量献一策 --preset suggestion --when 2026-04-01
everyone 75 提高教育质量的建议 | works 我为提高教育质量献一策 2026-04-10
b do 我为提高教育质量献一策 count --when 2026-04-20
figure_shown F-059 4 月 exact "4月1日" show 我为提高教育质量献一策
figure F-060 81 - exact submission.entitled --of 我为提高教育质量献一策
figure F-061 75 - exact submission.people --of 我为提高教育质量献一策
holds "92.59 %" figure submission.participation --of 我为提高教育质量献一策

became B4-18 "作品，选送四件，镇一等两个、区三等一个"
b open submission 教工书画选送 --preset work --when 2026-05-01
works 教工书画选送 2026-05-10 <<'ROWS'
行书条幅	梁贵
水墨荷塘	万雅
隶书对联	邓军
水彩校园	萧明峰
ROWS
b do 教工书画选送 choose "$(list 4)" --when 2026-05-12
b do 教工书画选送 unseal --when 2026-05-12
b do 教工书画选送 send "$(list 4)" --to 县教育工会 --level county --when 2026-05-15
b do 教工书画选送 accept 1、2、3 --when 2026-06-01
b do 教工书画选送 record-award 1 town first --when 2026-06-10
b do 教工书画选送 record-award 2 town first --when 2026-06-10
b do 教工书画选送 record-award 3 county third --when 2026-06-10
figure F-070 4 - exact submission.sent --of 教工书画选送
figure F-071 2 - exact submission.awards --of 教工书画选送 --by level
figure_shown F-072 1 等 exact 一等奖 show 教工书画选送
figure F-073 1 - exact submission.awards --of 教工书画选送 --by level
figure_shown F-074 3 等 exact 三等奖 show 教工书画选送

became B5-15 "人人一篇，教师语录及解读"
b open submission 教师语录及解读 --preset written --when 2026-04-01
everyone 79 我的教学体会 | works 教师语录及解读 2026-04-30

became B6-32 "论文教案，十五人十七篇获国家奖"
b open submission 论文教案获奖 --preset paper --when 2026-01-05
everyone 15 论文 | works 论文教案获奖 2026-03-01
works 论文教案获奖 2026-03-02 <<'ROWS'
另一篇教案	龙娜
又一篇教案	江聪珍
ROWS
b do 论文教案获奖 send "$(list 17)" --to 全国教育学会 --level nation --when 2026-03-10
b do 论文教案获奖 accept "$(list 17)" --when 2026-06-01
{ printf '作品编号\t级别\n' && seq -f '%g	国家级' 17; } >"$folder/awards.tsv"
b import 论文教案获奖 record-award "$folder/awards.tsv" --when 2026-06-20
figure F-122 15 - exact submission.winners --of 论文教案获奖
figure F-123 17 - exact submission.awarded --of 论文教案获奖

became B6-33 "论文教案，五篇在国家级刊物发表"
b open submission 论文教案发表 --preset paper --when 2026-01-05
everyone 5 发表的论文 | works 论文教案发表 2026-03-01
b do 论文教案发表 send "$(list 5)" --to 编辑部 --level nation --when 2026-03-10
b do 论文教案发表 accept "$(list 5)" --when 2026-06-01
for work in $(seq 5); do
  b do 论文教案发表 publish "$work" journal "教学刊物第$work期" nation --when 2026-09-01
done
figure F-124 5 - exact submission.published --of 论文教案发表

became B6-36 "论文，四人在全省获一、二等奖"
b open submission 电教论文 --preset paper --when 2026-01-05
everyone 4 电教论文 | works 电教论文 2026-03-01
b do 电教论文 send "$(list 4)" --to 省电教馆 --level province --when 2026-03-10
b do 电教论文 accept "$(list 4)" --when 2026-06-01
for work in 1 2; do
  b do 电教论文 record-award "$work" province first --when 2026-06-20
  b do 电教论文 record-award $((work + 2)) province second --when 2026-06-20
done
figure F-130 4 - exact submission.winners --of 电教论文
figure_shown F-131 1 等 exact 一等奖 show 电教论文
figure_shown F-132 2 等 exact 二等奖 show 电教论文

became B7-14 "课题，立项、申报、通过验收"
b open submission 十五科研课题 --preset project --when 2026-01-05
b do 十五科研课题 collect 校本教研的组织 --authors 孙发 --when 2026-01-10
b do 十五科研课题 send 1 --to 市教科所 --level city --when 2026-01-20
refused 还没有立项 do 十五科研课题 conclude 1 --when 2026-02-01
b do 十五科研课题 establish 1 city --when 2026-02-20
b do 十五科研课题 conclude 1 passed city --when 2026-11-10

became B8-08 "人人一篇，读书心得，有摘抄和心得两类"
b open submission 拥抱名著对话大师 --preset written --when 2026-04-01
b do 拥抱名著对话大师 collect 精彩片段摘抄 --authors 姜兰 --sort 摘抄 --when 2026-04-20
b do 拥抱名著对话大师 collect 读书心得 --authors 姜兰 --sort 心得 --when 2026-04-23
holds "应交人数 81 · 已交人数 1" do 拥抱名著对话大师 remind --when 2026-04-24

became B10-15 "献一策，教工建议"
b open submission 教育创新献一计 --preset suggestion --when 2026-04-01
works 教育创新献一计 2026-04-10 <<'ROWS'
午间自习调整	范嘉
ROWS
b do 教育创新献一计 take-up 1 --when 2026-05-01
