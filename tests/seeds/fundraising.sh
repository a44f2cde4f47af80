# shellcheck shell=sh
# shellcheck disable=SC1010 # "do" is a word of the command line here
# Money and goods given, and a standing fund. Persons of the documents are not named here.
became A-44 "四次献爱心的总述：一条活动，四次募捐属于它"
b open plain-activity 献爱心活动 --when 2026-09-01..2026-11-30
b do 献爱心活动 note --title 献爱心活动 --sentence "一方有难，八方支援" --when 2026-11-30

became A-45 "捐款捐物：金额没有留下来，合计里说出来"
b open fund-drive 为病残儿童捐款 --when 9月初 --part-of 献爱心活动 --beneficiary 病残儿童
b do 为病残儿童捐款 launch --when 9月初
b do 为病残儿童捐款 give --amount 不详 --when 9月初
figure F-028 9 月 exact drive-month --of 为病残儿童捐款
holds 未填 figure donations --of 为病残儿童捐款

became A-46 "捐款捐物：园内慈善一日捐"
b open fund-drive 慈善一日捐 --when 10月初 --part-of 献爱心活动
b do 慈善一日捐 launch --when 10月初
b do 慈善一日捐 give --amount 3400 --when 10月初
figure F-029 10 月 exact drive-month --of 慈善一日捐
figure F-030 3400 元 exact donations --of 慈善一日捐

became A-47 "捐款捐物：只有物品，三天"
b open fund-drive 为贫困地区捐冬衣冬被 --when 11月初 --part-of 献爱心活动 --days 3天
b do 为贫困地区捐冬衣冬被 launch --appeal 向民政局问清捐衣物的事项后发动全体教师 --when 11月初
b do 为贫困地区捐冬衣冬被 goods --items "冬衣冬被 470多件" --when 11月初
figure F-031 11 月 exact drive-month --of 为贫困地区捐冬衣冬被
figure F-032 3 天 exact drive-days --of 为贫困地区捐冬衣冬被
figure F-033 470 件 at-least goods-donated --of 为贫困地区捐冬衣冬被

became A-48 "捐款捐物：有目标，收到的是至少数"
b open fund-drive 关注生命奉献爱心 --when 11月中旬 --part-of 献爱心活动 --beneficiary 一位换肾的病人 --target 5万
b do 关注生命奉献爱心 launch --appeal "先看电视台的跟踪报道：患病一年求医与生活" --lasting 1年 --when 11月中旬
b do 关注生命奉献爱心 give --amount 2760多元 --when 11月中旬
figure F-034 11 月 exact drive-month --of 关注生命奉献爱心
figure F-035 1 年 exact drive-need-lasting --of 关注生命奉献爱心
figure F-036 50000 元 exact donation-target --of 关注生命奉献爱心
figure F-037 2760 元 at-least donations --of 关注生命奉献爱心
figure F-027 4 次 exact drives

# What the four come to: 3400 and at least 2760, and one that nobody wrote down.
holds "至少 6160 元，一次未填金额" figure donations

became B7-30 "爱心基金：师生捐款建立"
b open fund 爱心基金 --when 2026-03-01 --purpose 帮助突发意外事故的贫困生 --approvers 2
b do 爱心基金 take-in --amount 2万余元 --name 广大师生 --when 2026-03-01
figure F-151 20000 元 at-least fund-income --of 爱心基金

became B7-31 "捐款捐物：为一名学生治病，不留姓名"
b open fund-drive 为一名学生治病捐款 --when 2026-05 --beneficiary 6年3班一名学生
b do 为一名学生治病捐款 launch --when 2026-05
b do 为一名学生治病捐款 give --amount 3501 --when 2026-05
figure_none F-152 "名称不是数：“6年3班”说的是哪个班，没有值可算" "6年3班" show 为一名学生治病捐款
figure F-153 3501 元 exact donations --of 为一名学生治病捐款

became B7-32 "爱心基金里的一件：突发事故的贫困生，两人批准、两人经手"
b do 爱心基金 apply --whom 突发事故的一名贫困生 --asked 600 --when 2026-06-01
b do 爱心基金 decide 1 同意 --amount 500 --by 江聪珍 --when 2026-06-02
refused 还没有批准 do 爱心基金 pay 1 500 --first 姜兰 --second 卢勤 --voucher 付1 --when 2026-06-03
b do 爱心基金 decide 1 同意 --amount 500 --by 余兰 --when 2026-06-02
b do 爱心基金 pay 1 500 --first 姜兰 --second 卢勤 --voucher 付1 --when 2026-06-03
holds 19500 show 爱心基金

became B8-19 "捐款捐物：上级和社会各方来校救助女童，金额和人数没有留下来"
b open fund-drive 春蕾女童救助 --when 12月 --beneficiary 春蕾女童
b do 春蕾女童救助 launch --when 12月
b do 春蕾女童救助 give --name 市妇联等 --amount 不详 --when 12月
figure F-160 12 月 exact drive-month --of 春蕾女童救助
