# shellcheck shell=sh
# Visits: illness, childbirth, wedding, bereavement, festivals, old age, hardship. Persons of the documents are not named here.
visits() { # title
  b open welfare-visit "$1" --when 2026-01-05
}

# One visit by two of the union: title, person, occasion, day, what is more.
visited() {
  title=$1 person=$2 occasion=$3 day=$4
  shift 4
  b do "$title" visit --recipient "$person" --occasion "$occasion" --visitors 梁贵、邓军 --when "$day" "$@"
}

became A-39 "慰问：送温暖活动的总述，一条活动，各次慰问属于它"
visits 送温暖活动
b do 送温暖活动 plan --occasion warm --for named --people 万雅 --by 2026-12-31 --when 2026-01-05
visited 送温暖活动 万雅 warm 2026-02-03
holds 送温暖慰问 show 送温暖活动

became A-40 "慰问：两位老师生病，送去礼物；其中一位只知道姓李"
visits 看望生病老师
b do 看望生病老师 report --recipient 龙娜 --occasion hospital --when 2026-03-24
visited 看望生病老师 龙娜 hospital 2026-03-26 --items "goods 礼物 - 1份" --others 园领导
visited 看望生病老师 李老师 illness 2026-04-02 --items "goods 礼物 - 1份" --others 园领导
holds "2 人次" figure welfare-times --of 看望生病老师

became A-41 "慰问：四位老师坐月子，老师们和领导结伴去祝贺"
visits 祝贺坐月子
for mother in 姜兰 毛莺 白凡 孙秀娜; do
  b do 祝贺坐月子 report --recipient "$mother" --occasion childbirth --when 2026-05-20
  visited 祝贺坐月子 "$mother" childbirth 2026-05-22 --items "goods 礼物 - 1份"
done
holds "4 名" figure welfare-people --of 祝贺坐月子

became B1-18 "慰问：一次集中慰问，钱、米、油、衣被各记各的单位；20 人只有 16 件衣被，问谁没领到"
visits 节日走访慰问困难职工
b do 节日走访慰问困难职工 visit --occasion hardship --visitors 萧明峰、雷文 --when 2026-02-10 \
  --people 王芳（低段组）、龙娜、江聪珍、白凡、秦爱聪、孙秀娜、姜兰、汤凡、董环云、余顺俊、武兴国、吕广新、易莲荣、马环、汪佳、江凡嘉、傅雪瑞、熊嘉、毛莺、赵彬利 \
  --items "cash 慰问金 8000; goods 大米 - 400斤; goods 油 - 20桶; goods 衣被 - 16件"
figure F-046 20 名 exact welfare-people --of 节日走访慰问困难职工
figure F-047 8000 元 exact welfare-amount --of 节日走访慰问困难职工
figure F-048 400 斤 exact welfare-goods --by items.what --of 节日走访慰问困难职工
figure F-049 20 桶 exact welfare-goods --by items.what --of 节日走访慰问困难职工
figure F-050 16 件 exact welfare-goods --by items.what --of 节日走访慰问困难职工
holds 谁没领到 show 节日走访慰问困难职工 --reveal
b do 节日走访慰问困难职工 got --visit 1 --what 衣被 --people 王芳（低段组）、龙娜、江聪珍、白凡、秦爱聪、孙秀娜、姜兰、汤凡、董环云、余顺俊、武兴国、吕广新、易莲荣、马环、汪佳、江凡嘉 --when 2026-02-10
holds 傅雪瑞，熊嘉，毛莺，赵彬利 show 节日走访慰问困难职工 --reveal

became B2-15 "慰问：春节慰问贫困教职工和有贡献的老师"
visits 春节慰问
visited 春节慰问 胡彬 hardship 2026-02-12
visited 春节慰问 何武 festival 2026-02-12 --festival spring-festival
holds 节日慰问 show 春节慰问

became B3-07 "慰问：八十岁退休教师，鲜花、蛋糕和没有写金额的慰问金，区教育工会带队"
visits 慰问八十岁退休教师
b do 慰问八十岁退休教师 visit --recipient 康雅 --occasion old-age --age 80 --when "2026-06-07 09:00" \
  --items "goods 鲜花 - 1束; cake 生日蛋糕 - 1个; cash 慰问金 不详" \
  --visitors 梁贵 --others 区教育工会主席、校长、书记
figure_none F-062 "一天不是数：月和日是这条记录的时间，没有值可算" "6月7日" show 慰问八十岁退休教师 --reveal
figure F-063 80 岁 exact welfare-age --of 慰问八十岁退休教师
holds 未填金额 show 慰问八十岁退休教师

became B4-10 "慰问：三八节慰问女教职工，名单按花名册列"
visits 慰问女教职工
b do 慰问女教职工 plan --occasion warm --festival women-day --for women --by 2026-03-08 --when 2026-03-01
b do 慰问女教职工 visit --occasion warm --festival women-day --headcount 58 --visitors 梁贵、邓军 --when 2026-03-07
holds "58 人次" figure welfare-times --of 慰问女教职工

became B4-20 "慰问：住院的不论在职还是退休，行政干部一同去"
visits 因病住院慰问
visited 因病住院慰问 马环 hospital 2026-04-08 --others 行政干部
visited 因病住院慰问 康富广 hospital 2026-04-09 --others 行政干部

became B4-23 "慰问：家里的红白喜事，各是一个事由"
visits 红白喜事
visited 红白喜事 汪佳 wedding 2026-05-01
visited 红白喜事 石保明 death-kin 2026-05-06 --relation parent

became B4-25 "慰问：春节慰问退休教师，名单按花名册列，漏了谁看得出来"
visits 春节慰问退休教师
b do 春节慰问退休教师 plan --occasion warm --festival spring-festival --for retired --by 2026-02-10 --when 2026-01-20
for retired in 康富广 康雅 林娜 朱宁清 周云 唐纯 邹义俊 吕琳婷 吴兰婷 钟伟永 陈梅悦 崔珍 魏义; do
  visited 春节慰问退休教师 "$retired" warm 2026-02-06 --festival spring-festival \
    --items "cash 慰问金 不详; goods 慰问信 - 1份"
done
holds 待慰问 show 春节慰问退休教师 --reveal
holds 史澜 due --days 400

became B4-26 "慰问：退休教职工住院，校领导去"
visits 退休教职工住院慰问
visited 退休教职工住院慰问 林娜 hospital 2026-04-20 --others 校领导

became B5-19 "慰问：生病的不论在职退休、在家住院，工会代表行政去"
visits 生病看望
visited 生病看望 赵彬利 illness 2026-04-22
visited 生病看望 朱宁清 hospital 2026-04-23
holds 某教师因病在家休养 show 生病看望

became B5-20 "慰问：丧事不论本地外地，都派人吊唁"
visits 丧事吊唁慰问
visited 丧事吊唁慰问 余顺俊 death-kin 2026-05-12 --relation parent --receiver family

became B5-21 "慰问：女教师生产，买补品去看望"
visits 女教师生产看望
visited 女教师生产看望 汤凡 childbirth 2026-06-15 --items "goods 补品 - 1份"

became B6-11 "慰问：一位女职工住院，工会去过，教职工又去：两次，记得清楚"
visits 探视住院女职工
visited 探视住院女职工 董环云 hospital 2026-09-10
visited 探视住院女职工 董环云 hospital 2026-09-16 --others 教职工代表
holds 重复慰问 show 探视住院女职工 --reveal

became B7-25 "慰问：婚、丧、产假"
visits 婚丧产假慰问
visited 婚丧产假慰问 江凡嘉 wedding 2026-10-03
visited 婚丧产假慰问 武兴国 death-kin 2026-10-08 --relation spouse
visited 婚丧产假慰问 傅雪瑞 childbirth 2026-10-12

became B8-20 "慰问：生病的教职工；病情只有本人的钥匙能开"
visits 慰问生病教职工
echo 需要长期休养 | b do 慰问生病教职工 visit --recipient 熊嘉 --occasion illness --visitors 梁贵、邓军 --private diagnosis=- --when 2026-10-20
holds 已填 events 慰问生病教职工
if "$build/core/app/bahe" events 慰问生病教职工 | grep -q 长期休养; then
  echo "B8-20: a diagnosis is shown" >&2
  exit 1
fi

became B9-13 "慰问：办实事、送温暖"
visits 办实事送温暖
visited 办实事送温暖 吕广新 warm 2026-07-15 --items "goods 降温用品 - 1份"

became B10-17 "慰问：送温暖，解忧困，办实事"
visits 送温暖解忧困办实事
visited 送温暖解忧困办实事 秦爱聪 hardship 2026-12-01

became B10-18 "慰问：坚持慰问患病教师"
visits 慰问患病教师
visited 慰问患病教师 易莲荣 illness 2026-11-02

became B10-19 "慰问：教师家中丧事，学校领导和工会干部都去"
visits 丧事看望
visited 丧事看望 江聪珍 death-kin 2026-11-10 --relation parent --others 学校领导

became B10-25 "慰问：退休教职工的春节、老人节、祝寿、茶话"
visits 退休教职工节日慰问
visited 退休教职工节日慰问 周云 warm 2026-02-09 --festival spring-festival
visited 退休教职工节日慰问 唐纯 warm 2026-10-18 --festival double-ninth
visited 退休教职工节日慰问 邹义俊 old-age 2026-10-18 --age 80
b open plain-activity 迎新茶话 --when 2026-01-23
b do 迎新茶话 note --title 迎新茶话 --when 2026-01-23

became B10-26 "慰问：走访退休教职工，帮助解决困难"
visits 退休教职工走访
b do 退休教职工走访 report --recipient 吕琳婷 --occasion hardship --when 2026-11-15
visited 退休教职工走访 吕琳婷 hardship 2026-11-18
refused 第二个慰问人 do 退休教职工走访 visit --recipient 崔珍 --occasion warm --visitors 梁贵 --when 2026-11-18
