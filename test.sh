#!/usr/bin/env bash
# Builds everything in build/ and runs all tests; arguments go to ctest (for instance: -R login).
# The last line is ctest's closing line.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

"$root/tools/install_deps.sh" build test
"$root/tools/build_release.sh" --tests all

ctest --test-dir "$root/build" --output-on-failure --no-label-summary --no-tests=error -j2 "$@" |
  awk '/ tests passed, .* tests failed out of / { closing = $0; next } { print; fflush() } END { if (closing) print closing }'
