#!/usr/bin/env bash
# Installs what is missing, with apt, as root or through sudo. Asks nothing, removes nothing, and touches
# no network when nothing is missing.
#   install_deps.sh [build] [test] [check] [interop]      (default: build)
# build: compile and run lc-rtm    test: also the tests    check: also clang, its tools and shellcheck
# interop: what LiveChat's own clients run on
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
deps=$root/build/deps

say() { echo "install_deps: $*" >&2; }

# --- what is there -------------------------------------------------------------------------------------

has_command() { command -v "$1" >/dev/null 2>&1; }

has_file() {
  local file
  for file in /usr/local/"$1" /usr/"$1"; do [ ! -e "$file" ] || return 0; done
  return 1
}

has_header() { has_file "include/$1" || compgen -G "/usr/include/*-linux-*/$1" >/dev/null; }

boost_is_new_enough() { # FOLDER that holds boost/
  local version
  [ -r "$1/boost/version.hpp" ] || return 1
  version=$(sed -n 's/^#define BOOST_VERSION \([0-9]*\).*/\1/p' "$1/boost/version.hpp")
  [ "${version:-0}" -ge 108100 ]
}

has_boost() {
  boost_is_new_enough "$deps/usr/include" || boost_is_new_enough /usr/local/include || boost_is_new_enough /usr/include
}

# Debian's default libboost-dev (1.74) and libboost1.81-dev exclude each other; so do bjam and boost-build.
boost_cannot_be_installed() {
  dpkg-query -W -f='${db:Status-Status} ${Package}\n' 'libboost1.*-dev' bjam boost-build 2>/dev/null |
    grep -E '^installed (libboost1\.[0-9]+-dev|bjam|boost-build)$' | grep -qv ' libboost1\.81-dev$'
}

missing=()   # packages we cannot do without
welcome=()   # packages that only make things faster
boost=no     # whether the headers of Boost are missing

need() { # PACKAGE TEST...
  local package=$1
  shift
  "$@" || missing+=("$package")
}

look_for_build() {
  need g++ has_command g++
  need cmake has_command cmake
  need ninja-build has_command ninja
  need libssl-dev has_header openssl/ssl.h
  need libc-ares-dev has_header ares.h
  need libcli11-dev has_header CLI/CLI.hpp
  has_command ccache || welcome+=(ccache)
  has_boost || boost=yes
}

look_for_test() {
  need doctest-dev has_header doctest/doctest.h
}

has_fuzzer() { compgen -G '/usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a' >/dev/null; }

look_for_check() {
  need clang has_command clang++
  need clang-format has_command clang-format
  need clang-tidy has_command clang-tidy
  need libclang-rt-14-dev has_fuzzer # clang only recommends it
  need shellcheck has_command shellcheck
}

has_python_module() { /usr/bin/python3 -c "import $1" 2>/dev/null; } # Debian's Python: another does not see its modules

look_for_interop() {
  need chromium has_command chromium
  need nodejs has_command node
  need npm has_command npm
  need libnss3-tools has_command certutil
  need python3-websocket has_python_module websocket
  need procps has_command pgrep
}

# --- apt -----------------------------------------------------------------------------------------------

as_root=()
can_be_root() {
  if [ "$(id -u)" -eq 0 ]; then return 0; fi
  if has_command sudo && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
    return 0
  fi
  return 1
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT

apt_as_root() { # quiet; its words are kept for the day it fails
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get -q -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >>"$log" 2>&1
}

apt_knows() { apt-cache show "$@" >/dev/null 2>&1; }

install() { # PACKAGE...
  local options=(install -y --no-remove --no-install-recommends)
  if apt_knows "$@"; then
    ! apt_as_root "${options[@]}" "$@" || return 0
    say "apt failed; trying once more with fresh package lists"
  fi
  apt_as_root update && apt_as_root "${options[@]}" "$@"
}

# Only headers are needed, so they can lie beside another version of Boost, and nobody need be root.
unpack_boost() {
  local work=$deps/unpacking
  rm -rf "$work"
  mkdir -p "$work"
  if ! (cd "$work" && apt-get -q download libboost1.81-dev) >>"$log" 2>&1; then
    can_be_root || return 1
    apt_as_root update
    (cd "$work" && apt-get -q download libboost1.81-dev) >>"$log" 2>&1 || return 1
  fi
  dpkg-deb -x "$work"/libboost1.81-dev_*.deb "$work/tree"
  rm -rf "${deps:?}/usr"
  mv "$work/tree/usr" "$deps/usr"
  rm -rf "$work"
}

give_up() { # MESSAGE...
  tail -n 20 "$log" >&2
  say "$*"
  exit 1
}

command_for() { echo "apt-get install --no-remove --no-install-recommends $*"; }

# --- do it ---------------------------------------------------------------------------------------------

for set in "${@:-build}"; do
  case $set in
    build | test | check | interop) "look_for_$set" ;;
    *)
      say "unknown set '$set' (build, test, check, interop)"
      exit 2
      ;;
  esac
done

unpack=no
if [ $boost = yes ]; then
  if has_command dpkg-query && boost_cannot_be_installed; then
    unpack=yes
  elif [ ${#missing[@]} -eq 0 ] && ! can_be_root; then
    unpack=yes
  else
    missing+=(libboost1.81-dev)
  fi
fi

if [ ${#missing[@]} -eq 0 ] && [ $unpack = no ]; then
  if [ ${#welcome[@]} -eq 0 ] || ! has_command apt-get || ! can_be_root; then exit 0; fi
fi

if ! has_command apt-get; then
  say "this machine has no apt; please install what Debian calls: ${missing[*]}"
  exit 1
fi

if [ ${#missing[@]} -gt 0 ] && ! can_be_root; then
  say "missing: ${missing[*]}"
  say "this user is not root and sudo is not there or wants a password, and nothing is asked here. Please run"
  say "  sudo $(command_for "${missing[@]}")"
  say "and start again."
  exit 1
fi

if [ ${#missing[@]} -gt 0 ]; then
  say "installing with apt: ${missing[*]} ${welcome[*]}"
  install "${missing[@]}" "${welcome[@]}" || give_up "apt could not install: ${missing[*]}"
elif [ ${#welcome[@]} -gt 0 ] && can_be_root; then
  say "installing with apt: ${welcome[*]}"
  install "${welcome[@]}" || say "${welcome[*]} could not be installed; going on without"
fi

if [ $unpack = yes ]; then
  say "unpacking the headers of libboost1.81-dev under build/deps (the installed packages stay as they are)"
  unpack_boost || give_up "libboost1.81-dev could not be downloaded: is the network there? As root: apt-get update"
fi
