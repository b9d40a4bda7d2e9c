#!/usr/bin/env bash
# Runs a program of the documentation against an emulator of its own, the way its reader does: told by LC_RTM_*.
#   run_program.sh LC_RTM PROGRAM
set -euo pipefail
lc_rtm=$1 program=$2

work=$(mktemp -d)
emulator=
finish() {
  [ -z "$emulator" ] || kill "$emulator" 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap finish EXIT

"$lc_rtm" emulator start --port 0 --ready-file "$work/ready.json" >"$work/emulator.log" 2>&1 &
emulator=$!
for ((tries = 0; tries < 500; tries++)); do
  [ ! -s "$work/ready.json" ] || break
  kill -0 "$emulator" 2>/dev/null || break
  sleep 0.02
done
if [ ! -s "$work/ready.json" ]; then
  echo "the emulator did not become ready:" >&2
  cat "$work/emulator.log" >&2
  exit 1
fi

ready() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$work/ready.json" | head -n 1; }
LC_RTM_URL=$(ready wss) LC_RTM_TOKEN=$(ready token) LC_RTM_ORGANIZATION_ID=$(ready organization_id)
LC_RTM_CA_FILE=$(ready ca)
export LC_RTM_URL LC_RTM_TOKEN LC_RTM_ORGANIZATION_ID LC_RTM_CA_FILE

timeout 20 "$program"
