#!/usr/bin/env bash
# Installs a build into an empty folder and has programs outside the tree use it: find_package, the shared libraries, a
# chat with the emulator, and an Asio of the program's own where Boost's headers are. Prints what the libraries show.
#   check_install.sh BUILD [BOOST_INCLUDE_DIR]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$1" && pwd)
boost=${2-}
away=$(mktemp -d)
trap 'rm -rf "$away"' EXIT

cmake --install "$build" --prefix "$away/usr" >"$away/install.log" || { cat "$away/install.log"; exit 1; }

seen() { nm -D --defined-only "$1" | c++filt; }
count() { grep -c "$@" || true; }
status=0
for name in customer testing; do
  library=$(find "$away/usr" -name "liblivechat-$name.so")
  foreign=$(seen "$library" | count -v "livechat::$name::v0")
  echo "liblivechat-$name.so: symbols=$(seen "$library" | wc -l) boost=$(seen "$library" | count -i boost) foreign=$foreign"
  [ "$foreign" -eq 0 ] || { seen "$library" | grep -v "livechat::$name::v0" | head; status=1; }
done
if grep -rlE '#include <(boost|openssl|ares)' "$away/usr/include"; then
  echo "a public header includes what a program need not have"
  status=1
fi

cp -r "$here/consumer" "$away/consumer"
outside() {
  cmake -S "$away/consumer" -G Ninja -B "$away/build" -DCMAKE_PREFIX_PATH="$away/usr" -DCONSUMER_BOOST_INCLUDE_DIR="$boost" \
    -DCMAKE_CXX_FLAGS="-O0 -Wall -Wextra -Wpedantic -Werror" && cmake --build "$away/build"
}
outside >"$away/log" 2>&1 || { cat "$away/log"; exit 1; }
"$away/build/consumer"
[ -z "$boost" ] || "$away/build/own_asio"
[ "$("$away/usr/bin/lc-rtm" version | head -c 6)" = "lc-rtm" ] || { echo "the installed lc-rtm says no version"; status=1; }
exit $status
