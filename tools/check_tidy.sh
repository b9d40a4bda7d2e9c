#!/usr/bin/env bash
# clang-tidy over our own sources, warnings are errors. Needs a configured folder with compile_commands.json.
#   check_tidy.sh [BUILD_FOLDER [FILE...]]      (default: build, and every file worth the time)
# Left out: files that pull in Asio, Beast or all of Boost.JSON, which take clang-tidy half a minute each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=${1:-build}
[ $# -eq 0 ] || shift
if [ ! -e "$build/compile_commands.json" ]; then
  echo "check_tidy: no $build/compile_commands.json: run ./test.sh or cmake --preset release first" >&2
  exit 2
fi

if [ $# -gt 0 ]; then
  files=("$@")
else
  mapfile -t files < <(find src/wire src/core src/client emulator/core apps -name '*.cpp' -type f 2>/dev/null | sort |
    xargs -r grep -LE '#[[:space:]]*include[[:space:]]*<boost/(asio|beast|json/src)')
fi
[ ${#files[@]} -gt 0 ] || exit 0

# gcc's own flags mean nothing to clang; what clang warns about is .clang-tidy's business.
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$build" --quiet --warnings-as-errors='*' \
  --extra-arg=-Wno-unknown-warning-option 2> >(grep -vE '^[0-9]+ warnings? (generated|and)|^Suppressed|^Use -header-filter|^$' >&2) || {
  echo "check_tidy: see above; a finding that is wrong gets // NOLINT(check-name): reason" >&2
  exit 1
}
