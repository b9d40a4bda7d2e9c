#!/usr/bin/env bash
# Are all sources formatted as .clang-format says?   --fix: make them so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

clang_format=clang-format-14 # another version formats differently
command -v $clang_format >/dev/null || clang_format=clang-format

mapfile -t files < <(find include src emulator apps examples tests bench cmake \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' \) -type f 2>/dev/null | sort)
[ ${#files[@]} -gt 0 ] || exit 0

if [ "${1-}" = --fix ]; then
  $clang_format -i "${files[@]}"
  exit 0
fi

# Compared rather than asked with --dry-run, which complains about namespace comments it then leaves as they are.
status=0
for file in "${files[@]}"; do
  if ! difference=$($clang_format "$file" | diff -u --label "$file" --label "$file (formatted)" "$file" -); then
    printf '%s\n' "$difference"
    status=1
  fi
done
[ $status -eq 0 ] || echo "To format: tools/check_format.sh --fix" >&2
exit $status
