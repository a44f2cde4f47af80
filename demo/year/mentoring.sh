# shellcheck shell=sh
# shellcheck disable=SC1010 # "do" is a word of the command line here
# Six mentors, nine pairs, two years: four by subject, five for educational technology, where one has several and two have two.
progress "青蓝工程"
b open mentoring 青蓝工程师徒结对 --when 2026-03-03 --term 2年
paired() { # mentor, apprentice, aspect
  b do 青蓝工程师徒结对 pair --mentor "$1" --apprentice "$2" --aspect "$3" --when 2026-03-03
}
paired 江聪珍 龙娜 语文
paired 余兰 秦爱聪 数学
paired 姜兰 白凡 英语
paired 毛莺 孙秀娜 科学
paired 卢勤 孙秀娜 电教
paired 卢勤 汤凡 电教
paired 卢勤 秦爱聪 电教
paired 何武 董环云 电教
paired 何武 李敏卿 电教
b do 青蓝工程师徒结对 goal 1 1 上一节校级公开课 --when 2026-03-10
b do 青蓝工程师徒结对 log 1 听课 --times 8 --when 2026-06-20
# Prizes of other contests count by themselves; a dish is no outcome of mentoring.
b do 青蓝工程师徒结对 count-activity 三八烹饪巧手赛 不算 --when 2026-03-17
