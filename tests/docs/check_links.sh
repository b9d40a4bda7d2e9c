#!/usr/bin/env bash
# Do the Markdown pages of the tree point to files that exist, and do the steps of ARCHITECTURE.md name functions that
# are there? A step is a numbered item that begins with a link to a file; each `name()` in it must occur in that file.
#   check_links.sh [FOLDER]      (default: the tree that this script is in)
set -euo pipefail
cd "${1:-$(dirname "${BASH_SOURCE[0]}")/../..}"

status=0
complain() {
  echo "$*" >&2
  status=1
}

# "line<TAB>target" of each link; code is no link, so fences and `code` are left out.
links() { # FILE.md
  awk '
    /^[[:space:]]*```/ { inside = !inside; next }
    inside { next }
    {
      gsub(/`[^`]*`/, "code")
      for (rest = $0; match(rest, /\]\([^)[:space:]]+/); rest = substr(rest, RSTART + RLENGTH))
        print NR "\t" substr(rest, RSTART + 2, RLENGTH - 2)
    }' "$1"
}

# "line<TAB>file<TAB>name" of each function that a step names.
functions() { # FILE.md
  awk '
    /^[[:space:]]*```/ { inside = !inside; next }
    inside { next }
    /^[^ ]/ || /^$/ { file = "" }
    /^[0-9]+\. \[/ { file = $0; sub(/^[^(]*\(/, "", file); sub(/\).*/, "", file) }
    file != "" {
      for (rest = $0; match(rest, /`[A-Za-z0-9_:]+\(\)`/); rest = substr(rest, RSTART + RLENGTH)) {
        name = substr(rest, RSTART + 1, RLENGTH - 4)
        sub(/.*::/, "", name)
        print NR "\t" file "\t" name
      }
    }' "$1"
}

pages=0
while IFS= read -r page; do
  pages=$((pages + 1))
  while IFS=$'\t' read -r line target; do
    case $target in [a-z]*://* | mailto:* | '#'*) continue ;; esac
    target=${target%%#*}
    [ -e "$(dirname "$page")/$target" ] || complain "$page:$line: there is no $target"
  done < <(links "$page")
done < <(find . \( -name '.git' -o -name 'build' -o -name 'build-*' \) -prune -o -name '*.md' -type f -print | sort)

named=0
if [ -e ARCHITECTURE.md ]; then
  while IFS=$'\t' read -r line file name; do
    named=$((named + 1))
    [ -e "$file" ] || continue # complained about already
    grep -qE "(^|[^A-Za-z0-9_])$name\(" "$file" || complain "ARCHITECTURE.md:$line: there is no $name() in $file"
  done < <(functions ARCHITECTURE.md)
fi

if [ $named -eq 0 ] && [ -e ARCHITECTURE.md ]; then complain "ARCHITECTURE.md: no step names a function"; fi

[ $status -ne 0 ] || echo "$pages pages, $named functions named in ARCHITECTURE.md: all there"
exit $status
