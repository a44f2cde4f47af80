# shellcheck shell=sh
# A gift on a day that is no listed festival is recorded, and fund rules say that it is to be checked.
progress "经费规定：教师节"

checked "教师节不在七个法定节日之内" do 2026年慰问 visit --occasion festival --festival teachers-day --headcount 16 \
  --visitors 梁贵、邓军 --items "goods 鲜花 800" --when 2026-09-10
