#!/usr/bin/env bash
# Are the pages in docs/reference those that the tables make now?
#   check_reference.sh PROGRAM [FOLDER]      (PROGRAM: livechat_reference; default FOLDER: docs/reference of this tree)
set -euo pipefail
program=$1
folder=${2:-$(dirname "${BASH_SOURCE[0]}")/../../docs/reference}

now=$(mktemp -d)
trap 'rm -rf "$now"' EXIT
"$program" "$now"
if ! diff -ru "$folder" "$now"; then
  echo "docs/reference is not current: run tools/write_reference.sh" >&2
  exit 1
fi
