# shellcheck shell=sh
# Contests that judges mark, best lessons and courseware, selections of class teachers and offices, and contests elsewhere to which
# works or people were sent.
grades='{"list":[{"zh":"一等奖","en":"First prize","count":1},{"zh":"二等奖","en":"Second prize","count":1},{"zh":"三等奖","en":"Third prize","count":1}],"cap":"2/3"}'
marked() { # title, preset, date, then: name and three marks, each
  title=$1
  preset=$2
  day=$3
  shift 3
  b open judged-contest "$title" --preset "$preset" --style final --judges 3 --awards "$grades" --when "$day"
  echo 会员或工会小组 >"$folder/entries.tsv"
  printf '参赛者\t各评委给分（从1号起）\n' >"$folder/marks.tsv"
  while [ $# -gt 0 ]; do
    echo "$1" >>"$folder/entries.tsv"
    printf '%s\t%s\n' "$1" "$2" >>"$folder/marks.tsv"
    shift 2
  done
  b import "$title" enter "$folder/entries.tsv" --when "$day"
  b import "$title" mark "$folder/marks.tsv" --when "$day"
  b do "$title" lock --when "$day"
  b do "$title" award --when "$day"
}
elsewhere() { # title, to whom, level, then who was sent with what
  title=$1
  to=$2
  level=$3
  shift 3
  b open submission "$title" --preset paper --when 2026-03-01
  n=0
  while [ $# -gt 0 ]; do
    n=$((n + 1))
    b do "$title" collect "$2" --authors "$1" --when 2026-03-05
    shift 2
  done
  b do "$title" send "$(seq -s 、 "$n")" --to "$to" --level "$level" --when 2026-03-10
  b do "$title" accept "$(seq -s 、 "$n")" --when 2026-04-10
}

became A-13 "征集演讲稿，选出四位，再开演讲比赛，四人中最多两人得奖"
b open submission 演讲稿征集 --preset written --choosing yes --when 2026-09-01
for who in 姜兰 毛莺 孔婷毓 卢勤 李敏卿 傅雪瑞; do
  b do 演讲稿征集 collect 21世纪我怎样当教师 --authors "$who" --when 2026-09-05
done
b do 演讲稿征集 choose 1、2、3、4 --when 2026-09-08
figure F-005 4 - exact submission.chosen --of 演讲稿征集
marked 怎样当教师演讲 speech 2026-09-15 姜兰 92、91、93 毛莺 94、93、95 孔婷毓 90、91、92 卢勤 89、90、91

became A-14 "评委打分，课件，人人一个，评奖"
marked 课件制作评奖 courseware 2026-05-10 姜兰 92、91、93 毛莺 94、93、95 卢勤 88、90、91
figure_shown F-006 1 个/人 exact 一等奖 board 课件制作评奖

became A-15 "评委打分，区域操作材料"
b open judged-contest 区域操作材料评比 --criteria "教育性 40; 安全 30; 美观 30" --style final --judges 3 --awards "$grades" --when 2026-05-12
for group in 大班组 中班组 小班组; do
  b do 区域操作材料评比 enter "$group" --when 2026-05-12
done
b do 区域操作材料评比 mark 大班组 91、92、93 --when 2026-05-12
b do 区域操作材料评比 mark 中班组 90、92、91 --when 2026-05-12
b do 区域操作材料评比 mark 小班组 94、92、93 --when 2026-05-12
b do 区域操作材料评比 lock --when 2026-05-12
b do 区域操作材料评比 award --when 2026-05-12

became A-24 "评委打分，烹饪，色香味形和幼儿膳食适宜，评一、二、三等"
b open judged-contest 三八烹饪巧手赛 --preset cooking --judges 1 --drop-high 0 --drop-low 0 --awards "$grades" --when 2026-03-08
n=0
for cook in 余兰 韩敏 罗玲 姜兰 毛莺; do
  n=$((n + 1))
  b do 三八烹饪巧手赛 enter "$cook" --when 2026-03-08
  b do 三八烹饪巧手赛 sheet 1 --team "$cook" --marks "色 1$n; 香 17; 味 26; 形 9; 幼儿膳食适宜 18" --when 2026-03-08
done
b do 三八烹饪巧手赛 lock --when 2026-03-08
b do 三八烹饪巧手赛 award --when 2026-03-08
for prize in 一等奖 二等奖 三等奖; do
  holds "$prize" board 三八烹饪巧手赛
done
figure_shown F-014 3 等 exact 三等奖 board 三八烹饪巧手赛

became A-29 "评委打分，九月的演讲"
marked 九月主题演讲 speech-theme 2026-09-20 孔婷毓 92、91、93 卢勤 94、93、95 李敏卿 88、90、91

became B2-06 "评委打分，师能练兵，课堂教学、听课评课、教科研各有项"
b open judged-contest 师能大练兵 --criteria "课堂教学 50; 听课评课 25; 教科研 25" --judges 1 --drop-high 0 --drop-low 0 --when 2026-04-01
b do 师能大练兵 enter 姜兰 --when 2026-04-01
b do 师能大练兵 sheet 1 --team 姜兰 --marks "课堂教学 46; 听课评课 22; 教科研 23" --when 2026-04-10
b do 师能大练兵 lock --when 2026-04-10

became B4-14 "评委打分，主题演讲"
marked 德艺双馨主题演讲 speech-theme 2026-05-04 姜兰 92、91、93 毛莺 94、93、95 卢勤 88、90、91

became B4-15 "评委打分，书法"
marked 教工书法比赛 calligraphy 2026-05-05 梁贵 92、91、93 万雅 94、93、95 邓军 88、90、91

became B4-16 "评委打分，教育技术技能"
marked 教育技术应用技能比赛 total 2026-05-06 方元 92、91、93 胡彬 94、93、95 何武 88、90、91

became B4-17 "报送，两位教师参加教育局演讲，得奖、等次不详"
elsewhere 四有好老师演讲选送 区教育局 county 姜兰 爱与责任 毛莺 守望
b do 四有好老师演讲选送 record-award 1 county --when 2026-05-20
b do 四有好老师演讲选送 record-award 2 county --when 2026-05-20
figure F-069 2 - exact submission.people --of 四有好老师演讲选送

became B5-13 "评委打分，朗诵"
marked 教师朗诵比赛 recitation 2026-05-07 姜兰 92、91、93 毛莺 94、93、95 卢勤 88、90、91

became B5-16 "评委打分，人人一节研究课，学期一次"
marked 研究课竞赛（第一学期） lesson 2026-04-08 龙娜 92、91、93 王芳（低段组） 94、93、95 白凡 88、90、91
b open submission 人人一节研究课 --preset written --when 2026-03-01
b do 人人一节研究课 collect 研究课教案 --authors 龙娜 --when 2026-04-08
figure_shown F-084 1 次/学期 exact 第一学期 board 研究课竞赛（第一学期）
figure_shown F-085 1 节/人 exact 研究课教案 show 人人一节研究课

became B6-27 "评委打分，与邻校工会联谊的教学比武，有外单位来宾"
b open judged-contest 邻校联谊教学比武 --preset lesson --style final --judges 3 --when 2026-10-14
b do 邻校联谊教学比武 enter 龙娜 --when 2026-10-14
b do 邻校联谊教学比武 enter --guest 邻校周老师 --when 2026-10-14
b do 邻校联谊教学比武 mark 龙娜 91、92、93 --when 2026-10-14
b do 邻校联谊教学比武 mark 邻校周老师 92、92、93 --when 2026-10-14
b do 邻校联谊教学比武 lock --when 2026-10-14
figure_shown F-117 10 月 exact "10月14日" show 邻校联谊教学比武

became B6-29 "评委打分，四月和十月科研月各一次"
marked 四月科研月教学竞赛 lesson 2026-04-15 龙娜 92、91、93 江聪珍 94、93、95 白凡 88、90、91
marked 十月科研月教学竞赛 lesson 2026-10-15 龙娜 92、91、93 江聪珍 91、93、92 白凡 88、90、91
figure_shown F-118 4 月 exact "4月15日" show 四月科研月教学竞赛
figure_shown F-119 10 月 exact "10月15日" show 十月科研月教学竞赛
figure_shown F-120 1 次/学期 exact 一等奖 board 十月科研月教学竞赛

became B6-30 "评委打分，课内比教学，人人上公开课"
marked 课内比教学 lesson 2026-11-01 秦爱聪 92、91、93 孙秀娜 94、93、95 汤凡 88、90、91

became B6-31 "三优评选，三项各评一次，按评分项"
b open judged-contest 三优评选 --criteria "教学 40; 教案 30; 论文 30" --judges 1 --drop-high 0 --drop-low 0 --when 2026-11-05
b do 三优评选 enter 姜兰 --when 2026-11-05
b do 三优评选 sheet 1 --team 姜兰 --marks "教学 36; 教案 27; 论文 28" --when 2026-11-05
b do 三优评选 lock --when 2026-11-05
figure_shown F-121 3 优 exact 论文 show 三优评选

became B6-34 "报送，三人参加县级教学竞赛获奖"
elsewhere 县级教学竞赛选送 县教研室 county 龙娜 公开课 江聪珍 公开课 白凡 公开课
for work in 1 2 3; do
  b do 县级教学竞赛选送 record-award "$work" county --when 2026-05-20
done
figure F-125 3 - exact submission.winners --of 县级教学竞赛选送

became B6-35 "报送，两人参加市第二届博客大赛，各得一个单项奖"
elsewhere 市第二届博客大赛选送 市教科院 city 胡彬 我的课堂日记 何武 校园光影
b do 市第二届博客大赛选送 record-award 1 city other 最佳人气奖 --when 2026-05-20
b do 市第二届博客大赛选送 record-award 2 city other 最佳图片奖 --when 2026-05-20
figure F-126 2 - exact submission.people --of 市第二届博客大赛选送
figure_shown F-127 2 届 exact 第二届 show 市第二届博客大赛选送
figure_shown F-128 1 人 exact 最佳人气奖 show 市第二届博客大赛选送
figure_shown F-129 1 人 exact 最佳图片奖 show 市第二届博客大赛选送

became B7-06 "评委打分，法律知识竞赛、演讲、考试"
b open judged-contest 法律知识竞赛 --criteria "知识竞赛 40; 演讲 30; 考试 30" --judges 1 --drop-high 0 --drop-low 0 --when 2026-12-04
b do 法律知识竞赛 enter 低段组 --when 2026-12-04
b do 法律知识竞赛 sheet 1 --team 低段组 --marks "知识竞赛 35; 演讲 27; 考试 28" --when 2026-12-04
b do 法律知识竞赛 lock --when 2026-12-04

became B10-06 "评委打分，青年教师优课"
marked 青年教师优课评比 lesson 2026-05-08 龙云 92、91、93 刘娟琳 94、93、95 汤梅秀 88、90、91

became B10-07 "评选，优秀班主任，检查项打分"
b open selection 优秀班主任评比 --preset class-teacher --places 2 --when 2026-06-01
for who in 马环 汪佳; do
  b do 优秀班主任评比 enter "$who" --when 2026-06-01
  b do 优秀班主任评比 nominate "$who" 班风好 --group 中段组 --when 2026-06-05
  b do 优秀班主任评比 score "$who" "常规管理 27; 家校沟通 18; 班级活动 18; 学生评价 28" --when 2026-06-10
  b do 优秀班主任评比 choose "$who" --when 2026-06-12
done

office() { # activity, room, points, inspection
  b do "$1" score "$2" "$3" --inspection "$4" --when 2026-06-1"$4"
}
became B10-08 "评选，和谐办公室，两次检查取平均"
b open selection 和谐办公室评比 --preset office --when 2026-06-01
for room in 201办公室 202办公室; do
  b do 和谐办公室评比 enter --guest "$room" --when 2026-06-01
  b do 和谐办公室评比 nominate "$room" 互帮互助 --when 2026-06-02
done
office 和谐办公室评比 201办公室 "团结互助 18; 整洁有序 16; 准时到岗 20; 文明用语 20; 教研氛围 15" 1
office 和谐办公室评比 201办公室 "团结互助 18; 整洁有序 18; 准时到岗 20; 文明用语 20; 教研氛围 15" 2
office 和谐办公室评比 202办公室 "团结互助 18; 整洁有序 17; 准时到岗 18; 文明用语 20; 教研氛围 15" 1
holds "90.00" board 和谐办公室评比
b do 和谐办公室评比 choose 201办公室 --when 2026-06-20

became B10-09 "评选，绿色办公室，检查表"
b open selection 绿色办公室考评 --preset green-office --when 2026-06-01
b do 绿色办公室考评 enter --guest 201办公室 --when 2026-06-01
b do 绿色办公室考评 nominate 201办公室 人走灯灭 --when 2026-06-02
office 绿色办公室考评 201办公室 "节电 18; 节水 16; 节纸 20; 分类投放 20; 绿植 15" 1
b do 绿色办公室考评 choose 201办公室 --when 2026-06-20

became B10-11 "评委打分，优质课、优质教案、优质反思三项"
b open judged-contest 三项优质评比 --criteria "优质课 40; 优质教案 30; 优质反思 30" --judges 1 --drop-high 0 --drop-low 0 --when 2026-11-06
b do 三项优质评比 enter 马环 --when 2026-11-06
b do 三项优质评比 sheet 1 --team 马环 --marks "优质课 36; 优质教案 27; 优质反思 28" --when 2026-11-06
b do 三项优质评比 lock --when 2026-11-06

became B10-21 "评委打分，青年优课比赛"
marked 青年优课比赛 lesson 2026-05-09 赵爱 92、91、93 龙香悦 94、93、95 陈英 88、90、91
