#!/usr/bin/env bash
# Builds targets of the release preset in build/. Silent when there is nothing to do; progress goes to stderr.
#   build_release.sh [--tests] TARGET...
# Tests are switched on when first asked for and then stay on, so that ./run.sh and ./test.sh share one folder
# without reconfiguring each other.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build
cd "$root"

tests=OFF
if [ "${1-}" = --tests ]; then
  tests=ON
  shift
fi

mkdir -p "$build"
exec 9>"$build/.lock"
flock 9 # two builds in one folder would trample on each other

configure() { cmake --preset release "$@" >"$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; exit 1; }; }

cached() { grep -qx "$1" "$build/CMakeCache.txt" 2>/dev/null; }

if ! cached "CMAKE_HOME_DIRECTORY:INTERNAL=$root"; then
  rm -rf "$build/CMakeCache.txt" "$build/CMakeFiles" # none yet, or the tree was moved
  configure -DLIVECHAT_TESTS=$tests
elif [ $tests = ON ] && ! cached LIVECHAT_TESTS:BOOL=ON; then
  configure -DLIVECHAT_TESTS=ON
elif [ ! -e "$build/build.ninja" ]; then
  configure
fi

columns=0 # 0: one line per step
if [ -t 2 ]; then columns=$(tput cols 2>/dev/null || echo 80); fi

# Steps take turns on one line of a terminal; anything else ninja says (a warning, an error) stays.
ninja -C "$build" -j "$(nproc)" "$@" | awk -v columns="$columns" '
  /^ninja: (Entering directory|no work to do)/ || /Re-checking globbed directories/ { next }
  columns && /^\[[0-9]+\/[0-9]+\] / { printf "\r\033[K%s", substr($0, 1, columns - 1); fflush(); steps = 1; next }
  { if (steps) printf "\r\033[K"; steps = 0; print; fflush() }
  END { if (steps) printf "\r\033[K" }' >&2
