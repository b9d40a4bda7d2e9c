#!/usr/bin/env bash
# Writes each ```cpp block of a Markdown file that holds a main() to FOLDER/<n>.cpp and prints the paths.
# The tests compile and run them, so what the reader copies works. Errors point into the Markdown file.
#   extract_programs.sh FILE.md FOLDER
set -euo pipefail
page=$1 folder=$2
mkdir -p "$folder"
awk -v page="$page" -v folder="$folder" '
  !inside && /^```cpp/ { inside = 1; text = "#line " (NR + 1) " \"" page "\"\n"; program = 0; next }
  inside && /^```/ {
    inside = 0
    if (program) { out = folder "/" (++count) ".cpp"; printf "%s", text > out; close(out); print out }
    next
  }
  inside { text = text $0 "\n"; if ($0 ~ /int main\(/) program = 1 }' "$page"
