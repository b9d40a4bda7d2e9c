// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <vector>

namespace livechat::bench {

/// How long each of `count` pieces took. Memory is taken before the first one.
class latencies {
 public:
  explicit latencies(std::size_t count) { all_.reserve(count); }

  void add(std::chrono::steady_clock::duration took) {
    all_.push_back(std::chrono::duration<double, std::micro>(took).count());
  }

  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

  /// Prints `p50_ms` and `p99_ms`.
  void print_ms() {
    std::sort(all_.begin(), all_.end());
    const auto at = [this](std::size_t percent) {
      return all_.empty() ? 0 : all_[std::min(all_.size() * percent / 100, all_.size() - 1)] / 1000;
    };
    std::printf("p50_ms=%.2f\np99_ms=%.2f\n", at(50), at(99));
  }

  /// Prints `p50_us` and `p99_us`.
  void print() {
    std::sort(all_.begin(), all_.end());
    std::printf("p50_us=%.2f\np99_us=%.2f\n", all_.at(all_.size() / 2), all_.at(all_.size() * 99 / 100));
  }

 private:
  std::vector<double> all_;
};

}  // namespace livechat::bench
