# shellcheck shell=sh
# Prizes of the tug-of-war are given, then an end turns out to have been written down for the wrong side: the signed list
# stays, the wronged team is awarded too, and the notice of correction says so.
progress "教工拔河赛 颁奖和更正"
for group in 后勤组 大班组 中班组 小班组; do
  people=$(awk -F '\t' -v group="$group" '$3 == group && $4 == "在职" { print $1 "（" group "）" }' "$here/roster.tsv" | head -n 8 | paste -s -d ,)
  b do 教工拔河赛 lineup --team "$group" --people "$people" --when 2026-11-05
done
b do 教工拔河赛 adopt --when 2026-11-02 \
  --awards '{"list":[{"zh":"一等奖","en":"First prize","count":1},{"zh":"二等奖","en":"Second prize","count":1}]}'
b award 教工拔河赛 --participants 36 --prizes '一等奖 保温杯 30; 二等奖 毛巾 15' --when "2026-11-06 17:00"
b do 教工拔河赛 attach call "$here/files/拔河赛通知.txt" --when 2026-10-30
b do 教工拔河赛 grant-awards --by 工会主席 --when "2026-11-06 17:20"
wrong=$("$program" --store "$making/unit.db" events 教工拔河赛 --format csv | grep ',一局,' | tail -n 1 | cut -d , -f 1)
b correct "$wrong" --winner blue --because 记录员把第三局的胜方记反 --corrected 2026-11-09
b do 教工拔河赛 correct-awards --reason 第三局的胜方记反，大班组应为第二名 --when "2026-11-09 10:00"

# Small prizes after five days of public notice; the souvenir for each dish besides is what fund rules want looked at.
progress "三八烹饪巧手赛 奖次"
b do 三八烹饪巧手赛 adopt --when 2026-03-07 \
  --awards '{"list":[{"zh":"一等奖","en":"First prize","share":"10%"},{"zh":"二等奖","en":"Second prize","share":"20%"},{"zh":"三等奖","en":"Third prize","share":"30%"}],"first":1}'
checked "已设奖品，又发纪念品18份" award 三八烹饪巧手赛 --when "2026-03-07 16:00" \
  --prizes '一等奖 蒸锅 80; 二等奖 炒勺 40; 三等奖 围裙 20' --souvenirs 18 --souvenir 毛巾 --each 10
b do 三八烹饪巧手赛 publish-awards --until 2026-03-13 --when "2026-03-07 16:10"
b do 三八烹饪巧手赛 grant-awards --when "2026-03-16 12:00"
