// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/resource.h>
#include <sys/time.h>

#include <chrono>
#include <cstddef>
#include <cstdio>

namespace livechat::bench {

/// The time on the wall, and the processor's for all threads of this process. Begins when it is made.
class stopwatch {
 public:
  using clock = std::chrono::steady_clock;

  /// Prints `per_s` and `cpu_us`, the rate and the processor's time for each of `count` pieces.
  void print(std::size_t count) const {
    const std::chrono::duration<double> took = clock::now() - began_;
    const auto pieces = static_cast<double>(count);
    std::printf("per_s=%.0f\ncpu_us=%.3f\n", pieces / took.count(), (cpu_us() - cpu_began_) / pieces);
  }

 private:
  static double us(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  }

  static double cpu_us() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return us(used.ru_utime) + us(used.ru_stime);
  }

  clock::time_point began_ = clock::now();
  double cpu_began_ = cpu_us();
};

}  // namespace livechat::bench
