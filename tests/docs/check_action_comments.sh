#!/usr/bin/env bash
# Does the comment of every action say when it completes, what answers it, its errors and its source?
set -euo pipefail
folder=$(dirname "${BASH_SOURCE[0]}")/../../include/livechat/customer/requests

# The lines of /// right before `struct NAME {`.
comment_of() {
  awk -v begin="struct $2 {" '/^\/\/\// { text = text $0 "\n"; next } $0 == begin { printf "%s", text } { text = "" }' "$1"
}

failed=0
for file in "$folder"/*.hpp; do
  name=$(basename "$file" .hpp)
  grep -q "describe::action(\"$name\"" "$file" || continue # part of a request
  comment=$(comment_of "$file" "$name")
  for said in "ompletes when" nswer "rrors\?:\|fails with" "ource: "; do
    grep -q "$said" <<<"$comment" && continue
    echo "$name: its comment does not say: $said"
    failed=1
  done
done
exit $failed
