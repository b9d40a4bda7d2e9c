#!/usr/bin/env bash
# Fails when the objects of a library that only decides (wire, core, emulator/core) reach for the outside world:
# a clock, chance, the environment, a file, a socket, a thread, Asio. Looks at undefined symbols, so a call
# hidden in an inline function or a macro is found too. The build runs it after each such library is linked.
#   check_purity.sh [--nm NM] ARCHIVE...
set -euo pipefail

nm="nm"
if [ "${1-}" = --nm ]; then
  nm=$2
  shift 2
fi

# One line each: what it is, and an expression for the demangled symbol.
forbidden() {
  cat <<'LIST'
a clock	std::chrono::.*clock::now|clock_gettime|gettimeofday|time|clock|ftime|timespec_get
local time (reads TZ)	localtime|localtime_r|mktime|tzset
chance	std::random_device::.*|rand|srand|random|srandom|rand_r|drand48|arc4random.*|getrandom|getentropy
the environment	getenv|secure_getenv|setenv|putenv|environ
a file	fopen|fopen64|open|open64|openat|std::(basic_filebuf|basic_fstream|basic_ifstream|basic_ofstream)<.*
standard input or output	std::(cin|cout|cerr|clog)|printf|puts|stdout|stderr|stdin|perror
a socket	socket|connect|bind|listen|accept|accept4|send|sendto|sendmsg|recv|recvfrom|recvmsg|getaddrinfo|poll|ppoll|select|pselect|epoll_.*|eventfd
a thread	std::thread::.*|std::jthread::.*|pthread_create|thrd_create|pthread_detach|pthread_join
a lock	std::mutex::.*|std::condition_variable.*|pthread_(mutex|rwlock|cond|spin|once).*|mtx_.*|sem_(init|wait|post).*
a pause	sleep|usleep|nanosleep|clock_nanosleep|sched_yield|std::this_thread::.*|std::__detail::__wait.*|std::__atomic_futex.*|syscall
Asio	.*boost::(asio|beast)::.*
OpenSSL	(SSL|EVP|RAND|BIO|BN|DH|EC|RSA|X509|PEM|PKCS12|ERR|CRYPTO|OPENSSL|OSSL|CONF|HMAC|MD5|SHA1|SHA224|SHA384|SHA512)(_.*)?|SHA256_.*
LIST
}

# Of OpenSSL one function is not in the list: SHA256, of bytes that lie in memory, which depends on nothing else. PKCE needs
# it, and a digest of our own would be worse than this exception.

# Boost.JSON's own translation unit: Boost.System guards the table that maps its error categories to std's.
allowed='^boost_json\.cpp\.o: pthread_mutex_(lock|unlock)$'

status=0
for archive in "$@"; do
  # "object.cpp.o:" lines head the symbols of one object; "  U name" lines are undefined, "  w name" weakly so.
  symbols=$("$nm" -uC "$archive")
  while IFS=$'\t' read -r what expression; do
    found=$(awk -v expression="^($expression)(@.*|\\\\(.*|\\\\[abi:.*)?\$" '
      /^[^ ].*:$/ { object = substr($0, 1, length($0) - 1); next }
      { name = $0; sub(/^ *[UwvV] /, "", name); if (name ~ expression) print object ": " name }' <<<"$symbols" |
      grep -vE "$allowed" | sed 's/^/    /' || true)
    if [ -n "$found" ]; then
      [ $status -ne 0 ] || echo "purity: $(basename "$archive") must only decide, but its objects refer to the outside:" >&2
      printf '  %s:\n%s\n' "$what" "$found" >&2
      status=1
    fi
  done < <(forbidden)
  if [ $status -ne 0 ]; then
    echo "  What to do: take it as an argument (the current instant, a seeded generator, text already read) or give an" >&2
    echo "  effect that src/net or emulator/net carries out. See ARCHITECTURE.md." >&2
    rm -f "$archive" # else the next build would find it up to date
    exit 1
  fi
done
