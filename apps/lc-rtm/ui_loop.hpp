// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <deque>
#include <exception>
#include <functional>
#include <livechat/customer/work.hpp>
#include <mutex>
#include <optional>
#include <utility>

#include "descriptor.hpp"

namespace lc_rtm {

/// Thrown when the user asks the program to end (Ctrl-C, SIGTERM, the terminal goes away).
struct interrupted {};

/// The one place where the main thread waits: for callbacks of the client, for lines on standard input, for Ctrl-C,
/// for a deadline. All of the program but the library's own threads runs inside it.
///
/// Made before any other thread: those must inherit that the signals are blocked.
class ui_loop {
 public:
  using clock = std::chrono::steady_clock;
  using deadline = std::optional<clock::time_point>;

  ui_loop();
  ui_loop(const ui_loop&) = delete;
  ui_loop& operator=(const ui_loop&) = delete;
  ~ui_loop() = default;

  /// Runs `job` in the loop, behind those posted before. From any thread: this is what `config::post` is given.
  void post(livechat::customer::work job);

  /// Calls `is_readable` when standard input can be read without waiting; an empty function ends that.
  void watch_input(std::function<void()> is_readable) { input_ = std::move(is_readable); }

  /// Ends the program quietly when whoever reads standard output goes away, even if nothing is being printed.
  void watch_output() { is_output_watched_ = true; }

  /// Runs until `done()`. False: the deadline came first.
  /// Throws `interrupted`, `output_closed`, and whatever was given to `fail`.
  bool run_until(const std::function<bool()>& done, deadline until = {});

  /// Lets `run_until` throw. For callbacks of the client, which must not throw themselves.
  void fail(std::exception_ptr why) noexcept {
    if (!why_failed_) why_failed_ = std::move(why);
  }

  /// The callback, made so that what it throws comes out of `run_until`.
  template <class Callback>
  [[nodiscard]] auto guarded(Callback callback) {
    return [this, callback = std::move(callback)](const auto&... arguments) mutable {
      try {
        callback(arguments...);
      } catch (...) {
        fail(std::current_exception());
      }
    };
  }

 private:
  void turn(const deadline& until);
  void run_jobs();
  void check();
  [[nodiscard]] bool has_jobs();
  [[nodiscard]] int wait_for(const deadline& until);

  descriptor wake_;
  descriptor signals_;
  std::function<void()> input_;
  bool is_output_watched_ = false;
  std::exception_ptr why_failed_;

  std::mutex mutex_;
  std::deque<livechat::customer::work> jobs_;
};

}  // namespace lc_rtm
