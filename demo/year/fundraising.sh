# shellcheck shell=sh
# shellcheck disable=SC1010 # "do" is a word of the command line here
# Four drives: one whose amount nobody wrote down, one out of a chat with the box counted by two, one of goods, one with a target.
progress "献爱心"
b open fund-drive 为病残儿童捐款 --when 2026-09-03 --beneficiary 病残儿童
b do 为病残儿童捐款 launch --when 2026-09-01
b do 为病残儿童捐款 give --amount 不详 --when 2026-09-03

b open fund-drive 慈善一日捐 --when 2026-10-09 --beneficiary 慈善总会
b do 慈善一日捐 launch --appeal "捐一天的工资，自愿，数额不限" --when 2026-10-08
b import 慈善一日捐 give "$here/year/donations.txt" --when 2026-10-09
b do 慈善一日捐 give --amount 400 --method 捐款箱 --when 2026-10-09
b do 慈善一日捐 count 3400 --first 姜兰 --second 卢勤 --when "2026-10-09 16:30"
b do 慈善一日捐 hand-over 区慈善总会 --all --first 姜兰 --second 卢勤 --voucher 慈收2026-118 \
  --photo "$here/files/慈善总会收据.jpg" --when 2026-10-12

b open fund-drive 捐冬衣冬被 --when 2026-11-03..2026-11-05 --beneficiary 贫困地区 --days 3天
b do 捐冬衣冬被 launch --appeal 已向民政局问清要求 --when 2026-11-03
b do 捐冬衣冬被 goods --items "冬衣冬被 470多件" --when 2026-11-05
b do 捐冬衣冬被 hand-over 区民政局 --all --first 姜兰 --second 何武 --voucher 收条3 --when 2026-11-06

b open fund-drive 为病困学生捐款 --when 2026-11-13 --beneficiary 一名病困学生 --target 5万
b do 为病困学生捐款 launch --when 2026-11-12
b do 为病困学生捐款 give --amount 2760多元 --when 2026-11-13
