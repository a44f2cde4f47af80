# shellcheck shell=sh
# A gift on a day that is no listed festival is recorded, and fund rules say that it is to be checked.
progress "经费规定：教师节"

# checked WORDS COMMAND…: recorded, and fund rules say these words.
checked() {
  words=$1
  shift
  b "$@"
  grep -qF -- "$words" "$build/demo.said" || {
    cat "$build/demo.said" >&2
    exit 1
  }
}

checked "教师节不在七个法定节日之内" do 2026年慰问 visit --occasion festival --festival teachers-day --headcount 16 \
  --visitors 梁贵、邓军 --items "goods 鲜花 800" --when 2026-09-10
