# shellcheck shell=sh
# Whose amounts count is chosen and dues are entered before anything of the year is judged; then the outings: what comes
# back the next day, or costs more than three times the dues, is blocked, and one exception waits for its review.
progress "经费规定"

# blocked WORDS COMMAND…: fund rules do not let it through, in these words.
blocked() {
  words=$1
  shift
  if "$program" --store "$making/unit.db" --yes "$@" >"$build/demo.said" 2>&1; then
    echo "demo: fund rules let through: bahe $*" >&2
    exit 1
  fi
  grep -qF -- "$words" "$build/demo.said" || {
    cat "$build/demo.said" >&2
    exit 1
  }
}

b do 1 profile hubei --when 2026-01-02
b do 1 dues 8640 --when 2026-01-05
b do 2026年活动记录 note --title 参观博物馆、公园 --headcount 81 --place 市博物馆、中山公园 --sort 春游秋游 \
  --returned 2026-03-05 --when 2026-03-05
blocked "要补贴26360元，不得超过会费的3倍即25920元" do 2026年活动记录 note --title 海边拾泥螺 --headcount 60 --sort 春游秋游 \
  --cost 35000 --when 2026-05-08
b do 2026年活动记录 note --title 海边拾泥螺 --headcount 60 --sort 春游秋游 --cost 30000 --returned 2026-05-08 --when 2026-05-08
blocked "春游秋游须当日往返" do 2026年活动记录 note --title 红色场馆一日行 --headcount 64 --sort 春游秋游 \
  --returned 2026-07-11 --when 2026-07-10
b do 2026年活动记录 note --title 红色场馆一日行 --headcount 64 --sort 春游秋游 --meal 110 --returned 2026-07-10 \
  --when 2026-07-10 --exception 场馆偏远，只有一家餐馆 --as 李敏卿
b do 2026年活动记录 note --title 观看文艺演出 --headcount 73 --sort 看演出 --cost 2920 --when 2026-12-18
