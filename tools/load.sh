#!/usr/bin/env bash
# What the emulator bears on this machine, over TLS: 2,000 customers who send 5,000 events a second together, and 10,000
# customers who are connected and silent. Builds in build-bench/. docs/performance.md says what each figure means.
#   load.sh [--quick]          --quick: 200 customers with 500 events a second, 1,000 silent ones
# Fails when an event is lost, a connection dies, or a figure is over its bound.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build='build-bench'
customers=2000 rate=5000 seconds=20 silent=10000 idle_seconds=60
case ${1-} in
  '') ;;
  --quick) customers=200 rate=500 seconds=5 silent=1000 idle_seconds=5 ;;
  *)
    echo "usage: tools/load.sh [--quick]" >&2
    exit 2
    ;;
esac
most_p99_ms=50 most_kib=64

descriptors=$(ulimit -Hn)
if [ "$descriptors" != unlimited ] && [ "$descriptors" -lt $((silent + 200)) ]; then
  echo "load: this user may open $descriptors files; $((silent + 200)) are needed (ulimit -Hn)" >&2
  exit 1
fi

tools/install_deps.sh build
mkdir -p $build
exec 9>$build/.lock
flock 9 # two at once would measure each other
{
  cmake -S bench -B $build -G Ninja &&
    cmake --build $build -j "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}" --target emulator_load
} >$build/load-build.log 2>&1 || {
  tail -n 40 $build/load-build.log >&2
  exit 1
}

run=$build/load
rm -rf $run
mkdir -p $run
emulator=
stop_emulator() { # its input ends with this shell's end of the pipe
  [ -n "$emulator" ] || return 0
  exec 8>&-
  wait "$emulator" 2>/dev/null || true
  emulator=
}
trap stop_emulator EXIT

start_emulator() { # CUSTOMERS
  rm -f $run/input
  mkfifo $run/input
  $build/bin/emulator_load serve "$1" <$run/input >$run/target 9>&- &
  emulator=$!
  exec 8>$run/input
  until [ "$(wc -l <$run/target)" -eq $((3 + $1)) ]; do
    kill -0 "$emulator" 2>/dev/null || {
      echo "load: the emulator does not start" >&2
      exit 1
    }
    sleep 0.1
  done
}

value() { grep -o "$1=[0-9.]*" "$2" | head -n 1 | cut -d= -f2; } # KEY FILE

start_emulator $customers
$build/bin/emulator_load events $run/target $rate $seconds 8>&- 9>&- | tee $run/events
stop_emulator
start_emulator $silent
$build/bin/emulator_load idle $run/target $emulator $idle_seconds 8>&- 9>&- | tee $run/idle
stop_emulator

awk -v p99="$(value p99_ms $run/events)" -v lost="$(value lost $run/events)" -v alive="$(value alive $run/idle)" \
  -v kib="$(value kib_per_connection $run/idle)" -v silent=$silent -v most_p99=$most_p99_ms -v most_kib=$most_kib '
  BEGIN {
    print "load p99_ms=" p99 " lost=" lost " alive=" alive " kib_per_connection=" kib
    exit !(p99 != "" && p99 <= most_p99 && lost == 0 && alive == silent && kib != "" && kib <= most_kib)
  }'
