# shellcheck shell=sh
# shellcheck disable=SC1010 # "do" is a word of the command line here
# Mentors and apprentices. Persons of the documents are not named: all are of the roster.
became A-09 "师徒结对：幼儿园新老结对"
b open mentoring 新老结对 --when 2026-02-20
b do 新老结对 pair --mentor 姜兰 --apprentice 白凡 --aspect 带班 --when 2026-02-20

became B3-02 "师徒结对：四个学科，聘期二年"
b open mentoring 青蓝工程学科结对 --when 2026-03 --term 2年
b do 青蓝工程学科结对 pair --mentor 江聪珍 --apprentice 龙娜 --aspect 语文 --when 2026-03-03
b do 青蓝工程学科结对 pair --mentor 余兰 --apprentice 秦爱聪 --aspect 数学 --when 2026-03-03
b do 青蓝工程学科结对 pair --mentor 姜兰 --apprentice 白凡 --aspect 英语 --when 2026-03-03
b do 青蓝工程学科结对 pair --mentor 毛莺 --apprentice 孙秀娜 --aspect 科学 --when 2026-03-03
figure F-054 3 月 exact pairing-month --of 青蓝工程学科结对
figure F-055 4 位 exact mentors --of 青蓝工程学科结对
figure F-056 4 位 exact apprentices --of 青蓝工程学科结对
figure F-057 2 年 exact mentoring-term --of 青蓝工程学科结对

became B3-03 "师徒结对：电教方面，一师多徒，一徒多师"
b open mentoring 青蓝工程电教结对 --when 2026-03
for apprentice in 孙秀娜 汤凡 秦爱聪; do
  b do 青蓝工程电教结对 pair --mentor 卢勤 --apprentice "$apprentice" --aspect 电教 --when 2026-03-03
done
for apprentice in 董环云 李敏卿; do
  b do 青蓝工程电教结对 pair --mentor 何武 --apprentice "$apprentice" --aspect 电教 --when 2026-03-03
done
holds 2028年3月3日 show 青蓝工程电教结对
refused 不能是同一个人 do 青蓝工程电教结对 pair --mentor 何武 --apprentice 何武 --aspect 电教

became B7-10 "师徒结对：签协议，二年一周期，每年一个目标，凭记录达成"
b open mentoring 老帮青 --when 2026-03 --term 2年 --goals 1
b do 老帮青 note --young-share 80 --when 2026-03
b do 老帮青 pair --mentor 余兰 --apprentice 汤凡 --aspect 语文 --agreement 师徒合同1 --when 2026-03-10
b do 老帮青 goal 1 1 上好一节公开课 --when 2026-03-10
refused 凭哪条记录 do 老帮青 close-goal 1
figure F-137 80 % exact young-share --of 老帮青
figure F-138 2 年 exact mentoring-term --of 老帮青
figure F-139 1 个/年 exact goals-a-year --of 老帮青

became B7-11 "师徒结对的成效：近二十位年轻教师成为骨干"
b do 老帮青 note --grown 近二十 --words "有的在省、州、市的教学比赛中获奖" --when 2026-11
figure F-140 20 位 nearly grown
# What the sentence rests on: a prize of another activity stands to the credit of each pair of the apprentice by itself, once,
# and no longer when it is taken back; taking part counts in an activity that is named for it.
b open measured-contest 青年教师基本功比赛 --preset hoop --entrant 个人 --when 2026-06-05
b do 青年教师基本功比赛 enter 孙秀娜 --when 2026-06-05
b do 青年教师基本功比赛 enter 汤凡 --when 2026-06-05
b do 青年教师基本功比赛 draw --when 2026-06-05
b do 青年教师基本功比赛 attempt 孙秀娜 15.12 --when 2026-06-05
b do 青年教师基本功比赛 attempt 汤凡 16.0 --when 2026-06-05
b do 青年教师基本功比赛 adopt --awards '{"list":[{"zh":"一等奖","en":"First prize","count":1}]}' --when 2026-06-05
b award 青年教师基本功比赛 --when 2026-06-05
holds "0 项" figure apprentice-outcomes
b do 青年教师基本功比赛 grant-awards --when 2026-06-08
holds "1 项" figure apprentice-outcomes --of 青蓝工程学科结对
holds "1 项" figure apprentice-outcomes --of 青蓝工程电教结对
holds "青年教师基本功比赛 一等奖" show 青蓝工程电教结对
b do 青蓝工程电教结对 count-activity 青年教师基本功比赛 公开课 --when 2026-06-09
before=$(sed -n 's/^已记（第 \([0-9]*\) 条.*/\1/p' "$folder/said")
holds "3 项" figure apprentice-outcomes --of 青蓝工程电教结对
wrong=$("$build/core/app/bahe" events 青年教师基本功比赛 --format csv | grep -F 15.12 | tail -n 1 | cut -d , -f 1)
b correct "$wrong" --value 19 --because 秒表读错 --corrected 2026-06-10
b do 青年教师基本功比赛 correct-awards --reason 秒表读错 --take-back 孙秀娜 --when 2026-06-10
holds "0 项" figure apprentice-outcomes --of 青蓝工程学科结对
holds "3 项" figure apprentice-outcomes --of 青蓝工程电教结对
holds "1 项" figure apprentice-outcomes --of 青蓝工程学科结对 --as-of "$before"

became B7-24 "师徒结对：委员与新教师，常谈话"
b open mentoring 委员与新教师结对 --when 2026-09
b do 委员与新教师结对 pair --mentor 傅雪瑞 --apprentice 李敏卿 --aspect 思想工作 --when 2026-09-05
b do 委员与新教师结对 meet 1 谈第一个月的工作 --note 适应得不错 --when 2026-10-08

became B10-10 "师徒结对：骨干带青年，观摩教学"
b open mentoring 师徒结对与教学观摩 --when 2026-03
b do 师徒结对与教学观摩 pair --mentor 江聪珍 --apprentice 董环云 --aspect 数学 --when 2026-03-03
b do 师徒结对与教学观摩 log 1 听课 --times 2 --when 2026-04-10
