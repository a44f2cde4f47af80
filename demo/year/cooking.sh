# shellcheck shell=sh
# Eighteen dishes under numbers drawn from a bowl: who cooked which is told after the marks are locked.
progress "三八烹饪巧手赛"
b open judged-contest 三八烹饪巧手赛 --when 2026-03-07 --preset cooking --step 0.5 --blind --entrant 个人
for cook in 姜兰 江聪珍 秦爱聪 卢勤 孔婷毓 李敏卿 傅雪瑞 易莲荣 毛莺 余兰 尹佳雪 雷玲 侯素莺 潘丽云 唐真琼 罗玲 韩敏 陆雅; do
  b do 三八烹饪巧手赛 enter "$cook" --when 2026-03-02
done
b do 三八烹饪巧手赛 draw --by-hand --when "2026-03-07 14:00"
seat=0
for judge in 梁贵 邓军 万雅 孙发 萧明峰; do
  seat=$((seat + 1))
  b do 三八烹饪巧手赛 judge --seat "$seat" --judge "$judge" --when "2026-03-07 14:10"
done
b import 三八烹饪巧手赛 sheet "$here/year/dishes.tsv" --when "2026-03-07 15:00"
b do 三八烹饪巧手赛 penalty-work --number 7 --points 1 --reason 超时 --when "2026-03-07 15:10"
b do 三八烹饪巧手赛 lock --when "2026-03-07 15:30"
b do 三八烹饪巧手赛 unseal --when "2026-03-07 15:40" \
  --order 余兰、毛莺、罗玲、姜兰、陆雅、卢勤、潘丽云、雷玲、江聪珍、韩敏、傅雪瑞、孔婷毓、秦爱聪、侯素莺、唐真琼、易莲荣、尹佳雪、李敏卿
