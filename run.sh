#!/usr/bin/env bash
# Builds lc-rtm and starts it. Without arguments: a chat with the local emulator, no account needed.
#   ./run.sh [lc-rtm arguments]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

"$root/tools/install_deps.sh" build
"$root/tools/build_release.sh" lc-rtm

[ $# -gt 0 ] || set -- chat --emulator
exec "$root/build/bin/lc-rtm" "$@"
