# shellcheck shell=sh
# shellcheck disable=SC2154 # bahe and expect are of check_year
# What the demonstration year says of its stars, essays, suggestions and lessons.
rows() { # activity, view, fields of its rows
  "$bahe" show "$1" --format json | python3 -c '
import json, sys
for row in json.load(sys.stdin)["views"].get(sys.argv[1], []):
    print(":".join((row.get(name) or {}).get("text") or "-" for name in sys.argv[2].split(",")))' "$2" "$3" | paste -sd ' '
}
number() { # figure, of which activity
  "$bahe" figure "$1" --of "$2" --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["value"])'
}
expect "stars, with the month that was forgotten" \
  "2026-01:姜兰:已评出 2026-02:毛莺:已评出 2026-03:-:缺 2026-04:孔婷毓:已评出" "$(rows 月岗位之星 month period,entrant,state)"
expect "the same person twice" "2026-04:毛莺:间隔未满" "$(rows 月岗位之星 candidate period,entrant,state | tr ' ' '\n' | grep 间隔)"
expect "news pieces of the plan" "12:12:已完成" "$(rows 2026年通讯 progress quota,done,state)"
expect "essays: sent, accepted" "4 3" "$(number submission.sent 我和我的学生征文) $(number submission.accepted 我和我的学生征文)"
expect "essays: grades" "二等奖 三等奖 三等奖" "$(rows 我和我的学生征文 award grade)"
expect "suggestions: 75 of 81" "92.59" "$(number submission.participation 我为提高教育质量献一策)"
expect "reading notes: who has not handed in" "王芳（低段组） 王芳（后勤组） 毛杰军 侯彬信" "$(rows 读书心得 missing person)"
expect "lessons: people and works" "15 17" "$(number submission.people 教学比武（秋）) $(number submission.works 教学比武（秋）)"
