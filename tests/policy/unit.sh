# shellcheck shell=sh
# A unit of its own in a folder of its own; `b` is bahe on it, `no CODE WORDS command…` a refusal with that exit code
# whose message has the words.
set -eu
bahe=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME="$work" XDG_CONFIG_HOME="$work/config" BAHE_STORE="$work/unit.db"
unset BAHE_POLICIES BAHE_SCRIPTS BAHE_PLUGINS || true
LC_ALL=C.UTF-8
export LC_ALL

b() {
  "$bahe" "$@"
}
fail() {
  echo "failed: $*" >&2
  exit 1
}
# no CODE WORDS COMMAND…: ends with that code, and says so
no() {
  code=$1 words=$2
  shift 2
  got=0
  "$@" >"$work/out" 2>&1 || got=$?
  [ "$got" = "$code" ] || { cat "$work/out" >&2; fail "$* ended with $got, not $code"; }
  grep -qF -- "$words" "$work/out" || { cat "$work/out" >&2; fail "$* does not say: $words"; }
}
# yes WORDS COMMAND…: ends well, and says so
yes_says() {
  words=$1
  shift
  "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; fail "$* was refused"; }
  grep -qF -- "$words" "$work/out" || { cat "$work/out" >&2; fail "$* does not say: $words"; }
}
# quiet COMMAND…: ends well without a word of fund rules
quiet() {
  "$@" >"$work/out" 2>&1 || { cat "$work/out" >&2; fail "$* was refused"; }
  if grep -qE '请核对|不能办理|待复核' "$work/out"; then
    cat "$work/out" >&2
    fail "$* is not simply let through"
  fi
}
b init 青禾小学工会 >/dev/null
