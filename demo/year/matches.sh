# shellcheck shell=sh
# Ten at chess in five rounds of a Swiss tournament; a friendly day with the school next door: football and table tennis.
results() { # contest, when; rows of red, blue and both scores
  { echo "红方 蓝方 红方比分（按局的记胜局） 蓝方比分（按局的记胜局）" && cat; } | tr ' ' '\t' | b import "$1" result - --when "$2"
}
round() { # when; rows
  b do 象棋赛 pair --when "$1"
  results 象棋赛 "$1"
}

progress "象棋赛"
b open match-contest 象棋赛 --when 2026-04-17 --preset chess --system swiss --rounds 5
for player in 余顺俊 武兴国 吕广新 胡彬 石保明 何武 叶辉龙 方元 廖涛利 杨广涛; do
  b do 象棋赛 enter "$player" --when 2026-04-13
done
b do 象棋赛 draw-order --order 余顺俊、武兴国、吕广新、胡彬、石保明、何武、叶辉龙、方元、廖涛利、杨广涛 --when "2026-04-17 14:00"
round "2026-04-17 14:30" <<'END'
余顺俊 何武 2 0
叶辉龙 武兴国 2 0
吕广新 方元 0 2
廖涛利 胡彬 0 2
石保明 杨广涛 1 1
END
round "2026-04-17 15:00" <<'END'
胡彬 余顺俊 0 2
方元 叶辉龙 0 2
武兴国 石保明 2 0
杨广涛 吕广新 1 1
何武 廖涛利 0 2
END
round "2026-04-17 15:30" <<'END'
叶辉龙 余顺俊 2 0
何武 胡彬 0 2
杨广涛 方元 0 2
廖涛利 武兴国 1 1
石保明 吕广新 2 0
END
round "2026-04-17 16:00" <<'END'
胡彬 叶辉龙 1 1
方元 余顺俊 0 2
武兴国 杨广涛 2 0
石保明 廖涛利 0 2
吕广新 何武 0 2
END
round "2026-04-17 16:30" <<'END'
叶辉龙 吕广新 2 0
余顺俊 廖涛利 1 1
武兴国 胡彬 0 2
方元 石保明 2 0
杨广涛 何武 0 2
END

# A guest team is nobody of the roster: it enters by its name and the union it comes from.
progress "与邻校联谊"
b open match-contest 与邻校足球赛 --when 2026-10-14 --preset football
b do 与邻校足球赛 enter --guest 青禾小学教工队 --when 2026-10-12
b do 与邻校足球赛 enter --guest 邻校教工队 --union 邻校工会 --when 2026-10-12
b do 与邻校足球赛 draw-order --order 青禾小学教工队、邻校教工队 --when "2026-10-14 14:00"
b do 与邻校足球赛 schedule --match 1 --venue 操场 --start "2026-10-14 14:30" --minutes 60 --when "2026-10-14 14:00"
b do 与邻校足球赛 result --red 青禾小学教工队 --blue 邻校教工队 --red-ends 2 --blue-ends 2 --when "2026-10-14 15:30"
b open match-contest 与邻校乒乓球赛 --when 2026-10-14 --preset table-tennis --ends best-of-three
for player in 武兴国 方元; do
  b do 与邻校乒乓球赛 enter "$player" --when 2026-10-12
done
for player in 邻校一号 邻校二号; do
  b do 与邻校乒乓球赛 enter --guest "$player" --union 邻校工会 --when 2026-10-12
done
b do 与邻校乒乓球赛 draw-order --order 武兴国、邻校一号、方元、邻校二号 --when "2026-10-14 15:30"
b do 与邻校乒乓球赛 result --red 武兴国 --blue 邻校二号 --sets "11 8; 9 11; 11 6" --when "2026-10-14 16:00"
results 与邻校乒乓球赛 "2026-10-14 17:00" <<'END'
邻校一号 方元 2 1
邻校二号 方元 0 2
邻校一号 武兴国 1 2
武兴国 方元 0 2
邻校一号 邻校二号 2 0
END
