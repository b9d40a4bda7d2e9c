#!/usr/bin/env bash
# Builds everything in build/ and runs all tests.
#   test.sh [--all] [ctest arguments, for instance: -R login]
# --all: also LiveChat's own clients against the emulator (tests/interop), which needs a browser and the npm registry.
# The last line is ctest's closing line.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

all=no
if [ "${1-}" = --all ]; then
  all=yes
  shift
fi

"$root/tools/install_deps.sh" build test
"$root/tools/build_release.sh" --tests all

closing=$(mktemp)
trap 'rm -f "$closing"' EXIT
status=0
ctest --test-dir "$root/build" --output-on-failure --no-label-summary --no-tests=error -j2 "$@" |
  awk -v closing="$closing" '/ tests passed, .* tests failed out of / { print >closing; next } { print; fflush() }' ||
  status=1

if [ $all = yes ]; then
  "$root/tests/interop/run.sh" || status=1
else
  echo "left out: LiveChat's own clients (./test.sh --all runs them)"
fi
cat "$closing"
exit $status
