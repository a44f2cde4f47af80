# shellcheck shell=sh
# Re-employment: each of the sixty is somebody signed up, invented and outside the roster.
became B1-20 "再就业：创业活动，帮下岗职工"
b open reemployment 创业活动 --when 2026-01-05
b do 创业活动 start-up --what 创业培训 --when 2026-05-10
b do 创业活动 start-up --what 小额创业咨询 --when 2026-08-10
holds "2 次" figure start-ups --of 创业活动

became B1-21 "再就业：8 个社区的招聘服务点"
b open reemployment 社区招聘服务点 --when 2026-01-05
for n in 一 二 三 四 五 六 七 八; do
  b do 社区招聘服务点 point --point "第${n}社区" --when 2026-03-01
done
figure F-051 8 个 exact service-points --of 社区招聘服务点

became B1-22 "再就业：60 人上岗，每人一条记录"
b open reemployment 解决再就业 --when 2026-01-05
b do 解决再就业 point --point 第一社区 --when 2026-03-01
{
  printf '花名册以外的人或队\n'
  n=0
  while [ $n -lt 60 ]; do
    n=$((n + 1))
    printf '求职人%02d\n' $n
  done
} >"$folder/seekers.tsv"
b import 解决再就业 enter "$folder/seekers.tsv" --when 2026-03-02
{
  printf '求职人\t用人单位\t服务点\n'
  n=0
  while [ $n -lt 60 ]; do
    n=$((n + 1))
    printf '求职人%02d\t用人单位%d\t第一社区\n' $n $((n % 7))
  done
} >"$folder/placed.tsv"
b import 解决再就业 place "$folder/placed.tsv" --when 2026-06-01
figure F-052 60 名 exact reemployed --of 解决再就业
refused 已经上岗 do 解决再就业 place --seeker 求职人01 --employer 另一家 --when 2026-07-01
