# shellcheck shell=sh
# What came from outside: the district's contest whose place is not told yet, a teacher's prize under a masked year, and an
# honour of the union itself.
progress "荣誉与外部比赛"
b open honours 2026年荣誉 --when 2026-01-01
b do 2026年荣誉 delegate --contest 区广播操比赛 --level 区（县）级 --organiser 区教育工会 --headcount 25 --when 2026-06-02
b do 2026年荣誉 delegate --contest 区教工演讲比赛 --level 区（县）级 --session 第三届 --delegates 龙娜,卢勤 --when 2026-09-22
b do 2026年荣誉 honour --honour 区教工演讲比赛 --contest 区教工演讲比赛 --level 区（县）级 --grade 二等奖 --people 龙娜 \
  --giver 区教育工会 --evidence 获奖证书 --when 2026-10-12
b do 2026年荣誉 honour --honour 区教工演讲比赛 --contest 区教工演讲比赛 --level 区（县）级 --grade 优秀奖 --people 卢勤 \
  --giver 区教育工会 --year 不详 --when 2026-10-12
b do 2026年荣誉 honour --honour 先进基层工会 --level 区（县）级 --giver 区总工会 --year 2026 --union --evidence 奖牌 \
  --scan "$here/files/荣誉证书.jpg" --when 2026-12-22
