# shellcheck shell=sh
# Stars of the month and excellent classes. March was forgotten, and February was entered only after April's nominations: what is
# wrong with both is for bahe to say.
progress "月岗位之星、优秀班级"
star=月岗位之星
b open selection $star --preset star --when 2026-01-05
{
  echo 会员或工会小组
  printf '%s\n' 姜兰 毛莺 孔婷毓
} >"$making/rows.tsv"
b import $star enter "$making/rows.tsv" --when 2026-01-26
b do $star nominate 姜兰 带班细致，三位家长写来感谢信 --group 低段组 --when 2026-01-27
b do $star nominate 毛莺 公开课在片区获好评 --group 中段组 --when 2026-01-27
b do $star score 姜兰 "班级工作 24; 科研工作 21; 组织活动 22; 参加比赛 20" --when 2026-01-29
b do $star score 毛莺 "班级工作 22; 科研工作 23; 组织活动 20; 参加比赛 20" --when 2026-01-29
b do $star choose 姜兰 --when 2026-01-30
b do $star nominate 毛莺 带队参加区里比赛 --group 中段组 --when 2026-04-27
b do $star nominate 孔婷毓 主动代课十二节 --group 高段组 --when 2026-04-27
b do $star score 毛莺 "班级工作 23; 科研工作 23; 组织活动 24; 参加比赛 24" --when 2026-04-28
b do $star score 孔婷毓 "班级工作 24; 科研工作 20; 组织活动 21; 参加比赛 20" --when 2026-04-28
b do $star nominate 毛莺 组织家长开放日 --group 中段组 --when 2026-02-26
b do $star score 毛莺 "班级工作 22; 科研工作 22; 组织活动 24; 参加比赛 21" --month 2 --when 2026-02-27
b do $star choose 毛莺 --when 2026-02-27
b do $star choose 孔婷毓 --when 2026-04-30
class=月优秀班级
b open selection $class --preset class --when 2026-01-05
for month in 01 02 04; do
  case $month in 01) room=大一班 ;; 02) room=中二班 ;; *) room=小三班 ;; esac
  b do $class enter --guest $room --when 2026-$month-20
  b do $class nominate $room 环境布置有新意 --when 2026-$month-27
  b do $class choose $room --when 2026-$month-27
done
