# shellcheck shell=sh
# What everybody of a sort is given once. Persons of the documents are not named here.
benefit() { # title, options …
  title=$1
  shift
  b open benefit "$title" --when 2026-01-05 "$@"
}

became A-42 "福利：两位老师结婚，各点歌一首"
benefit 结婚点歌 --occasion wedding --form service --what 点歌 --piece 1首 --for named --once activity
b do 结婚点歌 give --people 汪佳、江凡嘉 --when 2026-05-20
figure F-026 1 首/人 exact benefit-goods-each --of 结婚点歌
holds "2 首" figure benefit-goods --of 结婚点歌
refused 已经给过 do 结婚点歌 give --people 汪佳 --when 2026-06-20

became B1-10 "福利：44 名女职工的防癌保险，每人一条记录"
benefit 女职工防癌保险 --form service --what 防癌保险 --for women --once term
b do 女职工防癌保险 term --from 2026-03-08 --to 2027-03-07 --insurer 职工互助会 --when 2026-03-08
b do 女职工防癌保险 list --for women --except 韩敏、赵爱、龙香悦、陈英、萧嘉、罗玲、唐真琼、钟艳桂、魏桂凡、潘丽云、龙云、刘娟琳、汤梅秀、廖妹玲 --when 2026-03-08
b do 女职工防癌保险 give --all --when 2026-03-08
figure F-039 44 名 exact benefit-people --of 女职工防癌保险
refused 都已经给过 do 女职工防癌保险 give --all --when 2026-03-09
refused 早于开始 do 女职工防癌保险 term --from 2027-03-08 --to 2027-03-07 --when 2026-03-09
holds 应在何时前续 show 女职工防癌保险 --reveal

became B2-16 "福利：三八节全体女教师"
benefit 三八女教师福利 --occasion other --for women --what 慰问品
b do 三八女教师福利 list --when 2026-03-06
b do 三八女教师福利 give --all --when 2026-03-06
holds "58 名" figure benefit-people --of 三八女教师福利

became B2-17 "福利：三八节女教师体检，还差谁看得出来"
benefit 女教师体检 --form service --what 体检 --for women
b do 女教师体检 list --by 2026-03-31 --when 2026-03-06
b do 女教师体检 give --all --except 龙娜 --when 2026-03-06
holds 龙娜 show 女教师体检 --reveal

became B4-11 "福利：女教工（含退休）全体体检，名单 58+9"
benefit 女教工含退休体检 --form service --what 体检 --for women-all
b do 女教工含退休体检 list --when 2026-03-06
b do 女教工含退休体检 give --all --when 2026-03-06
holds "67 名" figure benefit-people --of 女教工含退休体检

became B4-19 "福利：教职工生日每人每年一个蛋糕"
benefit 教职工生日蛋糕 --occasion birthday --form cake --what 生日蛋糕 --piece 1个 --for staff --once year
b do 教职工生日蛋糕 list --when 2026-01-05
b do 教职工生日蛋糕 give --people 何武、胡彬 --when 2026-04-12
figure F-075 1 个/人·年 exact benefit-goods-each --of 教职工生日蛋糕 --year 2026
refused 已经给过 do 教职工生日蛋糕 give --people 何武 --when 2026-12-12
b do 花名册 status --person 石保明 --status 去世 --from 2026-11-17 --when 2026-11-17
refused 不能再记生日蛋糕 do 教职工生日蛋糕 give --people 石保明 --when 2026-11-20

became B4-22 "福利：困难补助，申请、上报、批准、发到本人，一步一步"
benefit 困难补助 --occasion hardship --form cash --for named
printf 家人大病 | b do 困难补助 apply --recipient 毛莺 --stage applied --private reason=- --when 2026-04-01
b do 困难补助 apply --recipient 毛莺 --stage reported --when 2026-04-05
refused 先申请 do 困难补助 apply --recipient 毛莺 --stage paid --amount 1000 --when 2026-04-06
b do 困难补助 apply --recipient 毛莺 --stage granted --amount 1000 --when 2026-05-05
b do 困难补助 apply --recipient 毛莺 --stage paid --amount 1000 --when 2026-05-10
holds 已发到本人 show 困难补助 --reveal

became B6-09 "福利：为教职工买平安保险，有期限"
benefit 平安保险 --form service --what 平安保险 --for staff --once term
b do 平安保险 term --from 2026-09-01 --to 2027-08-31 --when 2026-09-01
b do 平安保险 list --when 2026-09-01
b do 平安保险 give --all --when 2026-09-01
holds "81 名" figure benefit-people --of 平安保险

became B6-10 "福利：申报公益性岗位、买社会养老保险"
benefit 社会养老保险 --form service --what 社会养老保险 --for named --once term
b do 社会养老保险 term --from 2026-01-01 --to 2026-12-31 --insurer 县人社局 --when 2026-01-10
b do 社会养老保险 give --people 薛东清、毛杰军 --when 2026-01-10

became B7-26 "福利：全体教师健康检查"
benefit 全体教师健康检查 --form service --what 体检 --for staff
b do 全体教师健康检查 list --when 2026-10-10
b do 全体教师健康检查 give --all --when 2026-10-12
holds "100.00 %" figure benefit-reached --of 全体教师健康检查

became B7-27 "福利：国庆节苹果梨，3000 元"
benefit 国庆苹果梨 --occasion festival --festival national-day --what 苹果梨 --for members
b do 国庆苹果梨 list --when 2026-09-28
b do 国庆苹果梨 spend --amount 3000 --what 苹果梨 --handlers 梁贵、邓军 --when 2026-09-28
b do 国庆苹果梨 give --all --when 2026-09-29
figure F-149 3000 元 exact benefit-cost --of 国庆苹果梨
refused 两名经手人 do 国庆苹果梨 spend --amount 100 --what 运费 --handlers 梁贵 --when 2026-09-29

became B7-29 "福利：一助一，学生只有编号"
benefit 一助一 --form service --for named
b do 一助一 aid-pupil --helper 梁贵 --pupil 三2班7号 --when 2026-09-15
b do 一助一 aid-pupil --helper 邓军 --pupil 四1班3号 --when 2026-09-15
figure F-150 1 对一 exact pupils-each --of 一助一
refused 不记学生姓名 do 一助一 aid-pupil --helper 梁贵 --pupil 张小明 --when 2026-09-15

became B8-03 "福利：党员帮扶困难学生"
benefit 党员帮扶困难学生 --form service --for named
b do 党员帮扶困难学生 aid-pupil --helper 万雅 --pupil LXY --how 课后辅导 --when 2026-10-15
