// SPDX-License-Identifier: Apache-2.0
// What the emulator bears: many customers who write, and many who are silent. tools/load.sh runs it.
//   emulator_load serve CUSTOMERS                        prints how to reach it, then a token a line; ends with its input
//   emulator_load events FILE EVENTS_PER_SECOND SECONDS  every customer of the file opens a chat and writes
//   emulator_load idle FILE PID SECONDS                  every customer of the file connects and is silent
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <livechat/customer.hpp>
#include <livechat/customer/connect_limits.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "descriptor_limit.hpp"
#include "latencies.hpp"
#include "session_memory.hpp"

namespace {

namespace lc = livechat::customer;
using livechat::bench::latencies;
using livechat::bench::resident_kib_of;
using clock = std::chrono::steady_clock;

constexpr std::size_t opened_at_once = 32;
constexpr std::chrono::seconds patience{300};

/// What `serve` prints, read again.
struct target {
  std::string url;
  std::string ca_file;
  std::string organization_id;
  std::vector<std::string> tokens;
};

target read_target(const char* path) {
  std::ifstream file(path);
  target out;
  std::getline(file, out.url);
  std::getline(file, out.ca_file);
  std::getline(file, out.organization_id);
  for (std::string token; std::getline(file, token);) out.tokens.push_back(token);
  if (out.tokens.empty()) throw std::runtime_error("the file names no customers");
  return out;
}

// --- The emulator -------------------------------------------------------------------------------------------------

void serve(std::size_t customers) {
  livechat::testing::emulator_options options;
  options.script("silent").rng_seed(1);
  livechat::testing::emulator emulator(options);
  std::printf("%s\n%s\n%s\n", emulator.wss_url().c_str(), emulator.ca_file().c_str(),
              emulator.organization_id().c_str());
  for (std::size_t i = 0; i < customers; ++i) std::printf("%s\n", emulator.issue_token().c_str());
  std::fflush(stdout);
  while (std::cin.get() != std::char_traits<char>::eof()) {
  }
}

// --- Customers ----------------------------------------------------------------------------------------------------

/// One client for each token, all on one thread, connected a few at a time.
class crowd {
 public:
  explicit crowd(const target& where) {
    lc::config settings(where.organization_id);
    settings.url(where.url).ca_file(where.ca_file).run_on(lc::event_loop::on_own_thread());
    for (const auto& token : where.tokens)
      all_.push_back(std::make_unique<lc::client>(lc::config(settings).token(token)));
  }

  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
  [[nodiscard]] lc::client& at(std::size_t number) { return *all_[number]; }

  /// Has every client do something that ends later, `opened_at_once` at a time, and waits for the last.
  /// `begin` calls what it is given when it is done, with what went wrong or nothing.
  using begin_one = std::function<void(std::size_t number, std::function<void(std::exception_ptr)> done)>;

  void each(begin_one begin) {
    std::promise<void> end;
    auto future = end.get_future();
    begin_ = std::move(begin);
    next_ = 0;
    ended_ = 0;
    end_ = &end;
    for (std::size_t i = 0; i < opened_at_once && i < size(); ++i) begin_next();
    if (future.wait_for(patience) != std::future_status::ready) throw std::runtime_error("it takes too long");
    future.get();
  }

 private:
  // On this thread, and on the loop's.
  void begin_next() {
    const auto number = next_++;
    if (number < size()) begin_(number, [this](const std::exception_ptr& failure) { ended(failure); });
  }

  void ended(const std::exception_ptr& failure) {
    if (failure && !has_failed_.exchange(true)) return end_->set_exception(failure);
    if (has_failed_) return;
    if (++ended_ == size()) return end_->set_value();
    begin_next();
  }

  std::vector<std::unique_ptr<lc::client>> all_;
  begin_one begin_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> ended_ = 0;
  std::atomic<bool> has_failed_ = false;
  std::promise<void>* end_ = nullptr;
};

template <class T>
std::exception_ptr failure_of(const lc::result<T>& answer) {
  return answer ? nullptr : std::make_exception_ptr(answer.error());
}

void connect_all(crowd& who) {
  who.each([&](std::size_t number, const auto& done) {
    who.at(number).connect().then([done](const lc::result<lc::login::response>& answer) { done(failure_of(answer)); });
  });
}

// --- Those who write ----------------------------------------------------------------------------------------------

/// Events at a steady rate, each customer in turn. An event is late from the moment when it was to be sent, not from when
/// it was: a sender that is held up by a slow emulator would hide the wait otherwise.
class event_load {
 public:
  event_load(crowd& who, std::size_t count) : who_(who), chats_(who.size()), due_(count), came_(count), took_(count) {}

  void open_chats() {
    for (std::size_t i = 0; i < who_.size(); ++i) {
      who_.at(i).on<lc::incoming_event>(
          [this](const lc::incoming_event& push) { arrived(push.event.header().custom_id); });
    }
    who_.each([this](std::size_t number, const auto& done) {
      who_.at(number).start_chat().then([this, number, done](const lc::result<lc::start_chat::response>& answer) {
        if (answer) chats_[number] = answer->chat_id;
        done(failure_of(answer));
      });
    });
  }

  void send_all(std::size_t per_second) {
    const auto began = clock::now();
    for (std::size_t number = 0; number < due_.size(); ++number) {
      due_[number] = began + std::chrono::nanoseconds(1'000'000'000 / per_second * number);
      std::this_thread::sleep_until(due_[number]);
      send(number);
    }
  }

  void wait_for_the_rest() {
    const auto until = clock::now() + std::chrono::seconds(10);
    while (arrived_ < due_.size() && clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }

  void print(std::size_t per_second) {
    std::size_t lost = 0;
    for (const auto& one : came_) lost += one.load() == 1 ? 0 : 1;
    std::printf("customers=%zu events=%zu events_per_second=%zu answered=%zu\n", who_.size(), due_.size(), per_second,
                answered_.load());
    const std::lock_guard lock(mutex_);
    took_.print_ms();
    std::printf("lost=%zu\n", lost);
  }

 private:
  void send(std::size_t number) {
    lc::message text("event " + std::to_string(number));
    text.custom_id = std::to_string(number);
    const auto customer = number % who_.size();
    who_.at(customer)
        .send_event({chats_[customer], std::move(text)})
        .then([this](const lc::result<lc::send_event::response>& answer) {
          if (answer) ++answered_;
        });
  }

  // On the loop's thread.
  void arrived(const std::string& custom_id) {
    const auto number = std::stoul(custom_id);
    ++came_.at(number);
    ++arrived_;
    const std::lock_guard lock(mutex_);
    took_.add(clock::now() - due_[number]);
  }

  crowd& who_;
  std::vector<std::string> chats_;
  std::vector<clock::time_point> due_;  ///< written before the event is sent, read after it has come
  std::vector<std::atomic<int>> came_;
  std::atomic<std::size_t> arrived_ = 0;
  std::atomic<std::size_t> answered_ = 0;
  std::mutex mutex_;
  latencies took_;
};

[[noreturn]] void events(const target& where, std::size_t per_second, std::size_t seconds) {
  crowd who(where);
  connect_all(who);
  event_load load(who, per_second * seconds);
  load.open_chats();
  load.send_all(per_second);
  load.wait_for_the_rest();
  load.print(per_second);
  std::fflush(stdout);
  std::_Exit(0);  // thousands of goodbyes are not measured
}

// --- Those who are silent -----------------------------------------------------------------------------------------

/// `alive`: those who never lost their connection and whom the emulator still answers.
[[noreturn]] void idle(target where, const char* emulator, std::size_t seconds) {
  auto first = where;
  first.tokens.resize(1);
  crowd one(first);
  connect_all(one);
  const double before = resident_kib_of(emulator);
  where.tokens.erase(where.tokens.begin());
  crowd who(where);
  std::atomic<std::size_t> losses = 0;
  for (std::size_t i = 0; i < who.size(); ++i) {
    who.at(i).on_state([&](const lc::state_change& change) {
      if (change.to == lc::link_state::waiting) ++losses;
    });
  }
  connect_all(who);
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  const double after = resident_kib_of(emulator);
  std::atomic<std::size_t> alive = 1;
  who.each([&](std::size_t number, const auto& done) {
    who.at(number).ping().then([&, done](const lc::result<lc::ping::response>& answer) {
      if (answer) ++alive;
      done(nullptr);
    });
  });
  const auto lost = losses.load();
  std::printf("connections=%zu idle_seconds=%zu\n", who.size() + 1, seconds);
  std::printf("alive=%zu kib_per_connection=%.1f\n", alive.load() - std::min(lost, alive.load()),
              (after - before) / static_cast<double>(who.size()));
  std::fflush(stdout);
  std::_Exit(0);
}

}  // namespace

int main(int argc, char** argv) try {
  livechat::bench::raise_descriptor_limit();
  lc::set_connect_limits(10'000, 10'000);
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "serve" && argc == 3) {
    serve(std::stoul(argv[2]));
  } else if (what == "events" && argc == 5) {
    events(read_target(argv[2]), std::stoul(argv[3]), std::stoul(argv[4]));
  } else if (what == "idle" && argc == 5) {
    idle(read_target(argv[2]), argv[3], std::stoul(argv[4]));
  } else {
    throw std::invalid_argument(
        "usage: serve CUSTOMERS | events FILE EVENTS_PER_SECOND SECONDS | idle FILE PID SECONDS");
  }
} catch (const std::exception& problem) {
  std::fprintf(stderr, "emulator_load: %s\n", problem.what());
  return 1;
}
