# shellcheck shell=sh
# Ten at chess in five rounds of a Swiss tournament; a friendly day with the school next door: football and table tennis.
results() { # contest, when, rows of red, blue and both scores
  { echo "红方	蓝方	红方比分（按局的记胜局）	蓝方比分（按局的记胜局）" && cat; } | b import "$1" result - --when "$2"
}

progress "象棋赛"
b open match-contest 象棋赛 --when 2026-04-17 --preset chess --system swiss --rounds 5 --minutes 40
for player in 余顺俊 武兴国 吕广新 胡彬 石保明 何武 叶辉龙 方元 廖涛利 杨广涛; do
  b do 象棋赛 enter "$player" --when 2026-04-13
done
b do 象棋赛 draw-order --order 余顺俊、武兴国、吕广新、胡彬、石保明、何武、叶辉龙、方元、廖涛利、杨广涛 --when "2026-04-17 14:00"
