# shellcheck shell=sh
# The year's care: visits with a missed and a doubled one, lists made by the roster, files of households in difficulty.
progress "慰问和福利"
cash() { # yuan
  printf 'cash 慰问金 %s;' "$1"
}
goods() { # what, how many
  printf 'goods %s - %s;' "$1" "$2"
}
go() { # person, occasion, day, items, more …
  person=$1 occasion=$2 day=$3 items=$4
  shift 4
  b do 2026年慰问 visit --recipient "$person" --occasion "$occasion" --items "$items" --visitors 梁贵、邓军 --when "$day" "$@"
}
b open welfare-visit 2026年慰问 --when 2026-01-05 \
  --standards "hospital 7 500; childbirth 30; wedding 30; death-member 3 1000"

# Fourteen retired, by the roster; one of them is not visited.
b do 2026年慰问 plan --occasion warm --festival spring-festival --for retired --by 2026-02-10 --when 2026-01-10
b do 2026年慰问 visit --occasion warm --festival spring-festival --visitors 梁贵、邓军 --when 2026-01-16 \
  --people 康富广、康雅、林娜、朱宁清、周云、唐纯、邹义俊、吕琳婷、吴兰婷、钟伟永、陈梅悦、崔珍、魏义 \
  --items "$(cash 3900)$(goods 慰问信 13份)"

b do 2026年慰问 report --recipient 马环 --occasion hospital --when 2026-03-24
echo 阑尾手术 | go 马环 hospital 2026-03-26 "$(cash 500)$(goods 水果 1篮)" --signed signed --private diagnosis=- \
  --receipt "$here/files/住院票据.jpg" --purchase "$here/files/水果店小票.png"
go 汪佳 wedding 2026-05-20 "$(goods 床品 1套)" --signed signed
for mother in 雷玲 余兰 韩敏 罗玲; do
  b do 2026年慰问 report --recipient "$mother" --occasion childbirth --when 2026-05-15
  go "$mother" childbirth 2026-05-22 "$(goods 补品 1份)" --signed signed
done
go 余兰 childbirth 2026-05-29 "$(goods 补品 1份)" # a second time, by somebody who did not know
b do 2026年慰问 visit --recipient 康雅 --occasion old-age --age 80 --visitors 梁贵 --others 区教育工会主席、校长 --when 2026-06-07 \
  --items "$(goods 鲜花 1束)cake 生日蛋糕 - 1个; $(cash 不详)"
b do 2026年慰问 visit --occasion warm --visitors 梁贵、邓军 --when 2026-07-15 \
  --people 王芳（后勤组）、金瑞嘉、陆雅、萧明峰、范新国、雷文、薛东清、毛杰军、侯彬信 --items "$(goods 绿豆 18斤)$(goods 毛巾 9条)"
b do 2026年慰问 report --recipient 钟伟永 --occasion death-member --when 2026-11-17
go 钟伟永 death-member 2026-11-18 "$(cash 1000)" --signed family

# A cake for each birthday, given at the end of its month; one of October was forgotten. Two retire in December.
b do 2026年慰问 plan --occasion retirement --for staff --when 2026-01-06
b open benefit 生日蛋糕 --when 2026-01-06 --occasion birthday --form cake --what 蛋糕 --piece 1个 --for members
b do 生日蛋糕 list --when 2026-01-06
born_in() { # month: who was, with 、 between, without whom nobody thought of and who left in September
  awk -F '\t' -v month="$1" '$2 ~ "(^|年)" month "月" && $1 != "宋贞荣" && !($1 == "田香雅" && month > 8) { printf "%s%s", between, $1; between = "、" }' \
    "$here/birthdays.tsv"
}
for month in 1 2 3 4 5 6 7 8 9 10 11; do
  people=$(born_in "$month")
  [ -z "$people" ] || b do 生日蛋糕 give --people "$people" --when "2026-$(printf %02d "$month")-28"
done

# A call for the retired, for the chat group; and how many disputes were settled, without a name.
b open plain-activity 重阳座谈通知 --when 2026-09-18
b do 重阳座谈通知 note --title 重阳节退休教师座谈会 --place 多功能厅 --organiser 工会 \
  --sentence "10月16日9:00开会，请各位退休教师参加，不能来的请告诉梁贵" --when 2026-09-18
b open mediation 调解 --when 2026-11-02
for case in 1 2 3 4 5 6 7; do
  sort=pupils
  [ "$case" -le 5 ] || sort=staff
  b do 调解 accept "$sort" 2 --when 2026-11-02
  b do 调解 mediate "$case" 梁贵、邓军 --when 2026-11-10
  [ "$case" = 7 ] || b do 调解 settle "$case" reconciled --when 2026-11-24
done

# What everybody of a sort is given.
b open benefit 女教职工体检 --when 2026-03-02 --form service --what 体检 --for women-all
b do 女教职工体检 list --by 2026-06-30 --when 2026-03-02
b do 女教职工体检 give --all --except 毛莺、史澜 --when 2026-03-06
b open benefit 端午慰问品 --when 2026-06-10 --occasion festival --festival dragon-boat --what 粽子 --piece 1盒
b do 端午慰问品 list --when 2026-06-15
b do 端午慰问品 give --all --when 2026-06-18
b open benefit 国庆慰问品 --when 2026-09-25 --occasion festival --festival national-day --what 苹果梨
b do 国庆慰问品 list --when 2026-09-28
b do 国庆慰问品 spend --amount 3000 --what 苹果梨 --handlers 梁贵、邓军 --when 2026-09-28
b do 国庆慰问品 give --all --when 2026-09-29
for insurance in 平安保险 女职工安康保险; do
  b open benefit "$insurance" --when 2026-12-11 --form service --what "$insurance" --once term --for staff
  b do "$insurance" term --from 2026-12-11 --to 2027-12-10 --when 2026-12-11
done
b do 平安保险 list --when 2026-12-11
b do 平安保险 give --all --when 2026-12-11
b do 女职工安康保险 list --for women --when 2026-12-11 \
  --except 韩敏、赵爱、龙香悦、陈英、萧嘉、罗玲、唐真琼、钟艳桂、魏桂凡、潘丽云、龙云、刘娟琳、汤梅秀、廖妹玲
b do 女职工安康保险 give --all --when 2026-12-11

# Three files, checked every year: 700 a head, 1166.67, and 1666.67, which is no difficulty any more.
household() { # verb, person, income, more …
  verb=$1 person=$2 income=$3
  shift 3
  printf '%s\n1500\n' "$income" | b do 困难职工档案 "$verb" --person "$person" --heads 3 --private income=- --private rigid=- "$@"
}
b open dossier 困难职工档案 --dibao 800 --when 2026-01-05
household file 毛莺 3600 --verifiers 梁贵、邓军 --when 2026-01-08
household file 胡彬 5000 --verifiers 梁贵、邓军 --when 2026-01-08
household file 熊嘉 5000 --verifiers 梁贵、邓军 --when 2026-01-08
household check 毛莺 3600 --when 2026-02-10
household check 胡彬 5000 --when 2026-02-10
household check 熊嘉 6500 --when 2026-02-10
