// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <livechat/customer/operation.hpp>
#include <utility>

namespace livechat::customer::test {

/// A callback queue that a test runs by hand.
class hand_queue final : public detail::callback_queue {
 public:
  void post(work job) override { jobs_.push_back(std::move(job)); }
  [[nodiscard]] waiting how_to_wait() override { return how; }
  void run_one() override {
    ++turns;
    if (on_turn) on_turn();
  }

  /// Runs what is posted, also what that posts; returns how many jobs those were.
  std::size_t run_all() {
    std::size_t count = 0;
    for (; !jobs_.empty(); ++count) {
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      job();
    }
    return count;
  }

  [[nodiscard]] std::size_t backlog() const { return jobs_.size(); }

  void drop_all() { jobs_.clear(); }

  waiting how = waiting::by_running;
  std::size_t turns = 0;
  std::function<void()> on_turn;

 private:
  std::deque<work> jobs_;
};

}  // namespace livechat::customer::test
