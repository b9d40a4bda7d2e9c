// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "net/alarm.hpp"
#include "net/link.hpp"
#include "net/loop.hpp"

namespace livechat::customer::net {

/// Writes down what a link does; `on` is called after each line, so that a test can act on it.
class recording_observer final : public link_observer {
 public:
  std::vector<std::string> trace;
  std::function<void(const std::string& line)> on;
  std::error_code code;
  std::string detail;
  std::optional<std::chrono::seconds> asked_to_wait;
  std::size_t part = 0;   // of a message, what had come last
  std::size_t parts = 0;  // how often that was told
  int ends = 0;
  bool is_inside_call = false;  // set by a test around its calls to the link

  void link_progressed(core::link_phase phase) override {
    static constexpr const char* names[] = {"resolving", "connecting", "tunnelling", "securing", "upgrading"};
    note(names[static_cast<std::size_t>(phase)]);
  }
  void link_opened() override { note("opened"); }
  void text_received(std::string_view text) override { note("text " + std::string(text)); }
  void binary_received() override { note("binary"); }
  void control_received() override { note("control"); }
  void pong_received() override { note("pong"); }
  void part_received(std::size_t so_far) override {
    part = so_far;
    ++parts;
  }
  void text_written() override { note("written"); }
  void link_closed(std::error_code why, std::string words, std::optional<std::chrono::seconds> wait) override {
    code = why;
    detail = std::move(words);
    asked_to_wait = wait;
    ++ends;
    note("closed");
  }

  /// Begins anew, for another link.
  void forget() {
    trace.clear();
    on = nullptr;
    code = {};
    detail.clear();
    asked_to_wait.reset();
    ends = 0;
  }

  [[nodiscard]] bool is_over() const { return ends > 0; }
  [[nodiscard]] std::size_t count(std::string_view line) const {
    std::size_t n = 0;
    for (auto const& each : trace) n += each == line ? 1 : 0;
    return n;
  }

 private:
  void note(std::string line) {
    if (is_inside_call) trace.emplace_back("INSIDE A CALL");
    trace.push_back(std::move(line));
    if (on) on(std::string(trace.back()));
  }
};

/// Runs the loop until `is_done`. False: it was not within 10 s.
template <class Condition>
[[nodiscard]] bool run_until(loop& loop, Condition is_done) {
  bool is_late = false;
  alarm limit(loop);
  limit.set(loop.now() + std::chrono::seconds(10), [&] { is_late = true; });
  while (!is_done() && !is_late) loop.run_one();
  return !is_late;
}

}  // namespace livechat::customer::net
