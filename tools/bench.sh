#!/usr/bin/env bash
# Figures of this library, bare Beast and Node's ws over the same server on this machine, `name=value` a line.
# docs/performance.md says what each line means. Builds in build-bench/.
#   bench.sh [--quick] [NAME...]     NAME: a figure, or the words its name begins with (rtt, pushes_typed_ws); default: all
# The exit code tells whether everything could be measured. Figures are printed, not judged.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build='build-bench'
ws_version=8.23.0

say() { echo "bench: $*" >&2; }

# --- what is asked for ---------------------------------------------------------------------------------

# figure | measurement | scheme; in the order of printing
figures() {
  cat <<'TABLE'
rtt_p50_wss_vs_bare_beast_async|rtt|wss
requests_9_in_flight_wss_vs_bare_beast_async|requests_9_in_flight|wss
pushes_typed_ws_vs_bare_beast_async_undecoded|pushes|ws
pushes_typed_ws_vs_node_json_parse|pushes|ws
idle_session_kib_wss|idle|wss
idle_session_kib_ws|idle|ws
rtt_p50_ws_vs_bare_beast_async|rtt|ws
requests_9_in_flight_ws_vs_bare_beast_async|requests_9_in_flight|ws
pushes_typed_wss_vs_bare_beast_async_undecoded|pushes|wss
pushes_typed_wss_vs_node_json_parse|pushes|wss
TABLE
}

# measurement | what the programs call it | program and form | what it is called in the names of lines
clients() {
  cat <<'TABLE'
rtt|round_trips|ours callback|ours_callback
rtt|round_trips|bare_beast async|bare_beast_async
rtt|round_trips|ours coroutine|ours_coroutine
rtt|round_trips|bare_beast async_lean|bare_beast_async_lean
rtt|round_trips|ours blocking|ours_blocking
rtt|round_trips|bare_beast sync|bare_beast_sync
rtt|round_trips|node callback|node
requests_9_in_flight|in_flight|ours callback|ours_callback
requests_9_in_flight|in_flight|bare_beast async|bare_beast_async
requests_9_in_flight|in_flight|bare_beast async_lean|bare_beast_async_lean
requests_9_in_flight|in_flight|node callback|node
pushes|pushes|ours callback|ours_typed
pushes|pushes|bare_beast async|bare_beast_async_undecoded
pushes|pushes|bare_beast async_lean|bare_beast_async_lean_undecoded
pushes|pushes|bare_beast sync|bare_beast_sync_undecoded
pushes|pushes|node callback|node_json_parse
idle|idle|ours callback|ours
idle|idle|bare_beast async|bare_beast_async
idle|idle|node callback|node
TABLE
}

rows_of() { # NAME: the rows of figures() with that name, or that begin with its words
  local row
  while read -r row; do
    case $row in "$1|"* | "$1_"*) echo "$row" ;; esac
  done < <(figures)
}

selected() { # the rows of figures() that are wanted
  local name
  [ ${#wanted[@]} -gt 0 ] || figures
  for name in "${wanted[@]}"; do rows_of "$name"; done | awk '!seen[$0]++'
}

usage() {
  echo "usage: tools/bench.sh [--quick] [NAME...]; NAME is one of these, or the words some begin with:" >&2
  figures | sed 's/|.*//; s/^/  /' >&2
  exit 2
}

mode=full rounds=5 idle_rounds=3
declare -A count=([rtt]=15000 [requests_9_in_flight]=100000 [pushes]=400000 [idle]=5000)
wanted=()
for argument in "$@"; do
  case $argument in
    --quick)
      mode=quick rounds=3 idle_rounds=1
      count=([rtt]=3000 [requests_9_in_flight]=20000 [pushes]=100000 [idle]=1000)
      ;;
    -*) usage ;;
    *)
      [ -n "$(rows_of "$argument")" ] || usage
      wanted+=("$argument")
      ;;
  esac
done

# Each session needs a descriptor at either end, and the server a few more.
descriptors=$(ulimit -Hn)
if [ "$descriptors" != unlimited ] && [ "$descriptors" -lt $((count[idle] + 200)) ]; then
  count[idle]=$((descriptors - 200))
  say "only ${count[idle]} idle sessions: this user may open $descriptors files"
fi

# --- build ---------------------------------------------------------------------------------------------

tools/install_deps.sh build
mkdir -p $build
exec 9>$build/.lock
flock 9 # two at once would measure each other

say "building in $build/"
{
  cmake -S bench -B $build -G Ninja &&
    cmake --build $build -j "${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
} >$build/build.log 2>&1 || {
  tail -n 40 $build/build.log >&2
  exit 1
}

run=$build/run # what belongs to this run only
rm -rf $run
mkdir -p $run
$build/bin/write_certificates $run

# --- Node ----------------------------------------------------------------------------------------------

node=$build/node
has_ws() { grep -qs "\"version\": \"$ws_version\"" $node/node_modules/ws/package.json; }

prepare_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    say "node or npm is not there: the lines of Node are skipped (Debian: apt-get install nodejs npm)"
    return 1
  fi
  mkdir -p $node
  cp bench/node_ws.mjs $node/
  has_ws && return
  echo '{"private": true}' >$node/package.json # else npm looks for one in the folders above
  npm install --prefix $node --no-save --no-audit --no-fund --ignore-scripts --fetch-retries=1 --fetch-timeout=20000 \
    "ws@$ws_version" >$build/npm.log 2>&1 && has_ws && return
  tail -n 5 $build/npm.log >&2
  say "npm cannot fetch ws $ws_version: the lines of Node are skipped"
  return 1
}

has_node=yes
prepare_node || has_node=no

# --- cores ---------------------------------------------------------------------------------------------

# Where both ends only wait for each other, the scheduler puts them on one core or on two, as it likes, and a round trip
# then differs by a factor of three from one round to the next. So each end keeps to its own cores there. Elsewhere both
# are busy, or memory is measured: nobody is held, least of all the helper threads of Node.
own_cores() { # the cores that this script may use, one a line
  taskset -cp $$ | sed 's/.*: //' | tr ',' '\n' | awk -F- '{ for (i = $1; i <= $NF; i++) print i }'
}

server_core='' client_cores=''
if command -v taskset >/dev/null && [ "$(own_cores | wc -l)" -ge 2 ]; then
  server_core=$(own_cores | head -n 1)
  client_cores=$(own_cores | tail -n +2 | paste -sd,)
fi

# --- measure -------------------------------------------------------------------------------------------

declare -A port
server=
stop_server() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; }
trap stop_server EXIT

start_server() {
  $build/bin/neutral_server $run/leaf.pem $run/leaf_key.pem >$run/ports 9>&- &
  server=$!
  local scheme number
  until grep -qs '^wss=' $run/ports; do
    kill -0 $server 2>/dev/null || {
      say "the server does not start"
      exit 1
    }
    sleep 0.05
  done
  while IFS='=' read -r scheme number; do port[$scheme]=$number; done <$run/ports
}

command_of() { # PROGRAM
  if [ "$1" = node ]; then echo node $node/node_ws.mjs; else echo "$build/bin/$1"; fi
}

hold=() # the command that holds a client to its cores

keep_apart() { # MEASUREMENT: each end on its own cores, or wherever the scheduler wants
  hold=()
  [ -n "$server_core" ] || return 0
  case $1 in
    rtt | requests_9_in_flight)
      taskset -cp "$server_core" "$server" >/dev/null
      hold=(taskset -c "$client_cores")
      ;;
    *) taskset -cp "$server_core,$client_cores" "$server" >/dev/null ;;
  esac
}

measured=$run/measured # round measurement scheme client key value
failures=0

measure() { # ROUND MEASUREMENT WORD SCHEME CLIENT PROGRAM FORM
  local round=$1 measurement=$2 word=$3 scheme=$4 client=$5 program=$6 form=$7 command out
  read -ra command <<<"$(command_of "$program")"
  keep_apart "$measurement"
  if ! out=$(timeout 120 "${hold[@]}" "${command[@]}" "$form" "$word" "$scheme" "${port[$scheme]}" $run/ca.pem "${count[$measurement]}" 9>&-); then
    say "$program $form could not measure $measurement over $scheme"
    failures=$((failures + 1))
    return
  fi
  awk -F= -v head="$round $measurement $scheme $client" '{ print head, $1, $2 }' <<<"$out" >>$measured
}

measure_all() {
  local round pair measurement scheme its_name word how client program form
  for ((round = 1; round <= rounds; ++round)); do
    say "round $round of $rounds"
    while read -r pair; do
      IFS='|' read -r measurement scheme <<<"$pair"
      if [ "$measurement" = idle ] && [ "$round" -gt $idle_rounds ]; then continue; fi
      while IFS='|' read -r its_name word how client; do
        [ "$its_name" = "$measurement" ] || continue
        read -r program form <<<"$how"
        if [ "$program" = node ] && [ $has_node = no ]; then continue; fi
        measure "$round" "$measurement" "$word" "$scheme" "$client" "$program" "$form"
      done < <(clients)
    done < <(selected | cut -d'|' -f2- | sort -u)
  done
}

# --- print ---------------------------------------------------------------------------------------------

about() { # NAME: what bare_beast says of how it was compiled
  $build/bin/bare_beast about | sed -n "s/^$1=//p"
}

machine() {
  local with_node="no Node"
  [ $has_node = no ] || with_node="Node $(node -p 'process.versions.node') with OpenSSL $(node -p 'process.versions.openssl'), ws $ws_version"
  echo "machine=$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), Linux $(uname -r)," \
    "load $(cut -d' ' -f1 /proc/loadavg) before; $(about compiler) -O2, Boost $(about boost), OpenSSL $(about openssl);" \
    "$with_node; $mode, $rounds rounds${server_core:+, rtt and requests_9_in_flight with the server on core $server_core and the clients on $client_cores}"
}

# What is printed: each figure, and what it comes from. `ratio` divides the first client's key by the second's.
# A line that two figures have in common stands with the first of them.
plan() {
  local figure measurement scheme
  while IFS='|' read -r figure measurement scheme; do
    case $measurement in
      rtt)
        echo "ratio $figure rtt $scheme p50_us ours_callback bare_beast_async"
        echo "ratio ${figure}_coroutine rtt $scheme p50_us ours_coroutine bare_beast_async"
        echo "ratio ${figure}_blocking rtt $scheme p50_us ours_blocking bare_beast_async"
        echo "each rtt_p50_us_$scheme rtt $scheme p50_us"
        echo "each rtt_p99_us_$scheme rtt $scheme p99_us"
        echo "each rtt_cpu_us_$scheme rtt $scheme cpu_us"
        ;;
      requests_9_in_flight)
        echo "ratio $figure $measurement $scheme per_s ours_callback bare_beast_async"
        echo "each requests_9_in_flight_per_s_$scheme $measurement $scheme per_s"
        echo "each requests_9_in_flight_cpu_us_$scheme $measurement $scheme cpu_us"
        ;;
      pushes)
        case $figure in
          *_node_*) echo "ratio $figure pushes $scheme per_s ours_typed node_json_parse" ;;
          *) echo "ratio $figure pushes $scheme per_s ours_typed bare_beast_async_undecoded" ;;
        esac
        echo "each pushes_per_s_$scheme pushes $scheme per_s"
        echo "each pushes_cpu_us_$scheme pushes $scheme cpu_us"
        ;;
      idle)
        echo "each idle_session_kib_$scheme idle $scheme kib"
        echo "each idle_sessions_$scheme idle $scheme sessions"
        ;;
    esac
  done < <(selected)
}

report() {
  awk -v has_node=$has_node '
    function name_of(head, client) { # the figure of the issue is ours; sessions, too
      return head ~ /^idle/ && client == "ours" ? head : head "_" client
    }
    function sort_values(   i, j, one) {
      for (i = 2; i <= n; i++) {
        one = values[i] + 0
        for (j = i - 1; j >= 1 && values[j] > one; j--) values[j + 1] = values[j]
        values[j + 1] = one
      }
    }
    function median() {
      sort_values()
      return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
    }
    function collect(where,   r) { # the values of all rounds
      n = 0
      for (r = 1; r <= rounds; r++) if ((r, where) in value) values[++n] = value[r, where] + 0
      return n
    }
    function shown(number, key) {
      if (key == "ratio") return sprintf("%.3f", number)
      if (key == "per_s" || key == "sessions") return sprintf("%.0f", number)
      if (key == "cpu_us") return sprintf("%.2f", number)
      return sprintf("%.1f", number)
    }
    function print_values(name, key, middle) { # after median() or sort_values()
      print name "=" shown(middle, key)
      if (key == "sessions") return
      print name "_min=" shown(values[1], key)
      print name "_max=" shown(values[n], key)
    }
    function absent(name, client) {
      if (client ~ /^node/ && has_node == "no") { print name "=skipped"; return }
      print name "=failed"
    }
    FILENAME == ARGV[1] { clients[++client_count] = $1 " " $2; next }
    FILENAME == ARGV[2] {
      value[$1, $2 " " $3 " " $4 " " $5] = $6
      if ($1 + 0 > rounds) rounds = $1 + 0
      next
    }
    seen[$0]++ { next }
    $1 == "ratio" {
      first = $3 " " $4 " " $6 " " $5
      second = $3 " " $4 " " $7 " " $5
      if (!collect(second)) { absent($2, $7); next }
      below = median()
      if (!collect(first)) { absent($2, $6); next }
      above = median()
      n = 0
      for (r = 1; r <= rounds; r++) {
        if ((r, first) in value && (r, second) in value) values[++n] = value[r, first] / value[r, second]
      }
      if (!n) { absent($2, $6); next }
      sort_values()
      print_values($2, "ratio", above / below)
    }
    $1 == "each" {
      for (c = 1; c <= client_count; c++) {
        split(clients[c], one, " ")
        if (one[1] != $3) continue
        if (!collect($3 " " $4 " " one[2] " " $5)) absent(name_of($2, one[2]), one[2])
        else print_values(name_of($2, one[2]), $5, median())
      }
    }' <(clients | awk -F'|' '{ print $1, $4 }') $measured <(plan)
}

: >$measured
head_line=$(machine)
start_server
measure_all
echo "$head_line"
report
[ $failures -eq 0 ]
