#!/usr/bin/env bash
# Does docs/from-python.md leave nothing out? Every method, parameter and default of the Python client's page for v3.6
# must stand in a table there. A parameter stands in the row of its method, once for Python and once for what it is here,
# or has a row of its own; a default stands in the row of its parameter. The Python client's page is a text file in
# REFERENCE, which is not part of this tree; without it nothing is checked.
#   check_from_python.sh [REFERENCE]      (default: shared/reference beside the tree)
set -euo pipefail
tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
reference=${1:-$tree/../shared/reference}
page=$tree/docs/from-python.md

shopt -s nullglob
texts=("$reference"/*.txt)
if [ ${#texts[@]} -eq 0 ]; then
  echo "from-python: skipped, the Python client's page is not there ($reference)"
  exit 0
fi

# "method<TAB>parameter<TAB>default" of each parameter, and "method" alone once for each method. A constructor goes by
# the name of its class. A signature ends at its arrow, or where the text or the code of the method begins.
signatures() { # FILE...
  awk '
    function remember(line) { if (!(line in seen)) { seen[line] = 1; print line } }
    function take(text,   method, count, part, i, name, value) {
      method = text
      sub(/\(.*/, "", method)
      if (method == "__init__") method = class
      remember(method "\t\t")
      sub(/^[^(]*\(/, "", text)
      while (gsub(/\[[^][]*\]/, "", text)) continue # the commas of types
      count = split(text, part, /,|\)/)
      for (i = 1; i <= count; i++) {
        if (part[i] !~ /^ *[A-Za-z_]+: /) continue
        name = part[i]
        gsub(/^ *|:.*/, "", name)
        value = ""
        if (part[i] ~ / = /) { value = part[i]; sub(/.* = /, "", value) }
        remember(method "\t" name "\t" (value == "None" ? "" : value))
      }
    }
    /^class [A-Za-z]/ { class = $2; sub(/[(:].*/, "", class) }
    /^ *def [A-Za-z_]+\(/ { inside = 1; text = ""; sub(/^ *def /, "") }
    inside && /^ *(\047\047\047|if |return)/ { take(text); inside = 0 }
    inside { text = text " " $0; sub(/^ /, "", text) }
    inside && />/ { sub(/ [^ ]*> .*/, "", text); take(text); inside = 0 }' "$@"
}

awk -F '\t' '
  function has(text, word) { return text ~ ("(^|[^A-Za-z0-9_])" word "([^A-Za-z0-9_]|$)") }
  function complain(what) { print "docs/from-python.md: " what > "/dev/stderr"; missing++ }

  FILENAME == ARGV[1] { # the tables of the page; the first cell says what a row is about
    if ($0 !~ /^\| *[^ |-]/) next
    there[++rows] = here[rows] = $0
    sub(/^\| */, "", there[rows])
    sub(/ *\|.*/, "", there[rows])
    sub(/^\|[^|]*\|/, "", here[rows])
    next
  }

  { # one line of signatures
    checked++
    found = of_its_own = 0
    for (i = 1; i <= rows; i++) {
      if ($2 != "" && there[i] ~ ("^`" $2 "(`|: )")) of_its_own = i
      if (there[i] !~ ("`" $1 "\\(")) continue
      if ($2 == "" || (has(there[i], $2) && has(here[i], $2))) found = i
    }
    if ($2 == "") { if (!found) complain("no row for " $1 "()"); next }
    if (!found && !of_its_own) complain("no word of the parameter " $2 " of " $1 "()")
    if ($3 == "") next
    checked++
    if (!(of_its_own && has(here[of_its_own], $3))) complain("no word of the default " $3 " of " $2)
  }

  END {
    if (!checked) complain("nothing was read from the Python client\047s page")
    print "from-python: checked=" checked + 0 " missing=" missing + 0
    exit (missing > 0)
  }' "$page" <(signatures "${texts[@]}")
