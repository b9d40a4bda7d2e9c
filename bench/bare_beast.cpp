// SPDX-License-Identifier: Apache-2.0
// What Beast costs by itself: no JSON is read, messages are only counted.
//   bare_beast sync|async|async_lean round_trips|in_flight|pushes|idle ws|wss PORT CA_FILE COUNT
//   bare_beast about
#include <openssl/crypto.h>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/version.hpp>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "descriptor_limit.hpp"
#include "latencies.hpp"
#include "order.hpp"
#include "session_memory.hpp"
#include "stopwatch.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace ssl = asio::ssl;
namespace websocket = beast::websocket;
using livechat::bench::latencies;
using livechat::bench::order;
using livechat::bench::requests_in_flight;
using livechat::bench::session_memory;
using livechat::bench::stopwatch;
using livechat::bench::warm_up_round_trips;

// `async` is what Beast's examples show. `async_lean` names the executor by its type instead of any_io_executor, which
// saves allocations: the least that Asio's coroutines cost.
using usual = asio::any_io_executor;
using lean = asio::io_context::executor_type;

template <class Executor>
using socket_on = asio::basic_stream_socket<asio::ip::tcp, Executor>;
template <class Executor>
using tls_on = ssl::stream<socket_on<Executor>>;

constexpr const char* host = "localhost";
constexpr const char* target = "/v3.6/customer/rtm/ws?organization_id=bench";

/// One connection, and what is needed to speak over it. `Next` is what WebSocket stands on.
template <class Next>
class connection {
 public:
  using executor = typename Next::executor_type;
  template <class T>
  using awaitable = asio::awaitable<T, executor>;
  static constexpr asio::use_awaitable_t<executor> use_awaitable{};
  static constexpr bool is_tls = std::is_same_v<Next, tls_on<executor>>;

  connection(asio::io_context& io, ssl::context& context, const order& what)
      : ws_(make(io, context)), port_(static_cast<unsigned short>(std::stoul(what.port))) {}

  void open() {
    connect_socket();
    if constexpr (is_tls) {
      expect_name();
      ws_.next_layer().handshake(ssl::stream_base::client);
    }
    ws_.handshake(host, target);
    send("login", R"({"token":"bench"})");
    receive();
  }

  awaitable<void> async_open() {
    connect_socket();
    if constexpr (is_tls) {
      expect_name();
      co_await ws_.next_layer().async_handshake(ssl::stream_base::client, use_awaitable);
    }
    co_await ws_.async_handshake(host, target, use_awaitable);
    co_await async_send("login", R"({"token":"bench"})");
    co_await async_receive();
  }

  void send(std::string_view action, std::string_view payload = "{}") {
    write_request(action, payload);
    ws_.write(asio::buffer(request_));
  }

  void receive() {
    ws_.read(message_);
    message_.clear();
  }

  awaitable<void> async_send(std::string_view action, std::string_view payload = "{}") {
    write_request(action, payload);
    co_await ws_.async_write(asio::buffer(request_), use_awaitable);
  }

  awaitable<void> async_receive() {
    co_await ws_.async_read(message_, use_awaitable);
    message_.clear();
  }

  // For loops that await Beast's own operations: a coroutine around each would cost a frame.
  websocket::stream<Next, false>& ws() noexcept { return ws_; }
  beast::flat_buffer& message() noexcept { return message_; }
  asio::const_buffer next_ping() {
    write_request("ping", "{}");
    return asio::buffer(request_);
  }

 private:
  static Next make(asio::io_context& io, ssl::context& context) {
    if constexpr (is_tls) {
      return Next(socket_on<executor>(io.get_executor()), context);
    } else {
      return Next(io.get_executor());
    }
  }

  // On loopback there is nothing to wait for.
  void connect_socket() {
    auto& socket = beast::get_lowest_layer(ws_);
    socket.connect({asio::ip::address_v4::loopback(), port_});
    socket.set_option(asio::ip::tcp::no_delay(true));
  }

  void expect_name() {
    auto& tls = ws_.next_layer();
    tls.set_verify_callback(ssl::host_name_verification(host));
    SSL_set_tlsext_host_name(tls.native_handle(), host);
  }

  void write_request(std::string_view action, std::string_view payload) {
    request_ = R"({"request_id":")";
    request_.append(std::to_string(++requests_)).append(R"(","action":")").append(action);
    request_.append(R"(","payload":)").append(payload).append("}");
  }

  websocket::stream<Next, false> ws_;
  unsigned short port_;
  beast::flat_buffer message_;
  std::string request_;
  unsigned long requests_ = 0;
};

std::string count_payload(std::size_t count) { return R"({"count":)" + std::to_string(count) + "}"; }

// --- sync ----------------------------------------------------------------------------------------------------------

template <class Next>
void round_trips(connection<Next>& to, std::size_t count) {
  for (std::size_t i = 0; i < warm_up_round_trips; ++i) {
    to.send("ping");
    to.receive();
  }
  latencies each(count);
  const stopwatch all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto began = stopwatch::clock::now();
    to.send("ping");
    to.receive();
    each.add(stopwatch::clock::now() - began);
  }
  all.print(count);
  each.print();
}

template <class Next>
void in_flight(connection<Next>& to, std::size_t count) {
  for (std::size_t i = 0; i < requests_in_flight; ++i) to.send("ping");
  const stopwatch all;
  for (std::size_t i = 0; i < count; ++i) {
    to.receive();
    to.send("ping");
  }
  all.print(count);
}

template <class Next>
void pushes(connection<Next>& to, std::size_t count) {
  const stopwatch all;
  to.send("bench_pushes", count_payload(count));
  for (std::size_t i = 0; i < count + 1; ++i) to.receive();
  all.print(count);
}

template <class Next>
void run_sync(connection<Next>& to, const order& what) {
  to.open();
  if (what.measurement == "round_trips") return round_trips(to, what.count);
  if (what.measurement == "in_flight") return in_flight(to, what.count);
  if (what.measurement == "pushes") return pushes(to, what.count);
  throw std::invalid_argument("no such measurement");
}

// --- async: a coroutine on an io_context of one thread -------------------------------------------------------------

template <class Next>
using awaitable_of = typename connection<Next>::template awaitable<void>;

template <class Next>
awaitable_of<Next> async_round_trips(connection<Next>& to, std::size_t count) {
  constexpr auto token = connection<Next>::use_awaitable;
  latencies each(count);
  std::optional<stopwatch> all;
  for (std::size_t i = 0; i < warm_up_round_trips + count; ++i) {
    if (i == warm_up_round_trips) all.emplace();
    const auto began = stopwatch::clock::now();
    co_await to.ws().async_write(to.next_ping(), token);
    co_await to.ws().async_read(to.message(), token);
    to.message().clear();
    if (all) each.add(stopwatch::clock::now() - began);
  }
  all->print(count);
  each.print();
}

template <class Next>
awaitable_of<Next> async_in_flight(connection<Next>& to, std::size_t count) {
  constexpr auto token = connection<Next>::use_awaitable;
  for (std::size_t i = 0; i < requests_in_flight; ++i) co_await to.async_send("ping");
  const stopwatch all;
  for (std::size_t i = 0; i < count; ++i) {
    co_await to.ws().async_read(to.message(), token);
    to.message().clear();
    co_await to.ws().async_write(to.next_ping(), token);
  }
  all.print(count);
}

template <class Next>
awaitable_of<Next> async_pushes(connection<Next>& to, std::size_t count) {
  constexpr auto token = connection<Next>::use_awaitable;
  const stopwatch all;
  co_await to.async_send("bench_pushes", count_payload(count));
  for (std::size_t i = 0; i < count + 1; ++i) {
    co_await to.ws().async_read(to.message(), token);
    to.message().clear();
  }
  all.print(count);
}

/// A session that waits for what the service may say.
template <class Next>
awaitable_of<Next> stay(connection<Next>& at) {
  while (true) co_await at.async_receive();
}

[[noreturn]] void ended(const std::exception_ptr& failure) {
  if (failure) std::rethrow_exception(failure);
  throw std::runtime_error("a session ended");
}

void rethrow(const std::exception_ptr& failure) {
  if (failure) std::rethrow_exception(failure);
}

/// Sessions that are logged in and do nothing, on one thread.
template <class Next>
class idle_sessions {
 public:
  idle_sessions(asio::io_context& io, ssl::context& context, const order& what)
      : io_(io), context_(context), what_(what) {
    all_.reserve(what.count + 1);
  }

  /// Opens sessions until there are `wanted`, some side by side.
  void open(std::size_t wanted) {
    for (std::size_t i = 0; i < livechat::bench::sessions_opened_at_once; ++i) {
      asio::co_spawn(io_, open_more(wanted), rethrow);
    }
    while (open_ < wanted) io_.run_one();
  }

  void stay_idle() { io_.run_for(std::chrono::seconds(livechat::bench::seconds_idle)); }

 private:
  awaitable_of<Next> open_more(std::size_t wanted) {
    while (all_.size() < wanted) {
      all_.push_back(std::make_unique<connection<Next>>(io_, context_, what_));
      auto& one = *all_.back();
      co_await one.async_open();
      ++open_;
      asio::co_spawn(io_, stay(one), ended);
    }
  }

  asio::io_context& io_;
  ssl::context& context_;
  const order& what_;
  std::vector<std::unique_ptr<connection<Next>>> all_;
  std::size_t open_ = 0;
};

template <class Next>
[[noreturn]] void idle(asio::io_context& io, ssl::context& context, const order& what) {
  idle_sessions<Next> sessions(io, context, what);
  sessions.open(1);
  const session_memory growth;
  sessions.open(what.count + 1);
  sessions.stay_idle();
  growth.print(what.count);
  std::fflush(stdout);
  std::_Exit(0);  // thousands of goodbyes are not measured
}

template <class Next>
awaitable_of<Next> run_async(connection<Next>& to, const order& what) {
  co_await to.async_open();
  if (what.measurement == "round_trips") co_return co_await async_round_trips(to, what.count);
  if (what.measurement == "in_flight") co_return co_await async_in_flight(to, what.count);
  if (what.measurement == "pushes") co_return co_await async_pushes(to, what.count);
  throw std::invalid_argument("no such measurement");
}

template <class Next>
void run_over(asio::io_context& io, ssl::context& context, const order& what) {
  if (what.measurement == "idle") idle<Next>(io, context, what);
  connection<Next> to(io, context, what);
  if (what.form == "sync") return run_sync(to, what);
  asio::co_spawn(io, run_async(to, what), rethrow);
  io.run();
}

template <class Executor>
void run_on(const order& what) {
  asio::io_context io(1);
  ssl::context context(ssl::context::tls_client);
  context.set_verify_mode(ssl::verify_peer);
  context.load_verify_file(what.ca_file);
  if (what.is_tls) {
    run_over<tls_on<Executor>>(io, context, what);
  } else {
    run_over<socket_on<Executor>>(io, context, what);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc == 2 && std::string_view(argv[1]) == "about") {
    std::printf("compiler=%s\nboost=%d.%d\nopenssl=%s\n",
#ifdef __clang__
                "clang " __clang_version__,
#else
                "gcc " __VERSION__,
#endif
                BOOST_VERSION / 100'000, BOOST_VERSION / 100 % 1'000, OpenSSL_version(OPENSSL_VERSION_STRING));
    return 0;
  }
  const auto what = order::from(argc, argv);
  livechat::bench::raise_descriptor_limit();
  if (what.form == "async" || what.form == "sync") {
    run_on<usual>(what);
  } else if (what.form == "async_lean") {
    run_on<lean>(what);
  } else {
    throw std::invalid_argument("the forms are sync, async and async_lean");
  }
} catch (const std::exception& problem) {
  std::fprintf(stderr, "bare_beast: %s\n", problem.what());
  return 1;
}
