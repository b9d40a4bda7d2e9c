#!/usr/bin/env bash
# Builds the fuzz targets of tests/fuzz in build-fuzz/ and runs each of them for a while. What is found is kept in
# build-fuzz/found/ until the next run; to have it tried for ever, put it into tests/fuzz/found/<target>/.
# Needs clang with libFuzzer.
#   fuzz.sh SECONDS [TARGET...]      (default: all targets)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build='build-fuzz'

usage() {
  echo "usage: tools/fuzz.sh SECONDS [TARGET...]" >&2
  exit 2
}

[[ ${1-} =~ ^[1-9][0-9]*$ ]] || usage
seconds=$1
shift

clang=${LIVECHAT_CLANGXX:-clang++}

has_libfuzzer() {
  echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' |
    "$clang" -x c++ -fsanitize=fuzzer,address,undefined - -o "$build/probe" 2>"$build/probe.log"
}

mkdir -p "$build"
has_libfuzzer || {
  cat "$build/probe.log" >&2
  echo "fuzz: $clang cannot build fuzz targets here. Debian 12: apt-get install clang libclang-rt-14-dev" >&2
  exit 1
}

cmake -S tests/fuzz -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_COMPILER="$clang" >"$build/configure.log" || {
  cat "$build/configure.log" >&2
  exit 1
}
cmake --build "$build" -j "$(nproc)" >"$build/build.log" || {
  grep -E 'error|FAILED' "$build/build.log" >&2
  exit 1
}

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in tests/fuzz/*.cpp; do
    name=$(basename "$file" .cpp)
    [ "$name" = seeds ] || targets+=("$name")
  done
fi
for name in "${targets[@]}"; do
  [ -x "$build/livechat_fuzz_$name" ] || {
    echo "fuzz: no target is called $name" >&2
    exit 2
  }
done

seeds=$build/seeds
rm -rf "$seeds"
"$build/livechat_fuzz_seeds" "$seeds"

export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_stack_use_after_return=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}

run() { # TARGET: prints its line; fails when something was found. New inputs go to grown/, for the next run.
  local name=$1 found=$build/found/$1 log=$build/$1.log inputs=("$build/grown/$1") count runs
  mkdir -p "${inputs[0]}" "$found" "$seeds/$name"
  find "$found" -type f -delete
  inputs+=("$seeds/$name")
  [ ! -d "tests/fuzz/found/$name" ] || inputs+=("tests/fuzz/found/$name")
  "$build/livechat_fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=16384 \
    -print_final_stats=1 -artifact_prefix="$found/" "${inputs[@]}" >"$log" 2>&1 || true
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  count=$(find "$found" -type f | wc -l)
  # A leak or a crash of the fuzzer itself leaves no file.
  if [ "$count" -eq 0 ] && { [ -z "$runs" ] || grep -q '^==.*ERROR: ' "$log"; }; then count=1; fi
  echo "fuzz target=$name seconds=$seconds runs=${runs:-0} findings=$count"
  [ "$count" -eq 0 ] || {
    grep -E '^broken: |ERROR: |runtime error: |SUMMARY: ' "$log" | sed 's/^/  /'
    find "$found" -type f -printf '  %p\n'
    return 1
  }
}

status=0
for name in "${targets[@]}"; do run "$name" || status=1; done
exit $status
