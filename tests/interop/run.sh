#!/usr/bin/env bash
# LiveChat's own clients, as they are, and a replica of its client for Python, against the emulator.
#   run.sh [SCENARIO...]      (default: all of tests/interop/scenarios; needs build/bin/lc-rtm)
# Installs and fetches what is missing, all of it outside the tree or in build/interop. What cannot be had is skipped,
# and the last line says why: interop ran=N skipped=M
set -euo pipefail
shopt -s nullglob
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$root/tests/interop
packages=$root/build/interop
time_limit_s=90

lc_rtm=${LC_RTM-$root/build/bin/lc-rtm}
python=/usr/bin/python3 # Debian's, which has Debian's modules

# --- what is needed ------------------------------------------------------------------------------------

missing_tools=   # empty: all are there
missing_packages=

install_tools() {
  "$root/tools/install_deps.sh" interop && return 0
  missing_tools="what tools/install_deps.sh interop installs is missing"
}

# A registry that cannot be reached is nobody's fault here. Anything else is: a lock file that does not fit, a package
# that is not what it was.
network_trouble='ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|E50[0-9]'
is_unreachable() { grep -qE "^npm (ERR!|error) code ($network_trouble)\$" "$1"; } # LOG

fetch_packages() {
  mkdir -p "$packages"
  if [ -d "$packages/node_modules" ] && cmp -s "$here/package-lock.json" "$packages/fetched.json"; then return 0; fi
  rm -f "$packages/fetched.json"
  cp "$here/package.json" "$here/package-lock.json" "$packages"
  echo "interop: fetching LiveChat's Customer SDK and what runs it into build/interop"
  local options=(--ignore-scripts --no-audit --no-fund --fetch-retries 1 --fetch-retry-mintimeout 2000)
  if (cd "$packages" && npm ci "${options[@]}") >"$packages/npm.log" 2>&1; then
    cp "$here/package-lock.json" "$packages/fetched.json"
    return 0
  fi
  if ! is_unreachable "$packages/npm.log"; then
    cat "$packages/npm.log" >&2
    echo "interop: npm could not install what tests/interop/package-lock.json names" >&2
    exit 1
  fi
  missing_packages="the npm registry cannot be reached: see build/interop/npm.log"
}

why_not() { # SCENARIO: empty when it can run
  if [ -n "$missing_tools" ]; then
    echo "$missing_tools"
  elif [[ $1 = *.mjs ]]; then
    echo "$missing_packages"
  fi
}

# --- one scenario --------------------------------------------------------------------------------------

scratch=
clean_up() { [ -z "$scratch" ] || rm -rf "$scratch"; }
trap clean_up EXIT

program_for() { # SCENARIO
  case $1 in
    *.mjs) echo node ;;
    *.py) echo "$python" ;;
  esac
}

# Whatever a scenario starts has its folder in the command line: the emulator, the browser. Some take a moment to end.
left_running() {
  local tries left
  for ((tries = 0; tries < 40; tries++)); do
    left=$(pgrep -f -- "$scratch/") || return 0
    sleep 0.05
  done
  echo "$left"
}

run() { # SCENARIO: its words go to $scratch/output
  local status=0
  # Nothing of the user's: not the authority in HOME, not the emulator that may be running.
  env -u LC_RTM_URL -u LC_RTM_TOKEN -u LC_RTM_ORGANIZATION_ID -u LC_RTM_CA_FILE \
    HOME="$scratch" TMPDIR="$scratch" XDG_RUNTIME_DIR="$scratch" XDG_DATA_HOME="$scratch" XDG_CONFIG_HOME="$scratch" \
    LC_RTM="$lc_rtm" INTEROP_PACKAGES="$packages" PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1 \
    timeout --kill-after=5 "$time_limit_s" "$(program_for "$1")" "$1" >"$scratch/output" 2>&1 </dev/null || status=$?
  [ $status -ne 124 ] || echo "it took more than $time_limit_s s" >>"$scratch/output"
  local left
  left=$(left_running)
  if [ -n "$left" ]; then
    ps -o pid=,args= -p "${left//$'\n'/,}" | cut -c 1-200 | sed 's/^/left running: /' >>"$scratch/output" || true
    # shellcheck disable=SC2086 # several words: process ids
    kill -KILL $left 2>/dev/null || true
    status=1
  fi
  return $status
}

tell_failure() { # NAME
  echo "--- $1"
  cat "$scratch/output"
  echo "--- the emulator of $1"
  cat "$scratch/emulator.log" 2>/dev/null || true
  echo "---"
}

# --- all -----------------------------------------------------------------------------------------------

[ -x "$lc_rtm" ] || { echo "interop: there is no $lc_rtm: run tools/build_release.sh lc-rtm first" >&2; exit 1; }

if [ $# -eq 0 ]; then
  scenarios=("$here"/scenarios/*.mjs "$here"/scenarios/*.py)
else
  scenarios=("$@")
fi
install_tools
[ -n "$missing_tools" ] || fetch_packages

ran=0
skipped=0
failed=()
reason=
for scenario in "${scenarios[@]}"; do
  name=$(basename "$scenario")
  now=$(why_not "$scenario")
  if [ -n "$now" ]; then
    skipped=$((skipped + 1))
    reason=$now
    continue
  fi
  scratch=$(mktemp -d)
  began=$SECONDS
  if run "$scenario"; then
    echo "interop: $name passed in $((SECONDS - began)) s"
  else
    failed+=("$name")
    echo "interop: $name FAILED after $((SECONDS - began)) s"
    tell_failure "$name"
  fi
  ran=$((ran + 1))
  rm -rf "$scratch"
done

closing="interop ran=$ran skipped=$skipped"
[ $skipped -eq 0 ] || closing+=" ($reason)"
[ ${#failed[@]} -eq 0 ] || closing+=" failed=${#failed[@]}: ${failed[*]}"
echo "$closing"
[ ${#failed[@]} -eq 0 ]
