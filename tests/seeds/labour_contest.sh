# shellcheck shell=sh
# Labour contests: gates passed in order, evidence of the three comparisons, the recommendation upward.
became B1-11 "评选，三个阶段，三比各有材料，考察后上报区总工会"
b open selection 爱岗敬业争先锋劳动竞赛 --preset labour --when 2026-03-01
for unit in 甲加工厂 乙服务公司 丙加工厂; do
  b do 爱岗敬业争先锋劳动竞赛 enter --guest "$unit" --when 2026-03-02
  b do 爱岗敬业争先锋劳动竞赛 pass "$unit" --by 街道工会 --when 2026-03-10
done
refused 比技能、比服务、比贡献 do 爱岗敬业争先锋劳动竞赛 pass 甲加工厂 --when 2026-04-10
for unit in 甲加工厂 乙服务公司; do
  for item in 比技能 比服务 比贡献; do
    b do 爱岗敬业争先锋劳动竞赛 evidence "$unit" "$item" 职工推荐材料 --when 2026-04-01
  done
  b do 爱岗敬业争先锋劳动竞赛 pass "$unit" --by "$unit"工会 --when 2026-04-10
done
refused 还没有通过 do 爱岗敬业争先锋劳动竞赛 report 甲加工厂 区总工会 --when 2026-04-12
b do 爱岗敬业争先锋劳动竞赛 pass 甲加工厂 考察，确定对象 街道工会 --when 2026-05-10
b do 爱岗敬业争先锋劳动竞赛 stop 乙服务公司 材料不全 --when 2026-05-10
b do 爱岗敬业争先锋劳动竞赛 report 甲加工厂 区总工会 county --when 2026-05-20
figure F-040 3 - exact selection.passed --of 爱岗敬业争先锋劳动竞赛 --by stage
figure_shown F-040 3 个阶段 exact 考察，确定对象 show 爱岗敬业争先锋劳动竞赛
figure_shown F-041 3 比 exact 比技能、比服务、比贡献 show 爱岗敬业争先锋劳动竞赛

became B1-12 "评选，十佳，名额十名，考察后上报，上级结果另记"
b open selection 十佳职工之星推选 --preset top-ten --when 2026-05-01
printf '%s\n' 姜兰 毛莺 孔婷毓 卢勤 李敏卿 傅雪瑞 易莲荣 余兰 尹佳雪 雷玲 侯素莺 >"$folder/ten"
rows() { # verb, heading, what follows the name; as awk says it
  { printf '%s\n' "$2" && awk "{ print $3 }" "$folder/ten"; } >"$folder/rows.tsv"
  b import 十佳职工之星推选 "$1" "$folder/rows.tsv" --when 2026-05-10
}
rows enter 会员或工会小组 '$0'
rows nominate "参评者	事迹" '$0 "\t爱岗敬业"'
rows vote "参评者	票数" '$0 "\t" 60 - NR'
sed -i '$d' "$folder/ten"
rows choose 参评者 '$0'
refused 名额已满 do 十佳职工之星推选 choose 侯素莺 --when 2026-05-20
figure F-042 10 - exact selection.chosen --of 十佳职工之星推选
b do 十佳职工之星推选 report 姜兰 区总工会 county --when 2026-05-25
b do 十佳职工之星推选 answer 姜兰 区十佳职工之星 county --chosen --when 2026-06-20

became B5-14 "评选，创争活动的方案、开展、推荐三步，语录和竞赛作材料"
b open selection 工人先锋号创争活动 --preset pioneer --when 2026-03-01
b do 工人先锋号创争活动 enter 低段组 --when 2026-03-01
b do 工人先锋号创争活动 pass 低段组 --by 学校工会 --opinion 目的、方式、措施齐全 --when 2026-03-05
b do 工人先锋号创争活动 evidence 低段组 教师语录 人人写了语录和解读 --when 2026-05-05
b do 工人先锋号创争活动 evidence 低段组 教学竞赛 以课程改革为主题 --when 2026-05-06
b do 工人先锋号创争活动 pass 低段组 --when 2026-05-10
b do 工人先锋号创争活动 pass 低段组 --by 学校工会 --when 2026-05-20
