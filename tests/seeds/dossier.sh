# shellcheck shell=sh
# Files: households in difficulty and pupils of poor families; three of the six are no files about people, but records kept.
dossier() { # title
  b open dossier "$1" --dibao 800 --when 2026-01-05
}

# What is private goes through the standard input: income, then what must be spent.
household() { # title, person, heads, income, spent
  printf '%s\n%s\n' "$4" "$5" | b do "$1" file --person "$2" --heads "$3" --private income=- --private rigid=- --verifiers 梁贵、邓军 --when 2026-02-10
}

became A-35 "记一笔：计划、总结、每项活动的记载，不是个人档案"
b open plain-activity 档案管理 --when 2026-01-05
b do 档案管理 note --title 年度计划、总结和活动记载归档 --when 2026-12-30

became B1-19 "档案：摸底、核实、建档、帮扶；一户一档，三类按公式"
dossier 困难职工档案
household 困难职工档案 毛莺 3 3600 1500
household 困难职工档案 胡彬 3 5000 1500
holds 深度困难 show 困难职工档案 --reveal
holds 相对困难 show 困难职工档案 --reveal
printf '6500\n1500\n' >"$folder/private"
if "$build/core/app/bahe" --yes do 困难职工档案 file --person 何武 --heads 3 --private income=- --private rigid=- \
  --verifiers 梁贵、邓军 --when 2026-02-10 <"$folder/private" >"$folder/said" 2>&1 || ! grep -q "人均1666.67元" "$folder/said"; then
  echo "B1-19: 1666.67 a head is not in difficulty" >&2
  cat "$folder/said" >&2
  exit 1
fi
b do 困难职工档案 help --person 毛莺 --measure 大病补助 --amount 2000 --handlers 梁贵、邓军 --when 2026-03-01
holds "2000 元" figure dossier-amount --of 困难职工档案

became B4-27 "记一笔：各种表册按时上交"
b open plain-activity 上交表册 --when 2026-01-05
b do 上交表册 note --title 年度表册上交 --organiser 上级教育工会 --when 2026-12-20

became B7-28 "档案：开学初摸底贫困生，只有编号"
dossier 贫困生摸底
b do 贫困生摸底 pupil --pupil 三2班7号 --class 三2班 --reason single-parent --when 2026-09-05
b do 贫困生摸底 pupil --pupil 四1班3号 --class 四1班 --reason no-parents --when 2026-09-05
refused 不记学生姓名 do 贫困生摸底 pupil --pupil 张小明 --when 2026-09-05
holds "2 名" figure dossier-pupils --of 贫困生摸底

became B8-18 "档案：家访困难学生，两人去"
dossier 困难学生家访
b do 困难学生家访 pupil --pupil LXY --reason poor --when 2026-10-10
b do 困难学生家访 visit-pupil --pupil LXY --visitors 梁贵、邓军 --when 2026-10-12
holds "1 次" figure home-visits --of 困难学生家访

became B9-07 "记一笔：学历结构，只有合计，没有个人学历"
b open plain-activity 学历结构 --when 2026-01-05
b do 学历结构 note --title 学历结构改善 --sentence 整体学历水平提高 --when 2026-12-20
