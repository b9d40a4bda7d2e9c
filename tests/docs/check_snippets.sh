#!/usr/bin/env bash
# Does the C++ compile that `lc-rtm describe` and the reference show?
#   check_snippets.sh PROGRAM COMPILER [FOLDER]      (PROGRAM: livechat_snippets; FOLDER: include of this tree)
set -euo pipefail
program=$1 compiler=$2
include=${3:-$(dirname "${BASH_SOURCE[0]}")/../../include}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" >"$work/snippets.cpp"
"$compiler" -std=c++20 -fsyntax-only -Wno-unused-result "-I$include" "$work/snippets.cpp"
