// SPDX-License-Identifier: Apache-2.0
// This library, as its users use it: the public headers only.
//   ours callback|coroutine|blocking round_trips|in_flight|pushes|idle ws|wss PORT CA_FILE COUNT
// in_flight, pushes and idle have one form: callback.
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <future>
#include <livechat/customer.hpp>
#include <livechat/customer/connect_limits.hpp>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "descriptor_limit.hpp"
#include "latencies.hpp"
#include "order.hpp"
#include "session_memory.hpp"
#include "stopwatch.hpp"

namespace {

namespace lc = livechat::customer;
using livechat::bench::latencies;
using livechat::bench::order;
using livechat::bench::requests_in_flight;
using livechat::bench::session_memory;
using livechat::bench::sessions_opened_at_once;
using livechat::bench::stopwatch;
using livechat::bench::warm_up_round_trips;

// The server is not at fault when this is over.
constexpr std::chrono::seconds patience{60};

lc::config config_for(const order& what) {
  lc::config out("b7eff798-f8df-4364-8059-649c35c9ed0c");
  out.token("bench").url((what.is_tls ? "wss://localhost:" : "ws://localhost:") + what.port);
  if (what.is_tls) out.ca_file(what.ca_file);
  return out;
}

void wait_for(std::promise<void>& end) {
  auto future = end.get_future();
  if (future.wait_for(patience) != std::future_status::ready) throw std::runtime_error("it takes too long");
  future.get();
}

// --- Round trips ---------------------------------------------------------------------------------------------------

/// One after the other; each begins in the callback of the one before. Everything on the client's thread.
class callback_round_trips {
 public:
  callback_round_trips(lc::client& client, std::size_t count) : client_(client), count_(count), each_(count) {}

  void run() {
    begin();
    wait_for(end_);
    client_.close().get();  // behind the callback that said so
    each_.print();
  }

 private:
  void begin() {
    began_ = stopwatch::clock::now();
    client_.ping().then([this](lc::result<lc::ping::response> answer) { ended(answer); });
  }

  void ended(const lc::result<lc::ping::response>& answer) {
    const auto took = stopwatch::clock::now() - began_;
    if (!answer) return end_.set_exception(std::make_exception_ptr(answer.error()));
    if (left_to_warm_up_ > 0) {
      if (--left_to_warm_up_ == 0) all_ = stopwatch();
      return begin();
    }
    each_.add(took);
    if (each_.size() < count_) return begin();
    all_.print(count_);
    end_.set_value();
  }

  lc::client& client_;
  std::size_t count_;
  latencies each_;
  stopwatch all_;
  stopwatch::clock::time_point began_;
  std::size_t left_to_warm_up_ = warm_up_round_trips;
  std::promise<void> end_;
};

/// The same in a coroutine.
lc::task<> coroutine_round_trips(lc::client& client, std::size_t count, latencies& each) {
  for (std::size_t i = 0; i < warm_up_round_trips; ++i) co_await client.ping();
  const stopwatch all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto began = stopwatch::clock::now();
    co_await client.ping();
    each.add(stopwatch::clock::now() - began);
  }
  all.print(count);
}

/// The same from another thread, which sleeps until the answer is there.
void blocking_round_trips(lc::client& client, std::size_t count) {
  for (std::size_t i = 0; i < warm_up_round_trips; ++i) client.ping().get();
  latencies each(count);
  const stopwatch all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto began = stopwatch::clock::now();
    client.ping().get();
    each.add(stopwatch::clock::now() - began);
  }
  all.print(count);
  each.print();
}

void round_trips(const order& what) {
  lc::client client(config_for(what));
  client.connect().get();
  if (what.form == "callback") return callback_round_trips(client, what.count).run();
  if (what.form == "blocking") return blocking_round_trips(client, what.count);
  if (what.form != "coroutine") throw std::invalid_argument("the forms are callback, coroutine and blocking");
  latencies each(what.count);
  client.spawn(coroutine_round_trips(client, what.count, each)).get();
  each.print();
}

// --- Nine in flight ------------------------------------------------------------------------------------------------

/// Every answer has the next request sent. Callbacks of one client never run side by side, so nothing is locked.
class requests_side_by_side {
 public:
  requests_side_by_side(lc::client& client, std::size_t count) : client_(client), left_(count), count_(count) {}

  void run() {
    for (std::size_t i = 0; i < requests_in_flight; ++i) begin();
    wait_for(end_);
    all_.print(count_);
    client_.close().get();  // behind the callback that said so
  }

 private:
  void begin() {
    client_.ping().then([this](lc::result<lc::ping::response> answer) { ended(answer); });
  }

  void ended(const lc::result<lc::ping::response>& answer) {
    if (left_ == 0) return;
    if (!answer) {
      left_ = 0;
      return end_.set_exception(std::make_exception_ptr(answer.error()));
    }
    if (--left_ == 0) return end_.set_value();
    begin();
  }

  lc::client& client_;
  std::size_t left_;
  std::size_t count_;
  stopwatch all_;
  std::promise<void> end_;
};

void in_flight(const order& what) {
  lc::client client(config_for(what));
  client.connect().get();
  requests_side_by_side(client, what.count).run();
}

// --- Pushes --------------------------------------------------------------------------------------------------------

void pushes(const order& what) {
  std::promise<void> end;
  std::size_t came = 0;
  std::size_t text_bytes = 0;
  lc::client client(config_for(what));
  client.on<lc::incoming_event>([&](const lc::incoming_event& push) {
    text_bytes += push.event.text().size();
    if (++came == what.count) end.set_value();
  });
  client.on_error([](const lc::error& problem) { std::fprintf(stderr, "ours: %s\n", problem.what()); });
  client.connect().get();
  const stopwatch all;
  client.request("bench_pushes", lc::json_text(R"({"count":)" + std::to_string(what.count) + "}")).get();
  wait_for(end);
  all.print(what.count);
  if (text_bytes == 0) throw std::runtime_error("the pushes have no text");
}

// --- Idle sessions -------------------------------------------------------------------------------------------------

/// Many clients on one thread.
class idle_sessions {
 public:
  explicit idle_sessions(const order& what) : settings_(config_for(what)) {
    settings_.run_on(lc::event_loop::on_own_thread());
  }

  /// Opens sessions until there are `wanted`, a few at a time. One call at a time.
  void open(std::size_t wanted) {
    std::promise<void> end;
    {
      const std::lock_guard lock(mutex_);
      all_.reserve(wanted);
      wanted_ = wanted;
      end_ = &end;
    }
    for (std::size_t i = 0; i < sessions_opened_at_once; ++i) open_next();
    wait_for(end);
    const std::lock_guard behind_the_callback_that_said_so(mutex_);
  }

 private:
  // On this thread, and on the loop's.
  void open_next() {
    lc::client* next = nullptr;
    {
      const std::lock_guard lock(mutex_);
      if (all_.size() == wanted_) return;
      all_.push_back(std::make_unique<lc::client>(settings_));
      next = all_.back().get();
    }
    next->connect().then([this](const lc::result<lc::login::response>& answer) { opened(answer); });
  }

  void opened(const lc::result<lc::login::response>& answer) {
    {
      const std::lock_guard lock(mutex_);
      if (end_ == nullptr) return;
      if (!answer) return std::exchange(end_, nullptr)->set_exception(std::make_exception_ptr(answer.error()));
      if (++open_ == wanted_) return std::exchange(end_, nullptr)->set_value();
    }
    open_next();
  }

  lc::config settings_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<lc::client>> all_;
  std::size_t open_ = 0;
  std::size_t wanted_ = 0;
  std::promise<void>* end_ = nullptr;
};

[[noreturn]] void idle(const order& what) {
  idle_sessions sessions(what);
  sessions.open(1);
  const session_memory growth;
  sessions.open(what.count + 1);
  std::this_thread::sleep_for(std::chrono::seconds(livechat::bench::seconds_idle));
  growth.print(what.count);
  std::fflush(stdout);
  std::_Exit(0);  // thousands of goodbyes are not measured
}

}  // namespace

int main(int argc, char** argv) try {
  const auto what = order::from(argc, argv);
  livechat::bench::raise_descriptor_limit();
  lc::set_connect_limits(10'000, 10'000);
  if (what.measurement == "round_trips") {
    round_trips(what);
  } else if (what.measurement == "in_flight") {
    in_flight(what);
  } else if (what.measurement == "pushes") {
    pushes(what);
  } else if (what.measurement == "idle") {
    idle(what);
  } else {
    throw std::invalid_argument("no such measurement");
  }
} catch (const std::exception& problem) {
  std::fprintf(stderr, "ours: %s\n", problem.what());
  return 1;
}
