#!/usr/bin/env bash
# Writes docs/reference anew, from the tables of the library.
#   write_reference.sh [BUILD]      (default: build, configured and built as far as is needed)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=${1:-build}
[ -e "$build/CMakeCache.txt" ] || cmake --preset release -B "$build" >/dev/null
cmake --build "$build" --target livechat_reference >/dev/null
"$build/bin/livechat_reference" docs/reference
