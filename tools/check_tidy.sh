#!/usr/bin/env bash
# clang-tidy over our own sources, warnings are errors.
#   check_tidy.sh              every layer but src/net and emulator/net, which pull in Asio and Beast
#   check_tidy.sh FILE...      these files, one by one; needs build/compile_commands.json
# A layer is looked at as a few big files: most of clang-tidy's time goes into headers, which are then read once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# gcc's own flags mean nothing to clang; what clang warns about is .clang-tidy's business.
tidy() { # FOLDER [OPTION...]: the names of files come on standard input
  xargs -d '\n' -n 1 -P "$(nproc)" clang-tidy -p "$@" --quiet --warnings-as-errors='*' \
    --extra-arg=-Wno-unknown-warning-option 2> >(grep -vE '^[0-9]+ warnings? (generated|and)|^Suppressed|^Use -header-filter|^$' >&2) || {
    echo "check_tidy: see above; a finding that is wrong gets // NOLINT(check-name): reason" >&2
    exit 1
  }
}

if [ $# -gt 0 ]; then
  if [ ! -e build/compile_commands.json ]; then
    echo "check_tidy: no build/compile_commands.json: run ./test.sh or cmake --preset release first" >&2
    exit 2
  fi
  printf '%s\n' "$@" | tidy build
  exit
fi

mkdir -p build-tidy
cmake --preset tidy >build-tidy/configure.log 2>&1 || { cat build-tidy/configure.log >&2; exit 1; }
mapfile -t files < <(find build-tidy -path '*/Unity/unity_*.cxx' | sort)
[ ${#files[@]} -gt 0 ] || { echo "check_tidy: the preset tidy has nothing to look at" >&2; exit 1; }
printf '%s\n' "${files[@]}" | tidy build-tidy --checks=-bugprone-suspicious-include # the big files do just that
