#!/usr/bin/env bash
# Looks at the #include lines: arrows point down only, each third-party library stays in the layers that may know it,
# public headers need nothing but std, and at most three files pay for Beast. ARCHITECTURE.md has the picture.
# (What objects really refer to is checked by check_purity.sh when they are built.)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# layer | folders of ours it may include | third-party folders it may include
layers() {
  cat <<'TABLE'
include/livechat/customer|livechat/customer|
include/livechat/testing|livechat/customer livechat/testing|
src/wire|wire livechat/customer|boost/json boost/system emmintrin
src/machine|machine|
src/core|core machine wire livechat/customer|
src/net|net core machine wire livechat/customer|boost openssl ares
src/client|client net core machine wire livechat/customer|
emulator/core|emulator/core machine wire livechat/customer|openssl/sha
emulator/net|emulator/net emulator/core net machine wire livechat/customer livechat/testing|boost openssl
apps/reference|reference wire livechat/customer|
apps/lc-rtm|lc-rtm wire livechat/customer livechat/testing|CLI
TABLE
}
max_beast_files=3

status=0
complain() {
  echo "$*" >&2
  status=1
}

sources() { (find "$@" \( -name '*.hpp' -o -name '*.cpp' -o -name '*.h' \) -type f 2>/dev/null || true) | sort; }

# "file:line:path" of each include in the files named on standard input
includes() {
  (xargs -r grep -HnoE '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"][^>"]+' || true) |
    sed -E 's/:[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]/:/'
}

is_under() { # PATH FOLDER...: also <livechat/customer.hpp>, the umbrella of a folder
  local path=$1 folder
  shift
  for folder in "$@"; do
    case $path in "$folder"/* | "$folder".h | "$folder".hpp) return 0 ;; esac
  done
  return 1
}

while IFS='|' read -r layer ours theirs; do
  [ -d "$layer" ] || continue
  read -ra allowed <<<"$ours $theirs"
  files=$(sources "$layer")
  case $layer in include/*) files+=$'\n'$(sources "$layer.hpp" "$layer.h") ;; esac
  while IFS=: read -r file line path; do
    [ -n "$file" ] || continue
    path=${path#src/}
    case $path in
      ../* | */../*) complain "$file:$line: includes $path: name the path from the layer's folder, not with .." ;;
      */*)
        case $path in sys/* | netinet/* | arpa/*) case $layer in src/net | emulator/net | apps/*) continue ;; esac ;; esac
        is_under "$path" "${allowed[@]}" || complain "$file:$line: $layer may not include <$path> (allowed: ${allowed[*]})"
        ;;
      *.h | *.hpp)
        # beside the file, from the layer's own folder, or a system header where those are at home
        if [ -e "$(dirname "$file")/$path" ] || [ -e "$layer/$path" ]; then continue; fi
        is_under "$path" "${allowed[@]}" && continue
        case $layer in src/net | emulator/net | apps/*) continue ;; esac
        complain "$file:$line: $layer may not include <$path>"
        ;;
    esac
  done < <(printf '%s\n' "$files" | sed '/^$/d' | includes)
done < <(layers)

beast=$(sources include src emulator apps | xargs -r grep -lE '#[[:space:]]*include[[:space:]]*[<"]boost/beast' || true)
if [ "$(printf '%s' "$beast" | grep -c .)" -gt $max_beast_files ]; then
  complain "at most $max_beast_files files include Beast, which is slow to compile; these do:"
  complain "$beast"
fi

[ $status -eq 0 ] || echo "Layers and what each may include: the table in tools/check_layers.sh; why: ARCHITECTURE.md" >&2
exit $status
