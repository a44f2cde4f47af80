# shellcheck shell=sh
# shellcheck disable=SC2154 # bahe and expect are of check_year
# What the demonstration year says of its other judged contests and of who was recommended.
awarded() { # contest: state, winners of participants, how many of each award
  "$bahe" awards "$1" --format json | python3 -c '
import collections, json, sys
one = json.load(sys.stdin)["lists"][0]
print(one["state"], "%s/%s" % (one["winners"], one["participants"]),
      *("%s%s" % each for each in collections.Counter(row["award"] for row in one["rows"]).items()))'
}
expect "lessons in spring, 10/20/30 of 23" "granted 14/23 一等奖2 二等奖5 三等奖7" "$(awarded 教学竞赛（春）)"
expect "four speeches out of twelve manuscripts, by the clock" "江聪珍:9.534 董环云:9.484 孙秀娜:9.458 吕广新:9.260" \
  "$(places 怎样当教师演讲 score)"
expect "at most two of four win" "granted 2/4 一等奖1 二等奖1" "$(awarded 怎样当教师演讲)"
expect "recitations, ten and thirty seconds over" "江聪珍:0 龙娜:0.2 秦爱聪:0" "$(places 师德演讲（朗诵） deducted | cut -d ' ' -f 1-3)"
expect "calligraphy, forty of ninety" "granted 40/90 一等奖6 二等奖12 三等奖22" "$(awarded 书法绘画展评)"
expect "recommended, decided after five working days" "granted 2/2 当选2; 2026-06-08" "$(awarded 优秀教师推荐); $("$bahe" awards 优秀教师推荐 \
  --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["lists"][0]["until"])')"
