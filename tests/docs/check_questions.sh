#!/usr/bin/env bash
# Does docs/questions.md have every question whose id stands in the reference, in the decisions or beside the code?
#   check_questions.sh [FOLDER]      (default: the tree that this script is in)
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

# "question A20", "questions S05, S16", "(S12)" in tables: ids are a letter and two digits.
mentioned() {
  grep -rhoE '[Qq]uestions? [A-Z][0-9]{2}([, ]+(and )?[A-Z][0-9]{2})*|questions\.md#[a-z][0-9]{2}|questions\("[A-Z0-9 ]+"\)' \
    include src emulator apps tests docs --include='*.hpp' --include='*.cpp' --include='*.md' |
    grep -oE '[A-Za-z][0-9]{2}' | tr '[:lower:]' '[:upper:]' | sort -u
}

asked() { sed -n 's/^### \([A-Z][0-9][0-9]\)$/\1/p' docs/questions.md | sort; }

twice=$(asked | uniq -d)
[ -z "$twice" ] || { echo "docs/questions.md has these twice: $twice" >&2; exit 1; }
unknown=$(comm -23 <(mentioned) <(asked | sort -u))
[ -z "$unknown" ] || { echo "docs/questions.md does not have: $(tr '\n' ' ' <<<"$unknown")" >&2; exit 1; }
echo "questions: mentioned=$(mentioned | wc -l) asked=$(asked | wc -l) unknown=0"
