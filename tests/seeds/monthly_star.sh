# shellcheck shell=sh
# Stars of the month and excellent classes: one a month, with the deed.
star() { # activity, month, who, deed
  b do "$1" nominate "$3" "$4" --when "2026-$2-26"
  b do "$1" choose "$3" --when "2026-$2-28"
}

became A-07 "评选，每月一位教职工，四个方面打分，事迹记在名单上"
b open selection 月岗位之星 --preset star --when 2026-01-05
for who in 姜兰 毛莺 孔婷毓; do
  b do 月岗位之星 enter "$who" --when 2026-01-20
done
b do 月岗位之星 nominate 姜兰 带班细致，家长来信感谢 --group 低段组 --when 2026-01-26
b do 月岗位之星 nominate 毛莺 公开课获好评 --group 中段组 --when 2026-01-26
b do 月岗位之星 score 姜兰 "班级工作 24; 科研工作 21; 组织活动 22; 参加比赛 20" --when 2026-01-28
b do 月岗位之星 score 毛莺 "班级工作 22; 科研工作 23; 组织活动 20; 参加比赛 20" --when 2026-01-28
refused 姜兰的得分更高 do 月岗位之星 choose 毛莺 --when 2026-01-29
b do 月岗位之星 choose 姜兰 --when 2026-01-29
refused 名额已满 do 月岗位之星 choose 毛莺 --when 2026-01-29
refused 间隔还不到 do 月岗位之星 nominate 姜兰 又有好事 --when 2026-02-26
star 月岗位之星 02 毛莺 主动代课
star 月岗位之星 03 孔婷毓 带队参赛
figure_shown F-002 1 次/月 exact 每月评 plugin show selection
figure F-003 1 - exact selection.chosen --of 月岗位之星 --by year,month
figure_shown F-003 1 人/月 exact 带班细致 show 月岗位之星

became A-08 "评选，每月一个班级"
b open selection 月优秀班级 --preset class --when 2026-01-05
for class in 大一班 中二班; do
  b do 月优秀班级 enter --guest "$class" --when 2026-01-20
done
star 月优秀班级 01 大一班 环境布置有新意
star 月优秀班级 02 中二班 家园联系做得细
refused 名额已满 do 月优秀班级 choose 大一班 --month 2 --year 2026 --when 2026-03-01
figure F-004 1 - exact selection.chosen --of 月优秀班级 --by year,month
